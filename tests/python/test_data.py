# SPDX-License-Identifier: Apache-2.0
"""The bundled plan, its observations, the panel and the class constants."""

import csv
import math
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
PLANS = ROOT / "python/attain/plans"
DATA = ROOT / "src/calibrate/data"
sys.path.insert(0, str(ROOT / "python/scripts"))

import make_class_constants as constants  # noqa: E402
import make_panel as panels  # noqa: E402
from attain._core import calibrate  # noqa: E402

COLUMNS = ("indicator,definition,kind,from,year,month,value,unit,resolution,bound,known_from,"
           "source,url,quote").split(",")
PLAN_SOURCE = "浙江省知识产权发展“十四五”规划"
ROUNDED_TO_HUNDREDS = {("zj-02", "3000"), ("zj-06", "5900")}


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def plan():
    return tomllib.loads((PLANS / "zhejiang.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rows():
    """Observations of table 2; those of all plans are tested in test_plan_observations.py."""
    return [row for row in read_csv(PLANS / "zhejiang.csv") if row["indicator"] < "zj-17"]


@pytest.fixture(scope="module")
def document():
    return shared("plans/source/zhejiang.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def panel():
    return calibrate.Panel.builtin()


@pytest.fixture(scope="module")
def table():
    return read_csv(DATA / "class_constants.csv")


def shared(path):
    """A file of the source material, or a skip where it is not at hand."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"source material not present: {found}")
    return found


def figures(rows, indicator, **wanted):
    return [row for row in rows if row["indicator"] == indicator
            and all(row[key] == value for key, value in wanted.items())]


# --- plan -----------------------------------------------------------------------------------------

def test_plan_holds_the_sixteen_indicators_and_targets(plan):
    ids = [f"zj-{i:02}" for i in range(1, 17)]
    table = plan["target"][:16]
    assert [i["id"] for i in plan["indicator"]][:16] == ids
    assert [t["id"] for t in table] == [t["indicator"] for t in table] == ids
    assert all(t["attribute"] == "expected" and t["due"] == 2025 for t in table)
    rest = [t for t in plan["target"][16:] if "alternative_to" not in t]
    assert not any(t["attribute"] == "expected" for t in rest)


def test_targets_and_units_are_those_of_the_table(plan):
    given = {row["id"]: row for row in read_csv(shared("plans/targets.csv"))}
    units = {i["id"]: i for i in plan["indicator"]}
    for target in plan["target"][:16]:
        row = given[target["id"]]
        assert target["value"] == float(row["target_value"])
        assert target["comparator"] == row["comparator"]
        assert target["quote"] == row["quote"]
        assert units[target["id"]]["unit"] == row["unit_zh"]
        assert units[target["id"]]["scale"] == float(row["scale"])
        assert units[target["id"]]["name"]["zh"] == row["indicator_zh"]


def test_quotes_of_the_plan_are_in_the_document(plan, document):
    for item in plan["target"] + plan["lever"]:
        words = item["quote"].replace("\n", " ")
        assert words in document, item["id"]


def test_every_parameter_says_where_it_comes_from(plan):
    for lever in [lever for lever in plan["lever"] if "effect" in lever]:
        for parameter in lever["parameter"]:
            assert parameter["causal"] in {"A", "B", "C", "J", "U"}
            assert parameter["read"] in {"source", "secondary", "assumed"}
            assert len(parameter["source"]) > 40 and 2000 <= parameter["known_from"] <= 2026
        assert all(len(effect["basis"]) > 40 for effect in lever["effect"])


def test_the_subsidy_has_no_start_and_the_stations_have_the_document_s(plan):
    levers = {lever["id"]: lever for lever in plan["lever"]}
    assert "start" not in levers["grant_subsidy"]
    assert levers["stations"]["start"] == 204


def test_share_of_grants_is_that_of_the_yearbook(plan):
    value = next(p["distribution"]["fixed"]["value"] for lever in plan["lever"]
                 for p in lever.get("parameter", []) if p["id"] == "renewed_share")
    by_name = {(r["indicator"], r["province"]): r for r in read_csv(DATA / "panel.csv")}
    grants = float(by_name["发明专利授权量", "Zhejiang"]["2020"])
    stock = float(by_name["有效发明专利数量", "Zhejiang"]["2020"])
    assert value == pytest.approx(grants / stock, abs=5e-7)  # written with six decimals


def test_completion_reaches_the_schedule_as_often_as_the_record_allows(plan):
    shape = next(i["completion"]["lognormal"] for i in plan["indicator"] if "completion" in i)
    chance = 0.5 * math.erfc(-math.log(shape["median"]) / shape["sigma"] / math.sqrt(2))
    wilson_low = 11 / (11 + 1.96**2)
    assert chance == pytest.approx(wilson_low, abs=0.01)  # the median is written to two decimals


# --- observations ---------------------------------------------------------------------------------

def test_columns_of_the_observations(rows, plan):
    assert list(rows[0]) == COLUMNS
    units = {i["id"]: (i["unit"], i["base_unit"]) for i in plan["indicator"]}
    for row in rows:
        printed, base = units[row["indicator"]]
        allowed = {"%"} if row["kind"] == "growth" else {printed, base, "万" + base, "亿" + base}
        assert row["unit"] in allowed, row
        assert row["kind"] in {"level", "partial_flow", "sum", "growth"}
        assert bool(row["from"]) == (row["kind"] in {"sum", "growth"})
        assert row["month"] == "" or 1 <= int(row["month"]) <= 12
        assert row["bound"] in {"", "lower", "upper"}
        assert int(row["known_from"]) >= int(row["year"]) and row["source"] and row["quote"]


def test_resolution_is_the_step_of_the_last_printed_digit(rows):
    for row in rows:
        if (row["indicator"], row["value"]) in ROUNDED_TO_HUNDREDS:
            assert row["resolution"] == "100"
            continue
        decimals = len(row["value"].partition(".")[2])
        assert float(row["resolution"]) == pytest.approx(10.0**-decimals), row


def test_no_figure_stands_twice(rows):
    keys = [tuple(row[c] for c in ("indicator", "definition", "kind", "from", "year", "month",
                                   "value", "unit", "source")) for row in rows]
    assert len(set(keys)) == len(keys)


def test_figures_and_quotes_are_those_of_the_sources(rows, document):
    given = read_csv(shared("observations/jurisdictions.csv"))
    known = {(r["year"], r["value"], r["unit"], r["source_url"], r["quote"]) for r in given
             if r["jurisdiction"] == "Zhejiang"}
    for row in rows:
        if row["source"] == PLAN_SOURCE:
            assert row["quote"] in document, row
            assert row["value"] in row["quote"], row
        else:
            assert (row["year"], row["value"], row["unit"], row["url"], row["quote"]) in known, row


def test_high_value_is_not_mixed_with_all_inventions(rows):
    assert {r["value"] for r in figures(rows, "zj-01")} == {"11.1", "24.3"}


def test_stock_of_inventions_is_the_yearbook_s(rows):
    years = [int(r["year"]) for r in figures(rows, "zj-03", kind="level", month="")
             if r["source"].endswith("RDPatentValid.rda")]
    assert years == list(range(2010, 2024))
    slip = figures(rows, "zj-03", year="2014", month="")
    assert [r["value"] for r in slip] == ["52418"] and slip[0]["quote"].startswith("浙汀")


def test_part_year_stocks_keep_their_month(rows):
    months = {(r["year"], r["month"]) for r in figures(rows, "zj-03") if r["month"]}
    assert months == {("2012", "3"), ("2013", "4"), ("2014", "1"), ("2014", "9"), ("2025", "6")}


def test_madrid_figures_are_stocks(rows):
    assert [r["value"] for r in figures(rows, "zj-06")] == ["4710", "4972", "5900"]


def test_pledge_financing_has_one_definition(rows):
    found = figures(rows, "zj-09")
    assert {r["definition"] for r in found} == {"patents-and-trademarks"}
    assert [(r["kind"], r["from"], r["value"]) for r in found] == [
        ("sum", "2016", "1250"), ("level", "", "602")]


def test_the_two_coverage_figures_are_kept_apart(rows, plan):
    definitions = {r["value"]: r["definition"] for r in figures(rows, "zj-13")}
    own = next(i["definition"] for i in plan["indicator"] if i["id"] == "zj-13")
    assert definitions["77.5"] == own and definitions["76.4"] != own


@pytest.mark.parametrize("indicator", ["zj-04", "zj-08", "zj-11", "zj-12", "zj-14", "zj-15"])
def test_other_scopes_are_left_out(rows, indicator):
    assert len(figures(rows, indicator)) == 1


def test_one_sided_words_are_bounds(rows):
    one_sided = [r for r in rows if "超" in r["quote"]
                 or r["kind"] == "growth" and "以上" in r["quote"]]
    assert len(one_sided) == 3
    assert [r for r in rows if r["bound"]] == [r for r in one_sided if r["bound"] == "lower"]
    assert all(r["bound"] == "lower" for r in one_sided)


# --- panel ----------------------------------------------------------------------------------------

def test_panel_is_compact_and_complete(panel):
    assert (DATA / "panel.csv").stat().st_size < 60_000
    assert len(panel.all_places) == 31 and panel.values.shape == (5 * 31, 14)
    stock = np.array([c == "stock.patents" for c in panel.classes])
    assert not np.isnan(panel.values[stock]).any()
    assert not {"浙汀", "江四", "四藏", "China"} & set(panel.all_places)


def test_panel_is_made_from_the_observations():
    made = panels.make_panel(shared("observations/provinces.csv").parent)
    with open(DATA / "panel.csv", encoding="utf-8", newline="") as file:
        assert made == list(csv.reader(file))


def test_panel_equals_the_observations():
    given = {}
    for name in ("jurisdictions.csv", "provinces.csv"):
        for row in read_csv(shared("observations") / name):
            if row["period"] == "full":
                key = (row["jurisdiction"], row["indicator_zh"].split("(")[0], row["year"])
                given.setdefault(key, set()).add((float(row["value"]), row["unit"]))
    long_name = {"农业植物新品种授权量": "农业植物新品种权授权量"}
    for row in read_csv(DATA / "panel.csv"):
        indicator = long_name.get(row["indicator"], row["indicator"])
        for year in map(str, panels.YEARS):
            if row[year]:
                key = (row["province"], indicator, year)
                assert (float(row[year]), row["unit"]) in given[key], key


# --- class constants ------------------------------------------------------------------------------

SAMPLE = [("stock.patents", 2020, "Zhejiang"), ("flow.money", 2016, "-"),
          ("flow.counts", 2024, "Tibet")]


def learnt(panel, group, as_of, *leave_out, **settings):
    [row] = calibrate.learn(panel, classes=[group], as_of=[as_of], leave_out=[list(leave_out)],
                            settings=settings)
    return row


def changed(panel, values):
    """The panel with other figures, in its own order of series."""
    return calibrate.Panel(name=panel.name, indicators=panel.indicators, places=panel.places,
                           classes=panel.classes, first_year=panel.first_year, values=values)


def walks(steps):
    """A panel of one class whose logarithms change by `steps`: places by years."""
    x = np.concatenate([np.zeros((len(steps), 1)), steps.cumsum(axis=1)], axis=1)
    return calibrate.Panel(name="walks", indicators=["a"] * len(x), classes=["stock.a"] * len(x),
                           places=[f"place {i:03}" for i in range(len(x))], first_year=2000,
                           values=np.exp(5 + x))


def test_constants_have_a_row_for_every_class_date_and_province(table, panel):
    keys = [(r["class"], r["as_of"], r["leave_out"]) for r in table]
    wanted = {(c, str(y), p) for c in [*constants.CLASSES, "any"] for y in range(2013, 2026)
              for p in ["-", *panel.all_places]}
    assert list(table[0]) == list(calibrate.judged_constants(2020))
    assert len(keys) == len(set(keys)) and set(keys) == wanted


def test_constants_are_in_range(table):
    for row in table:
        for name in ("mu_sd", "tau", "s", "k_tau", "k_s", "k_d"):
            assert float(row[name]) > 0, row
        assert float(row["nu"]) > 2
        assert 0 < float(row["r_p"]) < 1 and 0 < float(row["r_n"]) < 1
        assert 0 <= float(row["cov80"]) <= float(row["cov95"]) <= 1


def test_constants_could_be_known_a_year_later(table):
    for row in table:
        if row["class"] != "any":
            assert int(row["known_from"]) == min(int(row["as_of"]), 2023) + 1
            assert str(int(row["known_from"]) - 1) in row["source"]


@pytest.mark.parametrize("key", SAMPLE)
def test_committed_rows_are_those_of_the_script(panel, table, key):
    group, as_of, leave_out = key
    committed = next(list(r.values()) for r in table
                     if (r["class"], r["as_of"], r["leave_out"]) == (group, str(as_of), leave_out))
    [row] = constants.learnt(panel, [group], [as_of], [leave_out])
    assert constants.cells(row) == committed


def test_committed_record_is_that_of_the_script(panel):
    scores, events = calibrate.record_tables(panel, calibrate.roll(panel))
    assert scores == (DATA / "class_record.csv").read_text(encoding="utf-8")
    assert events == (DATA / "class_events.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("group", constants.CLASSES)
def test_later_years_change_nothing(panel, group):
    cut = changed(panel, panel.values[:, : 2017 - panel.first_year + 1])
    assert learnt(cut, group, 2017) == learnt(panel, group, 2017)


@pytest.mark.parametrize("group", constants.CLASSES)
def test_the_left_out_province_changes_nothing(panel, group):
    values = panel.values.copy()
    own = np.array([p == "Zhejiang" for p in panel.places])
    values[own] = np.round(values[own] ** 1.5)
    other = changed(panel, values)
    assert learnt(other, group, 2018, "Zhejiang") == learnt(panel, group, 2018, "Zhejiang")
    assert learnt(other, group, 2018) != learnt(panel, group, 2018)


def test_a_class_without_panel_spreads_as_classes_do():
    row = calibrate.judged_constants(2020)
    steps = sum(0.9**j for j in range(1, 6))
    assert steps * row["mu"] == pytest.approx(0.6, rel=1e-12)
    assert steps * math.hypot(row["tau"], row["mu_sd"]) == pytest.approx(0.55, rel=1e-12)
    assert row["n_series"] == 0 and "judgement" in row["source"]


def test_estimates_recover_a_simulated_class():
    rng = np.random.default_rng(5)
    years, count = 14, 31
    growth = 0.2 + 0.05 * rng.standard_normal(count)
    common = rng.standard_normal(years - 1)
    own = rng.standard_normal((count, years - 1))
    steps = growth[:, None] + 0.1 * (math.sqrt(0.5) * common + math.sqrt(0.5) * own)
    found = learnt(walks(steps), "stock.a", 2013)
    # four standard errors of one simulation: of the mean, of a spread from 31, of 13 common years
    assert abs(found["mu"] - 0.2) < 4 * found["mu_sd"]
    assert 0.03 < found["tau"] < 0.08
    assert 0.08 < found["s"] < 0.12
    assert 0.25 < found["r_n"] < 0.75


def test_a_class_that_does_not_spread_keeps_a_spread():
    rng = np.random.default_rng(6)
    steps = 0.1 + 0.1 * rng.standard_normal((31, 6))
    assert learnt(walks(steps), "stock.a", 2006)["tau"] > 0.005
