// SPDX-License-Identifier: Apache-2.0
#include "arrays.hpp"
#include "interruptible.hpp"

#include <attain/scores/conformal.hpp>
#include <attain/scores/crps.hpp>
#include <attain/scores/density.hpp>
#include <attain/scores/log_score.hpp>
#include <attain/scores/pit.hpp>
#include <attain/scores/quantile_scores.hpp>
#include <attain/scores/recalibration.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace attain::python {

namespace {

/// score(row of `values`, i) for every row; Ctrl-C ends it.
template <class Score>
void each_row(const numbers& values, const numbers& y, const Score& score) {
  if (values.ndim() != 2 || values.shape(0) != y.size())
    throw invalid_input({.field = "arrays", .message = "must have one row for each y"});
  const py::ssize_t rows = values.shape(0);
  const auto width = static_cast<std::size_t>(values.shape(1));
  const double* from = values.data();
  interruptible(py::none(), [&](const work_control& control) {
    for (py::ssize_t i = 0; i < rows; ++i) {
      if (control.stop.stop_requested()) throw cancelled();
      score(std::span(from + static_cast<std::size_t>(i) * width, width), i);
    }
    return true;
  });
}

py::array_t<double> crps(const numbers& draws, const numbers& y) {
  py::array_t<double> out(y.size());
  double* to = out.mutable_data();
  const double* at = y.data();
  each_row(draws, y,
           [&](std::span<const double> row, py::ssize_t i) { to[i] = scores::crps(row, at[i]); });
  return out;
}

py::array_t<double> crps_quantiles(const numbers& levels, const numbers& quantiles,
                                   const numbers& y) {
  py::array_t<double> out(y.size());
  double* to = out.mutable_data();
  const double* at = y.data();
  const std::span given(levels.data(), static_cast<std::size_t>(levels.size()));
  each_row(quantiles, y, [&](std::span<const double> row, py::ssize_t i) {
    to[i] = scores::crps_quantiles(given, row, at[i]);
  });
  return out;
}

py::array_t<double> pit(const numbers& draws, const numbers& y) {
  py::array_t<double> out({y.size(), py::ssize_t{2}});
  double* to = out.mutable_data();
  const double* at = y.data();
  each_row(draws, y, [&](std::span<const double> row, py::ssize_t i) {
    const core::interval found = scores::pit(row, at[i]);
    to[2 * i] = found.low;
    to[2 * i + 1] = found.high;
  });
  return out;
}

std::vector<core::interval> intervals(const numbers& low, const numbers& high) {
  check_lengths(low, high);
  std::vector<core::interval> out;
  for (py::ssize_t i = 0; i < low.size(); ++i) out.push_back({low.data()[i], high.data()[i]});
  return out;
}

scores::recalibration learnt(const numbers& low, const numbers& high, const whole_numbers& group,
                             int steps, double prior_groups) {
  const std::vector<core::interval> pits = intervals(low, high);
  check_lengths(low, group);
  std::vector<scores::grouped_pit> out;
  for (std::size_t i = 0; i < pits.size(); ++i) out.push_back({pits[i], group.data()[i]});
  return scores::recalibration(out, {.steps = steps, .prior_groups = prior_groups});
}

void bind_pointwise(py::module_& m) {
  using scores::normal;
  using scores::student_t;
  m.def("crps", &crps, "draws"_a, "y"_a, "CRPS of draws, shape (rows, n), shape (rows,).");
  m.def("crps_quantiles", &crps_quantiles, "levels"_a, "quantiles"_a, "y"_a,
        "Twice the mean pinball loss of quantiles, shape (rows, levels), shape (rows,).");
  m.def("pit", &pit, "draws"_a, "y"_a,
        "Ends of the PIT in draws, shape (rows, n), shape (rows, 2).");
  const auto of_normal = [&](const char* name, auto score, const char* doc) {
    m.def(
        name,
        [score](const numbers& mean, const numbers& sd, const numbers& y) {
          return each(
              [&](double a, double b, double c) {
                return score(normal{a, b}, c);
              },
              mean, sd, y);
        },
        "mean"_a, "sd"_a, "y"_a, doc);
  };
  const auto of_student_t = [&](const char* name, auto score, const char* doc) {
    m.def(
        name,
        [score](const numbers& location, const numbers& scale, const numbers& nu,
                const numbers& y) {
          return each(
              [&](double a, double b, double c, double d) {
                return score(student_t{a, b, c}, d);
              },
              location, scale, nu, y);
        },
        "location"_a, "scale"_a, "nu"_a, "y"_a, doc);
  };
  const auto crps_of = [](const auto& f, double y) { return scores::crps(f, y); };
  const auto log_of = [](const auto& f, double y) { return scores::log_score(f, y); };
  const auto cdf_of = [](const auto& f, double y) { return scores::cdf(f, y); };
  of_normal("crps_normal", crps_of, "CRPS of normal forecasts, shape (rows,).");
  of_normal("log_score_normal", log_of, "Log score of normal forecasts, shape (rows,).");
  of_normal("cdf_normal", cdf_of, "PIT of normal forecasts, shape (rows,).");
  of_student_t("crps_student_t", crps_of, "CRPS of Student t forecasts, shape (rows,).");
  of_student_t("log_score_student_t", log_of, "Log score of Student t forecasts, shape (rows,).");
  of_student_t("cdf_student_t", cdf_of, "PIT of Student t forecasts, shape (rows,).");
  m.def(
      "log_score_event",
      [](const numbers& p, const truths& happened) {
        return each([](double a, bool b) { return scores::log_score(a, b); }, p, happened);
      },
      "p"_a, "happened"_a, "Log score of events, shape (rows,).");
  m.def(
      "pinball",
      [](const numbers& level, const numbers& quantile, const numbers& y) {
        return each(&scores::pinball, level, quantile, y);
      },
      "level"_a, "quantile"_a, "y"_a, "Pinball loss, shape (rows,).");
  m.def(
      "interval_score",
      [](const numbers& low, const numbers& high, const numbers& alpha, const numbers& y) {
        return each(
            [](double a, double b, double c, double d) {
              return scores::interval_score({a, b}, c, d);
            },
            low, high, alpha, y);
      },
      "lower"_a, "upper"_a, "alpha"_a, "y"_a, "Interval score, shape (rows,).");
}

void bind_calibration(py::module_& m) {
  using scores::recalibration;
  m.def(
      "pit_histogram",
      [](const numbers& low, const numbers& high, int bins) {
        const std::vector<double> shares = scores::pit_histogram(intervals(low, high), bins);
        return py::array_t<double>(static_cast<py::ssize_t>(shares.size()), shares.data());
      },
      "low"_a, "high"_a, "bins"_a, "Share of PITs in each bin, shape (bins,).");
  m.def("conformal_rank", &scores::conformal_rank, "n"_a, "alpha"_a,
        "Rank among n misses that holds the next one with probability 1 - alpha.");
  m.def(
      "conformal_margin",
      [](const numbers& misses, double alpha) {
        return scores::conformal_margin(listed(misses), alpha);
      },
      "misses"_a, "alpha"_a, "The miss of that rank; inf where there are too few.");
  py::class_<recalibration> c(m, "Recalibration",
                              "Monotone map from stated to corrected probabilities.");
  c.def(py::init([](const numbers& knots) { return recalibration(listed(knots)); }), "knots"_a);
  c.def_static("learn", &learnt, "low"_a, "high"_a, "group"_a, "steps"_a, "prior_groups"_a,
               "From past PITs, arrays of shape (n,).");
  c.def_property_readonly("knots", &recalibration::knots, "Values at 0, 1/k, ..., 1.");
  c.def(
      "map",
      [](const recalibration& r, const numbers& u) {
        return each([&](double x) { return r(x); }, u);
      },
      "u"_a, "Corrected probabilities of stated ones, shape (n,).");
  c.def(
      "inverse",
      [](const recalibration& r, const numbers& p) {
        return each([&](double x) { return r.inverse(x); }, p);
      },
      "p"_a, "Stated probabilities of corrected ones, shape (n,).");
  bind_value<recalibration>(c, [](const recalibration& r) { return scores::to_string(r); });
  c.def(py::pickle(
      [](const recalibration& r) { return py::make_tuple(r.knots()); },
      [](const py::tuple& t) { return recalibration(t[0].cast<std::vector<double>>()); }));
}

}  // namespace

void bind_scores(py::module_& m) {
  bind_pointwise(m);
  bind_calibration(m);
  bind_score_tables(m);
}

}  // namespace attain::python
