# SPDX-License-Identifier: Apache-2.0
"""Stress: each assumption moved to the ends of its range, each sentence read the other way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from attain._core import study
from attain.errors import NotFound
from attain.listing import nearest
from attain.plan_sensitivity import EXPECTED
from attain.recorded import Recorded
from attain.run import DRAWS, SEED, processors
from attain.scenario import scenario_of
from attain.tables import Column, Table
from attain.text import MISSING, number, percent, shorten, text_table

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from attain._core.study import StressTable
    from attain.plan import Plan
    from attain.scenario import Scenario

MOST = 20


class Stress(Recorded):
    """Assumptions ranked by what they could change. Made by `attain.stress`.

    Each assumption is held at its low and its high point in every draw, one at a time, on the same
    draws. Most changed verdicts stand first, then the largest change of a probability.
    """

    __slots__ = ()

    _kind = "stress"
    _value: StressTable

    @staticmethod
    def _json(value: StressTable) -> str:
        return study.stress_json(value)

    @property
    def targets(self) -> Table:
        """Answers before anything is moved: probability or number, and its verdict in words."""
        columns = (
            Column("id", "target", "text"),
            Column("due", "due", "text"),
            Column("value", "value"),
            Column("value_std_error", "±"),
            Column("verdict", "verdict", "text"),
        )
        return Table("as it is", columns, self._record["targets"])

    @property
    def rows(self) -> Table:
        """Assumptions in order: what, kind, range, mark, verdicts changed, largest change."""
        columns = (
            Column("what", "assumption", "text"),
            Column("kind", "kind", "text"),
            Column("low", "low"),
            Column("high", "high"),
            Column("causal", "mark", "text"),
            Column("verdicts", "verdicts changed", "text"),
            Column("largest", "largest change", "share"),
        )
        rows = [
            {**row, "verdicts": ", ".join(row["verdicts"]) or None}
            for row in self._record["assumptions"]
        ]
        return Table("assumptions", columns, rows)

    def __getitem__(self, what: str) -> Table:
        """Return what one assumption changes, target by target.

        Raises
        ------
        attain.NotFound
            No such assumption; the message names the nearest.
        """
        columns = (
            Column("target", "target", "text"),
            Column("low", "at the low point"),
            Column("low_std_error", "±"),
            Column("high", "at the high point"),
            Column("high_std_error", "±"),
        )
        known = [str(row["what"]) for row in self._record["assumptions"]]
        if what not in known:
            raise NotFound(f"there is no assumption '{what}'{nearest(str(what), known)}")
        return Table(what, columns, self._record["assumptions"][known.index(what)]["changes"])

    def to_frame(self) -> pd.DataFrame:
        """Return a tidy pandas frame: one row for each assumption and answer that it changes.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.frame import make

        records = []
        for row in self._record["assumptions"]:
            same = {"what": row["what"], "kind": row["kind"], "causal": row["causal"]}
            same |= {"low": row["low"], "high": row["high"], "unit": row["unit"]}
            for one in row["changes"]:
                records.append(
                    {
                        **same,
                        "target": one["target"],
                        "change_low": one["low"],
                        "change_low_std_error": one["low_std_error"],
                        "change_high": one["high"],
                        "change_high_std_error": one["high_std_error"],
                        "verdict_changes": one["target"] in row["verdicts"],
                    }
                )
        return make(records)

    def plot(
        self,
        target: str | None = None,
        *,
        most: int = 12,
        ax: Axes | None = None,
        language: str = "both",
    ) -> Axes:
        """Draw the changes of one answer as a tornado, the widest on top.

        Parameters
        ----------
        target
            Id of an answer; default: the last, ``"expected reached"`` where it is there.
        most
            Most assumptions to draw.
        ax
            Axes to draw on; new ones by default.
        language
            ``"both"``, ``"zh"`` or ``"en"``: the language of the names.

        Raises
        ------
        attain.NotFound
            No such answer; the message names the nearest.
        attain.MissingInput
            matplotlib is not installed.
        """
        from attain.plot_sensitivity import plot_stress

        known = [str(row["id"]) for row in self._record["targets"]]
        wanted = known[-1] if target is None else target
        if wanted not in known:
            raise NotFound(f"there is no answer '{wanted}'{nearest(str(wanted), known)}")
        return plot_stress(self, wanted, most, ax=ax, language=language)

    def _title(self) -> str:
        return f"stress {self._plan.id}"

    def _identity(self) -> object:
        return self.scenario, self.as_of

    def __repr__(self) -> str:
        rows = self._record["assumptions"]
        changed = sum(1 for row in rows if row["verdicts"])
        return shorten(
            f"Stress of '{self.scenario}': {len(rows)} assumptions, {changed} change a verdict", 100
        )

    def _table(self) -> tuple[list[str], list[list[str]]]:
        heads = ["assumption", "from", "to", "mark", "verdicts changed", "largest change", EXPECTED]
        cells = []
        for row in self._record["assumptions"][:MOST]:
            total = [one for one in row["changes"] if one["target"] == EXPECTED]
            moved = MISSING
            if total:
                low, high = (total[0][end] for end in ("low", "high"))
                ends = [f"{end:+.2f}" for end in (low, high) if end is not None]
                moved = " to ".join(ends).replace("-", "−")
            cells.append(
                [
                    shorten(row["what"], 44),
                    number(row["low"], 3) if row["low"] is not None else MISSING,
                    number(row["high"], 3) if row["high"] is not None else MISSING,
                    row["causal"] or "",
                    shorten(", ".join(row["verdicts"]) or "none", 26),
                    percent(row["largest"]),
                    moved,
                ]
            )
        return heads, cells

    def _head(self) -> str:
        point = percent(self._record["point"], 0)
        return (
            f"'{self.scenario}' of {self._plan.id} with each assumption at its {point} and "
            f"{percent(1 - self._record['point'], 0)} point, as of {self.as_of}, "
            f"{self._record['draws']:,} draws"
        )

    def _foot(self) -> str:
        left = len(self._record["assumptions"]) - MOST
        more = f"{left} more assumptions change less. " if left > 0 else ""
        return (
            f"{more}Low and high are in the parameter's unit; of growth and start in standard "
            "deviations of what is not known. Yearly noise is not moved."
        )

    def _text(self, width: int) -> str:
        heads, cells = self._table()
        table = text_table(heads, cells)
        return "\n".join([self._head(), *self.labels, "", table, "", self._foot()])

    def _repr_html_(self) -> str:
        from html import escape

        from attain.html import notes, table

        heads, cells = self._table()
        return (
            f'<div class="a-title">{escape(self._head())}</div>{notes(self.labels)}'
            f"{table(heads, cells)}<div>{escape(self._foot())}</div>"
        )


def stress(
    scenario: Scenario | Plan,
    *,
    of: str | Sequence[str] | None = None,
    point: float = 0.05,
    as_of: int | str | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    threads: int | None = None,
    progress: Any = None,
) -> Stress:
    """Move each assumption to its 5 % and 95 % point and read each sentence the other way.

    Parameters
    ----------
    scenario
        A scenario, or a plan, which stands for its ``trend``.
    of
        Target or several; None: all headline targets with a probability, and their number.
    point
        Probability of the low point; the high one is as far from the other end. In (0, 1/2).
    as_of, draws, seed, threads, progress
        As in `attain.Plan.forecast`.

    Returns
    -------
    Stress
        Assumptions ranked by verdicts changed, then by the largest change of a probability, each
        with its paired error.

    Raises
    ------
    attain.NotFound
        No such target; the message names the nearest.
    attain.MissingInput
        A target that was asked for has no probability.
    """
    from attain.progress import shown

    arm = scenario_of(scenario, "stress")
    plan = arm._plan
    with shown(progress, what=f"stress of {plan.id}") as report:
        value = study.stress(
            plan,
            arm._value,
            of=[] if of is None else [of] if isinstance(of, str) else list(of),
            point=point,
            as_of=str(plan.base_year if as_of is None else as_of),
            draws=draws,
            seed=seed,
            threads=processors() if threads is None else threads,
            progress=report,
        )
    return Stress(plan, value)
