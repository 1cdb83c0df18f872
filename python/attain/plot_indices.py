# SPDX-License-Identifier: Apache-2.0
"""Indices of sensitivity as matplotlib pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attain import fan
from attain.errors import InvalidInput
from attain.plot import GREY, labels, new_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain.indices_result import Index, Indices

COLOURS = (fan.BLUE, "#d97706", "#0f766e", "#7c3aed")
WORDS = {
    "first": "first order: this alone",
    "total": "total: this and its interactions",
    "second": "second order: the two together",
    "mu": "mean effect",
    "mu_star": "mean size of effects",
    "sigma": "spread of effects",
    "shapley": "Shapley effect",
}


def plot_indices(
    found: Indices,
    *,
    measures: Sequence[str] | None,
    output: str | None,
    ax: Axes | None,
    title: str | None,
) -> Axes:
    """Draw bars with intervals, one group a factor, the largest first.

    Parameters
    ----------
    found
        The indices.
    measures
        Kinds to draw; None for all with an error whose bars stand for the same names.
    output
        Which output; None for the first.
    ax
        Axes to draw on, or None for a new figure.
    title
        Heading; None for method, output and units.
    """
    chosen = list(measures) if measures is not None else _usual(found)
    if not chosen:
        raise InvalidInput("measures must name at least one kind of index")
    which = output or found.outputs[0]
    bars = {name: found[name, which] for name in chosen}
    first = bars[chosen[-1]] if "total" in chosen else bars[chosen[0]]
    names = sorted(first, key=lambda of: -first[of].value if first[of].value == first[of].value
                   else 0.0)  # fmt: skip
    if any(set(b) != set(names) for b in bars.values()):
        raise InvalidInput("measures of factors and of pairs have bars of their own: draw one")
    axes = new_axes(ax, 6.4, 1.3 + 0.36 * len(names) * (0.6 + 0.4 * len(chosen)))
    thick = 0.8 / len(chosen)
    for k, name in enumerate(chosen):
        _draw(axes, bars[name], names, k, thick, WORDS.get(name, name))
    heading = title or f"Sensitivity of {which}: {found.method}, {found.units:,} units"
    _, _, families = labels(" ".join([heading, *names]), "", "", "en")
    axes.set_yticks([i + 0.4 - thick / 2 for i in range(len(names))])
    axes.set_yticklabels(names, family=families)
    axes.invert_yaxis()
    axes.axvline(0, color=GREY, lw=0.8)
    effects = set(chosen) & {"mu", "mu_star", "sigma"}
    axes.set_xlabel(
        f"{'elementary effect, in units of ' + which if effects else 'share of variance'}"
        if effects or set(chosen) <= {"first", "total", "second", "shapley"}
        else ", ".join(chosen)
    )
    written = axes.set_title(heading, family=families, loc="left", fontsize="medium")
    written.set_parse_math(False)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="x", alpha=0.25, lw=0.6)
    axes.set_axisbelow(True)
    axes.legend(frameon=False, fontsize="small", loc="lower right")
    return axes


def _usual(found: Indices) -> list[str]:
    """Return the kinds that are drawn together: shares, or effects."""
    there = list(found.measures)
    for together in (["shapley"], ["first", "total"], ["mu_star", "sigma"]):
        kept = [name for name in together if name in there]
        if kept:
            return kept
    return there[:1]


def _draw(
    axes: Axes, bars: Mapping[str, Index], names: list[str], k: int, thick: float, label: str
) -> None:
    values = [bars[of].value for of in names]
    places = [i + k * thick for i in range(len(names))]
    colour = COLOURS[k % len(COLOURS)]
    axes.barh(places, values, height=0.9 * thick, color=colour, alpha=0.75, label=label)
    # Rounding may put an end a hair inside the estimate.
    below = [max(0.0, bars[of].value - bars[of].low) for of in names]
    above = [max(0.0, bars[of].high - bars[of].value) for of in names]
    axes.errorbar(values, places, xerr=[below, above], fmt="none", ecolor="#1f2937", lw=1.2,
                  capsize=2.5)  # fmt: skip


def draw_convergence(
    found: Mapping[int, Indices],
    *,
    measure: str,
    output: str | None,
    ax: Axes | None,
    title: str | None,
) -> Axes:
    """Draw each factor's index and interval against the number of units.

    Parameters
    ----------
    found
        Results by number of units.
    measure
        Which kind of index.
    output
        Which output; None for the first.
    ax
        Axes to draw on, or None for a new figure.
    title
        Heading; None for measure and output.
    """
    if not found:
        raise InvalidInput("found must have at least one result")
    sizes = sorted(found)
    which = output or found[sizes[0]].outputs[0]
    tables = [found[size][measure, which] for size in sizes]
    axes = new_axes(ax, 6.4, 4.0)
    for k, of in enumerate(tables[0]):
        colour = f"C{k}"
        axes.plot(sizes, [t[of].value for t in tables], marker="o", ms=3.5, color=colour, label=of)
        axes.fill_between(sizes, [t[of].low for t in tables], [t[of].high for t in tables],
                          color=colour, alpha=0.15, lw=0)  # fmt: skip
    heading = title or f"Convergence of {WORDS.get(measure, measure)}, {which}"
    _, _, families = labels(" ".join([heading, *tables[0]]), "", "", "en")
    axes.set_xscale("log", base=2)
    axes.set(xlabel="units", ylabel=measure)
    written = axes.set_title(heading, family=families, loc="left", fontsize="medium")
    written.set_parse_math(False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(alpha=0.25, lw=0.6)
    axes.legend(frameon=False, fontsize="small", prop={"family": families})
    return axes
