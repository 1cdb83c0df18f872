# SPDX-License-Identifier: Apache-2.0
"""A back-test as text for a terminal and as a JSON object."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from attain.backtest_result import BAND
from attain.tables import Column, Table
from attain.text import MISSING, text_table

if TYPE_CHECKING:
    from attain.backtest_result import Backtest

MOST_ORIGINS = 12
LOW, HIGH = BAND


def in_per_cent(share: float) -> str:
    """Return a share in per cent, with a decimal where rounding would move it onto an edge."""
    rounded = round(share, 2)
    hidden = rounded in BAND and not LOW <= share <= HIGH
    return f"{100 * share:.1f}" if hidden else f"{100 * share:.0f}"


def mark(share: float) -> str:
    """Return a share in per cent, marked where it lies outside 70 to 90 %."""
    off = "▼" if share < LOW else "▲" if share > HIGH else " "
    return f"{in_per_cent(share)}{off}"


def years_shown(test: Backtest, horizon: int) -> list[int]:
    """Return the origin years with forecasts that far ahead, the last ones that fit a table."""
    years = [int(year) for year in test.coverage(by="origin", horizon=horizon).groups]
    return years[-MOST_ORIGINS:]


def coverage_cells(test: Backtest, horizon: int) -> tuple[list[str], list[list[str]]]:
    """Return coverage of 80 % intervals by class and origin year, in per cent."""
    years = years_shown(test, horizon)
    named: list[str | None] = [*test.classes] if len(test.classes) > 1 else []
    rows = []
    for group in [*named, None]:
        try:
            found = test.coverage(by="origin", horizon=horizon, group=group)
        except ValueError:
            continue
        if not found.groups:
            continue
        by_year = found.groups
        cells = [mark(by_year[year].share) if year in by_year else MISSING for year in years]
        title = group or (test.classes[0] if len(test.classes) == 1 else "all")
        rows.append([title, *cells, mark(found.pooled.share), f"{found.pooled.count:,}"])
    return ["", *(f"{_origin(year)} " for year in years), "all ", "forecasts"], rows


def _origin(year: int) -> str:
    return "end" if year == 0 else str(year)


def described(test: Backtest) -> str:
    """Return what was tested, in one line."""
    years = test.origins
    span = _origin(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
    used = len(set(test._scored.cases["series"].tolist()))
    return (
        f"{used:,} series, origins {span}, 1 to {test.horizon} years ahead, {len(test):,} forecasts"
    )


def published(test: Backtest) -> Table | None:
    """Return the published M4 table where the data are those of M4, else None."""
    if not test.settings.get("m4"):
        return None
    from attain.competitions import published_m4

    columns = [
        Column("method", "published, M4 yearly", "text"),
        *(Column(key, head, "ratio") for key, head in (
            ("smape", "sMAPE"), ("mase", "MASE"), ("owa", "OWA"), ("msis95", "MSIS 95 %"),
            ("acd95", "ACD 95 %"),
        )),
    ]  # fmt: skip
    rows = [
        {key: _float(row[key]) if key not in ("method", "source") else row[key] for key in row}
        for row in published_m4()
    ]
    return Table("As published (Makridakis, Spiliotis, Assimakopoulos 2020)", columns, rows)


def _float(text: str) -> float | None:
    return float(text) if text else None


def backtest_text(test: Backtest) -> str:
    """Return the back-test as text: coverage by origin year, methods, events, calls."""
    heads, rows = coverage_cells(test, test.horizon)
    lines = [f"Back-test: {test.name}", described(test), ""]
    if rows:
        ahead = "1 year" if test.horizon == 1 else f"{test.horizon} years"
        lines.append(f"80 % intervals {ahead} ahead held, per cent by origin year")
        lines.append(text_table(heads, rows))
        lines.append("▼ below 70 %, ▲ above 90 %. Errors of one year move together: years count.")
    parts: list[Any] = ["", test.scores()]
    if any(row["count"] for row in test.brier()):
        short = ("event", "count", "happened", "called", "score", "base", "skill")
        full = test.brier()
        columns = [column for column in full._columns if column.key in short]
        parts += ["", Table("Events, attain's probabilities", columns, list(full))]
        parts += ["", str(test.calls(0.9)).capitalize() + "."]
    table = published(test)
    if table is not None:
        parts += ["", table]
    return "\n".join([*lines, *map(str, parts)])


def _number(value: Any) -> Any:
    """Return a value that JSON can hold: NaN and infinities become null."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {key: _number(one) for key, one in value.items()}
    return value


def backtest_json(test: Backtest) -> str:
    """Return settings, coverage, scores, events and calls as one JSON object."""
    coverage = []
    named: list[str | None] = [*test.classes, None]
    for level in (0.8, 0.95):
        for group in named:
            for horizon in range(1, test.horizon + 1):
                found = test.coverage(level, by="origin", horizon=horizon, group=group)
                coverage += [
                    {"class": group, "horizon": horizon, "origin": int(year), "level": level,
                     "count": g.count, "inside": g.inside, "share": g.share,
                     "low": g.interval[0], "high": g.interval[1]}
                    for year, g in found.groups.items()
                ]  # fmt: skip
    calls = test.calls(0.9)
    answer = {
        **test.settings,
        "origins": [int(year) for year in test.origins],
        "unit": test.unit,
        "forecasts": len(test),
        "coverage": coverage,
        "scores": [_number(row) for row in test.scores()],
        "events": [
            _number({"class": group, **row}) for group in named for row in test.brier(group=group)
        ],
        "calls": {
            "level": calls.level,
            "count": calls.count,
            "came": calls.came,
            "share": calls.share,
        },
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)
