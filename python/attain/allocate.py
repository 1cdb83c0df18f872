# SPDX-License-Identifier: Apache-2.0
"""Where the money goes: settings of priced levers within a budget, played on shared draws."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from attain._core import io, study
from attain.allocation_solver import Option, exact, greedy, is_concave
from attain.comparison import compare
from attain.errors import InvalidInput, MissingInput, NotFound
from attain.listing import nearest
from attain.scenario import Scenario

if TYPE_CHECKING:
    from attain._core.levers import Lever
    from attain.comparison import Comparison
    from attain.plan import Plan

METHODS = ("auto", "greedy", "exact")
MOST_ARMS = 400
ROUND = 60


@dataclass(frozen=True)
class Played:
    """What one scenario gives and costs, against the scenario that is started from."""

    value: float
    value_error: float
    gain: float
    gain_error: float
    cost: float
    cost_error: float
    touched: frozenset[str]
    by_year: dict[str, dict[int, float]]
    lever_costs: dict[str, float]


@dataclass(frozen=True)
class Goal:
    """What is made as large as possible."""

    name: str
    weights: dict[str, float] = field(default_factory=dict)

    @property
    def adds(self) -> bool:
        """Whether values of levers that act on different targets add up."""
        return self.name != "all"


def goal_of(plan: Plan, maximise: str | Mapping[str, float]) -> Goal:
    """Read what is to be maximised."""
    if isinstance(maximise, str):
        if maximise not in ("expected", "all"):
            raise InvalidInput(
                "maximise may be 'expected', 'all' or weights by target; "
                f"got {maximise!r}{nearest(maximise, ('expected', 'all'))}"
            )
        return Goal(maximise)
    if not maximise:
        raise InvalidInput("maximise names no target")
    weights = {}
    for target, weight in maximise.items():
        if target not in plan.targets.ids:
            raise NotFound(f"there is no target '{target}'{nearest(target, plan.targets.ids)}")
        if not (math.isfinite(weight) and weight >= 0):
            raise InvalidInput(f"the weight of '{target}' is {weight!r}; it must be 0 or more")
        weights[target] = float(weight)
    return Goal("weights", weights)


class Player:
    """Plays scenarios of one plan on the same draws and reads goal and cost."""

    def __init__(self, start: Scenario, goal: Goal, levers: Sequence[str], run: dict[str, Any]):
        self.start = start
        self.goal = goal
        self.levers = list(levers)
        self.run = run
        self.currency = ""
        self.price_year = 0

    def compare(self, scenarios: Sequence[Scenario], first: Scenario | None = None) -> Comparison:
        """Return a comparison with the scenario that is started from."""
        return compare(first or self.start, *scenarios, **self.run)

    def play(self, scenarios: Sequence[Scenario]) -> list[Played]:
        """Return figures of scenarios, each against the start, some dozens in one program."""
        out: list[Played] = []
        for at in range(0, len(scenarios), ROUND):
            out += self.read(self.compare(scenarios[at : at + ROUND]))[1:]
        return out

    def read(self, comparison: Comparison) -> list[Played]:
        """Return figures of every scenario of a comparison, the first included."""
        record = json.loads(io.comparison_json(comparison._value))
        costs = record["costs"]
        missing = next((one["missing"] for one in costs if one["missing"]), "")
        if missing:
            raise MissingInput(missing)
        self.currency = next((one["currency"] for one in costs if one["currency"]), self.currency)
        years = [one["price_year"] for one in costs if one["price_year"]]
        self.price_year = years[0] if years else self.price_year
        chances = self._all(comparison) if self.goal.name == "all" else []
        base = costs[0]
        out = []
        for k, cost in enumerate(costs):
            value, value_error, gain, gain_error = self._goal(record, k, chances)
            difference = cost["difference"] if k else 0.0
            touched = {
                row["id"]
                for row in record["targets"]
                if k and row["scenarios"][k]["difference"] not in (None, 0)
            }
            by_year: dict[str, dict[int, float]] = {}
            totals: dict[str, float] = {}
            for mine, first in zip(cost["levers"], base["levers"], strict=True):
                amounts = zip(mine["years"], mine["amounts"], first["amounts"], strict=True)
                by_year[mine["lever"]] = {year: a - b for year, a, b in amounts}
                totals[mine["lever"]] = mine["total"]
            out.append(
                Played(
                    value,
                    value_error,
                    gain,
                    gain_error,
                    difference or 0.0,
                    cost["difference_std_error"] or 0.0,
                    frozenset(touched),
                    by_year,
                    totals,
                )
            )
        return out

    def _goal(
        self, record: dict[str, Any], k: int, chances: list[tuple[float, float]]
    ) -> tuple[float, float, float, float]:
        """Return value and gain over the first scenario, each with its error."""
        if self.goal.name == "expected":
            joint = record["joint"][k]
            gain, error = (joint["difference"], joint["difference_std_error"]) if k else (0.0, 0.0)
            return joint["expected_reached"], joint["expected_reached_std_error"], gain, error
        if self.goal.name == "all":
            value, error = chances[k]
            first, first_error = chances[0]
            unpaired = math.hypot(error, first_error) if k and value != first else 0.0
            return value, error, value - first, unpaired
        value = value_error = gain = gain_error = 0.0
        for row in record["targets"]:
            weight = self.goal.weights.get(row["id"])
            if weight is None:
                continue
            one = row["scenarios"][k]
            if one["probability"] is None:
                raise MissingInput(f"target {row['id']} has no probability and cannot be weighted")
            value += weight * one["probability"]
            value_error += weight * one["std_error"]
            gain += weight * (one["difference"] or 0.0)
            gain_error += weight * (one["difference_std_error"] or 0.0)
        return value, value_error, gain, gain_error

    def _all(self, comparison: Comparison) -> list[tuple[float, float]]:
        """Return P(all assessed headline targets) of every scenario."""
        out = []
        for reached, draws in comparison._value.all_reached:
            p = reached / draws
            out.append((p, math.sqrt(max(p * (1 - p), 1 / draws) / draws)))
        return out


@dataclass(frozen=True)
class Ladder:
    """Settings of one lever to choose from, the first is where it starts, with their costs."""

    lever: str
    whole: bool
    settings: tuple[float, ...]
    played: tuple[Played, ...]  # of all settings but the first

    def setting_for(self, money: float) -> float:
        """Return the setting that an amount buys, by straight lines; whole units rounded down."""
        costs = [0.0, *(one.cost for one in self.played)]
        place = self.settings[0]
        for k in range(1, len(costs)):
            if costs[k] <= money:
                place = self.settings[k]
            elif costs[k] > costs[k - 1]:
                part = max(0.0, money - costs[k - 1]) / (costs[k] - costs[k - 1])
                place = self.settings[k - 1] + part * (self.settings[k] - self.settings[k - 1])
                break
        return math.floor(place + 1e-9) if self.whole else place


class Menu:
    """The settings of every lever, and how they become scenarios."""

    def __init__(self, player: Player, plan: Plan, budget: float, steps: int) -> None:
        self.player = player
        self.plan = plan
        self.ladders = {
            id: ladder(player, plan, plan.levers[id], budget, steps) for id in player.levers
        }

    def scenario(self, name: str, settings: Mapping[str, float]) -> Scenario:
        """Return the start with levers on these settings; those at their first are left alone."""
        made = self.player.start.renamed(name)
        for lever, setting in settings.items():
            if setting != self.ladders[lever].settings[0]:
                keys = keys_of(self.plan, self.plan.levers[lever], self.player, setting)
                made = made.set(lever, keys)
        return made


def keys_of(plan: Plan, lever: Lever, player: Player, setting: float) -> dict[int | str, float]:
    """Return a schedule: counts reached at the plan's end, others from the first open year on."""
    if str(lever.kind) == "count":
        return {plan.end: setting}
    return {_first_year(plan, player): setting}


def _first_year(plan: Plan, player: Player) -> int:
    as_of = player.run["as_of"]
    return max(plan.start, int(str(plan.base_year if as_of is None else as_of)[:4]) + 1)


def ladder(player: Player, plan: Plan, lever: Lever, budget: float, steps: int) -> Ladder:
    """Return settings of a lever from where it stands up to what the whole budget buys."""
    whole = str(lever.kind) == "count"
    low = reference_of(plan, lever, player)
    high = float(lever.high)
    if high >= 1e299:
        high = 10 * max(low, 1.0)

    def played(settings: Sequence[float]) -> list[Played]:
        arms = [
            player.start.renamed(f"{lever.id} {n}").set(lever.id, keys_of(plan, lever, player, x))
            for n, x in enumerate(settings)
        ]
        return player.play(arms)

    (top,) = played([high])
    for _ in range(4):  # closes in on the dearest setting within the budget
        if top.cost <= budget * 1.02 or high <= low:
            break
        high = low + (high - low) * budget / top.cost
        high = max(math.ceil(high) if whole else high, low)
        (top,) = played([high]) if high > low else (top,)
    if high <= low:
        return Ladder(lever.id, whole, (low,), ())
    if whole:
        count = int(high - low)
        places = sorted({low + round(count * k / steps) for k in range(1, steps + 1)} - {low})
        if count <= steps:
            places = [low + k for k in range(1, count + 1)]
    else:
        places = [low + (high - low) * k / steps for k in range(1, steps + 1)]
    found = played(places)
    kept = [(x, one) for x, one in zip(places, found, strict=True) if one.cost <= budget * 1.02]
    if any(one.cost < 0 for _, one in kept):
        raise InvalidInput(
            f"lever {lever.id} costs less above where it stands: a budget does not bind it"
        )
    return Ladder(lever.id, whole, (low, *(x for x, _ in kept)), tuple(one for _, one in kept))


def reference_of(plan: Plan, lever: Lever, player: Player) -> float:
    """Return the setting that a lever has at the end of the plan in the scenario started from."""
    found = player.start.settings.get(lever.id)
    if found:
        return float(list(found.values())[-1])
    path = lever_setting(plan, lever, player)
    return math.ceil(path - 1e-9) if str(lever.kind) == "count" else path


def lever_setting(plan: Plan, lever: Lever, player: Player) -> float:
    """Return the reference setting at the plan's end."""
    as_of = player.run["as_of"]
    cut = str(plan.base_year if as_of is None else as_of)
    return float(study.reference_setting(plan._value, lever.id, cut, plan.end))


def blocks_of(menu: Menu, exclusive: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return levers that act on the same targets, or exclude each other, together."""
    owner: dict[str, str] = {id: id for id in menu.ladders}

    def root(id: str) -> str:
        while owner[id] != id:
            id = owner[id]
        return id

    touched = {
        id: set().union(*(one.touched for one in ladder.played)) if ladder.played else set()
        for id, ladder in menu.ladders.items()
    }
    for a, b in itertools.combinations(menu.ladders, 2):
        tied = any(a in group and b in group for group in exclusive)
        if tied or touched[a] & touched[b] or not menu.player.goal.adds:
            owner[root(b)] = root(a)
    groups: dict[str, list[str]] = {}
    for id in menu.ladders:
        groups.setdefault(root(id), []).append(id)
    return list(groups.values())


@dataclass(frozen=True)
class Choices:
    """Options of one block: settings of its levers, with cost and value."""

    levers: tuple[str, ...]
    settings: list[dict[str, float]]
    options: list[Option]


def choices_of(
    menu: Menu, group: Sequence[str], exclusive: Sequence[Sequence[str]], budget: float
) -> Choices:
    """Play every combination of a block's settings that the budget allows."""
    ladders = [menu.ladders[id] for id in group]
    number = math.prod(len(one.settings) for one in ladders)
    if number > MOST_ARMS:
        raise InvalidInput(
            f"{', '.join(group)} act on the same targets and have {number:,} combinations, more "
            f"than {MOST_ARMS}: use fewer steps or fewer levers"
        )
    settings: list[dict[str, float]] = []
    for places in itertools.product(*(one.settings for one in ladders)):
        moved = [
            id
            for id, x, one in zip(group, places, ladders, strict=True)
            if x != one.settings[0]
        ]
        if any(sum(id in pair for id in moved) > 1 for pair in exclusive):
            continue
        settings.append(dict(zip(group, places, strict=True)))
    start = {id: menu.ladders[id].settings[0] for id in group}
    known: dict[tuple[float, ...], Option] = {tuple(start.values()): Option(0.0, 0.0)}
    if len(group) == 1:
        only = menu.ladders[group[0]]
        for x, one in zip(only.settings[1:], only.played, strict=True):
            known[(x,)] = Option(one.cost, one.gain)
    waiting = [one for one in settings if tuple(one.values()) not in known]
    arms = [menu.scenario(f"choice {n}", one) for n, one in enumerate(waiting)]
    for settled, played in zip(waiting, menu.player.play(arms), strict=True):
        known[tuple(settled.values())] = Option(played.cost, played.gain)
    kept = [at for at in settings if known[tuple(at.values())].cost <= budget * 1.02]
    return Choices(tuple(group), kept, [known[tuple(at.values())] for at in kept])


def best(blocks: Sequence[Choices], budget: float, method: str) -> dict[str, float]:
    """Return the settings that a method chooses within a budget."""
    tables = [one.options for one in blocks]
    chosen = (exact if method == "exact" else greedy)(tables, budget)
    out: dict[str, float] = {}
    for block, k in zip(blocks, chosen, strict=True):
        out |= block.settings[k]
    return out


def method_for(asked: str, menu: Menu, blocks: Sequence[Choices]) -> str:
    """Return the method for these levers: greedy where all are continuous and concave."""
    if asked not in METHODS:
        raise InvalidInput(
            f"method may be 'auto', 'greedy' or 'exact'; got {asked!r}"
            f"{nearest(str(asked), METHODS)}"
        )
    if asked != "auto":
        return asked
    whole = any(one.whole for one in menu.ladders.values())
    concave = all(is_concave(one.options) for one in blocks)
    return "exact" if whole or not concave else "greedy"
