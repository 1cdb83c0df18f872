# SPDX-License-Identifier: Apache-2.0
"""What a setting of a lever does, with the band of its uncertain parameters."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from attain import fan
from attain.plot import GREY, check_language, labels, new_axes
from attain.text import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain.lever_effect import Response

PERCENT = ("growth", "level", "inflow", "attrition", "ceiling")
WORDS = {
    "growth": "added to the growth of a year, %",
    "level": "change of the level, %",
    "inflow": "change of the inflow, %",
    "attrition": "change of the share that is lost, %",
    "ceiling": "change of the cap, %",
    "delay": "months saved",
}


def plot_response(response: Response, *, ax: Axes | None, language: str) -> Axes:
    """Draw a response: median, 50 and 90 % band over the parameters."""
    check_language(language)
    axes = new_axes(ax, 6.6, 4.1)
    lever, settings = response.lever, response.settings
    percent = response.channel in PERCENT and not response.utilisation
    lines = [
        [100 * (exp(row[k]) - 1) if percent else row[k] for row in response.quantiles]
        for k in range(5)
    ]
    axes.fill_between(settings, lines[0], lines[4], color=fan.BLUE, alpha=0.2, lw=0)
    axes.fill_between(settings, lines[1], lines[3], color=fan.BLUE, alpha=0.34, lw=0)
    axes.plot(settings, lines[2], color=fan.BLUE, lw=2)
    axes.axhline(0, color=GREY, lw=0.8)
    end = settings[-1]
    for k, name in ((2, "median"), (0, "5 %"), (4, "95 %")):
        axes.annotate(
            name,
            (end, lines[k][-1]),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            color=fan.BLUE,
            fontsize="small",
            annotation_clip=False,
        )
    title, unit, families = labels(lever.name.en or lever.id, lever.name.zh, lever.unit, language)
    indicator = response.indicator
    moved = labels(indicator.en or indicator.zh, indicator.zh, "", language)
    reference = response.reference
    if settings[0] <= reference <= end:
        axes.axvline(reference, color=fan.TARGET, lw=1.2, ls=(0, (4, 2.5)))
        axes.annotate(
            f"{'reference' if lever.start is not None else 'against'} {number(reference)}",
            (reference, 1),
            xycoords=("data", "axes fraction"),
            xytext=(4, -2),
            textcoords="offset points",
            va="top",
            color=fan.TARGET,
            fontsize="small",
        )
    axes.set_xlabel("setting" if unit in ("", "1") else f"setting, {unit}", family=families, parse_math=False)
    axes.set_ylabel("share of full use" if response.utilisation else WORDS[response.channel])
    axes.set_title(title, family=families, loc="left", fontsize="large", pad=22, parse_math=False)
    axes.text(
        0,
        1.02,
        f"on {moved[0]}".replace("\n", "  "),
        transform=axes.transAxes,
        color=GREY,
        va="bottom",
        family=moved[2],
        parse_math=False,
    )
    _dress(axes)
    return axes


def _dress(axes: Axes) -> None:
    """Set ticks as grouped figures, take away the box."""
    from matplotlib.ticker import FuncFormatter

    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, 6)))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, 4)))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(alpha=0.25, lw=0.6)
    axes.set_axisbelow(True)
    axes.margins(x=0.01)
