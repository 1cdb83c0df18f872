# SPDX-License-Identifier: Apache-2.0
"""Named levers: subsidy, service stations, examination centre, guarantee fund, interest subsidy.

Each is made of the general pieces only (docs/levers.md). A quantity is a number, a distribution, a
`Parameter` or None; None takes the default of the evidence table where there is one.
"""

from __future__ import annotations

from typing import Any

from attain._core import core, levers
from attain._core.levers import OwnLever, Prices
from attain.levers_parts import Dates, DelayLike, Quantity, dates, quantity, to_delay, to_name


def _label(
    id: str,
    name: str | core.Name,
    indicator: str,
    start: float | None,
    reference: Dates | None,
    high: float,
    price: Prices | None,
    basis: str,
) -> dict[str, Any]:
    """Return what every named lever is told."""
    return {
        "id": id,
        "name": to_name(name),
        "indicator": indicator,
        "start": start,
        "reference": None if reference is None else dates(reference),
        "high": high,
        "price": price or Prices(),
        "basis": basis,
    }


def subsidy(
    *,
    indicator: str,
    take_up: Quantity = None,
    leakage: Quantity = None,
    of: str = "invention",
    channel: str = "level",
    elasticity: Quantity = None,
    eligible: Quantity = None,
    most: Quantity = None,
    claims: Quantity = None,
    delay: DelayLike = 0.0,
    start: float | None = None,
    reference: Dates | None = None,
    high: float = 0.95,
    price: Prices | None = None,
    id: str = "subsidy",
    name: str | core.Name = "subsidy of official fees",
    basis: str = "",
) -> OwnLever:
    """Return a subsidy of official fees (专利资助).

    The setting is the rate of the fee that is paid, from the first day of a date. With `claims` it
    is the budget of a year.

    Parameters
    ----------
    indicator
        Id of what reacts.
    take_up
        Part of the eligible that draws it. No default.
    leakage
        Part lost to splitting and low quality. No default; 0 counts none.
    of
        ``invention``, ``utility_model``, ``design`` or ``trademark``: whose fee elasticity is the
        default. No study gives one for utility models and designs.
    channel
        ``level`` of a flow; ``inflow`` or ``growth`` of a stock.
    elasticity
        To the net fee, below 0. Defaults: ``subsidy.elasticity.invention``, ``.trademark``.
    eligible
        Part of the indicator that may draw it; None: all of it.
    most
        Highest share of the fee that is paid; None: the whole.
    claims
        Official fees of a year's claims in currency, where settings are yearly budgets.
    delay
        From filing to what the indicator counts, years.
    start
        Rate or budget in force at the base year. None: it is in no document, and a scenario has to
        assume it by its first key; it is never invented.
    reference
        What settings are compared with, by date; None: the setting in force.
    high
        Highest admissible setting.
    price
        `prices` with ``each``, the official fee of one right of ``output``.
    id, name, basis
        Id, name, and where plain numbers come from.

    Raises
    ------
    attain.MissingInput
        A quantity without a default was left out; the message names all of them.
    attain.InvalidInput
        A quantity can leave its range, or `high` leaves no net fee.
    """
    return levers.subsidy(
        **_label(id, name, indicator, start, reference, high, price, basis),
        of=of, channel=channel, elasticity=quantity(elasticity, "elasticity"),
        take_up=quantity(take_up, "take_up"), leakage=quantity(leakage, "leakage"),
        eligible=quantity(eligible, "eligible"), most=quantity(most, "most"),
        claims=quantity(claims, "claims"), delay=to_delay(delay),
    )


def stations(
    *,
    indicator: str,
    capacity: Quantity = None,
    stock: Quantity = None,
    additionality: Quantity = None,
    reach: Quantity = None,
    maturity: DelayLike = 0.0,
    channel: str = "growth",
    start: float | None = None,
    history: Dates | None = None,
    reference: Dates | None = None,
    high: float = 1e5,
    price: Prices | None = None,
    id: str = "stations",
    name: str | core.Name = "service stations",
    basis: str = "",
) -> OwnLever:
    """Return service stations (商标品牌指导服务站); the setting is their number.

    Parameters
    ----------
    indicator
        Id of the stock that the registrations join.
    capacity
        Registrations that a station supports in a year, base units. No default.
    stock
        Level of the indicator, base units. No default.
    additionality
        Part that would not have come otherwise. Default: ``stations.additionality``.
    reach
        Stations that the served area has room for; None: no limit.
    maturity
        Time until a new station works at its capacity: years, or a gamma delay.
    channel
        ``growth`` of a stock; ``level`` of a flow.
    start, history
        Number at the base year; numbers before it, by date.
    reference
        What settings are compared with, by date; None: the default of docs/levers.md.
    high
        Highest admissible number.
    price
        `prices` with ``capital`` and ``running``.
    id, name, basis
        Id, name, and where plain numbers come from.

    Raises
    ------
    attain.MissingInput
        A quantity without a default was left out; the message names all of them.
    attain.InvalidInput
        A quantity can leave its range.
    """
    return levers.stations(
        **_label(id, name, indicator, start, reference, high, price, basis),
        history=dates(history or {}), channel=channel, capacity=quantity(capacity, "capacity"),
        stock=quantity(stock, "stock"), reach=quantity(reach, "reach"),
        additionality=quantity(additionality, "additionality"), maturity=to_delay(maturity),
    )


def examination_centre(
    *,
    indicator: str,
    eligible: Quantity = None,
    months: Quantity = None,
    capacity: Quantity = None,
    delay: DelayLike = 0.0,
    start: float | None = None,
    history: Dates | None = None,
    reference: Dates | None = None,
    high: float = 1.0,
    price: Prices | None = None,
    id: str = "examination_centre",
    name: str | core.Name = "protection and examination centre",
    basis: str = "",
) -> OwnLever:
    """Return examination centres (知识产权保护中心); the setting is their number.

    The flow of a year gains eligible x months saved in it / 12 of itself, once.

    Parameters
    ----------
    indicator
        Id of yearly grants, or of a stock with attrition.
    eligible
        Part of the flow that a centre may take. No default.
    months
        Saved on a case that it takes. Default: ``centre.months``.
    capacity
        Part of the eligible cases that one centre has room for; x centres reach
        1 - exp(-capacity x). None: one takes them all, and `high` stays 1.
    delay
        Years until a centre works at its speed.
    start, history, reference, high, price, id, name, basis
        As in `stations`.

    Raises
    ------
    attain.MissingInput
        A quantity without a default was left out.
    attain.InvalidInput
        A quantity can leave its range, or `high` is above 1 without a capacity.
    """
    return levers.examination_centre(
        **_label(id, name, indicator, start, reference, high, price, basis),
        history=dates(history or {}), months=quantity(months, "months"),
        eligible=quantity(eligible, "eligible"), capacity=quantity(capacity, "capacity"),
        delay=to_delay(delay),
    )


def guarantee_fund(
    *,
    indicator: str,
    losses: Quantity = None,
    term: Quantity = None,
    flow: Quantity = None,
    multiple: Quantity = None,
    legal_cap: Quantity = None,
    additionality: Quantity = None,
    unit: str = "元",
    start: float | None = None,
    history: Dates | None = None,
    reference: Dates | None = None,
    high: float = 1e12,
    price: Prices | None = None,
    id: str = "guarantee_fund",
    name: str | core.Name = "risk-compensation fund",
    basis: str = "",
) -> OwnLever:
    """Return a risk-compensation fund (风险补偿资金池); the setting is the money paid in.

    Parameters
    ----------
    indicator
        Id of yearly loans, a flow.
    losses
        Yearly share of the guarantees that the fund pays. No default.
    term
        Years that a loan stands. No default.
    flow
        Loans of a year, base units. No default.
    multiple
        Guarantees over the money in the fund. Default: ``fund.multiple``.
    legal_cap
        The rule's upper limit of it. Default: ``fund.legal_cap``.
    additionality
        Part that would not have been lent otherwise. Default: ``fund.additionality``.
    unit
        Of the money: the base unit of the indicator.
    start, history, reference, high, price, id, name, basis
        As in `stations`.

    Raises
    ------
    attain.MissingInput
        A quantity without a default was left out; the message names all of them.
    attain.InvalidInput
        A quantity can leave its range.
    """
    return levers.guarantee_fund(
        **_label(id, name, indicator, start, reference, high, price, basis),
        history=dates(history or {}), unit=unit, multiple=quantity(multiple, "multiple"),
        legal_cap=quantity(legal_cap, "legal_cap"), losses=quantity(losses, "losses"),
        term=quantity(term, "term"), flow=quantity(flow, "flow"),
        additionality=quantity(additionality, "additionality"),
    )


def interest_subsidy(
    *,
    indicator: str,
    elasticity: Quantity = None,
    take_up: Quantity = None,
    delay: DelayLike = 0.0,
    start: float | None = None,
    reference: Dates | None = None,
    high: float = 0.95,
    price: Prices | None = None,
    id: str = "interest_subsidy",
    name: str | core.Name = "interest subsidy",
    basis: str = "",
) -> OwnLever:
    """Return an interest subsidy (贷款贴息); the setting is the share of the interest paid.

    Parameters
    ----------
    indicator
        Id of yearly loans, a flow.
    elasticity
        Of the loans to the net interest. No study gives it; no default.
    take_up
        Part of the loans that draws it. No default.
    delay
        Years.
    start, reference, high, price, id, name, basis
        As in `subsidy`.

    Raises
    ------
    attain.MissingInput
        A quantity was left out; the message names all of them.
    attain.InvalidInput
        A quantity can leave its range.
    """
    return levers.interest_subsidy(
        **_label(id, name, indicator, start, reference, high, price, basis),
        elasticity=quantity(elasticity, "elasticity"), take_up=quantity(take_up, "take_up"),
        delay=to_delay(delay),
    )
