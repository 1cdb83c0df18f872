// SPDX-License-Identifier: Apache-2.0
#include "json_parts.hpp"

#include <attain/core/hash.hpp>
#include <attain/core/text.hpp>
#include <attain/io/json.hpp>
#include <attain/version.hpp>

#include <string>

namespace attain::io {

std::string data_hash(const study::session& s) {
  return core::digest(s.plan->data_hash() + s.estimate->constants_digest);
}

void write_name(json_writer& out, const core::name& name) {
  out.key("name");
  out.open_object();
  out.member("zh", name.zh);
  out.member("en", name.en);
  out.close_object();
}

void write_moment(json_writer& out, std::string_view key, core::moment at) {
  if (at.is_year_end()) {
    out.member(key, at.year());
  } else {
    out.member(key, core::to_string(at));
  }
}

void write_run(json_writer& out, const study::session& s) {
  out.member("attain", std::string_view(version()));
  out.member("plan", s.plan->id());
  out.member("plan_hash", s.plan->plan_hash());
  out.member("data_hash", data_hash(s));
  write_moment(out, "as_of", s.as_of());
}

void write_draws(json_writer& out, const study::session& s) {
  out.member("method", study::to_string(s.how));
  out.member("seed", s.seed());
  out.member("draws", s.draws());
  out.member("design", s.design());
}

void write_proportion(json_writer& out, const std::optional<core::proportion>& p) {
  if (p) {
    out.member("probability", p->value);
    out.member("std_error", p->std_error);
    out.member("low", p->range.low);
    out.member("high", p->range.high);
    return;
  }
  for (const char* name : {"probability", "std_error", "low", "high"}) out.member_null(name);
}

void write_paired(json_writer& out, std::string_view name, const std::optional<study::paired>& p) {
  out.member(name, p ? std::optional(p->value) : std::nullopt);
  out.member(std::string(name) + "_std_error", p ? std::optional(p->std_error) : std::nullopt);
}

}  // namespace attain::io
