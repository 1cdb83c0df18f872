# SPDX-License-Identifier: Apache-2.0
"""The answer of a search as one sentence and a small table, for a notebook or page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from attain.html import notes, wrap
from attain.place import time_text
from attain.text import number, probability

if TYPE_CHECKING:
    from attain.solution import Solution

MOST = 9


def solution_html(solution: Solution) -> str:
    """Return a solution as HTML: the sentence, then the places nearest to the answer."""
    lever = next(one for one in solution._plan.levers if one.id == solution.lever)
    near = sorted(solution.points, key=lambda point: abs(point.value - solution.wanted))[:MOST]
    rows = []
    for point in sorted(near, key=lambda one: one.place):
        if solution.find == "setting":
            place = number(point.place, 6)
        else:
            place = time_text(point.place, last=solution.find == "phase-out")
        if solution.target is None:
            figure, error = number(point.value), f"± {number(point.std_error, 2)}"
        else:
            figure, error = probability(point.value, point.std_error, point.low, point.high)
        mark = " <b>◆</b>" if point.place == solution.answer.place else ""
        rows.append(
            f'<tr><td class="a-right">{escape(place)}{mark}</td>'
            f'<td class="a-right">{escape(figure)} <small>{escape(error)}</small></td></tr>'
        )
    unit = "" if lever.unit == "1" else lever.unit
    heads = {"setting": unit or "setting", "date": "in force from", "phase-out": "phased out by"}
    what = "probability" if solution.target is not None else "expected number"
    return wrap(
        f'<div><span class="a-title">{escape(solution.sentence)}</span></div>'
        f"{notes(solution.notes)}"
        f'<table><thead><tr><th class="a-right">{escape(heads[solution.find])}</th>'
        f'<th class="a-right">{what}</th></tr></thead><tbody>{"".join(rows)}</tbody></table>'
        f'<div class="a-small">{len(solution.points)} places on the same draws, the nearest '
        "shown; ± is the error of the simulation, not of the model. ◆ the answer.</div>"
    )
