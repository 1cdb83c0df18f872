# SPDX-License-Identifier: Apache-2.0
"""
How any yearly series goes on.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import typing
class Forecasts:
    """
    Forecasts of n series, H steps ahead.
    """
    def __len__(self) -> int:
        ...
    def cdf(self, y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
        """
        P(Y <= y) for y of shape (n, H).
        """
    def draws(self, count: typing.SupportsInt | typing.SupportsIndex, *, seed: typing.SupportsInt | typing.SupportsIndex, names: collections.abc.Sequence[str], first: typing.SupportsInt | typing.SupportsIndex = 0) -> numpy.typing.NDArray[numpy.float64]:
        """
        Joint paths (n, count, H), a pure function of seed, name and draw number.
        """
    def exceedance(self, y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
        """
        P(Y >= y) for y of shape (n, H).
        """
    def quantiles(self, levels: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
        """
        Quantiles (n, H, K) in the values' own unit at K levels between 0 and 1.
        """
    @property
    def centre(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Centres (n, H); logits for shares and scores.
        """
    @property
    def horizon(self) -> int:
        ...
    @property
    def lengths(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        Values in each history (n).
        """
    @property
    def nu(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Degrees of freedom (n); infinite: normal.
        """
    @property
    def scale(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Scales of the Student t (n, H).
        """
def centre(values: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], *, horizon: typing.SupportsInt | typing.SupportsIndex, amounts: bool = True, constants: collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex] = {}) -> dict[str, typing.Any]:
    """
    Centre of one series and what its spread depends on, in units of its mean absolute step.
    """
def constants_digest() -> str:
    ...
def forecast(values: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], starts: typing.Annotated[numpy.typing.ArrayLike, numpy.int64], *, horizon: typing.SupportsInt | typing.SupportsIndex, support: str = 'positive', lower: typing.SupportsFloat | typing.SupportsIndex = ..., upper: typing.SupportsFloat | typing.SupportsIndex = ...) -> Forecasts:
    """
    Forecasts of series of no known class; series i is values[starts[i]:starts[i + 1]].
    """
def record(length: typing.SupportsInt | typing.SupportsIndex, *, horizon: typing.SupportsInt | typing.SupportsIndex) -> str:
    """
    How forecasts from histories of that length did on held-out values of M3, in a line.
    """
def reference(method: str, values: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], starts: typing.Annotated[numpy.typing.ArrayLike, numpy.int64], *, horizon: typing.SupportsInt | typing.SupportsIndex, support: str = 'real', lower: typing.SupportsFloat | typing.SupportsIndex = ..., upper: typing.SupportsFloat | typing.SupportsIndex = ...) -> Forecasts:
    """
    Forecasts by a textbook method: naive, drift, theta or damped.
    """
def reference_methods() -> list[str]:
    ...
