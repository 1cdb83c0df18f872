# SPDX-License-Identifier: Apache-2.0
"""The command ``attain``: list, validate, forecast, compare, backtest.

Exit codes: 0 done, 1 internal error, 2 bad input or usage, 130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from attain import __version__
from attain.errors import Error
from attain.listing import nearest

DONE, INTERNAL, BAD, INTERRUPTED = 0, 1, 2, 130


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


def _add_run_options(parser: Parser) -> None:
    from attain.plan import DRAWS, SEED

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
    parser.option(
        "--seed", type=_seed, default=SEED, metavar="S", help=f"seed of the draws (default {SEED})"
    )
    parser.option(
        "--threads",
        type=_whole,
        metavar="N",
        help="threads (default: all processors; no effect on the answer)",
    )


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
    checked.add_argument("plan", metavar="FILE", help="plan file, or the name of a bundled plan")
    asked = command("forecast", "say how probable it is that each target is reached")
    asked.add_argument("plan", metavar="PLAN", help="name of a bundled plan, or a plan file")
    asked.option(
        "--scenario", default="trend", metavar="S", help="scenario of the plan (default trend)"
    )
    asked.option(
        "--method", default="monte carlo", metavar="M", help="'monte carlo' (default) or 'exact'"
    )
    asked.option("--picture", metavar="FILE.svg", help="also write the board as a picture")
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
    for parser in (listed, checked, asked, paired, tested):
        parser.option("--json", action="store_true", help="print one JSON object")
    return top


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


def _backtest(options: argparse.Namespace) -> int:
    """Run a back-test; return the exit code."""
    from attain import cli_output as out
    from attain.backtest import backtest
    from attain.competitions import read_m4

    if options.report:
        out.check_file("--report", options.report, (".html", ".htm"))

    def listed(text: str | None) -> list[str] | None:
        return None if text is None else [word.strip() for word in text.split(",")]

    source = options.source
    if options.test is not None:
        source = read_m4(source, options.test)
    test = backtest(
        source,
        horizon=options.horizon,
        origins=options.origins,
        classes=listed(options.classes),
        methods=listed(options.methods),
        history=options.history,
        out=options.out,
        progress=False if options.no_progress else None,
    )
    out.write(test.to_json() if options.json else str(test))
    if options.report:
        test.report(options.report)
        print(f"report: {options.report}", file=sys.stderr)
    return DONE


def _check_words(top: Parser, words: Sequence[str]) -> None:
    """Raise `UsageError`, with the nearest name, for an unknown command or option."""
    parser = top
    for word in words:
        if word == "--":
            return
        name = word.partition("=")[0]
        if word.startswith("--") and name not in parser.options:
            hint = nearest(name, parser.options)
            raise UsageError(f"unknown option '{name}'{hint} (see: {parser.prog} --help)")
        if parser is top and not word.startswith("-"):
            if word not in top.commands:
                known = ", ".join(top.commands)
                hint = nearest(word, list(top.commands))
                raise UsageError(f"unknown command '{word}'{hint} (commands: {known})")
            parser = top.commands[word]


def _run(options: argparse.Namespace) -> int:
    """Do what the options ask; return the exit code."""
    from attain import cli_output as out
    from attain.comparison import compare
    from attain.plan import list_plans, load_plan

    if options.command == "list":
        plans = list_plans()
        out.write(out.list_json(plans) if options.json else out.list_text(plans))
        return DONE
    if options.command == "validate":
        try:
            plan = load_plan(options.plan)
        except Error as error:
            if options.json:
                out.write(out.invalid_json(options.plan, str(error)))
            raise
        out.write(out.valid_json(options.plan, plan) if options.json else out.valid_text(plan))
        return DONE
    if options.command == "backtest":
        return _backtest(options)
    if options.command == "forecast" and options.picture:
        out.check_file("--picture", options.picture, (".svg",))
    plan = load_plan(options.plan)
    run = {key: getattr(options, key) for key in ("as_of", "draws", "seed", "threads")}
    if options.command == "forecast":
        board = plan.forecast(scenario=options.scenario, method=options.method, **run)
        out.write(board.to_json() if options.json else str(board))
        if options.picture:
            board.save(options.picture)
            print(f"picture: {options.picture}", file=sys.stderr)
        return DONE
    names = list(options.scenarios)
    if "trend" not in names:
        names.insert(0, "trend")
    arms = [plan.scenarios[name] for name in names]
    comparison = compare(*arms, **run)
    out.write(comparison.to_json() if options.json else str(comparison))
    return DONE


def _complain(message: str) -> None:
    """Print one line on standard error, whatever its encoding."""
    line = f"attain: {' '.join(message.split())}\n"
    stream = sys.stderr
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(line.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments
        Words after ``attain``; those of the process by default.

    Returns
    -------
    int
        The exit code.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        top = build_parser()
        _check_words(top, words)
        options = top.parse_args(words)
        if options.command is None:
            top.print_help(sys.stderr)
            return BAD
        code = _run(options)
        sys.stdout.flush()
        return code
    except (UsageError, Error) as error:
        _complain(str(error))
        return BAD
    except KeyboardInterrupt:
        _complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (OSError, UnicodeError) as error:
        _complain(f"cannot read or write: {error}")
        return BAD
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        _complain(
            f"internal error: {type(error).__name__}: {error}; "
            "python -X dev -m attain ... shows where"
        )
        return INTERNAL
