# SPDX-License-Identifier: Apache-2.0
"""What a plan's answers rest on: every number that nobody observed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attain._core import io
from attain.records import records_csv, records_of
from attain.result import terminal_width
from attain.tables import Column, Table
from attain.text import display_width, shorten, text_table

if TYPE_CHECKING:
    from attain._core.plans import Plan as PlanValue

COLUMNS = (
    Column("id", "id", "text"),
    Column("what", "what it is", "text"),
    Column("unit", "unit", "text"),
    Column("value", "value", "text"),
    Column("causal", "mark", "text"),
    Column("read", "read", "text"),
    Column("source", "source", "text"),
    Column("known_from", "known from", "text"),
    Column("editable", "editable", "text"),
)
SHOWN = ("id", "value", "unit", "causal", "known_from", "what")
LEGEND = (
    "mark: how well an effect is identified: A, B causal; C no causal identification; J judgement; "
    "U your own; none: a plain number"
)


class Assumptions(Table):
    """Assumptions of a plan, one row each; look up by id: ``plan.assumptions()["x.y"]``.

    Rows are dicts: ``id``, ``what``, ``unit``, ``value`` (a number or a distribution as in a plan
    file), ``causal`` (evidence mark, empty for a plain number), ``read``,
    ``source``, ``known_from`` (year or None) and ``editable``.
    """

    def __init__(self, plan: PlanValue) -> None:
        self._plan = plan
        rows = [
            {column.key: getattr(one, column.key) for column in COLUMNS}
            for one in io.assumptions(plan)
        ]
        super().__init__(f"{len(rows)} assumptions of plan {plan.id}", COLUMNS, rows)

    def __reduce__(self) -> tuple[Any, ...]:
        return Assumptions, (self._plan,)

    def to_json(self) -> str:
        """Return the documented JSON object, the bytes of ``attain assumptions --json``."""
        from attain import __version__

        record = {
            "attain": __version__,
            "plan": self._plan.id,
            "plan_hash": self._plan.plan_hash,
            "assumptions": list(self),
        }
        return json.dumps(record, ensure_ascii=False, indent=2)

    def __repr__(self) -> str:
        return shorten(f"Assumptions: {self._title}", 100)

    def __str__(self) -> str:
        """Return the table for a terminal; sources are left to a notebook, a frame or the CSV.

        The id says whose number it is, so names are left out as well.
        """
        width = terminal_width()
        heads = {column.key: column.head for column in COLUMNS}
        rows = [[str(row[key] if row[key] is not None else "") for key in SHOWN] for row in self]
        used = [max(display_width(row[k]) for row in [list(SHOWN), *rows]) for k in range(5)]
        value = min(used[1], max(24, width - sum(used) + used[1] - 10 - 24))
        for row in rows:
            row[5] = row[5].rpartition(": ")[2]
            row[1] = shorten(row[1], value)
            row[5] = shorten(row[5], max(16, width - sum(used) + used[1] - value - 10))
        table = text_table([heads[key] for key in SHOWN], rows, left=len(SHOWN))
        return f"{self._title}\n{table}\n{LEGEND}"


def completed(table: Any, known: Assumptions) -> str:
    """Return a user's frame or dicts as CSV, with columns that a row lacks taken from the plan.

    Raises
    ------
    attain.InvalidInput
        `table` is neither.
    """
    rows = {row["id"]: row for row in known}
    records = records_of(table, "assumption")
    filled = [
        {**{column.key: None for column in COLUMNS}, **rows.get(record.get("id"), {}), **record}
        for record in records
    ]
    return records_csv(filled, "assumption", [column.key for column in COLUMNS])
