# SPDX-License-Identifier: Apache-2.0
"""Scenarios: named settings of a plan's levers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, overload

from attain.distribution import Value, as_distribution
from attain.errors import InvalidInput, NotFound
from attain.face import Face, Field
from attain.listing import nearest
from attain.run import SEED
from attain.schedule import Schedule, dated
from attain.text import number, shorten

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain._core.core import Name
    from attain._core.levers import Lever
    from attain._core.plans import Plan as PlanValue
    from attain._core.plans import Scenario as ScenarioValue
    from attain._core.random import Distribution
    from attain.diff import Diff

class Scenario(Face):
    """Named settings of levers and own values of their parameters.

    What is not set stays at its reference. Immutable: `set` and `assume` return a new scenario.
    Made by `attain.Plan.scenario`.
    """

    __slots__ = ("_plan",)

    _value: ScenarioValue

    id: Field[str] = Field("Name of the scenario, as given or as in the plan file.")
    name: Field[Name] = Field("Name in the plan file, with ``.zh`` and ``.en``; may be empty.")

    def __init__(self, plan: PlanValue, value: ScenarioValue) -> None:
        super().__init__(value)
        self._plan = plan

    @property
    def settings(self) -> dict[str, dict[str, float]]:
        """Schedules set, by lever: date (``"2021"`` or ``"2021-07"``) to setting."""
        return {lever: dict(schedule) for lever, schedule in self._value.settings.items()}

    @property
    def assumptions(self) -> dict[str, Distribution]:
        """The user's own distributions, by ``lever.parameter``."""
        return {".".join(id): value for id, value in self._value.assumptions.items()}

    @property
    def note(self) -> str:
        """Note in the plan file."""
        return self._value.note

    def set(self, lever: str, schedule: Schedule) -> Scenario:
        """Return this scenario with one lever set.

        Parameters
        ----------
        lever
            Id of a quantified lever of the plan.
        schedule
            Settings by date, in the lever's unit: keys are years (``2021``) or months
            (``"2021-07"``). Rates hold from the first day of their key; counts are year-end
            values and ramp between them; budgets are amounts of a year. A single number is the
            value at the plan's end. Or a shape by its name (see `attain.schedule.SHAPES`):
            ``{"phase_out": {"from": 0.5, "first": 2021, "last": 2025}}``.

        Returns
        -------
        Scenario
            A new scenario; this one is unchanged.

        Raises
        ------
        attain.NotFound
            The plan has no such lever; the message names the nearest.
        attain.InvalidInput
            A date or a setting is impossible for this lever.
        """
        self._lever(lever)
        keys = dated(schedule, lever, self._plan.end)
        return Scenario(self._plan, self._plan.checked(self._value.set(lever, keys)))

    @overload
    def assume(self, parameter: str, value: Value, /) -> Scenario: ...
    @overload
    def assume(self, lever: str, parameter: str, value: Value, /) -> Scenario: ...
    def assume(self, first: str, second: Any, *third: Any) -> Scenario:
        """Return this scenario with your own value or distribution of one parameter of a lever.

        ``assume("stations.capacity", value)`` and ``assume("stations", "capacity", value)`` are
        the same. The value is marked as the user's own (U) in every explanation.

        Parameters
        ----------
        lever, parameter
            Their ids, apart or joined by a dot.
        value
            A number, which is then certain; ``"lognormal(median=300, sigma=0.8)"``;
            ``{"lognormal": {"median": 300, "sigma": 0.8}}``.

        Returns
        -------
        Scenario
            A new scenario; this one is unchanged.

        Raises
        ------
        attain.NotFound
            There is no such lever, parameter or distribution; the message names the nearest.
        attain.InvalidInput
            The value can leave the range that the parameter has in its formula.
        """
        if len(third) > 1 or not isinstance(first, str):
            raise InvalidInput(
                "assume takes a parameter, such as 'stations.capacity', or a lever and a parameter, "
                "and a value"
            )
        lever, dot, parameter = first.partition(".")
        if third:
            lever, parameter, value = first, second, third[0]
        else:
            value = second
            if not dot:
                raise InvalidInput(
                    f"assume needs a parameter, such as '{lever}.{self._some_parameter(lever)}'; "
                    f"got '{first}'"
                )
        known = [one.id for one in self._lever(lever).parameters]
        if parameter not in known:
            raise NotFound(
                f"lever '{lever}' has no parameter '{parameter}'{nearest(parameter, known)} "
                f"(it has: {', '.join(known) or 'none'})"
            )
        made = as_distribution(value, f"{lever}.{parameter}")
        return Scenario(
            self._plan, self._plan.checked(self._value.assume(lever, parameter, made))
        )

    def renamed(self, name: str) -> Scenario:
        """Return this scenario under another name; its name in the plan file is left behind."""
        if not isinstance(name, str) or not name.strip():
            raise InvalidInput(f"a scenario needs a name; got {name!r}")
        return Scenario(self._plan, self._value.renamed(name))

    def diff(self, other: Scenario) -> Diff:
        """Return in what another scenario of this plan differs from this one."""
        from attain.diff import diff

        return diff(self, other)

    def plot(
        self,
        lever: str,
        *,
        indicator: str | None = None,
        as_of: int | str | None = None,
        draws: int = 4096,
        seed: int = SEED,
        ax: Sequence[Axes] | None = None,
        language: str = "both",
    ) -> tuple[Axes, Axes]:
        """Draw a lever's schedule and, below, what it adds to each indicator over time.

        The effect is that of this lever alone, other levers at their reference, draw by draw
        against ``trend``: median, 50 and 90 % band, in per cent of the level, for shares in points.
        Indicators whose level nobody knows at the start are left out.

        Parameters
        ----------
        lever
            Id of a lever that this scenario sets.
        indicator
            Id of one indicator; default: all that the lever moves, up to four.
        as_of, draws, seed
            As in `attain.Plan.forecast`.
        ax
            Two axes to draw on; new ones by default.
        language
            ``"both"``, ``"zh"`` or ``"en"``: the language of the names.

        Returns
        -------
        tuple of matplotlib.axes.Axes
            That of the schedule and that of the effect.

        Raises
        ------
        attain.NotFound
            There is no such lever, or it does not move `indicator`.
        attain.InvalidInput
            The scenario does not set the lever.
        attain.MissingInput
            matplotlib is not installed, or the setting in force is in no document.
        """
        from attain.plot_scenario import plot_scenario

        return plot_scenario(
            self,
            lever,
            indicator=indicator,
            as_of=as_of,
            draws=draws,
            seed=seed,
            ax=ax,
            language=language,
        )

    def _lever(self, id: str) -> Lever:
        """Return a lever of the plan by its id."""
        levers = {lever.id: lever for lever in self._plan.levers}
        if id not in levers:
            raise NotFound(
                f"plan '{self._plan.id}' has no lever '{id}'{nearest(str(id), list(levers))}"
            )
        return levers[id]

    def _some_parameter(self, lever: str) -> str:
        """Return the id of a parameter for an example."""
        return next((one.id for one in self._lever(lever).parameters), "parameter")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scenario):
            return NotImplemented
        return bool(self._value == other._value) and self._identity() == other._identity()

    __hash__ = Face.__hash__

    def _identity(self) -> object:
        return self.id, self._plan.plan_hash

    def __reduce__(self) -> tuple[Any, ...]:
        return Scenario, (self._plan, self._value)

    def _described(self) -> list[tuple[str, str]]:
        """Return each lever with its schedule, each parameter with its distribution, as text."""
        settings = [
            (lever, ", ".join(f"{date}: {number(value, 6)}" for date, value in schedule.items()))
            for lever, schedule in self.settings.items()
        ]
        return settings + [(what, str(value)) for what, value in self.assumptions.items()]

    def __repr__(self) -> str:
        parts = (
            f"{what} {{{words}}}" if what in self.settings else f"{what} ~ {words}"
            for what, words in self._described()
        )
        settings = "; ".join(parts) or "every lever at its reference"
        return shorten(f"Scenario {self.id!r} of plan {self._plan.id}: {settings}", 100)

    def _repr_html_(self) -> str:
        from attain.html import table

        rows = [list(row) for row in self._described()]
        if not rows:
            rows = [["every lever", "at its reference"]]
        heads = ["lever or parameter", "schedule or value"]
        return table(heads, rows, caption=f"scenario {self.id}")


def scenario_of(given: Any, verb: str) -> Scenario:
    """Return a scenario given as itself or as a plan, which stands for its trend."""
    if isinstance(given, Scenario):
        return given
    trend = getattr(given, "trend", None)
    if isinstance(trend, Scenario):
        return trend
    raise InvalidInput(f"{verb} takes a scenario or a plan; got {type(given).__name__}")
