// SPDX-License-Identifier: Apache-2.0
#include <attain/io/portfolio_board.hpp>
#include <attain/simulate/assess.hpp>
#include <attain/version.hpp>

#include "json_parts.hpp"

#include <string_view>

namespace attain::io {

namespace {

void write_target(json_writer& out, const study::target_figures& t) {
  out.open_object();
  out.member("id", t.id);
  out.member("indicator", t.indicator);
  out.member("class", t.group);
  out.member("due", t.due);
  out.member("headline", t.headline);
  out.member("state", simulate::to_string(t.state));
  write_proportion(out, t.probability);
  const auto planned =
      t.plan_probability ? std::optional(t.plan_probability->value) : std::nullopt;
  out.member("plan_probability", planned);
  out.close_object();
}

void write_row(json_writer& out, const study::plan_figures& row) {
  out.open_object();
  out.member("plan", row.plan);
  write_name(out, row.name);
  out.member("place", row.place);
  out.member("within", row.within);
  out.member("plan_hash", row.plan_hash);
  write_moment(out, "as_of", row.as_of);
  out.member("scenario", row.scenario);
  out.member("headline", row.headline);
  out.member("assessed", row.assessed);
  out.member("expected_reached", row.expected_reached);
  out.member("expected_reached_std_error", row.expected_reached_std_error);
  out.key("all");
  out.open_object();
  write_proportion(out, row.all);
  out.member("upper_bound", row.assessed < row.headline);
  out.close_object();
  out.member("with_90", row.with_90);
  out.member("with_50", row.with_50);
  out.member("with_10", row.with_10);
  out.member_list("labels", row.labels);
  out.key("targets");
  out.open_array();
  for (const study::target_figures& t : row.targets) write_target(out, t);
  out.close_array();
  out.close_object();
}

/// Answers about all plans, of targets or of plans; without the share of draws for every number.
void write_joint_figures(json_writer& out, const study::joint& j) {
  out.member("headline", j.headline);
  out.member("assessed", j.assessed);
  out.member("expected_reached", j.expected_reached);
  out.member("expected_reached_std_error", j.expected_reached_std_error);
  for (const auto& [key, p] : {std::pair("with_90", .9), {"with_50", .5}, {"with_10", .1}})
    out.member(key, j.reached_with(p));
}

}  // namespace

std::string to_json(const study::portfolio_board& b) {
  const study::portfolio_parts& p = b.parts();
  json_writer out;
  out.open_object();
  out.member("attain", std::string_view(version()));
  out.member("scenario", p.scenario);
  out.member("seed", p.seed);
  out.member("draws", p.draws);
  out.member("asked", p.asked);
  out.member("complete", b.complete());
  out.member_list("labels", b.labels());
  out.key("targets");
  out.open_object();
  write_joint_figures(out, b.targets());
  out.member("spread", b.spread());
  out.member("independent_spread", b.independent_spread());
  out.key("quantiles");
  out.open_object();
  for (const auto& [key, level] :
       {std::pair("0.05", .05), {"0.25", .25}, {"0.5", .5}, {"0.75", .75}, {"0.95", .95}}) {
    if (p.draws > 0) {
      out.member(key, b.quantile(level));
    } else {
      out.member_null(key);
    }
  }
  out.close_object();
  out.close_object();
  out.key("plans");
  out.open_object();
  write_joint_figures(out, b.plans());
  out.close_object();
  out.key("refused");
  out.open_array();
  for (const study::refused_plan& r : b.parts().refused) {
    out.open_object();
    out.member("plan", r.what);
    out.member("reason", r.reason);
    out.close_object();
  }
  out.close_array();
  out.key("rows");
  out.open_array();
  for (const study::plan_figures& row : b.rows()) write_row(out, row);
  out.close_array();
  out.close_object();
  return out.take();
}

}  // namespace attain::io
