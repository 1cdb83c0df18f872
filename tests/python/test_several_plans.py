# SPDX-License-Identifier: Apache-2.0
"""Several plans on the same draws: each as if alone, joint answers, contributions, command line."""

from __future__ import annotations

import json
import pickle

import attain
import pytest
from attain import cli

NAMES = ["zhejiang", "wenzhou", "gongshu"]
DRAWS = 4096


@pytest.fixture(scope="module")
def plans() -> attain.Plans:
    return attain.load_plans(NAMES)


@pytest.fixture(scope="module")
def boards(plans: attain.Plans) -> attain.PlansBoard:
    return plans.forecast(as_of=2021, draws=DRAWS)


def test_each_plan_has_the_figures_that_it_has_alone(plans, boards):
    assert [board.plan for board in boards] == NAMES
    for plan in plans:
        alone = plan.forecast(as_of=2021, draws=DRAWS)
        together = boards[plan.id]
        assert together.to_json() == alone.to_json()
        assert together.joint == alone.joint


def test_joint_answers_are_over_all_plans(boards):
    parts = [board.joint for board in boards]
    assert boards.joint.headline == sum(joint.headline for joint in parts)
    assert boards.joint.assessed == sum(joint.assessed for joint in parts)
    # Whole numbers of 2^12 draws: no rounding.
    assert boards.joint.expected_reached == sum(joint.expected_reached for joint in parts)
    assert boards.joint.at_least[0] == 1


def test_wenzhou_brings_forty_per_cent_of_the_additional_bases(boards):
    frame = boards.contributions().set_index("to_target")
    bases = frame.loc["zj-12"]
    assert bases["plan"] == "wenzhou"
    assert bases["amount"] == 100
    assert bases["additions"] == 250
    assert bases["share"] == pytest.approx(0.4)
    assert bases["rest"] == 150
    assert {one["plan"]: one["within"] for one in boards.nested} == {
        "wenzhou": "zhejiang",
        "gongshu": "zhejiang",
    }


def test_faces(boards, tmp_path):
    assert "zhejiang, wenzhou, gongshu" in repr(boards)
    page = boards._repr_html_()
    assert "all plans together" in page
    assert "40.0 %" in page
    frame = boards.to_frame()
    assert set(frame["plan"]) == set(NAMES)
    assert pickle.loads(pickle.dumps(boards)) == boards
    assert pickle.loads(pickle.dumps(boards.joint)) == boards.joint
    for ending in (".html", ".txt", ".json"):
        assert boards.save(tmp_path / f"plans{ending}").stat().st_size > 500
    with pytest.raises(attain.NotFound, match="did you mean 'wenzhou'"):
        boards["wenzho"]


def test_mistakes_are_named(plans):
    with pytest.raises(attain.InvalidInput, match="load_plans takes a list"):
        attain.load_plans("zhejiang")
    with pytest.raises(attain.InvalidInput, match="given twice"):
        attain.load_plans(["gongshu", "gongshu"])
    with pytest.raises(attain.InvalidInput, match="at least one"):
        attain.load_plans([])
    with pytest.raises(attain.NotFound, match="scenario"):
        plans.forecast(scenario="none", draws=1024)


def test_the_command_takes_several_plans(capsys, boards):
    words = ["forecast", *NAMES, "--as-of", "2021", "--draws", str(DRAWS)]
    assert cli.main([*words, "--json"]) == 0
    out = capsys.readouterr().out
    assert out == boards.to_json()
    assert [board["plan"] for board in json.loads(out)["boards"]] == NAMES
    assert cli.main([*words, "--method", "exact"]) == 2
    assert "--method is for one plan" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["gongshu", "huangshi", "wenzhou", "guangzhou", "zhejiang"])
@pytest.mark.parametrize("as_of", [2020, 2022, 2025])
def test_no_row_is_blank_on_any_board(name, as_of):
    board = attain.load_plan(name).forecast(as_of=as_of, draws=1024)
    for row in board:
        assert row.base_rate is not None, row.id
        assert row.standing or row.standing_reason, row.id
        if row.probability is None:
            assert row.reason, row.id
            assert row.needs, row.id
    text = str(board)
    assert all(row.id in text for row in board)
