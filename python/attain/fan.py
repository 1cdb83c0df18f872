# SPDX-License-Identifier: Apache-2.0
"""The fan of one row as SVG marks: past, 50 % and 90 % bands, median, target.

Colours are attributes of medium lightness, so the marks read on light and dark grounds even
where a viewer drops style sheets; their classes (``a-band``, ``a-median``, ``a-target``,
``a-past``) let a style sheet adjust them. Blue and vermilion stay apart for every common kind
of colour blindness, and the target is dashed besides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attain.text import number

if TYPE_CHECKING:
    from attain._core.study import Row

BLUE = "#3572ad"
TARGET = "#c8540a"
MOST_PAST = 8.0


@dataclass(frozen=True)
class Box:
    """Place of a drawing in pixels: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Span:
    """Years a time axis runs over, shared by all rows of a board."""

    start: float
    end: float

    def ticks(self, most: int = 4) -> list[int]:
        """Return whole years to label, the last year always among them."""
        last = round(self.end)
        length = max(1, round(self.end - self.start))
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 10**6) if length / s <= most)
        years = range(last, int(self.start - 1e-9), -step)
        return sorted(year for year in years if year >= self.start)


def year_of(as_of: str) -> float:
    """Return an information cut as a time: ``2020`` is its end, ``2024-03`` 2023.25."""
    year, _, month = as_of.partition("-")
    return float(year) if not month else float(year) - 1 + int(month) / 12


def span_of(rows: Iterable[Row], as_of: str) -> Span:
    """Return the years that hold every fan and the recent part of the past."""
    now = year_of(as_of)
    starts, ends = [now - 1.0], [now + 1.0]
    for row in rows:
        starts += [time for time, _ in row.observations]
        ends.append(float(row.due))
        if row.fan is not None:
            starts.append(row.fan.years[0])
            ends.append(row.fan.years[-1])
    end = max(ends)
    past = min(MOST_PAST, max(2.0, end - now + 1))
    return Span(max(min(starts), now - past), end)


def quantile_lines(row: Row) -> tuple[list[float], list[list[float]]]:
    """Return times and quantiles of a fan, opened at the last observation where it has one."""
    assert row.fan is not None
    years = [float(year) for year in row.fan.years]
    lines = [[float(v) for v in line] for line in row.fan.values]
    if row.last_observation is not None and years and row.last_observation[0] < years[0] - 1e-9:
        time, value = row.last_observation
        years = [float(time), *years]
        lines = [[float(value), *line] for line in lines]
    return years, lines


def target_level(row: Row) -> float | None:
    """Return the level to mark, or None: a sum over years or a growth is no level of the path."""
    if row.value is None or row.event not in ("level", "every_year"):
        return None
    return float(row.value)


class Scale:
    """Maps times and values of one row to pixels."""

    def __init__(self, row: Row, box: Box, span: Span) -> None:
        self._box = box
        self._span = span
        past = [value for time, value in row.observations if time >= span.start]
        if row.last_observation is not None:
            past.append(row.last_observation[1])
        level = target_level(row)
        firm = past + ([level] if level is not None else [])
        values = list(firm)
        if row.fan is not None and len(row.fan.years):
            _, lines = quantile_lines(row)
            values += [v for line in lines[1:-1] for v in line] or [lines[0][-1]]
            room = 4 * (max(values) - min(values))
            values += [min(v, max(values) + room) for v in lines[-1]]
            values += [max(v, min(values) - room) for v in lines[0]]
        low, high = (min(values), max(values)) if values else (0.0, 1.0)
        if high - low <= 1e-12 * max(1.0, abs(high)):
            low, high = low - 0.5 * (abs(low) or 1.0), high + 0.5 * (abs(high) or 1.0)
        pad = 0.06 * (high - low)
        self._low, self._high = low - pad, high + pad

    @property
    def limits(self) -> tuple[float, float]:
        """Lowest and highest value shown."""
        return self._low, self._high

    def x(self, time: float) -> float:
        """Return the pixel column of a time."""
        share = (time - self._span.start) / (self._span.end - self._span.start)
        return self._box.x + self._box.width * min(1.0, max(0.0, share))

    def y(self, value: float) -> float:
        """Return the pixel row of a value, held inside the box."""
        share = (value - self._low) / (self._high - self._low)
        return self._box.y + self._box.height * (1 - min(1.0, max(0.0, share)))


def _points(pairs: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in pairs)


def marks(row: Row, box: Box, span: Span, as_of: str, label: float = 10.5) -> str:
    """Return the SVG marks of one row, without an enclosing element.

    Parameters
    ----------
    row
        A board's row.
    box
        Where to draw; the label of the target stands right of it.
    span
        Years of the time axis.
    as_of
        Information cut, marked by a hairline.
    label
        Size of the target's label in pixels.
    """
    scale = Scale(row, box, span)
    out = []
    for time in (year_of(as_of), float(row.due)):
        x = scale.x(time)
        out.append(
            f'<line class="a-rule" x1="{x:.1f}" x2="{x:.1f}" y1="{box.y:.1f}" '
            f'y2="{box.y + box.height:.1f}" stroke="#808080" stroke-opacity=".35" '
            'stroke-width=".8"/>'
        )
    if row.fan is not None and len(row.fan.years):
        years, lines = quantile_lines(row)
        places = [scale.x(year) for year in years]
        count = len(lines)
        for k, opacity in ((0, ".20"), (1, ".34")):
            if count - 1 - k > k:
                upper = zip(places, map(scale.y, lines[count - 1 - k]), strict=True)
                lower = zip(places, map(scale.y, lines[k]), strict=True)
                points = _points([*upper, *reversed(list(lower))])
                out.append(
                    f'<polygon class="a-band" points="{points}" fill="{BLUE}" '
                    f'fill-opacity="{opacity}"/>'
                )
        points = _points(zip(places, map(scale.y, lines[count // 2]), strict=True))
        out.append(
            f'<polyline class="a-median" points="{points}" fill="none" stroke="{BLUE}" '
            'stroke-width="1.8" stroke-linejoin="round"/>'
        )
    out.append(_past(row, scale, span))
    out.append(_target(row, scale, as_of, label))
    return "".join(out)


def _past(row: Row, scale: Scale, span: Span) -> str:
    """Return the observations, joined by a line where sources agree on one value a date."""
    seen = sorted((time, value) for time, value in row.observations if time >= span.start)
    times = [time for time, _ in seen]
    out = []
    if len(seen) > 1 and len(set(times)) == len(times):
        points = _points((scale.x(time), scale.y(value)) for time, value in seen)
        out.append(
            f'<polyline class="a-past" points="{points}" fill="none" stroke="currentColor" '
            'stroke-opacity=".45" stroke-width="1.1"/>'
        )
    for time, value in seen:
        out.append(
            f'<circle class="a-dot" cx="{scale.x(time):.1f}" cy="{scale.y(value):.1f}" r="2" '
            'fill="currentColor"/>'
        )
    return "".join(out)


def _target(row: Row, scale: Scale, as_of: str, label: float) -> str:
    """Return the target's line up to its due year, a mark there, and its value."""
    level = target_level(row)
    if level is None:
        return ""
    start = row.window[0] if row.event == "every_year" and row.window else year_of(as_of)
    x1, x2, y = scale.x(float(start)), scale.x(float(row.due)), scale.y(level)
    return (
        f'<line class="a-target" x1="{x1:.1f}" x2="{x2:.1f}" y1="{y:.1f}" y2="{y:.1f}" '
        f'stroke="{TARGET}" stroke-width="1.3" stroke-dasharray="4 2.5"/>'
        f'<circle class="a-ring" cx="{x2:.1f}" cy="{y:.1f}" r="2.6" fill="{TARGET}"/>'
        f'<text class="a-goal" x="{x2 + 6:.1f}" y="{y + 0.36 * label:.1f}" '
        f'font-size="{label:g}" fill="{TARGET}">{number(level, 6)}</text>'
    )


def words(row: Row) -> str:
    """Return what a fan shows as one sentence, for readers who cannot see it."""
    from attain.wording import asks

    parts = [f"{row.name.en}: {' '.join(asks(row))}"]
    if row.last_observation is not None:
        parts.append(f"last observed {number(row.last_observation[1])}")
    if row.quantiles is not None and "0.5" in row.quantiles:
        low, middle, high = (row.quantiles.get(key) for key in ("0.05", "0.5", "0.95"))
        parts.append(f"median {number(middle)}, 90 % band {number(low)} to {number(high)}")
    return "; ".join(parts)
