# SPDX-License-Identifier: Apache-2.0
"""forecast_series: forms of data, names in mistakes, properties, short histories."""

from __future__ import annotations

import pickle

import attain
import numpy as np
import pytest

pd = pytest.importorskip("pandas")

GROWING = [52418, 70981, 91351, 110500, 130800, 159400, 199572]
OTHER = [3.1, 2.9, 3.6, 3.3, 4.2, 4.0, 4.4, 4.1]


def long_frame(shift: int = 0, factor: float = 1.0) -> pd.DataFrame:
    rows = [("a", 2014 + k, y) for k, y in enumerate(GROWING)]
    rows += [("b", 2010 + k, y) for k, y in enumerate(OTHER)]
    frame = pd.DataFrame(rows, columns=["unique_id", "ds", "y"])
    return frame.assign(ds=frame.ds + shift, y=frame.y * factor)


def forecast(data, **more):
    return attain.forecast_series(data, **{"horizon": 5, **more})


def test_values_and_frames_say_the_same():
    frame = forecast(long_frame())
    assert list(frame.columns) == ["unique_id", "ds", "h", "0.025", "0.1", "0.5", "0.9", "0.975"]
    assert list(frame.unique_id) == ["a"] * 5 + ["b"] * 5
    assert list(frame.ds[:5]) == [2021, 2022, 2023, 2024, 2025]
    assert list(frame.h) == [1, 2, 3, 4, 5] * 2
    both = forecast({"a": GROWING, "b": OTHER})
    assert np.array_equal(both.quantiles.reshape(10, 5), frame.iloc[:, 3:].to_numpy())
    assert np.array_equal(forecast(GROWING).quantiles[0], both["a"].quantiles[0])
    assert np.array_equal(forecast([GROWING, OTHER]).quantiles, both.quantiles)
    dated = pd.Series(GROWING, index=range(2014, 2021), name="a")
    assert np.array_equal(forecast(dated).years, [[2021, 2022, 2023, 2024, 2025]])
    assert np.array_equal(forecast(dated).quantiles[0], both["a"].quantiles[0])


def test_columns_are_named_by_the_level():
    levels = [0.01, 0.5, 0.99]
    frame = forecast(long_frame(), levels=levels)
    assert list(frame.columns[3:]) == [repr(level) for level in levels]


def test_the_order_of_rows_and_series_changes_nothing():
    frame = long_frame()
    mixed = forecast(frame.sample(frac=1, random_state=1), draws=3, seed=4)
    plain = forecast(frame, draws=3, seed=4)
    keys = ["unique_id", "ds"]
    assert mixed.sort_values(keys, ignore_index=True).equals(
        plain.sort_values(keys, ignore_index=True)
    )


def test_scaling_the_data_scales_the_forecast():
    plain = forecast(long_frame()).iloc[:, 3:].to_numpy()
    for factor in (0.001, 8.0, 3e6):
        scaled = forecast(long_frame(factor=factor)).iloc[:, 3:].to_numpy()
        # The logarithms of scaled values round differently.
        assert scaled == pytest.approx(factor * plain, rel=1e-9)


def test_shifting_the_years_shifts_the_years_alone():
    plain, later = forecast(long_frame()), forecast(long_frame(shift=7))
    assert list(later.ds) == list(plain.ds + 7)
    assert later.iloc[:, 3:].equals(plain.iloc[:, 3:])


def test_a_later_figure_changes_no_earlier_as_of():
    more = pd.concat([long_frame(), pd.DataFrame({"unique_id": ["a"], "ds": [2021], "y": [9e9]})])
    for year in (2015, 2018, 2020):
        assert forecast(more, as_of=year).equals(forecast(long_frame(), as_of=year))
    shown = forecast(long_frame(), as_of=2016)
    assert list(shown.ds[:5]) == [2017, 2018, 2019, 2020, 2021]


@pytest.mark.parametrize("form", ["date", "start", "period", "float"])
def test_years_ahead_are_written_like_the_data(form):
    frame = long_frame()
    text = frame.ds.astype(str)
    frame["ds"] = {
        "date": pd.to_datetime(text + "-12-31"),
        "start": pd.to_datetime(text + "-01-01"),
        "period": pd.PeriodIndex(text, freq="Y"),
        "float": frame.ds.astype(float),
    }[form]
    made = forecast(frame)
    wanted = {
        "date": "2021-12-31",
        "start": "2021-01-01",
        "period": pd.Period("2021", "Y"),
        "float": 2021,
    }[form]
    assert made.ds[0] == (pd.Timestamp(wanted) if form in ("date", "start") else wanted)
    assert made.iloc[:, 3:].equals(forecast(long_frame()).iloc[:, 3:])


def without(frame, name, year):
    return frame[(frame.unique_id != name) | (frame.ds != year)]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (lambda f: without(f, "a", 2016), r"'a' has a gap: ds 2015 is followed by 2017"),
        (lambda f: pd.concat([f, f.iloc[[2]]]), r"'a' has ds 2016 twice"),
        (lambda f: f.assign(y=f.y.where(f.ds != 2016)), r"unique_id 'a', ds 2016: y is nan"),
        (lambda f: f.assign(y=f.y.replace(110500, np.inf)), r"unique_id 'a', ds 2017: y is inf"),
        (lambda f: f.rename(columns={"y": "value"}), r"no column 'y'"),
        (lambda f: f.rename(columns={"unique_id": "uniqueid"}), r"did you mean 'uniqueid'"),
        (lambda f: f.assign(ds=f.ds.astype(str)), r"ds must hold whole years, dates"),
        (lambda f: f.assign(ds=f.ds + 0.5), r"ds must hold whole years, dates"),
        (lambda f: f.assign(unique_id=f.unique_id.where(f.ds != 2011)), r"row 8 has no unique_id"),
        (lambda f: f.iloc[:0], r"the frame has no row"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_frame_names_series_and_year(broken, said):
    with pytest.raises(attain.InvalidInput, match=said):
        forecast(broken(long_frame()))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"horizon": 0}, "horizon must be a whole number of years"),
        ({"levels": [0.5, 1.0]}, "levels must lie between 0 and 1"),
        ({"levels": [0.5, 0.5]}, "one probability twice"),
        ({"support": "positiv"}, "did you mean 'positive'"),
        ({"support": "score"}, "needs bounds"),
        ({"bounds": (5, 1)}, "the floor 5 is not below the cap 1"),
        ({"bounds": (0, 4)}, r"series 'b', year 2014: 4\.2 must lie between 0 and 4"),
        ({"support": "share"}, r"series 'b', year 2010: 3\.1 must lie between 0 and 1"),
        ({"support": "count"}, "must be a whole number of 0 or more"),
        ({"as_of": "soon"}, "as_of must be a year"),
        ({"draws": 0}, "draws must be a whole number"),
        ({"classes": {"c": "stock.patents"}}, "classes names no series 'c'"),
    ],
)
def test_an_impossible_setting_is_named(settings, said):
    with pytest.raises(attain.InvalidInput, match=said):
        forecast(long_frame()[lambda f: f.unique_id == "b"], **settings)


def test_nothing_at_all_is_answered_with_a_reason():
    with pytest.raises(attain.MissingInput, match="series 'b' has no value: without a level"):
        forecast({"a": GROWING, "b": []})
    with pytest.raises(attain.MissingInput, match="series 'a' has no value up to 2013"):
        forecast(long_frame(), as_of=2013)
    with pytest.raises(attain.InvalidInput, match="these values have none"):
        forecast(GROWING, as_of=2016)


@pytest.mark.parametrize("values", [[5.0], [5, 6], [5, 6, 8], [7, 7, 7, 7, 7], [0, 0, 0, 0],
                                    [10, 11, 12, 500, 13, 14, 15], [-3, 2, -1, 4]])  # fmt: skip
def test_short_and_strange_histories_are_answered_finite_and_in_order(values):
    made = forecast(values, levels=[0.025, 0.1, 0.5, 0.9, 0.975])
    assert np.isfinite(made.quantiles).all()
    assert (np.diff(made.quantiles, axis=2) >= 0).all()
    width = made.quantiles[0, :, 4] - made.quantiles[0, :, 0]
    assert (np.diff(width) >= 0).all()
    assert width[0] > 0
    if min(values) > 0:
        assert (made.quantiles >= 0).all()


def test_fewer_figures_make_a_wider_forecast():
    steady = [100, 103, 105, 109, 111, 115, 118]
    widths = []
    for count in (1, 2, 3, 7):
        low, high = forecast(steady[-count:]).quantiles[0, -1, [1, 3]]
        widths.append(high - low)
    assert min(widths[:3]) > 1.5 * widths[3]


def test_what_the_values_were_taken_for_is_said():
    made = forecast({"up": GROWING, "free": [-1, 2, 3, 1]})
    assert made.supports == {"up": "positive", "free": "real"}
    assert "positive: 1 series" in str(made)
    assert "real: 1 series" in made._repr_html_()
    said = forecast(long_frame()).attrs["attain"]
    assert said["support"] == "positive: 2 series"
    assert "M3" in said["calibration"]


def test_floor_and_cap_hold_everywhere():
    made = forecast(OTHER, bounds=(0, 4.5), draws=500)
    assert made.quantiles.max() <= 4.5
    assert made.draws.max() == 4.5
    assert made.draws.min() >= 0
    assert made.probability(4.6) == 0
    assert made.probability(4.6, below=True) == 1
    assert made.probability(0) == 1
    share = forecast([0.2, 0.35, 0.5, 0.7, 0.85], support="share")
    assert 0 < share.quantiles.min() < share.quantiles.max() < 1
    score = forecast([70, 78, 85, 90], support="score", bounds=(0, 100), draws=200)
    assert score.draws.max() <= 100


def test_a_probability_is_that_of_the_quantiles():
    made = forecast({"a": GROWING, "b": OTHER}, levels=[0.25, 0.5, 0.9])
    for k, level in enumerate(made.levels):
        at_least = made.probability(made.quantiles[:, -1, k])
        assert at_least == pytest.approx(1 - level, abs=1e-9)
    assert made["b"].probability(made["b"].quantiles[0, 1, 1], at=2) == pytest.approx(0.5)
    assert made.probability(1e9, below=True) == pytest.approx(1, abs=1e-3)
    with pytest.raises(attain.InvalidInput, match="at=2031 is not forecast for series 'a'"):
        forecast(pd.Series(GROWING, index=range(2014, 2021), name="a")).probability(1, at=2031)
    with pytest.raises(attain.InvalidInput, match="one number, or one for each of 2 series"):
        made.probability([1, 2, 3])


def test_draws_belong_to_name_and_seed():
    made = forecast({"a": GROWING, "b": OTHER}, draws=2000, seed=3)
    assert made.draws.shape == (2, 2000, 5)
    alone = forecast({"b": OTHER}, draws=2000, seed=3)
    assert np.array_equal(alone.draws[0], made.draws[1])
    assert not np.array_equal(forecast({"b": OTHER}, draws=2000, seed=4).draws, alone.draws)
    middle = np.median(made.draws[0, :, -1])
    low, high = made["a"].quantiles[0, -1, [1, 3]]
    # The median of 2000 draws is well inside the 80 % interval.
    assert low < middle < high
    frame = forecast(long_frame(), draws=2)
    assert list(frame.columns[-2:]) == ["draw 1", "draw 2"]


def test_a_class_lends_its_constants():
    frame = long_frame()
    plain, lent = forecast(frame), forecast(frame, classes={"a": "stock.patents"})
    assert lent[lent.unique_id == "b"].equals(plain[plain.unique_id == "b"])
    assert not lent["0.5"][:5].equals(plain["0.5"][:5])
    assert "class stock.patents: calibrated on 3" in lent.attrs["attain"]["calibration"]
    series = pd.Series(GROWING, index=range(2014, 2021), name="Zhejiang")
    own = forecast(series, classes="stock.patents", places={"Zhejiang": "Zhejiang"})
    assert "calibrated on 30 series" in own.calibration
    assert own.probability(300_000, at=2025) == pytest.approx(
        1 - own.probability(300_000, at=2025, below=True)
    )
    with pytest.raises(attain.NotFound, match=r"did you mean 'stock\.patents'"):
        forecast(series, classes="stock.patent")
    with pytest.raises(attain.InvalidInput, match="needs years"):
        forecast(GROWING, classes="stock.patents")
    with pytest.raises(attain.MissingInput, match="share surprises"):
        forecast(series, classes="stock.patents", draws=10)


HISTORY = """
format = 1
kind = "history"
id = "mine"
name = { zh = "", en = "Mine" }
place = "Zhejiang"
period = { start = 2014, end = 2020 }
document = "a table"
observations = "mine.csv"

[[indicator]]
id = "stock"
name = { zh = "", en = "Stock" }
unit = "件"
scale = 1
base_unit = "件"
statistic = "stock"
support = "positive"
better = "up"
law = "trend"
class = "stock.patents"
definition = "all"
"""
HEAD = (
    "indicator,definition,kind,from,year,month,value,unit,resolution,bound,known_from,source,url,"
    "quote\n"
)


def test_a_class_forecast_is_that_of_a_plan(tmp_path):
    from attain._core import study
    from attain.history import load_history

    rows = [f"stock,all,level,,{2014 + k},,{y},件,0,,,a table,,\n" for k, y in enumerate(GROWING)]
    (tmp_path / "mine.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    (tmp_path / "mine.toml").write_text(HISTORY, encoding="utf-8")
    (estimate,) = study.estimate(load_history(tmp_path / "mine.toml")._value, as_of="2020")
    series = pd.Series(GROWING, index=range(2014, 2021), name="Zhejiang")
    made = forecast(series, classes="stock.patents", places={"Zhejiang": "Zhejiang"})
    for h, year in enumerate(made.years[0].tolist()):
        level = estimate.predictive(str(year))
        wanted = [np.exp(level.quantile(p)) for p in made.levels]
        assert made.quantiles[0, h] == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize("data", [GROWING, {"a": GROWING, "b": OTHER}])
def test_it_displays_pickles_and_compares(data):
    made = forecast(data, draws=3)
    again = pickle.loads(pickle.dumps(made))
    assert again == made
    assert hash(again) == hash(made)
    assert np.array_equal(again.draws, made.draws)
    assert len(repr(made)) <= 100
    assert "<table>" in made._repr_html_()
    assert made != forecast(OTHER)


def test_it_draws_one_series():
    pytest.importorskip("matplotlib").use("Agg")
    made = forecast({"a": GROWING, "b": OTHER})
    assert made["a"].plot().get_title(loc="left") == "a"
    with pytest.raises(attain.InvalidInput, match=r"forecast\['a'\].plot\(\)"):
        made.plot()
    with pytest.raises(attain.NotFound, match="no series 'c'"):
        made["c"]
