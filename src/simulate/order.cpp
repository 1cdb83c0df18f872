// SPDX-License-Identifier: Apache-2.0
#include "order.hpp"

#include <cstddef>
#include <utility>

namespace attain::simulate {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

class scheduler {
 public:
  scheduler(const std::vector<instruction>& code, const std::vector<user_call>& calls, int values)
      : code_(code),
        calls_(calls),
        made_at_(static_cast<std::size_t>(values), nowhere),
        kept_by_(static_cast<std::size_t>(values)),
        done_(code.size(), false) {
    for (std::size_t at = 0; at < code.size(); ++at) {
      if (code[at].out >= 0) {
        made_at_[static_cast<std::size_t>(code[at].out)] = at;
      } else {
        for (const int value : read_by(code[at], calls_))
          kept_by_[static_cast<std::size_t>(value)].push_back(at);
      }
    }
  }

  std::vector<instruction> run() {
    // Numbers reached come first: all that they need of a scenario is then made together.
    for (std::size_t at = 0; at < code_.size(); ++at)
      if (code_[at].op == opcode::tally) emit(at);
    for (std::size_t at = 0; at < code_.size(); ++at)
      if (code_[at].out < 0) emit(at);
    return std::move(out_);
  }

 private:
  /// Emits an instruction behind all that it reads, which waits on a stack of its own.
  void emit(std::size_t wanted) {
    std::vector<std::size_t> stack{wanted};
    while (!stack.empty()) {
      const std::size_t at = stack.back();
      if (done_[at]) {
        stack.pop_back();
        continue;
      }
      const std::size_t before = stack.size();
      const std::vector<int> operands = read_by(code_[at], calls_);
      for (auto value = operands.rbegin(); value != operands.rend(); ++value) {
        const std::size_t maker = made_at_[static_cast<std::size_t>(*value)];
        if (!done_[maker]) stack.push_back(maker);
      }
      if (stack.size() > before) continue;
      stack.pop_back();
      place(at);
    }
  }

  void place(std::size_t at) {
    done_[at] = true;
    out_.push_back(code_[at]);
    if (code_[at].out < 0) return;
    // What only waits for this value is kept at once.
    for (const std::size_t keeper : kept_by_[static_cast<std::size_t>(code_[at].out)]) {
      bool ready = !done_[keeper];
      for (const int value : read_by(code_[keeper], calls_))
        ready = ready && done_[made_at_[static_cast<std::size_t>(value)]];
      if (!ready) continue;
      done_[keeper] = true;
      out_.push_back(code_[keeper]);
    }
  }

  const std::vector<instruction>& code_;
  const std::vector<user_call>& calls_;
  std::vector<std::size_t> made_at_;               // by value
  std::vector<std::vector<std::size_t>> kept_by_;  // by value: instructions that make none
  std::vector<bool> done_;
  std::vector<instruction> out_;
};

}  // namespace

std::vector<int> read_by(const instruction& i, const std::vector<user_call>& calls) {
  if (i.op == opcode::call) return calls[static_cast<std::size_t>(i.index)].operands;
  std::vector<int> out;
  for (const int slot : {i.a, i.b, i.c})
    if (slot >= 0) out.push_back(slot);
  return out;
}

std::vector<instruction> ordered(const std::vector<instruction>& code,
                                 const std::vector<user_call>& calls, int values) {
  return scheduler(code, calls, values).run();
}

}  // namespace attain::simulate
