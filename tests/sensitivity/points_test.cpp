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

TEST(points, a_kind_with_a_typo_is_named_with_the_nearest) {
  EXPECT_EQ(to_point_kind("latin hypercube"), point_kind::latin_hypercube);
  const std::string sentence = raised<not_found>([] { (void)to_point_kind("monte carol"); });
  EXPECT_NE(sentence.find("monte carlo"), std::string::npos) << sentence;
}

}  // namespace
}  // namespace attain::sensitivity
