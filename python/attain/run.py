# SPDX-License-Identifier: Apache-2.0
"""Settings that every run shares."""

from __future__ import annotations

import os

DRAWS = 65536
SEED = 7


def processors() -> int:
    """Return how many threads a run takes by itself: processors this process may use, at most 4."""
    try:
        usable = len(os.sched_getaffinity(0))
    except AttributeError:
        usable = os.cpu_count() or 1
    return min(usable, 4)
