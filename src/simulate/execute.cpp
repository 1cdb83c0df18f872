// SPDX-License-Identifier: Apache-2.0
#include "execute.hpp"

#include <attain/core/error.hpp>
#include <attain/random/discrete.hpp>
#include <attain/random/functions.hpp>
#include <attain/random/sobol.hpp>
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

/// Draws of a stream as the design places them.
void draw(const program_parts& p, const instruction& i, std::uint64_t seed, std::int64_t block,
          workspace& on) {
  const random::stream from{seed, i.name};
  const bool normal = i.op == opcode::normal;
  double* out = on.at(i.out);
  if (on.result.how() == design::monte_carlo)
    return normal ? on.by.normal(from, block, out) : on.by.uniform(from, block, out);
  const random::sobol_place place =
      i.index < 0 ? random::own_place(from)
                  : random::sobol_place{p.pairs[static_cast<std::size_t>(i.index)], true};
  random::sobol_uniform_block(from, place, block, out);
  if (normal) on.by.normal_quantile(out);
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

/// Counts lanes of the registers into `to`.
void count(const instruction& i, const double* a, const double* b, int lanes, const operations& by,
           counted& to) {
  const auto slot = static_cast<std::size_t>(i.index);
  switch (i.op) {
    case opcode::count:
      to.counts[slot] += by.total(a, lanes);
      return;
    case opcode::count_pair:
      by.count_pair(a, b, lanes, to.counts.data() + i.index);
      return;
    case opcode::tally:
      tally(a, lanes, i.x, to.tallies[slot]);
      return;
    case opcode::sum:
      to.sums[slot].add(a, lanes, by);
      return;
    case opcode::sum_number:
      to.sums[slot].add_repeated(i.x, lanes);
      return;
    default:
      return;
  }
}

/// The same scramble by scramble under `design::sobol`.
void count(const instruction& i, int lanes, workspace& on) {
  const double* a = i.a < 0 ? nullptr : on.at(i.a);
  const double* b = i.b < 0 ? nullptr : on.at(i.b);
  if (on.result.scrambles.empty()) return count(i, a, b, lanes, on.loops, on.result);
  for (counted& part : on.result.scrambles) {
    count(i, a, b, random::sobol_points, on.loops, part);
    if (a != nullptr) a += random::sobol_points;
    if (b != nullptr) b += random::sobol_points;
  }
}

}  // namespace

void free_aligned::operator()(double* p) const noexcept { ::operator delete[](p, alignment); }

workspace::workspace(const program_parts& p, summary empty, random::instruction_set instructions,
                     run_memory::held* spare)
    : by(random::kernels_of(instructions)),
      loops(operations_of(instructions)),
      result(std::move(empty)),
      memory_(spare != nullptr ? *spare : own_) {
  if (memory_.registers_held < p.registers) {
    memory_.registers.reset(static_cast<double*>(::operator new[](
        sizeof(double) * static_cast<std::size_t>(p.registers) * lanes_of_block, alignment)));
    memory_.registers_held = p.registers;
  }
  for (std::size_t k = 0; k < p.grids.size(); ++k) {
    if (k < memory_.counters.size()) {
      memory_.counters[k].reset(p.grids[k]);
    } else {
      memory_.counters.emplace_back(p.grids[k]);
    }
  }
}

double* workspace::at(int index) noexcept {
  return memory_.registers.get() + static_cast<std::ptrdiff_t>(index) * lanes_of_block;
}

void workspace::bucket(std::size_t index, const double* values, int n) {
  bucket_counter& counter = memory_.counters[index];
  if (counter.count() + n > bucket_counter::most) counter.move_into(result.histograms[index]);
  counter.add(values, n, loops);
}

summary workspace::take() {
  for (std::size_t i = 0; i < result.histograms.size(); ++i)
    memory_.counters[i].move_into(result.histograms[i]);
  return std::move(result);
}

void execute(const program_parts& p, std::uint64_t seed, std::int64_t block, int lanes,
             workspace& on, const std::stop_token& stop) {
  const operations& by = on.loops;
  const bool looks = p.code.size() > long_program && stop.stop_possible();
  std::size_t at = 0;
  for (const instruction& i : p.code) {
    if (looks && at++ % (long_program / 8) == 0 && stop.stop_requested()) throw cancelled();
    const auto slot = static_cast<std::size_t>(i.index);
    switch (i.op) {
      case opcode::normal:
      case opcode::uniform:
        draw(p, i, seed, block, on);
        break;
      case opcode::table:
        on.by.table(p.tables[slot], on.at(i.a), on.at(i.out));
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
      case opcode::normal_cdf:
        on.by.normal_cdf(on.at(i.a), on.at(i.out));
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
        call(p.calls[slot], on, on.at(i.out));
        break;
      case opcode::count:
      case opcode::count_pair:
      case opcode::tally:
      case opcode::sum:
      case opcode::sum_number:
        count(i, lanes, on);
        if (on.into && i.op == opcode::tally && on.into->tally == i.index)
          std::transform(on.at(i.a), on.at(i.a) + lanes,
                         on.into->tallied + (block - on.into->first_block) * lanes_of_block,
                         [](double x) { return static_cast<std::int32_t>(x); });
        break;
      case opcode::bucket:
        on.bucket(slot, on.at(i.a), lanes);
        break;
      case opcode::keep:
        if (on.into)
          std::copy_n(on.at(i.a), lanes,
                      on.into->numbers[slot] + (block - on.into->first_block) * lanes_of_block);
        break;
      case opcode::keep_outcome:
        if (on.into)
          std::transform(on.at(i.a), on.at(i.a) + lanes,
                         on.into->outcomes[slot] + (block - on.into->first_block) * lanes_of_block,
                         [](double x) { return static_cast<std::uint8_t>(x != 0); });
        break;
    }
  }
  on.result.draws += lanes;
}

}  // namespace attain::simulate
