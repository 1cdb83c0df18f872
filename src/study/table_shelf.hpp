// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/random/quantile_table.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace attain::study {

/// Quantile tables made so far. Plans of the same classes need the same few.
class table_shelf {
 public:
  using tables = std::vector<random::quantile_table>;

  std::shared_ptr<const tables> all() const {
    const std::lock_guard lock(guard_);
    return all_;
  }

  /// Keeps what is new; no more than a handful of classes and levers is worth its memory.
  void keep(const tables& made) {
    const std::lock_guard lock(guard_);
    std::shared_ptr<tables> more;
    for (const random::quantile_table& t : made) {
      const auto same = [&](const auto& known) { return known.source() == t.source(); };
      const tables& now = more ? *more : *all_;
      if (now.size() >= most || std::any_of(now.begin(), now.end(), same)) continue;
      if (!more) more = std::make_shared<tables>(*all_);
      more->push_back(t);
    }
    if (more) all_ = std::move(more);
  }

 private:
  static constexpr std::size_t most = 64;
  mutable std::mutex guard_;
  std::shared_ptr<const tables> all_ = std::make_shared<const tables>();
};

}  // namespace attain::study
