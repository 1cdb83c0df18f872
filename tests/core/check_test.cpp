// SPDX-License-Identifier: Apache-2.0
#include <attain/core/check.hpp>

#include "core/raised.hpp"

#include <limits>
#include <string>

namespace attain::core {
namespace {

using test::refused;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

TEST(check, a_good_value_is_returned_as_it_is) {
  for (const double x : {-1e300, -1.0, -0.0, 0.0, 1e-300, 1.0, 1e300}) {
    EXPECT_EQ(check_finite("x", x), x);
    if (x >= 0) {
      EXPECT_EQ(check_not_negative("x", x), x);
    }
    if (x > 0) {
      EXPECT_EQ(check_positive("x", x), x);
    }
  }
  EXPECT_EQ(check_in("x", 0, 0, 1), 0);
  EXPECT_EQ(check_in("x", 1, 0, 1), 1);
  EXPECT_EQ(check_year("x", 1800), 1800);
  EXPECT_EQ(check_year("x", 2200), 2200);
}

TEST(check, nan_and_infinities_pass_no_check) {
  for (const double x : {nan, inf, -inf}) {
    EXPECT_THROW(check_finite("x", x), invalid_input);
    EXPECT_THROW(check_positive("x", x), invalid_input);
    EXPECT_THROW(check_not_negative("x", x), invalid_input);
    EXPECT_THROW(check_in("x", x, -1e308, 1e308), invalid_input);
  }
}

TEST(check, the_sentence_names_field_rule_and_value) {
  EXPECT_EQ(refused([] { check_finite("growth", nan); }),
            "growth: must be a finite number, found \"nan\"");
  EXPECT_EQ(refused([] { check_positive("scale", 0); }),
            "scale: must be finite and > 0, found \"0\"");
  EXPECT_EQ(refused([] { check_not_negative("noise", -.5); }),
            "noise: must be finite and >= 0, found \"-0.5\"");
  EXPECT_EQ(refused([] { check_in("take_up", 1.5, 0, 1); }),
            "take_up: must be from 0 to 1, found \"1.5\"");
  EXPECT_EQ(refused([] { check_year("due", 20250); }),
            "due: must be a year from 1800 to 2200, found \"20250\"");
  EXPECT_EQ(refused([] { check_not_empty("unit", ""); }), "unit: must not be empty");
}

TEST(check, an_id_has_1_to_64_characters_of_a_small_alphabet) {
  for (const std::string good : {"a", "zj-03", "stock.patents", "grant_subsidy", "0"})
    EXPECT_EQ(check_id("id", good), good);
  EXPECT_EQ(check_id("id", std::string(64, 'x')).size(), 64U);
  for (const std::string bad : {"", "A", "a b", "a/b", "专利", "a\n", "\"a\""})
    EXPECT_THROW(check_id("id", bad), invalid_input) << bad;
  EXPECT_THROW(check_id("id", std::string(65, 'x')), invalid_input);
  EXPECT_EQ(refused([] { check_id("indicator", "ZJ 03"); }),
            "indicator: must be 1 to 64 characters of a-z, 0-9, '_', '-', '.', found \"ZJ 03\"");
}

TEST(check, an_id_takes_no_other_single_byte) {
  const std::string alphabet = "abcdefghijklmnopqrstuvwxyz0123456789_-.";
  for (int byte = 0; byte < 256; ++byte) {
    const std::string id(1, static_cast<char>(byte));
    if (alphabet.find(id) == std::string::npos) {
      EXPECT_THROW(check_id("id", id), invalid_input) << byte;
    } else {
      EXPECT_EQ(check_id("id", id), id);
    }
  }
}

}  // namespace
}  // namespace attain::core
