# SPDX-License-Identifier: Apache-2.0
"""The whole board as one standalone SVG picture, readable on paper and screen."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from attain import fan
from attain.calibration import mark
from attain.errors import InvalidInput
from attain.text import (
    STATES,
    acts,
    base_rate,
    condition,
    em_width,
    fit_lines,
    percent,
    probability,
    timing,
    without_name,
)

if TYPE_CHECKING:
    from attain._core.study import Board, Joint, Row

WIDTH = 1180
MARGIN = 30
NAME, ASKS, PATH, GROWTH, CHANCE, RATE, STATE = 30, 330, 438, 788, 822, 1034, 1056
PATH_WIDTH = 218
BAR_WIDTH = 156
FONT = (
    "Inter, 'Helvetica Neue', Helvetica, Arial, 'Noto Sans SC', 'Noto Sans CJK SC', "
    "'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif"
)

_HEADS = (
    (NAME, 0, "Target 目标", "start"),
    (ASKS, 0, "Asks for 要求", "start"),
    (GROWTH, 13, "Growth a year 年增速", "end"),
    (GROWTH, 0, "needed / made", "end"),
    (CHANCE, 0, "Probability 概率 ± simulation error", "start"),
    (RATE, 13, "Base rate", "end"),
    (RATE, 0, "基准率", "end"),
    (STATE, 13, "How assessed", "start"),
    (STATE, 0, "评估方式", "start"),
)

_LIGHT = {"ground": "#ffffff", "text": "#1d2430", "band": "#3572ad", "target": "#c04e06"}
_DARK = {"ground": "#12161d", "text": "#e4e8ee", "band": "#6ea8dc", "target": "#f0883e"}


def _rules(colours: dict[str, str]) -> str:
    return (
        f"svg{{color:{colours['text']}}}.ground{{fill:{colours['ground']}}}"
        f".a-band,.a-bar{{fill:{colours['band']}}}.a-median{{stroke:{colours['band']}}}"
        f".a-target{{stroke:{colours['target']}}}.a-ring,.a-goal{{fill:{colours['target']}}}"
    )


def _style(theme: str) -> str:
    common = "text{fill:currentColor;font-variant-numeric:tabular-nums}"
    themes = {
        "light": _rules(_LIGHT),
        "dark": _rules(_DARK),
        "auto": f"{_rules(_LIGHT)}@media (prefers-color-scheme:dark){{{_rules(_DARK)}}}",
    }
    if theme not in themes:
        raise InvalidInput(f"theme may be 'auto', 'light' or 'dark'; got {theme!r}")
    return f"<style>{common}{themes[theme]}</style>"


def text(
    x: float,
    y: float,
    words: str,
    size: float = 12.0,
    *,
    weight: int = 400,
    faint: float = 1.0,
    anchor: str = "start",
) -> str:
    """Return one line of text; `faint` is its opacity."""
    more = f' font-weight="{weight}"' if weight != 400 else ""
    more += f' opacity="{faint:g}"' if faint < 1 else ""
    more += f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x:g}" y="{y:.1f}" font-size="{size:g}"{more}>{escape(words)}</text>'


def rule(y: float, opacity: float = 0.22) -> str:
    """Return a hairline over the whole width."""
    return (
        f'<line x1="{MARGIN}" x2="{WIDTH - MARGIN}" y1="{y:.1f}" y2="{y:.1f}" '
        f'stroke="currentColor" stroke-opacity="{opacity:g}"/>'
    )


def settings(board: Board) -> str:
    """Return how a board was made, in one line."""
    made = "closed form" if board.method == "exact" else f"{board.draws:,} draws, seed {board.seed}"
    return f"as of {board.as_of} · scenario {board.scenario} · {made}"


def _joint(joint: Joint, right: float, top: float) -> str:
    """Return the expected number reached beside the chances of each number."""
    chances = list(joint.at_least)
    exactly = [a - b for a, b in zip(chances, [*chances[1:], 0.0], strict=True)]
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
    if joint.assessed > 0:
        reached = f"{joint.expected_reached:.1f} of {joint.assessed}"
        out.append(text(left, top + 24, reached, 24, weight=600, anchor="end"))
        out.append(text(left, top + 42, "targets expected to be reached", 11.5, anchor="end"))
    else:
        out.append(text(left, top + 24, "no target could be assessed", 15, anchor="end"))
    out.append(text(left, top + 58, all_of(joint), 10.5, faint=0.65, anchor="end"))
    return "".join(out)


def all_of(joint: Joint) -> str:
    """Return the chance of all headline targets in words, a bound where some are unassessable."""
    open_ones = joint.headline - joint.assessed
    counted = f"{joint.headline} headline targets"
    if joint.all is None or joint.assessed <= 0:
        return counted
    figure, error = probability(joint.all, joint.all_std_error)
    figure = f"{figure} {error}".strip()
    if joint.all_is_upper_bound:
        return f"all {counted}: at most {figure} ({open_ones} not assessable)"
    return f"all {counted}: {figure}"


def _head(board: Board, span: fan.Span) -> tuple[str, float]:
    """Return the title block and the column heads, with the height they take."""
    room = WIDTH - 2 * MARGIN - 480
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
    y = max(y, 92.0) + 40
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
    if row.plan_probability is not None and acts(row.plan_probability, row.probability):
        place = CHANCE + BAR_WIDTH * min(1.0, max(0.0, row.plan_probability))
        out.append(
            f'<line x1="{place:.1f}" x2="{place:.1f}" y1="{y + 3:.1f}" y2="{y + 14:.1f}" '
            'stroke="currentColor" stroke-width="1.6"/>'
        )
        out.append(text(CHANCE, y + 25, planned(row), 10, faint=0.7))
    return "".join(out)


def _row(row: Row, board: Board, span: fan.Span, top: float) -> tuple[str, float]:
    """Return one row and its height."""
    english = fit_lines(row.name.en or row.id, ASKS - NAME - 26, 12.5, 2)
    chinese = fit_lines(row.name.zh, ASKS - NAME - 58, 11.5, 1) if row.name.zh else []
    tall = acts(row.plan_probability, row.probability)
    needs, why = _missing(row) if row.probability is None else ([], [])
    height = max(
        62.0 if tall else 52.0,
        26 + 15.5 * (len(english) + 1),
        32.0 + 13 * len(needs),
        20.0 + 12 * len(why),
    )
    middle = top + height / 2
    out = [f"<g><title>{escape(row.id)} {escape(fan.words(row))}</title>"]
    y = middle - 7.5 * (len(english) + 1) + 11
    for line in english:
        out.append(text(NAME, y, line, 12.5, weight=600))
        y += 15.5
    out.append(text(NAME, y, row.id, 10.5, faint=0.6))
    shift = 10.5 * em_width(row.id) + 8
    out += [text(NAME + shift, y, line, 11.5, faint=0.8) for line in chinese]
    asked = condition(row.comparator, row.value, row.unit, row.event)
    out += [text(ASKS, middle - 3, line, 12.5) for line in fit_lines(asked, 104, 12.5, 1)]
    when = timing(row.event, row.due, row.window)
    soft = " · soft" if row.soft else " · binding" if row.attribute == "binding" else ""
    out.append(text(ASKS, middle + 13, when + soft, 10.5, faint=0.65))
    if row.fan is not None or row.observations:
        box = fan.Box(PATH, top + 7, PATH_WIDTH, height - 14)
        out.append(fan.marks(row, box, span, board.as_of))
    out.append(text(GROWTH, middle - 3, percent(row.required_growth), 12.5, anchor="end"))
    out.append(
        text(GROWTH, middle + 13, percent(row.observed_growth), 11, faint=0.65, anchor="end")
    )
    if row.probability is not None:
        out.append(_bar(row, middle - (8 if tall else 1)))
        out.append(_rate(row, board, middle))
        lines = fit_lines(row.state, WIDTH - MARGIN - STATE, 11, 2)
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
    head = f"{row.state} {STATES.get(row.state, '')}".strip()
    y = middle + 4 - 6.5 * len(needs)
    out = [text(CHANCE, y, head, 12, weight=600)]
    out += [text(CHANCE, y + 14 + 13 * k, line, 10.5, faint=0.7) for k, line in enumerate(needs)]
    y = middle + 4 - 6 * (len(why) - 1)
    out += [text(STATE, y + 12 * k, line, 10, faint=0.65) for k, line in enumerate(why)]
    return "".join(out)


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
        "± is the error of the simulation only. Base rate: comparable past targets reached. "
        "!: 80 % intervals of its class held less than 70 or more than 90 % in some origin year."
    )
    record = (
        f"attain {board.version} · plan {board.plan} {board.plan_hash[:12]} · "
        f"data {board.data_hash[:12]}"
    )
    out.append(text(WIDTH - MARGIN, line, record, 10.5, faint=0.65, anchor="end"))
    notes = [meaning, *(f"▲ {label}" for label in board.labels)]
    lines = [part for note in notes for part in fit_lines(note, WIDTH - 2 * MARGIN, 10.5, 2)]
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
    style = _style(theme)
    span = fan.span_of(board.rows, board.as_of)
    head, y = _head(board, span)
    body = [head, rule(y, 0.45)]
    for row in board.rows:
        drawn, height = _row(row, board, span, y)
        body += [drawn, rule(y + height)]
        y += height
    foot, height = _foot(board, y)
    body.append(foot)
    total = y + height + 8
    title = f"{board.plan_name.en or board.plan}, {settings(board)}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{total:.0f}" '
        f'viewBox="0 0 {WIDTH} {total:.0f}" font-family="{FONT}" role="img" '
        f'color="{_LIGHT["text"]}"><title>{escape(title)}</title>{style}'
        f'<rect class="ground" width="100%" height="100%" fill="{_LIGHT["ground"]}"/>'
        + "\n".join(body)
        + "\n</svg>\n"
    )
