# SPDX-License-Identifier: Apache-2.0
"""Histories of the plans' places: copied as printed, traps apart, constants without the place."""

import csv
import sys
import tomllib
from pathlib import Path

import attain
import pytest
from attain._core import calibrate, study
from attain.history import bundled_histories, load_history

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared/observations"
FOLDER = ROOT / "python/attain/histories"
DATA = ROOT / "src/calibrate/data"
sys.path.insert(0, str(ROOT / "python/scripts"))

import make_class_constants as constants  # noqa: E402
import make_histories as histories  # noqa: E402

PLACES = ["gongshu", "guangzhou", "hangzhou", "huangshi", "wenzhou", "zhejiang"]
INSIDE = {
    "zhejiang": [],
    "guangzhou": ["Guangdong"],
    "huangshi": ["Hubei"],
    "wenzhou": ["Zhejiang"],
    "hangzhou": ["Zhejiang"],
    "gongshu": ["Hangzhou", "Zhejiang"],
}
# The province whose data the constants of a place must not hold.
LEFT_OUT = {place: (inside or ["Zhejiang"])[-1] for place, inside in INSIDE.items()}
# The plan of Zhejiang and its history hold the same figures of these.
SHARED_INDICATORS = {
    "zj-01": "high-value-per-10k",
    "zj-03": "inventions-in-force",
    "zj-05": "trademarks-in-force",
    "zj-06": "madrid-held",
    "zj-07": "copyright-registrations",
    "zj-12": "trade-secret-bases",
    "zj-13": "county-coverage",
}


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def rows():
    return {place: read_csv(FOLDER / f"{place}.csv") for place in PLACES}


def definitions(rows, place, indicator):
    """Figures by definition: (date, value)."""
    out = {}
    for row in rows[place]:
        if row["indicator"] == indicator:
            date = row["year"] + (f"-{int(row['month']):02}" if row["month"] else "")
            out.setdefault(row["definition"], []).append((date, row["value"]))
    return out


# --- files ----------------------------------------------------------------------------------------

def test_the_tables_are_made_from_the_observations(rows):
    if not SHARED.exists():
        pytest.skip(f"source material not present: {SHARED}")
    made = histories.make_histories(SHARED)
    assert sorted(made) == PLACES
    for place in PLACES:
        assert [list(row.values()) for row in rows[place]] == made[place], place


def test_every_place_loads_and_every_row_arrives(rows):
    assert list(bundled_histories()) == PLACES
    for place in PLACES:
        history = load_history(place)
        assert (history.place.lower(), len(history.targets)) == (place, 0)
        assert sum(len(i.observations) for i in history.indicators) == len(rows[place])
        assert all(i.observations for i in history.indicators)
        years = {int(row["year"]) for row in rows[place]}
        assert (history.start, history.end) == (min(years), max(years))


def test_a_wrong_name_names_the_nearest():
    with pytest.raises(attain.NotFound, match="did you mean 'huangshi'"):
        load_history("huangshan")


def test_rows_are_compact_and_say_where_they_come_from(rows):
    for place in PLACES:
        for row in rows[place]:
            assert list(row) == histories.COLUMNS
            assert row["source"] and 0 < len(row["quote"]) <= 120
            assert int(row["known_from"]) >= int(row["year"])


def test_one_indicator_means_the_same_everywhere():
    known = {}
    for place in PLACES:
        for item in tomllib.loads((FOLDER / f"{place}.toml").read_text("utf-8"))["indicator"]:
            fields = {key: item[key] for key in ("name", "statistic", "support", "class")}
            assert known.setdefault(item["id"], fields) == fields, item["id"]


def test_figures_of_the_plan_are_in_the_history(rows):
    for row in read_csv(ROOT / "python/attain/plans/zhejiang.csv"):
        if row["indicator"] in SHARED_INDICATORS and row["kind"] == "level":
            own = SHARED_INDICATORS[row["indicator"]]
            assert any(
                other["indicator"] == own
                and all(other[k] == row[k] for k in ("definition", "year", "month", "value"))
                for other in rows["zhejiang"]
            ), row


# --- traps of the sources -------------------------------------------------------------------------

def test_ratios_of_all_and_of_high_value_inventions_are_two_indicators(rows):
    assert definitions(rows, "guangzhou", "high-value-per-10k") == {"high-value": [("2020", "20")]}
    for place in ("zhejiang", "guangzhou"):
        assert set(definitions(rows, place, "inventions-per-10k")) == {
            "old-base", "census-2020-base"}


def test_ratios_on_two_bases_of_inhabitants_are_not_chained(rows):
    zhejiang = definitions(rows, "zhejiang", "inventions-per-10k")
    assert ("2020", "34.1") in zhejiang["old-base"]
    assert zhejiang["census-2020-base"] == [("2025", "73.2")]
    guangzhou = definitions(rows, "guangzhou", "inventions-per-10k")
    assert guangzhou["old-base"] == [("2020-11", "45.4")]
    assert guangzhou["census-2020-base"][0] == ("2020", "38.1")


def test_pledge_financing_keeps_its_variants_apart(rows):
    found = definitions(rows, "zhejiang", "pledge-financing")
    assert set(found) == {"patents-and-trademarks", "patents", "trademarks-credit-line",
                          "bank-regulator-balance", "bank-regulator-lending"}
    assert set(definitions(rows, "guangzhou", "pledge-financing")) == {
        "patents-and-trademarks", "patents", "trademarks"}


def test_madrid_stock_and_applications_are_two_indicators(rows):
    held = definitions(rows, "zhejiang", "madrid-held")["held"]
    filed = definitions(rows, "zhejiang", "madrid-applications")["applications"]
    assert [date for date, _ in held] == ["2016", "2017", "2020"]
    assert [date for date, _ in filed] == ["2021", "2022", "2025"]


def test_series_counted_otherwise_are_segments_of_their_own(rows):
    assert set(definitions(rows, "zhejiang", "pct-applications")) == {
        "province", "office-tables-to-2017", "office-yearbook-2023"}
    assert set(definitions(rows, "zhejiang", "trademark-registrations")) == {
        "calendar-year", "year-to-15-december"}
    assert set(definitions(rows, "guangzhou", "invention-grants")) == {"official", "researcher"}
    assert set(definitions(rows, "guangzhou", "invention-applications")) == {
        "city-2017", "office-tables-to-2016"}
    assert definitions(rows, "guangzhou", "pct-applications")["read-as-five-year-total"] == [
        ("2020", "9387")]
    assert set(definitions(rows, "zhejiang", "geographical-indications")) == {
        "in-force", "products-with-users"}
    assert set(definitions(rows, "zhejiang", "county-coverage")) == {"table", "text"}
    assert len(definitions(rows, "zhejiang", "trade-secret-bases")) == 4


def test_flows_of_part_of_a_year_are_marked(rows):
    for place in PLACES:
        kinds = {i.id: i.statistic for i in load_history(place).indicators}
        for row in rows[place]:
            balance = row["definition"] == "bank-regulator-balance"
            flow = kinds[row["indicator"]] == "flow" and not balance
            assert (row["kind"] == "partial_flow") == bool(flow and row["month"]), row


def test_one_sided_figures_are_bounds(rows):
    bounds = {(p, r["indicator"], r["year"], r["bound"]) for p in PLACES for r in rows[p]
              if r["bound"]}
    assert bounds == {
        ("zhejiang", "invention-grants", "2014", "lower"),
        ("zhejiang", "invention-applications", "2014", "lower"),
        ("zhejiang", "pledge-financing", "2014", "upper"),
        ("guangzhou", "patent-grants", "2024", "lower"),
        ("guangzhou", "pledge-financing", "2019", "lower"),
    }


# --- constants without the place ------------------------------------------------------------------

def test_places_name_those_around_them():
    for place in PLACES:
        text = (FOLDER / f"{place}.toml").read_text(encoding="utf-8")
        assert tomllib.loads(text)["inside"] == INSIDE[place]
    plan = tomllib.loads((ROOT / "python/attain/plans/zhejiang.toml").read_text(encoding="utf-8"))
    assert plan["place"] == "Zhejiang"


@pytest.mark.parametrize(("place", "as_of", "year"), [
    ("zhejiang", "2020", 2020), ("guangzhou", "2020", 2020), ("huangshi", "2024-03", 2023),
    ("wenzhou", "2017", 2017), ("hangzhou", "2021", 2021), ("gongshu", "2023", 2023)])
def test_constants_are_those_without_the_place(place, as_of, year):
    history = load_history(place)
    table = {(r["class"], r["leave_out"]): r for r in read_csv(DATA / "class_constants.csv")
             if int(r["as_of"]) == year}
    for estimate in study.estimate(history._value, as_of=as_of):
        prior = estimate.prior
        if not prior.table:
            continue
        row = table[prior.table, LEFT_OUT[place]]
        assert (prior.mean, prior.mean_error, prior.spread, prior.series, prior.source) == (
            float(row["mu"]), float(row["mu_sd"]), float(row["tau"]), int(row["n_series"]),
            row["source"]), (place, estimate.indicator)


@pytest.mark.parametrize(("place", "year"), [
    ("zhejiang", 2020), ("guangzhou", 2020), ("huangshi", 2023)])
def test_deleting_the_province_from_the_panel_changes_no_constant(place, year):
    province = LEFT_OUT[place]
    rows = (DATA / "panel.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if f",{province}," not in row]
    assert len(rows) - len(kept) == 5
    panel = calibrate.Panel.parse(name="panel", file="panel.csv", text="".join(kept))
    assert province not in panel.all_places and len(panel.all_places) == 30
    shipped = {r["class"]: r for r in read_csv(DATA / "class_constants.csv")
               if (r["as_of"], r["leave_out"]) == (str(year), province)}
    for row in calibrate.learn(panel, classes=constants.CLASSES, as_of=[year]):
        learnt = dict(zip(row, constants.cells(row), strict=True))
        for name in learnt.keys() - {"leave_out", "source"}:
            assert learnt[name] == shipped[row["class"]][name], (row["class"], name)
