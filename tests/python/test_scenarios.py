# SPDX-License-Identifier: Apache-2.0
"""Scenarios: chained, built on one another, with own parameters, told apart."""

from __future__ import annotations

import pickle

import attain
import pytest


@pytest.fixture(scope="module")
def plan() -> attain.Plan:
    return attain.load_plan("zhejiang")


def test_scenarios_chain_and_leave_their_origin_unchanged(plan):
    empty = plan.scenario("mine")
    made = empty.set("stations", {2025: 700}).set("grant_subsidy", {2021: 0.5, 2025: 0.0})
    assumed = made.assume("stations.capacity", 250)
    assert empty.settings == {}
    assert made.settings == {
        "stations": {"2025": 700.0},
        "grant_subsidy": {"2021": 0.5, "2025": 0.0},
    }
    assert made.assumptions == {}
    assert str(assumed.assumptions["stations.capacity"]) == "fixed(value=250)"
    assert pickle.loads(pickle.dumps(assumed)) == assumed != made


def test_a_scenario_starts_from_another_one(plan):
    base = plan.scenario("base").set("stations", 700).assume("stations.capacity", 250)
    more = plan.scenario("more", on=base).set("grant_subsidy", {2021: 0.5})
    assert more.id == "more"
    assert set(more.settings) == {"stations", "grant_subsidy"}
    assert more.assumptions == base.assumptions
    assert plan.scenario("as planned", on="plan").settings == plan.plan.settings
    assert base.renamed("other").settings == base.settings
    with pytest.raises(attain.NotFound, match="did you mean '700 stations'"):
        plan.scenario("x", on="700 station")
    with pytest.raises(attain.InvalidInput, match="has a scenario 'plan' already"):
        plan.scenario("plan", on="trend")
    with pytest.raises(attain.InvalidInput, match="needs a name"):
        base.renamed(" ")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (300, "fixed(value=300)"),
        ("300", "fixed(value=300)"),
        ("lognormal(median=300, sigma=0.8)", "lognormal(median=300, sigma=0.8)"),
        ("lognormal(300, 0.8)", "lognormal(median=300, sigma=0.8)"),
        ({"uniform": {"lo": 100, "hi": 900}}, "uniform(lo=100, hi=900)"),
        ({"uniform": {"low": 100, "high": 900}}, "uniform(lo=100, hi=900)"),
    ],
)
def test_parameters_are_given_as_number_text_or_mapping(plan, value, text):
    one = plan.scenario("one").assume("stations.capacity", value)
    assert one == plan.scenario("one").assume("stations", "capacity", value)
    assert str(one.assumptions["stations.capacity"]) == text


@pytest.mark.parametrize(
    ("words", "kind", "message"),
    [
        (("station.capacity", 3), attain.NotFound, "no lever 'station'; did you mean 'stations'"),
        (("stations.capacit", 3), attain.NotFound, "no parameter 'capacit'; did you mean 'capac"),
        (("stations", "capacity"), attain.InvalidInput, "such as 'stations.capacity'"),
        (("stations.capacity", "lognorm(1, 2)"), attain.NotFound, "did you mean 'lognormal'"),
        (("stations.capacity", "lognormal(1)"), attain.InvalidInput, "lacks sigma"),
        (("stations.capacity", {"normal": {"mea": 1}}), attain.InvalidInput, "did you mean 'mean'"),
        (("stations.capacity", "many"), attain.InvalidInput, "give a number or a distribution"),
        (("stations.capacity", float("nan")), attain.InvalidInput, "must be finite"),
        (("stations.capacity", -5), attain.InvalidInput, "capacity"),
        (("stations.capacity", None), attain.InvalidInput, "give a number"),
        ((3, 4), attain.InvalidInput, "assume takes a parameter"),
    ],
)
def test_impossible_assumptions_are_named(plan, words, kind, message):
    with pytest.raises(kind, match=message.replace("(", r"\(")):
        plan.scenario("one").assume(*words)


@pytest.mark.parametrize(
    ("lever", "schedule", "kind", "message"),
    [
        ("station", {2025: 700}, attain.NotFound, "did you mean 'stations'"),
        ("stations", {}, attain.InvalidInput, "is empty"),
        ("stations", {2035: 700}, attain.InvalidInput, "2035"),
        ("stations", {2025: 1e9}, attain.InvalidInput, "stations"),
        ("stations", {2025: "many"}, attain.InvalidInput, "settings are numbers"),
        ("stations", {"soon": 700}, attain.InvalidInput, "soon"),
        ("stations", {"build_ou": {"start": 1}}, attain.NotFound, "did you mean 'build_out'"),
        ("stations", {"ramp": {"from": 1, "till": 2}}, attain.NotFound, "has no 'till'"),
        ("stations", {"phase_out": {"from": 1}}, attain.InvalidInput, "lacks first, last"),
        ("stations", {"ramp": {}, 2025: 3}, attain.InvalidInput, "mixes a shape"),
    ],
)
def test_impossible_settings_are_named(plan, lever, schedule, kind, message):
    with pytest.raises(kind, match=message):
        plan.scenario("one").set(lever, schedule)


def test_shapes_are_plain_keys(plan):
    one = plan.scenario("one")
    ramp = {"phase_out": {"from": 0.5, "first": 2021, "last": 2025}}
    # .5 (1 - k / 5) in the year 2020 + k
    keys = one.set("grant_subsidy", ramp).settings["grant_subsidy"]
    assert list(keys) == ["2021", "2022", "2023", "2024", "2025"]
    assert list(keys.values()) == pytest.approx([0.4, 0.3, 0.2, 0.1, 0.0], abs=1e-15)
    built = {"build_out": {"start": 204, "each": 60, "first": 2021, "last": 2025}}
    assert one.set("stations", built).settings["stations"]["2025"] == 504


def test_differences_are_a_table(plan):
    a = plan.scenario("a").set("stations", {2025: 700}).assume("stations.capacity", 250)
    b = plan.scenario("b", on=a).set("stations", {2024: 500}).set("grant_subsidy", {2021: 0.5})
    found = a.diff(b)
    assert found == attain.diff(a, b)
    assert [row["what"] for row in found] == ["grant_subsidy", "stations"]
    assert found["stations"]["first"] == "{2025 = 700}"
    assert found["grant_subsidy"]["first"] == "at its reference"
    assert found["stations"]["name"] == plan.levers["stations"].name.en
    (other,) = attain.diff(a, a.assume("stations.capacity", 251))
    assert other["what"] == "stations.capacity"
    assert (other["first"], other["second"]) == ("fixed(value=250)", "fixed(value=251)")
    assert "b against a: 2 differences" in str(found)
    assert "grant_subsidy" in found._repr_html_()
    assert list(found.to_frame().columns) == ["what", "name", "first", "second"]
    assert len(repr(found)) <= 100
    same = attain.diff(a, a.renamed("c"))
    assert len(same) == 0
    assert "no difference" in str(same)
    assert "no difference" in same._repr_html_()
    assert pickle.loads(pickle.dumps(found)) == found


def test_scenarios_of_different_plans_are_not_told_apart(plan):
    other = attain.load_plan("guangzhou")
    with pytest.raises(attain.InvalidInput, match="belongs to plan 'guangzhou'"):
        attain.diff(plan.trend, other.trend)
    with pytest.raises(attain.InvalidInput, match="diff takes scenarios"):
        attain.diff(plan.trend, "plan")
    with pytest.raises(attain.InvalidInput, match="belongs to plan"):
        plan.scenario("x", on=other.trend)


def test_the_display_says_what_is_set_and_assumed(plan):
    one = plan.scenario("one").set("stations", 700).assume("stations.capacity", 250)
    assert "stations {2025: 700}" in repr(one)
    assert "stations.capacity ~ fixed(value=250)" in repr(one)
    assert "stations.capacity" in one._repr_html_()
    assert "at its reference" in plan.trend._repr_html_()
