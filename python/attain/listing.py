# SPDX-License-Identifier: Apache-2.0
"""Lists of a plan's parts that can be looked up by id and display themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

from attain.errors import NotFound
from attain.text import shorten

Item = TypeVar("Item")


def nearest(word: str, names: Sequence[str]) -> str:
    """Return the hint ``; did you mean 'x'?`` for the nearest name, or an empty string."""
    import difflib

    lowered = {name.lower(): name for name in names}
    close = difflib.get_close_matches(word.lower(), list(lowered), n=1, cutoff=0.55)
    return f"; did you mean '{lowered[close[0]]}'?" if close else ""


class Listing(Sequence[Item], Generic[Item]):
    """Immutable list of things that have an ``id``.

    Parameters
    ----------
    kind
        Word for one of them in messages: ``"target"``.
    items
        The things, in the order of the plan.
    columns
        Attributes to display.
    """

    def __init__(self, kind: str, items: Sequence[Item], columns: Sequence[str]) -> None:
        self._kind = kind
        self._items = tuple(items)
        self._columns = tuple(columns)

    @property
    def ids(self) -> list[str]:
        """Ids in the order of the plan."""
        return [_id(item) for item in self._items]

    @overload
    def __getitem__(self, key: int | str) -> Item: ...
    @overload
    def __getitem__(self, key: slice) -> Listing[Item]: ...
    def __getitem__(self, key: int | str | slice) -> Item | Listing[Item]:
        """Return a thing by id or position, or a shorter list by slice.

        Raises
        ------
        attain.NotFound
            No thing has this id; the message names the nearest.
        """
        if isinstance(key, slice):
            return Listing(self._kind, self._items[key], self._columns)
        if isinstance(key, int):
            return self._items[key]
        for item in self._items:
            if _id(item) == key:
                return item
        raise NotFound(f"there is no {self._kind} '{key}'{nearest(key, self.ids)}")

    def __contains__(self, key: object) -> bool:
        return key in self._items or (isinstance(key, str) and key in self.ids)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Listing) and self._items == other._items

    def __hash__(self) -> int:
        return hash((self._kind, *self.ids))

    def __repr__(self) -> str:
        return shorten(f"{len(self)} {self._kind}s: {', '.join(self.ids)}", 100)

    def cells(self) -> list[list[str]]:
        """Return the displayed text, a list of cells for each thing."""
        return [[cell(item, column) for column in self._columns] for item in self._items]

    def _repr_html_(self) -> str:
        from attain.html import table

        heads = [column.replace("_", " ") for column in self._columns]
        return table(heads, self.cells(), caption=f"{len(self)} {self._kind}s")


def cell(item: Any, column: str) -> str:
    """Return one attribute of a thing as text."""
    return written(getattr(item, column, None))


def written(value: Any) -> str:
    """Return a value as text: names in both languages, figures grouped, schedules in a line."""
    from attain.text import number

    if value is None:
        return ""
    if hasattr(value, "zh"):
        return " · ".join(part for part in (value.en, value.zh) if part)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return number(value, 6)
    if isinstance(value, dict):
        return "; ".join(f"{key} {written(part)}" for key, part in value.items())
    text = str(value)
    return text.rsplit(".", 1)[-1] if type(value).__module__.startswith("attain._core") else text


def _id(item: Any) -> str:
    """Return the id of a thing."""
    return str(item.id)
