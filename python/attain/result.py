# SPDX-License-Identifier: Apache-2.0
"""What all results share: a text for a terminal, a JSON object, a page, and files of these."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from attain.errors import InvalidInput
from attain.face import Face

if TYPE_CHECKING:
    from attain._core.core import Name

NARROWEST, WIDEST = 80, 160


def terminal_width() -> int:
    """Return the columns that a table may take: those of the terminal, 80 to 160."""
    import shutil

    columns = shutil.get_terminal_size((120, 24)).columns
    return max(NARROWEST, min(columns, WIDEST))


class Result(Face):
    """A finished run that displays itself and can be saved."""

    __slots__ = ()

    _kind: ClassVar[str] = "result"
    _saved_width: ClassVar[int] = 100

    def to_json(self) -> str:
        """Return the documented JSON object."""
        raise NotImplementedError

    def save(self, path: str | PathLike[str]) -> Path:
        """Write this to a file; its ending decides the form.

        Parameters
        ----------
        path
            ``.html`` page, ``.txt`` table or ``.json`` object; of a board also ``.svg`` picture.
            The file appears whole or not at all.

        Returns
        -------
        pathlib.Path
            The path written.

        Raises
        ------
        attain.InvalidInput
            The ending is none of these.
        """
        from attain.files import write_atomically

        forms = self._forms()
        ending = Path(path).suffix.lower()
        if ending not in forms:
            *others, last = forms
            article = "an" if self._kind[0] in "aeio" else "a"
            raise InvalidInput(
                f"cannot save {article} {self._kind} as '{path}': the ending is '{ending}', "
                f"and may be {', '.join(others)} or {last}"
            )
        text = forms[ending]()
        return write_atomically(path, text if text.endswith("\n") else text + "\n")

    def _forms(self) -> dict[str, Callable[[], str]]:
        """Return what writes each form, by the ending of the file."""
        from attain.html import page

        return {
            ".html": lambda: page(self._title(), self._repr_html_()),
            ".txt": lambda: self._text(self._saved_width),
            ".json": self.to_json,
        }

    def _title(self) -> Name | str:
        """Return the title of the page."""
        return self._kind

    def _text(self, width: int) -> str:
        """Return the table for a terminal of this width."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self._text(terminal_width())

    def _repr_html_(self) -> str:
        raise NotImplementedError
