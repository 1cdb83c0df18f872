# SPDX-License-Identifier: Apache-2.0
"""Figures and names as a reader sees them: rounded, shortened, in two languages."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence

COMPARATORS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "==": "="}

STATES = {
    "modelled": "已建模",
    "modelled from class growth": "按同类增速建模",
    "base rate only": "仅有基准率",
    "reached": "已达到",
    "no number": "无数值",
    "not assessable": "无法评估",
}

DIRECTIONS = {
    "rise": "a rise",
    "fall": "a fall",
    "steady_rise": "a rise",
    "steady_fall": "a fall",
    "hold_rank": "its place held",
}
YEARLY = ("every_year", "steady_rise", "steady_fall")

MISSING = "–"

_COUNTED = {
    "件": "items",
    "家": "entities",
    "个": "units",
    "项": "items",
    "元": "yuan",
    "人": "persons",
}
_PREFIXES = {"万": "10,000 ", "亿": "100 million "}


def number(value: float | None, digits: int = 4) -> str:
    """Return a figure with thousands separators and at most `digits` significant digits.

    Whole numbers keep all their digits up to 999,999.
    """
    if value is None or not math.isfinite(value):
        return MISSING
    if value == int(value) and abs(value) < 1e6:
        return f"{int(value):,}"
    if abs(value) >= 1e7 or abs(value) < 1e-4:
        return f"{value:.{digits}g}"
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(value: float | None, digits: int = 4) -> str:
    """Return an amount rounded to significant digits, with thousands separators: 42,290,000."""
    if value is None or not math.isfinite(value):
        return MISSING
    if value == 0 or abs(value) < 1000:
        return number(value, digits)
    step = 10.0 ** (math.floor(math.log10(abs(value))) + 1 - digits)
    return f"{round(value / step) * step:,.0f}"


def base_rate(share: float | None, record: dict[str, object] | None) -> tuple[str, str]:
    """Return a base rate as ``11 of 11`` and its 95 % interval as ``74–100 %``."""
    if share is None or record is None:
        return percent(share, 0), ""
    low, high = (100 * float(str(record[end])) for end in ("low", "high"))
    return f"{record['reached']} of {record['of']}", f"{low:.0f}–{high:.0f} %"


def percent(share: float | None, decimals: int = 1, *, signed: bool = False) -> str:
    """Return a share as per cent: 0.084 gives ``8.4 %``."""
    if share is None or not math.isfinite(share):
        return MISSING
    sign = "+" if signed else ""
    rounded = round(100 * share, decimals) + 0.0
    return f"{rounded:{sign},.{decimals}f} %".replace("-", "−")


def _decimals(error: float) -> int:
    """Return the decimals that suit an error given in per cent: 1 down to an error of 0.05."""
    if error <= 0 or error >= 0.05:
        return 1
    return 2 if error >= 0.005 else 3


def probability(
    value: float | None, error: float | None, low: float | None = None, high: float | None = None
) -> tuple[str, str]:
    """Return a probability in per cent and its Monte Carlo error, both rounded to that error.

    Parameters
    ----------
    value, error
        Probability and its standard error, 0 to 1; None where there is none.
    low, high
        Its 95 % interval, 0 to 1. Where all draws agree the bound is shown in place of 0 or 1.

    Returns
    -------
    tuple of str
        For example ``("87.3 %", "± 0.1")``; the second is empty for a bound or an exact value.
    """
    if value is None:
        return MISSING, ""
    if value >= 1 and low is not None and low < 1:
        return f"> {_outward(1 - low, complement=True)} %", ""
    if value <= 0 and high is not None and high > 0:
        return f"< {_outward(high, complement=False)} %", ""
    decimals = _decimals(100 * (error or 0))
    shown = f"{100 * value:.{decimals}f} %"
    return shown, f"± {100 * error:.{decimals}f}" if error else ""


def _outward(gap: float, *, complement: bool) -> str:
    """Return a bound in per cent, rounded away from the value it bounds to one digit."""
    per_cent = 100 * gap
    decimals = max(0, -math.floor(math.log10(per_cent)))
    step = 10.0**-decimals
    rounded = math.ceil(per_cent / step * (1 - 1e-12)) * step
    return f"{100 - rounded if complement else rounded:.{decimals}f}"


def acts(planned: float | None, trend: float | None) -> bool:
    """Return whether a plan's own levers change a probability, or give one where there is none."""
    return planned is not None and planned != trend


def without_name(sentence: str, chinese: str, english: str) -> str:
    """Return a sentence about an indicator with its name, shown beside it, left out."""
    full = " · ".join(part for part in (chinese, english) if part)
    return sentence.replace(f" {full}", " it") if full else sentence


def difference(value: float | None, error: float | None) -> str:
    """Return a difference of probabilities in percentage points with its paired error."""
    if value is None:
        return MISSING
    if value == 0 and not error:
        return "0"
    decimals = 3 if 0 < 100 * (error or 0) < 0.01 else 2
    shown = f"{100 * value:+.{decimals}f}".replace("-", "−")
    return f"{shown} ± {100 * error:.{decimals}f}" if error else shown


def condition(
    comparator: str | None,
    value: float | None,
    unit: str,
    event: str = "level",
    value_max: float | None = None,
) -> str:
    """Return what a target asks for: ``≥ 30 万件``, a sum with Σ, growth in % a year, ``rise``."""
    if event in DIRECTIONS:
        return DIRECTIONS[event]
    if value is None or event == "no_number":
        return "no number"
    prefix = {"sum": "Σ ", "added": "new ", "rank": "place "}.get(event, "")
    tail = {"growth": "% a year", "total_growth": "% growth", "rank": ""}.get(event, unit)
    if value_max is not None:
        return f"{prefix}{number(value, 6)}–{number(value_max, 6)} {tail}".rstrip()
    sign = COMPARATORS.get(comparator or "", comparator or "")
    return f"{prefix}{sign} {number(value, 6)} {tail}".rstrip()


def timing(event: str, due: int, window: tuple[int, int] | None) -> str:
    """Return when a target is due: ``by 2025``, ``each year 2022–2025``, ``over 2021–2025``."""
    if window is None or event in ("level", "rank", "no_number"):
        return f"by {due}"
    if window[0] == window[1]:
        return f"in {due}"
    span = f"{window[0]}–{window[1]}"
    return f"each year {span}" if event in YEARLY else f"over {span}"


def unit_in_english(unit: str) -> str:
    """Return a printed unit in English where it is a common one, else an empty string."""
    if unit.isascii():
        return unit
    prefix = _PREFIXES.get(unit[0], "")
    noun = _COUNTED.get(unit[1:] if prefix else unit)
    return f"{prefix}{noun}" if noun else ""


def display_width(text: str) -> int:
    """Return the columns a text takes in a terminal, where a Chinese character takes two."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def shorten(text: str, width: int) -> str:
    """Cut a text to a number of terminal columns, ending in an ellipsis where cut."""
    text = " ".join(text.split())
    if display_width(text) <= width:
        return text
    kept = ""
    for character in text:
        if display_width(kept + character) > width - 1:
            break
        kept += character
    return kept.rstrip() + "…"


def text_table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, left: int = 1) -> str:
    """Return a table for a terminal: the first `left` columns to the left, the others right."""
    widths = [max(display_width(row[k]) for row in [heads, *rows]) for k in range(len(heads))]
    lines = []
    for row in [heads, *rows]:
        cells = []
        for k, (cell, width) in enumerate(zip(row, widths, strict=True)):
            blank = " " * (width - display_width(cell))
            cells.append(cell + blank if k < left else blank + cell)
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def em_width(text: str) -> float:
    """Estimate the width of a text in em of a sans-serif face, to within about 5 %."""
    total = 0.0
    for c in text:
        if unicodedata.combining(c):
            continue
        if unicodedata.east_asian_width(c) in "WF":
            total += 1.0
        elif c in "iljI.,:;'|!":
            total += 0.26
        elif c in "ftr()[] -/":
            total += 0.33
        elif c in "mwMW%@≥≤±":
            total += 0.82
        elif c.isupper():
            total += 0.68
        else:
            total += 0.555
    return total


def fit_lines(text: str, width: float, size: float, lines: int) -> list[str]:
    """Break a text into lines that fit a width, the last ending in an ellipsis where cut.

    Parameters
    ----------
    text
        One paragraph. Latin text breaks at spaces, Chinese between any two characters.
    width, size
        Room for a line and size of the letters, both in pixels.
    lines
        Most lines to return, at least 1.
    """
    rows: list[str] = []
    current = ""
    words = pieces(text)
    while words:
        word = words.pop(0)
        if em_width((current + word).strip()) * size <= width:
            current += word
        elif not current.strip():
            cut = next(
                (k for k in range(len(word), 0, -1) if em_width(word[:k]) * size <= width), 1
            )
            rows.append(word[:cut])
            words.insert(0, word[cut:])
            current = ""
        else:
            rows.append(current.strip())
            current = ""
            words.insert(0, word.lstrip())
    if current.strip():
        rows.append(current.strip())
    if len(rows) <= lines:
        return rows
    last = rows[lines - 1]
    while last and em_width(last + "…") * size > width:
        last = last[:-1]
    return [*rows[: lines - 1], last.rstrip(" ,;:(") + "…"]


def pieces(text: str) -> list[str]:
    """Split a text where a line may end: after a space and around wide characters."""
    pieces: list[str] = []
    for c in " ".join(text.split()):
        wide = unicodedata.east_asian_width(c) in "WF" and c not in ",。、;:)”》"
        if pieces and not wide and not pieces[-1].endswith(" "):
            last = pieces[-1]
            if len(last) == 1 and unicodedata.east_asian_width(last) in "WF" and c.isalnum():
                pieces.append(c)
            else:
                pieces[-1] += c
        else:
            pieces.append(c)
    return pieces
