# SPDX-License-Identifier: Apache-2.0
"""Solving: which setting, date or phase-out makes a target probable enough."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from attain._core import study
from attain.comparison import Comparison
from attain.errors import InvalidInput
from attain.listing import nearest
from attain.plan_scenarios import WithScenarios
from attain.result import Result
from attain.run import DRAWS, SEED
from attain.scenario import Scenario
from attain.place import time_text
from attain.text import number, probability, shorten

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from attain._core.plans import Plan as PlanValue
    from attain._core.study import Solution as SolutionValue

FIND = ("setting", "date", "phase-out")


@dataclass(frozen=True)
class Point:
    """A place that was played.

    `place` is the setting, the time of a date (the first day of a year is a whole number less one,
    2024-06 is 2023.42) or the last year of a phase-out; `date` its text where it is a date. `value`
    is the probability, 0 to 1, or the expected number, with its 95 % interval `low` to `high`.
    """

    place: float
    date: str | None
    value: float
    std_error: float
    low: float
    high: float


class Solution(Result):
    """The answer of `attain.Plan.solve`, with its error: displays itself in one sentence.

    Where no setting in range reaches what is wanted, `reachable` is False and the answer is the
    best one.
    """

    __slots__ = ("_plan", "_record")

    _kind = "solution"
    _value: SolutionValue

    def __init__(self, plan: PlanValue, value: SolutionValue) -> None:
        super().__init__(value)
        self._plan = plan
        self._record = json.loads(study.solution_json(value))

    def __reduce__(self) -> tuple[Any, ...]:
        return Solution, (self._plan, self._value)

    @property
    def question(self) -> dict[str, Any]:
        """What was asked, by the names of the arguments of `attain.Plan.solve`."""
        return dict(self._record["question"])

    @property
    def lever(self) -> str:
        """Id of the lever that was searched."""
        return str(self._record["question"]["lever"])

    @property
    def target(self) -> str | None:
        """Id of the target; None where an expected number was asked for."""
        found: str | None = self._record["question"]["target"]
        return found

    @property
    def find(self) -> str:
        """What was looked for: ``setting``, ``date`` or ``phase-out``."""
        return str(self._record["question"]["find"])

    @property
    def wanted(self) -> float:
        """Wanted probability, 0 to 1, or expected number."""
        question = self._record["question"]
        return float(question["expected"] if self.target is None else question["probability"])

    @property
    def wanted_in_words(self) -> str:
        """What is wanted, as ``90 %`` or ``8.5``."""
        return number(self.wanted) if self.target is None else f"{100 * self.wanted:.4g} %"

    def place_in_words(self, place: float) -> str:
        """Return a place as a setting with its unit, a date, or a year."""
        lever = next(one for one in self._plan.levers if one.id == self.lever)
        if self.find == "date":
            return time_text(place, lever.kind)
        if self.find == "phase-out":
            return f"{place:.0f}"
        return f"{number(place)} {lever.unit if lever.unit != '1' else ''}".rstrip()

    @property
    def range_in_words(self) -> str:
        """The interval of the answer's place: ``95 %: 512 to 561``."""
        words = number if self.find == "setting" else self.place_in_words
        low, high = self.range
        return f"95 %: {words(low)} to {words(high)}"

    @property
    def state(self) -> str:
        """``found``, ``everywhere`` (every place is enough) or ``not reachable``."""
        return str(self._record["state"])

    @property
    def reachable(self) -> bool:
        """Whether some place in range reaches what is wanted."""
        return self.state != "not reachable"

    @property
    def answer(self) -> Point:
        """The place that is just enough, or the best one where none is."""
        return Point(**self._record["answer"])

    @property
    def range(self) -> tuple[float, float]:
        """95 % interval of the answer's place from the number of draws."""
        return self._record["low"], self._record["high"]

    @property
    def points(self) -> list[Point]:
        """All places that were played, in their order."""
        return [Point(**point) for point in self._record["points"]]

    @property
    def notes(self) -> list[str]:
        """Cut ranges, doubts, and what a reader must know of the run."""
        return list(self._record["notes"])

    @property
    def as_of(self) -> str:
        """Information cut: ``2020`` or ``2024-03``."""
        return str(self._record["as_of"])

    @property
    def scenario(self) -> Scenario:
        """The scenario of the answer, to be compared or forecast."""
        return Scenario(self._plan, self._value.scenario)

    @property
    def comparison(self) -> Comparison:
        """The scenario searched from and the one of the answer, on the same draws."""
        return Comparison(self._value.comparison, [self.scenario])

    @property
    def sentence(self) -> str:
        """The answer in one sentence."""
        return sentence(self)

    def to_json(self) -> str:
        """Return the documented JSON object, the same bytes as ``attain solve --json``."""
        return study.solution_json(self._value)

    def to_frame(self) -> pd.DataFrame:
        """Return a tidy pandas frame: one row for each place that was played.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.frame import make

        return make(self._record["points"])

    def plot(self, *, ax: Axes | None = None, language: str = "both") -> Axes:
        """Draw the probability against the setting, with what is wanted and the answer.

        Parameters
        ----------
        ax
            Axes to draw on; new ones by default.
        language
            ``"both"``, ``"zh"`` or ``"en"``: the language of the names.

        Raises
        ------
        attain.MissingInput
            matplotlib is not installed.
        """
        from attain.plot_solution import plot_solution

        return plot_solution(self, ax=ax, language=language)

    def _title(self) -> str:
        return f"solve {self.lever}"

    def _identity(self) -> object:
        return self.lever, self.target, self.wanted, self.find, self.as_of

    def __repr__(self) -> str:
        return shorten(f"Solution: {self.sentence}", 100)

    def _text(self, width: int) -> str:
        return study.solution_text(self._value, width)

    def _repr_html_(self) -> str:
        from attain.html_solution import solution_html

        return solution_html(self)


def sentence(solution: Solution) -> str:
    """Return the answer of a search in one sentence."""
    wanted, what, got = _amounts(solution)
    lever, words = solution.lever, solution.place_in_words
    answer = solution.answer
    around = f"({solution.range_in_words})"
    place, every, give = {
        "setting": (f"{words(answer.place)} of {lever}", "setting", f"{_when(solution)} give"),
        "date": (f"{lever} from {words(answer.place)} on", "date", "gives"),
        "phase-out": (f"{lever} phased out by {words(answer.place)}", "year", "gives"),
    }[solution.find]
    if solution.state == "not reachable":
        last = max(point.place for point in solution.points)
        limit = f" up to {words(last)}" if solution.find == "setting" else ""
        return f"no {every}{limit} reaches {wanted} {what}; the best, {place}, gives {got}"
    if solution.state == "everywhere":
        return f"every {every} searched gives {wanted} {what}; the weakest, {place}, gives {got}"
    return f"{place} {around} {give} {wanted} {what}"


def _when(solution: Solution) -> str:
    """Return the date of the setting of an answer in words."""
    keys = solution.scenario.settings[solution.lever]
    found = [key for key, value in keys.items() if value == solution.answer.place]
    at = solution.question["at"] or (found[-1] if found else str(solution._plan.end))
    kind = next(one.kind for one in solution._plan.levers if one.id == solution.lever)
    words = {"count": "at the end of {}", "rate": "from {} on", "budget": "a year from {} on"}
    return words[kind].format(at)


def _amounts(solution: Solution) -> tuple[str, str, str]:
    """Return what is wanted, of what, and what the answer gives."""
    if solution.target is None:
        return (
            solution.wanted_in_words,
            "expected headline targets",
            f"{solution.answer.value:.2f} ± {solution.answer.std_error:.2f}",
        )
    figure, error = probability(solution.answer.value, solution.answer.std_error)
    return solution.wanted_in_words, f"for {solution.target}", f"{figure} {error}".strip()


class WithSolve(WithScenarios):
    """The verb of a plan that looks for a setting."""

    __slots__ = ()

    def solve(
        self,
        *,
        lever: str,
        target: str | None = None,
        probability: float = 0.9,
        expected: float | None = None,
        on: Scenario | str | None = None,
        find: str = "setting",
        setting: float | None = None,
        at: int | str | None = None,
        low: float | None = None,
        high: float | None = None,
        as_of: int | str | None = None,
        draws: int = DRAWS,
        seed: int = SEED,
        threads: int | None = None,
        discount: float = 0.0,
        progress: Any = None,
    ) -> Solution:
        """Look for the setting, the date or the end of a phase-out that is just enough.

        All places are played on the same draws; the search closes in by sections.

        Parameters
        ----------
        lever
            Id of the quantified lever that is searched.
        target
            Id of the target that is to become probable enough. None: the expected number of
            headline targets.
        probability
            Wanted probability of `target`, between 0 and 1.
        expected
            Wanted expected number, where there is no `target`.
        on
            Scenario that the search starts from, or its name. Default: ``trend``.
        find
            ``"setting"``: which setting `at` a date. ``"date"``: since when `setting` has to hold.
            ``"phase-out"``: by which year `setting` may be phased out.
        setting
            Of a date: what holds from then on. Of a phase-out: what is phased out; default: the
            setting in force.
        at
            Of a setting: its date, a year or ``"2023-07"``; default: the plan's last year for
            counts, else the year after the as-of point. Of a phase-out: its first year.
        low, high
            Range of the search: settings, or years. Default: the admissible ones.
        as_of, draws, seed, threads, progress
            As in `forecast`.
        discount
            Yearly rate of the costs in `Solution.comparison`.

        Returns
        -------
        Solution
            Says where no setting in range does, and how far the best comes.

        Raises
        ------
        attain.NotFound
            No lever, target or scenario has this name; the message names the nearest.
        attain.InvalidInput
            The question makes no sense.
        attain.MissingInput
            The setting in force is in no document, or the target has no probability.
        """
        from attain.progress import shown

        if find not in FIND:
            raise InvalidInput(
                f"find may be {', '.join(FIND[:-1])} or {FIND[-1]}; got {find!r}"
                f"{nearest(str(find), FIND)}"
            )
        start = self._named("trend" if on is None else on)
        plan = self._value
        with shown(progress, what=f"solve on {plan.id}") as report:
            value = study.solve(
                plan,
                lever=lever,
                target=target or "",
                probability=probability,
                expected=expected,
                on=start._value,
                find=find,
                at=None if at is None else str(at),
                setting=setting,
                low=low,
                high=high,
                as_of=str(plan.base_year if as_of is None else as_of),
                draws=draws,
                seed=seed,
                threads=0 if threads is None else threads,
                discount=discount,
                progress=report,
            )
        return Solution(plan, value)
