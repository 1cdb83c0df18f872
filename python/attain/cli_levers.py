# SPDX-License-Identifier: Apache-2.0
"""Commands about what could be done: compare, solve, diff, assumptions."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from attain import cli_output as out
from attain.cli_parser import UsageError
from attain.comparison import compare
from attain.diff import diff
from attain.listing import Listing
from attain.plan import Plan, load_plan

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain.scenario import Scenario

RUN = ("as_of", "draws", "seed", "threads")


def scenarios_of(plan: Plan, path: str | None) -> Listing[Scenario]:
    """Return the scenarios of a plan, followed by those of a scenario file where one is given."""
    known = plan.scenarios
    if path is None:
        return known
    return Listing("scenario", [*known, *plan.load_scenarios(path)], ("id", "name", "settings"))


def run_compare(options: argparse.Namespace) -> None:
    """Compare scenarios of a plan and of a file."""
    _check_picture(options.picture)
    plan = load_plan(options.plan)
    known = scenarios_of(plan, options.scenarios_file)
    names = list(options.scenarios)
    if not names:
        if options.scenarios_file is None:
            raise UsageError("compare needs a scenario (see: attain compare --help)")
        names = [one.id for one in plan.load_scenarios(options.scenarios_file)]
    if "trend" not in names:
        names.insert(0, "trend")
    arms = [known[name] for name in names]
    run = {name: getattr(options, name) for name in RUN}
    comparison = compare(*arms, discount=options.discount, **run)
    if options.explain:
        explained = comparison.explain(threads=options.threads)
        out.write(explained.to_json() if options.json else str(explained))
    else:
        out.write(comparison.to_json() if options.json else str(comparison))
    if options.picture:
        _draw(comparison.plot(), options.picture)


def run_solve(options: argparse.Namespace) -> None:
    """Look for the setting, date or phase-out that makes a target probable enough."""
    _check_picture(options.picture)
    plan = load_plan(options.plan)
    names = ("lever", "target", "probability", "expected", "find", "setting", "at", "low", "high")
    asked = {name: getattr(options, name) for name in (*names, *RUN, "discount")}
    start = scenarios_of(plan, options.scenarios_file)[options.on]
    found = plan.solve(on=start, **asked)
    out.write(found.to_json() if options.json else str(found))
    if options.picture:
        _draw(found.plot(), options.picture)


def run_diff(options: argparse.Namespace) -> None:
    """Say in what two scenarios differ."""
    known = scenarios_of(load_plan(options.plan), options.scenarios_file)
    found = diff(known[options.first], known[options.second])
    out.write(found.to_json() if options.json else str(found))


def run_assumptions(options: argparse.Namespace) -> None:
    """Print the table of assumptions, or write it as a CSV file."""
    plan = load_plan(options.plan)
    if options.out is not None:
        out.check_file("--out", options.out, (".csv",))
        plan.save_assumptions(options.out, overwrite=True)
        print(f"assumptions: {options.out}", file=sys.stderr)
        if not options.json:
            return
    table = plan.assumptions()
    out.write(table.to_json() if options.json else str(table))


def _check_picture(path: str | None) -> None:
    """Refuse a picture that could not be drawn or written, before any work."""
    if path:
        from attain.plot import need_matplotlib

        out.check_file("--picture", path, (".svg",))
        need_matplotlib()


def _draw(axes: Axes, path: str) -> None:
    """Write a picture and say so on standard error."""
    from attain.plot import save_svg

    save_svg(axes, path)
    print(f"picture: {path}", file=sys.stderr)
