# SPDX-License-Identifier: Apache-2.0
"""Solving: planted answers, what is out of reach, displays."""

from __future__ import annotations

import json
import pickle

import attain
import pytest

DRAWS = 4096
TARGET = "zj-05"


@pytest.fixture(scope="module")
def plan() -> attain.Plan:
    return attain.load_plan("zhejiang")


@pytest.fixture(scope="module")
def planted(plan: attain.Plan) -> float:
    """The probability that 700 stations give, to be found again."""
    more = plan.scenario("more").set("stations", {2025: 700})
    probability = attain.compare(plan.trend, more, draws=DRAWS)[TARGET].probabilities[1]
    assert probability is not None
    return probability


@pytest.fixture(scope="module")
def found(plan: attain.Plan, planted: float) -> attain.Solution:
    return plan.solve(lever="stations", target=TARGET, probability=planted, draws=DRAWS)


def test_a_planted_answer_is_found(found, planted, plan):
    assert found.state == "found"
    assert found.reachable
    # The same draws: 700 is enough, and no fewer than the answer are.
    assert found.answer.place <= 700
    assert found.answer.value >= planted
    low, high = found.range
    assert low <= found.answer.place <= high
    assert low <= 700 <= high
    answer = attain.compare(plan.trend, found.scenario, draws=DRAWS)
    assert answer[TARGET].probabilities[1] == found.answer.value


def test_out_of_reach_is_said_with_the_best(plan):
    solution = plan.solve(lever="stations", target=TARGET, probability=0.9999, high=300, draws=DRAWS)
    assert not solution.reachable
    assert solution.sentence.startswith("no setting up to 300")
    assert "the best, 300" in solution.sentence
    assert "gives" in solution.sentence


def test_the_display_is_one_sentence_and_a_small_table(found, tmp_path):
    assert "stations" in found.sentence
    assert "95 %" in found.sentence
    assert found.sentence in found._repr_html_()
    assert len(repr(found)) <= 100
    assert str(found)
    frame = found.to_frame()
    assert list(frame["place"]) == [point.place for point in found.points]
    record = json.loads(found.to_json())
    assert record["question"]["lever"] == "stations"
    assert pickle.loads(pickle.dumps(found)) == found
    for ending in (".html", ".txt", ".json"):
        assert found.save(tmp_path / f"found{ending}").stat().st_size > 100
    assert found.comparison.scenarios[0] == "trend"


def test_an_expected_number_and_a_date(plan):
    trend = plan.forecast(draws=DRAWS).joint.expected_reached
    number = plan.solve(lever="stations", expected=trend + 0.01, draws=DRAWS)
    assert number.target is None
    assert number.reachable
    date = plan.solve(
        lever="stations", target=TARGET, probability=0.01, find="date", setting=700, draws=DRAWS
    )
    assert date.find == "date"
    assert "stations" in date.sentence


@pytest.mark.parametrize(
    ("words", "kind", "message"),
    [
        ({"lever": "station"}, attain.NotFound, 'did you mean "stations"'),
        ({"target": "zj05"}, attain.NotFound, 'did you mean "zj-05"'),
        ({"find": "dates"}, attain.InvalidInput, "did you mean 'date'"),
        ({"probability": 1.5}, attain.InvalidInput, "probability"),
        ({"target": None}, attain.InvalidInput, "expected number"),
        ({"at": "soon"}, attain.InvalidInput, "soon"),
        ({"on": "plans"}, attain.NotFound, "did you mean 'plan'"),
    ],
)
def test_impossible_questions_are_named(plan, words, kind, message):
    asked = {"lever": "stations", "target": TARGET, "draws": 1024, **words}
    with pytest.raises(kind, match=message):
        plan.solve(**asked)


def test_the_picture_has_the_wanted_line_and_the_answer(found):
    plt = pytest.importorskip("matplotlib.pyplot")
    axes = found.plot()
    texts = [text.get_text() for text in axes.texts]
    assert any("wanted" in text for text in texts)
    assert any("95 %" in text for text in texts)
    plt.close(axes.figure)
