# SPDX-License-Identifier: Apache-2.0
"""The command ``attain discover``: when is an outcome of a table, or a target of a plan, missed?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

    from attain.cli_parser import Parser


def add_discover_options(parser: Parser, whole: Any, figure: Any, seed: Any) -> None:
    """Add the options of ``discover``; `whole`, `figure` and `seed` read numbers."""
    parser.add_argument("source", metavar="FILE.csv | PLAN", help="table of cases, or a plan")
    parser.option("--outcome", metavar="Y", help="column of a table: 0 and 1, or with a bound")
    parser.option("--above", type=figure, metavar="X", help="of interest where it is above X")
    parser.option("--below", type=figure, metavar="X", help="of interest where it is below X")
    parser.option("--inputs", metavar="A,B,...", help="columns that may be limited (all others)")
    parser.option("--target", metavar="T", help="target of a plan; missing it is of interest")
    parser.option("--scenario", metavar="S", help="scenario of a plan (trend)")
    parser.option("--as-of", metavar="Y", help="information cut of a plan")
    parser.option("--draws", type=whole, metavar="N", help="draws of a plan")
    parser.option("--noise", action="store_true", help="what years bring is an input too")
    parser.option("--boxes", type=whole, default=1, metavar="K", help="boxes (default 1)")
    parser.option("--rule", default="youden", metavar="R", help="youden, f1, density, coverage")
    parser.option("--at-least", type=figure, metavar="X", help="of rules density and coverage")
    parser.option("--method", default="prim", metavar="M", help="prim (default) or cart")
    parser.option("--seed", type=seed, default=1, metavar="S", help="seed (default 1)")
    parser.option("--json", action="store_true", help="print one JSON object")


def run_discover(options: argparse.Namespace) -> None:
    """Print what was found."""
    from pathlib import Path

    from attain import cli_output as out
    from attain.discover import discover
    from attain.plan import load_plan

    settings: dict[str, Any] = {
        "boxes": options.boxes,
        "rule": options.rule,
        "at_least": options.at_least,
        "method": options.method,
        "seed": options.seed,
        "above": options.above,
        "below": options.below,
        "inputs": None if options.inputs is None else options.inputs.split(","),
    }
    of_plan = {
        "target": options.target,
        "scenario": options.scenario,
        "as_of": options.as_of,
        "draws": options.draws,
        "noise": options.noise or None,
    }
    settings |= {name: value for name, value in of_plan.items() if value is not None}
    if options.outcome is not None:
        settings["outcome"] = options.outcome
    is_table = Path(options.source).suffix.lower() == ".csv"
    source = read_table(options.source) if is_table else load_plan(options.source)
    found = discover(source, **settings)
    out.write(found.to_json() if options.json else str(found))


def read_table(path: str) -> dict[str, Any]:
    """Return the columns of a CSV file: whole numbers, numbers, or names.

    Raises
    ------
    attain.InvalidInput
        The file has no rows, a row has another number of cells, or a name twice.
    """
    import csv
    from pathlib import Path

    import numpy as np

    from attain.errors import InvalidInput

    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.reader(file) if row]
    if len(rows) < 2:
        raise InvalidInput(f"{path}: a table needs a head and rows")
    head, *body = rows
    for name in head:
        if head.count(name) > 1:
            raise InvalidInput(f"{path}: column '{name}' is there twice")
    for line, row in enumerate(body, 2):
        if len(row) != len(head):
            raise InvalidInput(f"{path}:{line}: {len(row)} cells, the head has {len(head)}")
    columns: dict[str, Any] = {}
    for k, name in enumerate(head):
        cells = [row[k].strip() for row in body]
        for kind in (int, float):
            try:
                columns[name] = np.array([kind(cell) for cell in cells])
                break
            except (ValueError, OverflowError):
                continue
        else:
            words = {"true": 1, "false": 0}
            is_truth = all(cell.lower() in words for cell in cells)
            columns[name] = np.array(
                [words[cell.lower()] for cell in cells] if is_truth else cells
            )
    return columns
