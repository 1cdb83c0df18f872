# SPDX-License-Identifier: Apache-2.0
"""Peak memory of a forecast with few and with many draws, each in a process of its own.

python benchmarks/memory.py [--few N] [--many N]

The plan is Zhejiang's as of 2020; the interpreter and attain are included. 10^8 draws by default,
which takes some minutes; the bound of 300 MiB is that of the project's design.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

import ratio

FORECAST = """
import resource
import attain

attain.load_plan("zhejiang").forecast(as_of=2020, draws={draws}, threads=2, progress=False)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak(draws: int) -> float:
    """Greatest resident size in MiB (of Linux, which counts in KiB)."""
    script = FORECAST.format(draws=draws)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return int(done.stdout) / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--few", type=int, default=100_000)
    parser.add_argument("--many", type=int, default=100_000_000)
    options = ratio.options(__doc__, parser=parser, rounds=1)
    if options.quick:
        options.many = min(options.many, 1_000_000)
    report = ratio.Report(__doc__, options)
    sizes = []
    for draws in (options.few, options.many):
        start = time.perf_counter()
        sizes.append(peak(draws))
        report.figure(f"peak memory of {draws:,} draws", sizes[-1], "MiB", at_most=300)
        report.note(f"{draws:,} draws took {time.perf_counter() - start:.1f} s")
    report.values("peak memory, many draws / few draws", [sizes[1] / sizes[0]], at_most=1.2)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
