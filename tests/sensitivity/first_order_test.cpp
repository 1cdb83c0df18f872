// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/first_order.hpp>

#include "core/raised.hpp"
#include "sensitivity/functions.hpp"

namespace attain::sensitivity {
namespace {

using attain::test::raised;
using attain::test::refused;
using test::known;
using test::run;
using test::tally;

constexpr given_data_estimator both[] = {given_data_estimator::rank, given_data_estimator::classes};

TEST(first_order, given_data_are_within_three_standard_errors_at_three_sizes) {
  for (const known& k : test::all_known()) {
    for (const std::int64_t units : {512, 2048, 8192}) {
      const design d(k.inputs, {.kind = design_kind::plain, .units = units, .seed = 3});
      const auto y = run(k, d.x());
      for (const auto e : both) {
        tally seen;
        seen.add(first_order({k.inputs.names(), d.x(), y, 1}, e).at("first"), k.first);
        EXPECT_TRUE(seen.within_three())
            << seen.worst << k.name << " " << units << " " << to_string(e);
      }
    }
  }
}

TEST(first_order, intervals_hold_the_exact_index_in_95_of_100_repeats) {
  tally seen[2];
  for (const known& k :
       {test::ishigami(), test::linear(), test::product(), test::corner(), test::hazard()}) {
    for (std::uint64_t repeat = 0; repeat < 400; ++repeat) {
      const design d(k.inputs, {.kind = design_kind::plain, .units = 1024, .seed = repeat});
      const auto y = run(k, d.x());
      for (int e = 0; e < 2; ++e)
        seen[e].add(first_order({k.inputs.names(), d.x(), y, 1}, both[e]).at("first"), k.first);
    }
  }
  for (const tally& t : seen) {
    EXPECT_GT(t.share(), 0.92);
    EXPECT_LT(t.share(), 0.97);
  }
}

TEST(first_order, rows_of_a_grid_that_share_an_input_are_no_neighbours) {
  std::vector<double> x;
  std::vector<double> y;
  for (int a = 0; a < 16; ++a)
    for (int b = 0; b < 16; ++b)
      for (int c = 0; c < 16; ++c) {
        x.insert(x.end(), {1.0 * a, 1.0 * b, 1.0 * c});
        y.push_back(a + 3 * b + .5 * c);
      }
  const double exact[] = {1 / 10.25, 9 / 10.25, .25 / 10.25};
  for (const auto e : both) {
    const measure first = first_order({{"a", "b", "c"}, x, y, 1}, e).at("first");
    for (std::size_t j = 0; j < 3; ++j) EXPECT_NEAR(first.cells[j].value, exact[j], .05) << j;
  }
}

TEST(first_order, the_rank_estimator_is_its_formula) {
  const std::vector<double> x{.4, .1, .9, .6};
  std::vector<double> xs;
  std::vector<double> ys;
  for (int k = 0; k < 8; ++k) {
    for (const double v : x) {
      xs.push_back(v + k);
      ys.push_back(v * v - k % 3);
    }
  }
  double mean = 0;
  for (const double v : ys) mean += v / 32;
  std::vector<std::pair<double, double>> rows;
  for (std::size_t k = 0; k < 32; ++k) rows.emplace_back(xs[k], ys[k]);
  std::sort(rows.begin(), rows.end());
  double product = 0;
  double square = 0;
  for (std::size_t k = 0; k < 32; ++k) {
    product += rows[k].second * rows[(k + 1) % 32].second / 32;
    square += rows[k].second * rows[k].second / 32;
  }
  const result found = first_order({{"x"}, xs, ys, 1}, given_data_estimator::rank);
  EXPECT_NEAR(found.at("first").cells[0].value, (product - mean * mean) / (square - mean * mean),
              1e-13);
}

TEST(first_order, mistakes_are_named) {
  const std::vector<double> x(40, 1.0);
  std::vector<double> y(40);
  for (std::size_t k = 0; k < 40; ++k) y[k] = static_cast<double>(k);
  EXPECT_NE(refused([&] {
              (void)first_order({{"a"}, x, y, 1});
            }).find("is constant"),
            std::string::npos);
  EXPECT_NE(refused([&] {
              (void)first_order({{"a", "b"}, x, y, 1});
            }).find("2 columns"),
            std::string::npos);
  EXPECT_NE(refused([&] {
              (void)first_order({{"a"}, std::span(x).first(9), std::span(y).first(9), 1});
            }).find("at least 32"),
            std::string::npos);
  const std::string sentence = raised<not_found>([] { (void)to_given_data_estimator("ranks"); });
  EXPECT_NE(sentence.find("rank"), std::string::npos) << sentence;
}

}  // namespace
}  // namespace attain::sensitivity
