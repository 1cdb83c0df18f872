// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/plans/plan.hpp>

namespace attain::io {

/// True where a lever has a response of the user's own, for which plan files have no word.
bool has_own_response(const plans::plan_parts& parts) noexcept;

/// @throws invalid_input naming every lever with a response of the user's own.
void check_words(const plans::plan_parts& parts);

/// The plan of `changed`, which comes from `p`: `p` itself where nothing differs, otherwise with a
/// definition written anew that gives these parts. Observations keep their text.
/// @throws invalid_input where the parts break a rule, or a plan file cannot say them.
plans::plan rewritten(const plans::plan& p, plans::plan_parts changed);

}  // namespace attain::io
