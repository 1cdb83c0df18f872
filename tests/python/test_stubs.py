# SPDX-License-Identifier: Apache-2.0
"""The shipped types say what the module does, and the package passes the strict checker."""

from __future__ import annotations

import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# What pybind11 gives every class and no stub can say: its metaclass, and an __init__ that raises
# for classes that only the module makes.
ALLOWED = r"""
attain\._core\.[a-z]+\.[A-Z][A-Za-z]+
attain\._core\.[a-z]+\.[A-Z][A-Za-z]+\.__init__
"""


def run(*words: str, where: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, cwd=where, check=False
    )


def test_the_package_ships_its_types() -> None:
    package = resources.files("attain")
    assert (package / "py.typed").is_file()
    assert (package / "_core" / "study.pyi").is_file()


def test_the_stubs_are_those_of_the_module() -> None:
    pytest.importorskip("pybind11_stubgen")
    done = run(str(ROOT / "python" / "scripts" / "make_stubs.py"), "--check", where=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_stubs_agree_with_the_module(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    allowed = tmp_path / "allowed.txt"
    allowed.write_text(ALLOWED, encoding="utf-8")
    done = run(
        "-m", "mypy.stubtest", "attain._core", "--allowlist", str(allowed),
        "--ignore-unused-allowlist", where=tmp_path,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_is_strictly_typed(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    done = run("-m", "mypy", "--strict", "-p", "attain", where=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
