# SPDX-License-Identifier: Apache-2.0
"""Payoffs, regret, value of information and fronts, as Python shows them."""

from __future__ import annotations

import json
import pickle
from math import erf, exp, pi, sqrt

import attain
import numpy as np
import pytest

decide = attain.decide


def loss(mean: float, sd: float) -> float:
    """E[max(Z, 0)] - max(mean, 0) of a normal Z: the unit normal loss."""
    u = abs(mean) / sd
    return sd * (exp(-u * u / 2) / sqrt(2 * pi) - u * (1 - erf(u / sqrt(2))) / 2)


@pytest.fixture(scope="module")
def two_levers():
    """Subsidy N(1, 2²), stations N(1.5, 1²), independent: the difference is N(.5, 5)."""
    rng = np.random.default_rng(3)
    subsidy, stations = rng.normal(1, 2, 20_000), rng.normal(1.5, 1, 20_000)
    table = decide.payoffs({"subsidy": subsidy, "stations": stations})
    return table, {"fee response": subsidy, "reach": stations}


def test_value_of_information_of_two_gaussian_levers(two_levers):
    table, parameters = two_levers
    exact = {"everything": loss(0.5, sqrt(5)), "fee response": loss(0.5, 2), "reach": loss(0.5, 1)}
    found = table.information(parameters)
    assert [row["parameter"] for row in found] == ["everything", "fee response", "reach"]
    for name, truth in exact.items():
        row = found[name]
        assert abs(row["value"] - truth) < 3 * row["std_error"]
        assert abs(row["held_out"] - truth) < 3 * row["held_out_std_error"]
    together = table.evppi(*parameters.values())
    assert abs(together["value"] - exact["everything"]) < 3 * together["std_error"]
    parted = table.evppi(parameters["reach"], method="partition")
    assert abs(parted["value"] - exact["reach"]) < 3 * parted["std_error"]


def test_regret_of_two_gaussian_levers(two_levers):
    table, _ = two_levers
    mean = table.regret(statistic="mean")
    assert abs(mean["stations"]["value"] - loss(0.5, sqrt(5))) < 3 * mean["stations"]["std_error"]
    assert mean.best == "stations"
    against = table.regret(statistic="mean", baseline="subsidy")
    assert abs(against["stations"]["value"] + 0.5) < 3 * against["stations"]["std_error"]
    assert against["subsidy"]["value"] == 0
    assert table.regret()["stations"]["std_error"] is None
    assert table.regrets().shape == (2, 20_000)


def test_criteria_by_hand():
    table = decide.payoffs({"safe": [4, 4, 4, 4], "bold": [2, 6, 5, 3], "wild": [0, 9, 1, 8]})
    chosen = {row["criterion"]: row["best"] for row in table.criteria()}
    assert chosen["maximin"] == "safe"
    assert chosen["expected value"] == "wild"
    assert chosen["minimax regret"] == "wild"
    share = table.satisficing(4)
    assert share.values == {"safe": 1.0, "bold": 0.5, "wild": 0.5}
    assert share["bold"]["low"] < 0.5 < share["bold"]["high"]
    cost = decide.payoffs({"safe": [1] * 4, "bold": [2] * 4, "wild": [9] * 4}, better="less")
    both = decide.satisficing([(table, 4), (cost, 2)])
    assert both.values == {"safe": 1.0, "bold": 0.5, "wild": 0.0}
    assert cost.worst().best == "safe"
    assert table.hurwicz(0).values["wild"] == 9
    assert table.quantile(0.25).values["bold"] == 2


def test_payoffs_show_pickle_and_compare():
    table = decide.payoffs(np.array([[1.0, 2.0], [3.0, 1.0]]), actions=["a", "b"], weights=[1, 3])
    assert table == pickle.loads(pickle.dumps(table))
    assert table.expected().values == {"a": 2.5, "b": 1.25}
    assert "minimax regret" in str(table)
    assert "<table>" in table._repr_html_()
    assert list(table.to_frame().columns) == ["a", "b"]
    assert len(pickle.loads(pickle.dumps(table.regret()))) == 2
    json.dumps(list(table.criteria()))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda t: t.regret(statistic="maen"), "did you mean 'mean'"),
        (lambda t: t.regret(baseline="bald"), "did you mean 'bold'"),
        (lambda t: t.evppi([1.0, 2.0], method="regresion"), "did you mean 'regression'"),
        (lambda t: decide.payoffs({"a": [1, 2]}, better="mor"), "did you mean 'more'"),
        (lambda t: decide.payoffs({"a": [1, 2], "b": [1]}), "one length"),
        (lambda t: decide.payoffs({"a": [1, float("nan")]}), "must be a finite number"),
        (lambda t: decide.payoffs([[1, 2]], actions=["a"]), "2 columns and 1 names"),
        (lambda t: t.information({"x": [1, 2]}, names=["y"]), "there is no column"),
        (lambda t: decide.pareto({"a": {"cost": 1}}, {"cots": "less"}), "did you mean 'cost'"),
        (lambda t: decide.pareto({"a": {"cost": 1}}, {"cost": "les"}), "did you mean 'less'"),
        (lambda t: decide.pareto({"a": {"c": 1}}, {"c": {"better": "less", "epsilo": 1}}), "epsilo"),
        (lambda t: decide.pareto({"a": {"cost": "?"}}, {"cost": "less"}), "must be a number"),
    ],
)
def test_mistakes_name_what_is_near(call, words):
    table = decide.payoffs({"safe": [1, 2], "bold": [3, 0]})
    with pytest.raises(attain.Error, match=words):
        call(table)


def test_the_front_flags_what_errors_leave_open():
    points = {
        "nothing": {"cost": 0, "P": (0.2, 0.01)},
        "stations": {"cost": 10, "P": (0.6, 0.02)},
        "subsidy": {"cost": 10, "P": (0.58, 0.02)},
        "both": {"cost": 25, "P": (0.8, 0.01)},
        "waste": {"cost": 30, "P": (0.3, 0.01)},
    }
    front = decide.pareto(points, {"cost": "less", "P": "more"})
    assert front.efficient == ["nothing", "stations", "both"]
    assert front.uncertain == ["stations", "subsidy"]
    assert front["waste"]["dominated_by"] == "stations, subsidy, both"
    frame = front.to_frame()
    again = decide.pareto(frame[["name", "cost", "P", "P std_error"]], {"cost": "less", "P": "more"})
    assert again.efficient == front.efficient
    assert again.uncertain == front.uncertain
    axes = front.plot()
    assert axes.get_title(loc="left") == "3 of 5 alternatives are efficient"
    coarse = decide.pareto(points, {"cost": "less", "P": {"better": "more", "epsilon": 0.05}})
    assert "subsidy" in coarse.efficient
