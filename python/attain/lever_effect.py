# SPDX-License-Identifier: Apache-2.0
"""What a lever does: to the indicators over time, draw by draw, and by its setting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from attain._core import levers, plans, simulate
from attain.errors import InvalidInput
from attain.run import processors

if TYPE_CHECKING:
    from attain._core.core import Name
    from attain._core.levers import Lever
    from attain._core.plans import Plan as PlanValue
    from attain._core.plans import Scenario as ScenarioValue
    from attain.scenario import Scenario

POINTS = 61
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True)
class Effect:
    """Difference that a lever makes to one indicator, on the same draws.

    `lines` has one line for each of `LEVELS`, over `years`: in per cent of the level without the
    lever (`relative`), or in the printed unit for shares and scores.
    """

    indicator: str
    name: Name
    unit: str
    relative: bool
    years: list[int]
    lines: list[list[float]]


@dataclass(frozen=True)
class Response:
    """What each setting of a lever brings against its reference, in the unit of a channel.

    `quantiles` has one row a setting and one column for each of `LEVELS`.
    """

    lever: Lever
    indicator: Name
    channel: str
    utilisation: bool
    reference: float
    settings: list[float]
    quantiles: list[list[float]]


def response_of(
    plan: PlanValue,
    lever: Lever,
    effect: int,
    *,
    low: float | None,
    high: float | None,
    draws: int,
    seed: int,
) -> Response:
    """Return the response of one effect of a lever; see `attain.Plan.plot_response`."""
    if lever.state != "quantified" or not lever.effects:
        raise InvalidInput(f"lever '{lever.id}' of plan '{plan.id}' has no effect to draw")
    if not 0 <= effect < len(lever.effects):
        raise InvalidInput(
            f"lever '{lever.id}' has {len(lever.effects)} effects, counted from 0; got {effect}"
        )
    words = lever.effects[effect].split()
    reference = lever.start if lever.start is not None else 0.0
    first, last = _range(plan, lever, low, high)
    settings = [first + (last - first) * k / (POINTS - 1) for k in range(POINTS)]
    curve = levers.response_curve(
        levers.OwnLever(lever), settings, reference=reference, effect=effect, plan=plan.id,
        draws=draws, seed=seed,
    )
    name = next(one.name for one in plan.indicators if one.id == words[5])
    return Response(
        lever,
        name,
        words[3],
        words[0] == "judgement",
        reference,
        settings,
        [list(map(float, row)) for row in curve.quantiles],
    )


def _range(
    plan: PlanValue, lever: Lever, low: float | None, high: float | None
) -> tuple[float, float]:
    """Return the settings between which a response is drawn."""
    schedules = [one.settings.get(lever.id, {}) for one in plan.scenarios]
    largest = max([lever.start or 0.0, *(value for keys in schedules for value in keys.values())])
    first = lever.low if low is None else low
    last = high
    if last is None:
        last = min(lever.high, 4 * largest if largest > 0 else 100.0)
    for end in (first, last):
        if not lever.low <= end <= lever.high:
            raise InvalidInput(
                f"settings of lever '{lever.id}' lie between {lever.low:g} and {lever.high:g}; "
                f"got {end:g}"
            )
    if not first < last:
        raise InvalidInput(
            f"the response of lever '{lever.id}' is drawn from low to high; "
            f"got {first:g} to {last:g}"
        )
    return first, last


def only(scenario: Scenario, lever: str) -> ScenarioValue:
    """Return a scenario with this lever's settings and assumptions alone."""
    one = plans.Scenario(scenario.id)
    for (owner, parameter), value in scenario._value.assumptions.items():
        if owner == lever:
            one = one.assume(owner, parameter, value)
    return one.set(lever, scenario.settings[lever])


def effects_of(
    scenario: Scenario, lever: str, *, as_of: int | str | None, draws: int, seed: int
) -> list[Effect]:
    """Return what one lever of a scenario adds to each indicator that it moves.

    Parameters
    ----------
    scenario, lever
        A scenario, and a lever that it sets. Other levers stay at their reference.
    as_of, draws, seed
        As in `attain.Plan.forecast`.

    Raises
    ------
    attain.MissingInput
        The setting in force is in no document and is not set for the first year.
    """
    import numpy as np

    plan = scenario._plan
    moved, still = (
        simulate.run_paths(
            plan,
            as_of=str(plan.base_year if as_of is None else as_of),
            scenario=arm,
            indicators=[],
            draws=draws,
            seed=seed,
            threads=processors(),
        )
        for arm in (only(scenario, lever), plan.scenario("trend"))
    )
    made = []
    by_id = {indicator.id: indicator for indicator in plan.indicators}
    for id in moved.indicators:
        if id not in still.indicators:
            continue
        after, before = moved.levels(id, scaled=False), still.levels(id, scaled=False)
        if np.array_equal(after, before):
            continue
        relative = by_id[id].support not in ("share", "score", "real")
        change = 100 * (after / before - 1) if relative else after - before
        years = moved.years(id)
        lines = [list(map(float, line)) for line in np.quantile(change, LEVELS, axis=0)]
        kept = [k for k, year in enumerate(years) if year <= plan.end]
        made.append(
            Effect(
                id,
                by_id[id].name,
                moved.unit(id),
                relative,
                [years[k] for k in kept],
                [[line[k] for k in kept] for line in lines],
            )
        )
    return made
