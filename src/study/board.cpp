// SPDX-License-Identifier: Apache-2.0
#include <attain/study/board.hpp>

#include <attain/core/error.hpp>

#include "joint_of.hpp"
#include "labels.hpp"
#include "precise.hpp"
#include "rows.hpp"

#include <algorithm>

namespace attain::study {

board::board(session run) : run_(std::move(run)) {
  const std::vector<plans::target>& targets = run_.plan->targets();
  for (std::size_t t = 0; t < targets.size(); ++t) {
    if (run_.plan->is_past(targets[t])) {
      past_.push_back(targets[t].id());
    } else {
      rows_.push_back(make_row(run_, t));
    }
  }
  joint_ = joint_of(run_, rows_);
  labels_ = labels_of(run_);
  if (run_.wanted) labels_.push_back(precision_in_words(*this));
  for (std::string& label : label_elicited(run_)) labels_.push_back(std::move(label));
  for (std::string& label : label_parts(run_)) labels_.push_back(std::move(label));
}

std::optional<double> board::half_width() const {
  std::optional<double> widest;
  for (const row& r : rows_)
    if (r.headline && r.probability)
      widest = std::max(widest.value_or(0), half_width_of(*r.probability));
  return widest;
}

bool board::is_precise() const {
  return run_.wanted && half_width().value_or(0) <= run_.wanted->tolerance;
}

const row& board::operator[](const std::string& target) const {
  std::vector<std::string> ids;
  for (const row& r : rows_) {
    if (r.id == target) return r;
    ids.push_back(r.id);
  }
  throw not_found("target", target, ids);
}

board merge(const std::vector<board>& parts) {
  std::vector<session> runs;
  for (const board& b : parts) runs.push_back(b.run());
  return board(merge(runs));
}

}  // namespace attain::study
