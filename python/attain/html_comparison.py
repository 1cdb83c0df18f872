# SPDX-License-Identifier: Apache-2.0
"""A comparison of scenarios as an HTML table with a bar for each paired difference."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil, log10
from typing import TYPE_CHECKING, Any

from attain.html import names, notes, wrap
from attain.text import MISSING, difference, money, percent, probability

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
    """Return the table of probabilities and differences, one column a scenario."""
    first, *others = scenarios
    heads = f'<th>Target 目标</th><th class="a-right">{escape(first)}</th>' + "".join(
        f"<th>{escape(name)}<br>difference, percentage points</th>" for name in others
    )
    widest = _widest(rows)
    body = []
    for row in rows:
        figure, error = probability(row.probabilities[0], row.std_errors[0])
        cells = [
            f"<td>{names(row.name)} <small>{escape(row.id)}</small></td>",
            f'<td class="a-right">{escape(figure)} <small>{error}</small></td>',
        ]
        cells += [f"<td>{_cell(row, k, widest)}</td>" for k in range(1, len(scenarios))]
        body.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table>"


def _cell(row: ComparisonRow, k: int, widest: float) -> str:
    """Return the difference of one scenario, with probability, level and year below it."""
    d, e = row.differences[k], row.difference_std_errors[k]
    figure, error = probability(row.probabilities[k], row.std_errors[k])
    if d is None:
        return f"{escape(figure)} <small>{error}</small>"
    if not _moves(row, k):
        return f'<span class="a-same">{_interval(d, e, widest)}0</span>'
    below = [f"P {escape(figure)} {error}".strip()]
    if row.level_differences[k] is not None:
        below.append(f"level {_level(row, k)}")
    if row.year_differences[k] is not None:
        below.append(_year(row, k))
    lines = "".join(f'<small class="a-below">{line}</small>' for line in below)
    return f"<span>{_interval(d, e, widest)}{difference(d, e)}</span>{lines}"


def _moves(row: ComparisonRow, k: int) -> bool:
    """Return whether a scenario moves anything that is shown of a target."""
    return any(
        part[k]
        for part in (
            row.differences,
            row.difference_std_errors,
            row.level_differences,
            row.level_difference_std_errors,
            row.year_differences,
        )
    )


def _level(row: ComparisonRow, k: int) -> str:
    """Return the mean difference of the log level in per cent (log points) with its error."""
    change, error = row.level_differences[k], row.level_difference_std_errors[k]
    shown = percent(change, 2, signed=True)
    return f"{shown} ± {100 * error:.2f}" if error else shown


def _year(row: ComparisonRow, k: int) -> str:
    """Return the median year of crossing and the mean difference of the year with its error."""
    change, error = row.year_differences[k], row.year_difference_std_errors[k]
    year = row.first_years[k]
    when = f"crossed by {year}" if year is not None else f"crossed after {row.due}"
    shown = f"{change or 0:+.2f}".replace("-", "−")
    return f"{when}, {shown} ± {error or 0:.2f} years"


def _tables(scenarios: Sequence[str], rows: Sequence[ComparisonRow]) -> str:
    """Return the targets that some scenario moves, and the others folded and counted."""
    others = range(1, len(scenarios))
    moved = [row for row in rows if any(_shows(row, k) for k in others)]
    if not moved:
        return _table(scenarios, rows)
    still = [row for row in rows if row not in moved]
    if not still:
        return _table(scenarios, moved)
    silent = sum(row.probabilities[0] is None for row in still)
    words = f"{len(still) - silent} targets that differ by exactly 0"
    words += f", {silent} without a probability" if silent else ""
    return (
        f"{_table(scenarios, moved)}<details><summary>{words}</summary>"
        f"{_table(scenarios, still)}</details>"
    )


def _shows(row: ComparisonRow, k: int) -> bool:
    """Return whether a scenario says anything of a target that the first one does not."""
    return _moves(row, k) or (row.probabilities[0] is None) != (row.probabilities[k] is None)


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
        _tables(comparison.scenarios, comparison.rows),
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
    shown = money(value) if k == 0 or value <= 0 else f"+{money(value)}"
    return f"{shown} <small>± {money(error, 2)}</small>" if error else shown


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
