# SPDX-License-Identifier: Apache-2.0
"""What a back-test can run on, found by name, file or kind of data."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attain.competitions import HeldOut
from attain.errors import InvalidInput, NotFound
from attain.listing import nearest
from attain.plan import Plan, load_plan


@dataclass(frozen=True)
class Options:
    """What was asked of the source."""

    classes: str | Sequence[str] | Mapping[str, str] | None = None
    places: Mapping[str, str] | None = None
    support: str | None = None
    bounds: tuple[float | None, float | None] | None = None
    keep: int | None = None


def source_of(given: Any, options: Options) -> Any:
    """Return the source that a back-test runs on.

    Raises
    ------
    attain.NotFound
        There is no such name or file; the nearest name is given.
    attain.InvalidInput
        The data cannot be read, or an option does not go with the source.
    """
    if isinstance(given, Plan):
        return _plans(given.id, [given], options)
    if isinstance(given, HeldOut):
        return _series(given.name, given.histories, options, given)
    if isinstance(given, (str, os.PathLike)):
        return _named(os.fspath(given), options)
    from attain.series_data import read

    return _series("series", read(given), options)


def _named(given: str, options: Options) -> Any:
    """Return the source of a name or a file."""
    from attain.history import bundled_histories, load_history

    if given == "panel":
        return _panel(options)
    histories = bundled_histories()
    if given == "plans":
        return _plans("places of the plans", [load_history(name) for name in histories], options)
    if given.lower().endswith(".csv"):
        return _csv(Path(given), options)
    if given in histories:
        return _plans(given, [load_history(given)], options)
    if given.lower().endswith(".toml") or Path(given).exists():
        plan = load_plan(given)
        return _plans(plan.id, [plan], options)
    names = ["panel", "plans", *histories]
    raise NotFound(
        f"there is no source '{given}'{nearest(given, names)} (sources: {', '.join(names)}, a plan "
        "file, a CSV file, data)"
    )


def _panel(options: Options) -> Any:
    from attain.backtest_panel import PanelSource

    _no_series_options(options, "the panel")
    classes = options.classes
    if isinstance(classes, Mapping):
        raise InvalidInput("for the panel classes is a list of the classes to test")
    return PanelSource(classes=[classes] if isinstance(classes, str) else classes)


def _plans(name: str, plans: list[Plan], options: Options) -> Any:
    from attain.backtest_panel import PlansSource

    _no_series_options(options, "plans")
    if options.classes is not None:
        raise InvalidInput("indicators of a plan have their class in the plan; leave classes out")
    return PlansSource(name, plans)


def _no_series_options(options: Options, what: str) -> None:
    for name in ("places", "support", "bounds", "keep"):
        if getattr(options, name) is not None:
            raise InvalidInput(f"{name} is for series of your own, not for {what}")


def _series(name: str, histories: Any, options: Options, held: HeldOut | None = None) -> Any:
    from attain.backtest_series import SeriesSource
    from attain.series_parts import classes_of

    classes = options.classes
    if classes is not None and not isinstance(classes, (str, Mapping)):
        raise InvalidInput("for series classes is one class or a mapping of names to classes")
    keep = options.keep
    if keep is not None and (isinstance(keep, bool) or not isinstance(keep, int) or keep < 3):
        raise InvalidInput(f"keep must be 3 or more figures; got {keep!r}")
    return SeriesSource(
        name,
        histories,
        classes_of(histories, classes),
        dict(options.places or {}),
        options.support,
        options.bounds,
        None if held is None else held.splits,
        keep,
        held is not None and held.m4,
    )


def _csv(path: Path, options: Options) -> Any:
    """Return the series of a CSV file, by what its first line says."""
    from attain.competitions import read_long, read_m3, read_m4

    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head = next(csv.reader(file), [])
    except FileNotFoundError:
        raise NotFound(f"there is no file '{path}'") from None
    except UnicodeDecodeError:
        raise InvalidInput(f"{path} is not UTF-8 text") from None
    if {"series_id", "value", "part"} <= set(head):
        held = read_m3(path)
        return _series(held.name, held.histories, options, held)
    if {"unique_id", "ds", "y"} <= set(head):
        return _series(path.name, read_long(path), options)
    if len(head) > 1 and [cell.strip().upper() for cell in head[:2]] == ["V1", "V2"]:
        held = read_m4(path)
        return _series(held.name, held.histories, options, held)
    raise InvalidInput(
        f"{path}: line 1 has the columns {', '.join(head[:6])}; known forms: unique_id,ds,y "
        "(long) · series_id,t,year,value,part (M3) · V1,V2,... (M4)"
    )
