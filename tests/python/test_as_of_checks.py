# SPDX-License-Identifier: Apache-2.0
"""docs/as-of-checks.md is what the code makes, and its figures come from before the as-of date."""

import csv
import io
import sys
from pathlib import Path

import pytest
from attain._core import io as files
from attain._core import study
from attain.history import bundled_histories, load_history

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python/scripts"))

import make_as_of_checks as checks  # noqa: E402

PLACES = [(place, as_of) for place, as_of, _ in checks.CHECKS]


def cut(place, as_of):
    """A history without its observations after a date."""
    path = bundled_histories()[place]
    table = path.with_suffix(".csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(table)))
    kept = [row for row in rows
            if int(row["year"]) - 1 + int(row["month"] or 12) / 12 <= checks.time(as_of)]
    assert 0 < len(kept) <= len(rows)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(kept)
    return files.plan_from_texts("cut.toml", path.read_text(encoding="utf-8"), "cut.csv",
                                 text.getvalue())


def laws(estimates):
    return [(e.indicator, e.last, e.differences, e.own_growth, e.prior_weight, e.reason)
            for e in estimates]


def test_the_page_is_what_the_code_makes():
    assert checks.PAGE.read_text(encoding="utf-8") == checks.page(), (
        "make it again: python python/scripts/make_as_of_checks.py")


@pytest.mark.parametrize(("place", "as_of"), PLACES)
def test_later_figures_change_no_forecast(place, as_of):
    whole = study.estimate(load_history(place)._value, as_of=as_of)
    early = study.estimate(cut(place, as_of), as_of=as_of)
    assert laws(whole) == laws(early)
    for a, b in zip(whole, early, strict=True):
        if not checks.Case(place, as_of, None, a).refusal:
            assert a.predictive("2025") == b.predictive("2025")


@pytest.mark.parametrize(("place", "as_of", "years"), checks.CHECKS)
def test_figures_stand_on_their_side_of_the_date(place, as_of, years):
    for case in checks.cases(place, as_of):
        if case.last:
            assert checks.time(case.last.at) <= checks.time(as_of)
        for outcome in checks.outcomes(case, years):
            assert checks.time(outcome.observed.at) > checks.time(as_of)
            assert outcome.observed.definition == case.indicator.definition
            assert outcome.observed.kind == "level" and not outcome.observed.bound


def test_the_last_figure_shown_is_the_one_the_forecast_starts_from():
    for place, as_of in PLACES:
        for case in checks.cases(place, as_of):
            if case.estimate.last:
                time, x = case.estimate.last
                assert checks.time(case.last.at) == pytest.approx(time, abs=1e-9)
                assert case.indicator.to_model(case.last.value) == pytest.approx(x, abs=1e-12)


def test_intervals_agree_with_the_probability_below_the_outturn():
    for place, as_of, years in checks.CHECKS:
        for case in checks.cases(place, as_of):
            for o in checks.outcomes(case, years):
                low, high = (case.quantile(o.observed.at, p) for p in (0.1, 0.9))
                assert o.inside(0.8) == (low <= o.observed.value <= high)
                assert 0 < o.pit < 1


def test_zhejiang_and_guangzhou_have_outturns_of_the_years_asked_for():
    years = {place: {int(o.observed.at[:4]) for case in checks.cases(place, as_of)
                     for o in checks.outcomes(case, years)}
             for place, as_of, years in checks.CHECKS}
    assert years["zhejiang"] == {2023, 2025}
    assert years["guangzhou"] == {2023, 2025}  # of 2024 only a bound and other definitions
    assert years["huangshi"] == set()
