# SPDX-License-Identifier: Apache-2.0
"""Draw the pictures of what answers hang on: docs/pictures/{tornado,years,stress,...}.svg.

    python python/scripts/make_sensitivity_pictures.py [FOLDER]

Needs matplotlib and a font with Chinese characters. Figures are those of Zhejiang's plan as of
2020, and of what the pages invent; equal code draws equal bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import attain
import numpy as np
from attain.plot import save_svg

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DRAWS = 16384
BUDGET = 3.0e8
RUN = {"as_of": 2020, "draws": DRAWS}


def toy(plan: attain.Plan) -> attain.Plan:
    """Return the plan with two invented, priced levers, as docs/python.md has them."""
    levers = attain.levers
    price = {"currency": "CNY", "price_year": 2020, "basis": "invented"}

    def budget(id: str, indicator: str, scale: float, bend: float) -> Any:
        return levers.lever(
            id,
            name=id,
            unit="million CNY",
            kind="budget",
            start=0.0,
            high=400.0,
            parameters=[levers.parameter("a", f"lognormal({scale}, 0.5)", causal="U")],
            effects=[levers.effect(indicator, response="log_saturation", scale="a", bend=bend)],
            price=levers.cost(running=1e6, **price),
        )

    return plan.with_levers(
        budget("advice", "zj-03", 0.006, 20.0),
        budget("brands", "zj-05", 0.01, 30.0),
    )


def cases() -> dict[str, Any]:
    """Return the invented cases of docs/discovery.md."""
    rng = np.random.default_rng(5)
    n = 2000
    growth, uptake = rng.uniform(0, 10, n), rng.uniform(0, 1, n)
    table = {"growth": growth, "take-up": uptake, "delay": rng.uniform(0, 5, n)}
    inside = (growth < 5) & (uptake < 0.3)
    return table | {"missed": rng.uniform(size=n) < np.where(inside, 0.9, 0.05)}


def sampled() -> attain.indices.Indices:
    """Return the indices of the function of docs/sensitivity.md."""
    design = attain.indices.design(
        {
            "growth": "normal(mean=0.05, sd=0.01)",
            "take_up": "uniform(lo=0, hi=0.5)",
            "shock": "normal(mean=0, sd=0.03)",
        },
        units=1024,
        seed=7,
    )
    growth, uptake, shock = design.x.T
    return attain.indices.sobol(design, np.exp(5 * (growth + 0.2 * uptake) + shock))


def main(folder: Path) -> None:
    """Draw every picture into `folder`."""
    save_svg(sampled().plot(), folder / "indices.svg")
    plan = attain.load_plan("zhejiang")
    more = plan.scenario("700 stations")
    hangs = attain.sensitivity(more, of="zj-05", **RUN)
    save_svg(hangs.plot("zj-05"), folder / "tornado.svg")
    save_svg(hangs.plot_years("zj-05"), folder / "years.svg")
    save_svg(hangs.plot_convergence("zj-05"), folder / "convergence.svg")
    save_svg(attain.stress(more, **RUN).plot(), folder / "stress.svg")
    spent = toy(plan).allocate(
        budget=BUDGET, currency="CNY", price_year=2020, levers=["advice", "brands"], **RUN
    )
    save_svg(spent.plot(), folder / "allocation.svg")
    save_svg(spent.plot_spending(), folder / "spending.svg")
    found = attain.discover(cases(), outcome="missed", units={"growth": "%"}, resamples=20)
    save_svg(found.plot(), folder / "discovery.svg")
    save_svg(found.plot_trajectory(), folder / "discovery-trajectory.svg")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
