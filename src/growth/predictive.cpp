// SPDX-License-Identifier: Apache-2.0
#include <attain/growth/predictive.hpp>

#include <attain/core/check.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace attain::growth {

predictive::predictive(double location, double scale, double nu)
    : location_(core::check_finite("location", location)),
      scale_(core::check_not_negative("scale", scale)),
      nu_(core::check_finite("nu", nu)) {
  if (!(nu_ > 2))
    throw invalid_input({.field = "nu", .value = core::number(nu_), .message = "must be > 2"});
}

predictive::predictive(const trend& law, double h)
    : predictive(law.centre(h), std::sqrt(law.scale2(h)), law.parameters().nu) {}

double predictive::cdf(double x) const {
  if (scale_ == 0) return x < location_ ? 0 : 1;
  if (std::isinf(x)) return x < 0 ? 0 : 1;
  return boost::math::cdf(boost::math::students_t(nu_), (x - location_) / scale_);
}

double predictive::quantile(double p) const {
  if (!(p > 0 && p < 1))
    throw invalid_input(
        {.field = "p", .value = core::number(p), .message = "must satisfy 0 < p < 1"});
  if (scale_ == 0) return location_;
  return location_ + scale_ * boost::math::quantile(boost::math::students_t(nu_), p);
}

std::string to_string(const predictive& p) {
  return core::cat("Student t with ", p.nu(), " degrees of freedom, location ", p.location(),
                   ", scale ", p.scale());
}

}  // namespace attain::growth
