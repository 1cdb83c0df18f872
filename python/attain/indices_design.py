# SPDX-License-Identifier: Apache-2.0
"""Factors with their distributions, and designs: at which inputs to run a function."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attain._core import sensitivity as _core
from attain.columns import word
from attain.distribution import Value, as_distribution
from attain.errors import InvalidInput
from attain.face import Face, Field

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray


class Factors(Face):
    """Uncertain inputs of a function: names, distributions, groups, dependence.

    Made by `factors`.
    """

    __slots__ = ()

    names: Field[list[str]] = Field("Names in order.")
    players: Field[list[str]] = Field("What indices are given for: groups, ungrouped factors.")
    groups: Field[list[str]] = Field("Group of each factor; empty for none.")
    spreads: Field[list[Any]] = Field("Distribution of each factor.")
    correlation: Field[Any] = Field("Of normal scores, shape (d, d); (0, 0) if independent.")
    dependent: Field[bool] = Field("Whether any two factors depend.")

    @property
    def value(self) -> _core.Factors:
        """The compiled value."""
        found: _core.Factors = self._value
        return found

    def _identity(self) -> object:
        return hash(self._value)

    def sample(self, n: int, *, points: str = "monte carlo", seed: int = 1) -> Design:
        """Return n independent rows: a plain design, and what `attain.sweep` asks a sampler for.

        Parameters
        ----------
        n
            Rows.
        points, seed
            As in `design`.
        """
        return design(self, kind="plain", units=n, points=points, seed=seed)

    def __len__(self) -> int:
        return len(self.names)

    def __repr__(self) -> str:
        return repr(self._value)

    def _rows(self) -> list[list[str]]:
        rows = zip(self.names, self.spreads, self.groups, strict=True)
        return [[name, str(spread), group or "–"] for name, spread, group in rows]

    def __str__(self) -> str:
        from attain.text import text_table

        return text_table(["factor", "distribution", "group"], self._rows(), left=3)

    def _repr_html_(self) -> str:
        from attain.html import table

        return table(["factor", "distribution", "group"], self._rows(), caption="Factors")


class Design(Face):
    """Inputs at which a function is to be run; made by `design`."""

    __slots__ = ()

    kind: Field[str] = Field("plain, saltelli, radial, trajectories or conditional.")
    points: Field[str] = Field("How points fill the cube.")
    units: Field[int] = Field("Independent units.")
    seed: Field[int] = Field("Seed.")
    replicates: Field[int] = Field("Parts with randomisations of their own.")
    second_order: Field[bool] = Field("Whether second-order indices can be had.")
    levels: Field[int] = Field("Levels of the grid of trajectories.")
    rows: Field[int] = Field("Rows of x.")
    rows_per_unit: Field[int] = Field("Rows of one unit.")

    @property
    def value(self) -> _core.Design:
        """The compiled value."""
        found: _core.Design = self._value
        return found

    @property
    def factors(self) -> Factors:
        """The factors."""
        return Factors(self._value.factors)

    @property
    def x(self) -> NDArray[np.float64]:
        """Inputs, shape ``(rows, factors)``, in the units of the factors; read-only."""
        found: NDArray[np.float64] = self._value.x
        return found

    def _identity(self) -> object:
        return hash(self._value)

    def __repr__(self) -> str:
        return repr(self._value)

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(repr(self))}</p>{self.factors._repr_html_()}"

    def to_frame(self) -> pd.DataFrame:
        """Return the inputs as a frame with a column a factor."""
        from attain.frame import make

        names = self.factors.names
        return make([dict(zip(names, row, strict=True)) for row in self.x.tolist()])


def factors(
    spreads: Mapping[str, Value],
    *,
    groups: Mapping[str, str] | None = None,
    correlation: ArrayLike | Mapping[tuple[str, str], float] | None = None,
) -> Factors:
    """Return named factors with their distributions.

    Parameters
    ----------
    spreads
        Distribution by name: ``"normal(mean=0, sd=1)"``, ``{"uniform": {"lo": 0, "hi": 1}}``.
    groups
        Group by name; factors without one stand alone.
    correlation
        Of normal scores (a Gaussian copula): a matrix, or numbers by pair of names; others are 0.

    Raises
    ------
    attain.InvalidInput
        A distribution is fixed, or correlations contradict each other.
    attain.NotFound
        A group or correlation names no factor; the nearest is named.
    """
    import numpy as np

    names = [str(name) for name in spreads]
    found = [as_distribution(value, str(name)) for name, value in spreads.items()]
    groups = dict(groups or {})
    for name in groups:
        _place(name, names)
    if isinstance(correlation, Mapping):
        matrix = np.eye(len(names))
        for pair, value in correlation.items():
            if isinstance(pair, str) or len(pair) != 2:
                raise InvalidInput(f"correlation needs pairs of names; got {pair!r}")
            i, j = (_place(name, names) for name in pair)
            if i == j:
                raise InvalidInput(f"correlation of {pair[0]!r} with itself is 1")
            matrix[i, j] = matrix[j, i] = value
    else:
        from attain.score_arrays import numbers

        matrix = np.empty(0) if correlation is None else numbers("correlation", correlation)
    of = [str(groups.get(name, "")) for name in names]
    return Factors(_core.Factors(names, found, of, matrix))


def design(
    of: Factors | Mapping[str, Value],
    *,
    kind: str = "saltelli",
    units: int = 1024,
    points: str = "monte carlo",
    seed: int = 1,
    replicates: int | None = None,
    second_order: bool = False,
    levels: int = 4,
) -> Design:
    """Return the inputs at which to run a function.

    Parameters
    ----------
    of
        Factors, or their distributions by name.
    kind
        ``saltelli`` for Sobol' indices, ``radial`` for total indices at less cost,
        ``trajectories`` for `morris`, ``conditional`` for `shapley`, ``plain`` for the others.
    units
        Independent units; a unit has ``rows_per_unit`` rows. Of Sobol' points `replicates` times
        a power of two.
    points
        ``monte carlo``, ``latin hypercube`` or ``sobol`` (scrambled Sobol' points; `saltelli` and
        `radial` only), which is most exact.
    seed
        Equal seeds give equal designs.
    replicates
        Parts with randomisations of their own, from which errors are taken: 16 Latin hypercubes
        or 8 scrambles of Sobol' points by default, and 1 for Monte Carlo points, where every unit
        is one. Sobol' points with 1 give the best values and intervals that are too wide.
    second_order
        Rows for second-order indices as well; saltelli only.
    levels
        Of the grid of trajectories; even.
    """
    inputs = of if isinstance(of, Factors) else factors(of)
    return Design(
        _core.Design(
            inputs.value, kind, units, points, seed, replicates or 0, second_order, levels
        )
    )


def _place(name: str, names: list[str]) -> int:
    """Return the place of a name, or say which is nearest."""
    return names.index(word("factor", name, names))
