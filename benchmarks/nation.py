# SPDX-License-Identifier: Apache-2.0
"""A national run: 3,000 plans of 16 indicators, 10^5 draws, one after the other on the same draws.

python benchmarks/nation.py [--plans N] [--draws N] [--threads N] [--keep FOLDER]

Plans are written as files first: 16 indicators in 4 classes with two to six yearly figures each, 16
targets, made from the number of the plan. The run reads them, forecasts each and keeps one row a
plan and two whole numbers a draw. Reported: seconds a plan, peak memory of the process against that
of a tenth of the plans, and the time of a forecast in a loop of Python over that of the run.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import attain
import ratio

CLASSES = ("stock.patents", "flow.patents", "flow.money", "stock.trademarks")
INDICATORS = 16
AS_OF = 2020
COLUMNS = (
    "indicator,definition,kind,from,year,month,value,unit,resolution,bound,"
    "known_from,source,url,quote"
)
HEAD = """format = 1
id = "{id}"
name = {{ en = "Place {number}" }}
place = "Place {number}"
period = {{ start = 2021, end = 2025 }}
document = "none"
observations = "{id}.csv"
"""
ITEM = """
[[indicator]]
id = "{id}"
name = {{ en = "Indicator {id}" }}
unit = "件"
scale = 1
base_unit = "件"
statistic = "{statistic}"
support = "positive"
better = "up"
law = "trend"
class = "{group}"
definition = "own"

[[target]]
id = "{id}"
indicator = "{id}"
event = "level"
comparator = ">="
value = {value}
due = 2025
attribute = "expected"
section = "none"
quote = "none"
"""
RUN = """
import resource
import sys
import attain

board = attain.forecast_many({folder!r}, draws={draws}, threads={threads}, progress={progress})
print(board.seconds, board.targets.expected_reached, board.spread, board.independent_spread)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def write_plans(folder: Path, plans: int) -> None:
    """Write plan files p0000.toml ... and their tables; the same numbers for the same plan."""
    for number in range(plans):
        chance = random.Random(number)
        name = f"p{number:04d}"
        items, rows = [], []
        for k in range(INDICATORS):
            group = CLASSES[k % len(CLASSES)]
            growth, level = chance.gauss(0.1, 0.06), 10 ** chance.uniform(1.5, 4.5)
            years = range(AS_OF - chance.randint(1, 5), AS_OF + 1)
            for year in years:
                value = level * (1 + growth) ** (year - years[0]) * (1 + chance.gauss(0, 0.03))
                rows.append(f"i-{k:02d},own,level,,{year},,{value:.0f},件,1,,,none,,")
            goal = value * (1 + growth + chance.gauss(0, 0.05)) ** 5
            items.append(
                ITEM.format(
                    id=f"i-{k:02d}",
                    group=group,
                    statistic=group.partition(".")[0],
                    value=f"{max(goal, 1):.0f}",
                )
            )
        text = HEAD.format(id=name, number=number) + "".join(items)
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        table = "\n".join([COLUMNS, *rows, ""])
        (folder / f"{name}.csv").write_text(table, encoding="utf-8")


def run(folder: Path, draws: int, threads: int, *, shown: bool) -> list[float]:
    """Seconds, expected number, spread, that of independent plans, peak MiB, in a new process."""
    script = RUN.format(
        folder=str(folder), draws=draws, threads=threads, progress="None" if shown else "False"
    )
    done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, check=True)
    return [float(word) for word in done.stdout.split()]


def linked(folder: Path, into: Path, plans: int) -> Path:
    """A folder of the first plans."""
    into.mkdir()
    for number in range(plans):
        for ending in ("toml", "csv"):
            name = f"p{number:04d}.{ending}"
            (into / name).symlink_to((folder / name).resolve())
    return into


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--plans", type=int, default=3000)
    parser.add_argument("--draws", type=int, default=100_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the plan files there")
    options = ratio.options(__doc__, parser=parser, rounds=3)
    if options.quick:
        options.plans, options.draws = min(options.plans, 60), min(options.draws, 8192)
    few = max(options.plans // 100, 10)
    settings = {"plans": options.plans, "draws": options.draws, "threads": options.threads}
    report = ratio.Report(__doc__, options, settings=settings)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary) / "plans"
        folder.mkdir(parents=True, exist_ok=True)
        start = time.perf_counter()
        write_plans(folder, options.plans)
        report.note(f"plans written in {time.perf_counter() - start:.1f} s")
        some = linked(folder, Path(temporary) / "some", few)
        tenth = linked(folder, Path(temporary) / "tenth", max(options.plans // 10, few))

        def loop() -> None:
            for path in sorted(some.glob("*.toml")):
                attain.load_plan(path).forecast(
                    draws=options.draws, threads=options.threads, progress=False
                )

        def together() -> None:
            attain.forecast_many(
                some, draws=options.draws, threads=options.threads, progress=False
            )

        names = (f"loop over {few} plans", f"forecast_many, {few} plans")
        times = report.in_turns(dict(zip(names, (loop, together), strict=True)))
        report.ratio(times, *names)
        small = run(tenth, options.draws, options.threads, shown=False)
        whole = run(folder, options.draws, options.threads, shown=True)
    report.figure("whole run", whole[0], "s")
    report.figure("a plan", 1e3 * whole[0] / options.plans, "ms")
    report.figure("peak memory", whole[4], "MiB", at_most=300)
    report.values("peak memory / that of a tenth of the plans", [whole[4] / small[4]])
    report.note(
        f"expected {whole[1]:,.1f} of {options.plans * INDICATORS:,} targets, standard deviation "
        f"{whole[2]:,.1f}, were plans independent {whole[3]:,.1f}"
    )
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
