# SPDX-License-Identifier: Apache-2.0
"""
Threads.
"""
from __future__ import annotations
import attain._core.plans
import collections.abc
import numpy
import numpy.typing
import typing
class Paths:
    """
    Draws themselves, kept in memory.
    """
    def levels(self, indicator: str, *, scaled: bool) -> numpy.typing.NDArray[numpy.float64]:
        """
        Levels by draw and year, in the printed unit or on the model scale. Not a copy.
        """
    def reached(self, target: str) -> numpy.typing.NDArray[numpy.uint8]:
        """
        0 or 1 by draw. Not a copy.
        """
    def unit(self, indicator: str) -> str:
        """
        Printed unit.
        """
    def years(self, indicator: str) -> list[int]:
        """
        Years that are drawn.
        """
    @property
    def draws(self) -> int:
        """
        Number of draws.
        """
    @property
    def first(self) -> int:
        """
        Number of the first draw.
        """
    @property
    def headline(self) -> list[str]:
        """
        Of them those that joint answers are about.
        """
    @property
    def indicators(self) -> list[str]:
        """
        Ids of the indicators that are drawn.
        """
    @property
    def seed(self) -> int:
        """
        Seed of the draws.
        """
    @property
    def targets(self) -> list[str]:
        """
        Ids of the targets that have a probability.
        """
def default_threads() -> int:
    """
    Threads used where none are asked for: the processors, at most 4.
    """
def path_bytes(plan: attain._core.plans.Plan, *, as_of: str, scenario: attain._core.plans.Scenario, indicators: collections.abc.Sequence[str], draws: typing.SupportsInt | typing.SupportsIndex) -> int:
    """
    Bytes that `run_paths` would keep.
    """
def run_paths(plan: attain._core.plans.Plan, *, as_of: str, scenario: attain._core.plans.Scenario, indicators: collections.abc.Sequence[str], draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex, shard: tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex] = (0, 1), limit: typing.SupportsInt | typing.SupportsIndex = 2147483648, progress: typing.Any = None) -> Paths:
    """
    Keep the draws of a forecast; `shard` is (k, n), counted from 0; at most `limit` bytes.
    """
def uncertain_draws(plan: attain._core.plans.Plan, *, as_of: str, scenario: attain._core.plans.Scenario, target: str, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, noise: bool) -> list[dict[str, typing.Any]]:
    """
    What is not known behind a target, draw by draw: owner, of_lever, what, name, unit, values.
    """
