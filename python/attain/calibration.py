# SPDX-License-Identifier: Apache-2.0
"""The calibration record behind a probability, as words and as a reliability diagram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.errors import MissingInput, NotFound

if TYPE_CHECKING:
    from attain._core.growth import CalibrationRecord
    from attain._core.study import Row
    from attain.scores import Reliability


def mark(row: Row) -> str:
    """Return what a board says of a probability: on how many series it was calibrated.

    An exclamation mark says that 80 % intervals of its class held less than 70 or more than 90 %
    of the outcomes of some origin year. Empty for a row without a model.
    """
    if row.probability is None or not row.calibration:
        return ""
    if not row.calibrated_on:
        return "uncalibrated"
    return f"calibrated on {row.calibrated_on} series{'!' if row.flagged else ''}"


def reliability_of(
    target: str, calibration: str, record: CalibrationRecord, rise: float | None
) -> Reliability:
    """Return the reliability table of a record's events.

    Raises
    ------
    attain.MissingInput
        The record holds no events.
    attain.NotFound
        No event has this rise.
    """
    import numpy as np

    from attain import scores

    events = record.events
    if not events:
        why = calibration or "it has no model"
        raise MissingInput(f"target '{target}' has no events to compare with: {why}")
    rises = [float(event["rise"]) for event in events]
    if rise is not None and float(rise) not in rises:
        known = ", ".join(f"{one:g}" for one in rises)
        raise NotFound(f"the record has no rise {rise!r} (rises: {known})")
    called, happened = [], []
    for event in events:
        if rise is not None and float(event["rise"]) != float(rise):
            continue
        counts = np.asarray(event["bin_count"])
        came = np.asarray(event["bin_happened"])
        called.append(np.repeat(np.asarray(event["bin_probability"]), counts))
        happened += [np.arange(n) < k for n, k in zip(counts, came, strict=True)]
    return scores.reliability(np.concatenate(called), np.concatenate(happened), bins=10)
