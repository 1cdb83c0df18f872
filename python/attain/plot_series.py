# SPDX-License-Identifier: Apache-2.0
"""The fan of one series as a matplotlib picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from attain import fan
from attain.plot import labels, new_axes
from attain.text import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain.series_data import Histories
    from attain.series_forecast import SeriesForecast


def plot_series(forecast: SeriesForecast, histories: Histories, *, ax: Axes | None) -> Axes:
    """Draw values, the median and the bands between matching levels of one series."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes = new_axes(ax, 6.6, 3.9)
    dated = histories.last is not None
    past, values = histories.years(0), histories.series(0)
    ahead = forecast.years[0] + (0 if dated else past[-1])
    order = np.argsort(forecast.levels)
    levels = np.array(forecast.levels)[order]
    lines = forecast.quantiles[0][:, order]
    for k in range(len(levels) // 2):
        width = levels[-1 - k] - levels[k]
        if abs(levels[k] + levels[-1 - k] - 1) < 1e-9:
            axes.fill_between(
                ahead, lines[:, k], lines[:, -1 - k], color=fan.BLUE, alpha=0.2, lw=0,
                label=f"{100 * width:g} % band",
            )  # fmt: skip
    middle = np.flatnonzero(np.abs(levels - 0.5) < 1e-9)
    if len(middle):
        axes.plot(ahead, lines[:, middle[0]], color=fan.BLUE, lw=2, label="median")
    ink = axes.xaxis.label.get_color()
    axes.plot(past, values, "o-", color=ink, ms=3.5, lw=1, label="observed")
    title, _, families = labels(forecast.names[0], "", "", "both")
    heading = axes.set_title(title, family=families, loc="left", fontsize="large")
    heading.set_parse_math(False)
    axes.set_xlabel("" if dated else "number of the value")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, 4)))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", alpha=0.25, lw=0.6)
    axes.set_axisbelow(True)
    axes.legend(loc="best", frameon=False, fontsize="small")
    return axes
