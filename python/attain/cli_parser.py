# SPDX-License-Identifier: Apache-2.0
"""What the command ``attain`` understands: its commands and their options."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from attain import __version__
from attain.cli_discover import add_discover_options

INTERRUPTED = 130
"""Exit code of a command that Ctrl-C ended."""


class UsageError(Exception):
    """A mistake in how the command was called."""


class Parser(argparse.ArgumentParser):
    """Argument parser that takes no abbreviations and raises its mistakes as `UsageError`."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)
        self.options: list[str] = ["--help"]
        self.commands: dict[str, Parser] = {}
        self.rest = ""

    def option(self, *names: str, **settings: Any) -> None:
        """Add an option and remember its name for suggestions."""
        self.options += [name for name in names if name.startswith("--")]
        self.add_argument(*names, **settings)

    def parse_known_args(  # type: ignore[override]
        self, args: Any = None, namespace: Any = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse; words left over behind options go to the argument named `rest`."""
        found, left = super().parse_known_args(args, namespace)
        if self.rest and left and not any(word.startswith("-") for word in left):
            setattr(found, self.rest, [*getattr(found, self.rest), *left])
            left = []
        return found, left

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
    from attain.run import SEED

    parser.option(
        "--seed", type=_seed, default=SEED, metavar="S", help=f"seed of the draws (default {SEED})"
    )
    parser.option(
        "--threads",
        type=_whole,
        metavar="N",
        help="threads (default: all processors, at most 4; no effect on the answer)",
    )


def _add_run_options(parser: Parser) -> None:
    from attain.run import DRAWS

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


def _figure(text: str) -> float:
    """Return a finite number."""
    from math import isfinite

    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise argparse.ArgumentTypeError(f"'{text}' is not a number")
    return value


def _add_scenario_file(parser: Parser) -> None:
    """Add the option for a file of scenarios."""
    parser.option(
        "--scenarios", dest="scenarios_file", metavar="FILE", help="scenario file of the plan"
    )


def _add_compare_options(parser: Parser) -> None:
    """Add the options of ``compare`` but those of the run."""
    _add_scenario_file(parser)
    _add_discount(parser)
    parser.option("--picture", metavar="FILE.svg", help="also write the differences as a picture")
    parser.option(
        "--explain", action="store_true", help="print the evidence and shares of variance instead"
    )


def _add_discount(parser: Parser) -> None:
    parser.option(
        "--discount",
        type=_figure,
        default=0.0,
        metavar="R",
        help="yearly rate that costs are discounted with, such as .03 (default 0)",
    )


def _add_solve_options(parser: Parser) -> None:
    """Add the options of ``solve`` but those of the run."""
    parser.option("--lever", required=True, metavar="L", help="lever that is searched")
    parser.option(
        "--target", metavar="T", help="target to become probable enough; none: expected number"
    )
    parser.option(
        "--probability", type=_figure, default=0.9, metavar="P", help="wanted (default .9)"
    )
    parser.option(
        "--expected", type=_figure, metavar="N", help="expected number wanted, without --target"
    )
    parser.option("--on", default="trend", metavar="S", help="scenario to start from (trend)")
    _add_scenario_file(parser)
    parser.option(
        "--find", default="setting", metavar="F", help="setting (default), date or phase-out"
    )
    parser.option(
        "--setting", type=_figure, metavar="X", help="what holds from the date, or is phased out"
    )
    parser.option("--at", metavar="Y", help="date of the setting; first year of the phase-out")
    parser.option("--low", type=_figure, metavar="X", help="lower end of the search")
    parser.option("--high", type=_figure, metavar="X", help="upper end of the search")
    _add_discount(parser)
    parser.option("--picture", metavar="FILE.svg", help="also write the search as a picture")


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
    asked.option(
        "--design", metavar="D", help="'monte carlo', or 'sobol' (default with --tolerance)"
    )
    asked.option(
        "--tolerance",
        type=_figure,
        metavar="X",
        help="draw until headline probabilities are known to X either side with 95 %%",
    )
    asked.option(
        "--most-draws", type=_whole, metavar="N", help="limit of the draws of --tolerance"
    )
    asked.option("--picture", metavar="FILE.svg", help="also write the board as a picture")
    from attain import cli_many

    many = command("forecast-many", "forecast any number of plans, one line each and all together")
    cli_many.add_options(many)
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
        nargs="*",
        help="scenarios of the plan or the file (default: all of the file); trend is the reference "
        "unless it is named",
    )
    paired.rest = "scenarios"
    _add_compare_options(paired)
    solved = command("solve", "look for the setting, date or phase-out that is just enough")
    solved.add_argument("plan", metavar="PLAN", help="name of a bundled plan, or a plan file")
    _add_solve_options(solved)
    told = command("diff", "say in what two scenarios of a plan differ")
    told.add_argument("plan", metavar="PLAN", help="name of a bundled plan, or a plan file")
    told.add_argument("first", metavar="A", help="a scenario")
    told.add_argument("second", metavar="B", help="another scenario")
    _add_scenario_file(told)
    swept = command("sweep", "play thousands of scenarios and keep what comes of them")
    _add_sweep_options(swept)
    rested = command("assumptions", "print what a plan's answers rest on, or write it as CSV")
    rested.add_argument("plan", metavar="PLAN", help="name of a bundled plan, or a plan file")
    rested.option("--out", metavar="FILE.csv", help="write the table, to be edited and read back")
    tested = command("backtest", "hold forecasts from past years against what came")
    _add_backtest_options(tested)
    for parser in (asked, many, paired, solved):
        _add_run_options(parser)
    from attain.cli_decisions import add_commands

    decided = add_commands(command)
    asked.set_defaults(draws=None)
    sought = command("discover", "say when an outcome comes about, or a target is missed")
    add_discover_options(sought, _whole, _figure, _seed)
    everything = (
        listed, checked, asked, many, judged, moved, paired, solved, told, swept, rested, tested
    )
    for parser in (*everything, *decided):
        parser.option("--json", action="store_true", help="print one JSON object")
    return top


def _add_sweep_options(parser: Parser) -> None:
    """Add the options of ``sweep``; those of the run are the study's unless given."""
    parser.add_argument("study", metavar="FILE", help="study file: plan, grid or table, settings")
    parser.option("--out", metavar="DIR", help="folder that keeps what is done")
    parser.option("--resume", action="store_true", help="go on from what the folder holds")
    parser.option("--shard", default="1/1", metavar="K/N", help="only part K of N, counted from 1")
    parser.option("--executor", metavar="E", help="threads or processes (default: neither)")
    parser.option("--table", metavar="FILE", help="also write the rows as .csv or .parquet")
    parser.option("--as-of", metavar="Y", help="information cut: 2020 or 2024-03")
    parser.option("--draws", type=_whole, metavar="N", help="draws of each scenario")
    parser.option("--seed", type=_seed, metavar="S", help="seed of the draws")
    parser.option("--discount", type=_figure, metavar="R", help="yearly rate of costs")
    parser.option("--chunk", type=_whole, metavar="N", help="scenarios of a chunk")
    parser.option("--threads", type=_whole, metavar="N", help="threads, or workers of the executor")


def _add_changed_options(parser: Parser) -> None:
    from attain.run import DRAWS

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
    from attain.run import DRAWS

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
