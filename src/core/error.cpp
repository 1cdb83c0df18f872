// SPDX-License-Identifier: Apache-2.0
#include <attain/core/error.hpp>

#include <attain/core/nearest.hpp>
#include <attain/core/text.hpp>

namespace attain::core {

namespace {

std::string join(const std::vector<problem>& all) {
  std::string out;
  for (const problem& p : all) {
    if (!out.empty()) out += '\n';
    out += to_string(p);
  }
  return out.empty() ? "invalid input" : out;
}

std::string not_found_text(const std::string& what, const std::string& name,
                           const std::vector<std::string>& valid) {
  std::string out = cat("no ", what, " named \"", name, "\"");
  const std::string near = nearest(name, valid);
  if (!near.empty()) return cat(out, "; did you mean \"", near, "\"?");
  if (valid.empty()) return cat(out, "; there is none");
  out += "; there are: ";
  const std::size_t shown = valid.size() < 20 ? valid.size() : 20;
  for (std::size_t i = 0; i < shown; ++i) out += cat(i == 0 ? "" : ", ", valid[i]);
  return shown < valid.size() ? out + ", …" : out;
}

}  // namespace

std::string to_string(const problem& p) {
  std::string out;
  if (!p.file.empty()) {
    out += p.file;
    if (p.line > 0) out += cat(":", p.line);
    out += ": ";
  }
  if (!p.field.empty()) out += p.field + ": ";
  out += p.message;
  if (!p.value.empty()) out += cat(", found \"", clip(p.value, 80), "\"");
  if (!p.nearest.empty()) out += cat("; did you mean \"", p.nearest, "\"?");
  return out;
}

invalid_input::invalid_input(problem p) : invalid_input(std::vector<problem>{std::move(p)}, 0) {}

invalid_input::invalid_input(std::vector<problem> all, int)
    : error(join(all)), problems_(std::move(all)) {}

not_found::not_found(const std::string& what, const std::string& name,
                     const std::vector<std::string>& valid)
    : error(not_found_text(what, name, valid)) {}

}  // namespace attain::core
