# SPDX-License-Identifier: Apache-2.0
"""The verbs of a plan about what could be done: scenarios, levers, assumptions."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attain._core import io, plans
from attain.errors import InvalidInput
from attain.face import Face
from attain.listing import Listing
from attain.run import SEED
from attain.scenario import Scenario

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain._core.levers import Lever, OwnLever
    from attain._core.plans import Plan as PlanValue
    from attain.assumptions import Assumptions
    from attain.plan import Plan


class WithScenarios(Face):
    """A plan's levers, its scenarios and what they rest on."""

    __slots__ = ()

    _value: PlanValue

    @property
    def levers(self) -> Listing[Lever]:
        """What the authority can set, in the order of the plan file."""
        columns = ("id", "name", "state", "kind", "unit", "start")
        return Listing("lever", self._value.levers, columns)

    @property
    def scenarios(self) -> Listing[Scenario]:
        """Scenarios of the plan file, after the built-in ``trend``."""
        made = [Scenario(self._value, scenario) for scenario in self._value.scenarios]
        if "trend" not in [scenario.id for scenario in made]:
            made.insert(0, self.trend)
        return Listing("scenario", made, ("id", "name", "settings"))

    @property
    def trend(self) -> Scenario:
        """The scenario in which every lever stays at its reference."""
        return Scenario(self._value, self._value.scenario("trend"))

    @property
    def plan(self) -> Scenario:
        """The document's own quantified commitments.

        Raises
        ------
        attain.NotFound
            The plan file has no scenario ``plan``.
        """
        return Scenario(self._value, self._value.scenario("plan"))

    def scenario(self, name: str, *, on: Scenario | str | None = None) -> Scenario:
        """Return the plan's scenario of this name, or a new one to be set.

        Parameters
        ----------
        name
            Id of a scenario of the plan file, or a new name.
        on
            Scenario that a new one starts from, or its name: its settings and assumptions are
            taken over. Default: ``trend``, where every lever stays at its reference.

        Raises
        ------
        attain.NotFound
            There is no scenario `on`; the message names the nearest.
        attain.InvalidInput
            The name is empty, or with `on` that of a scenario of the plan file.
        """
        known = name == "trend" or any(one.id == name for one in self._value.scenarios)
        if known and on is not None:
            raise InvalidInput(
                f"plan '{self._value.id}' has a scenario '{name}' already; give the one on "
                "another scenario a new name"
            )
        if known:
            return Scenario(self._value, self._value.scenario(name))
        if not isinstance(name, str) or not name.strip():
            raise InvalidInput(f"a scenario needs a name; got {name!r}")
        if on is None:
            return Scenario(self._value, plans.Scenario(name))
        return self._named(on).renamed(name)

    def load_scenarios(self, path: str | os.PathLike[str]) -> Listing[Scenario]:
        """Return the scenarios of a scenario file (docs/plan-file.md), in its order.

        Parameters
        ----------
        path
            TOML file with ``format = 1``, ``plan``, the id of this plan, and ``[[scenario]]`` as in
            a plan file.

        Raises
        ------
        attain.InvalidInput
            The file has mistakes, among them another plan's id; all of them are named, with line
            and nearest valid name.
        """
        found = io.load_scenarios(self._value, os.fspath(path))
        made = [Scenario(self._value, scenario) for scenario in found]
        return Listing("scenario", made, ("id", "name", "settings"))

    def save_scenarios(
        self, path: str | os.PathLike[str], *scenarios: Scenario, overwrite: bool = False
    ) -> Path:
        """Write scenarios as a file that `load_scenarios` and the command line read.

        Parameters
        ----------
        path
            TOML file, written whole or not at all.
        *scenarios
            One or more scenarios of this plan whose names the plan file does not have.
        overwrite
            Replace a file that is there.

        Returns
        -------
        pathlib.Path

        Raises
        ------
        attain.InvalidInput
            The file is there or cannot be written, or two scenarios have one name.
        """
        if not scenarios:
            raise InvalidInput("save_scenarios needs at least one scenario")
        values = [self._named(scenario)._value for scenario in scenarios]
        io.save_scenarios(os.fspath(path), self._value, values, overwrite=overwrite)
        return Path(path)

    def with_levers(self, *levers: OwnLever | Lever) -> Plan:
        """Return this plan with levers added, or put in place of those of the same id.

        Parameters
        ----------
        *levers
            Levers made by `attain.levers`, or of another plan.

        Returns
        -------
        Plan
            A new plan with a digest of its own.

        Raises
        ------
        attain.InvalidInput
            Two of them have one id, or the new plan breaks a rule: an effect on an unknown
            indicator, a channel that its law does not have.
        """
        from attain._core.levers import Lever, OwnLever

        for one in levers:
            if not isinstance(one, (Lever, OwnLever)):
                raise InvalidInput(
                    "with_levers takes levers, such as attain.levers.stations(...); "
                    f"got {type(one).__name__}"
                )
        alone = [one if isinstance(one, OwnLever) else OwnLever(one) for one in levers]
        return self._like(io.with_levers(self._value, alone))

    def plot_response(
        self,
        lever: str,
        *,
        effect: int = 0,
        low: float | None = None,
        high: float | None = None,
        draws: int = 4096,
        seed: int = SEED,
        ax: Axes | None = None,
        language: str = "both",
    ) -> Axes:
        """Draw what each setting of a lever brings against its reference, once it stands.

        Median, 50 and 90 % band over the lever's uncertain parameters; without delay, and without
        the years' noise. `Scenario.plot` draws the effect over time.

        Parameters
        ----------
        lever
            Id of a quantified lever.
        effect
            Which of ``plan.levers[lever].effects``, counted from 0.
        low, high
            Settings between which to draw; default: the admissible ones, cut at four times the
            largest setting in the plan where they have no end.
        draws, seed
            Of the parameters.
        ax
            Axes to draw on; new ones by default.
        language
            ``"both"``, ``"zh"`` or ``"en"``: the language of the names.

        Raises
        ------
        attain.NotFound
            There is no such lever; the message names the nearest.
        attain.InvalidInput
            The lever has no such effect, or a setting is not admissible.
        attain.MissingInput
            matplotlib is not installed.
        """
        from attain.lever_effect import response_of
        from attain.plot_response import plot_response

        response = response_of(
            self._value, self.levers[lever], effect, low=low, high=high, draws=draws, seed=seed
        )
        return plot_response(response, ax=ax, language=language)

    def assumptions(self) -> Assumptions:
        """Return every number of the plan that nobody observed and that its answers rest on.

        Returns
        -------
        Assumptions
            A table: parameters, written numbers and prices of levers, then indicators,
            interactions, total effects and breaks, each with source and evidence mark.
        """
        from attain.assumptions import Assumptions

        return Assumptions(self._value)

    def save_assumptions(self, path: str | os.PathLike[str], *, overwrite: bool = False) -> Path:
        """Write the table of assumptions as CSV, to be edited and read by `with_assumptions`.

        Parameters
        ----------
        path
            CSV file, written whole or not at all.
        overwrite
            Replace a file that is there.

        Returns
        -------
        pathlib.Path

        Raises
        ------
        attain.InvalidInput
            The file is there already, or its folder is not.
        """
        from attain.files import write_atomically

        target = Path(path)
        if target.exists() and not overwrite:
            raise InvalidInput(f"'{target}' is there already; overwrite=True replaces it")
        if not target.parent.is_dir():
            raise InvalidInput(f"cannot write '{target}': there is no folder '{target.parent}'")
        return write_atomically(target, io.assumptions_csv(self._value))

    def with_assumptions(self, table: Any) -> Plan:
        """Return this plan with the values and the evidence of an edited table.

        Parameters
        ----------
        table
            Path of a CSV file as `save_assumptions` writes it, in whatever form a spreadsheet
            saved it; or a pandas frame or a list of dicts with ``id``, ``value`` and any other
            column of it. Rows may be left out, of frames and dicts also columns.

        Returns
        -------
        Plan
            A new plan. A value that was edited while its source stayed is marked as your own (U).

        Raises
        ------
        attain.InvalidInput
            The table has mistakes; all of them are named, by line, with the nearest id.
        """
        if isinstance(table, (str, os.PathLike)):
            return self._like(io.load_assumptions(self._value, os.fspath(table)))
        from attain.assumptions import completed

        text = completed(table, self.assumptions())
        return self._like(io.with_assumptions(self._value, "assumptions given", text))

    def _like(self, value: PlanValue) -> Plan:
        """Return a plan of this kind."""
        made: Plan = type(self)(value)  # type: ignore[assignment]
        return made

    def _named(self, scenario: Scenario | str) -> Scenario:
        """Return a scenario given as itself or by the name it has in the plan file."""
        if isinstance(scenario, Scenario):
            if scenario._plan != self._value:
                raise InvalidInput(
                    f"scenario '{scenario.id}' belongs to plan '{scenario._plan.id}', "
                    f"not to '{self._value.id}' as loaded here"
                )
            return scenario
        return self.scenarios[scenario]
