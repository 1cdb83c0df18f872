// SPDX-License-Identifier: Apache-2.0
#include <attain/random/sobol_sequence.hpp>

#include <attain/core/csv.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include "scramble.hpp"

#include <bit>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace attain::random {

namespace detail {
extern const char sobol_directions_csv[];
extern const std::size_t sobol_directions_csv_size;
}  // namespace detail

namespace {

constexpr std::size_t word_bits = 32;
using directions = std::array<std::uint32_t, word_bits>;

/// Direction numbers from a primitive polynomial modulo 2, its bits from the highest power on, and
/// the first odd integers m_1, m_2, ...: m_k / 2^k, and from then on the recurrence of Joe and Kuo
/// 2008, equation 2.
directions expanded(std::uint32_t polynomial, const std::vector<std::uint32_t>& initial) {
  directions out{};
  const auto degree = static_cast<std::size_t>(std::bit_width(polynomial)) - 1;
  for (std::size_t k = 0; k < word_bits; ++k) {
    if (degree == 0 || k < degree) {
      out[k] = (degree == 0 ? 1U : initial[k]) << (word_bits - 1 - k);
      continue;
    }
    out[k] = out[k - degree] ^ (out[k - degree] >> degree);
    for (std::size_t i = 1; i < degree; ++i)
      if ((polynomial >> (degree - i) & 1U) != 0) out[k] ^= out[k - i];
  }
  return out;
}

std::vector<directions> read_directions() {
  const std::string file = "sobol_directions.csv";
  const std::string_view text(detail::sobol_directions_csv, detail::sobol_directions_csv_size);
  const std::vector<std::string> columns{"dimension", "polynomial", "initial"};
  std::vector<directions> out;
  for (const core::csv_row& row : core::read_csv(file, text, columns)) {
    std::istringstream words(row.cells[2]);
    std::vector<std::uint32_t> initial;
    for (std::uint32_t m = 0; words >> m;) initial.push_back(m);
    const int polynomial = core::csv_integer(file, row, columns[1], row.cells[1]);
    out.push_back(expanded(static_cast<std::uint32_t>(polynomial), initial));
  }
  return out;
}

}  // namespace

std::array<std::uint32_t, 32> sobol_directions(int dimension) {
  static const std::vector<directions> all = read_directions();
  if (dimension < 0 || dimension >= sobol_dimensions)
    throw invalid_input({.field = "dimension",
                         .value = core::number(std::int64_t{dimension}),
                         .message = core::cat("must be from 0 to ", sobol_dimensions - 1)});
  return all[static_cast<std::size_t>(dimension)];
}

void sobol_sequence(stream source, int dimension, std::uint32_t scramble, std::int64_t first,
                    std::span<double> out) {
  const directions v = sobol_directions(dimension);
  const auto count = static_cast<std::int64_t>(out.size());
  if (first < 0 || count > most_sobol_points || first > most_sobol_points - count)
    throw invalid_input({.field = "first",
                         .value = core::number(first),
                         .message = "must be at least 0 and end below 2^32 points"});
  // From n to n + 1 the lowest bits of n change up to its lowest 0: words by the place of that bit.
  directions steps{};
  std::uint32_t sum = 0;
  for (std::size_t k = 0; k < word_bits; ++k) steps[k] = sum ^= detail::reversed(v[k]);
  const auto start = static_cast<std::uint64_t>(first);
  std::uint32_t word = 0;
  for (std::size_t k = 0; k < word_bits; ++k)
    if ((start >> k & 1U) != 0) word ^= detail::reversed(v[k]);
  const auto keys = detail::key_of(source.seed, source.name, scramble, detail::digits_tag);
  auto n = static_cast<std::uint32_t>(start);
  for (double& u : out) {
    u = detail::scrambled_uniform(word, word, keys);
    const auto place = static_cast<std::size_t>(std::countr_one(n));
    if (place < word_bits) word ^= steps[place];
    ++n;
  }
}

}  // namespace attain::random
