# SPDX-License-Identifier: Apache-2.0
"""Levers made in Python: parts, named levers, the table of defaults, curves."""

from __future__ import annotations

import copy
import math
import pickle

import numpy as np
import pytest

import attain
from attain import levers


def made(**changes: object) -> levers.OwnLever:
    """Return a lever with one uncertain parameter."""
    given: dict[str, object] = {
        "name": "push",
        "unit": "unit",
        "start": 0,
        "high": 1000,
        "parameters": [levers.parameter("gain", "normal(mean=0.02, sd=0.005)")],
        "effects": [levers.effect("zj-03", response="log_effect", effect="gain")],
    }
    return levers.lever("push", **{**given, **changes})


def saturating(setting: float, most: np.ndarray, half: np.ndarray) -> np.ndarray:
    return most * setting / (half + setting)


def test_a_lever_is_made_of_parts():
    lever = made(price=levers.cost(capital=1e5, currency="CNY", price_year=2020))
    assert (lever.id, lever.kind, lever.unit, lever.start) == ("push", "count", "unit", 0)
    assert lever.name.en == "push"
    assert lever.effects == ["log_effect on the growth of zj-03 (effect = gain)"]
    assert lever.price == "capital 1e+05 CNY, prices of 2020"
    assert lever.parameters[0].evidence.causal == "U"
    assert lever == made(price=levers.cost(capital=1e5, currency="CNY", price_year=2020))
    assert lever != made()


def test_every_response_has_its_operands():
    assert levers.response_names()[:3] == ["elasticity", "log_effect", "points"]
    assert levers.operands("hill")["steepness"] == (0.1, 20)
    with pytest.raises(attain.NotFound, match='did you mean "hill"'):
        levers.operands("hil")
    with pytest.raises(attain.InvalidInput, match="half: is missing"):
        levers.effect("a", response="hill", most=0.4)
    with pytest.raises(attain.NotFound, match='did you mean "growth"'):
        levers.effect("a", response="points", points=1, channel="grow")


def test_an_effect_is_worked_by_hand():
    fee = levers.effect("a", response="elasticity", elasticity=-0.35, take_up=0.3)
    assert [name for name, _ in fee.operands][:3] == ["elasticity", "most", "claims"]
    # Net cost from a fifth to a half, for the three tenths that draw the subsidy.
    found = fee.change(setting=0.5, reference=0.8, values=[-0.35, 1, 1, 1, 0.3, 1, 0])
    assert found == pytest.approx(math.log(1 + 0.3 * (2.5**-0.35 - 1)), abs=1e-12)
    assert fee.change(setting=0.5, reference=0.5, values=[-0.35, 1, 1, 1, 0.3, 1, 0]) == 0


def test_a_delay_is_years_or_a_gamma_law():
    mapping = {"gamma": {"years": 1.6, "shape": 3}}
    one = levers.effect("a", response="points", points=1, delay=mapping)
    assert one.delay == levers.gamma_delay(1.6, 3)
    # Shape 1: share 0 is 1 - m (1 - e^(-1/m)).
    first = levers.gamma_delay(1.6, 1).weights(3)[0]
    assert first == pytest.approx(1 - 1.6 * (1 - math.exp(-1 / 1.6)), abs=1e-12)
    with pytest.raises(attain.NotFound, match="there is no delay 'gama'"):
        levers.effect("a", response="points", points=1, delay={"gama": {}})
    with pytest.raises(attain.InvalidInput, match="from 0 to 50"):
        levers.effect("a", response="points", points=1, delay=60)


def test_levers_and_their_parts_are_pickled():
    lever = made(history={2018: 1, "2019-06": 2}, reference="hold", overlaps=["other"])
    for value in (
        lever,
        lever.parameters[0],
        levers.effect("a", response="hill", most=1, half="h", at_most=0.2, delay=1.5),
        levers.cost(each=950, output="flow", currency="CNY", price_year=2020),
        levers.gamma_delay(1.6, 3),
        levers.default_parameter("centre.months"),
    ):
        assert pickle.loads(pickle.dumps(value)) == value
    assert pickle.loads(pickle.dumps(lever)).history == {"2018": 1, "2019-06": 2}
    assert lever.reference == {}
    assert made().reference is None


def test_a_function_is_a_response_over_arrays():
    effect = levers.effect("zj-03", response=saturating, most=0.4, half="h")
    assert effect.response == "custom"
    lever = made(
        parameters=[levers.parameter("h", "uniform(50, 150)")], effects=[effect], high=1000
    )
    own = levers.response_curve(lever, [0, 100, 1000], reference=0, draws=2000, seed=3)
    known = made(
        parameters=[levers.parameter("h", "uniform(50, 150)")],
        effects=[levers.effect("zj-03", response="hill", most=0.4, half="h")],
    )
    same = levers.response_curve(known, [0, 100, 1000], reference=0, draws=2000, seed=3)
    np.testing.assert_allclose(own.quantiles, same.quantiles, atol=1e-12)


def test_what_a_function_does_wrong_is_said():
    def of_another_shape(setting: float) -> np.ndarray:
        return np.zeros(3)

    def failing(setting: float) -> float:
        raise KeyError("gone")

    for function, said in (
        (of_another_shape, "must return 8 values"),
        (failing, "raised KeyError: 'gone'"),
    ):
        lever = made(parameters=[], effects=[levers.effect("a", response=function)])
        with pytest.raises(attain.InvalidInput, match=said):
            levers.response_curve(lever, [1], reference=0, draws=8)
    with pytest.raises(attain.InvalidInput, match="needs one: effect"):
        levers.effect("a", response=lambda setting: 0.1 * setting)
    named = levers.effect("a", response=lambda setting: 0.1 * setting, name="tenth")
    lever = made(parameters=[], effects=[named])
    assert levers.response_curve(lever, [2], reference=0).quantiles[0, 2] == pytest.approx(0.2)


def test_a_function_cannot_be_copied_and_says_why():
    effect = levers.effect("a", response=saturating, most=0.4, half=100)
    lever = made(parameters=[], effects=[effect])
    for call in (pickle.dumps, copy.deepcopy):
        for value in (effect, lever):
            with pytest.raises(attain.InvalidInput, match="is a Python function"):
                call(value)


def test_shapes_are_dates():
    assert levers.phase_out(start=0.5, first=2024, last=2025) == {"2024": 0.25, "2025": 0}
    assert levers.build_out(start=204, each=50, first=2021, last=2022) == {
        "2021": 254,
        "2022": 304,
    }
    assert levers.yearly_budget(amount=2e6, first=2021, last=2021, end=2025) == {
        "2021": 2e6,
        "2022": 0,
    }
    assert levers.step("2021-07", 0.5) == {"2021-07": 0.5}
    assert levers.ramp(start=0.2, to=0.6, first=2021, last=2022)["2022"] == 0.6


def test_defaults_say_where_they_come_from():
    table = levers.default_parameters()
    assert len({row.id for row in table}) == len(table) >= 10
    for row in table:
        assert row.evidence.source
        assert row.evidence.causal in "CJ"
    with pytest.raises(attain.NotFound):
        levers.default_parameter("stations.capacity")


def test_named_levers_take_defaults_where_there_is_evidence():
    fee = levers.subsidy(indicator="filings", take_up="beta(2, 2)", leakage=0, delay=1.6)
    assert fee.start is None
    assert [p.id for p in fee.parameters] == ["fee_elasticity", "take_up"]
    assert [p.evidence.causal for p in fee.parameters] == ["J", "U"]
    known = levers.parameter(
        "x", 300, unit="件", causal="B", read="source", source="own count", known_from=2024
    )
    some = levers.stations(indicator="zj-05", start=204, capacity=known, stock=3e6, reach=800)
    assert some.parameters[0].evidence.source == "own count"
    assert some.parameters[0].id == "capacity"
    fund = levers.guarantee_fund(indicator="loans", losses=0.02, term=1, flow=3e9)
    assert [p.id for p in fund.parameters] == ["multiple", "legal_cap", "additionality"]


def test_what_no_study_sizes_must_be_given():
    with pytest.raises(attain.MissingInput, match=r"take_up .*; leakage"):
        levers.subsidy(indicator="filings")
    with pytest.raises(attain.MissingInput, match="fee_elasticity"):
        levers.subsidy(indicator="filings", of="design", take_up=0.5, leakage=0)
    with pytest.raises(attain.MissingInput, match="capacity .*; stock"):
        levers.stations(indicator="zj-05")
    with pytest.raises(attain.MissingInput, match="eligible"):
        levers.examination_centre(indicator="grants")
    with pytest.raises(attain.MissingInput, match="elasticity .*take_up"):
        levers.interest_subsidy(indicator="loans")
    with pytest.raises(attain.NotFound, match='did you mean "design"'):
        levers.subsidy(indicator="filings", of="desing", take_up=0.5, leakage=0, elasticity=-1)


def test_named_levers_have_prices():
    some = levers.stations(
        indicator="zj-05",
        capacity=300,
        stock=3e6,
        price=levers.prices(capital=1e5, running="lognormal(2e5, 0.3)", currency="CNY",
                            price_year=2020),
    )
    assert some.price == "capital 1e+05, running running CNY, prices of 2020"
    assert levers.stations(indicator="zj-05", capacity=300, stock=3e6).price is None


def test_curves_are_views_that_nobody_writes_to():
    curve = levers.response_curve(made(), [0, 10, 20], reference=10, draws=512)
    assert curve.quantiles.shape == (3, 5)
    assert curve.settings.tolist() == [0, 10, 20]
    assert (curve.quantiles[1] == 0).all(), "exactly, at the reference"
    assert (np.diff(curve.quantiles, axis=1) >= 0).all()
    assert not curve.quantiles.flags.owndata
    with pytest.raises(ValueError, match="read-only"):
        curve.quantiles[0, 0] = 1
    quantiles = curve.quantiles
    del curve
    assert quantiles[2, 2] == pytest.approx(0.2, rel=0.1)


def test_an_effect_over_time_is_worked_by_hand():
    effects = [levers.effect("zj-03", response="log_effect", effect=0.01, delay=1)]
    lever = made(parameters=[], effects=effects)
    path = levers.effect_over_time(lever, {2023: 30}, first=2021, last=2024, draws=4)
    # Means of the years 5, 15, 25, 30 of log points .01 each, a year later, kept.
    assert path.years.tolist() == [2021, 2022, 2023, 2024]
    assert path.settings.tolist() == [10, 20, 30, 30]
    np.testing.assert_allclose(path.quantiles[:, 2], [0, 0.05, 0.2, 0.45], atol=1e-12)
    with pytest.raises(attain.MissingInput, match="in no document"):
        levers.effect_over_time(made(start=None), {2023: 30}, first=2021, last=2024)


def test_a_lever_of_a_plan_has_curves_and_joins_other_plans():
    plan = attain.load_plan("zhejiang")
    stations = plan.levers["stations"]
    curve = levers.response_curve(stations, [204, 500], reference=204, plan=plan.id, draws=2000)
    assert (curve.quantiles[0] == 0).all()
    assert curve.quantiles[1, 2] > 0
    more = levers.stations(
        id="more-stations", indicator="zj-05", start=0, capacity="lognormal(300, 0.8)", stock=3e6
    )
    larger = plan.with_levers(more)
    assert larger.levers["more-stations"].unit == "家"
    assert len(larger.levers) == len(plan.levers) + 1


def test_a_plan_runs_with_a_response_in_python():
    lever = levers.lever(
        "own",
        name="own",
        unit="unit",
        start=0,
        high=1000,
        effects=[levers.effect("zj-03", response=saturating, most=0.1, half=100)],
    )
    known = levers.lever(
        "own",
        name="own",
        unit="unit",
        start=0,
        high=1000,
        effects=[levers.effect("zj-03", response="hill", most=0.1, half=100)],
    )
    plan = attain.load_plan("zhejiang")
    found = [
        attain.compare(
            changed.trend, changed.scenario("more").set("own", {2025: 500}), as_of=2020, draws=4096
        )
        for changed in (plan.with_levers(lever), plan.with_levers(known))
    ]
    own, word = (comparison["zj-03"].level_differences[1] for comparison in found)
    assert own > 0
    # The function divides where the engine takes powers: rounding of a sum over draws.
    assert own == pytest.approx(word, abs=1e-9)
