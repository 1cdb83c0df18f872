# SPDX-License-Identifier: Apache-2.0
"""Indices of sensitivity with their errors, as a table, a frame and a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from attain.columns import word
from attain.face import Face, Field
from attain.tables import Column, Table

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from attain._core.sensitivity import Measure


@dataclass(frozen=True)
class Index:
    """One index; NaN where its output does not vary or the index has no error."""

    value: float
    std_error: float
    low: float
    high: float


@dataclass(frozen=True)
class Verdict:
    """Whether every index is known to within a tolerance; `str()` says it in a sentence."""

    converged: bool
    half_width: float
    measure: str
    of: str
    output: str
    more_units: int
    more_rows: int
    sentence: str

    def __str__(self) -> str:
        return self.sentence

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(self.sentence)}</p>"


class Indices(Face):
    """What an analysis found: indices by kind, output and factor, each with its error.

    Parameters
    ----------
    value
        The compiled value.
    outputs
        Names of the outputs.
    """

    __slots__ = ("_outputs",)

    method: Field[str] = Field("Method with its estimators.")
    units: Field[int] = Field("Independent units used.")
    rows_per_unit: Field[int] = Field("Rows of one unit.")
    omitted: Field[int] = Field("Units left out for outputs that are no numbers.")
    level: Field[float] = Field("Level of the intervals.")

    def __init__(self, value: Any, outputs: Sequence[str]) -> None:
        super().__init__(value)
        self._outputs = tuple(outputs)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._value, self._outputs)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Indices)
            and bool(self._value == other._value)
            and self._outputs == other._outputs
        )

    def __hash__(self) -> int:
        return hash((self._value, self._outputs))

    @property
    def outputs(self) -> tuple[str, ...]:
        """Names of the outputs."""
        return self._outputs

    @property
    def measures(self) -> dict[str, Measure]:
        """Kinds of indices with their arrays of shape (outputs, of)."""
        return {measure.name: measure for measure in self._value.measures}

    def __getitem__(self, key: str | tuple[str, str]) -> Mapping[str, Index]:
        """Return the indices of one kind by factor: ``found["total"]["growth"].value``.

        With several outputs also ``found["total", "y2"]``; the first output otherwise.
        """
        name, output = key if isinstance(key, tuple) else (key, self._outputs[0])
        measures = self.measures
        word("measure", name, list(measures))
        word("output", output, self._outputs)
        m, k = measures[name], self._outputs.index(output)
        cells = zip(m.value[k], m.std_error[k], m.low[k], m.high[k], strict=True)
        return _ByName({of: Index(*map(float, cell)) for of, cell in zip(m.of, cells, strict=True)})

    def verdict(self, *, tolerance: float = 0.05) -> Verdict:
        """Return whether every interval is within +- `tolerance`, or how many more units need be.

        Parameters
        ----------
        tolerance
            Half width wanted, in the unit of the index.
        """
        found = self._value.judge(tolerance)
        return Verdict(
            found.converged,
            found.half_width,
            found.measure,
            found.of,
            self._outputs[found.output],
            found.more_units,
            found.more_rows,
            str(found),
        )

    def _records(self) -> Iterator[dict[str, Any]]:
        for m in self._value.measures:
            arrays = [a.tolist() for a in (m.value, m.std_error, m.low, m.high)]
            for k, output in enumerate(self._outputs):
                for j, of in enumerate(m.of):
                    value, error, low, high = (a[k][j] for a in arrays)
                    yield {
                        "measure": m.name,
                        "output": output,
                        "of": of,
                        "value": value,
                        "std_error": error,
                        "low": low,
                        "high": high,
                    }

    def to_frame(self) -> pd.DataFrame:
        """Return one row an index: measure, output, of, value, std_error, low, high."""
        from attain.frame import make

        return make(list(self._records()))

    def table(self) -> Table:
        """Return one row an index, as it is displayed."""
        columns = [
            Column("measure", "measure", "text"),
            *([Column("output", "output", "text")] if len(self._outputs) > 1 else []),
            Column("of", "of", "text"),
            Column("value", "value"),
            Column("std_error", "± s.e."),
            Column("low", f"{100 * self.level:g} % from"),
            Column("high", "to"),
        ]
        return Table(repr(self), columns, list(self._records()))

    def __repr__(self) -> str:
        left = f", {self.omitted:,} left out" if self.omitted else ""
        return f"Indices by {self.method}: {self.units:,} units{left}"

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()

    def plot(
        self,
        *,
        measures: Sequence[str] | None = None,
        output: str | None = None,
        ax: Axes | None = None,
        title: str | None = None,
    ) -> Axes:
        """Draw the indices as bars with their intervals, the largest first.

        Parameters
        ----------
        measures
            Kinds to draw; by default all that have an error and one bar a factor.
        output
            Which output; the first by default.
        ax
            Axes to draw on, or None for a new figure.
        title
            Heading; by default method, output and units.
        """
        from attain.plot_indices import plot_indices

        return plot_indices(self, measures=measures, output=output, ax=ax, title=title)


class _ByName(dict[str, Index]):
    """Indices by factor; an unknown name is an error with the nearest."""

    def __missing__(self, name: str) -> Index:
        return self[word("factor", name, list(self))]


def plot_convergence(
    found: Mapping[int, Indices], *, measure: str = "total", output: str | None = None,
    ax: Axes | None = None, title: str | None = None,
) -> Axes:  # fmt: skip
    """Draw how indices settle with the number of units.

    Parameters
    ----------
    found
        Results by number of units.
    measure
        Which kind of index.
    output
        Which output; the first by default.
    ax
        Axes to draw on, or None for a new figure.
    title
        Heading.
    """
    from attain.plot_indices import draw_convergence

    return draw_convergence(found, measure=measure, output=output, ax=ax, title=title)
