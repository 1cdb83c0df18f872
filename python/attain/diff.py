# SPDX-License-Identifier: Apache-2.0
"""What differs between two scenarios."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attain._core import plans
from attain.errors import InvalidInput
from attain.tables import Column, Table

if TYPE_CHECKING:
    from attain._core.plans import Plan as PlanValue
    from attain.scenario import Scenario

AS_IN_THE_PLAN = "as in the plan"
AT_REFERENCE = "at its reference"


class Diff(Table):
    """What differs between two scenarios: one row for each lever and each parameter.

    Rows are dicts: ``what`` is the id of a lever or ``lever.parameter``, ``name`` what it is
    called, ``first`` and ``second`` its schedule or distribution in either scenario. Names and
    notes of the scenarios do not count.
    """

    def __init__(self, first: Scenario, second: Scenario) -> None:
        rows = [
            _row(first._plan, *difference)
            for difference in plans.differences(first._value, second._value)
        ]
        differs = f"{len(rows)} difference{'s' if len(rows) != 1 else ''}"
        columns = [
            Column("what", "lever or parameter", "text"),
            Column("name", "name", "text"),
            Column("first", first.id, "text"),
            Column("second", second.id, "text"),
        ]
        title = f"{second.id} against {first.id}: {differs if rows else 'no difference'}"
        super().__init__(title, columns, rows)
        self._ends = (first, second)

    def __reduce__(self) -> tuple[Any, ...]:
        return Diff, self._ends

    @property
    def first(self) -> str:
        """Name of the first scenario."""
        return self._ends[0].id

    @property
    def second(self) -> str:
        """Name of the second scenario."""
        return self._ends[1].id

    def to_json(self) -> str:
        """Return the documented JSON object, the same bytes as ``attain diff --json``."""
        from attain import __version__

        record = {
            "attain": __version__,
            "plan": self._ends[0]._plan.id,
            "first": self.first,
            "second": self.second,
            "differences": list(self),
        }
        return json.dumps(record, ensure_ascii=False, indent=2)

    def __repr__(self) -> str:
        whats = ", ".join(row["what"] for row in self)
        return f"Diff: {self._title}{': ' if whats else ''}{whats}"[:100]

    def __str__(self) -> str:
        return super().__str__() if len(self) else self._title

    def _repr_html_(self) -> str:
        from attain.html import wrap

        return super()._repr_html_() if len(self) else wrap(self._title)


def _row(plan: PlanValue, what: str, first: str, second: str) -> dict[str, Any]:
    """Return a difference with the name of its lever or parameter; nothing set is said in words."""
    id, _, parameter = what.partition(".")
    lever = next(lever for lever in plan.levers if lever.id == id)
    name = lever.name.en or lever.name.zh
    if parameter:
        name = next((one.name for one in lever.parameters if one.id == parameter), "")
    unset = AS_IN_THE_PLAN if parameter else AT_REFERENCE
    return {"what": what, "name": name, "first": first or unset, "second": second or unset}


def diff(first: Scenario, second: Scenario) -> Diff:
    """Return in what two scenarios of one plan differ.

    Parameters
    ----------
    first, second
        Scenarios of one plan.

    Returns
    -------
    Diff
        A table: prints itself, ``to_frame()``, ``to_json()``; its rows are dicts.

    Raises
    ------
    attain.InvalidInput
        They are no scenarios or belong to different plans.
    """
    from attain.scenario import Scenario

    for one in (first, second):
        if not isinstance(one, Scenario):
            raise InvalidInput(
                f"diff takes scenarios, such as plan.trend; got {type(one).__name__}"
            )
    if first._plan != second._plan:
        raise InvalidInput(
            f"scenario '{second.id}' belongs to plan '{second._plan.id}', but '{first.id}' to "
            f"'{first._plan.id}'; compare scenarios of one plan"
        )
    return Diff(first, second)
