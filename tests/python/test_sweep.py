# SPDX-License-Identifier: Apache-2.0
"""Sweeps: the figures are those of forecasts, whatever plays them and wherever they stop."""

from __future__ import annotations

import csv
import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

import attain

GRID = {
    "stations": [430, 520, 700],
    "grant_subsidy": [{2021: 0.5}, {2021: 0.5, 2024: 0.0}],
    "stations.capacity": [150.0, 300.0],
}
RUN = {"as_of": 2020, "draws": 600, "seed": 3}


@pytest.fixture(scope="module")
def plan() -> attain.Plan:
    return attain.load_plan("zhejiang")


@pytest.fixture(scope="module")
def whole(plan: attain.Plan) -> attain.Sweep:
    return attain.sweep(plan, GRID, **RUN)


def contents(folder: Path) -> dict[str, str]:
    return {one.name: sha256(one.read_bytes()).hexdigest() for one in sorted(folder.iterdir())}


def test_rows_are_forecasts(plan: attain.Plan, whole: attain.Sweep) -> None:
    assert len(whole) == 12
    assert whole.names == list(GRID)
    assert whole.inputs.shape == (12, 3)
    for row in (0, 5, 11):
        scenario = whole.scenario(row)
        stations, schedule, capacity = whole.inputs[row]
        assert scenario.settings["stations"] == {"2025": stations}
        expected = list(GRID["grant_subsidy"])[int(schedule)]
        assert scenario.settings["grant_subsidy"] == {str(k): v for k, v in expected.items()}
        assert str(capacity).rstrip("0").rstrip(".") in str(scenario.assumptions)
        board = plan.forecast(scenario=scenario, **RUN)
        for target in whole.targets:
            found = whole.figure(target)[row]
            if board[target].probability is None:
                assert np.isnan(found)
            else:
                assert found == board[target].probability
                assert whole.figure(target, "std_error")[row] == board[target].std_error
        assert whole.figure(None, "expected")[row] == board.joint.expected_reached


def test_arrays_fit_other_methods(whole: attain.Sweep) -> None:
    outcomes = whole.outcomes
    assert set(outcomes) <= {*whole.targets, "expected", "cost"}
    assert all(column.shape == (12,) for column in outcomes.values())
    with pytest.raises(ValueError, match="read-only"):
        whole.inputs[0, 0] = 1
    assert not whole.figure("zj-05").flags.owndata
    assert whole.levels["grant_subsidy"] == ["2021: 0.5", "2021: 0.5, 2024: 0"]


def test_designs_of_every_kind_are_one(plan: attain.Plan) -> None:
    rows = [{"stations": s, "stations.capacity": c} for s in (430, 700) for c in (150, 300)]
    values = np.array([list(row.values()) for row in rows], dtype=float)
    record = np.array(
        [tuple(row) for row in values], dtype=[(name, float) for name in rows[0]]
    )

    class Sampler:
        names = list(rows[0])

        def sample(self, n: int) -> tuple[list[str], np.ndarray]:
            return self.names, values[:n]

    grid = attain.sweep(plan, {"stations": [430, 700], "stations.capacity": [150, 300]}, **RUN)
    others = [rows, record, (list(rows[0]), values)]
    for design in others:
        assert attain.sweep(plan, design, **RUN) == grid
    assert attain.sweep(plan, Sampler(), n=4, **RUN) == grid
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    assert attain.sweep(plan, pandas.DataFrame(rows), **RUN) == grid


@pytest.mark.parametrize(
    ("design", "error", "words"),
    [
        ({"statons": [1]}, attain.NotFound, "stations"),
        ({"stations.capacty": [1]}, attain.NotFound, r"stations\.capacity"),
        ({"stations": []}, attain.InvalidInput, "no value"),
        ({"stations": 430}, attain.InvalidInput, "list of values"),
        ({"stations": [-1e9]}, attain.InvalidInput, "stations"),
        ({"stations": [float("nan")]}, attain.InvalidInput, "finite"),
        ([{"stations": 1}, {"grant_subsidy": 0}], attain.InvalidInput, "row 2"),
        ((["stations"], np.zeros((2, 2))), attain.InvalidInput, "shape"),
        (3, attain.InvalidInput, "a design is"),
        ({}, attain.InvalidInput, "at least one input"),
    ],
)
def test_mistakes_are_named(
    plan: attain.Plan, design: object, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        attain.sweep(plan, design, **RUN)


def test_settings_that_make_no_sense_are_refused(plan: attain.Plan, tmp_path: Path) -> None:
    design = {"stations": [430, 700]}
    with pytest.raises(attain.InvalidInput, match="threads"):
        attain.sweep(plan, design, executor="thread", **RUN)
    with pytest.raises(attain.InvalidInput, match="submit"):
        attain.sweep(plan, design, executor=7, **RUN)
    with pytest.raises(attain.InvalidInput, match="shard"):
        attain.sweep(plan, design, shard=(2, 2), **RUN)
    with pytest.raises(attain.InvalidInput, match="chunk"):
        attain.sweep(plan, design, chunk=0, **RUN)
    with pytest.raises(attain.InvalidInput, match="sampler"):
        attain.sweep(plan, design, n=4, **RUN)
    attain.sweep(plan, design, out=tmp_path, **RUN)
    with pytest.raises(attain.InvalidInput, match="seed is 3 there and 4 here"):
        attain.sweep(plan, design, out=tmp_path, **{**RUN, "seed": 4})
    with pytest.raises(attain.InvalidInput, match="resume"):
        attain.sweep(plan, design, out=tmp_path, resume=False, **RUN)
    with pytest.raises(attain.InvalidInput, match="no sweep"):
        attain.Sweep.open(tmp_path / "nowhere")


def test_chunks_and_executors_change_nothing(
    plan: attain.Plan, whole: attain.Sweep, tmp_path: Path
) -> None:
    with ThreadPoolExecutor(2) as pool:
        for name, executor in (("a", None), ("b", "threads"), ("c", pool)):
            made = attain.sweep(
                plan, GRID, out=tmp_path / name, chunk=5, executor=executor, **RUN
            )
            assert made.figure("zj-05").tobytes() == whole.figure("zj-05").tobytes()
            assert np.array_equal(made.inputs, whole.inputs)
    assert contents(tmp_path / "a") == contents(tmp_path / "b") == contents(tmp_path / "c")


def test_shards_merge_to_the_same_bytes(plan: attain.Plan, tmp_path: Path) -> None:
    settings = {"chunk": 2, **RUN}
    attain.sweep(plan, GRID, out=tmp_path / "1", **settings)
    for n in (3, 8):
        folders = [tmp_path / f"{n}-{k}" for k in range(n)]
        for k, folder in enumerate(folders):
            part = attain.sweep(plan, GRID, out=folder, shard=(k, n), **settings)
            assert not part.complete
        merged = attain.Sweep.merge(folders, out=tmp_path / str(n))
        assert merged.complete
        for k in range(n):
            attain.sweep(plan, GRID, out=tmp_path / f"{n} shared", shard=(k, n), **settings)
        assert contents(tmp_path / str(n)) == contents(tmp_path / "1")
        assert contents(tmp_path / f"{n} shared") == contents(tmp_path / "1")


def test_progress_counts_scenarios(plan: attain.Plan) -> None:
    seen = []
    attain.sweep(
        plan, GRID, chunk=4, executor="threads", progress=lambda *now: seen.append(now), **RUN
    )
    assert [now[:2] for now in seen] == [(4, 12), (8, 12), (12, 12)]


def test_sweeps_are_values(whole: attain.Sweep, plan: attain.Plan) -> None:
    again = pickle.loads(pickle.dumps(whole))
    assert again == whole
    assert hash(again) == hash(whole)
    assert whole != attain.sweep(plan, GRID, **{**RUN, "seed": 4})


def test_a_sweep_shows_itself(whole: attain.Sweep) -> None:
    assert repr(whole).startswith("Sweep of zhejiang as of 2020: 12 scenarios of stations")
    assert "zj-05" in str(whole)
    assert "<table" in whole._repr_html_()
    told = json.loads(whole.to_json())
    assert told["done"] == told["scenarios"] == 12
    ranges = {one["name"]: one for one in told["outcomes"]}
    assert ranges["zj-05"]["highest_at"]["stations"] == 700
    assert ranges["zj-05"]["lowest"] <= ranges["zj-05"]["highest"]


def test_tables_hold_the_same_figures(whole: attain.Sweep, tmp_path: Path) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    frame = whole.to_frame()
    assert len(frame) == 12 * len(whole.targets)
    row = frame[(frame.scenario == 7) & (frame.target == "zj-05")].iloc[0]
    assert row.probability == whole.figure("zj-05")[7]
    assert row.stations == whole.inputs[7, 0]
    assert row.grant_subsidy == whole.levels["grant_subsidy"][int(whole.inputs[7, 1])]
    with open(whole.to_csv(tmp_path / "rows.csv"), encoding="utf-8", newline="") as file:
        read = [float(line["probability"] or "nan") for line in csv.DictReader(file)]
    assert np.array_equal(read, frame.probability, equal_nan=True)
    with pytest.raises(attain.InvalidInput, match=r"must be \.csv"):
        whole.to_csv(tmp_path / "rows.txt")


def test_parquet_has_equal_bytes(whole: attain.Sweep, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import pyarrow.parquet

    first = whole.to_parquet(tmp_path / "a.parquet")
    assert first.read_bytes() == whole.to_parquet(tmp_path / "b.parquet").read_bytes()
    table = pyarrow.parquet.read_table(first)
    assert table.num_rows == 12 * len(whole.targets)
    assert json.loads(table.schema.metadata[b"attain"])["seed"] == 3


def test_xarray_has_scenarios_and_targets(whole: attain.Sweep) -> None:
    pytest.importorskip("xarray", reason="xarray is not installed")
    data = whole.to_xarray()
    assert dict(data.sizes) == {"scenario": 12, "target": len(whole.targets)}
    found = data.probability.sel(target="zj-05").values
    assert np.array_equal(found, whole.figure("zj-05"))
