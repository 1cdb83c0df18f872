# SPDX-License-Identifier: Apache-2.0
"""Sweeps that are killed, damaged, out of room or refused the folder: nothing is lost or corrupt."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

import attain
from attain import sweep_store
from attain.sweep_store import save_array

GRID = {"stations": [430, 520, 700], "stations.capacity": [150.0, 225.0, 300.0, 375.0]}
RUN = {"as_of": 2020, "draws": 600, "seed": 3}


@pytest.fixture(scope="module")
def plan() -> attain.Plan:
    return attain.load_plan("zhejiang")


def contents(folder: Path) -> dict[str, str]:
    return {one.name: sha256(one.read_bytes()).hexdigest() for one in sorted(folder.iterdir())}


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
