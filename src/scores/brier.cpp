// SPDX-License-Identifier: Apache-2.0
#include <attain/scores/brier.hpp>

#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <cstdint>
#include <vector>

namespace attain::scores {

std::string to_string(const brier_terms& t) {
  return core::cat("Brier ", core::fixed(t.score, 4), " = reliability ",
                   core::fixed(t.reliability, 4), " - resolution ", core::fixed(t.resolution, 4),
                   " + uncertainty ", core::fixed(t.uncertainty, 4), " + within bins ",
                   core::fixed(t.within_bin_variance - t.within_bin_covariance, 4));
}

brier_terms brier(std::span<const called_event> events, const probability_bins& bins) {
  if (events.empty()) throw invalid_input({.field = "events", .message = "must not be empty"});
  const std::vector<reliability_bin> table = reliability(events, bins).bins();
  const double n = static_cast<double>(events.size());
  std::int64_t happened = 0;
  for (const reliability_bin& bin : table) happened += bin.happened;
  const double overall = static_cast<double>(happened) / n;

  brier_terms out;
  for (const reliability_bin& bin : table) {
    if (bin.count == 0) continue;
    const double count = static_cast<double>(bin.count);
    const double share = static_cast<double>(bin.happened) / count;
    const double miss = bin.mean_probability - share;
    out.reliability += count * miss * miss;
    out.resolution += count * (share - overall) * (share - overall);
  }
  for (const called_event& e : events) {
    const reliability_bin& bin = table[bins.of(e.probability)];
    const double share = static_cast<double>(bin.happened) / static_cast<double>(bin.count);
    const double off = e.probability - bin.mean_probability;
    const double outcome = e.happened ? 1 : 0;
    out.score += (e.probability - outcome) * (e.probability - outcome);
    out.within_bin_variance += off * off;
    out.within_bin_covariance += 2 * off * (outcome - share);
  }
  out.score /= n;
  out.reliability /= n;
  out.resolution /= n;
  out.uncertainty = overall * (1 - overall);
  out.within_bin_variance /= n;
  out.within_bin_covariance /= n;
  return out;
}

}  // namespace attain::scores
