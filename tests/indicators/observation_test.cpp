// SPDX-License-Identifier: Apache-2.0
#include <attain/indicators/observation.hpp>

#include "core/raised.hpp"

#include <limits>
#include <string>
#include <vector>

namespace attain::indicators {
namespace {

using core::moment;
using test::refused;

observation level(double value) {
  return {.at = 2020, .value = value, .definition = "yearbook", .printed = "19.96 万件"};
}

observation span(observation_kind kind, int from, int to, double value) {
  return {.kind = kind, .at = to, .from = from, .value = value, .definition = "yearbook"};
}

TEST(observation, a_good_one_is_returned) {
  const observation o = level(199572);
  EXPECT_EQ(&check(o), &o);
  EXPECT_NO_THROW(check(span(observation_kind::sum, 2016, 2020, 5)));
  EXPECT_NO_THROW(check(span(observation_kind::sum, 2020, 2020, 5))) << "a sum over one year";
  EXPECT_NO_THROW(check(span(observation_kind::growth, 2015, 2020, -.3)));
}

TEST(observation, its_figure_is_finite_and_its_resolution_not_negative) {
  EXPECT_THROW(check(level(std::numeric_limits<double>::quiet_NaN())), invalid_input);
  EXPECT_THROW(check(level(std::numeric_limits<double>::infinity())), invalid_input);
  observation o = level(1);
  o.resolution = -1;
  EXPECT_EQ(refused([&] { check(o); }), "resolution: must be finite and >= 0, found \"-1\"");
}

TEST(observation, it_says_what_was_counted) {
  observation o = level(1);
  o.definition = "";
  EXPECT_EQ(refused([&] { check(o); }), "definition: must not be empty");
}

TEST(observation, a_first_year_belongs_to_sums_and_growths) {
  observation o = level(1);
  o.from = 2016;
  EXPECT_EQ(refused([&] { check(o); }),
            "from: belongs to a sum or a growth only, found \"2016\"");
  o = span(observation_kind::sum, 2016, 2020, 5);
  o.from.reset();
  EXPECT_EQ(refused([&] { check(o); }), "from: is needed for a sum or a growth");
}

TEST(observation, years_are_in_order) {
  EXPECT_EQ(refused([] { check(span(observation_kind::sum, 2021, 2020, 5)); }),
            "from: must not be later than 2020, found \"2021\"");
  EXPECT_EQ(refused([] { check(span(observation_kind::growth, 2020, 2020, .1)); }),
            "from: must not be later than 2019, found \"2020\"")
      << "growth needs a base before its last year";
  EXPECT_THROW(check(span(observation_kind::sum, 1700, 2020, 5)), invalid_input);
}

TEST(observation, months_fit_the_kind) {
  observation partial{.kind = observation_kind::partial_flow,
                      .at = moment(2024, 6),
                      .value = 5,
                      .definition = "yearbook"};
  EXPECT_NO_THROW(check(partial));
  partial.at = 2024;
  EXPECT_EQ(refused([&] { check(partial); }),
            "month: a partial flow ends before December, found \"12\"");
  observation sum = span(observation_kind::sum, 2016, 2020, 5);
  sum.at = moment(2020, 6);
  EXPECT_EQ(refused([&] { check(sum); }), "month: a sum or a growth ends with a year, found \"6\"");
}

TEST(observation, nothing_shrinks_by_all_it_has_or_more) {
  EXPECT_EQ(refused([] { check(span(observation_kind::growth, 2015, 2020, -1)); }),
            "value: a growth must be above -1, found \"-1\"");
  EXPECT_THROW(check(span(observation_kind::growth, 2015, 2020, -2)), invalid_input);
  EXPECT_NO_THROW(check(span(observation_kind::growth, 2015, 2020, -.99)));
}

TEST(observation, names_and_values_go_both_ways) {
  EXPECT_EQ(observation_kind_names(),
            (std::vector<std::string>{"level", "partial_flow", "sum", "growth"}));
  for (const std::string& name : observation_kind_names()) {
    const auto parsed = parse_observation_kind(name);
    ASSERT_TRUE(parsed.has_value());
    EXPECT_EQ(to_string(*parsed), name);
  }
  EXPECT_EQ(parse_observation_kind("levels"), std::nullopt);
  EXPECT_EQ(to_string(bound::lower), "lower");
  EXPECT_EQ(to_string(bound::upper), "upper");
  EXPECT_EQ(to_string(bound::none), "");
}

TEST(observation, its_face_shows_period_figure_and_source) {
  observation o = level(199572);
  o.source = "yearbook 2021";
  EXPECT_EQ(to_string(o), "2020: 19.96 万件 (yearbook 2021)");
  o.side = bound::lower;
  EXPECT_EQ(to_string(o), "2020: 19.96 万件 or more (yearbook 2021)");
  o = span(observation_kind::sum, 2016, 2020, 5);
  o.printed = "5 万件";
  o.side = bound::upper;
  EXPECT_EQ(to_string(o), "2016-2020: 5 万件 or less");
}

}  // namespace
}  // namespace attain::indicators
