// SPDX-License-Identifier: Apache-2.0
#include <attain/core/text.hpp>

#include "compiler.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>

namespace attain::simulate {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

using terms = std::vector<term>;

/// f(x) of a response whose operands are drawn.
struct response_terms {
  builder& build;
  double x;
  const terms& v;

  term operator()(const levers::elasticity&) const {
    const term paid = build.least(build.divide(number_term(x), v[2]), v[1]);
    return build.multiply(v[0], build.logarithm(build.scale(paid, -1, 1)));
  }
  term operator()(const levers::log_effect&) const { return build.scale(v[0], x, 0); }
  term operator()(const levers::points&) const { return build.scale(v[0], x, 0); }
  term operator()(const levers::hill&) const {
    if (x == 0) return number_term(0);
    const term odds = build.multiply(v[2], build.logarithm(build.scale(v[1], 1 / x, 0)));
    return build.divide(v[0], build.scale(build.exponential(odds), 1, 1));
  }
  term operator()(const levers::log_saturation&) const {
    const term ratio = build.divide(number_term(x), v[1]);
    return build.multiply(v[0], build.logarithm(build.scale(ratio, 1, 1)));
  }
  term operator()(const levers::coverage&) const { return build.multiply(v[0], covered(v[1])); }
  term operator()(const levers::support&) const {
    term units = number_term(x);
    if (!(v[2].is_number() && v[2].value == 0)) {
      const term rest = build.exponential(build.divide(number_term(-x), v[2]));
      units = build.multiply(v[2], build.scale(rest, -1, 1));
    }
    return build.multiply(units, build.divide(v[0], v[1]));
  }
  term operator()(const levers::guarantee&) const { return number_term(0); }
  term operator()(const levers::judgement&) const {
    return build.least(build.divide(number_term(x), v[0]), number_term(1));
  }
  term operator()(const levers::custom& r) const { return build.call(r.how, x, v); }

  term covered(term rate) const {
    return build.scale(build.exponential(build.scale(rate, -x, 0)), -1, 1);
  }
};

/// Adds the bytes of a number to a key.
template <class Number>
void append(std::string& key, Number x) {
  std::array<char, sizeof x> bytes{};
  std::memcpy(bytes.data(), &x, sizeof x);
  key.append(bytes.data(), bytes.size());
}

bool all_numbers(const terms& v) {
  return std::all_of(v.begin(), v.end(), [](const term& t) { return t.is_number(); });
}

}  // namespace

term compiler::points(const levers::lever& l, std::size_t effect, std::size_t arm, double setting,
                      double reference) {
  if (setting == reference) return number_term(0);
  const levers::effect& e = l.fields().effects[effect];
  terms all;
  std::string key = l.id();
  append(key, static_cast<std::int64_t>(effect));
  append(key, setting);
  append(key, reference);
  for (const levers::named_operand& o : levers::operands(e)) {
    all.push_back(value_of(l, o.value, arm));
    append(key, static_cast<std::int64_t>(all.back().slot));
    append(key, all.back().value);
  }
  const auto found = points_.find(key);
  if (found != points_.end()) return found->second;
  term result;
  if (all_numbers(all) && !std::holds_alternative<levers::custom>(e.how)) {
    std::vector<double> values;
    for (const term& t : all) values.push_back(t.value);
    result = number_term(levers::change(e, setting, reference, values));
  } else {
    result = drawn_points(e, all, setting, reference);
  }
  points_.emplace(key, result);
  return result;
}

term compiler::drawn_points(const levers::effect& e, const std::vector<term>& all, double setting,
                            double reference) {
  const std::size_t own = levers::operands(e.how).size();
  const auto at = [&](std::size_t k) { return all.begin() + static_cast<std::ptrdiff_t>(k); };
  const terms v(all.begin(), at(own));
  const auto f = [&](double x) { return std::visit(response_terms{build_, x, v}, e.how); };
  const bool linear = std::holds_alternative<levers::log_effect>(e.how) ||
                      std::holds_alternative<levers::points>(e.how);
  term moved;
  if (e.at_most) {
    moved =
        build_.add(build_.least(f(setting), all[own]), 1, build_.least(f(reference), all[own]), -1);
  } else if (linear) {
    moved = build_.scale(v[0], setting - reference, 0);
  } else {
    moved = build_.add(f(setting), 1, f(reference), -1);
  }
  if (std::holds_alternative<levers::judgement>(e.how)) return moved;
  return reacting(e, moved, reacting_part(all));
}

term compiler::reacting_part(const std::vector<term>& all) {
  const std::size_t k = all.size() - 4;
  return build_.multiply(build_.multiply(build_.multiply(all[k], all[k + 1]), all[k + 2]),
                         build_.scale(all[k + 3], -1, 1));
}

term compiler::reacting(const levers::effect& e, term moved, term part) {
  if (part.is_number() && part.value == 1) return moved;
  if (levers::is_amount(e.how) || e.through == levers::channel::delay)
    return build_.multiply(part, moved);
  const term whole = build_.scale(build_.exponential(moved), 1, -1);
  return build_.logarithm(build_.join(1, part, whole));
}

term compiler::common_part(term a, term b) {
  return build_.add(build_.bound(build_.least(a, b), 0, infinity), 1,
                    build_.bound(build_.greatest(a, b), -infinity, 0), 1);
}

term compiler::largest(const std::vector<term>& effects) {
  term high = effects.front();
  term low = effects.front();
  for (std::size_t k = 1; k < effects.size(); ++k) {
    high = build_.greatest(high, effects[k]);
    low = build_.least(low, effects[k]);
  }
  return build_.add(build_.bound(high, 0, infinity), 1, build_.bound(low, -infinity, 0), 1);
}

}  // namespace attain::simulate
