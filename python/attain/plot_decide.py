# SPDX-License-Identifier: Apache-2.0
"""Picture of alternatives and their efficient front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain import fan, fonts
from attain.errors import InvalidInput
from attain.plot import GREY, new_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain.pareto import Front


def plot_front(front: Front, *, ax: Axes | None) -> Axes:
    """Draw the first objective against the second; see `Front.plot`."""
    if len(front._objectives) < 2:
        raise InvalidInput("a picture needs two objectives")
    axes = new_axes(ax, 6.6, 4.3)
    (x, x_better, _), (y, y_better, _) = front._objectives[:2]
    rows = list(front)
    families, complete = fonts.families_for("".join(row["name"] for row in rows) + x + y)
    if not complete:
        fonts.hint()
    for efficient, uncertain, colour, label in (
        (True, False, fan.TARGET, "efficient"),
        (True, True, fan.TARGET, "efficient, within errors perhaps not"),
        (False, False, GREY, "dominated"),
        (False, True, GREY, "dominated, within errors perhaps not"),
    ):
        some = [r for r in rows if r["efficient"] == efficient and r["uncertain"] == uncertain]
        if not some:
            continue
        axes.errorbar(
            [r[x] for r in some],
            [r[y] for r in some],
            xerr=[1.96 * _error(r, x) for r in some],
            yerr=[1.96 * _error(r, y) for r in some],
            fmt="o",
            color=colour,
            mfc="white" if uncertain else colour,
            elinewidth=0.8,
            label=label,
        )
    if len(front._objectives) == 2:
        best = sorted((r for r in rows if r["efficient"]), key=lambda r: r[x])
        axes.plot([r[x] for r in best], [r[y] for r in best], color=fan.TARGET, lw=0.8, alpha=0.6)
    for row in rows:
        axes.annotate(
            row["name"], (row[x], row[y]), xytext=(6, 5 if row["efficient"] else -12),
            textcoords="offset points", fontsize="small", family=families, parse_math=False,
        )  # fmt: skip
    axes.set_xlabel(f"{x} ({x_better} is better)", family=families, parse_math=False)
    axes.set_ylabel(f"{y} ({y_better} is better)", family=families, parse_math=False)
    axes.set_title(front._title, loc="left", fontsize="large", family=families, parse_math=False)
    axes.margins(0.14)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(alpha=0.25, lw=0.6)
    axes.set_axisbelow(True)
    axes.legend(frameon=False, fontsize="small")
    return axes


def _error(row: dict[str, object], objective: str) -> float:
    """Return a standard error, 0 where there is none."""
    error = row[f"{objective} std_error"]
    return error if isinstance(error, float) and error == error else 0.0
