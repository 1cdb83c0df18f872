# SPDX-License-Identifier: Apache-2.0
"""
What can be changed.
"""
from __future__ import annotations
import attain._core.core
import attain._core.random
import collections.abc
import numpy
import numpy.typing
import typing
class Parameter:
    """
    An uncertain quantity of a lever.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, id: str, value: attain._core.random.Distribution, *, name: str = '', unit: str = '', causal: str = 'U', read: str = 'assumed', source: str = '', known_from: typing.SupportsInt | typing.SupportsIndex | None = None) -> None:
        """
        A distribution with where it comes from.
        """
    def __repr__(self) -> str:
        ...
    @property
    def distribution(self) -> str:
        """
        Distribution in words.
        """
    @property
    def evidence(self) -> attain._core.core.Evidence:
        """
        Where it comes from.
        """
    @property
    def id(self) -> str:
        """
        Id within the lever.
        """
    @property
    def median(self) -> float:
        """
        Median.
        """
    @property
    def name(self) -> str:
        """
        What it is.
        """
    @property
    def unit(self) -> str:
        """
        Unit, or empty.
        """
    @property
    def value(self) -> attain._core.random.Distribution:
        """
        Distribution.
        """
class Lever:
    """
    Something the authority can set.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def category(self) -> str:
        """
        Kind of instrument.
        """
    @property
    def effects(self) -> list[str]:
        """
        What it does, in words.
        """
    @property
    def group(self) -> str:
        """
        Levers of one group add their settings before the response.
        """
    @property
    def high(self) -> float:
        """
        Highest admissible setting.
        """
    @property
    def history(self) -> dict[str, float]:
        """
        Settings before and at the base year, by date.
        """
    @property
    def id(self) -> str:
        """
        Id.
        """
    @property
    def kind(self) -> str:
        """
        `rate`, `count` or `budget`.
        """
    @property
    def low(self) -> float:
        """
        Lowest admissible setting.
        """
    @property
    def name(self) -> attain._core.core.Name:
        """
        Name.
        """
    @property
    def note(self) -> str:
        """
        Note.
        """
    @property
    def overlaps(self) -> list[str]:
        """
        Levers that are the same instrument in part.
        """
    @property
    def parameters(self) -> list[Parameter]:
        """
        Uncertain quantities with their evidence.
        """
    @property
    def price(self) -> str | None:
        """
        Prices in words, or None.
        """
    @property
    def quantity(self) -> str:
        """
        Amount as printed, where it is no schedule.
        """
    @property
    def quote(self) -> str:
        """
        Words of the document.
        """
    @property
    def reference(self) -> dict[str, float] | None:
        """
        Reference by date; empty: the setting in force is held; None: the default.
        """
    @property
    def section(self) -> str:
        """
        Section of the document.
        """
    @property
    def start(self) -> float | None:
        """
        Setting in force at the base year; None: in no document.
        """
    @property
    def state(self) -> str:
        """
        `quantified`, `described` or `existing`.
        """
    @property
    def unit(self) -> str:
        """
        Unit.
        """
class Delay:
    """
    Time between a setting and its effect.
    """
    @staticmethod
    def fixed(years: typing.SupportsFloat | typing.SupportsIndex) -> Delay:
        """
        Everything arrives after 0 to 50 years.
        """
    @staticmethod
    def gamma(years: typing.SupportsFloat | typing.SupportsIndex, shape: typing.SupportsFloat | typing.SupportsIndex) -> Delay:
        """
        Gamma distributed: mean years, shape; Erlang where the shape is whole.
        """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def weights(self, last: typing.SupportsInt | typing.SupportsIndex) -> list[float]:
        """
        Shares of a year's effect that arrive 0 to `last` years later.
        """
    @property
    def kind(self) -> str:
        """
        `fixed` or `gamma`.
        """
    @property
    def shape(self) -> float:
        """
        Shape of a gamma delay.
        """
    @property
    def years(self) -> float:
        """
        Years, or their mean.
        """
class Effect:
    """
    What a lever does to one indicator.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, indicator: str, channel: str, response: str | tuple[collections.abc.Callable[..., typing.Any], str], operands: collections.abc.Sequence[tuple[str, typing.SupportsFloat | typing.SupportsIndex | str]], share: typing.SupportsFloat | typing.SupportsIndex | str, take_up: typing.SupportsFloat | typing.SupportsIndex | str, additionality: typing.SupportsFloat | typing.SupportsIndex | str, leakage: typing.SupportsFloat | typing.SupportsIndex | str, at_most: typing.SupportsFloat | typing.SupportsIndex | str | None, delay: Delay, basis: str) -> None:
        ...
    def __repr__(self) -> str:
        ...
    def change(self, *, setting: typing.SupportsFloat | typing.SupportsIndex, reference: typing.SupportsFloat | typing.SupportsIndex, values: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex]) -> float:
        """
        What a setting brings against a reference, with a value for each of `operands`.
        """
    @property
    def basis(self) -> str:
        """
        Where its form and plain numbers come from.
        """
    @property
    def channel(self) -> str:
        """
        Where it enters the law of the indicator.
        """
    @property
    def delay(self) -> Delay:
        """
        Delay.
        """
    @property
    def indicator(self) -> str:
        """
        Id of the indicator.
        """
    @property
    def operands(self) -> list[tuple[str, float | str]]:
        """
        Operands of response, capacity and reacting part, in this order.
        """
    @property
    def response(self) -> str:
        """
        Word of the plan file, or `custom`.
        """
class Cost:
    """
    Prices of a lever.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, capital: typing.SupportsFloat | typing.SupportsIndex | str = 0.0, running: typing.SupportsFloat | typing.SupportsIndex | str = 0.0, each: typing.SupportsFloat | typing.SupportsIndex | str = 0.0, take_up: typing.SupportsFloat | typing.SupportsIndex | str = 1.0, output: str = '', currency: str, price_year: typing.SupportsInt | typing.SupportsIndex, basis: str = '') -> None:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def currency(self) -> str:
        """
        Currency.
        """
    @property
    def output(self) -> str:
        """
        Flow that `each` is paid for.
        """
    @property
    def price_year(self) -> int:
        """
        Whose prices these are.
        """
class OwnLever:
    """
    A lever outside a plan.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    @typing.overload
    def __init__(self, *, id: str, name: attain._core.core.Name, kind: str, unit: str, state: str, start: typing.SupportsFloat | typing.SupportsIndex | None, low: typing.SupportsFloat | typing.SupportsIndex, high: typing.SupportsFloat | typing.SupportsIndex, history: collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex], reference: collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex] | None, parameters: collections.abc.Sequence[Parameter], effects: collections.abc.Sequence[Effect], overlaps: collections.abc.Sequence[str], group: str, price: Cost | None, category: str, note: str) -> None:
        ...
    @typing.overload
    def __init__(self, lever: Lever) -> None:
        """
        A lever of a plan, without the plan.
        """
    def __repr__(self) -> str:
        ...
    def with_parameter(self, id: str, value: attain._core.random.Distribution) -> OwnLever:
        """
        This lever with another distribution of one parameter, marked as the user's own.
        """
    @property
    def category(self) -> str:
        """
        Kind of instrument.
        """
    @property
    def effects(self) -> list[str]:
        """
        What it does, in words.
        """
    @property
    def group(self) -> str:
        """
        Levers of one group add their settings before the response.
        """
    @property
    def high(self) -> float:
        """
        Highest admissible setting.
        """
    @property
    def history(self) -> dict[str, float]:
        """
        Settings before and at the base year, by date.
        """
    @property
    def id(self) -> str:
        """
        Id.
        """
    @property
    def kind(self) -> str:
        """
        `rate`, `count` or `budget`.
        """
    @property
    def low(self) -> float:
        """
        Lowest admissible setting.
        """
    @property
    def name(self) -> attain._core.core.Name:
        """
        Name.
        """
    @property
    def note(self) -> str:
        """
        Note.
        """
    @property
    def overlaps(self) -> list[str]:
        """
        Levers that are the same instrument in part.
        """
    @property
    def parameters(self) -> list[Parameter]:
        """
        Uncertain quantities with their evidence.
        """
    @property
    def price(self) -> str | None:
        """
        Prices in words, or None.
        """
    @property
    def quantity(self) -> str:
        """
        Amount as printed, where it is no schedule.
        """
    @property
    def quote(self) -> str:
        """
        Words of the document.
        """
    @property
    def reference(self) -> dict[str, float] | None:
        """
        Reference by date; empty: the setting in force is held; None: the default.
        """
    @property
    def section(self) -> str:
        """
        Section of the document.
        """
    @property
    def start(self) -> float | None:
        """
        Setting in force at the base year; None: in no document.
        """
    @property
    def state(self) -> str:
        """
        `quantified`, `described` or `existing`.
        """
    @property
    def unit(self) -> str:
        """
        Unit.
        """
class Prices:
    """
    Prices of a named lever.
    """
    def __init__(self, *, capital: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter = None, running: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter = None, each: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter = None, output: str = '', currency: str = '', price_year: typing.SupportsInt | typing.SupportsIndex = 0, basis: str = '') -> None:
        ...
class ResponseCurve:
    """
    Quantiles of an effect by setting.
    """
    @property
    def quantiles(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Quantiles of 5, 25, 50, 75, 95 %, shape (n, 5), in the unit of the channel.
        """
    @property
    def settings(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Settings, shape (n,).
        """
class EffectPath:
    """
    Quantiles of an effect by year.
    """
    @property
    def quantiles(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Quantiles of 5, 25, 50, 75, 95 %, shape (n, 5), in the unit of the channel.
        """
    @property
    def reference(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Reference at the year ends.
        """
    @property
    def settings(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Setting at the year ends.
        """
    @property
    def years(self) -> numpy.typing.NDArray[numpy.int32]:
        """
        Years, shape (n,).
        """
def build_out(*, start: typing.SupportsFloat | typing.SupportsIndex, each: typing.SupportsFloat | typing.SupportsIndex, first: typing.SupportsInt | typing.SupportsIndex, last: typing.SupportsInt | typing.SupportsIndex) -> dict[str, float]:
    """
    `each` more every year.
    """
def default_parameter(id: str) -> Parameter:
    """
    One row of the evidence table.
    """
def default_parameters() -> list[Parameter]:
    """
    Every row of the evidence table.
    """
def effect_over_time(lever: OwnLever, schedule: collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex], *, since: typing.SupportsFloat | typing.SupportsIndex, start: typing.SupportsFloat | typing.SupportsIndex, reference: collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex], reference_start: typing.SupportsFloat | typing.SupportsIndex, first: typing.SupportsInt | typing.SupportsIndex, last: typing.SupportsInt | typing.SupportsIndex, effect: typing.SupportsInt | typing.SupportsIndex, plan: str, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex) -> EffectPath:
    ...
def examination_centre(*, id: str, name: attain._core.core.Name, indicator: str, start: typing.SupportsFloat | typing.SupportsIndex | None, reference: collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex] | None, high: typing.SupportsFloat | typing.SupportsIndex, price: Prices, basis: str, history: collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex], months: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, eligible: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, capacity: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, delay: Delay) -> OwnLever:
    """
    A protection and examination centre.
    """
def guarantee_fund(*, id: str, name: attain._core.core.Name, indicator: str, start: typing.SupportsFloat | typing.SupportsIndex | None, reference: collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex] | None, high: typing.SupportsFloat | typing.SupportsIndex, price: Prices, basis: str, history: collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex], unit: str, multiple: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, legal_cap: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, losses: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, term: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, flow: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, additionality: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter) -> OwnLever:
    """
    A risk-compensation fund.
    """
def interest_subsidy(*, id: str, name: attain._core.core.Name, indicator: str, start: typing.SupportsFloat | typing.SupportsIndex | None, reference: collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex] | None, high: typing.SupportsFloat | typing.SupportsIndex, price: Prices, basis: str, elasticity: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, take_up: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, delay: Delay) -> OwnLever:
    """
    An interest subsidy.
    """
def operands(response: str) -> list[typing.Any]:
    """
    Name, lowest and highest value and whether it may be left out, by operand.
    """
def phase_out(*, start: typing.SupportsFloat | typing.SupportsIndex, first: typing.SupportsInt | typing.SupportsIndex, last: typing.SupportsInt | typing.SupportsIndex) -> dict[str, float]:
    """
    A ramp to nothing.
    """
def ramp(*, start: typing.SupportsFloat | typing.SupportsIndex, to: typing.SupportsFloat | typing.SupportsIndex, first: typing.SupportsInt | typing.SupportsIndex, last: typing.SupportsInt | typing.SupportsIndex) -> dict[str, float]:
    """
    Equal yearly steps of a rate.
    """
def response_curve(lever: OwnLever, settings: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], *, reference: typing.SupportsFloat | typing.SupportsIndex, effect: typing.SupportsInt | typing.SupportsIndex, plan: str, draws: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex) -> ResponseCurve:
    ...
def response_names() -> list[str]:
    """
    Words of responses.
    """
def stations(*, id: str, name: attain._core.core.Name, indicator: str, start: typing.SupportsFloat | typing.SupportsIndex | None, reference: collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex] | None, high: typing.SupportsFloat | typing.SupportsIndex, price: Prices, basis: str, history: collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex], channel: str, capacity: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, stock: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, reach: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, additionality: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, maturity: Delay) -> OwnLever:
    """
    Service stations.
    """
def subsidy(*, id: str, name: attain._core.core.Name, indicator: str, start: typing.SupportsFloat | typing.SupportsIndex | None, reference: collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex] | None, high: typing.SupportsFloat | typing.SupportsIndex, price: Prices, basis: str, of: str, channel: str, elasticity: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, take_up: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, leakage: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, eligible: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, most: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, claims: None | typing.SupportsFloat | typing.SupportsIndex | attain._core.random.Distribution | Parameter, delay: Delay) -> OwnLever:
    """
    A subsidy of official fees.
    """
def yearly_budget(*, amount: typing.SupportsFloat | typing.SupportsIndex, first: typing.SupportsInt | typing.SupportsIndex, last: typing.SupportsInt | typing.SupportsIndex, end: typing.SupportsInt | typing.SupportsIndex) -> dict[str, float]:
    """
    An amount in every year, nothing after the last.
    """
