# SPDX-License-Identifier: Apache-2.0
"""Files stay small: no file of code above 400 lines, the median public header at most 130."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from project import ROOT, read, tracked, write

MOST_LINES = 400
MEDIAN_HEADER = 130
WIDTH = 100
CODE = {".hpp", ".cpp", ".py"}


def long_files(root: Path) -> list[str]:
    found = []
    for path in tracked(root):
        if path.suffix in CODE:
            lines = len(read(root / path).splitlines())
            if lines > MOST_LINES:
                found.append(f"{path} has {lines} lines, {MOST_LINES} are allowed")
    return found


def wide_lines(root: Path) -> list[str]:
    return [
        f"{path}:{number} is {len(line)} columns wide, {WIDTH} are allowed"
        for path in tracked(root)
        if path.suffix in {".hpp", ".cpp"}
        for number, line in enumerate(read(root / path).splitlines(), 1)
        if len(line) > WIDTH
    ]


def median_header(root: Path) -> float:
    headers = [
        path for path in tracked(root) if path.parts[0] == "include" and path.suffix == ".hpp"
    ]
    return median(len(read(root / path).splitlines()) for path in headers)


def test_no_file_of_code_is_long():
    assert long_files(ROOT) == []


def test_no_line_is_wide():
    assert wide_lines(ROOT) == []


def test_the_median_header_is_short():
    assert median_header(ROOT) <= MEDIAN_HEADER


def test_a_long_file_is_found(tmp_path):
    write(
        tmp_path,
        {
            "src/core/a.cpp": "\n" * 401,
            "src/core/b.cpp": "\n" * 400,
            "python/attain/c.py": "\n" * 401,
            "docs/d.md": "\n" * 900,
        },
    )
    assert [line.split()[0] for line in long_files(tmp_path)] == [
        "python/attain/c.py",
        "src/core/a.cpp",
    ]


def test_a_wide_line_is_found(tmp_path):
    write(tmp_path, {"src/core/a.cpp": "x" * 101 + "\n" + "x" * 100 + "\n"})
    assert [line.split()[0] for line in wide_lines(tmp_path)] == ["src/core/a.cpp:1"]


def test_the_median_is_that_of_headers(tmp_path):
    lengths = {"a": 10, "b": 200, "c": 300}
    write(
        tmp_path,
        {f"include/attain/core/{name}.hpp": "\n" * lines for name, lines in lengths.items()},
    )
    assert median_header(tmp_path) == 200
