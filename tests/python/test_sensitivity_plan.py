# SPDX-License-Identifier: Apache-2.0
"""Sensitivity and stress of a plan: figures, look-up, mistakes, displays, the command."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys

import attain
import pytest

DRAWS = 4096


@pytest.fixture(scope="module")
def plan() -> attain.Plan:
    return attain.load_plan("zhejiang")


@pytest.fixture(scope="module")
def more(plan: attain.Plan) -> attain.Scenario:
    return plan.scenario("more").set("stations", {2025: 700})


@pytest.fixture(scope="module")
def found(more: attain.Scenario) -> attain.Sensitivity:
    return attain.sensitivity(more, of=["zj-05", "expected reached"], draws=DRAWS)


@pytest.fixture(scope="module")
def stressed(more: attain.Scenario) -> attain.Stress:
    return attain.stress(more, draws=DRAWS)


def test_layers_complete_each_other(found):
    layers = {row["factor"]: row for row in found.shares("zj-05", by="layer")}
    # Read from the same two arms.
    assert layers["noise"]["total"] + layers["parameters"]["first"] == pytest.approx(1, abs=1e-12)
    assert layers["parameters"]["total"] + layers["noise"]["first"] == pytest.approx(1, abs=1e-12)


def test_shares_by_year_lever_and_mark(found):
    levers = {row["factor"]: row for row in found.shares("zj-05", by="lever", year=2025)}
    assert 0 < levers["stations"]["total"] < levers["history and noise"]["total"]
    marks = [row["factor"] for row in found.shares("zj-05", by="mark")]
    assert marks[-1] == "history and noise"
    assert set(marks[:-1]) <= set("ABCJU")
    early = found.shares("zj-05", by="layer", year=2021)[1]
    late = found.shares("zj-05", by="layer", year=2025)[1]
    assert early["total"] > late["total"]


def test_several_answers_share_one_design(found, more):
    alone = attain.sensitivity(more, of="zj-05", draws=DRAWS)
    acting = [row for row in found["zj-05"] if row["total"] > 0]
    # What only other targets draw from is no factor of one that is asked for alone.
    assert [row for row in alone["zj-05"] if row["total"] > 0] == acting
    threads = attain.sensitivity(more, of=["zj-05", "expected reached"], draws=DRAWS, threads=1)
    assert threads == found
    assert threads.to_json() == found.to_json()


def test_a_verdict_names_the_draws_that_are_missing(more):
    few = attain.sensitivity(more, of="zj-05", draws=DRAWS, tolerance=0.001)
    assert not few.converged
    assert few.draws_needed > DRAWS
    assert "not converged for zj-05: about " in few.verdict


def test_mistakes_name_the_nearest(plan, more, found):
    with pytest.raises(attain.NotFound, match="zj-05"):
        attain.sensitivity(more, of="zj-5")
    with pytest.raises(attain.InvalidInput, match="did you mean 'sobol'"):
        attain.sensitivity(more, method="soboll")
    with pytest.raises(attain.InvalidInput, match="arrays"):
        attain.sensitivity(more, method="morris")
    with pytest.raises(attain.NotFound, match="layer"):
        attain.sensitivity(more, by="layr")
    with pytest.raises(attain.NotFound, match="layer"):
        found.shares("zj-05", by="layr")
    with pytest.raises(attain.NotFound, match="zj-05"):
        found["zj-50"]
    with pytest.raises(attain.NotFound, match="2021"):
        found.shares("zj-05", year=2031)
    with pytest.raises(attain.InvalidInput, match="scenario or a plan"):
        attain.sensitivity("zhejiang")
    with pytest.raises(attain.NotFound, match="own growth of zj-05"):
        attain.stress(plan, of="zj-05", draws=DRAWS)["own grwth of zj-05"]


def test_stress_ranks_assumptions_and_reads_sentences_the_other_way(stressed):
    rows = list(stressed.rows)
    assert rows[0]["largest"] > 0
    counts = [len((row["verdicts"] or "").split(", ")) if row["verdicts"] else 0 for row in rows]
    assert counts == sorted(counts, reverse=True)
    kinds = {row["kind"] for row in rows}
    assert {"lever", "growth", "reading"} <= kinds
    capacity = stressed["stations.capacity"]
    assert capacity["zj-05"]["low"] < 0 < capacity["zj-05"]["high"]
    reading = next(row for row in rows if row["kind"] == "reading")
    assert reading["low"] is None


def test_all_second_readings_are_a_row_of_their_own(stressed):
    joint = stressed["all second readings"]
    alone = [row for row in stressed.rows if row["kind"] == "reading"]
    sentences = {}
    for row in alone:
        for change in stressed[row["what"]]:
            if change["target"] != "expected reached":
                sentences.setdefault(change["target"], change["high"])
    assert len(sentences) > 1
    for target, change in sentences.items():
        assert joint[target]["high"] == change
    number = joint["expected reached"]
    assert number["high"] == pytest.approx(sum(sentences.values()))
    assert number["high_std_error"] > 0
    ranked = [row["what"] for row in stressed.rows]
    assert ranked.index("all second readings") < min(ranked.index(row["what"]) for row in alone)


def test_the_verbs_of_a_plan_are_the_functions(plan, found, stressed, more):
    assert plan.sensitivity(scenario=more, of=["zj-05", "expected reached"], draws=DRAWS) == found
    assert plan.stress(scenario=more, draws=DRAWS) == stressed


@pytest.mark.parametrize("name", ["found", "stressed"])
def test_displays(name, request, tmp_path):
    result = request.getfixturevalue(name)
    assert len(repr(result)) <= 100
    assert "zj-05" in str(result)
    assert "<table" in result._repr_html_()
    frame = result.to_frame()
    assert len(frame) > 10
    assert pickle.loads(pickle.dumps(result)) == result
    for ending in (".html", ".txt", ".json"):
        assert result.save(tmp_path / f"{name}{ending}").stat().st_size > 100


def test_pictures(found, stressed):
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    import matplotlib.pyplot as plt

    drawn = [
        found.plot(language="en"),
        found.plot("zj-05", by="mark", language="en"),
        found.plot_years("zj-05", language="en"),
        found.plot_convergence("zj-05", language="en"),
        stressed.plot(language="en"),
        stressed.plot("zj-05", language="en"),
    ]
    for axes in drawn:
        assert axes.get_title(loc="left")
        plt.close(axes.figure)


@pytest.mark.parametrize("verb", ["sensitivity", "stress"])
def test_the_command_prints_the_same_json(verb, plan):
    words = [verb, "zhejiang", "--of", "zj-03", "--draws", str(DRAWS), "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "attain", *words], capture_output=True, text=True, check=True
    )
    assert done.stdout == getattr(attain, verb)(plan, of="zj-03", draws=DRAWS).to_json()
    assert json.loads(done.stdout)["plan"] == "zhejiang"
