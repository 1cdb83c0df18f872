# SPDX-License-Identifier: Apache-2.0
"""How soon a forecast returns after it was asked to stop.

python benchmarks/cancel.py [--runs N] [--draws N] [--quick] [--json FILE]

Zhejiang as of 2020 with 10^7 draws on 1 and on 2 threads, 200 runs of each. In each run a thread
waits for a time that differs from run to run and sends SIGINT, as Ctrl-C does; the time counts
from the signal to the handler of KeyboardInterrupt in the caller, and includes the board of what
was done, which is in its `partial`. In C++ the `stop` of `forecast_settings` asks the same; between
signal and it lie up to 10 ms in which the Python face looks at signals.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
import time
from statistics import quantiles

import ratio

import attain


def stopped(plan: attain.Plan, draws: int, threads: int, wait: float) -> float | None:
    """Return seconds from signal to return; None where the run ended before the signal."""
    asked = [0.0]
    started = threading.Event()

    def press() -> None:
        started.wait()
        time.sleep(wait)
        asked[0] = time.perf_counter()
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=press)
    thread.start()
    try:
        started.set()
        plan.forecast(as_of=2020, draws=draws, threads=threads, progress=False)
        thread.join()  # a signal that comes late is taken here
        time.sleep(0.05)
    except KeyboardInterrupt as stop:
        took = time.perf_counter() - asked[0]
        thread.join()
        partial = getattr(stop, "partial", None)
        return took if partial is not None and partial.draws < draws else None
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--draws", type=int, default=10**7)
    options = ratio.options(__doc__, parser=parser, rounds=1)
    if options.quick:
        options.runs = min(options.runs, 10)
    settings = {"runs": options.runs, "draws": options.draws}
    report = ratio.Report(__doc__, options, settings=settings)
    plan = attain.load_plan("zhejiang")
    plan.forecast(as_of=2020, draws=1024)
    for threads in (1, 2):
        taken = []
        for run in range(options.runs):
            # From 20 to 220 ms, spread evenly and in no order that the work could follow.
            found = stopped(plan, options.draws, threads, 0.02 + 0.2 * (run * 0.618034 % 1))
            if found is not None:
                taken.append(1000 * found)
        of = f"{threads} thread{'s' if threads > 1 else ''}"
        cuts = quantiles(taken, n=20, method="inclusive")
        report.figure(f"{of}: median", cuts[9], "ms")
        report.figure(f"{of}: 95 %", cuts[18], "ms")
        report.figure(f"{of}: largest of {len(taken)}", max(taken), "ms", at_most=50)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
