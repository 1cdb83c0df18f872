# SPDX-License-Identifier: Apache-2.0
"""Many plans one after the other: each as if alone, joint answers, stopping, command line."""

from __future__ import annotations

import json
import pickle

import attain
import pytest
from attain import cli

NAMES = ["zhejiang", "wenzhou", "gongshu"]
DRAWS = 2048


@pytest.fixture(scope="module")
def board() -> attain.PortfolioBoard:
    return attain.forecast_many(NAMES, as_of=2021, draws=DRAWS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    for name in NAMES:
        attain.load_plan(name).save(folder)
    return folder


def test_each_plan_has_the_figures_that_it_has_alone(board):
    frame = board.to_frame("targets").set_index(["plan", "target"])
    for name in NAMES:
        alone = attain.load_plan(name).forecast(as_of=2021, draws=DRAWS)
        for row in alone:
            found = frame.loc[(name, row.id)]
            if row.probability is None:
                assert found.probability != found.probability
            else:
                assert (found.probability, found.std_error) == (row.probability, row.std_error)
        plans = board.to_frame().set_index("plan")
        assert plans.loc[name].expected_reached == alone.joint.expected_reached


def test_joint_answers_are_those_of_one_program(board):
    together = attain.load_plans(NAMES).forecast(as_of=2021, draws=DRAWS)
    assert board.targets == together.joint
    assert board.plans.assessed == sum(b.joint.assessed > 0 for b in together)


def test_a_folder_a_generator_and_any_threads_give_the_same(board, folder):
    files = attain.forecast_many(folder, as_of=2021, draws=DRAWS, threads=1)
    assert sorted(files.ids) == sorted(NAMES)
    assert files.targets == board.targets
    generated = attain.forecast_many(
        (attain.load_plan(name) for name in NAMES), as_of=2021, draws=DRAWS, threads=3
    )
    assert generated == board
    assert hash(generated) == hash(board)


def test_boards_of_other_plans_merge_exactly(board):
    first = attain.forecast_many(NAMES[:1], as_of=2021, draws=DRAWS)
    second = attain.forecast_many(NAMES[1:], as_of=2021, draws=DRAWS)
    assert first.merge(second) == board
    with pytest.raises(attain.InvalidInput, match="twice"):
        first.merge(first)


def test_faces(board, tmp_path):
    assert "3 plans" in repr(board)
    assert "gongshu" in str(board)
    assert "all plans together" in board._repr_html_()
    assert pickle.loads(pickle.dumps(board)) == board
    assert json.loads(board.to_json())["complete"] is True
    assert board.save(tmp_path / "nation.json").is_file()
    assert board.save(tmp_path / "nation.html").is_file()
    assert "3 plans in" in board.cost_text()
    assert board.seconds_per_plan > 0
    with pytest.raises(AttributeError):
        board.seconds = 1


def test_ctrl_c_keeps_what_is_done():
    def plans():
        yield from NAMES[:2]

    def endless():
        yield from (attain.load_plan(name) for name in NAMES[:2])
        raise KeyboardInterrupt

    whole = attain.forecast_many(plans(), draws=DRAWS)
    assert whole.complete
    # The generator is asked for a batch before any of it is played: nothing is done.
    with pytest.raises(KeyboardInterrupt):
        attain.forecast_many(endless(), draws=DRAWS)

    def stop(done, total, seconds):
        if done >= 1:
            raise KeyboardInterrupt

    stopped = attain.forecast_many(NAMES, draws=1 << 22, threads=1, progress=stop)
    assert not stopped.complete
    assert 1 <= len(stopped) < 3
    assert stopped.labels[0].startswith("stopped after")
    assert "stopped after" in repr(stopped)


def test_plans_that_cannot_be_played_are_named_or_listed(folder, tmp_path):
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "broken.toml").write_text("format = 1\n", encoding="utf-8")
    with pytest.raises(attain.InvalidInput, match=r"broken\.toml"):
        attain.forecast_many(tmp_path, draws=DRAWS)
    board = attain.forecast_many(tmp_path, draws=DRAWS, on_error="list")
    assert len(board) == 3
    assert [one["plan"] for one in board.refused] == ["number 1"]
    assert "broken.toml" in board.refused[0]["reason"]


def test_mistakes(tmp_path):
    with pytest.raises(attain.InvalidInput, match="twice"):
        attain.forecast_many(["gongshu", "gongshu"], draws=DRAWS)
    with pytest.raises(attain.NotFound, match="no folder"):
        attain.forecast_many(tmp_path / "nothing")
    with pytest.raises(attain.InvalidInput, match="no plan file"):
        attain.forecast_many(tmp_path)
    with pytest.raises(attain.NotFound, match="scenario"):
        attain.forecast_many(["gongshu"], draws=DRAWS, scenario="nothing")
    with pytest.raises(attain.InvalidInput, match="on_error"):
        attain.forecast_many(NAMES, on_error="skip")
    with pytest.raises(attain.InvalidInput, match="many plans"):
        attain.forecast_many(attain.load_plan("gongshu"))
    with pytest.raises(attain.InvalidInput, match="not 3"):
        attain.forecast_many([3])
    with pytest.raises(attain.InvalidInput, match="'plans' or 'targets'"):
        attain.forecast_many(["gongshu"], draws=DRAWS).to_frame("rows")


def test_command(board, folder, capsys):
    words = ["--as-of", "2021", "--draws", str(DRAWS)]
    assert cli.main(["forecast-many", *NAMES, *words, "--json"]) == 0
    found = capsys.readouterr()
    assert found.out == board.to_json()
    assert "3 plans in" in found.err
    assert cli.main(["forecast-many", str(folder), *words]) == 0
    assert "plans independent" in " ".join(capsys.readouterr().out.split())
