# SPDX-License-Identifier: Apache-2.0
"""What a scenario costs beside the others: one, and twenty that differ in one lever, in turns.

python benchmarks/scenarios.py [--draws N] [--threads N] [--rounds N]

The plan is Zhejiang's as of 2020: 16 indicators and the targets of its text. One scenario: the
forecast of "plan" alone. Twenty: `attain.compare` of that one and 19 others, which set another number
of stations; each has its probabilities, quantiles, first years and paired differences. Draws are made
once for all of them.
"""

from __future__ import annotations

import argparse
import platform
import time
from collections.abc import Callable
from statistics import median

import attain

SCENARIOS = 20


def seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--draws", type=int, default=1_000_000)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    plan = attain.load_plan("zhejiang")
    settings = {"as_of": 2020, "draws": options.draws, "threads": options.threads}
    first = plan.scenario("plan")
    others = [
        plan.scenario(f"{units} stations").set("stations", {2025: units})
        for units in range(520, 520 + 20 * (SCENARIOS - 1), 20)
    ]

    def one() -> object:
        return plan.forecast(scenario=first, **settings)

    def twenty() -> object:
        return attain.compare(first, *others, **settings)

    one(), twenty()
    ratios, times = [], []
    for _ in range(options.rounds):
        alone, together = seconds(one), seconds(twenty)
        times.append((alone, together))
        ratios.append(together / alone)
    print(f"{platform.processor() or platform.machine()}, attain {attain.__version__}")
    print(f"one scenario {median(t[0] for t in times):.3f} s, {SCENARIOS} scenarios "
          f"{median(t[1] for t in times):.3f} s, {options.threads} thread(s), "
          f"{options.draws:,} draws")
    print(f"ratio {median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})")


if __name__ == "__main__":
    main()
