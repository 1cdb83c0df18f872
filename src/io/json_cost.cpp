// SPDX-License-Identifier: Apache-2.0
#include "json_parts.hpp"

namespace attain::io {

namespace {

void write_ratio(json_writer& out, const study::unit_cost& u) {
  out.member("value", u.value);
  out.member("std_error", u.std_error);
  out.member("certain", u.certain);
}

void write_lever(json_writer& out, const study::lever_cost& l) {
  out.open_object();
  out.member("lever", l.lever);
  write_name(out, l.name);
  out.member("currency", l.currency);
  out.member("price_year", l.price_year);
  out.member("total", l.total.value);
  out.member("total_std_error", l.total.std_error);
  std::vector<double> values;
  std::vector<double> errors;
  for (const study::paired& p : l.amounts) {
    values.push_back(p.value);
    errors.push_back(p.std_error);
  }
  out.member_list("years", l.years);
  out.member_list("amounts", values);
  out.member_list("std_errors", errors);
  out.close_object();
}

}  // namespace

void write_cost(json_writer& out, const study::scenario_cost& c,
                const std::vector<std::string>& targets) {
  const bool priced = c.total && !c.currency.empty();
  write_paired(out, "total", c.total);
  write_paired(out, "difference", c.difference);
  out.member("currency", priced ? std::optional(c.currency) : std::nullopt);
  out.member("price_year", priced ? std::optional(c.price_year) : std::nullopt);
  out.member("discount", c.discount);
  out.member_list("unpriced", c.unpriced);
  out.member("missing", c.missing);
  out.key("levers");
  out.open_array();
  for (const study::lever_cost& l : c.levers) write_lever(out, l);
  out.close_array();
  out.key("per_point");
  out.open_array();
  for (std::size_t k = 0; k < targets.size() && k < c.per_point.size(); ++k) {
    if (!c.per_point[k]) continue;
    out.open_object();
    out.member("target", targets[k]);
    write_ratio(out, *c.per_point[k]);
    out.close_object();
  }
  out.close_array();
  if (!c.per_target) {
    out.member_null("per_target");
    return;
  }
  out.key("per_target");
  out.open_object();
  write_ratio(out, *c.per_target);
  out.close_object();
}

}  // namespace attain::io
