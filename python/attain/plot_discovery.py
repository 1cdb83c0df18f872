# SPDX-License-Identifier: Apache-2.0
"""Pictures of a box and of the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain import fan, fonts
from attain.plot import GREY, new_axes
from attain.text import fit_lines

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain.discovery import Box
    from attain.discovery_box import Limit


def _families(text: str) -> list[str]:
    families, complete = fonts.families_for(text)
    if not complete:
        fonts.hint()
    return families


def plot_box(box: Box, *, ax: Axes | None) -> Axes:
    """Draw the range of each restricted input and the part inside; see `Discovery.plot`."""
    limits = box._sorted()
    axes = new_axes(ax, 7.0, 1.6 + 0.62 * len(limits))
    families = _families(box.sentence)
    for row, limit in enumerate(limits):
        _draw_limit(axes, row, limit, families)
    axes.set_ylim(len(limits) - 0.45, -0.75)
    axes.set_xlim(-0.02, 1.02)
    names = [limit.input.name for limit in limits]
    axes.set_yticks(range(len(limits)), names, family=families, parse_math=False)
    axes.set_xticks([])
    axes.set_xlabel("range of each input; filled: inside the box; bar: 5–95 % of halves")
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.set_title(
        "\n".join(fit_lines(box.sentence, 400, 10.5, 4)),
        family=families,
        loc="left",
        fontsize="medium",
        parse_math=False,
    )
    return axes


def _draw_limit(axes: Axes, row: int, limit: Limit, families: list[str]) -> None:
    """Draw one input on a scale of 0 to 1."""
    one = limit.input
    if one.kind == "category":
        count = len(one.categories)
        for k, name in enumerate(one.categories):
            inside = k not in limit.without
            colour = fan.BLUE if inside else "none"
            axes.barh(
                row, 0.96 / count, left=(k + 0.02) / count, height=0.42, color=colour,
                edgecolor=GREY, lw=0.8, alpha=0.55,
            )  # fmt: skip
            axes.text(
                (k + 0.5) / count, row, name, ha="center", va="center", fontsize="small",
                family=families, parse_math=False,
            )  # fmt: skip
        return
    span = (one.high - one.low) or 1.0

    def place(value: float | None, otherwise: float) -> float:
        return otherwise if value is None else (value - one.low) / span

    left, right = place(limit.low, 0.0), place(limit.high, 1.0)
    axes.barh(row, 1.0, height=0.42, color=GREY, alpha=0.18)
    axes.barh(row, right - left, left=left, height=0.42, color=fan.BLUE, alpha=0.6)
    ends = limit.stability[3:] if limit.stability else (None,) * 4
    for value, low, high in ((limit.low, *ends[:2]), (limit.high, *ends[2:])):
        if value is None:
            continue
        at = place(value, 0.0)
        if low is not None and high is not None:
            axes.plot([place(low, 0), place(high, 0)], [row, row], color="black", lw=1.4)
        near = "left" if at < 0.12 else "right" if at > 0.88 else "center"
        axes.text(
            at, row - 0.27, one.figure(value), ha=near, va="bottom", fontsize="small",
            family=families, parse_math=False,
        )  # fmt: skip
    for at, value, side in ((0.0, one.low, "left"), (1.0, one.high, "right")):
        axes.text(
            at, row + 0.25, one.figure(value), ha=side, va="top", fontsize="x-small", color=GREY,
            family=families, parse_math=False,
        )  # fmt: skip


def plot_trajectory(box: Box, *, ax: Axes | None) -> Axes:
    """Draw density against coverage along the trajectory; see `Discovery.plot_trajectory`."""
    import matplotlib

    axes = new_axes(ax, 6.6, 4.4)
    families = _families(box.sentence)
    peels = [s for s in box.trajectory if s.kind in ("start", "peel")]
    later = [s for s in box.trajectory if s.kind not in ("start", "peel")]
    x = [100 * step.figures.coverage for step in peels]
    y = [100 * step.figures.density for step in peels]
    inputs = [sum(limit.is_restricted for limit in step.limits) for step in peels]
    axes.plot(x, y, color=GREY, lw=0.8, zorder=1)
    most = max(inputs)
    shades = matplotlib.colormaps["viridis"].resampled(most + 1)
    points = axes.scatter(
        x, y, c=inputs, cmap=shades, vmin=-0.5, vmax=most + 0.5, s=26, zorder=2, label="peels"
    )
    figure = axes.get_figure(root=True)
    if figure is not None and most > 0:
        bar: Any = figure.colorbar(points, ax=axes, pad=0.02)
        bar.set_label("inputs restricted")
        bar.set_ticks(range(most + 1))
    if later:
        way = [box.trajectory[box.chosen], *later]
        axes.plot(
            [100 * step.figures.coverage for step in way],
            [100 * step.figures.density for step in way],
            color=fan.TARGET,
            lw=1.0,
            zorder=3,
            label="pasted and trimmed",
        )
    axes.plot(
        [100 * box.coverage], [100 * box.density], "D", color=fan.TARGET, ms=8, zorder=5,
        label="the box",
    )  # fmt: skip
    if box.held_out is not None:
        axes.plot(
            [100 * box.held_out.coverage], [100 * box.held_out.density], "D", mfc="white",
            mec=fan.TARGET, ms=8, zorder=4, label="on held-out cases",
        )  # fmt: skip
    axes.set_xlim(0, 104)
    axes.set_ylim(0, 104)
    axes.set_xlabel(f"coverage: share of the {box.noun} in the box, %")
    axes.set_ylabel("density: share of its cases, %")
    axes.set_title(
        "\n".join(fit_lines(box.sentence, 380, 10.5, 4)),
        family=families,
        loc="left",
        fontsize="medium",
        parse_math=False,
    )
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(alpha=0.25, lw=0.6)
    axes.set_axisbelow(True)
    axes.legend(loc="lower left", frameon=False, fontsize="small")
    return axes
