# SPDX-License-Identifier: Apache-2.0
"""Evaluations: what came of each target, and how what is open stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from attain._core import io
from attain.face import Face, Field
from attain.progress_methods import CagrTrend, Methods, methods_from
from attain.rows import Rows
from attain.text import number, probability, shorten

if TYPE_CHECKING:
    import pandas as pd

    from attain._core.core import Name
    from attain._core.study import Evaluation as EvaluationValue
    from attain._core.study import EvaluationRow as RowValue

Dated = tuple[float, float]


@dataclass(frozen=True)
class Totals:
    """Counts over targets, each sentence of the document once."""

    targets: int
    """Those that could be judged: with a number or a direction."""
    observed: int
    """Reached or missed."""
    reached: int
    open: int
    not_observed: int
    """Due, and a year that decides was not observed."""
    standing: dict[str, int]
    """Targets by word, from ``ahead of schedule`` to ``behind``."""
    median_ratio: float | None
    """Achieved over target, of those observed."""
    smallest_ratio: float | None
    largest_ratio: float | None

    def __str__(self) -> str:
        return f"reached {self.reached} of {self.observed} observed, of {self.targets}"

    def _repr_html_(self) -> str:
        from html import escape

        words = ", ".join(f"{count} {word}" for word, count in self.standing.items() if count)
        return f"<div>{escape(str(self))}{escape('; ' + words) if words else ''}</div>"


class EvaluationRow(Face):
    """One target as it stands. Figures are in `unit`, times in years (2024-03 is 2023.25)."""

    __slots__ = ()

    _value: RowValue

    id: Field[str] = Field("Id of the target.")
    indicator: Field[str] = Field("Id of its indicator.")
    name: Field[Name] = Field("Name of the indicator, with ``.zh`` and ``.en``.")
    event: Field[str] = Field("Kind of event.")
    comparator: Field[str | None] = Field("``>=``, ``>``, ...; None for a direction.")
    value: Field[float | None] = Field("Value asked for.")
    value_max: Field[float | None] = Field("Upper end of a range.")
    unit: Field[str] = Field("Unit of the value.")
    due: Field[int] = Field("Year at whose end the target is due.")
    window: Field[tuple[int, int] | None] = Field("Years it looks at, both ends included.")
    attribute: Field[str] = Field("``expected``, ``binding`` or ``none``.")
    soft: Field[bool] = Field("Only striven for (力争).")
    headline: Field[bool] = Field("Counted among the headline targets.")
    past: Field[bool] = Field("Was due before the plan's period.")
    quote: Field[str] = Field("Words of the document.")
    outcome: Field[str] = Field("``reached``, ``missed``, ``open``, ``not observed``, ...")
    outcome_zh: Field[str] = Field("已实现, 未实现, 未到期, 无数据, 无数值.")
    reason: Field[str] = Field("Why there is no outcome.")
    base_year: Field[int] = Field("Year that progress is measured from.")
    base: Field[Dated | None] = Field("(time, value) observed there, unit of the indicator.")
    latest: Field[Dated | None] = Field("(time, value) last observed up to the due date.")
    achieved: Field[float | None] = Field("What stands against the value asked for.")
    achieved_reason: Field[str] = Field("Why there is none.")
    ratio: Field[float | None] = Field("Achieved over the value asked for.")
    ratio_reason: Field[str] = Field("Why there is none.")
    standing: Field[str | None] = Field("``ahead of schedule``, ``faster than expected``, ...")
    standing_zh: Field[str | None] = Field("提前实现, 快于预期, 基本符合, 滞后.")
    standing_reason: Field[str] = Field("Why there is no word.")
    methods_reason: Field[str] = Field("Why no method applies.")
    probability: Field[float | None] = Field("Of the forecast beside; None for a known outcome.")
    std_error: Field[float | None] = Field("Its Monte Carlo standard error.")
    low: Field[float | None] = Field("Lower end of its 95 % interval.")
    high: Field[float | None] = Field("Upper end of its 95 % interval.")

    @property
    def methods(self) -> Methods | None:
        """Every progress method (`attain.progress_methods`); None where none applies."""
        found = self._value.methods
        return None if found is None else methods_from(found)

    @property
    def growth(self) -> CagrTrend | None:
        """Growth of a direction without a number, by Open SDG's edges."""
        found = self._value.growth
        return None if found is None else CagrTrend(**found)

    def __repr__(self) -> str:
        parts = [f"{self.id}: {self.outcome} {self.outcome_zh}"]
        if self.achieved is not None and self.value is not None:
            asked = f"{self.comparator} {number(self.value)} {self.unit}".rstrip()
            parts.append(f"{number(self.achieved)} against {asked}")
        if self.standing:
            parts.append(f"{self.standing} {self.standing_zh}")
        if self.probability is not None:
            parts.append(f"P {probability(self.probability, self.std_error)[0]}")
        return shorten(", ".join(parts), 100)

    def _repr_html_(self) -> str:
        from attain.html_evaluation import row_html

        return row_html(self)


class Evaluation(Rows[EvaluationRow]):
    """How a plan's targets stand: what was reached, what is on its way.

    A sequence of rows that can be looked up by target id; past targets are among them. It displays
    itself in a notebook and a terminal.
    """

    __slots__ = ()

    _kind = "evaluation"
    _saved_width = 140
    _value: EvaluationValue

    base_year: Field[int | None] = Field("Year asked for to measure from; None: the plan's own.")
    labels: Field[list[str]] = Field("What a reader must know of the forecast beside.")

    def __init__(self, value: Any) -> None:
        super().__init__(value, {row.id: EvaluationRow(row) for row in value.rows})

    def __reduce__(self) -> tuple[Any, ...]:
        return Evaluation, (self._value,)

    @property
    def headline(self) -> Totals:
        """Counts over the headline targets."""
        return Totals(**self._value.totals["headline"])

    @property
    def others(self) -> Totals:
        """Counts over the other targets of the period: soft ones, stages, parts."""
        return Totals(**self._value.totals["others"])

    @property
    def past(self) -> Totals:
        """Counts over targets that were due before the plan's period."""
        return Totals(**self._value.totals["past"])

    def to_json(self) -> str:
        """Return the documented JSON object, the same bytes as ``attain evaluate --json``."""
        return io.evaluation_json(self._value)

    def to_frame(self) -> pd.DataFrame:
        """Return a tidy pandas frame: one row a target, columns named as in the JSON.

        Nested names are joined by dots: ``name.zh``, ``latest.value``, ``time.pace``,
        ``cagr.ratio``, ``unsd.ratio``, ``escap.status``. Absent figures are missing values.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        import json

        from attain.frame import make

        return make([_flat(target) for target in json.loads(self.to_json())["targets"]])

    def _identity(self) -> object:
        return self.plan_hash, self.data_hash, self.as_of

    def __repr__(self) -> str:
        return shorten(f"Evaluation of {self.plan} as of {self.as_of}: {self.headline}", 100)

    def _text(self, width: int) -> str:
        return io.evaluation_text(self._value, width)

    def _repr_html_(self) -> str:
        from attain.html_evaluation import evaluation_html

        return evaluation_html(self)


def _flat(target: dict[str, Any]) -> dict[str, Any]:
    """Return a target of the JSON object as one record; methods come without their prefix."""
    nested = {
        "name": ("zh", "en"),
        "base": ("year", "value"),
        "latest": ("year", "value"),
        "growth": ("growth", "verdict"),
    }
    methods = {
        "time": ("completion", "geometric", "elapsed", "pace"),
        "cagr": ("observed", "required", "ratio", "verdict"),
        "unsd": ("expected", "ratio", "verdict"),
        "escap": ("status", "line"),
    }
    out: dict[str, Any] = {}
    for key, value in target.items():
        if key == "methods":
            for name, parts in methods.items():
                found = (value or {}).get(name, {})
                out |= {f"{name}.{part}": found.get(part) for part in parts}
        elif key in nested:
            out |= {f"{key}.{part}": (value or {}).get(part) for part in nested[key]}
        elif key != "reasons":
            out[key] = value
    return out
