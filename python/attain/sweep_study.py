# SPDX-License-Identifier: Apache-2.0
"""Study files of ``attain sweep``: which plan, which scenarios, which run."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attain.errors import InvalidInput, MissingInput, NotFound
from attain.listing import nearest
from attain.plan import Plan, load_plan

if TYPE_CHECKING:
    from attain.scenario import Scenario

KEYS = ("plan", "scenarios", "on", "as_of", "draws", "seed", "discount", "chunk", "grid", "table")


class Study:
    """A study file, read: the plan, the design and the settings of `attain.sweep` that it names.

    Parameters
    ----------
    path
        A TOML or JSON file. ``plan``: a bundled name, or a plan file beside it. ``grid``: lists of
        values by input; or ``table``: a CSV file beside it, one scenario a row. ``on``,
        ``as_of``, ``draws``, ``seed``, ``discount``, ``chunk`` as in `attain.sweep`;
        ``scenarios``: a scenario file that `on` is looked for in too.

    Raises
    ------
    attain.InvalidInput
        The file cannot be read, or names neither or both of grid and table.
    attain.NotFound
        A key is unknown; the message names the nearest.
    """

    def __init__(self, path: str) -> None:
        file = Path(path)
        found = _read(file)
        for key in found:
            if key not in KEYS:
                raise NotFound(
                    f"'{path}' has the unknown key '{key}'{nearest(key, KEYS)} "
                    f"(there are: {', '.join(KEYS)})"
                )
        if "plan" not in found:
            raise InvalidInput(f"'{path}' lacks plan, the name of a bundled plan or a plan file")
        if ("grid" in found) == ("table" in found):
            raise InvalidInput(f"'{path}' needs either a grid or a table")
        beside = file.parent / str(found["plan"])
        self.plan: Plan = load_plan(str(beside) if beside.is_file() else str(found["plan"]))
        self.on: Scenario = self._scenario(file, found)
        self.design: Any = found.get("grid")
        if self.design is None:
            self.design = _rows(file.parent / str(found["table"]))
        names = ("as_of", "draws", "seed", "discount", "chunk")
        self.settings = {name: found[name] for name in names if name in found}

    def _scenario(self, file: Path, found: dict[str, Any]) -> Scenario:
        name = str(found.get("on", "trend"))
        if "scenarios" in found:
            more = self.plan.load_scenarios(file.parent / str(found["scenarios"]))
            if name in more.ids:
                own: Scenario = more[name]
                return own
        of_plan: Scenario = self.plan.scenarios[name]
        return of_plan


def _read(file: Path) -> dict[str, Any]:
    """Return the table of a TOML or JSON file."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise InvalidInput(f"cannot read the study '{file}': {error}") from error
    try:
        if file.suffix.lower() == ".json":
            found = json.loads(text)
        else:
            found = _toml(text)
    except ValueError as error:
        raise InvalidInput(f"the study '{file}' has a mistake: {error}") from error
    if not isinstance(found, dict):
        raise InvalidInput(f"the study '{file}' is no table of keys")
    return found


def _toml(text: str) -> Any:
    try:
        import tomllib
    except ImportError as error:
        raise MissingInput(
            "a study in TOML needs Python 3.11 or newer; write it as a .json file"
        ) from error
    return tomllib.loads(text)


def _rows(file: Path) -> list[dict[str, Any]]:
    """Return the rows of a CSV file; figures are numbers, anything else stays text."""

    def cell(text: str) -> Any:
        try:
            return float(text)
        except ValueError:
            return json.loads(text) if text.startswith("{") else text

    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream, strict=True))
    except (OSError, UnicodeError, csv.Error) as error:
        raise InvalidInput(f"cannot read the table '{file}': {error}") from error
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise InvalidInput(f"'{file}' line {number} has another number of cells than its head")
    try:
        return [{name: cell(text.strip()) for name, text in row.items()} for row in rows]
    except ValueError as error:
        raise InvalidInput(f"'{file}' has a cell that is no JSON object: {error}") from error
