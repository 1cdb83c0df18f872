# SPDX-License-Identifier: Apache-2.0
"""Targets and indicators of the five plans: from the rows of the documents to items of a plan file.

What a row says by itself (number, unit, year, quotation) is copied; what has to be decided stands
in `plan_readings/targets.csv` and `plan_readings/indicators.csv`, one line a decision. See
`make_plans.py`.
"""

from __future__ import annotations

import re
from typing import Any

Row = dict[str, str]
Item = dict[str, Any]

# Wenzhou's stages (README 6.1 of the plans): the value of the year, or the amounts so far added up.
LAST = {"wz-01", "wz-02", "wz-04", "wz-05", "wz-06", "wz-11"}
SEPARATE = {"wz-13", "wz-15"}
COMPARATORS = {"grow>=": ">=", "per-year>=": ">=", "range": "range"}
BY_PACE = {
    ("increase_no_number", "once"): "rise",
    ("increase_no_number", "steady"): "steady_rise",
    ("decrease_no_number", "once"): "fall",
    ("decrease_no_number", "steady"): "steady_fall",
}
BY_STATISTIC = {
    "growth_rate_annual_average": "growth",
    "growth_over_base": "total_growth",
    "count_new_in_period": "added",
    "cumulative_since_start": "sum",
}
TOTAL_OF = {"flow": "sum", "cumulative": "added"}
WITHOUT_VALUE = {"rise", "fall", "steady_rise", "steady_fall", "hold_rank", "no_number"}
WITHOUT_WINDOW = {"level", "rank", "no_number"}
GROWTH = {"growth", "total_growth"}
PREFIXES = "万亿萬億"
SECTIONS = {
    "一(三)3 发展目标 / 表2“十四五”时期知识产权发展主要指标": "一(三)3 发展目标 / 表2",
}


def number(text: str) -> float | int:
    """Return a printed number, whole where it is."""
    value = float(text)
    return int(value) if value == int(value) else value


def is_stage(row: Row) -> bool:
    """Tell whether a row is one year of Wenzhou's table of stages."""
    return row["id"].startswith(row["indicator_key"] + "-2")


def indicator_of(row: Row, reading: Row) -> Item:
    """Return the indicator that a row's key names.

    Parameters
    ----------
    row
        The first row of the key in `targets.csv`; empty for one that only a plan file has.
    reading
        Its line in `indicators.csv`.
    """
    unit = reading["unit"] or row["unit_zh"]
    base = reading["base_unit"] or ("1" if unit == "%" else unit.lstrip(PREFIXES))
    item: Item = {
        "id": reading["id"],
        "name": {"zh": reading["name_zh"] or row["indicator_zh"],
                 "en": reading["name_en"] or row["indicator_en"]},
        "unit": unit,
        "scale": number(reading["scale"] or row["scale"]),
        "base_unit": base,
        "statistic": reading["statistic"],
        "support": reading["support"],
    }
    if reading["support"] == "score":
        item |= {"low": 0, "high": 100}
    item |= {"better": reading["better"] or "up", "law": reading["law"]}
    if reading["law"] == "trend":
        item["class"] = reading["class"]
    for pair in filter(None, reading["extra"].split(";")):
        key, value = pair.split("=")
        item[key] = [value] if key == "of" else int(value) if key == "from" else value
    if reading["size"]:
        item["size"] = int(reading["size"])
    item["definition"] = reading["definition"]
    if reading["note"]:
        item["note"] = reading["note"]
    return item


def event_of(row: Row, reading: Row) -> str:
    """Return the kind of event that a row speaks of."""
    if reading.get("event"):
        return reading["event"]
    if row["comparator"] == "hold_rank":
        return "hold_rank"
    if row["comparator"].endswith("_no_number"):
        return BY_PACE.get((row["comparator"], row["pace"]), "no_number")
    if is_stage(row):
        if row["indicator_key"] == "wz-02":
            return "every_year"
        return "level" if row["indicator_key"] in LAST | SEPARATE else "sum"
    if row["comparator"] == "per-year>=":
        return "every_year"
    return BY_STATISTIC.get(row["statistic"], "level")


def value_of(row: Row, indicator: Item, event: str, reading: Row) -> float | int:
    """Return the value in the printed unit of the indicator (growth: percent)."""
    if reading.get("value"):
        return number(reading["value"])
    value = float(row["target_value"])
    if event in GROWTH:
        return number(str(value))
    return number(repr(round(value * float(row["scale"]) / indicator["scale"], 9)))


def stage_reading(row: Row, printed: list[str]) -> str:
    """Say how a stage is read; `printed` are the stages up to this one."""
    key = row["indicator_key"]
    if key == "wz-02":
        return "A floor in each year up to this one."
    if key in LAST:
        return "The value of this year: the last stage is that of the text."
    if key in SEPARATE:
        return ("New ones of this year, kept as printed: neither their sum nor the last one is the "
                "number of the text, which is an aim of its own.")
    if len(printed) == 1:
        return "The first of stages that add up to the number of the text."
    return f"Stages so far added up: {' + '.join(printed)}."


def target_of(row: Row, indicator: Item, reading: Row, period: tuple[int, int],
              stages: list[Row]) -> Item:
    """Return the target that a row of the documents becomes.

    Parameters
    ----------
    row
        A row of `targets.csv`.
    indicator
        Its indicator, as a plan item.
    reading
        Its line in the table of readings, or an empty one.
    period
        First and last year of the plan.
    stages
        For a stage the rows of its key up to it, for other rows none.
    """
    event = event_of(row, reading)
    # Yearly numbers are summed, running totals are compared at the two ends of the window.
    if event in ("sum", "added") and indicator["statistic"] in TOTAL_OF:
        event = TOTAL_OF[indicator["statistic"]]
    due = period[1] if row["target_year"] == "each year" else int(row["target_year"])
    first = 2016 if due < period[0] else period[0]
    if reading.get("first"):
        first = int(reading["first"])
    item: Item = {"id": reading.get("id") or row["id"], "indicator": indicator["id"],
                  "event": event}
    if event not in WITHOUT_VALUE:
        item["comparator"] = (reading.get("comparator")
                              or COMPARATORS.get(row["comparator"], row["comparator"]))
        values = [value_of(s, indicator, event, reading) for s in stages or [row]]
        item["value"] = sum(values) if event in ("sum", "added") else values[-1]
        if item["comparator"] == "range":
            item["value_max"] = number(row["target_value_max"])
    item["due"] = due
    if event not in WITHOUT_WINDOW:
        item["window"] = [first, due]
    item["attribute"] = "expected" if row["attribute"] == "预期性" else "none"
    # 力争 (to strive for) and numbers that only a name implies bind nobody.
    if row["value_basis"] == "implicit" or "力争 (strive)" in row["notes"]:
        item["soft"] = True
    if stages:
        item |= {"stage_of": row["indicator_key"], "stage_value": values[-1]}
    item |= links(reading)
    source = re.match(r"Source: (.*?)\.(?: |$)", row["notes"])
    if source:
        item["data_source"] = source[1]
    item |= {"section": SECTIONS.get(row["section"], row["section"]), "quote": row["quote"]}
    printed = [s["target_value"] for s in stages]
    words = reading.get("reading") or (stage_reading(row, printed) if stages else "")
    if words:
        item["reading"] = words
    if reading.get("rejected"):
        item["rejected"] = reading["rejected"].split(";")
    return item


def links(reading: Row) -> Item:
    """Return what binds a target to others."""
    item: Item = {}
    if reading.get("headline"):
        item["headline"] = reading["headline"] == "true"
    if reading.get("restates"):
        item["restates"] = reading["restates"]
    if reading.get("base"):
        item["alternative_to"] = reading["base"]
    if reading.get("part_of"):
        item["part_of"] = reading["part_of"]
    if reading.get("contributes"):
        plan, target, amount = reading["contributes"].split("/")
        item["contributes_to"] = {"plan": plan, "target": target, "amount": number(amount)}
    return item
