// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/core/error.hpp>
#include <attain/random/block.hpp>
#include <attain/random/distribution.hpp>
#include <attain/random/instruction_set.hpp>
#include <attain/random/kernels.hpp>
#include <attain/random/philox.hpp>
#include <attain/random/stream.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

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

using random::distribution;

distribution made(random::distribution_kind kind, const std::array<double, 4>& p) {
  using kinds = random::distribution_kind;
  switch (kind) {
    case kinds::fixed:
      return distribution::fixed(p[0]);
    case kinds::normal:
      return distribution::normal(p[0], p[1]);
    case kinds::lognormal:
      return distribution::lognormal(p[0], p[1]);
    case kinds::uniform:
      return distribution::uniform(p[0], p[1]);
    case kinds::triangular:
      return distribution::triangular(p[0], p[1], p[2]);
    case kinds::beta:
      return distribution::beta(p[0], p[1], p[2], p[3]);
    case kinds::t_scale:
      return distribution::t_scale(p[0]);
    case kinds::gamma:
      return distribution::gamma(p[0], p[1]);
  }
  throw std::logic_error("unknown kind of distribution");
}

void bind_distribution(py::module_& m) {
  py::class_<distribution> c(m, "Distribution", "What is not known about one number.");
  c.def_static("fixed", &distribution::fixed, "value"_a, "The number itself.");
  c.def_static("normal", &distribution::normal, "mean"_a, "sd"_a, "Normal; sd > 0.");
  c.def_static("lognormal", &distribution::lognormal, "median"_a, "sigma"_a,
               "exp of a normal about log(median); median > 0, sigma > 0.");
  c.def_static("uniform", &distribution::uniform, "lo"_a, "hi"_a, "Uniform; lo < hi.");
  c.def_static("triangular", &distribution::triangular, "lo"_a, "mode"_a, "hi"_a,
               "Triangular; lo <= mode <= hi.");
  c.def_static("beta", &distribution::beta, "a"_a, "b"_a, "lo"_a = 0.0, "hi"_a = 1.0,
               "Beta on (lo, hi).");
  c.def_static("t_scale", &distribution::t_scale, "nu"_a, "sqrt(nu / chi^2_nu); nu > 2.");
  c.def_static("gamma", &distribution::gamma, "shape"_a, "rate"_a, "Gamma, mean shape / rate.");
  c.def_property_readonly(
      "kind", [](const distribution& d) { return std::string(random::to_string(d.kind())); },
      "Family: `lognormal`.");
  c.def_property_readonly(
      "mean", [](const distribution& d) { return random::mean(d); }, "Mean.");
  c.def_property_readonly(
      "sd", [](const distribution& d) { return random::sd(d); }, "Standard deviation.");
  c.def_property_readonly(
      "median", [](const distribution& d) { return random::median(d); }, "Median.");
  c.def(
      "quantile", [](const distribution& d, double p) { return random::quantile(d, p); }, "p"_a,
      "The value that is not exceeded with probability p, 0 to 1.");
  c.def("cdf", &random::cdf, "x"_a, "Probability of a value <= x.");
  bind_value<distribution>(c, [](const distribution& d) { return random::to_string(d); });
  c.def("__str__", [](const distribution& d) { return random::to_string(d); });
  c.def(py::pickle(
      [](const distribution& d) {
        return py::make_tuple(static_cast<int>(d.kind()), d.parameters());
      },
      [](const py::tuple& t) {
        return made(static_cast<random::distribution_kind>(t[0].cast<int>()),
                    t[1].cast<std::array<double, 4>>());
      }));
}

}  // namespace

void bind_random(py::module_& m) {
  bind_distribution(m);
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
  m.def(
      "instruction_sets",
      [] {
        std::vector<std::string> names;
        for (const random::instruction_set set : random::instruction_sets())
          names.emplace_back(random::to_string(set));
        return names;
      },
      "Instructions that the loops can use on this machine, the widest last: `baseline`, `avx2`, "
      "`avx512`.");
}

}  // namespace attain::python
