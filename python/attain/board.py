# SPDX-License-Identifier: Apache-2.0
"""The board: a plan's targets with the probability that each is reached."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from attain._core import io, study
from attain.errors import InvalidInput, NotFound
from attain.face import Face, Field
from attain.listing import nearest
from attain.row import Row
from attain.text import shorten

if TYPE_CHECKING:
    import pandas as pd

    from attain._core.core import Name
    from attain._core.study import Board as BoardValue
    from attain._core.study import Joint


class Board(Face):
    """A plan's targets with their attainment: the main answer.

    A sequence of rows that can be looked up by target id. It displays itself in a notebook and
    a terminal, and carries everything needed to make it again: plan and data hash, version,
    seed, draws, as-of.
    """

    __slots__ = ("_rows",)

    _value: BoardValue

    version: Field[str] = Field("Version of attain that made it.")
    plan: Field[str] = Field("Id of the plan.")
    plan_name: Field[Name] = Field("Name of the plan, with ``.zh`` and ``.en``.")
    plan_hash: Field[str] = Field("Digest of the plan.")
    data_hash: Field[str] = Field("Digest of the observations.")
    as_of: Field[str] = Field("Information cut: ``2020`` or ``2024-03``.")
    scenario: Field[str] = Field("Scenario it answers for.")
    method: Field[str] = Field("``monte carlo`` or ``exact``.")
    seed: Field[int] = Field("Seed of the draws.")
    draws: Field[int] = Field("Number of draws.")
    design: Field[str] = Field("Design of the draws.")
    labels: Field[list[str]] = Field("Warnings that hold for the whole board.")
    joint: Field[Joint] = Field("Joint answers: expected number reached, k of n, all.")

    def __init__(self, value: BoardValue) -> None:
        super().__init__(value)
        self._rows = {row.id: Row(value, row) for row in value.rows}

    @property
    def rows(self) -> list[Row]:
        """Rows in the order of the plan."""
        return list(self._rows.values())

    def __getitem__(self, key: str | int) -> Row:
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
            raise NotFound(f"the board of {self.plan} has no target '{key}'{hint}") from None

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows.values())

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def to_json(self) -> str:
        """Return the documented JSON object, the same bytes as ``attain forecast --json``."""
        return io.board_json(self._value)

    def to_frame(self) -> pd.DataFrame:
        """Return a tidy pandas frame: one row a target, columns named as in the JSON.

        Nested names are joined by dots: ``name.zh``, ``quantiles.0.05``,
        ``last_observation.year``. Absent figures are missing values.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.frame import board_frame

        return board_frame(self.to_json())

    def svg(self, *, theme: str = "auto") -> str:
        """Return the whole board as one standalone SVG picture.

        Parameters
        ----------
        theme
            ``"auto"`` follows the reader's light or dark setting; ``"light"`` and ``"dark"``
            fix it.
        """
        from attain.svg import board_svg

        return board_svg(self._value, theme=theme)

    def save(self, path: str | PathLike[str]) -> Path:
        """Write the board to a file; its ending decides the form.

        Parameters
        ----------
        path
            ``.svg`` picture, ``.html`` page, ``.txt`` table or ``.json`` object. The file
            appears whole or not at all.

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
        from attain.html import page

        ending = Path(path).suffix.lower()
        if ending == ".svg":
            text = self.svg()
        elif ending == ".html":
            text = page(self.plan_name, self._repr_html_())
        elif ending == ".txt":
            text = io.board_text(self._value, 100)
        elif ending == ".json":
            text = self.to_json()
        else:
            raise InvalidInput(
                f"cannot save a board as '{path}': the ending is '{ending}', "
                "and may be .svg, .html, .txt or .json"
            )
        return write_atomically(path, text if text.endswith("\n") else text + "\n")

    def _identity(self) -> object:
        return self.plan_hash, self.data_hash, self.as_of, self.scenario, self.seed, self.draws

    def __repr__(self) -> str:
        joint = self.joint
        text = (
            f"Board of {self.plan} as of {self.as_of}, {self.scenario}: {len(self)} targets, "
            f"{joint.expected_reached:.2f} of {joint.assessed} expected reached"
        )
        return shorten(text, 100)

    def __str__(self) -> str:
        import shutil

        columns = shutil.get_terminal_size((120, 24)).columns
        return io.board_text(self._value, max(80, min(columns, 160)))

    def _repr_html_(self) -> str:
        from attain.html import board_html

        return board_html(self._value)


def merge(*boards: Board) -> Board:
    """Merge the boards of all shards of one forecast, in any order.

    Parameters
    ----------
    *boards
        Boards made with ``shard=(0, n)`` ... ``shard=(n - 1, n)`` and otherwise equal settings.

    Returns
    -------
    Board
        Equal to the board made without shards.

    Raises
    ------
    attain.InvalidInput
        The boards differ in plan, data or settings, or a shard is missing or given twice.
    """
    if not boards:
        raise InvalidInput("merge needs at least one board")
    return Board(study.merge([board._value for board in boards]))
