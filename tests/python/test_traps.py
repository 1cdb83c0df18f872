# SPDX-License-Identifier: Apache-2.0
"""The 15 traps of the sources, one test each: what the bundled plans do about them.

Numbers are those of the README of the observations; docs/data.md says the same in words. What the
histories do is tested in test_histories.py.
"""

import csv
import tomllib
from pathlib import Path

import pytest
from attain._core import calibrate

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "python/attain/plans"
NAMES = ["zhejiang", "guangzhou", "wenzhou", "huangshi", "gongshu"]


@pytest.fixture(scope="module")
def rows():
    out = []
    for name in NAMES:
        with open(PLANS / f"{name}.csv", encoding="utf-8", newline="") as file:
            out += list(csv.DictReader(file))
    return out


@pytest.fixture(scope="module")
def items():
    return {i["id"]: i for name in NAMES
            for i in tomllib.loads((PLANS / f"{name}.toml").read_text("utf-8"))["indicator"]}


def of(rows, indicator):
    """Figures of an indicator by definition: (date, value)."""
    out = {}
    for row in rows:
        if row["indicator"] == indicator:
            date = row["year"] + (f"-{int(row['month']):02}" if row["month"] else "")
            out.setdefault(row["definition"], []).append((date, row["value"]))
    return out


def test_1_all_inventions_are_not_high_value_ones(rows, items):
    high_value = ["zj-01", "wz-04", "gz-01", "gs-01"]
    assert {items[i]["definition"] for i in high_value} == {"high-value"}
    assert of(rows, "zj-01") == {"high-value": [("2020", "11.1"), ("2025", "24.3")]}
    assert of(rows, "gz-01") == {"high-value": [("2020", "20")]}
    assert of(rows, "zj-18")["old-base"][-1] == ("2020", "34.1")
    assert items["hs-01"]["definition"] == "census-2020-base"  # all inventions, and says so
    assert "not the high-value ones" in items["hs-01"]["note"]


def test_2_ratios_on_two_bases_of_inhabitants_are_not_chained(rows, items):
    found = of(rows, "zj-18")
    assert items["zj-18"]["definition"] == "old-base"
    assert set(found) == {"old-base", "census-2020-base"}
    assert found["census-2020-base"] == [("2025", "73.2")]
    assert of(rows, "hs-01") == {"census-2020-base": [("2024-03", "8.37")]}


def test_3_pledge_financing_keeps_its_variants_apart(rows, items):
    assert set(of(rows, "zj-09")) == set(of(rows, "zj-26")) == {"patents-and-trademarks"}
    assert set(of(rows, "gz-04")) == {"patents-and-trademarks", "patents", "trademarks"}
    assert items["gz-04"]["definition"] == "patents-and-trademarks"
    totals = [r for r in rows if r["indicator"] in ("zj-09", "zj-26", "gz-04")
              and r["value"] in ("1250", "160", "6.7")]
    assert len(totals) == 4 and {r["kind"] for r in totals} == {"sum"}
    assert of(rows, "gz-03") == {"patents": [("2025-09", "1149")]}
    assert items["gz-03"]["definition"] != "patents"


def test_4_madrid_stocks_are_not_applications(rows, items):
    assert all(items[i]["statistic"] == "stock" and items[i]["definition"] == "held"
               for i in ("zj-06", "wz-06", "gz-18"))
    assert [d for d, _ in of(rows, "zj-06")["held"]] == ["2016", "2017", "2020"]
    assert of(rows, "gz-18") == {"held": [("2020", "1713")]}
    assert of(rows, "wz-06") == {"held": [("2016", "896")]}


def test_5_trademark_registrations_of_other_years_are_not_joined(rows):
    assert of(rows, "gz-15") == {"calendar-year": [("2023", "206991")]}
    stock = dict(of(rows, "zj-05")["in-force"])
    assert (stock["2023"], stock["2025"]) == ("447.1", "506.7")  # growth slowed: both are there


def test_6_grants_are_kept_with_their_steps(rows):
    grants = {d: float(v) for d, v in of(rows, "zj-17")["yearbook"] if "-" not in d}
    assert grants["2015"] / grants["2014"] > 1.7 and grants["2020"] / grants["2019"] > 1.4
    assert grants["2021"] / grants["2020"] < 1.2


def test_7_the_end_of_subsidies_is_a_lever_not_a_datum(rows):
    plan = tomllib.loads((PLANS / "zhejiang.toml").read_text("utf-8"))
    lever = next(x for x in plan["lever"] if x["id"] == "grant_subsidy")
    assert "start" not in lever and "1150552" in str(plan["scenario"])
    city = tomllib.loads((PLANS / "guangzhou.toml").read_text("utf-8"))
    ended = next(x for x in city["lever"] if x["id"] == "gz-l13.2")
    assert ended["quantity"].startswith("== 0") and "effect" not in ended


def test_8_pct_counts_are_segments(rows, items):
    for indicator in ("zj-19", "zj-35"):
        assert items[indicator]["definition"] == "province"
        assert set(of(rows, indicator)) == {"province", "office-tables-to-2017",
                                            "office-yearbook-2023"}
        assert ("2018", "1879") in of(rows, indicator)["office-yearbook-2023"]
    assert not any(r["value"] == "9387" for r in rows)  # a five-year total, of no plan's indicator


def test_9_the_two_coverages_and_series_of_indications(rows, items):
    assert items["zj-13"]["definition"] == "table"
    assert of(rows, "zj-13") == {"table": [("2020", "77.5")], "text": [("2020", "76.4")]}
    assert of(rows, "zj-08") == {"in-force": [("2020", "376")]}


def test_10_trade_secret_bases_have_one_scope_each(rows, items):
    assert of(rows, "zj-12") == {"plan": [("2020", "250")]}
    assert not any(r["value"] in ("834", "153", "7") and r["indicator"] in ("zj-12", "wz-09")
                   for r in rows)
    assert items["wz-09"]["definition"] == "new-since-2021"


def test_11_a_researchers_counts_are_in_no_plan(rows):
    assert not any("陈立新" in r["source"] for r in rows)


def test_12_no_national_total_with_or_without_hong_kong(rows):
    assert not any("401.5" in r["quote"] or r["source"].startswith("国内") for r in rows)
    assert "China" not in calibrate.Panel.builtin().all_places


def test_13_technology_contracts_are_by_region_of_the_seller(rows, items):
    assert items["zj-24"]["definition"] == "seller-region"
    at_2020 = {v for d, v in of(rows, "zj-24")["seller-region"] if d == "2020"}
    assert at_2020 == {"14033228", "1400"}
    units = {r["value"]: r["unit"] for r in rows if r["indicator"] == "zj-24"}
    assert (units["14033228"], units["1400"]) == ("万元", "亿元")


def test_14_the_slip_of_the_scan_keeps_its_words(rows):
    found = [r for r in rows if r["indicator"] == "zj-03" and r["value"] == "52418"]
    assert [r["year"] for r in found] == ["2014"] and found[0]["quote"].startswith("浙汀")


def test_15_the_year_read_from_context_is_said(rows, items):
    assert of(rows, "wz-05") == {"in-force": [("2015", "210845"), ("2017", "28.9")]}
    assert "去年" in items["wz-05"]["note"]
    assert not any(r["value"] in ("93973", "12.8") for r in rows)
