# SPDX-License-Identifier: Apache-2.0
"""
Which action to choose.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import typing
class PayoffTable:
    """
    What each action brings in each future.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, actions: collections.abc.Sequence[str], *, values: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], weights: typing.Annotated[numpy.typing.ArrayLike, numpy.float64] | None, better: str) -> None:
        """
        Values of shape (actions, futures).
        """
    def __repr__(self) -> str:
        ...
    def evpi(self) -> tuple[float, float, float, float]:
        """
        Value, standard error, held out, its standard error.
        """
    def evppi(self, parameters: collections.abc.Sequence[typing.Annotated[numpy.typing.ArrayLike, numpy.float64]], how: str, groups: typing.SupportsInt | typing.SupportsIndex) -> tuple[float, float, float, float]:
        """
        Value, standard error, held out, its standard error.
        """
    def expected(self) -> list[tuple[float, float]]:
        """
        Mean payoffs, (value, standard error) an action.
        """
    def hurwicz(self, alpha: typing.SupportsFloat | typing.SupportsIndex) -> list[tuple[float, float]]:
        """
        alpha worst + (1 - alpha) best.
        """
    def quantile(self, level: typing.SupportsFloat | typing.SupportsIndex) -> list[tuple[float, float]]:
        """
        Quantiles of gains.
        """
    def regret(self, baseline: str, statistic: str, level: typing.SupportsFloat | typing.SupportsIndex) -> list[tuple[float, float]]:
        """
        Regret of each action; no baseline: the best.
        """
    def regrets(self, baseline: str) -> numpy.typing.NDArray[numpy.float64]:
        """
        Regrets, shape (actions, futures).
        """
    def worst(self) -> list[tuple[float, float]]:
        """
        Worst payoffs.
        """
    @property
    def actions(self) -> list[str]:
        """
        Names in order.
        """
    @property
    def effective(self) -> float:
        """
        Effective number of futures.
        """
    @property
    def futures(self) -> int:
        """
        Number of futures.
        """
def pareto_front(objectives: collections.abc.Sequence[str], directions: collections.abc.Sequence[str], epsilons: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], names: collections.abc.Sequence[str], values: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], errors: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> list[tuple[bool, bool, list[int]]]:
    """
    Efficient, uncertain, dominated by, an alternative.
    """
def satisficing(tables: collections.abc.Sequence[PayoffTable], thresholds: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex]) -> list[tuple[float, float, float, float]]:
    """
    Share of futures in which all holds: value, standard error, 95 % interval an action.
    """
