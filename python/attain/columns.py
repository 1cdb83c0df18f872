# SPDX-License-Identifier: Apache-2.0
"""Named columns of any table: a frame, a mapping, a matrix with names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attain.errors import InvalidInput, NotFound
from attain.listing import nearest


def is_frame(source: Any) -> bool:
    """Return whether something has named columns as a pandas frame has."""
    return hasattr(source, "columns") and hasattr(source, "__getitem__")


def columns_of(source: Any, names: Sequence[str] | None = None, *, what: str) -> dict[str, Any]:
    """Return the columns of a table by name, as numpy arrays of one length.

    Parameters
    ----------
    source
        A frame, a mapping of arrays, a structured array, or an array of shape (rows, columns)
        with `names`.
    names
        Of the columns of an array that has none; otherwise which columns to take.
    what
        Word for the table in messages.

    Raises
    ------
    attain.InvalidInput
        The table has no names, or columns differ in length.
    attain.NotFound
        A name is no column; the nearest is named.
    """
    import numpy as np

    if is_frame(source):
        found = {str(name): np.asarray(source[name]) for name in source.columns}
    elif isinstance(source, Mapping):
        found = {str(name): np.asarray(column) for name, column in source.items()}
    else:
        array = np.asarray(source)
        if array.dtype.names:
            found = {name: array[name] for name in array.dtype.names}
        elif array.ndim == 2 and names is not None:
            if len(names) != array.shape[1]:
                raise InvalidInput(f"{what} has {array.shape[1]} columns and {len(names)} names")
            return {str(name): array[:, k] for k, name in enumerate(names)}
        else:
            raise InvalidInput(
                f"{what} must be a frame, a mapping of columns, or an array of shape "
                f"(rows, columns) with names; got {type(source).__name__} of shape {array.shape}"
            )
    lengths = {column.shape for column in found.values()}
    if len(lengths) > 1 or any(len(shape) != 1 for shape in lengths):
        listed = ", ".join(f"'{name}' {column.shape}" for name, column in found.items())
        raise InvalidInput(f"columns of {what} must have one length: {listed}")
    return found if names is None else chosen(found, names, what=f"column of {what}")


def chosen(found: Mapping[str, Any], names: Iterable[str], *, what: str) -> dict[str, Any]:
    """Return some columns in the order asked for.

    Raises
    ------
    attain.NotFound
        A name is none of them; the nearest is named.
    """
    out = {}
    for name in names:
        if name not in found:
            raise NotFound(f"there is no {what} '{name}'{nearest(str(name), list(found))}")
        out[str(name)] = found[name]
    return out


def word(name: str, value: Any, allowed: Sequence[str]) -> str:
    """Return a word that is one of a few.

    Raises
    ------
    attain.NotFound
        It is none of them; they are named, and the nearest.
    """
    if value in allowed:
        return str(value)
    hint = nearest(str(value), list(allowed))
    raise NotFound(f"no {name} {value!r}{hint}; there are: {', '.join(allowed)}")
