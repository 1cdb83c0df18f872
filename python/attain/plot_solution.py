# SPDX-License-Identifier: Apache-2.0
"""Probability against the setting of a lever, with what is wanted and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain import fan
from attain.plot import GREY, check_language, labels, new_axes
from attain.text import fit_lines, number, percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain.solution import Solution


def plot_solution(solution: Solution, *, ax: Axes | None, language: str) -> Axes:
    """Draw every place that was played with its 95 % interval; see `attain.Solution.plot`."""
    check_language(language)
    axes = new_axes(ax, 6.8, 4.3)
    lever = next(one for one in solution._plan.levers if one.id == solution.lever)
    scale = 1.0 if solution.target is None else 100.0
    places = [point.place for point in solution.points]
    values = [scale * point.value for point in solution.points]
    low = [scale * point.low for point in solution.points]
    high = [scale * point.high for point in solution.points]
    goal = scale * solution.wanted
    axes.fill_between(places, low, high, color=fan.BLUE, alpha=0.25, lw=0, label="95 % interval")
    axes.plot(places, values, "o-", color=fan.BLUE, lw=1.6, ms=3.5, label="played")
    axes.axhline(goal, color=fan.TARGET, lw=1.4, ls=(0, (4, 2.5)), zorder=1)
    title, unit, families = labels(_title(solution, 1), _title(solution, 0), lever.unit, language)
    wanted = solution.wanted_in_words
    _draw_answer(axes, solution, scale, families)
    ends = axes.get_xlim()
    early = solution.answer.place < ends[0] + 0.4 * (ends[1] - ends[0])
    axes.annotate(
        f"wanted {wanted}",
        (float(early), goal),
        xycoords=("axes fraction", "data"),
        xytext=(-4 if early else 4, 4),
        textcoords="offset points",
        ha="right" if early else "left",
        color=fan.TARGET,
        fontsize="small",
    )
    name = labels(lever.name.en or lever.id, lever.name.zh, "", language)[0].replace("\n", "  ")
    name = fit_lines(name, 350, 11, 1)[0]
    axes.set_xlabel(_axis(solution, name, unit), family=families, parse_math=False)
    axes.set_ylabel("probability, %" if solution.target else "expected number reached")
    axes.set_title(title, family=families, loc="left", fontsize="large", pad=22, parse_math=False)
    axes.text(
        0,
        1.02,
        f"as of {solution.as_of}  ·  on scenario {solution.question['on']}",
        transform=axes.transAxes,
        color=GREY,
        va="bottom",
        family=families,
        parse_math=False,
    )
    _dress(axes, solution, scale)
    return axes


def _title(solution: Solution, english: int) -> str:
    """Return the name of what is asked for, in Chinese or English."""
    if solution.target is None:
        return ("预期达成的目标数", "Expected number of targets reached")[english]
    target = next(one for one in solution._plan.targets if one.id == solution.target)
    name = next(one for one in solution._plan.indicators if one.id == target.indicator).name
    return f"P: {name.en or solution.target}" if english else name.zh


def _axis(solution: Solution, name: str, unit: str) -> str:
    """Return what runs along the horizontal axis."""
    if solution.find == "setting":
        shown = "" if unit in ("", "1") else f", {unit}"
        return f"{name}{shown}"
    if solution.find == "phase-out":
        return f"{name}: phased out by"
    lever = next(one for one in solution._plan.levers if one.id == solution.lever)
    return f"{name}: in force from{' the end of' if lever.kind == 'count' else ''}"


def _draw_answer(axes: Axes, solution: Solution, scale: float, families: list[str]) -> None:
    """Mark the answer with the interval of its place, or the best where nothing is enough."""
    answer = solution.answer
    height = scale * answer.value
    text = solution.place_in_words(answer.place)
    if solution.reachable:
        axes.axvspan(*solution.range, color=fan.TARGET, alpha=0.13, lw=0)
        text += f"\n({solution.range_in_words})"
    else:
        shown = percent(answer.value) if solution.target else number(answer.value)
        text = f"best: {text} gives {shown}"
    axes.plot([answer.place], [height], "D", color=fan.TARGET, ms=6.5, zorder=5)
    # The curve leaves free what lies right below and left above it where it rises.
    left = answer.place > sum(axes.get_xlim()) / 2
    rising = solution.points[-1].value >= solution.points[0].value
    above = left == rising
    axes.annotate(
        text,
        (answer.place, height),
        xytext=(-10 if left else 10, 10 if above else -10),
        textcoords="offset points",
        ha="right" if left else "left",
        va="bottom" if above else "top",
        color=fan.TARGET,
        family=families,
        parse_math=False,
    )


def _dress(axes: Axes, solution: Solution, scale: float) -> None:
    """Set limits and ticks, and a key without a frame."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    if solution.find != "setting":
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=8))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: solution.place_in_words(x)))
    else:
        axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: number(x, 6)))
    low, high = axes.get_ylim()
    room = high - low
    bottom, top = low - 0.14 * room, high + 0.1 * room
    if solution.target is not None:
        top = min(top, 100 + 0.01 * room)
        bottom = max(bottom, -0.01 * room)
    axes.set_ylim(bottom, top)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(alpha=0.25, lw=0.6)
    axes.set_axisbelow(True)
    axes.legend(
        loc="upper left",
        bbox_to_anchor=(-0.02, -0.15),
        ncols=2,
        frameon=False,
        fontsize="small",
    )
