// SPDX-License-Identifier: Apache-2.0
#include <attain/decide/information.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "basis.hpp"

#include <algorithm>
#include <cmath>

namespace attain::decide {

namespace {

constexpr std::size_t parts = 10;
constexpr std::size_t futures_per_term = 10;

/// Sums of one part of the futures, by weight.
struct moments {
  std::vector<double> gram;
  std::vector<double> right;  ///< term t of action a at [a * terms + t]
  std::vector<double> gains;  ///< of each action, against the first
};

void add(moments& into, const moments& m, double sign) {
  for (std::size_t k = 0; k < m.gram.size(); ++k) into.gram[k] += sign * m.gram[k];
  for (std::size_t k = 0; k < m.right.size(); ++k) into.right[k] += sign * m.right[k];
  for (std::size_t k = 0; k < m.gains.size(); ++k) into.gains[k] += sign * m.gains[k];
}

std::size_t largest(const std::vector<double>& x) {
  return static_cast<std::size_t>(std::max_element(x.begin(), x.end()) - x.begin());
}

/// Gain of an action in a future beyond that of the first one.
double ahead(const payoff_table& table, std::size_t action, std::size_t future) {
  return table.gain(action, future) - table.gain(0, future);
}

std::vector<double> mean_gains(const payoff_table& table) {
  std::vector<double> out(table.actions().size());
  for (std::size_t a = 0; a < out.size(); ++a)
    for (std::size_t k = 0; k < table.futures(); ++k)
      out[a] += table.weights()[k] * ahead(table, a, k);
  return out;
}

/// Best uninformed action by all futures but those of each part.
std::vector<std::size_t> best_without_part(const payoff_table& table) {
  const std::vector<double> whole = mean_gains(table);
  std::vector<std::size_t> out;
  for (std::size_t part = 0; part < parts; ++part) {
    std::vector<double> rest = whole;
    for (std::size_t a = 0; a < rest.size(); ++a)
      for (std::size_t k = part; k < table.futures(); k += parts)
        rest[a] -= table.weights()[k] * ahead(table, a, k);
    out.push_back(largest(rest));
  }
  return out;
}

moments moments_of(const payoff_table& table, const design& x, std::size_t part) {
  const std::size_t terms = x.terms();
  const std::size_t actions = table.actions().size();
  moments m{std::vector<double>(terms * terms), std::vector<double>(actions * terms),
            std::vector<double>(actions)};
  for (std::size_t i = part; i < x.rows(); i += parts) {
    const double w = table.weights()[i];
    x.each(i, [&](std::size_t s, double u) {
      x.each(i, [&](std::size_t t, double v) { m.gram[s * terms + t] += w * u * v; });
      for (std::size_t a = 1; a < actions; ++a)
        m.right[a * terms + s] += w * u * ahead(table, a, i);
    });
    for (std::size_t a = 1; a < actions; ++a) m.gains[a] += w * ahead(table, a, i);
  }
  return m;
}

/// Coefficients of each action but the first, whose gain beyond itself is 0.
std::vector<std::vector<double>> fitted(const moments& m, std::size_t terms, std::size_t actions) {
  const normal_equations equations(m.gram, terms);
  std::vector<std::vector<double>> out(actions);
  for (std::size_t a = 1; a < actions; ++a) {
    const auto from = m.right.begin() + static_cast<std::ptrdiff_t>(a * terms);
    out[a] = equations.solve({from, from + static_cast<std::ptrdiff_t>(terms)});
  }
  return out;
}

/// Expected gains of each action given the parameters of a future.
std::vector<double> expected(const design& x, const std::vector<std::vector<double>>& c,
                             std::size_t future) {
  std::vector<double> out(c.size());
  x.each(future, [&](std::size_t term, double value) {
    for (std::size_t a = 1; a < c.size(); ++a) out[a] += value * c[a][term];
  });
  return out;
}

void check(const payoff_table& table, const std::vector<std::vector<double>>& parameters,
           const evppi_settings& settings) {
  const auto refuse = [](const std::string& field, const std::string& value,
                         const std::string& message) {
    throw invalid_input({.field = field, .value = value, .message = message});
  };
  if (parameters.empty()) refuse("parameters", "", "must not be empty");
  if (settings.groups < 2 || settings.groups > 200)
    refuse("groups", core::cat(settings.groups), "must be 2 to 200");
  if (settings.how == conditional::partition && parameters.size() > 1)
    refuse("parameters", core::cat(parameters.size()),
           "must be one for a partition; use regression for several together");
  for (std::size_t j = 0; j < parameters.size(); ++j) {
    const std::string field = core::cat("parameters[", j, "]");
    if (parameters[j].size() != table.futures())
      refuse(field, core::cat(parameters[j].size()),
             core::cat("must have one value for each of ", table.futures(), " futures"));
    for (std::size_t i = 0; i < parameters[j].size(); ++i)
      if (!std::isfinite(parameters[j][i]))
        refuse(core::cat(field, ", future ", i), core::number(parameters[j][i]),
               "must be a finite number");
  }
}

}  // namespace

information_value evpi(const payoff_table& table) {
  const std::size_t n = table.futures();
  const std::size_t best = largest(mean_gains(table));
  const std::vector<std::size_t> others = best_without_part(table);
  std::vector<double> gained(n);
  std::vector<double> held(n);
  for (std::size_t k = 0; k < n; ++k) {
    double most = table.gain(0, k);
    for (std::size_t a = 1; a < table.actions().size(); ++a)
      most = std::max(most, table.gain(a, k));
    gained[k] = most - table.gain(best, k);
    held[k] = most - table.gain(others[k % parts], k);
  }
  const estimate value = mean_of(table, gained);
  const estimate out = mean_of(table, held);
  return {value.value, value.std_error, out.value, out.std_error};
}

information_value evppi(const payoff_table& table,
                        const std::vector<std::vector<double>>& parameters,
                        const evppi_settings& settings) {
  check(table, parameters, settings);
  const std::size_t n = table.futures();
  const std::size_t actions = table.actions().size();
  const design x = design_of(parameters, settings);
  if (n < futures_per_term * x.terms())
    throw invalid_input({.field = "futures",
                         .value = core::cat(n),
                         .message = core::cat("must be at least ", futures_per_term * x.terms(),
                                              ", ten for each of ", x.terms(),
                                              " terms or groups")});
  std::vector<moments> part;
  moments whole;
  for (std::size_t p = 0; p < parts; ++p) {
    part.push_back(moments_of(table, x, p));
    if (p == 0)
      whole = part.back();
    else
      add(whole, part.back(), 1);
  }
  const std::size_t best = largest(whole.gains);
  const auto c = fitted(whole, x.terms(), actions);
  double informed = 0;
  std::vector<double> uninformed(actions);
  std::vector<double> gained(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::vector<double> g = expected(x, c, i);
    const std::size_t chosen = largest(g);
    informed += table.weights()[i] * g[chosen];
    for (std::size_t a = 0; a < actions; ++a) uninformed[a] += table.weights()[i] * g[a];
    gained[i] = table.gain(chosen, i) - table.gain(best, i);
  }
  std::vector<double> held(n);
  for (std::size_t p = 0; p < parts; ++p) {
    moments rest = whole;
    add(rest, part[p], -1);
    const auto learnt = fitted(rest, x.terms(), actions);
    const std::size_t other = largest(rest.gains);
    for (std::size_t i = p; i < n; i += parts)
      held[i] = table.gain(largest(expected(x, learnt, i)), i) - table.gain(other, i);
  }
  const estimate out = mean_of(table, held);
  return {informed - uninformed[largest(uninformed)], mean_of(table, gained).std_error, out.value,
          out.std_error};
}

}  // namespace attain::decide
