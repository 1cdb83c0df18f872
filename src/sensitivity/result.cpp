// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/result.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <cmath>
#include <ostream>

namespace attain::sensitivity {

using core::cat;

const measure& result::at(const std::string& name) const {
  std::vector<std::string> valid;
  for (const measure& m : measures) {
    if (m.name == name) return m;
    valid.push_back(m.name);
  }
  throw not_found("measure", name, valid);
}

verdict judge(const result& found, double tolerance) {
  core::check_positive("tolerance", tolerance);
  verdict out;
  out.half_width = -1;
  for (const measure& m : found.measures) {
    for (std::size_t k = 0; k < m.cells.size(); ++k) {
      const double half = (m.cells[k].high - m.cells[k].low) / 2;
      if (!(half > out.half_width)) continue;
      out.half_width = half;
      out.measure = m.name;
      out.of = m.of[k % m.of.size()];
      out.output = k / m.of.size();
    }
  }
  if (out.half_width < 0)
    throw invalid_input({.field = "result", .message = "has no index with an error"});
  out.converged = out.half_width <= tolerance;
  if (!out.converged) {
    const double ratio = out.half_width / tolerance;
    const double more = static_cast<double>(found.units) * (ratio * ratio - 1);
    out.more_units = static_cast<std::int64_t>(std::ceil(std::fmin(more, 9e15)));
    out.more_rows = out.more_units * found.rows_per_unit;
  }
  return out;
}

std::string to_string(const verdict& v) {
  const std::string where = cat("the widest interval, of ", v.measure, " of ", v.of, ", is +- ",
                                core::fixed(v.half_width, 4));
  if (v.converged) return "converged: " + where;
  return cat("needs about ", v.more_units, " more units (", v.more_rows, " rows): ", where);
}

std::string to_string(const result& found) {
  std::string out = cat(found.method, ", ", found.units, " units");
  if (found.omitted > 0) out += cat(" (", found.omitted, " left out)");
  for (const measure& m : found.measures) {
    for (std::size_t k = 0; k < m.cells.size(); ++k) {
      out += cat("\n", m.name, " of ", m.of[k % m.of.size()]);
      if (found.outputs > 1) out += cat(", output ", k / m.of.size());
      out +=
          cat(": ", core::fixed(m.cells[k].value, 4), " +- ", core::fixed(m.cells[k].std_error, 4));
    }
  }
  return out;
}

std::ostream& operator<<(std::ostream& out, const result& found) { return out << to_string(found); }

}  // namespace attain::sensitivity
