// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/calibrate/class_constants.hpp>
#include <attain/calibrate/learn.hpp>
#include <attain/core/moment.hpp>
#include <attain/growth/estimate.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attain::calibrate::detail {

/// Lends class constants to the indicators of one plan: rows of the table, and where the plan's
/// places are several of the built-in panel, constants learnt on the spot without all of them.
class lender {
 public:
  lender(const constant_table& table, core::moment as_of, const std::vector<std::string>& places);

  /// Constants of a class on the log scale, those of `any` where it has no panel; none where
  /// neither reaches back to the as-of point.
  std::optional<class_constants> of(const std::string& group);
  /// What the estimate shows of them.
  growth::class_prior describe(const std::string& group, const class_constants& used) const;

 private:
  std::optional<class_constants> learnt(const std::string& group);

  const constant_table& table_;
  core::moment as_of_;
  std::vector<std::string> places_;
  bool builtin_;
  int in_panel_ = 0;
  std::optional<learner> learner_ = {};
  std::map<std::string, std::optional<class_constants>> known_ = {};
};

}  // namespace attain::calibrate::detail
