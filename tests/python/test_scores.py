# SPDX-License-Identifier: Apache-2.0
"""attain.scores against plain numpy formulas, its shapes, its mistakes and its displays."""

from __future__ import annotations

import math
import pickle
import subprocess
import sys
from statistics import NormalDist

import attain
import pytest
from attain import scores

np = pytest.importorskip("numpy")

RNG = np.random.default_rng(20)
GRID = [round(i / 100, 6) for i in range(1, 100)]


@pytest.fixture
def called():
    """400 events called p that happen with probability p."""
    rng = np.random.default_rng(3)
    p = rng.beta(0.7, 0.7, size=400)
    return p, rng.random(400) < p


def pairs(draws, y):
    """The definition: mean |x - y| less half the mean |x - x'| over all pairs."""
    spread = np.abs(draws[..., :, None] - draws[..., None, :]).mean(axis=(-1, -2))
    return np.abs(draws - np.asarray(y)[..., None]).mean(axis=-1) - spread / 2


def test_crps_is_the_mean_over_pairs():
    draws, y = RNG.normal(size=(5, 40)), RNG.normal(size=5)
    # 40² rounded terms of order 1.
    np.testing.assert_allclose(scores.crps(draws, y), pairs(draws, y), rtol=0, atol=1e-14)


def test_leading_axes_broadcast():
    draws, y = RNG.normal(size=(3, 1, 20)), RNG.normal(size=4)
    found = scores.crps(draws, y)
    assert found.shape == (3, 4)
    assert found[2, 1] == scores.crps(draws[2, 0], y[1])
    assert scores.pit(draws, y).shape == (3, 4, 2)
    levels = [0.1, 0.5, 0.9]
    assert scores.crps_quantiles(levels, RNG.normal(size=(6, 3)), 0.0).shape == (6,)
    assert scores.crps_normal(np.zeros((2, 1)), mean=0, sd=[1, 2, 3]).shape == (2, 3)


def test_single_numbers_give_floats():
    for value in (
        scores.crps([1.0, 2.0, 3.0], 1.5),
        scores.crps_normal(1, mean=0, sd=1),
        scores.pinball(0.9, 10, 12),
        scores.log_score_event(0.5, True),
    ):
        assert type(value) is float
    # The R package SpecsVerification, test of EnsCrps.
    assert scores.crps([1, 2, 3], 1.5) == pytest.approx(5 / 6 - 4 / 9, abs=1e-15)


def test_no_rows_give_no_scores():
    assert scores.crps(np.empty((0, 5)), np.empty(0)).shape == (0,)
    assert scores.crps_normal([], mean=0, sd=1).shape == (0,)


def test_closed_forms_have_their_published_values():
    at_mean = (math.sqrt(2) - 1) / math.sqrt(math.pi)
    assert scores.crps_normal(0, mean=0, sd=1) == pytest.approx(at_mean, rel=1e-14)
    # The R package scoringRules, test of crps_t: crps_t(-3, 5) = 2.33875895.
    found = scores.crps_student_t(-3, location=0, scale=1, nu=5)
    assert found == pytest.approx(2.33875895, abs=5e-9)
    normal = NormalDist(2, 3)
    y = np.linspace(-9, 14, 24)
    np.testing.assert_allclose(
        scores.log_score_normal(y, mean=2, sd=3), [-math.log(normal.pdf(v)) for v in y], rtol=1e-13
    )
    np.testing.assert_allclose(
        scores.pit_normal(y, mean=2, sd=3), [normal.cdf(v) for v in y], atol=1e-15
    )
    # The Cauchy distribution: density 1 / (pi (1 + t²)), distribution 1/2 + atan(t) / pi.
    cauchy = {"location": 0, "scale": 1, "nu": 1}
    np.testing.assert_allclose(
        scores.log_score_student_t(y, **cauchy), np.log(np.pi * (1 + y**2)), rtol=1e-13
    )
    np.testing.assert_allclose(
        scores.pit_student_t(y, **cauchy), 0.5 + np.arctan(y) / np.pi, rtol=1e-12
    )


def bench_scores(levels, q, y, scale):
    """CRPS99 and MSIS as the benchmark of yearly series defines them, in plain Python."""
    at = {p: i for i, p in enumerate(levels)}
    crps = 2 * sum((y - q[at[p]]) * (p - (y < q[at[p]])) for p in GRID) / 99 / scale
    spread = {}
    for name, lo, hi, alpha in (("80", 0.1, 0.9, 0.2), ("95", 0.025, 0.975, 0.05)):
        low, high = q[at[lo]], q[at[hi]]
        missed = 2 / alpha * max(low - y, 0) + 2 / alpha * max(y - high, 0)
        spread[name] = ((high - low) + missed) / scale
    return crps, spread


def test_benchmark_definitions():
    levels = sorted({*GRID, 0.025, 0.975})
    z = np.array([NormalDist().inv_cdf(p) for p in levels])
    grid = [levels.index(p) for p in GRID]
    for y in (-4.0, -0.3, 0.0, 1.7, 6.0):
        q = 0.5 + 1.3 * z
        crps, spread = bench_scores(levels, q.tolist(), y, scale=2.0)
        assert scores.crps_quantiles(GRID, q[grid], y) / 2 == pytest.approx(crps, rel=1e-13)
        for name, lo, hi, alpha in (("80", 0.1, 0.9, 0.2), ("95", 0.025, 0.975, 0.05)):
            ends = q[levels.index(lo)], q[levels.index(hi)]
            found = scores.interval_score(*ends, y, alpha=alpha) / 2
            assert found == pytest.approx(spread[name], rel=1e-13)


def test_pinball_is_its_formula():
    p, q, y = RNG.random(50), RNG.normal(size=50), RNG.normal(size=50)
    np.testing.assert_allclose(scores.pinball(p, q, y), (y - q) * (p - (y < q)), rtol=1e-13)


def test_pits_of_counts_are_intervals():
    draws = RNG.poisson(3, size=(7, 200))
    y = RNG.poisson(3, size=7)
    found = scores.pit(draws, y)
    np.testing.assert_array_equal(found[:, 0], (draws < y[:, None]).mean(axis=1))
    np.testing.assert_array_equal(found[:, 1], (draws <= y[:, None]).mean(axis=1))
    assert scores.pit_histogram(found, bins=5).sum() == pytest.approx(1, abs=1e-15)
    np.testing.assert_array_equal(
        scores.pit_histogram([0.1, 0.2, 0.9, 0.6], bins=2), [0.5, 0.5]
    )


def brier_by_numpy(p, happened, count):
    which = np.minimum((p * count).astype(int), count - 1)
    o, terms = happened.mean(), np.zeros(5)
    for k in np.unique(which):
        f, x = p[which == k], happened[which == k]
        weight = len(f) / len(p)
        terms += weight * np.array(
            [
                (f.mean() - x.mean()) ** 2,
                (x.mean() - o) ** 2,
                0,
                f.var(),
                2 * ((f - f.mean()) * (x - x.mean())).mean(),
            ]
        )
    terms[2] = o * (1 - o)
    return terms


def test_brier_is_its_five_terms(called):
    p, happened = called
    found = scores.brier(p, happened, bins=8)
    terms = (
        found.reliability,
        found.resolution,
        found.uncertainty,
        found.within_bin_variance,
        found.within_bin_covariance,
    )
    np.testing.assert_allclose(terms, brier_by_numpy(p, happened, 8), atol=1e-14)
    assert found.score == pytest.approx(np.mean((p - happened) ** 2), rel=1e-13)
    assert found.score == pytest.approx(np.dot(terms, (1, -1, 1, 1, -1)), abs=1e-12)
    assert repr(found).startswith("Brier 0.1") and len(repr(found)) <= 100
    assert found == scores.brier(p, happened.astype(int), bins=np.arange(9) / 8)


def test_reliability_counts_bins(called):
    p, happened = called
    table = scores.reliability(p, happened)
    for bin in table.bins:
        inside = (p >= bin.low) & (p < bin.high)
        assert bin.count == inside.sum()
        assert bin.happened == happened[inside].sum()
        assert bin.observed == pytest.approx(happened[inside].mean())
        assert bin.interval[0] <= bin.observed <= bin.interval[1]
    sure = table.between(0.9)
    assert str(sure).startswith(f"of {(p >= 0.9).sum()} events called 90 % or more (")
    assert f"{happened[p >= 0.9].sum()} happened" in str(sure)


def test_empty_bins_hold_nothing():
    table = scores.reliability([0.05, 0.95], [False, True])
    assert table.bins[4].observed is None
    assert table.bins[4].interval is None
    assert table.bins[4].mean_probability is None
    assert "–" in str(table)


def test_coverage_by_year():
    year = np.repeat([2016, 2014, 2015], 20)
    low, high = np.full(60, -1.0), np.full(60, 1.0)
    y = np.where(np.arange(60) % 20 < np.array([20, 16, 4]).repeat(20), 0.0, 3.0)
    found = scores.coverage(low, high, y, by=year)
    assert list(found.groups) == [2014, 2015, 2016]
    assert [g.inside for g in found.groups.values()] == [16, 4, 20]
    assert found.pooled.share == pytest.approx(40 / 60)
    assert found.groups_in(0.7, 0.9) == {"within": 1, "below": 1, "above": 1}
    assert repr(found).startswith("Coverage: inside 40 of 60: 66.7 %")
    named = scores.coverage(-1, 1, y, by=[f"class {v}" for v in year])
    assert list(named.groups) == ["class 2014", "class 2015", "class 2016"]


def test_coverage_without_groups():
    found = scores.coverage(-math.inf, [0, 1, 2], [1, 1, 1])
    assert found.groups == {}
    assert found.pooled.inside == 2
    assert found.groups_in(0.7, 0.9) == {"within": 0, "below": 0, "above": 0}
    assert str(found).splitlines()[-1].split()[0] == "all"


def test_the_conformal_margin_has_its_rank():
    misses = RNG.normal(size=99)
    assert scores.conformal_margin(misses, alpha=0.1) == np.sort(misses)[89]
    assert scores.conformal_margin(misses[:8], alpha=0.1) == math.inf


def test_recalibration_widens_what_was_too_narrow():
    y = RNG.normal(size=(6, 500))
    pits = scores.pit_normal(y, mean=0, sd=0.5)
    years = np.arange(2010, 2016).repeat(500)
    mend = scores.recalibration(pits.ravel(), by=years)
    u = np.linspace(0, 1, 33)
    assert (np.diff(mend(u)) > 0).all()
    np.testing.assert_allclose(mend.inverse(mend(u)), u, atol=1e-13)
    assert mend(0.95) < 0.87
    assert type(mend(0.5)) is float
    assert mend(u.reshape(11, 3)).shape == (11, 3)
    again = scores.recalibration(np.stack([pits.ravel()] * 2, axis=1), by=years.astype(str))
    assert again == mend
    with pytest.raises(attain.InvalidInput, match='at least 5 different groups, found "4"'):
        scores.recalibration(pits[:4].ravel(), by=years[:2000])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: scores.crps([[1, 2], [3, math.nan]], [0, 0]), r"draws\[1, 1\] is nan"),
        (lambda: scores.crps([1, 2], math.inf), "y is inf"),
        (lambda: scores.crps([], 0), "draws needs at least one value on its last axis"),
        (lambda: scores.crps(1.0, 0), "draws needs at least one value on its last axis"),
        (lambda: scores.crps(np.ones((3, 5)), np.ones(5)), r"draws \(3, 5\) without its last axis"),
        (lambda: scores.crps(["a"], 0), "draws must be an array of numbers"),
        (lambda: scores.crps_quantiles([0.1, 0.1], [1, 2], 0), r"levels\[1\]: must be above"),
        (lambda: scores.crps_quantiles([0.1, 0.9], [1, 2, 3], 0), "one value a level"),
        (lambda: scores.crps_normal([1, 2], mean=0, sd=[1, -1]), r"sd\[1\]: must be finite and >="),
        (lambda: scores.crps_normal(1, mean=0, sd=-1), "sd: must be finite and >= 0"),
        (lambda: scores.crps_student_t(1, location=0, scale=1, nu=1), "nu: must be > 1"),
        (lambda: scores.pinball([0.1, 0.2], [1, 2, 3], 0), r"level \(2,\), quantile \(3,\), y"),
        (lambda: scores.interval_score(2, 1, 0, alpha=0.1), "low: must be at most high"),
        (lambda: scores.brier([0.5], [2]), "happened must hold True and False, or 0 and 1"),
        (lambda: scores.brier([1.5], [True]), "probability: must be from 0 to 1"),
        (lambda: scores.brier([], []), "events: must not be empty"),
        (lambda: scores.brier([0.5], [True], bins=0), "bins must be from 1 to 1000; got 0"),
        (lambda: scores.reliability([0.5], [1], bins=[0, 0.6, 0.5, 1]), "edges must increase"),
        (lambda: scores.reliability([0.5], [1]).between(0.88), 'did you mean "0.9"'),
        (lambda: scores.coverage([1], [2], [1], by=[math.nan]), r"by\[0\] is nan"),
        (lambda: scores.coverage([math.nan], [2], [1]), r"lower\[0\] is nan"),
        (lambda: scores.coverage(2, 1, 0), "low: must be at most high"),
        (lambda: scores.pit_histogram([[1, 2, 3]]), r"the shape \(n,\) or \(n, 2\)"),
        (lambda: scores.conformal_margin([1], alpha=1), "alpha: must be between 0 and 1"),
        (lambda: scores.recalibration([0.5], by=[1, 2]), "one label a PIT"),
    ],
)
def test_mistakes_are_named(call, message):
    with pytest.raises(attain.InvalidInput, match=message):
        call()


def test_tables_are_values(called):
    year = np.arange(400) % 7
    values = [
        scores.brier(*called),
        scores.reliability(*called),
        scores.reliability(*called).between(0.5),
        scores.coverage(0.1, 0.9, called[0], by=year),
        scores.coverage(0.1, 0.9, called[0], by=year).pooled,
        scores.recalibration(called[0], by=year),
    ]
    for value in values:
        again = pickle.loads(pickle.dumps(value))
        assert again == value
        assert hash(again) == hash(value)
        assert len(repr(value)) <= 100
        assert "\n" not in repr(value)
    assert scores.reliability(*called) != scores.reliability(*called, bins=5)
    assert values[3] != scores.coverage(0.1, 0.9, called[0], by=year + 1)


def test_displays(called):
    table = scores.reliability(*called)
    page = table._repr_html_()
    assert page.count("<tr>") == 11
    assert "of 400 events (" in page
    covered = scores.coverage(0.1, 0.9, called[0], by=["<b>"] * 400)
    assert "&lt;b&gt;" in covered._repr_html_()
    assert "97.5 %" in scores.recalibration(called[0], by=np.arange(400) % 7)._repr_html_()


def test_frames(called):
    pytest.importorskip("pandas")
    frame = scores.reliability(*called).to_frame()
    assert frame["count"].sum() == 400
    assert list(frame.columns)[:3] == ["low", "high", "count"]
    covered = scores.coverage(0.1, 0.9, called[0], by=np.arange(400) % 3).to_frame()
    assert covered["group"].tolist() == [0, 1, 2]
    assert scores.coverage(0.1, 0.9, called[0]).to_frame()["group"].tolist() == ["all"]


def test_pandas_columns_are_taken(called):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"p": called[0], "happened": called[1], "year": np.arange(400) % 6})
    assert scores.brier(frame.p, frame.happened) == scores.brier(*called)
    assert len(scores.coverage(0, 0.9, frame.p, by=frame.year).groups) == 6
    frame.loc[3, "p"] = None
    with pytest.raises(attain.InvalidInput, match=r"p\[3\] is nan"):
        scores.brier(frame.p, frame.happened)


def test_the_diagram_draws_every_bin_that_holds_events(called):
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    before = dict(matplotlib.rcParams)
    p, happened = called
    axes = scores.reliability(p[p < 0.75], happened[p < 0.75]).plot()
    axes.figure.canvas.draw()
    line = axes.containers[0].lines[0]
    assert len(line.get_xdata()) == 8
    strip = axes.child_axes[0]
    assert sum(bar.get_height() for bar in strip.patches) == (p < 0.75).sum()
    assert strip.get_xlabel() == "called, %"
    assert axes.get_ylabel() == "happened, % of events"
    assert axes.get_title(loc="left") == f"Reliability of {(p < 0.75).sum()} events"
    _, given = plt.subplots()
    assert scores.reliability(p, happened).plot(ax=given, title="price $ of $x_{$") is given
    given.figure.canvas.draw()
    empty = scores.reliability([], []).plot()
    empty.figure.canvas.draw()
    assert dict(matplotlib.rcParams) == before
    plt.close("all")


def test_import_leaves_numpy_alone():
    code = "import sys, attain; attain.scores.crps; print('numpy' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert answer.stdout.strip() == "False", answer.stderr


@pytest.mark.parametrize("name", scores.__all__)
def test_every_public_name_is_documented(name):
    assert getattr(scores, name).__doc__
    assert sorted(dir(scores)) == sorted(scores.__all__)
