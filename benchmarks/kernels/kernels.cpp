// SPDX-License-Identifier: Apache-2.0
// Time of each kernel of the room `random`, by instruction set, for a block of 1,024 numbers.
#include <attain/random/distribution.hpp>
#include <attain/random/kernels.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <string>

namespace attain::random {

namespace {

struct alignas(block_alignment) block : std::array<double, block_size> {};

const stream source = make_stream(7, "benchmarks/kernels");

/// Runs `kernel(kernels, number of the block, in, out)`; `in` holds standard normals.
template <class Kernel>
void measure(const std::string& name, Kernel kernel) {
  for (const instruction_set set : instruction_sets()) {
    const auto run = [=](benchmark::State& state) {
      const kernels by = kernels_of(set);
      block in;
      block out;
      by.normal(source, 0, in.data());
      std::int64_t number = 0;
      for (auto _ : state) {
        kernel(by, number++, in.data(), out.data());
        benchmark::DoNotOptimize(out.data());
        benchmark::ClobberMemory();
      }
      state.SetItemsProcessed(state.iterations() * block_size);
    };
    benchmark::RegisterBenchmark((name + "/" + std::string(to_string(set))).c_str(), run);
  }
}

void measure_all() {
  measure("uniform", [](const kernels& by, std::int64_t n, const double*, double* out) {
    by.uniform(source, n, out);
  });
  measure("normal", [](const kernels& by, std::int64_t n, const double*, double* out) {
    by.normal(source, n, out);
  });
  measure("exp", [](const kernels& by, std::int64_t, const double* in, double* out) {
    by.exp(in, out);
  });
  measure("logistic", [](const kernels& by, std::int64_t, const double* in, double* out) {
    by.logistic(in, out);
  });
  measure("normal_cdf", [](const kernels& by, std::int64_t, const double* in, double* out) {
    by.normal_cdf(in, out);
  });
  measure("exp and log", [](const kernels& by, std::int64_t, const double* in, double* out) {
    by.exp(in, out);
    by.log(out, out);
  });
  const quantile_table lognormal(distribution::lognormal(3.0, 0.5));
  measure("table, lognormal", [=](const kernels& by, std::int64_t, const double* in, double* out) {
    by.table(lognormal, in, out);
  });
  const quantile_table cubic(distribution::t_scale(4.0));
  measure("table, cubic", [=](const kernels& by, std::int64_t, const double* in, double* out) {
    by.table(cubic, in, out);
  });
}

}  // namespace

}  // namespace attain::random

int main(int count, char** given) {
  benchmark::Initialize(&count, given);
  attain::random::measure_all();
  benchmark::RunSpecifiedBenchmarks();
}
