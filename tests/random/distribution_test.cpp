// SPDX-License-Identifier: Apache-2.0
#include <attain/random/distribution.hpp>

#include <cmath>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <attain/core/error.hpp>
#include <attain/random/functions.hpp>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/gamma.hpp>

namespace attain::random {
namespace {

using wide = long double;
using d = distribution;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

template <class Make>
std::string refusal(Make make) {
  try {
    (void)make();
  } catch (const invalid_input& mistake) {
    return mistake.what();
  }
  return "accepted";
}

void expect_parts(const std::string& sentence, const std::vector<std::string>& parts) {
  for (const std::string& part : parts) {
    EXPECT_NE(sentence.find(part), std::string::npos) << sentence << " lacks " << part;
  }
}

std::vector<distribution> examples() {
  return {d::normal(0.1, 0.02),
          d::lognormal(3.0, 0.5),
          d::uniform(-1.0, 3.0),
          d::triangular(0.0, 0.2, 1.0),
          d::triangular(0.0, 0.0, 1.0),
          d::triangular(0.0, 1.0, 1.0),
          d::beta(2.0, 5.0),
          d::beta(0.5, 0.5, -4.0, 7.0),
          d::beta(0.3, 40.0),
          d::beta(300.0, 2.0),
          d::t_scale(2.5),
          d::t_scale(4.0),
          d::t_scale(60.0),
          d::t_scale(1e4),
          d::gamma(0.5, 3.0),
          d::gamma(12.5, 0.2)};
}

TEST(distribution, mistakes_name_parameter_value_and_inequality) {
  expect_parts(refusal([] { return d::fixed(infinity); }), {"fixed.value", "finite", "inf"});
  expect_parts(refusal([] { return d::normal(0.0, -1.0); }), {"normal.sd", "> 0", "-1"});
  expect_parts(refusal([] { return d::normal(not_a_number, 1.0); }), {"normal.mean", "nan"});
  expect_parts(refusal([] { return d::normal(0.0, not_a_number); }), {"normal.sd", "nan"});
  expect_parts(refusal([] { return d::lognormal(0.0, 1.0); }), {"lognormal.median", "> 0", "0"});
  expect_parts(refusal([] { return d::lognormal(1.0, 0.0); }), {"lognormal.sigma", "> 0"});
  expect_parts(refusal([] { return d::uniform(2.0, 1.0); }), {"uniform.lo", "< hi = 1", "2"});
  expect_parts(refusal([] { return d::uniform(1.0, 1.0); }), {"uniform.lo", "< hi = 1"});
  expect_parts(refusal([] { return d::triangular(0.0, 2.0, 1.0); }),
               {"triangular.mode", "<= hi = 1", "2"});
  expect_parts(refusal([] { return d::triangular(0.0, not_a_number, 1.0); }),
               {"triangular.mode", "nan"});
  expect_parts(refusal([] { return d::beta(0.0, 1.0); }), {"beta.a", ">= 0.05", "0"});
  expect_parts(refusal([] { return d::beta(1.0, 2e6); }), {"beta.b", "<= 1e6"});
  expect_parts(refusal([] { return d::beta(1.0, 1.0, 1.0, 0.0); }), {"beta.lo", "< hi = 0"});
  expect_parts(refusal([] { return d::t_scale(2.0); }), {"t_scale.nu", "> 2", "2"});
  expect_parts(refusal([] { return d::gamma(0.0, 1.0); }), {"gamma.shape", ">= 0.05", "0"});
  expect_parts(refusal([] { return d::gamma(2.0, 0.0); }), {"gamma.rate", "> 0"});
  expect_parts(refusal([] { return d::t_scale(not_a_number); }), {"t_scale.nu", "nan"});
}

TEST(distribution, is_compared_and_printed) {
  EXPECT_EQ(d::normal(0.1, 0.02), d::normal(0.1, 0.02));
  EXPECT_NE(d::normal(0.1, 0.02), d::lognormal(0.1, 0.02));
  EXPECT_NE(d::normal(0.1, 0.02), d::normal(0.1, 0.03));
  EXPECT_EQ(to_string(d::normal(0.1, 0.02)), "normal(mean=0.1, sd=0.02)");
  std::ostringstream out;
  out << d::triangular(0.0, 0.25, 1.0) << " " << d::t_scale(4.0);
  EXPECT_EQ(out.str(), "triangular(lo=0, mode=0.25, hi=1) t_scale(nu=4)");
}

TEST(distribution, fixed_has_no_spread) {
  const auto two = d::fixed(2.0);
  EXPECT_EQ(mean(two), 2.0);
  EXPECT_EQ(sd(two), 0.0);
  EXPECT_EQ(median(two), 2.0);
  EXPECT_EQ(quantile(two, 0.01), 2.0);
  EXPECT_EQ(cdf(two, 1.9), 0.0);
  EXPECT_EQ(cdf(two, 2.0), 1.0);
}

TEST(distribution, quantile_and_cdf_are_inverse) {
  for (const distribution& each : examples()) {
    for (const double p : {0.001, 0.01, 0.3, 0.5, 0.8, 0.99}) {
      // x is rounded: an ulp of 4 is 2e-11 of the distance from -4 at p = 0.001.
      EXPECT_NEAR(cdf(each, quantile(each, p)) / p, 1.0, 1e-10) << each << " " << p;
    }
  }
}

TEST(distribution, quantile_at_normal_is_the_quantile_of_the_tail) {
  for (const distribution& each : examples()) {
    for (const double z : {-5.0, -1.0, 0.0, 1.0, 3.0}) {
      const double direct = quantile(each, normal_cdf(z));
      // Phi(3) has lost some thousand units in its upper tail.
      const double scale = std::fabs(direct) + sd(each);
      EXPECT_NEAR(quantile_at_normal(each, z) / scale, direct / scale, 1e-12) << each << " " << z;
    }
  }
}

TEST(distribution, moments_agree_with_integration_over_z) {
  for (const distribution& each : examples()) {
    constexpr double step = 1.0 / 256.0;
    double total = 0.0;
    double squares = 0.0;
    const double centre = mean(each);
    for (double z = -30.0; z <= 30.0; z += step) {
      const double weight = std::exp(-0.5 * z * z) * 0.39894228040143268 * step;
      const double gap = quantile_at_normal(each, z) - centre;
      total += weight * gap;
      squares += weight * gap * gap;
    }
    // The integrand is smooth and dies at the ends, but for a kink of the triangular kinds.
    EXPECT_NEAR(total / sd(each), 0.0, 1e-6) << each;
    EXPECT_NEAR(std::sqrt(squares) / sd(each), 1.0, 1e-6) << each;
  }
}

TEST(distribution, moments_of_t_scale_join_at_their_change_of_formula) {
  EXPECT_NEAR(mean(d::t_scale(101.0 - 1e-9)) / mean(d::t_scale(101.0)), 1.0, 1e-12);
  EXPECT_NEAR(sd(d::t_scale(101.0 - 1e-9)) / sd(d::t_scale(101.0)), 1.0, 1e-10);
}

TEST(distribution, quantiles_of_beta_agree_with_boost) {
  for (const double a : {0.05, 0.5, 1.0, 3.0, 200.0}) {
    for (const double b : {0.05, 0.7, 1.0, 40.0, 1e4}) {
      const boost::math::beta_distribution<wide> truth(a, b);
      for (const double p : {1e-14, 1e-3, 0.2, 0.5, 0.8, 0.999}) {
        const wide x = boost::math::quantile(truth, static_cast<wide>(p));
        if (x < 1e-290L) continue;
        EXPECT_NEAR(static_cast<double>(quantile(d::beta(a, b), p) / x), 1.0, 1e-12)
            << a << " " << b << " " << p;
      }
    }
  }
}

TEST(distribution, quantiles_of_gamma_agree_with_boost) {
  for (const double shape : {0.5, 1.0, 4.5, 60.5}) {
    const boost::math::gamma_distribution<wide> reference(shape, 1.0L / 3.0L);
    for (const double p : {1e-12, 0.01, 0.3, 0.5, 0.9, 0.9999}) {
      const wide truth = boost::math::quantile(reference, static_cast<wide>(p));
      EXPECT_NEAR(static_cast<double>(quantile(d::gamma(shape, 3.0), p) / truth), 1.0, 1e-9);
    }
  }
}

TEST(distribution, quantiles_of_t_scale_agree_with_boost) {
  for (const double nu : {2.01, 3.0, 5.0, 30.0, 1e4}) {
    const boost::math::chi_squared_distribution<wide> truth(nu);
    for (const double p : {1e-16, 1e-10, 1e-3, 0.2, 0.5, 0.8, 0.999}) {
      const wide chi = boost::math::quantile(boost::math::complement(truth, static_cast<wide>(p)));
      const wide factor = std::sqrt(static_cast<wide>(nu) / chi);
      EXPECT_NEAR(static_cast<double>(quantile(d::t_scale(nu), p) / factor), 1.0, 1e-13)
          << nu << " " << p;
    }
  }
}

TEST(distribution, ends_of_the_support_are_the_extreme_quantiles) {
  EXPECT_EQ(quantile(d::normal(0.0, 1.0), 0.0), -infinity);
  EXPECT_EQ(quantile(d::normal(0.0, 1.0), 1.0), infinity);
  EXPECT_EQ(quantile(d::lognormal(3.0, 1.0), 0.0), 0.0);
  EXPECT_EQ(quantile(d::uniform(-1.0, 3.0), 1.0), 3.0);
  EXPECT_EQ(quantile(d::beta(2.0, 3.0, -4.0, 7.0), 0.0), -4.0);
  EXPECT_EQ(quantile(d::t_scale(4.0), 1.0), infinity);
  EXPECT_EQ(quantile_at_normal(d::t_scale(4.0), infinity), infinity);
  EXPECT_TRUE(std::isnan(quantile_at_normal(d::t_scale(4.0), not_a_number)));
  EXPECT_THROW((void)quantile(d::uniform(0.0, 1.0), 1.5), invalid_input);
  EXPECT_THROW((void)quantile(d::uniform(0.0, 1.0), not_a_number), invalid_input);
}

}  // namespace
}  // namespace attain::random
