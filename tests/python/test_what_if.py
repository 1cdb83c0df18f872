# SPDX-License-Identifier: Apache-2.0
"""One study in three places: notebook, scenario file on the command line, C++ (step bits of CI)."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys

import attain
import pytest
from snippets import ROOT

NOTEBOOK = ROOT / "notebooks" / "03_what_if.ipynb"
SCENARIOS = ROOT / "docs" / "examples" / "what_if.toml"
RUN = ["--as-of", "2020", "--draws", "65536", "--seed", "7", "--scenarios", str(SCENARIOS), "--json"]


def command(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "attain", *words], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def notebook():
    """Names of the notebook after its cells up to the search have run."""
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    names: dict[str, object] = {}
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
        for cell in cells:
            source = "".join(cell["source"])
            if cell["cell_type"] == "code" and "plot" not in source:
                exec(source, names)
            if "plan.solve" in source:
                return names
    raise AssertionError("the notebook searches nothing")


def test_scenarios_of_the_notebook_are_those_of_the_file(notebook):
    known = attain.load_plan("zhejiang").load_scenarios(SCENARIOS)
    for mine, of_file in zip([notebook["ends"], notebook["five"], notebook["seven"]], known,
                             strict=True):
        assert mine.id == of_file.id
        assert mine.settings == of_file.settings


def test_notebook_and_command_line_print_the_same_comparison(notebook):
    of_notebook = json.loads(notebook["comparison"].to_json())
    of_command = json.loads(command("compare", "zhejiang", *RUN))
    assert of_notebook["targets"] == of_command["targets"]
    assert of_notebook["joint"] == of_command["joint"]


def test_notebook_and_command_line_find_the_same_number_of_stations(notebook):
    answer = notebook["answer"]
    found = json.loads(command(
        "solve", "zhejiang", *RUN, "--on", "phase-out", "--lever", "stations", "--target", "zj-05",
        "--probability", repr(answer.wanted),
    ))
    of_notebook = json.loads(answer.to_json())
    for key in ("state", "answer", "low", "high", "schedule", "points"):
        assert found[key] == of_notebook[key], key
