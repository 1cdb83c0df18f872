# SPDX-License-Identifier: Apache-2.0
"""Sweeps as a reader sees them: the range of each outcome that moves, and where its ends are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from attain.text import number, percent, text_table

if TYPE_CHECKING:
    from attain.sweep_result import Sweep


def ranges(sweep: Sweep) -> list[dict[str, Any]]:
    """Return lowest and highest value of each outcome with the scenarios and inputs."""
    import numpy as np

    def at(row: int) -> dict[str, Any]:
        levels, values = sweep.levels, zip(sweep.names, sweep.inputs[row].tolist())
        inputs = {name: levels[name][int(v)] if name in levels else v for name, v in values}
        return {"scenario": int(sweep.scenarios[row]), **inputs}

    found = []
    for name, column in sweep.outcomes.items():
        low, high = int(np.nanargmin(column)), int(np.nanargmax(column))
        found.append(
            {
                "name": name,
                "lowest": float(column[low]),
                "lowest_at": at(low),
                "highest": float(column[high]),
                "highest_at": at(high),
            }
        )
    return found


def heading(sweep: Sweep) -> str:
    """Return what was played, in one line."""
    done, all_of_them = len(sweep), sweep.settings["scenarios"]
    part = f"{done:,}" if done == all_of_them else f"{done:,} of {all_of_them:,}"
    return (
        f"Sweep of {sweep.plan} as of {sweep.as_of}: {part} scenarios of "
        f"{', '.join(sweep.names)}; {sweep.draws:,} draws each, seed {sweep.seed}"
    )


def _cells(sweep: Sweep) -> tuple[list[str], list[list[str]], str]:
    """Return heads, rows, and a sentence on the outcomes that do not move."""
    targets = set(sweep.targets)
    rows, still = [], 0
    for one in ranges(sweep):
        if one["lowest"] == one["highest"]:
            still += 1
            continue
        words: Callable[[float], str] = percent if one["name"] in targets else number
        where = [
            ", ".join(
                f"{name} {value if isinstance(value, str) else number(value)}"
                for name, value in one[end].items()
                if name != "scenario"
            )
            for end in ("lowest_at", "highest_at")
        ]
        rows.append([one["name"], words(one["lowest"]), where[0], words(one["highest"]), where[1]])
    heads = ["outcome", "lowest", "at", "highest", "at"]
    return heads, rows, f"{still} outcomes are the same in all scenarios" if still else ""


def as_text(sweep: Sweep) -> str:
    """Return the display of a terminal."""
    heads, rows, note = _cells(sweep)
    parts = [heading(sweep), text_table(heads, rows) if rows else "", note]
    return "\n\n".join(part for part in parts if part)


def as_html(sweep: Sweep) -> str:
    """Return the display of a notebook."""
    from attain.html import table

    heads, rows, note = _cells(sweep)
    return table(heads, rows, caption=f"{heading(sweep)}. {note}" if note else heading(sweep))
