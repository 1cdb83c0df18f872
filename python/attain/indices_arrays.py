# SPDX-License-Identifier: Apache-2.0
"""What estimators of sensitivity make of the arrays and frames they are given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from attain._core import sensitivity as _core
from attain.errors import InvalidInput
from attain.listing import nearest
from attain.score_arrays import numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray


class Sample(NamedTuple):
    """A table of inputs and outputs with the names of both."""

    names: list[str]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    outputs: list[str]


def choice(what: str, value: str, words: Sequence[str]) -> str:
    """Return a word of a few, or say which there are and which is nearest."""
    if value not in words:
        there = ", ".join(words)
        raise InvalidInput(
            f"{what} may be {there}; got {value!r}{nearest(str(value), list(words))}"
        )
    return value


def policy(nan: str) -> bool:
    """Return whether outputs that are no numbers are left out."""
    return choice("nan", nan, ("error", "omit")) == "omit"


def outputs_of(y: ArrayLike) -> tuple[NDArray[np.float64], list[str]]:
    """Return outputs with two dimensions, and their names."""
    import numpy as np

    columns = getattr(y, "columns", None)
    try:
        table = np.asarray(y, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise InvalidInput(f"y must be an array of numbers: {error}") from error
    if table.ndim == 1:
        table = table[:, np.newaxis]
    if table.ndim != 2 or 0 in table.shape:
        raise InvalidInput(f"y needs the shape (rows,) or (rows, outputs); got {table.shape}")
    if columns is not None:
        return table, [str(name) for name in columns]
    name = getattr(y, "name", None)
    if table.shape[1] == 1:
        return table, ["y" if name is None else str(name)]
    return table, [f"y{k + 1}" for k in range(table.shape[1])]


def checked_sample(
    x: ArrayLike | Mapping[str, ArrayLike],
    y: ArrayLike,
    names: Sequence[str] | None,
    dependence: str,
) -> Sample:
    """Return a sample whose columns do not go together unless that is allowed."""
    choice("dependence", dependence, ("error", "allow"))
    table, outputs = outputs_of(y)
    inputs, found = _inputs(x, names)
    if inputs.shape[0] != table.shape[0]:
        raise InvalidInput(f"x has {inputs.shape[0]:,} rows and y {table.shape[0]:,}")
    if dependence == "error":
        _core.check_independent(found, inputs, table)
    return Sample(found, inputs, table, outputs)


def _inputs(
    x: ArrayLike | Mapping[str, ArrayLike], names: Sequence[str] | None
) -> tuple[NDArray[np.float64], list[str]]:
    """Return inputs with two dimensions, and their names."""
    import numpy as np

    own: Any = getattr(x, "columns", None)
    if isinstance(x, Mapping):
        own = list(x)
        columns = [numbers(str(name), column) for name, column in x.items()]
        if len({column.shape for column in columns}) > 1 or columns[0].ndim != 1:
            raise InvalidInput("the columns of x must have one length")
        table = np.stack(columns, axis=1)
    else:
        table = numbers("x", x)
    if table.ndim != 2 or 0 in table.shape:
        raise InvalidInput(f"x needs the shape (rows, factors); got {table.shape}")
    if own is not None:
        if names is not None:
            raise InvalidInput("names are for arrays; x has names of its own")
        return table, [str(name) for name in own]
    if names is None:
        return table, [f"x{k + 1}" for k in range(table.shape[1])]
    if isinstance(names, str) or len(names) != table.shape[1]:
        raise InvalidInput(f"x has {table.shape[1]} columns; got names={names!r}")
    return table, [str(name) for name in names]
