# SPDX-License-Identifier: Apache-2.0
"""Nothing unfinished, nothing foreign and nothing generated is in the project."""

from __future__ import annotations

import json
import re
from pathlib import Path

from project import ROOT, read, tracked, write

# Joined here so that this file passes its own test.
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
MACHINE = re.compile(r"(?<![\w.<>])/(ro" + r"ot|wo" + r"rk|ho" + r"me)/\w")
DEAD_CPP = re.compile(
    r"^\s*//(?!/)\s*((return|if|for|while|auto|const|std::)\b.*[;{]|\w[\w:.>-]*\(.*\);)\s*$"
)
DEAD_PYTHON = re.compile(r"^\s*#\s*(import \w+$|from \w+ import|return |def \w+\(|print\()")
FOREIGN_FOLDER = {"third_party", "vendor", "external", "node_modules", "build", "dist", "_deps"}
FOREIGN_SUFFIX = {".a", ".o", ".so", ".pyc", ".whl", ".gz", ".zip", ".ttf", ".otf", ".ttc"}
TEXT = {".hpp", ".cpp", ".py", ".pyi", ".cmake", ".txt", ".toml", ".md", ".in", ".json", ".sh", ""}
MOST_BYTES = 500_000


def bad_words(root: Path) -> list[str]:
    found = []
    for path in tracked(root):
        if path.suffix not in TEXT or path.name == "LICENSE":
            continue
        dead = {".hpp": DEAD_CPP, ".cpp": DEAD_CPP, ".py": DEAD_PYTHON}.get(path.suffix)
        for number, line in enumerate(read(root / path).splitlines(), 1):
            if UNFINISHED.search(line):
                found.append(f"{path}:{number} is unfinished: {line.strip()}")
            if MACHINE.search(line):
                found.append(f"{path}:{number} names a folder of one machine: {line.strip()}")
            if dead and dead.search(line):
                found.append(f"{path}:{number} looks like dead code: {line.strip()}")
    return found


def foreign_files(root: Path) -> list[str]:
    found = []
    for path in tracked(root):
        if FOREIGN_FOLDER & set(path.parts[:-1]) or path.suffix in FOREIGN_SUFFIX:
            found.append(f"{path} is third-party or generated")
        if (root / path).stat().st_size > MOST_BYTES:
            found.append(f"{path} is larger than {MOST_BYTES} bytes")
        if path.suffix in {".hpp", ".cpp", ".py"}:
            head = read(root / path).split("\n", 3)[:3]
            if not any("SPDX-License-Identifier: Apache-2.0" in line for line in head):
                found.append(f"{path} does not name its licence in its first lines")
        if path.suffix == ".ipynb":
            cells = json.loads(read(root / path))["cells"]
            if any(cell.get("outputs") or cell.get("execution_count") for cell in cells):
                found.append(f"{path} is stored with its outputs")
    return found


def test_nothing_is_unfinished_or_dead():
    assert bad_words(ROOT) == []


def test_nothing_foreign_is_in_the_project():
    assert foreign_files(ROOT) == []


def test_bad_words_are_found(tmp_path):
    later = "TO" + "DO"
    write(
        tmp_path,
        {
            "src/a.cpp": f"// {later}: later\n// the bits return; nobody knows when\n// return x;\n"
            "// std::sort(a, b);\n/// f(x);\n// draws(block), see f(x).\n",
            "a.py": "# import os\n# from this follows that\n# def f(x):\n",
            "b.md": "see /ro" + "ot/data and https://a.b/work/c and ../work/d\n",
        },
    )
    assert [line.split(" ")[0] for line in bad_words(tmp_path)] == [
        "a.py:1",
        "a.py:3",
        "b.md:1",
        "src/a.cpp:1",
        "src/a.cpp:3",
        "src/a.cpp:4",
    ]


def test_foreign_files_are_found(tmp_path):
    licence = "// SPDX-License-Identifier: Apache-2.0\n"
    cell = {"cell_type": "code", "outputs": [{}], "execution_count": 1}
    write(
        tmp_path,
        {
            "third_party/a.hpp": licence,
            "src/b.cpp": "int main() {}\n",
            "src/c.cpp": licence,
            "font.otf": "",
            "big.csv": "x" * (MOST_BYTES + 1),
            "n.ipynb": json.dumps({"cells": [cell]}),
        },
    )
    assert [line.split(" ")[0] for line in foreign_files(tmp_path)] == [
        "big.csv",
        "font.otf",
        "n.ipynb",
        "src/b.cpp",
        "third_party/a.hpp",
    ]
