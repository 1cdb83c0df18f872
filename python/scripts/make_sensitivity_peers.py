# SPDX-License-Identifier: Apache-2.0
"""Write tests/python/data/sensitivity_peers.json: what SALib and OpenTURNS say of attain's designs.

    pip install SALib openturns
    python python/scripts/make_sensitivity_peers.py

OpenTURNS divides sums by n - 1 or 2 n - 1 and by the variance of A alone; Saltelli, Jansen and
Mauntz-Kucherenko are therefore other estimators there; Martinez is the same, and the rank estimator but for the
variance with n - 1.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import openturns as ot
from attain import indices
from SALib.analyze import morris, pawn, sobol

OUT = Path(__file__).resolve().parents[2] / "tests" / "python" / "data" / "sensitivity_peers.json"
PI = 3.141592653589793
NAMES = ["x1", "x2", "x3"]
SPREADS = dict.fromkeys(NAMES, f"uniform(lo=-{PI}, hi={PI})")
PROBLEM = {"num_vars": 3, "names": NAMES, "bounds": [[-PI, PI]] * 3}
UNITS, SEED = 64, 7


def ishigami(x: np.ndarray) -> np.ndarray:
    """Return the Ishigami function of rows."""
    return np.sin(x[:, 0]) * (1 + 0.1 * x[:, 2] ** 4) + 7 * np.sin(x[:, 1]) ** 2


def sobol_cases(x: np.ndarray, y: np.ndarray) -> list[dict]:
    """Return what SALib (all orders) and OpenTURNS (Martinez) find."""
    found = sobol.analyze(PROBLEM, y, calc_second_order=True, num_resamples=2)
    pairs = [found["S2"][i, j] for i in range(3) for j in range(i + 1, 3)]
    salib = {"first": list(found["S1"]), "total": list(found["ST"]), "second": pairs}
    # OpenTURNS wants the blocks A, B, AB_1, ... whole, one after the other.
    blocks = [0, 7, 1, 2, 3]
    table, values = ([a[k::8] for k in blocks] for a in (x, y))
    rows = ot.Sample(np.concatenate(table))
    outputs = ot.Sample(np.concatenate(values)[:, np.newaxis])
    algorithm = ot.MartinezSensitivityAlgorithm(rows, outputs, UNITS)
    martinez = {
        "first": list(algorithm.getFirstOrderIndices()),
        "total": list(algorithm.getTotalOrderIndices()),
    }
    return [
        {"by": "SALib", "first": "saltelli2010", "total": "jansen1999", "wanted": salib},
        {"by": "OpenTURNS", "first": "martinez2011", "total": "martinez2011", "wanted": martinez},
    ]


def main() -> None:
    """Write the record."""
    runs = indices.design(SPREADS, units=UNITS, second_order=True, seed=SEED)
    y = ishigami(runs.x)
    paths = indices.design(SPREADS, kind="trajectories", units=20, seed=SEED)
    effects = ishigami(paths.x)
    found = morris.analyze(PROBLEM, paths.x, effects, num_levels=4)
    plain = indices.design(SPREADS, kind="plain", units=500, seed=SEED)
    given = ishigami(plain.x)
    slices = pawn.analyze(PROBLEM, plain.x, given, S=10)
    ranks = ot.RankSobolSensitivityAlgorithm(ot.Sample(plain.x), ot.Sample(given[:, np.newaxis]))
    record = {
        "versions": {"SALib": version("SALib"), "openturns": ot.__version__},
        "units": UNITS,
        "seed": SEED,
        "y": list(y),
        "sobol": sobol_cases(runs.x, y),
        "morris": {
            "y": list(effects),
            "wanted": {
                "mu": list(found["mu"]),
                "mu_star": list(found["mu_star"]),
                "sigma": list(found["sigma"]),
            },
        },
        "given": {
            "y": list(given),
            "pawn": list(slices["median"]),
            "rank": list(ranks.getFirstOrderIndices()),
        },
    }
    OUT.parent.mkdir(exist_ok=True)
    text = json.dumps(record, default=float, separators=(",", ":"))
    OUT.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
