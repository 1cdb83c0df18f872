# SPDX-License-Identifier: Apache-2.0
"""Cases of a back-test: one forecast each that can be held against what came, and its scores.

Everything is on the scale the source is scored on: logarithms for classes, multiples of a series'
mean absolute step for other data.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from attain._core import growth
from attain._core import scores as core
from attain.series_data import Numbers, Years

GRID = np.arange(1, 100) / 100
ENDS = (0.025, 0.1, 0.5, 0.9, 0.975)
LEVELS = np.array(sorted({*GRID.tolist(), *ENDS}))
AT_GRID = np.searchsorted(LEVELS, GRID)
AT_ENDS = np.searchsorted(LEVELS, np.array(ENDS))

CASE_COLUMNS = ("series", "origin", "horizon", "last", "observed", "unit")
SCORE_COLUMNS = ("low95", "low80", "middle", "high80", "high95", "crps", "log_score", "pit")


class Forecast(Protocol):
    """One method's forecasts of the cases of a block, element by element."""

    def quantiles(self) -> Numbers:
        """Return shape (cases, LEVELS)."""

    def reaches(self, x: Numbers) -> Numbers:
        """Return P(Y >= x), shape (cases,)."""

    def below(self, x: Numbers) -> Numbers:
        """Return P(Y <= x), shape (cases,)."""

    def log_score(self, y: Numbers) -> Numbers:
        """Return minus the log density at y, shape (cases,)."""


@dataclass(frozen=True)
class Student:
    """Student t on the scale of the scores; `nu` infinite: normal. NaN: no forecast."""

    centre: Numbers
    scale: Numbers
    nu: Numbers

    def quantiles(self) -> Numbers:
        kinds, place = np.unique(self.nu, return_inverse=True)
        standard = np.array([standard_quantiles(float(nu)) for nu in kinds])
        spread = self.scale[:, None] * standard[place]
        return np.asarray(self.centre[:, None] + spread)

    def reaches(self, x: Numbers) -> Numbers:
        return 1 - self.below(x)

    def below(self, x: Numbers) -> Numbers:
        point = np.where(x >= self.centre, 1.0, 0.0)
        return self._each(core.cdf_student_t, core.cdf_normal, x, point)

    def log_score(self, y: Numbers) -> Numbers:
        point = np.where(y == self.centre, -np.inf, np.inf)
        return self._each(core.log_score_student_t, core.log_score_normal, y, point)

    def _each(self, student: Any, normal: Any, y: Numbers, point: Numbers) -> Numbers:
        """Return a score of every case, `point` where the scale is 0 and all lies at the centre."""
        there = np.isfinite(self.centre) & np.isfinite(y)
        out = np.where(there & (self.scale == 0), point, np.nan)
        there &= self.scale > 0
        heavy = there & np.isfinite(self.nu)
        if heavy.any():
            out[heavy] = student(self.centre[heavy], self.scale[heavy], self.nu[heavy], y[heavy])
        thin = there & np.isinf(self.nu)
        if thin.any():
            out[thin] = normal(self.centre[thin], self.scale[thin], y[thin])
        return out


def standard_quantiles(nu: float) -> Numbers:
    """Return the quantiles of a standard Student t at LEVELS; NaN for a NaN."""
    if math.isnan(nu):
        return np.full(len(LEVELS), np.nan)
    if math.isinf(nu):
        from statistics import NormalDist

        return np.array([NormalDist().inv_cdf(p) for p in LEVELS.tolist()])
    standard = growth.Predictive(location=0.0, scale=1.0, nu=nu)
    return np.array([standard.quantile(p) for p in LEVELS.tolist()])


@dataclass(frozen=True)
class Compiled:
    """Compiled forecasts (n, H) of series, of which `kept` (n, H) are cases.

    `unit` (n,) is what the scores are counted in.
    """

    made: Any
    kept: NDArray[np.bool_]
    unit: Numbers

    def _units(self) -> Numbers:
        return np.broadcast_to(self.unit[:, None], self.kept.shape)[self.kept]

    def _flat(self, table: Numbers) -> Numbers:
        return np.asarray(table)[self.kept]

    def _table(self, flat: Numbers) -> Numbers:
        out = np.zeros(self.kept.shape)
        out[self.kept] = flat * self._units()
        return out

    def quantiles(self) -> Numbers:
        return self._flat(self.made.quantiles(LEVELS)) / self._units()[:, None]

    def reaches(self, x: Numbers) -> Numbers:
        return self._flat(self.made.exceedance(self._table(x)))

    def below(self, x: Numbers) -> Numbers:
        return self._flat(self.made.cdf(self._table(x)))

    def log_score(self, y: Numbers) -> Numbers:
        if hasattr(self.made, "log_centre"):
            return self._log_score_of_logs(y)
        nu = np.broadcast_to(self.made.nu[:, None], self.kept.shape)[self.kept]
        units = self._units()
        return Student(
            self._flat(self.made.centre) / units, self._flat(self.made.scale) / units, nu
        ).log_score(y)

    def _log_score_of_logs(self, y: Numbers) -> Numbers:
        """Return the score of a Student t of logarithms, its density carried to the scale of y."""
        nu = np.broadcast_to(self.made.nu[:, None], self.kept.shape)[self.kept]
        there = y > 0
        logs = np.log(np.where(there, y * self._units(), 1.0))
        student = Student(self._flat(self.made.log_centre), self._flat(self.made.log_scale), nu)
        found = student.log_score(logs) + np.log(np.where(there, y, 1.0))
        return np.where(there, found, np.inf)


@dataclass(frozen=True)
class Block:
    """Some cases of one origin, and the forecasts of every method for them."""

    cases: dict[str, Numbers | Years]
    methods: Mapping[str, Forecast]


@dataclass(frozen=True)
class Scored:
    """Cases with the scores of every method; columns of equal length.

    `events[method]` has shape (cases, events): the probability that was called, NaN where the
    case is no event; `happened` has the same shape.
    """

    cases: dict[str, Numbers | Years]
    methods: dict[str, dict[str, Numbers]]
    events: dict[str, Numbers]
    happened: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.cases["series"])


def score(block: Block, thresholds: Numbers) -> Scored:
    """Score the forecasts of a block.

    Parameters
    ----------
    block
        Cases on the scale of the scores.
    thresholds
        Level that each event asks for, shape (cases, events); NaN where there is none.
    """
    observed = np.asarray(block.cases["observed"], dtype=np.float64)
    asked = np.isfinite(thresholds)
    happened = np.where(asked, observed[:, None] >= np.nan_to_num(thresholds), -1)
    methods: dict[str, dict[str, Numbers]] = {}
    events: dict[str, Numbers] = {}
    for name, forecast in block.methods.items():
        quantiles = np.ascontiguousarray(forecast.quantiles())
        there = np.isfinite(quantiles).all(axis=1)
        crps = np.full(len(observed), np.nan)
        if there.any():
            crps[there] = core.crps_quantiles(
                GRID, np.ascontiguousarray(quantiles[there][:, AT_GRID]), observed[there]
            )
        ends = quantiles[:, AT_ENDS].T
        with np.errstate(invalid="ignore"):
            methods[name] = dict(
                zip(
                    SCORE_COLUMNS,
                    (*ends, crps, forecast.log_score(observed), forecast.below(observed)),
                    strict=True,
                )
            )
        called = np.full(thresholds.shape, np.nan)
        for k in range(thresholds.shape[1]):
            rows = asked[:, k]
            if rows.any():
                level = np.where(rows, thresholds[:, k], observed)
                called[rows, k] = forecast.reaches(level)[rows]
        events[name] = called
    return Scored(block.cases, methods, events, happened.astype(np.int8))


def joined(parts: list[Scored]) -> Scored:
    """Return all cases one after the other; a method that a part lacks is NaN there."""
    names = list(dict.fromkeys(name for part in parts for name in part.methods))
    sizes = [len(part) for part in parts]
    width = parts[0].happened.shape[1]

    def column(name: str, key: str) -> Numbers:
        empty = [np.full(size, np.nan) for size in sizes]
        return np.concatenate(
            [
                part.methods[name][key] if name in part.methods else gap
                for part, gap in zip(parts, empty, strict=True)
            ]
        )

    return Scored(
        {key: np.concatenate([part.cases[key] for part in parts]) for key in CASE_COLUMNS},
        {name: {key: column(name, key) for key in SCORE_COLUMNS} for name in names},
        {
            name: np.concatenate(
                [
                    part.events.get(name, np.full((size, width), np.nan))
                    for part, size in zip(parts, sizes, strict=True)
                ]
            )
            for name in names
        },
        np.concatenate([part.happened for part in parts]),
    )


def ordered(scored: Scored, rank: NDArray[np.int64]) -> Scored:
    """Return the cases in order of series, origin and horizon; `rank` renumbers the series."""
    cases = dict(scored.cases)
    cases["series"] = rank[np.asarray(cases["series"], dtype=np.int64)]
    order = np.lexsort((cases["horizon"], cases["origin"], cases["series"]))
    return Scored(
        {key: column[order] for key, column in cases.items()},
        {
            name: {key: column[order] for key, column in columns.items()}
            for name, columns in scored.methods.items()
        },
        {name: called[order] for name, called in scored.events.items()},
        scored.happened[order],
    )
