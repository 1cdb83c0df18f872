// SPDX-License-Identifier: Apache-2.0
#include <attain/series/constants.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace attain::series {
namespace {

using test::raised;
using test::refused;

std::string table(const std::string& without = "", const std::string& extra = "") {
  std::string out = "name,values,length,value,source\n";
  for (const char* name :
       {"growth", "growth_spread", "noise", "noise_weight", "damping", "shrunk_weight", "log_trust",
        "log_bar", "log_cap", "log_far", "step_spread", "nu"})
    if (name != without)
      out += std::string(name) + ",,," + (name == std::string("nu") ? "4" : "1") + ",test\n";
  for (const char* values : {"amounts", "numbers"})
    for (int b = 0; b <= 8; ++b)
      out += "b" + std::to_string(b) + "," + values + ",1," + std::to_string(b) + ",test\n";
  return out + extra;
}

TEST(series_constants, the_longest_row_that_is_not_longer_serves) {
  const series_constants& c = series_constants::builtin();
  EXPECT_EQ(c.spread(true, 1).length, 1);
  EXPECT_EQ(c.spread(true, 2).length, 2);
  EXPECT_EQ(c.spread(true, 3).length, 3);
  EXPECT_EQ(c.spread(false, 40).length, 3);
  EXPECT_FALSE(c.spread(false, 40).positive);
  EXPECT_NE(refused([&] { (void)c.spread(true, 0); }).find("length"), std::string::npos);
}

TEST(series_constants, a_table_of_ones_own) {
  const series_constants c = series_constants::parse("own.csv", table());
  EXPECT_EQ(c.nu(), 4);
  EXPECT_EQ(c.centres().damping, 1);
  EXPECT_EQ(c.spread(true, 12).b[8], 8);
  EXPECT_EQ(c, series_constants::parse("own.csv", table()));
  EXPECT_NE(c.digest(), series_constants::builtin().digest());
}

TEST(series_constants, mistakes_name_the_line) {
  EXPECT_NE(refused([] { series_constants::parse("own.csv", table("noise")); }).find("noise"),
            std::string::npos);
  EXPECT_NE(raised<not_found>([] {
              series_constants::parse("own.csv", table("", "grwth,,,1,test\n"));
            }).find("growth"),
            std::string::npos);
  EXPECT_NE(refused([] {
              series_constants::parse("own.csv", table("", "b0,amounts,1,1,test\n"));
            }).find("own.csv:32"),
            std::string::npos);
  EXPECT_NE(refused([] {
              series_constants::parse("own.csv", table("", "b0,money,1,1,test\n"));
            }).find("amounts or numbers"),
            std::string::npos);
  EXPECT_NE(refused([] {
              series_constants::parse("own.csv", table("", "b0,amounts,4,1,test\n"));
            }).find("all of b0"),
            std::string::npos);
}

TEST(series_constants, some_are_replaced_by_name) {
  const centre_constants c = with(series_constants::builtin().centres(), {{"damping", .8}});
  EXPECT_EQ(c.damping, .8);
  EXPECT_EQ(c.growth, series_constants::builtin().centres().growth);
  EXPECT_NE(raised<not_found>([] {
              with({}, {{"dampng", 1}});
            }).find("damping"),
            std::string::npos);
}

TEST(spread_of, is_the_formula) {
  centre c;
  c.unit = 2;
  c.level = 50;
  c.error = .8;
  c.path = {1, 2};
  c.disagreement = {.3, .5};
  spread_constants k;
  k.b = {.5, .3, .6, .7, -.4, .2, -.1, -.3, .1};
  // n = 8, u = .5; step 2: log h = .693147, log e = -.223144, log(.5 + .12) = -.478036,
  // log r = 3.912023.
  const double u = .5;
  const double log_scale =
      .5 + .3 * std::log(2.0) + .6 * std::log(.8) + .7 * std::log(.62) +
      u * (-.4 + .2 * std::log(2.0) - .1 * std::log(.8) - .3 * std::log(.62) + .1 * std::log(50.0));
  const std::vector<double> scale = spread_of(c, 8, k);
  EXPECT_NEAR(scale[1], 2 * std::exp(log_scale), 1e-12);
}

TEST(spread_of, never_narrows_with_the_horizon) {
  centre c;
  c.error = 1;
  c.path = {1, 1, 1};
  c.disagreement = {1, .1, .01};
  spread_constants k;
  k.b = {0, 0, 0, 1, 0, 0, 0, 0, 0};
  const std::vector<double> scale = spread_of(c, 8, k);
  EXPECT_EQ(scale[1], scale[0]);
  EXPECT_EQ(scale[2], scale[0]);
}

}  // namespace
}  // namespace attain::series
