// SPDX-License-Identifier: Apache-2.0
// The best loop known to the author for the work of numpy_by_hand.py, and nothing but that: laws
// are baked into two loops over blocks of 1,024 draws; no program, no streams by name, no stopping.
// Philox-keyed normals by the library's own loops, here inlined and with fused multiply-add, so
// other bits; Student-t scales by a straight line between tabulated points. Counted: hits of 16
// targets, number reached, and 32-bit buckets of .002 of 16 indicators in 5 years, as attain does.
//
// bare_loop DRAWS THREADS SEED < laws
//
// A law is a line: group, ten numbers, scales at the nodes. Printed are hits by law, draws by
// number reached, then logs of five quantiles by law and year.
#define ATTAIN_SET bare
#include "random/loops.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>
#include <vector>

namespace set = attain::random::bare;

namespace {

constexpr int years = 5;
constexpr int draws = 1024;
constexpr int buckets = 8000;
constexpr double reach = 8;
constexpr double width = .002;
constexpr int nodes = 1064;  // of a table of scales, by 1/64 from -8.3125 on

struct law {
  int group;
  double start, start_error, growth, growth_sd, noise, surprise, shared_growth, shared_noise, lever,
      goal;
  std::vector<double> scale;
};

struct counts {
  std::vector<std::int32_t> buckets;
  std::vector<std::int64_t> hits, reached;
};

using block = double[draws];

void normal(std::uint64_t seed, std::uint64_t name, std::int64_t at, double* out) {
  set::uniform({seed, name}, at, out);
  set::normal_from_uniform(out);
}

struct work {
  alignas(64) block shared[years + 2];
  alignas(64) block own[years + 3];
  alignas(64) block gain;
  alignas(64) std::int32_t place[years][draws];
  alignas(64) std::int32_t hit[draws];
};

void play(const law& l, work& w, std::int32_t* reached) {
  constexpr double phi[years] = {.9, 1.71, 2.439, 3.0951, 3.68559};
  const double common = std::sqrt(l.shared_growth), alone = std::sqrt(1 - l.shared_growth);
  const double noise = l.noise * std::sqrt(1 - l.shared_noise);
  const double shared = l.noise * std::sqrt(l.shared_noise);
  const double low = l.start - reach;
  const double* table = l.scale.data();
  for (int i = 0; i < draws; ++i) {
    const double at = (w.own[0][i] + 8.3125) * 64;
    const auto node = static_cast<std::int32_t>(at);
    const double scale = table[node] + (at - node) * (table[node + 1] - table[node]);
    const double slope = l.growth_sd * (common * w.shared[0][i] + alone * w.own[1][i]) +
                         l.surprise * w.shared[1][i];
    double sum = l.start_error * w.own[2][i];
    double x = 0;
    for (int y = 0; y < years; ++y) {
      sum += noise * w.own[3 + y][i] + shared * w.shared[2 + y][i];
      x = l.start + phi[y] * l.growth + scale * (sum + phi[y] * slope) +
          (y + 1) * l.lever * w.gain[i];
      const double found = (x - low) * (1 / width);
      const double above = found > 0 ? found : 0;
      w.place[y][i] = static_cast<std::int32_t>(above < buckets - 1 ? above : buckets - 1);
    }
    w.hit[i] = x >= l.goal ? 1 : 0;
    reached[i] += w.hit[i];
  }
}

void part(const std::vector<law>& laws, std::uint64_t seed, std::int64_t first, std::int64_t last,
          std::int64_t wanted, counts& into) {
  const auto w = std::make_unique<work>();
  alignas(64) std::int32_t reached[draws];
  for (std::int64_t b = first; b < last; ++b) {
    const auto n = static_cast<int>(std::min<std::int64_t>(draws, wanted - b * draws));
    normal(seed, 1, b, w->gain);
    for (double& g : w->gain) g = .02 + .01 * g;
    for (std::int32_t& r : reached) r = 0;
    int group = -1;
    for (std::size_t k = 0; k < laws.size(); ++k) {
      if (laws[k].group != group) {
        group = laws[k].group;
        for (int z = 0; z < years + 2; ++z)
          normal(seed, 100U + 10U * static_cast<unsigned>(group) + static_cast<unsigned>(z), b,
                 w->shared[z]);
      }
      for (int z = 0; z < years + 3; ++z)
        normal(seed, 1000U + 10U * static_cast<unsigned>(k) + static_cast<unsigned>(z), b,
               w->own[z]);
      play(laws[k], *w, reached);
      for (int y = 0; y < years; ++y) {
        const auto table = k * years + static_cast<std::size_t>(y);
        std::int32_t* to = into.buckets.data() + table * buckets;
        for (int i = 0; i < n; ++i) ++to[w->place[y][i]];
      }
      for (int i = 0; i < n; ++i) into.hits[k] += w->hit[i];
    }
    for (int i = 0; i < n; ++i) ++into.reached[static_cast<std::size_t>(reached[i])];
  }
}

}  // namespace

int main(int, char** given) {
  const std::int64_t wanted = std::atoll(given[1]);
  const int threads = std::atoi(given[2]);
  const auto seed = static_cast<std::uint64_t>(std::atoll(given[3]));
  std::vector<law> laws;
  for (law l{}; std::scanf("%d %lf %lf %lf %lf %lf %lf %lf %lf %lf %lf", &l.group, &l.start,
                           &l.start_error, &l.growth, &l.growth_sd, &l.noise, &l.surprise,
                           &l.shared_growth, &l.shared_noise, &l.lever, &l.goal) == 11;) {
    l.scale.resize(nodes + 1);
    for (double& s : l.scale)
      if (std::scanf("%lf", &s) != 1) return 1;
    laws.push_back(l);
  }
  const std::int64_t blocks = (wanted + draws - 1) / draws;
  std::vector<counts> parts(static_cast<std::size_t>(threads),
                            {std::vector<std::int32_t>(laws.size() * years * buckets),
                             std::vector<std::int64_t>(laws.size()),
                             std::vector<std::int64_t>(laws.size() + 1)});
  std::vector<std::jthread> running;
  for (int t = 0; t < threads; ++t)
    running.emplace_back([&, t] {
      part(laws, seed, blocks * t / threads, blocks * (t + 1) / threads, wanted,
           parts[static_cast<std::size_t>(t)]);
    });
  running.clear();
  counts& all = parts.front();
  for (std::size_t t = 1; t < parts.size(); ++t) {
    for (std::size_t i = 0; i < all.buckets.size(); ++i) all.buckets[i] += parts[t].buckets[i];
    for (std::size_t i = 0; i < all.hits.size(); ++i) all.hits[i] += parts[t].hits[i];
    for (std::size_t i = 0; i < all.reached.size(); ++i) all.reached[i] += parts[t].reached[i];
  }
  for (const std::int64_t h : all.hits) std::printf("%lld\n", static_cast<long long>(h));
  for (const std::int64_t r : all.reached) std::printf("%lld\n", static_cast<long long>(r));
  for (std::size_t k = 0; k < laws.size(); ++k)
    for (std::size_t y = 0; y < years; ++y) {
      const std::int32_t* c = all.buckets.data() + (k * years + y) * buckets;
      std::int64_t below = 0;
      int at = 0;
      for (const double level : {.05, .25, .5, .75, .95}) {
        while (static_cast<double>(below + c[at]) < level * static_cast<double>(wanted))
          below += c[at++];
        std::printf("%.6f\n", laws[k].start - reach + width * (at + .5));
      }
    }
}
