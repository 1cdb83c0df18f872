# SPDX-License-Identifier: Apache-2.0
"""Playing the chunks of a sweep, here or by anything that has ``submit``."""

from __future__ import annotations

import pickle
import queue
import time
from collections.abc import Callable, Iterator
from concurrent.futures import (
    BrokenExecutor,
    CancelledError,
    Executor,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from attain._core import study
from attain.errors import Error, InvalidInput
from attain.listing import nearest
from attain.run import processors

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from attain._core.plans import Plan as PlanValue
    from attain.progress import Report
    from attain.sweep_design import Design

    Table = npt.NDArray[np.float64]
    Chunk = tuple[int, int]

EXECUTORS = ("threads", "processes")
MOST_AHEAD = 256
MOST_POOLS = 3

_unpacked: dict[bytes, Any] = {}


def packed(plan: PlanValue, design: Design) -> bytes:
    """Return what every chunk needs, as bytes: the plan, the base scenario and the inputs."""
    return pickle.dumps((plan, design.on._value, design.specs))


def play(parts: bytes, values: Table, settings: dict[str, Any]) -> Table:
    """Return the outcomes of some scenarios; runs where an executor likes.

    Parameters
    ----------
    parts
        See `packed`.
    values
        Rows of the design.
    settings
        Keyword arguments of the core's ``sweep``.
    """
    if parts not in _unpacked:
        _unpacked.clear()
        _unpacked[parts] = pickle.loads(parts)
    plan, on, inputs = _unpacked[parts]
    return study.sweep(plan, on, inputs, values, **settings)


def play_here(
    plan: PlanValue,
    design: Design,
    chunks: list[Chunk],
    settings: dict[str, Any],
    threads: int,
    report: Report | None,
    done: int,
    total: int,
) -> Iterator[tuple[Chunk, Table]]:
    """Play chunks one after the other on `threads` threads of this process."""
    began = time.perf_counter()
    specs, on = design.specs, design.on._value
    for first, last in chunks:

        def within(now: int, _all: int, _seconds: float, before: int = done) -> None:
            assert report is not None
            report(before + now, total, time.perf_counter() - began)

        values = design.values[first:last]
        progress = None if report is None else within
        table = study.sweep(plan, on, specs, values, threads=threads, progress=progress, **settings)
        done += last - first
        yield (first, last), table


def play_by(
    executor: Any,
    plan: PlanValue,
    design: Design,
    chunks: list[Chunk],
    settings: dict[str, Any],
    threads: int,
    report: Report | None,
    done: int,
    total: int,
) -> Iterator[tuple[Chunk, Table]]:
    """Play chunks by an executor, in the order in which they are done."""
    began = time.perf_counter()
    parts = packed(plan, design)
    settings = {**settings, "threads": 1}
    left = list(chunks)
    for _ in range(MOST_POOLS):
        with opened(executor, threads) as submit:
            try:
                for chunk, table in _done(submit, parts, design, left, settings):
                    left.remove(chunk)
                    done += chunk[1] - chunk[0]
                    if report is not None:
                        report(done, total, time.perf_counter() - began)
                    yield chunk, table
                return
            except BrokenExecutor:
                # A pool of our own is opened anew; another's is its owner's.
                if executor not in EXECUTORS:
                    break
    raise Error(
        f"workers of the executor were lost; {len(chunks) - len(left)} of {len(chunks)} chunks "
        "are done: another call with the same folder goes on from them"
    )


def _done(
    submit: Callable[..., Any],
    parts: bytes,
    design: Design,
    chunks: list[Chunk],
    settings: dict[str, Any],
) -> Iterator[tuple[Chunk, Table]]:
    """Submit chunks, a bounded number ahead, and give them as they are done."""
    finished: queue.SimpleQueue[tuple[Chunk, Any]] = queue.SimpleQueue()
    waiting = iter(list(chunks))
    running: dict[Chunk, Any] = {}

    def start() -> None:
        for chunk in waiting:
            future = submit(play, parts, design.values[slice(*chunk)], settings)
            running[chunk] = future
            future.add_done_callback(lambda one, chunk=chunk: finished.put((chunk, one)))
            if len(running) >= MOST_AHEAD:
                return

    try:
        start()
        while running:
            try:
                # A wait without an end would not hear Ctrl-C on every system.
                chunk, future = finished.get(timeout=0.2)
            except queue.Empty:
                continue
            del running[chunk]
            try:
                table = future.result()
            except CancelledError as error:
                raise Error("the executor cancelled a chunk of the sweep") from error
            start()
            yield chunk, table
    finally:
        for future in running.values():
            future.cancel()


@contextmanager
def opened(executor: Any, threads: int) -> Iterator[Callable[..., Any]]:
    """Give the ``submit`` of an executor; pools opened here are closed here."""
    import multiprocessing

    if executor == "threads":
        pool: Executor = ThreadPoolExecutor(threads)
    elif executor == "processes":
        # A fork would copy locks that other threads hold.
        pool = ProcessPoolExecutor(threads, mp_context=multiprocessing.get_context("spawn"))
    else:
        yield executor.submit
        return
    try:
        yield pool.submit
    finally:
        pool.shutdown(cancel_futures=True)


def check_executor(executor: Any, threads: int | None) -> int:
    """Return the number of threads or workers.

    Raises
    ------
    attain.InvalidInput
        `executor` has no ``submit`` and is no word that is known.
    """
    if isinstance(executor, str) and executor not in EXECUTORS:
        raise InvalidInput(
            f"there is no executor '{executor}'{nearest(executor, EXECUTORS)} "
            f"(there are: {', '.join(EXECUTORS)}, or an object with submit)"
        )
    if executor is not None and not isinstance(executor, str):
        if not callable(getattr(executor, "submit", None)):
            raise InvalidInput(
                "executor may be None, 'threads', 'processes' or an object with submit, such as a "
                f"Dask client; got {type(executor).__name__}"
            )
        if threads is not None:
            raise InvalidInput("threads is for runs in this process; the executor has its own")
    return processors() if threads is None else threads
