# SPDX-License-Identifier: Apache-2.0
"""Tables of a back-test: scores by method, events with their Brier terms, all cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from attain import scores
from attain.errors import MissingInput
from attain.tables import Column, Table

if TYPE_CHECKING:
    import pandas as pd

    from attain.backtest_cases import Scored
    from attain.backtest_result import Backtest
    from attain.series_data import Numbers


def event_name(rise: float) -> str:
    """Return an event in words: ``+25 %``, ``doubling``."""
    return "doubling" if rise == 1 else f"{100 * rise:+g} %"


def _interval_score(found: dict[str, Numbers], rows: Any, observed: Numbers, level: int) -> float:
    low, high = found[f"low{level}"][rows], found[f"high{level}"][rows]
    return float(np.mean(scores.interval_score(low, high, observed, alpha=1 - level / 100)))


def _mean_log_score(values: Numbers) -> float:
    """Return the mean; infinite where what came was held impossible once."""
    if np.isposinf(values).any():
        return float("inf")
    return float(values.mean())


def score_table(test: Backtest, scored: Scored, meant: dict[str, Any], reference: str) -> Table:
    """Return mean scores by method over the cases meant for each."""
    logs = test.unit.startswith("log")
    rows = []
    for name, found in scored.methods.items():
        mine = meant[name] & np.isfinite(found["crps"])
        count = int(mine.sum())
        row: dict[str, Any] = {"method": name, "forecasts": count}
        if count:
            observed = scored.cases["observed"][mine]
            middle = found["middle"][mine]
            shared = mine & np.isfinite(scored.methods[reference]["crps"])
            other = scored.methods[reference]["crps"][shared]
            inside80 = (found["low80"][mine] <= observed) & (observed <= found["high80"][mine])
            inside95 = (found["low95"][mine] <= observed) & (observed <= found["high95"][mine])
            row |= {
                "crps": float(found["crps"][mine].mean()),
                "against": float(found["crps"][shared].mean() / other.mean())
                if shared.any() and other.mean() > 0
                else None,
                "mae": float(np.abs(observed - middle).mean()),
                "interval80": _interval_score(found, mine, observed, 80),
                "interval95": _interval_score(found, mine, observed, 95),
                "log_score": _mean_log_score(found["log_score"][mine]),
                "cov80": float(inside80.mean()),
                "cov95": float(inside95.mean()),
            }
            if not logs:
                size = np.abs(observed) + np.abs(middle)
                part = np.abs(observed - middle) / np.where(size > 0, size, 1)
                row["smape"] = float(200 * np.where(size > 0, part, 0).mean())
        rows.append(row)
    if not logs:
        _add_owa(rows)
    columns = [
        Column("method", "method", "text"),
        Column("forecasts", "forecasts", "count"),
        Column("crps", "CRPS", "ratio"),
        Column("against", f"against {reference}", "ratio"),
        Column("mae", "median error" if logs else "MASE", "ratio"),
        Column("interval95", "interval score 95 %" if logs else "MSIS 95 %", "ratio"),
        Column("log_score", "log score", "ratio"),
        Column("cov80", "80 % held", "share"),
        Column("cov95", "95 % held", "share"),
    ]
    if not logs:
        columns[5:5] = [Column("smape", "sMAPE", "ratio"), Column("owa", "OWA", "ratio")]
    return Table(f"Scores by method, in {test.unit}", columns, rows)


def _add_owa(rows: list[dict[str, Any]]) -> None:
    """Add the mean of sMAPE and MASE over those of naive, where naive was tested on as many."""
    base = next((row for row in rows if row["method"] == "naive"), None)
    for row in rows:
        there = base is not None and row["forecasts"] == base["forecasts"] > 0
        if there and base is not None and base["smape"] > 0 and base["mae"] > 0:
            row["owa"] = (row["smape"] / base["smape"] + row["mae"] / base["mae"]) / 2


def brier_table(test: Backtest, scored: Scored, rows: Any, method: str) -> Table:
    """Return the Brier score of every event."""
    out = []
    for k, rise in enumerate(test.settings["events"]):
        called, happened = scored.events[method][rows, k], scored.happened[rows, k]
        there = np.isfinite(called) & (happened >= 0)
        row: dict[str, Any] = {"event": event_name(rise), "rise": rise, "count": int(there.sum())}
        if there.any():
            came = happened[there] == 1
            terms = scores.brier(called[there], came)
            row |= {
                "happened": float(came.mean()),
                "called": float(called[there].mean()),
                "score": terms.score,
                "base": terms.uncertainty,
                "skill": 1 - terms.score / terms.uncertainty if terms.uncertainty > 0 else None,
                "reliability": terms.reliability,
                "resolution": terms.resolution,
                "within_bin_variance": terms.within_bin_variance,
                "within_bin_covariance": terms.within_bin_covariance,
            }
        out.append(row)
    years = min(5, test.horizon)
    columns = [
        Column("event", f"within {years} years", "text"),
        Column("count", "forecasts", "count"),
        Column("happened", "happened", "share"),
        Column("called", "called on average", "share"),
        Column("score", "Brier", "ratio"),
        Column("base", "base rate's", "ratio"),
        Column("skill", "skill", "share"),
        Column("reliability", "reliability", "ratio"),
        Column("resolution", "resolution", "ratio"),
        Column("within_bin_variance", "within-bin variance", "ratio"),
        Column("within_bin_covariance", "within-bin covariance", "ratio"),
    ]
    return Table(f"Events: {method}", columns, out)


def case_frame(test: Backtest, scored: Scored) -> pd.DataFrame:
    """Return one row for each forecast and method."""
    try:
        import pandas
    except ImportError as error:
        raise MissingInput(
            "to_frame() needs pandas, which is not installed; run: pip install attain[frame]"
        ) from error
    names = {"low95": "0.025", "low80": "0.1", "middle": "0.5", "high80": "0.9", "high95": "0.975"}
    parts = []
    for method, found in scored.methods.items():
        rows = np.isfinite(found["middle"])
        series = scored.cases["series"][rows]
        columns: dict[str, Any] = {
            "series": np.array(test.series, dtype=object)[series],
            "class": np.array(test.groups, dtype=object)[series],
        }
        for key in ("origin", "horizon", "last", "observed", "unit"):
            columns[key] = scored.cases[key][rows]
        columns["method"] = method
        columns |= {names.get(key, key): column[rows] for key, column in found.items()}
        for k, rise in enumerate(test.settings["events"]):
            columns[f"P({event_name(rise)})"] = scored.events[method][rows, k]
        parts.append(pandas.DataFrame(columns))
    return pandas.concat(parts, ignore_index=True)
