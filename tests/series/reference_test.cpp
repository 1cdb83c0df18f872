// SPDX-License-Identifier: Apache-2.0
#include <attain/series/reference.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace attain::series {
namespace {

const indicators::support numbers(indicators::support_kind::real);
const std::vector<double> x{10, 12, 11, 15};

TEST(reference, naive_repeats_the_last_value) {
  const forecast f = reference(reference_method::naive, x, 2, numbers);
  EXPECT_EQ(f.centre(), (std::vector<double>{15, 15}));
  // Steps 2, -1, 4: mean square 7.
  EXPECT_DOUBLE_EQ(f.scale()[0], std::sqrt(7.0));
  EXPECT_DOUBLE_EQ(f.scale()[1], std::sqrt(14.0));
  EXPECT_TRUE(std::isinf(f.nu()));
}

TEST(reference, drift_adds_the_mean_step_and_its_error) {
  const forecast f = reference(reference_method::drift, x, 2, numbers);
  EXPECT_DOUBLE_EQ(f.centre()[1], 15 + 2 * 5.0 / 3);
  // Variance of the steps: (1/9 + 64/9 + 49/9) / 2 = 19/3.
  EXPECT_DOUBLE_EQ(f.scale()[1], std::sqrt(19.0 / 3 * (2 + 4.0 / 3)));
}

TEST(reference, damped_damps) {
  const forecast f = reference(reference_method::damped, x, 2, numbers);
  EXPECT_DOUBLE_EQ(f.centre()[1], 15 + 1.71 * 5 / 3);
}

TEST(reference, theta_lies_between_naive_and_drift_on_a_noisy_trend) {
  const forecast f = reference(reference_method::theta, x, 1, numbers);
  EXPECT_GT(f.centre()[0], 11);
  EXPECT_LT(f.centre()[0], 17);
  EXPECT_GT(f.scale()[0], 0);
}

TEST(reference, names_and_mistakes) {
  for (const std::string& name : reference_method_names())
    EXPECT_EQ(to_string(parse_reference_method(name)), name);
  EXPECT_NE(test::raised<not_found>([] { parse_reference_method("drft"); }).find("drift"),
            std::string::npos);
  EXPECT_NE(test::refused([] {
              reference(reference_method::naive, std::vector<double>{1}, 2, numbers);
            }).find("two values"),
            std::string::npos);
}

}  // namespace
}  // namespace attain::series
