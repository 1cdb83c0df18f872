# SPDX-License-Identifier: Apache-2.0
"""Scenarios: named settings of a plan's levers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attain.errors import InvalidInput
from attain.face import Face, Field
from attain.text import number, shorten

if TYPE_CHECKING:
    from attain._core.core import Name
    from attain._core.plans import Plan as PlanValue
    from attain._core.plans import Scenario as ScenarioValue

Schedule = Mapping[int | str, float] | float
"""Setting by date, or one setting: the value at the end of the plan."""


class Scenario(Face):
    """Named settings of levers; what is not set stays at its reference.

    Immutable: `set` returns a new scenario. Made by `attain.Plan.scenario`.
    """

    __slots__ = ("_plan",)

    _value: ScenarioValue

    id: Field[str] = Field("Name of the scenario, as given or as in the plan file.")
    name: Field[Name] = Field("Name in the plan file, with ``.zh`` and ``.en``; may be empty.")

    def __init__(self, plan: PlanValue, value: ScenarioValue) -> None:
        super().__init__(value)
        self._plan = plan

    @property
    def settings(self) -> dict[str, dict[str, float]]:
        """Schedules set, by lever: date (``"2021"`` or ``"2021-07"``) to setting."""
        return {lever: dict(schedule) for lever, schedule in self._value.settings.items()}

    def set(self, lever: str, schedule: Schedule) -> Scenario:
        """Return this scenario with one lever set.

        Parameters
        ----------
        lever
            Id of a quantified lever of the plan.
        schedule
            Settings by date, in the lever's unit: keys are years (``2021``) or months
            (``"2021-07"``). Rates hold from the first day of their key; counts are year-end
            values and ramp between them. A single number is the value at the plan's end.

        Returns
        -------
        Scenario
            A new scenario; this one is unchanged.

        Raises
        ------
        attain.NotFound
            The plan has no such lever; the message names the nearest.
        attain.InvalidInput
            A date or a setting is impossible for this lever.
        """
        dates: Mapping[int | str, float]
        dates = schedule if isinstance(schedule, Mapping) else {self._plan.end: schedule}
        if not dates:
            raise InvalidInput(f"the schedule of lever '{lever}' is empty; give at least one year")
        checked = {_date(lever, key): _setting(lever, key, dates[key]) for key in dates}
        value = self._plan.checked(self._value.set(lever, checked))
        return Scenario(self._plan, value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scenario):
            return NotImplemented
        return bool(self._value == other._value) and self._identity() == other._identity()

    __hash__ = Face.__hash__

    def _identity(self) -> object:
        return self.id, self._plan.plan_hash

    def __reduce__(self) -> tuple[Any, ...]:
        return Scenario, (self._plan, self._value)

    def _described(self) -> list[tuple[str, str]]:
        """Return each lever with its schedule as text."""
        return [
            (lever, ", ".join(f"{date}: {number(value, 6)}" for date, value in schedule.items()))
            for lever, schedule in self.settings.items()
        ]

    def __repr__(self) -> str:
        levers = "; ".join(f"{lever} {{{schedule}}}" for lever, schedule in self._described())
        settings = levers or "every lever at its reference"
        return shorten(f"Scenario {self.id!r} of plan {self._plan.id}: {settings}", 100)

    def _repr_html_(self) -> str:
        from attain.html import table

        rows = [list(row) for row in self._described()]
        if not rows:
            rows = [["every lever", "at its reference"]]
        return table(["lever", "schedule"], rows, caption=f"scenario {self.id}")


def _date(lever: str, key: object) -> str:
    """Return a schedule key as the text the core reads."""
    if isinstance(key, bool) or not (isinstance(key, str) or hasattr(key, "__index__")):
        raise InvalidInput(
            f"the schedule of lever '{lever}' has the key {key!r}; "
            'keys are years (2021) or months ("2021-07")'
        )
    return key if isinstance(key, str) else str(key.__index__())


def _setting(lever: str, key: object, value: object) -> float:
    """Return a setting as a float."""
    if isinstance(value, (bool, str)) or not hasattr(value, "__float__"):
        raise InvalidInput(
            f"the schedule of lever '{lever}' has the setting {value!r} at {key}; "
            "settings are numbers"
        )
    return float(value)
