# SPDX-License-Identifier: Apache-2.0
"""What a scenario sets and what that does: schedule and effect over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attain import fan
from attain.errors import InvalidInput, NotFound
from attain.listing import nearest
from attain.lever_effect import Effect, effects_of
from attain.plot import GREY, check_language, labels, new_axes
from attain.text import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain._core.levers import Lever
    from attain.scenario import Scenario

COLOURS = (fan.BLUE, "#2a9d7f", "#8a5fb0", "#7a6a3a")


def plot_scenario(
    scenario: Scenario,
    lever: str,
    *,
    indicator: str | None,
    as_of: int | str | None,
    draws: int,
    seed: int,
    ax: Sequence[Axes] | None,
    language: str,
) -> tuple[Axes, Axes]:
    """Draw a lever's schedule over its effect; see `attain.Scenario.plot`."""
    check_language(language)
    plan = scenario._plan
    found = scenario._lever(lever)
    if lever not in scenario.settings:
        raise InvalidInput(f"scenario '{scenario.id}' does not set lever '{lever}'")
    effects = effects_of(scenario, lever, as_of=as_of, draws=draws, seed=seed)
    if indicator is not None:
        known = [one.indicator for one in effects]
        if indicator not in known:
            raise NotFound(
                f"lever '{lever}' moves no indicator '{indicator}' in scenario '{scenario.id}'"
                f"{nearest(indicator, known)} (it moves: {', '.join(known) or 'none'})"
            )
        effects = [one for one in effects if one.indicator == indicator]
    above, below = _axes(ax)
    words = (found.name.en or lever, found.name.zh, found.unit)
    chinese = "".join(one.name.zh for one in effects)
    title, unit, families = labels(words[0] + "", words[1] + chinese[:0], words[2], language)
    _draw_schedule(above, scenario, found, plan.base_year, plan.end)
    above.set_ylabel(unit if unit != "1" else "share", family=families, parse_math=False)
    above.set_title(title, family=families, loc="left", fontsize="large", pad=20, parse_math=False)
    above.text(
        0,
        1.02,
        f"scenario {scenario.id}",
        transform=above.transAxes,
        color=GREY,
        ha="left",
        va="bottom",
        family=families,
        parse_math=False,
    )
    _draw_effects(below, effects, plan.base_year, language)
    for axes in (above, below):
        _dress(axes, plan.base_year, plan.end)
    return above, below


def _axes(ax: Sequence[Axes] | None) -> tuple[Axes, Axes]:
    """Return the two axes given, or those of a new figure, one above the other."""
    if ax is not None:
        above, below = ax
        return above, below
    first = new_axes(None, 6.8, 5.4)
    figure = first.figure
    first.remove()
    above, below = figure.subplots(2, 1, sharex=True, height_ratios=(1, 1.25))
    return above, below


def steps(scenario: Scenario, lever: Lever, first: int, last: int) -> list[tuple[float, float]]:
    """Return corners of the line that a schedule follows; a year's end is a whole number."""
    corners: list[tuple[float, float]] = []
    now = lever.start
    if now is not None:
        corners.append((float(first), now))
    for date, value in sorted(scenario.settings[lever.id].items()):
        year, _, month = date.partition("-")
        time = float(year) if not month else float(year) - 1 + int(month) / 12
        if lever.kind != "count":
            time = float(year) - 1 if not month else float(year) - 1 + (int(month) - 1) / 12
            if now is not None:
                corners.append((time, now))
        corners.append((time, value))
        now = value
    if now is not None:
        corners.append((float(last), now))
    return corners


def _draw_schedule(axes: Axes, scenario: Scenario, lever: Lever, first: int, last: int) -> None:
    """Draw the settings over the reference, where the setting in force is known."""
    ink = axes.xaxis.label.get_color()
    if lever.start is not None:
        axes.plot([first, last], [lever.start] * 2, color=GREY, lw=1.2, ls=(0, (4, 2.5)))
        axes.annotate(
            "setting in force",
            (first, lever.start),
            xytext=(2, -4),
            textcoords="offset points",
            va="top",
            color=GREY,
            fontsize="small",
        )
    corners = steps(scenario, lever, first, last)
    axes.plot([x for x, _ in corners], [y for _, y in corners], color=ink, lw=2)
    for date, value in scenario.settings[lever.id].items():
        year, _, month = date.partition("-")
        shift = 0 if lever.kind == "count" else 1
        time = float(year) - shift if not month else float(year) - 1 + (int(month) - shift) / 12
        axes.plot([time], [value], "o", color=ink, ms=4)
        axes.annotate(
            number(value),
            (time, value),
            xytext=(0, 5) if lever.kind == "count" else (5, 4),
            textcoords="offset points",
            ha="center" if lever.kind == "count" else "left",
            fontsize="small",
        )
    axes.margins(y=0.2)


def _draw_effects(axes: Axes, effects: Sequence[Effect], first: int, language: str) -> None:
    """Draw what the lever adds to each indicator, with the 50 and 90 % band of the draws."""
    axes.axhline(0, color=GREY, lw=0.9)
    if not effects:
        words = "no indicator with a known level moves"
        axes.text(0.5, 0.55, words, transform=axes.transAxes, ha="center", color=GREY)
        axes.set_yticks([])
        return
    shown = [one for one in effects if one.relative == effects[0].relative][: len(COLOURS)]
    for one, colour in zip(shown, COLOURS):
        years = [first, *one.years] if one.years[0] > first else one.years
        lines = [[0.0] * (len(years) - len(one.years)) + list(line) for line in one.lines]
        name, _, families = labels(one.name.en or one.indicator, one.name.zh, "", language)
        axes.fill_between(years, lines[0], lines[4], color=colour, alpha=0.16, lw=0)
        axes.fill_between(years, lines[1], lines[3], color=colour, alpha=0.30, lw=0)
        name = name.replace("\n", "  ")
        axes.plot(years, lines[2], color=colour, lw=2, marker="o", ms=3.5, label=name)
        if len(shown) == 1:
            axes.set_title(name, family=families, loc="left", fontsize="medium", parse_math=False)
        else:
            key = axes.legend(
                loc="upper left",
                bbox_to_anchor=(-0.02, -0.1),
                frameon=False,
                prop={"family": families, "size": "small"},
            )
            for entry in key.get_texts():
                entry.set_parse_math(False)
    high = abs(shown[0].lines[4][-1]) >= abs(shown[0].lines[0][-1])
    axes.text(
        0.01,
        0.95 if high else 0.05,
        "median, 50 and 90 % band of the draws",
        transform=axes.transAxes,
        va="top" if high else "bottom",
        color=GREY,
        fontsize="small",
    )
    unit = "%" if effects[0].relative else effects[0].unit
    words = f"change against trend, {unit}"
    axes.set_ylabel(words, family=labels("", "", unit, language)[2], parse_math=False)


def _dress(axes: Axes, first: int, last: int) -> None:
    """Set whole years as ticks."""
    from matplotlib.ticker import FuncFormatter

    axes.set_xlim(first - 0.2, last + 0.35)
    ticks = fan.Span(first, last).ticks(10)
    axes.set_xticks(ticks, [f"end of {year}" if year == first else str(year) for year in ticks])
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, 4)))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", alpha=0.25, lw=0.6)
    axes.set_axisbelow(True)
