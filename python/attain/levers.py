# SPDX-License-Identifier: Apache-2.0
"""Levers: what can be changed, what that does and what it costs.

A lever is a schedule, a response, a delay and a channel on an indicator, with uncertain quantities
that say where they come from (docs/levers.md). Named levers are made by `subsidy`, `stations`,
`examination_centre`, `guarantee_fund` and `interest_subsidy`; any other by `lever` and `effect`.
`attain.Plan.with_levers` adds them to a plan.

>>> from attain import levers
>>> centre = levers.examination_centre(indicator="grants", start=0, eligible=0.3)
>>> centre.parameters[0].id
'months'

A quantity is given as a number, as a distribution (`attain.distribution`: a text such as
``"beta(2, 8)"`` or a mapping, then with the evidence mark U), as a `Parameter` with its evidence,
or, for a parameter of the lever that has been given already, not at all. What is left out takes the
default of the evidence table (`default_parameters`); where no study gives a size, leaving it out is
an error that says what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Union

from attain._core import core
from attain._core import levers as _levers
from attain._core.levers import (
    Cost,
    Delay,
    Effect,
    EffectPath,
    OwnLever,
    Parameter,
    Prices,
    ResponseCurve,
)
from attain.distribution import Value, as_distribution
from attain.errors import InvalidInput
from attain.levers_curves import effect_over_time, response_curve
from attain.levers_named import (
    examination_centre,
    guarantee_fund,
    interest_subsidy,
    stations,
    subsidy,
)
from attain.levers_parts import (
    build_out,
    dates,
    phase_out,
    prices,
    ramp,
    step,
    to_delay,
    to_name,
    yearly_budget,
)

__all__ = [
    "Cost",
    "Delay",
    "Effect",
    "EffectPath",
    "OwnLever",
    "Parameter",
    "Prices",
    "ResponseCurve",
    "build_out",
    "cost",
    "default_parameter",
    "default_parameters",
    "effect",
    "effect_over_time",
    "examination_centre",
    "gamma_delay",
    "guarantee_fund",
    "interest_subsidy",
    "lever",
    "operands",
    "parameter",
    "phase_out",
    "prices",
    "ramp",
    "response_curve",
    "response_names",
    "stations",
    "step",
    "subsidy",
    "yearly_budget",
]

Operand = Union[float, str]
"""A number, or the id of a parameter of the same lever."""
Response = Union[str, Callable[..., Any]]
"""A word of `response_names`, or a function f(setting, *operands) over arrays of draws."""


def parameter(
    id: str,
    value: Value,
    *,
    name: str = "",
    unit: str = "",
    causal: str = "U",
    read: str = "assumed",
    source: str = "",
    known_from: int | None = None,
) -> Parameter:
    """Return an uncertain quantity with where it comes from.

    Parameters
    ----------
    id
        Id within its lever.
    value
        A number or a distribution.
    name, unit
        What it is, and its unit.
    causal
        How well it is identified: ``A`` strong causal design, ``B`` single or weaker causal
        study, ``C`` sign only or descriptive, ``J`` judgement, ``U`` your own.
    read
        ``source``, ``secondary`` or ``assumed``.
    source
        Source with page or DOI; only ``U`` may leave it out.
    known_from
        Year of publication. A run as of an earlier year is labelled hindsight.

    Raises
    ------
    attain.NotFound
        A mark, reading or family does not exist; the message names the nearest.
    attain.InvalidInput
        A parameter of the distribution is impossible.
    """
    return Parameter(
        id, as_distribution(value, id), name=name, unit=unit, causal=causal, read=read,
        source=source, known_from=known_from,
    )


def gamma_delay(years: float, shape: float) -> Delay:
    """Return a gamma distributed delay.

    Parameters
    ----------
    years
        Mean, 1e-6 to 1000 years.
    shape
        0.05 to 1000; Erlang where it is whole, exponential where it is 1.

    Raises
    ------
    attain.InvalidInput
        One is out of range.
    """
    return Delay.gamma(years, shape)


def effect(
    indicator: str,
    *,
    response: Response,
    channel: str = "growth",
    share: Operand = 1.0,
    take_up: Operand = 1.0,
    additionality: Operand = 1.0,
    leakage: Operand = 0.0,
    at_most: Operand | None = None,
    delay: float | Delay | Mapping[str, Mapping[str, float]] = 0.0,
    name: str = "",
    basis: str = "",
    **operands: Operand,
) -> Effect:
    """Return what a lever does to one indicator.

    Parameters
    ----------
    indicator
        Id of the indicator.
    response
        A word of `response_names`, or a function f(setting, operand, ...) that takes a number and
        for each operand a read-only array of shape (n,), one value a draw, and returns f(setting)
        as an array of shape (n,) or one number, in the unit of the channel. It is called from
        several threads, one at a time; the same arguments have to give the same result.
    channel
        ``growth`` (log points a year), ``level``, ``inflow``, ``attrition``, ``ceiling`` (log
        points) or ``delay`` (months).
    share, take_up, additionality, leakage
        Which part of the flow reacts: share x take-up x additionality x (1 - leakage).
    at_most
        f(x) counts up to this value only.
    delay
        Years, a `Delay`, or ``{"gamma": {"years": 1.6, "shape": 3}}``.
    name
        Of a function; by default its qualified name. Two functions of one name are taken to be
        the same.
    basis
        Where the form and its plain numbers come from.
    **operands
        Operands of the response by name (`operands`): a number, or the id of a parameter. Those
        of a function are passed in this order.

    Raises
    ------
    attain.NotFound
        A response, operand or channel does not exist; the message names the nearest.
    attain.InvalidInput
        An operand is missing, or the function has no name of its own.
    """
    how: Any = response
    if callable(response):
        word = name or f"{response.__module__}.{getattr(response, '__qualname__', '')}"
        if not name and ("<lambda>" in word or not hasattr(response, "__qualname__")):
            raise InvalidInput("a function without a name needs one: effect(..., name=...)")
        how = (response, word)
    return Effect(
        indicator=indicator, channel=channel, response=how, operands=list(operands.items()),
        share=share, take_up=take_up, additionality=additionality, leakage=leakage,
        at_most=at_most, delay=to_delay(delay), basis=basis,
    )


def cost(
    *,
    capital: Operand = 0.0,
    running: Operand = 0.0,
    each: Operand = 0.0,
    take_up: Operand = 1.0,
    output: str = "",
    currency: str,
    price_year: int,
    basis: str = "",
) -> Cost:
    """Return the prices of a lever.

    A year costs capital x whole units added + running x mean of the whole units at both ends + each
    x mean setting x take-up x level of `output`, paid at its end and counted against the reference.

    Parameters
    ----------
    capital, running, each
        Per unit added; per unit and year (of a yearly budget: 1); per unit of output and setting.
    take_up
        Part of the output that is paid for.
    output
        Id of a flow; needed by `each`.
    currency, price_year
        Whose prices of which year these are.
    basis
        Where they come from.
    """
    return Cost(
        capital=capital, running=running, each=each, take_up=take_up, output=output,
        currency=currency, price_year=price_year, basis=basis,
    )


def lever(
    id: str,
    *,
    name: str | core.Name,
    unit: str,
    kind: str = "count",
    start: float | None = None,
    low: float = 0.0,
    high: float = 1e300,
    history: Mapping[int | str, float] | None = None,
    reference: Mapping[int | str, float] | str | None = None,
    parameters: Iterable[Parameter] = (),
    effects: Iterable[Effect] = (),
    overlaps: Iterable[str] = (),
    group: str = "",
    price: Cost | None = None,
    state: str = "quantified",
    category: str = "",
    note: str = "",
) -> OwnLever:
    """Return a lever made of parts.

    Parameters
    ----------
    id, name, unit
        Id, name and unit of the setting.
    kind
        ``rate`` (a date is the first day in force), ``count`` (year-end values, joined by straight
        lines) or ``budget`` (amounts of a year).
    start
        Setting in force at the base year; None where it is in no document.
    low, high
        Admissible settings.
    history
        Settings before and at the base year, by date.
    reference
        What settings are compared with, by date; ``"hold"`` holds the setting in force; None is
        the default (docs/levers.md).
    parameters, effects, price
        Uncertain quantities, what the lever does, what it costs.
    overlaps
        Ids of levers that are the same instrument in part: the largest effect counts.
    group
        Levers of one group add their settings before the response.
    state
        ``quantified``, ``described`` or ``existing``.
    category, note
        In your own words.

    Raises
    ------
    attain.InvalidInput
        An operand names no parameter, a parameter is named by none, a value can leave its range, a
        setting is not admissible.
    """
    held: Mapping[int | str, float] | None
    if isinstance(reference, str):
        if reference != "hold":
            raise InvalidInput(f"reference must be dates or 'hold', found {reference!r}")
        held = {}
    else:
        held = reference
    return OwnLever(
        id=id, name=to_name(name), kind=kind, unit=unit, state=state, start=start, low=low,
        high=high, history=dates(history or {}), reference=None if held is None else dates(held),
        parameters=list(parameters), effects=list(effects), overlaps=list(overlaps), group=group,
        price=price, category=category, note=note,
    )


def response_names() -> list[str]:
    """Return the words of responses."""
    return list(_levers.response_names())


def operands(response: str) -> dict[str, tuple[float, float]]:
    """Return the operands of a response with the lowest and highest value of each.

    Raises
    ------
    attain.NotFound
        There is no such response; the message names the nearest.
    """
    return {name: (low, high) for name, low, high, _ in _levers.operands(response)}


def default_parameters() -> list[Parameter]:
    """Return every row of the evidence table: distribution, mark, source, year."""
    return list(_levers.default_parameters())


def default_parameter(id: str) -> Parameter:
    """Return one row of the evidence table.

    Raises
    ------
    attain.NotFound
        There is no such row, which may mean that no study gives a size.
    """
    return _levers.default_parameter(id)
