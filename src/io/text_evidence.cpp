// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>
#include <attain/io/evidence.hpp>

#include "text_parts.hpp"
#include "text_table.hpp"

#include <algorithm>
#include <ostream>

namespace attain::io {

namespace {

using core::cat;

/// A share in percent with its error.
std::string share_text(const study::paired& p) {
  return cat(core::fixed(100 * p.value, 1), " ± ", core::fixed(100 * p.std_error, 1));
}

std::vector<std::string> line(const std::string& what, const std::string& mark,
                              const study::variance_share& share, const std::string& source) {
  return {what, mark, share_text(share.of_level), share_text(share.of_effect), source};
}

std::string source_of(const study::parameter_share& p) {
  std::string out = p.from.source;
  if (p.from.known_from) out += cat(out.empty() ? "" : "; ", "known from ", *p.from.known_from);
  return p.hindsight ? out + " (hindsight)" : out;
}

std::string row_text(const study::evidence_row& r, int width) {
  std::string out = wrapped(
      cat(r.id, " ", core::to_string(r.name), ", ", r.due, ": effect ",
          core::fixed(100 * r.effect.value, 2), " ± ", core::fixed(100 * r.effect.std_error, 2),
          " % of the level (log points), standard deviation ", core::fixed(100 * r.effect_sd, 2),
          " %; of the level ", core::fixed(100 * r.level_sd, 1), " %."),
      width, 2);
  std::vector<std::vector<std::string>> rows;
  for (const study::parameter_share& p : r.parameters)
    rows.push_back(line(p.what, core::to_string(p.from.causal), p.share, source_of(p)));
  for (const study::mark_share& m : r.marks)
    rows.push_back(line(cat("all of mark ", core::to_string(m.mark)), core::to_string(m.mark),
                        m.share,
                        cat(m.parameters, m.parameters == 1 ? " parameter" : " parameters")));
  rows.push_back(line("all parameters of levers", "", r.all, ""));
  rows.push_back({"history and noise alone", "", share_text(r.rest), dash, ""});
  return out +
         text_table({{"rests on", false, false},
                     {"mark", false, false},
                     {"level %", true, false},
                     {"effect %", true, false},
                     {"source", false, true}},
                    rows, width) +
         "\n";
}

}  // namespace

std::string to_text(const study::evidence_table& e, int width) {
  const int wide = std::max(width, 80);
  std::string out =
      heading(e.run(), cat("What scenario \"", e.scenario().id(), "\" rests on"), wide);
  for (const study::evidence_row& r : e.rows()) out += row_text(r, wide);
  if (e.rows().empty())
    out += wrapped("The scenario moves the level of no target that has one.\n", wide, 2);
  out += wrapped(
      "Shares of the variance of the log level at the due date, and of what the scenario adds to "
      "it "
      "against trend, percent ± standard error: what would be left on average if everything but "
      "this were known. Shares of what works together overlap. Marks: A strong causal design, B "
      "single or weaker study, C sign only or descriptive, J judgement, U the user's own.",
      wide, 2);
  return out + notes_text(e.labels(), wide);
}

}  // namespace attain::io

namespace attain::study {

std::ostream& operator<<(std::ostream& out, const evidence_table& e) {
  return out << io::to_text(e);
}

}  // namespace attain::study
