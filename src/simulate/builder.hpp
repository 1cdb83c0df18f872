// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/random/distribution.hpp>
#include <attain/simulate/program.hpp>
#include <attain/simulate/redraw.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace attain::simulate {

/// A number of a draw: one for all draws, or a register.
struct term {
  int slot = -1;  ///< register; -1: the number `value`
  double value = 0;

  bool is_number() const noexcept { return slot < 0; }
};

inline term number_term(double value) { return {-1, value}; }

/// Writes the operations of a program. Every result has a register of its own until `finish`
/// gives registers back after their last use. Arithmetic on numbers is done at once, by the same
/// bit-stable functions that blocks use.
class builder {
 public:
  /// Changes streams from here on, none where empty; equal operations are written once from here
  /// on.
  void change_streams(stream_changes how);
  /// Streams drawn from since then, by their own names.
  const std::set<std::string>& streams() const noexcept { return streams_; }
  /// Tables that are made already, which are copied where they are needed; they must outlive this.
  void know(std::span<const random::quantile_table> tables) { known_ = tables; }

  /// Standard normals of a named stream; the same name gives the same register.
  term normal(const std::string& stream);
  /// Uniforms of a named stream; a name belongs to normals or to uniforms.
  term uniform(const std::string& stream);
  /// Draws of `d`: a normal of the stream `name` through the inverse distribution function.
  term draw(const random::distribution& d, const std::string& name);

  term scale(term a, double x, double y);
  term add(term a, double x, term b, double y);
  term multiply(term a, term b);
  /// x + a b.
  term join(double x, term a, term b);
  term exponential(term a);
  term logarithm(term a);
  term logistic(term a);
  /// Phi(a).
  term normal_cdf(term a);
  /// 1 or 0.
  term compare(term a, plans::comparator how, double x);
  /// a / b.
  term divide(term a, term b);
  /// a kept within low to high.
  term bound(term a, double low, double high);
  term least(term a, term b);
  term greatest(term a, term b);
  /// 1 where a < b, else 0.
  term below(term a, term b);
  /// Whole numbers from a uniform (random/discrete.hpp).
  term binomial(term u, term trials, term chance);
  term poisson(term u, term mean, double years);
  /// A standard normal given that it is above `least`, from the standard normal z.
  term above(term z, term least);
  /// The user's own response at `setting`, from its operands.
  term call(const std::shared_ptr<const levers::user_response>& how, double setting,
            const std::vector<term>& operands);
  /// x where `test` is 1, else `otherwise`. Fuses a comparison that nothing else uses.
  term choose(term test, double x, term otherwise);
  /// The same value in a register.
  term in_register(term a);

  int count(term hits);
  int count_pair(term a, term b);
  int tally(term a, int low, int size);
  int bucket(term a, const bucket_grid& grid);
  int sum(term a);
  /// Copies draws into a column of numbers, or of 0 and 1.
  void keep(term a, int column);
  void keep_outcome(term a, int column);

  /// From now on streams that act together form Sobol' pairs.
  void pair_streams() { pairs_ = true; }

  /// Moves the code into `parts` with as few registers as its order allows.
  void finish(program_parts& parts);
  /// Leaves out what nothing kept depends on and orders the rest for few registers; before
  /// `finish`.
  void put_in_order();

 private:
  using operation = std::array<std::uint64_t, 9>;

  term emit(instruction i);
  int pair_of(const std::string& stream);
  stream_change change_of(const std::string& stream);

  program_parts parts_;
  std::map<std::string, term> named_;
  std::span<const random::quantile_table> known_;
  int values_ = 0;
  bool pairs_ = false;
  bool merges_ = false;
  stream_changes changes_;
  std::set<std::string> streams_;
  std::map<operation, int> made_;  // registers by what is written into them
  std::set<int> shared_;           // registers that stand for several equal operations
};

}  // namespace attain::simulate
