# SPDX-License-Identifier: Apache-2.0
"""The board as an HTML table with an inline SVG fan in each row.

Headline rows stand first and open; all other rows stand in a folded table below, counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from attain import fan, wording
from attain.calibration import mark
from attain.html import bar, names, notes, wrap
from attain.text import acts, base_rate, percent, probability, without_name

if TYPE_CHECKING:
    from attain._core.study import Board, Joint, Row

FAN = fan.Box(4, 4, 190, 38)


def _small(*lines: str) -> str:
    """Return small lines below one another, empty ones left out; the lines are escaped."""
    shown = [escape(line) for line in lines if line]
    return "".join(f'<small class="a-below">{line}</small>' for line in shown)


def _fan(row: Row, span: fan.Span, as_of: str) -> str:
    """Return the picture of one row as an inline SVG element."""
    if row.fan is None and not row.observations:
        return _small(wording.even_start(row))
    width, height = FAN.width + 48, FAN.height + 2 * FAN.y
    return (
        f'<svg width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}" '
        f'role="img" aria-label="{escape(fan.words(row))}"><title>{escape(fan.words(row))}</title>'
        f"{fan.marks(row, FAN, span, as_of)}</svg>"
    )


def _axis(span: fan.Span) -> str:
    """Return the years of the shared time axis, for the head of the column."""
    years = "".join(
        f'<text x="{FAN.x + FAN.width * (year - span.start) / (span.end - span.start):.1f}" '
        f'y="11" font-size="11" text-anchor="middle" fill="currentColor">{year}</text>'
        for year in span.ticks()
    )
    return f'<svg width="{FAN.width + 48:g}" height="14">{years}</svg>'


def _chance(row: Row) -> str:
    """Return the cell of the probability, or what there is to say where there is none."""
    from attain.svg_board import planned

    if row.probability is None:
        needs = without_name(row.needs, row.name.zh, row.name.en)
        out = f"<b>{escape(wording.state(row))}</b>"
        out += _small(row.reason, f"needs {needs}" if needs else "")
        if row.plan_probability is not None:
            out += _small(planned(row))
        return out
    figure, error = probability(row.probability, row.std_error, row.low, row.high)
    out = f'<span class="a-chance">{escape(figure)}</span> <small>{error}</small>'
    beside = row.plan_probability if acts(row.plan_probability, row.probability) else None
    out += bar(row.probability, beside)
    return out + _small(planned(row) if beside is not None else "", wording.crossing(row))


def _standing(row: Row) -> str:
    """Return how a row stands by the figures observed."""
    if not row.standing:
        return f'<small title="{escape(row.standing_reason)}">–</small>'
    words = f'<span class="a-keep" lang="zh">{escape(row.standing_zh or "")}</span>'
    return f"{words}{_small(row.standing, wording.progress(row))}"


def _state(row: Row) -> str:
    """Return how a row was assessed."""
    if row.probability is None:
        return ""
    lines = [escape(wording.state(row))]
    if row.elicited:
        lines.append("from an elicited level, not observed")
    if row.state == "reached" and row.reason:
        lines.append(escape(row.reason))
    if calibrated := mark(row):
        lines.append(escape(calibrated))
    return f'<span class="a-small" title="{escape(row.calibration)}">{"<br>".join(lines)}</span>'


def _row(row: Row, span: fan.Span, board: Board) -> str:
    needed, made, third = wording.growths(row)
    name = f"{names(row.name)} <small>{escape(row.id)}</small>"
    asked, when = wording.asks(row)
    rate, interval = base_rate(row.base_rate, board.base_rate_record)
    return (
        f'<tr><td title="{escape(row.quote)}">{name}</td>'
        f'<td class="a-keep">{escape(asked)}{_small(when)}</td>'
        f"<td>{_fan(row, span, board.as_of)}</td>"
        f'<td class="a-right">{needed}<br><small>{made}</small>{_small(third)}</td>'
        f"<td>{_chance(row)}</td><td>{_standing(row)}</td>"
        f'<td class="a-right">{rate}<br><small>{interval}</small></td><td>{_state(row)}</td></tr>'
    )


def _other(row: Row, board: Board) -> str:
    """Return one row of the folded table."""
    asked, when = wording.asks(row)
    rate, _ = base_rate(row.base_rate, board.base_rate_record)
    needs = without_name(row.needs, row.name.zh, row.name.en)
    why = f"{row.reason}; needs {needs}" if row.probability is None and needs else row.reason
    return (
        f'<tr><td title="{escape(row.quote)}">{names(row.name)} <small>{escape(row.id)}</small>'
        f"</td><td>{escape(wording.relation(row))}</td>"
        f'<td class="a-keep">{escape(asked)} <small>{escape(when)}</small></td>'
        f'<td class="a-right">{percent(row.required_growth)}</td>'
        f'<td title="{escape(why)}">{escape(wording.answer(row))}</td>'
        f'<td class="a-keep">{escape(wording.standing(row))}</td>'
        f'<td class="a-right">{rate}</td></tr>'
    )


def _others(board: Board) -> str:
    """Return all rows that are no headline, folded and counted."""
    rows = wording.others(board)
    if not rows:
        return ""
    body = "".join(_other(row, board) for row in rows)
    return (
        f"<details><summary><b>{len(rows)}</b> rows beside the headline, not counted in the joint "
        f"answers: {escape(wording.counts(rows))}</summary>"
        "<table><thead><tr><th>Target 目标</th><th>What</th><th>Asks for 要求</th>"
        '<th class="a-right">Growth needed</th><th>Probability 概率</th><th>Standing 进展</th>'
        f'<th class="a-right">Base rate</th></tr></thead><tbody>{body}</tbody></table></details>'
    )


def _joint(joint: Joint) -> str:
    """Return the joint answers."""
    if joint.assessed > 0:
        figure = f"{joint.expected_reached:.2f} ± {joint.expected_reached_std_error:.2f}"
        first = (
            f"<b>{figure}</b> of {joint.assessed} headline targets with a probability expected "
            "to be reached"
        )
    else:
        first = escape(wording.expected(joint))
    more = [wording.distribution(joint), wording.all_of(joint), wording.stages(joint)]
    lines = "".join(f'<div class="a-sub">{escape(line)}</div>' for line in more if line)
    return f'<div class="a-joint">{first}{lines}</div>'


def _records(board: Board) -> str:
    """Return every record of comparable targets, the column's first."""
    lines = "".join(f"<div>{escape(line)}</div>" for line in wording.records(board))
    return f'<div class="a-small"><b>Base rate 基准率</b>{lines}</div>' if lines else ""


def _key(board: Board) -> str:
    """Return what the marks and figures mean, and the record of the run."""
    return (
        '<div class="a-small">Dots: observed. Line and bands: median, 50 % and 90 % of draws. '
        "Dashed: target, to its due year. Growth: compound a year; even: the fitted growth for an "
        "even chance; class: mean of its class. Standing: share of the way against share of the "
        "time, by observed figures alone. ± is the error of the simulation, not of the model. "
        "!: 80 % intervals of its class held less than 70 or more than 90 % of the outcomes of "
        f"some origin year. attain {escape(board.version)} · plan {escape(board.plan_hash[:12])} · "
        f"data {escape(board.data_hash[:12])}</div>"
    )


def board_html(board: Board, rows: Sequence[Row] | None = None) -> str:
    """Return a board, or some of its rows, as HTML for a notebook or page.

    Parameters
    ----------
    board
        The compiled board.
    rows
        Rows to show; all by default, the headline first and the others folded. Head and joint
        answers are shown only with all.
    """
    from attain.svg_board import settings

    whole = rows is None
    shown = [row for row in board.rows if row.headline] if rows is None else list(rows)
    span = fan.span_of(shown, board.as_of)
    parts = []
    if whole:
        parts.append(
            f'<div><span class="a-title">{escape(board.plan_name.en or board.plan)}</span>'
            f'<span lang="zh">{escape(board.plan_name.zh)}</span></div>'
        )
    parts.append(f'<div class="a-sub">{escape(settings(board))}</div>')
    if whole:
        parts.append(_joint(board.joint))
    parts.append(
        "<table><thead><tr><th>Target 目标</th><th>Asks for 要求</th>"
        f"<th>{_axis(span) if any(row.fan or row.observations for row in shown) else ''}</th>"
        '<th class="a-right">Growth a year 年增速<br>needed 需要 / made 实际</th>'
        "<th>Probability 概率<br>± simulation error</th><th>Standing<br>进展</th>"
        '<th class="a-right">Base rate<br>基准率</th><th>How assessed<br>评估方式</th>'
        "</tr></thead><tbody>"
    )
    parts += [_row(row, span, board) for row in shown]
    parts.append("</tbody></table>")
    if whole:
        past = wording.past(board)
        parts += [_others(board), f'<div class="a-small">{escape(past)}</div>' if past else ""]
        parts += [_records(board), notes(board.labels), _key(board)]
    return wrap("".join(parts))
