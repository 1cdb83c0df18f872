# SPDX-License-Identifier: Apache-2.0
"""
How an indicator moves by itself.
"""
from __future__ import annotations
import numpy
import typing
class Predictive:
    """
    Location-scale Student t of a level on the model scale.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, location: typing.SupportsFloat | typing.SupportsIndex, scale: typing.SupportsFloat | typing.SupportsIndex, nu: typing.SupportsFloat | typing.SupportsIndex) -> None:
        ...
    def __repr__(self) -> str:
        ...
    def cdf(self, x: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        P(X <= x).
        """
    def quantile(self, p: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        Quantile, 0 < p < 1.
        """
    @property
    def location(self) -> float:
        """
        Median.
        """
    @property
    def nu(self) -> float:
        """
        Degrees of freedom.
        """
    @property
    def scale(self) -> float:
        """
        Scale.
        """
class CalibrationRecord:
    """
    How forecasts of a class fared whose outcomes were known by an as-of point.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def pooled(self, horizon: typing.SupportsInt | typing.SupportsIndex) -> dict[str, numpy.ndarray]:
        """
        All origins of one horizon together, as arrays of one element.
        """
    @property
    def empty(self) -> bool:
        """
        True where nothing was scored.
        """
    @property
    def events(self) -> list[dict[str, typing.Any]]:
        """
        Rises within five years by .25, .5 and 1: Brier score, that of always saying the share that happened, and ten bins of called probabilities.
        """
    @property
    def flagged(self) -> bool:
        """
        True where the coverage of some origin year is off.
        """
    @property
    def horizon(self) -> int:
        """
        Years ahead that outside and verdict speak of.
        """
    @property
    def origins(self) -> dict[str, numpy.ndarray]:
        """
        One array a column, one element a horizon and origin year: counts of forecasts and of outcomes inside central intervals; mean CRPS on the model scale (log points) and, as relative_, on the natural scale in units of the last level.
        """
    @property
    def outside(self) -> list[int]:
        """
        Origin years whose 80 % intervals held less than 70 or more than 90 %.
        """
    @property
    def panel(self) -> str:
        """
        Where the series are from, with its years.
        """
    @property
    def verdict(self) -> str:
        """
        One line for boards.
        """
class ClassPrior:
    """
    What the class of an indicator says about it.
    """
    @property
    def group(self) -> str:
        """
        Class asked for, statistic.domain.
        """
    @property
    def known_from(self) -> int | None:
        """
        Year since when it could be known.
        """
    @property
    def mean(self) -> float:
        """
        Log growth a year.
        """
    @property
    def mean_error(self) -> float:
        """
        Standard error of the mean.
        """
    @property
    def origins(self) -> int:
        """
        Origin years of its rolling test.
        """
    @property
    def record(self) -> CalibrationRecord:
        """
        CalibrationRecord: how forecasts of the class fared up to the as-of point.
        """
    @property
    def series(self) -> int:
        """
        Places that it rests on; 0: a judgement.
        """
    @property
    def source(self) -> str:
        """
        What it rests on.
        """
    @property
    def spread(self) -> float:
        """
        Standard deviation between places.
        """
    @property
    def table(self) -> str:
        """
        Class whose constants were used.
        """
class IndicatorEstimate:
    """
    What history up to a date says about one indicator.
    """
    def __repr__(self) -> str:
        ...
    def predictive(self, at: str) -> Predictive:
        """
        Closed form of the level at the end of a year or month, "2025" or "2025-10". MissingInput where there is no level to start from.
        """
    @property
    def differences(self) -> int:
        """
        Differences observed.
        """
    @property
    def indicator(self) -> str:
        """
        Id.
        """
    @property
    def last(self) -> tuple[float, float] | None:
        """
        Last level used: its time in years and its value on the model scale, or None.
        """
    @property
    def law(self) -> str:
        """
        Growth law that moves it; empty where nothing can be said.
        """
    @property
    def needs(self) -> str:
        """
        What would help.
        """
    @property
    def own_growth(self) -> float | None:
        """
        Mean log growth a year that was observed, or None.
        """
    @property
    def own_years(self) -> float:
        """
        Years spanned by the differences.
        """
    @property
    def prior(self) -> ClassPrior:
        """
        Its class.
        """
    @property
    def prior_weight(self) -> float:
        """
        Weight of the class mean in the growth.
        """
    @property
    def reason(self) -> str:
        """
        Why nothing is said of the level.
        """
    @property
    def refused(self) -> list[tuple[str, str]]:
        """
        Observations that are not used, each with the reason.
        """
def damped_steps(*, phi: typing.SupportsFloat | typing.SupportsIndex = 0.9, h: typing.SupportsFloat | typing.SupportsIndex) -> float:
    """
    Years' worth of undamped drift in h years of drift damped by phi.
    """
