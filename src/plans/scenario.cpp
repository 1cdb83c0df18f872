// SPDX-License-Identifier: Apache-2.0
#include <attain/plans/scenario.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <algorithm>

namespace attain::plans {

scenario::scenario(std::string id, settings_map settings, core::name name, std::string note,
                   assumptions_map assumptions)
    : id_(std::move(id)),
      settings_(std::move(settings)),
      name_(std::move(name)),
      note_(std::move(note)),
      assumptions_(std::move(assumptions)) {
  const bool printable = std::none_of(id_.begin(), id_.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
  if (id_.empty() || core::display_width(id_) > 80 || !printable)
    throw invalid_input({.field = "scenario",
                         .value = core::clip(id_, 40),
                         .message = "must have a name of 1 to 80 printable characters"});
}

scenario scenario::set(const std::string& lever, levers::dated_settings keys) const {
  scenario copy = *this;
  copy.settings_[lever] = std::move(keys);
  return copy;
}

scenario scenario::assume(const std::string& lever, const std::string& parameter,
                          random::distribution value) const {
  scenario copy = *this;
  copy.assumptions_.insert_or_assign({lever, parameter}, std::move(value));
  return copy;
}

scenario scenario::renamed(std::string id) const {
  return scenario(std::move(id), settings_, {}, note_, assumptions_);
}

std::string to_string(const scenario& s) {
  std::string out = core::cat("scenario \"", s.id(), "\"");
  for (const auto& [lever, keys] : s.settings())
    out += core::cat(", ", lever, " ", levers::to_string(keys));
  for (const auto& [id, value] : s.assumptions())
    out += core::cat(", ", id.lever, ".", id.parameter, " ~ ", random::to_string(value));
  return out;
}

}  // namespace attain::plans
