# SPDX-License-Identifier: Apache-2.0
"""What `import attain` costs and loads, and what its public names promise."""

from __future__ import annotations

import importlib
import inspect
import shutil
import subprocess
import sys
from pathlib import Path

import attain
import pytest

PACKAGE = Path(attain.__file__).parent
HEAVY = ("pandas", "matplotlib", "IPython", "scipy", "tqdm", "difflib", "argparse")


def run(code: str, **more) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, **more
    )


def test_import_loads_nothing_heavy():
    answer = run(f"import sys, attain; print([m for m in {HEAVY} if m in sys.modules])")
    assert answer.stdout.strip() == "[]", answer.stderr


def seconds(statement: str) -> float:
    code = f"from time import perf_counter as t; a = t(); {statement}; print(t() - a)"
    return min(float(run(code).stdout) for _ in range(5))


def test_import_is_about_as_fast_as_numpy():
    # The best of five each: the least disturbed run of either.
    assert seconds("import attain") <= 1.5 * seconds("import numpy")


def test_a_missing_compiled_module_says_how_to_build(tmp_path):
    copy = tmp_path / "attain"
    copy.mkdir()
    for source in PACKAGE.glob("*.py"):
        shutil.copy(source, copy)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import attain"
    answer = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 1
    assert "did you forget to build it? In the source folder: pip install ." in answer.stderr


def test_public_names_are_those_listed():
    assert sorted(dir(attain)) == sorted(attain.__all__)
    for name in attain.__all__:
        assert getattr(attain, name) is not None
    with pytest.raises(AttributeError):
        attain.forcast  # noqa: B018


@pytest.mark.parametrize("name", [name for name in attain.__all__ if name != "__version__"])
def test_public_objects_are_documented(name):
    thing = getattr(attain, name)
    assert inspect.getdoc(thing)
    if not inspect.isclass(thing) or issubclass(thing, BaseException):
        return
    assert callable(thing._repr_html_)
    for member, value in vars(thing).items():
        if not member.startswith("_"):
            assert inspect.getdoc(value), f"{name}.{member}"


def test_settings_are_given_by_name():
    for function in (attain.Plan.forecast, attain.compare, attain.Row.plot, attain.Board.svg):
        positional = [
            name
            for name, parameter in inspect.signature(function).parameters.items()
            if parameter.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
        ]
        assert positional in ([], ["self"])


def test_every_module_says_what_it_is():
    for source in PACKAGE.glob("*.py"):
        module = importlib.import_module(
            "attain" if source.stem == "__init__" else f"attain.{source.stem}"
        )
        assert module.__doc__, source.name
        assert len(source.read_text(encoding="utf-8").splitlines()) <= 400


def test_types_are_shipped():
    assert (PACKAGE / "py.typed").exists()
