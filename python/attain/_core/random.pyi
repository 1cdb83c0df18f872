# SPDX-License-Identifier: Apache-2.0
"""
Draws that can be replayed.
"""
from __future__ import annotations
import numpy
import numpy.typing
import typing
def normal(*, seed: typing.SupportsInt | typing.SupportsIndex, name: str, first: typing.SupportsInt | typing.SupportsIndex = 0, count: typing.SupportsInt | typing.SupportsIndex) -> numpy.typing.NDArray[numpy.float64]:
    """
    Standard normal draws `first` to `first + count - 1` of a named stream, shape (count,).
    """
def uniform(*, seed: typing.SupportsInt | typing.SupportsIndex, name: str, first: typing.SupportsInt | typing.SupportsIndex = 0, count: typing.SupportsInt | typing.SupportsIndex) -> numpy.typing.NDArray[numpy.float64]:
    """
    Uniform draws on (0, 1), shape (count,).
    """
