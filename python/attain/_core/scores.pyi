# SPDX-License-Identifier: Apache-2.0
"""
How good a forecast was.
"""
from __future__ import annotations
import numpy
import numpy.typing
import typing
class Recalibration:
    """
    Monotone map from stated to corrected probabilities.
    """
    @staticmethod
    def learn(low: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], high: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], group: typing.Annotated[numpy.typing.ArrayLike, numpy.int64], steps: typing.SupportsInt | typing.SupportsIndex, prior_groups: typing.SupportsFloat | typing.SupportsIndex) -> Recalibration:
        """
        From past PITs, arrays of shape (n,).
        """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, knots: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> None:
        ...
    def __repr__(self) -> str:
        ...
    def inverse(self, p: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
        """
        Stated probabilities of corrected ones, shape (n,).
        """
    def map(self, u: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
        """
        Corrected probabilities of stated ones, shape (n,).
        """
    @property
    def knots(self) -> list[float]:
        """
        Values at 0, 1/k, ..., 1.
        """
class Brier:
    """
    Brier score and its five terms.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def reliability(self) -> float:
        """
        What was called against what happened, by bin; 0 is perfect.
        """
    @property
    def resolution(self) -> float:
        """
        How far the shares that happened differ between bins.
        """
    @property
    def score(self) -> float:
        """
        Mean (p - happened)^2; 0 is perfect.
        """
    @property
    def uncertainty(self) -> float:
        """
        Score of always calling the overall share.
        """
    @property
    def within_bin_covariance(self) -> float:
        """
        Twice the covariance of p and what happened inside the bins.
        """
    @property
    def within_bin_variance(self) -> float:
        """
        Variance of p inside the bins.
        """
class ReliabilityBin:
    """
    What became of the events called from `low` to `high`.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def __str__(self) -> str:
        ...
    @property
    def count(self) -> int:
        """
        Events called so.
        """
    @property
    def happened(self) -> int:
        """
        Those that happened.
        """
    @property
    def high(self) -> float:
        """
        Upper edge; in the bin only where it is 1.
        """
    @property
    def interval(self) -> tuple[float, float] | None:
        """
        Wilson's 95 % interval of `observed`; None for no events.
        """
    @property
    def low(self) -> float:
        """
        Lower edge, in the bin.
        """
    @property
    def mean_probability(self) -> float | None:
        """
        Mean of what was called; None for no events.
        """
    @property
    def observed(self) -> float | None:
        """
        Share that happened; None for no events.
        """
class Reliability:
    """
    Whether what was called p happened in p of cases.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, p: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], happened: typing.Annotated[numpy.typing.ArrayLike, numpy.bool], edges: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> None:
        ...
    def __repr__(self) -> str:
        ...
    def between(self, low: typing.SupportsFloat | typing.SupportsIndex, high: typing.SupportsFloat | typing.SupportsIndex) -> ReliabilityBin:
        """
        The bins between two edges as one.
        """
    @property
    def bins(self) -> list[ReliabilityBin]:
        """
        Bins in order, empty ones too.
        """
class CoverageGroup:
    """
    Outcomes inside their intervals.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def __str__(self) -> str:
        ...
    @property
    def count(self) -> int:
        """
        Outcomes.
        """
    @property
    def inside(self) -> int:
        """
        Outcomes inside, ends included.
        """
    @property
    def interval(self) -> tuple[float, float]:
        """
        Wilson's 95 % interval of `share`.
        """
    @property
    def key(self) -> int:
        """
        Number of the group.
        """
    @property
    def share(self) -> float:
        """
        Share inside.
        """
class Coverage:
    """
    Coverage of intervals, pooled and by group.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, lower: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], upper: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], group: typing.Annotated[numpy.typing.ArrayLike, numpy.int64]) -> None:
        ...
    def __repr__(self) -> str:
        ...
    def groups_in(self, low: typing.SupportsFloat | typing.SupportsIndex, high: typing.SupportsFloat | typing.SupportsIndex) -> tuple[int, int, int]:
        """
        Numbers of groups with a share within, below and above a band.
        """
    @property
    def groups(self) -> list[CoverageGroup]:
        """
        By increasing key.
        """
    @property
    def pooled(self) -> CoverageGroup:
        """
        All outcomes as one group.
        """
def brier(p: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], happened: typing.Annotated[numpy.typing.ArrayLike, numpy.bool], edges: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> Brier:
    """
    Brier score of events, arrays of shape (n,).
    """
def cdf_normal(mean: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], sd: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
    """
    PIT of normal forecasts, shape (rows,).
    """
def cdf_student_t(location: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], scale: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], nu: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
    """
    PIT of Student t forecasts, shape (rows,).
    """
def conformal_margin(misses: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], alpha: typing.SupportsFloat | typing.SupportsIndex) -> float:
    """
    The miss of that rank; inf where there are too few.
    """
def conformal_rank(n: typing.SupportsInt | typing.SupportsIndex, alpha: typing.SupportsFloat | typing.SupportsIndex) -> int:
    """
    Rank among n misses that holds the next one with probability 1 - alpha.
    """
def crps(draws: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
    """
    CRPS of draws, shape (rows, n), shape (rows,).
    """
def crps_normal(mean: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], sd: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
    """
    CRPS of normal forecasts, shape (rows,).
    """
def crps_quantiles(levels: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], quantiles: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
    """
    Twice the mean pinball loss of quantiles, shape (rows, levels), shape (rows,).
    """
def crps_student_t(location: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], scale: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], nu: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
    """
    CRPS of Student t forecasts, shape (rows,).
    """
def interval_score(lower: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], upper: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], alpha: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
    """
    Interval score, shape (rows,).
    """
def log_score_event(p: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], happened: typing.Annotated[numpy.typing.ArrayLike, numpy.bool]) -> numpy.typing.NDArray[numpy.float64]:
    """
    Log score of events, shape (rows,).
    """
def log_score_normal(mean: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], sd: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
    """
    Log score of normal forecasts, shape (rows,).
    """
def log_score_student_t(location: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], scale: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], nu: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
    """
    Log score of Student t forecasts, shape (rows,).
    """
def pinball(level: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], quantile: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
    """
    Pinball loss, shape (rows,).
    """
def pit(draws: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
    """
    Ends of the PIT in draws, shape (rows, n), shape (rows, 2).
    """
def pit_histogram(low: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], high: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], bins: typing.SupportsInt | typing.SupportsIndex) -> numpy.typing.NDArray[numpy.float64]:
    """
    Share of PITs in each bin, shape (bins,).
    """
