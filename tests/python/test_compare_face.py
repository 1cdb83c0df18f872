# SPDX-License-Identifier: Apache-2.0
"""Comparisons: years, costs, explanation, pictures, files."""

from __future__ import annotations

import json
import pickle

import attain
import pytest

DRAWS = 4096
TARGET = "zj-05"


@pytest.fixture(scope="module")
def plan() -> attain.Plan:
    return attain.load_plan("zhejiang")


@pytest.fixture(scope="module")
def compared(plan: attain.Plan) -> attain.Comparison:
    more = plan.scenario("more").set("stations", {2025: 1500})
    return attain.compare(plan.trend, more, draws=DRAWS)


@pytest.fixture(scope="module")
def priced(plan: attain.Plan) -> attain.Plan:
    """The plan with a price for stations: 100 a unit added, 10 a unit and year."""
    text = plan_text(plan)
    lever = text.index('id = "stations"')
    end = text.index("[[lever]]", lever)
    cost = (
        '[lever.cost]\ncapital = 100\nrunning = 10\ncurrency = "CNY"\nprice_year = 2020\n'
        'basis = "made up for this test"\n\n'
    )
    return loaded(text[:end] + cost + text[end:])


def plan_text(plan: attain.Plan) -> str:
    from importlib import resources

    folder = resources.files("attain") / "plans"
    return (folder / f"{plan.id}.toml").read_text(encoding="utf-8")


def loaded(toml: str) -> attain.Plan:
    from importlib import resources

    from attain._core import io

    folder = resources.files("attain") / "plans"
    tables = [
        part
        for name in ("zhejiang.csv", "zhejiang-levers.csv")
        for part in (name, (folder / name).read_text(encoding="utf-8"))
    ]
    return attain.Plan(io.plan_from_texts("zhejiang.toml", toml, *tables))


def test_rows_have_the_year_of_crossing(compared):
    row = compared[TARGET]
    assert row.year_differences[1] <= 0
    assert row.year_difference_std_errors[1] >= 0
    assert 0 <= row.crossed[1] <= 1
    assert row.crossed[1] >= row.probabilities[1]
    still = compared["zj-03"]
    assert still.year_differences[1] in (None, 0)
    frame = compared.to_frame()
    assert {"year_difference", "first_year", "crossed", "better_std_error"} <= set(frame.columns)
    assert "crossed by" in compared._repr_html_()


def test_a_lever_without_a_price_is_asked_for(compared, plan):
    with pytest.raises(attain.MissingInput, match=r"stations.*cost"):
        compared.cost()
    assert "No cost" in compared._repr_html_()
    both = plan.scenario("both").set("stations", 700).set("grant_subsidy", {2021: 0.5})
    with pytest.raises(attain.MissingInput) as caught:
        attain.compare(plan.trend, both, draws=1024).cost()
    assert "stations" in str(caught.value)
    assert "grant_subsidy" in str(caught.value)


def test_costs_are_those_worked_by_hand(priced):
    # 204 at the end of 2020, 704 at the end of 2025: 100 stations a year, 100 x 100 capital;
    # running counts the mean of both ends: 254, 354, ..., 654 x 10. Trend: 204 x 10 a year.
    more = priced.scenario("more").set("stations", {2025: 704})
    cost = attain.compare(priced.trend, more, draws=DRAWS, discount=0.1).cost()
    rows = [row for row in cost.by_year if row["scenario"] == "more"]
    assert [row["year"] for row in rows] == [2021, 2022, 2023, 2024, 2025]
    amounts = [10_000 + 10 * (254 + 100 * k) for k in range(5)]
    assert [row["amount"] for row in rows] == pytest.approx(amounts, abs=1e-6)
    total = sum(amount / 1.1 ** (k + 1) for k, amount in enumerate(amounts))
    assert cost.totals["more"]["total"] == pytest.approx(total, rel=1e-12)
    still = sum(10 * 204 / 1.1 ** (k + 1) for k in range(5))
    assert cost.totals["trend"]["total"] == pytest.approx(still, rel=1e-12)
    assert cost.totals["more"]["difference"] == pytest.approx(total - still, rel=1e-12)
    assert (cost.currency, cost.price_year, cost.discount) == ("CNY", 2020, 0.1)
    points = {row["target"]: row for row in cost.per_point}
    gain = points[TARGET]["gain"]
    assert points[TARGET]["value"] == pytest.approx((total - still) / (100 * gain), rel=1e-9)


def test_costs_show_themselves(priced, tmp_path):
    more = priced.scenario("more").set("stations", {2025: 704})
    compared = attain.compare(priced.trend, more, draws=DRAWS)
    cost = compared.cost()
    assert "CNY of 2020" in str(cost)
    assert "2023" in str(cost)
    assert all(len(line) <= 160 for line in str(cost).splitlines())
    assert "CNY of 2020" in cost._repr_html_()
    assert "CNY of 2020" in compared._repr_html_()
    assert len(repr(cost)) <= 100
    assert json.loads(cost.to_json())["costs"][1]["scenario"] == "more"
    assert set(cost.to_frame()["scenario"]) >= {"more"}
    assert pickle.loads(pickle.dumps(cost)) == cost
    for ending in (".html", ".txt", ".json"):
        assert cost.save(tmp_path / f"cost{ending}").stat().st_size > 100


def test_an_explanation_says_whose_the_variance_is(plan, compared):
    explained = compared.explain(draws=2048)
    shares = [one for one in explained.shares if one["target"] == TARGET]
    assert {one["what"] for one in shares} == {"stations.capacity", "stations.additionality"}
    assert all(0 <= one["of_effect"] <= 1.5 for one in shares)
    marks = {one["causal"] for one in explained.marks if one["target"] == TARGET}
    assert marks == {one["causal"] for one in shares}
    text = str(explained)
    assert "What differs" in text
    assert "stations.capacity" in text
    assert "hindsight" in text
    assert f"Variance of {TARGET}" in text
    assert "Variance of" in explained._repr_html_()
    assert set(explained.to_frame()["what"]) >= {"stations.capacity"}
    assert json.loads(explained.to_json())["evidence"][0]["scenario"] == "more"
    assert pickle.loads(pickle.dumps(explained)) == explained
    assert compared.explain(draws=0).shares == []


def test_a_comparison_pickles_with_its_scenarios(compared):
    again = pickle.loads(pickle.dumps(compared))
    assert again == compared
    assert again.explain(draws=1024).shares


def test_forest_plots_of_every_measure(compared):
    plt = pytest.importorskip("matplotlib.pyplot")
    for measure in ("probability", "level", "year"):
        axes = compared.plot(measure=measure)
        assert measure in axes.get_xlabel()
        plt.close(axes.figure)
    with pytest.raises(attain.NotFound, match="did you mean 'level'"):
        compared.plot(measure="levle")
