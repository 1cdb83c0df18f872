# SPDX-License-Identifier: Apache-2.0
"""Allocation: the optimum against enumeration, prices, displays, the command."""

from __future__ import annotations

import itertools
import json
import pickle
import subprocess
import sys

import attain
import numpy as np
import pytest
from attain.allocation_solver import Option, exact, frontier, greedy, is_concave, totals
from toy_budget import LEVERS, MONEY, budget_lever, centres, toy_plan

DRAWS = 4096
PROBLEMS = 200


def random_blocks(rng: np.random.Generator, concave: bool) -> list[list[Option]]:
    """A few blocks of options in the shape that levers give, the first of which is free."""
    blocks = []
    for _ in range(rng.integers(2, 5)):
        count = int(rng.integers(2, 6))
        costs = np.cumsum(rng.integers(1, 20, count))
        gains = rng.random(count)
        if concave:  # gain per cost falls from step to step
            steps = np.diff(np.concatenate([[0], costs]))
            gains = np.cumsum(np.sort(rng.random(count))[::-1] * steps)
        values = zip(costs, gains, strict=True)
        blocks.append([Option(0.0, 0.0), *(Option(float(c), float(g)) for c, g in values)])
    return blocks


def enumerated(blocks: list[list[Option]], budget: float) -> float:
    """The largest value of all choices within the budget."""
    best = -np.inf
    for chosen in itertools.product(*(range(len(block)) for block in blocks)):
        one = totals(blocks, chosen)
        if one.cost <= budget + 1e-9:
            best = max(best, one.value)
    return float(best)


def test_the_exact_optimum_is_that_of_enumeration_on_random_problems():
    pytest.importorskip("highspy", reason="highspy is not installed")
    rng = np.random.default_rng(8)
    for _ in range(PROBLEMS):
        blocks = random_blocks(rng, concave=bool(rng.integers(2)))
        budget = float(rng.integers(1, 60))
        chosen = exact(blocks, budget)
        found = totals(blocks, chosen)
        assert found.cost <= budget + 1e-9
        # HiGHS: feasibility tolerance of 1e-6 in units of the largest cost and value.
        assert found.value == pytest.approx(enumerated(blocks, budget), rel=1e-9)


def test_greedy_is_optimal_wherever_a_step_ends_on_concave_problems():
    rng = np.random.default_rng(9)
    for _ in range(PROBLEMS):
        blocks = random_blocks(rng, concave=True)
        assert all(is_concave(block) for block in blocks)
        steps = []
        for block in blocks:
            for a, b in itertools.pairwise(block):
                steps.append((-(b.value - a.value) / (b.cost - a.cost), b.cost - a.cost))
        steps.sort()
        ends = np.cumsum([cost for _, cost in steps])
        budget = float(ends[rng.integers(len(ends))])
        assert totals(blocks, greedy(blocks, budget)).value == pytest.approx(
            enumerated(blocks, budget), rel=1e-12
        )


def test_greedy_falls_short_by_less_than_a_step():
    rng = np.random.default_rng(10)
    for _ in range(50):
        blocks = random_blocks(rng, concave=True)
        budget = float(rng.integers(1, 60))
        value = totals(blocks, greedy(blocks, budget)).value
        step = max(b.value - a.value for block in blocks for a, b in itertools.pairwise(block))
        assert enumerated(blocks, budget) - step < value <= enumerated(blocks, budget) + 1e-12


def test_the_frontier_leaves_out_what_others_beat():
    block = [Option(0, 0), Option(1, 1), Option(2, 0.5), Option(3, 5), Option(4, 5.5)]
    assert frontier(block) == [0, 3, 4]
    assert not is_concave(block)


def test_bad_tables_are_refused():
    with pytest.raises(attain.InvalidInput, match="budget"):
        greedy([[Option(0, 0)]], -1.0)
    with pytest.raises(attain.InvalidInput, match="no option"):
        greedy([[]], 1.0)
    with pytest.raises(attain.InvalidInput, match="cheapest"):
        greedy([[Option(5, 1)]], 1.0)


def test_a_missing_solver_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "highspy", None)
    with pytest.raises(attain.MissingInput, match=r"attain\[decide\]"):
        exact([[Option(0, 0)]], 1.0)


@pytest.fixture(scope="module")
def plan() -> attain.Plan:
    return toy_plan()


@pytest.fixture(scope="module")
def found(plan: attain.Plan) -> attain.Allocation:
    pytest.importorskip("highspy", reason="highspy is not installed")
    return plan.allocate(budget=300e6, **MONEY, levers=LEVERS, steps=5, draws=DRAWS)


def test_the_best_of_a_plan_is_that_of_enumeration(found, plan):
    """Every combination of the settings played, as scenarios of their own, on the same draws."""
    assert found.method == "exact"
    record = json.loads(found.to_json())
    tables = [block["options"] for block in record["blocks"]]
    best = -1.0
    for choice in itertools.product(*tables):
        if sum(one["cost"] for one in choice) <= 300e6:
            best = max(best, sum(one["gain"] for one in choice))
    # Levers of different targets: gains add up, on the same draws, to rounding.
    assert found.best.gain == pytest.approx(best, abs=1e-9)
    assert found.best.cost <= 300e6 * (1 + 1e-9)
    played = attain.compare(plan.trend, found.scenario, draws=DRAWS)
    assert played.joint.differences[1] == pytest.approx(found.best.gain, abs=1e-12)


def test_no_rule_of_thumb_is_better(found):
    for name in ("equal split",):
        assert found[name].value <= found.best.value + 1.96 * found.best.gain_error
        assert found[name].cost <= 300e6 * (1 + 1e-6)
    assert "proportional split" not in [way["name"] for way in found.ways]
    assert any("no proportional split" in note for note in found.notes)


def test_the_curve_rises_and_every_figure_has_its_error(found):
    curve = list(found.curve)
    assert len(curve) == 8
    gains = [point["gain"] for point in curve]
    assert gains == sorted(gains)
    assert all(point["gain_error"] > 0 for point in curve if point["gain"])
    marginals = [point["marginal"] for point in curve if point["marginal"] is not None]
    assert marginals
    assert all(point["marginal_error"] > 0 for point in curve if point["marginal"])
    assert curve[-1]["budget"] == found.budget
    spending = {row["lever"]: row for row in found.spending}
    assert set(spending) == set(LEVERS)
    total = sum(row["total"] for row in spending.values())
    assert total == pytest.approx(found.best.cost, rel=1e-6)


def test_continuous_levers_of_falling_returns_go_greedily(plan):
    made = plan.allocate(
        budget=200e6, **MONEY, levers=["advice", "brands"], steps=4, draws=DRAWS
    )
    assert made.method in ("greedy", "exact")
    asked = plan.allocate(
        budget=200e6, **MONEY, levers=["advice", "brands"], steps=4, draws=DRAWS, method="greedy"
    )
    assert asked.method == "greedy"
    assert asked == plan.allocate(
        budget=200e6, **MONEY, levers=["advice", "brands"], steps=4, draws=DRAWS, method="greedy"
    )


def test_of_exclusive_projects_one_is_taken(plan):
    pytest.importorskip("highspy", reason="highspy is not installed")
    made = plan.allocate(
        budget=300e6,
        **MONEY,
        levers=LEVERS,
        exclusive=[["advice", "centres"]],
        steps=3,
        draws=DRAWS,
    )
    assert sum(made.settings[id] > 0 for id in ("advice", "centres")) <= 1


def test_goals(plan):
    how = {**MONEY, "levers": ["advice", "brands"], "steps": 2, "draws": DRAWS, "method": "greedy"}
    weighted = plan.allocate(budget=200e6, maximise={"zj-03": 1.0}, **how)
    assert weighted.settings["brands"] == 0
    assert weighted.settings["advice"] > 0
    together = plan.allocate(budget=200e6, maximise="all", **how)
    assert 0 <= together.best.value <= 1
    with pytest.raises(attain.InvalidInput, match="did you mean 'expected'"):
        plan.allocate(budget=200e6, maximise="expectd", **how)
    with pytest.raises(attain.NotFound, match="did you mean 'zj-03'"):
        plan.allocate(budget=200e6, maximise={"zj-003": 1.0}, **how)


def test_the_price_list_has_to_be_complete(plan):
    more = plan.with_levers(budget_lever("free", "zj-03", 20.0, "J", price=False))
    with pytest.raises(attain.MissingInput, match="levers free, stations"):
        more.allocate(budget=1e6, **MONEY, levers=["advice", "free", "stations"])
    with pytest.raises(attain.InvalidInput, match="CNY of 2020"):
        plan.allocate(budget=1e6, currency="EUR", price_year=2020, levers=["advice"])
    with pytest.raises(attain.NotFound, match="advice"):
        plan.allocate(budget=1e6, **MONEY, levers=["advise"])
    with pytest.raises(attain.InvalidInput, match="did you mean 'greedy'"):
        plan.allocate(budget=1e6, **MONEY, method="gredy")
    with pytest.raises(attain.InvalidInput, match="budget"):
        plan.allocate(budget=0, **MONEY)


def test_displays(found, tmp_path):
    assert len(repr(found)) <= 100
    assert found.sentence in str(found)
    assert "per million" in str(found)
    assert found.sentence.replace("&", "&amp;") in found._repr_html_()
    assert len(found.to_frame()) == 8
    assert pickle.loads(pickle.dumps(found)) == found
    for ending in (".html", ".txt", ".json"):
        assert found.save(tmp_path / f"found{ending}").stat().st_size > 100
    with pytest.raises(attain.NotFound, match="best"):
        found["bst"]


def test_pictures(found):
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    import matplotlib.pyplot as plt

    for axes in (found.plot(language="en"), found.plot_spending(language="en")):
        assert axes.get_title(loc="left")
        assert "CNY" in axes.get_xlabel() + axes.get_ylabel()
        plt.close(axes.figure)


def test_the_command_says_what_is_missing():
    words = ["allocate", "zhejiang", "--budget", "1e6", "--currency", "CNY", "--price-year", "2020"]
    done = subprocess.run(
        [sys.executable, "-m", "attain", *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "no price for levers" in done.stderr


def test_whole_units_are_whole(plan):
    pytest.importorskip("highspy", reason="highspy is not installed")
    small = plan.with_levers(centres(high=3.0))
    made = small.allocate(budget=130e6, **MONEY, levers=["centres"], draws=DRAWS)
    # 40 m each and 5 m a year while they stand, half of them on average: 2 cost 105 m.
    assert made.settings == {"centres": 2.0}
