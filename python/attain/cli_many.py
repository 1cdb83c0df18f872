# SPDX-License-Identifier: Apache-2.0
"""The command ``attain forecast-many``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from attain.cli_parser import INTERRUPTED, Parser


def add_options(parser: Parser) -> None:
    """Add the options of ``forecast-many`` but those of the run."""
    parser.add_argument(
        "plans",
        metavar="FOLDER",
        nargs="+",
        help="folder of plan files; or plan files and names of bundled plans",
    )
    parser.option(
        "--scenario", default="trend", metavar="S", help="scenario of the plans (default trend)"
    )
    parser.option(
        "--list-refused",
        action="store_true",
        help="list plans that cannot be read or played, and go on with the others",
    )


def run(options: argparse.Namespace) -> int:
    """Forecast many plans; return the exit code, that of an interruption where it was stopped."""
    from attain import cli_output as out
    from attain.portfolio_board import forecast_many

    names = options.plans
    board = forecast_many(
        names[0] if len(names) == 1 and Path(names[0]).is_dir() else names,
        as_of=options.as_of,
        draws=options.draws,
        seed=options.seed,
        threads=options.threads,
        scenario=options.scenario,
        on_error="list" if options.list_refused else "raise",
    )
    out.write(board.to_json() if options.json else str(board))
    print(board.cost_text(), file=sys.stderr)
    return 0 if board.complete else INTERRUPTED
