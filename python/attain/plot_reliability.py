# SPDX-License-Identifier: Apache-2.0
"""The reliability diagram as a matplotlib picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain import fan
from attain.plot import GREY, labels, new_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain._core.scores import Reliability, ReliabilityBin


def plot_reliability(table: Reliability, *, ax: Axes | None, title: str | None) -> Axes:
    """Draw the share that happened against what was called, with counts in a strip below.

    Bars are Wilson's 95 % intervals, which take events as independent. Empty bins are left out.

    Parameters
    ----------
    table
        The compiled table.
    ax
        Axes to draw on, or None for a new figure.
    title
        Heading; by default the number of events.

    Returns
    -------
    matplotlib.axes.Axes
    """
    axes = new_axes(ax, 4.9, 5.4)
    count = table.between(0, 1).count
    heading = title or f"Reliability of {count:,} event{'' if count == 1 else 's'}"
    heading, _, families = labels(heading, heading, "", "en")
    used = [b for b in table.bins if b.count]
    axes.plot([0, 100], [0, 100], color=GREY, lw=1, ls=(0, (4, 2.5)), zorder=1, label="as called")
    _draw_points(axes, used)
    _draw_counts(axes, used)
    written = axes.set_title(heading, family=families, loc="left", fontsize="large", pad=24)
    written.set_parse_math(False)
    axes.set(xlim=(-2, 102), ylim=(-2, 102), ylabel="happened, % of events")
    axes.set_yticks(range(0, 101, 20))
    axes.tick_params(axis="x", labelbottom=False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(alpha=0.25, lw=0.6)
    axes.set_axisbelow(True)
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(-0.02, 1),
        ncols=2,
        frameon=False,
        fontsize="small",
        handlelength=1.6,
        columnspacing=1.6,
        borderaxespad=0.3,
    )
    return axes


def _draw_points(axes: Axes, bins: list[ReliabilityBin]) -> None:
    called = [100 * (b.mean_probability or 0.0) for b in bins]
    shares = [100 * (b.observed or 0.0) for b in bins]
    ends = [b.interval or (0.0, 0.0) for b in bins]
    # Rounding may put an end a hair inside the share.
    below = [max(0.0, share - 100 * low) for share, (low, _) in zip(shares, ends, strict=True)]
    above = [max(0.0, 100 * high - share) for share, (_, high) in zip(shares, ends, strict=True)]
    axes.errorbar(
        called,
        shares,
        yerr=[below, above],
        fmt="o",
        color=fan.BLUE,
        ms=5,
        lw=1.4,
        capsize=2.5,
        zorder=3,
        label="happened, 95 % interval",
    )


def _draw_counts(axes: Axes, bins: list[ReliabilityBin]) -> None:
    """Draw how many events each bin holds, in a strip under the diagram with the same axis."""
    strip = axes.inset_axes((0, -0.2, 1, 0.16), sharex=axes)
    strip.bar(
        [50 * (b.low + b.high) for b in bins],
        [b.count for b in bins],
        width=[94 * (b.high - b.low) for b in bins],
        color=fan.BLUE,
        alpha=0.35,
        lw=0,
    )
    strip.set_xticks(range(0, 101, 20))
    strip.set(xlabel="called, %", ylabel="events")
    most = max((b.count for b in bins), default=1)
    strip.set_yticks([0, most], ["0", f"{most:,}"])
    strip.set_ylim(0, most)
    for side in ("top", "right"):
        strip.spines[side].set_visible(False)
