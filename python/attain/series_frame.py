# SPDX-License-Identifier: Apache-2.0
"""Series forecasts as a long pandas frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from attain.errors import MissingInput

if TYPE_CHECKING:
    import pandas as pd

    from attain.series_forecast import SeriesForecast


def forecast_frame(forecast: SeriesForecast) -> pd.DataFrame:
    """Return one row for each series and year ahead; whole columns at a time."""
    try:
        import pandas
    except ImportError as error:
        raise MissingInput(
            "to_frame() needs pandas, which is not installed; run: pip install attain[frame]"
        ) from error
    histories = forecast._histories
    n, steps = len(forecast), forecast.horizon
    quantiles = forecast.quantiles.reshape(n * steps, -1)
    columns = [repr(level) for level in forecast.levels]
    table = quantiles
    if forecast.draws is not None:
        paths = forecast.draws.transpose(0, 2, 1).reshape(n * steps, -1)
        table = np.hstack([quantiles, paths])
        columns += [f"draw {k}" for k in range(1, paths.shape[1] + 1)]
    frame = pandas.DataFrame(table, columns=columns, copy=True)
    ids = pandas.Index(histories.ids)
    years = forecast.years.ravel()
    frame.insert(0, "unique_id", ids.take(np.repeat(np.arange(n), steps)))
    frame.insert(1, "ds", histories.stamp.write(years))
    frame.insert(2, "h", np.tile(np.arange(1, steps + 1), n))
    frame.attrs["attain"] = forecast.made()
    return frame
