// SPDX-License-Identifier: Apache-2.0
#include <attain/progress/course.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

namespace attain::progress {

const change& check(const change& c) {
  if (c.base) core::check_finite("base", *c.base);
  core::check_finite("base_time", c.base_time);
  core::check_finite("latest", c.latest);
  core::check_finite("latest_time", c.latest_time);
  if (!(c.latest_time >= c.base_time))
    throw invalid_input({.field = "latest_time",
                         .value = core::number(c.latest_time),
                         .message = core::cat("must not lie before base_time ", c.base_time)});
  return c;
}

const course& check(const course& c) {
  if (c.base) core::check_finite("base", *c.base);
  core::check_finite("base_time", c.base_time);
  core::check_finite("latest", c.latest);
  core::check_finite("latest_time", c.latest_time);
  core::check_finite("target", c.target);
  core::check_finite("due", c.due);
  if (!(c.due > c.base_time))
    throw invalid_input({.field = "due",
                         .value = core::number(c.due),
                         .message = core::cat("must lie after base_time ", c.base_time)});
  if (!(c.latest_time >= c.base_time && c.latest_time <= c.due))
    throw invalid_input(
        {.field = "latest_time",
         .value = core::number(c.latest_time),
         .message = core::cat("must lie between base_time ", c.base_time, " and due ", c.due)});
  return c;
}

bool is_met(const course& c) {
  if (c.met) return *c.met;
  return c.wanted == toward::more ? c.latest >= c.target : c.latest <= c.target;
}

double elapsed(const course& c) {
  check(c);
  return (c.latest_time - c.base_time) / (c.due - c.base_time);
}

std::string no_distance(const course& c) {
  if (!c.base) return "the base value is unknown";
  if (*c.base == c.target) return "the target equals the base value";
  const bool beyond = c.wanted == toward::more ? *c.base > c.target : *c.base < c.target;
  return beyond ? "the base value lies beyond the target already" : "";
}

std::string to_string(toward t) { return t == toward::more ? "more" : "less"; }

std::string to_string(const course& c) {
  return core::cat(c.base ? core::number(*c.base) : "unknown", " (", c.base_time, ") -> ", c.latest,
                   " (", c.latest_time, ") -> ", c.target, " (", c.due, ")");
}

}  // namespace attain::progress
