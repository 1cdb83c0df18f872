# SPDX-License-Identifier: Apache-2.0
"""Deterministic progress formulas on plain numbers: did as much get done as time went by?

Four published methods and the words of an official evaluation (docs/progress.md has formulas, edges
and sources). None of them is a probability. A field that has no number is None, and `reasons` says
why; it is never a substitute.

>>> from attain import progress_methods
>>> found = progress_methods.time_proportional(
...     base=6.3, base_year=2020, latest=9.4, latest_year=2022, target=12, due=2025)
>>> found.standing
'faster than expected'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from attain import _core

__all__ = [
    "Cagr",
    "CagrTrend",
    "CurrentStatus",
    "Methods",
    "NO_TOLERANCE",
    "TimeProgress",
    "Unsd",
    "UnsdTrend",
    "all_methods",
    "cagr_ratio",
    "cagr_without_target",
    "current_status",
    "limit_factor",
    "time_proportional",
    "unsd_ratio",
    "unsd_without_target",
]

NO_TOLERANCE = 1.0
"""Value of `behind` for binding (约束性) targets: below the schedule is behind."""


@dataclass(frozen=True)
class _Found:
    """What a method found."""

    reasons: Mapping[str, str] = field(default_factory=dict, kw_only=True)
    """Why a field is None, by its name."""


@dataclass(frozen=True)
class TimeProgress(_Found):
    """Time-proportional progress (时序进度)."""

    completion: float | None
    """P, the share of the way that is done."""
    geometric: float | None
    """P on logarithms."""
    elapsed: float
    """tau, the share of the time that is over."""
    pace: float | None
    """P / tau."""
    standing: str | None
    """`ahead of schedule`, `faster than expected`, `as expected`, `behind`."""
    standing_zh: str | None
    """提前实现, 快于预期, 基本符合, 滞后."""


@dataclass(frozen=True)
class Cagr(_Found):
    """Observed against required compound growth (Open SDG, after Eurostat)."""

    observed: float | None
    """Compound growth a year so far, as a share."""
    required: float | None
    """Compound growth a year from base to target."""
    ratio: float | None
    verdict: str | None
    """`achieved`, `on track`, `acceleration needed`, `limited`, `deterioration`."""


@dataclass(frozen=True)
class Unsd(_Found):
    """Where growth so far leads by the due date (UN SDG Progress Chart)."""

    expected: float | None
    """The value it leads to."""
    ratio: float | None
    verdict: str | None
    """`met or on track`, `fair progress`, `stagnation or regression`."""


@dataclass(frozen=True)
class CurrentStatus(_Found):
    """Place between base (0) and target (10) (UN ESCAP); it has no classes."""

    status: float | None
    line: float
    """Where even progress would stand."""


@dataclass(frozen=True)
class CagrTrend(_Found):
    """Compound growth of an indicator without a target (Open SDG)."""

    growth: float | None
    """As a share a year; positive where it goes the wanted way."""
    factor: float
    """C: the edges are 1.5 % C, .5 % C and 0."""
    verdict: str | None


@dataclass(frozen=True)
class UnsdTrend(_Found):
    """Compound growth of an indicator without a target (UN SDG Progress Chart)."""

    growth: float | None
    verdict: str | None


@dataclass(frozen=True)
class Methods:
    """What all methods say of one course."""

    time: TimeProgress
    cagr: Cagr
    unsd: Unsd
    escap: CurrentStatus


def all_methods(
    *,
    base: float | None,
    base_year: float,
    latest: float,
    latest_year: float,
    target: float,
    due: float,
    wanted: str = "more",
    met: bool | None = None,
    faster: float = 1.05,
    behind: float = 0.95,
    percentage_point: float | None = None,
) -> Methods:
    """Judge one course by every method.

    Values share one unit; years may be fractional (2023.25 is the end of March 2024). `base=None`
    is an unknown base, which is not zero. `wanted` is "more" or "less". `met` overrides whether the
    latest value satisfies the target's own comparison. `faster` and `behind` are the edges of P/tau
    between the words. `percentage_point` is what one point is in the unit (1 for percent), for the
    Progress Chart's rule near 0 % and 100 %. Raises InvalidInput where times are out of order.
    """
    found = _core.progress.all_methods(
        base=base,
        base_year=base_year,
        latest=latest,
        latest_year=latest_year,
        target=target,
        due=due,
        wanted=wanted,
        met=met,
        faster=faster,
        behind=behind,
        percentage_point=percentage_point,
    )
    return methods_from(found)


def methods_from(found: Mapping[str, Any]) -> Methods:
    """Return the methods of what the compiled core found."""
    return Methods(
        time=TimeProgress(**found["time"]),
        cagr=Cagr(**found["cagr"]),
        unsd=Unsd(**found["unsd"]),
        escap=CurrentStatus(**found["escap"]),
    )


def time_proportional(**course: Any) -> TimeProgress:
    """Time-proportional progress and its word; arguments as for `all_methods`."""
    return all_methods(**course).time


def cagr_ratio(**course: Any) -> Cagr:
    """Open SDG's ratio of growth rates; arguments as for `all_methods`."""
    return all_methods(**course).cagr


def unsd_ratio(**course: Any) -> Unsd:
    """The Progress Chart's ratio; arguments as for `all_methods`."""
    return all_methods(**course).unsd


def current_status(**course: Any) -> CurrentStatus:
    """ESCAP's current status; arguments as for `all_methods`."""
    return all_methods(**course).escap


def cagr_without_target(
    *,
    base: float | None,
    base_year: float,
    latest: float,
    latest_year: float,
    wanted: str = "more",
    limit: float | None = None,
) -> CagrTrend:
    """Open SDG's class where there is no target; `limit` is a natural limit such as 100 (%)."""
    found = _core.progress.cagr_without_target(
        base=base,
        base_year=base_year,
        latest=latest,
        latest_year=latest_year,
        wanted=wanted,
        limit=limit,
    )
    return CagrTrend(**found)


def unsd_without_target(
    *,
    base: float | None,
    base_year: float,
    latest: float,
    latest_year: float,
    wanted: str = "more",
) -> UnsdTrend:
    """Return the Progress Chart's class where there is no target."""
    found = _core.progress.unsd_without_target(
        base=base,
        base_year=base_year,
        latest=latest,
        latest_year=latest_year,
        wanted=wanted,
        limit=None,
    )
    return UnsdTrend(**found)


def limit_factor(base: float, limit: float) -> float:
    """Factor C by which Open SDG lowers its edges for an indicator that starts near its limit."""
    return float(_core.progress.limit_factor(base, limit))
