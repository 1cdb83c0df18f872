# SPDX-License-Identifier: Apache-2.0
"""Parts of levers as a user writes them: dates, shapes of schedules, delays, prices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Union

from attain._core import core, levers
from attain._core.levers import Delay, Parameter, Prices
from attain.distribution import Value, as_distribution
from attain.errors import InvalidInput, NotFound
from attain.listing import nearest
from attain.schedule import dated

Quantity = Union[Value, Parameter, None]
"""A number, a distribution (evidence mark U), a parameter with its evidence; None: the default."""
Dates = Mapping[Union[int, str], float]
"""Setting by date: a year (2021) or a month ("2021-07")."""
DelayLike = Union[float, Delay, Mapping[str, Mapping[str, float]]]
"""Years, a `Delay`, or ``{"gamma": {"years": 1.6, "shape": 3}}``."""


def dates(given: Dates) -> dict[str, float]:
    """Return settings by date as the core reads them."""
    return dated(given, "lever", 0) if given else {}


def to_name(name: str | core.Name) -> core.Name:
    """Return a name; a text is the English one."""
    return core.Name(en=name) if isinstance(name, str) else name


def to_delay(given: DelayLike) -> Delay:
    """Return a delay.

    Raises
    ------
    attain.NotFound
        A mapping names another kind than ``gamma``.
    attain.InvalidInput
        Years or shape are missing or out of range.
    """
    if isinstance(given, Delay):
        return given
    if not isinstance(given, Mapping):
        return Delay.fixed(given)
    if list(given) != ["gamma"]:
        word = str(next(iter(given), ""))
        raise NotFound(f"there is no delay '{word}'{nearest(word, ['gamma'])} (there is: gamma)")
    values = given["gamma"]
    if set(values) != {"years", "shape"}:
        raise InvalidInput(f"a gamma delay has years and shape, found {', '.join(values)}")
    return Delay.gamma(values["years"], values["shape"])


def quantity(given: Quantity, what: str) -> Any:
    """Return a quantity as the core reads it: a number, a distribution, a parameter or None."""
    if given is None or isinstance(given, Parameter):
        return given
    if isinstance(given, (int, float)) and not isinstance(given, bool):
        return float(given)
    return as_distribution(given, what)


def step(date: int | str, to: float) -> dict[str, float]:
    """Return one change that stays, from `date` on."""
    return dates({date: to})


def ramp(*, start: float, to: float, first: int, last: int) -> dict[str, float]:
    """Return equal yearly steps of a rate from `start`, in force before `first`, to `to`.

    Parameters
    ----------
    start, to
        Rate before `first`, and from the first day of `last` on.
    first, last
        Years.

    Raises
    ------
    attain.InvalidInput
        `first` is after `last`.
    """
    return dict(levers.ramp(start=start, to=to, first=first, last=last))


def phase_out(*, start: float, first: int, last: int) -> dict[str, float]:
    """Return a ramp to nothing; see `ramp`."""
    return dict(levers.phase_out(start=start, first=first, last=last))


def build_out(*, start: float, each: float, first: int, last: int) -> dict[str, float]:
    """Return a count that grows by `each` a year on top of `start`.

    Parameters
    ----------
    start
        Count before `first`.
    each
        Units added by the end of each year.
    first, last
        Years.

    Raises
    ------
    attain.InvalidInput
        `first` is after `last`.
    """
    return dict(levers.build_out(start=start, each=each, first=first, last=last))


def yearly_budget(*, amount: float, first: int, last: int, end: int) -> dict[str, float]:
    """Return an amount in each of the years, nothing after `last` where the plan goes on.

    Parameters
    ----------
    amount
        Currency a year, >= 0.
    first, last
        Years in which it is paid.
    end
        Last year of the plan.

    Raises
    ------
    attain.InvalidInput
        `first` is after `last`, or the amount is negative.
    """
    return dict(levers.yearly_budget(amount=amount, first=first, last=last, end=end))


def prices(
    *,
    capital: Quantity = None,
    running: Quantity = None,
    each: Quantity = None,
    output: str = "",
    currency: str,
    price_year: int,
    basis: str = "",
) -> Prices:
    """Return the prices of a named lever.

    Parameters
    ----------
    capital, running, each
        Per unit added; per unit and year; per unit of `output` and of the setting.
    output
        Id of the flow that `each` is paid for.
    currency, price_year
        Whose prices of which year these are.
    basis
        Where they come from.
    """
    return Prices(
        capital=quantity(capital, "capital"), running=quantity(running, "running"),
        each=quantity(each, "each"), output=output, currency=currency, price_year=price_year,
        basis=basis,
    )
