# SPDX-License-Identifier: Apache-2.0
"""Plans: load one, look at its parts, ask how probable its targets are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attain._core import io, study
from attain.board import Board, kept_on_stop
from attain.compiled import WithCompile
from attain.errors import InvalidInput, NotFound
from attain.face import Field
from attain.listing import Listing, nearest
from attain.paths import WithPaths
from attain.plan_decisions import WithDecisions
from attain.plan_files import bundled, nearest_file
from attain.run import DRAWS, SEED
from attain.text import shorten

if TYPE_CHECKING:
    from attain._core.core import Name
    from attain._core.indicators import Indicator
    from attain._core.plans import Plan as PlanValue, Target
    from attain.changed import Changed
    from attain.evaluation import Evaluation
    from attain.scenario import Scenario


class Plan(WithDecisions, WithPaths, WithCompile):
    """A jurisdiction, a period, indicators, dated targets, levers and scenarios.

    Made by `attain.load_plan`; immutable.
    """

    __slots__ = ()

    _value: PlanValue

    id: Field[str] = Field("Id of the plan.")
    name: Field[Name] = Field("Name of the plan, with ``.zh`` and ``.en``.")
    place: Field[str] = Field("Jurisdiction, as named in the provincial panel.")
    start: Field[int] = Field("First year of the plan.")
    end: Field[int] = Field("Last year of the plan.")
    base_year: Field[int] = Field("Year before the first.")
    document: Field[str] = Field("Title of the source document.")
    plan_hash: Field[str] = Field("Digest of the plan.")
    data_hash: Field[str] = Field("Digest of the observations.")

    @property
    def indicators(self) -> Listing[Indicator]:
        """What is measured, in the order of the plan file."""
        columns = ("id", "name", "unit", "statistic")
        return Listing("indicator", self._value.indicators, columns)

    @property
    def targets(self) -> Listing[Target]:
        """What is intended by when, in the order of the plan file."""
        columns = ("id", "indicator", "event", "comparator", "value", "due", "attribute")
        return Listing("target", self._value.targets, columns)

    def forecast(
        self,
        *,
        as_of: int | str | None = None,
        draws: int | None = None,
        seed: int = SEED,
        threads: int | None = None,
        scenario: Scenario | str = "trend",
        method: str = "monte carlo",
        design: str | None = None,
        tolerance: float | None = None,
        most_draws: int | None = None,
        progress: Any = None,
        shard: tuple[int, int] | None = None,
    ) -> Board:
        """Ask how probable it is that each target is reached in time.

        Parameters
        ----------
        as_of
            Information cut, a year or ``"2024-03"``; nothing later is used. Default: the year
            before the plan starts.
        draws
            Number of draws, default 65,536; the first n of a longer run are the same.
        seed
            Seed of the draws; equal seeds give equal boards for any `threads`.
        threads
            Threads to run on; default: the processors this process may use, at most 4 and no
            more in all calls that go on at once.
        scenario
            A scenario, or the name of one in the plan file.
        method
            ``"monte carlo"``, or ``"exact"`` where a closed form exists.
        design
            How draws are placed: ``"monte carlo"``, or ``"sobol"`` for scrambled Sobol' points, of
            which `draws` is 1,024 times a power of two. Default: Monte Carlo, with a tolerance
            Sobol'.
        tolerance
            Draw until the 95 % interval of every assessed headline target's probability is at most
            this to either side, for example 0.005; instead of `draws`. The board has
            ``half_width``, ``is_precise`` and the draws used; each row names its ``estimator``.
        most_draws
            With a tolerance the draws that are not exceeded, default 4,194,304; a label says how
            far they led.
        progress
            None: shown by itself after 2 s in a terminal or notebook. False: never. A callable
            ``(done, total, seconds)``, or a tqdm object.
        shard
            ``(k, n)``: only part k of n, counted from 0, to be merged by `attain.merge`.

        Returns
        -------
        Board

        Raises
        ------
        attain.InvalidInput
            A setting is impossible.
        attain.MissingInput
            A lever of the scenario needs a figure that no document gives.
        KeyboardInterrupt
            Ctrl-C; the call returns within 50 ms on an idle machine. Its attribute ``partial`` is
            the board of the draws that were finished, if any.
        """
        from attain.progress import shown

        arm = self._named(scenario)
        if draws is not None and tolerance is not None:
            raise InvalidInput("draws follow from the tolerance; most_draws limits them")
        if most_draws is not None and tolerance is None:
            raise InvalidInput("most_draws limits the draws of a tolerance; give draws instead")
        with shown(progress, what=f"forecast {self.id}") as report, kept_on_stop():
            value = study.forecast(
                self._value,
                as_of=str(self.base_year if as_of is None else as_of),
                scenario=arm._value,
                draws=DRAWS if draws is None else draws,
                seed=seed,
                threads=0 if threads is None else threads,
                method=method,
                design=design,
                tolerance=tolerance,
                most_draws=most_draws,
                shard=(0, 1) if shard is None else shard,
                progress=report,
            )
        return Board(value)

    def what_changed(
        self,
        *,
        from_: int | str,
        to: int | str,
        scenario: Scenario | str = "trend",
        to_scenario: Scenario | str | None = None,
        draws: int = DRAWS,
        seed: int = SEED,
        threads: int | None = None,
        progress: Any = None,
    ) -> Changed:
        """Split the change of each probability between two as-of points by reason.

        Parameters
        ----------
        from_, to
            The earlier and the later information cut, a year or ``"2024-03"``.
        scenario
            Scenario at the earlier point, and at the later one unless `to_scenario` is given.
        to_scenario
            Scenario at the later point; its effect is the part ``lever``.
        draws, seed, threads, progress
            As in `forecast`.

        Returns
        -------
        Changed
            Parts by method, time, data and lever that add up to the total.

        Raises
        ------
        attain.InvalidInput
            `to` lies before `from_`, or a setting is impossible.
        """
        from attain.changed import Changed
        from attain.progress import shown

        first = self._named(scenario)
        last = first if to_scenario is None else self._named(to_scenario)
        with shown(progress, what=f"what changed in {self.id}") as report:
            value = study.what_changed(
                self._value,
                from_as_of=str(from_),
                to_as_of=str(to),
                from_scenario=first._value,
                to_scenario=last._value,
                draws=draws,
                seed=seed,
                threads=0 if threads is None else threads,
                progress=report,
            )
        return Changed(value)

    def evaluate(
        self,
        *,
        as_of: int | str | None = None,
        base_year: int | None = None,
        draws: int = DRAWS,
        seed: int = SEED,
        threads: int | None = None,
        progress: Any = None,
    ) -> Evaluation:
        """Ask what came of each target, and how what is open stands.

        Parameters
        ----------
        as_of
            Information cut, a year or ``"2024-03"``; nothing later is used. Default: the last
            year of the plan.
        base_year
            Year that levels are measured from. Default: the year before the plan; for targets
            that were due before it, the year before a period of the same length.
        draws, seed, threads, progress
            Of the forecast at the same point that stands beside, as for `forecast`; ``draws=0``
            leaves it out.

        Returns
        -------
        Evaluation

        Raises
        ------
        attain.InvalidInput
            A setting is impossible.
        """
        from attain.evaluation import Evaluation
        from attain.progress import shown

        with shown(progress, what=f"evaluate {self.id}") as report:
            value = study.evaluate(
                self._value,
                as_of=str(self.end if as_of is None else as_of),
                base_year=base_year,
                draws=draws,
                seed=seed,
                threads=0 if threads is None else threads,
                progress=report,
            )
        return Evaluation(value)

    def with_observations(self, rows: Any) -> Plan:
        """Return this plan with further observations, such as outturns, behind its own.

        Parameters
        ----------
        rows
            Path of a CSV file, a pandas frame or a list of dicts with ``indicator``, ``year``,
            ``value``, ``source`` and any other column of the observations beside a plan file. The
            last digit of a value is its resolution unless ``resolution`` says otherwise.

        Returns
        -------
        Plan
            A new plan. Where both have a figure for one date they stand beside each other.

        Raises
        ------
        attain.InvalidInput
            The table has mistakes; all of them are named.
        """
        if isinstance(rows, (str, os.PathLike)):
            return Plan(io.with_observations_file(self._value, os.fspath(rows)))
        from attain.records import records_csv

        text = records_csv(rows, "observation", ("indicator", "year", "value", "source"))
        return Plan(io.with_observations(self._value, "observations given", text))

    def save(self, path: str | os.PathLike[str], *, overwrite: bool = False) -> Path:
        """Write the plan file and its tables beside one another; loaded, they are an equal plan.

        Parameters
        ----------
        path
            Plan file, ending in ``.toml``, or a folder, in which it is named after the plan's id.
        overwrite
            Replace files that are there.

        Returns
        -------
        pathlib.Path

        Raises
        ------
        attain.InvalidInput
            A file is there or cannot be written.
        """
        return Path(io.save_plan(self._value, os.fspath(path), overwrite=overwrite))

    def _identity(self) -> object:
        return self.plan_hash, self.data_hash

    def __repr__(self) -> str:
        text = (
            f"Plan {self.id} ({self.place}, {self.start}-{self.end}): "
            f"{len(self.targets)} targets, {len(self.levers)} levers"
        )
        return shorten(text, 100)

    def _repr_html_(self) -> str:
        from attain.html import plan_html

        return plan_html(self)


def load_plan(name_or_path: str | os.PathLike[str]) -> Plan:
    """Load a plan that comes with attain, or a plan file.

    Parameters
    ----------
    name_or_path
        A bundled name such as ``"zhejiang"``, or the path of a TOML file.

    Returns
    -------
    Plan

    Raises
    ------
    attain.NotFound
        There is neither a bundled plan nor a file of this name; the message names the nearest.
    attain.InvalidInput
        The file has a mistake; the message says which, where, and the nearest valid name.
    """
    return loaded(name_or_path, "plan")


def loaded(name_or_path: str | os.PathLike[str], word: str) -> Plan:
    """Load a bundled file of `word`, "plan" or "history", by name, or any file by its path."""
    given = os.fspath(name_or_path)
    files = bundled("plans" if word == "plan" else "histories")
    if given in files:
        return Plan(io.load_plan(str(files[given])))
    path = Path(given)
    if path.is_file():
        return Plan(io.load_plan(given))
    if path.is_dir():
        raise NotFound(f"'{given}' is a folder; give the {word} file in it, a .toml file")
    near = nearest(given, list(files)) or nearest_file(path)
    known = ", ".join(files) or "none"
    raise NotFound(
        f"there is no {word} file or bundled {word} '{given}'{near} (bundled: {known})"
    )


def list_plans() -> Listing[Plan]:
    """Return the plans that come with attain, loaded."""
    made = [load_plan(name) for name in bundled()]
    return Listing("plan", made, ("id", "name", "place", "start", "end"))
