// SPDX-License-Identifier: Apache-2.0
#include "execute.hpp"

#include <attain/random/discrete.hpp>
#include <attain/random/kernels.hpp>
#include <attain/random/stream.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <new>

namespace attain::simulate {

namespace {

constexpr int lanes_of_block = random::block_size;
constexpr std::align_val_t alignment{64};

void scale(double* out, const double* a, double x, double y) {
  for (int i = 0; i < lanes_of_block; ++i) out[i] = x * a[i] + y;
}

void add(double* out, const double* a, const double* b, double x, double y) {
  for (int i = 0; i < lanes_of_block; ++i) out[i] = x * a[i] + y * b[i];
}

void multiply(double* out, const double* a, const double* b) {
  for (int i = 0; i < lanes_of_block; ++i) out[i] = a[i] * b[i];
}

void join(double* out, const double* a, const double* b, double x) {
  for (int i = 0; i < lanes_of_block; ++i) out[i] = x + a[i] * b[i];
}

void divide(double* out, const double* a, const double* b) {
  for (int i = 0; i < lanes_of_block; ++i) out[i] = a[i] / b[i];
}

/// Comparisons are false for a NaN, which stays.
void bound(double* out, const double* a, double low, double high) {
  for (int i = 0; i < lanes_of_block; ++i) {
    const double raised = a[i] < low ? low : a[i];
    out[i] = raised > high ? high : raised;
  }
}

void least(double* out, const double* a, const double* b) {
  for (int i = 0; i < lanes_of_block; ++i) out[i] = b[i] < a[i] ? b[i] : a[i];
}

void greatest(double* out, const double* a, const double* b) {
  for (int i = 0; i < lanes_of_block; ++i) out[i] = b[i] > a[i] ? b[i] : a[i];
}

void binomial(double* out, const double* u, const double* n, const double* p) {
  for (int i = 0; i < lanes_of_block; ++i) out[i] = random::binomial_quantile(u[i], n[i], p[i]);
}

void poisson(double* out, const double* u, const double* mean, double x) {
  for (int i = 0; i < lanes_of_block; ++i) out[i] = random::poisson_quantile(u[i], x * mean[i]);
}

void above(double* out, const double* z, const double* low) {
  for (int i = 0; i < lanes_of_block; ++i) out[i] = random::normal_above(z[i], low[i]);
}

void fill(double* out, double x) {
  for (int i = 0; i < lanes_of_block; ++i) out[i] = x;
}

void compare(double* out, const double* a, plans::comparator how, double x) {
  switch (how) {
    case plans::comparator::at_least:
      for (int i = 0; i < lanes_of_block; ++i) out[i] = a[i] >= x ? 1.0 : 0.0;
      return;
    case plans::comparator::more_than:
      for (int i = 0; i < lanes_of_block; ++i) out[i] = a[i] > x ? 1.0 : 0.0;
      return;
    case plans::comparator::at_most:
      for (int i = 0; i < lanes_of_block; ++i) out[i] = a[i] <= x ? 1.0 : 0.0;
      return;
    case plans::comparator::less_than:
      for (int i = 0; i < lanes_of_block; ++i) out[i] = a[i] < x ? 1.0 : 0.0;
      return;
    case plans::comparator::exactly:
      for (int i = 0; i < lanes_of_block; ++i) out[i] = a[i] == x ? 1.0 : 0.0;
      return;
    case plans::comparator::within:
      break;  // compiled into two comparisons
  }
}

template <class Test>
void choose(double* out, const double* a, const double* b, double x, double y, Test test) {
  // Both sides are read before the choice, so that it is a selection and no jump.
  for (int i = 0; i < lanes_of_block; ++i) {
    const std::uint64_t mask = test(a[i], x) ? ~std::uint64_t{0} : 0;
    const std::uint64_t here = std::bit_cast<std::uint64_t>(y) & mask;
    const std::uint64_t there = std::bit_cast<std::uint64_t>(b[i]) & ~mask;
    out[i] = std::bit_cast<double>(here | there);
  }
}

void choose(double* out, const double* a, const double* b, plans::comparator how, double x,
            double y) {
  switch (how) {
    case plans::comparator::at_least:
      return choose(out, a, b, x, y, [](double u, double v) { return u >= v; });
    case plans::comparator::more_than:
      return choose(out, a, b, x, y, [](double u, double v) { return u > v; });
    case plans::comparator::at_most:
      return choose(out, a, b, x, y, [](double u, double v) { return u <= v; });
    case plans::comparator::less_than:
      return choose(out, a, b, x, y, [](double u, double v) { return u < v; });
    case plans::comparator::exactly:
      return choose(out, a, b, x, y, [](double u, double v) { return u == v; });
    case plans::comparator::within:
      break;  // compiled into two comparisons
  }
}

/// Number of ones among zeros and ones: sums of whole numbers are exact in any order.
std::int64_t total(const double* a, int lanes) {
  std::array<double, 8> sums{};
  int i = 0;
  for (; i + 8 <= lanes; i += 8)
    for (int k = 0; k < 8; ++k) sums[static_cast<std::size_t>(k)] += a[i + k];
  double sum = 0;
  for (; i < lanes; ++i) sum += a[i];
  for (const double part : sums) sum += part;
  return static_cast<std::int64_t>(sum);
}

void count_pair(const double* a, const double* b, int lanes, std::int64_t* into) {
  for (int i = 0; i < lanes; ++i) {
    into[0] += a[i] > b[i] ? 1 : 0;
    into[1] += b[i] > a[i] ? 1 : 0;
  }
}

void call(const user_call& c, workspace& on, double* out) {
  std::vector<const double*> operands;
  for (const int slot : c.operands) operands.push_back(on.at(slot));
  c.how->evaluate(c.setting, operands.data(), out, lanes_of_block);
}

void tally(const double* a, int lanes, double low, std::vector<std::int64_t>& into) {
  // Neighbouring draws often have one value: counting into four tables in turn does not wait.
  constexpr int tables = 4;
  constexpr std::size_t places = 64;
  if (into.size() > places) {
    for (int i = 0; i < lanes; ++i) ++into[static_cast<std::size_t>(a[i] - low)];
    return;
  }
  std::array<std::array<std::int32_t, places>, tables> counts{};
  int i = 0;
  for (; i + tables <= lanes; i += tables)
    for (int k = 0; k < tables; ++k)
      ++counts[static_cast<std::size_t>(k)]
              [static_cast<std::size_t>(static_cast<std::int32_t>(a[i + k] - low))];
  for (; i < lanes; ++i) ++into[static_cast<std::size_t>(a[i] - low)];
  for (const std::array<std::int32_t, places>& table : counts)
    for (std::size_t k = 0; k < into.size(); ++k) into[k] += table[k];
}

}  // namespace

void workspace::free_aligned::operator()(double* p) const noexcept {
  ::operator delete[](p, alignment);
}

workspace::workspace(const program& p, std::uint64_t seed)
    : result(empty_summary(p, seed)),
      registers_(static_cast<double*>(::operator new[](
          sizeof(double) * static_cast<std::size_t>(p.parts().registers) * lanes_of_block,
          alignment))) {}

double* workspace::at(int index) noexcept {
  return registers_.get() + static_cast<std::ptrdiff_t>(index) * lanes_of_block;
}

void execute(const program& p, std::uint64_t seed, std::int64_t block, int lanes, workspace& on) {
  summary& s = on.result;
  for (const instruction& i : p.parts().code) {
    const auto slot = static_cast<std::size_t>(i.index);
    switch (i.op) {
      case opcode::normal:
        random::normal_block(random::stream{seed, i.name}, block, on.at(i.out));
        break;
      case opcode::table:
        random::table_block(p.parts().tables[slot], on.at(i.a), on.at(i.out));
        break;
      case opcode::scale:
        scale(on.at(i.out), on.at(i.a), i.x, i.y);
        break;
      case opcode::add:
        add(on.at(i.out), on.at(i.a), on.at(i.b), i.x, i.y);
        break;
      case opcode::multiply:
        multiply(on.at(i.out), on.at(i.a), on.at(i.b));
        break;
      case opcode::join:
        join(on.at(i.out), on.at(i.a), on.at(i.b), i.x);
        break;
      case opcode::exponential:
        random::exp_block(on.at(i.a), on.at(i.out));
        break;
      case opcode::logarithm:
        random::log_block(on.at(i.a), on.at(i.out));
        break;
      case opcode::logistic:
        random::logistic_block(on.at(i.a), on.at(i.out));
        break;
      case opcode::compare:
        compare(on.at(i.out), on.at(i.a), i.how, i.x);
        break;
      case opcode::choose:
        choose(on.at(i.out), on.at(i.a), on.at(i.b), i.how, i.x, i.y);
        break;
      case opcode::fill:
        fill(on.at(i.out), i.x);
        break;
      case opcode::uniform:
        random::uniform_block(random::stream{seed, i.name}, block, on.at(i.out));
        break;
      case opcode::divide:
        divide(on.at(i.out), on.at(i.a), on.at(i.b));
        break;
      case opcode::bound:
        bound(on.at(i.out), on.at(i.a), i.x, i.y);
        break;
      case opcode::least:
        least(on.at(i.out), on.at(i.a), on.at(i.b));
        break;
      case opcode::greatest:
        greatest(on.at(i.out), on.at(i.a), on.at(i.b));
        break;
      case opcode::binomial:
        binomial(on.at(i.out), on.at(i.a), on.at(i.b), on.at(i.c));
        break;
      case opcode::poisson:
        poisson(on.at(i.out), on.at(i.a), on.at(i.b), i.x);
        break;
      case opcode::above:
        above(on.at(i.out), on.at(i.a), on.at(i.b));
        break;
      case opcode::call:
        call(p.parts().calls[slot], on, on.at(i.out));
        break;
      case opcode::count:
        s.counts[slot] += total(on.at(i.a), lanes);
        break;
      case opcode::count_pair:
        count_pair(on.at(i.a), on.at(i.b), lanes, s.counts.data() + i.index);
        break;
      case opcode::tally:
        tally(on.at(i.a), lanes, i.x, s.tallies[slot]);
        break;
      case opcode::bucket:
        s.histograms[slot].add(on.at(i.a), lanes);
        break;
      case opcode::sum:
        s.sums[slot].add(on.at(i.a), lanes);
        break;
      case opcode::keep:
        if (on.into)
          std::copy_n(on.at(i.a), lanes, on.into->numbers[slot] + block * lanes_of_block);
        break;
      case opcode::keep_outcome:
        if (on.into)
          std::transform(on.at(i.a), on.at(i.a) + lanes,
                         on.into->outcomes[slot] + block * lanes_of_block,
                         [](double x) { return static_cast<std::uint8_t>(x != 0); });
        break;
      case opcode::sum_number:
        s.sums[slot].add_repeated(i.x, lanes);
        break;
    }
  }
  s.draws += lanes;
}

}  // namespace attain::simulate
