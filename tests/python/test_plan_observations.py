# SPDX-License-Identifier: Apache-2.0
"""Observations of the five plans: as printed, in admissible units, from sources that are named."""

import csv
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
PLANS = ROOT / "python/attain/plans"
HISTORIES = ROOT / "python/attain/histories"
NAMES = ["zhejiang", "guangzhou", "wenzhou", "huangshi", "gongshu"]
COLUMNS = ("indicator,definition,kind,from,year,month,value,unit,resolution,bound,known_from,"
           "source,url,quote").split(",")
# Read as rounded to hundreds.
ROUNDED = {("zj-02", "3000"), ("zj-06", "5900"), ("gz-02", "3100"), ("gz-08", "3000"),
           ("gz-14", "123100")}
# Worked out from printed figures; docs/data.md says how.
WORKED_OUT = {("zj-27", "170.270816"), ("zj-45", "170.270816"), ("gz-10", "194")}
BY_DEFINITION = "by definition: nothing is new before the plan"


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module", params=NAMES)
def plan(request):
    name = request.param
    items = tomllib.loads((PLANS / f"{name}.toml").read_text("utf-8"))
    return name, items, read_csv(PLANS / f"{name}.csv")


def test_columns_units_and_kinds(plan):
    _, items, rows = plan
    units = {i["id"]: (i["unit"], i["base_unit"]) for i in items["indicator"]}
    for row in rows:
        printed, base = units[row["indicator"]]
        allowed = {"%"} if row["kind"] == "growth" else {printed, base, "万" + base, "亿" + base}
        assert list(row) == COLUMNS and row["unit"] in allowed, row
        assert bool(row["from"]) == (row["kind"] in {"sum", "growth"}), row
        assert int(row["known_from"]) >= int(row["year"]) and row["source"], row
        assert row["quote"] or row["source"] == BY_DEFINITION, row


def test_resolution_is_the_step_of_the_last_printed_digit(plan):
    _, _, rows = plan
    for row in rows:
        if (row["indicator"], row["value"]) in ROUNDED | WORKED_OUT:
            continue
        decimals = len(row["value"].partition(".")[2])
        assert float(row["resolution"]) == pytest.approx(10.0**-decimals), row


def test_no_figure_stands_twice(plan):
    _, _, rows = plan
    keys = [tuple(row[c] for c in COLUMNS[:9] + ["source"]) for row in rows]
    assert len(set(keys)) == len(keys)


def test_flows_of_part_of_a_year_are_marked(plan):
    _, items, rows = plan
    flows = {i["id"] for i in items["indicator"] if i["statistic"] == "flow"}
    for row in rows:
        part = row["indicator"] in flows and row["month"] != ""
        assert (row["kind"] == "partial_flow") == part, row


def test_figures_are_those_of_documents_and_sources(plan):
    name, _, rows = plan
    if not SHARED.exists():
        pytest.skip(f"source material not present: {SHARED}")
    document = (SHARED / f"plans/source/{name}.txt").read_text(encoding="utf-8")
    given = {(r["year"], r["source_url"], r["quote"]) for r in
             read_csv(SHARED / "observations/jurisdictions.csv")}
    known = {(r["year"], r["url"], r["quote"]) for r in read_csv(HISTORIES / f"{name}.csv")}
    for row in rows:
        if row["source"] == BY_DEFINITION or (row["year"], row["url"], row["quote"]) in known:
            continue
        if row["url"]:
            assert (row["year"], row["url"], row["quote"]) in given, row
        else:
            assert row["quote"] in document.replace("\n", " "), row
        exact = (row["indicator"], row["value"]) not in WORKED_OUT
        assert not exact or row["value"] in row["quote"], row


def test_worked_out_figures_follow_from_printed_ones():
    assert 100 * (1.22**5 - 1) == pytest.approx(170.270816, abs=1e-6)
    assert 14 * (1 + 12.8571) == pytest.approx(194, abs=0.01)


def test_no_stock_starts_from_nothing(plan):
    """An unknown start is never 0: only counts of new ones have it, before the plan."""
    _, items, rows = plan
    new = {i["id"] for i in items["indicator"] if i["statistic"] == "cumulative"}
    for row in rows:
        if float(row["value"]) == 0:
            assert row["indicator"] in new and row["source"] == BY_DEFINITION, row
            assert int(row["year"]) == items["period"]["start"] - 1, row
