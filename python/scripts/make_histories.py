# SPDX-License-Identifier: Apache-2.0
"""Makes the histories of the plans' places from the table of observations.

    python python/scripts/make_histories.py OBSERVATIONS [OUTPUT]

OBSERVATIONS is a folder with `jurisdictions.csv`; OUTPUT defaults to python/attain/histories. One
CSV is written for each place, in the columns of a plan's observations (docs/plan-file.md); the
TOML file beside it is written by hand. `make_histories.csv`, beside this script, says for every row
of these places what becomes of it, the first line that fits deciding:

place, name, when, match   the row's jurisdiction, Chinese name, "2020" or "2024-03" (empty: any),
                           and words in its source or quotation (empty: any)
indicator, definition      where it goes; without an indicator it is left out, see `reason`
kind, from                 `sum` or `growth` and its first or base year; otherwise the kind follows
                           from the source: a flow of part of a year is a `partial_flow`
bound, resolution          where the words or the roundness of the figure say so
value, unit                a second figure printed in the same quotation, beside the row's own
reason                     why the row is left out

A row that no line fits is an error, and so is a line that fits no row. Values, units and quotations
are copied, never computed.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import NamedTuple

COLUMNS = (
    "indicator,definition,kind,from,year,month,value,unit,resolution,bound,known_from,source,url,"
    "quote"
).split(",")

# Year of publication by words of the source, where it is not the one after the figure's year.
PUBLISHED = {
    "塘下网": 2016,
    "我省专利总量全国第二": 2015,
    "2023知识产权统计年报": 2024,
    "Yearbook 2022, 7-4": 2023,
    "陈立新博客": 2019,
    "广州上半年": 2020,
    "广州数读“十三五”": 2021,
}

Row = dict[str, str]


class Choice(NamedTuple):
    """A line of `make_histories.csv`."""

    place: str
    name: str
    when: str
    match: str
    indicator: str
    definition: str
    kind: str
    start: str
    bound: str
    resolution: str
    value: str
    unit: str
    reason: str

    def fits(self, row: Row) -> bool:
        """Tell whether this line speaks of a row."""
        return (
            (self.place, self.name) == (row["jurisdiction"], row["indicator_zh"])
            and self.when in ("", when(row))
            and (self.match in row["source_title"] or self.match in row["quote"])
        )


def when(row: Row) -> str:
    """Return the end of a row's period, "2020" or "2024-03"."""
    month = row["period"].removeprefix("partial:")
    return row["year"] if month == "full" else f"{row['year']}-{month}"


def read(path: Path) -> list[list[str]]:
    """Return the cells of a CSV file without its header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def choices() -> list[Choice]:
    """Return what is done with each row of the source."""
    return [Choice(*cells) for cells in read(Path(__file__).with_suffix(".csv"))]


def published(row: Row) -> int:
    """Return the year since which a row could be known."""
    later = [year for words, year in PUBLISHED.items() if words in row["source_title"]]
    return later[0] if later else int(row["year"]) + (row["period"] == "full")


def step(value: str) -> str:
    """Return the step of the last printed digit."""
    decimals = len(value.partition(".")[2])
    return f"0.{'0' * (decimals - 1)}1" if decimals else "1"


def made(row: Row, choice: Choice) -> list[str]:
    """Return the cells of one observation."""
    month = when(row)[5:].lstrip("0")
    value, unit = choice.value or row["value"], choice.unit or row["unit"]
    if choice.value and choice.value not in row["quote"]:
        raise SystemExit(f"{choice.value} is not in {row['quote']}")
    kind = choice.kind or ("partial_flow" if month and row["kind"] == "flow" else "level")
    source, url = row["source_title"], row["source_url"]
    if url.endswith(".txt"):
        source, url = source.partition("(")[0], ""
    if not url.startswith("http"):
        url = ""
    return [
        choice.indicator,
        choice.definition,
        kind,
        choice.start,
        row["year"],
        month,
        value,
        unit,
        choice.resolution or step(value),
        choice.bound,
        str(published(row)),
        source,
        url,
        row["quote"],
    ]


def make_histories(folder: Path) -> dict[str, list[list[str]]]:
    """Return the observations of each place, in order of its choices and of time."""
    with (folder / "jurisdictions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = choices()
    used: set[Choice] = set()
    found: dict[str, list[list[str]]] = {}
    for row in rows:
        fitting = [c for c in lines if c.fits(row)]
        own = next((c for c in fitting if not c.value), None)
        if own is None:
            if row["jurisdiction"] in {c.place for c in lines}:
                raise SystemExit(f"no line for {row['jurisdiction']}, {row['indicator_zh']}")
            continue
        for choice in [c for c in fitting if c.value or c is own]:
            used.add(choice)
            if choice.indicator:
                found.setdefault(choice.place.lower(), []).append(made(row, choice))
    if idle := [c for c in lines if c not in used]:
        raise SystemExit(f"no row for {idle[0]}")
    order = {c.indicator: k for k, c in reversed(list(enumerate(lines)))}
    return {place: sorted(unique(cells), key=lambda c: (order[c[0]], *moment(c)))
            for place, cells in found.items()}


def unique(rows: list[list[str]]) -> list[list[str]]:
    """Leave out a figure that the same source prints a second time."""
    first: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        first.setdefault(tuple(row[:12]), row)
    return list(first.values())


def moment(row: list[str]) -> tuple[int, int, str, str]:
    """Return what puts observations of one indicator in order."""
    return int(row[4]), int(row[5] or 12), row[2], row[11]


def main(arguments: list[str]) -> None:
    if len(arguments) not in (1, 2):
        raise SystemExit(__doc__)
    root = Path(__file__).resolve().parents[2]
    output = Path(arguments[1]) if len(arguments) == 2 else root / "python/attain/histories"
    for place, rows in make_histories(Path(arguments[0])).items():
        with (output / f"{place}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])


if __name__ == "__main__":
    main(sys.argv[1:])
