# SPDX-License-Identifier: Apache-2.0
"""Places of a search as dates."""

from __future__ import annotations

from math import floor


def time_text(time: float, kind: str) -> str:
    """Return a time as the key that a schedule of this kind would have there.

    Counts have year-end and month-end keys: 2025.0 is "2025", 2023.5 is "2024-06". Keys of rates
    are first days: 2025.0 is "2026", 2023.5 is "2024-07".
    """
    year, month = floor(time), round(12 * (time - floor(time)))
    if month == 12:
        year, month = year + 1, 0
    if kind == "count":
        return f"{year}" if month == 0 else f"{year + 1}-{month:02d}"
    return f"{year + 1}" if month == 0 else f"{year + 1}-{month + 1:02d}"
