# SPDX-License-Identifier: Apache-2.0
"""Commands about what matters most and where money goes: sensitivity, stress, allocate."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from attain.cli_parser import Parser, UsageError, _add_discount, _add_run_options, _figure, _whole
from attain.cli_parser import _add_scenario_file

RUN = ("as_of", "draws", "seed", "threads")


def add_commands(command: Callable[[str, str], Parser]) -> list[Parser]:
    """Add the commands with their options, but ``--json``."""
    asked = command("sensitivity", "say what the answers of a scenario hang on")
    asked.option(
        "--of", action="append", metavar="T", help="target, indicator or 'expected reached'"
    )
    asked.option(
        "--by",
        action="append",
        metavar="K",
        help="layer, group, lever, mark (default: these), parameter, indicator; may be repeated",
    )
    asked.option("--method", default="sobol", metavar="M", help="'sobol' (default)")
    asked.option(
        "--tolerance",
        type=_figure,
        default=0.01,
        metavar="E",
        help="error of a share that counts as converged (default .01)",
    )
    moved = command("stress", "move each assumption to the ends of its range")
    moved.option("--of", action="append", metavar="T", help="target (default: all headline ones)")
    moved.option("--point", type=_figure, default=0.05, metavar="P", help="low point (default .05)")
    spent = command("allocate", "spend a budget on priced levers so that most is reached")
    spent.option("--budget", type=_figure, required=True, metavar="X", help="money beyond --on")
    spent.option("--currency", required=True, metavar="C", help="of the budget, such as CNY")
    spent.option("--price-year", type=_whole, required=True, metavar="Y", help="of the budget")
    spent.option(
        "--maximise", default="expected", metavar="G", help="expected (default), all, or T=W,T=W"
    )
    spent.option("--levers", metavar="L,L", help="levers that may be used (default: all)")
    spent.option(
        "--exclusive", action="append", default=[], metavar="L,L", help="of these at most one"
    )
    spent.option("--method", default="auto", metavar="M", help="auto (default), greedy or exact")
    spent.option(
        "--steps", type=_whole, default=10, metavar="N", help="settings of each lever (default 10)"
    )
    _add_discount(spent)
    for parser in (asked, moved, spent):
        parser.add_argument("plan", metavar="PLAN", help="name of a bundled plan, or a plan file")
        name = "--on" if parser is spent else "--scenario"
        parser.option(name, default="trend", metavar="S", help="scenario (default trend)")
        _add_scenario_file(parser)
        parser.option("--picture", metavar="FILE.svg", help="also write a picture")
        _add_run_options(parser)
    return [asked, moved, spent]


def _finish(options: argparse.Namespace, found: Any) -> None:
    """Print a result, and draw it where a picture is asked for."""
    from attain import cli_output as out
    from attain.cli_levers import _draw

    out.write(found.to_json() if options.json else str(found))
    if options.picture:
        _draw(found.plot(), options.picture)


def _started(options: argparse.Namespace, name: str) -> tuple[Any, Any, dict[str, Any]]:
    """Return plan, scenario and settings of the run."""
    from attain.cli_levers import _check_picture, scenarios_of
    from attain.plan import load_plan

    _check_picture(options.picture)
    plan = load_plan(options.plan)
    scenario = scenarios_of(plan, options.scenarios_file)[name]
    return plan, scenario, {key: getattr(options, key) for key in RUN}


def run_sensitivity(options: argparse.Namespace) -> None:
    """Say what the answers of a scenario hang on."""
    from attain.plan_sensitivity import USUAL, sensitivity

    _, scenario, run = _started(options, options.scenario)
    asked = {"of": options.of, "method": options.method, "by": options.by or USUAL}
    _finish(options, sensitivity(scenario, tolerance=options.tolerance, **asked, **run))


def run_stress(options: argparse.Namespace) -> None:
    """Move each assumption to the ends of its range."""
    from attain.plan_stress import stress

    _, scenario, run = _started(options, options.scenario)
    _finish(options, stress(scenario, of=options.of, point=options.point, **run))


def run_allocate(options: argparse.Namespace) -> None:
    """Spend a budget on priced levers."""
    plan, scenario, run = _started(options, options.on)
    found = plan.allocate(
        budget=options.budget,
        currency=options.currency,
        price_year=options.price_year,
        maximise=_goal(options.maximise),
        levers=None if options.levers is None else _listed(options.levers),
        exclusive=[_listed(group) for group in options.exclusive],
        on=scenario,
        method=options.method,
        steps=options.steps,
        discount=options.discount,
        **run,
    )
    _finish(options, found)


def _listed(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _goal(text: str) -> Any:
    """Return a goal by its name, or weights written as ``zj-01=2,zj-03=1``."""
    if "=" not in text:
        return text
    weights = {}
    for part in _listed(text):
        target, _, weight = part.partition("=")
        try:
            weights[target.strip()] = float(weight)
        except ValueError:
            raise UsageError(
                f"'{part}' is no weight; write target=number (see: attain allocate --help)"
            ) from None
    return weights
