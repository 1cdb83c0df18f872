# SPDX-License-Identifier: Apache-2.0
"""Sobol' indices of 163,840 runs with 100 bootstraps: attain, SALib and OpenTURNS on the same table.

Eight factors of Sobol's G function, 2^14 units of A, B and eight AB; first and total indices and
their intervals. Running the function is not timed.

    pip install SALib openturns
    python benchmarks/sensitivity.py
"""

from __future__ import annotations

import sys

import numpy as np
import ratio
from attain import indices

FACTORS, RESAMPLES = 8, 100
WEIGHTS = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])


def main() -> int:
    """Measure and print."""
    options = ratio.options(__doc__)
    report = ratio.Report(__doc__, options, packages=["numpy", "SALib", "openturns"])
    units = 2**10 if options.quick else 2**14
    names = [f"x{k + 1}" for k in range(FACTORS)]
    design = indices.design(dict.fromkeys(names, "uniform(lo=0, hi=1)"), units=units, seed=7)
    y = np.prod((np.abs(4 * design.x - 2) + WEIGHTS) / (1 + WEIGHTS), axis=1)

    def by_attain() -> object:
        return indices.sobol(design, y, resamples=RESAMPLES)

    calls = {"attain": by_attain}
    if report.has("SALib"):
        from SALib.analyze import sobol

        problem = {"num_vars": FACTORS, "names": names, "bounds": [[0, 1]] * FACTORS}

        def by_salib() -> object:
            return sobol.analyze(
                problem, y, calc_second_order=False, num_resamples=RESAMPLES, seed=1
            )

        calls["SALib"] = by_salib
    if report.has("openturns"):
        import openturns as ot

        step = FACTORS + 2
        order = [0, step - 1, *range(1, step - 1)]
        rows = ot.Sample(np.concatenate([design.x[k::step] for k in order]))
        outputs = ot.Sample(np.concatenate([y[k::step] for k in order])[:, np.newaxis])

        def by_openturns() -> object:
            algorithm = ot.SaltelliSensitivityAlgorithm(rows, outputs, units)
            algorithm.setUseAsymptoticDistribution(False)
            algorithm.setBootstrapSize(RESAMPLES)
            return algorithm.getFirstOrderIndicesInterval(), algorithm.getTotalOrderIndices()

        calls["OpenTURNS"] = by_openturns
    times = report.in_turns(calls)
    report.ratio(times, "SALib", "attain", at_least=20)
    report.ratio(times, "OpenTURNS", "attain", at_least=8)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
