# SPDX-License-Identifier: Apache-2.0
"""Yearly histories as users have them, brought to the flat arrays that the compiled core reads.

Everything here is done on whole columns; nothing loops over the series of a frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from attain.errors import InvalidInput
from attain.listing import nearest

if TYPE_CHECKING:
    import pandas as pd

Numbers: TypeAlias = NDArray[np.float64]
Years: TypeAlias = NDArray[np.int64]

COLUMNS = ("unique_id", "ds", "y")


@dataclass(frozen=True)
class Stamp:
    """How a year was written in the data, so that years ahead are written alike.

    `kind` is ``year``, ``date`` or ``period``; `month`, `day` and `freq` complete it.
    """

    kind: str = "year"
    month: int = 1
    day: int = 1
    freq: str = ""

    def write(self, years: Years) -> Any:
        """Return years in the form of the data."""
        if self.kind == "date":
            months = (years - 1970).astype("datetime64[Y]").astype("datetime64[M]") + self.month - 1
            first = months.astype("datetime64[D]")
            length = ((months + 1).astype("datetime64[D]") - first).astype(np.int64)
            days = first + (np.minimum(self.day, length) - 1)
            return days.astype("datetime64[ns]")
        if self.kind == "period":
            import pandas

            starts = (years - 1970).astype("datetime64[Y]").astype("datetime64[ns]")
            return pandas.DatetimeIndex(starts).to_period(self.freq)
        return years


@dataclass(frozen=True)
class Histories:
    """Series one after the other: `values[starts[i]:starts[i + 1]]` is series i.

    `last` holds the year of each last value, None where the data have no years. `ids` holds the
    names as they were given, `long` says that they came as a long frame.
    """

    names: list[str]
    values: Numbers
    starts: Years
    last: Years | None
    stamp: Stamp
    ids: Any
    long: bool = False

    def __len__(self) -> int:
        return len(self.names)

    @property
    def lengths(self) -> Years:
        """Number of values of each series."""
        return np.diff(self.starts)

    def series(self, i: int) -> Numbers:
        """Values of one series."""
        return self.values[self.starts[i] : self.starts[i + 1]]

    def years(self, i: int) -> Years:
        """Years of one series, or 1, 2, ... where the data have none."""
        n = int(self.lengths[i])
        end = n if self.last is None else int(self.last[i])
        return np.arange(end - n + 1, end + 1, dtype=np.int64)

    def where(self, k: int) -> str:
        """Words for the place of the k-th value, for messages."""
        i = int(np.searchsorted(self.starts, k, side="right")) - 1
        year = int(self.years(i)[k - int(self.starts[i])])
        return f"series {self.names[i]!r}, {'value' if self.last is None else 'year'} {year}"

    def take(self, rows: Iterable[int]) -> Histories:
        """Return some of the series, in the order asked for."""
        kept = np.asarray(list(rows), dtype=np.int64)
        lengths = self.lengths[kept]
        starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        at = np.repeat(self.starts[kept] - starts[:-1], lengths) + np.arange(starts[-1])
        return replace(
            self,
            names=[self.names[i] for i in kept],
            values=self.values[at],
            starts=starts,
            last=None if self.last is None else self.last[kept],
            ids=self.ids.take(kept) if hasattr(self.ids, "take") else [self.ids[i] for i in kept],
        )

    def until(self, year: int) -> Histories:
        """Return what was there up to a year; series may be left without a value."""
        if self.last is None:
            raise InvalidInput("as_of needs data with years; these values have none")
        lengths = self.lengths
        dropped = np.clip(self.last - year, 0, lengths)
        kept = lengths - dropped
        starts = np.concatenate([[0], np.cumsum(kept)]).astype(np.int64)
        at = np.repeat(self.starts[:-1] - starts[:-1], kept) + np.arange(starts[-1])
        return replace(self, values=self.values[at], starts=starts, last=self.last - dropped)


def read(data: Any) -> Histories:
    """Bring any of the accepted forms to `Histories`.

    Raises
    ------
    attain.InvalidInput
        The form is none of these, a value is missing, or a long frame has a gap or a year twice;
        the message names the series and the year.
    """
    if _is_pandas(data, "DataFrame"):
        return from_long(data)
    if _is_pandas(data, "Series"):
        return _from_sequences({str(data.name if data.name is not None else "y"): data})
    if isinstance(data, Mapping):
        return _from_sequences(dict(data))
    if isinstance(data, (str, bytes)) or not isinstance(data, (Sequence, np.ndarray)):
        raise InvalidInput(
            "data may be values, a list of lists, a mapping of names to values, a pandas Series "
            f"or a long frame with the columns unique_id, ds, y; got {type(data).__name__}"
        )
    nested = len(data) > 0 and not np.isscalar(data[0]) and np.ndim(data[0]) > 0
    if isinstance(data, np.ndarray) and data.ndim > 2:
        raise InvalidInput(f"data may have one or two dimensions, not {data.ndim}")
    return _from_sequences({str(i): row for i, row in enumerate(data)} if nested else {"0": data})


def _is_pandas(data: Any, name: str) -> bool:
    kind = type(data)
    return any(k.__name__ == name and k.__module__.startswith("pandas") for k in kind.__mro__)


def _from_sequences(given: Mapping[Any, Any]) -> Histories:
    """Return histories of values by name; years only where every series has them as its index."""
    if not given:
        raise InvalidInput("data holds no series")
    arrays: list[Numbers] = []
    last: list[int] = []
    stamps: list[Stamp] = []
    for name, values in given.items():
        if _is_pandas(values, "Series"):
            years, stamp = years_of(values.index, "index")
            order = np.argsort(years, kind="stable")
            _check_steps(str(name), years[order])
            values = values.to_numpy(dtype=np.float64, na_value=np.nan)[order]
            last.append(int(years.max()) if len(years) else 0)
            stamps.append(stamp)
        try:
            array = np.ascontiguousarray(values, dtype=np.float64)
        except (TypeError, ValueError):
            raise InvalidInput(f"series {str(name)!r} holds something that is no number") from None
        if array.ndim != 1:
            raise InvalidInput(f"series {str(name)!r} is not one row of numbers")
        arrays.append(array)
    if stamps and (len(stamps) != len(arrays) or len(set(stamps)) > 1):
        raise InvalidInput("some series have years as their index and some have not, or unlike")
    lengths = np.array([len(a) for a in arrays], dtype=np.int64)
    found = Histories(
        names=[str(name) for name in given],
        values=np.concatenate(arrays),
        starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        last=np.array(last, dtype=np.int64) if stamps else None,
        stamp=stamps[0] if stamps else Stamp(),
        ids=[str(name) for name in given],
    )
    _check_finite(found)
    return found


def _check_finite(found: Histories) -> None:
    bad = np.flatnonzero(~np.isfinite(found.values))
    if len(bad):
        raise InvalidInput(
            f"{found.where(int(bad[0]))}: {found.values[bad[0]]} is no figure"
            f"{f'; {len(bad) - 1} more' if len(bad) > 1 else ''} (leave a year out only at an end)"
        )


def _check_steps(name: str, years: Years) -> None:
    steps = np.diff(years)
    wrong = np.flatnonzero(steps != 1)
    if len(wrong):
        k = int(wrong[0])
        if steps[k] == 0:
            raise InvalidInput(f"unique_id {name!r} has ds {years[k]} twice")
        raise InvalidInput(
            f"unique_id {name!r} has a gap: ds {years[k]} is followed by {years[k + 1]}; "
            "forecast_series needs every year"
        )


def years_of(column: Any, name: str = "ds") -> tuple[Years, Stamp]:
    """Return the calendar years of a pandas column or index, and how they were written.

    Raises
    ------
    attain.InvalidInput
        The entries are neither whole years nor dates nor yearly periods.
    """
    dtype = column.dtype
    if getattr(dtype, "kind", "") == "M":
        dates = np.asarray(column, dtype="datetime64[D]")
        if np.isnat(dates).any():
            raise InvalidInput(f"{name} has an entry without a date")
        months = dates.astype("datetime64[M]")
        years = months.astype("datetime64[Y]").astype(np.int64) + 1970
        month, day = 1, 1
        if len(dates):
            month = int(months[-1].astype(np.int64) % 12) + 1
            day = int((dates[-1] - months[-1].astype("datetime64[D]")).astype(np.int64)) + 1
        return years, Stamp("date", month, day)
    if type(dtype).__name__ == "PeriodDtype":
        accessor = getattr(column, "dt", column)
        return np.asarray(accessor.year, dtype=np.int64), Stamp("period", freq=str(dtype)[7:-1])
    kind = getattr(dtype, "kind", "")
    if kind in "iu":
        return np.asarray(column, dtype=np.int64), Stamp()
    if kind == "f":
        floats = np.asarray(column, dtype=np.float64)
        if np.isfinite(floats).all() and (floats == np.floor(floats)).all():
            return floats.astype(np.int64), Stamp()
    raise InvalidInput(
        f"{name} must hold whole years, dates or yearly periods, not {dtype}; "
        "for text use pandas.to_datetime or astype(int)"
    )


def from_long(frame: pd.DataFrame) -> Histories:
    """Return the histories of a long frame: one row a year, columns unique_id, ds, y.

    Rows may come in any order; series keep the order of their first rows.
    """
    import pandas

    if "unique_id" not in frame.columns and frame.index.name == "unique_id":
        frame = frame.reset_index()
    for column in COLUMNS:
        if column not in frame.columns:
            hint = nearest(column, [str(c) for c in frame.columns])
            raise InvalidInput(
                f"the frame has no column '{column}'{hint}; it needs unique_id, ds, y"
            )
    if not len(frame):
        raise InvalidInput("the frame has no row")
    codes, ids = pandas.factorize(frame["unique_id"])
    if len(codes) and codes.min() < 0:
        raise InvalidInput(f"row {frame.index[int(codes.argmin())]!r} has no unique_id")
    years, stamp = years_of(frame["ds"])
    y = frame["y"].to_numpy(dtype=np.float64, na_value=np.nan)
    missing = np.flatnonzero(~np.isfinite(y))
    if len(missing):
        k = int(missing[0])
        raise InvalidInput(
            f"unique_id {ids[codes[k]]!r}, ds {years[k]}: y is {y[k]}"
            f"{f'; {len(missing) - 1} more rows' if len(missing) > 1 else ''}"
        )
    steps, same = np.diff(years), np.diff(codes)
    if not ((same > 0) | ((same == 0) & (steps == 1))).all():
        order = np.lexsort((years, codes))
        codes, years, y = codes[order], years[order], y[order]
        steps, same = np.diff(years), np.diff(codes)
        wrong = np.flatnonzero((same == 0) & (steps != 1))
        if len(wrong):
            k = int(wrong[0])
            _check_steps(str(ids[codes[k]]), years[k : k + 2])
    ends = np.append(np.flatnonzero(same), len(codes) - 1)
    return Histories(
        names=[str(name) for name in ids],
        values=np.ascontiguousarray(y),
        starts=np.concatenate([[0], ends + 1]).astype(np.int64),
        last=years[ends],
        stamp=stamp,
        ids=ids,
        long=True,
    )
