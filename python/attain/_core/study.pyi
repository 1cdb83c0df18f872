# SPDX-License-Identifier: Apache-2.0
"""
Forecasts and comparisons.
"""
from __future__ import annotations
import attain._core.core
import attain._core.growth
import attain._core.plans
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
    def has_plan_scenario(self) -> bool:
        """
        Whether the plan's own commitments were run beside.
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
    def fan(self) -> Fan | None:
        """
        Quantiles of the path, or None.
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
    def required_growth(self) -> float | None:
        """
        Compound growth a year.
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
        Value asked for, printed unit.
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
    @property
    def all(self) -> float | None:
        """
        P(all assessed).
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
    def std_errors(self) -> list[float]:
        """
        Standard errors.
        """
def compare(plan: attain._core.plans.Plan, scenarios: collections.abc.Sequence[attain._core.plans.Scenario], *, as_of: str, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0, progress: typing.Any = None) -> Comparison:
    """
    Compare scenarios on the same draws; the first is the reference.
    """
def estimate(plan: attain._core.plans.Plan, *, as_of: str) -> list[attain._core.growth.IndicatorEstimate]:
    """
    What history up to `as_of` says about each indicator, in the order of the file.
    """
def explain(board: Board, target: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """
    Where a target's number comes from: (title, [(label, text)]).
    """
def forecast(plan: attain._core.plans.Plan, *, as_of: str, scenario: attain._core.plans.Scenario, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0, method: str = 'monte carlo', shard: tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex] = (0, 1), progress: typing.Any = None) -> Board:
    """
    Forecast a plan. `shard` is (k, n): part k of n, counted from 0. `progress` is None or a callable (done, total, seconds), called about every 50 ms.
    """
def merge(boards: collections.abc.Sequence[Board]) -> Board:
    """
    The board of the parts of one run.
    """
