# SPDX-License-Identifier: Apache-2.0
"""Pictures of what answers hang on: tornado, heat map over years, convergence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain import fan
from attain.columns import word
from attain.errors import InvalidInput
from attain.plan_sensitivity import BY, EXPECTED
from attain.plot import GREY, check_language, labels, new_axes
from attain.text import number, shorten

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain.plan_sensitivity import Sensitivity
    from attain.plan_stress import Stress

LIGHT = "#a9c6e3"
LONGEST = 46


def _named(plan: Any, target: str, language: str, what: str) -> tuple[str, list[str]]:
    """Return the title of a picture of one answer, and the fonts that can draw it."""
    english, chinese = "Expected number of targets reached", "预期达成的目标数"
    if target != EXPECTED:
        aim = next(one for one in plan.targets if one.id == target)
        name = next(one for one in plan.indicators if one.id == aim.indicator).name
        english, chinese = f"{target}: {name.en or aim.indicator}", name.zh
    title, _, families = labels(english, chinese, "", language)
    return f"{title}\n{what}", families


def _dress(axes: Axes, title: str, families: list[str], grid: str = "x") -> None:
    """Set a title and take away what draws no figure."""
    axes.set_title(title, family=families, loc="left", fontsize="medium", parse_math=False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    if grid:
        axes.grid(axis=grid, alpha=0.25, lw=0.6)  # type: ignore[arg-type]
        axes.set_axisbelow(True)


def plot_tornado(
    of: Sensitivity,
    target: str,
    by: str,
    year: int | None,
    *,
    ax: Axes | None,
    language: str,
) -> Axes:
    """Draw first-order inside total shares; see `attain.plan_sensitivity.Sensitivity.plot`."""
    check_language(language)
    table = of.shares(target, year=year, by=by)
    acting = [one for one in table if one["total"] > 0]
    rows = sorted(acting, key=lambda one: float(one["total"]))
    if not rows:
        raise InvalidInput(f"{target} has no shares by {by}: nothing varies, or none acts")
    axes = new_axes(ax, 7.2, 1.5 + 0.36 * len(rows))
    places = range(len(rows))
    axes.barh(
        places,
        [100 * one["total"] for one in rows],
        color=LIGHT,
        height=0.68,
        label="total: left if all else were known",
    )
    axes.barh(
        places,
        [100 * max(0.0, one["first"]) for one in rows],
        color=fan.BLUE,
        height=0.36,
        label="first-order: gone if it alone were known",
    )
    # In the light rim of a bar the error of the total, in its dark core that of the first order.
    for share, above, colour in (("total", 0.26, GREY), ("first", 0.0, "black")):
        axes.errorbar(
            [100 * max(0.0, one[share]) for one in rows],
            [y + above for y in places],
            xerr=[196 * one[f"{share}_std_error"] for one in rows],
            fmt="none",
            ecolor=colour,
            elinewidth=1,
        )
    axes.set_yticks(list(places), [str(one["factor"]) for one in rows])
    axes.set_xlabel("share of the variance, %; lines: 95 % by the number of draws")
    axes.set_xlim(left=0)
    figure = table._title.partition(": ")[2]
    title, families = _named(of._plan, target, language, f"{figure}, as of {of.as_of}")
    _dress(axes, title, families)
    axes.legend(loc="lower right", frameon=False, fontsize="small")
    return axes


def plot_years(
    of: Sensitivity, target: str, by: str, *, ax: Axes | None, language: str
) -> Axes:
    """Draw total shares of the log level by year; see `Sensitivity.plot_years`."""
    check_language(language)
    word("kind of factor", by, BY)
    years = of._row(target)["years"]
    if not years:
        raise InvalidInput(f"{target} has no log level whose variance could be split")
    names = [one["factor"] for one in years[0]["shares"] if one["kind"] == by]
    shares = [
        [100 * one["total"] for one in at["shares"] if one["kind"] == by] for at in years
    ]
    used = [k for k in range(len(names)) if any(row[k] > 0 for row in shares)]
    if not used:
        raise InvalidInput(f"no factor of kind {by} acts on {target}")
    axes = new_axes(ax, 2.8 + 0.75 * len(years), 1.6 + 0.42 * len(used))
    cells = [[row[k] for row in shares] for k in used]
    shown = axes.imshow(cells, cmap="Blues", vmin=0, vmax=100, aspect="auto")
    for y, line in enumerate(cells):
        for x, value in enumerate(line):
            colour = "white" if value > 55 else "black"
            axes.text(
                x, y, f"{value:.0f}", ha="center", va="center", color=colour, fontsize="small"
            )
    axes.set_xticks(range(len(years)), [str(at["year"]) for at in years])
    axes.set_yticks(range(len(used)), [str(names[k]) for k in used])
    axes.figure.colorbar(shown, ax=axes, label="total share, %", shrink=0.8)
    what = f"variance of the log level at each year's end, as of {of.as_of}"
    title, families = _named(of._plan, target, language, what)
    _dress(axes, title, families, grid="")
    return axes


def plot_convergence(
    of: Sensitivity, target: str, by: str, *, ax: Axes | None, language: str
) -> Axes:
    """Draw total shares against the number of draws; see `Sensitivity.plot_convergence`."""
    check_language(language)
    word("kind of factor", by, BY)
    path = of._row(target)["path"]
    factors = of._record["factors"]
    used = [k for k, one in enumerate(factors) if one["kind"] == by]
    if not path or not used:
        raise InvalidInput(f"{target} has no shares by {by} to follow")
    axes = new_axes(ax, 7.2, 4.2)
    draws = [at["draws"] for at in path]
    last = sorted(used, key=lambda k: -float(path[-1]["totals"][k]))
    for k in last[:8]:
        line = [100 * at["totals"][k] for at in path]
        axes.plot(draws, line, "o-", ms=2.5, lw=1.3, label=str(factors[k]["id"]))
    axes.set_xscale("log")
    axes.set_xlabel("draws used")
    axes.set_ylabel("total share, %")
    axes.set_ylim(bottom=0)
    row = of._row(target)
    verdict = "converged" if row["converged"] else f"about {row['draws_needed']:,} draws needed"
    what = f"total shares from the first draws on: {verdict}"
    title, families = _named(of._plan, target, language, what)
    _dress(axes, title, families, grid="y")
    axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False, fontsize="small")
    return axes


def plot_stress(of: Stress, target: str, most: int, *, ax: Axes | None, language: str) -> Axes:
    """Draw the changes of one answer as a tornado; see `attain.plan_stress.Stress.plot`."""
    check_language(language)
    bars = []
    for row in of._record["assumptions"]:
        for one in row["changes"]:
            if one["target"] == target:
                bars.append((row, one["low"], one["high"]))
    if not bars:
        raise InvalidInput(f"nothing that was moved changes {target}")
    bars.sort(key=lambda one: max(abs(one[1] or 0.0), abs(one[2])))
    bars = bars[-most:]
    scale = 1.0 if target == EXPECTED else 100.0
    axes = new_axes(ax, 8.4, 1.6 + 0.36 * len(bars))
    point = 100 * of._record["point"]
    for y, (row, low, high) in enumerate(bars):
        if low is not None:
            axes.barh(y, scale * low, color=fan.BLUE, height=0.62)
        colour = fan.TARGET if low is not None else GREY
        axes.barh(y, scale * high, color=colour, height=0.62 if low is not None else 0.4)
        for value, end in ((low, row["low"]), (high, row["high"])):
            if value is None or end is None or row["kind"] != "lever":
                continue
            axes.annotate(
                number(end, 2),
                (scale * value, y),
                xytext=(3 if value >= 0 else -3, 0),
                textcoords="offset points",
                ha="left" if value >= 0 else "right",
                va="center",
                fontsize="x-small",
                color=GREY,
            )
    axes.axvline(0, color="black", lw=0.8)
    axes.set_yticks(range(len(bars)), [shorten(str(row["what"]), LONGEST) for row, _, _ in bars])
    start = next(one for one in of._record["targets"] if one["id"] == target)["value"]
    unit = "targets" if target == EXPECTED else "percentage points"
    shown = number(start, 3) if target == EXPECTED else f"{100 * start:.1f} %"
    axes.set_xlabel(f"change against {shown}, {unit}")
    axes.margins(x=0.08)
    from matplotlib.patches import Patch

    keys = [
        Patch(color=fan.BLUE, label=f"at its {point:g} % point"),
        Patch(color=fan.TARGET, label=f"at its {100 - point:g} % point"),
    ]
    if any(low is None for _, low, _ in bars):
        keys.append(Patch(color=GREY, label="read the other way"))
    axes.legend(handles=keys, loc="lower right", frameon=False, fontsize="small")
    what = f"each assumption moved alone, as of {of.as_of}"
    title, families = _named(of._plan, target, language, what)
    _dress(axes, title, families)
    return axes
