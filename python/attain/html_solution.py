# SPDX-License-Identifier: Apache-2.0
"""The answer of a search as one sentence and a small table, for a notebook or page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from attain.html import notes, wrap
from attain.text import number, probability

if TYPE_CHECKING:
    from attain.solution import Point, Solution

EVENLY = 7


def _chosen(solution: Solution) -> list[Point]:
    """Return places to show: spread over the range, and the answer with its neighbours."""
    points = solution.points
    first, last = points[0].place, points[-1].place
    evenly = [first + (last - first) * k / (EVENLY - 1) for k in range(EVENLY)]
    found = {_nearest(points, place) for place in evenly}
    at = _nearest(points, solution.answer.place)
    found |= {max(0, at - 1), at, min(len(points) - 1, at + 1)}
    return [points[n] for n in sorted(found)]


def _nearest(points: Sequence[Point], place: float) -> int:
    """Return which point is nearest to a place."""
    return min(range(len(points)), key=lambda n: abs(points[n].place - place))


def solution_html(solution: Solution) -> str:
    """Return a solution as HTML: the sentence, then places over the range and about the answer."""
    rows = []
    for point in _chosen(solution):
        place = solution.place_in_words(point.place)
        if solution.target is None:
            figure, error = number(point.value), f"± {number(point.std_error, 2)}"
        else:
            figure, error = probability(point.value, point.std_error, point.low, point.high)
        mark = " <b>◆</b>" if point.place == solution.answer.place else ""
        rows.append(
            f'<tr><td class="a-right">{escape(place)}{mark}</td>'
            f'<td class="a-right">{escape(figure)} <small>{escape(error)}</small></td></tr>'
        )
    heads = {"setting": "setting", "date": "in force from", "phase-out": "phased out by"}
    what = "probability" if solution.target is not None else "expected number"
    return wrap(
        f'<div><span class="a-title">{escape(solution.sentence)}</span></div>'
        f"{notes(solution.notes)}"
        f'<table><thead><tr><th class="a-right">{escape(heads[solution.find])}</th>'
        f'<th class="a-right">{what}</th></tr></thead><tbody>{"".join(rows)}</tbody></table>'
        f'<div class="a-small">{len(solution.points)} places were played on the same draws; ± is '
        "the error of the simulation, not of the model. ◆ the answer.</div>"
    )
