# SPDX-License-Identifier: Apache-2.0
"""Where the number of one target comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attain.text import display_width, shorten

Sections = Sequence[tuple[str, Sequence[tuple[str, str]]]]


class Explanation:
    """The record behind one row: target, observations, class, prior, levers, evidence.

    Parameters
    ----------
    id
        Id of the target.
    sections
        Pairs of a heading and its lines; each line is a pair of label and text.
    """

    __slots__ = ("_id", "_sections")

    def __init__(self, id: str, sections: Sections) -> None:
        self._id = id
        self._sections = tuple(
            (title, tuple((label, text) for label, text in lines)) for title, lines in sections
        )

    @property
    def id(self) -> str:
        """Id of the target explained."""
        return self._id

    @property
    def sections(self) -> dict[str, list[tuple[str, str]]]:
        """Lines by heading, each a pair of label and text."""
        return {title: list(lines) for title, lines in self._sections}

    def __iter__(self) -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
        return iter(self._sections)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Explanation):
            return NotImplemented
        return (self._id, self._sections) == (other._id, other._sections)

    def __hash__(self) -> int:
        return hash((self._id, self._sections))

    def __reduce__(self) -> tuple[type[Explanation], tuple[str, Sections]]:
        return Explanation, (self._id, self._sections)

    def __repr__(self) -> str:
        titles = ", ".join(title for title, _ in self._sections)
        return shorten(f"Explanation of {self._id}: {titles}", 100)

    def __str__(self) -> str:
        labels = [label for _, lines in self._sections for label, _ in lines]
        indent = min(28, max((display_width(label) for label in labels), default=0)) + 2
        out = [f"{self._id}: where the number comes from"]
        for title, lines in self._sections:
            out += ["", title]
            for label, text in lines:
                out += _paragraph(label, text, indent, 100)
        return "\n".join(out)

    def _repr_html_(self) -> str:
        from attain.html import explanation

        return explanation(self._id, self._sections)


def _paragraph(label: str, text: str, indent: int, width: int) -> list[str]:
    """Return a label and its text, wrapped by display width and hanging under itself."""
    room = width - indent - 2
    rows: list[str] = []
    current = ""
    for word in _words(text):
        if current and display_width((current + word).rstrip()) > room:
            rows.append(current.rstrip())
            current = ""
        current += word if current else word.lstrip()
    rows.append(current.rstrip())
    hang = " " * (indent + 2)
    if display_width(label) > indent - 2:
        return ["  " + label, *(hang + row for row in rows)]
    head = "  " + label + " " * (indent - display_width(label))
    return [head + rows[0], *(hang + row for row in rows[1:])]


def _words(text: str) -> list[str]:
    """Split a text where a line may end."""
    from attain.text import pieces

    return pieces(text)
