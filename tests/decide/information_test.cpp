// SPDX-License-Identifier: Apache-2.0
#include <attain/decide/information.hpp>

#include "core/raised.hpp"

#include <attain/decide/criteria.hpp>
#include <attain/random/functions.hpp>
#include <attain/random/philox.hpp>
#include <attain/random/stream.hpp>

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace attain::decide {
namespace {

/// Whether `call` is refused with a sentence that holds `words`.
template <class Call>
bool refuses(const Call& call, const std::string& words) {
  return test::refused(call).find(words) != std::string::npos;
}

/// E[max(Z, 0)] - max(mean, 0) for a normal Z: the unit normal loss s (phi(u) - u Phi(-u)),
/// u = |mean| / s.
double loss(double mean, double s) {
  const double u = std::abs(mean) / s;
  const double phi = std::exp(-u * u / 2) / std::sqrt(2 * std::numbers::pi);
  return s * (phi - u * random::normal_cdf(-u));
}

/// Two levers, U_subsidy = x, U_stations = y + e with x ~ N(1, 2²), y ~ N(1.5, 1²),
/// e ~ N(0, .5²), independent. The difference of the two is N(.5, 4 + 1 + .25), and given x, y or
/// both its mean is N(.5, 4), N(.5, 1), N(.5, 5).
struct two_levers {
  explicit two_levers(std::int64_t n) {
    const random::stream a = random::make_stream(5, "x");
    const random::stream b = random::make_stream(5, "y");
    const random::stream c = random::make_stream(5, "e");
    for (std::int64_t i = 0; i < n; ++i) {
      x.push_back(1 + 2 * random::normal_at(a, i));
      y.push_back(1.5 + random::normal_at(b, i));
      payoffs.push_back(y.back() + .5 * random::normal_at(c, i));
    }
    payoffs.insert(payoffs.begin(), x.begin(), x.end());
  }
  payoff_table table() const { return payoff_table({"subsidy", "stations"}, payoffs); }

  std::vector<double> x, y, payoffs;
};

void expect_near(const information_value& found, double truth) {
  // Three estimated standard errors, and what a choice learnt from a sample adds or costs.
  EXPECT_NEAR(found.value, truth, 3 * found.std_error);
  EXPECT_NEAR(found.held_out, truth, 3 * found.held_out_std_error);
  EXPECT_GT(found.std_error, 0);
  EXPECT_LT(found.std_error, .02);
}

TEST(information, of_two_gaussian_levers_is_the_unit_normal_loss) {
  const two_levers given(20000);
  const payoff_table table = given.table();
  expect_near(evpi(table), loss(.5, std::sqrt(5.25)));
  expect_near(evppi(table, {given.x}), loss(.5, 2));
  expect_near(evppi(table, {given.y}), loss(.5, 1));
  expect_near(evppi(table, {given.x, given.y}), loss(.5, std::sqrt(5.)));
  expect_near(evppi(table, {given.x}, {.how = conditional::partition}), loss(.5, 2));
  // What knowing them is worth is what is regretted on average without: max E[U] - E[U] apart.
  const auto mean = regret(table, {.statistic = regret_statistic::mean});
  EXPECT_NEAR(mean[1].value, loss(.5, std::sqrt(5.25)), 3 * mean[1].std_error);
  EXPECT_NEAR(mean[0].value, .5 + loss(.5, std::sqrt(5.25)), 3 * mean[0].std_error);
  EXPECT_DOUBLE_EQ(evpi(table).value, mean[1].value);
}

TEST(information, of_a_parameter_without_effect_is_nothing) {
  const two_levers given(20000);
  std::vector<double> idle;
  for (std::int64_t i = 0; i < 20000; ++i)
    idle.push_back(random::uniform_at(random::make_stream(6, "idle"), i));
  const information_value found = evppi(given.table(), {idle});
  EXPECT_NEAR(found.value, 0, 3 * found.std_error + 1e-12);
  EXPECT_LE(found.held_out, 3 * found.held_out_std_error);
}

TEST(information, the_error_is_that_of_repeated_samples) {
  const two_levers given(40000);
  double mean = 0;
  double squares = 0;
  double stated = 0;
  constexpr int repeats = 40;
  constexpr std::size_t n = 1000;
  for (std::size_t r = 0; r < repeats; ++r) {
    const auto from = static_cast<std::ptrdiff_t>(r * n);
    const auto to = static_cast<std::ptrdiff_t>((r + 1) * n);
    const std::vector<double> x(given.x.begin() + from, given.x.begin() + to);
    std::vector<double> both = x;
    both.insert(both.end(), given.payoffs.begin() + 40000 + from,
                given.payoffs.begin() + 40000 + to);
    const information_value found = evppi(payoff_table({"subsidy", "stations"}, both), {x});
    mean += found.value / repeats;
    squares += found.value * found.value / repeats;
    stated += found.std_error / repeats;
  }
  const double seen = std::sqrt((squares - mean * mean) * repeats / (repeats - 1));
  // The standard deviation of 40 values is known to 1 / sqrt(78) = 11 %; three of these.
  EXPECT_NEAR(stated / seen, 1, .34);
}

TEST(information, few_values_are_groups_of_their_own) {
  // A coin decides which action is better: knowing it is worth 1 / 2.
  std::vector<double> coin;
  std::vector<double> values;
  for (int i = 0; i < 200; ++i) coin.push_back(i / 10 % 2);
  for (const double c : coin) values.push_back(c);
  for (const double c : coin) values.push_back(1 - c);
  const payoff_table table({"a", "b"}, values);
  EXPECT_NEAR(evppi(table, {coin}).value, .5, 1e-12);
  EXPECT_NEAR(evpi(table).value, .5, 1e-12);
}

TEST(information, one_action_leaves_nothing_to_choose) {
  const payoff_table table({"a"}, std::vector<double>(200, 1));
  std::vector<double> x(200);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<double>(i);
  EXPECT_EQ(evpi(table).value, 0);
  EXPECT_EQ(evppi(table, {x}).value, 0);
}

TEST(information, mistakes_are_named) {
  const two_levers given(200);
  const payoff_table table = given.table();
  EXPECT_TRUE(refuses([&] { (void)evppi(table, {}); }, "parameters"));
  EXPECT_TRUE(refuses([&] { (void)evppi(table, {{1, 2}}); }, "one value for each of 200"));
  EXPECT_TRUE(refuses(
      [&] { (void)evppi(table, {given.x, given.y}, {.how = conditional::partition}); },
      "partition"));
  EXPECT_TRUE(refuses([&] { (void)evppi(table, {given.x}, {.groups = 1}); }, "groups"));
  EXPECT_TRUE(refuses(
      [&] { (void)evppi(table, {given.x, given.y, given.x, given.y, given.x, given.y}); },
      "ten for each of 28"));
}

}  // namespace
}  // namespace attain::decide
