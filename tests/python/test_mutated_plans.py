# SPDX-License-Identifier: Apache-2.0
"""Two hundred plan files with one thing wrong: each a clear error or a plan, in little time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

COUNT = 200
PROGRAM = Path(__file__).with_name("mutated_plans.py")


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> list[dict]:
    """Return what came of every mutant; the program ends by itself where one takes it down."""
    folder = tmp_path_factory.mktemp("mutants")
    done = subprocess.run(
        [sys.executable, str(PROGRAM), "20260", str(COUNT), str(folder)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    last = lines[-1]["name"] if lines else "none"
    assert done.returncode == 0, f"ended after {last}: {done.stderr[-2000:]}"
    return lines


def test_none_crashes_or_hangs(found):
    assert len(found) == COUNT


def test_each_is_a_plan_or_an_error_of_attain(found):
    assert [one for one in found if one["outcome"] not in ("valid", "error")] == []


def test_an_error_names_its_file_and_says_what_is_wrong(found):
    for one in found:
        if one["outcome"] == "error":
            first = one["message"].splitlines()[0]
            file, _, rest = first.partition(": ")
            assert ".toml" in file or ".csv" in file, first
            assert len(rest) > 8, first


def test_what_must_not_load_does_not(found):
    loaded = [one["name"] for one in found if one["fails"] and one["outcome"] == "valid"]
    assert loaded == []


def test_each_takes_two_seconds_at_most(found):
    slow = {one["name"]: one["seconds"] for one in found if one["seconds"] > 2}
    assert slow == {}
