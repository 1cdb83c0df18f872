# SPDX-License-Identifier: Apache-2.0
"""The result of scenario discovery: boxes, in words, tables, pictures and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

from attain.discovery_box import Figures, Input, Limit, Step, joined, shares
from attain.errors import InvalidInput, NotFound
from attain.listing import nearest
from attain.result import Result
from attain.tables import Column, Table
from attain.text import percent

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from matplotlib.axes import Axes
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Box:
    """A box of inputs in which cases of interest are dense. Immutable.

    Attributes
    ----------
    limits : tuple of Limit
        One for each input, also those that the box leaves free.
    figures, held_out : Figures
        ``coverage``, ``density`` and ``mass``: on the cases of the search, which flatter, and
        summed over folds on cases that the search did not see; None without folds.
    trajectory : tuple of Step
        Boxes from all cases to the smallest one by peels, then what refined the chosen one.
    chosen : int
        Place of the chosen peel in the trajectory.
    overlap : float
        Mean over searches on halves of the cases: cases in both boxes over cases in either.
    """

    limits: tuple[Limit, ...]
    figures: Figures
    held_out: Figures | None
    trajectory: tuple[Step, ...]
    chosen: int
    overlap: float | None
    outcome: str
    noun: str

    @property
    def coverage(self) -> float:
        """Share of all cases of interest that lie in the box, on the cases of the search."""
        return self.figures.coverage

    @property
    def density(self) -> float:
        """Share of the cases in the box that are of interest, on the cases of the search."""
        return self.figures.density

    @property
    def restricted(self) -> list[str]:
        """Names of the inputs that the box limits, the least likely by chance first."""
        return [limit.input.name for limit in self._sorted()]

    def __getitem__(self, name: str) -> Limit:
        """Return the limit of an input.

        Raises
        ------
        attain.NotFound
            There is no such input; the nearest is named.
        """
        for limit in self.limits:
            if limit.input.name == name:
                return limit
        names = [limit.input.name for limit in self.limits]
        raise NotFound(f"there is no input '{name}'{nearest(name, names)}")

    def _sorted(self) -> list[Limit]:
        found = [limit for limit in self.limits if limit.is_restricted]
        return sorted(found, key=lambda limit: 1.0 if limit.quasi_p is None else limit.quasi_p)

    @property
    def sentence(self) -> str:
        """The box in one sentence, with what it was on held-out cases."""
        when = joined([limit.words for limit in self._sorted()])
        text = f"{self.outcome} mainly when {when}: {shares(self.figures, self.noun)}"
        if self.held_out is None:
            return text
        held = f"{percent(self.held_out.coverage, 0)}, {percent(self.held_out.density, 0)}"
        return f"{text} (on held-out cases {held})"

    def inside(self, table: Any) -> NDArray[np.bool_]:
        """Return which rows of a frame or mapping of columns lie in the box.

        Raises
        ------
        attain.NotFound
            A column that the box limits is missing.
        """
        import numpy as np

        from attain.columns import columns_of

        limits = self._sorted()
        columns = columns_of(table, [one.input.name for one in limits], what="table")
        out = np.ones(len(next(iter(columns.values()))), dtype=np.bool_)
        for limit in limits:
            out &= limit.admits(columns[limit.input.name])
        return out

    def table(self) -> Table:
        """Return the limits, one row a restricted input, with quasi-p and stability."""
        columns = [
            Column("input", "input", "text"),
            Column("limit", "limit", "text"),
            Column("quasi_p", "quasi-p"),
            Column("low_share", "from below in", "share"),
            Column("high_share", "from above in", "share"),
        ]
        rows = [limit.record() | {"limit": limit.words} for limit in self._sorted()]
        return Table(self.sentence, columns, rows)

    def steps(self) -> Table:
        """Return the trajectory: one row a step with coverage, density, mass."""
        columns = [
            Column("step", "step", "count"),
            Column("kind", "what", "text"),
            Column("input", "input", "text"),
            Column("coverage", "coverage", "share"),
            Column("density", "density", "share"),
            Column("mass", "mass", "share"),
            Column("restricted", "inputs", "count"),
            Column("chosen", "chosen", "text"),
        ]
        rows = [step.record(k, self.chosen) for k, step in enumerate(self.trajectory)]
        return Table("Boxes on the way", columns, rows)

    def at(self, step: int) -> Box:
        """Return the box of another step of the trajectory, without held-out figures.

        Raises
        ------
        attain.InvalidInput
            There is no such step.
        """
        if not 0 <= step < len(self.trajectory):
            raise InvalidInput(f"step must be 0 to {len(self.trajectory) - 1}; got {step}")
        there = self.trajectory[step]
        return Box(
            there.limits, there.figures, None, self.trajectory, step, None, self.outcome, self.noun
        )

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True)
class Found:
    """What a search found, as plain values."""

    method: str
    outcome: str
    noun: str
    inputs: tuple[Input, ...]
    cases: int
    hits: int
    boxes: tuple[Box, ...]
    settings: tuple[tuple[str, Any], ...]
    notes: tuple[str, ...] = ()


class Discovery(Result, Sequence[Box]):
    """Boxes found by `attain.discover`, the first the best. Immutable; displays itself."""

    __slots__ = ()

    _kind: ClassVar[str] = "discovery"
    _value: Found

    @property
    def boxes(self) -> list[Box]:
        """Boxes in the order found."""
        return list(self._value.boxes)

    @property
    def cases(self) -> int:
        """Number of cases."""
        return self._value.cases

    @property
    def hits(self) -> int:
        """Number of cases of interest."""
        return self._value.hits

    @property
    def inputs(self) -> list[str]:
        """Names of the inputs looked at."""
        return [one.name for one in self._value.inputs]

    @property
    def settings(self) -> dict[str, Any]:
        """Settings of the search, defaults included."""
        return dict(self._value.settings)

    @property
    def notes(self) -> list[str]:
        """What a reader must know."""
        return list(self._value.notes)

    @property
    def sentence(self) -> str:
        """The first box in one sentence, or that there is none."""
        if self._value.boxes:
            return self._value.boxes[0].sentence
        share = percent(self.hits / self.cases, 0)
        return (
            f"{self._value.outcome} in {share} of {self.cases:,} cases; "
            "no box of inputs sets them apart"
        )

    def __len__(self) -> int:
        return len(self._value.boxes)

    def __getitem__(self, at: Any) -> Any:
        return self._value.boxes[at]

    def __iter__(self) -> Iterator[Box]:
        return iter(self._value.boxes)

    def _identity(self) -> object:
        return (self._value.outcome, self._value.cases, self._value.hits)

    def to_frame(self) -> pd.DataFrame:
        """Return one row for each box and restricted input, figures of the box repeated.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.frame import make

        return make(
            [
                {"box": k, **_figures(box)} | limit.record()
                for k, box in enumerate(self._value.boxes, 1)
                for limit in box._sorted()
            ]
        )

    def to_json(self) -> str:
        """Return the documented JSON object, the same bytes as ``attain discover --json``."""
        from attain import __version__

        value = self._value
        found = {
            "attain": __version__,
            "kind": "discovery",
            "method": value.method,
            "outcome": value.outcome,
            "cases": value.cases,
            "hits": value.hits,
            "inputs": self.inputs,
            "settings": self.settings,
            "notes": self.notes,
            "sentence": self.sentence,
            "boxes": [
                {
                    "sentence": box.sentence,
                    **_figures(box),
                    "limits": [limit.record() for limit in box._sorted()],
                    "trajectory": list(box.steps()),
                }
                for box in value.boxes
            ],
        }
        return json.dumps(found, ensure_ascii=False, indent=2)

    def plot(self, *, box: int = 1, ax: Axes | None = None) -> Axes:
        """Draw one box: the range of each restricted input and the part inside.

        Parameters
        ----------
        box
            Number of the box, from 1.
        ax
            Axes to draw on; None for a new figure.

        Raises
        ------
        attain.InvalidInput
            There is no such box.
        attain.MissingInput
            matplotlib is not installed.
        """
        from attain.plot_discovery import plot_box

        return plot_box(self._box(box), ax=ax)

    def plot_trajectory(self, *, box: int = 1, ax: Axes | None = None) -> Axes:
        """Draw density against coverage along the trajectory, with the chosen box."""
        from attain.plot_discovery import plot_trajectory

        return plot_trajectory(self._box(box), ax=ax)

    def _box(self, number: int) -> Box:
        if not 1 <= number <= len(self):
            raise InvalidInput(f"box must be 1 to {len(self)}; got {number}")
        return self._value.boxes[number - 1]

    def __repr__(self) -> str:
        return f"Discovery: {len(self)} boxes of {len(self.inputs)} inputs, {self.cases:,} cases"

    def _text(self, width: int) -> str:
        lines = [
            f"{self._value.outcome}: {self.hits:,} of {self.cases:,} cases "
            f"({percent(self.hits / self.cases)}), {len(self.inputs)} inputs, {self._value.method}"
        ]
        if not self._value.boxes:
            lines.append(self.sentence)
        for box in self._value.boxes:
            lines += ["", str(box.table())]
            if box.overlap is not None:
                lines.append(f"the same box in halves of the cases: {percent(box.overlap, 0)}")
        lines += [f"note: {note}" for note in self.notes]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from attain.html import notes, table, wrap

        value = self._value
        head = (
            f'<div class="a-title">{escape(self.sentence)}</div>'
            f'<div class="a-sub">{value.hits:,} of {value.cases:,} cases · '
            f"{len(value.inputs)} inputs · {escape(value.method)}</div>"
        )
        tables = [table(*box.table().cells(), caption=box.sentence) for box in value.boxes]
        return wrap(head + "".join(tables) + notes(self.notes))


def _figures(box: Box) -> dict[str, Any]:
    held = box.held_out
    return {
        "coverage": box.figures.coverage,
        "density": box.figures.density,
        "mass": box.figures.mass,
        "held_out_coverage": held and held.coverage,
        "held_out_density": held and held.density,
        "overlap": box.overlap,
    }
