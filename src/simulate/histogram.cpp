// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/histogram.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "bucket_counter.hpp"
#include "bytes.hpp"

#include <algorithm>
#include <cmath>

namespace attain::simulate {

namespace {

constexpr double finest = .002;
constexpr int most_buckets = 40'000;
/// More draws than a run can have.
constexpr std::int64_t most_counts = std::int64_t{1} << 41;

}  // namespace

bucket_grid grid_around(double centre, double reach) {
  core::check_finite("centre", centre);
  core::check_not_negative("reach", reach);
  const double width = std::max(finest, 2 * reach / (most_buckets - 2));
  const int half = static_cast<int>(std::ceil(reach / width)) + 1;
  const double middle = std::floor(centre / width) * width;
  return {middle - half * width, width, 2 * half};
}

histogram::histogram(bucket_grid grid) : grid_(grid) {}

void histogram::reset(const bucket_grid& grid) {
  grid_ = grid;
  first_ = 0;
  counts_.clear();
  below_ = above_ = not_a_number_ = 0;
}

void histogram::add(const double* values, int n) {
  constexpr int slice = 1024;
  bucket_counter counter(grid_);
  for (int from = 0; from < n; from += slice) {
    counter.add(values + from, std::min(slice, n - from),
                operations_of(random::best_instruction_set()));
    counter.move_into(*this);
  }
}

template <class Count>
void histogram::take(int first, std::span<const Count> counts) {
  const auto holds = [](Count c) { return c != 0; };
  const auto begin = std::find_if(counts.begin(), counts.end(), holds);
  if (begin == counts.end()) return;
  const auto end = std::find_if(counts.rbegin(), counts.rend(), holds).base();
  first += static_cast<int>(begin - counts.begin());
  reach(first_, counts_, first, first + static_cast<int>(end - begin) - 1, grid_.buckets);
  std::int64_t* to = counts_.data() + (first - first_);
  for (auto c = begin; c != end; ++c, ++to) *to += static_cast<std::int64_t>(*c);
}

template void histogram::take(int first, std::span<const std::uint16_t> counts);

histogram::part histogram::touched() const noexcept {
  const auto holds = [](std::int64_t c) { return c != 0; };
  const auto first = std::find_if(counts_.begin(), counts_.end(), holds);
  if (first == counts_.end()) return {0, {}};
  const auto last = std::find_if(counts_.rbegin(), counts_.rend(), holds).base();
  return {first_ + static_cast<int>(first - counts_.begin()), {first, last}};
}

void histogram::merge(const histogram& other) {
  if (grid_ != other.grid_)
    throw invalid_input({.field = "histogram", .message = "grids differ: not the same program"});
  take(other.first_, std::span<const std::int64_t>(other.counts_));
  below_ += other.below_;
  above_ += other.above_;
  not_a_number_ += other.not_a_number_;
}

std::int64_t histogram::total() const noexcept {
  std::int64_t sum = below_ + above_;
  for (const std::int64_t c : counts_) sum += c;
  return sum;
}

double histogram::quantile(double p) const {
  double out = 0;
  quantiles({&p, 1}, {&out, 1});
  return out;
}

void histogram::quantiles(std::span<const double> levels, std::span<double> out) const {
  const std::int64_t n = total();
  std::size_t i = 0;
  std::int64_t before = below_;
  double last = 0;
  for (std::size_t k = 0; k < levels.size(); ++k) {
    const double p = levels[k];
    if (!(p > 0 && p < 1) || n == 0)
      throw invalid_input({.field = "p",
                           .value = core::number(p),
                           .message = "must satisfy 0 < p < 1, of at least one draw"});
    if (p < last)
      throw invalid_input(
          {.field = "levels", .value = core::number(p), .message = "must not fall"});
    last = p;
    const double wanted = p * static_cast<double>(n);
    if (wanted <= static_cast<double>(below_)) {
      out[k] = grid_.low;
      continue;
    }
    while (i < counts_.size() &&
           (counts_[i] == 0 || wanted > static_cast<double>(before + counts_[i])))
      before += counts_[i++];
    if (i == counts_.size()) {
      out[k] = grid_.low + grid_.buckets * grid_.width;
      continue;
    }
    const double inside =
        (wanted - static_cast<double>(before)) / static_cast<double>(counts_[i]);
    out[k] = grid_.low + (first_ + static_cast<int>(i) + inside) * grid_.width;
  }
}

std::string histogram::bytes() const {
  std::string out;
  const part held = touched();
  put(out, static_cast<std::int64_t>(held.first));
  put(out, static_cast<std::int64_t>(held.counts.size()));
  for (const std::int64_t c : held.counts) put(out, c);
  put(out, below_);
  put(out, above_);
  put(out, not_a_number_);
  return out;
}

void histogram::read(const char*& at, const char* end) {
  const auto checked = [](std::int64_t value, std::int64_t most) {
    if (value < 0 || value > most)
      throw invalid_input({.field = "summary", .message = "the bytes are damaged"});
    return value;
  };
  first_ = static_cast<int>(checked(take_signed(at, end), grid_.buckets));
  const std::int64_t held = checked(take_signed(at, end), grid_.buckets - first_);
  counts_.assign(static_cast<std::size_t>(held), 0);
  for (std::int64_t& c : counts_) c = checked(take_signed(at, end), most_counts);
  below_ = checked(take_signed(at, end), most_counts);
  above_ = checked(take_signed(at, end), most_counts);
  not_a_number_ = take_signed(at, end);
}

bool operator==(const histogram& a, const histogram& b) {
  const histogram::part mine = a.touched();
  const histogram::part theirs = b.touched();
  return a.grid_ == b.grid_ && a.below_ == b.below_ && a.above_ == b.above_ &&
         a.not_a_number_ == b.not_a_number_ && mine.first == theirs.first &&
         std::equal(mine.counts.begin(), mine.counts.end(), theirs.counts.begin(),
                    theirs.counts.end());
}

}  // namespace attain::simulate
