// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/points.hpp>

#include "core/raised.hpp"

#include <attain/random/philox.hpp>
#include <attain/random/stream.hpp>

#include <algorithm>
#include <cmath>

namespace attain::sensitivity {
namespace {

using test::raised;
using test::refused;

TEST(points, a_column_is_its_stream_whatever_stands_beside_it) {
  const auto alone = unit_points(point_kind::monte_carlo, 1500, {"b"}, 7);
  const auto both = unit_points(point_kind::monte_carlo, 3000, {"a", "b"}, 7);
  const auto source = random::make_stream(7, "sensitivity/monte carlo/0/b");
  for (std::size_t i = 0; i < alone.size(); ++i) {
    EXPECT_EQ(alone[i], both[2 * i + 1]);
    EXPECT_EQ(alone[i], random::uniform_at(source, static_cast<std::int64_t>(i)));
  }
}

TEST(points, a_latin_hypercube_has_one_point_in_every_cell) {
  constexpr int n = 777;
  const auto points = unit_points(point_kind::latin_hypercube, n, {"a", "b"}, 3, 2);
  for (std::size_t j = 0; j < 2; ++j) {
    std::vector<int> cells;
    for (std::size_t i = 0; i < n; ++i) {
      const double u = points[2 * i + j];
      EXPECT_GT(u, 0);
      EXPECT_LT(u, 1);
      cells.push_back(static_cast<int>(u * n));
    }
    std::sort(cells.begin(), cells.end());
    for (int k = 0; k < n; ++k) EXPECT_EQ(cells[static_cast<std::size_t>(k)], k);
  }
  EXPECT_NE(points, unit_points(point_kind::latin_hypercube, n, {"a", "b"}, 3, 3));
}

TEST(points, every_elementary_interval_of_sobol_points_has_one) {
  constexpr std::int64_t n = 512;
  const std::vector<std::string> columns{"a", "a/B", "b", "b/B"};
  const auto points = unit_points(point_kind::sobol, n, columns, 3);
  const auto at = [&](std::int64_t i, std::size_t j) {
    return points[static_cast<std::size_t>(i) * 4 + j];
  };
  for (std::size_t j = 0; j < 4; ++j) {
    std::vector<int> held(n, 0);
    for (std::int64_t i = 0; i < n; ++i) ++held[static_cast<std::size_t>(at(i, j) * n)];
    for (const int h : held) EXPECT_EQ(h, 1);
  }
  for (std::int64_t wide = 1; wide <= n; wide *= 2) {
    std::vector<int> held(n, 0);
    for (std::int64_t i = 0; i < n; ++i) {
      const auto row = static_cast<std::int64_t>(at(i, 0) * static_cast<double>(wide));
      const auto column = static_cast<std::int64_t>(at(i, 1) * static_cast<double>(n / wide));
      ++held[static_cast<std::size_t>(row * (n / wide) + column)];
    }
    for (const int h : held) EXPECT_EQ(h, 1) << wide;
  }
}

TEST(points, more_rows_or_columns_of_sobol_points_change_none_there_are) {
  const auto few = unit_points(point_kind::sobol, 64, {"a", "b"}, 3, 2);
  const auto many = unit_points(point_kind::sobol, 256, {"a", "b", "c"}, 3, 2);
  for (std::size_t i = 0; i < 64; ++i)
    for (std::size_t j = 0; j < 2; ++j) EXPECT_EQ(few[2 * i + j], many[3 * i + j]);
  EXPECT_EQ(unit_points(point_kind::sobol, 64, {"a", "b"}, 3, 2), few);
  EXPECT_NE(unit_points(point_kind::sobol, 64, {"a", "b"}, 4, 2), few);
  EXPECT_NE(unit_points(point_kind::sobol, 64, {"a", "b"}, 3, 1), few);
}

TEST(points, sobol_points_that_cannot_be_are_refused) {
  EXPECT_NE(refused([] {
              (void)unit_points(point_kind::sobol, 100, {"a"}, 1);
            }).find("power of two"),
            std::string::npos);
  EXPECT_NE(refused([] {
              (void)unit_points(point_kind::sobol, 2, std::vector<std::string>(1025, "a"), 1);
            }).find("at most 1024"),
            std::string::npos);
}

TEST(points, a_kind_with_a_typo_is_named_with_the_nearest) {
  EXPECT_EQ(to_point_kind("latin hypercube"), point_kind::latin_hypercube);
  EXPECT_EQ(to_point_kind("sobol"), point_kind::sobol);
  EXPECT_NE(raised<not_found>([] { (void)to_point_kind("sobol'"); }).find("sobol"),
            std::string::npos);
  const std::string sentence = raised<not_found>([] { (void)to_point_kind("monte carol"); });
  EXPECT_NE(sentence.find("monte carlo"), std::string::npos) << sentence;
}

}  // namespace
}  // namespace attain::sensitivity
