// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/record.hpp>
#include <attain/core/csv.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <array>
#include <cstddef>
#include <utility>

namespace attain::calibrate {

namespace detail {
extern const char class_record_csv[];
extern const std::size_t class_record_csv_size;
extern const char class_events_csv[];
extern const std::size_t class_events_csv_size;
}  // namespace detail

namespace {

using growth::origin_record;

constexpr std::array<std::pair<const char*, int origin_record::*>, 6> counts{
    {{"origin", &origin_record::origin},
     {"horizon", &origin_record::horizon},
     {"count", &origin_record::count},
     {"inside50", &origin_record::inside50},
     {"inside80", &origin_record::inside80},
     {"inside95", &origin_record::inside95}}};

constexpr std::array<std::pair<const char*, double origin_record::*>, 8> means{
    {{"crps", &origin_record::crps},
     {"crps_class_mean", &origin_record::crps_class_mean},
     {"crps_drift", &origin_record::crps_drift},
     {"crps_theta", &origin_record::crps_theta},
     {"relative_crps", &origin_record::relative_crps},
     {"relative_crps_class_mean", &origin_record::relative_crps_class_mean},
     {"relative_crps_drift", &origin_record::relative_crps_drift},
     {"relative_crps_theta", &origin_record::relative_crps_theta}}};

std::vector<std::string> score_columns() {
  std::vector<std::string> out{"panel", "class"};
  for (const auto& [name, member] : counts) out.emplace_back(name);
  for (const auto& [name, member] : means) out.emplace_back(name);
  return out;
}

const std::vector<std::string>& event_columns() {
  static const std::vector<std::string> names{"class", "origin",   "rise",        "bin",
                                              "count", "happened", "probability", "squares"};
  return names;
}

std::string line(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) out += (out.empty() ? "" : ",") + cell;
  return out + "\n";
}

std::string text(int value) { return core::number(static_cast<std::int64_t>(value)); }

constexpr int digits = 6;

/// Refuses a row whose counts cannot be.
void require(bool holds, const std::string& file, const core::csv_row& row,
             const std::string& field, const std::string& message) {
  if (!holds)
    throw invalid_input({.file = file, .line = row.line, .field = field, .message = message});
}

}  // namespace

record_table record_table::parse(const std::string& scores_file, std::string_view scores_csv,
                                 const std::string& events_file, std::string_view events_csv) {
  record_table out;
  const std::vector<std::string> columns = score_columns();
  for (const core::csv_row& row : core::read_csv(scores_file, scores_csv, columns)) {
    require(out.panel_.empty() || out.panel_ == row.cells[0], scores_file, row, "panel",
            "must be one panel throughout");
    out.panel_ = row.cells[0];
    record_row r{.group = row.cells[1]};
    std::size_t at = 2;
    for (const auto& [name, member] : counts) {
      r.scores.*member = core::csv_integer(scores_file, row, name, row.cells[at]);
      ++at;
    }
    for (const auto& [name, member] : means) {
      r.scores.*member = core::csv_number(scores_file, row, name, row.cells[at]);
      ++at;
    }
    const origin_record& s = r.scores;
    require(s.count > 0 && s.horizon > 0, scores_file, row, "count", "must be above 0");
    require(0 <= s.inside50 && s.inside50 <= s.inside80 && s.inside80 <= s.inside95 &&
                s.inside95 <= s.count,
            scores_file, row, "inside95", "wider intervals hold no less, and no more than all");
    out.rows_.push_back(std::move(r));
  }
  for (const core::csv_row& row : core::read_csv(events_file, events_csv, event_columns())) {
    const auto whole = [&](std::size_t i) {
      return core::csv_integer(events_file, row, event_columns()[i], row.cells[i]);
    };
    const auto real = [&](std::size_t i) {
      return core::csv_number(events_file, row, event_columns()[i], row.cells[i]);
    };
    const event_row e{row.cells[0], whole(1), real(2), whole(3),
                      whole(4),     whole(5), real(6), real(7)};
    require(0 <= e.bin && e.bin < 10, events_file, row, "bin", "must be from 0 to 9");
    require(0 <= e.happened && e.happened <= e.count && e.count > 0, events_file, row, "happened",
            "must be from 0 to a count above 0");
    out.events_.push_back(e);
  }
  return out;
}

const record_table& record_table::builtin() {
  static const record_table table = parse(
      "class_record.csv", std::string_view(detail::class_record_csv, detail::class_record_csv_size),
      "class_events.csv",
      std::string_view(detail::class_events_csv, detail::class_events_csv_size));
  return table;
}

std::string record_table::scores_csv() const {
  std::string out = line(score_columns());
  for (const record_row& r : rows_) {
    std::vector<std::string> cells{panel_, r.group};
    for (const auto& [name, member] : counts) cells.push_back(text(r.scores.*member));
    for (const auto& [name, member] : means) cells.push_back(core::fixed(r.scores.*member, digits));
    out += line(cells);
  }
  return out;
}

std::string record_table::events_csv() const {
  std::string out = line(event_columns());
  for (const event_row& e : events_)
    out += line({e.group, text(e.origin), core::number(e.rise), text(e.bin), text(e.count),
                 text(e.happened), core::fixed(e.probability, digits),
                 core::fixed(e.squares, digits)});
  return out;
}

}  // namespace attain::calibrate
