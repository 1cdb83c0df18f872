# SPDX-License-Identifier: Apache-2.0
"""The tools of `benchmarks/`: ratios, bounds, what is missing, the results page."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "benchmarks"
SCRIPT = '''"""A title.

More.
"""
import sys
import ratio
options = ratio.options(__doc__, rounds=3)
report = ratio.Report(__doc__, options, packages=["numpy"], settings={"draws": 5})
report.has("no_such_package", distribution="no-such-package")
calls = {"slow": lambda: sum(range(20000)), "fast": lambda: None}
times = report.in_turns(calls)
report.ratio(times, "slow", "fast", at_least=BOUND)
report.ratio(times, "another", "fast", at_least=1)
report.figure("memory", 31.5, "MiB", at_most=300)
sys.exit(report.finish())
'''


@pytest.fixture
def modules(monkeypatch) -> dict[str, ModuleType]:
    monkeypatch.syspath_prepend(str(FOLDER))
    names = ("ratio", "page", "run")
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    return {name: __import__(name) for name in names}


def measured(tmp_path, bound: str, *options: str) -> tuple[int, dict]:
    script = tmp_path / "example.py"
    script.write_text(SCRIPT.replace("BOUND", bound), encoding="utf-8")
    figures = tmp_path / "figures.json"
    done = subprocess.run(
        [sys.executable, str(script), "--json", str(figures), *options],
        env={"PYTHONPATH": str(FOLDER), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert figures.is_file(), done.stderr
    return done.returncode, json.loads(figures.read_text(encoding="utf-8"))


def test_a_script_says_ratios_bounds_and_what_is_missing(tmp_path):
    code, found = measured(tmp_path, "1")
    assert code == 0
    assert [entry["name"] for entry in found["ratios"]] == ["slow / fast"]
    entry = found["ratios"][0]
    assert entry["least"] <= entry["median"] <= entry["greatest"]
    assert len(found["times"][0]["seconds"]) == 3
    assert found["missing"] == [
        {"name": "no_such_package", "reason": "not installed: pip install no-such-package"}
    ]
    assert found["machine"]
    assert found["title"] == "A title."


def test_a_missed_bound_is_an_exit_code_but_not_of_a_quick_run(tmp_path):
    assert measured(tmp_path, "1e9")[0] == 1
    assert measured(tmp_path, "1e9", "--quick")[0] == 0


def test_every_script_is_found(modules):
    names = set(modules["run"].scripts())
    assert {"nation", "server", "memory", "startup", "scenarios"} <= names
    assert not names & {"page", "ratio", "run"}


def test_the_page_is_written_between_its_marks(modules, tmp_path, monkeypatch):
    page = modules["page"]
    target = tmp_path / "benchmarks.md"
    target.write_text(f"before\n{page.FIRST}\nold\n{page.LAST}\nafter\n", encoding="utf-8")
    monkeypatch.setattr(page, "PAGE", target)
    report = measured(tmp_path, "1")[1]
    whole = {
        "machine": "a machine",
        "date": "2026-12-01",
        "versions": {"attain": "0.1.0"},
        "reports": [report, {"script": "other.py", "failed": "ImportError: x"}],
    }
    page.write(whole)
    page.write(whole)
    text = target.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text
    assert "| memory | 31.5 MiB | at most 300 | kept |" in text
    assert "other.py` failed: ImportError: x" in text
    assert "no_such_package: not installed" in text
    assert "a machine" in page.summary(whole)


def test_figures_have_three_digits(modules):
    short = modules["ratio"].short
    assert [short(x) for x in (0.0123, 1.234, 12.3, 1234.0, 0)] == [
        "0.0123",
        "1.23",
        "12.3",
        "1,234",
        "0",
    ]
