# SPDX-License-Identifier: Apache-2.0
"""Scenario discovery on tables and plans, and beside the EMA Workbench's own PRIM."""

from __future__ import annotations

import json
import pickle
import warnings

import attain
import numpy as np
import pandas as pd
import pytest


def planted(n: int = 3000, dense: float = 0.9, thin: float = 0.05) -> pd.DataFrame:
    """Missed where growth is below .05 and take-up below .3, mostly."""
    rng = np.random.default_rng(5)
    frame = pd.DataFrame(
        {
            "growth": rng.uniform(0, 0.1, n),
            "take-up": rng.uniform(0, 1, n),
            "delay": rng.uniform(0, 5, n),
            "stations": rng.integers(0, 500, n),
            "region": rng.choice(["north", "east", "west"], n),
        }
    )
    inside = (frame["growth"] < 0.05) & (frame["take-up"] < 0.3)
    frame["missed"] = rng.uniform(size=n) < np.where(inside, dense, thin)
    return frame


@pytest.fixture(scope="module")
def found():
    return attain.discover(planted(), outcome="missed", units={"growth": "a year"})


def test_the_sentence_says_what_was_planted(found):
    box = found[0]
    assert sorted(box.restricted) == ["growth", "take-up"]
    assert abs(box["growth"].high - 0.05) < 0.002
    assert abs(box["take-up"].high - 0.3) < 0.02
    assert found.sentence.startswith("missed mainly when ")
    assert "growth is below 0.0" in found.sentence
    assert "a year" in found.sentence
    assert "take-up is below 0." in found.sentence
    assert "% of the cases of interest" in found.sentence
    assert "on held-out cases" in found.sentence


def test_it_shows_exports_pickles_and_repeats(found):
    assert pickle.loads(pickle.dumps(found)) == found
    assert attain.discover(planted(), outcome="missed", units={"growth": "a year"}) == found
    other = attain.discover(planted(), outcome="missed", units={"growth": "a year"}, seed=2)
    assert other[0].limits[0].high == found[0].limits[0].high
    assert other[0].held_out != found[0].held_out
    frame = found.to_frame()
    assert set(frame["input"]) == {"growth", "take-up"}
    read = json.loads(found.to_json())
    assert read["boxes"][0]["coverage"] == found[0].coverage
    assert read["boxes"][0]["trajectory"][0]["kind"] == "start"
    assert "quasi-p" in str(found)
    assert "<table>" in found._repr_html_()
    inside = found[0].inside(planted())
    assert inside.sum() == found[0].figures.cases
    assert found[0].at(3).figures == found[0].trajectory[3].figures


def test_pictures_name_their_axes(found):
    import matplotlib.pyplot as plt

    box = found.plot()
    assert [t.get_text() for t in box.get_yticklabels()] == found[0].restricted
    way = found.plot_trajectory()
    assert way.get_xlabel().startswith("coverage: share of the cases of interest")
    plt.close("all")


def test_any_table_does():
    frame = planted(600)
    columns = {name: frame[name].to_numpy() for name in frame.columns}
    quick = {"folds": 0, "resamples": 0}
    by_frame = attain.discover(frame, outcome="missed", **quick)
    by_mapping = attain.discover(columns, outcome="missed", **quick)
    assert by_frame[0].limits == by_mapping[0].limits
    numbers = frame[["growth", "take-up", "delay"]]
    by_array = attain.discover(
        numbers.to_numpy(), outcome=frame["missed"], inputs=list(numbers), **quick
    )
    by_part = attain.discover(frame, outcome="missed", inputs=list(numbers), **quick)
    assert by_array[0].figures == by_part[0].figures
    frame["share"] = 1.0 - frame["missed"]
    below = attain.discover(frame, outcome="share", below=0.5, inputs=list(numbers), **quick)
    assert below[0].figures == by_part[0].figures
    assert below.sentence.startswith("share below 0.5 mainly when")


def test_categories_and_whole_numbers_are_said_as_such():
    frame = planted(2000)
    frame["missed"] = (frame["region"] == "west") & (frame["stations"] <= 100)
    found = attain.discover(frame, outcome="missed", folds=0, resamples=0)
    assert "region is west" in found.sentence
    assert f"stations is at most {found[0]['stations'].high:.0f}" in found.sentence
    assert found[0].density == 1.0


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"outcome": "mised"}, "did you mean 'missed'"),
        ({"outcome": "missed", "inputs": ["grwoth"]}, "did you mean 'growth'"),
        ({"outcome": "missed", "rule": "yuden"}, "did you mean 'youden'"),
        ({"outcome": "missed", "method": "prin"}, "did you mean 'prim'"),
        ({"outcome": "missed", "rule": "density"}, "needs at_least"),
        ({"outcome": "missed", "at_least": 0.5}, "belongs to"),
        ({"outcome": "missed", "flods": 3}, "did you mean 'folds'"),
        ({"outcome": "missed", "units": {"groth": "%"}}, "did you mean 'growth'"),
        ({"outcome": "growth"}, "name above or below"),
        ({"outcome": "growth", "above": 0.2}, "others have to occur"),
        ({}, "outcome must name"),
        ({"outcome": "missed", "peel": 0.7}, "peel"),
    ],
)
def test_mistakes_name_what_is_near(settings, words):
    with pytest.raises(attain.Error, match=words):
        attain.discover(planted(100), **settings)


def test_a_missing_value_names_input_and_row():
    frame = planted(100)
    frame.loc[17, "delay"] = np.nan
    with pytest.raises(attain.InvalidInput, match='"delay", row 17'):
        attain.discover(frame, outcome="missed")
    frame = planted(100).astype({"region": object})
    frame.loc[3, "region"] = None
    with pytest.raises(attain.InvalidInput, match='"region", row 3'):
        attain.discover(frame, outcome="missed")


def test_of_a_plan_it_says_what_a_missed_target_hangs_on():
    plan = attain.load_plan("zhejiang")
    settings = {"target": "zj-03", "as_of": 2020, "draws": 4096, "seed": 7, "resamples": 4}
    found = attain.discover(plan, **settings)
    probability = plan.forecast(as_of=2020, draws=4096, seed=7)["zj-03"].probability
    assert found.hits == 4096 - round(4096 * probability)
    assert found.inputs == ["zj-03 growth"]
    assert found.sentence.startswith("zj-03 is missed mainly when zj-03 growth is below")
    assert "% a year" in found.sentence
    assert "of the misses" in found.sentence
    again = attain.discover(plan.scenarios["plan"], **settings)
    assert set(found.inputs) <= set(again.inputs)
    with pytest.raises(attain.NotFound, match="did you mean 'zj-03'"):
        attain.discover(plan, target="zj03")
    with pytest.raises(attain.NotFound, match="did you mean 'draws'"):
        attain.discover(plan, target="zj-03", drwas=3)


def test_what_years_bring_and_growth_give_the_levels_drawn():
    plan = attain.load_plan("zhejiang")
    found = attain.discover(
        plan, target="zj-03", as_of=2020, draws=2048, noise=True, folds=0, resamples=0
    )
    assert found.inputs == ["zj-03 growth", "zj-03 noise"]


def test_the_command_prints_what_python_finds(tmp_path, capsys):
    from attain import cli

    frame = planted(600)
    path = tmp_path / "cases.csv"
    frame.to_csv(path, index=False)
    assert cli.main(["discover", str(path), "--outcome", "missed", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    mine = json.loads(attain.discover(frame, outcome="missed").to_json())
    assert printed["boxes"][0]["limits"][0]["high"] == pytest.approx(
        mine["boxes"][0]["limits"][0]["high"], rel=1e-12
    )
    assert printed["sentence"] == mine["sentence"]
    assert cli.main(["discover", str(path), "--outcome", "mised"]) == 2
    assert "did you mean 'missed'?" in capsys.readouterr().err
    assert cli.main(["discover", "zhejiang", "--target", "zj-33", "--draws", "64"]) == 2
    (tmp_path / "ragged.csv").write_text("a,b\n1\n", encoding="utf-8")
    assert cli.main(["discover", str(tmp_path / "ragged.csv"), "--outcome", "b"]) == 2
    assert "ragged.csv:2: 1 cells, the head has 2" in capsys.readouterr().err


def test_a_tree_finds_the_box_too():
    pytest.importorskip("sklearn", reason="method='cart' needs scikit-learn")
    frame = planted()
    found = attain.discover(frame, outcome="missed", method="cart")
    box = found[0]
    assert {"growth", "take-up"} <= set(box.restricted)
    assert abs(box["growth"].high - 0.05) < 0.003
    assert box.inside(frame).sum() == box.figures.cases
    assert "on held-out cases" not in found.sentence


@pytest.mark.parametrize("case", ["growth and take-up", "three inputs", "names"])
def test_peels_are_those_of_the_ema_workbench_within_one(case):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        prim = pytest.importorskip(
            "ema_workbench.analysis.prim", reason="ema_workbench is not installed"
        )
    frame = planted(1000)
    rng = np.random.default_rng(8)
    inputs = ["growth", "take-up", "delay"]
    if case == "three inputs":
        inside = (frame["growth"] < 0.06) & (frame["take-up"] > 0.4) & (frame["delay"] < 3)
        frame["missed"] = rng.uniform(size=len(frame)) < np.where(inside, 0.8, 0.1)
    if case == "names":
        inputs += ["region"]
        inside = (frame["delay"] < 2) & (frame["region"] != "west")
        frame["missed"] = rng.uniform(size=len(frame)) < np.where(inside, 0.9, 0.1)
    x, y = frame[inputs], frame["missed"].to_numpy()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = prim.Prim(x.copy(), y.astype(int), threshold=0.5, mass_min=0.05)
        way = theirs.find_box().peeling_trajectory
    mine = attain.discover(frame, outcome="missed", inputs=inputs, folds=0, resamples=0)[0]
    peels = [step for step in mine.trajectory if step.kind in ("start", "peel")]
    theirs_by_mass = way[["coverage", "density", "mass"]].to_numpy()
    # Theirs ends in pastes, which have no less mass than what is before them.
    last = int(np.argmax(np.diff(theirs_by_mass[:, 2]) >= 0)) or len(theirs_by_mass) - 1
    assert abs(len(peels) - 1 - last) <= 1
    for step, (coverage, density, mass) in zip(peels[:last], theirs_by_mass, strict=False):
        assert step.figures.mass == pytest.approx(mass, abs=1e-12)
        assert step.figures.coverage == pytest.approx(coverage, abs=1e-12)
        assert step.figures.density == pytest.approx(density, abs=1e-12)
