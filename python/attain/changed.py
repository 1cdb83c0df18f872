# SPDX-License-Identifier: Apache-2.0
"""What changed between two as-of points, split by reason."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from attain._core import study
from attain.face import Face, Field
from attain.rows import Rows
from attain.text import MISSING, difference, percent, probability, shorten

if TYPE_CHECKING:
    import pandas as pd

    from attain._core.core import Name
    from attain._core.study import Changed as ChangedValue
    from attain._core.study import ChangedRow as ChangedRowValue

REASONS = {"method": "方法", "time": "时间", "data": "新数据", "lever": "措施"}
"""Reasons in the order in which they are taken up."""


class ChangedRow(Face):
    """One target between two as-of points.

    A figure is a pair: value and standard error, 0 to 1. The parts add up to the total.
    """

    __slots__ = ()

    _value: ChangedRowValue

    id: Field[str] = Field("Id of the target.")
    name: Field[Name] = Field("Name of the indicator, with ``.zh`` and ``.en``.")
    headline: Field[bool] = Field("Whether joint answers count it.")
    before: Field[tuple[float, float] | None] = Field("Probability at the earlier point.")
    after: Field[tuple[float, float] | None] = Field("Probability at the later point.")
    before_state: Field[str] = Field("How it could be assessed at the earlier point.")
    after_state: Field[str] = Field("How it could be assessed at the later point.")
    parts: Field[dict[str, tuple[float, float]] | None] = Field(
        "Differences by ``method``, ``time``, ``data`` and ``lever``; None where it has no "
        "probability at some step."
    )
    total: Field[tuple[float, float] | None] = Field("Difference in all, with its paired error.")
    note: Field[str] = Field("Where there are no parts: the step that gave or took it.")

    def __repr__(self) -> str:
        ends = " → ".join(MISSING if p is None else percent(p[0]) for p in (self.before, self.after))
        parts = self.parts or {}
        split = ", ".join(f"{name} {difference(*part)}" for name, part in parts.items())
        return shorten(f"{self.id}: {ends}: {split or self.note}", 100)


    def _repr_html_(self) -> str:
        from attain.html import names, wrap

        parts = self.parts or {}
        cells = "".join(
            f"<tr><td>{escape(name)} {REASONS[name]}</td>"
            f'<td class="a-right">{difference(*part)}</td></tr>'
            for name, part in parts.items()
        )
        head = f"{names(self.name)} <small>{escape(self.id)}</small>"
        ends = f"{_chance(self.before)} → {_chance(self.after)}"
        return wrap(f"<div>{head} {ends}</div><table>{cells}</table><div>{escape(self.note)}</div>")


class Changed(Rows[ChangedRow]):
    """The change of each target's probability between two as-of points, by reason.

    The reasons are taken up in a fixed order on the same draws, and their parts add up to the
    total exactly: ``method`` (class constants cut at the later point instead of the earlier),
    ``time`` (the years that passed went exactly as the earlier median expected), ``data`` (actual
    figures in place of the expected ones), ``lever`` (the later scenario).
    """

    __slots__ = ()

    _kind = "change"
    _value: ChangedValue

    from_as_of: Field[str] = Field("The earlier point; ``as_of`` is the later one.")
    from_scenario: Field[str] = Field("Scenario at the earlier point.")
    to_scenario: Field[str] = Field("Scenario at the later point.")
    labels: Field[list[str]] = Field("Warnings that hold for one of the two boards.")
    joint: Field[dict[str, Any]] = Field(
        "Expected number of headline targets reached: ``before``, ``after``, ``parts``, ``total``, "
        "each value and standard error; ``counted`` targets have a probability at every step, and "
        "``by_assessability`` is what the others bring."
    )

    def __init__(self, value: ChangedValue) -> None:
        super().__init__(value, {row.id: ChangedRow(row) for row in value.rows})

    def to_json(self) -> str:
        """Return the documented JSON object, the same bytes as ``attain changed --json``."""
        return study.changed_json(self._value)

    def to_frame(self) -> pd.DataFrame:
        """Return a tidy pandas frame: one row a target, ``method``, ``time``, ``data``, ``lever``.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.frame import make

        def ends(name: str, pair: tuple[float, float] | None) -> dict[str, float | None]:
            value, error = pair if pair is not None else (None, None)
            return {name: value, f"{name}_std_error": error}

        records = []
        for row in self:
            record: dict[str, Any] = {
                "id": row.id,
                "name.zh": row.name.zh,
                "name.en": row.name.en,
                "headline": row.headline,
                "before_state": row.before_state,
                "after_state": row.after_state,
            }
            record |= ends("before", row.before)
            for reason in REASONS:
                record |= ends(reason, row.parts[reason] if row.parts else None)
            record |= ends("total", row.total) | ends("after", row.after)
            records.append(record | {"note": row.note})
        return make(records)

    def _identity(self) -> object:
        return self.plan_hash, self.data_hash, self.from_as_of, self.as_of, self.seed, self.draws

    def __repr__(self) -> str:
        before, after = self.joint["before"][0], self.joint["after"][0]
        text = (
            f"Changed from {self.from_as_of} to {self.as_of} on {self.plan}: expected number "
            f"reached {before:.2f} to {after:.2f}"
        )
        return shorten(text, 100)

    def _text(self, width: int) -> str:
        return study.changed_text(self._value, width)

    def _repr_html_(self) -> str:
        return changed_html(self)


def changed_html(changed: Changed) -> str:
    """Return what changed as a table."""
    from attain import wording
    from attain.html import names, notes, wrap

    reasons = list(REASONS)
    if changed.from_scenario == changed.to_scenario:
        reasons.remove("lever")
    heads = "".join(f'<th class="a-right">{reason} {REASONS[reason]}</th>' for reason in reasons)
    body = []
    for row in sorted(changed, key=lambda row: not row.headline):
        if row.before is None and row.after is None:
            continue
        asked, when = wording.asks(row._value)
        parts = "".join(f'<td class="a-right">{_points(row, reason)}</td>' for reason in reasons)
        body.append(
            f'<tr title="{escape(row.note)}"><td>{names(row.name)} <small>{escape(row.id)}</small>'
            f"</td><td>{escape(asked)} <small>{escape(when)}</small></td>"
            f'<td class="a-right">{_chance(row.before)}</td>{parts}'
            f'<td class="a-right">{_total(row)}</td><td class="a-right">{_chance(row.after)}</td>'
            "</tr>"
        )
    joint = changed.joint
    before, after = joint["before"], joint["after"]
    never = sum(row.before is None and row.after is None for row in changed)
    missing = f"{never} targets have no probability at either point. " if never else ""
    return wrap(
        f'<div><span class="a-title">{escape(changed.plan_name.en or changed.plan)}</span>'
        f'<span lang="zh">{escape(changed.plan_name.zh)}</span></div>'
        f'<div class="a-sub">what changed from {changed.from_as_of} '
        f"({escape(changed.from_scenario)}) to {changed.as_of} ({escape(changed.to_scenario)}) · "
        f"{changed.draws:,} draws, seed {changed.seed}</div>"
        f'<div class="a-joint">Expected number reached <b>{before[0]:.2f}</b> of '
        f"{joint['from_assessed']}, then <b>{after[0]:.2f}</b> of {joint['to_assessed']} "
        '<span class="a-sub">'
        + ", ".join(f"{r} {joint['parts'][r][0]:+.2f}" for r in reasons)
        + (
            f", by targets that got or lost a probability {joint['by_assessability']:+.2f}"
            if joint["by_assessability"]
            else ""
        )
        + "</span></div><table><thead><tr><th>Target 目标</th><th>Asks for 要求</th>"
        f'<th class="a-right">P {changed.from_as_of}</th>{heads}<th class="a-right">total</th>'
        f'<th class="a-right">P {changed.as_of}</th></tr></thead><tbody>{"".join(body)}</tbody>'
        f'</table><div class="a-small">{missing}Percentage points of probability ± the standard '
        "error of the paired draws; the parts add up to the total. Method: class constants cut at "
        "the later point; time: the years that passed went as the earlier median expected; data: "
        "actual figures in place of the expected ones; lever: the later scenario.</div>"
        + notes(changed.labels)
    )


def _chance(pair: tuple[float, float] | None) -> str:
    return MISSING if pair is None else probability(*pair)[0]


def _points(row: ChangedRow, reason: str) -> str:
    return MISSING if row.parts is None else difference(*row.parts[reason])


def _total(row: ChangedRow) -> str:
    return f"<small>{escape(row.note)}</small>" if row.total is None else difference(*row.total)
