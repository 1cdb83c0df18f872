// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace attain::levers {

/// A response of the user's own, evaluated on many draws at once. Implementations are immutable and
/// callable from several threads at a time; the same arguments give the same result.
class user_response {
 public:
  user_response() = default;
  virtual ~user_response() = default;
  user_response(const user_response&) = delete;
  user_response& operator=(const user_response&) = delete;

  /// Name under which the response is shown, compared and hashed: two responses of one name are
  /// taken to be the same.
  virtual std::string name() const = 0;
  /// out[d] = f(setting) in draw d, d = 0 .. n - 1, in the unit of the channel (docs/levers.md).
  /// `operands[k][d]` is operand k, in the order of the effect, in draw d.
  virtual void evaluate(double setting, const double* const* operands, double* out,
                        int n) const = 0;
};

}  // namespace attain::levers
