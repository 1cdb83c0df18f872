# SPDX-License-Identifier: Apache-2.0
"""Names of the figures that a sweep keeps, as the core has them."""

from __future__ import annotations

TARGET_FIGURES = ("probability", "std_error", "low", "high", "q05", "q25", "q50", "q75", "q95")
"""Of each target: its probability with error and 95 % interval, quantiles of the level in the due
year in the printed unit."""

SCENARIO_FIGURES = (
    "assessed",
    "expected",
    "expected_std_error",
    "all",
    "all_std_error",
    "cost",
    "cost_std_error",
)
"""Of each scenario: headline targets with a probability, their expected number, the probability of
all of them, the discounted cost."""
