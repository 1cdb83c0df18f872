// SPDX-License-Identifier: Apache-2.0
#include "io/toml_writer.hpp"
#include "io/write_plan.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <array>
#include <cmath>

namespace attain::io {

namespace {

using random::distribution_kind;

/// Parameters of the families of plan files, in the order of the factories.
std::vector<const char*> parameter_names(const random::distribution& d) {
  switch (d.kind()) {
    case distribution_kind::fixed:
      return {"value"};
    case distribution_kind::normal:
      return {"mean", "sd"};
    case distribution_kind::lognormal:
      return {"median", "sigma"};
    case distribution_kind::uniform:
      return {"low", "high"};
    case distribution_kind::triangular:
      return {"low", "mode", "high"};
    case distribution_kind::beta:
      if (d.parameters()[2] == 0 && d.parameters()[3] == 1) return {"a", "b"};
      return {};
    default:
      return {};
  }
}

}  // namespace

std::string written_name(const core::name& name) {
  toml_inline out;
  if (!name.zh.empty()) out.add("zh", toml_text(name.zh));
  if (!name.en.empty()) out.add("en", toml_text(name.en));
  return out.done();
}

bool has_word(const random::distribution& d) { return !parameter_names(d).empty(); }

std::string written_distribution(const random::distribution& d, const std::string& field) {
  const std::vector<const char*> names = parameter_names(d);
  if (names.empty())
    throw invalid_input(
        {.field = field, .value = random::to_string(d), .message = "has no word in a plan file"});
  toml_inline parameters;
  for (std::size_t i = 0; i < names.size(); ++i)
    parameters.add(names[i], toml_number(d.parameters()[i]));
  return toml_inline().add(random::to_string(d.kind()), parameters.done()).done();
}

std::string written_evidence(const core::evidence& e) {
  toml_inline out;
  out.add("causal", toml_text(core::to_string(e.causal)));
  out.add("read", toml_text(core::to_string(e.read)));
  if (!e.source.empty()) out.add("source", toml_text(e.source));
  if (e.known_from) out.add("known_from", core::cat(*e.known_from));
  return out.done();
}

void write_evidence(toml_writer& out, const core::evidence& e) {
  out.text("causal", core::to_string(e.causal));
  out.text("read", core::to_string(e.read));
  out.text("source", e.source);
  out.whole("known_from", e.known_from);
}

std::string written_schedule(const levers::dated_settings& keys) {
  toml_inline out;
  for (const auto& [key, value] : keys) {
    const std::string date = levers::to_string(key);
    out.add(key.month ? toml_text(date) : date, toml_number(value));
  }
  return out.done();
}

double unscaled(double base, double scale) {
  const double nearest = base / scale;
  double best = nearest;
  for (const double candidate :
       {nearest, std::nextafter(nearest, -HUGE_VAL), std::nextafter(nearest, HUGE_VAL)})
    if (std::fabs(candidate * scale - base) < std::fabs(best * scale - base)) best = candidate;
  return best;
}

}  // namespace attain::io
