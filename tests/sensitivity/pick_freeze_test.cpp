// SPDX-License-Identifier: Apache-2.0
#include <attain/sensitivity/pick_freeze.hpp>

#include "core/raised.hpp"
#include "sensitivity/functions.hpp"

#include <attain/core/text.hpp>

#include <cmath>
#include <limits>

namespace attain::sensitivity {
namespace {

using attain::test::raised;
using attain::test::refused;
using test::known;
using test::run;
using test::tally;

constexpr int firsts = 4;
constexpr int totals = 5;

pick_freeze_settings with(int first, int total) {
  return {.first = static_cast<first_estimator>(first),
          .total = static_cast<total_estimator>(total)};
}

TEST(pick_freeze, the_function_of_oakley_and_ohagan_has_its_published_shares) {
  const known k = test::oakley_ohagan();
  const auto published = test::oakley_ohagan_data().rows.at(18);
  // Coefficients are published with three digits.
  for (std::size_t i = 0; i < 15; ++i) EXPECT_NEAR(k.first[i], published[i], 2e-5);
}

TEST(pick_freeze, every_estimator_is_within_three_standard_errors_at_three_sizes) {
  for (const std::int64_t units : {256, 1024, 4096}) {
    tally seen[totals];
    for (const known& k : test::all_known()) {
      const design d(k.inputs, {.units = units, .seed = 6, .second_order = !k.second.empty()});
      const auto y = run(k, d.x());
      for (int e = 0; e < totals; ++e) {
        const result found = pick_freeze(d, y, 1, with(e % firsts, e));
        seen[e].add(found.at("first"), k.first);
        seen[e].add(found.at("total"), k.total);
        if (!k.second.empty()) seen[e].add(found.at("second"), k.second);
      }
    }
    for (int e = 0; e < totals; ++e)
      EXPECT_TRUE(seen[e].within_three()) << units << " " << e << ": " << seen[e].near << " of "
                                          << seen[e].seen << ", " << seen[e].worst;
  }
}

TEST(pick_freeze, intervals_hold_the_exact_index_in_95_of_100_repeats) {
  tally first[firsts];
  tally total[totals];
  tally second[firsts];
  for (const known& k :
       {test::ishigami(), test::linear(), test::product(), test::corner(), test::hazard()}) {
    for (std::uint64_t repeat = 0; repeat < 400; ++repeat) {
      const design d(k.inputs, {.units = 512, .seed = 100 + repeat, .second_order = true});
      const auto y = run(k, d.x());
      for (int e = 0; e < totals; ++e) {
        const result found = pick_freeze(d, y, 1, with(e % firsts, e));
        total[e].add(found.at("total"), k.total);
        if (e >= firsts) continue;
        first[e].add(found.at("first"), k.first);
        second[e].add(found.at("second"), k.second);
      }
    }
  }
  const auto check = [](const tally& t, const std::string& what) {
    EXPECT_GT(t.share(), 0.92) << what;
    EXPECT_LT(t.share(), 0.97) << what;
  };
  for (int e = 0; e < firsts; ++e) {
    check(first[e], "first " + std::string(to_string(static_cast<first_estimator>(e))));
    check(second[e], "second " + std::string(to_string(static_cast<first_estimator>(e))));
  }
  for (int e = 0; e < totals; ++e)
    check(total[e], "total " + std::string(to_string(static_cast<total_estimator>(e))));
}

TEST(pick_freeze, intervals_hold_with_replicates_groups_and_radial_rows) {
  const known k = test::ishigami();
  const factors grouped({{"x1", k.inputs.list()[0].spread, "g"},
                         {"x2", k.inputs.list()[1].spread},
                         {"x3", k.inputs.list()[2].spread, "g"}});
  tally hypercube;
  tally groups;
  tally radial;
  for (std::uint64_t repeat = 0; repeat < 400; ++repeat) {
    const design even(k.inputs,
                      {.units = 1024, .points = point_kind::latin_hypercube, .seed = repeat});
    const result found = pick_freeze(even, run(k, even.x()), 1);
    hypercube.add(found.at("first"), k.first);
    hypercube.add(found.at("total"), k.total);
    const design d(grouped, {.units = 512, .seed = repeat});
    const auto y = run(k, d.x());
    // Without an interaction of the group and x2, first and total are the same.
    const std::vector<double> shares{1 - k.first[1], k.first[1]};
    const result of_groups = pick_freeze(d, y, 1);
    groups.add(of_groups.at("first"), shares);
    groups.add(of_groups.at("total"), shares);
    const design star(k.inputs, {.kind = design_kind::radial, .units = 512, .seed = repeat});
    radial.add(pick_freeze(star, run(k, star.x()), 1).at("total"), k.total);
  }
  for (const tally* t : {&hypercube, &groups, &radial}) {
    EXPECT_GT(t->share(), 0.92);
    EXPECT_LT(t->share(), 0.97);
  }
}

TEST(pick_freeze, intervals_of_scrambled_sobol_points_hold_the_exact_index) {
  tally first[firsts];
  tally total[totals];
  for (const known& k : {test::ishigami(), test::corner()}) {
    for (std::uint64_t repeat = 0; repeat < 400; ++repeat) {
      const design d(k.inputs, {.units = 512, .points = point_kind::sobol, .seed = repeat});
      const auto y = run(k, d.x());
      for (int e = 0; e < totals; ++e) {
        const result found = pick_freeze(d, y, 1, with(e % firsts, e));
        if (e < firsts) first[e].add(found.at("first"), k.first);
        total[e].add(found.at("total"), k.total);
      }
    }
  }
  for (int e = 0; e < totals; ++e) {
    const tally& f = first[e % firsts];
    for (const tally* t : {&f, static_cast<const tally*>(&total[e])}) {
      EXPECT_GT(t->share(), 0.92) << e;
      EXPECT_LT(t->share(), 0.97) << e;
    }
  }
}

TEST(pick_freeze, bootstrap_intervals_hold_the_exact_index_in_95_of_100_repeats) {
  tally first[firsts];
  tally total[totals];
  tally second[firsts];
  for (const known& k : {test::product(), test::corner()}) {
    for (std::uint64_t repeat = 0; repeat < 400; ++repeat) {
      const design d(k.inputs, {.units = 256, .seed = 100 + repeat, .second_order = true});
      const auto y = run(k, d.x());
      for (int e = 0; e < totals; ++e) {
        auto settings = with(e % firsts, e);
        settings.analysis = {.resamples = 100, .seed = repeat};
        const result found = pick_freeze(d, y, 1, settings);
        total[e].add(found.at("total"), k.total);
        if (e >= firsts) continue;
        first[e].add(found.at("first"), k.first);
        second[e].add(found.at("second"), k.second);
      }
    }
  }
  for (int e = 0; e < totals; ++e) {
    const tally& f = first[e % firsts];
    const tally& s = second[e % firsts];
    for (const tally* t : {&f, &s, static_cast<const tally*>(&total[e])}) {
      EXPECT_GT(t->share(), 0.92) << e;
      EXPECT_LT(t->share(), 0.97) << e;
    }
  }
}

TEST(pick_freeze, a_scramble_of_sobol_points_is_five_times_as_exact_as_chance) {
  for (const known& k : {test::ishigami(), test::sobol_g()}) {
    double chance = 0;
    double net = 0;
    double scrambles = 0;
    const auto squares = [&](design_settings s) {
      const design d(k.inputs, s);
      const result found = pick_freeze(d, run(k, d.x()), 1);
      double sum = 0;
      for (std::size_t j = 0; j < k.first.size(); ++j) {
        sum += std::pow(found.at("first").cells[j].value - k.first[j], 2);
        sum += std::pow(found.at("total").cells[j].value - k.total[j], 2);
      }
      return sum;
    };
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      chance += squares({.units = 4096, .seed = seed});
      net += squares({.units = 4096, .points = point_kind::sobol, .seed = seed, .replicates = 1});
      scrambles += squares({.units = 4096, .points = point_kind::sobol, .seed = seed});
    }
    EXPECT_GT(std::sqrt(chance / net), 5) << k.name;
    EXPECT_GT(std::sqrt(chance / scrambles), 1.6) << k.name;
  }
}

TEST(pick_freeze, sobol_points_are_within_three_standard_errors_at_three_sizes) {
  for (const std::int64_t units : {256, 1024, 4096}) {
    tally seen;
    for (const known& k : test::all_known()) {
      const design d(k.inputs, {.units = units, .points = point_kind::sobol, .seed = 6});
      const result found = pick_freeze(d, run(k, d.x()), 1);
      seen.add(found.at("first"), k.first);
      seen.add(found.at("total"), k.total);
    }
    EXPECT_TRUE(seen.within_three(7)) << units << ": " << seen.near << " of " << seen.seen << ", "
                                      << seen.worst;
  }
}

TEST(pick_freeze, a_group_of_dependent_factors_has_the_share_of_both) {
  // x1 + x2 + x3, correlation .5 of x1 and x2: variances 3 and 1.
  const auto n = random::distribution::normal(0, 1);
  const factors f({{"x1", n, "pair"}, {"x2", n, "pair"}, {"x3", n}}, {1, .5, 0, .5, 1, 0, 0, 0, 1});
  const design d(f, {.units = 4096});
  const known sum{"sum", f, [](const double* x) { return x[0] + x[1] + x[2]; }, {}, {}};
  const result found = pick_freeze(d, run(sum, d.x()), 1);
  const estimate& pair = found.at("first").cells[0];
  EXPECT_NEAR(pair.value, 0.75, 3 * pair.std_error);
  EXPECT_LT(pair.std_error, 0.03);
}

TEST(pick_freeze, outputs_are_analysed_as_if_alone) {
  const known k = test::ishigami();
  const design d(k.inputs, {.units = 200});
  const auto y = run(k, d.x());
  std::vector<double> both;
  for (const double v : y) {
    both.push_back(v);
    both.push_back(7.0);
  }
  const result alone = pick_freeze(d, y, 1);
  const result found = pick_freeze(d, both, 2);
  for (std::size_t j = 0; j < 3; ++j) {
    EXPECT_EQ(found.at("total").cells[j], alone.at("total").cells[j]);
    EXPECT_TRUE(std::isnan(found.at("total").cells[3 + j].value));
  }
}

TEST(pick_freeze, missing_outputs_are_named_or_left_out_and_counted) {
  const known k = test::ishigami();
  const design d(k.inputs, {.units = 200});
  auto y = run(k, d.x());
  y[7] = std::numeric_limits<double>::quiet_NaN();
  const std::string sentence = refused([&] { (void)pick_freeze(d, y, 1); });
  EXPECT_NE(sentence.find("y[7, 0]"), std::string::npos) << sentence;
  const result found = pick_freeze(d, y, 1, {.analysis = {.nan = missing::omit}});
  EXPECT_EQ(found.omitted, 1);
  EXPECT_EQ(found.units, 199);
}

TEST(pick_freeze, mistakes_are_named) {
  const design d(test::ishigami().inputs, {.units = 64});
  const std::vector<double> y(static_cast<std::size_t>(d.rows()), 1.0);
  EXPECT_NE(refused([&] { (void)pick_freeze(d, std::span(y).first(10), 1); }).find("320 rows"),
            std::string::npos);
  EXPECT_NE(refused([&] { (void)pick_freeze(d, y, 1, {.analysis = {.level = 95}}); }).find("level"),
            std::string::npos);
  EXPECT_NE(refused([&] {
              (void)pick_freeze({{"a"}, false, false, 4}, y, 1, {.analysis = {.resamples = 50}});
            }).find("resamples"),
            std::string::npos);
  const std::string sentence = raised<not_found>([] { (void)to_total_estimator("jansen"); });
  EXPECT_NE(sentence.find("jansen1999"), std::string::npos) << sentence;
  std::stop_source stop;
  stop.request_stop();
  raised<cancelled>([&] { (void)pick_freeze(d, y, 1, {.analysis = {.stop = stop.get_token()}}); });
}

TEST(pick_freeze, the_same_seed_gives_the_same_bits) {
  const known k = test::product();
  const design d(k.inputs, {.units = 128, .seed = 3});
  const auto y = run(k, d.x());
  const pick_freeze_settings s{.analysis = {.resamples = 33, .seed = 4}};
  EXPECT_EQ(pick_freeze(d, y, 1, s), pick_freeze(d, y, 1, s));
  // Fingerprint of the design, the estimator and the bootstrap: products need no libm.
  const estimate e = pick_freeze(d, y, 1, s).at("first").cells[0];
  EXPECT_EQ(core::cat(e.value), "0.212598961673124");
  EXPECT_EQ(core::cat(e.std_error), "0.09135786582777705");
}

}  // namespace
}  // namespace attain::sensitivity
