# SPDX-License-Identifier: Apache-2.0
"""What boards and comparisons share: rows looked up by target id, and the record of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from attain.errors import NotFound
from attain.face import Field
from attain.listing import nearest
from attain.result import Result

if TYPE_CHECKING:
    from attain._core.core import Name

Item = TypeVar("Item")


class Rows(Result, Generic[Item]):
    """Rows of a finished run, in the order of the plan.

    Parameters
    ----------
    value
        The compiled board or comparison.
    rows
        Its rows, by target id.
    """

    __slots__ = ("_rows",)

    _kind: ClassVar[str] = "table"

    version: Field[str] = Field("Version of attain that made it.")
    plan: Field[str] = Field("Id of the plan.")
    plan_name: Field[Name] = Field("Name of the plan, with ``.zh`` and ``.en``.")
    plan_hash: Field[str] = Field("Digest of the plan file.")
    data_hash: Field[str] = Field("Digest of what was measured: observations, class constants.")
    as_of: Field[str] = Field("Information cut: ``2020`` or ``2024-03``.")
    seed: Field[int] = Field("Seed of the draws.")
    draws: Field[int] = Field("Number of draws.")

    def __init__(self, value: Any, rows: Mapping[str, Item]) -> None:
        super().__init__(value)
        self._rows = dict(rows)

    @property
    def rows(self) -> list[Item]:
        """Rows in the order of the plan."""
        return list(self._rows.values())

    def __getitem__(self, key: str | int) -> Item:
        """Return a row by target id or position.

        Raises
        ------
        attain.NotFound
            No target has this id; the message names the nearest.
        """
        if isinstance(key, int):
            return self.rows[key]
        try:
            return self._rows[key]
        except KeyError:
            hint = nearest(key, list(self._rows))
            message = f"the {self._kind} of {self.plan} has no target '{key}'{hint}"
            raise NotFound(message) from None

    def __iter__(self) -> Iterator[Item]:
        return iter(self._rows.values())

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def _title(self) -> Name | str:
        return self.plan_name
