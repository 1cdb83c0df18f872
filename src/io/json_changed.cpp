// SPDX-License-Identifier: Apache-2.0
#include <attain/io/changed.hpp>

#include "json_parts.hpp"

#include <string>

namespace attain::io {

namespace {

using study::paired;
using study::reason_of_change;
using study::reasons_of_change;

void write_value(json_writer& out, const paired& p) {
  out.open_object();
  out.member("value", p.value);
  out.member("std_error", p.std_error);
  out.close_object();
}

void write_parts(json_writer& out,
                 const std::optional<std::array<paired, reasons_of_change>>& parts) {
  out.key("parts");
  if (!parts) return out.null();
  out.open_object();
  for (int k = 0; k < reasons_of_change; ++k) {
    out.key(study::to_string(static_cast<reason_of_change>(k)));
    write_value(out, (*parts)[static_cast<std::size_t>(k)]);
  }
  out.close_object();
}

void write_end(json_writer& out, std::string_view key, const std::optional<core::proportion>& p,
               simulate::assessability state) {
  out.key(key);
  out.open_object();
  out.member("state", simulate::to_string(state));
  write_proportion(out, p);
  out.close_object();
}

void write_point(json_writer& out, std::string_view key, const study::board& b) {
  const growth::estimate& e = *b.run().estimate;
  out.key(key);
  out.open_object();
  write_moment(out, "as_of", e.as_of);
  write_moment(out, "constants_as_of", e.constants_as_of);
  out.member("scenario", b.run().scenarios.front().id());
  out.close_object();
}

}  // namespace

std::string to_json(const study::changed& c) {
  const study::session& s = c.after().run();
  json_writer out;
  out.open_object();
  write_run(out, s);
  write_point(out, "from", c.before());
  write_point(out, "to", c.after());
  write_draws(out, s);
  out.member_list("labels", c.labels());
  out.key("targets");
  out.open_array();
  for (const study::changed_row& r : c.rows()) {
    out.open_object();
    out.member("id", r.id);
    write_name(out, r.name);
    out.member("unit", r.unit);
    out.member("due", r.target.due);
    out.member("headline", r.headline);
    write_end(out, "from", r.from, r.from_state);
    write_end(out, "to", r.to, r.to_state);
    write_parts(out, r.parts);
    write_paired(out, "total", r.total);
    out.member("note", r.note);
    out.close_object();
  }
  out.close_array();
  const study::changed_joint& j = c.together();
  out.key("joint");
  out.open_object();
  out.member("from_assessed", j.from_assessed);
  out.member("to_assessed", j.to_assessed);
  out.member("counted", j.counted);
  out.key("from");
  write_value(out, j.from);
  out.key("to");
  write_value(out, j.to);
  write_parts(out, j.parts);
  out.key("total");
  write_value(out, j.total);
  out.member("by_assessability", j.by_assessability);
  out.close_object();
  out.close_object();
  return out.take();
}

}  // namespace attain::io
