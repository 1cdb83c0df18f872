# SPDX-License-Identifier: Apache-2.0
"""Pictures of an allocation: what each budget brings, and spending by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain import fan
from attain.allocation import GOALS, MILLION
from attain.errors import InvalidInput
from attain.plot import GREY, check_language, labels, new_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain.allocation import Allocation

MARKS = {"equal split": ("s", "#7a5195"), "proportional split": ("^", "#2f8f5b")}


def _title(of: Allocation, english: str, chinese: str, language: str) -> tuple[str, list[str]]:
    title, _, families = labels(english, chinese, "", language)
    return f"{title}\nas of {of._record['as_of']}, beyond scenario {of._record['on']}", families


def _dress(axes: Axes, title: str, families: list[str]) -> None:
    axes.set_title(title, family=families, loc="left", fontsize="medium", parse_math=False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", alpha=0.25, lw=0.6)
    axes.set_axisbelow(True)


def plot_allocation(of: Allocation, *, ax: Axes | None, language: str) -> Axes:
    """Draw value against money; see `attain.allocation.Allocation.plot`."""
    check_language(language)
    axes = new_axes(ax, 7.0, 4.3)
    start = of["start"]
    points = of._record["curve"]
    spent = [0.0, *(one["cost"] / MILLION for one in points)]
    value = [start.value, *(one["value"] for one in points)]
    error = [0.0, *(1.96 * one["gain_error"] for one in points)]
    low = [v - e for v, e in zip(value, error, strict=True)]
    high = [v + e for v, e in zip(value, error, strict=True)]
    axes.fill_between(spent, low, high, color=fan.BLUE, alpha=0.25, lw=0, label="95 % of the gain")
    axes.plot(spent, value, "o-", color=fan.BLUE, ms=4, lw=1.6, label=f"best ({of.method})")
    for name, (mark, colour) in MARKS.items():
        if name in [one["name"] for one in of._record["ways"]]:
            way = of[name]
            axes.errorbar(
                [way.cost / MILLION],
                [way.value],
                yerr=[1.96 * way.gain_error],
                fmt=mark,
                color=colour,
                ms=7,
                label=name,
            )
    axes.axvline(of.budget / MILLION, color=GREY, lw=1, ls=(0, (4, 2.5)))
    axes.annotate(
        "budget",
        (of.budget / MILLION, 0.02),
        xycoords=("data", "axes fraction"),
        xytext=(-3, 0),
        textcoords="offset points",
        ha="right",
        color=GREY,
        fontsize="small",
    )
    axes.set_xlabel(f"spent, million {of.currency} in prices of {of.price_year}")
    axes.set_ylabel(GOALS[of._record["goal"]])
    title, families = _title(of, "What each budget brings", "预算与预期成果", language)
    _dress(axes, title, families)
    axes.legend(loc="upper left", frameon=False, fontsize="small")
    return axes


def plot_spending(of: Allocation, *, ax: Axes | None, language: str) -> Axes:
    """Draw spending by year; see `attain.allocation.Allocation.plot_spending`."""
    check_language(language)
    by_year = {id: one for id, one in of.best.by_year.items() if any(one.values())}
    if not by_year:
        raise InvalidInput("the best allocation spends nothing")
    axes = new_axes(ax, 7.0, 4.0)
    years = sorted({year for one in by_year.values() for year in one})
    below = [0.0] * len(years)
    colours = ("#3572ad", "#c04e06", "#2f8f5b", "#7a5195", "#b8860b", "#6b7280")
    for k, (lever, amounts) in enumerate(by_year.items()):
        heights = [amounts.get(year, 0.0) / MILLION for year in years]
        axes.bar(years, heights, bottom=below, color=colours[k % len(colours)], label=lever)
        below = [a + b for a, b in zip(below, heights, strict=True)]
    axes.set_xticks(years, [str(year) for year in years])
    axes.set_ylabel(f"million {of.currency} in prices of {of.price_year}")
    title, families = _title(
        of, "Spending of the best allocation", "最优分配的年度支出", language
    )
    _dress(axes, title, families)
    axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False, fontsize="small")
    return axes
