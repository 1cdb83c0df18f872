# SPDX-License-Identifier: Apache-2.0
"""Schedules as a user writes them: dated settings, one number, or a shape by its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Union

from attain._core import levers
from attain.errors import InvalidInput, NotFound
from attain.listing import nearest

Schedule = Union[Mapping[Union[int, str], float], Mapping[str, Mapping[str, float]], float]
"""Setting by date; one setting, which is the value at the end of the plan; or a shape."""

SHAPES: dict[str, tuple[str, ...]] = {
    "ramp": ("from", "to", "first", "last"),
    "phase_out": ("from", "first", "last"),
    "build_out": ("start", "each", "first", "last"),
    "yearly_budget": ("amount", "first", "last"),
}
"""Shapes of schedules and what each needs.

``ramp``: a rate in equal yearly steps from ``from``, in force before ``first``, to ``to``, in
force from the first day of ``last``. ``phase_out``: a ramp to nothing. ``build_out``: ``each``
units a year on top of ``start`` at the ends of the years. ``yearly_budget``: ``amount`` in each
year, then none.
"""


def dated(schedule: Schedule, lever: str, end: int) -> dict[str, float]:
    """Return a schedule as settings by date, ``"2021"`` or ``"2021-07"``.

    Parameters
    ----------
    schedule
        As the user wrote it.
    lever
        Id of the lever, for messages.
    end
        Last year of the plan: the date of a single number.

    Raises
    ------
    attain.NotFound
        A shape or one of its words is unknown; the message names the nearest.
    attain.InvalidInput
        The schedule is empty, a key is no date or a setting no number.
    """
    if not isinstance(schedule, Mapping):
        return {str(end): _setting(lever, end, schedule)}
    if not schedule:
        raise InvalidInput(f"the schedule of lever '{lever}' is empty; give at least one year")
    if any(isinstance(value, Mapping) for value in schedule.values()):
        return _shaped(schedule, lever, end)
    return {_date(lever, key): _setting(lever, key, value) for key, value in schedule.items()}


def _shaped(schedule: Mapping[Any, Any], lever: str, end: int) -> dict[str, float]:
    """Return the settings of a shape."""
    if len(schedule) != 1:
        raise InvalidInput(f"the schedule of lever '{lever}' mixes a shape with other keys")
    ((shape, given),) = schedule.items()
    if shape not in SHAPES:
        raise NotFound(
            f"there is no shape '{shape}' for the schedule of lever '{lever}'"
            f"{nearest(str(shape), list(SHAPES))} (there are: {', '.join(SHAPES)})"
        )
    words = SHAPES[shape]
    for word in given:
        if word not in words:
            raise NotFound(
                f"the shape {shape} of lever '{lever}' has no '{word}'{nearest(str(word), words)} "
                f"(it has: {', '.join(words)})"
            )
    missing = [word for word in words if word not in given]
    if missing:
        raise InvalidInput(f"the shape {shape} of lever '{lever}' lacks {', '.join(missing)}")
    values: dict[str, Any] = {}
    for word in words:
        figure = _setting(lever, word, given[word])
        if word in ("first", "last"):
            if figure != int(figure):
                raise InvalidInput(
                    f"the shape {shape} of lever '{lever}' has {word} = {figure:g}; give a year"
                )
            values[word] = int(figure)
        else:
            values["start" if word == "from" else word] = figure
    if shape == "yearly_budget":
        values["end"] = end
    made: dict[str, float] = getattr(levers, shape)(**values)
    return made


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
