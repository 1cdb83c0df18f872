# SPDX-License-Identifier: Apache-2.0
"""Fit and forecast of many yearly series: attain beside statsforecast's DynamicOptimizedTheta.

python benchmarks/series.py [SERIES.csv] [--rounds N]

SERIES.csv has the columns series_id, year, value, part, as the M3 file of the project's benchmark;
without one, 645 series are made up: random walks with drift of 14 to 41 years.
The training parts go in as one long pandas frame, quantiles at 101 levels 6 years ahead come out as
one, in turns, one thread. statsforecast gets numpy arrays series by series and is asked for one
interval, which is the least it can be asked for; its own class for frames takes longer and is timed
beside. It is left out where it is not installed.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import sys
from collections.abc import Callable

for name in ("OMP_NUM_THREADS", "NUMBA_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"

import attain
import pandas as pd
import ratio

HORIZON = 6
LEVELS = [k / 100 for k in range(1, 100)] + [0.025, 0.975]


def training(path: str) -> pd.DataFrame:
    frame = pd.read_csv(path)
    frame = frame[frame.part == "train"]
    names = {"series_id": "unique_id", "year": "ds", "value": "y"}
    return frame.rename(columns=names)[["unique_id", "ds", "y"]].reset_index(drop=True)


def made_up() -> pd.DataFrame:
    """As many series as M3 has yearly ones, of the same lengths."""
    chance = random.Random(3)
    rows = []
    for number in range(645):
        level, drift = math.log(10 ** chance.uniform(2, 4)), chance.gauss(0.04, 0.03)
        for year in range(1980, 1980 + chance.randint(14, 41)):
            level += drift + chance.gauss(0, 0.08)
            rows.append((f"s{number:03d}", year, math.exp(level)))
    return pd.DataFrame(rows, columns=["unique_id", "ds", "y"])


def by_attain(frame: pd.DataFrame) -> None:
    answer = attain.forecast_series(frame, horizon=HORIZON, levels=LEVELS)
    assert answer.shape == (frame.unique_id.nunique() * HORIZON, 3 + len(LEVELS))


def theta_by_series(frame: pd.DataFrame) -> Callable[[], None]:
    from statsforecast.models import DynamicOptimizedTheta

    values = [group.to_numpy() for _, group in frame.groupby("unique_id", sort=False).y]
    model = DynamicOptimizedTheta(season_length=1)

    def run() -> None:
        for y in values:
            model.forecast(y=y, h=HORIZON, level=[95])

    return run


def theta_by_frame(frame: pd.DataFrame) -> Callable[[], None]:
    from statsforecast import StatsForecast
    from statsforecast.models import DynamicOptimizedTheta

    def run() -> None:
        models = [DynamicOptimizedTheta(season_length=1)]
        StatsForecast(models=models, freq=1, n_jobs=1).forecast(df=frame, h=HORIZON, level=[95])

    return run


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("series", nargs="?", help="CSV file; default: made-up series")
    options = ratio.options(__doc__, parser=parser, rounds=7)
    frame = training(options.series) if options.series else made_up()
    if options.quick:
        frame = frame[frame.unique_id.isin(frame.unique_id.unique()[:30])]
    settings = {"series": frame.unique_id.nunique(), "horizon": HORIZON, "levels": len(LEVELS)}
    packages = ["numpy", "pandas", "statsforecast"]
    report = ratio.Report(__doc__, options, packages=packages, settings=settings)
    calls: dict[str, Callable[[], None]] = {"attain": lambda: by_attain(frame)}
    if report.has("statsforecast"):
        calls["DynamicOptimizedTheta, arrays"] = theta_by_series(frame)
        calls["DynamicOptimizedTheta, frame"] = theta_by_frame(frame)
    times = report.in_turns(calls)
    for name in list(calls)[1:]:
        report.ratio(times, name, "attain")
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
