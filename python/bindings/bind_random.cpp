// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/core/error.hpp>
#include <attain/random/block.hpp>
#include <attain/random/kernels.hpp>
#include <attain/random/philox.hpp>
#include <attain/random/stream.hpp>

#include <algorithm>
#include <array>
#include <cstdint>

namespace attain::python {

namespace {

using block_kernel = void (*)(random::stream, std::int64_t, double*);

py::array_t<double> draws(block_kernel kernel, std::uint64_t seed, const std::string& name,
                          std::int64_t first, std::int64_t count) {
  if (first < 0 || count < 0)
    throw invalid_input({.field = "draws",
                         .value = core::cat(first, ", ", count),
                         .message = "first and count must be >= 0"});
  py::array_t<double> out(count);
  double* to = out.mutable_data();
  const random::stream source = random::make_stream(seed, name);
  alignas(random::block_alignment) std::array<double, random::block_size> buffer;
  const py::gil_scoped_release release;
  for (std::int64_t at = 0; at < count;) {
    const std::int64_t block = (first + at) / random::block_size;
    const std::int64_t lane = (first + at) % random::block_size;
    const std::int64_t here = std::min<std::int64_t>(random::block_size - lane, count - at);
    kernel(source, block, buffer.data());
    std::copy_n(buffer.data() + lane, here, to + at);
    at += here;
  }
  return out;
}

}  // namespace

void bind_random(py::module_& m) {
  m.def(
      "normal",
      [](std::uint64_t seed, const std::string& name, std::int64_t first, std::int64_t count) {
        return draws(random::normal_block, seed, name, first, count);
      },
      py::kw_only(), "seed"_a, "name"_a, "first"_a = 0, "count"_a,
      "Standard normal draws `first` to `first + count - 1` of a named stream, shape (count,).");
  m.def(
      "uniform",
      [](std::uint64_t seed, const std::string& name, std::int64_t first, std::int64_t count) {
        return draws(random::uniform_block, seed, name, first, count);
      },
      py::kw_only(), "seed"_a, "name"_a, "first"_a = 0, "count"_a,
      "Uniform draws on (0, 1), shape (count,).");
}

}  // namespace attain::python
