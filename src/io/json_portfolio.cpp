// SPDX-License-Identifier: Apache-2.0
#include <attain/io/portfolio.hpp>
#include <attain/version.hpp>

#include "json_parts.hpp"

#include <string_view>

namespace attain::io {

namespace {

void write_contribution(json_writer& out, const study::contribution_row& c) {
  out.open_object();
  out.member("plan", c.plan);
  out.member("target", c.target);
  write_name(out, c.name);
  out.member("amount", c.amount);
  out.member("unit", c.unit);
  out.member("to_plan", c.to_plan);
  out.member("to_target", c.to_target);
  out.member("additions", c.additions);
  out.member("share", c.share);
  out.member("rest", c.rest);
  out.member("reason", c.reason);
  write_proportion(out, c.probability);
  out.close_object();
}

}  // namespace

std::string to_json(const study::portfolio& p) {
  const study::session& s = p.boards().front().run();
  json_writer out;
  out.open_object();
  out.member("attain", std::string_view(version()));
  write_moment(out, "as_of", p.as_of());
  write_draws(out, s);
  out.member_list("labels", p.labels());
  write_joint(out, p.together(), true);
  out.key("nested");
  out.open_array();
  for (const study::nested_place& n : p.nested()) {
    out.open_object();
    out.member("plan", n.plan);
    out.member("within", n.within);
    out.member("loaded", n.loaded);
    out.close_object();
  }
  out.close_array();
  out.key("contributions");
  out.open_array();
  for (const study::contribution_row& c : p.contributions()) write_contribution(out, c);
  out.close_array();
  out.key("boards");
  out.open_array();
  for (const study::board& b : p.boards()) write_board(out, b);
  out.close_array();
  out.close_object();
  return out.take();
}

}  // namespace attain::io
