# SPDX-License-Identifier: Apache-2.0
"""Sweeps: the figures are those of forecasts, whatever plays them and wherever they stop."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

import attain
from attain import sweep_store
from attain.sweep_store import save_array

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


KILLED = """
import sys, time
import attain
from attain import sweep_store

plan = attain.load_plan("zhejiang")
kept = sweep_store.Store.save

def save(self, first, last, outcomes):
    if first >= 8:  # two of five chunks are written, a third is played and will be lost
        open(sys.argv[1] + ".there", "w").close()
        time.sleep(60)
    kept(self, first, last, outcomes)

sweep_store.Store.save = save
attain.sweep(plan, {"stations": range(400, 440, 2)}, out=sys.argv[1], chunk=4, **RUN)
"""


def test_a_sweep_killed_at_40_percent_goes_on_where_it_was(
    plan: attain.Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    design = {"stations": range(400, 440, 2)}
    attain.sweep(plan, design, out=tmp_path / "whole", chunk=4, **RUN)
    folder = tmp_path / "killed"
    code = KILLED.replace("**RUN", f"**{RUN!r}")
    process = subprocess.Popen([sys.executable, "-c", code, str(folder)])
    there = Path(f"{folder}.there")
    until = time.monotonic() + 120
    while not there.exists() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    before = {one.name: one.stat().st_mtime_ns for one in folder.glob("chunk-*")}
    assert len(before) == 2
    last = sorted((tmp_path / "whole").glob("chunk-*"))[-1].name
    (folder / f".{last}.12345").write_bytes(b"half")
    written: list[int] = []
    kept = sweep_store.Store.save

    def save(self: sweep_store.Store, first: int, *rest: object) -> None:
        written.append(first)
        kept(self, first, *rest)

    monkeypatch.setattr(sweep_store.Store, "save", save)
    resumed = attain.sweep(plan, design, out=folder, chunk=4, **RUN)
    assert written == [8, 12, 16]  # of these the killed process had played the first
    after = {one.name: one.stat().st_mtime_ns for one in folder.glob("chunk-*")}
    assert all(after[name] == when for name, when in before.items())
    assert contents(folder) == contents(tmp_path / "whole")
    assert resumed == attain.Sweep.open(tmp_path / "whole")


def test_a_damaged_chunk_is_played_again(plan: attain.Plan, tmp_path: Path) -> None:
    attain.sweep(plan, GRID, out=tmp_path, chunk=4, **RUN)
    before = contents(tmp_path)
    chunk = sorted(tmp_path.glob("chunk-*"))[1]
    chunk.write_bytes(chunk.read_bytes()[:100])
    attain.sweep(plan, GRID, out=tmp_path, chunk=4, **RUN)
    assert contents(tmp_path) == before


FULL = """
import resource, sys
import attain

resource.setrlimit(resource.RLIMIT_FSIZE, (12_000, 12_000))
plan = attain.load_plan("zhejiang")
try:
    attain.sweep(plan, {"stations": range(400, 440, 2)}, out=sys.argv[1], chunk=10, **RUN)
except attain.Error as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of processes")
def test_a_full_disk_is_a_clear_error(plan: attain.Plan, tmp_path: Path) -> None:
    folder = tmp_path / "full"
    code = FULL.replace("**RUN", f"**{RUN!r}")
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True
    )
    assert "cannot be written" in done.stdout
    assert "File too large" in done.stdout
    assert not list(folder.glob("chunk-*"))
    assert not list(folder.glob(".*"))
    resumed = attain.sweep(plan, {"stations": range(400, 440, 2)}, out=folder, chunk=10, **RUN)
    assert resumed.complete


MOUNTED = """
import subprocess, sys
from hashlib import sha256
from pathlib import Path
import attain

folder = Path(sys.argv[1])
plan = attain.load_plan("zhejiang")

def remount(options):
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)

def contents():
    return {one.name: sha256(one.read_bytes()).hexdigest() for one in sorted(folder.iterdir())}

def sweep():
    try:
        return attain.sweep(plan, {"stations": range(400, 440, 2)}, out=folder, chunk=4, **RUN)
    except attain.Error as error:
        print(type(error).__name__, error)

sweep()
kept = len(list(folder.glob("chunk-*")))
assert 0 < kept < 5 and not list(folder.glob(".*")), contents()
assert len(attain.Sweep.open(folder)) == 4 * kept
before = contents()
remount("ro,size=4m")
sweep()
assert contents() == before
remount("rw,size=4m")
assert sweep().complete
print(sorted(contents().items()))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs mounts of Linux")
def test_a_real_disk_that_is_full_and_then_read_only(plan: attain.Plan, tmp_path: Path) -> None:
    design = {"stations": range(400, 440, 2)}
    attain.sweep(plan, design, out=tmp_path / "whole", chunk=4, **RUN)
    sizes = [one.stat().st_size for one in (tmp_path / "whole").iterdir()]
    # Room for the manifest, the design and some chunks, each in whole pages.
    room = sum(-(-size // 4096) for size in sizes) - 2 * -(-max(sizes) // 4096)
    disk = tmp_path / "disk"
    disk.mkdir()
    code = MOUNTED.replace("**RUN", f"**{RUN!r}")
    mount = f"mount -t tmpfs -o size={4 * room}k tmpfs '{disk}' && exec \"$@\""
    if shutil.which("unshare") is None or subprocess.run(
        ["unshare", "-m", "sh", "-c", mount, "sh", "true"], capture_output=True, check=False
    ).returncode:
        pytest.skip("this user may not mount")
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", mount, "sh", sys.executable, "-c", code, str(disk)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    full, read_only, whole = done.stdout.splitlines()
    assert "No space left on device" in full
    assert "Read-only file system" in read_only
    assert whole == str(sorted(contents(tmp_path / "whole").items()))


def test_a_folder_that_cannot_be_written_is_refused_before_any_work(
    plan: attain.Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_text("here")
    with pytest.raises(attain.Error, match="cannot be written"):
        attain.sweep(plan, GRID, out=file / "below", **RUN)
    folder = tmp_path / "locked"
    folder.mkdir()
    if os.geteuid() == 0:

        def locked(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("attain.sweep_store.save_array", locked)
    else:
        folder.chmod(0o500)
    with pytest.raises(attain.Error, match="Permission denied"):
        attain.sweep(plan, GRID, out=folder, **RUN)
    assert list(folder.iterdir()) == []


def test_an_array_appears_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, "save", full)
    with pytest.raises(OSError, match="No space"):
        save_array(tmp_path / "a.npy", np.zeros((2, 2)))
    assert list(tmp_path.iterdir()) == []


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
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = whole.to_frame()
    assert len(frame) == 12 * len(whole.targets)
    row = frame[(frame.scenario == 7) & (frame.target == "zj-05")].iloc[0]
    assert row.probability == whole.figure("zj-05")[7]
    assert row.stations == whole.inputs[7, 0]
    assert row.grant_subsidy == whole.levels["grant_subsidy"][int(whole.inputs[7, 1])]
    read = pandas.read_csv(whole.to_csv(tmp_path / "rows.csv"), float_precision="round_trip")
    assert np.array_equal(read.probability, frame.probability, equal_nan=True)
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
