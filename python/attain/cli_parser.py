# SPDX-License-Identifier: Apache-2.0
"""What the command ``attain`` understands: its commands and their options."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from attain import __version__


class UsageError(Exception):
    """A mistake in how the command was called."""


class Parser(argparse.ArgumentParser):
    """Argument parser that takes no abbreviations and raises its mistakes as `UsageError`."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)
        self.options: list[str] = ["--help"]
        self.commands: dict[str, Parser] = {}

    def option(self, *names: str, **settings: Any) -> None:
        """Add an option and remember its name for suggestions."""
        self.options += [name for name in names if name.startswith("--")]
        self.add_argument(*names, **settings)

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} (see: {self.prog} --help)")


def _whole(text: str) -> int:
    """Return a positive whole number; 100_000 may be written with underscores."""
    try:
        value = int(text)
    except ValueError:
        value = 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number of 1 or more")
    return value


def _seed(text: str) -> int:
    """Return a seed: a whole number from 0 to 2^64 - 1."""
    try:
        value = int(text)
    except ValueError:
        value = -1
    if not 0 <= value < 2**64:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 0 to 2^64 - 1")
    return value


def _add_seed_and_threads(parser: Parser) -> None:
    from attain.plan import SEED

    parser.option(
        "--seed", type=_seed, default=SEED, metavar="S", help=f"seed of the draws (default {SEED})"
    )
    parser.option(
        "--threads",
        type=_whole,
        metavar="N",
        help="threads (default: all processors; no effect on the answer)",
    )


def _add_run_options(parser: Parser) -> None:
    from attain.plan import DRAWS

    parser.option(
        "--as-of",
        metavar="Y",
        help="information cut: 2020 or 2024-03 (default: the year before the plan)",
    )
    parser.option(
        "--draws",
        type=_whole,
        default=DRAWS,
        metavar="N",
        help=f"number of draws (default {DRAWS})",
    )
    _add_seed_and_threads(parser)


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    top = Parser(
        prog="attain",
        description="How probable is it that each dated target of a plan is reached in time?",
        epilog="exit codes: 0 done, 1 internal error, 2 bad input or usage, 130 interrupted",
    )
    top.option("--version", action="version", version=f"attain {__version__}")
    kinds = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)

    def command(name: str, words: str) -> Parser:
        made: Parser = kinds.add_parser(
            name, help=words, description=words[0].upper() + words[1:] + "."
        )
        top.commands[name] = made
        return made

    listed = command("list", "list the plans that come with attain")
    checked = command("validate", "check a plan file and say what is in it")
    checked.add_argument(
        "plan", metavar="FILE", nargs="?", help="plan file, or the name of a bundled plan"
    )
    checked.option(
        "--schema", action="store_true", help="only print the path of the JSON Schema for editors"
    )
    asked = command("forecast", "say how probable it is that each target is reached")
    asked.add_argument(
        "plans",
        metavar="PLAN",
        nargs="+",
        help="names of bundled plans, or plan files; several are forecast on the same draws",
    )
    asked.option(
        "--scenario", default="trend", metavar="S", help="scenario of the plan (default trend)"
    )
    asked.option(
        "--method", default="monte carlo", metavar="M", help="'monte carlo' (default) or 'exact'"
    )
    asked.option("--picture", metavar="FILE.svg", help="also write the board as a picture")
    judged = command("evaluate", "say what came of each target and how what is open stands")
    judged.add_argument("plan", metavar="PLAN", help="name of a bundled plan, or a plan file")
    _add_evaluate_options(judged)
    moved = command("changed", "say what changed between two years, and why")
    moved.add_argument("plan", metavar="PLAN", help="name of a bundled plan, or a plan file")
    _add_changed_options(moved)
    paired = command("compare", "compare scenarios of a plan on the same draws")
    paired.add_argument("plan", metavar="PLAN", help="name of a bundled plan, or a plan file")
    paired.add_argument(
        "scenarios",
        metavar="SCENARIO",
        nargs="+",
        help="scenarios of the plan; trend is the reference unless it is named",
    )
    tested = command("backtest", "hold forecasts from past years against what came")
    _add_backtest_options(tested)
    for parser in (asked, paired):
        _add_run_options(parser)
    for parser in (listed, checked, asked, judged, moved, paired, tested):
        parser.option("--json", action="store_true", help="print one JSON object")
    return top


def _add_changed_options(parser: Parser) -> None:
    from attain.plan import DRAWS

    parser.option(
        "--from", dest="from_", metavar="Y", required=True, help="the earlier information cut"
    )
    parser.option("--to", metavar="Y", required=True, help="the later information cut")
    parser.option(
        "--scenario", default="trend", metavar="S", help="scenario of the plan (default trend)"
    )
    parser.option("--to-scenario", metavar="S", help="scenario at the later point (default: same)")
    parser.option(
        "--draws", type=_whole, default=DRAWS, metavar="N", help=f"draws (default {DRAWS})"
    )
    _add_seed_and_threads(parser)


def _add_evaluate_options(parser: Parser) -> None:
    from attain.plan import DRAWS

    parser.option(
        "--as-of",
        metavar="Y",
        help="information cut: 2022 or 2024-03 (default: the last year of the plan)",
    )
    parser.option("--outturns", metavar="FILE", help="CSV file of further observations")
    parser.option(
        "--base-year",
        type=_whole,
        metavar="Y",
        help="year that levels are measured from (default: the year before the plan)",
    )
    parser.option(
        "--draws",
        type=_draws_or_none,
        default=DRAWS,
        metavar="N",
        help=f"draws of the forecast beside (default {DRAWS}); 0: none",
    )
    _add_seed_and_threads(parser)


def _draws_or_none(text: str) -> int:
    """Return a number of draws; 0 for no forecast."""
    return 0 if text == "0" else _whole(text)


def _add_backtest_options(parser: Parser) -> None:
    parser.add_argument(
        "source",
        metavar="SOURCE",
        nargs="?",
        default="panel",
        help="panel (default), plans, a bundled history, a plan file or a CSV file of series",
    )
    parser.option("--horizon", type=_whole, default=5, metavar="H", help="years ahead (default 5)")
    parser.option("--origins", metavar="Y[:Y]", help="years to forecast from (default: all)")
    parser.option("--classes", metavar="C,C", help="panel: classes to test (default: all)")
    parser.option("--methods", metavar="M,M", help="methods to compare (default: all built in)")
    parser.option("--history", type=_whole, metavar="N", help="fewest figures before an origin")
    parser.option("--test", metavar="FILE", help="M4: file of the figures held out")
    parser.option("--out", metavar="DIR", help="folder that keeps finished origins; resumes there")
    parser.option("--report", metavar="FILE.html", help="also write a report with pictures")
    parser.option("--no-progress", action="store_true", help="show no progress")
