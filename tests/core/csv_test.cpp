// SPDX-License-Identifier: Apache-2.0
#include <attain/core/csv.hpp>

#include "core/raised.hpp"

#include <string>
#include <vector>

namespace attain::core {
namespace {

using test::refused;

using cells = std::vector<std::string>;

std::vector<csv_row> read(std::string_view text, const cells& header = {"a", "b"}) {
  return read_csv("data.csv", text, header);
}

/// A cell as RFC 4180 writes it.
std::string quoted(const std::string& cell) {
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

TEST(csv, rows_carry_their_cells_and_lines) {
  const auto rows = read("a,b\n1,2\nx y,浙江\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].cells, (cells{"1", "2"}));
  EXPECT_EQ(rows[0].line, 2);
  EXPECT_EQ(rows[1].cells, (cells{"x y", "浙江"}));
  EXPECT_EQ(rows[1].line, 3);
}

TEST(csv, the_last_line_needs_no_end) {
  EXPECT_EQ(read("a,b\n1,2")[0].cells, (cells{"1", "2"}));
  EXPECT_EQ(read("a,b\n1,")[0].cells, (cells{"1", ""}));
  EXPECT_EQ(read("a,b\n,")[0].cells, (cells{"", ""}));
  EXPECT_EQ(read("a,b\n1,\"2\"")[0].cells, (cells{"1", "2"}));
}

TEST(csv, crlf_and_lf_read_the_same) {
  for (const std::string_view text : {"a,b\r\n1,2\r\n\r\n3,4\r\n", "a,b\n1,2\n\n3,4\n"}) {
    const auto rows = read(text);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].cells, (cells{"1", "2"}));
    EXPECT_EQ(rows[1].cells, (cells{"3", "4"}));
    EXPECT_EQ(rows[1].line, 4);
  }
}

TEST(csv, a_byte_order_mark_is_skipped_at_the_start_only) {
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a,b\n1,2\n")[0]
                .cells,
            (cells{"1", "2"}));
  EXPECT_EQ(read("a,b\n\xEF\xBB\xBF"
                 "1,2\n")[0]
                .cells[0],
            "\xEF\xBB\xBF"
            "1");
}

TEST(csv, quotes_protect_commas_quotes_and_line_ends) {
  const auto rows = read("a,b\n\"1,5\",\"he said \"\"no\"\"\"\n\"two\nlines\",\"\"\nx,y\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].cells, (cells{"1,5", "he said \"no\""}));
  EXPECT_EQ(rows[1].cells, (cells{"two\nlines", ""}));
  EXPECT_EQ(rows[1].line, 3);
  EXPECT_EQ(rows[2].line, 5) << "a record counts from the line it starts on";
}

TEST(csv, every_text_survives_writing_in_quotes) {
  const cells hard{"",  ",",           "\"",  "\"\"", "a\r\nb", "\n",
                   " ", "万件,\"亿\"", "a\"", "\"a",  "'",      ";\t"};
  for (const std::string& first : hard) {
    for (const std::string& second : hard) {
      const auto rows = read("a,b\r\n" + quoted(first) + "," + quoted(second) + "\r\n");
      ASSERT_EQ(rows.size(), 1U);
      EXPECT_EQ(rows[0].cells, (cells{first, second}));
    }
  }
}

TEST(csv, the_header_must_be_exact) {
  EXPECT_EQ(refused([] { read(""); }), "data.csv: header: the file is empty");
  EXPECT_EQ(refused([] { read("\n\r\n"); }), "data.csv: header: the file is empty");
  EXPECT_EQ(refused([] {
              read("year,valeu\n", {"year", "value"});
            }),
            "data.csv:1: header column 2: must be \"value\", found \"valeu\"; did you mean "
            "\"value\"?");
  EXPECT_EQ(refused([] { read("a,b,c\n"); }),
            "data.csv:1: header column 3: is one column too many, found \"c\"");
  EXPECT_EQ(refused([] { read("a\n"); }), "data.csv:1: header: lacks the column \"b\"");
}

TEST(csv, a_row_of_another_length_is_named_by_its_line) {
  EXPECT_EQ(refused([] { read("a,b\n1,2\n\n1,2,3\n"); }),
            "data.csv:4: row: must have 2 cells, found \"3\"");
  EXPECT_EQ(refused([] { read("a,b\n1\n"); }), "data.csv:2: row: must have 2 cells, found \"1\"");
}

TEST(csv, an_open_quote_is_named_by_the_line_it_opens_on) {
  EXPECT_EQ(refused([] { read("a,b\n1,2\n3,\"open\nnever closed"); }),
            "data.csv:3: cell: a quoted cell must end with a quote before the comma, found "
            "\"open\nnever closed\"");
  EXPECT_EQ(refused([] { read("a,b\n\"1\"x,2\n"); }),
            "data.csv:2: cell: a quoted cell must end with a quote before the comma, found \"1\"");
}

TEST(csv, a_text_above_the_limit_is_refused_unread) {
  const std::string text(csv_limit + 1, 'x');
  EXPECT_EQ(refused([&] { read(text); }),
            "data.csv: size: must be at most 67108864 bytes, found \"67108865\"");
}

TEST(csv, rows_have_one_separator_and_bounds) {
  const std::vector<csv_row> rows = read_csv_rows("f", "a;b,c\n\n1;\"2;3\"\r\n", ';');
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].cells, (std::vector<std::string>{"a", "b,c"}));
  EXPECT_EQ(rows[1].cells, (std::vector<std::string>{"1", "2;3"}));
  EXPECT_EQ(rows[1].line, 3);
  EXPECT_EQ(refused([] { read_csv_rows("f", "a\nb\nc\n", ',', {.rows = 2}); }),
            "f:3: must have at most 2 rows");
  EXPECT_EQ(refused([] { read_csv_rows("f", "a,b\nc,d\n", ',', {.cells = 3}); }),
            "f:2: must have at most 3 cells");
  EXPECT_EQ(read_csv_rows("f", "a,b\nc\n", ',', {.rows = 2, .cells = 3}).size(), 2U);
}

TEST(csv, numbers_fill_the_whole_cell) {
  const csv_row row{7, {}};
  EXPECT_EQ(csv_number("f", row, "value", "16.06"), 16.06);
  EXPECT_EQ(csv_number("f", row, "value", "-1e-3"), -.001);
  EXPECT_EQ(csv_integer("f", row, "year", "2020"), 2020);
  EXPECT_EQ(csv_integer("f", row, "year", "-1"), -1);
  for (const std::string bad :
       {"", " 1", "1 ", "+1", "1,5", "1.5x", "nan", "inf", "-inf", "1e999", "0x10", "１"})
    EXPECT_THROW(csv_number("f", row, "value", bad), invalid_input) << bad;
  for (const std::string bad : {"", "1.0", "2e3", "99999999999", " 2020", "x"})
    EXPECT_THROW(csv_integer("f", row, "year", bad), invalid_input) << bad;
}

TEST(csv, a_bad_number_is_named_by_file_line_and_column) {
  const csv_row row{12, {}};
  EXPECT_EQ(refused([&] { csv_number("zhejiang.csv", row, "value", "16,06"); }),
            "zhejiang.csv:12: value: must be a finite number, found \"16,06\"");
  EXPECT_EQ(refused([&] { csv_integer("zhejiang.csv", row, "year", "2020.5"); }),
            "zhejiang.csv:12: year: must be a whole number, found \"2020.5\"");
}

}  // namespace
}  // namespace attain::core
