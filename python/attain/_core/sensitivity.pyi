# SPDX-License-Identifier: Apache-2.0
"""
What matters most.
"""
from __future__ import annotations
import attain._core.random
import collections.abc
import numpy
import numpy.typing
import typing
class Factors:
    """
    Uncertain inputs: names, distributions, groups, dependence.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, names: collections.abc.Sequence[str], spreads: collections.abc.Sequence[attain._core.random.Distribution], groups: collections.abc.Sequence[str], correlation: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> None:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def correlation(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Correlation of normal scores, shape (d, d); (0, 0) if independent.
        """
    @property
    def dependent(self) -> bool:
        """
        Whether any two factors depend.
        """
    @property
    def groups(self) -> list[str]:
        """
        Group of each factor; empty for none.
        """
    @property
    def names(self) -> list[str]:
        """
        Names in order.
        """
    @property
    def players(self) -> list[str]:
        """
        Groups and ungrouped factors in order.
        """
    @property
    def spreads(self) -> list[attain._core.random.Distribution]:
        """
        Distribution of each factor.
        """
class Design:
    """
    Inputs at which to run a function.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, factors: Factors, kind: str, units: typing.SupportsInt | typing.SupportsIndex, points: str, seed: typing.SupportsInt | typing.SupportsIndex, replicates: typing.SupportsInt | typing.SupportsIndex, second_order: bool, levels: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def factors(self) -> Factors:
        """
        The factors.
        """
    @property
    def kind(self) -> str:
        """
        Kind of design.
        """
    @property
    def levels(self) -> int:
        """
        Levels of the grid of trajectories.
        """
    @property
    def points(self) -> str:
        """
        Kind of points.
        """
    @property
    def replicates(self) -> int:
        """
        Parts with randomisations of their own.
        """
    @property
    def rows(self) -> int:
        """
        Rows of x.
        """
    @property
    def rows_per_unit(self) -> int:
        """
        Rows of one unit.
        """
    @property
    def second_order(self) -> bool:
        """
        Whether second-order indices can be had.
        """
    @property
    def seed(self) -> int:
        """
        Seed.
        """
    @property
    def units(self) -> int:
        """
        Independent units.
        """
    @property
    def x(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Inputs, shape (rows, factors), in the units of the factors; read-only.
        """
class Measure:
    """
    One kind of index of every output and factor.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def high(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Upper ends of the intervals, shape (outputs, of).
        """
    @property
    def low(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Lower ends of the intervals, shape (outputs, of).
        """
    @property
    def name(self) -> str:
        """
        Kind of index.
        """
    @property
    def of(self) -> list[str]:
        """
        Factors, groups or pairs in order.
        """
    @property
    def std_error(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Standard errors, shape (outputs, of).
        """
    @property
    def value(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Estimates, shape (outputs, of).
        """
class Verdict:
    """
    Whether every index is known well enough.
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
    def converged(self) -> bool:
        """
        Whether all half widths are within tolerance.
        """
    @property
    def half_width(self) -> float:
        """
        The widest half interval.
        """
    @property
    def measure(self) -> str:
        """
        Kind of index that has it.
        """
    @property
    def more_rows(self) -> int:
        """
        About so many more rows are needed.
        """
    @property
    def more_units(self) -> int:
        """
        About so many more units are needed.
        """
    @property
    def of(self) -> str:
        """
        Factor that has it.
        """
    @property
    def output(self) -> int:
        """
        Output that has it, counted from 0.
        """
class Result:
    """
    What an analysis found.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def __str__(self) -> str:
        ...
    def judge(self, tolerance: typing.SupportsFloat | typing.SupportsIndex) -> Verdict:
        """
        Whether all half widths are within it.
        """
    @property
    def level(self) -> float:
        """
        Level of the intervals.
        """
    @property
    def measures(self) -> list[Measure]:
        """
        Kinds of indices.
        """
    @property
    def method(self) -> str:
        """
        Method with its estimators.
        """
    @property
    def omitted(self) -> int:
        """
        Units left out for outputs that are no numbers.
        """
    @property
    def outputs(self) -> int:
        """
        Number of outputs.
        """
    @property
    def rows_per_unit(self) -> int:
        """
        Rows of one unit.
        """
    @property
    def units(self) -> int:
        """
        Independent units used.
        """
def check_independent(names: collections.abc.Sequence[str], x: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> None:
    """
    Raises where two columns of x go together.
    """
def delta(names: collections.abc.Sequence[str], x: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], classes: typing.SupportsInt | typing.SupportsIndex, bins: typing.SupportsInt | typing.SupportsIndex, level: typing.SupportsFloat | typing.SupportsIndex, omit: bool, seed: typing.SupportsInt | typing.SupportsIndex) -> Result:
    """
    Borgonovo's delta.
    """
def first_order(names: collections.abc.Sequence[str], x: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], estimator: str, level: typing.SupportsFloat | typing.SupportsIndex, omit: bool) -> Result:
    """
    First-order indices.
    """
def morris(factors: Factors, x: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], radial: bool, level: typing.SupportsFloat | typing.SupportsIndex, omit: bool) -> Result:
    """
    Elementary effects.
    """
def pawn(names: collections.abc.Sequence[str], x: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], slices: typing.SupportsInt | typing.SupportsIndex, statistic: str, level: typing.SupportsFloat | typing.SupportsIndex, omit: bool, seed: typing.SupportsInt | typing.SupportsIndex) -> Result:
    """
    PAWN indices.
    """
def pick_freeze(design: Design, y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], first: str, total: str, level: typing.SupportsFloat | typing.SupportsIndex, omit: bool, resamples: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex) -> Result:
    """
    Sobol' indices of a design, y of shape (rows, outputs).
    """
def pick_freeze_of(players: collections.abc.Sequence[str], second_order: bool, radial: bool, replicates: typing.SupportsInt | typing.SupportsIndex, y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], first: str, total: str, level: typing.SupportsFloat | typing.SupportsIndex, omit: bool, resamples: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex) -> Result:
    """
    Sobol' indices of a design made elsewhere, in the order of SALib.
    """
def prim(*, names: collections.abc.Sequence[str], kinds: collections.abc.Sequence[str], columns: collections.abc.Sequence[typing.Annotated[numpy.typing.ArrayLike, numpy.float64]], hits: typing.Annotated[numpy.typing.ArrayLike, numpy.bool], peel: typing.SupportsFloat | typing.SupportsIndex, paste: typing.SupportsFloat | typing.SupportsIndex, min_mass: typing.SupportsFloat | typing.SupportsIndex, rule: str, at_least: typing.SupportsFloat | typing.SupportsIndex, drop_above: typing.SupportsFloat | typing.SupportsIndex, boxes: typing.SupportsInt | typing.SupportsIndex, folds: typing.SupportsInt | typing.SupportsIndex, resamples: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex) -> list[dict[str, typing.Any]]:
    """
    Boxes of inputs in which cases of interest are dense: one mapping a box. Limits are (low, high, categories left out), figures (cases, hits, all cases, all hits).
    """
def regional(names: collections.abc.Sequence[str], x: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], level: typing.SupportsFloat | typing.SupportsIndex, omit: bool) -> Result:
    """
    Regional sensitivity of 0/1 outputs.
    """
def shapley(design: Design, y: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], level: typing.SupportsFloat | typing.SupportsIndex, omit: bool) -> Result:
    """
    Shapley effects of a conditional design.
    """
