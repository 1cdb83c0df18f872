// SPDX-License-Identifier: Apache-2.0
#include "execute.hpp"

#include <attain/random/discrete.hpp>
#include <attain/random/stream.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <new>

namespace attain::simulate {

namespace {

constexpr int lanes_of_block = random::block_size;
constexpr std::align_val_t alignment{64};

void binomial(double* out, const double* u, const double* n, const double* p) {
  for (int i = 0; i < lanes_of_block; ++i) out[i] = random::binomial_quantile(u[i], n[i], p[i]);
}

void poisson(double* out, const double* u, const double* mean, double x) {
  for (int i = 0; i < lanes_of_block; ++i) out[i] = random::poisson_quantile(u[i], x * mean[i]);
}

void above(double* out, const double* z, const double* low) {
  for (int i = 0; i < lanes_of_block; ++i) out[i] = random::normal_above(z[i], low[i]);
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
  // Values of a compiled program are always inside; those of bytes from elsewhere may be anything.
  const double top = static_cast<double>(into.size()) - 1;
  const auto place = [&](double value) {
    const double from = value - low;
    const double above = from > 0 ? from : 0;
    return static_cast<std::int32_t>(above < top ? above : top);
  };
  if (into.size() > places) {
    for (int i = 0; i < lanes; ++i) ++into[static_cast<std::size_t>(place(a[i]))];
    return;
  }
  std::array<std::array<std::int32_t, places>, tables> counts{};
  int i = 0;
  for (; i + tables <= lanes; i += tables)
    for (int k = 0; k < tables; ++k)
      ++counts[static_cast<std::size_t>(k)][static_cast<std::size_t>(place(a[i + k]))];
  for (; i < lanes; ++i) ++into[static_cast<std::size_t>(place(a[i]))];
  for (const std::array<std::int32_t, places>& table : counts)
    for (std::size_t k = 0; k < into.size(); ++k) into[k] += table[k];
}

}  // namespace

void workspace::free_aligned::operator()(double* p) const noexcept {
  ::operator delete[](p, alignment);
}

workspace::workspace(const program& p, std::uint64_t seed, random::instruction_set instructions)
    : by(random::kernels_of(instructions)),
      loops(operations_of(instructions)),
      result(empty_summary(p, seed)),
      registers_(static_cast<double*>(::operator new[](
          sizeof(double) * static_cast<std::size_t>(p.parts().registers) * lanes_of_block,
          alignment))) {
  for (const bucket_grid& grid : p.parts().grids) buckets_.emplace_back(grid);
}

double* workspace::at(int index) noexcept {
  return registers_.get() + static_cast<std::ptrdiff_t>(index) * lanes_of_block;
}

void workspace::bucket(std::size_t index, const double* values, int n) {
  bucket_counter& counter = buckets_[index];
  if (counter.count() + n > bucket_counter::most) counter.move_into(result.histograms[index]);
  counter.add(values, n, loops);
}

void workspace::sum(std::size_t index, const double* values, int n) {
  result.sums[index].add(values, n, loops);
}

summary workspace::take() {
  for (std::size_t i = 0; i < buckets_.size(); ++i) buckets_[i].move_into(result.histograms[i]);
  return std::move(result);
}

void execute(const program& p, std::uint64_t seed, std::int64_t block, int lanes, workspace& on) {
  summary& s = on.result;
  const operations& by = on.loops;
  for (const instruction& i : p.parts().code) {
    const auto slot = static_cast<std::size_t>(i.index);
    switch (i.op) {
      case opcode::normal:
        on.by.normal(random::stream{seed, i.name}, block, on.at(i.out));
        break;
      case opcode::table:
        on.by.table(p.parts().tables[slot], on.at(i.a), on.at(i.out));
        break;
      case opcode::scale:
        by.scale(on.at(i.out), on.at(i.a), i.x, i.y);
        break;
      case opcode::add:
        by.add(on.at(i.out), on.at(i.a), on.at(i.b), i.x, i.y);
        break;
      case opcode::multiply:
        by.multiply(on.at(i.out), on.at(i.a), on.at(i.b));
        break;
      case opcode::join:
        by.join(on.at(i.out), on.at(i.a), on.at(i.b), i.x);
        break;
      case opcode::exponential:
        on.by.exp(on.at(i.a), on.at(i.out));
        break;
      case opcode::logarithm:
        on.by.log(on.at(i.a), on.at(i.out));
        break;
      case opcode::logistic:
        on.by.logistic(on.at(i.a), on.at(i.out));
        break;
      case opcode::compare:
        by.compare(on.at(i.out), on.at(i.a), i.how, i.x);
        break;
      case opcode::choose:
        by.choose(on.at(i.out), on.at(i.a), on.at(i.b), i.how, i.x, i.y);
        break;
      case opcode::fill:
        by.fill(on.at(i.out), i.x);
        break;
      case opcode::uniform:
        on.by.uniform(random::stream{seed, i.name}, block, on.at(i.out));
        break;
      case opcode::divide:
        by.divide(on.at(i.out), on.at(i.a), on.at(i.b));
        break;
      case opcode::bound:
        by.bound(on.at(i.out), on.at(i.a), i.x, i.y);
        break;
      case opcode::least:
        by.least(on.at(i.out), on.at(i.a), on.at(i.b));
        break;
      case opcode::greatest:
        by.greatest(on.at(i.out), on.at(i.a), on.at(i.b));
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
        s.counts[slot] += by.total(on.at(i.a), lanes);
        break;
      case opcode::count_pair:
        by.count_pair(on.at(i.a), on.at(i.b), lanes, s.counts.data() + i.index);
        break;
      case opcode::tally:
        tally(on.at(i.a), lanes, i.x, s.tallies[slot]);
        if (on.into && on.into->tally == i.index)
          std::transform(on.at(i.a), on.at(i.a) + lanes,
                         on.into->tallied + block * lanes_of_block,
                         [](double x) { return static_cast<std::int32_t>(x); });
        break;
      case opcode::bucket:
        on.bucket(slot, on.at(i.a), lanes);
        break;
      case opcode::sum:
        on.sum(slot, on.at(i.a), lanes);
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
