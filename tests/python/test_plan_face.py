# SPDX-License-Identifier: Apache-2.0
"""Plans, scenarios and results as users get them, on the bundled plan of Zhejiang."""

from __future__ import annotations

import json
import pickle
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import attain
import pytest
from attain import plan as plan_module
from attain.text import display_width

DRAWS = 4096


@pytest.fixture(scope="module")
def plan() -> attain.Plan:
    return attain.load_plan("zhejiang")


@pytest.fixture(scope="module")
def board(plan) -> attain.Board:
    return plan.forecast(as_of=2020, draws=DRAWS, seed=7, threads=2)


@pytest.fixture(scope="module")
def comparison(plan) -> attain.Comparison:
    more = plan.scenario("more").set("stations", {2025: 700})
    return attain.compare(plan.trend, plan.scenario("subsidy ends"), more, draws=DRAWS, seed=7)


def test_everything_public_displays_itself(plan, board, comparison):
    things = [plan, plan.trend, plan.plan, plan.indicators, plan.targets, plan.levers]
    things += [plan.scenarios, attain.list_plans(), *plan.scenarios]
    things += [board, *board, comparison, *comparison, board["zj-03"].explain()]
    things += [row.fan for row in board if row.fan is not None]
    for thing in things:
        assert display_width(repr(thing)) <= 100
        assert "object at 0x" not in repr(thing) + thing._repr_html_()
        assert "<script" not in thing._repr_html_()


def test_everything_public_survives_pickling(plan, board, comparison):
    things = [plan, plan.trend, plan.plan, board, board["zj-03"], comparison, comparison["zj-03"]]
    things += [board["zj-03"].explain(), board["zj-03"].fan]
    for thing in things:
        again = pickle.loads(pickle.dumps(thing))
        assert again == thing
        assert hash(again) == hash(thing)


def test_a_plan_is_found_by_name_and_by_path(plan):
    path = plan_module.bundled()["zhejiang"]
    assert attain.load_plan(path) == plan
    assert attain.load_plan(str(path)) == plan
    assert "zhejiang" in attain.list_plans()
    with pytest.raises(attain.NotFound, match="did you mean 'zhejiang'"):
        attain.load_plan("zhejian")


def test_an_error_is_its_sentence():
    with pytest.raises(KeyError) as caught:
        attain.load_plan("zhejian")
    assert str(caught.value).startswith("there is no plan file")


def test_a_misspelt_file_is_named(tmp_path):
    source = plan_module.bundled()["zhejiang"]
    shutil.copy(source, tmp_path / "ningbo.toml")
    with pytest.raises(attain.NotFound, match=r"did you mean 'ningbo\.toml'"):
        attain.load_plan(tmp_path / "ningb.toml")


def test_parts_are_found_by_id(plan):
    assert plan.targets["zj-03"].value == 30
    assert plan.levers["stations"].id == "stations"
    assert len(plan.indicators) == 52
    assert len(plan.targets) == 60
    assert plan.targets[:2].ids == ["zj-01", "zj-02"]
    with pytest.raises(attain.NotFound, match="no lever 'station'; did you mean 'stations'"):
        plan.levers["station"]


def test_a_scenario_is_a_value(plan):
    first = plan.scenario("mine")
    second = first.set("stations", {2025: 700})
    assert first.settings == {}
    assert second.settings == {"stations": {"2025": 700.0}}
    assert second == plan.scenario("mine").set("stations", 700)
    assert second != first
    assert len({first, second, plan.scenario("mine")}) == 2
    assert plan.scenario("plan") == plan.plan
    assert plan.scenario("trend") == plan.trend


def test_dates_may_be_years_or_months(plan):
    chained = plan.scenario("x").set("grant_subsidy", {2021: 0.5, "2023-07": 0.25})
    assert set(chained.settings["grant_subsidy"]) == {"2021", "2023-07"}


@pytest.mark.parametrize(
    ("lever", "schedule", "expected"),
    [
        ("station", {2025: 700}, "stations"),
        ("stations", {}, "empty"),
        ("stations", {2025.5: 700}, "keys are years"),
        ("stations", {True: 700}, "keys are years"),
        ("stations", {2025: "many"}, "settings are numbers"),
        ("stations", {2025: float("nan")}, "stations"),
        ("stations", {20250: 700}, "20250"),
    ],
)
def test_a_bad_setting_is_named(plan, lever, schedule, expected):
    with pytest.raises(attain.Error, match=expected):
        plan.scenario("bad").set(lever, schedule)


def test_a_lever_without_start_asks_for_it(plan):
    with pytest.raises(attain.MissingInput, match="grant_subsidy"):
        plan.forecast(draws=DRAWS, scenario=plan.scenario("x").set("grant_subsidy", {2025: 0.0}))


def test_an_unknown_scenario_is_named(plan):
    with pytest.raises(attain.NotFound, match="did you mean 'plan'"):
        plan.forecast(scenario="plann")
    with pytest.raises(attain.InvalidInput, match="needs a name"):
        plan.scenario(" ")


def test_the_forecast_defaults_to_the_base_year(plan):
    board = plan.forecast(draws=1024)
    assert board.as_of == "2020"
    assert board.seed == plan_module.SEED


def test_threads_and_shards_change_nothing(plan, board):
    again = plan.forecast(as_of=2020, draws=DRAWS, seed=7, threads=1)
    assert again.to_json() == board.to_json()
    parts = [plan.forecast(as_of=2020, draws=DRAWS, seed=7, shard=(k, 4)) for k in range(4)]
    assert attain.merge(*reversed(parts)).to_json() == board.to_json()
    with pytest.raises(attain.InvalidInput):
        attain.merge()


def test_the_frame_has_the_names_of_the_json(board):
    pytest.importorskip("pandas")
    frame = board.to_frame()
    target = json.loads(board.to_json())["targets"][2]
    row = frame.set_index("id").loc["zj-03"]
    assert len(frame) == len(board)
    for key, value in target.items():
        if isinstance(value, (int, float, str)) and key != "id":
            assert row[key] == value, key
    assert row["quantiles.0.5"] == target["quantiles"]["0.5"]
    assert row["last_observation.value"] == target["last_observation"]["value"]
    assert row["name.zh"] == "有效发明专利数量"
    assert "base_rate_record" not in frame.columns
    assert frame["probability"].dtype.kind == "f"


def test_the_explanation_has_its_sections(board):
    explanation = board["zj-03"].explain()
    assert explanation.sections
    assert "zj-03" in str(explanation)
    for row in board:
        assert row.explain().sections, row.id


def test_every_form_can_be_saved(board, tmp_path):
    for ending in ("svg", "html", "txt", "json"):
        assert board.save(tmp_path / f"board.{ending}").stat().st_size > 500
    ET.parse(tmp_path / "board.svg")
    saved = (tmp_path / "board.json").read_text(encoding="utf-8")
    assert saved.rstrip("\n") == board.to_json().rstrip("\n")


def test_untouched_targets_differ_by_exactly_nothing(comparison):
    row = comparison["zj-06"]
    assert row.differences[1] == 0.0
    assert comparison.scenarios == ["trend", "subsidy ends", "more"]


def test_a_comparison_can_be_written(comparison, tmp_path):
    for ending in ("html", "txt", "json"):
        assert comparison.save(tmp_path / f"c.{ending}").stat().st_size > 200
    json.loads(comparison.to_json())


def test_comparisons_need_scenarios_of_one_plan(plan, tmp_path):
    with pytest.raises(attain.InvalidInput, match="two scenarios or more"):
        attain.compare(plan.trend)
    with pytest.raises(attain.InvalidInput, match="two scenarios have the name"):
        attain.compare(plan.trend, plan.trend)
    with pytest.raises(attain.InvalidInput, match="takes scenarios"):
        attain.compare(plan.trend, "plan")
    source = plan_module.bundled()["zhejiang"]
    text = source.read_text(encoding="utf-8").replace('id = "zhejiang"', 'id = "other"', 1)
    copy = Path(tmp_path / "other.toml")
    copy.write_text(text, encoding="utf-8")
    shutil.copy(source.with_suffix(".csv"), tmp_path)
    shutil.copy(source.with_name("zhejiang-levers.csv"), tmp_path)
    other = attain.load_plan(copy)
    with pytest.raises(attain.InvalidInput, match="compare scenarios of one plan"):
        attain.compare(plan.trend, other.plan)
    with pytest.raises(attain.InvalidInput, match="belongs to plan 'other'"):
        plan.forecast(scenario=other.plan)


def test_progress_is_reported(plan):
    seen = []
    plan.forecast(draws=200_000, threads=1, progress=lambda *done: seen.append(done))
    for done, total, seconds in seen:
        assert 0 <= done <= total == 200_000
        assert seconds >= 0
