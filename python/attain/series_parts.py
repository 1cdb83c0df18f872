# SPDX-License-Identifier: Apache-2.0
"""Forecasts of some of the series by one model: generic, or by class."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from attain._core import series as core
from attain.errors import InvalidInput
from attain.listing import nearest
from attain.series import SUPPORTS, limits

if TYPE_CHECKING:
    from attain.series_data import Histories, Numbers

Bounds: TypeAlias = tuple[float | None, float | None]


@dataclass(frozen=True)
class Settings:
    """What was asked of `forecast_series`."""

    horizon: int
    levels: tuple[float, ...]
    support: str | None = None
    bounds: Bounds | None = None
    classes: str | Mapping[str, str] | None = None
    places: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Part:
    """Series `rows` of all, forecast alike: `made` is their forecast, `support` their kind.

    `group` is the class whose constants were used, empty for the generic model; `record` says
    what they rest on.
    """

    rows: NDArray[np.int64]
    made: Any
    support: str
    group: str = ""
    record: str = ""


@dataclass(frozen=True)
class Cut:
    """Compiled forecasts whose state is cut at a floor and a cap, infinite where there is none."""

    made: Any
    low: float
    high: float

    @property
    def centre(self) -> Numbers:
        """Medians, cut."""
        return np.asarray(np.clip(self.made.centre, self.low, self.high))

    @property
    def scale(self) -> Numbers:
        """Scales of the Student t before it is cut."""
        return np.asarray(self.made.scale)

    @property
    def nu(self) -> Numbers:
        """Degrees of freedom."""
        return np.asarray(self.made.nu)

    def quantiles(self, levels: Numbers) -> Numbers:
        """Quantiles, shape (series, horizon, levels)."""
        return np.asarray(np.clip(self.made.quantiles(levels), self.low, self.high))

    def draws(self, count: int, *, seed: int, names: list[str]) -> Numbers:
        """Joint paths, shape (series, count, horizon)."""
        paths = self.made.draws(count, seed=seed, names=names)
        return np.asarray(np.clip(paths, self.low, self.high))

    def cdf(self, y: Numbers) -> Numbers:
        """P(Y <= y), shape (series, horizon)."""
        inside = np.clip(y, self.low, self.high)
        found = np.where(y >= self.high, 1.0, self.made.cdf(inside))
        return np.where(y < self.low, 0.0, found)

    def exceedance(self, y: Numbers) -> Numbers:
        """P(Y >= y), shape (series, horizon)."""
        inside = np.clip(y, self.low, self.high)
        found = np.where(y > self.high, 0.0, self.made.exceedance(inside))
        return np.where(y <= self.low, 1.0, found)


def parts_of(histories: Histories, asked: Settings) -> list[Part]:
    """Forecast all series, those of one kind together."""
    groups = classes_of(histories, asked.classes)
    known = np.array([name in groups for name in histories.names], dtype=bool)
    parts: list[Part] = []
    rest = np.flatnonzero(~known)
    if len(rest):
        some = histories.take(rest) if known.any() else histories
        chosen = supports_of(some, asked.support, asked.bounds)
        for kind in SUPPORTS:
            rows = np.flatnonzero(chosen == kind)
            if len(rows):
                alike = some if len(rows) == len(some) else some.take(rows)
                parts.append(_generic(alike, asked, kind, rest[rows]))
    for group in sorted(set(groups.values())):
        rows = np.array([i for i, name in enumerate(histories.names) if groups.get(name) == group])
        parts.append(_of_class(histories.take(rows), asked, group, rows))
    return parts


def gathered(parts: list[Part], total: int, call: Callable[[Part], Any]) -> Numbers:
    """Return `call(part)` of all parts in the order of the series."""
    if len(parts) == 1:
        return np.asarray(call(parts[0]))
    found = [np.asarray(call(part)) for part in parts]
    out = np.empty((total, *found[0].shape[1:]))
    for part, values in zip(parts, found, strict=True):
        out[part.rows] = values
    return out


def supports_of(histories: Histories, support: str | None, bounds: Bounds | None) -> Any:
    """Return the support of each series; check its values against it.

    Raises
    ------
    attain.InvalidInput
        A value is outside; the message names the series and the year.
    """
    values, starts = histories.values, histories.starts[:-1]
    if support is None:
        chosen = np.where(np.minimum.reduceat(values, starts) > 0, "positive", "real")
    else:
        chosen = np.full(len(histories), support)
    low, high = limits(support or "real", bounds)
    wrong = (values < low) | (values > high)
    what = f"must lie between {low:g} and {high:g}"
    if support == "positive":
        wrong |= values <= 0
        what = "must be above 0 for support 'positive'"
    elif support == "count":
        wrong |= (values < 0) | (values != np.floor(values))
        what = "must be a whole number of 0 or more for support 'count'"
    if wrong.any():
        k = int(np.flatnonzero(wrong)[0])
        raise InvalidInput(f"{histories.where(k)}: {values[k]:g} {what}")
    return chosen


def classes_of(histories: Histories, classes: str | Mapping[str, str] | None) -> dict[str, str]:
    """Return the class of each series that has one."""
    if classes is None:
        return {}
    if isinstance(classes, str):
        return dict.fromkeys(histories.names, classes)
    known = set(histories.names)
    for name in classes:
        if str(name) not in known:
            hint = nearest(str(name), histories.names)
            raise InvalidInput(f"classes names no series '{name}'{hint}")
    return {str(name): group for name, group in classes.items()}


def _generic(histories: Histories, asked: Settings, support: str, rows: NDArray[np.int64]) -> Part:
    """Forecast series of no known class."""
    low, high = limits(support, asked.bounds)
    scored = support == "score"
    made = core.forecast(
        histories.values,
        histories.starts,
        horizon=asked.horizon,
        support=support,
        lower=low if scored else np.nan,
        upper=high if scored else np.nan,
    )
    if asked.bounds is not None and not scored:
        return Part(rows, Cut(made, low, high), support)
    return Part(rows, made, support)


def _of_class(histories: Histories, asked: Settings, group: str, rows: NDArray[np.int64]) -> Part:
    """Forecast series of one class from the constants of the class."""
    from attain.series_class import forecast_class

    made, record = forecast_class(histories, asked.horizon, group, asked.places or {})
    return Part(rows, made, "positive", group, record)
