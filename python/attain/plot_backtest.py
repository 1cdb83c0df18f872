# SPDX-License-Identifier: Apache-2.0
"""Coverage by origin year as a matplotlib picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.backtest_result import BAND
from attain.fan import BLUE
from attain.plot import GREY, new_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain.backtest_result import Backtest

COLOURS = (BLUE, "#c04e06", "#3f8f5b", "#8157a8", "#7a6a1f", "#5b6b7a")


def plot_coverage(test: Backtest, *, ax: Axes | None, horizon: int | None) -> Axes:
    """Draw the share of 80 % intervals that held, a line for each class, over origin years."""
    axes = new_axes(ax, 6.6, 3.9)
    ahead = test.horizon if horizon is None else horizon
    axes.axhspan(100 * BAND[0], 100 * BAND[1], color=GREY, alpha=0.15, lw=0)
    groups: list[str | None] = [*test.classes] if test.classes else [None]
    for k, group in enumerate(groups):
        found = test.coverage(by="origin", horizon=ahead, group=group).groups
        years = list(found)
        shares = [100 * one.share for one in found.values()]
        colour = COLOURS[k % len(COLOURS)]
        axes.plot(years, shares, "o-", color=colour, ms=4.5, lw=1.2, label=group or test.name)
    axes.set_ylim(0, 103)
    axes.set_ylabel("80 % intervals that held, %")
    axes.set_xlabel("origin year")
    axes.set_xticks(test.origins, [str(year) for year in test.origins])
    axes.set_title(f"{ahead} years ahead", loc="left", fontsize="large")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", alpha=0.25, lw=0.6)
    axes.set_axisbelow(True)
    axes.legend(loc="lower left", frameon=False, fontsize="small")
    return axes
