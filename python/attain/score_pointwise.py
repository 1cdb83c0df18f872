# SPDX-License-Identifier: Apache-2.0
"""Scores of single forecasts: CRPS, pinball, interval and log score, PIT."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain._core import scores as _scores
from attain.errors import InvalidInput
from attain.score_arrays import each, each_row, numbers, shaped, truths

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray


def crps(draws: ArrayLike, y: ArrayLike) -> Any:
    """Return the CRPS of draws, in the unit of y: the mean absolute error of whole distributions.

    Mean ``|x - y|`` less half the mean ``|x - x'|`` over all n² pairs of draws, exactly (Gneiting
    and Raftery, J. Am. Stat. Assoc. 102, 2007, section 4.2). Ctrl-C ends a long call.

    Parameters
    ----------
    draws
        Shape ``(..., n)``: n draws on the last axis.
    y
        What came; broadcasts with the leading axes of `draws`.

    Returns
    -------
    float or numpy.ndarray
    """
    return shaped(*each_row(_scores.crps, "draws", numbers("draws", draws), numbers("y", y)))


def crps_normal(y: ArrayLike, *, mean: ArrayLike, sd: ArrayLike) -> Any:
    """Return the CRPS of normal forecasts, in the unit of y.

    Closed form of Jordan, Krüger and Lerch, J. Stat. Software 90 (12), 2019, appendix A. An `sd`
    of 0 gives the absolute error. All broadcast.
    """
    return _normal(_scores.crps_normal, y, mean, sd)


def crps_student_t(y: ArrayLike, *, location: ArrayLike, scale: ArrayLike, nu: ArrayLike) -> Any:
    """Return the CRPS of Student t forecasts, 1 < nu <= 1e6, in the unit of y.

    Closed form of Jordan, Krüger and Lerch, J. Stat. Software 90 (12), 2019, appendix A. All
    broadcast.
    """
    return _student_t(_scores.crps_student_t, y, location, scale, nu)


def crps_quantiles(levels: ArrayLike, quantiles: ArrayLike, y: ArrayLike) -> Any:
    """Return twice the mean pinball loss of quantiles, in the unit of y.

    With levels .01, .02, ..., .99 about 1 % above the CRPS (the small losses beyond the outermost
    levels are not in the mean); other levels give the mean of their own losses. Quantiles that
    cross are scored as they are.

    Parameters
    ----------
    levels
        Shape ``(k,)``, increasing, between 0 and 1.
    quantiles
        Shape ``(..., k)``.
    y
        What came; broadcasts with the leading axes of `quantiles`.
    """
    p, q = numbers("levels", levels), numbers("quantiles", quantiles)
    if p.ndim != 1 or q.ndim == 0 or q.shape[-1] != p.size:
        raise InvalidInput(
            "quantiles need one value a level on their last axis; "
            f"got levels {p.shape}, quantiles {q.shape}"
        )

    def score(rows: NDArray[np.float64], at: NDArray[np.float64]) -> NDArray[np.float64]:
        return _scores.crps_quantiles(p, rows, at)

    return shaped(*each_row(score, "quantiles", q, numbers("y", y)))


def pinball(level: ArrayLike, quantile: ArrayLike, y: ArrayLike) -> Any:
    """Return the pinball (quantile) loss ``(y - q)(p - 1{y < q})``, in the unit of y.

    Gneiting and Raftery, J. Am. Stat. Assoc. 102, 2007, section 6.1. All broadcast; levels lie
    between 0 and 1.
    """
    return each(
        _scores.pinball,
        level=numbers("level", level),
        quantile=numbers("quantile", quantile),
        y=numbers("y", y),
    )


def interval_score(lower: ArrayLike, upper: ArrayLike, y: ArrayLike, *, alpha: ArrayLike) -> Any:
    """Return the width of an interval plus 2/alpha for every unit by which y lies outside.

    Gneiting and Raftery, J. Am. Stat. Assoc. 102, 2007, equation 43. All broadcast.

    Parameters
    ----------
    lower, upper
        Ends of a central interval of level 1 - alpha.
    y
        What came.
    alpha
        0.2 for an 80 % interval.
    """
    return each(
        _scores.interval_score,
        lower=numbers("lower", lower),
        upper=numbers("upper", upper),
        alpha=numbers("alpha", alpha),
        y=numbers("y", y),
    )


def log_score_normal(y: ArrayLike, *, mean: ArrayLike, sd: ArrayLike) -> Any:
    """Return minus the log density of normal forecasts at y, sd > 0. All broadcast."""
    return _normal(_scores.log_score_normal, y, mean, sd)


def log_score_student_t(
    y: ArrayLike, *, location: ArrayLike, scale: ArrayLike, nu: ArrayLike
) -> Any:
    """Return minus the log density of Student t forecasts at y, 0.1 <= nu <= 1e6.

    All broadcast; scale > 0.
    """
    return _student_t(_scores.log_score_student_t, y, location, scale, nu)


def log_score_event(p: ArrayLike, happened: ArrayLike) -> Any:
    """Return minus the log of the probability that was given to what happened.

    Infinite where the impossible happened. Both broadcast.
    """
    return each(
        _scores.log_score_event, p=numbers("p", p), happened=truths("happened", happened)
    )


def pit(draws: ArrayLike, y: ArrayLike) -> NDArray[np.float64]:
    """Return the PIT of y in draws as an interval: the shares of draws below y and up to y.

    The ends differ where draws tie with y, as counts do (Czado, Gneiting and Held, Biometrics 65,
    2009, 1254-1261). Ctrl-C ends a long call.

    Parameters
    ----------
    draws
        Shape ``(..., n)``.
    y
        What came; broadcasts with the leading axes of `draws`.

    Returns
    -------
    numpy.ndarray
        Shape ``(..., 2)``: lower and upper end.
    """
    found, shape = each_row(_scores.pit, "draws", numbers("draws", draws), numbers("y", y))
    return found.reshape(*shape, 2)


def pit_normal(y: ArrayLike, *, mean: ArrayLike, sd: ArrayLike) -> Any:
    """Return the PIT of y under normal forecasts. All broadcast."""
    return _normal(_scores.cdf_normal, y, mean, sd)


def pit_student_t(y: ArrayLike, *, location: ArrayLike, scale: ArrayLike, nu: ArrayLike) -> Any:
    """Return the PIT of y under Student t forecasts, 0.1 <= nu <= 1e6. All broadcast."""
    return _student_t(_scores.cdf_student_t, y, location, scale, nu)


def _normal(score: Any, y: ArrayLike, mean: ArrayLike, sd: ArrayLike) -> Any:
    return each(score, mean=numbers("mean", mean), sd=numbers("sd", sd), y=numbers("y", y))


def _student_t(
    score: Any, y: ArrayLike, location: ArrayLike, scale: ArrayLike, nu: ArrayLike
) -> Any:
    return each(
        score,
        location=numbers("location", location),
        scale=numbers("scale", scale),
        nu=numbers("nu", nu),
        y=numbers("y", y),
    )
