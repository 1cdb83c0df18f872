// SPDX-License-Identifier: Apache-2.0
#include <attain/levers/parameter.hpp>

#include <gtest/gtest.h>

#include <string>

namespace attain::levers {
namespace {

using random::distribution;

parameter capacity() {
  return {.id = "capacity",
          .name = "registrations supported per station and year",
          .unit = "件",
          .value = distribution::lognormal(300, .8),
          .from = {core::reading::assumed, core::causal_mark::J, "no study found", 2026}};
}

TEST(parameter, nothing_stated_is_the_number_zero) {
  EXPECT_EQ(parameter{}.value, distribution::fixed(0));
}

TEST(parameter, its_face_names_distribution_unit_and_evidence) {
  EXPECT_EQ(to_string(capacity()), "registrations supported per station and year ~ " +
                                       random::to_string(distribution::lognormal(300, .8)) +
                                       " 件; J assumed, known from 2026: no study found");
  parameter p = capacity();
  p.name = "";
  p.unit = "";
  EXPECT_EQ(to_string(p).find("capacity ~ "), 0U);
  EXPECT_NE(to_string(p).find("); J assumed"), std::string::npos) << to_string(p);
}

TEST(parameter, equality_looks_at_every_field) {
  EXPECT_EQ(capacity(), capacity());
  parameter p = capacity();
  p.value = distribution::lognormal(300, .9);
  EXPECT_NE(p, capacity());
  p = capacity();
  p.from.known_from = 2025;
  EXPECT_NE(p, capacity());
  p = capacity();
  p.unit = "万件";
  EXPECT_NE(p, capacity());
}

TEST(parameter, an_operand_is_a_number_or_a_name) {
  EXPECT_EQ(to_string(operand(.25)), "0.25");
  EXPECT_EQ(to_string(operand(std::string("capacity"))), "capacity");
  EXPECT_NE(operand(1.0), operand(std::string("1")));
}

}  // namespace
}  // namespace attain::levers
