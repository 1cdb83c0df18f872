// SPDX-License-Identifier: Apache-2.0
#include <attain/decide/criteria.hpp>

#include "core/raised.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace attain::decide {
namespace {

/// Whether `call` is refused with a sentence that holds `words`.
template <class Call>
bool refuses(const Call& call, const std::string& words) {
  return test::refused(call).find(words) != std::string::npos;
}

std::vector<double> values_of(const std::vector<estimate>& all) {
  std::vector<double> out;
  for (const estimate& e : all) out.push_back(e.value);
  return out;
}

using row = std::vector<double>;

/// Three actions in four futures; by hand throughout.
payoff_table small() {
  return payoff_table({"safe", "bold", "wild"}, {4, 4, 4, 4, 2, 6, 5, 3, 0, 9, 1, 8});
}

TEST(criteria, by_hand) {
  EXPECT_EQ(values_of(expected_value(small())), (row{4, 4, 4.5}));
  EXPECT_EQ(values_of(worst(small())), (row{4, 2, 0}));
  EXPECT_EQ(values_of(hurwicz(small(), .5)), (row{4, 4, 4.5}));
  EXPECT_EQ(best_of(worst(small()), better::more), 0U);
  EXPECT_EQ(best_of(expected_value(small()), better::more), 2U);
  EXPECT_TRUE(std::isnan(worst(small())[0].std_error));
  EXPECT_TRUE(refuses([] { (void)hurwicz(small(), 1.5); }, "alpha"));
}

TEST(criteria, regret_by_hand) {
  // Best of each future: 4, 9, 5, 8.
  EXPECT_EQ(regrets(small()), (row{0, 5, 1, 4, 2, 3, 0, 5, 4, 0, 4, 0}));
  EXPECT_EQ(values_of(regret(small())), (row{5, 5, 4}));
  EXPECT_EQ(values_of(regret(small(), {.statistic = regret_statistic::mean})),
            (row{2.5, 2.5, 2}));
  EXPECT_EQ(values_of(regret(small(), {.statistic = regret_statistic::quantile, .level = .5})),
            (row{1, 2, 0}));
  const regret_settings one{.kind = regret_kind::baseline_action, .baseline = "safe"};
  EXPECT_EQ(values_of(regret(small(), one)), (row{0, 2, 4}));
  EXPECT_EQ(best_of(regret(small()), better::less), 2U);
}

TEST(criteria, regret_names_its_mistakes) {
  EXPECT_TRUE(refuses([] { (void)regret(small(), {.baseline = "safe"}); }, "baseline"));
  EXPECT_TRUE(refuses([] { (void)regret(small(), {.kind = regret_kind::baseline_action}); },
                      "must name"));
  EXPECT_THROW((void)regret(small(), {.kind = regret_kind::baseline_action, .baseline = "sav"}),
               not_found);
}

TEST(criteria, of_costs_everything_is_turned) {
  const payoff_table costs({"a", "b"}, {1, 5, 2, 3}, {}, better::less);
  EXPECT_EQ(values_of(worst(costs)), (row{5, 3}));
  EXPECT_EQ(values_of(hurwicz(costs, 0)), (row{1, 2}));
  EXPECT_EQ(values_of(regret(costs)), (row{2, 1}));
  EXPECT_EQ(best_of(worst(costs), better::less), 1U);
}

TEST(criteria, weights_repeat_futures) {
  const payoff_table weighted({"a", "b"}, {1, 5, 2, 3}, {1, 3});
  const payoff_table repeated({"a", "b"}, {1, 5, 5, 5, 2, 3, 3, 3});
  EXPECT_EQ(values_of(expected_value(weighted)), values_of(expected_value(repeated)));
  for (const double level : {.2, .25, .3, .9})
    EXPECT_EQ(values_of(quantile(weighted, level)), values_of(quantile(repeated, level)));
}

TEST(criteria, satisficing_counts_futures_where_all_holds) {
  const payoff_table gains({"a", "b"}, {1, 2, 3, 4, 4, 4, 0, 4});
  const payoff_table costs({"a", "b"}, {1, 1, 9, 1, 9, 1, 1, 1}, {}, better::less);
  const auto shares = satisficing({{&gains, 2}, {&costs, 5}});
  EXPECT_EQ(shares[0], core::wilson(2, 4));
  EXPECT_EQ(shares[1], core::wilson(2, 4));
  const payoff_table weighted({"a"}, {1, 2}, {1, 3});
  EXPECT_DOUBLE_EQ(satisficing({{&weighted, 2}})[0].value, .75);
  EXPECT_TRUE(refuses([] { (void)satisficing({}); }, "requirements"));
  EXPECT_TRUE(refuses([&] { (void)satisficing({{&gains, 2}, {&weighted, 1}}); }, "same actions"));
}

TEST(criteria, a_quantile_has_the_error_of_its_order_statistics) {
  // Of a uniform sample the standard error of the quantile at p is sqrt(p (1 - p) / n).
  std::vector<double> even(10000);
  for (std::size_t k = 0; k < even.size(); ++k)
    even[k] = (static_cast<double>(k) + .5) / 10000;
  const estimate e = quantile(payoff_table({"a"}, even), .9)[0];
  EXPECT_NEAR(e.value, .9, 1e-4);
  EXPECT_NEAR(e.std_error, .003, 1e-4);
}

}  // namespace
}  // namespace attain::decide
