# SPDX-License-Identifier: Apache-2.0
"""Back-tests: what would have been forecast, held against what came."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from attain._core import __version__
from attain.errors import InvalidInput, NotFound
from attain.listing import nearest
from attain.progress import shown

if TYPE_CHECKING:
    from attain.backtest_cases import Scored
    from attain.backtest_result import Backtest

EVENTS = (0.25, 0.5, 1.0)
EVENT_YEARS = 5
METHODS = ("attain", "class mean", "naive", "drift", "theta", "damped")
PREFIX = "statsforecast:"


def backtest(
    source: Any = "panel",
    *,
    horizon: int = 5,
    origins: int | str | Iterable[int] | None = None,
    classes: str | Sequence[str] | Mapping[str, str] | None = None,
    places: Mapping[str, str] | None = None,
    methods: Sequence[str] | None = None,
    events: Sequence[float] = EVENTS,
    history: int | None = None,
    keep: int | None = None,
    support: str | None = None,
    bounds: tuple[float | None, float | None] | None = None,
    out: str | os.PathLike[str] | None = None,
    progress: Any = None,
) -> Backtest:
    """Forecast from past years with what was known then, and compare with what came.

    Parameters
    ----------
    source
        ``"panel"``: the provincial panel, each province forecast from the others' constants;
        ``"plans"``: the places whose histories come with attain; a plan or history, its name or
        its file; a CSV file (long ``unique_id,ds,y``, M3 ``series_id,t,year,value,part`` or M4
        wide); data as in `attain.forecast_series`; what `attain.read_m3` or `attain.read_m4`
        gives.
    horizon
        Years ahead: 1, ..., `horizon`.
    origins
        Years to forecast from: one, several, or text such as ``"2014:2018"``. By default all.
    classes
        For the panel the classes to test; for series the class of all or of some by name.
    places
        Place of series with a class by name: constants leave this place out.
    methods
        ``"attain"``, ``"class mean"`` (panel), ``"naive"``, ``"drift"``, ``"theta"``,
        ``"damped"``, and any model of the optional package statsforecast such as
        ``"statsforecast:DynamicOptimizedTheta"``.
    events
        Rises over five years (or over `horizon`, if shorter) whose probabilities are judged:
        0.25 is "at least 25 % more".
    history
        Fewest figures before an origin: 4 by default, 1 for plans.
    keep
        Show the methods at most so many figures before each origin (series only).
    support, bounds
        As in `attain.forecast_series` (series only).
    out
        Folder that keeps every finished origin: an interrupted run goes on there and gives the
        same result.
    progress
        None: shown by itself after 2 s; False: never; a callable ``(done, total, seconds)``; a
        tqdm object.

    Returns
    -------
    Backtest

    Raises
    ------
    attain.InvalidInput
        A setting is impossible, nothing can be compared, or `out` holds another back-test.
    attain.NotFound
        There is no such source, method or class; the nearest is named.
    attain.MissingInput
        A method needs a package that is not installed.
    """
    from attain.backtest_result import Backtest
    from attain.backtest_source import Options, source_of
    from attain.series import check_horizon, check_support

    check_horizon(horizon)
    check_support(support, bounds)
    asked = _events(events)
    found = source_of(source, Options(classes, places, support, bounds, keep))
    few = found.least_history if history is None else _history(history, found)
    chosen = _methods(methods, found)
    years = _origins(origins, found.origins(horizon, few))
    settings = {
        "attain": __version__,
        "source": found.name,
        "data": found.digest(),
        "horizon": horizon,
        "history": few,
        "keep": keep,
        "support": support,
        "bounds": None if bounds is None else list(bounds),
        "methods": list(chosen),
        "events": list(asked),
        "m4": found.m4,
    }
    scored = _run(found, years, settings, out, progress)
    if not len(scored):
        raise InvalidInput(
            f"{found.name}: no forecast can be held against a figure; there are fewer than "
            f"{few} figures before every origin or none after it"
        )
    return Backtest.made(found, scored, settings, years)


def _run(
    source: Any,
    years: list[int],
    settings: dict[str, Any],
    out: str | os.PathLike[str] | None,
    progress: Any,
) -> Scored:
    """Forecast and score every origin, those on disk excepted."""
    from attain.backtest_cases import joined, score
    from attain.backtest_store import Store

    store = None if out is None else Store(Path(out), settings)
    methods, events = tuple(settings["methods"]), tuple(settings["events"])
    horizon, history = int(settings["horizon"]), int(settings["history"])
    sizes = {year: source.size(year, history) for year in years}
    total, done, start = sum(sizes.values()), 0, perf_counter()
    parts: list[Scored] = []
    with shown(progress, what="back-test", unit="series") as report:
        for year in years:
            kept = store.load(year) if store is not None else None
            if kept is None:
                pieces = []
                blocks = source.blocks(year, horizon=horizon, history=history, methods=methods)
                for size, block in blocks:
                    if len(block.cases["series"]):
                        limits = _thresholds(block.cases, events, horizon, source.logs)
                        pieces.append(score(block, limits))
                    done += size
                    if report is not None:
                        report(done, total, perf_counter() - start)
                if not pieces:
                    continue
                kept = joined(pieces)
                if store is not None:
                    store.save(year, kept)
            else:
                done += sizes[year]
                if report is not None:
                    report(done, total, perf_counter() - start)
            parts.append(kept)
    if not parts:
        raise InvalidInput(f"{source.name}: no origin has figures before and after it")
    return joined(parts)


def _thresholds(cases: Any, events: tuple[float, ...], horizon: int, logs: bool) -> Any:
    """Return the level each event asks for on the scale of the scores, NaN where it is none."""
    import numpy as np

    ends = cases["horizon"] == min(EVENT_YEARS, horizon)
    last = cases["last"]
    out = np.full((len(last), len(events)), np.nan)
    for k, rise in enumerate(events):
        level = last + np.log1p(rise) if logs else last * (1 + rise)
        rows = ends & (np.ones(len(last), dtype=bool) if logs else last > 0)
        out[rows, k] = level[rows]
    return out


def _events(events: Sequence[float]) -> tuple[float, ...]:
    found = tuple(float(rise) for rise in events)
    for rise in found:
        if not -1 < rise < 1000:
            raise InvalidInput(f"events are rises such as 0.25 for 25 % more; got {rise!r}")
    if len(set(found)) < len(found):
        raise InvalidInput("events names one rise twice")
    return found


def _history(history: int, source: Any) -> int:
    if isinstance(history, bool) or not isinstance(history, int):
        raise InvalidInput(f"history must be a whole number of figures; got {history!r}")
    if history < source.fewest_history:
        raise InvalidInput(
            f"history must be {source.fewest_history} or more here: the methods that are compared "
            f"need as many figures; got {history}"
        )
    return history


def _methods(methods: Sequence[str] | None, source: Any) -> tuple[str, ...]:
    """Return the methods to compare, attain's own always first."""
    if methods is None:
        return tuple(source.default_methods())
    if isinstance(methods, str):
        methods = [methods]
    chosen = list(dict.fromkeys(["attain", *methods]))
    for name in chosen:
        if name.startswith(PREFIX):
            from attain.backtest_statsforecast import model_of

            model_of(name)
        elif name not in METHODS:
            known = ", ".join(METHODS)
            raise NotFound(
                f"there is no method '{name}'{nearest(name, METHODS)} (methods: {known}, "
                f"{PREFIX}NAME)"
            )
        elif name not in source.default_methods():
            raise InvalidInput(f"method '{name}' needs series of a class; {source.name} has none")
    return tuple(chosen)


def _origins(asked: int | str | Iterable[int] | None, there: list[int]) -> list[int]:
    """Return the origin years asked for, in order.

    Raises
    ------
    attain.InvalidInput
        Something is no year, or there is nothing to forecast from in a year asked for.
    """
    if asked is None:
        return there
    if isinstance(asked, str):
        first, colon, last = asked.partition(":")
        if not first.strip().isdigit() or (colon and not last.strip().isdigit()):
            raise InvalidInput(f"origins must be a year or two such as 2014:2018; got '{asked}'")
        years = list(range(int(first), int(last or first) + 1))
    elif isinstance(asked, int):
        years = [asked]
    else:
        years = sorted({int(year) for year in asked})
    if not years:
        raise InvalidInput("origins holds no year")
    missing = [year for year in years if year not in there]
    if missing:
        span = f"{there[0]} to {there[-1]}" if there else "none"
        raise InvalidInput(
            f"there is nothing to forecast from {missing[0]} and compare; possible origins: {span}"
        )
    return years
