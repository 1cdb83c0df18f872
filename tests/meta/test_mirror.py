# SPDX-License-Identifier: Apache-2.0
"""One word = header folder = test folder = docs page = bindings file."""

from __future__ import annotations

from pathlib import Path

from project import ROOT, rooms, tracked, write

NO_TEST = {"fwd"}


def missing_mirrors(root: Path) -> list[str]:
    files = {path.as_posix() for path in tracked(root)}
    found = []
    for name in sorted(files):
        path = Path(name)
        if name.startswith("include/attain/") and len(path.parts) == 4 and path.suffix == ".hpp":
            test = f"tests/{path.parts[2]}/{path.stem}_test.cpp"
            if path.stem not in NO_TEST and test not in files:
                found.append(f"{name} has no {test}")
        if name.startswith("tests/") and name.endswith("_test.cpp"):
            words = path.stem.removesuffix("_test").split("_")
            headers = [
                f"include/attain/{path.parts[1]}/{'_'.join(words[:n])}.hpp"
                for n in range(len(words), 0, -1)
            ]
            # The tests of one header may stand in several files: compile_laws_test.cpp.
            if not files.intersection(headers):
                found.append(f"{name} has no {headers[0]}")
    for room in rooms(root):
        for name in (f"docs/{room}.md", f"python/bindings/bind_{room}.cpp"):
            if name not in files:
                found.append(f"room {room} has no {name}")
    return found


def test_every_header_has_its_test_and_every_room_its_page_and_bindings():
    assert missing_mirrors(ROOT) == []


def test_a_missing_mirror_is_found(tmp_path):
    write(
        tmp_path,
        {
            "docs/rooms.md": "| 0 | `core` | x | - |\n| 1 | `io` | x | core |\n",
            "docs/core.md": "",
            "python/bindings/bind_core.cpp": "",
            "python/bindings/bind_io.cpp": "",
            "include/attain/attain.hpp": "",
            "include/attain/core/unit.hpp": "",
            "include/attain/core/moment.hpp": "",
            "tests/core/unit_test.cpp": "",
            "tests/core/orphan_test.cpp": "",
        },
    )
    assert missing_mirrors(tmp_path) == [
        "include/attain/core/moment.hpp has no tests/core/moment_test.cpp",
        "tests/core/orphan_test.cpp has no include/attain/core/orphan.hpp",
        "room io has no docs/io.md",
    ]
