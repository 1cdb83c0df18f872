// SPDX-License-Identifier: Apache-2.0
#include "arrays.hpp"

#include <attain/scores/brier.hpp>
#include <attain/scores/coverage.hpp>
#include <attain/scores/reliability.hpp>

#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace attain::python {

namespace {

std::vector<scores::called_event> events(const numbers& p, const truths& happened) {
  check_lengths(p, happened);
  std::vector<scores::called_event> out;
  for (py::ssize_t i = 0; i < p.size(); ++i) out.push_back({p.data()[i], happened.data()[i]});
  return out;
}

scores::coverage covered(const numbers& low, const numbers& high, const numbers& y,
                         const whole_numbers& group) {
  check_lengths(low, high, y, group);
  std::vector<scores::interval_outcome> out;
  for (py::ssize_t i = 0; i < y.size(); ++i)
    out.push_back({{low.data()[i], high.data()[i]}, y.data()[i], group.data()[i]});
  return scores::coverage(out);
}

void bind_brier(py::module_& m) {
  using scores::brier_terms;
  py::class_<brier_terms> c(m, "Brier", "Brier score and its five terms.");
  c.def_readonly("score", &brier_terms::score, "Mean (p - happened)^2; 0 is perfect.");
  c.def_readonly("reliability", &brier_terms::reliability,
                 "What was called against what happened, by bin; 0 is perfect.");
  c.def_readonly("resolution", &brier_terms::resolution,
                 "How far the shares that happened differ between bins.");
  c.def_readonly("uncertainty", &brier_terms::uncertainty,
                 "Score of always calling the overall share.");
  c.def_readonly("within_bin_variance", &brier_terms::within_bin_variance,
                 "Variance of p inside the bins.");
  c.def_readonly("within_bin_covariance", &brier_terms::within_bin_covariance,
                 "Twice the covariance of p and what happened inside the bins.");
  bind_value<brier_terms>(c, [](const brier_terms& t) { return scores::to_string(t); });
  c.def(py::pickle(
      [](const brier_terms& t) {
        return py::make_tuple(t.score, t.reliability, t.resolution, t.uncertainty,
                              t.within_bin_variance, t.within_bin_covariance);
      },
      [](const py::tuple& t) {
        return brier_terms{t[0].cast<double>(), t[1].cast<double>(), t[2].cast<double>(),
                           t[3].cast<double>(), t[4].cast<double>(), t[5].cast<double>()};
      }));
  m.def(
      "brier",
      [](const numbers& p, const truths& happened, const numbers& edges) {
        return scores::brier(events(p, happened), scores::probability_bins(listed(edges)));
      },
      "p"_a, "happened"_a, "edges"_a, "Brier score of events, arrays of shape (n,).");
}

void bind_reliability(py::module_& m) {
  using scores::reliability;
  using scores::reliability_bin;
  py::class_<reliability_bin> bin(m, "ReliabilityBin",
                                  "What became of the events called from `low` to `high`.");
  bin.def_readonly("low", &reliability_bin::low, "Lower edge, in the bin.");
  bin.def_readonly("high", &reliability_bin::high, "Upper edge; in the bin only where it is 1.");
  bin.def_readonly("count", &reliability_bin::count, "Events called so.");
  bin.def_readonly("happened", &reliability_bin::happened, "Those that happened.");
  const auto none_or = [&](const char* name, auto get, const char* doc) {
    bin.def_property_readonly(
        name,
        [get](const reliability_bin& b) -> std::optional<double> {
          if (b.count == 0) return std::nullopt;
          return get(b);
        },
        doc);
  };
  none_or(
      "mean_probability", [](const reliability_bin& b) { return b.mean_probability; },
      "Mean of what was called; None for no events.");
  none_or(
      "observed", [](const reliability_bin& b) { return b.observed()->value; },
      "Share that happened; None for no events.");
  bin.def_property_readonly(
      "interval",
      [](const reliability_bin& b) -> std::optional<std::pair<double, double>> {
        if (b.count == 0) return std::nullopt;
        const core::interval range = b.observed()->range;
        return std::pair(range.low, range.high);
      },
      "Wilson's 95 % interval of `observed`; None for no events.");
  bin.def("__str__", [](const reliability_bin& b) { return scores::to_string(b); });
  bind_value<reliability_bin>(bin, [](const reliability_bin& b) { return scores::to_string(b); });
  bin.def(py::pickle(
      [](const reliability_bin& b) {
        return py::make_tuple(b.low, b.high, b.count, b.happened, b.mean_probability);
      },
      [](const py::tuple& t) {
        return reliability_bin{t[0].cast<double>(), t[1].cast<double>(), t[2].cast<std::int64_t>(),
                               t[3].cast<std::int64_t>(), t[4].cast<double>()};
      }));

  py::class_<reliability> c(m, "Reliability", "Whether what was called p happened in p of cases.");
  c.def(py::init([](const numbers& p, const truths& happened, const numbers& edges) {
          return reliability(events(p, happened), scores::probability_bins(listed(edges)));
        }),
        "p"_a, "happened"_a, "edges"_a);
  c.def_property_readonly("bins", &reliability::bins, "Bins in order, empty ones too.");
  c.def("between", &reliability::between, "low"_a, "high"_a, "The bins between two edges as one.");
  bind_value<reliability>(c,
                          [](const reliability& r) { return scores::to_string(r.between(0, 1)); });
  c.def(py::pickle(
      [](const reliability& r) { return py::make_tuple(r.bins()); },
      [](const py::tuple& t) { return reliability(t[0].cast<std::vector<reliability_bin>>()); }));
}

void bind_coverage(py::module_& m) {
  using scores::coverage;
  using scores::coverage_group;
  py::class_<coverage_group> group(m, "CoverageGroup", "Outcomes inside their intervals.");
  group.def_readonly("key", &coverage_group::key, "Number of the group.");
  group.def_readonly("inside", &coverage_group::inside, "Outcomes inside, ends included.");
  group.def_readonly("count", &coverage_group::count, "Outcomes.");
  group.def_property_readonly(
      "share", [](const coverage_group& g) { return g.share().value; }, "Share inside.");
  group.def_property_readonly(
      "interval",
      [](const coverage_group& g) {
        const core::interval range = g.share().range;
        return std::pair(range.low, range.high);
      },
      "Wilson's 95 % interval of `share`.");
  group.def("__str__", [](const coverage_group& g) { return scores::to_string(g); });
  bind_value<coverage_group>(group, [](const coverage_group& g) { return scores::to_string(g); });
  group.def(
      py::pickle([](const coverage_group& g) { return py::make_tuple(g.key, g.inside, g.count); },
                 [](const py::tuple& t) {
                   return coverage_group{t[0].cast<std::int64_t>(), t[1].cast<std::int64_t>(),
                                         t[2].cast<std::int64_t>()};
                 }));

  py::class_<coverage> c(m, "Coverage", "Coverage of intervals, pooled and by group.");
  c.def(py::init(&covered), "lower"_a, "upper"_a, "y"_a, "group"_a);
  c.def_property_readonly("groups", &coverage::groups, "By increasing key.");
  c.def_property_readonly("pooled", &coverage::pooled, "All outcomes as one group.");
  c.def(
      "groups_in",
      [](const coverage& v, double low, double high) {
        const scores::band_count found = v.groups_in({low, high});
        return std::tuple(found.within, found.below, found.above);
      },
      "low"_a, "high"_a, "Numbers of groups with a share within, below and above a band.");
  bind_value<coverage>(c, [](const coverage& v) { return scores::to_string(v.pooled()); });
  c.def(py::pickle(
      [](const coverage& v) { return py::make_tuple(v.groups()); },
      [](const py::tuple& t) { return coverage(t[0].cast<std::vector<coverage_group>>()); }));
}

}  // namespace

void bind_score_tables(py::module_& m) {
  bind_brier(m);
  bind_reliability(m);
  bind_coverage(m);
}

}  // namespace attain::python
