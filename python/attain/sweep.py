# SPDX-License-Identifier: Apache-2.0
"""Sweeps: what comes of thousands of scenarios, written as they are played."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attain import _core
from attain._core import study
from attain.errors import InvalidInput
from attain.run import SEED
from attain.scenario import Scenario
from attain.sweep_result import Sweep

if TYPE_CHECKING:
    from attain.plan import Plan
    from attain.sweep_design import Design

DRAWS = 1024
MOST_ROWS = 1024
MOST_DRAWS = 1 << 22
FORMAT = "attain sweep 1"


def sweep(
    plan: Plan,
    design: Any,
    *,
    n: int | None = None,
    on: Scenario | str = "trend",
    out: str | os.PathLike[str] | None = None,
    executor: Any = None,
    as_of: int | str | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    discount: float = 0.0,
    shard: tuple[int, int] = (0, 1),
    resume: bool = True,
    chunk: int | None = None,
    threads: int | None = None,
    progress: Any = None,
) -> Sweep:
    """Play many scenarios of a plan on the same draws.

    Figures of a scenario are those of `Plan.forecast` with the same draws and seed, bit for bit,
    whatever chunks, shards, threads or executor it is played by.

    Parameters
    ----------
    plan
        The plan.
    design
        What is set. Inputs are named by lever, ``"stations"``: a number is the value at the plan's
        end, anything else a schedule; or by parameter, ``"stations.capacity"``: a number, which is
        then certain, or a distribution. A mapping of lists is a grid: all combinations. A pandas
        frame, a numpy record array, a list of dicts, ``(names, array)``, an object with ``names``
        and ``values``, a design of `attain.indices`, `attain.adapters.Runs` (its inputs) or SALib's
        ``ProblemSpec`` with samples is a table: one scenario a row. An object with ``sample(n)``,
        as the factors of `attain.indices`, gives one.
    n
        Number of scenarios that a sampler is asked for.
    on
        Scenario that every row starts from, or its name.
    out
        Folder that keeps what is done, chunk by chunk; None: nothing is written. A folder that
        holds a part of this sweep is gone on with.
    executor
        None: on `threads` threads of this process. ``"threads"`` or ``"processes"``: a pool of so
        many workers. Or any object with ``submit``: an executor of `concurrent.futures`, a Dask
        client.
    as_of, seed, threads, progress
        As in `Plan.forecast`; progress counts scenarios.
    draws
        Draws of each scenario.
    discount
        Yearly rate that costs are discounted with.
    shard
        ``(k, n)``: only part k of n, counted from 0, of the chunks. Shards may share a folder, or
        are put together by `Sweep.merge`.
    resume
        False: refuse a folder that holds chunks of this part already.
    chunk
        Scenarios of a chunk; default: 1,024, fewer with many draws.

    Returns
    -------
    Sweep
        The scenarios of this shard and, of a folder, all others that are there.

    Raises
    ------
    attain.NotFound
        An input is no lever or parameter of the plan; the message names the nearest.
    attain.InvalidInput
        The design or a setting is impossible, or the folder holds another sweep.
    attain.Error
        The folder cannot be written, or an executor lost its workers.
    """
    from attain.progress import shown
    from attain.sweep_design import as_design
    from attain.sweep_play import check_executor, play_by, play_here
    from attain.sweep_store import Store, tidy

    workers = check_executor(executor, threads)
    rows = as_design(plan._named(on), design, n)
    kept = None if out is None else Path(out)
    size = _chunk(chunk, draws, len(rows.values), kept)
    manifest = _manifest(plan, rows, as_of, draws, seed, discount, size)
    store = None if kept is None else Store(kept, manifest, rows.values)
    all_chunks = [
        (first, min(first + size, len(rows.values))) for first in range(0, len(rows.values), size)
    ]
    mine = _part(all_chunks, shard)
    tables = {}
    if store is not None:
        for chunk_rows in all_chunks:
            found = store.load(*chunk_rows)
            if found is not None:
                if not resume and chunk_rows in mine:
                    raise InvalidInput(
                        f"the folder '{out}' holds chunks of this sweep already; resume=True goes "
                        "on from them"
                    )
                tables[chunk_rows] = found
    left = [one for one in mine if one not in tables]
    if store is None and executor is None and left:
        # Nothing is kept in between, so the core deals the scenarios out by itself.
        left = [(left[0][0], left[-1][1])]
    settings = {
        "as_of": manifest["as_of"],
        "draws": draws,
        "seed": seed,
        "discount": discount,
    }
    total = sum(last - first for first, last in mine)
    done = total - sum(last - first for first, last in left)
    with shown(progress, what=f"sweep of {plan.id}", unit="scenarios") as report:
        common = (plan._value, rows, left, settings, workers, report, done, total)
        played = play_here(*common) if executor is None else play_by(executor, *common)
        for chunk_rows, table in played:
            if store is not None:
                store.save(*chunk_rows, table)
            tables[chunk_rows] = table
    if store is not None:
        tidy(store)
    return Sweep._of(plan._value, rows, manifest, tables)


def _chunk(given: int | None, draws: int, rows: int, folder: Path | None) -> int:
    """Return the number of scenarios of a chunk; a folder that is there has its own."""
    if given is not None:
        if not isinstance(given, int) or given < 1:
            raise InvalidInput(f"chunk is a whole number of 1 or more; got {given!r}")
        return given
    if folder is not None and (folder / "sweep.json").is_file():
        from attain.sweep_store import read_manifest

        return int(read_manifest(folder)["chunk"])
    return max(1, min(MOST_ROWS, MOST_DRAWS // max(1, draws), rows))


def _part(chunks: list[tuple[int, int]], shard: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the chunks of a shard, neighbours together."""
    k, n = shard
    if not 0 <= k < n:
        raise InvalidInput(f"shard (k, n) must satisfy 0 <= k < n; got {shard!r}")
    return chunks[len(chunks) * k // n : len(chunks) * (k + 1) // n]


def _manifest(
    plan: Plan,
    design: Design,
    as_of: int | str | None,
    draws: int,
    seed: int,
    discount: float,
    chunk: int,
) -> dict[str, Any]:
    """Return everything that decides the result, as JSON values."""
    from attain.sweep_store import digest

    units = {lever.id: lever for lever in plan._value.levers}
    return {
        "format": FORMAT,
        "version": _core.__version__,
        "plan": plan.id,
        "plan_hash": plan.plan_hash,
        "data_hash": plan.data_hash,
        "as_of": str(plan.base_year if as_of is None else as_of),
        "draws": draws,
        "seed": seed,
        "discount": discount,
        "on": {
            "scenario": design.on.id,
            "settings": design.on.settings,
            "assumptions": {name: str(value) for name, value in design.on.assumptions.items()},
        },
        "inputs": [
            {
                "name": one.name,
                "unit": "" if one.parameter else units[one.lever].unit,
                "levels": one.levels,
            }
            for one in design.inputs
        ],
        "scenarios": len(design.values),
        "chunk": chunk,
        "design": digest(design.values.tobytes()),
        "columns": study.sweep_columns(plan._value),
    }
