# SPDX-License-Identifier: Apache-2.0
"""Commands about what could be done: compare with files, solve, diff, assumptions."""

from __future__ import annotations

import json

import attain
import pytest
from attain import cli

FEW = ("--draws", "2048", "--threads", "1")

FILE = """
format = 1
plan = "zhejiang"

[[scenario]]
id = "800 stations"
set = { stations = { 2025 = 800 } }

[[scenario]]
id = "800 sure ones"
on = "800 stations"
assume = { "stations.capacity" = 300 }
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def refused(capsys, *words: str) -> str:
    """Run a command that must be refused; return its one sentence."""
    assert cli.main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("attain: ")
    assert "Traceback" not in err
    return err


def printed(capsys, *words: str) -> str:
    assert cli.main(words) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("compare", "zhejiang"), "compare needs a scenario"),
        (("compare", "zhejiang", "plan", "--discount", "much"), "'much' is not a number"),
        (("compare", "zhejiang", "plan", "--discout=.1"), "did you mean '--discount'?"),
        (("compare", "zhejiang", "plan", "--scenarios", "/nowhere.toml"), "/nowhere.toml"),
        (("compare", "zhejiang", "plan", "--picture", "a.png"), "must end in .svg"),
        (("solv", "zhejiang"), "did you mean 'solve'?"),
        (("solve", "zhejiang"), "--lever"),
        (
            ("solve", "zhejiang", "--lever", "station", "--target", "zj-05", *FEW),
            'did you mean "stations"',
        ),
        (
            ("solve", "zhejiang", "--lever", "stations", "--target", "zj05", *FEW),
            'did you mean "zj-05"',
        ),
        (
            ("solve", "zhejiang", "--lever", "stations", "--target", "zj-05", "--find", "dat"),
            "did you mean 'date'",
        ),
        (("diff", "zhejiang", "plan"), "B"),
        (("diff", "zhejiang", "plan", "700 station"), "did you mean '700 stations'?"),
        (("assumptions", "zhejang"), "did you mean 'zhejiang'?"),
        (("assumptions", "zhejiang", "--out", "a.xls"), "must end in .csv"),
        (("assumptions", "zhejiang", "--out", "/nowhere/a.csv"), "'/nowhere' does not exist"),
    ],
)
def test_a_mistake_is_one_sentence_with_the_nearest_name(capsys, words, expected):
    assert expected in refused(capsys, *words)


def test_compare_takes_scenarios_of_the_plan_and_of_a_file(capsys, file, tmp_path):
    plan = attain.load_plan("zhejiang")
    words = ("compare", "zhejiang", "--scenarios", file, *FEW)
    picture = tmp_path / "forest.svg"
    answer = printed(capsys, *words, "--json", "--picture", str(picture))
    same = attain.compare(plan.trend, *plan.load_scenarios(file), draws=2048)
    assert answer == same.to_json()
    assert json.loads(answer)["scenarios"] == ["trend", "800 stations", "800 sure ones"]
    assert picture.read_text(encoding="utf-8").startswith("<?xml")
    assert picture.stat().st_size > 10_000
    chosen = json.loads(printed(capsys, *words, "700 stations", "800 stations", "--json"))
    assert chosen["scenarios"] == ["trend", "700 stations", "800 stations"]
    assert "800 stations" in printed(capsys, *words)


def test_compare_explains_itself(capsys):
    words = ("compare", "zhejiang", "700 stations", "--explain", *FEW)
    assert "Variance of zj-05" in printed(capsys, *words)
    answer = json.loads(printed(capsys, *words, "--json"))
    assert answer["scenarios"] == "700 stations against trend"
    assert answer["evidence"][0]["scenario"] == "700 stations"
    assert answer["sections"][0]["title"] == "What differs"


def test_diff_prints_what_differs(capsys, file):
    words = ("diff", "zhejiang", "700 stations", "800 sure ones", "--scenarios", file)
    assert "stations.capacity" in printed(capsys, *words)
    answer = json.loads(printed(capsys, *words, "--json"))
    assert (answer["first"], answer["second"]) == ("700 stations", "800 sure ones")
    assert [one["what"] for one in answer["differences"]] == ["stations", "stations.capacity"]
    assert answer["differences"][1]["first"] == "as in the plan"


def test_assumptions_are_printed_and_written(capsys, tmp_path):
    assert "stations.capacity" in printed(capsys, "assumptions", "zhejiang")
    answer = json.loads(printed(capsys, "assumptions", "zhejiang", "--json"))
    ids = [one["id"] for one in answer["assumptions"]]
    assert "grant_subsidy.fee_elasticity" in ids
    path = tmp_path / "table.csv"
    assert cli.main(["assumptions", "zhejiang", "--out", str(path)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert str(path) in err
    plan = attain.load_plan("zhejiang")
    assert plan.with_assumptions(path) == plan


def test_solve_prints_the_answer(capsys, tmp_path):
    plan = attain.load_plan("zhejiang")
    words = ["solve", "zhejiang", "--lever", "stations", "--target", "zj-05", *FEW]
    words += ["--probability", "0.5", "--picture", str(tmp_path / "solve.svg")]
    answer = printed(capsys, *words, "--json")
    same = plan.solve(lever="stations", target="zj-05", probability=0.5, draws=2048)
    assert answer == same.to_json()
    assert (tmp_path / "solve.svg").stat().st_size > 1000
    assert "Which setting of stations" in " ".join(printed(capsys, *words).split())
