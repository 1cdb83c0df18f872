# SPDX-License-Identifier: Apache-2.0
"""Levers of the five plans: from the rows of the documents to items and lines of a table.

A row with a quantity is a `quantified` lever; one that stood before the plan is `existing`; the
others are `described`. Quantified levers stand in the TOML file, because the table beside a plan
holds what has no setting. None has an effect: the column `drives` of the source is inference and is
not read. Ids are those of the rows in small letters. See `make_plans.py`.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

COLUMNS = "id,zh,en,category,state,quantity,overlaps,section,quote,note".split(",")

Row = dict[str, str]
Item = dict[str, Any]

# Rows that build an indicator (`delivered_by`): a count of new ones from the start of the plan.
BUILT = {"wz-L03": "个", "wz-L04": "个", "wz-L43": "家"}
NEW = ("New ones since the end of 2021, so 0 at that date by definition; how many stood before is "
       "not known.")
# Rows that name the same instrument as a lever written by hand.
SAME = {"zj-L026": ["grant_subsidy"], "zj-L047": ["stations"], "gz-L13.2": ["filing_subsidy"],
        "gz-L62": ["risk_fund"], "gz-L63": ["risk_fund"], "wz-L24": ["wz-bases-provincial",
                                                                         "wz-bases-municipal"]}


def items_of(text: str) -> dict[str, dict[str, Item]]:
    """Return what a hand-written file holds: kind to id to item."""
    data = tomllib.loads(text)
    return {kind: {item["id"]: item for item in data.get(kind, [])}
            for kind in ("indicator", "target", "lever", "scenario")}


def overlaps(row: Row) -> list[str]:
    """Return the levers that a row's note says are the same instrument, `a..b` spelled out."""
    found: list[str] = []
    words = re.search(r"(?:Same instrument as|Overlaps) (.*?): count once", row["notes"])
    for part in words[1].split(";") if words else []:
        if ".." in part:
            first, last = part.split("..")
            stem, width = first.rstrip("0123456789"), len(last) - len(last.rstrip("0123456789"))
            numbers = range(int(first[len(stem):]), int(last[len(last) - width:]) + 1)
            found += [f"{stem}{n:0{width}}".lower() for n in numbers]
        else:
            found.append(part.strip().lower())
    return found + SAME.get(row["id"], [])


def quantity(row: Row) -> str:
    """Return the amounts of a row as printed, each with its comparator and unit."""
    columns = ("quantity_comparator", "quantity", "quantity_unit")
    parts = zip(*(row[c].split(";") for c in columns), strict=True)
    return "; ".join(f"{sign} {amount} {unit}" for sign, amount, unit in parts if amount)


def note(row: Row, plan_years: str) -> str:
    """Return remarks, window and units in charge of a row."""
    words = [row["notes"]] if row["notes"] else []
    if row["time_window"] != plan_years:
        words.append(f"Window: {row['time_window']}.")
    if row["quantity_basis"]:
        words.append(f"Quantity: {row['quantity_basis'].replace('_', ' ')}.")
    if row["lead_unit"]:
        words.append(f"Lead: {row['lead_unit']}.")
    others = row["responsible_units"]
    if others and others != row["lead_unit"]:
        words.append(f"Responsible: {others}.")
    return " ".join(words)


def state(row: Row) -> str:
    """Return the state of a row's lever."""
    if row["time_window"].startswith("2016-2020"):
        return "existing"
    return "quantified" if row["quantity"] else "described"


def item_of(row: Row, plan_years: str) -> Item:
    """Return a quantified lever as an item of the plan file."""
    built = BUILT.get(row["id"])
    item: Item = {
        "id": row["id"].lower(),
        "name": {"zh": row["lever_zh"], "en": row["lever_en"]},
        "state": "quantified",
        "kind": "count",
        "unit": built or row["quantity_unit"].split(";")[0],
    }
    if built:
        item |= {"start": 0, "low": 0, "high": 10000, "reference": "hold"}
    item |= {"category": category(row), "quantity": quantity(row)}
    if overlaps(row):
        item["overlaps"] = overlaps(row)
    item |= {"section": row["section"], "quote": row["quote"]}
    words = " ".join(filter(None, [NEW if built else "", note(row, plan_years)]))
    if words:
        item["note"] = words
    return item


def category(row: Row) -> str:
    """Return class and subclass of a row."""
    return f"{row['lever_class']}.{row['lever_subclass']}".rstrip(".")


def levers_of(rows: list[Row], by_hand: dict[str, dict[str, Item]]) -> tuple[list[Item],
                                                                             list[list[str]]]:
    """Return the quantified levers as items and the others as lines of the table.

    Parameters
    ----------
    rows
        The rows of one plan in `levers.csv`.
    by_hand
        What the hand-written file holds.
    """
    windows = [row["time_window"] for row in rows]
    usual = max(set(windows), key=windows.count)
    known = {row["id"].lower() for row in rows} | set(by_hand["lever"])
    items, lines = [], []
    for row in rows:
        if lost := set(overlaps(row)) - known:
            raise SystemExit(f"{row['id']} overlaps {sorted(lost)}, which is no lever")
        if state(row) == "quantified":
            items.append(item_of(row, usual))
        else:
            lines.append([row["id"].lower(), row["lever_zh"], row["lever_en"], category(row),
                          state(row), quantity(row), ";".join(overlaps(row)), row["section"],
                          row["quote"], note(row, usual)])
    return items, lines
