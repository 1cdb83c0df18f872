# SPDX-License-Identifier: Apache-2.0
"""Back-test of a user's own series: every origin sees only what was there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from attain._core import series as core
from attain.backtest_cases import Block, Compiled, Forecast, Student
from attain.errors import InvalidInput
from attain.series_data import Histories, Numbers, Years
from attain.series_parts import Bounds, Settings, parts_of

REFERENCES = ("naive", "drift", "theta", "damped")
BLOCK = 1000
UNIT = "multiples of the mean absolute yearly step of the series"


@dataclass(frozen=True)
class SeriesSource:
    """Series whose every figure is in `histories`.

    `splits` holds the number of figures before the one origin of each series where the data come
    with a training part; None: every year is an origin. `keep`: at most so many figures before
    each origin are shown to the methods.
    """

    name: str
    histories: Histories
    classes: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    support: str | None = None
    bounds: Bounds | None = None
    splits: Years | None = None
    keep: int | None = None
    m4: bool = False

    unit = UNIT
    logs = False
    least_history = 4
    fewest_history = 3

    @property
    def series(self) -> list[str]:
        """Names of the series."""
        return self.histories.names

    @property
    def groups(self) -> list[str]:
        """Class of each series, empty where there is none."""
        return [self.classes.get(name, "") for name in self.histories.names]

    def digest(self) -> str:
        """Return a fingerprint of the data; the order of the series does not matter."""
        each = []
        for i, name in enumerate(self.histories.names):
            parts = (name, self.classes.get(name, ""), self.places.get(name, ""))
            first = int(self.histories.years(i)[0]) if len(self.histories.series(i)) else 0
            split = 0 if self.splits is None else int(self.splits[i])
            one = hashlib.sha256(repr((*parts, first, split)).encode())
            one.update(self.histories.series(i).tobytes())
            each.append(one.hexdigest())
        return hashlib.sha256("".join(sorted(each)).encode()).hexdigest()[:32]

    def default_methods(self) -> tuple[str, ...]:
        """Return the methods that are compared where nobody asks."""
        return ("attain", *REFERENCES)

    def origins(self, horizon: int, history: int) -> list[int]:
        """Return the origin years at which something can be forecast and compared."""
        lengths = self.histories.lengths
        if self.splits is not None:
            return [int(year) for year in np.unique(self._origin_of_splits())]
        last = lengths if self.histories.last is None else self.histories.last
        first = last - lengths + history
        found = {year for a, b in zip(first, last, strict=True) for year in range(a, b)}
        return sorted(int(year) for year in found)

    def _origin_of_splits(self) -> Years:
        assert self.splits is not None
        if self.histories.last is None:
            return np.zeros(len(self.histories), dtype=np.int64)
        return self.histories.last - self.histories.lengths + self.splits

    def _cut(self, origin: int) -> Years:
        """Return how many figures of each series are known at an origin."""
        lengths = self.histories.lengths
        if self.splits is not None:
            return np.where(self._origin_of_splits() == origin, self.splits, 0)
        last = lengths if self.histories.last is None else self.histories.last
        return np.asarray(np.clip(lengths - (last - origin), 0, lengths))

    def size(self, origin: int, history: int) -> int:
        """Return how many series are forecast at an origin."""
        return int(self._rows(origin, history).size)

    def _rows(self, origin: int, history: int) -> Years:
        known = self._cut(origin)
        return np.flatnonzero((known >= history) & (known < self.histories.lengths))

    def blocks(
        self, origin: int, *, horizon: int, history: int, methods: tuple[str, ...]
    ) -> Iterator[tuple[int, Block]]:
        """Give the forecasts of an origin, a block of series at a time with its size."""
        rows = self._rows(origin, history)
        known = self._cut(origin)
        for start in range(0, len(rows), BLOCK):
            some = rows[start : start + BLOCK]
            yield len(some), self._block(origin, some, known[some], horizon, methods)

    def _block(
        self, origin: int, rows: Years, known: Years, horizon: int, methods: tuple[str, ...]
    ) -> Block:
        whole = self.histories.take(rows)
        shown = known if self.keep is None else np.minimum(known, self.keep)
        starts = np.concatenate([[0], np.cumsum(shown)]).astype(np.int64)
        first = whole.starts[:-1] + known - shown
        at = np.repeat(first - starts[:-1], shown) + np.arange(starts[-1])
        last = None if whole.last is None else whole.last - (whole.lengths - known)
        past = Histories(
            whole.names, np.ascontiguousarray(whole.values[at]), starts, last, whole.stamp,
            whole.names,
        )  # fmt: skip
        came = outcomes(whole, known, horizon)
        unit = steps(past)
        kept = np.isfinite(came)
        units = np.broadcast_to(unit[:, None], came.shape)[kept]
        final = past.values[starts[1:] - 1]
        places, ahead = np.nonzero(kept)
        cases: dict[str, Numbers | Years] = {
            "series": rows[places],
            "origin": np.full(len(places), origin, dtype=np.int64),
            "horizon": ahead + 1,
            "last": final[places] / units,
            "observed": came[kept] / units,
            "unit": units,
        }
        made = {name: self._forecast(name, past, horizon, kept, unit) for name in methods}
        return Block(cases, made)

    def _forecast(
        self, method: str, past: Histories, horizon: int, kept: Any, unit: Numbers
    ) -> Forecast:
        if method == "attain":
            classes = {name: self.classes[name] for name in past.names if name in self.classes}
            asked = Settings(horizon, (0.5,), self.support, self.bounds, classes, self.places)
            parts = parts_of(past, asked)
            if len(parts) == 1:
                return Compiled(parts[0].made, kept, unit)
            return Mixed(
                [Compiled(p.made, kept[p.rows], unit[p.rows]) for p in parts],
                [_flat_rows(kept, p.rows) for p in parts],
            )
        if method in REFERENCES:
            made = core.reference(method, past.values, past.starts, horizon=horizon)
            return Compiled(made, kept, unit)
        from attain.backtest_statsforecast import forecast

        centre, scale = forecast(method, past, horizon)
        units = np.broadcast_to(unit[:, None], kept.shape)[kept]
        return Student(centre[kept] / units, scale[kept] / units, np.full(len(units), np.inf))


def outcomes(whole: Histories, known: Years, horizon: int) -> Numbers:
    """Return what came in the years after the known figures, shape (series, horizon); NaN: none."""
    at = whole.starts[:-1, None] + known[:, None] + np.arange(horizon)
    there = at < whole.starts[1:, None]
    return np.where(there, whole.values[np.minimum(at, len(whole.values) - 1)], np.nan)


def steps(past: Histories) -> Numbers:
    """Return the mean absolute step of each series; its level, or 1, where it does not move."""
    sizes = np.abs(np.diff(past.values, prepend=past.values[:1]))
    sizes[past.starts[:-1]] = 0
    sums = np.add.reduceat(sizes, past.starts[:-1])
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = sums / (past.lengths - 1)
    level = np.abs(past.values[past.starts[1:] - 1])
    return np.where(mean > 0, mean, np.where(level > 0, level, 1.0))


def _flat_rows(kept: Any, rows: Any) -> Any:
    """Return the places, among all cases, of the cases of some series."""
    number = np.full(kept.shape, -1)
    number[kept] = np.arange(int(kept.sum()))
    return number[rows][kept[rows]]


@dataclass(frozen=True)
class Mixed:
    """Forecasts of several parts in the order of all cases."""

    parts: list[Compiled]
    rows: list[Any]

    def _join(self, values: list[Numbers]) -> Numbers:
        total = sum(len(v) for v in values)
        out = np.empty((total, *values[0].shape[1:]))
        for rows, found in zip(self.rows, values, strict=True):
            out[rows] = found
        return out

    def quantiles(self) -> Numbers:
        """Return shape (cases, levels)."""
        return self._join([part.quantiles() for part in self.parts])

    def reaches(self, x: Numbers) -> Numbers:
        """Return P(Y >= x)."""
        pairs = zip(self.parts, self.rows, strict=True)
        return self._join([part.reaches(x[rows]) for part, rows in pairs])

    def below(self, x: Numbers) -> Numbers:
        """Return P(Y <= x)."""
        pairs = zip(self.parts, self.rows, strict=True)
        return self._join([part.below(x[rows]) for part, rows in pairs])

    def log_score(self, y: Numbers) -> Numbers:
        """Return minus the log density at y."""
        pairs = zip(self.parts, self.rows, strict=True)
        return self._join([part.log_score(y[rows]) for part, rows in pairs])


def check_classes(histories: Histories, classes: Any) -> dict[str, str]:
    """Return the class of each series that has one, by name."""
    from attain.series_parts import classes_of

    if classes is not None and not isinstance(classes, (str, Mapping)):
        raise InvalidInput(f"classes must be a name or a mapping of series to names: {classes!r}")
    return classes_of(histories, classes)
