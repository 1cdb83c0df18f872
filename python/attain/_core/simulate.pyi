# SPDX-License-Identifier: Apache-2.0
"""
Threads.
"""
from __future__ import annotations
def default_threads() -> int:
    """
    Threads used where none are asked for: the processors, at most 4.
    """
