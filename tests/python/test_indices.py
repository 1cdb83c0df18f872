# SPDX-License-Identifier: Apache-2.0
"""Sensitivity on plain arrays: names, shapes, mistakes, displays; the figures are tested in C++."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import attain
import numpy as np
import pytest
from attain import indices

PEERS = Path(__file__).parent / "data" / "sensitivity_peers.json"
UNIFORM = "uniform(lo=-3.141592653589793, hi=3.141592653589793)"
THREE = {"x1": UNIFORM, "x2": UNIFORM, "x3": UNIFORM}


def ishigami(x):
    return np.sin(x[:, 0]) * (1 + 0.1 * x[:, 2] ** 4) + 7 * np.sin(x[:, 1]) ** 2


@pytest.fixture(scope="module")
def design():
    return indices.design(THREE, units=512, second_order=True, seed=7)


def test_indices_are_found_by_name(design):
    found = indices.sobol(design, ishigami(design.x))
    total = found["total"]["x1"]
    assert total.low < 0.5576 < total.high
    assert list(found["second"]) == ["x1, x2", "x1, x3", "x2, x3"]
    with pytest.raises(attain.NotFound, match="did you mean 'total'"):
        found["totl"]
    with pytest.raises(attain.NotFound, match="did you mean 'x1'"):
        found["total"]["x11"]
    with pytest.raises(attain.NotFound, match="output"):
        found["total", "z"]


def test_many_outputs_and_their_names(design):
    pandas = pytest.importorskip("pandas")
    y = ishigami(design.x)
    frame = pandas.DataFrame({"level": y, "event": (y > 5).astype(float)})
    found = indices.sobol(design, frame)
    assert found.outputs == ("level", "event")
    alone = indices.sobol(design, y > 5)
    assert found["total", "event"]["x2"] == alone["total"]["x2"]
    table = found.to_frame()
    assert list(table.columns) == ["measure", "output", "of", "value", "std_error", "low", "high"]
    assert len(table) == 2 * (3 + 3 + 3)


def test_typos_are_named_with_the_nearest(design):
    y = ishigami(design.x)
    with pytest.raises(attain.NotFound, match="jansen1999"):
        indices.sobol(design, y, total="jansen")
    with pytest.raises(attain.NotFound, match="saltelli"):
        indices.design(THREE, kind="saltely")
    with pytest.raises(attain.NotFound, match="did you mean 'x1'"):
        indices.factors(THREE, groups={"X1": "g"})
    with pytest.raises(attain.NotFound, match="did you mean 'omit'"):
        indices.sobol(design, y, nan="omits")
    with pytest.raises(attain.NotFound, match="median"):
        indices.pawn(design.x[::8], y[::8], statistic="medain")


def test_scrambled_sobol_points_are_a_kind_of_points():
    runs = indices.design(THREE, units=512, points="sobol", seed=7)
    assert (runs.points, runs.replicates) == ("sobol", 8)
    more = indices.design(THREE, units=1024, points="sobol", seed=7)
    np.testing.assert_array_equal(runs.x, more.x[: len(runs.x)])
    assert pickle.loads(pickle.dumps(runs)) == runs
    found = indices.sobol(runs, ishigami(runs.x))
    free = indices.design(THREE, units=512, seed=7)
    chance = indices.sobol(free, ishigami(free.x))
    assert found["total"]["x2"].std_error < chance["total"]["x2"].std_error
    assert found["total"]["x2"].low < 0.4424 < found["total"]["x2"].high
    with pytest.raises(attain.InvalidInput, match="as 256 or 512"):
        indices.design(THREE, units=500, points="sobol")
    with pytest.raises(attain.InvalidInput, match="latin hypercube"):
        indices.design(THREE, kind="plain", units=512, points="sobol")
    with pytest.raises(attain.NotFound, match='did you mean "sobol"'):
        indices.design(THREE, points="sobl")
    with pytest.raises(attain.InvalidInput, match="resamples"):
        indices.sobol(runs, ishigami(runs.x), resamples=100)
    one = indices.design(THREE, units=512, points="sobol", replicates=1)
    assert indices.sobol(one, ishigami(one.x), resamples=100)["total"]["x2"].std_error > 0


def test_distances_without_their_bias_rest_on_the_seed_alone():
    plain = indices.design({**THREE, "dummy": UNIFORM}, kind="plain", units=600)
    y = ishigami(plain.x)
    for method, name in ((indices.pawn, "pawn"), (indices.delta, "delta")):
        found = method(plain.x, y, seed=3)
        again, other = (method(plain.x, y, seed=seed)[name]["x1"] for seed in (3, 4))
        assert found[name]["x1"] == again != other
        dummy = found[name]["x4"]
        assert abs(dummy.value) < found["plain"]["x4"].value / 2
        assert dummy.low < 0 < dummy.high


def test_missing_outputs_are_an_error_or_counted(design):
    y = ishigami(design.x)
    y[5] = np.nan
    with pytest.raises(attain.InvalidInput, match=r"y\[5, 0\]"):
        indices.sobol(design, y)
    found = indices.sobol(design, y, nan="omit")
    assert (found.omitted, found.units) == (1, 511)
    assert "1 left out" in repr(found)


def test_dependence_is_never_passed_over():
    pair = indices.factors({"a": "normal(mean=0, sd=1)", "b": "normal(mean=0, sd=1)"},
                           correlation={("a", "b"): 0.6})  # fmt: skip
    for kind in ("saltelli", "radial", "trajectories"):
        with pytest.raises(attain.InvalidInput, match="Shapley"):
            indices.design(pair, kind=kind)
    plain = indices.design(pair, kind="plain", units=1000)
    for method in (indices.first_order, indices.pawn, indices.delta):
        with pytest.raises(attain.InvalidInput, match="Shapley"):
            method(plain.x, plain.x.sum(axis=1), names=["a", "b"])
    allowed = indices.first_order(plain.x, plain.x.sum(axis=1), dependence="allow")
    assert allowed["first"]["x1"].value > 0.6
    runs = indices.design(pair, kind="conditional", units=300)
    effects = indices.shapley(runs, runs.x.sum(axis=1))
    assert sum(e.value for e in effects["shapley"].values()) == pytest.approx(1, abs=1e-12)


def test_given_data_take_arrays_frames_and_mappings():
    plain = indices.design(THREE, kind="plain", units=1000)
    y = ishigami(plain.x)
    from_array = indices.first_order(plain.x, y, names=["x1", "x2", "x3"])
    assert from_array == indices.first_order(dict(zip(THREE, plain.x.T, strict=True)), y)
    pandas = pytest.importorskip("pandas")
    assert from_array == indices.first_order(pandas.DataFrame(plain.x, columns=list(THREE)), y)
    bad = indices.regional(plain.x, y > 6)
    assert bad["distance"]["x2"].value > bad["distance"]["x3"].value
    with pytest.raises(attain.InvalidInput, match="3 columns"):
        indices.first_order(plain.x, y, names=["a"])


def test_morris_reads_designs_and_trajectories_made_elsewhere():
    runs = indices.design(THREE, kind="trajectories", units=50)
    y = ishigami(runs.x)
    found = indices.morris(runs, y)
    assert found == indices.morris(runs.factors, y, x=runs.x)
    assert found["mu_star"]["x1"].low > 0
    with pytest.raises(attain.InvalidInput, match="need x"):
        indices.morris(runs.factors, y)


def test_verdicts_say_how_many_more(design):
    found = indices.sobol(design, ishigami(design.x))
    assert found.verdict(tolerance=1).converged
    short = found.verdict(tolerance=0.01)
    assert not short.converged
    assert short.more_rows == short.more_units * 8
    assert "needs about" in str(short)


def test_values_pickle_compare_and_cannot_be_written(design):
    found = indices.sobol(design, ishigami(design.x), resamples=50)
    for value in (design, design.factors, found):
        again = pickle.loads(pickle.dumps(value))
        assert again == value
        assert hash(again) == hash(value)
        assert value._repr_html_()
    assert indices.design(THREE, units=512, second_order=True, seed=8) != design
    with pytest.raises(ValueError, match="read-only"):
        design.x[0, 0] = 1
    with pytest.raises(AttributeError):
        found.method = "x"


def test_pictures_show_every_factor(design):
    pyplot = pytest.importorskip("matplotlib.pyplot")
    found = indices.sobol(design, ishigami(design.x))
    axes = found.plot()
    assert [t.get_text() for t in axes.get_yticklabels()] == ["x1", "x2", "x3"]
    sizes = {n: indices.sobol(d, ishigami(d.x)) for n in (64, 128)
             for d in [indices.design(THREE, units=n)]}  # fmt: skip
    assert indices.plot_convergence(sizes).get_xlabel() == "units"
    pyplot.close("all")


def test_the_same_estimators_agree_with_peers_on_the_same_design():
    """To 1e-10; python/scripts/make_sensitivity_peers.py says how the figures were made."""
    record = json.loads(PEERS.read_text(encoding="utf-8"))
    runs = indices.design(THREE, units=record["units"], second_order=True, seed=record["seed"])
    # Inputs are kept, so that another libm changes no figure.
    y = np.array(record["y"])
    np.testing.assert_allclose(y, ishigami(runs.x), rtol=1e-12)
    for case in record["sobol"]:
        found = indices.sobol(runs, y, first=case["first"], total=case["total"])
        for name, wanted in case["wanted"].items():
            got = found.measures[name].value[0]
            np.testing.assert_allclose(got, wanted, rtol=0, atol=1e-10, err_msg=str(case))
    paths = indices.design(THREE, kind="trajectories", units=20, seed=record["seed"])
    effects = indices.morris(paths, np.array(record["morris"]["y"]))
    for name, wanted in record["morris"]["wanted"].items():
        np.testing.assert_allclose(effects.measures[name].value[0], wanted, rtol=1e-10)
    plain = indices.design(THREE, kind="plain", units=500, seed=record["seed"])
    given = np.array(record["given"]["y"])
    pawns = indices.pawn(plain.x, given, statistic="median")
    wanted = record["given"]["pawn"]
    np.testing.assert_allclose(pawns.measures["plain"].value[0], wanted, rtol=0, atol=1e-10)
    ranks = indices.first_order(plain.x, given, estimator="rank")
    # OpenTURNS divides by the variance with n - 1.
    wanted = np.array(record["given"]["rank"]) * 500 / 499
    np.testing.assert_allclose(ranks.measures["first"].value[0], wanted, rtol=0, atol=1e-10)
