# SPDX-License-Identifier: Apache-2.0
"""
Draws that can be replayed.
"""
from __future__ import annotations
import numpy
import numpy.typing
import typing
class Distribution:
    """
    What is not known about one number.
    """
    @staticmethod
    def beta(a: typing.SupportsFloat | typing.SupportsIndex, b: typing.SupportsFloat | typing.SupportsIndex, lo: typing.SupportsFloat | typing.SupportsIndex = 0.0, hi: typing.SupportsFloat | typing.SupportsIndex = 1.0) -> Distribution:
        """
        Beta on (lo, hi).
        """
    @staticmethod
    def fixed(value: typing.SupportsFloat | typing.SupportsIndex) -> Distribution:
        """
        The number itself.
        """
    @staticmethod
    def gamma(shape: typing.SupportsFloat | typing.SupportsIndex, rate: typing.SupportsFloat | typing.SupportsIndex) -> Distribution:
        """
        Gamma, mean shape / rate.
        """
    @staticmethod
    def lognormal(median: typing.SupportsFloat | typing.SupportsIndex, sigma: typing.SupportsFloat | typing.SupportsIndex) -> Distribution:
        """
        exp of a normal about log(median); median > 0, sigma > 0.
        """
    @staticmethod
    def normal(mean: typing.SupportsFloat | typing.SupportsIndex, sd: typing.SupportsFloat | typing.SupportsIndex) -> Distribution:
        """
        Normal; sd > 0.
        """
    @staticmethod
    def t_scale(nu: typing.SupportsFloat | typing.SupportsIndex) -> Distribution:
        """
        sqrt(nu / chi^2_nu); nu > 2.
        """
    @staticmethod
    def triangular(lo: typing.SupportsFloat | typing.SupportsIndex, mode: typing.SupportsFloat | typing.SupportsIndex, hi: typing.SupportsFloat | typing.SupportsIndex) -> Distribution:
        """
        Triangular; lo <= mode <= hi.
        """
    @staticmethod
    def uniform(lo: typing.SupportsFloat | typing.SupportsIndex, hi: typing.SupportsFloat | typing.SupportsIndex) -> Distribution:
        """
        Uniform; lo < hi.
        """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def __str__(self) -> str:
        ...
    def cdf(self, x: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        Probability of a value <= x.
        """
    def quantile(self, p: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        The value that is not exceeded with probability p, 0 to 1.
        """
    @property
    def kind(self) -> str:
        """
        Family: `lognormal`.
        """
    @property
    def mean(self) -> float:
        """
        Mean.
        """
    @property
    def median(self) -> float:
        """
        Median.
        """
    @property
    def sd(self) -> float:
        """
        Standard deviation.
        """
def instruction_sets() -> list[str]:
    """
    Instructions that the loops can use on this machine, the widest last: `baseline`, `avx2`, `avx512`.
    """
def normal(*, seed: typing.SupportsInt | typing.SupportsIndex, name: str, first: typing.SupportsInt | typing.SupportsIndex = 0, count: typing.SupportsInt | typing.SupportsIndex) -> numpy.typing.NDArray[numpy.float64]:
    """
    Standard normal draws `first` to `first + count - 1` of a named stream, shape (count,).
    """
def uniform(*, seed: typing.SupportsInt | typing.SupportsIndex, name: str, first: typing.SupportsInt | typing.SupportsIndex = 0, count: typing.SupportsInt | typing.SupportsIndex) -> numpy.typing.NDArray[numpy.float64]:
    """
    Uniform draws on (0, 1), shape (count,).
    """
