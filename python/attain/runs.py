# SPDX-License-Identifier: Apache-2.0
"""Inputs and outcomes of model runs, of any origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain.columns import columns_of
from attain.errors import InvalidInput, MissingInput
from attain.text import text_table

if TYPE_CHECKING:
    import pandas as pd


class Runs:
    """Inputs and outcomes of model runs, one row a run. Immutable.

    Parameters
    ----------
    inputs, outcomes
        Frames or mappings of columns with one value a run.

    Raises
    ------
    attain.InvalidInput
        Columns differ in length, or there is no input.
    """

    __slots__ = ("_inputs", "_outcomes")

    def __init__(self, inputs: Any, outcomes: Any) -> None:
        self._inputs = _frozen(columns_of(inputs, what="inputs"))
        self._outcomes = _frozen(columns_of(outcomes, what="outcomes"))
        if not self._inputs:
            raise InvalidInput("runs must have at least one input")
        for name, column in self._outcomes.items():
            if len(column) != len(self):
                raise InvalidInput(
                    f"outcome '{name}' has {len(column)} values, the inputs have {len(self)}"
                )

    @property
    def inputs(self) -> dict[str, Any]:
        """Columns of the inputs by name, read-only arrays."""
        return dict(self._inputs)

    @property
    def outcomes(self) -> dict[str, Any]:
        """Columns of the outcomes by name, read-only arrays."""
        return dict(self._outcomes)

    def __len__(self) -> int:
        return len(next(iter(self._inputs.values())))

    def __eq__(self, other: object) -> bool:
        import numpy as np

        if not isinstance(other, Runs):
            return NotImplemented
        for mine, theirs in ((self._inputs, other._inputs), (self._outcomes, other._outcomes)):
            if list(mine) != list(theirs):
                return False
            if not all(np.array_equal(mine[name], theirs[name]) for name in mine):
                return False
        return True

    def __hash__(self) -> int:
        return hash((tuple(self._inputs), tuple(self._outcomes), len(self)))

    def __reduce__(self) -> tuple[Any, ...]:
        return Runs, (self._inputs, self._outcomes)

    def to_frame(self) -> pd.DataFrame:
        """Return one row a run, inputs before outcomes.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        pandas = need("pandas", "to_frame()", "frame")
        frame: pd.DataFrame = pandas.DataFrame(self._inputs | self._outcomes)
        return frame

    def __repr__(self) -> str:
        return f"Runs: {len(self):,} of {len(self._inputs)} inputs, {len(self._outcomes)} outcomes"

    def _cells(self) -> tuple[list[str], list[list[str]]]:
        rows = []
        for kind, columns in (("input", self._inputs), ("outcome", self._outcomes)):
            for name, x in columns.items():
                ends = f"{x.min():g} to {x.max():g}" if x.dtype.kind in "biuf" else "names"
                rows.append([name, kind, ends])
        return ["column", "is an", "range"], rows

    def __str__(self) -> str:
        return f"{self!r}\n{text_table(*self._cells(), left=2)}"

    def _repr_html_(self) -> str:
        from attain.html import table

        return table(*self._cells(), caption=repr(self))


def _frozen(columns: dict[str, Any]) -> dict[str, Any]:
    out = {}
    for name, column in columns.items():
        out[name] = column.copy()
        out[name].setflags(write=False)
    return out


def need(module: str, what: str, extra: str) -> Any:
    """Return a package that is loaded late.

    Raises
    ------
    attain.MissingInput
        It is not installed; the message says how to get it.
    """
    import importlib

    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingInput(
            f"{what} needs {module.partition('.')[0]}, which is not installed; "
            f"run: pip install {extra if extra != 'frame' else 'attain[frame]'}"
        ) from error
