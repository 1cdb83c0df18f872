# SPDX-License-Identifier: Apache-2.0
"""Tables of how forecasts came out: reliability, coverage by group, a recalibration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from attain.face import Face, Field
from attain.score_arrays import numbers, shaped
from attain.text import MISSING, percent

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike

    from attain._core.scores import CoverageGroup, ReliabilityBin


def _interval(ends: tuple[float, float] | None) -> str:
    return MISSING if ends is None else f"{100 * ends[0]:.1f}–{100 * ends[1]:.1f} %"


def _text_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table for a terminal, all columns aligned to the right."""
    widths = [max(len(row[k]) for row in [heads, *rows]) for k in range(len(heads))]
    lines = [
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in [heads, *rows]
    ]
    return "\n".join(lines)


class Reliability(Face):
    """Whether what was called p happened in a share p of cases; made by `scores.reliability`.

    Intervals are Wilson's at 95 % and take events as independent. Events of one year or one class
    move together: the truth is then less certain than the intervals say.
    """

    __slots__ = ()

    HEADS = ("called", "events", "called on average", "happened", "share", "95 % interval")

    bins: Field[list[ReliabilityBin]] = Field("Bins in order, empty ones too.")

    def between(self, low: float, high: float = 1.0) -> ReliabilityBin:
        """Return the bins between two edges as one, e.g. ``between(.9)`` for calls >= 90 %.

        Its ``str()`` is the statement "of 40 events called 90 % or more (95.0 % on average), 38
        happened: ...".

        Raises
        ------
        attain.InvalidInput
            `low` or `high` is no edge of the bins; the nearest is named.
        """
        found: ReliabilityBin = self._value.between(low, high)
        return found

    def _identity(self) -> object:
        return hash(self._value)

    def __repr__(self) -> str:
        return f"Reliability: {self._value.between(0, 1).count:,} events in {len(self.bins)} bins"

    def __str__(self) -> str:
        return _text_table(self.HEADS, self._rows())

    def _repr_html_(self) -> str:
        from attain.html import table

        return table(self.HEADS, self._rows(), caption=str(self.between(0)))

    def _rows(self) -> list[list[str]]:
        """Return the cells of every bin."""
        return [
            [
                f"{100 * b.low:g}–{100 * b.high:g} %",
                f"{b.count:,}",
                percent(b.mean_probability),
                f"{b.happened:,}",
                percent(b.observed),
                _interval(b.interval),
            ]
            for b in self.bins
        ]

    def to_frame(self) -> pd.DataFrame:
        """Return one row a bin: low, high, count, happened, mean_probability, observed, ends."""
        from attain.frame import make

        return make(
            [
                {
                    "low": b.low,
                    "high": b.high,
                    "count": b.count,
                    "happened": b.happened,
                    "mean_probability": b.mean_probability,
                    "observed": b.observed,
                    "observed_low": None if b.interval is None else b.interval[0],
                    "observed_high": None if b.interval is None else b.interval[1],
                }
                for b in self.bins
            ]
        )

    def plot(self, *, ax: Axes | None = None, title: str | None = None) -> Axes:
        """Draw the reliability diagram: shares against calls, Wilson bars, counts below.

        Parameters
        ----------
        ax
            Axes to draw on, or None for a new figure.
        title
            Heading; by default the number of events.
        """
        from attain.plot_reliability import plot_reliability

        return plot_reliability(self._value, ax=ax, title=title)


class Coverage(Face):
    """How many outcomes lay inside their intervals, pooled and by group; of `scores.coverage`.

    Outcomes of one origin year err together, so the pooled share can be right while every single
    year is far off: read the groups.

    Parameters
    ----------
    value
        The compiled value.
    labels
        Label of each group in order; empty where there are no groups.
    """

    __slots__ = ("_labels",)

    HEADS = ("group", "outcomes", "inside", "share", "95 % interval")

    def __init__(self, value: Any, labels: Sequence[Any] = ()) -> None:
        super().__init__(value)
        self._labels = tuple(labels)

    pooled: Field[CoverageGroup] = Field("All outcomes as one group.")

    @property
    def groups(self) -> dict[Any, CoverageGroup]:
        """Groups by label, in order; empty where none were asked for."""
        return dict(zip(self._labels, self._value.groups, strict=False))

    def groups_in(self, low: float, high: float) -> dict[str, int]:
        """Return how many groups have a share within, below and above a band, ends within."""
        if not self._labels:
            return {"within": 0, "below": 0, "above": 0}
        found = self._value.groups_in(low, high)
        return dict(zip(("within", "below", "above"), found, strict=True))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Coverage):
            return NotImplemented
        return (self._value, self._labels) == (other._value, other._labels)

    def __hash__(self) -> int:
        return hash((self._value, self._labels))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._value, self._labels)

    def __repr__(self) -> str:
        groups = f", {len(self._labels)} groups" if self._labels else ""
        return f"Coverage: {self.pooled}{groups}"

    def __str__(self) -> str:
        return _text_table(self.HEADS, self._rows())

    def _repr_html_(self) -> str:
        from attain.html import table

        return table(self.HEADS, self._rows())

    def _rows(self) -> list[list[str]]:
        """Return the cells of every group and of all."""
        named = [*self.groups.items(), ("all", self.pooled)]
        return [
            [str(label), f"{g.count:,}", f"{g.inside:,}", percent(g.share), _interval(g.interval)]
            for label, g in named
        ]

    def to_frame(self) -> pd.DataFrame:
        """Return one row a group: group, count, inside, share, share_low, share_high.

        Without groups the one row is that of all outcomes, under the label "all".
        """
        from attain.frame import make

        return make(
            [
                {
                    "group": label,
                    "count": g.count,
                    "inside": g.inside,
                    "share": g.share,
                    "share_low": g.interval[0],
                    "share_high": g.interval[1],
                }
                for label, g in (self.groups or {"all": self.pooled}).items()
            ]
        )


class Recalibration(Face):
    """Monotone map from stated to corrected probabilities; made by `scores.recalibration`.

    >>> from attain import scores
    >>> years = [2011, 2012, 2013, 2014, 2015]
    >>> float(scores.recalibration([0.1, 0.3, 0.5, 0.7, 0.9], by=years)(0.5))
    0.5833333333333334
    """

    __slots__ = ()

    knots: Field[list[float]] = Field("Corrected probabilities of 0, 1/k, ..., 1.")

    def __call__(self, u: ArrayLike) -> Any:
        """Return the corrected probabilities of stated ones, of the same shape."""
        array = numbers("u", u)
        return shaped(self._value.map(array.ravel()), array.shape)

    def inverse(self, p: ArrayLike) -> Any:
        """Return the stated probabilities whose corrected ones are p, of the same shape."""
        array = numbers("p", p)
        return shaped(self._value.inverse(array.ravel()), array.shape)

    def _identity(self) -> object:
        return hash(self._value)

    def __repr__(self) -> str:
        return repr(self._value)

    def _repr_html_(self) -> str:
        from attain.html import table

        shown = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
        return table(
            ("stated", "corrected"), [(percent(u), percent(float(self(u)))) for u in shown]
        )
