// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/formula.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>
#include <array>

namespace attain::indicators {

namespace {

constexpr std::array every_kind{formula_kind::ratio, formula_kind::sum, formula_kind::running_total,
                                formula_kind::stock, formula_kind::remainder};

void check_operands(formula_kind kind, const std::vector<std::string>& of) {
  const std::size_t n = of.size();
  bool fits = false;
  const char* wanted = "";
  switch (kind) {
    case formula_kind::ratio:
      fits = n == 2;
      wanted = "must name two indicators, numerator and denominator";
      break;
    case formula_kind::sum:
      fits = n >= 2;
      wanted = "must name two or more indicators";
      break;
    case formula_kind::running_total:
    case formula_kind::stock:
      fits = n == 1;
      wanted = "must name one indicator, a flow";
      break;
    case formula_kind::remainder:
      fits = n >= 2;
      wanted = "must name the whole and its other parts";
      break;
  }
  if (!fits)
    throw invalid_input({.field = "of",
                         .value = core::cat(static_cast<std::int64_t>(n), " indicators"),
                         .message = wanted});
  std::vector<std::string> sorted = of;
  std::sort(sorted.begin(), sorted.end());
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
  if (twice != sorted.end())
    throw invalid_input({.field = "of", .value = *twice, .message = "stands twice"});
}

void check_belongs(bool is_there, bool needed, const char* field, formula_kind kind) {
  if (is_there == needed) return;
  throw invalid_input(
      {.field = field,
       .message = core::cat(needed ? "is needed for " : "does not belong to ", to_string(kind))});
}

}  // namespace

formula::formula(formula_kind kind, std::vector<std::string> of, double per,
                 std::optional<int> from, std::optional<random::distribution> attrition,
                 core::evidence attrition_evidence)
    : kind_(kind),
      of_(std::move(of)),
      per_(per),
      from_(from),
      attrition_(std::move(attrition)),
      attrition_evidence_(std::move(attrition_evidence)) {
  check_operands(kind_, of_);
  core::check_finite("per", per_);
  if (!(per_ > 0) || (per_ != 1 && kind_ != formula_kind::ratio))
    throw invalid_input({.field = "per",
                         .value = core::number(per_),
                         .message = per_ > 0 ? "belongs to a ratio only" : "must be above 0"});
  check_belongs(from_.has_value(), kind_ == formula_kind::running_total, "from", kind_);
  if (from_) core::check_year("from", *from_);
  check_belongs(attrition_.has_value(), kind_ == formula_kind::stock, "attrition", kind_);
  if (!attrition_) return;
  const double low = random::quantile(*attrition_, 0);
  const double high = random::quantile(*attrition_, 1);
  if (!(low >= 0 && high <= 1))
    throw invalid_input({.field = "attrition",
                         .value = random::to_string(*attrition_),
                         .message = "must stay within 0 and 1: a yearly share of the stock"});
}

std::string to_string(formula_kind k) {
  switch (k) {
    case formula_kind::ratio:
      return "ratio";
    case formula_kind::sum:
      return "sum";
    case formula_kind::running_total:
      return "running_total";
    case formula_kind::stock:
      return "stock";
    case formula_kind::remainder:
      return "remainder";
  }
  return "";
}

std::optional<formula_kind> parse_formula_kind(std::string_view text) {
  for (const formula_kind k : every_kind)
    if (to_string(k) == text) return k;
  return std::nullopt;
}

std::vector<std::string> formula_kind_names() {
  std::vector<std::string> names;
  for (const formula_kind k : every_kind) names.push_back(to_string(k));
  return names;
}

std::string to_string(const formula& f) {
  std::string out = to_string(f.kind()) + " of ";
  for (std::size_t i = 0; i < f.of().size(); ++i) out += core::cat(i == 0 ? "" : ", ", f.of()[i]);
  if (f.per() != 1) out += core::cat(" x ", f.per());
  if (f.from()) out += core::cat(" from ", *f.from());
  if (f.attrition()) out += core::cat(", yearly losses ", random::to_string(*f.attrition()));
  return out;
}

}  // namespace attain::indicators
