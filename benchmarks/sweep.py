# SPDX-License-Identifier: Apache-2.0
"""A sweep of 10,000 scenarios of one indicator over five years, beside EMA Workbench and PySD.

python benchmarks/sweep.py [--rounds N] [--quick] [--json FILE]

attain plays each scenario with 1,024 draws, from the design to arrays of probabilities, quantiles and
errors; EMA Workbench plays each with one draw, by its sequential evaluator, on a model that is three
lines of Python a year; PySD runs one path of the same model at a time. The second figure is time a
path, so PySD's time is divided by its paths and attain's by scenarios x draws.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import ratio

import attain

YEARS = 5
DRAWS = 1024
PLAN = """
format = 1
id = "one"
name = { zh = "", en = "One indicator" }
place = "Nowhere"
period = { start = 2021, end = 2025 }
document = "A plan of one indicator (invented)"
observations = "one.csv"

[[indicator]]
id = "stock"
name = { zh = "", en = "A stock" }
unit = "1"
scale = 1
base_unit = "1"
statistic = "stock"
support = "positive"
better = "up"
law = "trend"
class = "stock.things"
definition = "as counted"

[[target]]
id = "stock"
indicator = "stock"
event = "level"
comparator = ">="
value = 300
due = 2025
attribute = "binding"
section = "1"
quote = "300 by 2025"

[[lever]]
id = "share"
name = { zh = "", en = "Share supported" }
state = "quantified"
kind = "rate"
unit = "1"
start = 0
low = 0
high = 1
section = "1"
quote = "support"

[[lever.parameter]]
id = "effect"
name = "log points a unit"
unit = "1"
distribution = { normal = { mean = 0.1, sd = 0.05 } }
causal = "J"
read = "assumed"
source = "invented"

[[lever.effect]]
indicator = "stock"
channel = "level"
response = "log_effect"
effect = "effect"
basis = "invented"
"""
OBSERVED = (100, 112, 119, 137, 149, 158, 181, 195)
XMILE = """<?xml version="1.0" encoding="utf-8"?>
<xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
<header><vendor>attain</vendor><product version="1.0">benchmark</product></header>
<sim_specs><start>2020</start><stop>2025</stop><dt>1</dt></sim_specs>
<model><variables>
<stock name="level"><eqn>5.27</eqn><inflow>growth</inflow></stock>
<flow name="growth"><eqn>drift + effect * share</eqn></flow>
<aux name="drift"><eqn>0.08</eqn></aux>
<aux name="effect"><eqn>0.1</eqn></aux>
<aux name="share"><eqn>0</eqn></aux>
</variables></model></xmile>
"""


def write_plan(folder: Path) -> attain.Plan:
    """The plan of one indicator."""
    rows = [f"stock,{2013 + k},{value},as counted,invented" for k, value in enumerate(OBSERVED)]
    (folder / "one.csv").write_text(
        "indicator,year,value,definition,source\n" + "\n".join(rows) + "\n", encoding="utf-8"
    )
    (folder / "one.toml").write_text(PLAN, encoding="utf-8")
    return attain.load_plan(folder / "one.toml")


def by_ema(scenarios: int) -> Callable[[], object]:
    """EMA Workbench on the same scenarios, one draw each."""
    from ema_workbench import Model, RealParameter, ScalarOutcome, SequentialEvaluator

    noise = np.random.default_rng(7)

    def play(share: float = 0.0, effect: float = 0.1) -> dict[str, float]:
        level = 5.27
        for shock in noise.standard_normal(YEARS):
            level += 0.08 + 0.03 * shock
        return {"level": float(np.exp(level + effect * share))}

    model = Model("one", function=play)
    model.uncertainties = [RealParameter("share", 0, 1), RealParameter("effect", 0, 0.2)]
    model.outcomes = [ScalarOutcome("level")]

    def run() -> object:
        with SequentialEvaluator(model) as evaluator:
            return evaluator.perform_experiments(scenarios=scenarios)

    return run


def by_pysd(folder: Path, n: int) -> Callable[[], object]:
    """PySD, one path after the other."""
    import pysd

    (folder / "one.xmile").write_text(XMILE, encoding="utf-8")
    model = pysd.read_xmile(str(folder / "one.xmile"))

    def run() -> object:
        return [
            model.run(params={"share": k / n}, return_columns=["level"], return_timestamps=[2025])
            for k in range(n)
        ]

    return run


def peak(work: Callable[[], object]) -> float:
    """MiB by which the peak of this process grows over `work`; 0 where it does not."""
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    work()
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def main() -> int:
    options = ratio.options(__doc__)
    scenarios = 1_000 if options.quick else 10_000
    paths = 20 if options.quick else 200
    settings = {"scenarios": scenarios, "draws": DRAWS, "years": YEARS}
    packages = ["numpy", "ema_workbench", "pysd"]
    report = ratio.Report(__doc__, options, packages=packages, settings=settings)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan = write_plan(folder)
        side = int(np.sqrt(scenarios))
        grid: dict[str, Any] = {
            "share": np.linspace(0, 1, side),
            "share.effect": np.linspace(0, 0.2, scenarios // side),
        }
        drawn: dict[str, Any] = {"share": np.linspace(0, 1, scenarios)}

        def swept(design: dict[str, Any], threads: int, draws: int = DRAWS) -> attain.Sweep:
            found = attain.sweep(plan, design, draws=draws, threads=threads, progress=False)
            assert found.outcomes["stock"].shape == found.inputs.shape[:1]
            return found

        calls: dict[str, Callable[[], object]] = {
            "attain, 1 thread": lambda: swept(drawn, 1),
            "attain, 2 threads": lambda: swept(drawn, 2),
            "attain, certain effect": lambda: swept(grid, 1),
        }
        if report.has("ema_workbench"):
            calls["EMA Workbench, 1 draw"] = by_ema(scenarios)
        if report.has("pysd"):
            calls["PySD"] = by_pysd(folder, paths)
        times = report.in_turns(calls)
        for call in ("attain, 1 thread", "attain, 2 threads", "attain, certain effect"):
            report.ratio(times, "EMA Workbench, 1 draw", call, at_least=1)
        report.ratio(
            times,
            "PySD",
            "attain, 1 thread",
            name="PySD / attain, 1 thread, a path",
            scale=scenarios * DRAWS / paths,
            at_least=500,
        )
        whole = swept(drawn, 1)
        conversion = report.in_turns(
            {
                "sweep": lambda: swept(drawn, 1),
                "to numpy": lambda: (whole.inputs, dict(whole.outcomes)),
                **({"to DataFrame": whole.to_frame} if report.has("pandas") else {}),
            },
            of="conversion",
        )
        report.ratio(conversion, "to numpy", "sweep", at_most=0.1)
        report.ratio(conversion, "to DataFrame", "sweep", at_most=0.1)
        rows = {"share": [0.0, 0.5, 1.0]}
        draws = 10**6 if options.quick else 33_400_000
        grown = peak(lambda: swept(rows, 2, draws))
        report.figure(f"memory of {3 * draws:,} draws", grown, "MiB", at_most=300)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
