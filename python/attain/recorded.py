# SPDX-License-Identifier: Apache-2.0
"""Results that are read from their own JSON object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attain.result import Result

if TYPE_CHECKING:
    from attain._core.plans import Plan as PlanValue


class Record(Result):
    """A result whose figures are those of its JSON object."""

    __slots__ = ("_record",)

    _record: dict[str, Any]

    @property
    def as_of(self) -> str:
        """Information cut."""
        return str(self._record["as_of"])

    @property
    def draws(self) -> int:
        """Draws of the run."""
        return int(self._record["draws"])

    @property
    def seed(self) -> int:
        """Seed of the draws."""
        return int(self._record["seed"])

    def _identity(self) -> object:
        return self.as_of, self.draws, self.seed


class Recorded(Record):
    """Such a result of one scenario of a plan, with a compiled value that writes the object."""

    __slots__ = ("_plan",)

    def __init__(self, plan: PlanValue, value: Any) -> None:
        super().__init__(value)
        self._plan = plan
        self._record = json.loads(self._json(value))

    @staticmethod
    def _json(value: Any) -> str:
        """Return the JSON object of a value."""
        raise NotImplementedError

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._plan, self._value)

    @property
    def scenario(self) -> str:
        """Name of the scenario."""
        return str(self._record["scenario"])

    @property
    def labels(self) -> list[str]:
        """What a reader must know of the run."""
        return list(self._record["labels"])

    def to_json(self) -> str:
        """Return the documented JSON object, the same bytes as the command's ``--json``."""
        return self._json(self._value)
