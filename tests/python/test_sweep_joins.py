# SPDX-License-Identifier: Apache-2.0
"""A sweep's result handed to sensitivity, discovery and decision, and to SALib and EMA."""

from __future__ import annotations

import pickle
import warnings

import numpy as np
import pytest

import attain
from attain import decide, indices

RUN = {"as_of": 2020, "draws": 512, "seed": 3}
CAPACITY = {"stations.capacity": "lognormal(median=300, sigma=0.4)"}
INPUTS = {
    "stations": "uniform(lo=430, hi=800)",
    "stations.additionality": "uniform(lo=0.1, hi=0.9)",
    **CAPACITY,
}


@pytest.fixture(scope="module")
def plan() -> attain.Plan:
    return attain.load_plan("zhejiang")


@pytest.fixture(scope="module")
def sampled(plan: attain.Plan) -> attain.Sweep:
    return attain.sweep(plan, indices.factors(INPUTS), n=400, **RUN)


@pytest.fixture(scope="module")
def choices(plan: attain.Plan) -> attain.Sweep:
    futures = indices.factors(CAPACITY).sample(120, seed=5)
    return attain.sweep(plan, decide.crossed({"stations": [430, 600, 800]}, futures), **RUN)


def test_factors_are_a_sampler(sampled: attain.Sweep) -> None:
    assert sampled.names == list(INPUTS)
    assert np.array_equal(sampled.inputs, indices.factors(INPUTS).sample(400).x)


def test_given_data_estimators_take_it(sampled: attain.Sweep) -> None:
    found = indices.first_order(sampled, "zj-05")
    assert found.outputs == ("zj-05",)
    first = {name: one.value for name, one in found["first"].items()}
    assert max(first, key=lambda name: first[name]) == "stations.additionality"
    arrays = indices.first_order(sampled.inputs, sampled.outcomes["zj-05"], names=sampled.names)
    assert found["first"] == arrays["first"]
    several = indices.pawn(sampled, ["zj-05", "expected"])
    assert several.outputs == ("zj-05", "expected")
    every = indices.delta(sampled)
    assert every.outputs == tuple(sampled.outcomes)
    low = sampled.outcomes["zj-05"] < np.median(sampled.outcomes["zj-05"])
    assert indices.regional(sampled, low)["distance"]["stations.additionality"].value > 0.3


def test_a_table_names_its_outputs_too(sampled: attain.Sweep) -> None:
    table = dict(zip(sampled.names, sampled.inputs.T)) | {"y": sampled.outcomes["zj-05"]}
    found = indices.first_order(table, "y")
    assert found["first"] == indices.first_order(sampled, "zj-05")["first"]
    with pytest.raises(attain.NotFound, match="did you mean 'zj-05'"):
        indices.first_order(sampled, "zj_05")
    with pytest.raises(attain.InvalidInput, match="names are for runs"):
        indices.first_order(sampled.inputs, "zj-05")


def test_schedules_are_inputs(plan: attain.Plan) -> None:
    steps = [{2021: 0.5}, {2021: 0.5, 2025: 0.0}]
    grid = {"grant_subsidy": steps, "stations": list(range(430, 830, 20))}
    swept = attain.sweep(plan, grid, **RUN)
    found = indices.first_order(swept, "zj-05")
    assert found["first"]["stations"].value > 0.8
    assert abs(found["first"]["grant_subsidy"].value) < 0.2
    middle = float(np.median(swept.outcomes["zj-05"]))
    boxes = attain.discover(swept, outcome="zj-05", below=middle, resamples=0)
    assert boxes[0].restricted == ["stations"]


def test_a_design_is_swept_and_analysed(plan: attain.Plan) -> None:
    design = indices.design(INPUTS, kind="saltelli", units=64, seed=7)
    swept = attain.sweep(plan, design, **RUN)
    found = indices.sobol(design, swept)
    assert found.outputs == tuple(swept.outcomes)
    assert found["total", "zj-05"] == indices.sobol(design, swept.outcomes["zj-05"])["total"]
    other = indices.design(INPUTS, kind="saltelli", units=64, seed=8)
    with pytest.raises(attain.InvalidInput, match="not those of the design"):
        indices.sobol(other, swept)
    effects = indices.design(INPUTS, kind="conditional", units=16, seed=7)
    played = attain.sweep(plan, effects, **RUN)
    shares = indices.shapley(effects, played)["shapley", "zj-05"]
    assert sum(one.value for one in shares.values()) == pytest.approx(1)


def test_discovery_takes_it(sampled: attain.Sweep) -> None:
    middle = float(np.median(sampled.outcomes["zj-05"]))
    found = attain.discover(sampled, outcome="zj-05", below=middle, resamples=2)
    assert "stations.additionality" in found[0].restricted
    with pytest.raises(attain.NotFound, match="did you mean 'zj-05'"):
        attain.discover(sampled, outcome="zj_05", below=0.8)


def test_payoffs_of_levers_in_futures(choices: attain.Sweep) -> None:
    table = decide.payoffs(choices, outcome="zj-05")
    assert table.actions == ["stations 430", "stations 600", "stations 800"]
    assert table.futures == 120
    given = choices.outcomes["zj-05"].reshape(3, 120)
    assert np.array_equal(table.values, given)
    assert table == decide.payoffs(given.T, actions=table.actions)
    assert np.array_equal(table.parameters["stations.capacity"], choices.inputs[:120, 1])
    assert table.regret().best == table.regret(statistic="mean").best == "stations 800"
    share = table.satisficing(0.73)["stations 800"]["value"]
    assert share == pytest.approx((given[2] >= 0.73).mean())
    assert table.evpi()["value"] == pytest.approx(0, abs=1e-12)  # more stations never hurt
    worth = table.information()
    assert [row["parameter"] for row in worth] == ["everything", "stations.capacity"]
    again = pickle.loads(pickle.dumps(table))
    assert again == table
    assert list(again.parameters) == ["stations.capacity"]


def test_information_is_worth_something_where_choices_cross(choices: attain.Sweep) -> None:
    runs = attain.adapters.runs_of(choices)
    stations, capacity = runs.inputs["stations"], runs.inputs["stations.capacity"]
    net = runs.outcomes["zj-05"] - (stations - 430) * 2e-4 * (capacity < 300)
    table = decide.payoffs(attain.adapters.Runs(runs.inputs, {"net": net}), outcome="net")
    assert table.evpi()["value"] > 0
    share = table.information()["stations.capacity"]["share"]
    assert 0.5 < share < 1.1


def test_payoffs_need_the_same_futures(choices: attain.Sweep, sampled: attain.Sweep) -> None:
    with pytest.raises(attain.InvalidInput, match="crossed"):
        decide.payoffs(sampled, outcome="zj-05", actions=["stations"])
    with pytest.raises(attain.NotFound, match="did you mean 'zj-05'"):
        decide.payoffs(choices, outcome="zj_05")
    with pytest.raises(attain.NotFound, match="did you mean 'stations'"):
        decide.payoffs(choices, outcome="zj-05", actions=["station"])
    with pytest.raises(attain.InvalidInput, match="outcome must name"):
        decide.payoffs(choices)
    with pytest.raises(attain.InvalidInput, match="both chosen and not known"):
        decide.crossed({"stations": [430]}, {"stations": [600]})
    with pytest.raises(attain.InvalidInput, match="give a list"):
        decide.crossed({"stations": 430}, {"stations.capacity": [300]})


def test_scenarios_are_alternatives_of_a_front(choices: attain.Sweep) -> None:
    front = decide.pareto(choices, {"zj-05": "more"})
    assert len(front) == 360
    best = front.efficient[0]
    assert best.startswith("stations 800, stations.capacity ")
    row = int(np.argmax(choices.outcomes["zj-05"]))
    assert front[best]["zj-05 std_error"] == choices.std_errors["zj-05"][row]


def test_salib_reads_it_and_gives_designs(plan: attain.Plan, sampled: attain.Sweep) -> None:
    pytest.importorskip("SALib", reason="SALib is not installed")
    from SALib.analyze import pawn, sobol
    from SALib.sample import sobol as sobol_sample

    spec = attain.adapters.to_salib(sampled, spec=True, outcomes=["zj-05"])
    back = attain.adapters.from_salib(spec)
    assert back == attain.adapters.runs_of(sampled, outcomes=["zj-05"])
    theirs = pawn.analyze(spec, spec.samples, spec.results[:, 0], S=10, seed=1)
    ours = indices.pawn(back, "zj-05", slices=10, statistic="median")["plain"]
    for name, figure in zip(theirs["names"], theirs["median"], strict=True):
        assert ours[name].value == pytest.approx(figure, abs=0.08)

    spreads = indices.factors(INPUTS).spreads
    problem = attain.adapters.to_salib(bounds=dict(zip(INPUTS, spreads, strict=True)))
    rows = sobol_sample.sample(problem, 64, calc_second_order=False, seed=1)
    swept = attain.sweep(plan, (problem["names"], rows), **RUN)
    peer = sobol.analyze(problem, swept.outcomes["zj-05"], calc_second_order=False, seed=1)
    own = indices.sobol_of(problem["names"], swept)["total", "zj-05"]
    for name, total in zip(problem["names"], peer["ST"], strict=True):
        assert own[name].value == pytest.approx(total, rel=0.05)
    spec = attain.adapters.to_salib(swept, spec=True)
    assert np.array_equal(attain.sweep(plan, spec, **RUN).inputs, swept.inputs)


def test_ema_workbench_reads_it_and_gives_it_back(sampled: attain.Sweep) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pytest.importorskip("ema_workbench", reason="ema_workbench is not installed")
        from ema_workbench.analysis import prim

        experiments, outcomes = attain.adapters.to_ema(sampled)
        assert attain.adapters.from_ema(experiments, outcomes) == attain.adapters.runs_of(sampled)
        middle = float(np.median(sampled.outcomes["zj-05"]))
        table = experiments[list(INPUTS)]
        search = prim.Prim(table, outcomes["zj-05"] < middle, threshold=0.7)
        theirs = search.find_box()
    ours = attain.discover(sampled, outcome="zj-05", below=middle, resamples=0, folds=0)[0]
    assert set(ours.restricted) <= set(theirs.qp[0]) | set(INPUTS)
    pair = attain.discover(
        (experiments, outcomes), outcome="zj-05", below=middle, resamples=0, folds=0
    )[0]
    assert pair.restricted == ours.restricted


def test_runs_are_played_again(plan: attain.Plan, sampled: attain.Sweep) -> None:
    runs = attain.adapters.runs_of(sampled)
    assert attain.sweep(plan, runs, **RUN).outcomes.keys() == sampled.outcomes.keys()
    assert np.array_equal(attain.sweep(plan, runs, **RUN).inputs, sampled.inputs)
