// SPDX-License-Identifier: Apache-2.0
#include <attain/core/nearest.hpp>

#include <algorithm>

namespace attain::core {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr std::size_t longest_word = 200;

}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
  const std::size_t n = a.size();
  const std::size_t m = b.size();
  std::vector<int> before(m + 1), last(m + 1), now(m + 1);
  for (std::size_t j = 0; j <= m; ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= n; ++i) {
    now[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= m; ++j) {
      const int replace = last[j - 1] + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
      now[j] = std::min({replace, last[j] + 1, now[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                           lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, now);
  }
  return last[m];
}

std::string nearest(std::string_view word, const std::vector<std::string>& names) {
  if (word.size() > longest_word) return "";
  const int limit = std::max(2, static_cast<int>(word.size()) / 3);
  int best = limit + 1;
  std::string found;
  for (const std::string& candidate : names) {
    if (candidate.size() > longest_word) continue;
    const int d = edit_distance(word, candidate);
    if (d < best && d < static_cast<int>(std::max(word.size(), candidate.size()))) {
      best = d;
      found = candidate;
    }
  }
  return found;
}

}  // namespace attain::core
