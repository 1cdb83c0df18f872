# SPDX-License-Identifier: Apache-2.0
"""
Forecasts and comparisons.
"""
from __future__ import annotations
import attain._core.core
import attain._core.growth
import attain._core.plans
import attain._core.random
import collections.abc
import numpy
import numpy.typing
import typing
class Board:
    """
    The table of a plan's targets.
    """
    version: typing.ClassVar[str]
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def as_of(self) -> str:
        """
        Information cut.
        """
    @property
    def base_rate_record(self) -> typing.Any:
        """
        Comparable past targets: reached, of, 95 % interval low and high, what, source, warning; None where the plan names none.
        """
    @property
    def base_rate_records(self) -> list[typing.Any]:
        """
        All records of comparable targets, each as base_rate_record.
        """
    @property
    def data_hash(self) -> str:
        """
        Of what was measured.
        """
    @property
    def design(self) -> str:
        """
        Design of the draws.
        """
    @property
    def draws(self) -> int:
        """
        Draws.
        """
    @property
    def half_width(self) -> float | None:
        """
        Widest half of the headline probabilities' 95 % intervals, or None.
        """
    @property
    def has_plan_scenario(self) -> bool:
        """
        Whether the plan's own commitments were run beside.
        """
    @property
    def is_precise(self) -> bool:
        """
        Whether a tolerance was asked for and met.
        """
    @property
    def joint(self) -> Joint:
        """
        Joint answers.
        """
    @property
    def labels(self) -> list[str]:
        """
        What a reader must know of the run.
        """
    @property
    def method(self) -> str:
        """
        Method.
        """
    @property
    def past_targets(self) -> list[str]:
        """
        Ids of targets that were due before the period: evaluated, not forecast.
        """
    @property
    def plan(self) -> str:
        """
        Id of the plan.
        """
    @property
    def plan_hash(self) -> str:
        """
        Of the plan file.
        """
    @property
    def plan_name(self) -> attain._core.core.Name:
        """
        Name of the plan.
        """
    @property
    def rows(self) -> list[Row]:
        """
        Targets in the order of the plan file.
        """
    @property
    def scenario(self) -> str:
        """
        Scenario.
        """
    @property
    def seed(self) -> int:
        """
        Seed.
        """
    @property
    def tolerance(self) -> float | None:
        """
        Half-width asked for, or None.
        """
class Comparison:
    """
    Scenarios on the same draws.
    """
    version: typing.ClassVar[str]
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def priced(self) -> None:
        """
        Raises MissingInput naming every lever without a price, or why prices do not add up.
        """
    @property
    def all_reached(self) -> list[tuple[int, int]]:
        """
        (draws in which all assessed headline targets are reached, draws), one a scenario.
        """
    @property
    def as_of(self) -> str:
        """
        Information cut.
        """
    @property
    def assumptions(self) -> list[str]:
        """
        What a reader must know of the run.
        """
    @property
    def costs(self) -> list[typing.Any]:
        """
        Costs by scenario, each a dict (docs/study.md, JSON); (value, standard error) in place of pairs of members. Without a total, `missing` says why.
        """
    @property
    def data_hash(self) -> str:
        """
        Of what was measured.
        """
    @property
    def discount(self) -> float:
        """
        Yearly rate of the costs.
        """
    @property
    def draws(self) -> int:
        """
        Draws.
        """
    @property
    def joint(self) -> ComparisonJoint:
        """
        Expected numbers reached.
        """
    @property
    def plan(self) -> str:
        """
        Id of the plan.
        """
    @property
    def plan_hash(self) -> str:
        """
        Of the plan file.
        """
    @property
    def plan_name(self) -> attain._core.core.Name:
        """
        Name of the plan.
        """
    @property
    def rows(self) -> list[ComparisonRow]:
        """
        Targets in the order of the plan file.
        """
    @property
    def scenarios(self) -> list[str]:
        """
        Ids, the reference first.
        """
    @property
    def seed(self) -> int:
        """
        Seed.
        """
class Fan:
    """
    Quantiles of an indicator's path, printed unit.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def levels(self) -> list[float]:
        """
        Quantile levels.
        """
    @property
    def values(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Array of shape (levels, years).
        """
    @property
    def years(self) -> list[float]:
        """
        Years.
        """
class Row:
    """
    One target of a board.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def alternative_to(self) -> str | None:
        """
        Target whose sentence it reads otherwise, or None.
        """
    @property
    def attribute(self) -> str:
        """
        Standing.
        """
    @property
    def base_rate(self) -> float | None:
        """
        Share of past targets reached.
        """
    @property
    def break_even_growth(self) -> float | None:
        """
        Fitted growth a year for which P = 1/2.
        """
    @property
    def break_even_share(self) -> float | None:
        """
        Log drift for P = 1/2 over the fitted one.
        """
    @property
    def calibrated(self) -> bool:
        """
        Whether its class has a panel.
        """
    @property
    def calibrated_on(self) -> int:
        """
        Series that its class constants rest on; 0: uncalibrated.
        """
    @property
    def calibration(self) -> str:
        """
        What its class rests on.
        """
    @property
    def class_growth(self) -> float | None:
        """
        Mean of its class, a year.
        """
    @property
    def comparator(self) -> str | None:
        """
        Comparator, or None where the event has no value.
        """
    @property
    def completion(self) -> float | None:
        """
        Share of the way.
        """
    @property
    def crossed_by(self) -> list[tuple[int, float]]:
        """
        (year, P of a first crossing by its end), year by year.
        """
    @property
    def data_source(self) -> str:
        """
        Who reports the figure.
        """
    @property
    def due(self) -> int:
        """
        Due year.
        """
    @property
    def elapsed(self) -> float | None:
        """
        Share of the time.
        """
    @property
    def elicited(self) -> bool:
        """
        Whether it starts from a level that the user believes.
        """
    @property
    def estimator(self) -> str:
        """
        How P was estimated: count, conditional, exact or none.
        """
    @property
    def event(self) -> str:
        """
        Kind of event.
        """
    @property
    def fan(self) -> Fan | None:
        """
        Quantiles of the path, or None.
        """
    @property
    def first_year(self) -> int | None:
        """
        Year by which half of the draws crossed, or None.
        """
    @property
    def fitted_growth(self) -> float | None:
        """
        Compound growth a year that the median path starts with.
        """
    @property
    def flagged(self) -> bool:
        """
        Whether 80 % intervals of its class held too few or too many in some origin year.
        """
    @property
    def headline(self) -> bool:
        """
        Counted in joint answers.
        """
    @property
    def high(self) -> float | None:
        """
        Upper end of its 95 % interval.
        """
    @property
    def id(self) -> str:
        """
        Id.
        """
    @property
    def indicator(self) -> str:
        """
        Id of the indicator.
        """
    @property
    def last_observation(self) -> typing.Any:
        """
        (year, value in the printed unit) or None.
        """
    @property
    def low(self) -> float | None:
        """
        Lower end of its 95 % interval.
        """
    @property
    def name(self) -> attain._core.core.Name:
        """
        Name of the indicator.
        """
    @property
    def needs(self) -> str:
        """
        What would make it assessable.
        """
    @property
    def observations(self) -> list[tuple[float, float]]:
        """
        Used: (time, printed value).
        """
    @property
    def observed_growth(self) -> float | None:
        """
        Compound growth a year.
        """
    @property
    def part_of(self) -> str | None:
        """
        Target of the region or sector around it, or None.
        """
    @property
    def plan_probability(self) -> float | None:
        """
        P under the plan's own commitments, or None.
        """
    @property
    def plan_std_error(self) -> float | None:
        """
        Its standard error.
        """
    @property
    def probability(self) -> float | None:
        """
        P or None.
        """
    @property
    def quantiles(self) -> dict[str, float] | None:
        """
        Quantiles at the due year by level, printed unit, or None.
        """
    @property
    def quote(self) -> str:
        """
        Words of the document.
        """
    @property
    def reading(self) -> str:
        """
        Reading chosen.
        """
    @property
    def reason(self) -> str:
        """
        Why it has this state.
        """
    @property
    def record(self) -> attain._core.growth.CalibrationRecord:
        """
        Calibration record of its class up to the as-of point; empty where there is none.
        """
    @property
    def rejected(self) -> list[str]:
        """
        Readings rejected.
        """
    @property
    def required_growth(self) -> float | None:
        """
        Compound growth a year.
        """
    @property
    def restates(self) -> str | None:
        """
        Target that it repeats, or None.
        """
    @property
    def reversal(self) -> float | None:
        """
        P(crossed before the due date and not standing there), or None.
        """
    @property
    def reversal_std_error(self) -> float | None:
        """
        Its standard error.
        """
    @property
    def role(self) -> str:
        """
        What it is to the plan.
        """
    @property
    def section(self) -> str:
        """
        Section of the document.
        """
    @property
    def soft(self) -> bool:
        """
        Only striven for.
        """
    @property
    def stage(self) -> tuple[str, float] | None:
        """
        (staged indicator, stage as printed), or None.
        """
    @property
    def standing(self) -> str | None:
        """
        How it stands by the figures observed, or None.
        """
    @property
    def standing_reason(self) -> str:
        """
        Why there is no word.
        """
    @property
    def standing_zh(self) -> str | None:
        """
        The same in Chinese.
        """
    @property
    def start_for_even(self) -> tuple[int, float] | None:
        """
        (year, level) from which the median path under class growth meets the target, or None.
        """
    @property
    def state(self) -> str:
        """
        State.
        """
    @property
    def std_error(self) -> float | None:
        """
        Its standard error.
        """
    @property
    def unit(self) -> str:
        """
        Printed unit.
        """
    @property
    def value(self) -> float | None:
        """
        Value asked for, printed unit, or None.
        """
    @property
    def value_max(self) -> float | None:
        """
        Upper end of a range, or None.
        """
    @property
    def window(self) -> tuple[int, int] | None:
        """
        Window or None.
        """
class Joint:
    """
    Answers about several targets, from the same draws.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def reached_with(self, probability: typing.SupportsFloat | typing.SupportsIndex) -> int | None:
        """
        Most targets reached together with this probability or more, or None.
        """
    @property
    def all(self) -> float | None:
        """
        P(all assessed).
        """
    @property
    def all_in_words(self) -> str:
        """
        P(all headline targets) in words: a figure, at most, or not assessable.
        """
    @property
    def all_is_upper_bound(self) -> bool:
        """
        Whether some targets are not assessed.
        """
    @property
    def all_std_error(self) -> float | None:
        """
        Its standard error.
        """
    @property
    def assessed(self) -> int:
        """
        Of them with a probability.
        """
    @property
    def at_least(self) -> list[float]:
        """
        P(k or more), k = 0 .. assessed.
        """
    @property
    def expected_reached(self) -> float:
        """
        Expected number.
        """
    @property
    def expected_reached_std_error(self) -> float:
        """
        Its standard error.
        """
    @property
    def headline(self) -> int:
        """
        Targets asked about.
        """
    @property
    def stages(self) -> list[typing.Any]:
        """
        All stages of each staged indicator: of, targets, assessed, all, all_std_error, all_is_upper_bound, in_words.
        """
class ComparisonRow:
    """
    One target under every scenario.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def better(self) -> list[float | None]:
        """
        P(higher level than in the first scenario).
        """
    @property
    def better_std_errors(self) -> list[float | None]:
        """
        Standard errors of `better`.
        """
    @property
    def crossed(self) -> list[float | None]:
        """
        P(crossed by the due date).
        """
    @property
    def crossed_std_errors(self) -> list[float | None]:
        """
        Standard errors of `crossed`.
        """
    @property
    def difference_std_errors(self) -> list[float | None]:
        """
        Their paired standard errors.
        """
    @property
    def differences(self) -> list[float | None]:
        """
        Differences of P against the first scenario.
        """
    @property
    def due(self) -> int:
        """
        Due year.
        """
    @property
    def first_years(self) -> list[int | None]:
        """
        First year by whose end at least half of the draws crossed, or None.
        """
    @property
    def id(self) -> str:
        """
        Id.
        """
    @property
    def level_difference_std_errors(self) -> list[float | None]:
        """
        Their paired standard errors.
        """
    @property
    def level_differences(self) -> list[float | None]:
        """
        Mean differences of the log level at the due year.
        """
    @property
    def name(self) -> attain._core.core.Name:
        """
        Name of the indicator.
        """
    @property
    def probabilities(self) -> list[float | None]:
        """
        P.
        """
    @property
    def std_errors(self) -> list[float | None]:
        """
        Standard errors of P.
        """
    @property
    def unit(self) -> str:
        """
        Printed unit.
        """
    @property
    def year_difference_std_errors(self) -> list[float | None]:
        """
        Their paired standard errors.
        """
    @property
    def year_differences(self) -> list[float | None]:
        """
        Mean differences of the year of the first crossing, years; never counts as the year after the due year.
        """
class ComparisonJoint:
    """
    Expected number of headline targets by scenario.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def assessed(self) -> list[float]:
        """
        Headline targets with a probability.
        """
    @property
    def difference_std_errors(self) -> list[float]:
        """
        Paired standard errors.
        """
    @property
    def differences(self) -> list[float]:
        """
        Differences against the first scenario, over targets assessed in both.
        """
    @property
    def expected_reached(self) -> list[float]:
        """
        Expected number reached.
        """
    @property
    def fewer(self) -> list[float]:
        """
        P(fewer headline targets reached than in the first scenario).
        """
    @property
    def fewer_std_errors(self) -> list[float]:
        """
        Standard errors of `fewer`.
        """
    @property
    def more(self) -> list[float]:
        """
        P(more headline targets reached than in the first scenario).
        """
    @property
    def more_std_errors(self) -> list[float]:
        """
        Standard errors of `more`.
        """
    @property
    def std_errors(self) -> list[float]:
        """
        Standard errors.
        """
class ChangedRow:
    """
    One target between two as-of points.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def after(self) -> tuple[float, float] | None:
        """
        (P, standard error) at the later point, or None.
        """
    @property
    def after_state(self) -> str:
        """
        State at the later point.
        """
    @property
    def attribute(self) -> str:
        """
        Standing in the plan.
        """
    @property
    def before(self) -> tuple[float, float] | None:
        """
        (P, standard error) at the earlier point, or None.
        """
    @property
    def before_state(self) -> str:
        """
        State at the earlier point.
        """
    @property
    def comparator(self) -> str:
        """
        Comparator.
        """
    @property
    def due(self) -> int:
        """
        Due year.
        """
    @property
    def event(self) -> str:
        """
        Kind of event.
        """
    @property
    def headline(self) -> bool:
        """
        Counted in joint answers.
        """
    @property
    def id(self) -> str:
        """
        Id of the target.
        """
    @property
    def name(self) -> attain._core.core.Name:
        """
        Name of the indicator.
        """
    @property
    def note(self) -> str:
        """
        Why there are no parts.
        """
    @property
    def parts(self) -> dict[str, tuple[float, float]] | None:
        """
        (difference, paired standard error) by method, time, data, lever, or None.
        """
    @property
    def soft(self) -> bool:
        """
        Only striven for.
        """
    @property
    def total(self) -> tuple[float, float] | None:
        """
        (difference, paired standard error) in all, or None.
        """
    @property
    def unit(self) -> str:
        """
        Printed unit.
        """
    @property
    def value(self) -> float | None:
        """
        Value asked for, printed unit, or None.
        """
    @property
    def value_max(self) -> float | None:
        """
        Upper end of a range, or None.
        """
    @property
    def window(self) -> tuple[int, int] | None:
        """
        Window or None.
        """
class Changed:
    """
    What changed between two as-of points.
    """
    version: typing.ClassVar[str]
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def as_of(self) -> str:
        """
        Information cut.
        """
    @property
    def data_hash(self) -> str:
        """
        Of what was measured.
        """
    @property
    def draws(self) -> int:
        """
        Draws.
        """
    @property
    def from_as_of(self) -> str:
        """
        The earlier point.
        """
    @property
    def from_scenario(self) -> str:
        """
        Scenario at the earlier point.
        """
    @property
    def joint(self) -> dict[str, typing.Any]:
        """
        Expected number reached: before, after, parts, total, each (value, standard error).
        """
    @property
    def labels(self) -> list[str]:
        """
        What a reader must know of the run.
        """
    @property
    def plan(self) -> str:
        """
        Id of the plan.
        """
    @property
    def plan_hash(self) -> str:
        """
        Of the plan file.
        """
    @property
    def plan_name(self) -> attain._core.core.Name:
        """
        Name of the plan.
        """
    @property
    def rows(self) -> list[ChangedRow]:
        """
        Targets in the order of the plan file.
        """
    @property
    def seed(self) -> int:
        """
        Seed.
        """
    @property
    def to_scenario(self) -> str:
        """
        Scenario at the later point.
        """
class Solution:
    """
    The answer of a search.
    """
    version: typing.ClassVar[str]
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def answer(self) -> dict[str, typing.Any]:
        """
        place (setting, time or year), date, value, std_error, low, high: the place that just reaches what is wanted, or the best one.
        """
    @property
    def as_of(self) -> str:
        """
        Information cut.
        """
    @property
    def before(self) -> tuple[float, float] | None:
        """
        (value, standard error) under the scenario started from, or None.
        """
    @property
    def comparison(self) -> Comparison:
        """
        The scenario started from and the one of the answer, on the same draws.
        """
    @property
    def data_hash(self) -> str:
        """
        Of what was measured.
        """
    @property
    def draws(self) -> int:
        """
        Draws.
        """
    @property
    def find(self) -> str:
        """
        "setting", "date" or "phase-out".
        """
    @property
    def increasing(self) -> bool:
        """
        Whether the value rises with the place.
        """
    @property
    def lever(self) -> str:
        """
        Id of the lever.
        """
    @property
    def monotone(self) -> bool:
        """
        Whether no played place breaks that direction by more than its error.
        """
    @property
    def notes(self) -> list[str]:
        """
        Cut ranges, doubts, labels of the run.
        """
    @property
    def on(self) -> str:
        """
        Scenario that the search starts from.
        """
    @property
    def open_high(self) -> bool:
        """
        Whether that interval goes on above the range of the search.
        """
    @property
    def open_low(self) -> bool:
        """
        Whether that interval goes on below the range of the search.
        """
    @property
    def plan(self) -> str:
        """
        Id of the plan.
        """
    @property
    def plan_hash(self) -> str:
        """
        Of the plan file.
        """
    @property
    def plan_name(self) -> attain._core.core.Name:
        """
        Name of the plan.
        """
    @property
    def points(self) -> list[dict[str, typing.Any]]:
        """
        All places that were played, in their order, each as `answer`.
        """
    @property
    def range(self) -> tuple[float, float]:
        """
        95 % interval of the answer's place from the number of draws.
        """
    @property
    def reachable(self) -> bool:
        """
        Whether a place in range does it.
        """
    @property
    def reached_already(self) -> bool:
        """
        Whether the scenario started from does it by itself.
        """
    @property
    def scenario(self) -> attain._core.plans.Scenario:
        """
        The scenario of the answer.
        """
    @property
    def seed(self) -> int:
        """
        Seed.
        """
    @property
    def state(self) -> str:
        """
        "found", "everywhere" or "not reachable".
        """
    @property
    def target(self) -> str:
        """
        Id of the target; empty: the expected number of headline targets.
        """
    @property
    def unit(self) -> str:
        """
        Unit of the lever's setting.
        """
    @property
    def wanted(self) -> float:
        """
        Wanted probability, or expected number.
        """
class EvidenceTable:
    """
    How much of a scenario's answers rests on which evidence.
    """
    version: typing.ClassVar[str]
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def as_of(self) -> str:
        """
        Information cut.
        """
    @property
    def data_hash(self) -> str:
        """
        Of what was measured.
        """
    @property
    def draws(self) -> int:
        """
        Draws.
        """
    @property
    def labels(self) -> list[str]:
        """
        What a reader must know of the run.
        """
    @property
    def plan(self) -> str:
        """
        Id of the plan.
        """
    @property
    def plan_hash(self) -> str:
        """
        Of the plan file.
        """
    @property
    def plan_name(self) -> attain._core.core.Name:
        """
        Name of the plan.
        """
    @property
    def rows(self) -> list[dict[str, typing.Any]]:
        """
        Targets whose level the scenario moves, each a dict (docs/study.md, JSON); (value, standard error) in place of pairs of members.
        """
    @property
    def scenario(self) -> str:
        """
        Scenario.
        """
    @property
    def seed(self) -> int:
        """
        Seed.
        """
class Attribution:
    """
    What the answers of a scenario hang on.
    """
    version: typing.ClassVar[str]
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def as_of(self) -> str:
        """
        Information cut.
        """
    @property
    def data_hash(self) -> str:
        """
        Of what was measured.
        """
    @property
    def draws(self) -> int:
        """
        Draws.
        """
    @property
    def labels(self) -> list[str]:
        """
        What a reader must know of the run.
        """
    @property
    def plan(self) -> str:
        """
        Id of the plan.
        """
    @property
    def plan_hash(self) -> str:
        """
        Of the plan file.
        """
    @property
    def plan_name(self) -> attain._core.core.Name:
        """
        Name of the plan.
        """
    @property
    def scenario(self) -> str:
        """
        Scenario.
        """
    @property
    def seed(self) -> int:
        """
        Seed.
        """
class StressTable:
    """
    Assumptions ranked by what they could change.
    """
    version: typing.ClassVar[str]
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def as_of(self) -> str:
        """
        Information cut.
        """
    @property
    def data_hash(self) -> str:
        """
        Of what was measured.
        """
    @property
    def draws(self) -> int:
        """
        Draws.
        """
    @property
    def labels(self) -> list[str]:
        """
        What a reader must know of the run.
        """
    @property
    def plan(self) -> str:
        """
        Id of the plan.
        """
    @property
    def plan_hash(self) -> str:
        """
        Of the plan file.
        """
    @property
    def plan_name(self) -> attain._core.core.Name:
        """
        Name of the plan.
        """
    @property
    def scenario(self) -> str:
        """
        Scenario.
        """
    @property
    def seed(self) -> int:
        """
        Seed.
        """
class Portfolio:
    """
    Several plans on the same draws.
    """
    version: typing.ClassVar[str]
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def as_of(self) -> str:
        """
        Information cut.
        """
    @property
    def boards(self) -> list[Board]:
        """
        The board of each plan.
        """
    @property
    def contributions(self) -> list[typing.Any]:
        """
        What targets add to targets of the plan around, one dict each.
        """
    @property
    def draws(self) -> int:
        """
        Draws.
        """
    @property
    def joint(self) -> Joint:
        """
        Answers about the headline targets of all plans.
        """
    @property
    def labels(self) -> list[str]:
        """
        What a reader must know, with the plan in front.
        """
    @property
    def nested(self) -> list[typing.Any]:
        """
        Which plan's place lies within which: plan, within, loaded.
        """
    @property
    def seed(self) -> int:
        """
        Seed.
        """
class PortfolioBoard:
    """
    One row a plan, and all together.
    """
    version: typing.ClassVar[str]
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def plan_records(self) -> list[typing.Any]:
        """
        One dict a plan.
        """
    def quantile(self, p: typing.SupportsFloat | typing.SupportsIndex) -> int:
        """
        Targets reached that a share `p` of draws does not exceed.
        """
    def target_records(self) -> list[typing.Any]:
        """
        One dict a target of each plan.
        """
    @property
    def asked(self) -> int:
        """
        Plans that were handed in.
        """
    @property
    def complete(self) -> bool:
        """
        Whether every plan was taken up.
        """
    @property
    def draws(self) -> int:
        """
        Draws.
        """
    @property
    def ids(self) -> list[str]:
        """
        Ids of the plans in the order given.
        """
    @property
    def independent_spread(self) -> float:
        """
        The same if plans were independent.
        """
    @property
    def labels(self) -> list[str]:
        """
        What a reader must know.
        """
    @property
    def plans(self) -> Joint:
        """
        Plans in place of targets: reached where all assessed targets of the plan are.
        """
    @property
    def refused(self) -> list[typing.Any]:
        """
        Plans without a row: plan, reason.
        """
    @property
    def scenario(self) -> str:
        """
        Scenario that was asked for.
        """
    @property
    def seed(self) -> int:
        """
        Seed.
        """
    @property
    def spread(self) -> float:
        """
        Standard deviation of the number of targets reached in all plans.
        """
    @property
    def targets(self) -> Joint:
        """
        Headline targets of all plans.
        """
class PlanStream:
    """
    Forecasts plans one after the other.
    """
    def __init__(self, *, as_of: str | None, scenario: str, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0, list_refused: bool = False) -> None:
        """
        Settings of all plans; without `as_of` each stands at its own base year.
        """
    def add(self, plans: collections.abc.Sequence[attain._core.plans.Plan | str], *, progress: typing.Any = None) -> None:
        """
        Forecast plans or plan files; what is done stays where the call is interrupted.
        """
    def board(self) -> PortfolioBoard:
        """
        Everything done so far.
        """
class CompiledAnswer:
    """
    A run of a compiled plan.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def draws(self) -> int:
        """
        Draws.
        """
    @property
    def joint(self) -> list[Joint]:
        """
        Headline targets, one for each scenario.
        """
    @property
    def probabilities(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Shape (scenarios, targets), NaN without a probability.
        """
    @property
    def seed(self) -> int:
        """
        Seed.
        """
    @property
    def std_errors(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Monte Carlo error of `probabilities`.
        """
class CompiledPlan:
    """
    A plan compiled once, to be run many times.
    """
    @staticmethod
    def from_bytes(bytes: bytes) -> CompiledPlan:
        """
        Read what `to_bytes` wrote.
        """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def run(self, *, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 1) -> CompiledAnswer:
        """
        Count what is reached.
        """
    def to_bytes(self) -> bytes:
        """
        To carry it to another process.
        """
    @property
    def as_of(self) -> str:
        """
        Information cut.
        """
    @property
    def digest(self) -> str:
        """
        Fingerprint of the program.
        """
    @property
    def plan(self) -> str:
        """
        Id of the plan.
        """
    @property
    def plan_hash(self) -> str:
        """
        Of the plan file.
        """
    @property
    def scenarios(self) -> list[str]:
        """
        Ids of the scenarios.
        """
    @property
    def targets(self) -> list[str]:
        """
        Ids of the targets.
        """
class Evaluation:
    """
    How a plan's targets stand.
    """
    version: typing.ClassVar[str]
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def as_of(self) -> str:
        """
        Information cut.
        """
    @property
    def base_year(self) -> int | None:
        """
        Year asked for to measure from, or None.
        """
    @property
    def data_hash(self) -> str:
        """
        Of the observations.
        """
    @property
    def draws(self) -> int:
        """
        Draws of the forecast beside; 0: none.
        """
    @property
    def labels(self) -> list[str]:
        """
        What a reader must know.
        """
    @property
    def plan(self) -> str:
        """
        Id of the plan.
        """
    @property
    def plan_hash(self) -> str:
        """
        Of the plan file.
        """
    @property
    def plan_name(self) -> attain._core.core.Name:
        """
        Name of the plan.
        """
    @property
    def rows(self) -> list[EvaluationRow]:
        """
        Targets in the order of the plan file, past ones included.
        """
    @property
    def seed(self) -> int | None:
        """
        Its seed, or None.
        """
    @property
    def start(self) -> int:
        """
        First year of the plan.
        """
    @property
    def totals(self) -> typing.Any:
        """
        Counts: headline, others, past.
        """
class EvaluationRow:
    """
    One target of an evaluation.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def achieved(self) -> float | None:
        """
        In `unit`, or None.
        """
    @property
    def achieved_reason(self) -> str:
        """
        Why it is None.
        """
    @property
    def attribute(self) -> str:
        """
        Standing in the plan.
        """
    @property
    def base(self) -> typing.Any:
        """
        (time, printed value) or None.
        """
    @property
    def base_year(self) -> int:
        """
        Year it is measured from.
        """
    @property
    def comparator(self) -> str | None:
        """
        Comparator or None.
        """
    @property
    def due(self) -> int:
        """
        Due year.
        """
    @property
    def event(self) -> str:
        """
        Kind of event.
        """
    @property
    def growth(self) -> typing.Any:
        """
        Growth of a direction without a number, or None.
        """
    @property
    def headline(self) -> bool:
        """
        Counted among headline targets.
        """
    @property
    def high(self) -> float | None:
        """
        Upper end.
        """
    @property
    def id(self) -> str:
        """
        Id.
        """
    @property
    def indicator(self) -> str:
        """
        Id of the indicator.
        """
    @property
    def latest(self) -> typing.Any:
        """
        (time, printed value) or None.
        """
    @property
    def low(self) -> float | None:
        """
        Lower end of its interval.
        """
    @property
    def methods(self) -> typing.Any:
        """
        One dict a method, or None.
        """
    @property
    def methods_reason(self) -> str:
        """
        Why there are none.
        """
    @property
    def name(self) -> attain._core.core.Name:
        """
        Name of the indicator.
        """
    @property
    def outcome(self) -> str:
        """
        What came of it.
        """
    @property
    def outcome_zh(self) -> str:
        """
        In Chinese.
        """
    @property
    def past(self) -> bool:
        """
        Due before the plan's period.
        """
    @property
    def probability(self) -> float | None:
        """
        P or None.
        """
    @property
    def quote(self) -> str:
        """
        Words of the document.
        """
    @property
    def ratio(self) -> float | None:
        """
        Achieved over target, or None.
        """
    @property
    def ratio_reason(self) -> str:
        """
        Why it is None.
        """
    @property
    def reason(self) -> str:
        """
        Why there is no outcome.
        """
    @property
    def soft(self) -> bool:
        """
        Only striven for.
        """
    @property
    def standing(self) -> typing.Any:
        """
        Word or None.
        """
    @property
    def standing_reason(self) -> str:
        """
        Why there is none.
        """
    @property
    def standing_zh(self) -> typing.Any:
        """
        In Chinese.
        """
    @property
    def std_error(self) -> float | None:
        """
        Its standard error.
        """
    @property
    def unit(self) -> str:
        """
        Unit of the value.
        """
    @property
    def value(self) -> float | None:
        """
        Value asked for, in `unit`, or None.
        """
    @property
    def value_max(self) -> float | None:
        """
        Upper end of a range.
        """
    @property
    def window(self) -> tuple[int, int] | None:
        """
        Window or None.
        """
def attribution_json(attribution: Attribution) -> str:
    """
    What answers hang on as one JSON object.
    """
def attribution_of(plan: attain._core.plans.Plan, scenario: attain._core.plans.Scenario, *, of: collections.abc.Sequence[str], by: collections.abc.Sequence[str], tolerance: typing.SupportsFloat | typing.SupportsIndex, as_of: str, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0, progress: typing.Any = None) -> Attribution:
    """
    Sobol' indices of every target, year and factor from one design.
    """
def changed_json(changed: Changed) -> str:
    """
    What changed as one JSON object.
    """
def changed_text(changed: Changed, width: typing.SupportsInt | typing.SupportsIndex) -> str:
    """
    What changed as a table of `width` columns.
    """
def compare(plan: attain._core.plans.Plan, scenarios: collections.abc.Sequence[attain._core.plans.Scenario], *, as_of: str, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0, discount: typing.SupportsFloat | typing.SupportsIndex = 0.0, progress: typing.Any = None) -> Comparison:
    """
    Compare scenarios on the same draws; the first is the reference. Costs are discounted by `discount` a year.
    """
def compile(plan: attain._core.plans.Plan, scenarios: collections.abc.Sequence[attain._core.plans.Scenario], as_of: str) -> CompiledPlan:
    """
    Compile a plan under scenarios, as of a point in time.
    """
def estimate(plan: attain._core.plans.Plan, *, as_of: str) -> list[attain._core.growth.IndicatorEstimate]:
    """
    What history up to `as_of` says about each indicator, in the order of the file.
    """
def evaluate(plan: attain._core.plans.Plan, *, as_of: str, base_year: typing.SupportsInt | typing.SupportsIndex | None = None, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0, progress: typing.Any = None) -> Evaluation:
    """
    Evaluate a plan; `draws` of the forecast beside, 0 for none.
    """
def evidence_json(evidence: EvidenceTable) -> str:
    """
    Shares of variance as one JSON object.
    """
def evidence_of(plan: attain._core.plans.Plan, scenario: attain._core.plans.Scenario, *, as_of: str, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0, progress: typing.Any = None) -> EvidenceTable:
    """
    Shares of variance by lever parameter and causal mark.
    """
def evidence_text(evidence: EvidenceTable, width: typing.SupportsInt | typing.SupportsIndex) -> str:
    """
    Shares of variance as tables of `width` columns.
    """
def explain(board: Board, target: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """
    Where a target's number comes from: (title, [(label, text)]).
    """
def explain_comparison(comparison: Comparison) -> list[tuple[str, list[tuple[str, str]]]]:
    """
    What a comparison's numbers rest on: (title, [(label, text)]).
    """
def forecast(plan: attain._core.plans.Plan, *, as_of: str, scenario: attain._core.plans.Scenario, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0, method: str = 'monte carlo', shard: tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex] = (0, 1), design: str | None = None, tolerance: typing.SupportsFloat | typing.SupportsIndex | None = None, most_draws: typing.SupportsInt | typing.SupportsIndex | None = None, instructions: str | None = None, progress: typing.Any = None) -> Board:
    """
    Forecast a plan. `shard` is (k, n): part k of n, counted from 0. `instructions` is one of `random.instruction_sets()`, None for the best; no bit rests on it. `progress` is None or a callable (done, total, seconds), called about every 10 ms. An exception that ends the run early carries the board of the finished draws as `partial`.
    """
def forecast_together(plans: collections.abc.Sequence[attain._core.plans.Plan], *, as_of: str | None = None, scenario: str = 'trend', draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0, progress: typing.Any = None) -> Portfolio:
    """
    Forecast several plans with shared draws.
    """
def merge(boards: collections.abc.Sequence[Board]) -> Board:
    """
    The board of the parts of one run.
    """
def merge_portfolio_boards(boards: collections.abc.Sequence[PortfolioBoard]) -> PortfolioBoard:
    """
    Boards of different plans as one.
    """
def portfolio_board_json(board: PortfolioBoard) -> str:
    """
    A portfolio board as one JSON object.
    """
def portfolio_board_text(board: PortfolioBoard, width: typing.SupportsInt | typing.SupportsIndex) -> str:
    """
    A portfolio board as a table of `width` columns.
    """
def portfolio_json(portfolio: Portfolio) -> str:
    """
    Several plans as one JSON object.
    """
def portfolio_text(portfolio: Portfolio, width: typing.SupportsInt | typing.SupportsIndex) -> str:
    """
    Several plans as tables of `width` columns.
    """
def price_list(plan: attain._core.plans.Plan) -> dict[str, tuple[str, int] | None]:
    """
    (currency, price year) by lever; None without a price.
    """
def reference_setting(plan: attain._core.plans.Plan, lever: str, as_of: str, year: typing.SupportsInt | typing.SupportsIndex) -> float:
    """
    Setting of a lever's reference path at the end of a year.
    """
def solution_json(solution: Solution) -> str:
    """
    A solution as one JSON object.
    """
def solution_text(solution: Solution, width: typing.SupportsInt | typing.SupportsIndex) -> str:
    """
    A solution as text of `width` columns.
    """
def solve(plan: attain._core.plans.Plan, *, lever: str, target: str = '', probability: typing.SupportsFloat | typing.SupportsIndex = 0.9, expected: typing.SupportsFloat | typing.SupportsIndex | None = None, on: attain._core.plans.Scenario | None = None, find: str = 'setting', at: str | None = None, setting: typing.SupportsFloat | typing.SupportsIndex | None = None, low: typing.SupportsFloat | typing.SupportsIndex | None = None, high: typing.SupportsFloat | typing.SupportsIndex | None = None, as_of: str, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0, discount: typing.SupportsFloat | typing.SupportsIndex = 0.0, progress: typing.Any = None) -> Solution:
    """
    Which setting, date or end of a phase-out of `lever` makes `target` probable enough.
    """
def stress(plan: attain._core.plans.Plan, scenario: attain._core.plans.Scenario, *, of: collections.abc.Sequence[str], point: typing.SupportsFloat | typing.SupportsIndex, as_of: str, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0, progress: typing.Any = None) -> StressTable:
    """
    Each assumption moved to its low and high point, and each second reading.
    """
def stress_json(stress: StressTable) -> str:
    """
    Assumptions moved, as one JSON object.
    """
def sweep(plan: attain._core.plans.Plan, on: attain._core.plans.Scenario, inputs: collections.abc.Sequence[tuple[str, str, collections.abc.Sequence[collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex]], collections.abc.Sequence[attain._core.random.Distribution]]], values: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], *, as_of: str, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0, discount: typing.SupportsFloat | typing.SupportsIndex = 0.0, progress: typing.Any = None) -> numpy.typing.NDArray[numpy.float64]:
    """
    Outcomes of scenarios as a table, one row a row of `values`, columns as `sweep_columns`. `inputs` are (lever, parameter or "", schedules, distributions); a column of `values` holds numbers, or places in the schedules or distributions.
    """
def sweep_columns(plan: attain._core.plans.Plan) -> list[str]:
    """
    Names of the columns of `sweep`: target/figure, then figures of the scenario.
    """
def sweep_scenario(plan: attain._core.plans.Plan, on: attain._core.plans.Scenario, inputs: collections.abc.Sequence[tuple[str, str, collections.abc.Sequence[collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex]], collections.abc.Sequence[attain._core.random.Distribution]]], values: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], row: typing.SupportsInt | typing.SupportsIndex) -> attain._core.plans.Scenario:
    """
    The scenario of a row.
    """
def what_changed(plan: attain._core.plans.Plan, *, from_as_of: str, to_as_of: str, from_scenario: attain._core.plans.Scenario, to_scenario: attain._core.plans.Scenario, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0, progress: typing.Any = None) -> Changed:
    """
    Split the change of each probability by reason.
    """
