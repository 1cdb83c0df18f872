// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/calibrate/panel.hpp>
#include <attain/random/block.hpp>
#include <attain/random/functions.hpp>
#include <attain/random/kernels.hpp>
#include <attain/random/stream.hpp>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

/// Panels drawn from the model that `learn` assumes.
namespace attain::test {

/// Standard normals of a named stream.
class normals {
 public:
  normals(std::uint64_t seed, const std::string& name) {
    random::normal_block(random::make_stream(seed, name), 0, block_);
  }
  double next() { return block_[at_++]; }

 private:
  alignas(random::block_alignment) double block_[random::block_size];
  std::size_t at_ = 0;
};

struct planted {
  int places = 60;
  int years = 14;
  double mu = .2;
  double tau = .04;
  double s = .08;
  double r_n = .4;
  int turn = 0;      ///< from this year on ...
  double shift = 0;  ///< ... everybody grows faster by this
  std::uint64_t seed = 1;
};

/// A random walk with drift for every place; noise variances are 4 s^2 / chi^2_4.
inline std::vector<calibrate::panel_series> planted_series(const planted& p) {
  normals year(p.seed, "years");
  std::vector<double> common;
  for (int t = 1; t < p.years; ++t) common.push_back(year.next());
  std::vector<calibrate::panel_series> out;
  for (int i = 0; i < p.places; ++i) {
    const std::string place = "P" + std::to_string(100 + i);
    normals own(p.seed, place);
    const double growth = p.mu + p.tau * own.next();
    double chi2 = 0;
    for (int j = 0; j < 4; ++j) {
      const double z = own.next();
      chi2 += z * z;
    }
    const double noise = p.s * std::sqrt(4 / chi2);
    calibrate::panel_series s{
        .indicator = "things", .place = place, .group = "stock.things", .first_year = 2000};
    double x = 5 + own.next();
    s.values.push_back(random::exp(x));
    for (int t = 1; t < p.years; ++t) {
      const double shock = std::sqrt(p.r_n) * common[static_cast<std::size_t>(t - 1)] +
                           std::sqrt(1 - p.r_n) * own.next();
      x += growth + (p.turn > 0 && 2000 + t >= p.turn ? p.shift : 0) + noise * shock;
      s.values.push_back(random::exp(x));
    }
    out.push_back(std::move(s));
  }
  return out;
}

inline calibrate::panel planted_panel(const planted& p = {}) {
  return {"planted", planted_series(p)};
}

}  // namespace attain::test
