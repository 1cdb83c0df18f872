// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/target.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <utility>

namespace attain::plans {

namespace {

void check_window(const target_fields& f) {
  if (has_window(f.event) != f.years.has_value())
    throw invalid_input(
        {.field = "window",
         .value = to_string(f.event),
         .message = f.years ? "does not belong to this event" : "is needed for this event"});
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

void check_value(const target_fields& f) {
  core::check_finite("value", f.value);
  const bool growth = f.event == event_kind::growth || f.event == event_kind::total_growth;
  if (growth && f.value <= -100)
    throw invalid_input({.field = "value",
                         .value = core::number(f.value),
                         .message = "must be above -100 percent"});
  const bool range = f.compare == comparator::within;
  if (range != f.value_max.has_value())
    throw invalid_input({.field = "value_max",
                         .message = range ? "is needed for the comparator \"range\""
                                          : "belongs to the comparator \"range\" only"});
  if (!range) return;
  core::check_finite("value_max", *f.value_max);
  const bool fits = f.event == event_kind::level || f.event == event_kind::every_year ||
                    f.event == event_kind::sum || f.event == event_kind::added;
  if (!fits || *f.value_max < f.value)
    throw invalid_input({.field = fits ? "value_max" : "comparator",
                         .value = fits ? core::number(*f.value_max) : "range",
                         .message = fits ? "must not be below value"
                                         : "belongs to level, every_year, sum and added"});
}

void check_rank(const target_fields& f) {
  const bool rank = f.event == event_kind::rank || f.event == event_kind::hold_rank;
  if (!rank && !f.among.empty())
    throw invalid_input({.field = "among",
                         .value = f.among.front(),
                         .message = "belongs to rank and hold_rank only"});
  if (f.event != event_kind::rank) return;
  if (f.compare != comparator::at_most)
    throw invalid_input({.field = "comparator",
                         .value = to_string(f.compare),
                         .message = "must be <= for a rank: the place to be at or above"});
  if (f.value < 1 || f.value != static_cast<double>(static_cast<int>(f.value)))
    throw invalid_input({.field = "value",
                         .value = core::number(f.value),
                         .message = "must be a place: 1, 2, 3, ..."});
}

void check_references(const target_fields& f) {
  for (const auto& [field, id] :
       {std::pair{"restates", f.restates}, std::pair{"alternative_to", f.alternative_to},
        std::pair{"part_of", f.part_of}}) {
    if (id.empty()) continue;
    core::check_id(field, id);
    if (id == f.id)
      throw invalid_input({.field = field, .value = id, .message = "must be another target"});
  }
  if (f.staged) core::check_id("stage_of", f.staged->of);
  if (!f.contributes) return;
  core::check_id("contributes_to.plan", f.contributes->plan);
  core::check_id("contributes_to.target", f.contributes->target);
  core::check_finite("contributes_to.amount", f.contributes->amount);
}

}  // namespace

target::target(target_fields fields) : fields_(std::move(fields)) {
  core::check_id("id", fields_.id);
  core::check_id("indicator", fields_.indicator);
  core::check_year("due", fields_.due);
  check_value(fields_);
  check_window(fields_);
  check_rank(fields_);
  check_references(fields_);
}

int target::first_year() const noexcept {
  if (!fields_.years) return fields_.due;
  return fields_.years->first - (has_base_year(fields_.event) ? 1 : 0);
}

bool target::headline(bool plan_is_soft) const noexcept {
  if (!fields_.restates.empty() || !fields_.alternative_to.empty()) return false;
  if (fields_.headline) return *fields_.headline;
  return has_value(fields_.event) && (!fields_.soft || plan_is_soft);
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
  std::string out = core::cat(f.id, ": ", to_string(f.event));
  if (has_value(f.event)) out += core::cat(" ", to_string(f.compare), " ", f.value);
  if (f.value_max) out += core::cat(" to ", *f.value_max);
  if (f.years) return core::cat(out, " over ", f.years->first, "-", f.years->last);
  return core::cat(out, " by ", f.due);
}

}  // namespace attain::plans
