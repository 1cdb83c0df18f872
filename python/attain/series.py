# SPDX-License-Identifier: Apache-2.0
"""Forecasts of any yearly series: one or thousands at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attain.errors import InvalidInput, MissingInput
from attain.listing import nearest

if TYPE_CHECKING:
    import pandas as pd

    from attain.series_data import Histories
    from attain.series_forecast import SeriesForecast

LEVELS = (0.025, 0.1, 0.5, 0.9, 0.975)
SUPPORTS = ("real", "positive", "count", "share", "score")


def forecast_series(
    data: Any,
    *,
    horizon: int,
    levels: Sequence[float] = LEVELS,
    support: str | None = None,
    bounds: tuple[float | None, float | None] | None = None,
    classes: str | Mapping[str, str] | None = None,
    places: Mapping[str, str] | None = None,
    as_of: int | None = None,
    draws: int | None = None,
    seed: int = 0,
) -> SeriesForecast | pd.DataFrame:
    """Forecast yearly series from their own past; short ones widely and honestly.

    A series of no known class gets the generic model (docs/series.md): a centre from six simple
    methods and a Student t whose width fits this series and this horizon. One value is enough.

    Parameters
    ----------
    data
        Values of one series, oldest first; a list of such lists; a mapping of names to values; a
        pandas Series with years as index; or a long frame with the columns ``unique_id``, ``ds``
        (years, dates or yearly periods, one a year, rows in any order) and ``y``.
    horizon
        Years ahead: 1, ..., `horizon`.
    levels
        Probability levels of the quantiles, between 0 and 1.
    support
        What values can be: ``"real"``, ``"positive"``, ``"count"``, ``"share"`` (0 to 1) or
        ``"score"`` (needs `bounds`). By default ``"positive"`` for each series whose values are
        all above 0 and ``"real"`` for the others; the result says which.
    bounds
        Floor and cap, None for none; no quantile and no draw lies beyond.
    classes
        Class of all series, or of some by name, such as ``"stock.patents"``: those are forecast
        from the constants of their class (docs/calibrate.md).
    places
        Place of a series with a class by name: constants leave this place's data out.
    as_of
        Last year whose values are used; later ones are cut off. Needs data with years.
    draws, seed
        Number of joint paths to keep, and their seed. Paths of a series depend on its name and
        the seed alone.

    Returns
    -------
    SeriesForecast or pandas.DataFrame
        For a long frame a long frame: ``unique_id``, ``ds``, ``h`` and one column a level, named
        by the level (``"0.1"``), then one a draw (``"draw 1"``); ``frame.attrs["attain"]`` says
        how it was made. For everything else a `SeriesForecast`.

    Raises
    ------
    attain.InvalidInput
        A setting or a figure is impossible; the message names the series and the year.
    attain.MissingInput
        A series has no value up to `as_of`.
    """
    from attain import series_data
    from attain.series_forecast import SeriesForecast
    from attain.series_parts import Settings

    check_horizon(horizon)
    wanted = check_levels(levels)
    check_support(support, bounds)
    if draws is not None and (not isinstance(draws, int) or draws < 1):
        raise InvalidInput(f"draws must be a whole number of 1 or more; got {draws!r}")
    histories = series_data.read(data)
    if as_of is not None:
        histories = histories.until(check_year(as_of))
    check_filled(histories, as_of)
    made = SeriesForecast(
        histories, Settings(horizon, wanted, support, bounds, classes, places or {})
    )
    if draws is not None:
        made = made.with_draws(draws, seed=seed)
    return made.to_frame() if histories.long else made


def limits(support: str, bounds: tuple[float | None, float | None] | None) -> tuple[float, float]:
    """Return floor and cap as numbers, infinite where there is none."""
    low, high = bounds if bounds is not None else (None, None)
    if support == "share":
        low, high = (0.0 if low is None else low), (1.0 if high is None else high)
    infinity = float("inf")
    return (-infinity if low is None else float(low)), (infinity if high is None else float(high))


def check_horizon(horizon: int) -> None:
    """Raise `attain.InvalidInput` unless a horizon is a number of years."""
    if isinstance(horizon, bool) or not isinstance(horizon, int) or not 1 <= horizon <= 100:
        raise InvalidInput(
            f"horizon must be a whole number of years from 1 to 100; got {horizon!r}"
        )


def check_year(year: Any) -> int:
    """Return a year given as a number or text."""
    try:
        found = int(year)
    except (TypeError, ValueError):
        raise InvalidInput(f"as_of must be a year such as 2020; got {year!r}") from None
    return found


def check_levels(levels: Sequence[float]) -> tuple[float, ...]:
    """Return probability levels, each once and between 0 and 1."""
    found = tuple(float(level) for level in levels)
    if not found:
        raise InvalidInput("levels needs at least one probability")
    for level in found:
        if not 0 < level < 1:
            raise InvalidInput(f"levels must lie between 0 and 1; got {level!r}")
    if len(set(found)) < len(found):
        raise InvalidInput("levels names one probability twice")
    return found


def check_support(support: str | None, bounds: tuple[float | None, float | None] | None) -> None:
    """Raise `attain.InvalidInput` for an unknown support or bounds that do not go with it."""
    if support is not None and support not in SUPPORTS:
        known = ", ".join(SUPPORTS)
        raise InvalidInput(
            f"unknown support {support!r}{nearest(str(support), SUPPORTS)} (known: {known})"
        )
    if bounds is not None and (not isinstance(bounds, (tuple, list)) or len(bounds) != 2):
        raise InvalidInput(f"bounds must be a pair (floor, cap) with None for none; got {bounds!r}")
    low, high = limits(support or "real", bounds)
    if not low < high:
        raise InvalidInput(f"bounds: the floor {low:g} is not below the cap {high:g}")
    if support == "score" and not (low > -float("inf") and high < float("inf")):
        raise InvalidInput("support 'score' needs bounds=(lowest, highest)")
    if support == "share" and (low, high) != (0.0, 1.0):
        raise InvalidInput("a share lies between 0 and 1; for other bounds use support 'score'")


def check_filled(histories: Histories, as_of: int | None) -> None:
    """Raise `attain.MissingInput` where a series has no value at all."""
    import numpy as np

    empty = np.flatnonzero(histories.lengths == 0)
    if len(empty):
        until = "" if as_of is None else f" up to {as_of}"
        more = f" and {len(empty) - 1} more" if len(empty) > 1 else ""
        raise MissingInput(
            f"series {histories.names[int(empty[0])]!r}{more} has no value{until}: without a level "
            "nothing can be said; one value is enough"
        )
