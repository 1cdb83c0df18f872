# SPDX-License-Identifier: Apache-2.0
"""Accuracy on the test parts of the M3 competition, which no constant has seen.

Needs ../shared/bench/m3_yearly.csv; left out where it is absent. Definitions as in its README:
errors in mean absolute steps of the training part, CRPS as twice the mean quantile loss of the
levels .01 ... .99.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from attain import _core

M3 = Path(__file__).resolve().parents[3] / "shared/bench/m3_yearly.csv"
LEVELS = np.r_[np.arange(1, 100) / 100, 0.025, 0.975]
HORIZON = 6

pytestmark = pytest.mark.skipif(not M3.is_file(), reason="needs ../shared/bench/m3_yearly.csv")


@pytest.fixture(scope="module")
def series():
    parts = {"train": defaultdict(list), "test": defaultdict(list)}
    with open(M3, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts[row["part"]][row["series_id"]].append(float(row["value"]))
    names = list(parts["train"])
    train = [np.array(parts["train"][n]) for n in names]
    return train, np.array([parts["test"][n] for n in names])


def forecast(histories):
    starts = np.r_[0, np.cumsum([len(h) for h in histories])].astype(np.int64)
    return _core.series.forecast(np.concatenate(histories), starts, horizon=HORIZON)


def covered(quantiles, test, low, high):
    return float(((test >= quantiles[..., low]) & (test <= quantiles[..., high])).mean())


def scores(histories, test):
    q = forecast(histories).quantiles(LEVELS)
    step = np.array([np.abs(np.diff(h)).mean() for h in histories])[:, None]
    y = test[..., None]
    loss = np.where(y >= q, LEVELS * (y - q), (LEVELS - 1) * (y - q))[..., :99]
    low, high = q[..., 99], q[..., 100]
    outside = np.maximum(low - test, 0) + np.maximum(test - high, 0)
    return {
        "crps": float((2 * loss.mean(-1) / step).mean()),
        "series_crps": (2 * loss.mean(-1) / step).mean(1),
        "mase": float((np.abs(test - q[..., 49]) / step).mean()),
        "msis95": float(((high - low + 40 * outside) / step).mean()),
        "cov80": covered(q, test, 9, 89),
        "cov95": covered(q, test, 99, 100),
    }


def naive_crps(histories, test):
    """Of a normal random walk with the root mean square of the steps less the mean error."""
    starts = np.r_[0, np.cumsum([len(h) for h in histories])].astype(np.int64)
    f = _core.series.reference("naive", np.concatenate(histories), starts, horizon=HORIZON)
    q = f.quantiles(LEVELS)
    step = np.array([np.abs(np.diff(h)).mean() for h in histories])[:, None]
    y = test[..., None]
    loss = np.where(y >= q, LEVELS * (y - q), (LEVELS - 1) * (y - q))[..., :99]
    return (2 * loss.mean(-1) / step).mean(1)


def test_all_at_once_what_no_published_method_does(series):
    histories, test = series
    s = scores(histories, test)
    print({k: v for k, v in s.items() if k != "series_crps"})
    assert s["crps"] <= 1.95
    assert s["mase"] <= 2.57
    assert s["msis95"] <= 21.8
    assert 0.94 <= s["cov95"] <= 0.97
    assert 0.78 <= s["cov80"] <= 0.86
    ratio = np.log((s["series_crps"] + 0.01) / (naive_crps(histories, test) + 0.01))
    assert np.exp(ratio.mean()) <= 0.86


@pytest.mark.parametrize("length", [4, 5, 7, 10, 15])
def test_short_histories_are_covered_and_beat_the_base_rate(series, length):
    histories = [h[-length:] for h in series[0]]
    test = series[1]
    s = scores(histories, test)
    assert 0.92 <= s["cov95"] <= 0.97
    last = np.array([h[-1] for h in histories])[:, None]
    p = forecast(histories).exceedance(np.repeat(1.25 * last, HORIZON, 1))[:, 4]
    event = test[:, 4] >= 1.25 * last[:, 0]
    base = event.mean()
    brier = float(((p - event) ** 2).mean())
    print(length, {k: round(v, 3) for k, v in s.items() if k != "series_crps"}, round(brier, 4),
          round(float(base * (1 - base)), 4))
    assert brier < base * (1 - base)


def test_what_is_called_nearly_certain_nearly_always_happens(series):
    """Growth of at least 0, 10 and 25 % in one to five years, called with 90 % or more."""
    called = happened = 0
    for length in (4, 5, 7, 10, 15, 99):
        histories = [h[-length:] for h in series[0]]
        last = np.array([h[-1] for h in histories])[:, None]
        f = forecast(histories)
        for growth in (1.0, 1.1, 1.25):
            p = f.exceedance(np.repeat(growth * last, HORIZON, 1))[:, :5]
            sure = p >= 0.9
            called += int(sure.sum())
            happened += int((series[1][:, :5] >= growth * last)[sure].sum())
    print(called, happened / called)
    assert called > 1000
    assert 0.85 <= happened / called <= 0.97
