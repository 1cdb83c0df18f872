// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace attain::core {
namespace {

TEST(text, a_number_is_as_short_as_it_can_be) {
  EXPECT_EQ(number(.1), "0.1");
  EXPECT_EQ(number(30.0), "30");
  EXPECT_EQ(number(1e300), "1e+300");
  EXPECT_EQ(number(-2.5), "-2.5");
  EXPECT_EQ(number(.1 + .2), "0.30000000000000004");
  EXPECT_EQ(number(std::int64_t{-9007199254740993}), "-9007199254740993");
}

TEST(text, no_number_has_a_strange_face) {
  const double inf = std::numeric_limits<double>::infinity();
  EXPECT_EQ(number(inf), "inf");
  EXPECT_EQ(number(-inf), "-inf");
  EXPECT_EQ(number(std::nan("")), "nan");
  EXPECT_EQ(number(-std::nan("")), "nan");
  EXPECT_EQ(fixed(inf, 2), "inf");
}

TEST(text, every_double_reads_back_to_itself) {
  std::mt19937_64 bits(1);
  for (int i = 0; i < 20000; ++i) {
    const auto x = std::bit_cast<double>(bits());
    if (!std::isfinite(x)) continue;
    const std::string text = number(x);
    EXPECT_EQ(std::bit_cast<std::uint64_t>(std::strtod(text.c_str(), nullptr)),
              std::bit_cast<std::uint64_t>(x))
        << text;
  }
}

TEST(text, fixed_keeps_its_digits) {
  EXPECT_EQ(fixed(3.14159, 2), "3.14");
  EXPECT_EQ(fixed(2, 3), "2.000");
  EXPECT_EQ(fixed(-.0004, 1), "-0.0");
  EXPECT_EQ(fixed(std::numeric_limits<double>::max(), 2).size(), 312U);
  EXPECT_EQ(percent(.0845, 1), "8.5 %");
  EXPECT_EQ(percent(1, 0), "100 %");
}

TEST(text, chinese_takes_two_columns) {
  EXPECT_EQ(display_width(""), 0);
  EXPECT_EQ(display_width("patents"), 7);
  EXPECT_EQ(display_width("浙江省"), 6);
  EXPECT_EQ(display_width("20 万件"), 7);
  EXPECT_EQ(display_width("（力争）"), 8) << "full-width brackets";
  EXPECT_EQ(display_width("，％"), 4);
  EXPECT_EQ(display_width("특허あ"), 6);
  EXPECT_EQ(display_width("𠀀"), 2) << "outside the basic plane";
}

TEST(text, marks_take_no_column_and_punctuation_one) {
  EXPECT_EQ(display_width("e\u0301"), 1);
  EXPECT_EQ(display_width("é"), 1);
  EXPECT_EQ(display_width("a\u200Bb"), 2);
  EXPECT_EQ(display_width("· … ± ≥ –"), 9);
}

TEST(text, bytes_that_are_no_utf8_count_one_each) {
  EXPECT_EQ(display_width("\xFF\xFE"), 2);
  EXPECT_EQ(display_width("\xE6\xB5"), 2) << "cut inside a character";
  EXPECT_EQ(display_width("a\x80z"), 3);
  EXPECT_EQ(display_width("\xF0\x9F"), 2);
}

TEST(text, padding_counts_columns) {
  EXPECT_EQ(pad_right("浙江", 6), "浙江  ");
  EXPECT_EQ(pad_left("浙江", 6), "  浙江");
  EXPECT_EQ(pad_right("浙江", 3), "浙江");
  EXPECT_EQ(pad_left("abc", -1), "abc");
}

TEST(text, padded_columns_line_up) {
  for (const std::string word : {"", "a", "专利", "有效发明专利 in force", "e\u0301"}) {
    EXPECT_EQ(display_width(pad_right(word, 30)), 30);
    EXPECT_EQ(display_width(pad_left(word, 30)), 30);
  }
}

TEST(text, clip_cuts_between_characters) {
  EXPECT_EQ(clip("patents", 7), "patents");
  EXPECT_EQ(clip("patents", 5), "pate…");
  EXPECT_EQ(clip("浙江省", 5), "浙江…");
  EXPECT_EQ(clip("浙江省", 4), "浙…") << "half a character is not shown";
  EXPECT_EQ(clip("浙江省", 1), "…");
}

TEST(text, what_clip_leaves_fits_and_starts_alike) {
  const std::string text = "到2025年，有效发明专利 30 万件 (e\u0301)";
  for (int width = 1; width < 50; ++width) {
    const std::string cut = clip(text, width);
    EXPECT_LE(display_width(cut), width);
    if (width < display_width(text)) {
      const std::string kept = cut.substr(0, cut.size() - std::string("…").size());
      EXPECT_EQ(text.substr(0, kept.size()), kept);
      EXPECT_GE(display_width(cut), width - 1) << "only a wide character may leave a column";
    } else {
      EXPECT_EQ(cut, text);
    }
  }
}

TEST(text, cat_joins_text_and_numbers) {
  EXPECT_EQ(cat("due ", 2025, ", value ", 30.0, '.'), "due 2025, value 30.");
  EXPECT_EQ(cat(), "");
  EXPECT_EQ(cat(std::string("a"), std::string_view("b"), std::int64_t{7}), "ab7");
}

}  // namespace
}  // namespace attain::core
