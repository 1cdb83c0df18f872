// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/core/interval.hpp>

#include <optional>
#include <string>

namespace attain::plans {

/// How often comparable targets of the past were reached. Shown beside a probability, never mixed
/// into draws.
class base_rate {
 public:
  /// @throws invalid_input unless 0 <= reached <= of, of > 0 and a source is named.
  base_rate(int reached, int of, std::string what, std::string source,
            std::optional<int> known_from, std::string warning);

  int reached() const noexcept { return reached_; }
  int of() const noexcept { return of_; }
  /// Share reached with its 95 % score interval.
  const core::proportion& rate() const noexcept { return rate_; }
  const std::string& what() const noexcept { return what_; }
  const std::string& source() const noexcept { return source_; }
  std::optional<int> known_from() const noexcept { return known_from_; }
  const std::string& warning() const noexcept { return warning_; }

  friend bool operator==(const base_rate&, const base_rate&) = default;

 private:
  int reached_;
  int of_;
  core::proportion rate_;
  std::string what_;
  std::string source_;
  std::optional<int> known_from_;
  std::string warning_;
};

std::string to_string(const base_rate& b);

}  // namespace attain::plans
