# SPDX-License-Identifier: Apache-2.0
"""Settings that every run shares."""

from __future__ import annotations

import os

DRAWS = 65536
SEED = 7


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
