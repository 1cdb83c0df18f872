# SPDX-License-Identifier: Apache-2.0
"""Five plans: every row of the documents becomes one target or lever, and no board comes out blank.

Where the source material is at hand the plans are compared with it; elsewhere with
`data/plan_categories.csv`, which says what became of every row.
"""

import csv
import sys
import tomllib
from collections import Counter
from pathlib import Path

import attain
import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
PLANS = ROOT / "python/attain/plans"
CATEGORIES = Path(__file__).with_name("data") / "plan_categories.csv"
sys.path.insert(0, str(ROOT / "python/scripts"))

import make_plans as plans  # noqa: E402

NAMES = list(plans.PLANS)
KINDS = ("event", "restatement", "past target", "no number")
# What stands in a plan beside the rows of the documents: second readings, and levers that act.
SECOND = "-alt"
OWN_LEVERS = {"grant_subsidy", "stations", "wz-bases-provincial", "wz-bases-municipal",
              "wz-stations", "wz-l04.2", "filing_subsidy", "risk_fund"}
# Base units in one unit of the row, where the plan counts in another one than the row prints.
OTHER_UNIT = {"zj-53": 4 / 100}


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shared(path):
    """A file of the source material, or a skip where it is not at hand."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"source material not present: {found}")
    return found


@pytest.fixture(scope="module")
def files():
    return {name: tomllib.loads((PLANS / f"{name}.toml").read_text("utf-8")) for name in NAMES}


@pytest.fixture(scope="module")
def rows():
    return read_csv(shared("plans/targets.csv"))


@pytest.fixture(scope="module")
def levers(files):
    return {name: files[name].get("lever", []) + read_csv(PLANS / f"{name}-levers.csv")
            for name in NAMES}


def category(plan, target):
    """What became of a row of the documents: exactly one of four."""
    past = target["due"] < plan["period"]["start"]
    named = [(past, "past target"), ("restates" in target, "restatement"),
             (target["event"] == "no_number" and "restates" not in target, "no number")]
    found = [word for holds, word in named if holds]
    assert len(found) < 2, target["id"]
    return found[0] if found else "event"


def categories(files, levers):
    """Rows of `plan_categories.csv`."""
    out = []
    for name in NAMES:
        out += [(name, "target", t["id"], category(files[name], t)) for t in files[name]["target"]
                if not t["id"].endswith(SECOND)]
        out += [(name, "lever", lever["id"], lever["state"]) for lever in levers[name]
                if lever["id"] not in OWN_LEVERS]
    return out


def table(found, kind):
    """Counts per plan, as printed by the tests."""
    counts = Counter((name, word) for name, k, _, word in found if k == kind)
    words = sorted({word for _, word in counts})
    lines = [f"{name:10}" + "".join(f" {word} {counts[name, word]:3}" for word in words)
             for name in NAMES]
    return "\n".join(lines)


# --- all rows -------------------------------------------------------------------------------------

def test_every_row_is_one_target(files, levers):
    found = [row for row in categories(files, levers) if row[1] == "target"]
    print("\n" + table(found, "target"))
    assert len({row[2] for row in found}) == len(found) == 228
    assert {row[3] for row in found} == set(KINDS)
    count = Counter(row[3] for row in found)
    assert count == {"event": 181, "restatement": 25, "past target": 11, "no number": 11}


def test_every_lever_is_there_once(files, levers):
    found = [row for row in categories(files, levers) if row[1] == "lever"]
    print("\n" + table(found, "lever"))
    assert len({row[2] for row in found}) == len(found) == 451
    assert Counter(row[3] for row in found) == {"quantified": 56, "existing": 10, "described": 385}


def test_categories_are_the_committed_ones(files, levers):
    committed = [tuple(row.values()) for row in read_csv(CATEGORIES)]
    assert categories(files, levers) == committed


def test_rows_are_those_of_the_documents(files, rows):
    for name in NAMES:
        own = [t["id"] for t in files[name]["target"] if not t["id"].endswith(SECOND)]
        assert own == [r["id"] for r in rows if r["jurisdiction"] == plans.PLANS[name]], name


def test_levers_are_those_of_the_documents(levers):
    given = read_csv(shared("plans/levers.csv"))
    for name in NAMES:
        own = {lever["id"] for lever in levers[name]} - OWN_LEVERS
        assert own == {r["id"].lower() for r in given if r["jurisdiction"] == plans.PLANS[name]}
    kinds = Counter(bool(r["quantity"]) for r in given)
    assert kinds == {True: 65, False: 386}
    states = {lever["id"]: lever["state"] for name in NAMES for lever in levers[name]}
    for row in given:
        at_start = row["time_window"] == "2016-2020 (in place at start)"
        expected = "existing" if at_start else "quantified" if row["quantity"] else "described"
        assert states[row["id"].lower()] == expected, row["id"]


def test_quotations_and_sections_are_those_of_the_rows(files, levers, rows):
    given = {row["id"]: row for row in rows}
    given_levers = {row["id"].lower(): row for row in read_csv(shared("plans/levers.csv"))}
    for name in NAMES:
        for target in files[name]["target"]:
            row = given[target["id"].removesuffix(SECOND)]
            assert target["quote"] == row["quote"], target["id"]
            assert target["section"] == plans.plan_rows.SECTIONS.get(row["section"],
                                                                     row["section"])
        for lever in levers[name]:
            if lever["id"] in given_levers:
                row = given_levers[lever["id"]]
                assert (lever["quote"], lever["section"]) == (row["quote"], row["section"])


def test_values_and_comparators_are_those_of_the_rows(files, rows):
    given = {row["id"]: row for row in rows}
    for name in NAMES:
        units = {i["id"]: i for i in files[name]["indicator"]}
        stages = {}
        for target in files[name]["target"]:
            row = given[target["id"].removesuffix(SECOND)]
            if "value" not in target:
                assert not row["target_value"], target["id"]
                continue
            scale = 1 if target["event"] in ("growth", "total_growth") else (
                units[target["indicator"]]["scale"])
            value = float(row["target_value"]) * OTHER_UNIT.get(target["id"], 1)
            if target["event"] not in ("growth", "total_growth") and row["id"] not in OTHER_UNIT:
                value *= float(row["scale"])
            if "stage_of" in target:
                assert target["stage_value"] * scale == pytest.approx(value)
                stages.setdefault(target["stage_of"], []).append(value)
                adds = target["event"] in ("sum", "added")
                value = sum(stages[target["stage_of"]]) if adds else value
            assert target["value"] * scale == pytest.approx(value, rel=1e-12), target["id"]
            strict = target["comparator"] == ">"
            assert strict == (row["comparator"] == ">" or target["id"] == "wz-48-alt")


def test_numberless_rows_are_directions_or_say_why_not(files, rows):
    given = {row["id"]: row for row in rows}
    for name in NAMES:
        for target in files[name]["target"]:
            row = given[target["id"].removesuffix(SECOND)]
            if row["pace"] == "marked":
                assert target["event"] == "no_number", target["id"]
            if row["pace"] == "steady":
                assert target["event"] == "steady_rise", target["id"]
            if target["event"] == "no_number":
                assert len(target["reading"]) > 20, target["id"]


def test_every_indicator_of_the_documents_is_one(files, rows):
    ids = [i["id"] for name in NAMES for i in files[name]["indicator"]]
    keys = {row["indicator_key"] for row in rows}
    assert len(ids) == len(set(ids)) and len(keys) == 155
    assert set(ids) - keys == {"wz-11-yearly"} and keys < set(ids)


def test_stages_follow_the_rule_of_each_indicator(files):
    stages = {}
    for target in files["wenzhou"]["target"]:
        if "stage_of" in target:
            stages.setdefault(target["stage_of"], []).append(target)
    assert len(stages) == 19 and all(len(s) == 3 for s in stages.values())
    adding = {key for key, s in stages.items() if s[0]["event"] in ("sum", "added")}
    assert adding == {f"wz-{i:02}" for i in (3, 7, 8, 9, 10, 12, 14, 16, 17, 18, 19)}


def test_strict_words_of_the_text_are_aims_of_their_own(files):
    by_id = {t["id"]: t for t in files["wenzhou"]["target"]}
    for row in ("wz-21", "wz-31", "wz-35", "wz-41"):
        assert by_id[row]["comparator"] == ">" and "restates" not in by_id[row]


def test_soft_targets_are_those_without_a_stated_number_or_to_strive_for(files, rows):
    soft = {t["id"] for name in NAMES for t in files[name]["target"] if t.get("soft")}
    implicit = {row["id"] for row in rows if row["value_basis"] == "implicit"}
    assert soft == implicit | {"zj-50", "zj-51"}
    assert files["gongshu"]["soft"] and not any(files[n].get("soft") for n in NAMES[:-1])


def test_second_readings_stand_beside_their_row(files):
    for name in NAMES:
        ids = {t["id"] for t in files[name]["target"]}
        for target in files[name]["target"]:
            second = target["id"].endswith(SECOND)
            assert second == ("alternative_to" in target), target["id"]
            assert not second or target["alternative_to"] in ids


def test_plans_are_made_from_the_documents():
    shared("plans/targets.csv")
    for name in NAMES:
        for file, text in plans.make_plan(name, SHARED).items():
            assert (PLANS / file).read_text(encoding="utf-8") == text, file


# --- boards ---------------------------------------------------------------------------------------

@pytest.mark.parametrize("name", NAMES)
def test_the_plan_loads_with_all_it_holds(name, files, levers):
    plan = attain.load_plan(name)
    assert [t.id for t in plan.targets] == [t["id"] for t in files[name]["target"]]
    assert {lever.id for lever in plan.levers} == {lever["id"] for lever in levers[name]}
    observed = read_csv(PLANS / f"{name}.csv")
    assert sum(len(i.observations) for i in plan.indicators) == len(observed)


@pytest.mark.parametrize("as_of", [2020, 2022, 2025])
@pytest.mark.parametrize("name", NAMES)
def test_no_headline_row_is_empty(name, as_of):
    board = attain.load_plan(name).forecast(as_of=as_of, draws=1024)
    headline = [row for row in board if row.headline]
    assert headline
    for row in headline:
        assert row.probability is not None or (row.reason and row.needs), row.id
        assert row.base_rate is not None, row.id
