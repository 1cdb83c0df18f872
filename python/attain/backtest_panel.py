# SPDX-License-Identifier: Apache-2.0
"""Back-tests of the class model: on the provincial panel, and on the places of the plans."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from attain._core import calibrate, study
from attain._core import series as core
from attain.backtest_cases import Block, Forecast, Student
from attain.backtest_series import REFERENCES
from attain.errors import NotFound
from attain.listing import nearest
from attain.series_data import Numbers, Years

if TYPE_CHECKING:
    from attain._core.calibrate import Panel
    from attain._core.growth import IndicatorEstimate
    from attain._core.indicators import Indicator
    from attain.plan import Plan

UNIT = "log points: .1 is about 10 % of the level"
CLASS_MEAN = "class mean"


class PanelSource:
    """The built-in panel, one place left out at a time, constants cut at every origin."""

    unit = UNIT
    logs = True
    m4 = False
    least_history = 4
    fewest_history = 3

    def __init__(self, panel: Panel | None = None, classes: Sequence[str] | None = None) -> None:
        self.panel = calibrate.Panel.builtin() if panel is None else panel
        self.name = self.panel.name
        known = list(self.panel.groups)
        for group in classes or ():
            if group not in known:
                raise NotFound(f"the panel has no class '{group}'{nearest(group, known)}")
        self.classes = list(classes or known)
        self.series = [
            f"{place}, {indicator}"
            for place, indicator in zip(self.panel.places, self.panel.indicators, strict=True)
        ]
        self.groups = list(self.panel.classes)

    def digest(self) -> str:
        """Return a fingerprint of the figures and the classes asked for."""
        made = hashlib.sha256(repr((self.series, self.groups, sorted(self.classes))).encode())
        made.update(np.ascontiguousarray(self.panel.values).tobytes())
        return made.hexdigest()[:32]

    def default_methods(self) -> tuple[str, ...]:
        """Return the methods that are compared where nobody asks."""
        return ("attain", CLASS_MEAN, *REFERENCES)

    def origins(self, horizon: int, history: int) -> list[int]:
        """Return the origin years with enough figures before and one after."""
        return list(range(self.panel.first_year + history - 1, self.panel.last_year))

    def size(self, origin: int, history: int) -> int:
        """Return how many series are forecast at an origin."""
        return sum(group in self.classes for group in self.groups)

    def blocks(
        self, origin: int, *, horizon: int, history: int, methods: tuple[str, ...]
    ) -> Iterator[tuple[int, Block]]:
        """Give the forecasts of an origin, a class at a time."""
        for group in self.classes:
            rolled = calibrate.roll(
                self.panel,
                classes=[group],
                first_origin=origin,
                last_origin=origin,
                horizons=horizon,
                settings={"history": history - 1},
            )
            made: dict[str, Forecast] = {}
            for method in methods:
                name = method.replace(" ", "_")
                if name in calibrate.forecast_methods():
                    columns = (rolled.location(name), rolled.scale(name), rolled.nu(name))
                    made[method] = Student(*columns)
                else:
                    made[method] = self._other(method, rolled, horizon)
            rows = np.asarray(rolled.series, dtype=np.int64)
            cases: dict[str, Numbers | Years] = {
                "series": rows,
                "origin": np.asarray(rolled.origin, dtype=np.int64),
                "horizon": np.asarray(rolled.horizon, dtype=np.int64),
                "last": rolled.last,
                "observed": rolled.observed,
                "unit": np.ones(len(rows)),
            }
            yield sum(g == group for g in self.groups), Block(cases, made)

    def _other(self, method: str, rolled: Any, horizon: int) -> Student:
        """Forecast the logarithms of the panel by a model of another package."""
        from attain.backtest_statsforecast import forecast
        from attain.series_data import read

        origin = int(rolled.origin[0]) if len(rolled) else self.panel.first_year
        width = origin - self.panel.first_year + 1
        with np.errstate(divide="ignore"):
            past = np.log(np.maximum(self.panel.values[:, :width], 0.5))
        rows = np.unique(rolled.series)
        runs = {str(i): _last_run(past[i]) for i in rows.tolist()}
        centre, scale = forecast(method, read(runs), horizon)
        at = np.searchsorted(rows, rolled.series), np.asarray(rolled.horizon) - 1
        return Student(centre[at], scale[at], np.full(len(rolled), np.inf))


def _last_run(values: Numbers) -> Numbers:
    """Return the figures after the last gap."""
    gaps = np.flatnonzero(~np.isfinite(values))
    return values[gaps[-1] + 1 :] if len(gaps) else values


@dataclass(frozen=True)
class _Case:
    """One forecast of an indicator and what came, on the model scale."""

    series: int
    horizon: int
    last: float
    observed: float
    forecasts: dict[str, tuple[float, float, float]]


class PlansSource:
    """Histories of places, forecast as a plan of theirs would be at every origin year.

    Class constants leave out the place, places inside it and totals that contain it.
    """

    unit = UNIT
    logs = True
    m4 = False
    least_history = 1
    fewest_history = 1

    def __init__(self, name: str, histories: Sequence[Plan]) -> None:
        self.name = name
        self.histories = list(histories)
        self._indicators: list[tuple[int, int, Indicator]] = []
        self.series: list[str] = []
        self.groups: list[str] = []
        for k, history in enumerate(self.histories):
            for j, indicator in enumerate(history.indicators):
                if indicator.support in ("positive", "count") and not indicator.delivered_by:
                    self._indicators.append((k, j, indicator))
                    self.series.append(f"{history.id}, {indicator.id}")
                    self.groups.append(indicator.group)

    def digest(self) -> str:
        """Return a fingerprint of the observations and the constants."""
        parts = sorted(history.data_hash + history.plan_hash for history in self.histories)
        parts.append(calibrate.constants_digest())
        return hashlib.sha256("".join(parts).encode()).hexdigest()[:32]

    def default_methods(self) -> tuple[str, ...]:
        """Return the methods that are compared where nobody asks."""
        return ("attain", *REFERENCES)

    def origins(self, horizon: int, history: int) -> list[int]:
        """Return the years between the first and the last observation."""
        years = [
            int(o.at[:4])
            for _, _, indicator in self._indicators
            for o in indicator.observations
            if o.kind == "level"
        ]
        return list(range(min(years), max(years))) if years else []

    def size(self, origin: int, history: int) -> int:
        """Return how many indicators are tried at an origin."""
        return len(self._indicators)

    def blocks(
        self, origin: int, *, horizon: int, history: int, methods: tuple[str, ...]
    ) -> Iterator[tuple[int, Block]]:
        """Give the forecasts of an origin."""
        found: list[_Case] = []
        estimates = [study.estimate(h._value, as_of=str(origin)) for h in self.histories]
        for number, (k, j, indicator) in enumerate(self._indicators):
            found += _cases(number, indicator, estimates[k][j], origin, horizon, history, methods)
        size = len(found)
        cases: dict[str, Numbers | Years] = {
            "series": np.array([c.series for c in found], dtype=np.int64),
            "origin": np.full(size, origin, dtype=np.int64),
            "horizon": np.array([c.horizon for c in found], dtype=np.int64),
            "last": np.array([c.last for c in found], dtype=np.float64),
            "observed": np.array([c.observed for c in found], dtype=np.float64),
            "unit": np.ones(size),
        }
        made: dict[str, Forecast] = {}
        for method in methods:
            table = np.array([c.forecasts[method] for c in found]).reshape(size, 3)
            made[method] = Student(*(np.ascontiguousarray(table[:, k]) for k in range(3)))
        yield len(self._indicators), Block(cases, made)


NONE = (float("nan"), float("nan"), float("nan"))


def _cases(
    number: int,
    indicator: Indicator,
    estimate: IndicatorEstimate,
    origin: int,
    horizon: int,
    history: int,
    methods: tuple[str, ...],
) -> list[_Case]:
    """Return what an indicator's forecast from an origin can be held against.

    Small counts have no closed form of a level and are left out.
    """
    if estimate.last is None or estimate.law != "trend" or estimate.reason:
        return []
    if estimate.differences + 1 < history:
        return []
    time, last = estimate.last
    levels = _levels(indicator, time, last)
    out: list[_Case] = []
    past = _run(levels, origin) if time == origin else []
    others: dict[str, Callable[[int], tuple[float, float, float]]] = {
        method: _reference(method, past, horizon) for method in methods if method != "attain"
    }
    for ahead in range(1, horizon + 1):
        year = origin + ahead
        if year not in levels:
            continue
        own = estimate.predictive(str(year))
        forecasts = {"attain": (own.location, own.scale, own.nu)}
        forecasts |= {method: make(ahead) for method, make in others.items()}
        out.append(_Case(number, ahead, last, levels[year], forecasts))
    return out


def _levels(indicator: Indicator, time: float, last: float) -> dict[int, float]:
    """Return year-end levels on the model scale under the definition of the last one used."""
    seen = [o for o in indicator.observations if o.kind == "level" and not o.bound]
    near = [(abs(indicator.to_model(o.value) - last), o) for o in seen if _time(o.at) == time]
    if not near:
        return {}
    definition = min(near, key=lambda pair: pair[0])[1].definition
    by_year: dict[int, list[float]] = {}
    for o in seen:
        if o.definition == definition and len(o.at) == 4:
            by_year.setdefault(int(o.at), []).append(indicator.to_model(o.value))
    return {year: sum(values) / len(values) for year, values in by_year.items()}


def _time(at: str) -> float:
    """Return when a year or month ends, as the core counts: 2020-03 is 2019 + 3/12."""
    return int(at[:4]) if len(at) == 4 else int(at[:4]) - 1 + int(at[5:]) / 12


def _run(levels: dict[int, float], origin: int) -> list[float]:
    """Return the levels of unbroken years up to an origin."""
    run: list[float] = []
    year = origin
    while year in levels:
        run.insert(0, levels[year])
        year -= 1
    return run


def _reference(
    method: str, past: list[float], horizon: int
) -> Callable[[int], tuple[float, float, float]]:
    """Return a reference forecast of logarithms by years ahead; NaN from too few of them."""
    if len(past) < 3:
        return lambda ahead: NONE
    values, starts = np.array(past), np.array([0, len(past)], dtype=np.int64)
    if method in REFERENCES:
        made = core.reference(method, values, starts, horizon=horizon)
        centre, scale, nu = made.centre[0], made.scale[0], float(made.nu[0])
        return lambda ahead: (float(centre[ahead - 1]), float(scale[ahead - 1]), nu)
    from attain.backtest_statsforecast import forecast
    from attain.series_data import read

    mean, sd = forecast(method, read([past]), horizon)
    return lambda ahead: (float(mean[0, ahead - 1]), float(sd[0, ahead - 1]), float("inf"))
