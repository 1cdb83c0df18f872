# SPDX-License-Identifier: Apache-2.0
"""Places of a search as dates."""

from __future__ import annotations

from math import floor


def time_text(time: float, *, last: bool = False) -> str:
    """Return a place on the time axis as a date: 2020.0 is the first day of 2021.

    `last`: the place is a year itself, the end of a phase-out.
    """
    if last:
        return f"{time:.0f}"
    month = round(12 * (time - floor(time)))
    year = floor(time) + 1
    return f"{year}" if month == 0 else f"{year}-{month + 1:02d}"
