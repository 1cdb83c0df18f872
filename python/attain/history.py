# SPDX-License-Identifier: Apache-2.0
"""Histories: what was observed of a place, without any target."""

from __future__ import annotations

import os
from pathlib import Path

from attain.plan import Plan, loaded
from attain.plan_files import bundled


def bundled_histories() -> dict[str, Path]:
    """Return the history files that come with the package, by name."""
    return bundled("histories")


def load_history(name_or_path: str | os.PathLike[str]) -> Plan:
    """Load a history that comes with attain, or a file with ``kind = "history"``.

    Parameters
    ----------
    name_or_path
        A bundled name such as ``"guangzhou"``, or the path of a TOML file.

    Returns
    -------
    Plan
        With indicators and their observations, without targets, levers and scenarios of its own.

    Raises
    ------
    attain.NotFound
        There is neither a bundled history nor a file of this name; the message names the nearest.
    attain.InvalidInput
        The file has a mistake; the message says which, where, and the nearest valid name.
    """
    return loaded(name_or_path, "history")
