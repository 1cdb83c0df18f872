# SPDX-License-Identifier: Apache-2.0
"""The draws of a plan as cases of scenario discovery."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attain._core import simulate
from attain.columns import chosen
from attain.errors import InvalidInput, MissingInput, NotFound
from attain.listing import nearest

if TYPE_CHECKING:
    from attain.plan import Plan
    from attain.scenario import Scenario

DRAWS = 16384
RUN = ("as_of", "draws", "scenario", "threads", "noise")


def draws_of(
    source: Plan | Scenario,
    target: str,
    inputs: Sequence[str] | None,
    seed: int,
    units: Mapping[str, str] | None,
    run: dict[str, Any],
) -> tuple[dict[str, Any], Any, str, str, dict[str, str], list[str]]:
    """Return inputs, misses, words for them, units and notes of a target of a plan.

    Raises
    ------
    attain.NotFound
        Plan and scenario have no such target, setting or input.
    attain.InvalidInput
        Every draw reaches the target, or none does.
    attain.MissingInput
        The target has no probability, or nothing about it is uncertain.
    """
    from attain.plan import Plan

    for name in run:
        if name not in RUN:
            known = [*RUN, "target", "inputs", "rule", "boxes", "seed"]
            raise NotFound(f"discover() has no setting '{name}'{nearest(name, known)}")
    scenario = run.get("scenario", "trend")
    if isinstance(source, Plan):
        plan = source
    else:
        if "scenario" in run:
            raise InvalidInput("a scenario is given already; leave scenario= out")
        plan, scenario = Plan(source._plan), source
    if target not in plan.targets.ids:
        raise NotFound(f"there is no target '{target}'{nearest(target, plan.targets.ids)}")
    arm = plan._named(scenario)
    draws = run.get("draws", DRAWS)
    as_of = run.get("as_of")
    indicator = plan.targets[target].indicator
    paths = plan.paths(
        as_of=as_of,
        draws=draws,
        seed=seed,
        scenario=arm,
        indicators=[indicator],
        threads=run.get("threads"),
        progress=False,
    )
    if target not in paths.targets:
        raise MissingInput(f"target '{target}' has no probability; its row on the board says why")
    missed = ~paths.reached(target)
    if missed.all() or not missed.any():
        word = "none" if missed.all() else "every one"
        raise InvalidInput(f"of {draws} draws {word} reaches '{target}': nothing sets them apart")
    found = simulate.uncertain_draws(
        plan._value,
        as_of=str(plan.base_year if as_of is None else as_of),
        scenario=arm._value,
        target=target,
        draws=draws,
        seed=seed,
        noise=bool(run.get("noise", False)),
    )
    if not found:
        raise MissingInput(f"nothing behind '{target}' is uncertain but chance itself")
    columns = {_name(one): one["values"] for one in found}
    own_units = {_name(one): _unit(one["unit"]) for one in found}
    if inputs is not None:
        columns = chosen(columns, inputs, what="input")
    shown = {name: (units or {}).get(name, own_units[name]) for name in columns}
    for name in units or {}:
        if name not in columns:
            raise NotFound(f"units: there is no input '{name}'{nearest(name, list(columns))}")
    note = (
        f"cases are {draws:,} draws of scenario {arm.id} as of "
        f"{plan.base_year if as_of is None else as_of}, seed {seed}"
    )
    notes = [note]
    if not run.get("noise"):
        notes.append("what the years bring by chance is no input: noise=True makes it one")
    return columns, missed, f"{target} is missed", "misses", shown, notes


def _name(one: dict[str, Any]) -> str:
    """Return the name of an uncertain quantity: ``zj-05 growth``, ``stations.saturation``."""
    owner, what = one["owner"], one["what"]
    return f"{owner}.{what}" if one["of_lever"] else f"{owner} {what}"


def _unit(unit: str) -> str:
    return "" if unit == "1" else unit
