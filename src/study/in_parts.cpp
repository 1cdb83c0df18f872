// SPDX-License-Identifier: Apache-2.0
#include "in_parts.hpp"

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>
#include <attain/random/block.hpp>
#include <attain/simulate/run.hpp>

#include <algorithm>
#include <cmath>

namespace attain::study {

namespace {

/// Parts of a run that the jackknife leaves out in turn.
constexpr std::int64_t most_parts = 16;

}  // namespace

summary_in_parts run_in_parts(const simulate::program& p, const forecast_settings& settings) {
  const std::int64_t blocks = (settings.draws + random::block_size - 1) / random::block_size;
  const int parts = static_cast<int>(std::min(most_parts, blocks));
  if (parts < 2)
    throw invalid_input({.field = "draws",
                         .value = core::cat(settings.draws),
                         .message =
                             core::cat("leave no error to estimate: ", random::block_size + 1,
                                       " or more are needed")});
  std::vector<simulate::summary> all;
  for (int k = 0; k < parts; ++k) {
    simulate::run_settings one{.draws = settings.draws,
                               .seed = settings.seed,
                               .part = {k + 1, parts},
                               .stop = settings.stop};
    if (settings.progress)
      one.progress = [&settings, k, parts](std::int64_t done, std::int64_t of) {
        settings.progress(k * of + done, parts * of);
      };
    all.push_back(simulate::run(p, one, settings.on ? settings.on : simulate::threads()));
  }
  summary_in_parts out;
  std::vector<simulate::summary> from(all.rbegin(), all.rend());
  for (std::size_t k = 1; k < from.size(); ++k) simulate::merge_into(from[k], from[k - 1]);
  for (std::size_t k = 0; k < all.size(); ++k) {
    out.up_to.push_back(all[k]);
    if (k > 0) simulate::merge_into(out.up_to[k], out.up_to[k - 1]);
    const bool last = k + 1 == all.size();
    simulate::summary others = last ? out.up_to[k - 1] : from[all.size() - 2 - k];
    if (k > 0 && !last) simulate::merge_into(others, out.up_to[k - 1]);
    out.without.push_back(std::move(others));
  }
  out.whole = out.up_to.back();
  return out;
}

moments moments_of(const simulate::summary& s, int index) {
  if (index < 0) return {};
  const simulate::fixed_sum& f = s.sums[static_cast<std::size_t>(index)];
  const double error = f.std_error();
  return {f.mean(), error * error * static_cast<double>(f.count())};
}

paired jackknife(const simulate::summary& whole, const std::vector<simulate::summary>& without,
                 const std::function<double(const simulate::summary&)>& figure) {
  paired out{figure(whole), 0};
  if (without.size() < 2) return out;
  const double n = static_cast<double>(without.size());
  std::vector<double> all;
  double mean = 0;
  for (const simulate::summary& s : without) {
    all.push_back(figure(s));
    mean += all.back() / n;
  }
  double squares = 0;
  for (const double x : all) squares += (x - mean) * (x - mean);
  out.std_error = std::sqrt((n - 1) / n * squares);
  return out;
}

}  // namespace attain::study
