# SPDX-License-Identifier: Apache-2.0
"""Tables to and from SALib and the EMA Workbench, with the real packages."""

from __future__ import annotations

import pickle
import warnings
from math import log

import attain
import numpy as np
import pandas as pd
import pytest

adapters = attain.adapters


def runs(n: int = 64) -> adapters.Runs:
    rng = np.random.default_rng(2)
    growth, stations = rng.uniform(0, 0.1, n), rng.integers(0, 9, n)
    return adapters.Runs(
        {"growth": growth, "stations": stations},
        {"missed": (growth < 0.05) & (stations < 5), "cost": 2.0 * stations},
    )


def salib():
    return pytest.importorskip("SALib", reason="SALib is not installed")


def ema():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip("ema_workbench", reason="ema_workbench is not installed")


def test_runs_show_compare_and_pickle():
    one = runs()
    assert pickle.loads(pickle.dumps(one)) == one
    assert list(one.to_frame()) == ["growth", "stations", "missed", "cost"]
    assert "growth" in str(one)
    assert "<table>" in one._repr_html_()
    with pytest.raises(ValueError, match="read-only"):
        one.inputs["growth"][0] = 1
    frame = one.to_frame()
    assert adapters.runs_of(frame, outcomes=["missed", "cost"]) == one
    with pytest.raises(attain.NotFound, match="did you mean 'missed'"):
        adapters.runs_of(frame, outcomes=["mised"])
    with pytest.raises(attain.InvalidInput, match="outcomes must name"):
        adapters.runs_of(frame)


def test_salib_problem_both_ways():
    salib()
    from SALib.analyze import pawn
    from SALib.sample import latin

    one = runs()
    problem = adapters.to_salib(one, bounds={"growth": (0, 0.1), "stations": (0, 9)})
    given = np.column_stack(list(one.inputs.values())).astype(float)
    found = pawn.analyze(problem, given, one.outcomes["cost"], seed=1)
    assert found["names"] == ["growth", "stations"]
    assert found["median"][1] > found["median"][0]
    samples = latin.sample(problem, 50, seed=3)
    back = adapters.from_salib(problem, samples, samples.sum(axis=1))
    assert list(back.inputs) == ["growth", "stations"]
    assert list(back.outcomes) == ["Y"]
    np.testing.assert_array_equal(back.inputs["growth"], samples[:, 0])


def test_salib_problem_spec_both_ways():
    salib()
    one = runs()
    spec = adapters.to_salib(one, spec=True)
    assert list(spec["outputs"]) == ["missed", "cost"]
    back = adapters.from_salib(spec)
    for name, column in one.inputs.items():
        np.testing.assert_array_equal(back.inputs[name], column)
    for name, column in one.outcomes.items():
        np.testing.assert_array_equal(back.outcomes[name], column)
    found = attain.discover(back, outcome="missed", folds=0, resamples=0)
    assert set(found[0].restricted) == {"growth", "stations"}


def test_salib_draws_what_the_distributions_say():
    salib()
    from SALib.sample import latin

    D = attain._core.random.Distribution  # noqa: N806
    given = {
        "a": D.normal(1.0, 2.0),
        "b": D.lognormal(3.0, 0.4),
        "c": D.uniform(-1.0, 2.0),
        "d": D.triangular(1.0, 2.0, 5.0),
    }
    problem = adapters.to_salib(bounds=given)
    samples = latin.sample(problem, 4096, seed=1)
    for k, one in enumerate(given.values()):
        # A Latin hypercube of 4,096 has its quantiles right to one cell.
        for p in (0.1, 0.5, 0.9):
            assert np.quantile(samples[:, k], p) == pytest.approx(one.quantile(p), abs=0.01)
    back = adapters.distributions(problem)
    for name, one in given.items():
        for p in (0.05, 0.5, 0.95):
            assert back[name].quantile(p) == pytest.approx(one.quantile(p), abs=1e-9)
    assert problem["bounds"][1][0] == pytest.approx(log(3.0))
    with pytest.raises(attain.InvalidInput, match="no counterpart"):
        adapters.distributions({"names": ["a"], "bounds": [[1, 2]], "dists": ["weibull"]})
    with pytest.raises(attain.InvalidInput, match="no counterpart"):
        adapters.to_salib(bounds={"a": D.beta(2.0, 2.0)})


def test_salib_mistakes_are_named():
    with pytest.raises(attain.NotFound, match="did you mean 'growth'"):
        adapters.to_salib(runs(), bounds={"grwth": (0, 1)})
    names = adapters.Runs({"region": np.array(["a", "b"])}, {"y": [1, 2]})
    with pytest.raises(attain.InvalidInput, match="holds names"):
        adapters.to_salib(names)
    with pytest.raises(attain.InvalidInput, match="samples and results"):
        adapters.from_salib({"names": ["a"]})


def test_ema_results_both_ways(tmp_path):
    workbench = ema()
    one = adapters.Runs(
        {**runs().inputs, "region": np.array(["east", "west"] * 32)}, runs().outcomes
    )
    experiments, outcomes = adapters.to_ema(one)
    assert {"scenario", "policy", "model"} <= set(experiments)
    assert adapters.from_ema(experiments, outcomes) == one
    for name in outcomes:
        workbench.ScalarOutcome(name)  # its writer knows an outcome by an object of that name
    workbench.save_results((experiments, outcomes), tmp_path / "runs.tar.gz")
    read = workbench.load_results(tmp_path / "runs.tar.gz")
    back = adapters.from_ema(*read)
    for name, column in one.inputs.items():
        if column.dtype.kind == "f":  # its reader of CSV may lose the last digit
            np.testing.assert_allclose(back.inputs[name], column, rtol=1e-12)
        else:
            np.testing.assert_array_equal(back.inputs[name], column)
    found = attain.discover(read, outcome="missed", inputs=["growth", "stations"], resamples=0)
    assert set(found[0].restricted) == {"growth", "stations"}


def test_ema_model_runs_become_a_table():
    workbench = ema()
    model = workbench.Model("plan", function=lambda g, n: {"level": 100 * (1 + g) ** 5 + n})
    model.uncertainties = [workbench.RealParameter("g", 0.0, 0.1)]
    model.levers = [workbench.IntegerParameter("n", 0, 9)]
    model.outcomes = [workbench.ScalarOutcome("level")]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        experiments, outcomes = workbench.perform_experiments(model, scenarios=40, policies=3)
    back = adapters.from_ema(experiments, outcomes)
    assert set(back.inputs) == {"g", "n", "policy"}
    found = attain.discover(
        (experiments, outcomes), outcome="level", below=120.0, inputs=["g", "n"], resamples=0
    )
    assert "g is below" in found.sentence


def test_ema_time_series_need_a_place():
    frame = pd.DataFrame({"g": [0.1, 0.2]})
    series = {"level": np.array([[1.0, 2.0], [3.0, 4.0]])}
    with pytest.raises(attain.InvalidInput, match="time series"):
        adapters.from_ema(frame, series)
    assert list(adapters.from_ema(frame, series, at=-1).outcomes["level"]) == [2.0, 4.0]
