# SPDX-License-Identifier: Apache-2.0
"""
What matters most.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import typing
def prim(*, names: collections.abc.Sequence[str], kinds: collections.abc.Sequence[str], columns: collections.abc.Sequence[typing.Annotated[numpy.typing.ArrayLike, numpy.float64]], hits: typing.Annotated[numpy.typing.ArrayLike, numpy.bool], peel: typing.SupportsFloat | typing.SupportsIndex, paste: typing.SupportsFloat | typing.SupportsIndex, min_mass: typing.SupportsFloat | typing.SupportsIndex, rule: str, at_least: typing.SupportsFloat | typing.SupportsIndex, drop_above: typing.SupportsFloat | typing.SupportsIndex, boxes: typing.SupportsInt | typing.SupportsIndex, folds: typing.SupportsInt | typing.SupportsIndex, resamples: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex) -> list[dict[str, typing.Any]]:
    """
    Boxes of inputs in which cases of interest are dense: one mapping a box. Limits are (low, high, categories left out), figures (cases, hits, all cases, all hits).
    """
