# SPDX-License-Identifier: Apache-2.0
"""The command ``attain sweep`` and its study files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import attain
from attain.cli import main
from attain.sweep_study import Study

STUDY = {
    "plan": "zhejiang",
    "as_of": 2020,
    "draws": 300,
    "chunk": 2,
    "grid": {"stations": [430, 500, 700], "stations.capacity": [150, 300]},
}


def study(folder: Path, **changes: object) -> str:
    content = {**STUDY, **changes}
    kept = {key: value for key, value in content.items() if value is not None}
    path = folder / "study.json"
    path.write_text(json.dumps(kept), encoding="utf-8")
    return str(path)


def told(capsysbinary: pytest.CaptureFixture[bytes]) -> dict:
    return json.loads(capsysbinary.readouterr().out)


def test_shards_and_resume_give_the_whole(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    file, out = study(tmp_path), str(tmp_path / "out")
    assert main(["sweep", file, "--out", out, "--shard", "1/2", "--json"]) == 0
    assert told(capsysbinary)["done"] == 2
    assert main(["sweep", file, "--out", out, "--shard", "1/2"]) == 2
    assert b"resume" in capsysbinary.readouterr().err
    table = str(tmp_path / "rows.csv")
    assert main(["sweep", file, "--out", out, "--resume", "--json", "--table", table]) == 0
    found = told(capsysbinary)
    assert found["complete"]
    plan = attain.load_plan("zhejiang")
    settings = {"as_of": 2020, "draws": 300}
    here = attain.sweep(plan, STUDY["grid"], **settings)
    highest = {one["name"]: one["highest"] for one in found["outcomes"]}
    assert highest["zj-05"] == here.outcomes["zj-05"].max()
    assert Path(table).read_text(encoding="utf-8").startswith("scenario,stations,stations.capacity")


def test_tables_hold_figures_and_schedules(tmp_path: Path) -> None:
    rows = 'stations,grant_subsidy\n430,"{""2021"": 0.5}"\n700,"{""2021"": 0.5, ""2025"": 0}"\n'
    (tmp_path / "rows.csv").write_text(rows, encoding="utf-8")
    read = Study(study(tmp_path, grid=None, table="rows.csv", on="plan"))
    assert read.design == [
        {"stations": 430.0, "grant_subsidy": {"2021": 0.5}},
        {"stations": 700.0, "grant_subsidy": {"2021": 0.5, "2025": 0}},
    ]
    assert read.on.id == "plan"
    found = attain.sweep(read.plan, read.design, on=read.on, **read.settings)
    assert found.levels == {"grant_subsidy": ["2021: 0.5", "2021: 0.5, 2025: 0"]}


def test_toml_is_read(tmp_path: Path) -> None:
    pytest.importorskip("tomllib", reason="Python 3.10 has no reader of TOML")
    path = tmp_path / "study.toml"
    path.write_text('plan = "zhejiang"\ndraws = 300\n[grid]\nstations = [430]\n')
    assert Study(str(path)).settings == {"draws": 300}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"drws": 3}, "draws"),
        ({"plan": None}, "lacks plan"),
        ({"table": "x.csv"}, "either a grid or a table"),
        ({"plan": "zhejang"}, "zhejiang"),
        ({"on": "pln"}, "plan"),
        ({"grid": {"statins": [1]}}, "stations"),
        ({"grid": None, "table": "none.csv"}, "cannot read the table"),
    ],
)
def test_mistakes_are_named(
    tmp_path: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    changes: dict,
    words: str,
) -> None:
    assert main(["sweep", study(tmp_path, **changes)]) == 2
    assert words in capsysbinary.readouterr().err.decode()


@pytest.mark.parametrize("shard", ["0/2", "3/2", "2", "a/b"])
def test_a_wrong_shard_is_refused(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], shard: str
) -> None:
    assert main(["sweep", study(tmp_path), "--shard", shard]) == 2
    assert "--shard" in capsysbinary.readouterr().err.decode()
