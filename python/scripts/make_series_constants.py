# SPDX-License-Identifier: Apache-2.0
"""Makes the constants of forecasts of series of no known class, and their record.

    python python/scripts/make_series_constants.py --series ../shared/bench/m3_yearly.csv
        [--output FOLDER] [--check]

Writes src/series/data/series_constants.csv and series_record.csv. Needs an installed attain, numpy
and scipy, and the yearly series of the M3 competition (columns series_id,t,year,value,part). Only
rows with part = train are read. The last 6, 4 and 2 values of every training part are held out
and the history before them is cut to its last 15, 10, 7, 5, 4, 3, 2 and 1 values; the spread is
fitted to the errors by greatest likelihood, the degrees of freedom by the interval score.
The record scores each fifth of the series with constants fitted to the other four.
Method: docs/series.md.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln, stdtr, stdtrit

from attain import _core

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "src/series/data"
HELD_OUT = (6, 4, 2)
CUTS = (None, 15, 10, 7, 5, 4, 3)
SHORT = (2, 1)
HORIZON = 6
FOLDS = 5
NU_GRID = (3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 8.0)
LEAST_HISTORY = 4
NEAR_BEST = 1.004
SOURCE = "M3 yearly, training parts, last 6, 4 and 2 values held out"
LEVELS = np.arange(1, 100) / 100

# Chosen on the same hold-outs, by mean absolute error over the mean absolute step.
CENTRE = {
    "growth": 0.025, "growth_spread": 0.04, "noise": 0.035, "noise_weight": 1.0,
    "damping": 0.9, "shrunk_weight": 6.0, "step_spread": 0.5,
    "log_trust": 0.5, "log_bar": 2.0, "log_cap": 0.15, "log_far": 0.5,
}
CENTRE_GRID = {
    "growth": (0.015, 0.02, 0.025, 0.03, 0.035), "growth_spread": (0.03, 0.04, 0.05, 0.06),
    "noise": (0.025, 0.035, 0.05), "noise_weight": (0.5, 1.0, 2.0),
    "damping": (0.85, 0.9, 0.95), "shrunk_weight": (4.0, 6.0, 8.0, 10.0),
    "log_trust": (0.0, 0.15, 0.3, 0.5, 1.0), "log_bar": (0.0, 1.0, 2.0, 3.0, 4.0),
    "log_cap": (0.0, 0.15, 0.3, 1.0),
    "step_spread": (0.35, 0.5, 0.7, 1.0),
}


@dataclass
class Task:
    """Histories cut to one length with one number of values held out; one row a series."""

    cut: int | None
    held: int
    series: np.ndarray    # number of the series
    length: np.ndarray
    last: np.ndarray
    unit: np.ndarray
    level: np.ndarray
    error: np.ndarray
    path: np.ndarray      # (rows, HORIZON), in units
    apart: np.ndarray
    actual: np.ndarray    # change from the last value, in units; NaN beyond the held-out values
    step: np.ndarray      # mean absolute step of the history shown


def read_series(path: Path) -> list[np.ndarray]:
    values: dict[str, list[float]] = defaultdict(list)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["part"] == "train":
                values[row["series_id"]].append(float(row["value"]))
    return [np.array(v) for _, v in sorted(values.items())]


def make_task(series, cut, held, amounts, constants) -> Task:
    rows = []
    for i, x in enumerate(series):
        if len(x) - held < max(LEAST_HISTORY, cut or 0):
            continue
        history = x[:-held][-cut:] if cut else x[:-held]
        c = _core.series.centre(history, horizon=HORIZON, amounts=amounts, constants=constants)
        actual = np.full(HORIZON, np.nan)
        actual[:held] = (x[-held:] - history[-1]) / c["unit"]
        step = np.abs(np.diff(history)).mean() if len(history) > 1 else c["unit"]
        rows.append((i, len(history), c["last"], c["unit"], c["level"], c["error"], c["path"],
                     c["disagreement"], actual, step))
    return Task(cut, held, *(np.array(column) for column in zip(*rows, strict=True)))


def features(task: Task, amounts: bool) -> np.ndarray:
    """(rows, HORIZON, 9), in the order of b0 ... b8."""
    one = np.ones_like(task.path)
    u = 4 / task.length[:, None] * one
    ahead = np.log(np.arange(1, HORIZON + 1)) * one
    error = np.log(task.error)[:, None] * one
    apart = np.log(task.apart + 0.15 * task.error[:, None])
    level = np.log(np.clip(task.level, 1e-3, 1000))[:, None] * one if amounts else 0 * one
    return np.stack([one, ahead, error, apart, u, u * ahead, u * error, u * apart, u * level], -1)


def columns_for(length: int, amounts: bool) -> list[int]:
    if length == 1:
        return [0, 1]
    if length == 2:
        return [0, 1, 2, 3, 8] if amounts else [0, 1]
    return list(range(9)) if amounts else list(range(8))


def points(tasks, amounts, keep=None):
    x, e, w = [], [], []
    for t in tasks:
        ok = ~np.isnan(t.actual)
        if keep is not None:
            ok &= keep[t.series][:, None]
        x.append(features(t, amounts)[ok])
        e.append((t.actual - t.path)[ok])
        w.append(np.full(int(ok.sum()), 1 / max(1, ok.sum())))
    weight = np.concatenate(w)
    return np.concatenate(x), np.concatenate(e), weight / weight.sum()


def fit(tasks, columns, nu, amounts, keep=None) -> np.ndarray:
    """b0 ... b8 of greatest likelihood; every task weighs the same."""
    x, e, w = points(tasks, amounts, keep)
    x = x[:, columns]
    constant = gammaln((nu + 1) / 2) - gammaln(nu / 2) - 0.5 * math.log(nu * math.pi)

    def loss(b):
        s = np.clip(x @ b, -50, 50)
        z2 = (e * np.exp(-s)) ** 2
        value = s + (nu + 1) / 2 * np.log1p(z2 / nu) - constant
        return (w * value).sum(), x.T @ (w * (1 - (nu + 1) * z2 / (nu + z2)))

    start = np.zeros(len(columns))
    start[1] = 0.3
    if len(columns) > 2:
        start[2] = 0.7
    found = minimize(loss, start, jac=True, method="BFGS")
    out = np.zeros(9)
    out[columns] = found.x
    return out


def scales(task: Task, b: np.ndarray, amounts: bool) -> np.ndarray:
    return np.maximum.accumulate(np.exp(features(task, amounts) @ b), axis=1)


def interval_score(task: Task, b, nu, common, amounts) -> float:
    """Of the 95 % interval, in scales of the fit `common` so that every series counts."""
    half = stdtrit(nu, 0.975) * scales(task, b, amounts)
    miss = np.abs(task.actual - task.path) - half
    score = 2 * half + 40 * np.maximum(miss, 0)
    return float(np.nanmean(score / scales(task, common, amounts)))


def crps(task: Task, quantiles: np.ndarray) -> np.ndarray:
    """Mean quantile loss of 99 levels, twice, in mean absolute steps; (rows, HORIZON)."""
    y = task.actual[..., None]
    loss = np.where(y >= quantiles, LEVELS * (y - quantiles), (LEVELS - 1) * (y - quantiles))
    return 2 * loss.mean(-1) * (task.unit / np.where(task.step > 0, task.step, 1))[:, None]


def quantiles_of(task: Task, centre, scale, nu, amounts) -> np.ndarray:
    t = stdtrit(nu, LEVELS) if math.isfinite(nu) else stdtrit(1e9, LEVELS)
    q = centre[..., None] + scale[..., None] * t
    return np.maximum(q, -task.level[:, None, None]) if amounts else q


def references(series, task: Task) -> dict[str, np.ndarray]:
    """CRPS of textbook methods on the same histories."""
    out = {}
    if task.cut == 1:
        return {name: np.full_like(task.path, np.nan) for name in ("naive", "drift", "theta")}
    histories = [series[i][:-task.held][-n:] for i, n in zip(task.series, task.length, strict=True)]
    starts = np.r_[0, np.cumsum(task.length)].astype(np.int64)
    flat = np.concatenate(histories)
    for name in ("naive", "drift", "theta"):
        f = _core.series.reference(name, flat, starts, horizon=HORIZON, support="real")
        centre = (f.centre - task.last[:, None]) / task.unit[:, None]
        q = quantiles_of(task, centre, f.scale / task.unit[:, None], math.inf, False)
        out[name] = crps(task, q)
    return out


def record_row(series, task: Task, spread: np.ndarray, nu: float) -> list[str]:
    seen = ~np.isnan(task.actual)
    z = np.abs(task.actual - task.path) / spread
    inside = [float((z <= stdtrit(nu, 0.5 + p / 2))[seen].mean()) for p in (0.5, 0.8, 0.95)]
    own = crps(task, quantiles_of(task, task.path, spread, nu, True))
    others = references(series, task)
    numbers = [*inside, np.nanmean(own),
               *(np.nanmean(c) if seen.any() and not np.isnan(c).all() else math.nan
                 for c in others.values())]
    h = min(5, task.held) - 1
    calls = right = 0
    for growth in (0.25, 0.5, 1.0):
        event = task.actual[:, h] >= growth * task.level
        p = 1 - stdtr(nu, (growth * task.level - task.path[:, h]) / spread[:, h])
        base = event.mean()
        numbers += [((p - event) ** 2).mean(), base * (1 - base)]
        sure = np.maximum(p, 1 - p) >= 0.9
        calls += int(sure.sum())
        right += int((event == (p >= 0.5))[sure].sum())
    cells = [f"{v:.5g}" if not math.isnan(v) else "" for v in numbers]
    return [str(task.cut or "all"), str(task.held), str(len(task.series)), *cells, str(calls),
            str(right)]


RECORD_HEADER = ("history,held_out,n_series,cov50,cov80,cov95,crps,crps_naive,crps_drift,"
                 "crps_theta,brier25,base25,brier50,base50,brier100,base100,calls,right").split(",")


def centre_error(series, constants, amounts) -> float:
    total = []
    for cut in CUTS:
        t = make_task(series, cut, 6, amounts, constants)
        total.append(np.mean(np.abs(t.actual - t.path) * (t.unit / t.step)[:, None]))
    return float(np.mean(total))


def check_centre(series) -> None:
    """Prints the error of the chosen centre constants beside that of their neighbours."""
    for name, choices in CENTRE_GRID.items():
        amounts = name != "step_spread"
        scores = {v: centre_error(series, CENTRE | {name: v}, amounts) for v in choices}
        print(name, {v: round(s, 4) for v, s in scores.items()}, "chosen", CENTRE[name])


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--series", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=DATA)
    parser.add_argument("--check", action="store_true", help="score the centre's constants too")
    chosen = parser.parse_args(arguments)
    series = [x for x in read_series(chosen.series) if np.any(np.diff(x))]
    if chosen.check:
        check_centre(series)
    rows = [[name, "", "", f"{value:g}", SOURCE] for name, value in CENTRE.items()]
    record = []
    for amounts in (True, False):
        tasks = [make_task(series, cut, held, amounts, CENTRE) for cut in CUTS for held in HELD_OUT]
        fits = {nu: fit(tasks, columns_for(3, amounts), nu, amounts) for nu in NU_GRID}
        if amounts:
            score = {nu: np.mean([interval_score(t, b, nu, fits[4.0], True) for t in tasks])
                     for nu, b in fits.items()}
            print("interval score by nu", {nu: round(s, 3) for nu, s in score.items()})
            # The tails say little: of the near-best the lightest, with the steadiest draws.
            nu = max(v for v, s in score.items() if s <= NEAR_BEST * min(score.values()))
            rows.append(["nu", "", "", f"{nu:g}", SOURCE])
        kind = "amounts" if amounts else "numbers"
        short = {cut: [make_task(series, cut, held, amounts, CENTRE) for held in HELD_OUT]
                 for cut in SHORT}
        for length in (1, 2, 3):
            b = fits[nu] if length == 3 else fit(short[length], columns_for(length, amounts), nu,
                                                 amounts)
            print(kind, length, np.round(b, 3))
            rows += [[f"b{i}", kind, str(length), f"{v:.4f}", SOURCE] for i, v in enumerate(b)]
        if not amounts:
            continue
        fold = np.arange(len(series)) % FOLDS
        every = tasks + [t for cut in SHORT for t in short[cut]]
        spread = [np.empty_like(t.path) for t in every]
        for k in range(FOLDS):
            fitted = {length: fit(tasks if length == 3 else short[length],
                                  columns_for(length, True), nu, True, fold != k)
                      for length in (1, 2, 3)}
            for t, s in zip(every, spread, strict=True):
                here = fold[t.series] == k
                b = fitted[t.cut if t.cut in SHORT else 3]
                s[here] = scales(t, b, True)[here]
        record = [record_row(series, t, s, nu) for t, s in zip(every, spread, strict=True)]
    write(chosen.output / "series_constants.csv", ["name", "values", "length", "value", "source"],
          rows)
    write(chosen.output / "series_record.csv", RECORD_HEADER, record)


def write(path: Path, header: list[str], rows: list[list[str]]) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    print(path, len(rows), "rows")


if __name__ == "__main__":
    main()
