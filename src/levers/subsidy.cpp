// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/subsidy.hpp>

#include <attain/core/text.hpp>

#include "composition.hpp"

namespace attain::levers {

std::string to_string(right r) {
  switch (r) {
    case right::invention:
      return "invention";
    case right::utility_model:
      return "utility_model";
    case right::design:
      return "design";
    case right::trademark:
      return "trademark";
  }
  return "";
}

std::vector<std::string> right_names() {
  std::vector<std::string> names;
  for (const right r : {right::invention, right::utility_model, right::design, right::trademark})
    names.push_back(to_string(r));
  return names;
}

std::optional<right> parse_right(std::string_view text) {
  for (const right r : {right::invention, right::utility_model, right::design, right::trademark})
    if (to_string(r) == text) return r;
  return std::nullopt;
}

lever subsidy(const subsidy_settings& s) {
  composition parts(s.id);
  const bool budget = is_given(s.claims);
  const bool studied = s.of == right::invention || s.of == right::trademark;
  const elasticity price{
      .exponent = parts.take(
          "fee_elasticity", core::cat("elasticity of ", to_string(s.of), "s to the net fee"),
          s.elasticity, studied ? "subsidy.elasticity." + to_string(s.of) : std::string()),
      .most = parts.take_or("most", s.most, 1),
      .claims = parts.take_or("claims", s.claims, 1)};
  const partial reacts{
      .share = parts.take_or("eligible", s.eligible, 1),
      .take_up = parts.take("take_up", "part of the eligible that draws the subsidy", s.take_up),
      .leakage = parts.take("leakage", "part lost to splitting and low quality, 0 to count none",
                            s.leakage)};
  lever_fields f{.id = s.id,
                 .name = s.name,
                 .state = lever_state::quantified,
                 .kind = budget ? schedule_kind::budget : schedule_kind::rate,
                 .unit = budget && !s.price.currency.empty() ? s.price.currency : "1",
                 .start = s.start,
                 .low = 0,
                 .high = s.high,
                 .reference = s.reference,
                 .effects = {{.indicator = s.indicator,
                              .through = s.through,
                              .how = price,
                              .reacts = reacts,
                              .later = s.later,
                              .basis = s.basis}},
                 .price = parts.price(s.price, reacts.take_up)};
  f.parameters = parts.finish();
  return lever(std::move(f));
}

}  // namespace attain::levers
