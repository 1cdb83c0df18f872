// SPDX-License-Identifier: Apache-2.0
#include <attain/calibrate/class_constants.hpp>

#include "core/raised.hpp"

#include <algorithm>
#include <set>

namespace attain::calibrate {
namespace {

using test::refused;

const std::string header =
    "class,as_of,leave_out,n_series,n_origins,mu,mu_sd,tau,s,k_tau,k_s,k_d,nu,r_p,r_n,cov80,cov95,"
    "source,known_from\n";

std::string line(const std::string& group, int as_of, const std::string& leave_out, int series,
                 double mu) {
  return group + "," + std::to_string(as_of) + "," + leave_out + "," + std::to_string(series) +
         ",3," + std::to_string(mu) + ",.01,.04,.07,.9,.8,.03,6,.4,.7,.8,.95,panel,2021\n";
}

/// Panel class `stock.x` of places A and B, and a judgement.
constant_table example() {
  return constant_table::parse(
      "c.csv", header + line("stock.x", 2015, "-", 9, .15) + line("stock.x", 2018, "-", 9, .18) +
                   line("stock.x", 2018, "A", 8, .181) + line("stock.x", 2020, "-", 9, .2) +
                   line("stock.x", 2020, "A", 8, .201) + line("stock.x", 2020, "B", 8, .202) +
                   line("stock.y", 2020, "-", 9, .3) + line("any", 2013, "-", 0, .1));
}

TEST(class_constants, a_table_reads_every_column) {
  const constant_table table =
      constant_table::parse("c.csv", header + line("stock.x", 2020, "A", 8, .2));
  ASSERT_EQ(table.rows().size(), 1U);
  const class_constants expected{.group = "stock.x",
                                 .as_of = 2020,
                                 .leave_out = "A",
                                 .n_series = 8,
                                 .n_origins = 3,
                                 .mu = .2,
                                 .mu_sd = .01,
                                 .tau = .04,
                                 .s = .07,
                                 .k_tau = .9,
                                 .k_s = .8,
                                 .k_d = .03,
                                 .nu = 6,
                                 .r_p = .4,
                                 .r_n = .7,
                                 .cov80 = .8,
                                 .cov95 = .95,
                                 .source = "panel",
                                 .known_from = 2021};
  EXPECT_EQ(table.rows()[0], expected);
}

TEST(class_constants, an_empty_date_of_knowledge_is_none) {
  std::string text = header + line("stock.x", 2020, "A", 8, .2);
  text.replace(text.find("panel,2021"), 10, "panel,");
  EXPECT_EQ(constant_table::parse("c.csv", text).rows()[0].known_from, std::nullopt);
}

TEST(class_constants, a_mistake_names_file_line_column_and_value) {
  std::string text = header + line("stock.x", 2020, "-", 8, .2) + line("stock.x", 2020, "A", 8, .2);
  text.replace(text.rfind(",6,"), 3, ",2,");
  const std::string said = refused([&] { constant_table::parse("c.csv", text); });
  EXPECT_NE(said.find("c.csv:3"), std::string::npos) << said;
  EXPECT_NE(said.find("nu"), std::string::npos) << said;
  EXPECT_NE(said.find("\"2\""), std::string::npos) << said;
  EXPECT_NE(said.find("2.01"), std::string::npos) << said;
}

TEST(class_constants, texts_bad_shares_and_negative_spreads_are_refused) {
  const std::string good = header + line("stock.x", 2020, "-", 8, .2);
  const std::vector<std::pair<std::string, std::string>> changes{
      {",2020,", ",soon,"}, {",.9,", ",wide,"}, {",.95,", ",1.1,"},
      {",.04,", ",-.04,"},  {",.01,", ",nan,"}, {"panel,2021", "panel,later"}};
  for (const auto& [from, to] : changes) {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    const std::string said = refused([&] { constant_table::parse("c.csv", text); });
    EXPECT_NE(said.find("c.csv:2"), std::string::npos) << to << ": " << said;
  }
}

TEST(class_constants, another_heading_is_refused) {
  const std::string said = refused([] { constant_table::parse("c.csv", "class,as_of\nx,2020\n"); });
  EXPECT_NE(said.find("c.csv:1"), std::string::npos) << said;
}

TEST(class_constants, the_newest_row_up_to_the_as_of_point_is_found) {
  const constant_table table = example();
  EXPECT_EQ(table.find("stock.x", 2020, {})->mu, .2);
  EXPECT_EQ(table.find("stock.x", 2030, {})->mu, .2);
  EXPECT_EQ(table.find("stock.x", 2019, {})->mu, .18);
  EXPECT_EQ(table.find("stock.x", 2017, {})->mu, .15);
  EXPECT_EQ(table.find("stock.x", 2014, {}), std::nullopt);
}

TEST(class_constants, a_month_sees_the_data_of_the_years_that_have_ended) {
  const constant_table table = example();
  EXPECT_EQ(table.find("stock.x", {2020, 11}, {})->mu, .18);
  EXPECT_EQ(table.find("stock.x", {2021, 1}, {})->mu, .2);
}

TEST(class_constants, the_plans_own_place_is_left_out) {
  const constant_table table = example();
  EXPECT_EQ(table.find("stock.x", 2020, {"A"})->mu, .201);
  EXPECT_EQ(table.find("stock.x", 2020, {"B"})->mu, .202);
  EXPECT_EQ(table.find("stock.x", 2019, {"A"})->mu, .181);
}

TEST(class_constants, places_outside_the_panel_need_no_leaving_out) {
  const constant_table table = example();
  EXPECT_EQ(table.find("stock.x", 2020, {"Nowhere"})->mu, .2);
  EXPECT_EQ(table.find("stock.x", 2020, {"Nowhere", "A", "A town in A"})->mu, .201);
}

TEST(class_constants, two_places_of_the_panel_are_an_error_that_names_both) {
  const std::string said = refused([] { example().find("stock.x", 2020, {"A", "B"}); });
  EXPECT_NE(said.find("\"B\""), std::string::npos) << said;
  EXPECT_NE(said.find("A is left out already"), std::string::npos) << said;
}

TEST(class_constants, constants_that_hold_the_places_own_data_are_never_lent) {
  // stock.y has no row without A, stock.x none without B before 2020.
  EXPECT_EQ(example().find("stock.y", 2020, {"A"}), std::nullopt);
  EXPECT_EQ(example().find("stock.x", 2019, {"B"}), std::nullopt);
}

TEST(class_constants, a_judgement_rests_on_no_place_and_serves_all) {
  EXPECT_EQ(example().find(any_class, 2020, {"A"})->mu, .1);
}

TEST(class_constants, a_class_without_a_panel_is_not_found) {
  EXPECT_EQ(example().find("stock.z", 2020, {}), std::nullopt);
}

TEST(class_constants, equal_texts_give_equal_tables_and_digests) {
  EXPECT_EQ(example(), example());
  const constant_table other =
      constant_table::parse("c.csv", header + line("any", 2013, "-", 0, .1));
  EXPECT_NE(other, example());
  EXPECT_NE(other.digest(), example().digest());
}

TEST(class_constants, the_built_in_table_leaves_every_place_out_of_every_class_and_year) {
  const constant_table& table = constant_table::builtin();
  std::set<std::string> classes;
  std::set<std::string> places;
  std::set<int> years;
  for (const class_constants& c : table.rows()) {
    classes.insert(c.group);
    places.insert(c.leave_out);
    years.insert(c.as_of);
  }
  EXPECT_TRUE(places.count("Zhejiang") == 1 && places.count("-") == 1);
  EXPECT_EQ(table.rows().size(), classes.size() * places.size() * years.size());
  EXPECT_FALSE(table.digest().empty());
}

TEST(class_constants, the_built_in_table_knows_what_it_rests_on) {
  for (const class_constants& c : constant_table::builtin().rows()) {
    ASSERT_FALSE(c.source.empty());
    ASSERT_TRUE(c.known_from);
    ASSERT_GT(c.tau, 0);
    ASSERT_GT(c.s, 0);
    ASSERT_EQ(c.n_series == 0, c.group == any_class);
    if (c.n_series == 0) continue;
    // "... 2010-2020": no data after the as-of year, and published in the year after the last.
    const int last_data = std::stoi(c.source.substr(c.source.size() - 4));
    ASSERT_LE(last_data, c.as_of);
    ASSERT_EQ(*c.known_from, last_data + 1);
  }
}

}  // namespace
}  // namespace attain::calibrate
