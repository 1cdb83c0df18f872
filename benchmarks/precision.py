# SPDX-License-Identifier: Apache-2.0
"""A tolerance of .005 on Zhejiang's board: how often it is kept, and with how many draws.

python benchmarks/precision.py [--repeats N] [--tolerance T] [--quick] [--json FILE]

`forecast(tolerance=T)` of Zhejiang as of 2020 for seeds 1 to N, 500 by default. Judged are the
headline targets with a probability, which are what a tolerance promises. A repeat keeps its stated
half-width where every one of their 95 % intervals reaches at most T to either side, and its true
one where every probability is within T of a reference: one forecast of another seed with
1,048,576 draws, whose own half-width is printed. Plain Monte Carlo needs 1.96^2 p (1 - p) /
T^2 draws for the same half-width of the reference's probability that is nearest to 1/2.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from statistics import median

import ratio

import attain

REFERENCE_SEED = 2**40 + 1  # none of the repeats'
REFERENCE_DRAWS = 1 << 20
NORMAL = 1.959964  # 97.5 % point


def promised(board: attain.Board) -> dict[str, attain.Row]:
    """Return the rows whose half-widths a tolerance is about, by target."""
    return {row.id: row for row in board if row.headline and row.probability is not None}


def half_width(row: attain.Row) -> float:
    """Return how far the 95 % interval reaches to its wider side."""
    return max(row.high - row.probability, row.probability - row.low)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--repeats", type=int, default=500)
    parser.add_argument("--tolerance", type=float, default=0.005)
    options = ratio.options(__doc__, parser=parser, rounds=1)
    if options.quick:
        options.repeats = min(options.repeats, 20)
    tolerance = options.tolerance
    settings = {"repeats": options.repeats, "tolerance": tolerance, "as of": 2020}
    report = ratio.Report(__doc__, options, settings=settings)
    plan = attain.load_plan("zhejiang")

    best = plan.forecast(  # a tolerance that is out of reach, so that all draws are made
        as_of=2020, tolerance=1e-9, seed=REFERENCE_SEED, most_draws=REFERENCE_DRAWS
    )
    known = {id: row.probability for id, row in promised(best).items()}
    worst = max(known, key=lambda id: known[id] * (1 - known[id]))
    plain = NORMAL**2 * known[worst] * (1 - known[worst]) / tolerance**2

    draws, widths, errors = [], [], []
    stated = true = covered = rows = true_rows = 0
    start = time.perf_counter()
    for seed in range(1, options.repeats + 1):
        board = plan.forecast(as_of=2020, tolerance=tolerance, seed=seed, progress=False)
        found = promised(board)
        assert found.keys() == known.keys()
        off = {id: abs(row.probability - known[id]) for id, row in found.items()}
        stated += all(half_width(row) <= tolerance for row in found.values())
        true += max(off.values()) <= tolerance
        true_rows += sum(error <= tolerance for error in off.values())
        covered += sum(row.low <= known[id] <= row.high for id, row in found.items())
        rows += len(found)
        draws.append(board.draws)
        widths.append(max(map(half_width, found.values())))
        errors.append(max(off.values()))
    seconds = time.perf_counter() - start

    n = options.repeats
    report.figure("repeats with every stated half-width kept", 100 * stated / n, "%", at_least=95)
    report.figure("repeats with every true error within it", 100 * true / n, "%", at_least=95)
    report.figure("rows with a true error within it", 100 * true_rows / rows, "%", at_least=95)
    report.figure("rows whose 95 % interval holds it", 100 * covered / rows, "%")
    report.figure("widest stated half-width", max(widths), "")
    report.figure("largest true error", max(errors), "")
    report.values("plain Monte Carlo draws / draws", [plain / d for d in draws], at_least=10)
    used = ", ".join(f"{d:,} ({k} repeats)" for d, k in sorted(Counter(draws).items()))
    at = f"{worst} at its probability {known[worst]:.4f}"
    report.note(f"draws used: {used}; plain Monte Carlo {plain:,.0f}, of {at}")
    report.note(
        f"reference: {best.draws:,} draws, half-width {best.half_width:.1e}; {len(known)} targets; "
        f"{1000 * seconds / n:.1f} ms a repeat, median half-width {median(widths):.6f}"
    )
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
