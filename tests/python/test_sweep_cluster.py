# SPDX-License-Identifier: Apache-2.0
"""Sweeps on workers that die: a Dask cluster and a pool of processes."""

from __future__ import annotations

import os
import signal
from hashlib import sha256
from pathlib import Path

import pytest

import attain
from attain import sweep_play

DESIGN = {"stations": range(400, 440, 2)}
RUN = {"as_of": 2020, "draws": 600, "seed": 3, "chunk": 2}


def contents(folder: Path) -> dict[str, str]:
    return {one.name: sha256(one.read_bytes()).hexdigest() for one in sorted(folder.iterdir())}


def doomed(flag: str, *arguments: object) -> object:
    """Play a chunk; the first process that comes here kills itself."""
    try:
        Path(flag).open("x").close()
    except FileExistsError:
        return sweep_play.play(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)
    return None


class Doomed:
    """An executor of which one worker dies over a chunk."""

    def __init__(self, executor: object, flag: Path) -> None:
        self._executor = executor
        self._flag = str(flag)

    def submit(self, _play: object, *arguments: object) -> object:
        return self._executor.submit(doomed, self._flag, *arguments)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_dask_cluster_that_loses_a_worker(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="distributed is not installed")
    plan = attain.load_plan("zhejiang")
    attain.sweep(plan, DESIGN, out=tmp_path / "whole", **RUN)
    flag = tmp_path / "died"
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster, distributed.Client(cluster) as client:
        found = attain.sweep(
            plan, DESIGN, out=tmp_path / "dask", executor=Doomed(client, flag), **RUN
        )
    assert flag.exists()
    assert found.complete
    assert contents(tmp_path / "dask") == contents(tmp_path / "whole")


@pytest.mark.slow
def test_a_pool_that_breaks_is_opened_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = attain.load_plan("zhejiang")
    attain.sweep(plan, DESIGN, out=tmp_path / "whole", **RUN)
    flag = tmp_path / "died"
    opened = sweep_play.opened

    def with_a_doomed_worker(executor: object, threads: int) -> object:
        from contextlib import contextmanager

        @contextmanager
        def both():
            with opened(executor, threads) as submit:
                yield lambda _play, *arguments: submit(doomed, str(flag), *arguments)

        return both()

    monkeypatch.setattr(sweep_play, "opened", with_a_doomed_worker)
    found = attain.sweep(
        plan, DESIGN, out=tmp_path / "pool", executor="processes", threads=2, **RUN
    )
    assert flag.exists()
    assert found.complete
    assert contents(tmp_path / "pool") == contents(tmp_path / "whole")
