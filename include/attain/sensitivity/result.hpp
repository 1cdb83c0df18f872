// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace attain::sensitivity {

/// What becomes of rows whose output is not a finite number.
enum class missing { error, omit };

/// What all analyses are told.
struct analysis_settings {
  double level = 0.95;           ///< of intervals, in (0, 1)
  missing nan = missing::error;  ///< `omit` leaves out the whole unit, and the result counts it
  int resamples = 0;             ///< bootstrap in place of the analytic error; pick-freeze only
  std::uint64_t seed = 1;        ///< of bootstraps, those of `pawn` and `delta` too
  std::stop_token stop = {};     ///< asked between factors; `cancelled` is thrown
};

/// An index with its standard error and interval; all NaN where the output does not vary.
struct estimate {
  double value = 0;
  double std_error = 0;
  double low = 0;
  double high = 0;

  friend bool operator==(const estimate&, const estimate&) = default;
};

/// One kind of index ("first", "total", ...) of every output and of every name in `of`.
struct measure {
  std::string name;
  std::vector<std::string> of;
  std::vector<estimate> cells;  ///< outputs times of, row-major

  friend bool operator==(const measure&, const measure&) = default;
};

/// What an analysis found.
struct result {
  std::string method;  ///< with its estimators: "saltelli2010, jansen1999"
  std::vector<measure> measures;
  std::size_t outputs = 1;
  std::int64_t units = 0;  ///< independent units used
  std::int64_t rows_per_unit = 1;
  std::int64_t omitted = 0;  ///< units left out for outputs that are not numbers
  double level = 0.95;

  /// The measure of a name; throws `not_found` with the nearest one.
  [[nodiscard]] const measure& at(const std::string& name) const;

  friend bool operator==(const result&, const result&) = default;
};

/// Whether every index is known to within the tolerance, and what would be needed.
struct verdict {
  bool converged = false;
  double half_width = 0;  ///< the widest half interval
  std::string measure;    ///< where it stands
  std::string of;
  std::size_t output = 0;
  std::int64_t more_units = 0;  ///< about so many more, as errors fall with the square root
  std::int64_t more_rows = 0;

  friend bool operator==(const verdict&, const verdict&) = default;
};

/// `tolerance` > 0 is the half width wanted, in the unit of the index.
[[nodiscard]] verdict judge(const result& found, double tolerance);

/// "converged: ..." or "needs about 3,000 more units (30,000 rows): ...".
[[nodiscard]] std::string to_string(const verdict& v);
[[nodiscard]] std::string to_string(const result& found);
std::ostream& operator<<(std::ostream& out, const result& found);

}  // namespace attain::sensitivity
