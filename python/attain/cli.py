# SPDX-License-Identifier: Apache-2.0
"""The command ``attain``: list, validate, forecast, compare, solve and the others.

Exit codes: 0 done, 1 internal error, 2 bad input or usage, 130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from attain.cli_parser import INTERRUPTED, Parser, UsageError, build_parser
from attain.errors import Error
from attain.listing import nearest

DONE, INTERNAL, BAD = 0, 1, 2


def _changed(options: argparse.Namespace) -> int:
    """Say what changed between two as-of points; return the exit code."""
    from attain import cli_output as out
    from attain.plan import load_plan

    names = ("from_", "to", "scenario", "to_scenario", "draws", "seed", "threads")
    found = load_plan(options.plan).what_changed(**{name: getattr(options, name) for name in names})
    out.write(found.to_json() if options.json else str(found))
    return DONE


def _forecast(options: argparse.Namespace) -> int:
    """Forecast one plan or several; return the exit code."""
    from attain import cli_output as out
    from attain.plan import load_plan
    from attain.portfolio import load_plans
    from attain.run import DRAWS

    if options.picture:
        out.check_file("--picture", options.picture, (".svg",))
    run = {key: getattr(options, key) for key in ("as_of", "seed", "threads", "scenario")}
    alone = {key: getattr(options, key) for key in ("method", "design", "tolerance", "most_draws")}
    if len(options.plans) > 1:
        given = {**alone, "method": options.method != "monte carlo", "picture": options.picture}
        for name, value in given.items():
            if value:
                option = "--" + name.replace("_", "-")
                raise UsageError(f"{option} is for one plan (see: attain forecast --help)")
        draws = DRAWS if options.draws is None else options.draws
        boards = load_plans(options.plans).forecast(draws=draws, **run)
        out.write(boards.to_json() if options.json else str(boards))
        return DONE
    board = load_plan(options.plans[0]).forecast(draws=options.draws, **alone, **run)
    out.write(board.to_json() if options.json else str(board))
    if options.picture:
        board.save(options.picture)
        print(f"picture: {options.picture}", file=sys.stderr)
    return DONE


def _evaluate(options: argparse.Namespace) -> int:
    """Evaluate a plan; return the exit code."""
    from attain import cli_output as out
    from attain.plan import load_plan

    plan = load_plan(options.plan)
    if options.outturns is not None:
        plan = plan.with_observations(options.outturns)
    found = plan.evaluate(
        as_of=options.as_of,
        base_year=options.base_year,
        draws=options.draws,
        seed=options.seed,
        threads=options.threads,
    )
    out.write(found.to_json() if options.json else str(found))
    return DONE


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
    from attain.plan import list_plans

    if options.command == "list":
        plans = list_plans()
        out.write(out.list_json(plans) if options.json else out.list_text(plans))
        return DONE
    if options.command == "validate":
        return _validate(options)
    if options.command == "backtest":
        return _backtest(options)
    if options.command == "evaluate":
        return _evaluate(options)
    if options.command == "changed":
        return _changed(options)
    if options.command == "forecast":
        return _forecast(options)
    if options.command == "sweep":
        from attain.cli_sweep import run_sweep

        run_sweep(options)
        return DONE
    if options.command == "forecast-many":
        from attain import cli_many

        return cli_many.run(options)
    from attain import cli_decisions, cli_levers
    from attain.cli_discover import run_discover

    verbs = {
        "sensitivity": cli_decisions.run_sensitivity,
        "stress": cli_decisions.run_stress,
        "allocate": cli_decisions.run_allocate,
        "compare": cli_levers.run_compare,
        "solve": cli_levers.run_solve,
        "diff": cli_levers.run_diff,
        "assumptions": cli_levers.run_assumptions,
        "discover": run_discover,
    }
    verbs[options.command](options)
    return DONE


def _validate(options: argparse.Namespace) -> int:
    """Check a plan file and its tables; return the exit code."""
    from attain import cli_output as out
    from attain.plan import load_plan

    if options.schema == (options.plan is not None):
        raise UsageError("validate needs a plan file or --schema (see: attain validate --help)")
    if options.schema:
        out.write(out.schema_path())
        return DONE
    try:
        plan = load_plan(options.plan)
    except Error as error:
        if options.json:
            out.write(out.invalid_json(options.plan, str(error)))
        raise
    out.write(out.valid_json(options.plan, plan) if options.json else out.valid_text(plan))
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
        for line in str(error).splitlines():
            _complain(line)
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
