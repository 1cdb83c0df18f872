# SPDX-License-Identifier: Apache-2.0
"""The whole board as one standalone SVG picture, readable on paper and screen.

Headline rows have a picture each; all other rows stand below in one line each.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from attain import fan, wording
from attain.calibration import mark
from attain.svg import MARGIN, WIDTH, document, rule, style, text
from attain.text import acts, base_rate, em_width, fit_lines, probability, without_name

if TYPE_CHECKING:
    from attain._core.study import Board, Joint, Row

NAME, ASKS, PATH, GROWTH, CHANCE, RATE, STATE = 30, 330, 446, 788, 822, 1034, 1056
PATH_WIDTH = 210
BAR_WIDTH = 156

_HEADS = (
    (NAME, 0, "Target 目标", "start"),
    (ASKS, 0, "Asks for 要求", "start"),
    (GROWTH, 13, "Growth a year 年增速", "end"),
    (GROWTH, 0, "needed / made / even", "end"),
    (CHANCE, 0, "Probability 概率 ± simulation error", "start"),
    (RATE, 13, "Base rate", "end"),
    (RATE, 0, "基准率", "end"),
    (STATE, 13, "How assessed", "start"),
    (STATE, 0, "评估方式", "start"),
)


def settings(board: Board) -> str:
    """Return how a board was made, in one line."""
    made = "closed form" if board.method == "exact" else f"{board.draws:,} draws, seed {board.seed}"
    return f"as of {board.as_of} · scenario {board.scenario} · {made}"


def _joint(joint: Joint, right: float, top: float) -> str:
    """Return the expected number reached beside the chances of each number."""
    chances = list(joint.at_least)
    exactly = [a - b for a, b in zip(chances, [*chances, 0.0][1:], strict=True)]
    out = []
    left = right
    if joint.assessed > 0 and exactly:
        step = min(14.0, 196.0 / len(exactly))
        left = right - step * len(exactly)
        highest = max(exactly) or 1.0
        for k, chance in enumerate(exactly):
            height = max(0.0, 44 * chance / highest)
            out.append(
                f'<rect class="a-bar" x="{left + k * step + 1:.1f}" y="{top + 46 - height:.1f}" '
                f'width="{step - 2:.1f}" height="{height:.1f}" fill="{fan.BLUE}" '
                'fill-opacity=".75"/>'
            )
        for k in sorted({0, joint.assessed // 2, joint.assessed}):
            place = left + (k + 0.5) * step
            out.append(text(place, top + 58, str(k), 9.5, faint=0.6, anchor="middle"))
        out.append(
            f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{top + 46:.1f}" y2="{top + 46:.1f}" '
            'stroke="currentColor" stroke-opacity=".35"/>'
        )
        left -= 22
    lines = [wording.all_of(joint)]
    if joint.assessed > 0:
        reached = f"{joint.expected_reached:.1f} of {joint.assessed}"
        out.append(text(left, top + 20, reached, 24, weight=600, anchor="end"))
        out.append(text(left, top + 36, "targets expected to be reached", 11.5, anchor="end"))
        lines.insert(0, wording.distribution(joint))
    else:
        out.append(text(left, top + 20, wording.expected(joint), 14, weight=600, anchor="end"))
        lines.append("each row says what would give one")
    for k, line in enumerate(line for line in lines if line):
        out.append(text(left, top + 51 + 13 * k, line, 10.5, faint=0.65, anchor="end"))
    return "".join(out)


def _head(board: Board, span: fan.Span) -> tuple[str, float]:
    """Return the title block and the column heads, with the height they take."""
    room = WIDTH - 2 * MARGIN - 560
    out = []
    y = 46.0
    for line in fit_lines(board.plan_name.en or board.plan, room, 21, 2):
        out.append(text(MARGIN, y, line, 21, weight=600))
        y += 26
    for line in fit_lines(board.plan_name.zh, room, 15, 1) if board.plan_name.zh else []:
        out.append(text(MARGIN, y - 2, line, 15, faint=0.8))
        y += 22
    out.append(text(MARGIN, y, settings(board), 12, faint=0.7))
    if board.labels:
        y += 18
        out.append(text(MARGIN, y, f"▲ {board.labels[0].partition(':')[0]}: see the notes", 12))
    out.append(_joint(board.joint, WIDTH - MARGIN, 26))
    y = max(y, 98.0) + 40
    for place, height, words, anchor in _HEADS:
        out.append(text(place, y - height, words, 10.5, faint=0.7, anchor=anchor))
    for year in span.ticks():
        tick = PATH + PATH_WIDTH * (year - span.start) / (span.end - span.start)
        out.append(text(tick, y, str(year), 10.5, faint=0.7, anchor="middle"))
    return "".join(out), y + 9


def planned(row: Row) -> str:
    """Return the probability under the document's own commitments, in words."""
    figure, error = probability(row.plan_probability, row.plan_std_error)
    return f"with the plan's levers {figure} {error}".strip()


def _bar(row: Row, y: float) -> str:
    """Return a probability as number, error and bar, with the plan's own levers below."""
    figure, error = probability(row.probability, row.std_error, row.low, row.high)
    share = min(1.0, max(0.0, row.probability or 0.0))
    out = [
        text(CHANCE, y, figure, 15, weight=600),
        text(CHANCE + 15 * em_width(figure) + 8, y, error, 11, faint=0.7),
        f'<rect x="{CHANCE}" y="{y + 6:.1f}" width="{BAR_WIDTH}" height="5" rx="2.5" '
        'fill="currentColor" fill-opacity=".13"/>',
    ]
    if share > 0:
        out.append(
            f'<rect class="a-bar" x="{CHANCE}" y="{y + 6:.1f}" '
            f'width="{max(2.0, BAR_WIDTH * share):.1f}" height="5" rx="2.5" fill="{fan.BLUE}"/>'
        )
    lines = [wording.crossing(row)]
    if row.plan_probability is not None and acts(row.plan_probability, row.probability):
        place = CHANCE + BAR_WIDTH * min(1.0, max(0.0, row.plan_probability))
        out.append(
            f'<line x1="{place:.1f}" x2="{place:.1f}" y1="{y + 3:.1f}" y2="{y + 14:.1f}" '
            'stroke="currentColor" stroke-width="1.6"/>'
        )
        lines.insert(0, planned(row))
    for k, line in enumerate(line for line in lines if line):
        out.append(text(CHANCE, y + 24 + 12 * k, line, 10, faint=0.7))
    return "".join(out)


def _names(row: Row, middle: float) -> str:
    """Return the name in both languages around the middle of a row."""
    english = fit_lines(row.name.en or row.id, ASKS - NAME - 26, 12.5, 2)
    chinese = fit_lines(row.name.zh, ASKS - NAME - 58, 11.5, 1) if row.name.zh else []
    out = []
    y = middle - 7.5 * (len(english) + 1) + 11
    for line in english:
        out.append(text(NAME, y, line, 12.5, weight=600))
        y += 15.5
    out.append(text(NAME, y, row.id, 10.5, faint=0.6))
    shift = 10.5 * em_width(row.id) + 8
    out += [text(NAME + shift, y, line, 11.5, faint=0.8) for line in chinese]
    return "".join(out)


def _standing(row: Row) -> list[str]:
    """Return how a row stands in one line where it fits, else Chinese over English."""
    whole = wording.standing(row)
    if not whole:
        return []
    if em_width(whole) * 10.5 <= 112:
        return [whole]
    return [row.standing_zh or "", *fit_lines(row.standing or "", 112, 10.5, 1)]


def _asks(row: Row, middle: float) -> str:
    """Return what a target asks for, by when, and how it stands."""
    asked, when = wording.asks(row)
    lines = _standing(row)
    y = middle + 2 - 7 * len(lines)
    out = [text(ASKS, y, line, 12.5) for line in fit_lines(asked, 112, 12.5, 1)]
    out += [text(ASKS, y + 15, line, 10.5, faint=0.65) for line in fit_lines(when, 112, 10.5, 1)]
    out += [text(ASKS, y + 30 + 13 * k, line, 10.5) for k, line in enumerate(lines)]
    return "".join(out)


def _row(row: Row, board: Board, span: fan.Span, top: float) -> tuple[str, float]:
    """Return one row and its height."""
    english = fit_lines(row.name.en or row.id, ASKS - NAME - 26, 12.5, 2)
    below = [wording.crossing(row), planned(row) if _beside(row) else ""]
    needs, why = _missing(row) if row.probability is None else ([], [])
    pictured = row.fan is not None or bool(row.observations)
    even = [] if pictured else fit_lines(wording.even_start(row), PATH_WIDTH + 46, 11, 3)
    height = max(
        50.0 + 12 * sum(bool(line) for line in below),
        52.0 + 13 * len(_standing(row)),
        26 + 15.5 * (len(english) + 1),
        32.0 + 13 * len(needs),
        20.0 + 12 * len(why),
        22.0 + 14 * len(even),
    )
    middle = top + height / 2
    out = [f"<g><title>{escape(row.id)} {escape(fan.words(row))}</title>"]
    out += [_names(row, middle), _asks(row, middle)]
    if pictured:
        box = fan.Box(PATH, top + 7, PATH_WIDTH, height - 14)
        out.append(fan.marks(row, box, span, board.as_of))
    y = middle + 4 - 7 * (len(even) - 1)
    out += [text(PATH, y + 14 * k, line, 11) for k, line in enumerate(even)]
    needed, made, third = wording.growths(row)
    y = middle + (-10 if third else -3)
    out.append(text(GROWTH, y, needed, 12.5, anchor="end"))
    out.append(text(GROWTH, y + 15, made, 11, faint=0.65, anchor="end"))
    out.append(text(GROWTH, y + 29, third, 10, faint=0.65, anchor="end"))
    if row.probability is not None:
        out.append(_bar(row, middle - 2 - 6 * sum(bool(line) for line in below)))
        out.append(_rate(row, board, middle))
        lines = fit_lines(row.state, WIDTH - MARGIN - STATE, 11, 2)
        if row.elicited:
            lines.append("elicited level")
        lines += [part for part in mark(row).replace(" on ", " on\n").split("\n") if part]
        y = middle + 4 - 6.5 * (len(lines) - 1)
        for k, line in enumerate(lines):
            first = k == 0
            size = 11 if first else 10
            out.append(text(STATE, y + 13 * k, line, size, faint=0.8 if first else 0.65))
    else:
        out.append(_without(row, middle) + _rate(row, board, middle))
    out.append("</g>")
    return "".join(out), height


def _beside(row: Row) -> bool:
    """Return whether the plan's own levers change the probability of a row."""
    return row.probability is not None and acts(row.plan_probability, row.probability)


def _rate(row: Row, board: Board, middle: float) -> str:
    """Return how often comparable targets were reached, and how sure that is."""
    rate, interval = base_rate(row.base_rate, board.base_rate_record)
    first = text(RATE, middle + (-2 if interval else 4), rate, 12, faint=0.8, anchor="end")
    return first + text(RATE, middle + 12, interval, 10, faint=0.65, anchor="end")


def _missing(row: Row) -> tuple[list[str], list[str]]:
    """Return, broken into lines, what a row needs for a probability and why it has none."""
    needs = without_name(row.needs, row.name.zh, row.name.en)
    note = f"needs {needs}" if needs else row.reason
    lines = fit_lines(note, RATE - CHANCE - 34, 10.5, 4) if note else []
    if row.plan_probability is not None:
        lines.append(planned(row))
    return lines, fit_lines(row.reason, WIDTH - MARGIN - STATE, 10, 6) if needs else []


def _without(row: Row, middle: float) -> str:
    """Return what a row without probability says: its state and what it would need."""
    needs, why = _missing(row)
    head = wording.state(row)
    y = middle + 4 - 6.5 * len(needs)
    out = [text(CHANCE, y, head, 12, weight=600)]
    out += [text(CHANCE, y + 14 + 13 * k, line, 10.5, faint=0.7) for k, line in enumerate(needs)]
    y = middle + 4 - 6 * (len(why) - 1)
    out += [text(STATE, y + 12 * k, line, 10, faint=0.65) for k, line in enumerate(why)]
    return "".join(out)


def _other(row: Row, board: Board, y: float) -> str:
    """Return a row beside the headline in one line."""
    asked, when = wording.asks(row)
    rate, _ = base_rate(row.base_rate, board.base_rate_record)
    cells = (
        (NAME, 72, row.id),
        (NAME + 76, ASKS - NAME - 90, row.name.en or row.name.zh),
        (ASKS, 108, wording.relation(row)),
        (PATH, 250, f"{asked} {when}"),
        (PATH + 256, 110, wording.standing(row)),
        (CHANCE, 176, wording.answer(row)),
    )
    out = []
    for x, room, words in cells:
        out += [text(x, y, line, 10.5) for line in fit_lines(words, room, 10.5, 1) if words]
    return "".join(out) + text(RATE, y, rate, 10.5, faint=0.8, anchor="end")


def _others(board: Board, y: float) -> tuple[str, float]:
    """Return all rows beside the headline below their count, and the height they take."""
    rows = wording.others(board)
    if not rows:
        return "", 0.0
    title = (
        f"Beside the headline, not counted in the joint answers ({len(rows)}): "
        f"{wording.counts(rows)}"
    )
    out = [text(NAME, y + 24, title, 12, weight=600)]
    for k, row in enumerate(rows):
        out.append(_other(row, board, y + 44 + 17 * k))
    height = 54.0 + 17 * len(rows)
    return "".join(out) + rule(y + height), height


def _foot(board: Board, y: float) -> tuple[str, float]:
    """Return the key, the meaning of the figures and the record of the run."""
    x, line = float(MARGIN), y + 20
    out = [
        f'<circle cx="{x + 4}" cy="{line - 4}" r="2" fill="currentColor"/>',
        text(x + 13, line, "observed", 10.5, faint=0.75),
        f'<line class="a-median" x1="{x + 76}" x2="{x + 96}" y1="{line - 4}" y2="{line - 4}" '
        f'stroke="{fan.BLUE}" stroke-width="1.8"/>',
        text(x + 102, line, "median", 10.5, faint=0.75),
    ]
    for k, (opacity, label) in enumerate(((".54", "50 % band"), (".20", "90 % band"))):
        place = x + 154 + 86 * k
        out.append(
            f'<rect class="a-band" x="{place}" y="{line - 9}" width="18" height="10" '
            f'fill="{fan.BLUE}" fill-opacity="{opacity}"/>'
        )
        out.append(text(place + 24, line, label, 10.5, faint=0.75))
    out.append(
        f'<line class="a-target" x1="{x + 328}" x2="{x + 350}" y1="{line - 4}" y2="{line - 4}" '
        f'stroke="{fan.TARGET}" stroke-width="1.3" stroke-dasharray="4 2.5"/>'
    )
    out.append(text(x + 356, line, "target, to its due year", 10.5, faint=0.75))
    meaning = (
        "Probability: that the target's event happens, given history and the model; "
        "± is the error of the simulation only. Growth: compound a year; even: the fitted growth "
        "for an even chance. Standing: share of the way against share of the time. "
        "!: 80 % intervals of its class held less than 70 or more than 90 % in some origin year."
    )
    record = (
        f"attain {board.version} · plan {board.plan} {board.plan_hash[:12]} · "
        f"data {board.data_hash[:12]}"
    )
    out.append(text(WIDTH - MARGIN, line, record, 10.5, faint=0.65, anchor="end"))
    notes = [meaning, wording.stages(board.joint), wording.past(board)]
    notes += [f"Base rate: {line}" for line in wording.records(board)]
    notes += [f"▲ {label}" for label in board.labels]
    room = WIDTH - 2 * MARGIN
    lines = [part for note in notes if note for part in fit_lines(note, room, 10.5, 3)]
    out += [text(x, line + 20 + 15 * k, part, 10.5, faint=0.65) for k, part in enumerate(lines)]
    return "".join(out), 37.0 + 15 * len(lines)


def board_svg(board: Board, *, theme: str = "auto") -> str:
    """Return a board as a standalone SVG document, 1180 pixels wide.

    Parameters
    ----------
    board
        The compiled board.
    theme
        ``"auto"``, ``"light"`` or ``"dark"``.

    Raises
    ------
    attain.InvalidInput
        `theme` is none of these.
    """
    sheet = style(theme)
    headline = [row for row in board.rows if row.headline]
    span = fan.span_of(headline or board.rows, board.as_of)
    head, y = _head(board, span)
    body = [head, rule(y, 0.45)]
    for row in headline:
        drawn, height = _row(row, board, span, y)
        body += [drawn, rule(y + height)]
        y += height
    for part in (_others, _foot):
        drawn, height = part(board, y)
        body.append(drawn)
        y += height
    title = f"{board.plan_name.en or board.plan}, {settings(board)}"
    return document(title, "\n".join(body), y + 8, sheet)
