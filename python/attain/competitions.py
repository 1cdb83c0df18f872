# SPDX-License-Identifier: Apache-2.0
"""Yearly series from files: the M3 and M4 competitions, and long tables."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from attain.errors import InvalidInput, NotFound
from attain.text import shorten

if TYPE_CHECKING:
    from attain.series_data import Histories, Years

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, eq=False)
class HeldOut:
    """Series whose last figures are held out; made by `attain.read_m3` and `attain.read_m4`.

    `splits` holds the number of figures before the held-out ones; None: nothing is held out and
    every year can be an origin. `m4`: the published table of M4 belongs beside results.
    """

    name: str
    histories: Histories
    splits: Years | None
    m4: bool = False

    def __len__(self) -> int:
        return len(self.histories)

    def __repr__(self) -> str:
        held = "nothing held out" if self.splits is None else "the last figures held out"
        return shorten(f"{self.name}: {len(self)} yearly series, {held}", 100)

    def _repr_html_(self) -> str:
        from html import escape

        return f"<div>{escape(repr(self))}</div>"


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Give the lines of a CSV file with their numbers."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            for row in reader:
                if row:
                    yield reader.line_num, row
    except FileNotFoundError:
        raise NotFound(f"there is no file '{path}'") from None
    except UnicodeDecodeError:
        raise InvalidInput(f"{path} is not UTF-8 text") from None


def _number(path: Path, line: int, column: str, text: str) -> float:
    from math import isfinite

    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise InvalidInput(f"{path}, line {line}, column {column}: '{text}' is no number")
    return value


def _year(path: Path, line: int, column: str, text: str) -> int:
    """Return the year of ``2020``, ``2020.0`` or a date that begins with it."""
    head = text.strip()[:4]
    if (
        not head.isdigit()
        or len(head) < 4
        or (len(text.strip()) > 4 and text.strip()[4] not in "-/.")
    ):
        raise InvalidInput(f"{path}, line {line}, column {column}: '{text}' is no year or date")
    return int(head)


def _columns(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Give the cells of some columns of a CSV file with a heading."""
    rows = _rows(path)
    _, head = next(rows, (1, []))
    missing = [name for name in wanted if name not in head]
    if missing:
        raise InvalidInput(f"{path}, line 1: there is no column '{missing[0]}'")
    places = [head.index(name) for name in wanted]
    for line, row in rows:
        if len(row) != len(head):
            raise InvalidInput(f"{path}, line {line}: {len(row)} cells, {len(head)} are expected")
        yield line, [row[k] for k in places]


def _histories(series: dict[str, dict[int, float]], what: str) -> Histories:
    import numpy as np

    from attain.series_data import Histories, Stamp

    values: list[float] = []
    starts, last = [0], []
    for name, figures in series.items():
        years = sorted(figures)
        gap = next((a for a, b in pairwise(years) if b != a + 1), None)
        if gap is not None:
            raise InvalidInput(f"{what}: unique_id '{name}' has a gap after {gap}")
        values += [figures[year] for year in years]
        starts.append(len(values))
        last.append(years[-1])
    if not last:
        raise InvalidInput(f"{what} holds no series")
    names = list(series)
    return Histories(
        names,
        np.array(values),
        np.array(starts, dtype=np.int64),
        np.array(last, dtype=np.int64),
        Stamp(),
        names,
    )


def read_long(path: str | os.PathLike[str]) -> Histories:
    """Read a CSV file with the columns ``unique_id``, ``ds`` (years or dates) and ``y``.

    Raises
    ------
    attain.InvalidInput
        The message names file, line and column, or the series with a gap or a year twice.
    """
    file = Path(path)
    series: dict[str, dict[int, float]] = {}
    for line, (name, ds, y) in _columns(file, ("unique_id", "ds", "y")):
        figures = series.setdefault(name, {})
        year = _year(file, line, "ds", ds)
        if year in figures:
            raise InvalidInput(f"{file}, line {line}: unique_id '{name}' has ds {year} twice")
        figures[year] = _number(file, line, "y", y)
    return _histories(series, str(file))


def read_m3(path: str | os.PathLike[str]) -> HeldOut:
    """Read yearly series in the form ``series_id,t,year,value,part``.

    Rows whose `part` is ``test`` are held out: the last training year is the only origin.

    Raises
    ------
    attain.InvalidInput
        The message names file, line and column.
    """
    import numpy as np

    file = Path(path)
    series: dict[str, dict[int, float]] = {}
    train: dict[str, int] = {}
    for line, (name, year, value, part) in _columns(file, ("series_id", "year", "value", "part")):
        if part not in ("train", "test"):
            raise InvalidInput(f"{file}, line {line}, column part: '{part}' is not train or test")
        figures = series.setdefault(name, {})
        when = _year(file, line, "year", year)
        if when in figures:
            raise InvalidInput(f"{file}, line {line}: series_id '{name}' has year {when} twice")
        figures[when] = _number(file, line, "value", value)
        train[name] = train.get(name, 0) + (part == "train")
    found = _histories(series, str(file))
    return HeldOut(file.name, found, np.array([train[name] for name in series], dtype=np.int64))


def read_m4(train: str | os.PathLike[str], test: str | os.PathLike[str] | None = None) -> HeldOut:
    """Read yearly series in the form of the M4 competition: ``V1,V2,V3,...``, one series a row.

    Parameters
    ----------
    train
        ``Yearly-train.csv``; cells after the last figure are empty.
    test
        ``Yearly-test.csv``: the figures held out. Without it every year can be an origin.

    Raises
    ------
    attain.InvalidInput
        The message names file, line and column, or a series of one file that the other lacks.
    """
    import numpy as np

    from attain.series_data import Histories, Stamp

    shown = _wide(Path(train))
    hidden = {} if test is None else _wide(Path(test))
    for here, there, name in ((shown, hidden, test), (hidden, shown, train)):
        lacking = [series for series in here if series not in there]
        if test is not None and lacking:
            raise InvalidInput(f"{name} has no series '{lacking[0]}'")
    values: list[float] = []
    starts, splits = [0], []
    for name, figures in shown.items():
        values += figures
        splits.append(len(figures))
        values += hidden.get(name, [])
        starts.append(len(values))
    histories = Histories(
        list(shown), np.array(values), np.array(starts, dtype=np.int64), None, Stamp(), list(shown)
    )
    held = None if test is None else np.array(splits, dtype=np.int64)
    return HeldOut(Path(train).name, histories, held, m4=True)


def _wide(path: Path) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    rows = _rows(path)
    next(rows, None)
    for line, row in rows:
        cells = [cell.strip() for cell in row[1:]]
        while cells and cells[-1] in ("", "NA"):
            cells.pop()
        if not cells:
            raise InvalidInput(f"{path}, line {line}: series '{row[0]}' has no figure")
        if row[0] in found:
            raise InvalidInput(f"{path}, line {line}: series '{row[0]}' stands there twice")
        found[row[0]] = [_number(path, line, f"V{k + 2}", cell) for k, cell in enumerate(cells)]
    if not found:
        raise InvalidInput(f"{path} holds no series")
    return found


def published_m4() -> list[dict[str, str]]:
    """Return the yearly columns of the M4 competition as published, best OWA first."""
    with (DATA / "m4_published_yearly.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
