# SPDX-License-Identifier: Apache-2.0
"""What boards and comparisons share: rows looked up by target id, and the record of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from attain.errors import InvalidInput, NotFound
from attain.face import Face, Field
from attain.listing import nearest

if TYPE_CHECKING:
    from attain._core.core import Name

Item = TypeVar("Item")


class Rows(Face, Generic[Item]):
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

    def _text(self, width: int) -> str:
        """Return the table for a terminal of this width."""
        raise NotImplementedError

    def __str__(self) -> str:
        import shutil

        columns = shutil.get_terminal_size((120, 24)).columns
        return self._text(max(80, min(columns, 160)))

    def _save(self, path: str | PathLike[str], forms: Mapping[str, Callable[[], str]]) -> Path:
        """Write the form that the ending of `path` names, whole or not at all."""
        from attain.files import write_atomically

        ending = Path(path).suffix.lower()
        if ending not in forms:
            *others, last = forms
            raise InvalidInput(
                f"cannot save a {self._kind} as '{path}': the ending is '{ending}', "
                f"and may be {', '.join(others)} or {last}"
            )
        text = forms[ending]()
        return write_atomically(path, text if text.endswith("\n") else text + "\n")
