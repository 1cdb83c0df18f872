# SPDX-License-Identifier: Apache-2.0
"""Assumptions of a plan: shown, written, edited, read back; scenarios and levers in files."""

from __future__ import annotations

import csv
import json
import pickle

import attain
import pytest


@pytest.fixture(scope="module")
def plan() -> attain.Plan:
    return attain.load_plan("zhejiang")


def test_the_table_has_sources_and_marks(plan):
    table = plan.assumptions()
    one = table["stations.capacity"]
    assert one["value"] == "{ lognormal = { median = 300, sigma = 0.8 } }"
    assert (one["causal"], one["read"], one["unit"]) == ("J", "assumed", "件")
    assert one["known_from"] == 2026
    assert one["source"].startswith("Judgement, 95 % 62-1,440")
    assert table["stations.effect 1.stock"]["causal"] == ""
    assert "stations.capacity" in str(table)
    assert all(len(line) <= 160 for line in str(table).splitlines())
    assert "stations.capacity" in table._repr_html_()
    assert table == plan.assumptions() == pickle.loads(pickle.dumps(table))
    assert json.loads(table.to_json())["plan_hash"] == plan.plan_hash
    frame = table.to_frame()
    assert list(frame["id"]) == [row["id"] for row in table]
    with pytest.raises(attain.NotFound, match="did you mean 'stations.capacity'"):
        table["stations.capacty"]


def test_an_unedited_table_changes_nothing(plan, tmp_path):
    path = plan.save_assumptions(tmp_path / "table.csv")
    assert plan.with_assumptions(path) == plan
    assert plan.with_assumptions(plan.assumptions().to_frame()) == plan
    assert plan.with_assumptions(list(plan.assumptions())).plan_hash == plan.plan_hash
    with pytest.raises(attain.InvalidInput, match="is there already"):
        plan.save_assumptions(path)
    plan.save_assumptions(path, overwrite=True)
    with pytest.raises(attain.InvalidInput, match="no folder"):
        plan.save_assumptions(tmp_path / "none" / "table.csv")


def test_an_edited_table_is_the_user_s_own(plan, tmp_path):
    path = plan.save_assumptions(tmp_path / "table.csv")
    with path.open(encoding="utf-8-sig", newline="") as read:
        rows = list(csv.DictReader(read))
    for row in rows:
        if row["id"] == "stations.capacity":
            row["value"] = "250"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    edited = plan.with_assumptions(path)
    one = edited.assumptions()["stations.capacity"]
    assert (one["value"], one["causal"]) == ("{ fixed = { value = 250 } }", "U")
    assert edited.plan_hash != plan.plan_hash
    assert edited == plan.with_assumptions([{"id": "stations.capacity", "value": 250}])
    more = {"id": "stations.capacity", "value": "{ uniform = { low = 100, high = 500 } }"}
    assert plan.with_assumptions([more]).levers["stations"].parameters[0].median == 300


def test_mistakes_in_the_table_are_named(plan):
    with pytest.raises(attain.InvalidInput, match=r"stations\.capacity"):
        plan.with_assumptions([{"id": "stations.capacty", "value": 250}])
    with pytest.raises(attain.InvalidInput, match="many"):
        plan.with_assumptions([{"id": "stations.capacity", "value": "many"}])
    with pytest.raises(attain.InvalidInput, match="list of dicts"):
        plan.with_assumptions({"stations.capacity": 250})


def test_scenarios_go_to_a_file_and_back(plan, tmp_path):
    base = plan.scenario("base").set("stations", 700).assume("stations.capacity", 250)
    more = plan.scenario("more", on=base).set("grant_subsidy", {2021: 0.5, "2023-07": 0.2})
    path = plan.save_scenarios(tmp_path / "mine.toml", base, more)
    assert list(plan.load_scenarios(path)) == [base, more]
    assert plan.load_scenarios(path)["more"].settings == more.settings
    with pytest.raises(attain.InvalidInput, match=r"mine\.toml"):
        plan.save_scenarios(path, base)
    plan.save_scenarios(path, base, overwrite=True)
    with pytest.raises(attain.InvalidInput, match="zhejiang"):
        attain.load_plan("guangzhou").load_scenarios(path)
    with pytest.raises(attain.InvalidInput, match="at least one"):
        plan.save_scenarios(path)
    with pytest.raises(attain.InvalidInput, match="plan"):
        plan.save_scenarios(tmp_path / "x.toml", plan.plan)


def test_levers_are_added_or_replaced(plan):
    wide = plan.levers["stations"]
    with pytest.raises(attain.InvalidInput, match="with_levers takes levers"):
        plan.with_levers("stations")
    assert plan.with_levers() == plan
    edited = plan.with_assumptions([{"id": "stations.capacity", "value": 250}])
    again = edited.with_levers(wide)
    assert again.levers["stations"] == wide
    assert again.levers.ids == plan.levers.ids
