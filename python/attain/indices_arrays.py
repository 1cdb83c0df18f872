# SPDX-License-Identifier: Apache-2.0
"""What estimators of sensitivity make of the arrays and frames they are given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from attain._core import sensitivity as _core
from attain.adapters import coded, parts_of, runs_of
from attain.columns import is_frame, word
from attain.errors import InvalidInput
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


def policy(nan: str) -> bool:
    """Return whether outputs that are no numbers are left out."""
    return word("policy of nan", nan, ("error", "omit")) == "omit"


def outputs_of(y: Any) -> tuple[NDArray[np.float64], list[str]]:
    """Return outputs with two dimensions, and their names; of runs their outcomes."""
    import numpy as np

    runs = parts_of(y)
    if runs is not None:
        return _stacked(runs[1]), list(runs[1])
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
    x: Any, y: Any, names: Sequence[str] | None, dependence: str
) -> Sample:
    """Return a sample whose columns do not go together unless that is allowed.

    `x` may be runs with outcomes: a sweep, `Runs`, a pair of the EMA Workbench. Then `y` chooses
    outcomes by name, None all of them. Of a frame or mapping `y` may name columns.
    """
    word("answer to dependence", dependence, ("error", "allow"))
    runs = parts_of(x)
    table = is_frame(x) or isinstance(x, Mapping)
    if (runs is not None and y is None) or ((runs is not None or table) and _are_names(y)):
        chosen = None if y is None else [y] if isinstance(y, str) else list(y)
        found = runs_of(x, outcomes=chosen)
        inputs, outputs = found.inputs, list(found.outcomes)
        rows = _stacked(found.outcomes)
    else:
        if y is None or _are_names(y):
            raise InvalidInput("y must be an array of outputs; names are for runs and tables")
        inputs = x if runs is None else runs[0]
        rows, outputs = outputs_of(y)
    if runs is not None or isinstance(inputs, dict):
        inputs = coded(inputs)
    given, known = _inputs(inputs, names)
    if given.shape[0] != rows.shape[0]:
        raise InvalidInput(f"x has {given.shape[0]:,} rows and y {rows.shape[0]:,}")
    if dependence == "error":
        _core.check_independent(known, given, rows)
    return Sample(known, given, rows, outputs)


def check_same_rows(names: Sequence[str], x: NDArray[np.float64], y: Any) -> None:
    """Raise unless runs were played at the rows of a design, in their order."""
    import numpy as np

    runs = parts_of(y)
    if runs is None:
        return
    columns = coded(runs[0])
    if list(columns) != list(names) or not np.array_equal(np.stack(list(columns.values()), 1), x):
        raise InvalidInput(
            "these runs are not those of the design: inputs, rows and their order must be its own "
            f"(the design has {', '.join(names)} in {len(x):,} rows; the runs "
            f"{', '.join(columns)} in {len(next(iter(columns.values()))):,})"
        )


def _are_names(y: Any) -> bool:
    return isinstance(y, str) or (
        isinstance(y, (list, tuple)) and len(y) > 0 and all(isinstance(one, str) for one in y)
    )


def _stacked(outcomes: Mapping[str, Any]) -> NDArray[np.float64]:
    import numpy as np

    if not outcomes:
        raise InvalidInput("the runs have no outcome")
    return np.stack([np.asarray(one, dtype=np.float64) for one in outcomes.values()], axis=1)


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
