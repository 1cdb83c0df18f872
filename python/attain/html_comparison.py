# SPDX-License-Identifier: Apache-2.0
"""A comparison of scenarios as an HTML table with a bar for each paired difference."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil, log10
from typing import TYPE_CHECKING, Any

from attain.html import names, notes, wrap
from attain.text import MISSING, difference, number, percent, probability

if TYPE_CHECKING:
    from attain._core.study import Comparison, ComparisonRow

HALF = 46.0
GOOD, BAD = "#3572ad", "#c8540a"


def _interval(value: float | None, error: float | None, widest: float) -> str:
    """Return a difference as a bar from zero with its 95 % Monte Carlo interval."""
    if value is None:
        return ""
    middle = HALF + 4
    reach = HALF * min(1.0, abs(value) / widest)
    left = middle if value >= 0 else middle - reach
    low, high = (
        middle + HALF * max(-1.0, min(1.0, (value + sign * 1.96 * (error or 0.0)) / widest))
        for sign in (-1, 1)
    )
    whisker = ""
    if error:
        whisker = (
            f'<line x1="{low:.1f}" x2="{high:.1f}" y1="8" y2="8" stroke="currentColor" '
            'stroke-width="1.2"/>'
        )
    return (
        f'<svg class="a-inline" width="{2 * middle:g}" height="16" role="img" '
        f'aria-label="{escape(difference(value, error))} percentage points">'
        f'<rect x="{left:.1f}" y="4" width="{reach:.1f}" height="8" '
        f'fill="{GOOD if value > 0 else BAD}" fill-opacity=".75"/>'
        f'<line x1="{middle:g}" x2="{middle:g}" y1="1" y2="15" stroke="currentColor" '
        f'stroke-opacity=".5"/>{whisker}</svg>'
    )


def _widest(rows: Sequence[ComparisonRow]) -> float:
    """Return the difference a full bar stands for, at least one percentage point."""
    return (
        max(
            (
                abs(d) + 1.96 * (e or 0.0)
                for row in rows
                for d, e in zip(row.differences, row.difference_std_errors, strict=True)
                if d is not None
            ),
            default=0.01,
        )
        or 0.01
    )


def _table(scenarios: Sequence[str], rows: Sequence[ComparisonRow]) -> str:
    """Return the table of probabilities and differences."""
    first, *others = scenarios
    heads = f'<th>Target 目标</th><th class="a-right">{escape(first)}</th>' + "".join(
        f'<th class="a-right">{escape(name)}</th><th>difference<br>percentage points</th>'
        '<th class="a-right">level at due date<br>log points</th>'
        '<th class="a-right">crossed by<br>years</th>'
        for name in others
    )
    widest = _widest(rows)
    body = []
    for row in rows:
        cells = [f"<td>{names(row.name)} <small>{escape(row.id)}</small></td>"]
        for k in range(len(scenarios)):
            figure, error = probability(row.probabilities[k], row.std_errors[k])
            cells.append(f'<td class="a-right">{escape(figure)} <small>{error}</small></td>')
            if k == 0:
                continue
            d, e = row.differences[k], row.difference_std_errors[k]
            same = ' class="a-same"' if d == 0 and not e else ""
            cells.append(f"<td><span{same}>{_interval(d, e, widest)}{difference(d, e)}</span></td>")
            cells.append(f'<td class="a-right">{_level(row, k)}</td>')
            cells.append(f'<td class="a-right">{_year(row, k)}</td>')
        body.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table>"


def _level(row: ComparisonRow, k: int) -> str:
    """Return the mean difference of the log level in per cent (log points) with its error."""
    change, error = row.level_differences[k], row.level_difference_std_errors[k]
    if change is None or row.probabilities[k] is None:
        return MISSING
    if change == 0 and not error:
        return '<span class="a-same">0</span>'
    shown = percent(change, 2, signed=True)
    return f"{shown} <small>± {100 * error:.2f}</small>" if error else shown


def _year(row: ComparisonRow, k: int) -> str:
    """Return the median year of crossing and the mean difference of the year with its error."""
    change, error = row.year_differences[k], row.year_difference_std_errors[k]
    if change is None or row.probabilities[k] is None:
        return MISSING
    year = row.first_years[k]
    when = str(year) if year is not None else f"after {row.due}"
    if change == 0 and not error:
        return f'{when} <small class="a-same">0</small>'
    shown = f"{change:+.2f}".replace("-", "−")
    return f"{when} <small>{shown} ± {error or 0:.2f}</small>"


def rows_html(scenarios: Sequence[str], rows: Sequence[ComparisonRow]) -> str:
    """Return some rows of a comparison as HTML."""
    return wrap(_table(scenarios, rows))


def comparison_html(comparison: Comparison) -> str:
    """Return a comparison as HTML for a notebook or page."""
    joint = comparison.joint
    first = comparison.scenarios[0]
    lines = [
        f"<tr><td>{escape(name)}</td>"
        f'<td class="a-right">{joint.expected_reached[k]:.2f} <small>± {joint.std_errors[k]:.2f}'
        f'</small></td><td class="a-right">'
        + ("" if k == 0 else _change(joint.differences[k], joint.difference_std_errors[k]))
        + '</td><td class="a-right">'
        + ("" if k == 0 else f"{percent(joint.more[k])} / {percent(joint.fewer[k])}")
        + f'</td><td class="a-right">{_cost(comparison.costs[k], k)}</td></tr>'
        for k, name in enumerate(comparison.scenarios)
    ]
    parts = [
        f'<div><span class="a-title">{escape(", ".join(comparison.scenarios[1:]))} against '
        f"{escape(first)}</span></div>"
        f'<div class="a-sub">{escape(comparison.plan)} as of {escape(comparison.as_of)} · '
        f"{comparison.draws:,} paired draws, seed {comparison.seed}</div>",
        notes(comparison.assumptions),
        '<table><thead><tr><th>Scenario</th><th class="a-right">expected number reached</th>'
        '<th class="a-right">difference</th><th class="a-right">more / fewer reached<br>'
        'probability</th><th class="a-right">cost<br>difference</th></tr></thead>'
        f'<tbody>{"".join(lines)}</tbody></table>',
        _table(comparison.scenarios, comparison.rows),
        '<div class="a-small">Differences are against the first scenario, over targets assessed in '
        "both; ± is the paired error of the simulation, not of the model. Crossed by: the year by "
        "whose end half of the draws stood there once; beside it the mean difference of that year, "
        f"never counted as the year after the due date. {escape(_prices(comparison))}"
        f"plan {escape(comparison.plan_hash[:12])} · data {escape(comparison.data_hash[:12])}"
        "</div>",
    ]
    return wrap("".join(parts))


def _cost(cost: dict[str, Any], k: int) -> str:
    """Return the total of a scenario, or its difference against the first one, with its error."""
    pair = cost["total"] if k == 0 else cost["difference"]
    if pair is None:
        return MISSING
    value, error = pair
    shown = number(value) if k == 0 or value <= 0 else f"+{number(value)}"
    return f"{shown} <small>± {number(error, 2)}</small>" if error else shown


def _prices(comparison: Comparison) -> str:
    """Return in what costs are given, or why there are none."""
    cost = comparison.costs[0]
    if cost["missing"]:
        return f"No cost: {cost['missing']}. "
    found = [one for one in comparison.costs if one["currency"]]
    if not found:
        return ""
    rate = f", discounted with {percent(cost['discount'])} a year" if cost["discount"] else ""
    return f"Cost in {found[0]['currency']} of {found[0]['price_year']}{rate}. "


def _change(value: float | None, error: float | None) -> str:
    """Return a difference of expected numbers with its paired error."""
    if value is None or error is None:
        return MISSING
    if value == 0 and not error:
        return "0"
    decimals = max(2, ceil(-log10(error))) if error > 0 else 2
    return f"{value:+.{decimals}f} ± {error:.{decimals}f}".replace("-", "−")
