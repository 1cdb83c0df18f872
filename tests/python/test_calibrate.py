# SPDX-License-Identifier: Apache-2.0
"""Learning, back-test and record of class constants from numpy arrays."""

import numpy as np
import pytest

from attain._core import calibrate
from attain._core.core import InvalidInput, NotFound

GROUP = "stock.things"


def small_panel(places=8, years=11, seed=3):
    rng = np.random.default_rng(seed)
    steps = 0.15 + 0.03 * rng.standard_normal((places, 1)) + 0.1 * rng.standard_normal(
        (places, years)
    )
    return calibrate.Panel(
        name="small",
        indicators=["things"] * places,
        places=[f"P{i}" for i in range(places)],
        classes=[GROUP] * places,
        first_year=2000,
        values=np.exp(4 + steps.cumsum(axis=1)),
    )


def test_a_panel_gives_back_its_figures():
    panel = small_panel()
    again = calibrate.Panel(
        name="small",
        indicators=panel.indicators,
        places=panel.places,
        classes=panel.classes,
        first_year=panel.first_year,
        values=panel.values,
    )
    assert again == panel
    assert repr(panel) == "small: 8 series, 1 classes, 8 places, 2000-2010"
    assert panel.groups == [GROUP]


def test_a_panel_of_another_shape_is_refused():
    with pytest.raises(InvalidInput, match="values"):
        calibrate.Panel(
            name="p", indicators=["a"], places=["b"], classes=["c"], first_year=2000,
            values=np.ones(3),
        )  # fmt: skip


def test_one_row_a_class_list_and_year():
    rows = calibrate.learn(
        small_panel(), classes=[GROUP], as_of=[2005, 2010], leave_out=[[], ["P1", "P2"]]
    )
    assert [(r["as_of"], r["leave_out"], r["n_series"]) for r in rows] == [
        (2005, "-", 8), (2010, "-", 8), (2005, "P1+P2", 6), (2010, "P1+P2", 6),
    ]  # fmt: skip


def test_settings_act_and_a_misspelt_one_is_answered():
    panel = small_panel()
    [plain] = calibrate.learn(panel, classes=[GROUP], as_of=[2010])
    [other] = calibrate.learn(panel, classes=[GROUP], as_of=[2010], settings={"tau_scale": 0.01})
    assert other["tau"] < plain["tau"]
    with pytest.raises(NotFound, match="tau_scale"):
        calibrate.learn(panel, classes=[GROUP], as_of=[2010], settings={"tau_scal": 0.01})
    with pytest.raises(NotFound, match=GROUP):
        calibrate.learn(panel, classes=["stock.thing"], as_of=[2010])


def test_a_back_test_is_flat_arrays():
    panel = small_panel()
    rolled = calibrate.roll(panel, horizons=3)
    assert len(rolled) == 8 * (3 + 3 + 3 + 3 + 3 + 2 + 1)
    assert calibrate.forecast_methods()[0] == "attain"
    for method in calibrate.forecast_methods():
        assert rolled.location(method).shape == rolled.series.shape
    came = panel.values[rolled.series, rolled.origin + rolled.horizon - panel.first_year]
    # numpy's logarithm and attain's may differ in the last bit
    assert np.allclose(rolled.observed, np.log(came), rtol=1e-15)
    with pytest.raises(NotFound, match="theta"):
        rolled.location("thetas")


def test_progress_is_told_and_may_stop():
    seen = []
    calibrate.roll(small_panel(), progress=lambda *state: seen.append(state))
    assert seen[-1][0] == seen[-1][1] == 8 * 7

    def stop(done, total, seconds):
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        calibrate.roll(small_panel(places=40, years=30), progress=stop)


def test_the_record_is_that_of_the_back_test():
    panel = small_panel()
    rolled = calibrate.roll(panel)
    record = calibrate.record(panel, rolled, group=GROUP, as_of=2010)
    five = record.origins["horizon"] == 5
    assert record.origins["origin"][five].tolist() == [2003, 2004, 2005]
    assert record.origins["count"][five].tolist() == [8, 8, 8]
    assert [e["rise"] for e in record.events] == [0.25, 0.5, 1]
    assert sum(record.events[0]["bin_count"]) == record.events[0]["count"] == 24
    assert record.pooled(5)["count"].tolist() == [24]
    assert record.horizon == 5 and "5 years ahead" in record.verdict


def test_the_built_in_record_grows_with_the_as_of_year():
    early = calibrate.builtin_record(group="stock.patents", as_of=2016)
    late = calibrate.builtin_record(group="stock.patents", as_of=2023)
    assert early.horizon == 3 and not early.events
    assert late.horizon == 5 and late.flagged and late.outside[:2] == [2013, 2014]
    assert calibrate.builtin_record(group="stock.other", as_of=2023).empty
