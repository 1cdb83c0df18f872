// SPDX-License-Identifier: Apache-2.0
#include <attain/series/constants.hpp>

#include <attain/core/csv.hpp>
#include <attain/core/error.hpp>
#include <attain/core/hash.hpp>
#include <attain/core/text.hpp>
#include <attain/random/functions.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>

namespace attain::series {

namespace detail {
extern const char series_constants_csv[];
extern const std::size_t series_constants_csv_size;
}  // namespace detail

namespace {

constexpr double least_nu = 2.01;
/// Share of the one-step error that counts as disagreement where all methods agree.
constexpr double error_share = .15;
constexpr double most_level = 1000;
constexpr double short_length = 4;

[[noreturn]] void refuse(const std::string& file, int line, std::string field, std::string value,
                         std::string message) {
  throw invalid_input({.file = file,
                       .line = line,
                       .field = std::move(field),
                       .value = std::move(value),
                       .message = std::move(message)});
}

using member = double centre_constants::*;

const std::map<std::string, member>& centre_names() {
  using c = centre_constants;
  static const std::map<std::string, member> names{{"growth", &c::growth},
                                                   {"growth_spread", &c::growth_spread},
                                                   {"noise", &c::noise},
                                                   {"noise_weight", &c::noise_weight},
                                                   {"damping", &c::damping},
                                                   {"shrunk_weight", &c::shrunk_weight},
                                                   {"log_trust", &c::log_trust},
                                                   {"log_bar", &c::log_bar},
                                                   {"log_cap", &c::log_cap},
                                                   {"log_far", &c::log_far},
                                                   {"step_spread", &c::step_spread}};
  return names;
}

[[noreturn]] void unknown(const std::string& name, std::vector<std::string> valid) {
  for (const auto& [known, where] : centre_names()) valid.push_back(known);
  throw not_found("constant", name, valid);
}

/// The b0 ... b8 of a name; -1 for another name.
int coefficient(const std::string& name) {
  return name.size() == 2 && name[0] == 'b' && name[1] >= '0' && name[1] <= '8' ? name[1] - '0'
                                                                                : -1;
}

}  // namespace

series_constants series_constants::parse(const std::string& file, std::string_view csv) {
  series_constants out;
  const auto& centres = centre_names();
  std::map<std::string, double> found;
  std::map<std::pair<bool, int>, std::pair<spread_constants, unsigned>> spreads;
  constexpr unsigned all = (1U << 9U) - 1;
  int last = 0;
  for (const core::csv_row& row :
       core::read_csv(file, csv, {"name", "values", "length", "value", "source"})) {
    last = row.line;
    const std::string& name = row.cells[0];
    const double value = core::csv_number(file, row, "value", row.cells[3]);
    if (const int b = coefficient(name); b >= 0) {
      if (row.cells[1] != "amounts" && row.cells[1] != "numbers")
        refuse(file, row.line, "values", row.cells[1], "must be amounts or numbers");
      const bool positive = row.cells[1] == "amounts";
      const int length = core::csv_integer(file, row, "length", row.cells[2]);
      auto& [spread, seen] = spreads[{positive, length}];
      spread.positive = positive;
      spread.length = length;
      spread.b[static_cast<std::size_t>(b)] = value;
      if ((seen & (1U << static_cast<unsigned>(b))) != 0)
        refuse(file, row.line, "name", name, "is given twice for these values and this length");
      seen |= 1U << static_cast<unsigned>(b);
      continue;
    }
    if (name != "nu" && !centres.contains(name)) unknown(name, {"nu", "b0", "b8"});
    if (!found.emplace(name, value).second) refuse(file, row.line, "name", name, "is given twice");
  }
  for (const auto& [name, where] : centres) {
    const auto value = found.find(name);
    if (value == found.end()) refuse(file, last, "name", name, "is missing");
    if (name != "growth" && !(value->second >= 0))
      refuse(file, last, name, core::number(value->second), "must be >= 0");
    out.centres_.*where = value->second;
  }
  if (!found.contains("nu")) refuse(file, last, "name", "nu", "is missing");
  out.nu_ = found["nu"];
  if (!(out.nu_ >= least_nu)) refuse(file, last, "nu", core::number(out.nu_), "must be > 2");
  for (const bool positive : {true, false})
    if (!spreads.contains({positive, 1}))
      refuse(file, last, "length", "1",
             core::cat("has no coefficients for ", positive ? "amounts" : "numbers"));
  for (const auto& [key, spread] : spreads) {
    if (spread.second != all)
      refuse(file, last, "name", core::cat("length ", key.second), "needs all of b0 ... b8");
    out.spreads_.push_back(spread.first);
  }
  out.digest_ = core::digest(csv);
  return out;
}

const series_constants& series_constants::builtin() {
  static const series_constants constants =
      parse("series_constants.csv",
            std::string_view(detail::series_constants_csv, detail::series_constants_csv_size));
  return constants;
}

const spread_constants& series_constants::spread(bool positive, int length) const {
  const spread_constants* best = nullptr;
  for (const spread_constants& row : spreads_)
    if (row.positive == positive && row.length <= length &&
        (best == nullptr || row.length > best->length))
      best = &row;
  if (best == nullptr)
    throw invalid_input({.field = "length",
                         .value = core::cat(length),
                         .message = "a history has one value or more"});
  return *best;
}

centre_constants with(centre_constants constants, const std::map<std::string, double>& replaced) {
  for (const auto& [name, value] : replaced) {
    const auto found = centre_names().find(name);
    if (found == centre_names().end()) unknown(name, {});
    constants.*(found->second) = value;
  }
  return constants;
}

std::vector<double> spread_of(const centre& c, int length, const spread_constants& constants) {
  const auto& b = constants.b;
  const double u = short_length / static_cast<double>(length);
  const double error = random::log(c.error);
  const double level = b[8] == 0 ? 0 : random::log(std::clamp(c.level, 1e-3, most_level));
  std::vector<double> out;
  out.reserve(c.path.size());
  double widest = 0;
  for (std::size_t h = 0; h < c.path.size(); ++h) {
    const double ahead = random::log(static_cast<double>(h + 1));
    const double apart = random::log(c.disagreement[h] + error_share * c.error);
    const double log_scale = b[0] + b[1] * ahead + b[2] * error + b[3] * apart +
                             u * (b[4] + b[5] * ahead + b[6] * error + b[7] * apart + b[8] * level);
    widest = std::max(widest, random::exp(std::clamp(log_scale, -50.0, 50.0)) * c.unit);
    out.push_back(widest);
  }
  return out;
}

}  // namespace attain::series
