// SPDX-License-Identifier: Apache-2.0
#include "builder.hpp"

#include <attain/core/error.hpp>
#include <attain/core/hash.hpp>
#include <attain/random/functions.hpp>

#include "order.hpp"

#include <algorithm>
#include <bit>
#include <string_view>
#include <vector>

namespace attain::simulate {

namespace {

std::array<std::uint64_t, 9> operation_of(const instruction& i) {
  const auto whole = [](int x) { return static_cast<std::uint64_t>(static_cast<std::int64_t>(x)); };
  return {static_cast<std::uint64_t>(i.op),
          static_cast<std::uint64_t>(i.how),
          whole(i.a),
          whole(i.b),
          whole(i.c),
          whole(i.index),
          std::bit_cast<std::uint64_t>(i.x),
          std::bit_cast<std::uint64_t>(i.y),
          i.name};
}

}  // namespace

term builder::emit(instruction i) {
  if (merges_) {
    const auto [found, is_new] = made_.try_emplace(operation_of(i), values_);
    if (!is_new) {
      shared_.insert(found->second);
      return {found->second, 0};
    }
  }
  i.out = values_++;
  parts_.code.push_back(i);
  return {i.out, 0};
}

void builder::change_streams(stream_changes how) {
  merges_ = true;
  changes_ = std::move(how);
}

stream_change builder::change_of(const std::string& stream) {
  if (!merges_) return {};
  streams_.insert(stream);
  return changes_ ? changes_(stream) : stream_change{};
}

term builder::normal(const std::string& asked) {
  const stream_change change = change_of(asked);
  if (change.at) return number_term(*change.at);
  const std::string stream = change.again ? asked + "/again" : asked;
  const auto found = named_.find(stream);
  if (found != named_.end()) return found->second;
  const term t =
      emit({.op = opcode::normal, .index = pair_of(stream), .name = core::stable_hash(stream)});
  named_.emplace(stream, t);
  return t;
}

/// The tail factor and the own drift of an indicator decide most of a level; of a class the drift
/// and the surprise do. All others stand alone, so that a role's place never depends on the plan.
int builder::pair_of(const std::string& stream) {
  if (!pairs_) return -1;
  const bool is_class = stream.rfind("class/", 0) == 0;
  const std::string ending = is_class ? "/surprise" : "/growth";
  if (!std::string_view(stream).ends_with(ending)) return -1;
  const std::string first =
      stream.substr(0, stream.size() - ending.size()) + (is_class ? "/growth" : "/tail");
  parts_.pairs.push_back(core::stable_hash(first));
  return static_cast<int>(parts_.pairs.size()) - 1;
}

term builder::uniform(const std::string& asked) {
  const std::string stream = change_of(asked).again ? asked + "/again" : asked;
  const std::string key = "uniform " + stream;
  const auto found = named_.find(key);
  if (found != named_.end()) return found->second;
  const term t = emit({.op = opcode::uniform, .name = core::stable_hash(stream)});
  named_.emplace(key, t);
  return t;
}

term builder::draw(const random::distribution& d, const std::string& name) {
  if (d.kind() == random::distribution_kind::fixed) return number_term(random::median(d));
  const stream_change change = change_of(name);
  if (change.at) return number_term(random::quantile_at_normal(d, *change.at));
  const std::string key = name + (change.again ? "/again ~ " : " ~ ") + random::to_string(d);
  const auto found = named_.find(key);
  if (found != named_.end()) return found->second;
  const term z = normal(name);
  const auto of_d = [&](const random::quantile_table& t) { return t.source() == d; };
  auto same = std::find_if(parts_.tables.begin(), parts_.tables.end(), of_d);
  if (same == parts_.tables.end()) {
    const auto known = std::find_if(known_.begin(), known_.end(), of_d);
    if (known != known_.end()) {
      parts_.tables.push_back(*known);
    } else {
      parts_.tables.emplace_back(d);
    }
    same = parts_.tables.end() - 1;
  }
  const int index = static_cast<int>(same - parts_.tables.begin());
  const term t = emit({.op = opcode::table, .a = z.slot, .index = index});
  named_.emplace(key, t);
  return t;
}

term builder::scale(term a, double x, double y) {
  if (a.is_number()) return number_term(x * a.value + y);
  if (x == 1 && y == 0) return a;
  return emit({.op = opcode::scale, .a = a.slot, .x = x, .y = y});
}

term builder::add(term a, double x, term b, double y) {
  if (a.is_number()) return scale(b, y, x * a.value);
  if (b.is_number()) return scale(a, x, y * b.value);
  return emit({.op = opcode::add, .a = a.slot, .b = b.slot, .x = x, .y = y});
}

term builder::multiply(term a, term b) {
  if (a.is_number()) return scale(b, a.value, 0);
  if (b.is_number()) return scale(a, b.value, 0);
  return emit({.op = opcode::multiply, .a = a.slot, .b = b.slot});
}

term builder::join(double x, term a, term b) {
  if (a.is_number()) return scale(b, a.value, x);
  if (b.is_number()) return scale(a, b.value, x);
  return emit({.op = opcode::join, .a = a.slot, .b = b.slot, .x = x});
}

term builder::exponential(term a) {
  if (a.is_number()) return number_term(random::exp(a.value));
  return emit({.op = opcode::exponential, .a = a.slot});
}

term builder::logarithm(term a) {
  if (a.is_number()) return number_term(random::log(a.value));
  return emit({.op = opcode::logarithm, .a = a.slot});
}

term builder::logistic(term a) {
  if (a.is_number()) return number_term(random::logistic(a.value));
  return emit({.op = opcode::logistic, .a = a.slot});
}

term builder::normal_cdf(term a) {
  if (a.is_number()) return number_term(random::normal_cdf(a.value));
  return emit({.op = opcode::normal_cdf, .a = a.slot});
}

term builder::compare(term a, plans::comparator how, double x) {
  if (a.is_number()) return number_term(plans::holds(how, a.value, x) ? 1 : 0);
  return emit({.op = opcode::compare, .how = how, .a = a.slot, .x = x});
}

term builder::divide(term a, term b) {
  if (a.is_number() && b.is_number()) return number_term(a.value / b.value);
  if (b.is_number()) return scale(a, 1 / b.value, 0);
  return emit({.op = opcode::divide, .a = in_register(a).slot, .b = b.slot});
}

term builder::bound(term a, double low, double high) {
  if (a.is_number()) return number_term(std::min(std::max(a.value, low), high));
  return emit({.op = opcode::bound, .a = a.slot, .x = low, .y = high});
}

term builder::least(term a, term b) {
  if (a.is_number() && b.is_number()) return number_term(std::min(a.value, b.value));
  const int other = in_register(b).slot;
  return emit({.op = opcode::least, .a = in_register(a).slot, .b = other});
}

term builder::greatest(term a, term b) {
  if (a.is_number() && b.is_number()) return number_term(std::max(a.value, b.value));
  const int other = in_register(b).slot;
  return emit({.op = opcode::greatest, .a = in_register(a).slot, .b = other});
}

term builder::below(term a, term b) {
  return compare(add(a, 1, b, -1), plans::comparator::less_than, 0);
}

term builder::binomial(term u, term trials, term chance) {
  if (trials.is_number() && trials.value == 0) return number_term(0);
  const int n = in_register(trials).slot;
  const int p = in_register(chance).slot;
  return emit({.op = opcode::binomial, .a = u.slot, .b = n, .c = p});
}

term builder::poisson(term u, term mean, double years) {
  return emit({.op = opcode::poisson, .a = u.slot, .b = in_register(mean).slot, .x = years});
}

term builder::above(term z, term least) {
  return emit({.op = opcode::above, .a = z.slot, .b = in_register(least).slot});
}

term builder::call(const std::shared_ptr<const levers::user_response>& how, double setting,
                   const std::vector<term>& operands) {
  user_call made{how, setting, {}};
  for (const term& t : operands) made.operands.push_back(in_register(t).slot);
  parts_.calls.push_back(std::move(made));
  return emit({.op = opcode::call, .index = static_cast<int>(parts_.calls.size()) - 1});
}

term builder::choose(term test, double x, term otherwise) {
  if (test.is_number()) return test.value != 0 ? number_term(x) : otherwise;
  const int other = in_register(otherwise).slot;
  const instruction last = parts_.code.back();
  if (last.op == opcode::compare && last.out == test.slot && shared_.count(test.slot) == 0) {
    if (merges_) made_.erase(operation_of(last));
    parts_.code.pop_back();
    return emit(
        {.op = opcode::choose, .how = last.how, .a = last.a, .b = other, .x = last.x, .y = x});
  }
  return emit({.op = opcode::choose, .a = test.slot, .b = other, .x = .5, .y = x});
}

term builder::in_register(term a) {
  if (!a.is_number()) return a;
  return emit({.op = opcode::fill, .x = a.value});
}

int builder::count(term hits) {
  const int index = parts_.counts++;
  parts_.code.push_back({.op = opcode::count, .a = in_register(hits).slot, .index = index});
  return index;
}

int builder::count_pair(term a, term b) {
  const int index = parts_.counts;
  parts_.counts += 2;
  const int left = in_register(a).slot;
  const int right = in_register(b).slot;
  parts_.code.push_back({.op = opcode::count_pair, .a = left, .b = right, .index = index});
  return index;
}

int builder::tally(term a, int low, int size) {
  const int index = static_cast<int>(parts_.tally_sizes.size());
  parts_.tally_sizes.push_back(size);
  const int slot = in_register(a).slot;
  parts_.code.push_back(
      {.op = opcode::tally, .a = slot, .index = index, .x = static_cast<double>(low)});
  return index;
}

int builder::bucket(term a, const bucket_grid& grid) {
  const int index = static_cast<int>(parts_.grids.size());
  parts_.grids.push_back(grid);
  parts_.code.push_back({.op = opcode::bucket, .a = in_register(a).slot, .index = index});
  return index;
}

int builder::sum(term a) {
  const int index = parts_.sums++;
  if (a.is_number()) {
    parts_.code.push_back({.op = opcode::sum_number, .index = index, .x = a.value});
  } else {
    parts_.code.push_back({.op = opcode::sum, .a = a.slot, .index = index});
  }
  return index;
}

void builder::keep(term a, int column) {
  const int slot = in_register(a).slot;
  parts_.code.push_back({.op = opcode::keep, .a = slot, .index = column});
}

void builder::keep_outcome(term a, int column) {
  const int slot = in_register(a).slot;
  parts_.code.push_back({.op = opcode::keep_outcome, .a = slot, .index = column});
}

void builder::put_in_order() { parts_.code = ordered(parts_.code, parts_.calls, values_); }

void builder::finish(program_parts& parts) {
  std::vector<std::size_t> last_use(static_cast<std::size_t>(values_), 0);
  for (std::size_t at = 0; at < parts_.code.size(); ++at) {
    const instruction& i = parts_.code[at];
    for (const int used : read_by(i, parts_.calls)) last_use[static_cast<std::size_t>(used)] = at;
    if (i.out >= 0) last_use[static_cast<std::size_t>(i.out)] = at;
  }

  std::vector<int> place(static_cast<std::size_t>(values_), -1);
  std::vector<int> idle;
  int registers = 0;
  for (std::size_t at = 0; at < parts_.code.size(); ++at) {
    instruction& i = parts_.code[at];
    const std::vector<int> read = read_by(i, parts_.calls);
    for (int* slot : {&i.a, &i.b, &i.c})
      if (*slot >= 0) *slot = place[static_cast<std::size_t>(*slot)];
    if (i.op == opcode::call)
      for (int& slot : parts_.calls[static_cast<std::size_t>(i.index)].operands)
        slot = place[static_cast<std::size_t>(slot)];
    if (i.out >= 0) {
      const auto value = static_cast<std::size_t>(i.out);
      if (idle.empty()) idle.push_back(registers++);
      place[value] = idle.back();
      idle.pop_back();
      i.out = place[value];
      if (last_use[value] == at) idle.push_back(place[value]);
    }
    for (const int used : read) {
      if (last_use[static_cast<std::size_t>(used)] != at) continue;
      const int freed = place[static_cast<std::size_t>(used)];
      if (std::find(idle.begin(), idle.end(), freed) == idle.end()) idle.push_back(freed);
    }
  }
  parts.code = std::move(parts_.code);
  parts.tables = std::move(parts_.tables);
  parts.calls = std::move(parts_.calls);
  parts.grids = std::move(parts_.grids);
  parts.tally_sizes = std::move(parts_.tally_sizes);
  parts.pairs = std::move(parts_.pairs);
  parts.registers = registers;
  parts.counts = parts_.counts;
  parts.sums = parts_.sums;
}

}  // namespace attain::simulate
