# SPDX-License-Identifier: Apache-2.0
"""Every snippet of the README runs, its links lead somewhere, its picture is up to date."""

from __future__ import annotations

import os
from pathlib import Path

import attain
import pytest
from snippets import (
    ROOT,
    blocks,
    commands,
    dead_links,
    missing_package,
    run_commands,
    run_cpp,
    run_python,
)

README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "pictures" / "zhejiang-board.svg"


def test_python_snippets_run(tmp_path):
    found = blocks(README, "python")
    if package := missing_package(found):
        pytest.skip(f"the README needs {package}, which is not installed")
    run_python(found, tmp_path)


def test_commands_run(tmp_path):
    run_commands(blocks(README, "sh"), tmp_path)


@pytest.mark.slow
def test_cpp_snippets_run(tmp_path):
    prefix = os.environ.get("ATTAIN_CPP_PREFIX", "")
    if not prefix:
        pytest.skip("ATTAIN_CPP_PREFIX does not name the folder that the library is installed in")
    run_cpp([blocks(README, "cpp")], Path(prefix), tmp_path)


def test_snippets_are_short_and_of_every_kind(capsys):
    python, cpp = blocks(README, "python"), blocks(README, "cpp")
    shell = commands(blocks(README, "sh"))
    with capsys.disabled():
        print(f"\nsnippets in README: {len(python)} Python, {len(shell)} command, {len(cpp)} C++")
    assert all([python, shell, cpp])
    assert max(len(block.text.split("\n")) for block in python + cpp) <= 15


def test_the_first_things_to_type_are_the_two_commands():
    first = blocks(README, "sh")[0].text.splitlines()
    assert [line.split("#")[0].strip() for line in first] == ["make forecast", "make test"]


def test_links_lead_somewhere():
    assert dead_links(README) == []


def test_the_picture_is_the_board_as_of_now():
    board = attain.load_plan("zhejiang").forecast(as_of=2020)
    assert PICTURE.read_text(encoding="utf-8") == board.svg(), (
        f"make it again: attain forecast zhejiang --as-of 2020 "
        f"--picture {PICTURE.relative_to(ROOT)}"
    )
