# SPDX-License-Identifier: Apache-2.0
"""Histories: what was observed of a place, without any target."""

from __future__ import annotations

import os
from pathlib import Path

from attain._core import io
from attain.errors import NotFound
from attain.listing import nearest
from attain.plan import Plan, bundled


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
    given = os.fspath(name_or_path)
    files = bundled_histories()
    path = files.get(given, Path(given))
    if not path.is_file():
        known = ", ".join(files)
        raise NotFound(
            f"there is no history file or bundled history '{given}'{nearest(given, list(files))} "
            f"(bundled: {known})"
        )
    return Plan(io.load_plan(str(path)))
