# SPDX-License-Identifier: Apache-2.0
"""Scores of many forecasts together: Brier, reliability, coverage, PITs, conformal margin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain._core import scores as _scores
from attain.errors import InvalidInput
from attain.score_arrays import columns, numbers, truths
from attain.score_tables import Coverage, Recalibration, Reliability

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from attain._core.scores import Brier


def brier(p: ArrayLike, happened: ArrayLike, *, bins: int | ArrayLike = 10) -> Brier:
    """Return the Brier score of events and its five terms.

    ``score = reliability - resolution + uncertainty + within_bin_variance -
    within_bin_covariance`` (Stephenson, Coelho and Jolliffe, Weather and Forecasting 23, 2008,
    752-757). Only `score` and `uncertainty` do not depend on the bins.

    Parameters
    ----------
    p
        Probabilities that were called.
    happened
        True and False, or 1 and 0; broadcasts with `p`.
    bins
        Number of equal bins, or edges that increase from 0 to 1.
    """
    _, flat = columns(p=numbers("p", p), happened=truths("happened", happened))
    return _scores.brier(flat[0], flat[1], _edges(bins))


def reliability(
    p: ArrayLike, happened: ArrayLike, *, bins: int | ArrayLike = 10
) -> Reliability:
    """Return what became of events by the probability they were given.

    Parameters
    ----------
    p
        Probabilities that were called.
    happened
        True and False, or 1 and 0; broadcasts with `p`.
    bins
        Number of equal bins, or edges that increase from 0 to 1. A bin holds its lower edge.
    """
    _, flat = columns(p=numbers("p", p), happened=truths("happened", happened))
    return Reliability(_scores.Reliability(flat[0], flat[1], _edges(bins)))


def coverage(
    lower: ArrayLike, upper: ArrayLike, y: ArrayLike, *, by: ArrayLike | None = None
) -> Coverage:
    """Return how many outcomes lay inside their intervals, ends included, pooled and by group.

    Parameters
    ----------
    lower, upper
        Ends of the intervals; may be infinite.
    y
        What came. All broadcast.
    by
        A label for each outcome, e.g. the origin year: outcomes of one group err together.
    """
    import numpy as np

    low, high = (
        numbers(name, values, infinite=True)
        for name, values in (("lower", lower), ("upper", upper))
    )
    arrays = {"lower": low, "upper": high, "y": numbers("y", y)}
    labels = None if by is None else np.asarray(by)
    if labels is not None:
        arrays["by"] = labels
    _, flat = columns(**arrays)
    keys = np.zeros(flat[0].size, dtype=np.int64)
    names: list[Any] = []
    if labels is not None:
        names, keys = _groups(flat[3])
    return Coverage(_scores.Coverage(flat[0], flat[1], flat[2], keys), names)


def pit_histogram(pits: ArrayLike, *, bins: int = 10) -> NDArray[np.float64]:
    """Return the share of PITs in each of `bins` equal bins; flat where forecasts are calibrated.

    Parameters
    ----------
    pits
        Shape ``(n,)``, or ``(n, 2)`` for intervals, which are spread evenly over their bins
        (Czado, Gneiting and Held, Biometrics 65, 2009, section 2.1).
    bins
        1 to 1000.

    Returns
    -------
    numpy.ndarray
        Shape ``(bins,)``, adding up to 1.
    """
    low, high = _pits(pits)
    return _scores.pit_histogram(low, high, bins)


def conformal_margin(misses: ArrayLike, *, alpha: float) -> float:
    """Return the miss that the next one stays at or below with probability 1 - alpha.

    The miss of rank ``ceil((n + 1)(1 - alpha))`` (Lei and others, J. Am. Stat. Assoc. 113, 2018,
    algorithm 2), infinite where the rank exceeds n: with fewer than ``1/alpha - 1`` misses
    nothing finite can be promised.

    Parameters
    ----------
    misses
        Shape ``(n,)``: exchangeable misses that no fit has seen, e.g.
        ``max(lower - y, y - upper)``.
    alpha
        0.2 for an 80 % interval.
    """
    return _scores.conformal_margin(numbers("misses", misses).ravel(), alpha)


def recalibration(
    pits: ArrayLike, *, by: ArrayLike, steps: int = 40, prior_groups: float = 1.0
) -> Recalibration:
    """Return the monotone map from stated to corrected probabilities that past PITs suggest.

    Each group weighs the same; `prior_groups` groups of evenly spread PITs pull towards no
    correction. Kuleshov, Fenner and Ermon, Proc. Machine Learning Research 80, 2018, with groups
    in place of single outcomes.

    Parameters
    ----------
    pits
        Shape ``(n,)``, or ``(n, 2)`` for intervals.
    by
        Shape ``(n,)``: label of each PIT's group, e.g. its origin year; at least five.
    steps
        Equal steps in which the map is linear.
    prior_groups
        0.01 to 1e6.
    """
    import numpy as np

    low, high = _pits(pits)
    labels = np.asarray(by)
    if labels.shape != low.shape:
        raise InvalidInput(f"by needs one label a PIT; got {labels.shape} for {low.size} PITs")
    _, keys = _groups(labels)
    return Recalibration(_scores.Recalibration.learn(low, high, keys, steps, prior_groups))


def _pits(pits: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lower and upper ends of PITs."""
    array = numbers("pits", pits)
    if array.ndim == 1:
        return array, array
    if array.ndim == 2 and array.shape[1] == 2:
        return array[:, 0], array[:, 1]
    raise InvalidInput(f"pits need the shape (n,) or (n, 2); got {array.shape}")


def _groups(labels: NDArray[Any]) -> tuple[list[Any], NDArray[np.int64]]:
    """Return the sorted labels and the number of each element's label."""
    import numpy as np

    if labels.dtype.kind == "f":
        numbers("by", labels)
    try:
        names, keys = np.unique(labels, return_inverse=True)
    except TypeError as error:
        raise InvalidInput(f"by must hold labels of one kind: {error}") from error
    return names.tolist(), keys.astype(np.int64)


def _edges(bins: int | ArrayLike) -> NDArray[np.float64]:
    """Return the edges of bins."""
    import numpy as np

    if isinstance(bins, (int, np.integer)) and not isinstance(bins, bool):
        if not 1 <= bins <= 1000:
            raise InvalidInput(f"bins must be from 1 to 1000; got {bins}")
        return np.arange(int(bins) + 1) / int(bins)
    return numbers("bins", bins)
