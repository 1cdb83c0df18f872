// SPDX-License-Identifier: Apache-2.0
#include "moments.hpp"

#include <attain/random/kernels.hpp>
#include <attain/random/stream.hpp>

#include <algorithm>

namespace attain::sensitivity::detail {

namespace {

/// sums[c * lanes + r] += weights[row * lanes + r] * values[row * columns + c], rows in order:
/// every lane is one resample, so that the order of additions is that of the rows.
void add_weighted(const double* weights, const double* values, std::size_t rows,
                  std::size_t columns, std::size_t lanes, double* sums) {
  constexpr std::size_t width = 8;
  for (std::size_t c = 0; c < columns; ++c) {
    double* into = sums + c * lanes;
    for (std::size_t r = 0; r < lanes; r += width) {
      double held[width];
      for (std::size_t k = 0; k < width; ++k) held[k] = into[r + k];
      for (std::size_t row = 0; row < rows; ++row) {
        const double value = values[row * columns + c];
        const double* weight = weights + row * lanes + r;
        for (std::size_t k = 0; k < width; ++k) held[k] += weight[k] * value;
      }
      for (std::size_t k = 0; k < width; ++k) into[r + k] = held[k];
    }
  }
}

/// How often each unit is drawn in one resample of as many units.
void count_draws(random::stream source, std::size_t units, std::uint16_t* counts) {
  alignas(random::block_alignment) double block[random::block_size];
  std::fill_n(counts, units, std::uint16_t{0});
  const auto n = static_cast<double>(units);
  for (std::size_t at = 0; at < units; at += random::block_size) {
    random::uniform_block(source, static_cast<std::int64_t>(at) / random::block_size, block);
    const std::size_t here = std::min<std::size_t>(random::block_size, units - at);
    for (std::size_t i = 0; i < here; ++i) {
      const auto drawn = static_cast<std::size_t>(static_cast<std::int64_t>(block[i] * n));
      ++counts[std::min(drawn, units - 1)];
    }
  }
}

}  // namespace

terms::terms(const pick_freeze_shape& shape, std::span<const double> y, std::size_t outputs,
             std::size_t output, std::span<const std::int64_t> units)
    : units_(units.size()) {
  const std::size_t g = shape.players.size();
  const std::size_t pairs = shape.second_order ? g * (g - 1) / 2 : 0;
  columns_ = of_pair(g, pairs);
  values_.resize(units_ * columns_);
  const auto kind = shape.radial ? design_kind::radial : design_kind::saltelli;
  const auto block = static_cast<std::size_t>(rows_per_unit(kind, g, shape.second_order));
  const auto at = [&](std::size_t unit, std::size_t row) {
    return y[(static_cast<std::size_t>(units[unit]) * block + row) * outputs + output];
  };
  const double start = at(0, 0);
  double sum = 0;
  for (std::size_t unit = 0; unit < units_; ++unit) {
    for (std::size_t row = 0; row < block; ++row) {
      const double value = at(unit, row);
      sum += value - start;
      constant_ = constant_ && value == start;
    }
  }
  const double centre = start + sum / static_cast<double>(units_ * block);

  std::vector<double> here(block);
  for (std::size_t unit = 0; unit < units_; ++unit) {
    for (std::size_t row = 0; row < block; ++row) here[row] = at(unit, row) - centre;
    const double a = here.front();
    const double b = shape.radial ? 0.0 : here.back();
    double* out = &values_[unit * columns_];
    *out++ = a;
    *out++ = b;
    *out++ = a * a;
    *out++ = b * b;
    *out++ = a * b;
    for (std::size_t p = 0; p < g; ++p) {
      const double c = here[1 + p];
      *out++ = c;
      *out++ = c * c;
      *out++ = a * c;
      *out++ = b * c;
    }
    for (std::size_t i = 0; pairs > 0 && i < g; ++i)
      for (std::size_t j = i + 1; j < g; ++j) *out++ = here[1 + g + i] * here[1 + j];
  }
}

std::vector<double> terms::means() const {
  std::vector<double> out(columns_, 0.0);
  for (std::size_t unit = 0; unit < units_; ++unit)
    for (std::size_t c = 0; c < columns_; ++c) out[c] += values_[unit * columns_ + c];
  for (double& v : out) v /= static_cast<double>(units_);
  return out;
}

std::vector<double> terms::resampled(int resamples, std::uint64_t seed) const {
  constexpr std::size_t rows = 32;
  constexpr std::size_t width = 8;
  const auto count = static_cast<std::size_t>(resamples);
  const std::size_t lanes = (count + width - 1) / width * width;
  std::vector<std::uint16_t> counts(count * units_);
  for (std::size_t r = 0; r < count; ++r)
    count_draws(random::make_stream(seed, "sensitivity/resample/" + std::to_string(r)), units_,
                &counts[r * units_]);
  std::vector<double> sums(columns_ * lanes, 0.0);
  std::vector<double> weights(rows * lanes, 0.0);
  for (std::size_t from = 0; from < units_; from += rows) {
    const std::size_t here = std::min(rows, units_ - from);
    for (std::size_t r = 0; r < count; ++r)
      for (std::size_t row = 0; row < here; ++row)
        weights[row * lanes + r] = counts[r * units_ + from + row];
    add_weighted(weights.data(), &values_[from * columns_], here, columns_, lanes, sums.data());
  }
  std::vector<double> out(count * columns_);
  for (std::size_t r = 0; r < count; ++r)
    for (std::size_t c = 0; c < columns_; ++c)
      out[r * columns_ + c] = sums[c * lanes + r] / static_cast<double>(units_);
  return out;
}

}  // namespace attain::sensitivity::detail
