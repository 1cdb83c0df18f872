# SPDX-License-Identifier: Apache-2.0
"""What the meta tests share: the tree, its files, its table of rooms."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__", ".pytest_cache", ".ruff_cache"}


def tracked(root: Path = ROOT) -> list[Path]:
    """The files that belong to the project, relative to `root`; all files where git cannot say."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others"]
    command.append("--exclude-standard")
    if (root / ".git").exists():
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            found = [Path(name) for name in answer.stdout.split("\0") if name]
            return sorted(path for path in found if (root / path).is_file())
    found = [path.relative_to(root) for path in root.rglob("*") if path.is_file()]
    return sorted(path for path in found if not NOT_OURS & set(path.parts))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def rooms(root: Path = ROOT) -> dict[str, set[str]]:
    """docs/rooms.md: the rooms and what each may include."""
    table: dict[str, set[str]] = {}
    for line in read(root / "docs" / "rooms.md").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 4 and cells[0].isdigit():
            allowed = {name.strip() for name in cells[3].split(",")} - {"-"}
            table[cells[1].strip("`")] = allowed
    return table


def without_comments(text: str) -> str:
    """C++ text with comments and string contents blanked, line numbers kept."""
    pattern = r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"'

    def blank(match: re.Match[str]) -> str:
        return "\n" * match.group().count("\n") or " "

    return re.sub(pattern, blank, text, flags=re.DOTALL)


def write(root: Path, files: dict[str, str]) -> Path:
    """A toy tree for the self-checks."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
