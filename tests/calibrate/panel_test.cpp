// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/panel.hpp>

#include "core/raised.hpp"

#include <attain/random/functions.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace attain::calibrate {
namespace {

using test::refused;

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

panel_series series(const std::string& place, std::vector<double> values, int first = 2010) {
  return {.indicator = "i",
          .place = place,
          .group = "flow.things",
          .first_year = first,
          .values = std::move(values)};
}

TEST(panel, knows_its_years_places_and_classes) {
  const panel p("mine", {series("B", {1, 2, 3}, 2012), series("A", {4, gap}, 2010)});
  EXPECT_EQ(p.first_year(), 2010);
  EXPECT_EQ(p.last_year(), 2014);
  EXPECT_EQ(p.places(), (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(p.groups(), (std::vector<std::string>{"flow.things"}));
  EXPECT_TRUE(p.has_place("A"));
  EXPECT_FALSE(p.has_place("C"));
  EXPECT_EQ(to_string(p), "mine: 2 series, 1 classes, 2 places, 2010-2014");
}

TEST(panel, the_order_of_its_series_changes_nothing) {
  const std::vector<panel_series> in_order{series("A", {1, 2}), series("B", {3, 4})};
  EXPECT_EQ(panel("p", in_order), panel("p", {in_order[1], in_order[0]}));
}

TEST(panel, gaps_are_equal_to_each_other) {
  EXPECT_EQ(panel("p", {series("A", {1, gap, 2})}), panel("p", {series("A", {1, gap, 2})}));
  EXPECT_NE(panel("p", {series("A", {1, gap, 2})}), panel("p", {series("A", {1, 1, 2})}));
}

TEST(panel, logarithms_stand_on_the_years_of_the_panel_and_a_zero_as_one_half) {
  const panel p("p", {series("A", {0, 3}, 2011), series("B", {1}, 2010)});
  EXPECT_TRUE(std::isnan(p.logs(0)[0]));
  EXPECT_EQ(p.logs(0)[1], random::log(.5));
  EXPECT_EQ(p.logs(0)[2], random::log(3));
  EXPECT_TRUE(std::isnan(p.logs(1)[2]));
}

TEST(panel, what_is_no_panel_is_refused) {
  const auto said = [](std::vector<panel_series> s) {
    return refused([&] { panel("p", std::move(s)); });
  };
  EXPECT_NE(said({}).find("empty"), std::string::npos);
  EXPECT_NE(said({series("A", {gap})}).find("at least one figure"), std::string::npos);
  EXPECT_NE(said({series("A", {-1})}).find("\"A\""), std::string::npos);
  EXPECT_NE(said({series("A", {INFINITY})}).find("\"A\""), std::string::npos);
  EXPECT_NE(said({series("A", {0, 1.5})}).find("whole numbers"), std::string::npos);
  EXPECT_NE(said({series("A", {1}), series("A", {2})}).find("twice"), std::string::npos);
  EXPECT_NE(said({series("A", {1}, 12)}).find("first_year"), std::string::npos);
  EXPECT_NE(refused([] { panel("", {series("A", {1})}); }).find("name"), std::string::npos);
}

TEST(panel, a_wide_table_is_read_with_its_gaps) {
  const panel p = panel::parse("p", "p.csv",
                               "indicator,province,class,unit,2010,2011,2012\n"
                               "i,A,flow.things,piece,4,,2.5\n");
  EXPECT_EQ(p, panel("p", {series("A", {4, gap, 2.5})}));
}

TEST(panel, a_mistake_in_the_table_names_its_line) {
  const auto said = [](const std::string& text) {
    return refused([&] { panel::parse("p", "p.csv", text); });
  };
  EXPECT_NE(said("indicator,place,class,2010\ni,A,c.d,-4\n").find("p.csv:2"), std::string::npos);
  EXPECT_NE(said("indicator,place,class,2010\ni,A,c.d,x\n").find("p.csv:2"), std::string::npos);
  EXPECT_NE(said("indicator,place,class,2010,2012\n").find("p.csv:1"), std::string::npos);
  EXPECT_NE(said("indicator,place,klass,2010\n").find("\"class\""), std::string::npos);
  EXPECT_NE(said("indicator,place,2010\n").find("class"), std::string::npos);
  EXPECT_NE(said("indicator,place,class\n").find("year"), std::string::npos);
  EXPECT_NE(said("indicator,place,province,class,2010\n").find("twice"), std::string::npos);
}

TEST(panel, the_built_in_panel_is_that_of_the_provinces) {
  const panel& p = panel::builtin();
  EXPECT_EQ(p.series().size(), 155U);
  EXPECT_EQ(p.places().size(), 31U);
  EXPECT_EQ(p.groups(), (std::vector<std::string>{"flow.counts", "flow.money", "flow.patents",
                                                  "stock.patents"}));
  EXPECT_EQ(p.first_year(), 2010);
  EXPECT_EQ(p.last_year(), 2023);
}

}  // namespace
}  // namespace attain::calibrate
