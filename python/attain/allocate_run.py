# SPDX-License-Identifier: Apache-2.0
"""The course of an allocation: price list, choices, the best of them, rules beside, the curve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attain._core import __version__, study
from attain.allocate import (
    Choices,
    Menu,
    Played,
    Player,
    best,
    blocks_of,
    choices_of,
    method_for,
)
from attain.allocation import MILLION, Allocation, spending_record
from attain.errors import InvalidInput, MissingInput
from attain.scenario import Scenario

if TYPE_CHECKING:
    from attain.plan import Plan

PARTS = 8
HOW = (
    "give each a [lever.cost] in the plan file with capital, running or each, currency and "
    "price_year, or price=attain.levers.cost(...) in Python; a price of 0 has to be written"
)


def check_prices(plan: Plan, levers: Sequence[str], currency: str, price_year: int) -> None:
    """Refuse an incomplete price list, or a budget in other money than the list."""
    prices = study.price_list(plan._value)
    without = [id for id in levers if prices[id] is None]
    if without:
        word = "lever" if len(without) == 1 else "levers"
        raise MissingInput(f"no price for {word} {', '.join(without)}; {HOW}")
    for id in levers:
        price = prices[id]
        if price is not None and price != (currency, price_year):
            raise InvalidInput(
                f"the budget is in {currency} of {price_year}, the price of lever {id} in "
                f"{price[0]} of {price[1]}; they are not converted"
            )


def allocated(
    plan: Plan,
    player: Player,
    *,
    budget: float,
    currency: str,
    price_year: int,
    exclusive: Sequence[Sequence[str]],
    method: str,
    steps: int,
) -> Allocation:
    """Return the allocation; see `attain.Plan.allocate`."""
    check_prices(plan, player.levers, currency, price_year)
    menu = Menu(player, plan, budget, steps)
    groups = blocks_of(menu, exclusive)
    blocks = [choices_of(menu, group, exclusive, budget) for group in groups]
    solver = method_for(method, menu, blocks)
    budgets = [budget * k / PARTS for k in range(1, PARTS + 1)]
    plans = [best(blocks, money, solver) for money in budgets]
    equal = _equal(menu, budget, exclusive)
    reference = player.read(player.compare([menu.scenario("dearest", _dearest(menu))]))[0]
    proportional = _proportional(menu, reference, budget, exclusive)
    ways: dict[str, dict[str, float] | None] = {
        "best": plans[-1],
        "equal split": equal,
        "proportional split": proportional,
    }
    named = {name: one for name, one in ways.items() if one is not None}
    arms = [menu.scenario(name, one) for name, one in named.items()]
    comparison = player.compare(arms)
    start, *figures = player.read(comparison)
    settings = {id: one.settings[0] for id, one in menu.ladders.items()}
    records = [spending_record("start", settings, start)]
    records += [
        spending_record(name, one, played)
        for (name, one), played in zip(named.items(), figures, strict=True)
    ]
    record = comparison._value
    value: dict[str, Any] = {
        "attain": __version__,
        "plan": plan.id,
        "plan_hash": plan.plan_hash,
        "data_hash": plan.data_hash,
        "as_of": str(record.as_of),
        "seed": int(record.seed),
        "draws": int(record.draws),
        "on": player.start.id,
        "goal": player.goal.name,
        "weights": player.goal.weights,
        "budget": budget,
        "currency": currency,
        "price_year": price_year,
        "discount": float(player.run["discount"]),
        "exclusive": [list(group) for group in exclusive],
        "solver": solver,
        "units": {id: plan.levers[id].unit for id in menu.ladders},
        "ways": records,
        "curve": _curve(menu, budgets, plans),
        "blocks": [_block(one) for one in blocks],
        "notes": [*_notes(menu, groups, named, solver), *record.assumptions],
    }
    return Allocation(value, menu.scenario("best", plans[-1]))


def _block(block: Choices) -> dict[str, Any]:
    """Return the table of a block: what was played and what came of it."""
    return {
        "levers": list(block.levers),
        "options": [
            {"settings": one, "cost": option.cost, "gain": option.value}
            for one, option in zip(block.settings, block.options, strict=True)
        ],
    }


def _dearest(menu: Menu) -> dict[str, float]:
    return {id: one.settings[-1] for id, one in menu.ladders.items()}


def _shared(menu: Menu, shares: Mapping[str, float], budget: float) -> dict[str, float]:
    """Return settings that shares of the budget buy."""
    return {id: one.setting_for(shares[id] * budget) for id, one in menu.ladders.items()}


def _equal(
    menu: Menu, budget: float, exclusive: Sequence[Sequence[str]]
) -> dict[str, float] | None:
    """Return the settings of an equal split; none where levers exclude each other."""
    if exclusive:
        return None
    return _shared(menu, {id: 1 / len(menu.ladders) for id in menu.ladders}, budget)


def _proportional(
    menu: Menu, reference: Played, budget: float, exclusive: Sequence[Sequence[str]]
) -> dict[str, float] | None:
    """Return the settings of a split by what the start spends on each lever; none where nothing."""
    spent = {id: max(0.0, reference.lever_costs.get(id, 0.0)) for id in menu.ladders}
    whole = sum(spent.values())
    if exclusive or whole <= 0:
        return None
    return _shared(menu, {id: amount / whole for id, amount in spent.items()}, budget)


def _curve(
    menu: Menu, budgets: Sequence[float], plans: Sequence[dict[str, float]]
) -> list[dict[str, Any]]:
    """Return what each budget brings, and the gain per million against the point before."""
    player = menu.player
    arms = [menu.scenario(f"budget {k}", one) for k, one in enumerate(plans)]
    figures = player.read(player.compare(arms))[1:]
    points: list[dict[str, Any]] = []
    before: Scenario = player.start
    last: dict[str, float] | None = None
    for money, settings, arm, one in zip(budgets, plans, arms, figures, strict=True):
        marginal = error = None
        if settings != last:
            step = player.read(player.compare([arm], before))[1]
            if step.cost > 0:
                marginal = step.gain / step.cost * MILLION
                error = step.gain_error / step.cost * MILLION
        points.append(
            {
                "budget": money,
                "cost": one.cost,
                "value": one.value,
                "value_error": one.value_error,
                "gain": one.gain,
                "gain_error": one.gain_error,
                "marginal": marginal,
                "marginal_error": error,
                "settings": settings,
            }
        )
        before, last = arm, settings
    return points


def _notes(
    menu: Menu,
    groups: Sequence[Sequence[str]],
    named: Mapping[str, Any],
    solver: str,
) -> list[str]:
    """Return how the search went, one sentence each."""
    out = []
    for id, one in menu.ladders.items():
        if len(one.settings) < 2:
            out.append(f"{id} is left where it stands: no setting within the budget")
            continue
        step = one.settings[-1] - one.settings[-2]
        unit = menu.plan.levers[id].unit
        last = f"{one.settings[-1]:g} {'' if unit == '1' else unit}".rstrip()
        out.append(
            f"{id}: {len(one.settings)} settings from {one.settings[0]:g} to {last}, "
            f"about {step:g} apart"
        )
    for group in groups:
        if len(group) > 1:
            out.append(f"played in all combinations: {', '.join(group)}")
    out.append(
        "largest gain per money first"
        if solver == "greedy"
        else "mixed-integer program by HiGHS: the best of all combinations played"
    )
    if "equal split" not in named:
        out.append("no split rules beside it: levers exclude each other")
    elif "proportional split" not in named:
        out.append("no proportional split: the start spends nothing on these levers")
    return out
