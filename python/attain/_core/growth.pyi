# SPDX-License-Identifier: Apache-2.0
"""
How an indicator moves by itself.
"""
from __future__ import annotations
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
def damped_steps(*, phi: typing.SupportsFloat | typing.SupportsIndex = 0.9, h: typing.SupportsFloat | typing.SupportsIndex) -> float:
    """
    Years' worth of undamped drift in h years of drift damped by phi.
    """
