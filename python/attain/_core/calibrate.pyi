# SPDX-License-Identifier: Apache-2.0
"""
Class constants.
"""
from __future__ import annotations
def classes() -> list[str]:
    """
    Classes of the built-in constants, in order of the table.
    """
def constants_digest() -> str:
    """
    Fingerprint of the built-in constants.
    """
