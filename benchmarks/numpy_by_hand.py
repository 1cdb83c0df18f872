# SPDX-License-Identifier: Apache-2.0
"""A forecast by attain beside the same work written by hand in numpy, run in turns.

python benchmarks/numpy_by_hand.py [--draws N] [--threads N] [--rounds N]

The work: 16 indicators in 4 classes over 5 years. Each draw takes a Student-t scale, growth and
start of every indicator, growth, surprise and yearly noise of every class and every indicator, and
the effect of one lever: 157 random numbers. Asked for: the probability of 16 targets, five
quantiles of every indicator in every year, and the distribution of the number of targets reached.

Two versions by hand: `whole` keeps arrays of all draws and calls np.quantile; `blocks` goes by
blocks that fit the cache, counts log buckets by np.bincount, and can use threads. The best known to
the author of each kind; the ratio that counts is against the faster one. Exits with 1 if the
probabilities differ by more than 4 standard errors, because then it would not be the same work.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import attain
import numpy as np
import ratio

CONSTANTS = Path(__file__).parents[1] / "src" / "calibrate" / "data" / "class_constants.csv"
CLASSES = ("stock.patents", "flow.patents", "flow.money", "stock.trademarks")
WITHOUT_PANEL = "any"
AS_OF, YEARS, PHI = 2020, 5, 0.9
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
STEP = 0.5 - 0.2  # the lever's rate less its reference
GAIN, GAIN_SD = 0.02, 0.01  # log points a year by which a full lever raises growth
BLOCK = 1 << 14
WIDTH = 0.002  # of a log bucket
REACH = 8.0  # of the buckets to both sides of the last observation


class Indicator(NamedTuple):
    id: str
    group: str
    level: float
    target: float


INDICATORS = [
    Indicator(f"i-{k:02d}", CLASSES[k % 4], 100.0 + 10 * k, (100.0 + 10 * k) * (1.2 + 0.1 * k))
    for k in range(16)
]
HEAD = """format = 1
id = "synthetic"
name = { en = "Synthetic plan" }
place = "Nowhere"
period = { start = 2021, end = 2025 }
document = "none"
observations = "synthetic.csv"
"""
INDICATOR = """
[[indicator]]
id = "%s"
name = { en = "Indicator %s" }
unit = "件"
scale = 1
base_unit = "件"
statistic = "stock"
support = "positive"
better = "up"
law = "trend"
class = "%s"
definition = "own"

[[target]]
id = "%s"
indicator = "%s"
event = "level"
comparator = ">="
value = %r
due = 2025
attribute = "expected"
section = "none"
quote = "none"
"""
LEVER = f"""
[[lever]]
id = "push"
name = {{ en = "Push" }}
state = "quantified"
kind = "rate"
unit = "1"
start = 0.2
low = 0
high = 1
section = "none"
quote = "none"

[[lever.parameter]]
id = "gain"
name = "gain"
unit = "1"
distribution = {{ normal = {{ mean = {GAIN}, sd = {GAIN_SD} }} }}
causal = "U"
read = "assumed"

[[lever.effect]]
indicator = "i-00"
channel = "growth"
response = "log_effect"
effect = "gain"
basis = "none"

[[scenario]]
id = "pushed"
name = {{ en = "pushed" }}
set = {{ push = {{ 2021 = 0.5 }} }}
"""
COLUMNS = (
    "indicator,definition,kind,from,year,month,value,unit,resolution,bound,"
    "known_from,source,url,quote"
)


def write_plan(folder: Path) -> Path:
    items = (INDICATOR % (i.id, i.id, i.group, i.id, i.id, i.target) for i in INDICATORS)
    plan = folder / "synthetic.toml"
    plan.write_text(HEAD + "".join(items) + LEVER, encoding="utf-8")
    rows = (f"{i.id},own,level,,{AS_OF},,{i.level:g},件,1,,,none,," for i in INDICATORS)
    (folder / "synthetic.csv").write_text("\n".join([COLUMNS, *rows, ""]), encoding="utf-8")
    return plan


class Law(NamedTuple):
    """One indicator's parameters; with a single level its growth is that of its class."""

    start: float
    start_error: float
    growth: float
    growth_sd: float
    noise: float
    surprise: float
    nu: float
    shared_growth: float
    shared_noise: float
    lever: float
    goal: float


def laws() -> list[list[Law]]:
    """The laws by class, from the constants that attain has built in."""
    with CONSTANTS.open(encoding="utf-8", newline="") as stream:
        rows = [r for r in csv.DictReader(stream) if r["as_of"] == str(AS_OF)]
    table = {r["class"]: r for r in rows if r["leave_out"] == "-"}
    by_class = []
    for group in CLASSES:
        row = table.get(group, table[WITHOUT_PANEL])
        c = {key: float(row[key]) for key in row if key not in {"class", "leave_out", "source"}}
        by_class.append(
            [
                Law(
                    start=np.log(i.level),
                    start_error=c["k_tau"] / i.level / np.sqrt(12),
                    growth=c["mu"],
                    growth_sd=c["k_tau"] * np.hypot(c["tau"], c["mu_sd"]),
                    noise=c["k_s"] * c["s"],
                    surprise=c["k_d"],
                    nu=c["nu"],
                    shared_growth=c["r_p"],
                    shared_noise=c["r_n"],
                    lever=STEP if i.id == "i-00" else 0.0,
                    goal=np.log(i.target),
                )
                for i in INDICATORS
                if i.group == group
            ]
        )
    return by_class


STEPS = np.cumsum(PHI ** np.arange(1, YEARS + 1))[:, None]


def paths(law: Law, n: int, rng, common_growth, common_surprise, common_noise, gain):
    """Log levels of one indicator, an array of (years, draws)."""
    own = rng.standard_normal((YEARS + 2, n))
    scale = np.sqrt(law.nu / rng.chisquare(law.nu, n))
    growth = np.sqrt(law.shared_growth) * common_growth + np.sqrt(1 - law.shared_growth) * own[0]
    slope = law.growth_sd * growth + law.surprise * common_surprise
    yearly = np.sqrt(1 - law.shared_noise) * own[2:]
    yearly += np.sqrt(law.shared_noise) * common_noise
    noise = np.cumsum(yearly, axis=0)
    noise *= law.noise
    noise += STEPS * slope
    noise += law.start_error * own[1]
    noise *= scale
    noise += law.start + STEPS * law.growth
    if law.lever:
        noise += np.arange(1, YEARS + 1)[:, None] * (law.lever * gain)
    return noise


def play(by_class, n: int, rng, keep) -> np.ndarray:
    """Draws everything once; `keep(number, paths)` gets each indicator; returns reached counts."""
    gain = GAIN + GAIN_SD * rng.standard_normal(n)
    reached = np.zeros(n, dtype=np.int64)
    number = 0
    for group in by_class:
        shared = rng.standard_normal((YEARS + 2, n))
        for law in group:
            x = paths(law, n, rng, shared[0], shared[1], shared[2:], gain)
            hit = x[-1] >= law.goal
            reached += hit
            keep(number, x, int(np.count_nonzero(hit)))
            number += 1
    return np.bincount(reached, minlength=len(INDICATORS) + 1)


def by_hand_whole(by_class, draws: int, seed: int, threads: int):
    hits = np.zeros(len(INDICATORS), dtype=np.int64)
    quantiles = np.empty((len(INDICATORS), len(LEVELS), YEARS))

    def keep(number, x, count):
        hits[number] = count
        quantiles[number] = np.exp(np.quantile(x, LEVELS, axis=1))

    joint = play(by_class, draws, np.random.Generator(np.random.SFC64(seed)), keep)
    return hits / draws, quantiles, joint / draws


def by_hand_blocks(by_class, draws: int, seed: int, threads: int):
    buckets = round(2 * REACH / WIDTH)
    starts = [law.start for group in by_class for law in group]
    blocks = -(-draws // BLOCK)

    def part(first: int):
        counts = np.zeros((len(INDICATORS), YEARS, buckets), dtype=np.int64)
        hits = np.zeros(len(INDICATORS), dtype=np.int64)
        joint = np.zeros(len(INDICATORS) + 1, dtype=np.int64)

        def keep(number, x, count):
            hits[number] += count
            place = ((x - (starts[number] - REACH)) * (1 / WIDTH)).astype(np.int64)
            np.clip(place, 0, buckets - 1, out=place)
            for year in range(YEARS):
                counts[number, year] += np.bincount(place[year], minlength=buckets)

        for block in range(first, blocks, threads):
            rng = np.random.Generator(np.random.SFC64([seed, block]))
            joint += play(by_class, min(BLOCK, draws - block * BLOCK), rng, keep)
        return hits, counts, joint

    if threads == 1:
        parts = [part(0)]
    else:
        with ThreadPoolExecutor(threads) as pool:
            parts = list(pool.map(part, range(threads)))
    hits, counts, joint = (sum(found) for found in zip(*parts, strict=True))
    below = np.cumsum(counts, axis=2)
    quantiles = np.empty((len(INDICATORS), len(LEVELS), YEARS))
    for number, start in enumerate(starts):
        for year in range(YEARS):
            place = np.searchsorted(below[number, year], np.array(LEVELS) * draws)
            quantiles[number, :, year] = np.exp(start - REACH + WIDTH * (place + 0.5))
    return hits / draws, quantiles, joint / draws


def by_attain(plan, draws: int, seed: int, threads: int):
    board = plan.forecast(
        as_of=AS_OF, scenario="pushed", draws=draws, seed=seed, threads=threads, progress=False
    )
    order = [i.id for group in CLASSES for i in INDICATORS if i.group == group]
    at_least = np.array([*board.joint.at_least, 0.0])
    return (
        np.array([board[name].probability for name in order]),
        np.array([board[name].fan.values for name in order]),
        -np.diff(at_least),
    )


def check(found, reference, draws: int, name: str) -> None:
    """Stop unless both are answers to the same question."""
    for what, k in (("probability of a target", 0), ("probability of a number reached", 2)):
        p = (found[k] + reference[k]) / 2
        error = np.sqrt(2 * np.maximum(p * (1 - p), 1 / draws) / draws)
        worst = float(np.max(np.abs(found[k] - reference[k]) / error))
        print(f"  {name}: {what}, largest difference {worst:.1f} standard errors")
        if worst > 4:
            sys.exit(f"{name} is not the same work as attain")
    worst = float(np.max(np.abs(np.log(found[1] / reference[1]))))
    print(f"  {name}: quantiles, largest difference {100 * worst:.1f} %")
    if worst > 30 / np.sqrt(draws) + 2 * WIDTH:
        sys.exit(f"{name} gives other quantiles than attain")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--draws", type=int, default=1_000_000)
    parser.add_argument("--threads", type=int, default=1, help="of attain and of `blocks`")
    options = ratio.options(__doc__, parser=parser)
    if options.quick:
        options.draws = min(options.draws, 100_000)
    with tempfile.TemporaryDirectory() as folder:
        plan = attain.load_plan(write_plan(Path(folder)))
    by_class = laws()
    versions = {
        "attain": lambda seed: by_attain(plan, options.draws, seed, options.threads),
        "whole": lambda seed: by_hand_whole(by_class, options.draws, seed, 1),
        "blocks": lambda seed: by_hand_blocks(by_class, options.draws, seed, options.threads),
    }
    answers = {}

    def asked(name: str) -> Callable[[], None]:
        def call() -> None:
            answers[name] = versions[name](7)

        return call

    settings = {"draws": options.draws, "threads": options.threads}
    report = ratio.Report(__doc__, options, packages=["numpy"], settings=settings)
    times = report.in_turns({name: asked(name) for name in versions})
    for name in ("whole", "blocks"):
        check(answers[name], answers["attain"], options.draws, name)
        report.ratio(times, name, "attain")
        pairs = zip(times[name].processor, times["attain"].processor, strict=True)
        report.values(f"{name} / attain, processor time", [a / b for a, b in pairs])
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
