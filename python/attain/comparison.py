# SPDX-License-Identifier: Apache-2.0
"""Scenarios side by side, on the same draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from attain._core import io, study
from attain.errors import InvalidInput
from attain.face import Face, Field
from attain.rows import Rows
from attain.run import DRAWS, SEED
from attain.scenario import Scenario
from attain.text import difference, probability, shorten

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from attain._core.core import Name
    from attain._core.study import Comparison as ComparisonValue
    from attain._core.study import ComparisonJoint
    from attain._core.study import ComparisonRow as RowValue
    from attain.comparison_explanation import ComparisonExplanation
    from attain.cost import Cost

Figures = list[float | None]
EVIDENCE_DRAWS = 16384


class ComparisonRow(Face):
    """One target under each scenario. Lists run over the scenarios, the first one included."""

    __slots__ = ("_scenarios",)

    _value: RowValue

    id: Field[str] = Field("Id of the target.")
    name: Field[Name] = Field("Name of the indicator, with ``.zh`` and ``.en``.")
    unit: Field[str] = Field("Unit as the plan prints it.")
    due: Field[int] = Field("Year at whose end the target is due.")
    probabilities: Field[Figures] = Field("Probability under each scenario, 0 to 1.")
    std_errors: Field[Figures] = Field("Monte Carlo standard error of each probability.")
    differences: Field[Figures] = Field("Probability less that of the first scenario.")
    difference_std_errors: Field[Figures] = Field("Paired standard error of each difference.")
    level_differences: Field[Figures] = Field("Mean difference of the log level at the due date.")
    level_difference_std_errors: Field[Figures] = Field("Paired standard error of each of these.")
    better: Field[Figures] = Field(
        "Probability that the level is higher than in the first scenario."
    )
    better_std_errors: Field[Figures] = Field("Monte Carlo standard error of each of these.")
    first_years: Field[list[int | None]] = Field(
        "First year by whose end half of the draws crossed the target; None: later than due."
    )
    crossed: Field[Figures] = Field("Probability of having crossed the target by the due date.")
    crossed_std_errors: Field[Figures] = Field("Monte Carlo standard error of each of these.")
    year_differences: Field[Figures] = Field(
        "Mean difference of the year of first crossing; never counts as the year after due."
    )
    year_difference_std_errors: Field[Figures] = Field("Paired standard error of each of these.")

    def __init__(self, scenarios: list[str], value: RowValue) -> None:
        super().__init__(value)
        self._scenarios = list(scenarios)

    def __reduce__(self) -> tuple[Any, ...]:
        return ComparisonRow, (self._scenarios, self._value)

    def __repr__(self) -> str:
        first = "".join(probability(self.probabilities[0], self.std_errors[0])[0])
        others = (
            f"{name} {difference(self.differences[k], self.difference_std_errors[k])}"
            for k, name in enumerate(self._scenarios)
            if k > 0
        )
        return shorten(f"{self.id}: {self._scenarios[0]} {first}; {'; '.join(others)}", 100)

    def _repr_html_(self) -> str:
        from attain.html_comparison import rows_html

        return rows_html(self._scenarios, [self._value])


class Comparison(Rows[ComparisonRow]):
    """Scenarios of one plan on the same draws; differences are against the first."""

    __slots__ = ("_arms",)

    _kind = "comparison"
    _value: ComparisonValue

    scenarios: Field[list[str]] = Field("Names of the scenarios; the first is the reference.")
    assumptions: Field[list[str]] = Field("What a reader must know of the run.")
    discount: Field[float] = Field("Yearly rate of the costs.")
    joint: Field[ComparisonJoint] = Field(
        "Expected number of headline targets reached, and differences."
    )

    def __init__(self, value: ComparisonValue, arms: Sequence[Scenario] = ()) -> None:
        self._arms = tuple(arms)
        names = list(value.scenarios)
        super().__init__(value, {row.id: ComparisonRow(names, row) for row in value.rows})

    def __reduce__(self) -> tuple[Any, ...]:
        return Comparison, (self._value, self._arms)

    def cost(self) -> Cost:
        """Return what the scenarios cost: by lever and year, in total, per percentage point.

        Raises
        ------
        attain.MissingInput
            A lever that a scenario sets has no price; all of them are named. Or the prices are in
            several currencies or price years.
        """
        from attain.cost import Cost

        return Cost(self._value)

    def explain(
        self, *, draws: int = EVIDENCE_DRAWS, threads: int | None = None, progress: Any = None
    ) -> ComparisonExplanation:
        """Return what the differences rest on, and how much of the spread rests on which evidence.

        Parameters
        ----------
        draws
            Of the shares of variance, for each scenario but `trend`; 0 leaves the shares out.
        threads, progress
            As in `attain.Plan.forecast`.

        Returns
        -------
        ComparisonExplanation
            What differs, the effects, their parameters with source and mark (hindsight is said),
            shares of variance by parameter and by mark for each target that moves, and the cost.
        """
        from attain.comparison_explanation import ComparisonExplanation
        from attain.progress import shown

        sections = study.explain_comparison(self._value)
        title = f"{', '.join(self.scenarios[1:])} against {self.scenarios[0]}"
        tables = []
        asked = [arm for arm in self._arms if arm.settings] if draws else []
        for arm in asked:
            with shown(progress, what=f"evidence of {arm.id}") as report:
                table = study.evidence_of(
                    arm._plan,
                    arm._value,
                    as_of=self.as_of,
                    draws=draws,
                    seed=self.seed,
                    threads=0 if threads is None else threads,
                    progress=report,
                )
            tables.append(study.evidence_json(table))
        return ComparisonExplanation(title, sections, tables)

    def to_json(self) -> str:
        """Return the documented JSON object, the same bytes as ``attain compare --json``."""
        return io.comparison_json(self._value)

    def to_frame(self) -> pd.DataFrame:
        """Return a tidy pandas frame: one row for each target and scenario.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.frame import comparison_frame

        return comparison_frame(self._value)

    def plot(
        self,
        *,
        measure: str = "probability",
        unmoved: bool = False,
        ax: Axes | None = None,
        language: str = "both",
    ) -> Axes:
        """Draw the paired differences with their 95 % Monte Carlo intervals.

        Parameters
        ----------
        measure
            ``"probability"``, ``"level"`` at the due date, or ``"year"`` of the first crossing.
        unmoved
            Draw targets that no scenario moves as well; by default only their number is given.
        ax
            Axes to draw on; a new figure by default.
        language
            ``"both"``, ``"zh"`` or ``"en"``: the language of the names.

        Returns
        -------
        matplotlib.axes.Axes

        Raises
        ------
        attain.NotFound
            There is no such measure; the message names the nearest.
        attain.MissingInput
            matplotlib is not installed.
        """
        from attain.plot_comparison import plot_comparison

        return plot_comparison(
            self._value, measure=measure, unmoved=unmoved, ax=ax, language=language
        )

    def _identity(self) -> object:
        return self.plan_hash, self.data_hash, self.as_of, tuple(self.scenarios), self.seed

    def __repr__(self) -> str:
        first, *others = self.scenarios
        text = (
            f"Comparison on {self.plan} as of {self.as_of}: {', '.join(others) or 'nothing'} "
            f"against {first}, {len(self)} targets"
        )
        return shorten(text, 100)

    def _text(self, width: int) -> str:
        return io.comparison_text(self._value, width)

    def _repr_html_(self) -> str:
        from attain.html_comparison import comparison_html

        return comparison_html(self._value)


def compare(
    *scenarios: Scenario,
    as_of: int | str | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    threads: int | None = None,
    discount: float = 0.0,
    progress: Any = None,
) -> Comparison:
    """Compare scenarios of one plan on the same draws.

    Parameters
    ----------
    *scenarios
        Two or more; differences are against the first.
    as_of, draws, seed, threads, progress
        As in `attain.Plan.forecast`.
    discount
        Yearly rate that costs are discounted with to the end of the plan's base year, above -1.

    Returns
    -------
    Comparison
        Every difference has a paired standard error; a target that no changed lever touches
        differs by exactly 0.

    Raises
    ------
    attain.InvalidInput
        Fewer than two scenarios, two of one name, or scenarios of different plans.
    attain.MissingInput
        A lever needs a figure that no document gives.
    """
    from attain.progress import shown

    if len(scenarios) < 2:
        raise InvalidInput(f"compare needs two scenarios or more; got {len(scenarios)}")
    for scenario in scenarios:
        if not isinstance(scenario, Scenario):
            raise InvalidInput(
                f"compare takes scenarios, such as plan.trend; got {type(scenario).__name__}"
            )
    plan = scenarios[0]._plan
    names = [scenario.id for scenario in scenarios]
    for scenario in scenarios:
        if scenario._plan != plan:
            raise InvalidInput(
                f"scenario '{scenario.id}' belongs to plan '{scenario._plan.id}', "
                f"but '{scenarios[0].id}' to '{plan.id}'; compare scenarios of one plan"
            )
        if names.count(scenario.id) > 1:
            raise InvalidInput(f"two scenarios have the name '{scenario.id}'; rename one of them")
    with shown(progress, what=f"compare on {plan.id}") as report:
        value = study.compare(
            plan,
            [scenario._value for scenario in scenarios],
            as_of=str(plan.base_year if as_of is None else as_of),
            draws=draws,
            seed=seed,
            threads=0 if threads is None else threads,
            discount=discount,
            progress=report,
        )
    return Comparison(value, scenarios)
