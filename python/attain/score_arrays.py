# SPDX-License-Identifier: Apache-2.0
"""What the scores make of the arrays they are given: shapes, checks, places of mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]


def numbers(name: str, values: ArrayLike, *, infinite: bool = False) -> Floats:
    """Return an array of 64-bit numbers.

    Raises
    ------
    attain.InvalidInput
        Something is not a number, is missing, or is infinite and may not be; its place is named.
    """
    import numpy as np

    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise InvalidInput(f"{name} must be an array of numbers: {error}") from error
    wrong = np.isnan(array) if infinite else ~np.isfinite(array)
    if wrong.any():
        where = tuple(int(i) for i in np.argwhere(wrong)[0])
        place = f"{name}[{', '.join(map(str, where))}]" if where else name
        raise InvalidInput(f"{place} is {array[where]}; every value must be a finite number")
    return array


def truths(name: str, values: ArrayLike) -> NDArray[np.bool_]:
    """Return an array of truth values given as such or as 0 and 1."""
    import numpy as np

    array = np.asarray(values)
    if array.dtype == np.bool_:
        return array
    found = numbers(name, values)
    if not np.isin(found, (0.0, 1.0)).all():
        raise InvalidInput(f"{name} must hold True and False, or 0 and 1")
    return found.astype(np.bool_)


def common_shape(**arrays: NDArray[Any]) -> tuple[int, ...]:
    """Return the shape to which arrays broadcast, or say which shapes do not."""
    import numpy as np

    try:
        return np.broadcast_shapes(*(array.shape for array in arrays.values()))
    except ValueError:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
        raise InvalidInput(f"shapes do not go together: {shapes}") from None


def columns(**arrays: NDArray[Any]) -> tuple[tuple[int, ...], list[NDArray[Any]]]:
    """Return the common shape and the arrays of that shape as flat columns."""
    import numpy as np

    shape = common_shape(**arrays)
    return shape, [np.broadcast_to(array, shape).ravel() for array in arrays.values()]


def each(score: Callable[..., Floats], **arrays: NDArray[Any]) -> Any:
    """Return a score of every element: an array of the common shape, or a float for none."""
    shape, flat = columns(**arrays)
    return shaped(score(*flat), shape)


def each_row(
    score: Callable[[Floats, Floats], Floats], name: str, rows: Floats, y: Floats
) -> tuple[Floats, tuple[int, ...]]:
    """Return the scores of y under the last axis of `rows`, flat, and their shape.

    The leading axes of `rows` broadcast with `y`.
    """
    import numpy as np

    if rows.ndim == 0 or rows.shape[-1] == 0:
        raise InvalidInput(f"{name} needs at least one value on its last axis; got {rows.shape}")
    try:
        shape = np.broadcast_shapes(rows.shape[:-1], y.shape)
    except ValueError:
        raise InvalidInput(
            f"shapes do not go together: {name} {rows.shape} without its last axis, y {y.shape}"
        ) from None
    width = rows.shape[-1]
    wide = np.broadcast_to(rows, (*shape, width)).reshape(-1, width)
    return score(wide, np.broadcast_to(y, shape).ravel()), shape


def shaped(flat: Floats, shape: tuple[int, ...]) -> Any:
    """Return a flat array in its shape, a float for the shape ()."""
    return flat.reshape(shape) if shape else float(flat[0])
