# SPDX-License-Identifier: Apache-2.0
"""A back-test as HTML: a fragment for notebooks and a whole page as a report."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from attain.backtest_svg import coverage_svg, reliability_svg
from attain.backtest_text import coverage_cells, described, published
from attain.html import page, wrap
from attain.tables import Table

if TYPE_CHECKING:
    from attain.backtest_result import Backtest

READING = (
    "Every forecast was made with figures up to its origin year only. An 80 % interval should "
    "hold the figure that came in about eight of ten cases. Series of one year err together, so "
    "read the years, not the number of forecasts: five good years say more than five hundred "
    "series of one.",
    "CRPS is the mean error of whole distributions, smaller is better; “against” is the ratio to a "
    "reference on the same forecasts. The Brier score of always calling the share that happened is "
    "a hard mark: nobody knew that share beforehand.",
)


def _table(heads: list[str], rows: list[list[str]]) -> str:
    """Return a table of escaped text without the box around it."""
    head = "".join(f'<th class="{"" if k == 0 else "a-right"}">{escape(word)}</th>'
                   for k, word in enumerate(heads))  # fmt: skip
    body = "".join(
        "<tr>"
        + "".join(
            f'<td class="{"" if k == 0 else "a-right"}">{escape(word)}</td>'
            for k, word in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _shown(table: Table) -> str:
    heads, rows = table.cells()
    return f"<h4>{escape(table._title)}</h4>{_table(heads, rows)}"


def _body(test: Backtest) -> list[str]:
    heads, rows = coverage_cells(test, test.horizon)
    events = test.brier()
    judged = any(row["count"] for row in events)
    parts = [
        f'<div><span class="a-title">Back-test: {escape(test.name)}</span></div>',
        f'<div class="a-sub">{escape(described(test))}</div>',
        f"<h4>80 % intervals {test.horizon} years ahead held, per cent by origin year "
        "(▼ below 70, ▲ above 90)</h4>",
        _table(heads, rows),
        _shown(test.scores()),
    ]
    if judged:
        parts.append(_shown(events))
        parts.append(f'<div class="a-joint">{escape(str(test.calls(0.9)).capitalize())}.</div>')
    table = published(test)
    if table is not None:
        parts.append(_shown(table))
    return parts


def _foot(test: Backtest) -> str:
    said = test.settings
    return (
        f'<div class="a-small">attain {escape(str(said["attain"]))} · data '
        f"{escape(str(said['data'])[:12])} · at least {said['history']} figures before an origin · "
        f"scores in {escape(test.unit)}</div>"
    )


def fragment(test: Backtest) -> str:
    """Return the back-test for a notebook: tables and the picture of coverage."""
    return wrap("".join([*_body(test), coverage_svg(test, alone=False), _foot(test)]))


def report(test: Backtest) -> str:
    """Return the back-test as a page with tables, pictures and how to read them."""
    parts = _body(test)
    parts.insert(2, "".join(f"<p>{escape(line)}</p>" for line in READING))
    pictures = [
        coverage_svg(test, horizon=h, alone=False) for h in sorted({1, test.horizon}, reverse=True)
    ]
    if any(row["count"] for row in test.brier()):
        title = "Reliability of attain's probabilities"
        pictures.append(reliability_svg(test.reliability(), title, alone=False))
    parts += pictures
    for group in test.classes if len(test.classes) > 1 else []:
        shown = _shown(test.scores(group=group))
        parts.append(shown.replace("<h4>", f"<h4>{escape(group)}: ", 1))
    return page(f"Back-test: {test.name}", wrap("".join([*parts, _foot(test)])))
