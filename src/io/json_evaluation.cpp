// SPDX-License-Identifier: Apache-2.0
#include <attain/io/evaluation.hpp>

#include <attain/core/text.hpp>
#include <attain/version.hpp>

#include "json_parts.hpp"
#include "json_writer.hpp"

#include <cmath>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace attain::io {

namespace {

using progress::figure;
using study::evaluation_row;

using named_figures = std::initializer_list<std::pair<std::string_view, const figure*>>;

/// Figures by name; those that are undefined are null and say why among `reasons`.
void write_figures(json_writer& out, named_figures figures) {
  for (const auto& [name, f] : figures) out.member(name, f->value);
  out.key("reasons");
  out.open_object();
  for (const auto& [name, f] : figures)
    if (!*f) out.member(name, f->reason);
  out.close_object();
}

template <class Word>
void write_word(json_writer& out, std::string_view name, const std::optional<Word>& word) {
  if (word) {
    out.member(name, progress::to_string(*word));
  } else {
    out.member_null(name);
  }
}

void write_standing(json_writer& out, const std::optional<progress::standing>& word) {
  write_word(out, "standing", word);
  if (word) {
    out.member("standing_zh", progress::in_chinese(*word));
  } else {
    out.member_null("standing_zh");
  }
}

void write_time(json_writer& out, const progress::time_progress& p) {
  out.key("time");
  out.open_object();
  out.member("elapsed", p.elapsed);
  write_standing(out, p.words);
  write_figures(out,
                {{"completion", &p.completion}, {"geometric", &p.geometric}, {"pace", &p.pace}});
  out.close_object();
}

void write_cagr(json_writer& out, const progress::cagr_progress& p) {
  out.key("cagr");
  out.open_object();
  write_word(out, "verdict", p.verdict);
  write_figures(out, {{"observed", &p.observed}, {"required", &p.required}, {"ratio", &p.ratio}});
  out.close_object();
}

void write_unsd(json_writer& out, const progress::unsd_progress& p) {
  out.key("unsd");
  out.open_object();
  write_word(out, "verdict", p.verdict);
  write_figures(out, {{"expected", &p.expected}, {"ratio", &p.ratio}});
  out.close_object();
}

void write_methods(json_writer& out, const evaluation_row& r) {
  out.key("methods");
  if (r.methods) {
    out.open_object();
    write_time(out, r.methods->time);
    write_cagr(out, r.methods->cagr);
    write_unsd(out, r.methods->unsd);
    out.key("escap");
    out.open_object();
    out.member("line", r.methods->escap.line);
    write_figures(out, {{"status", &r.methods->escap.status}});
    out.close_object();
    out.close_object();
  } else {
    out.null();
  }
  out.member("methods_reason", r.methods_reason);
}

void write_growth(json_writer& out, const std::optional<progress::cagr_trend>& t) {
  out.key("growth");
  if (!t) return out.null();
  out.open_object();
  write_word(out, "verdict", t->verdict);
  write_figures(out, {{"growth", &t->growth}});
  out.close_object();
}

void write_dated(json_writer& out, std::string_view name,
                 const std::optional<study::dated_value>& v) {
  out.key(name);
  if (!v) return out.null();
  out.open_object();
  if (std::floor(v->time) == v->time) {
    out.member("year", static_cast<std::int64_t>(v->time));
  } else {
    out.member("year", v->time);
  }
  out.member("value", v->value);
  out.close_object();
}

void write_aim(json_writer& out, const evaluation_row& r) {
  const plans::target_fields& f = r.target;
  const bool has_value = plans::has_value(f.event);
  out.member("event", plans::to_string(f.event));
  if (has_value) {
    out.member("comparator", plans::to_string(f.compare));
    out.member("value", f.value);
  } else {
    out.member_null("comparator");
    out.member_null("value");
  }
  out.member("value_max", f.value_max);
  out.member("unit", r.unit);
  out.member("due", f.due);
  out.key("window");
  if (f.years) {
    out.open_array();
    out.value(f.years->first);
    out.value(f.years->last);
    out.close_array();
  } else {
    out.null();
  }
  out.member("attribute", plans::to_string(f.standing));
  out.member("soft", f.soft);
  out.member("headline", r.headline);
  out.member("past", r.past);
  out.member("restates", f.restates);
}

void write_target(json_writer& out, const evaluation_row& r) {
  out.open_object();
  out.member("id", r.id);
  out.member("indicator", r.indicator);
  write_name(out, r.name);
  write_aim(out, r);
  out.member("outcome", study::to_string(r.result));
  out.member("outcome_zh", study::in_chinese(r.result));
  out.member("reason", r.reason);
  out.member("base_year", r.base_year);
  write_dated(out, "base", r.base);
  write_dated(out, "latest", r.latest);
  write_standing(out, r.words);
  out.member("standing_reason", r.words_reason);
  write_figures(out, {{"achieved", &r.achieved}, {"ratio", &r.ratio}});
  write_methods(out, r);
  write_growth(out, r.growth);
  write_proportion(out, r.probability);
  out.close_object();
}

void write_totals(json_writer& out, std::string_view name, const study::evaluation_totals& t) {
  out.key(name);
  out.open_object();
  out.member("targets", t.targets);
  out.member("observed", t.observed);
  out.member("reached", t.reached);
  out.member("open", t.open);
  out.member("not_observed", t.not_observed);
  out.key("standing");
  out.open_object();
  for (std::size_t k = 0; k < t.words.size(); ++k)
    out.member(progress::to_string(static_cast<progress::standing>(k)), t.words[k]);
  out.close_object();
  out.member("median_ratio", t.median_ratio);
  out.member("smallest_ratio", t.smallest_ratio);
  out.member("largest_ratio", t.largest_ratio);
  out.close_object();
}

}  // namespace

std::string to_json(const study::evaluation& e) {
  json_writer out;
  out.open_object();
  out.member("attain", std::string_view(version()));
  out.member("plan", e.plan().id());
  out.member("plan_hash", e.plan().plan_hash());
  out.member("data_hash", e.plan().data_hash());
  write_moment(out, "as_of", e.as_of());
  out.member("base_year", e.base_year());
  out.member("draws", e.beside() ? e.beside()->run().draws() : 0);
  out.key("seed");
  if (e.beside()) {
    out.value(e.beside()->run().seed());
  } else {
    out.null();
  }
  out.member_list("labels", e.labels());
  out.key("targets");
  out.open_array();
  for (const evaluation_row& r : e.rows()) write_target(out, r);
  out.close_array();
  out.key("totals");
  out.open_object();
  write_totals(out, "headline", e.headline());
  write_totals(out, "others", e.others());
  write_totals(out, "past", e.past());
  out.close_object();
  out.close_object();
  return out.take();
}

}  // namespace attain::io
