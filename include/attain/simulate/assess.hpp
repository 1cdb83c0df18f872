// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/growth/estimate.hpp>
#include <attain/plans/plan.hpp>

#include <optional>
#include <string>

namespace attain::simulate {

/// What can be said of a target's event.
enum class assessability {
  modelled,
  from_class_growth,  ///< an event free of scale, without a base
  base_rate_only,
  reached,  ///< already; a probability says whether it still stands when due
  no_number,
  not_assessable,
};

/// A verdict on one target under one scenario, with the honest reason where there is no
/// probability.
struct assessment {
  assessability state = assessability::not_assessable;
  std::string reason = {};
  std::string needs = {};            ///< which datum would make it assessable
  std::optional<bool> outcome = {};  ///< known already: the window lies in the past

  bool has_probability() const noexcept {
    return state == assessability::modelled || state == assessability::from_class_growth ||
           state == assessability::reached;
  }
  friend bool operator==(const assessment&, const assessment&) = default;
};

/// Judges a target from what history says and from what the scenario sets.
assessment assess(const plans::plan& plan, const plans::target& target,
                  const growth::estimate& estimate, const plans::scenario& scenario);

/// Words of design section 3.7, as JSON and boards spell them.
std::string to_string(assessability a);

}  // namespace attain::simulate
