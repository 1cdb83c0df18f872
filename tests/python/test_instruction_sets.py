# SPDX-License-Identifier: Apache-2.0
"""The same bytes by every instruction set that the machine has."""

from __future__ import annotations

import pytest

import attain
from attain import _core

SETS = _core.random.instruction_sets()


def board(instructions: str | None) -> str:
    plan = attain.load_plan("zhejiang")
    made = _core.study.forecast(
        plan._value,
        as_of="2020",
        scenario=plan.scenario("trend")._value,
        draws=5000,
        seed=7,
        threads=2,
        instructions=instructions,
    )
    return _core.io.board_json(made)


def test_the_baseline_is_always_there_and_first():
    assert SETS[0] == "baseline"


@pytest.mark.parametrize("name", SETS)
def test_a_forecast_has_the_same_bytes_under_every_set(name):
    assert board(name) == board(None)


def test_another_set_is_an_error_that_names_those_that_there_are():
    with pytest.raises(attain.InvalidInput, match="baseline"):
        board("sse9")
