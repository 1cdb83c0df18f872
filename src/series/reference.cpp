// SPDX-License-Identifier: Apache-2.0
#include <attain/series/reference.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/series/theta.hpp>

#include "scale.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>

namespace attain::series {

namespace {

constexpr std::array<std::pair<reference_method, std::string_view>, 4> names = {
    {{reference_method::naive, "naive"},
     {reference_method::drift, "drift"},
     {reference_method::theta, "theta"},
     {reference_method::damped, "damped"}}};
constexpr double damping = .9;

}  // namespace

std::string_view to_string(reference_method method) {
  for (const auto& [known, name] : names)
    if (known == method) return name;
  return "unknown";
}

std::vector<std::string> reference_method_names() {
  std::vector<std::string> out;
  for (const auto& [known, name] : names) out.emplace_back(name);
  return out;
}

reference_method parse_reference_method(std::string_view text) {
  for (const auto& [known, name] : names)
    if (name == text) return known;
  throw not_found("method", std::string(text), reference_method_names());
}

forecast reference(reference_method method, std::span<const double> values, int horizon,
                   const indicators::support& range) {
  if (values.size() < 2)
    throw invalid_input({.field = "values",
                         .value = core::cat(values.size()),
                         .message = "textbook methods need two values or more"});
  if (horizon < 1)
    throw invalid_input(
        {.field = "horizon", .value = core::cat(horizon), .message = "must be 1 or more"});
  const std::vector<double> x = on_own_scale(values, range);
  const double n = static_cast<double>(x.size() - 1);
  const double slope = (x.back() - x.front()) / n;
  double about_zero = 0;
  double about_mean = 0;
  for (std::size_t i = 1; i < x.size(); ++i) {
    const double step = x[i] - x[i - 1];
    about_zero += step * step;
    about_mean += (step - slope) * (step - slope);
  }
  about_zero /= n;
  about_mean = n > 1 ? about_mean / (n - 1) : about_zero;
  const theta_forecast grid =
      method == reference_method::theta ? theta(x, horizon) : theta_forecast{};

  std::vector<double> centre;
  std::vector<double> scale;
  double power = 1;
  double damped = 0;
  for (int i = 1; i <= horizon; ++i) {
    const double h = i;
    power *= damping;
    damped += power;
    switch (method) {
      case reference_method::naive:
        centre.push_back(x.back());
        scale.push_back(std::sqrt(about_zero * h));
        break;
      case reference_method::drift:
        centre.push_back(x.back() + h * slope);
        scale.push_back(std::sqrt(about_mean * (h + h * h / n)));
        break;
      case reference_method::theta:
        centre.push_back(grid.path[static_cast<std::size_t>(i - 1)]);
        scale.push_back(grid.error * std::sqrt(h));
        break;
      case reference_method::damped:
        centre.push_back(x.back() + damped * slope);
        scale.push_back(std::sqrt(about_mean * (h + damped * damped / n)));
        break;
    }
  }
  return forecast(range, std::move(centre), std::move(scale),
                  std::numeric_limits<double>::infinity(), static_cast<int>(x.size()));
}

}  // namespace attain::series
