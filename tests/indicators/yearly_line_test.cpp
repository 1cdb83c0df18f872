// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/yearly_line.hpp>

#include "core/raised.hpp"

#include <limits>

namespace attain::indicators {
namespace {

TEST(yearly_line, straight_between_its_years_and_constant_outside) {
  const yearly_line line({{2021, 100}, {2025, 140}});
  EXPECT_EQ(line.at(2019), 100);
  EXPECT_EQ(line.at(2021), 100);
  EXPECT_EQ(line.at(2022), 110) << "100 + 40 / 4";
  EXPECT_EQ(line.at(2025), 140);
  EXPECT_EQ(line.at(2030), 140);
}

TEST(yearly_line, one_value_is_a_constant) {
  const yearly_line line(std::map<int, double>{{2021, 7}});
  for (const int year : {1990, 2021, 2050}) EXPECT_EQ(line.at(year), 7);
  EXPECT_FALSE(line.empty());
  EXPECT_TRUE(yearly_line().empty());
}

TEST(yearly_line, years_and_values_have_rules) {
  EXPECT_THROW(yearly_line(std::map<int, double>{{21, 7}}), invalid_input);
  EXPECT_THROW(yearly_line(std::map<int, double>{{2021, std::numeric_limits<double>::infinity()}}),
               invalid_input);
}

TEST(yearly_line, its_face_lists_the_years) {
  EXPECT_EQ(to_string(yearly_line({{2021, 100}, {2025, 140}})), "{2021: 100, 2025: 140}");
}

}  // namespace
}  // namespace attain::indicators
