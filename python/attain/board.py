# SPDX-License-Identifier: Apache-2.0
"""The board: a plan's targets with the probability that each is reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from attain._core import io, study
from attain.errors import InvalidInput
from attain.face import Field
from attain.row import Row
from attain.rows import Rows
from attain.text import shorten

if TYPE_CHECKING:
    import pandas as pd

    from attain._core.study import Board as BoardValue
    from attain._core.study import Joint


@contextmanager
def kept_on_stop() -> Iterator[None]:
    """Make a board of what an exception that ends a forecast carries as ``partial``."""
    try:
        yield
    except BaseException as stop:
        partial = getattr(stop, "partial", None)
        if isinstance(partial, study.Board):
            vars(stop)["partial"] = Board(partial)
        raise


class Board(Rows[Row]):
    """A plan's targets with their attainment: the main answer.

    A sequence of rows that can be looked up by target id. It displays itself in a notebook and
    a terminal, and carries everything needed to make it again: plan and data hash, version,
    seed, draws, as-of.
    """

    __slots__ = ()

    _kind = "board"
    _value: BoardValue

    scenario: Field[str] = Field("Scenario it answers for.")
    method: Field[str] = Field("``monte carlo`` or ``exact``.")
    design: Field[str] = Field("Design of the draws: ``monte carlo``, ``sobol`` or ``none``.")
    tolerance: Field[float | None] = Field("Half-width that was asked for.")
    half_width: Field[float | None] = Field(
        "Widest half of the 95 % intervals of the headline targets' probabilities."
    )
    is_precise: Field[bool] = Field("Whether a tolerance was asked for and is met.")
    labels: Field[list[str]] = Field("Warnings that hold for the whole board.")
    past_targets: Field[list[str]] = Field(
        "Ids of targets due before the plan: evaluated, not forecast."
    )
    joint: Field[Joint] = Field("Joint answers: expected number reached, k of n, all.")

    def __init__(self, value: BoardValue) -> None:
        super().__init__(value, {row.id: Row(value, row) for row in value.rows})

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
        from attain.svg_board import board_svg

        return board_svg(self._value, theme=theme)

    def _forms(self) -> dict[str, Callable[[], str]]:
        return {".svg": self.svg, **super()._forms()}

    def _identity(self) -> object:
        return self.plan_hash, self.data_hash, self.as_of, self.scenario, self.seed, self.draws

    def __repr__(self) -> str:
        joint = self.joint
        text = f"Board of {self.plan} as of {self.as_of}, {self.scenario}: {len(self)} targets, "
        if joint.assessed:
            text += f"{joint.expected_reached:.2f} of {joint.assessed} expected reached"
        else:
            text += "none with a probability among the headline"
        return shorten(text, 100)

    def _text(self, width: int) -> str:
        return io.board_text(self._value, width)

    def _repr_html_(self) -> str:
        from attain.html_board import board_html

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
        The boards differ in plan, data or settings, or two of them hold the same draws.
    """
    if not boards:
        raise InvalidInput("merge needs at least one board")
    return Board(study.merge([board._value for board in boards]))
