# SPDX-License-Identifier: Apache-2.0
"""Every snippet in the pages of the documentation runs."""

from __future__ import annotations

import os
from pathlib import Path

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

PAGES = sorted((ROOT / "docs").rglob("*.md"))


def pages_with(language: str) -> list[Path]:
    return [page for page in PAGES if blocks(page, language)]


@pytest.mark.parametrize("page", pages_with("python"), ids=lambda page: page.name)
def test_python_snippets_run(page, tmp_path):
    found = blocks(page, "python")
    if package := missing_package(found):
        pytest.skip(f"{page.name} needs {package}, which is not installed")
    run_python(found, tmp_path)


@pytest.mark.parametrize("page", pages_with("sh"), ids=lambda page: page.name)
def test_commands_run(page, tmp_path):
    run_commands(blocks(page, "sh"), tmp_path)


@pytest.mark.slow
def test_cpp_snippets_run(tmp_path):
    prefix = os.environ.get("ATTAIN_CPP_PREFIX", "")
    if not prefix:
        pytest.skip("ATTAIN_CPP_PREFIX does not name the folder that the library is installed in")
    run_cpp([blocks(page, "cpp") for page in pages_with("cpp")], Path(prefix), tmp_path)


def test_the_embedding_example_is_the_tested_program():
    page = (ROOT / "docs" / "getting-started.md").read_text(encoding="utf-8")
    program = (ROOT / "tests" / "consumer" / "main.cpp").read_text(encoding="utf-8")
    assert program.partition("\n")[2] in page


def test_every_page_is_in_the_index():
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    names = {page.relative_to(ROOT / "docs").as_posix() for page in PAGES} - {"README.md"}
    assert [name for name in sorted(names) if f"({name})" not in index] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    assert dead_links(page) == []


def test_there_are_snippets_of_every_kind(capsys):
    found = {
        language: [block for page in pages_with(language) for block in blocks(page, language)]
        for language in ("python", "sh", "cpp")
    }
    counts = {
        "Python": len(found["python"]),
        "command": len(commands(found["sh"])),
        "C++": len(found["cpp"]),
    }
    with capsys.disabled():
        print("\nsnippets in docs:", ", ".join(f"{n} {kind}" for kind, n in counts.items()))
    assert all(counts.values())
