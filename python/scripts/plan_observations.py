# SPDX-License-Identifier: Apache-2.0
"""Observations of the five plans: copied from the histories, the documents and the sources.

`plan_readings/observations.csv` says where the figures of an indicator come from; figures that the
documents' tables print stand under the document as source. See `make_plans.py`.
"""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path
from typing import Any

import make_histories

COLUMNS = make_histories.COLUMNS
SCRIPTS = Path(__file__).resolve().parent
FOLDER = SCRIPTS / "plan_readings"
HISTORIES = SCRIPTS.parent / "attain/histories"
KNOWN_FROM = "2021"  # both documents with figures were published in that year

Row = dict[str, str]
Item = dict[str, Any]


def read(path: Path) -> list[Row]:
    """Return the rows of a CSV file by column."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def from_history(name: str, line: Row, item: Item) -> list[list[str]]:
    """Return the rows of an indicator of the place's history, or of one definition or unit."""
    out = []
    for row in read(HISTORIES / f"{name}.csv"):
        fits = line["match"] in ("", row["definition"], row["unit"])
        if row["indicator"] == line["name"] and fits:
            changed = {"indicator": item["id"], "unit": line["unit"] or row["unit"]}
            if row["kind"] == "growth":
                changed["unit"] = row["unit"]
            out.append([(row | changed)[column] for column in COLUMNS])
    return out


def cells(line: Row, item: Item, **found: str) -> list[str]:
    """Return one observation; what the line says goes before what was found."""
    value = line["value"] or found["value"]
    row = {
        "indicator": item["id"],
        "definition": line["definition"],
        "kind": line["kind"] or "level",
        "from": line["from"],
        "year": found["year"],
        "month": found["month"],
        "value": value,
        "unit": line["unit"] or found["unit"],
        "resolution": line["resolution"] or make_histories.step(value),
        "bound": line["bound"],
        "known_from": found["known_from"],
        "source": found["source"] + (f" ({line['source']})" if line["source"] else ""),
        "url": found["url"],
        "quote": found["quote"],
    }
    return [row[column] for column in COLUMNS]


def from_plan(line: Row, item: Item, rows: list[Row], document: str) -> list[list[str]]:
    """Return a figure that a document prints."""
    return [
        cells(line, item, year=years[-1], month="", value=row["value"], unit=row["unit"],
              known_from=KNOWN_FROM, source=document, url="", quote=row["quote"])
        for row in rows
        if row["indicator_zh"] == line["name"] and line["match"] in ("", row["period"])
        and (years := re.findall(r"20\d\d", row["period"]))
    ]


def from_source(line: Row, item: Item, rows: list[Row]) -> list[list[str]]:
    """Return a figure of the table of observations."""
    return [
        cells(line, item, year=row["year"], month=make_histories.when(row)[5:].lstrip("0"),
              value=row["value"], unit=row["unit"],
              known_from=str(make_histories.published(row)), source=row["source_title"],
              url=row["source_url"], quote=row["quote"])
        for row in rows
        if row["indicator_zh"] == line["name"] and make_histories.when(row) == line["match"]
    ]


def observations_of(name: str, items: dict[str, Item], sources: Path) -> list[list[str]]:
    """Return the observations of a plan: those written by hand, then those of the table."""
    document = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["document"]
    printed = [r for r in read(sources / "plans/history.csv")
               if r["jurisdiction"].lower().startswith(name)]
    observed = [r for r in read(sources / "observations/jurisdictions.csv")
                if r["jurisdiction"].lower() == name]
    hand = FOLDER / f"{name}.csv"
    out = [[row[c] for c in COLUMNS] for row in read(hand)] if hand.exists() else []
    for line in read(FOLDER / "observations.csv"):
        if line["plan"] != name:
            continue
        item = items[line["indicator"]]
        found = {
            "history": lambda line=line, item=item: from_history(name, line, item),
            "plan": lambda line=line, item=item: from_plan(line, item, printed, document),
            "source": lambda line=line, item=item: from_source(line, item, observed),
            "zero": lambda line=line, item=item: [
                cells(line, item, year="2021", month="", value="0", unit=item["base_unit"],
                      known_from="2022", source="by definition: nothing is new before the plan",
                      url="", quote="")],
        }[line["table"]]()
        if not found:
            raise SystemExit(f"no figure for {line}")
        out += found
    return out
