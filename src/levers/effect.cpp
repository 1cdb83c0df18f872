// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/effect.hpp>

#include <attain/core/check.hpp>
#include <attain/core/text.hpp>

#include <cmath>

namespace attain::levers {

std::vector<double> delay_weights(double delay) {
  core::check_in("delay", delay, 0, 50);
  const double whole = std::floor(delay);
  std::vector<double> weights(static_cast<std::size_t>(whole), 0.0);
  const double late = delay - whole;
  weights.push_back(1 - late);
  if (late > 0) weights.push_back(late);
  return weights;
}

std::string to_string(channel c) { return c == channel::growth ? "growth" : "level"; }

std::optional<channel> parse_channel(std::string_view text) {
  if (text == "growth") return channel::growth;
  if (text == "level") return channel::level;
  return std::nullopt;
}

std::string to_string(const effect& e) {
  std::string out =
      core::cat(response_name(e.how), " on the ", to_string(e.through), " of ", e.indicator, " (");
  bool first = true;
  for (const named_operand& o : operands(e.how)) {
    out += core::cat(first ? "" : ", ", o.name, " = ", to_string(o.value));
    first = false;
  }
  out += ")";
  if (e.delay > 0) out += core::cat(", ", e.delay, " years later");
  return out;
}

}  // namespace attain::levers
