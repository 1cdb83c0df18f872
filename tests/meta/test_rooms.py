# SPDX-License-Identifier: Apache-2.0
"""Includes go along the table of docs/rooms.md and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

from project import ROOT, read, rooms, tracked, write

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
THIRD_PARTY = re.compile(r"^(boost|Eigen|toml\+\+|pybind11|gtest|gmock)/")


def room_of(path: Path) -> str | None:
    """`random` for include/attain/random/... and src/random/...; None for other files."""
    if path.parts[:2] == ("include", "attain") and len(path.parts) > 3:
        return path.parts[2]
    if path.parts[0] == "src" and len(path.parts) > 2:
        return path.parts[1]
    return None


def wrong_include(path: Path, room: str, quote: str, name: str, table: dict) -> str:
    """Why the include is not allowed; empty where it is."""
    public = path.parts[0] == "include"
    if public and THIRD_PARTY.match(name):
        return "a public header includes no third party"
    if quote == '"':
        other = name.split("/")[0] if "/" in name else room
        return "" if other == room and not public else "private headers stay in their room's src"
    if not name.startswith("attain/") or name == "attain/version.hpp":
        return ""
    parts = name.split("/")
    if len(parts) < 3:
        return "no room includes the umbrella"
    if parts[1] != room and parts[1] not in table[room]:
        return f"{room} may include {', '.join(sorted(table[room])) or 'no room'}"
    return ""


def wrong_includes(root: Path) -> list[str]:
    table = rooms(root)
    found = []
    for path in tracked(root):
        room = room_of(path)
        if room is None or path.suffix not in {".hpp", ".cpp"}:
            continue
        if room not in table:
            found.append(f"{path}: room {room} is not in docs/rooms.md")
            continue
        for quote, name in INCLUDE.findall(read(root / path)):
            why = wrong_include(path, room, quote, name, table)
            if why:
                found.append(f"{path} includes {name}: {why}")
    return found


def wrong_table(table: dict[str, set[str]]) -> list[str]:
    """The table itself: every room allowed stands above, so that there is no circle."""
    found, above = [], []
    for room, allowed in table.items():
        found += [
            f"{room} may include {name}, which is not above it"
            for name in sorted(allowed - set(above))
        ]
        above.append(room)
    return found


def test_every_include_follows_the_table():
    assert wrong_includes(ROOT) == []


def test_the_table_has_no_circle():
    table = rooms()
    assert len(table) >= 10
    assert table["core"] == set()
    assert wrong_table(table) == []


def test_every_room_of_the_table_exists():
    folders = {path.name for path in (ROOT / "include" / "attain").iterdir() if path.is_dir()}
    assert folders == set(rooms())


def test_a_wrong_include_is_found(tmp_path):
    table = "| 0 | `core` | x | - |\n| 1 | `random` | x | core |\n| 2 | `io` | x | core, random |\n"
    write(
        tmp_path,
        {
            "docs/rooms.md": table,
            "include/attain/attain.hpp": "#include <attain/io/a.hpp>\n",
            "include/attain/core/a.hpp": "#include <attain/random/b.hpp>\n#include <vector>\n",
            "include/attain/random/b.hpp": "#include <attain/core/a.hpp>\n#include <boost/a.hpp>\n",
            "include/attain/io/a.hpp": "#  include <attain/random/b.hpp>\n",
            "src/io/a.cpp": '#include <attain/attain.hpp>\n#include "random/pieces.hpp"\n',
            "src/random/b.cpp": '#include "pieces.hpp"\n#include <attain/version.hpp>\n',
            "src/cellar/a.cpp": "",
        },
    )
    found = wrong_includes(tmp_path)
    places = sorted(line.split(":")[0] for line in found)
    assert places == [
        "include/attain/core/a.hpp includes attain/random/b.hpp",
        "include/attain/random/b.hpp includes boost/a.hpp",
        "src/cellar/a.cpp",
        "src/io/a.cpp includes attain/attain.hpp",
        "src/io/a.cpp includes random/pieces.hpp",
    ]


def test_a_circle_in_the_table_is_found():
    assert wrong_table({"core": {"random"}, "random": {"core"}}) != []
