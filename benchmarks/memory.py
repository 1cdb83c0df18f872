# SPDX-License-Identifier: Apache-2.0
"""Peak memory of a forecast with few and with many draws, each in a process of its own.

python benchmarks/memory.py [--few N] [--many N]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--few", type=int, default=100_000)
    parser.add_argument("--many", type=int, default=10_000_000)
    options = parser.parse_args()
    sizes = []
    for draws in (options.few, options.many):
        start = time.perf_counter()
        sizes.append(peak(draws))
        print(f"{draws:>12,} draws: {sizes[-1]:6.1f} MiB, {time.perf_counter() - start:.1f} s")
    print(f"ratio {sizes[1] / sizes[0]:.3f}")


if __name__ == "__main__":
    main()
