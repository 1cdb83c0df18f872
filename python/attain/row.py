# SPDX-License-Identifier: Apache-2.0
"""One row of a board: one target and how probable it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain._core import study
from attain.errors import MissingInput
from attain.explanation import Explanation
from attain.face import Face, Field
from attain.text import probability, shorten

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from attain._core.core import Name
    from attain._core.growth import CalibrationRecord
    from attain._core.study import Board as BoardValue
    from attain._core.study import Fan as FanValue
    from attain._core.study import Row as RowValue
    from attain.scores import Reliability


class Fan(Face):
    """Quantiles of an indicator's future path, in the unit the plan prints."""

    __slots__ = ()

    _value: FanValue

    years: Field[list[float]] = Field("Times of the columns, years (2025 is the end of 2025).")
    levels: Field[list[float]] = Field("Probability levels of the rows, 0 to 1.")
    values: Field[NDArray[np.float64]] = Field("Quantiles, shape (levels, years), printed unit.")

    def _identity(self) -> object:
        return tuple(self.years), tuple(self.levels)

    def __repr__(self) -> str:
        years = self.years
        span = f"{years[0]:g}-{years[-1]:g}" if len(years) else "no year"
        return f"Fan of {len(self.levels)} quantiles over {span}"

    def _repr_html_(self) -> str:
        from attain.html import table
        from attain.text import number

        heads = ["quantile", *(f"{year:g}" for year in self.years)]
        rows = zip(self.levels, self.values.tolist(), strict=True)
        return table(heads, [[f"{level:g}", *map(number, line)] for level, line in rows])


class Row(Face):
    """One target of a board. Figures are in the unit the plan prints, `unit`."""

    __slots__ = ("_board",)

    _value: RowValue

    id: Field[str] = Field("Id of the target.")
    indicator: Field[str] = Field("Id of its indicator.")
    name: Field[Name] = Field("Name of the indicator, with ``.zh`` and ``.en``.")
    event: Field[str] = Field("``level``, ``every_year``, ``sum`` and so on.")
    comparator: Field[str | None] = Field(
        "``>=``, ``>``, ``<=``, ``<``, ``==`` or ``range``; None where the event has no value."
    )
    value: Field[float | None] = Field("Value asked for, printed unit.")
    value_max: Field[float | None] = Field("Upper end of a range, printed unit.")
    unit: Field[str] = Field("Unit as the plan prints it.")
    due: Field[int] = Field("Year at whose end the target is due.")
    window: Field[tuple[int, int] | None] = Field("First and last year of a window, else None.")
    attribute: Field[str] = Field("``expected``, ``binding`` or ``none``.")
    soft: Field[bool] = Field("Whether the plan only strives for it.")
    headline: Field[bool] = Field("Whether joint answers count it.")
    role: Field[str] = Field(
        "``headline``, ``soft``, ``stage``, ``restatement``, ``alternative``, ``unnumbered`` or "
        "``aside``."
    )
    restates: Field[str | None] = Field("Target that it repeats.")
    alternative_to: Field[str | None] = Field("Target whose sentence it reads otherwise.")
    part_of: Field[str | None] = Field("Target of the region or sector around it.")
    stage: Field[tuple[str, float] | None] = Field("Staged indicator, and the stage as printed.")
    data_source: Field[str] = Field("Who reports the figure, as the document names it.")
    state: Field[str] = Field("How it could be assessed, for example ``modelled``.")
    reason: Field[str] = Field("Why it has this state.")
    needs: Field[str] = Field("Which datum would make it assessable.")
    probability: Field[float | None] = Field("Probability that the event happens, 0 to 1.")
    std_error: Field[float | None] = Field("Monte Carlo standard error of the probability.")
    estimator: Field[str] = Field(
        "``count`` of draws; ``conditional``, the mean of its probability in each draw; ``exact``; "
        "or ``none``."
    )
    low: Field[float | None] = Field("Lower end of the 95 % Monte Carlo interval.")
    high: Field[float | None] = Field("Upper end of the 95 % Monte Carlo interval.")
    quantiles: Field[dict[str, float] | None] = Field("Quantiles at the due date, printed unit.")
    last_observation: Field[tuple[float, float] | None] = Field(
        "Year and value the forecast runs from."
    )
    required_growth: Field[float | None] = Field("Growth a year needed to reach it; 0.08 is 8 %.")
    observed_growth: Field[float | None] = Field("Growth a year made so far; 0.08 is 8 %.")
    class_growth: Field[float | None] = Field("Mean growth a year of its class.")
    fitted_growth: Field[float | None] = Field("Growth a year the median path starts with.")
    break_even_growth: Field[float | None] = Field("Fitted growth a year for an even chance.")
    break_even_share: Field[float | None] = Field("Log drift for an even chance over the fitted.")
    start_for_even: Field[tuple[int, float] | None] = Field(
        "Year and level from which the median path under class growth just meets the target; "
        "only where no level was observed."
    )
    standing: Field[str | None] = Field(
        "``ahead of schedule``, ``faster than expected``, ``as expected`` or ``behind``, by the "
        "figures observed alone."
    )
    standing_zh: Field[str | None] = Field("The same in Chinese: ``提前实现`` and so on.")
    standing_reason: Field[str] = Field("Why there is no standing.")
    completion: Field[float | None] = Field("Share of the way from base to target, 1 is all.")
    elapsed: Field[float | None] = Field("Share of the time from base to due date.")
    first_year: Field[int | None] = Field("Year by whose end half of the draws crossed it.")
    crossed_by: Field[list[tuple[int, float]]] = Field(
        "Year and probability of a first crossing by its end."
    )
    reversal: Field[float | None] = Field("Probability of crossing it and losing it by the due date.")
    reversal_std_error: Field[float | None] = Field("Monte Carlo standard error of `reversal`.")
    elicited: Field[bool] = Field("Whether it starts from a level believed, not observed.")
    base_rate: Field[float | None] = Field("Share of comparable past targets reached, 0 to 1.")
    plan_probability: Field[float | None] = Field("Probability under the document's own levers.")
    plan_std_error: Field[float | None] = Field("Monte Carlo standard error of `plan_probability`.")
    calibration: Field[str] = Field("What the spread was calibrated on.")
    calibrated: Field[bool] = Field("Whether its class has a panel of its own.")
    calibrated_on: Field[int] = Field("Series its class constants rest on; 0: uncalibrated.")
    flagged: Field[bool] = Field("Whether 80 % intervals of its class failed some origin year.")
    record: Field[CalibrationRecord] = Field("How forecasts of its class fared, by origin year.")
    observations: Field[list[tuple[float, float]]] = Field("Time and value used, printed unit.")
    reading: Field[str] = Field("Reading of the sentence that was chosen.")
    rejected: Field[list[str]] = Field("Readings that were not.")
    section: Field[str] = Field("Section of the plan document.")
    quote: Field[str] = Field("Sentence of the plan document.")

    def __init__(self, board: BoardValue, value: RowValue) -> None:
        super().__init__(value)
        self._board = board

    @property
    def fan(self) -> Fan | None:
        """Quantiles of the path, or None where the row has no model."""
        return None if self._value.fan is None else Fan(self._value.fan)

    def explain(self) -> Explanation:
        """Return where the number comes from: observations, class, prior, levers, evidence."""
        return Explanation(self.id, study.explain(self._board, self.id))

    def reliability(self, *, rise: float | None = None) -> Reliability:
        """Return whether rises of its class that were called p happened in a share p of cases.

        The events are rises within five years by 25 %, 50 % and 100 % in the panel its class was
        learnt from, each place forecast without its own data; ``.plot()`` draws the diagram.

        Parameters
        ----------
        rise
            0.25, 0.5 or 1; all three by default.

        Raises
        ------
        attain.MissingInput
            Its class has no record: it is uncalibrated, or no five years were over by then.
        attain.NotFound
            There is no such rise.
        """
        from attain.calibration import reliability_of

        return reliability_of(self.id, self.calibration, self.record, rise)

    def plot(self, *, ax: Axes | None = None, language: str = "both") -> Axes:
        """Draw the fan with observations, target and probability.

        Parameters
        ----------
        ax
            Axes to draw on; a new figure by default.
        language
            ``"both"``, ``"zh"`` or ``"en"``: the language of the title.

        Returns
        -------
        matplotlib.axes.Axes

        Raises
        ------
        attain.MissingInput
            matplotlib is not installed, or the row has neither a fan nor an observation.
        """
        from attain.plot import plot_row

        if self.fan is None and not self.observations:
            raise MissingInput(
                f"target '{self.id}' cannot be drawn: {self.reason or self.state}"
                + (f"; it would need {self.needs}" if self.needs else "")
            )
        return plot_row(self, self._board, ax=ax, language=language)

    def _identity(self) -> object:
        return self.id, self._board.plan_hash

    def __reduce__(self) -> tuple[Any, ...]:
        return Row, (self._board, self._value)

    def __repr__(self) -> str:
        from attain.wording import asks

        asked = " ".join(asks(self._value))
        if self.probability is None:
            answer = self.state
        else:
            answer = " ".join(probability(self.probability, self.std_error, self.low, self.high))
        return shorten(f"{self.id}: {asked}: {answer.strip()} ({self.name.en})", 100)

    def _repr_html_(self) -> str:
        from attain.html_board import board_html

        return board_html(self._board, [self._value])
