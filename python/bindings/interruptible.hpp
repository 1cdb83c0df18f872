// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pybind.hpp"

#include <attain/core/error.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace attain::python {

/// What long work gets to see: whether to stop, and where to say how far it is.
struct work_control {
  std::stop_token stop;
  std::function<void(std::int64_t, std::int64_t)> progress;
};

/// Runs `work` on a thread of its own without the interpreter's lock. The calling thread looks for
/// signals and calls `report(done, total, seconds)` every 10 ms, a fifth of the 50 ms within which
/// a stopped call has to return; on Ctrl-C, or when the report raises, the work is told to stop,
/// and the exception is passed on when it has.
template <class Work>
auto interruptible(const py::object& report, const Work& work) {
  using result_type = std::invoke_result_t<Work, const work_control&>;
  std::optional<result_type> result;
  std::exception_ptr failure;
  std::atomic<std::int64_t> done{0};
  std::atomic<std::int64_t> total{0};
  std::mutex guard;
  std::condition_variable ready;
  bool finished = false;
  std::stop_source stop;
  const auto began = std::chrono::steady_clock::now();

  std::jthread worker([&] {
    try {
      result = work(work_control{stop.get_token(), [&](std::int64_t now, std::int64_t all) {
                                   std::int64_t seen = done.load();
                                   while (seen < now && !done.compare_exchange_weak(seen, now)) {
                                   }
                                   total = all;
                                 }});
    } catch (...) {
      failure = std::current_exception();
    }
    const std::lock_guard lock(guard);
    finished = true;
    ready.notify_all();
  });
  std::optional<py::error_already_set> raised;
  for (;;) {
    {
      const py::gil_scoped_release release;
      std::unique_lock lock(guard);
      if (ready.wait_for(lock, std::chrono::milliseconds(10), [&] { return finished; })) break;
    }
    if (raised) continue;
    try {
      if (PyErr_CheckSignals() != 0) throw py::error_already_set();
      if (!report.is_none() && total > 0) {
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - began;
        report(done.load(), total.load(), seconds.count());
      }
    } catch (py::error_already_set& e) {
      raised.emplace(e);
      stop.request_stop();
    }
  }
  {
    const py::gil_scoped_release release;
    worker.join();
  }
  if (raised) throw py::error_already_set(*raised);
  if (failure) std::rethrow_exception(failure);
  if (!report.is_none() && total > 0) {
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - began;
    report(total.load(), total.load(), seconds.count());
  }
  return std::move(*result);
}

}  // namespace attain::python
