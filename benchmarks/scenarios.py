# SPDX-License-Identifier: Apache-2.0
"""What a scenario costs beside the others: one, and twenty that differ in one lever, in turns.

python benchmarks/scenarios.py [--draws N] [--threads N] [--rounds N]

The plan is Zhejiang's as of 2020: 16 indicators and the targets of its text. One scenario: the
forecast of "plan" alone. Twenty: `attain.compare` of that one and 19 others, which set another
number of stations; each has its probabilities, quantiles, first years and paired differences. Draws
are made once for all of them.
"""

from __future__ import annotations

import argparse
import sys

import attain
import ratio

SCENARIOS = 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--draws", type=int, default=1_000_000)
    parser.add_argument("--threads", type=int, default=1)
    options = ratio.options(__doc__, parser=parser)
    if options.quick:
        options.draws = min(options.draws, 20_000)
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

    report = ratio.Report(
        __doc__, options, settings={"draws": options.draws, "threads": options.threads}
    )
    names = (f"{SCENARIOS} scenarios", "one scenario")
    times = report.in_turns(dict(zip(names, (twenty, one), strict=True)))
    report.ratio(times, *names, at_most=2)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
