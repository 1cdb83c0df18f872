// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/distances.hpp>

#include "core/raised.hpp"
#include "sensitivity/distances_exact.hpp"

#include <cmath>
#include <numeric>
#include <vector>

namespace attain::sensitivity {
namespace {

using attain::test::raised;
using attain::test::refused;
using test::known;
using test::run;
using test::tally;

known sum_of_two() {
  return {"sum",
          factors(test::same(2, random::distribution::uniform(0, 1))),
          [](const double* x) { return x[0] + x[1]; },
          {},
          {}};
}

double of(std::vector<double> sorted, slice_statistic s) {
  if (s == slice_statistic::maximum) return sorted.back();
  if (s == slice_statistic::median) return (sorted[4] + sorted[5]) / 2;
  return std::accumulate(sorted.begin(), sorted.end(), 0.0) / static_cast<double>(sorted.size());
}

TEST(distances, plain_values_are_their_definition) {
  // Two slices of two rows each: y 0, 1 and 2, 3 against all four, a distance of 1/2 each.
  std::vector<double> x;
  std::vector<double> y;
  for (int k = 0; k < 32; ++k) {
    x.push_back(k);
    y.push_back(k * k);
  }
  const sample data{{"x"}, x, y, 1};
  const result found = pawn(data, {.slices = 2, .statistic = slice_statistic::maximum});
  EXPECT_NEAR(found.at("plain").cells[0].value, 0.5, 1e-15);
  // Classes and bins coincide: half of |1 - 1/4| + 3 |0 - 1/4|.
  const result apart = delta(data, {.classes = 4, .bins = 4});
  EXPECT_NEAR(apart.at("plain").cells[0].value, 0.75, 1e-15);
}

/// Coverage over repeats of one analysis, by factor of every function.
template <class Analyse, class Exact>
tally coverage(const std::vector<known>& functions, std::int64_t units, const Analyse& analyse,
               const Exact& exact) {
  tally seen;
  for (const known& k : functions) {
    std::vector<double> wanted;
    for (std::size_t j = 0; j < k.inputs.size(); ++j) wanted.push_back(exact(k, j));
    for (std::uint64_t repeat = 0; repeat < 400; ++repeat) {
      const design d(k.inputs, {.kind = design_kind::plain, .units = units, .seed = repeat});
      const auto y = run(k, d.x());
      seen.add(analyse(sample{k.inputs.names(), d.x(), y, 1}, repeat), wanted);
    }
  }
  return seen;
}

tally pawn_coverage(slice_statistic s) {
  return coverage(
      {sum_of_two(), test::corner(), test::hazard()}, 512,
      [&](const sample& data, std::uint64_t seed) {
        return pawn(data, {.statistic = s, .analysis = {.seed = seed}}).at("pawn");
      },
      [&](const known& k, std::size_t j) {
        return of(test::exact_slices(test::grid_of(k, j, 400, 10), 10), s);
      });
}

TEST(distances, intervals_of_pawn_hold_the_median_by_quadrature) {
  const tally seen = pawn_coverage(slice_statistic::median);
  EXPECT_GT(seen.share(), 0.92);
  EXPECT_LT(seen.share(), 0.97);
}

TEST(distances, intervals_of_pawn_hold_the_maximum_by_quadrature) {
  const tally seen = pawn_coverage(slice_statistic::maximum);
  EXPECT_GT(seen.share(), 0.92);
  EXPECT_LT(seen.share(), 0.97);
}

TEST(distances, intervals_of_pawn_hold_the_mean_by_quadrature) {
  const tally seen = pawn_coverage(slice_statistic::mean);
  EXPECT_GT(seen.share(), 0.92);
  EXPECT_LT(seen.share(), 0.97);
}

TEST(distances, intervals_of_delta_hold_the_index_by_quadrature) {
  const tally seen = coverage(
      {test::ishigami(), test::product(), test::corner(), test::hazard()}, 512,
      [](const sample& data, std::uint64_t seed) {
        return delta(data, {.analysis = {.seed = seed}}).at("delta");
      },
      [](const known& k, std::size_t j) {
        return test::exact_delta(test::grid_of(k, j, k.inputs.size() == 2 ? 400 : 64, 8), 8, 8);
      });
  EXPECT_GT(seen.share(), 0.92);
  EXPECT_LT(seen.share(), 0.97);
}

TEST(distances, a_factor_without_influence_has_about_none) {
  const auto u = random::distribution::uniform(0, 1);
  const known k{"sum", factors({{"x1", u}, {"x2", u}, {"dummy", u}}),
                [](const double* x) { return x[0] + x[1]; }, {}, {}};
  tally pawns;
  tally deltas;
  double left = 0;
  double plain = 0;
  for (std::uint64_t repeat = 0; repeat < 100; ++repeat) {
    const design d(k.inputs, {.kind = design_kind::plain, .units = 1024, .seed = repeat});
    const auto y = run(k, d.x());
    const sample data{k.inputs.names(), d.x(), y, 1};
    pawns.add(pawn(data, {.statistic = slice_statistic::mean}).at("pawn").cells[2], 0);
    const result found = delta(data, {.analysis = {.seed = repeat}});
    deltas.add(found.at("delta").cells[2], 0);
    left += found.at("delta").cells[2].value / 100;
    plain += found.at("plain").cells[2].value / 100;
  }
  for (const tally* t : {&pawns, &deltas}) EXPECT_GT(t->share(), 0.85);
  EXPECT_LT(left, plain / 5);
}

TEST(distances, indices_approach_their_values_by_quadrature) {
  const known k = sum_of_two();
  const auto slices = test::exact_slices(test::grid_of(k, 0, 400, 10), 10);
  const double apart = test::exact_delta(test::grid_of(k, 0, 400, 8), 8, 8);
  for (const std::int64_t units : {1024, 4096, 16384}) {
    const design d(k.inputs, {.kind = design_kind::plain, .units = units, .seed = 4});
    const auto y = run(k, d.x());
    const sample data{k.inputs.names(), d.x(), y, 1};
    tally seen;
    for (const auto s : {slice_statistic::median, slice_statistic::maximum, slice_statistic::mean})
      seen.add(pawn(data, {.statistic = s}).at("pawn").cells[0], of(slices, s));
    seen.add(delta(data).at("delta").cells[0], apart);
    // Errors are from 64 drawn tables.
    EXPECT_TRUE(seen.within_three(63)) << units << ": " << seen.worst;
  }
}

TEST(distances, values_that_are_few_are_classes_of_their_own) {
  // y = (x > 2) of six values with equal chances: half of |1/2 - 1| is the distance in every slice.
  std::vector<double> x;
  std::vector<double> y;
  for (int k = 0; k < 600; ++k) {
    x.push_back(k % 6);
    y.push_back(k % 6 > 2 ? 1 : 0);
  }
  const sample data{{"x"}, x, y, 1};
  const estimate found = pawn(data, {.slices = 6}).at("pawn").cells[0];
  EXPECT_NEAR(found.value, 0.5, 3 * found.std_error + 1e-12);
  const estimate apart = delta(data, {.classes = 6, .bins = 2}).at("delta").cells[0];
  EXPECT_NEAR(apart.value, 0.5, 3 * apart.std_error + 1e-12);
}

TEST(distances, the_same_seed_gives_the_same_bits) {
  const known k = test::product();
  const design d(k.inputs, {.kind = design_kind::plain, .units = 256, .seed = 3});
  const auto y = run(k, d.x());
  const sample data{k.inputs.names(), d.x(), y, 1};
  const auto cells = [&](std::uint64_t seed) {
    return delta(data, {.analysis = {.seed = seed}}).at("delta").cells;
  };
  EXPECT_EQ(cells(4), cells(4));
  EXPECT_NE(cells(4), cells(5));
}

TEST(distances, regional_intervals_hold_the_distance_by_quadrature) {
  // Y = 1 where x1 + x2 > 1: F_0(x) - F_1(x) = 2 x (1 - x), 1/2 at its middle.
  tally seen;
  for (std::uint64_t repeat = 0; repeat < 400; ++repeat) {
    const design d(factors(test::same(2, random::distribution::uniform(0, 1))),
                   {.kind = design_kind::plain, .units = 1024, .seed = repeat});
    std::vector<double> y;
    for (std::size_t at = 0; at < d.x().size(); at += 2)
      y.push_back(d.x()[at] + d.x()[at + 1] > 1 ? 1.0 : 0.0);
    seen.add(regional({{"x1", "x2"}, d.x(), y, 1}).at("distance"), {0.5, 0.5});
  }
  EXPECT_GT(seen.share(), 0.92);
  EXPECT_LT(seen.share(), 0.97);
}

TEST(distances, mistakes_are_named) {
  std::vector<double> x(64);
  for (std::size_t k = 0; k < 64; ++k) x[k] = static_cast<double>(k);
  const sample data{{"x"}, x, x, 1};
  EXPECT_NE(refused([&] { (void)pawn(data, {.slices = 9}); }).find("from 2 to 8"),
            std::string::npos);
  EXPECT_NE(refused([&] { (void)delta(data, {.classes = 1}); }).find("classes"), std::string::npos);
  EXPECT_NE(refused([&] { (void)regional(data); }).find("y[2, 0]: must be 0 or 1"),
            std::string::npos);
  const std::string sentence = raised<not_found>([] { (void)to_slice_statistic("mediam"); });
  EXPECT_NE(sentence.find("median"), std::string::npos) << sentence;
}

}  // namespace
}  // namespace attain::sensitivity
