# SPDX-License-Identifier: Apache-2.0
"""Small tables of results: rows of figures that display themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isinf
from typing import TYPE_CHECKING, Any

from attain.errors import NotFound
from attain.listing import nearest
from attain.text import MISSING, money, number, percent, shorten, text_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Column:
    """A column: key in the rows, head in displays, and how a figure is written.

    `form` is ``text``, ``count``, ``share``, ``figure`` (four digits), ``money`` or ``ratio``.
    """

    key: str
    head: str
    form: str = "figure"

    def cell(self, value: Any) -> str:
        """Return a value as a reader sees it."""
        if value is None or value != value:
            return MISSING
        if isinstance(value, float) and isinf(value):
            return "∞" if value > 0 else "−∞"
        if self.form == "text":
            return ("no", "yes")[value] if isinstance(value, bool) else str(value)
        if self.form == "money":
            return money(value)
        if self.form == "count":
            return f"{int(value):,}"
        if self.form == "share":
            return percent(value)
        if self.form == "ratio":
            return f"{value:.3f}"
        return number(value)


class Table(Sequence[dict[str, Any]]):
    """Immutable rows of named figures; the first column is the key for look-up.

    Parameters
    ----------
    title
        What the table shows.
    columns
        Columns in order.
    rows
        One mapping a row; absent figures are None.
    """

    def __init__(
        self, title: str, columns: Sequence[Column], rows: Sequence[dict[str, Any]]
    ) -> None:
        self._title = title
        self._columns = tuple(columns)
        self._rows = tuple(dict(row) for row in rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, slice):
            return Table(self._title, self._columns, self._rows[key])
        if isinstance(key, int):
            return dict(self._rows[key])
        first = self._columns[0].key
        for row in self._rows:
            if row[first] == key:
                return dict(row)
        names = [str(row[first]) for row in self._rows]
        raise NotFound(f"there is no {first} {key!r}{nearest(str(key), names)}")

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(row) for row in self._rows)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return (self._title, self._columns, self._rows) == (
            other._title,
            other._columns,
            other._rows,
        )

    def __hash__(self) -> int:
        return hash((self._title, self._columns))

    def cells(self) -> tuple[list[str], list[list[str]]]:
        """Return heads and cells as text."""
        heads = [column.head for column in self._columns]
        rows = [[column.cell(row.get(column.key)) for column in self._columns] for row in self]
        return heads, rows

    def to_frame(self) -> pd.DataFrame:
        """Return the rows as a pandas frame, columns named by their keys.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.frame import make

        keys = [column.key for column in self._columns]
        return make([{key: row.get(key) for key in keys} for row in self._rows])

    def __repr__(self) -> str:
        return shorten(f"Table of {len(self)} rows: {self._title}", 100)

    def __str__(self) -> str:
        heads, rows = self.cells()
        left = sum(column.form == "text" for column in self._columns)
        return f"{self._title}\n{text_table(heads, rows, left=left)}"

    def _repr_html_(self) -> str:
        from attain.html import table

        heads, rows = self.cells()
        return table(heads, rows, caption=self._title)
