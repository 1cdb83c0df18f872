# SPDX-License-Identifier: Apache-2.0
"""Which options to take within a budget: tables of costs and values, nothing of a plan.

A block is a list of options of which exactly one is taken; the value of a choice is the sum over
blocks. This is the multiple-choice knapsack problem.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from attain.errors import InvalidInput, MissingInput

HOW = "pip install attain[decide]"
CRUMB = 1e-9


@dataclass(frozen=True)
class Option:
    """One way to use a block: its cost, and its value in the units of the goal."""

    cost: float
    value: float


Blocks = Sequence[Sequence[Option]]


def check(blocks: Blocks, budget: float) -> None:
    """Refuse blocks without an option within the budget."""
    from math import isfinite

    if not (isfinite(budget) and budget >= 0):
        raise InvalidInput(f"a budget is a number of 0 or more; got {budget!r}")
    for n, block in enumerate(blocks):
        if not block:
            raise InvalidInput(f"block {n} has no option")
        if any(not isfinite(one.cost) or not isfinite(one.value) for one in block):
            raise InvalidInput(f"block {n} has an option that is not a number")
    least = sum(min(one.cost for one in block) for block in blocks)
    if least > budget * (1 + CRUMB) + CRUMB:
        raise InvalidInput(f"the cheapest options cost {least:g}, more than the budget {budget:g}")


def totals(blocks: Blocks, chosen: Sequence[int]) -> Option:
    """Return cost and value of a choice."""
    taken = [block[k] for block, k in zip(blocks, chosen, strict=True)]
    return Option(sum(one.cost for one in taken), sum(one.value for one in taken))


def frontier(block: Sequence[Option]) -> list[int]:
    """Return the options on the upper concave hull of value over cost, cheapest first."""
    order = sorted(range(len(block)), key=lambda k: (block[k].cost, -block[k].value))
    hull: list[int] = []
    for k in order:
        if hull and block[k].value <= block[hull[-1]].value:
            continue
        while len(hull) >= 2 and _slope(block, hull[-2], hull[-1]) <= _slope(block, hull[-1], k):
            hull.pop()
        hull.append(k)
    return hull


def _slope(block: Sequence[Option], a: int, b: int) -> float:
    """Return value gained per cost between two options."""
    cost = block[b].cost - block[a].cost
    gain = block[b].value - block[a].value
    return gain / cost if cost > 0 else float("inf")


def greedy(blocks: Blocks, budget: float) -> list[int]:
    """Take the step with the largest gain per cost until none fits.

    Steps go along each block's concave hull, so the choice is the best one at every budget at
    which a step ends; between these it may fall short by less than one step. Source: Sinha and
    Zoltners, Oper. Res. 27 (1979) 503-515.

    Returns
    -------
    list of int
        The option taken of each block.
    """
    check(blocks, budget)
    hulls = [frontier(block) for block in blocks]
    at = [0] * len(hulls)
    spent = sum(block[hull[0]].cost for block, hull in zip(blocks, hulls, strict=True))
    closed = [False] * len(hulls)
    while True:
        best, slope = -1, 0.0
        for n, hull in enumerate(hulls):
            if closed[n] or at[n] + 1 >= len(hull):
                continue
            gain = _slope(blocks[n], hull[at[n]], hull[at[n] + 1])
            if best < 0 or gain > slope:
                best, slope = n, gain
        if best < 0:
            return [hull[k] for hull, k in zip(hulls, at, strict=True)]
        block, hull = blocks[best], hulls[best]
        step = block[hull[at[best] + 1]].cost - block[hull[at[best]]].cost
        if spent + step <= budget + CRUMB * max(1.0, budget):
            at[best] += 1
            spent += step
        else:
            closed[best] = True


def exact(blocks: Blocks, budget: float) -> list[int]:
    """Return a choice of the largest value within the budget, by HiGHS (mixed-integer program).

    Source of the solver: Huangfu and Hall, Math. Program. Comput. 10 (2018) 119-142.

    Raises
    ------
    attain.MissingInput
        The solver is not installed: ``pip install attain[decide]``.
    """
    check(blocks, budget)
    highs = _highs()
    # The class beneath Highs, which prints a banner on standard output when it is made.
    model = highs.Highs.__base__()
    model.setOptionValue("output_flag", False)
    model.setOptionValue("random_seed", 0)
    model.setOptionValue("threads", 1)
    model.setOptionValue("mip_rel_gap", 0.0)
    model.setOptionValue("mip_abs_gap", 0.0)
    # In units of the largest, so that the solver's tolerances mean the same for every table.
    dear = max((one.cost for block in blocks for one in block), default=1.0) or 1.0
    worth = max((abs(one.value) for block in blocks for one in block), default=1.0) or 1.0
    columns: list[list[int]] = []
    spent: tuple[list[int], list[float]] = ([], [])
    for block in blocks:
        mine = []
        for one in block:
            column = model.getNumCol()
            model.addVar(0.0, 1.0)
            model.changeColCost(column, -one.value / worth)
            model.changeColIntegrality(column, highs.HighsVarType.kInteger)
            spent[0].append(column)
            spent[1].append(one.cost / dear)
            mine.append(column)
        columns.append(mine)
        model.addRow(1.0, 1.0, len(mine), mine, [1.0] * len(mine))
    model.addRow(-highs.kHighsInf, budget / dear, len(spent[0]), *spent)
    model.run()
    if model.getModelStatus() != highs.HighsModelStatus.kOptimal:
        raise InvalidInput(f"HiGHS found no optimum: {model.getModelStatus()}")
    values = model.getSolution().col_value
    return [max(range(len(mine)), key=lambda k: values[mine[k]]) for mine in columns]


def _highs() -> Any:
    """Return the solver, or say how to get it."""
    try:
        import highspy
    except ImportError as error:
        raise MissingInput(
            f"method='exact' needs highspy, which is not installed; run: {HOW}"
        ) from error
    return highspy


def is_concave(block: Sequence[Option]) -> bool:
    """Return whether every option lies on the concave hull: greedy steps pass all of them."""
    return len(frontier(block)) == len(block)
