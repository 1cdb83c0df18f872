// SPDX-License-Identifier: Apache-2.0
#include <attain/simulate/summary.hpp>

#include <attain/core/error.hpp>
#include <attain/random/sobol.hpp>
#include <attain/simulate/program.hpp>

#include "bytes.hpp"
#include "execute.hpp"

#include <algorithm>

namespace attain::simulate {

namespace {

constexpr std::string_view magic = "attain summary 2\n";
constexpr std::string_view sobol_magic = "attain summary 2 sobol\n";

constexpr std::int64_t most_draws = std::int64_t{1} << 40;

counted empty_counted(const program_parts& parts) {
  counted c;
  c.counts.assign(static_cast<std::size_t>(parts.counts), 0);
  for (const int size : parts.tally_sizes)
    c.tallies.emplace_back(static_cast<std::size_t>(size), std::int64_t{0});
  c.sums.resize(static_cast<std::size_t>(parts.sums));
  return c;
}

/// True where the scrambles are the whole.
bool adds_up(const summary& s) {
  if (s.scrambles.empty()) return true;
  counted all = s.scrambles.front();
  for (std::size_t r = 1; r < s.scrambles.size(); ++r) add_into(all, s.scrambles[r]);
  return all == static_cast<const counted&>(s);
}

/// True where every figure can have come from `s.draws` draws.
bool is_consistent(const summary& s) {
  const auto share = [&](std::int64_t count) { return count >= 0 && count <= s.draws; };
  if (s.draws < 0 || s.draws > most_draws) return false;
  for (const std::int64_t c : s.counts)
    if (!share(c)) return false;
  for (const std::vector<std::int64_t>& t : s.tallies) {
    std::int64_t sum = 0;
    for (const std::int64_t c : t) {
      if (!share(c) || !share(sum + c)) return false;
      sum += c;
    }
    if (sum != s.draws) return false;
  }
  for (const histogram& h : s.histograms)
    if (!share(h.not_a_number()) || h.total() != s.draws - h.not_a_number()) return false;
  for (const fixed_sum& f : s.sums)
    if (!share(f.not_a_number()) || f.count() != s.draws - f.not_a_number()) return false;
  return adds_up(s);
}

/// The blocks of both, in order, neighbours joined. @throws invalid_input where they overlap.
std::vector<block_range> joined(std::vector<block_range> all,
                                const std::vector<block_range>& more) {
  all.insert(all.end(), more.begin(), more.end());
  std::sort(all.begin(), all.end());
  std::vector<block_range> out;
  for (const block_range& r : all) {
    if (!out.empty() && r.first < out.back().last)
      throw invalid_input({.field = "merge", .message = "two parts hold the same draws"});
    if (!out.empty() && r.first == out.back().last) {
      out.back().last = r.last;
    } else {
      out.push_back(r);
    }
  }
  return out;
}

void put_counted(std::string& out, const counted& c) {
  for (const std::int64_t n : c.counts) put(out, n);
  for (const std::vector<std::int64_t>& t : c.tallies)
    for (const std::int64_t n : t) put(out, n);
}

void take_counted(counted& c, const char*& at, const char* end) {
  for (std::int64_t& n : c.counts) n = take_signed(at, end);
  for (std::vector<std::int64_t>& t : c.tallies)
    for (std::int64_t& n : t) n = take_signed(at, end);
}

/// True where the ranges stand in order and apart.
bool is_in_order(const std::vector<block_range>& ranges) {
  std::int64_t end = -1;
  for (const block_range& r : ranges) {
    if (r.first <= end || r.first < 0 || r.last <= r.first) return false;
    end = r.last;
  }
  return true;
}

}  // namespace

void add_into(counted& into, const counted& other) {
  for (std::size_t i = 0; i < into.counts.size(); ++i) into.counts[i] += other.counts[i];
  for (std::size_t i = 0; i < into.tallies.size(); ++i)
    for (std::size_t k = 0; k < into.tallies[i].size(); ++k)
      into.tallies[i][k] += other.tallies[i][k];
  for (std::size_t i = 0; i < into.sums.size(); ++i) into.sums[i].merge(other.sums[i]);
}

summary empty_summary(const program& p, std::uint64_t seed, design how) {
  summary s = empty_summary_of(p.parts(), seed, how);
  s.program_digest = p.digest();
  return s;
}

summary empty_summary_of(const program_parts& parts, std::uint64_t seed, design how,
                         std::vector<histogram>* spare) {
  summary s;
  s.seed = seed;
  static_cast<counted&>(s) = empty_counted(parts);
  if (how == design::sobol)
    s.scrambles.assign(static_cast<std::size_t>(random::sobol_scrambles), empty_counted(parts));
  if (spare != nullptr) s.histograms = std::move(*spare);
  s.histograms.resize(std::min(s.histograms.size(), parts.grids.size()), histogram({}));
  for (std::size_t k = 0; k < s.histograms.size(); ++k) s.histograms[k].reset(parts.grids[k]);
  for (std::size_t k = s.histograms.size(); k < parts.grids.size(); ++k)
    s.histograms.push_back(histogram(parts.grids[k]));
  return s;
}

void merge_into(summary& into, const summary& other) {
  if (into.program_digest != other.program_digest)
    throw invalid_input({.field = "merge", .message = "the parts come from different programs"});
  if (into.seed != other.seed)
    throw invalid_input({.field = "merge", .message = "the parts have different seeds"});
  if (into.how() != other.how())
    throw invalid_input({.field = "merge", .message = "the parts have different designs"});
  into.blocks = joined(std::move(into.blocks), other.blocks);
  into.draws += other.draws;
  add_into(into, other);
  for (std::size_t i = 0; i < into.histograms.size(); ++i)
    into.histograms[i].merge(other.histograms[i]);
  for (std::size_t r = 0; r < into.scrambles.size(); ++r)
    add_into(into.scrambles[r], other.scrambles[r]);
}

summary merge(const summary& a, const summary& b) {
  summary out = a;
  merge_into(out, b);
  return out;
}

std::string to_bytes(const summary& s) {
  std::string out(s.how() == design::sobol ? sobol_magic : magic);
  out += s.program_digest;
  put(out, s.seed);
  put(out, s.draws);
  put(out, static_cast<std::uint64_t>(s.blocks.size()));
  for (const block_range& r : s.blocks) {
    put(out, r.first);
    put(out, r.last);
  }
  put_counted(out, s);
  for (const histogram& h : s.histograms) out += h.bytes();
  for (const fixed_sum& f : s.sums) out += f.bytes();
  for (const counted& c : s.scrambles) {
    put_counted(out, c);
    for (const fixed_sum& f : c.sums) out += f.bytes();
  }
  return out;
}

summary from_bytes(const program& p, std::string_view bytes) {
  const bool sobol = bytes.substr(0, sobol_magic.size()) == sobol_magic;
  const std::string head = std::string(sobol ? sobol_magic : magic) + p.digest();
  if (bytes.substr(0, head.size()) != head)
    throw invalid_input({.field = "summary", .message = "the bytes belong to another program"});
  const char* at = bytes.data() + head.size();
  const char* end = bytes.data() + bytes.size();
  summary s = empty_summary(p, take(at, end), sobol ? design::sobol : design::monte_carlo);
  s.draws = take_signed(at, end);
  for (std::uint64_t left = take(at, end); left > 0; --left) {
    const std::int64_t first = take_signed(at, end);
    s.blocks.push_back({first, take_signed(at, end)});
  }
  take_counted(s, at, end);
  for (histogram& h : s.histograms) h.read(at, end);
  for (fixed_sum& f : s.sums) f.read(at, end);
  for (counted& c : s.scrambles) {
    take_counted(c, at, end);
    for (fixed_sum& f : c.sums) f.read(at, end);
  }
  if (at != end) throw invalid_input({.field = "summary", .message = "the bytes are too many"});
  if (!is_consistent(s) || !is_in_order(s.blocks))
    throw invalid_input({.field = "summary", .message = "the bytes are damaged"});
  return s;
}

}  // namespace attain::simulate
