// SPDX-License-Identifier: Apache-2.0
#include <attain/io/json.hpp>

#include "study/zhejiang.hpp"

#include <attain/core/error.hpp>
#include <attain/study/compare.hpp>
#include <attain/study/forecast.hpp>

#include <cctype>
#include <stdexcept>

namespace attain::io {
namespace {

using test::zhejiang;
using text_list = std::vector<std::string>;

/// A JSON value: members and elements in order, everything else as written.
struct value {
  char kind = 0;  ///< '{', '[', '"', '0' number, 'n' null, 'b' true or false
  std::string text = {};
  std::vector<std::pair<std::string, value>> members = {};

  const value& at(const std::string& key) const {
    for (const auto& [name, member] : members)
      if (name == key) return member;
    throw std::out_of_range(key);
  }
  const value& at(std::size_t i) const { return members.at(i).second; }
  text_list keys() const {
    text_list out;
    for (const auto& [name, member] : members) out.push_back(name);
    return out;
  }
  double number() const { return std::stod(text); }
  bool is_null() const { return kind == 'n'; }
};

/// Reads RFC 8259 and nothing more; throws std::runtime_error otherwise.
class reader {
 public:
  explicit reader(std::string_view text) : text_(text) {}

  value whole() {
    value v = any();
    space();
    if (at_ != text_.size()) fail("text after the end");
    return v;
  }

 private:
  [[noreturn]] void fail(const std::string& why) const {
    throw std::runtime_error(why + " at " + std::to_string(at_) + ": " +
                             std::string(text_.substr(at_, 20)));
  }
  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void space() {
    while (next() == ' ' || next() == '\n') ++at_;
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  void digits() {
    if (std::isdigit(static_cast<unsigned char>(next())) == 0) fail("no digit");
    while (std::isdigit(static_cast<unsigned char>(next())) != 0) ++at_;
  }
  std::string string() {
    if (!take("\"")) fail("no string");
    const std::size_t from = at_;
    while (next() != '"') {
      if (static_cast<unsigned char>(next()) < 0x20) fail("control character");
      at_ += next() == '\\' ? 2 : 1;
    }
    return std::string(text_.substr(from, at_++ - from));
  }
  value any() {
    space();
    if (next() == '{') return list('{', '}');
    if (next() == '[') return list('[', ']');
    if (next() == '"') return {'"', string(), {}};
    if (take("null")) return {'n', "null", {}};
    if (take("true")) return {'b', "true", {}};
    if (take("false")) return {'b', "false", {}};
    const std::size_t from = at_;
    take("-");
    if (next() == '0') {
      ++at_;
    } else {
      digits();
    }
    if (take(".")) digits();
    if (take("e")) {
      if (!take("-")) take("+");
      digits();
    }
    return {'0', std::string(text_.substr(from, at_ - from)), {}};
  }
  value list(char open, char close) {
    value v{open, "", {}};
    ++at_;
    for (space(); next() != close; space()) {
      if (!v.members.empty() && !take(",")) fail("no comma");
      space();
      std::string key;
      if (open == '{') {
        key = string();
        space();
        if (!take(":")) fail("no colon");
      }
      v.members.emplace_back(key, any());
    }
    ++at_;
    return v;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

value parsed(const std::string& text) { return reader(text).whole(); }

const study::board& example() {
  static const study::board b =
      study::forecast(zhejiang(), {.as_of = 2020, .draws = 8192, .seed = 7});
  return b;
}

const study::comparison& side_by_side() {
  static const study::comparison c = study::compare(
      zhejiang(), {zhejiang().scenario_of("trend"), zhejiang().scenario_of("700 stations")},
      {.as_of = 2020, .draws = 8192, .seed = 7});
  return c;
}

TEST(json, the_reader_of_this_test_is_strict) {
  for (const char* bad : {"", "{", "nan", "[1,]", "{\"a\" 1}", "01", "1.", "[1] x", "\"\n\""})
    EXPECT_THROW(parsed(bad), std::runtime_error) << bad;
  EXPECT_EQ(parsed("[{\"a\": -1.5e-7}, null]").at(0).at("a").number(), -1.5e-7);
}

TEST(json, a_board_has_its_members_in_the_documented_order) {
  const value v = parsed(to_json(example()));
  EXPECT_EQ(v.keys(), (text_list{"attain", "plan", "plan_hash", "data_hash", "as_of", "scenario",
                                 "method", "seed", "draws", "design", "tolerance", "half_width",
                                 "labels", "past_targets", "base_rates", "targets", "joint"}));
  EXPECT_EQ(v.at("targets").members.size(), example().rows().size());
  EXPECT_EQ(v.at("past_targets").members.size(), example().past().size());
  EXPECT_EQ(v.at("base_rates").members.size(), zhejiang().parts().records.size());
  for (const auto& [key, target] : v.at("targets").members)
    EXPECT_EQ(target.keys(), (text_list{"id",
                                        "indicator",
                                        "name",
                                        "event",
                                        "comparator",
                                        "value",
                                        "value_max",
                                        "unit",
                                        "due",
                                        "window",
                                        "attribute",
                                        "soft",
                                        "headline",
                                        "role",
                                        "restates",
                                        "alternative_to",
                                        "part_of",
                                        "stage",
                                        "data_source",
                                        "state",
                                        "reason",
                                        "needs",
                                        "probability",
                                        "std_error",
                                        "low",
                                        "high",
                                        "estimator",
                                        "quantiles",
                                        "last_observation",
                                        "required_growth",
                                        "observed_growth",
                                        "class_growth",
                                        "fitted_growth",
                                        "break_even_growth",
                                        "break_even_share",
                                        "start_for_even",
                                        "standing",
                                        "first_year",
                                        "crossed_by",
                                        "reversal",
                                        "reversal_std_error",
                                        "elicited",
                                        "base_rate",
                                        "base_rate_record",
                                        "plan_probability",
                                        "plan_std_error",
                                        "calibration",
                                        "calibrated_on",
                                        "calibration_record"}));
  EXPECT_EQ(
      v.at("joint").keys(),
      (text_list{"headline", "assessed", "expected_reached", "expected_reached_std_error", "all",
                 "all_std_error", "all_is_upper_bound", "all_in_words", "at_least", "stages"}));
}

TEST(json, figures_of_a_board_read_back_to_the_same_numbers) {
  const value v = parsed(to_json(example()));
  EXPECT_EQ(v.at("plan").text, "zhejiang");
  EXPECT_EQ(v.at("plan_hash").text, zhejiang().plan_hash());
  EXPECT_EQ(v.at("data_hash").text, data_hash(example().run()));
  EXPECT_EQ(v.at("seed").text, "7");
  EXPECT_EQ(v.at("draws").text, "8192");
  EXPECT_EQ(v.at("method").text, "monte carlo");
  const value& t = v.at("targets").at(2);
  const study::row& r = example()["zj-03"];
  EXPECT_EQ(t.at("id").text, "zj-03");
  EXPECT_EQ(t.at("name").at("zh").text, "有效发明专利数量");
  EXPECT_EQ(t.at("unit").text, "万件");
  EXPECT_EQ(t.at("comparator").text, ">=");
  EXPECT_EQ(t.at("state").text, "modelled");
  EXPECT_EQ(t.at("headline").text, "true");
  EXPECT_EQ(t.at("probability").number(), r.probability->value);
  EXPECT_EQ(t.at("std_error").number(), r.probability->std_error);
  EXPECT_EQ(t.at("quantiles").keys(), (text_list{"0.05", "0.25", "0.5", "0.75", "0.95"}));
  EXPECT_EQ(t.at("quantiles").at("0.95").number(), (*r.quantiles)[4]);
  EXPECT_EQ(t.at("last_observation").at("year").text, "2020");
  EXPECT_EQ(t.at("last_observation").at("value").text, "19.9572");
  EXPECT_EQ(t.at("required_growth").number(), *r.required_growth);
  EXPECT_EQ(t.at("base_rate").text, "1");
  EXPECT_EQ(t.at("base_rate_record").at("of").text, "11");
  EXPECT_EQ(v.at("joint").at("expected_reached").number(), example().together().expected_reached);
}

TEST(json, a_probability_carries_its_calibration_record) {
  const value board = parsed(to_json(example()));
  const value& t = board.at("targets").at(2);
  const growth::class_prior& prior = example().run().estimate->of("zj-03").prior;
  const value& record = t.at("calibration_record");
  EXPECT_EQ(t.at("calibrated_on").text, std::to_string(prior.series));
  EXPECT_EQ(record.keys(), (text_list{"panel", "horizon", "coverage80", "crps", "crps_class_mean",
                                      "crps_drift", "crps_theta", "events"}));
  EXPECT_EQ(record.at("panel").text, prior.record.panel);
  EXPECT_EQ(record.at("coverage80").at(0).keys(), (text_list{"origin", "count", "inside"}));
  EXPECT_EQ(record.at("crps").number(), prior.record.pooled(prior.record.horizon).crps);
  EXPECT_EQ(record.at("events").at(0).at("brier").number(), prior.record.events[0].brier);
  const value& without = board.at("targets").at(4);
  ASSERT_EQ(without.at("id").text, "zj-05");
  EXPECT_EQ(without.at("calibrated_on").text, "0");
  EXPECT_TRUE(without.at("calibration_record").is_null());
}

TEST(json, absent_figures_are_null) {
  const value t = parsed(to_json(example())).at("targets").at(12);
  ASSERT_EQ(t.at("id").text, "zj-13");
  EXPECT_EQ(t.at("state").text, "base rate only");
  for (const char* key : {"probability", "std_error", "low", "high", "quantiles", "window",
                          "observed_growth", "plan_probability", "plan_std_error"})
    EXPECT_TRUE(t.at(key).is_null()) << key;
  EXPECT_FALSE(t.at("reason").text.empty());
  EXPECT_FALSE(t.at("needs").text.empty());
  const value exact = parsed(to_json(study::forecast(zhejiang(), {.how = study::method::exact})));
  EXPECT_EQ(exact.at("design").text, "none");
  EXPECT_TRUE(exact.at("joint").at("all").is_null());
}

TEST(json, a_year_end_is_a_number_and_a_month_a_text) {
  const value year = parsed(to_json(example())).at("as_of");
  EXPECT_EQ(year.kind, '0');
  EXPECT_EQ(year.text, "2020");
  const value month =
      parsed(to_json(study::forecast(zhejiang(), {.as_of = core::moment(2024, 3), .draws = 1024})))
          .at("as_of");
  EXPECT_EQ(month.kind, '"');
  EXPECT_EQ(month.text, "2024-03");
}

TEST(json, nothing_is_ever_not_a_number) {
  for (const int year : {2014, 2017, 2020, 2023, 2025}) {
    const std::string text =
        to_json(study::forecast(zhejiang(), {.as_of = year, .draws = 1025, .seed = 7}));
    EXPECT_NO_THROW(parsed(text)) << year;
    EXPECT_EQ(text.find("inf,"), std::string::npos);
  }
}

TEST(json, the_number_of_threads_changes_no_byte) {
  const std::string one =
      to_json(study::forecast(zhejiang(), {.draws = 8192, .seed = 7, .on = simulate::serial()}));
  for (const int count : {1, 2, 8})
    EXPECT_EQ(to_json(study::forecast(zhejiang(),
                                      {.draws = 8192, .seed = 7, .on = simulate::threads(count)})),
              one);
}

TEST(json, rows_after_the_as_of_year_change_no_byte_but_the_data_hash) {
  std::string kept;
  std::istringstream lines(test::content_of("zhejiang.csv"));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream cells(line);
    std::string year;
    for (int i = 0; i < 5; ++i) std::getline(cells, year, ',');
    if (year == "year" || std::stoi(year) <= 2020) kept += line + "\n";
  }
  const plans::plan cut = test::plan_from(test::content_of("zhejiang.toml"), kept);
  const study::board b = study::forecast(cut, {.as_of = 2020, .draws = 8192, .seed = 7});
  const std::string before = data_hash(example().run());
  const std::string after = data_hash(b.run());
  ASSERT_NE(before, after);
  EXPECT_EQ(test::with(to_json(b), after, before), to_json(example()));
}

TEST(json, the_data_hash_is_of_observations_and_constants) {
  const auto hash = [](const study::forecast_settings& s) {
    return data_hash(study::forecast(zhejiang(), s).run());
  };
  const calibrate::constant_table none = calibrate::constant_table::parse(
      "none.csv",
      "class,as_of,leave_out,n_series,n_origins,mu,mu_sd,tau,s,k_tau,k_s,k_d,nu,r_p,r_n,cov80,"
      "cov95,source,known_from\n");
  EXPECT_EQ(hash({.draws = 1024}), hash({.draws = 2048, .seed = 9}));
  EXPECT_NE(hash({.draws = 1024}), hash({.draws = 1024, .constants = &none}));
}

TEST(json, a_comparison_has_its_members_in_order) {
  const value v = parsed(to_json(side_by_side()));
  const text_list expected{"attain",    "plan",    "plan_hash", "data_hash", "as_of",
                           "scenarios", "method",  "seed",      "draws",     "design",
                           "labels",    "targets", "joint",     "costs"};
  EXPECT_EQ(v.keys(), expected);
  EXPECT_EQ(v.at("scenarios").at(1).text, "700 stations");
  const value& t = v.at("targets").at(4);
  EXPECT_EQ(t.keys(), (text_list{"id", "name", "unit", "due", "scenarios"}));
  EXPECT_EQ(t.at("scenarios").at(1).keys(),
            (text_list{"scenario", "probability", "std_error", "low", "high", "difference",
                       "difference_std_error", "level_difference", "level_difference_std_error",
                       "better", "better_std_error", "first_year", "crossed", "crossed_std_error",
                       "year_difference", "year_difference_std_error"}));
  EXPECT_EQ(t.at("scenarios").at(1).at("difference").number(),
            side_by_side()["zj-05"].scenarios[1].difference->value);
  EXPECT_TRUE(t.at("scenarios").at(0).at("difference").is_null());
  // A target that the lever does not touch: the number 0, not an absent figure.
  EXPECT_EQ(v.at("targets").at(2).at("scenarios").at(1).at("difference").text, "0");
  EXPECT_EQ(v.at("joint").at(1).at("scenario").text, "700 stations");
  EXPECT_EQ(v.at("joint").at(1).keys(),
            (text_list{"scenario", "assessed", "expected_reached", "expected_reached_std_error",
                       "difference", "difference_std_error", "more", "more_std_error", "fewer",
                       "fewer_std_error"}));
  EXPECT_EQ(v.at("costs").at(1).keys(),
            (text_list{"scenario", "total", "total_std_error", "difference", "difference_std_error",
                       "currency", "price_year", "discount", "unpriced", "missing", "levers",
                       "per_point", "per_target"}));
}

TEST(json, texts_of_scenarios_are_escaped) {
  const plans::scenario odd("\"odd\" \\ name");
  const value v = parsed(to_json(study::forecast(zhejiang(), {.draws = 1024, .scenario = odd})));
  EXPECT_EQ(v.at("scenario").text, "\\\"odd\\\" \\\\ name");
}

}  // namespace
}  // namespace attain::io
