// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>

/// One element of each kernel. Scalar functions and blocks both inline these, so they give the same
/// bits; sums and products stand in a fixed order, choices are selections that vectorise. Compiled
/// for several instruction sets: nothing here may be left out of line, so no inline function of
/// another header is called.
#define ATTAIN_INLINE [[gnu::always_inline]] inline

namespace attain::random::pieces {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
inline constexpr double ln2_high = 6.93147180369123816490e-01;  // 33 bits, k ln2_high is exact
inline constexpr double ln2_low = 1.90821492927058770002e-10;

/// (2 k + 1) 2^-53 with k the top 52 bits; both operations are exact.
ATTAIN_INLINE double open_uniform(std::uint64_t bits) {
  return (__builtin_bit_cast(double, (bits >> 12U) | 0x3FF0000000000000U) - 1.0) + 0x1p-53;
}

/// (e^r - 1 - r) / r^2 for |r| <= 0.3467, Chebyshev fit with relative error 3e-19 in e^r.
ATTAIN_INLINE double exp_tail(double r) {
  double q = 2.0914717341716378e-09;
  q = q * r + 2.5105259538448494e-08;
  q = q * r + 2.755727357010214e-07;
  q = q * r + 2.7557255297969643e-06;
  q = q * r + 2.4801587325605324e-05;
  q = q * r + 0.0001984126987490126;
  q = q * r + 0.001388888888888373;
  q = q * r + 0.008333333333326112;
  q = q * r + 0.04166666666666667;
  q = q * r + 0.1666666666666667;
  return q * r + 0.5;
}

/// e^(x + low), |low| <= ulp(x), by reduction to |r| <= ln(2) / 2; the power of two goes on in two
/// factors, so subnormal results are rounded once.
ATTAIN_INLINE double exp_of_sum(double x, double low) {
  constexpr double shift = 0x1.8p52;
  const double above = x < -746.0 ? -746.0 : x;
  const double bounded = above > 710.0 ? 710.0 : above;
  const double shifted = bounded * 1.44269504088896338700e+00 + shift;
  const double k = shifted - shift;
  const double high = bounded - k * ln2_high;
  const double rest = k * ln2_low - low;
  const double r = high - rest;
  const double lost = (high - r) - rest;
  const double e = 1.0 + (r + (lost + r * r * exp_tail(r)));
  const std::uint64_t biased =
      __builtin_bit_cast(std::uint64_t, shifted) - __builtin_bit_cast(std::uint64_t, shift) + 2048U;
  const std::uint64_t half = biased >> 1U;
  const double first = __builtin_bit_cast(double, (half - 1U) << 52U);
  const double second = __builtin_bit_cast(double, (biased - half - 1U) << 52U);
  return e * first * second;
}

ATTAIN_INLINE double exp(double x) { return exp_of_sum(x, 0.0); }

/// log of a positive normal number times 2^-offset: x = 2^k (1 + f) with 1 + f in
/// [sqrt(1/2), sqrt(2)) and the series of fdlibm's e_log.c in s = f / (2 + f).
ATTAIN_INLINE double log_of_normal(double x, double offset) {
  constexpr std::uint64_t root_half = 0x3FE6A09E667F3BCDU;
  const std::uint64_t lifted =
      __builtin_bit_cast(std::uint64_t, x) + (0x3FF0000000000000U - root_half);
  const double k =
      __builtin_bit_cast(double, (lifted >> 52U) | 0x4330000000000000U) - (0x1p52 + 1023.0) -
      offset;
  const double f =
      __builtin_bit_cast(double, (lifted & 0x000FFFFFFFFFFFFFU) + root_half) - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double w = z * z;
  const double even = w * (3.999999999940941908e-01 +
                           w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const double odd = z * (6.666666666666735130e-01 +
                          w * (2.857142874366239149e-01 +
                               w * (1.818357216161805012e-01 + w * 1.479819860510518591e-01)));
  const double half_square = 0.5 * f * f;
  return k * ln2_high - ((half_square - (s * (half_square + (even + odd)) + k * ln2_low)) - f);
}

ATTAIN_INLINE double log(double x) {
  constexpr double smallest = std::numeric_limits<double>::min();
  const bool subnormal = x < smallest;
  const double result = log_of_normal(subnormal ? x * 0x1p54 : x, subnormal ? 54.0 : 0.0);
  const double finite = x < infinity ? result : x;
  const double positive = x > 0.0 ? finite : (x == 0.0 ? -infinity : not_a_number);
  return positive;
}

ATTAIN_INLINE double logistic(double x) {
  const double e = exp(x < 0.0 ? x : -x);
  return (x < 0.0 ? e : 1.0) / (1.0 + e);
}

/// Wichura's AS 241 (PPND16), the three pairs of polynomials.
inline constexpr double central_limit = 0.425;

/// Middle branch, |q| <= 0.425 with q = p - 1/2.
ATTAIN_INLINE double quantile_central(double q) {
  const double r = 0.180625 - q * q;
  double up = 2.5090809287301226727e+3;
  up = up * r + 3.3430575583588128105e+4;
  up = up * r + 6.7265770927008700853e+4;
  up = up * r + 4.5921953931549871457e+4;
  up = up * r + 1.3731693765509461125e+4;
  up = up * r + 1.9715909503065514427e+3;
  up = up * r + 1.3314166789178437745e+2;
  up = up * r + 3.3871328727963666080e+0;
  double down = 5.2264952788528545610e+3;
  down = down * r + 2.8729085735721942674e+4;
  down = down * r + 3.9307895800092710610e+4;
  down = down * r + 2.1213794301586595867e+4;
  down = down * r + 5.3941960214247511077e+3;
  down = down * r + 6.8718700749205790830e+2;
  down = down * r + 4.2313330701600911252e+1;
  down = down * r + 1.0;
  return q * up / down;
}

/// Tail branch in r = sqrt(-log(p)) <= 5, as a positive number.
ATTAIN_INLINE double quantile_tail(double root) {
  const double r = root - 1.6;
  double up = 7.74545014278341407640e-4;
  up = up * r + 2.27238449892691845833e-2;
  up = up * r + 2.41780725177450611770e-1;
  up = up * r + 1.27045825245236838258e+0;
  up = up * r + 3.64784832476320460504e+0;
  up = up * r + 5.76949722146069140550e+0;
  up = up * r + 4.63033784615654529590e+0;
  up = up * r + 1.42343711074968357734e+0;
  double down = 1.05075007164441684324e-9;
  down = down * r + 5.47593808499534494600e-4;
  down = down * r + 1.51986665636164571966e-2;
  down = down * r + 1.48103976427480074590e-1;
  down = down * r + 6.89767334985100004550e-1;
  down = down * r + 1.67638483018380384940e+0;
  down = down * r + 2.05319162663775882187e+0;
  down = down * r + 1.0;
  return up / down;
}

/// Far branch, r > 5 (p < 1.4e-11).
ATTAIN_INLINE double quantile_far(double root) {
  const double r = root - 5.0;
  double up = 2.01033439929228813265e-7;
  up = up * r + 2.71155556874348757815e-5;
  up = up * r + 1.24266094738807843860e-3;
  up = up * r + 2.65321895265761230930e-2;
  up = up * r + 2.96560571828504891230e-1;
  up = up * r + 1.78482653991729133580e+0;
  up = up * r + 5.46378491116411436990e+0;
  up = up * r + 6.65790464350110377720e+0;
  double down = 2.04426310338993978564e-15;
  down = down * r + 1.42151175831644588870e-7;
  down = down * r + 1.84631831751005468180e-5;
  down = down * r + 7.86869131145613259100e-4;
  down = down * r + 1.48753612908506148525e-2;
  down = down * r + 1.36929880922735805310e-1;
  down = down * r + 5.99832206555887937690e-1;
  down = down * r + 1.0;
  return up / down;
}

/// The normal distribution function for |z| <= 0.67448975 by Cody's rational function (Mathematics
/// of Computation 23 (1969) 631-637).
inline constexpr double centre_of_normal = 0.67448975;
ATTAIN_INLINE double normal_centre(double z) {
  const double square = z * z;
  double up = 0.065682337918207449113;
  up = up * square + 2.2352520354606839287;
  up = up * square + 161.02823106855587881;
  up = up * square + 1067.6894854603709582;
  up = up * square + 18154.981253343561249;
  double down = 1.0;
  down = down * square + 47.20258190468824187;
  down = down * square + 976.09855173777669322;
  down = down * square + 10260.932208618978205;
  down = down * square + 45507.789335026729956;
  return 0.5 + z * (up / down);
}

/// e^(-y^2/2), 0 <= y < 2^48, with y split at sixteenths, so that its rounding is not magnified
/// (Cody).
ATTAIN_INLINE double bell(double y) {
  const double sixteenths = y * 16.0;
  const double nearest = (sixteenths + 0x1p52) - 0x1p52;
  const double coarse = (nearest > sixteenths ? nearest - 1.0 : nearest) / 16.0;
  const double rest = (y - coarse) * (y + coarse);
  return exp(-coarse * coarse * 0.5) * exp(-rest * 0.5);
}

/// Lower tail Phi(-y) for 0.67448975 < y <= `far_normal`.
inline constexpr double far_normal = 5.656854249492380195;
ATTAIN_INLINE double normal_tail(double y) {
  double up = 1.0765576773720192317e-8;
  up = up * y + 0.39894151208813466764;
  up = up * y + 8.8831497943883759412;
  up = up * y + 93.506656132177855979;
  up = up * y + 597.27027639480026226;
  up = up * y + 2494.5375852903726711;
  up = up * y + 6848.1904505362823326;
  up = up * y + 11602.651437647350124;
  up = up * y + 9842.7148383839780218;
  double down = 1.0;
  down = down * y + 22.266688044328115691;
  down = down * y + 235.38790178262499861;
  down = down * y + 1519.377599407554805;
  down = down * y + 6485.558298266760755;
  down = down * y + 18615.571640885098091;
  down = down * y + 34900.952721145977266;
  down = down * y + 38912.003286093271411;
  down = down * y + 19685.429676859990727;
  return bell(y) * (up / down);
}

/// Lower tail Phi(-y) for y > `far_normal` from the value of Laplace's continued fraction
/// (Abramowitz and Stegun 26.2.14), whose thirty terms leave < 1e-18; 0 from 38.6 on.
inline constexpr double far_terms = 30.0;
ATTAIN_INLINE double normal_far_tail(double y, double fraction) {
  constexpr double root_two_pi = 2.50662827463100050242;
  const double tail = bell(y > 38.6 ? 38.6 : y) / (root_two_pi * fraction);
  return y > 38.6 ? 0.0 : tail;
}

/// The same, fraction and all.
ATTAIN_INLINE double normal_far_tail(double y) {
  double fraction = y;
  for (double k = far_terms; k > 0.0; k -= 1.0) fraction = y + k / fraction;
  return normal_far_tail(y, fraction);
}

/// The functions above as objects that are inlined wherever they are passed.
struct exp_of {
  ATTAIN_INLINE double operator()(double x) const { return exp(x); }
};
struct log_of {
  ATTAIN_INLINE double operator()(double x) const { return log(x); }
};
struct logistic_of {
  ATTAIN_INLINE double operator()(double x) const { return logistic(x); }
};

/// The forms of a `quantile_table`.
struct linear {
  double offset;
  double slope;
  ATTAIN_INLINE double operator()(double z) const { return offset + slope * z; }
};

struct exponential {
  double offset;
  double slope;
  ATTAIN_INLINE double operator()(double z) const { return offset * exp(slope * z); }
};

struct cubic {
  double offset;
  double slope;
  double last;  ///< number of the last piece
  double lowest;
  double highest;
  const double* first;  ///< four coefficients a piece

  /// Number of the piece, and after the point the place in it.
  ATTAIN_INLINE double place(double z) const {
    const double found = (z - offset) * slope;
    const double above = found > 0.0 ? found : 0.0;
    return above < last ? above : last;
  }

  ATTAIN_INLINE double bounded(double value) const {
    const double at_least = value > lowest ? value : lowest;
    return at_least < highest ? at_least : highest;
  }

  ATTAIN_INLINE double operator()(double z) const {
    const double at = place(z);
    const auto index = static_cast<std::int32_t>(at);
    const double s = at - static_cast<double>(index);
    const double* c = first + 4 * index;
    const double value = c[0] + s * (c[1] + s * (c[2] + s * c[3]));
    return z == z ? bounded(value) : z;
  }
};

}  // namespace attain::random::pieces
