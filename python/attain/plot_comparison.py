# SPDX-License-Identifier: Apache-2.0
"""Paired differences of a comparison as a matplotlib forest plot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain import fan
from attain.errors import NotFound
from attain.listing import nearest
from attain.plot import GREY, check_language, labels, new_axes
from attain.text import fit_lines

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain._core.study import Comparison

SERIES = (fan.BLUE, fan.TARGET, "#2a9d7f", "#8a5fb0", "#7a6a3a")
MARKERS = ("o", "s", "D", "^", "v")


MEASURES = {
    "probability": ("differences", "difference_std_errors", 100.0),
    "level": ("level_differences", "level_difference_std_errors", 100.0),
    "year": ("year_differences", "year_difference_std_errors", 1.0),
}
AXIS = {
    "probability": "difference of probability, percentage points",
    "level": "difference of the level at the due date, log points (about %)",
    "year": "difference of the year of first crossing, years",
}


def plot_comparison(
    comparison: Comparison, *, measure: str, unmoved: bool, ax: Axes | None, language: str
) -> Axes:
    """Draw each target's difference against the first scenario.

    Whiskers are 95 % Monte Carlo intervals of the paired difference; open marks differ by
    exactly 0. Targets without a difference are left out; so are, but for their number, those that
    no scenario moves.

    Parameters
    ----------
    comparison
        The compiled comparison.
    measure
        ``"probability"``, ``"level"`` or ``"year"``.
    unmoved
        Draw targets that no scenario moves as well.
    ax
        Axes to draw on, or None for a new figure.
    language
        ``"both"``, ``"zh"`` or ``"en"``.

    Returns
    -------
    matplotlib.axes.Axes
    """
    check_language(language)
    if measure not in MEASURES:
        raise NotFound(
            f"no measure {measure!r}{nearest(str(measure), list(MEASURES))} "
            f"(there are: {', '.join(MEASURES)})"
        )
    figures, spreads, scale = MEASURES[measure]
    rows = [
        row
        for row in comparison.rows
        if row.probabilities[0] is not None
        and any(value is not None for value in getattr(row, figures)[1:])
    ]
    moving = [row for row in rows if any(getattr(row, figures)[1:] + getattr(row, spreads)[1:])]
    left_out = 0
    if moving and not unmoved:
        left_out = len(rows) - len(moving)
        rows = moving
    others = list(enumerate(comparison.scenarios))[1:]
    axes = new_axes(ax, 8.2, 1.5 + (0.42 if language == "both" else 0.32) * max(1, len(rows)))
    chinese = "".join(row.name.zh for row in rows)
    english = "".join(row.name.en for row in rows)
    arms = "".join(comparison.scenarios)
    drawn, _, families = labels(english + arms, chinese, "", language)
    bilingual = chinese and chinese in drawn
    offsets = [0.5 * (k - (len(others) + 1) / 2) / max(1, len(others)) for k, _ in others]
    for (k, scenario), offset in zip(others, offsets, strict=True):
        colour, marker = SERIES[(k - 1) % len(SERIES)], MARKERS[(k - 1) % len(MARKERS)]
        places = [place + offset for place in range(len(rows))]
        values = [scale * (getattr(row, figures)[k] or 0.0) for row in rows]
        errors = [1.96 * scale * (getattr(row, spreads)[k] or 0.0) for row in rows]
        moved = [n for n in range(len(rows)) if values[n] != 0 or errors[n] != 0]
        same = [n for n in range(len(rows)) if n not in moved]
        axes.plot(
            [0.0] * len(same),
            [places[n] for n in same],
            marker,
            mfc="none",
            mec=colour,
            ms=4,
            alpha=0.4,
        )
        axes.errorbar(
            [values[n] for n in moved],
            [places[n] for n in moved],
            xerr=[errors[n] for n in moved],
            fmt=marker,
            color=colour,
            ms=5,
            lw=1.4,
            capsize=2.5,
            label=scenario,
        )
    axes.axvline(0, color=GREY, lw=0.9, zorder=0)
    names = []
    for row in rows:
        lines = []
        if language != "zh":
            lines = [f"{fit_lines(row.name.en or row.id, 230, 10, 1)[0]}  {row.id}"]
        if bilingual and language != "en" and row.name.zh:
            lines.append(row.name.zh if lines else f"{row.name.zh}  {row.id}")
        names.append("\n".join(lines) or row.id)
    axes.set_yticks(range(len(rows)), names)
    for label in axes.get_yticklabels():
        label.set(family=families, fontsize="small")
        label.set_parse_math(False)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(AXIS[measure])
    title = axes.set_title(
        _title(comparison, left_out),
        loc="left",
        family=families,
        fontsize="medium",
        color=GREY,
        pad=24,
    )
    title.set_parse_math(False)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="x", alpha=0.25, lw=0.6)
    axes.set_axisbelow(True)
    key = axes.legend(
        loc="lower left",
        bbox_to_anchor=(-0.01, 1),
        ncols=min(4, len(others) or 1),
        frameon=False,
        prop={"family": families, "size": "small"},
    )
    for entry in key.get_texts():
        entry.set_parse_math(False)
    return axes


def _title(comparison: Comparison, left_out: int) -> str:
    """Return what the differences are against, and how many targets are not drawn."""
    text = f"against {comparison.scenarios[0]}, as of {comparison.as_of}"
    if left_out:
        others = "others differ" if left_out > 1 else "other differs"
        text += f"; {left_out} {others} by exactly 0"
    return text
