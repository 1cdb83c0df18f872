# SPDX-License-Identifier: Apache-2.0
"""The version stands in CMakeLists.txt; Python, C++ and the change log agree with it."""

from __future__ import annotations

import os
import re
from importlib import metadata
from pathlib import Path

import pytest
from project import ROOT, read, tracked, write

try:
    import tomllib
except ModuleNotFoundError:
    tomllib = None

LITERAL = re.compile(r"""^(__version__|version)\b[^=\n]*=\s*["']\d+\.\d""", re.MULTILINE)


def cmake_version(root: Path) -> str:
    return re.search(r"project\(attain\s+VERSION\s+([0-9.]+)", read(root / "CMakeLists.txt"))[1]


def second_versions(root: Path) -> list[str]:
    """Versions written a second time, where they could differ from the first."""
    places = [
        path
        for path in tracked(root)
        if path.name == "pyproject.toml" or path.parts[:2] == ("python", "attain")
    ]
    return [
        str(path)
        for path in places
        if path.suffix in {".py", ".pyi", ".toml"} and LITERAL.search(read(root / path))
    ]


def test_it_is_written_once():
    assert second_versions(ROOT) == []
    assert "@PROJECT_VERSION@" in read(ROOT / "include/attain/version.hpp.in")


@pytest.mark.skipif(tomllib is None, reason="tomllib came with Python 3.11")
def test_python_reads_it_from_cmake():
    settings = tomllib.loads(read(ROOT / "pyproject.toml"))
    assert settings["project"]["dynamic"] == ["version"]
    source = settings["tool"]["scikit-build"]["metadata"]["version"]
    found = re.search(source["regex"], read(ROOT / source["input"]))
    assert found["value"] == cmake_version(ROOT)


def test_the_installed_package_has_it():
    try:
        installed = metadata.version("attain")
    except metadata.PackageNotFoundError:
        pytest.skip("the package is not installed in this Python")
    assert installed == cmake_version(ROOT)


def test_the_built_header_has_it():
    build = os.environ.get("ATTAIN_BUILD_TREE")
    if not build:
        pytest.skip("no build tree is given")
    assert f'"{cmake_version(ROOT)}"' in read(Path(build) / "include/attain/version.hpp")


def test_the_change_log_has_a_section_for_it():
    assert f"## [{cmake_version(ROOT)}]" in read(ROOT / "CHANGELOG.md")


def test_a_second_version_is_found(tmp_path):
    write(
        tmp_path,
        {
            "python/attain/__init__.py": '__version__ = "0.2.0"\n',
            "python/attain/cli.py": "version = metadata.version('attain')\n",
            "pyproject.toml": "[project]\ndynamic = ['version']\n",
        },
    )
    assert second_versions(tmp_path) == ["python/attain/__init__.py"]
