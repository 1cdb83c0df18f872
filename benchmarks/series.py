# SPDX-License-Identifier: Apache-2.0
"""Fit and forecast of many yearly series: attain beside statsforecast's DynamicOptimizedTheta.

python benchmarks/series.py SERIES.csv [--rounds N]

SERIES.csv has the columns series_id, year, value, part, as the M3 file of the project's benchmark.
The training parts go in as one long pandas frame, quantiles at 101 levels 6 years ahead come out as
one, in turns, one thread. statsforecast gets numpy arrays series by series and is asked for one
interval, which is the least it can be asked for; its own class for frames takes longer and is timed
beside. It is left out where it is not installed.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Callable
from importlib.metadata import version
from importlib.util import find_spec
from statistics import median

for name in ("OMP_NUM_THREADS", "NUMBA_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"

import attain
import pandas as pd

HORIZON = 6
LEVELS = [k / 100 for k in range(1, 100)] + [0.025, 0.975]


def training(path: str) -> pd.DataFrame:
    frame = pd.read_csv(path)
    frame = frame[frame.part == "train"]
    names = {"series_id": "unique_id", "year": "ds", "value": "y"}
    return frame.rename(columns=names)[["unique_id", "ds", "y"]].reset_index(drop=True)


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


def seconds(call: Callable[[], None]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("series")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    frame = training(options.series)
    calls: dict[str, Callable[[], None]] = {"attain": lambda: by_attain(frame)}
    if find_spec("statsforecast"):
        calls["DynamicOptimizedTheta, arrays"] = theta_by_series(frame)
        calls["DynamicOptimizedTheta, frame"] = theta_by_frame(frame)
    for call in calls.values():
        call()
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(options.rounds):
        for name, call in calls.items():
            taken[name].append(seconds(call))
    print(f"{frame.unique_id.nunique()} series, {HORIZON} years ahead, {len(LEVELS)} levels")
    for name, times in taken.items():
        spread = f"({min(times):.3f}-{max(times):.3f})"
        ratios = [a / b for a, b in zip(times, taken["attain"], strict=True)]
        ratio = f"{median(ratios):.1f} ({min(ratios):.1f}-{max(ratios):.1f}) times attain"
        tail = "" if name == "attain" else f", {ratio}"
        print(f"{name:31} {median(times):.3f} s {spread}{tail}")
    packages = ["pandas", "numpy", *(["statsforecast"] if len(calls) > 1 else [])]
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    print(f"attain {attain.__version__}, {versions}, Python {platform.python_version()}")


if __name__ == "__main__":
    main()
