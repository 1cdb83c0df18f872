// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/histogram.hpp>

#include "core/raised.hpp"

#include <attain/random/philox.hpp>
#include <attain/random/stream.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace attain::simulate {
namespace {

using test::refused;

std::vector<double> normals(int n, double mean = 0) {
  const random::stream s = random::make_stream(5, "histogram");
  std::vector<double> out;
  for (int i = 0; i < n; ++i) out.push_back(mean + random::normal_at(s, i));
  return out;
}

histogram of(const std::vector<double>& values, const bucket_grid& grid) {
  histogram h(grid);
  h.add(values.data(), static_cast<int>(values.size()));
  return h;
}

TEST(histogram, a_grid_covers_its_reach_with_the_finest_width) {
  const bucket_grid g = grid_around(12.3456, 1.5);
  EXPECT_EQ(g.width, .002);
  EXPECT_LE(g.low, 12.3456 - 1.5);
  EXPECT_GE(g.low + g.buckets * g.width, 12.3456 + 1.5);
  EXPECT_LE(g.buckets, 2 * (1.5 / .002 + 2));
}

TEST(histogram, a_wide_reach_makes_wider_buckets_and_not_more_than_allowed) {
  for (const double reach : {0.0, 39.9, 40.0, 1e3, 1e6}) {
    const bucket_grid g = grid_around(-3, reach);
    EXPECT_LE(g.buckets, 40'000) << reach;
    EXPECT_GE(g.buckets, 2) << reach;
    EXPECT_LE(g.low, -3 - reach) << reach;
    EXPECT_GE(g.low + g.buckets * g.width, -3 + reach) << reach;
  }
}

TEST(histogram, a_grid_without_a_finite_place_is_refused) {
  refused([] { grid_around(std::numeric_limits<double>::quiet_NaN(), 1); });
  refused([] { grid_around(0, -1); });
}

TEST(histogram, memory_of_another_grid_and_of_other_counts_leaves_no_trace) {
  histogram used = of(normals(5'000, 4), grid_around(4, 5));
  for (const double centre : {-20.0, 4.0, 30.0}) {
    const bucket_grid grid = grid_around(centre, 2);
    used.reset(grid);
    EXPECT_EQ(used, histogram(grid));
    for (const double mean : {centre, centre - 1, centre + 1}) {  // grows to both sides
      const std::vector<double> values = normals(300, mean);
      used.add(values.data(), 300);
    }
    histogram fresh(grid);
    for (const double mean : {centre, centre - 1, centre + 1}) {
      const std::vector<double> values = normals(300, mean);
      fresh.add(values.data(), 300);
    }
    EXPECT_EQ(used, fresh);
    EXPECT_EQ(used.bytes(), fresh.bytes());
  }
}

TEST(histogram, several_quantiles_are_those_asked_one_by_one) {
  const std::vector<double> levels{.0001, .05, .05, .25, .5, .95, .9999};
  for (const double centre : {4.0, 7.5, 0.5}) {  // inside, and with a half below or above the grid
    const histogram h = of(normals(5'000, 4), grid_around(centre, 3.5));
    std::vector<double> out(levels.size());
    h.quantiles(levels, out);
    for (std::size_t k = 0; k < levels.size(); ++k)
      EXPECT_EQ(out[k], h.quantile(levels[k])) << levels[k];
  }
  const histogram one = of({1}, grid_around(1, 1));
  std::vector<double> out(2);
  refused([&] { one.quantiles(std::vector{.5, .4}, out); });
  refused([&] { one.quantiles(std::vector{.5, 1.0}, out); });
  refused([&] { histogram(grid_around(0, 1)).quantiles(std::vector{.5, .6}, out); });
}

TEST(histogram, a_quantile_is_off_by_at_most_one_bucket) {
  std::vector<double> values = normals(20'000, 4);
  const histogram h = of(values, grid_around(4, 5));
  std::sort(values.begin(), values.end());
  for (const double p : {.0001, .01, .05, .25, .333, .5, .75, .95, .999, .9999}) {
    const auto rank = static_cast<std::size_t>(std::ceil(p * 20'000)) - 1;
    // A value at an edge may fall to either side of it by rounding.
    EXPECT_NEAR(h.quantile(p), values[rank], .002 * (1 + 1e-9)) << p;
  }
}

TEST(histogram, quantiles_rise_with_their_level) {
  const histogram h = of(normals(500), grid_around(0, 5));
  double before = -10;
  for (int i = 1; i < 1000; ++i) {
    const double q = h.quantile(i / 1000.0);
    EXPECT_GE(q, before);
    before = q;
  }
}

TEST(histogram, equal_values_stay_within_one_bucket) {
  const histogram h = of(std::vector<double>(100, 1.2345), grid_around(1, 1));
  EXPECT_NEAR(h.quantile(.01), 1.2345, .002);
  EXPECT_NEAR(h.quantile(.99), 1.2345, .002);
}

TEST(histogram, merging_equals_adding_in_any_order) {
  const bucket_grid grid = grid_around(0, 3);
  const std::vector<double> values = normals(3000);
  const histogram whole = of(values, grid);
  const histogram a = of({values.begin(), values.begin() + 700}, grid);
  const histogram b = of({values.begin() + 700, values.begin() + 701}, grid);
  const histogram c = of({values.begin() + 701, values.end()}, grid);
  const std::vector<const histogram*> parts{&a, &b, &c};
  std::vector<int> order{0, 1, 2};
  do {
    histogram sum(grid);
    for (const int i : order) sum.merge(*parts[static_cast<std::size_t>(i)]);
    EXPECT_EQ(sum, whole);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(histogram, only_the_first_values_count) {
  const std::vector<double> values = normals(100);
  histogram h(grid_around(0, 3));
  h.add(values.data(), 40);
  EXPECT_EQ(h.total(), 40);
}

TEST(histogram, values_outside_the_grid_count_and_give_its_edges) {
  const bucket_grid grid = grid_around(0, 1);
  const double huge = std::numeric_limits<double>::infinity();
  const histogram h = of({-huge, -1e300, -5, 0, 5, 1e300, huge}, grid);
  EXPECT_EQ(h.total(), 7);
  EXPECT_EQ(h.quantile(.2), grid.low);
  EXPECT_EQ(h.quantile(.9), grid.low + grid.buckets * grid.width);
  EXPECT_NEAR(h.quantile(.5), 0, grid.width);
}

TEST(histogram, what_is_not_a_number_is_counted_apart) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  histogram h = of({0, nan, .1, nan}, grid_around(0, 1));
  EXPECT_EQ(h.total(), 2);
  EXPECT_EQ(h.not_a_number(), 2);
  h.merge(h);
  EXPECT_EQ(h.not_a_number(), 4);
}

TEST(histogram, equal_counts_are_equal_whatever_was_reached_first) {
  const bucket_grid grid = grid_around(0, 3);
  const histogram up = of({-2.5, -1, 0, 2.5}, grid);
  histogram down(grid);
  for (const double x : {2.5, 0.0, -1.0, -2.5}) down.add(&x, 1);
  EXPECT_EQ(down, up);
  EXPECT_EQ(down.bytes(), up.bytes());
  const double other = 2.51;
  down.add(&other, 1);
  EXPECT_FALSE(down == up);
}

TEST(histogram, few_draws_take_few_bytes) {
  const bucket_grid grid = grid_around(0, 1000);
  EXPECT_LT(histogram(grid).bytes().size(), 100U);
  EXPECT_LT(of(normals(1000), grid).bytes().size(), 2000U);
}

TEST(histogram, both_ends_of_the_grid_can_be_reached) {
  const bucket_grid grid = grid_around(0, 1);
  const double first = grid.low + grid.width / 2;
  const double last = grid.low + (grid.buckets - .5) * grid.width;
  const histogram h = of({last, first, 0}, grid);
  EXPECT_EQ(h.total(), 3);
  EXPECT_NEAR(h.quantile(.01), first, grid.width);
  EXPECT_NEAR(h.quantile(.99), last, grid.width);
}

TEST(histogram, another_grid_cannot_be_merged) {
  histogram h(grid_around(0, 1));
  const std::string said = refused([&] { h.merge(histogram(grid_around(1, 1))); });
  EXPECT_NE(said.find("grids differ"), std::string::npos) << said;
}

TEST(histogram, quantiles_need_a_level_inside_and_something_counted) {
  const histogram h = of({0, .1}, grid_around(0, 1));
  for (const double p : {0.0, 1.0, -1.0, std::numeric_limits<double>::quiet_NaN()})
    refused([&] { h.quantile(p); });
  refused([] { histogram(grid_around(0, 1)).quantile(.5); });
}

TEST(histogram, its_bytes_give_it_back) {
  const histogram h = of(normals(300), grid_around(0, 1));
  const std::string bytes = h.bytes();
  histogram back(h.grid());
  const char* at = bytes.data();
  back.read(at, bytes.data() + bytes.size());
  EXPECT_EQ(back, h);
  EXPECT_EQ(at, bytes.data() + bytes.size());
}

TEST(histogram, short_or_impossible_bytes_are_refused) {
  const histogram h = of(normals(300), grid_around(0, .01));
  std::string bytes = h.bytes();
  const auto read = [&] {
    histogram back(h.grid());
    const char* at = bytes.data();
    back.read(at, bytes.data() + bytes.size());
  };
  bytes[7] = '\x80';
  EXPECT_NE(refused(read).find("damaged"), std::string::npos);
  bytes = h.bytes().substr(0, 20);
  EXPECT_NE(refused(read).find("too early"), std::string::npos);
}

}  // namespace
}  // namespace attain::simulate
