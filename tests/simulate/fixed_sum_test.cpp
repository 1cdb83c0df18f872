// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/fixed_sum.hpp>

#include "core/raised.hpp"

#include <attain/random/philox.hpp>
#include <attain/random/stream.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace attain::simulate {
namespace {

/// Half of the step 2^-40 that every value is rounded to.
constexpr double half_step = 0x1p-41;

std::vector<double> normals(int n) {
  const random::stream s = random::make_stream(6, "fixed sum");
  std::vector<double> out;
  for (int i = 0; i < n; ++i) out.push_back(random::normal_at(s, i));
  return out;
}

fixed_sum of(const std::vector<double>& values) {
  fixed_sum f;
  f.add(values.data(), static_cast<int>(values.size()));
  return f;
}

TEST(fixed_sum, an_empty_one_is_nothing) {
  EXPECT_EQ(fixed_sum().count(), 0);
  EXPECT_EQ(fixed_sum().mean(), 0);
  EXPECT_EQ(fixed_sum().std_error(), 0);
}

TEST(fixed_sum, mean_and_error_agree_with_long_double) {
  std::vector<double> values = normals(10'000);
  for (double& v : values) v = .3 + .01 * v;
  long double sum = 0;
  for (const double v : values) sum += v;
  const long double mean = sum / 10'000;
  long double squares = 0;
  for (const double v : values) squares += (v - mean) * (v - mean);
  const fixed_sum f = of(values);
  EXPECT_NEAR(f.mean(), static_cast<double>(mean), half_step);
  // Each square is off by at most 2 x 2^-41 times the spread of .01: a relative 1e-10.
  const double error = static_cast<double>(std::sqrt(squares / 9'999 / 10'000));
  EXPECT_NEAR(f.std_error() / error, 1, 2e-10);
}

TEST(fixed_sum, a_small_spread_about_a_large_mean_is_kept) {
  std::vector<double> values;
  for (int i = 0; i < 1000; ++i) values.push_back(100 + (i % 2 == 0 ? 0x1p-30 : -0x1p-30));
  const fixed_sum f = of(values);
  EXPECT_EQ(f.mean(), 100);
  EXPECT_NEAR(f.std_error() / (0x1p-30 / std::sqrt(999.0)), 1, 1e-12);
}

TEST(fixed_sum, equal_values_have_no_error_at_all) {
  for (const double value : {0.0, .1, -.123456789, 3.3, -119.99, 1e-14}) {
    const fixed_sum f = of(std::vector<double>(777, value));
    EXPECT_EQ(f.std_error(), 0) << value;
    EXPECT_NEAR(f.mean(), value, half_step) << value;
  }
}

TEST(fixed_sum, the_order_of_adding_changes_nothing) {
  std::vector<double> values = normals(5000);
  const fixed_sum forward = of(values);
  std::reverse(values.begin(), values.end());
  EXPECT_EQ(of(values), forward);
  std::sort(values.begin(), values.end());
  EXPECT_EQ(of(values), forward);
}

TEST(fixed_sum, the_order_of_merging_changes_nothing) {
  const std::vector<double> values = normals(900);
  const fixed_sum whole = of(values);
  std::vector<fixed_sum> parts;
  for (int k = 0; k < 3; ++k)
    parts.push_back(of({values.begin() + 300 * k, values.begin() + 300 * (k + 1)}));
  std::vector<std::size_t> order{0, 1, 2};
  do {
    fixed_sum sum;
    for (const std::size_t k : order) sum.merge(parts[k]);
    EXPECT_EQ(sum, whole);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(fixed_sum, a_repeated_value_is_added_as_often) {
  fixed_sum repeated;
  repeated.add_repeated(-.37, 1000);
  EXPECT_EQ(repeated, of(std::vector<double>(1000, -.37)));
}

TEST(fixed_sum, what_is_not_a_number_is_counted_apart) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  fixed_sum f = of({1, nan, 3});
  EXPECT_EQ(f.count(), 2);
  EXPECT_EQ(f.not_a_number(), 1);
  EXPECT_EQ(f.mean(), 2);
  f.add_repeated(nan, 5);
  EXPECT_EQ(f.not_a_number(), 6);
  EXPECT_EQ(f.mean(), 2);
}

TEST(fixed_sum, values_beyond_its_range_count_as_its_ends) {
  EXPECT_EQ(of({1e300, std::numeric_limits<double>::infinity()}).mean(), 120);
  EXPECT_EQ(of({-1e300}).mean(), -120);
}

TEST(fixed_sum, its_bytes_give_it_back) {
  const fixed_sum f = of(normals(100));
  const std::string bytes = f.bytes();
  fixed_sum back;
  const char* at = bytes.data();
  back.read(at, bytes.data() + bytes.size());
  EXPECT_EQ(back, f);
  EXPECT_EQ(at, bytes.data() + bytes.size());
  test::refused([&] {
    const char* from = bytes.data();
    back.read(from, bytes.data() + bytes.size() - 1);
  });
}

}  // namespace
}  // namespace attain::simulate
