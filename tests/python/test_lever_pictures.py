# SPDX-License-Identifier: Apache-2.0
"""Pictures of levers: schedule and effect over time, response with its band."""

from __future__ import annotations

import attain
import pytest
from attain.plot import save_svg

plt = pytest.importorskip("matplotlib.pyplot")


@pytest.fixture(scope="module")
def plan() -> attain.Plan:
    return attain.load_plan("zhejiang")


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def test_a_scenario_draws_schedule_and_effect(plan):
    built = {"build_out": {"start": 204, "each": 100, "first": 2021, "last": 2025}}
    more = plan.scenario("more").set("stations", built)
    above, below = more.plot("stations", draws=1024)
    assert "more" in " ".join(text.get_text() for text in above.texts)
    (medians,) = [line for line in below.lines if len(line.get_xdata()) == 6]
    assert medians.get_ydata()[0] == 0
    assert medians.get_ydata()[-1] > 0
    assert "%" in below.get_ylabel()


def test_a_rate_is_drawn_from_its_first_day(plan):
    ends = plan.scenario("ends").set("grant_subsidy", {2021: 0.5, "2023-07": 0.0})
    above, below = ends.plot("grant_subsidy", draws=1024)
    xs = {float(x) for line in above.lines for x in line.get_xdata()}
    assert {2020.0, 2022.5, 2025.0} <= xs
    assert above.get_ylabel() == "share"
    given = plt.subplots(2, 1)[1]
    assert ends.plot("grant_subsidy", draws=512, ax=given)[0] is given[0]


def test_mistakes_are_named(plan):
    more = plan.scenario("more").set("stations", 700)
    with pytest.raises(attain.NotFound, match="did you mean 'stations'"):
        more.plot("station")
    with pytest.raises(attain.InvalidInput, match="does not set lever 'grant_subsidy'"):
        more.plot("grant_subsidy")
    with pytest.raises(attain.NotFound, match="moves no indicator 'zj-03'"):
        more.plot("stations", indicator="zj-03", draws=512)
    with pytest.raises(attain.NotFound, match="did you mean 'stations'"):
        plan.plot_response("station")
    with pytest.raises(attain.InvalidInput, match="between 0 and 2000; got 30000"):
        plan.plot_response("stations", high=30_000)
    with pytest.raises(attain.InvalidInput, match="counted from 0; got 4"):
        plan.plot_response("stations", effect=4)
    with pytest.raises(attain.InvalidInput, match="no effect to draw"):
        plan.plot_response("zj-l003")


def test_a_response_has_a_band_and_its_reference(plan, tmp_path):
    axes = plan.plot_response("stations", draws=1024)
    texts = " ".join(text.get_text() for text in axes.texts)
    assert "median" in texts
    assert "reference 204" in texts
    assert axes.get_ylabel().endswith("%")
    one = save_svg(axes, tmp_path / "one.svg").read_bytes()
    again = save_svg(plan.plot_response("stations", draws=1024), tmp_path / "two.svg").read_bytes()
    assert one == again
