# SPDX-License-Identifier: Apache-2.0
"""Zhejiang with invented, priced levers, as the tests of allocation use it."""

from __future__ import annotations

import attain

MONEY = {"currency": "CNY", "price_year": 2020}
LEVERS = ["advice", "brands", "centres"]


def budget_lever(id: str, indicator: str, at: float, mark: str, price: bool = True):
    """A yearly budget in million yuan with falling returns: a ln(1 + x / b) on the growth."""
    made = attain.levers
    return made.lever(
        id,
        name=id,
        unit="million CNY",
        kind="budget",
        start=0.0,
        high=500.0,
        parameters=[
            made.parameter("a", "lognormal(0.01, 0.5)", unit="1", causal=mark, source="invented"),
        ],
        effects=[made.effect(indicator, response="log_saturation", scale="a", bend=at)],
        price=made.cost(running=1e6, **MONEY, basis="invented") if price else None,
    )


def centres(high: float = 6.0):
    """Whole units that shift the growth of another indicator."""
    made = attain.levers
    return made.lever(
        "centres",
        name="centres",
        unit="个",
        kind="count",
        start=0.0,
        high=high,
        parameters=[
            made.parameter("b", "normal(0.01, 0.004)", unit="1", causal="C", source="invented")
        ],
        effects=[made.effect("zj-12", response="log_effect", effect="b")],
        price=made.cost(capital=40e6, running=5e6, **MONEY, basis="invented"),
    )


def toy_plan() -> attain.Plan:
    """Zhejiang with two budgets and one lever of whole units."""
    return attain.load_plan("zhejiang").with_levers(
        budget_lever("advice", "zj-03", 20.0, "C"),
        budget_lever("brands", "zj-05", 40.0, "J"),
        centres(),
    )
