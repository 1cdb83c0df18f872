# SPDX-License-Identifier: Apache-2.0
"""What the spread of a series forecast was calibrated on, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain._core import series as core

if TYPE_CHECKING:
    from attain.series_data import Histories
    from attain.series_parts import Part

SOURCE = "generic model, calibrated on training parts of the M3 competition"


def sentence(part: Part, histories: Histories, horizon: int) -> str:
    """Return what a part rests on; for the generic model how its shortest history fared there."""
    if part.group:
        return f"class {part.group}: {part.record}"
    shortest = int(histories.lengths[part.rows].min())
    values = "value" if shortest == 1 else "values"
    told = core.record(shortest, horizon=horizon)
    return f"{SOURCE}; from {shortest} {values} on: {told}"
