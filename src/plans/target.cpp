// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/target.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

namespace attain::plans {

namespace {

bool needs_window(event_kind k) {
  return k == event_kind::every_year || k == event_kind::sum || k == event_kind::growth;
}

void check_window(const target_fields& f) {
  if (needs_window(f.event) != f.years.has_value())
    throw invalid_input({.field = "window",
                         .value = to_string(f.event),
                         .message = f.years ? "belongs to every_year, sum and growth only"
                                            : "is needed for this event"});
  if (!f.years) return;
  core::check_year("window", f.years->first);
  core::check_year("window", f.years->last);
  const std::string found = core::cat(f.years->first, "-", f.years->last);
  if (f.years->first > f.years->last)
    throw invalid_input(
        {.field = "window", .value = found, .message = "must satisfy first <= last"});
  if (f.years->last != f.due)
    throw invalid_input({.field = "window",
                         .value = found,
                         .message = core::cat("must end with the due year ", f.due)});
}

}  // namespace

target::target(target_fields fields) : fields_(std::move(fields)) {
  core::check_id("id", fields_.id);
  core::check_id("indicator", fields_.indicator);
  core::check_finite("value", fields_.value);
  core::check_year("due", fields_.due);
  check_window(fields_);
  if (fields_.event == event_kind::growth && fields_.value <= -100)
    throw invalid_input({.field = "value",
                         .value = core::number(fields_.value),
                         .message = "must be above -100 percent a year"});
}

bool target::headline(bool plan_is_soft) const noexcept {
  if (fields_.headline) return *fields_.headline;
  return has_number() && fields_.restates.empty() && (!fields_.soft || plan_is_soft);
}

std::string to_string(attribute a) {
  switch (a) {
    case attribute::expected:
      return "expected";
    case attribute::binding:
      return "binding";
    case attribute::none:
      return "none";
  }
  return "";
}

std::optional<attribute> parse_attribute(std::string_view text) {
  for (const attribute a : {attribute::expected, attribute::binding, attribute::none})
    if (to_string(a) == text) return a;
  return std::nullopt;
}

std::string to_string(const target& t) {
  const target_fields& f = t.fields();
  if (!t.has_number()) return core::cat(f.id, ": no number, by ", f.due);
  std::string out =
      core::cat(f.id, ": ", to_string(f.event), " ", to_string(f.compare), " ", f.value);
  if (f.years) return core::cat(out, " over ", f.years->first, "-", f.years->last);
  return core::cat(out, " by ", f.due);
}

}  // namespace attain::plans
