# SPDX-License-Identifier: Apache-2.0
"""What changed between two as-of points: parts that add up, faces, command line."""

from __future__ import annotations

import json
import pickle

import attain
import pytest
from attain import cli
from attain.changed import REASONS

DRAWS = 4096


@pytest.fixture(scope="module")
def plan() -> attain.Plan:
    return attain.load_plan("zhejiang")


@pytest.fixture(scope="module")
def changed(plan: attain.Plan) -> attain.Changed:
    return plan.what_changed(from_=2020, to=2022, draws=DRAWS)


def test_parts_add_up_and_the_ends_are_the_boards(plan, changed):
    boards = [plan.forecast(as_of=year, draws=DRAWS) for year in (2020, 2022)]
    split = 0
    for row in changed:
        for end, board in zip((row.before, row.after), boards, strict=True):
            assert (end[0] if end else None) == board[row.id].probability
        if row.parts is None:
            assert row.note
            continue
        split += 1
        assert list(row.parts) == sorted(REASONS)
        total = 0.0
        for reason in REASONS:
            total += row.parts[reason][0]
        assert total == row.total[0] == row.after[0] - row.before[0]
    assert split > 5
    joint = changed.joint
    sums = joint["before"][0] + joint["total"][0] + joint["by_assessability"]
    assert sums == pytest.approx(joint["after"][0], abs=1e-12)


def test_new_figures_have_parts_by_time_and_data_and_others_have_none(changed):
    assert changed["zj-03"].parts["time"][0] != 0
    assert changed["zj-05"].parts["time"] == (0, 0)
    assert changed["zj-05"].parts["data"] == (0, 0)


def test_a_later_scenario_is_the_part_of_the_lever(plan):
    changed = plan.what_changed(from_=2020, to=2020, to_scenario="plan", draws=DRAWS)
    moved = changed["zj-05"].parts
    assert moved["lever"][0] != 0
    assert all(moved[reason] == (0, 0) for reason in ("method", "time", "data"))
    assert changed["zj-03"].total == (0, 0)


def test_faces(changed, tmp_path):
    assert "2020 to 2022" in repr(changed)
    assert "zj-03" in repr(changed["zj-03"])
    page = changed._repr_html_()
    assert "zj-03" in page
    assert "P 2020" in page
    frame = changed.to_frame()
    assert list(frame["id"]) == [row.id for row in changed]
    assert frame["method"].notna().sum() > 5
    assert pickle.loads(pickle.dumps(changed)) == changed
    for ending in (".html", ".txt", ".json"):
        assert changed.save(tmp_path / f"changed{ending}").stat().st_size > 500


def test_the_command_prints_the_same(capsys, changed):
    words = ["changed", "zhejiang", "--from", "2020", "--to", "2022", "--draws", str(DRAWS)]
    assert cli.main([*words, "--json"]) == 0
    out = capsys.readouterr().out
    assert out == changed.to_json()
    assert json.loads(out)["from"] == {
        "as_of": 2020,
        "constants_as_of": 2020,
        "scenario": "trend",
    }
    assert cli.main(words) == 0
    assert "they add up" in " ".join(capsys.readouterr().out.split())


def test_points_out_of_order_are_refused(plan, capsys):
    with pytest.raises(attain.InvalidInput, match="lies before"):
        plan.what_changed(from_=2022, to=2020, draws=1024)
    assert cli.main(["changed", "zhejiang", "--from", "2020"]) == 2
    assert "--to" in capsys.readouterr().err
