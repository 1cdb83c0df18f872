// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/hazard.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <utility>

namespace attain::growth {

namespace {

void check_chance(const char* field, const random::distribution& chance) {
  if (random::quantile(chance, 0) >= 0 && random::quantile(chance, 1) <= 1) return;
  throw invalid_input(
      {.field = field, .value = random::to_string(chance), .message = "must stay within 0 and 1"});
}

}  // namespace

hazard::hazard(hazard_parameters parameters) : p_(std::move(parameters)) {
  core::check_finite("start_time", p_.start_time);
  if (p_.members < 1)
    throw invalid_input(
        {.field = "members", .value = core::cat(p_.members), .message = "must be at least 1"});
  if (p_.standing < 0 || p_.standing > p_.members)
    throw invalid_input({.field = "standing",
                         .value = core::cat(p_.standing),
                         .message = core::cat("must be from 0 to ", p_.members)});
  check_chance("chance", p_.chance);
  if (!p_.approval) return;
  check_chance("approval", *p_.approval);
  if (p_.members != 1)
    throw invalid_input({.field = "approval",
                         .value = core::cat(p_.members, " members"),
                         .message = "belongs to a milestone"});
}

std::string to_string(const hazard& h) {
  const hazard_parameters& p = h.parameters();
  std::string out =
      core::cat("hazard of ", p.members, p.members == 1 ? " member" : " members", ", ", p.standing,
                " at ", p.start_time, ", yearly chance ", random::to_string(p.chance));
  if (p.approval) out += core::cat(", approval ", random::to_string(*p.approval));
  return out;
}

}  // namespace attain::growth
