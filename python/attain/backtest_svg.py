# SPDX-License-Identifier: Apache-2.0
"""Pictures of a back-test as SVG: coverage by origin year, and the reliability diagram.

Drawn without any package, in the colours of the board; the same bytes on every machine.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from attain.backtest_result import BAND
from attain.backtest_text import in_per_cent, years_shown
from attain.svg import FONT, text
from attain.text import fit_lines

if TYPE_CHECKING:
    from attain.backtest_result import Backtest
    from attain.scores import Reliability

BLUE, ORANGE = "#3572ad", "#c04e06"
COLUMN, ROW = 46.0, 34.0
LEFT, TOP = 176.0, 66.0


def _document(width: float, height: float, title: str, body: str, *, alone: bool) -> str:
    """Return a picture; `alone` makes it a file of its own with a white ground."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' if alone else ""
    ground = '<rect width="100%" height="100%" fill="#ffffff"/>' if alone else ""
    colour = ' color="#1d2430"' if alone else ""
    return (
        f'{head}<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="{escape(FONT)}" role="img"{colour}>'
        f"<title>{escape(title)}</title><style>text{{fill:currentColor}}</style>"
        f"{ground}{body}</svg>\n"
    )


def coverage_svg(test: Backtest, *, horizon: int | None = None, alone: bool = True) -> str:
    """Return coverage of 80 % intervals: a strip a class, a dot an origin year.

    Dots outside 70 to 90 % are filled in orange; bars are Wilson's 95 % intervals, which take
    the series of one year as independent.
    """
    ahead = test.horizon if horizon is None else horizon
    years = years_shown(test, ahead)
    groups: list[str | None] = [*test.classes] if test.classes else [None]
    strips, y = [], TOP
    width = LEFT + COLUMN * len(years) + 84
    for group in groups:
        found = test.coverage(by="origin", horizon=ahead, group=group)
        if not found.groups:
            continue
        strips.append(_strip(group or test.name, found, years, y))
        y += 96
    unit = "year" if ahead == 1 else "years"
    title = f"80 % intervals {ahead} {unit} ahead: share that held, by origin year"
    heads = [text(16, 28, title, 15, weight=600)]
    note = f"{test.name} · shaded: 70–90 %"
    heads += [
        text(16, 47 + 13 * k, line, 11, faint=0.7)
        for k, line in enumerate(fit_lines(note, width - 32, 11, 1))
    ]
    for k, year in enumerate(years):
        label = "end" if year == 0 else str(year)
        heads.append(text(LEFT + COLUMN * (k + 0.5), y + 4, label, 11, faint=0.75, anchor="middle"))
    heads.append(
        text(LEFT + COLUMN * len(years) + 42, y + 4, "all", 11, faint=0.75, anchor="middle")
    )
    return _document(max(width, 430), y + 18, title, "".join([*heads, *strips]), alone=alone)


def _strip(name: str, found: object, years: list[int], top: float) -> str:
    """Return the dots of one class."""
    height = 76.0
    right = LEFT + COLUMN * len(years)

    def place(share: float) -> float:
        return top + height * (1 - share)

    out = [
        f'<rect x="{LEFT:g}" y="{place(BAND[1]):.1f}" width="{right - LEFT + 84:.0f}" '
        f'height="{height * (BAND[1] - BAND[0]):.1f}" fill="{BLUE}" fill-opacity=".14"/>'
    ]
    for share in (0.0, 0.5, 1.0):
        out.append(
            f'<line x1="{LEFT:g}" x2="{right + 84:.0f}" y1="{place(share):.1f}" '
            f'y2="{place(share):.1f}" stroke="currentColor" stroke-opacity=".18"/>'
        )
        out.append(
            text(LEFT - 8, place(share) + 3.5, f"{100 * share:.0f}", 10, faint=0.6, anchor="end")
        )
    for k, line in enumerate(fit_lines(name, LEFT - 62, 12, 2)):
        out.append(text(16, top + height / 2 + 4 + 15 * k, line, 12, weight=600))
    groups = found.groups  # type: ignore[attr-defined]
    shown = [(LEFT + COLUMN * (k + 0.5), groups.get(year)) for k, year in enumerate(years)]
    shown.append((right + 42, found.pooled))  # type: ignore[attr-defined]
    for x, one in shown:
        if one is None:
            continue
        off = not BAND[0] <= one.share <= BAND[1]
        colour = ORANGE if off else BLUE
        low, high = one.interval
        out.append(
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{place(low):.1f}" y2="{place(high):.1f}" '
            f'stroke="{colour}" stroke-width="1.4" stroke-opacity=".6"/>'
            f'<circle cx="{x:.1f}" cy="{place(one.share):.1f}" r="4" fill="{colour}"/>'
        )
        out.append(text(x + 7, place(one.share) + 3.5, in_per_cent(one.share), 10.5))
    return f"<g><title>{escape(name)}</title>{''.join(out)}</g>"


def reliability_svg(table: Reliability, title: str, *, alone: bool = True) -> str:
    """Return the reliability diagram: what happened against what was called, counts below."""
    left, top, side = 62.0, 78.0, 300.0
    used = [b for b in table.bins if b.count]
    total = sum(b.count for b in used)

    def x_of(p: float) -> float:
        return left + side * p

    def y_of(p: float) -> float:
        return top + side * (1 - p)

    out = [
        text(16, 28, title, 15, weight=600),
        text(16, 46, f"{total:,} events; bars: Wilson's 95 % intervals", 11, faint=0.7),
        f'<line x1="{x_of(0):.1f}" y1="{y_of(0):.1f}" x2="{x_of(1):.1f}" y2="{y_of(1):.1f}" '
        'stroke="currentColor" stroke-opacity=".45" stroke-dasharray="5 4"/>',
    ]
    for k in range(0, 6):
        share = k / 5
        out.append(
            f'<line x1="{x_of(0):.1f}" x2="{x_of(1):.1f}" y1="{y_of(share):.1f}" '
            f'y2="{y_of(share):.1f}" stroke="currentColor" stroke-opacity=".14"/>'
        )
        out.append(text(left - 8, y_of(share) + 3.5, f"{20 * k}", 10, faint=0.65, anchor="end"))
        out.append(text(x_of(share), top + side + 84, f"{20 * k}", 10, faint=0.65, anchor="middle"))
    most = max((b.count for b in used), default=1)
    base = top + side + 70
    for b in used:
        height = 50 * b.count / most
        out.append(
            f'<rect x="{x_of(b.low) + 1.5:.1f}" y="{base - height:.1f}" '
            f'width="{side * (b.high - b.low) - 3:.1f}" height="{height:.1f}" fill="{BLUE}" '
            'fill-opacity=".35"/>'
        )
        out.append(
            text(x_of((b.low + b.high) / 2), base - height - 3, f"{b.count:,}", 9, faint=0.7,
                 anchor="middle")
        )  # fmt: skip
    for b in used:
        low, high = b.interval or (0.0, 1.0)
        x = x_of(b.mean_probability or 0.0)
        out.append(
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y_of(low):.1f}" y2="{y_of(high):.1f}" '
            f'stroke="{BLUE}" stroke-width="1.6"/>'
            f'<circle cx="{x:.1f}" cy="{y_of(b.observed or 0.0):.1f}" r="4.5" fill="{BLUE}"/>'
        )
    out.append(
        text(left + side / 2, top + side + 102, "called, %", 11, faint=0.75, anchor="middle")
    )
    out.append(text(left - 30, top - 12, "happened, %", 11, faint=0.75))
    return _document(left + side + 98, top + side + 116, title, "".join(out), alone=alone)
