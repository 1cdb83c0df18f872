// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/growth/estimate.hpp>
#include <attain/plans/plan.hpp>
#include <attain/simulate/assess.hpp>
#include <attain/simulate/compile.hpp>
#include <attain/simulate/lever_paths.hpp>
#include <attain/simulate/program.hpp>

#include "builder.hpp"
#include "keep.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace attain::simulate {

/// Model-scale levels by year.
using year_terms = std::map<int, term>;

/// A path under one scenario and how it differs from the path under the first one.
struct arm_path {
  bool as_first = true;
  year_terms levels = {};       ///< model scale
  year_terms values = {};       ///< base units, of laws that work on them
  year_terms differences = {};  ///< of levels, against the first scenario
  /// What is added to a trend's path where nothing else is done to it; none where its levels are
  /// cut, or moved as a stock.
  std::optional<year_terms> added = {};
};

/// Lowest and highest value in base units that a histogram has to hold.
struct value_span {
  double low = 0;
  double high = 0;
};

/// Factors by year on the inflow and on the yearly losses of a stock.
struct stock_push {
  year_terms inflow = {};
  year_terms losses = {};
};

/// Turns a plan into operations of a program, indicator by indicator.
class compiler {
 public:
  compiler(const plan_run& run, builder& build);

  /// Asks for paths of these indicators, or of all where none is named; before `compile`.
  void want(const std::vector<std::string>& ids);
  /// Asks for probabilities of targets in each draw; before `compile`.
  void keep_chances() { keeps_chances_ = true; }
  plan_slots compile();
  /// Keeps the draws of what was asked for, after `compile` (compile_groups.cpp).
  void keep_draws(std::size_t place, kept& keep);
  /// Headline targets reached in a draw under the first scenario, after `compile`.
  term reached() const { return reached_.front(); }
  /// Whether each target is reached in a draw under the first scenario; none where not assessed.
  const std::vector<std::optional<term>>& hits() const { return hits_; }

  // Figures under the first scenario alone, without what `compile` keeps (redraw.cpp)
  void begin() { prepare_levers(); }
  /// Whether a target is reached in a draw; none where not assessed.
  std::optional<term> outcome_in_draw(std::size_t target);
  /// Model-scale levels ahead, by year, of what was not observed.
  year_terms levels_ahead(const std::string& id);
  const plan_slots& slots() const { return out_; }

 private:
  using indicator = indicators::indicator;
  using indicator_estimate = growth::indicator_estimate;

  /// Judges all targets under a scenario, or finds them judged under the same levers.
  void assess_under(const plans::scenario& s);
  void compile_indicator(const indicator& i);
  void compile_target(std::size_t target, const indicator& i, const std::vector<arm_path>& paths);
  void record(std::size_t arm, std::size_t target, term hits, term first);
  void finish_arm(std::size_t arm);
  /// Headline targets with a probability under the first scenario and not under this one.
  std::vector<std::pair<std::size_t, term>> only_first(std::size_t arm) const;
  bool as_first(std::size_t target, std::size_t arm);
  void keep_fan(const indicator& i, const indicator_estimate& e, const arm_path& path);
  /// Counts over several targets or indicators of the first scenario (compile_groups.cpp).
  void keep_stages();
  void keep_parts();

  // Paths (compile_paths.cpp)
  const std::vector<arm_path>& paths_for(const std::string& id);
  year_terms trend_path(const indicator& i, const growth::trend& law, int end,
                        const std::vector<indicators::observation>& partials);
  void cut(const indicator& i, year_terms& levels, const year_terms& ceiling);
  year_terms delivery_path(const indicator& i, const growth::delivery& law, std::size_t arm,
                           int end);
  std::vector<arm_path> arm_paths(const indicator& i, const indicator_estimate& e, int end);
  std::vector<arm_path> trend_paths(const indicator& i, const indicator_estimate& e, int end);
  std::vector<arm_path> delivery_paths(const indicator& i, const growth::delivery& law, int end);

  // Laws of whole numbers and of other indicators (compile_laws.cpp)
  year_terms hazard_path(const indicator& i, const growth::hazard& law, int end);
  year_terms counting_path(const indicator& i, const growth::counting& law, int end,
                           const year_terms& shift);
  std::vector<arm_path> value_paths(const indicator& i, const indicator_estimate& e, int end);
  std::vector<arm_path> derived_paths(const indicator& i, const indicator_estimate& e, int end);
  term derived_value(const indicator& i, const growth::derived& law, std::size_t arm, int year);
  term remainder(const growth::derived& law, std::size_t arm, int year);
  bool derived_as_first(const indicator& i, const growth::derived& law, std::size_t arm);

  // Values in a year (compile_values.cpp)
  term value_at(const std::string& id, std::size_t arm, int year);
  term x_at(const std::string& id, std::size_t arm, int year);
  /// The value for laws that work on values, else the model scale: increasing in the value.
  term scaled_at(const std::string& id, std::size_t arm, int year);
  term bridge(int year, const indicator& i, const indicator_estimate& e);
  term natural(term x, const indicator& i);
  term model_scale(term value, const indicator& i);
  term added(const plans::target_fields& f, std::size_t arm);

  // Histograms (compile_spans.cpp)
  /// Whether levers are set, which widens a histogram. Scenarios of a brief run set the same ones
  /// but for the first, whose histograms serve the others.
  bool has_levers(std::size_t arm) const {
    return !levers_[brief_ ? levers_.size() - 1 : arm].empty();
  }
  bucket_grid grid_of(const indicator& i, std::size_t arm, int year);
  value_span span_of(const indicator& i, std::size_t arm, int year);
  value_span derived_span(const indicator& i, const growth::derived& law, std::size_t arm,
                          int year);

  // Levers (compile_levers.cpp)
  void prepare_levers();
  /// Paths of a lever; both at the reference where the scenario does not set it.
  const lever_paths& paths_in(std::size_t arm, const levers::lever& l);
  /// The levers whose settings add to that of `l`, itself included.
  std::vector<const levers::lever*> members(const levers::lever& l) const;
  std::vector<levers::schedule_pair> group_paths(const levers::lever& l, std::size_t arm);
  bool is_moved(const levers::lever& l, std::size_t arm) const;
  bool same_levers(const indicator& i, std::size_t a, std::size_t b);
  /// Levers whose settings decide the path of an indicator, with their groups, as in the plan.
  const std::vector<const levers::lever*>& acting(const indicator& i);
  bool same_lever(const levers::lever& l, std::size_t a, std::size_t b) const;
  /// What several levers share: a total effect ("judgement/<channel>") or an interaction
  /// ("interaction/<first>/<second>") of an indicator.
  term shared_draw(const random::distribution& value, const indicator& i, const std::string& what,
                   std::size_t arm);
  bool is_redrawn(std::size_t arm, const plans::parameter_id& id) const;
  term value_of(const levers::lever& l, const levers::operand& o, std::size_t arm);
  void note(std::size_t arm, const std::string& sentence);

  // Responses (compile_responses.cpp)
  /// levers::change in each draw.
  term points(const levers::lever& l, std::size_t effect, std::size_t arm, double setting,
              double reference);
  term drawn_points(const levers::effect& e, const std::vector<term>& values, double setting,
                    double reference);
  term reacting_part(const std::vector<term>& values);
  term reacting(const levers::effect& e, term moved, term part);
  term common_part(term a, term b);
  /// Of effects of one sign the largest.
  term largest(const std::vector<term>& effects);

  // Effects by year (compile_effects.cpp)
  struct contribution {
    const levers::lever* lever;
    year_terms points;
  };
  term points_of_year(const levers::lever& l, std::size_t effect, std::size_t arm, int year);
  year_terms guaranteed(const levers::lever& l, std::size_t effect, std::size_t arm, int first,
                        int end);
  /// What the other coverages, or utilisations, on the channel leave.
  term left_by_others(const indicator& i, const levers::lever& l, std::size_t effect,
                      std::size_t arm, int year);
  year_terms effect_points(const indicator& i, const levers::lever& l, std::size_t effect,
                           std::size_t arm, int first, int end);
  std::vector<contribution> contributions(const indicator& i, levers::channel c, std::size_t arm,
                                          int first, int end);
  /// Places of contributions whose levers overlap, together.
  std::vector<std::vector<std::size_t>> one_instrument(const std::vector<contribution>& all) const;
  year_terms channel_points(const indicator& i, levers::channel c, std::size_t arm, int first,
                            int end);
  /// Change of the level by growth, level, delay of a flow, and declared breaks.
  year_terms shifts(const indicator& i, double start, std::size_t arm, int end);

  // Stocks with inflow and losses (compile_stock.cpp)
  stock_push push_of(const indicator& i, std::size_t arm, int first, int end);
  /// Moves `levels` by what levers do to inflow and losses; false where they do nothing.
  bool move_stock(const indicator& i, const growth::trend& law, std::size_t arm, int end,
                  year_terms& levels);
  term pushed_stock(const indicator& i, const growth::derived& law, std::size_t arm, int year);
  void refuse_without_level(const indicator& i, std::size_t arm);

  // Costs (compile_costs.cpp)
  void keep_costs();
  /// Of a brief run: the discounted total of one scenario.
  void keep_total_cost(std::size_t arm, const std::vector<const levers::lever*>& priced,
                       const std::vector<std::string>& unpriced, bool together,
                       const std::function<double(double, bool)>& unit_for);
  std::map<int, term> cost_by_year(const levers::lever& l, std::size_t arm, double& size);
  double size_of(const levers::lever& l, const levers::operand& o) const;
  double size_of_cost(const levers::lever& l, std::size_t arm, int year, double units, double mean);
  std::size_t first_that_sets(const levers::lever& l) const;

  // Events (compile_events.cpp)
  term event(const plans::target& t, std::size_t arm);
  term growth_event(const plans::target& t, std::size_t arm);
  term rank_at(const plans::target_fields& f, std::size_t arm, int year);
  term satisfied_at(const plans::target_fields& f, std::size_t arm, int year);
  /// Where `x`, with thresholds moved by `scale`, satisfies the target.
  term satisfied(term x, const plans::target_fields& f, const indicator& i, bool on_model_scale);
  /// Tally of the year in which a level first satisfies its target.
  void keep_first_year(std::size_t target, std::size_t arm, const indicator& i,
                       const year_terms& path, term hits);

  // Probabilities in a draw (compile_chances.cpp)
  void record_chance(std::size_t arm, std::size_t target, term hits);
  std::optional<term> chance_of(const plans::target& t, std::size_t arm);
  std::optional<term> chance_of_change(const plans::target& t, std::size_t arm);
  std::optional<term> chance_of_level(const plans::target& t, const growth::trend& law,
                                      double centre, double scale, term added);

  std::string own(const indicator& i, const std::string& what) const;

  const plans::plan& plan_;
  const growth::estimate& estimate_;
  const std::vector<plans::scenario>& scenarios_;
  builder& build_;
  plan_slots out_;
  std::vector<std::vector<assessment>> assessments_;        // one a set of levers, by target
  std::vector<std::size_t> assessed_as_;                    // [arm], place in assessments_
  std::vector<std::vector<std::string>> with_operands_;     // by target
  std::vector<std::map<std::string, lever_paths>> levers_;  // [arm], by lever set in it
  std::vector<std::optional<term>> hits_;                   // first scenario, by target
  std::map<std::string, int> ends_;                         // last year needed, by indicator
  std::map<std::string, bool> aimed_at_;                    // indicators whose levels are kept
  std::map<std::string, std::vector<arm_path>> paths_;      // [arm], by indicator
  std::map<std::tuple<std::string, std::size_t, int>, term> values_;  // of derived indicators
  std::map<int, term> naturals_;                                      // by register of a level
  std::map<std::tuple<std::string, std::size_t, int>, value_span> spans_;
  std::map<std::string, term> points_;
  std::map<std::pair<std::string, std::string>, term> drawn_;  // parameters as the plan has them
  std::map<std::string, std::vector<const levers::lever*>> acting_;  // on an indicator
  std::map<std::string, lever_paths> references_;  // of levers that a scenario does not set
  std::map<std::pair<std::string, std::size_t>, stock_push> pushes_;  // of derived stocks
  const std::vector<std::set<plans::parameter_id>>& redrawn_;
  bool keeps_levels_;
  bool keeps_chances_ = false;
  term expected_ = number_term(0);  // headline targets reached under the first scenario
  bool brief_;
  double discount_;
  std::map<std::pair<std::size_t, std::size_t>, term> target_gains_;  // by (arm, target)
  std::map<std::size_t, term> first_years_;                           // first scenario, by target
  std::map<std::string, term> bridges_;
  std::vector<term> reached_;
  std::vector<term> gained_;
  std::vector<int> gains_;  // targets that can differ from the first scenario, by arm
  std::map<std::pair<std::string, int>, int> first_levels_;  // histograms by indicator and year
};

/// Pairs and gains of one run's targets against those of run `before`.
change_slots changes(builder& build, int before, const std::vector<std::optional<term>>& now,
                     const std::vector<std::optional<term>>& then,
                     const std::vector<bool>& counted);

}  // namespace attain::simulate
