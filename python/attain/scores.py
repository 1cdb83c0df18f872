# SPDX-License-Identifier: Apache-2.0
"""How good a forecast was: proper scores, coverage, reliability.

All scores are losses: 0 (for log scores minus infinity) is best and less is better. Arrays
broadcast as in numpy; the result has the common shape and is a float where everything is a
number. Whatever is missing or not finite is an `attain.InvalidInput` that names its place.

>>> import attain
>>> attain.scores.crps([1.0, 2.0, 3.0], 2.0)
0.2222222222222222
"""

from attain._core.scores import Brier
from attain.score_pointwise import (
    crps,
    crps_normal,
    crps_quantiles,
    crps_student_t,
    interval_score,
    log_score_event,
    log_score_normal,
    log_score_student_t,
    pinball,
    pit,
    pit_normal,
    pit_student_t,
)
from attain.score_records import (
    brier,
    conformal_margin,
    coverage,
    pit_histogram,
    recalibration,
    reliability,
)
from attain.score_tables import Coverage, Recalibration, Reliability

__all__ = [
    "Brier",
    "Coverage",
    "Recalibration",
    "Reliability",
    "brier",
    "conformal_margin",
    "coverage",
    "crps",
    "crps_normal",
    "crps_quantiles",
    "crps_student_t",
    "interval_score",
    "log_score_event",
    "log_score_normal",
    "log_score_student_t",
    "pinball",
    "pit",
    "pit_histogram",
    "pit_normal",
    "pit_student_t",
    "recalibration",
    "reliability",
]


def __dir__() -> list[str]:
    return __all__
