// SPDX-License-Identifier: Apache-2.0
#include <attain/io/json.hpp>

#include "json_parts.hpp"

#include <string>
#include <vector>

namespace attain::io {

namespace {

/// `name` and `name`_std_error.
void write_share(json_writer& out, std::string_view name,
                 const std::optional<core::proportion>& p) {
  write_paired(out, name, p ? std::optional(study::paired{p->value, p->std_error}) : std::nullopt);
}

void write_compared(json_writer& out, const std::string& scenario, const study::compared& c) {
  out.open_object();
  out.member("scenario", scenario);
  write_proportion(out, c.probability);
  write_paired(out, "difference", c.difference);
  write_paired(out, "level_difference", c.level_difference);
  write_share(out, "better", c.better);
  out.member("first_year", c.first_year);
  write_share(out, "crossed", c.crossed);
  write_paired(out, "year_difference", c.year_difference);
  out.close_object();
}

}  // namespace

std::string to_json(const study::comparison& c) {
  const study::session& s = c.run();
  json_writer out;
  out.open_object();
  write_run(out, s);
  std::vector<std::string> ids;
  for (const plans::scenario& scenario : s.scenarios) ids.push_back(scenario.id());
  out.member_list("scenarios", ids);
  write_draws(out, s);
  out.member_list("labels", c.labels());
  out.key("targets");
  out.open_array();
  for (const study::comparison_row& r : c.rows()) {
    out.open_object();
    out.member("id", r.id);
    write_name(out, r.name);
    out.member("unit", r.unit);
    out.member("due", r.due);
    out.key("scenarios");
    out.open_array();
    for (std::size_t k = 0; k < r.scenarios.size(); ++k)
      write_compared(out, ids[k], r.scenarios[k]);
    out.close_array();
    out.close_object();
  }
  out.close_array();
  out.key("joint");
  out.open_array();
  for (std::size_t k = 0; k < ids.size(); ++k) {
    const study::compared_joint& j = c.together()[k];
    out.open_object();
    out.member("scenario", ids[k]);
    out.member("assessed", j.assessed);
    out.member("expected_reached", j.expected_reached.value);
    out.member("expected_reached_std_error", j.expected_reached.std_error);
    write_paired(out, "difference", j.difference);
    write_share(out, "more", j.more);
    write_share(out, "fewer", j.fewer);
    out.close_object();
  }
  out.close_array();
  std::vector<std::string> targets;
  for (const study::comparison_row& r : c.rows()) targets.push_back(r.id);
  out.key("costs");
  out.open_array();
  for (std::size_t k = 0; k < ids.size(); ++k) {
    out.open_object();
    out.member("scenario", ids[k]);
    write_cost(out, c.costs()[k], targets);
    out.close_object();
  }
  out.close_array();
  out.close_object();
  return out.take();
}

}  // namespace attain::io
