# SPDX-License-Identifier: Apache-2.0
"""Makes the panel of the 31 provinces from the tables of observations.

    python python/scripts/make_panel.py OBSERVATIONS [OUTPUT]

OBSERVATIONS is a folder with `jurisdictions.csv` (Zhejiang, Guangdong, Hubei) and
`provinces.csv` (the other 28); OUTPUT defaults to src/calibrate/data/panel.csv. One row is one
indicator of one province, one column a year; an empty cell is a year without a figure. Only the
yearbook series are taken, so that a row has one definition; two further years come from the table
of the statistical office where the yearbook has none (invention grants of 2010, and of 2012 for
Shanxi and Tibet). docs/data.md says what was left out.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

YEARS = range(2010, 2024)
YEARBOOK = "huhuaping/techme"
OFFICE = "patent_invention.csv"

# name in the observations, name in the panel, class, unit
INDICATORS = [
    ("有效发明专利数量", "有效发明专利数量", "stock.patents", "件"),
    ("发明专利授权量", "发明专利授权量", "flow.patents", "件"),
    ("发明专利申请量", "发明专利申请量", "flow.patents", "件"),
    ("技术市场成交额(技术输出地域)", "技术市场成交额", "flow.money", "万元"),
    ("农业植物新品种权授权量", "农业植物新品种授权量", "flow.counts", "件"),
]
NOT_A_PROVINCE = {"China"}
HEADER = ["indicator", "province", "class", "unit", "source"] + [str(y) for y in YEARS]


def read_rows(folder: Path) -> list[dict[str, str]]:
    """All full-year rows of both tables."""
    rows = []
    for name in ("jurisdictions.csv", "provinces.csv"):
        with open(folder / name, encoding="utf-8", newline="") as file:
            rows += [row for row in csv.DictReader(file) if row["period"] == "full"]
    return rows


def source_of(row: dict[str, str]) -> str:
    """Short name of a row's source, empty where the panel does not take it."""
    file = row["source_url"].rsplit("/", 1)[-1]
    if YEARBOOK in row["source_url"]:
        return file.removesuffix(".rda")
    return "NBS" if file == OFFICE else ""


def figures_of(rows: list[dict[str, str]], name: str, unit: str):
    """province -> year -> (figure, source); the yearbook goes before the statistical office."""
    out: dict[str, dict[int, tuple[str, str]]] = {}
    for row in rows:
        source = source_of(row)
        province, year = row["jurisdiction"], int(row["year"])
        if row["indicator_zh"] != name or not source or province in NOT_A_PROVINCE:
            continue
        if row["unit"] != unit or float(row["value"]) < 0:
            raise SystemExit(f"{name}, {province}, {year}: {row['value']} {row['unit']}")
        held = out.setdefault(province, {}).get(year)
        if held and held[1] != "NBS" and source != "NBS":
            raise SystemExit(f"{name}, {province}, {year}: two figures of the yearbook")
        if not held or held[1] == "NBS":
            out[province][year] = (row["value"], source)
    return out


def make_panel(folder: Path) -> list[list[str]]:
    """Header and rows of the panel."""
    rows = read_rows(folder)
    table = [HEADER]
    for name, short, group, unit in INDICATORS:
        figures = figures_of(rows, name, unit)
        if len(figures) != 31:
            raise SystemExit(f"{name}: {len(figures)} provinces, 31 expected")
        for province in sorted(figures):
            by_year = figures[province]
            sources = "+".join(sorted({source for _, source in by_year.values()}))
            cells = [by_year.get(year, ("",))[0] for year in YEARS]
            table.append([short, province, group, unit, sources, *cells])
    return table


def main(arguments: list[str]) -> None:
    if len(arguments) not in (1, 2):
        raise SystemExit(__doc__)
    root = Path(__file__).resolve().parents[2]
    output = Path(arguments[1]) if len(arguments) == 2 else root / "src/calibrate/data/panel.csv"
    with open(output, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(make_panel(Path(arguments[0])))


if __name__ == "__main__":
    main(sys.argv[1:])
