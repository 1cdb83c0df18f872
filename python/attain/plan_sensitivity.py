# SPDX-License-Identifier: Apache-2.0
"""What the answers of a scenario hang on: Sobol' indices of every target from one design."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from attain._core import study
from attain.columns import word
from attain.errors import InvalidInput, NotFound
from attain.listing import nearest
from attain.recorded import Recorded
from attain.run import DRAWS, SEED, processors
from attain.scenario import scenario_of
from attain.tables import Column, Table
from attain.text import MISSING, money, percent, shorten, text_table

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from attain._core.study import Attribution as AttributionValue
    from attain.plan import Plan
    from attain.scenario import Scenario

METHODS = ("sobol",)
ELSEWHERE = ("morris", "pawn", "delta", "shapley", "given-data")
BY = ("layer", "group", "lever", "mark", "parameter", "indicator")
USUAL = ("layer", "group", "lever", "mark")
EXPECTED = "expected reached"

_COLUMNS = (
    Column("factor", "factor", "text"),
    Column("kind", "kind", "text"),
    Column("first", "first", "share"),
    Column("first_std_error", "±", "share"),
    Column("total", "total", "share"),
    Column("total_std_error", "±", "share"),
)


class Sensitivity(Recorded):
    """Shares of the variance of every answer, by factor. Made by `attain.sensitivity`.

    ``first`` is what would go if the factor alone became known, ``total`` what would be left if
    everything but the factor were known; total less first is interaction. Totals of factors that
    work together overlap.
    """

    __slots__ = ()

    _kind = "sensitivity"
    _value: AttributionValue

    @staticmethod
    def _json(value: AttributionValue) -> str:
        return study.attribution_json(value)

    @property
    def factors(self) -> Table:
        """Factors: kind, id, what it is, and how many streams of draws it has."""
        columns = (
            Column("id", "factor", "text"),
            Column("kind", "kind", "text"),
            Column("name", "what", "text"),
            Column("streams", "streams", "count"),
        )
        return Table("factors", columns, self._record["factors"])

    @property
    def targets(self) -> list[str]:
        """Ids of the answers: targets, then ``expected reached``."""
        return [str(row["id"]) for row in self._record["targets"]]

    @property
    def converged(self) -> bool:
        """Whether every share has a standard error of at most the tolerance."""
        return all(row["converged"] for row in self._record["targets"])

    @property
    def draws_needed(self) -> int:
        """Draws in all that the answers need to converge; 0 where they have."""
        return max((int(row["draws_needed"]) for row in self._record["targets"]), default=0)

    @property
    def verdict(self) -> str:
        """``converged``, or about how many draws are needed."""
        if self.converged:
            return "converged"
        waiting = [row["id"] for row in self._record["targets"] if not row["converged"]]
        return shorten(
            f"not converged for {', '.join(waiting)}: about {money(self.draws_needed, 2)} draws "
            "needed",
            160,
        )

    def __getitem__(self, target: str) -> Table:
        """Return the shares of one answer: of the outcome, else of the log level when due."""
        return self.shares(target)

    def shares(self, target: str, *, year: int | None = None, by: str | None = None) -> Table:
        """Return the shares of one answer by factor.

        Parameters
        ----------
        target
            Id of a target, or ``"expected reached"``.
        year
            Shares of the log level at the end of this year. None: of the 0/1 outcome, or of the log
            level in the due year where the outcome is the same in every draw.
        by
            Only factors of this kind.

        Raises
        ------
        attain.NotFound
            No such target, year or kind of factor.
        """
        row = self._row(target)
        if by is not None:
            word("kind of factor", by, BY)
        what = "outcome"
        shares = row["shares"]
        if year is not None or not shares:
            wanted = row["due"] if year is None else year
            found = [one for one in row["years"] if one["year"] == wanted]
            if not found and year is not None:
                years = ", ".join(str(one["year"]) for one in row["years"]) or "none"
                raise NotFound(f"{target} has no log level at the end of {year} (it has: {years})")
            shares = found[0]["shares"] if found else []
            what = f"log level {wanted}"
        kept = [one for one in shares if by is None or one["kind"] == by]
        return Table(f"{target}: shares of the variance of the {what}", _COLUMNS, kept)

    def to_frame(self) -> pd.DataFrame:
        """Return a tidy pandas frame: one row for each answer, figure, year and factor.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.frame import make

        records = []
        for row in self._record["targets"]:
            same = {"target": row["id"], "indicator": row["indicator"], "due": row["due"]}
            for one in row["shares"]:
                records.append({**same, "figure": "outcome", "year": row["due"], **one})
            for at in row["years"]:
                for one in at["shares"]:
                    records.append({**same, "figure": "log level", "year": at["year"], **one})
        return make(records)

    def plot(
        self,
        target: str | None = None,
        *,
        by: str = "group",
        year: int | None = None,
        ax: Axes | None = None,
        language: str = "both",
    ) -> Axes:
        """Draw the shares of one answer, the largest first: first-order inside total.

        Parameters
        ----------
        target
            Id of an answer; default: the last, ``"expected reached"`` where it is there.
        by
            Kind of factor.
        year
            As in `shares`.
        ax
            Axes to draw on; new ones by default.
        language
            ``"both"``, ``"zh"`` or ``"en"``: the language of the names.

        Raises
        ------
        attain.MissingInput
            matplotlib is not installed.
        """
        from attain.plot_sensitivity import plot_tornado

        return plot_tornado(self, target or self.targets[-1], by, year, ax=ax, language=language)

    def plot_years(
        self,
        target: str,
        *,
        by: str = "group",
        ax: Axes | None = None,
        language: str = "both",
    ) -> Axes:
        """Draw total shares of the log level as a heat map: factors down, years across."""
        from attain.plot_sensitivity import plot_years

        return plot_years(self, target, by, ax=ax, language=language)

    def plot_convergence(
        self,
        target: str | None = None,
        *,
        by: str = "group",
        ax: Axes | None = None,
        language: str = "both",
    ) -> Axes:
        """Draw total shares from the first draws on, one line a factor."""
        from attain.plot_sensitivity import plot_convergence

        return plot_convergence(self, target or self.targets[-1], by, ax=ax, language=language)

    def _row(self, target: str) -> dict[str, Any]:
        for row in self._record["targets"]:
            if row["id"] == target:
                found: dict[str, Any] = row
                return found
        raise NotFound(f"there is no answer '{target}'{nearest(str(target), self.targets)}")

    def _title(self) -> str:
        return f"sensitivity {self._plan.id}"

    def _identity(self) -> object:
        return self.scenario, self.as_of

    def __repr__(self) -> str:
        return shorten(
            f"Sensitivity of {len(self.targets)} answers of '{self.scenario}' to "
            f"{len(self._record['factors'])} factors: {self.verdict}",
            100,
        )

    def _overview(self) -> tuple[list[str], list[list[str]]]:
        """Return heads and cells of the table of all answers."""
        factors = self._record["factors"]
        marks = [f["id"] for f in factors if f["kind"] == "mark" and len(f["id"]) == 1]
        heads = ["answer", "value", "not known", "yearly noise", "most on", "its total"]
        heads += [f"mark {mark}" for mark in marks]
        rows = []
        for row in self._record["targets"]:
            table = self.shares(row["id"])
            if not len(table):
                continue
            total = {(one["kind"], one["factor"]): one["total"] for one in table}
            groups = [one for one in table if one["kind"] == "group"]
            best = max(groups, key=lambda one: float(one["total"]), default=None)
            value = row["value"]
            shown = MISSING if value is None else f"{value:.2f}"
            if value is not None and row["id"] != EXPECTED:
                shown = percent(value)
            rows.append(
                [
                    row["id"],
                    shown,
                    percent(total.get(("layer", "parameters")), 0),
                    percent(total.get(("layer", "noise")), 0),
                    best["factor"] if best else MISSING,
                    percent(best["total"] if best else None, 0),
                    *[percent(total.get(("mark", mark)), 0) for mark in marks],
                ]
            )
        return heads, rows

    def _tables(self) -> list[tuple[str, list[str], list[list[str]]]]:
        heads, rows = self._overview()
        still = len(self.targets) - len(rows)
        left = f" ({still} that never vary or have no probability are left out)" if still else ""
        shown = [(f"Total shares of the variance of each answer{left}", heads, rows)]
        if len(self.targets) <= 2:
            for target in self.targets:
                table = self.shares(target)
                more, cells = table.cells()
                shown.append((table._title, more, cells))
        return shown

    def _head(self) -> str:
        return (
            f"What '{self.scenario}' of {self._plan.id} hangs on, as of {self.as_of}: "
            f"{self._record['draws']:,} draws, {self.verdict}"
        )

    def _text(self, width: int) -> str:
        lines = [shorten(self._head(), 2 * width), *self.labels]
        for title, heads, rows in self._tables():
            lines += ["", title, text_table(heads, rows)]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from html import escape

        from attain.html import notes, table

        parts = [f'<div class="a-title">{escape(self._head())}</div>', notes(self.labels)]
        parts += [table(heads, rows, caption=title) for title, heads, rows in self._tables()]
        return "".join(parts)


def sensitivity(
    scenario: Scenario | Plan,
    *,
    of: str | Sequence[str] | None = None,
    method: str = "sobol",
    by: str | Sequence[str] = USUAL,
    tolerance: float = 0.01,
    as_of: int | str | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    threads: int | None = None,
    progress: Any = None,
) -> Sensitivity:
    """Ask what the answers of a scenario hang on.

    All answers come from one design: the run itself, and for each factor one arm with it drawn anew
    and one with everything else drawn anew, on the same draws. Figures are the 0/1 outcome of each
    target, the log level of its indicator year by year, and the number of headline targets reached.

    Parameters
    ----------
    scenario
        A scenario, or a plan, which stands for its ``trend``.
    of
        Target, indicator or ``"expected reached"``, or several; None: everything.
    method
        ``"sobol"``: first-order and total indices by pick-freeze. Others work on arrays and are
        refused here.
    by
        How draws are split into factors, one or several of ``"layer"`` (what we do not know; what
        varies from year to year), ``"group"`` (parts of the model), ``"lever"``, ``"mark"``
        (evidence: A, B, C, J, U), ``"parameter"`` (of levers) and ``"indicator"``.
    tolerance
        Standard error of a share that counts as converged.
    as_of, draws, seed, threads, progress
        As in `attain.Plan.forecast`.

    Returns
    -------
    Sensitivity
        Every share with its jackknife error.

    Raises
    ------
    attain.NotFound
        No such target, indicator or kind of factor; the message names the nearest.
    attain.InvalidInput
        An unknown method, too few draws, a tolerance out of range.
    """
    from attain.progress import shown

    arm = scenario_of(scenario, "sensitivity")
    if method not in METHODS:
        if method in ELSEWHERE:
            raise InvalidInput(
                f"sensitivity of a plan does not do '{method}', which works on arrays of factors "
                "and outputs; 'sobol' splits the plan's own draws"
            )
        hint = nearest(str(method), (*METHODS, *ELSEWHERE))
        raise InvalidInput(f"method may be 'sobol'; got {method!r}{hint}")
    kinds = [by] if isinstance(by, str) else list(by)
    asked = [] if of is None else [of] if isinstance(of, str) else list(of)
    plan = arm._plan
    with shown(progress, what=f"sensitivity of {plan.id}") as report:
        value = study.attribution_of(
            plan,
            arm._value,
            of=asked,
            by=kinds,
            tolerance=tolerance,
            as_of=str(plan.base_year if as_of is None else as_of),
            draws=draws,
            seed=seed,
            threads=processors() if threads is None else threads,
            progress=report,
        )
    return Sensitivity(plan, value)
