# SPDX-License-Identifier: Apache-2.0
"""Precision on request, and what a forecast that is stopped keeps."""

from __future__ import annotations

import json
import os
import pickle
import signal
import threading
import time

import pytest

import attain
from attain.cli import main


@pytest.fixture(scope="module")
def plan() -> attain.Plan:
    return attain.load_plan("zhejiang")


@pytest.fixture(scope="module")
def fine(plan: attain.Plan) -> attain.Board:
    return plan.forecast(as_of=2020, tolerance=0.005)


def test_a_tolerance_is_met_and_says_how(fine: attain.Board) -> None:
    assert fine.is_precise
    assert fine.half_width <= fine.tolerance == 0.005
    # 1.96^2 / 4 / .005^2 independent draws at a probability of 1/2; the nearest here is .54.
    assert fine.draws * 10 <= 1.96**2 * 0.25 / 0.005**2
    assert (fine.design, fine.method) == ("sobol", "monte carlo")
    assert any(label.startswith("precision: ") for label in fine.labels)
    assert "precision: " in str(fine)
    assert fine["zj-03"].estimator == "conditional"
    assert fine["zj-09-alt"].estimator == "count"
    for row in fine:
        if row.headline and row.probability is not None:
            assert row.high - row.low <= 0.01


def test_the_estimates_agree_with_the_closed_form(plan: attain.Plan, fine: attain.Board) -> None:
    exact = plan.forecast(as_of=2020, method="exact")
    assert exact["zj-03"].estimator == "exact"
    for row in fine:
        known = exact[row.id].probability
        if row.headline and known is not None:
            assert row.probability == pytest.approx(known, abs=0.005)


def test_joint_answers_are_those_of_the_rows(fine: attain.Board) -> None:
    shown = sum(row.probability for row in fine if row.headline and row.probability is not None)
    assert fine.joint.expected_reached == pytest.approx(shown, abs=1e-9)


def test_a_limit_is_not_passed_in_silence(plan: attain.Plan) -> None:
    board = plan.forecast(as_of=2020, tolerance=1e-5, design="monte carlo", most_draws=3000)
    assert board.draws == 2048
    assert not board.is_precise
    assert any(label.startswith("precision not reached: ") for label in board.labels)
    assert "precision not reached" in board._repr_html_()


def test_the_default_is_plain_monte_carlo(plan: attain.Plan) -> None:
    board = plan.forecast(as_of=2020, draws=2048)
    assert board.design == "monte carlo"
    assert board.tolerance is None and not board.is_precise
    assert board.half_width > 0.01
    assert board["zj-03"].estimator == "count"
    assert board == plan.forecast(as_of=2020, draws=2048, design="monte carlo")


@pytest.mark.parametrize(
    "settings",
    [
        {"tolerance": 0.01, "draws": 65536},
        {"tolerance": 0.6},
        {"tolerance": -1.0},
        {"most_draws": 4096},
        {"tolerance": 0.01, "most_draws": 10},
        {"tolerance": 0.01, "method": "exact"},
        {"tolerance": 0.01, "shard": (0, 2)},
        {"design": "sobol", "draws": 5000},
    ],
)
def test_settings_that_do_not_fit_are_named(plan: attain.Plan, settings: dict) -> None:
    with pytest.raises(attain.InvalidInput, match="tolerance|draws|shard"):
        plan.forecast(as_of=2020, **settings)


def test_a_misspelt_design_is_answered_with_the_nearest(plan: attain.Plan) -> None:
    with pytest.raises(attain.NotFound, match="sobol"):
        plan.forecast(as_of=2020, design="sobl")


@pytest.mark.parametrize("settings", [{"tolerance": 0.005}, {"design": "sobol", "draws": 4096}])
def test_such_boards_pickle(plan: attain.Plan, settings: dict) -> None:
    board = plan.forecast(as_of=2020, **settings)
    again = pickle.loads(pickle.dumps(board))
    assert again == board
    assert again.to_json() == board.to_json()


def test_the_command_gives_the_same_bytes(fine: attain.Board, capsys) -> None:
    words = ["forecast", "zhejiang", "--as-of", "2020", "--tolerance", "0.005", "--json"]
    assert main(words) == 0
    printed = capsys.readouterr().out
    assert printed.strip() == fine.to_json().strip()
    answer = json.loads(printed)
    assert answer["tolerance"] == 0.005
    assert answer["half_width"] == fine.half_width
    assert answer["design"] == "sobol"


def test_the_command_refuses_precision_of_several_plans(capsys) -> None:
    assert main(["forecast", "zhejiang", "wenzhou", "--tolerance", "0.01"]) == 2
    assert "--tolerance is for one plan" in capsys.readouterr().err


def test_what_was_done_before_ctrl_c_is_kept(plan: attain.Plan) -> None:
    asked = 0.0

    def press() -> None:
        nonlocal asked
        time.sleep(0.3)
        asked = time.perf_counter()
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=press)
    thread.start()
    with pytest.raises(KeyboardInterrupt) as stop:
        plan.forecast(as_of=2020, draws=2**34, progress=False)
    ended = time.perf_counter()
    thread.join()
    board = stop.value.partial
    assert isinstance(board, attain.Board)
    assert board.draws % 1024 == 0 and 0 < board.draws < 2**34
    assert board["zj-03"].probability is not None
    assert any(label.startswith("interrupted: ") for label in board.labels)
    # .1 s on an idle machine; a loaded one takes longer.
    assert ended - asked < 2


def test_a_progress_that_raises_keeps_it_too(plan: attain.Plan) -> None:
    def enough(done: int, total: int, seconds: float) -> None:
        if done >= 4096:
            raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough") as stop:
        plan.forecast(as_of=2020, draws=2**34, progress=enough)
    assert stop.value.partial.draws >= 4096
