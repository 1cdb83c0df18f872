// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/effect.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

namespace attain::levers {
namespace {

TEST(effect, whole_years_of_delay_move_everything_together) {
  EXPECT_EQ(delay_weights(0), (std::vector<double>{1}));
  EXPECT_EQ(delay_weights(1), (std::vector<double>{0, 1}));
  EXPECT_EQ(delay_weights(3), (std::vector<double>{0, 0, 0, 1}));
}

TEST(effect, a_part_of_a_year_falls_into_two_years) {
  EXPECT_EQ(delay_weights(.25), (std::vector<double>{.75, .25}));
  EXPECT_EQ(delay_weights(1.5), (std::vector<double>{0, .5, .5}));
}

TEST(effect, weights_sum_to_one_and_arrive_after_the_delay_on_average) {
  for (double delay = 0; delay <= 50; delay += .21) {
    const std::vector<double> weights = delay_weights(delay);
    double mean = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      EXPECT_GE(weights[i], 0);
      mean += static_cast<double>(i) * weights[i];
    }
    EXPECT_DOUBLE_EQ(std::accumulate(weights.begin(), weights.end(), 0.0), 1);
    EXPECT_NEAR(mean, delay, 1e-13);
  }
}

TEST(effect, a_delay_is_neither_negative_nor_endless) {
  EXPECT_EQ(test::refused([] { (void)delay_weights(-1); }),
            "delay: must be from 0 to 50, found \"-1\"");
  EXPECT_THROW((void)delay_weights(50.5), invalid_input);
  EXPECT_THROW((void)delay_weights(std::nan("")), invalid_input);
}

TEST(effect, channels_go_both_ways) {
  for (const channel c : {channel::growth, channel::level})
    EXPECT_EQ(parse_channel(to_string(c)), c);
  EXPECT_EQ(parse_channel("inflow"), std::nullopt);
  EXPECT_EQ(parse_channel(""), std::nullopt);
}

TEST(effect, its_face_names_response_channel_indicator_operands_and_delay) {
  const effect e{.indicator = "zj-05",
                 .how = support{.capacity = std::string("capacity"), .stock = 3e6},
                 .delay = 1.5};
  EXPECT_EQ(to_string(e),
            "support on the growth of zj-05 (capacity = capacity, additionality = 1, stock = "
            "3e+06), 1.5 years later");
  EXPECT_EQ(to_string(effect{.indicator = "x", .through = channel::level, .how = log_effect{.1}}),
            "log_effect on the level of x (effect = 0.1)");
}

TEST(effect, equality_looks_at_every_field) {
  const effect e{.indicator = "x", .how = log_effect{.1}, .delay = 1, .basis = "b"};
  EXPECT_EQ(e, e);
  for (int field = 0; field < 5; ++field) {
    effect other = e;
    if (field == 0) other.indicator = "y";
    if (field == 1) other.through = channel::level;
    if (field == 2) other.how = log_effect{.2};
    if (field == 3) other.delay = 2;
    if (field == 4) other.basis = "c";
    EXPECT_NE(other, e) << field;
  }
}

}  // namespace
}  // namespace attain::levers
