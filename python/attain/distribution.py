# SPDX-License-Identifier: Apache-2.0
"""What is not known about one number, as a user writes it: a number, a text or a mapping."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Union

from attain._core import random
from attain.errors import InvalidInput, NotFound
from attain.listing import nearest

Value = Union[float, str, Mapping[str, Mapping[str, float]], "random.Distribution"]
"""A number, which is then fixed; ``"lognormal(median=300, sigma=0.8)"``; ``{"lognormal":
{"median": 300, "sigma": 0.8}}``; or a distribution."""

FAMILIES: dict[str, tuple[tuple[str, ...], int]] = {
    "fixed": (("value",), 1),
    "normal": (("mean", "sd"), 2),
    "lognormal": (("median", "sigma"), 2),
    "uniform": (("lo", "hi"), 2),
    "triangular": (("lo", "mode", "hi"), 3),
    "beta": (("a", "b", "lo", "hi"), 2),
    "t_scale": (("nu",), 1),
    "gamma": (("shape", "rate"), 2),
}
"""Parameters of each family, and how many of them must be given."""

ALSO = {"low": "lo", "high": "hi"}
"""Words of plan files for the ends of a range."""

_CALL = re.compile(r"\s*(\w+)\s*\((.*)\)\s*\Z", re.DOTALL)


def as_distribution(value: Value, what: str) -> random.Distribution:
    """Return a distribution from what a user wrote.

    Parameters
    ----------
    value
        See `Value`.
    what
        The quantity, for messages: ``"stations.capacity"``.

    Raises
    ------
    attain.NotFound
        There is no such family; the message names the nearest.
    attain.InvalidInput
        The value is none of these, or a parameter is missing, unknown or impossible.
    """
    if isinstance(value, random.Distribution):
        return value
    if isinstance(value, str):
        return _from_text(value, what)
    if isinstance(value, Mapping):
        if len(value) != 1:
            raise InvalidInput(
                f"the distribution of '{what}' has {len(value)} families; give one, such as "
                '{"lognormal": {"median": 300, "sigma": 0.8}}'
            )
        ((family, given),) = value.items()
        if not isinstance(given, Mapping):
            raise InvalidInput(
                f"the distribution of '{what}' is {value!r}; give its parameters by name, such as "
                f'{{"lognormal": {{"median": 300, "sigma": 0.8}}}}'
            )
        return _made(str(family), dict(given), what)
    return random.Distribution.fixed(_number(value, what))


def _from_text(text: str, what: str) -> random.Distribution:
    """Return the distribution that a text such as ``normal(mean=1, sd=0.2)`` names."""
    try:
        return random.Distribution.fixed(_number(float(text), what))
    except ValueError as error:
        if isinstance(error, InvalidInput):
            raise
    found = _CALL.match(text)
    if found is None:
        raise InvalidInput(
            f"the value of '{what}' is {text!r}; give a number or a distribution such as "
            "'lognormal(median=300, sigma=0.8)'"
        )
    family, inside = found[1], found[2]
    given: dict[str, Any] = {}
    for place, part in enumerate(piece for piece in inside.split(",") if piece.strip()):
        name, sign, figure = part.partition("=")
        if not sign:
            known = FAMILIES.get(family, ((), 0))[0]
            name, figure = (known[place] if place < len(known) else part), part
        try:
            given[name.strip()] = float(figure)
        except ValueError:
            raise InvalidInput(
                f"the distribution of '{what}' is {text!r}; '{part.strip()}' is not a number"
            ) from None
    return _made(family, given, what)


def _made(family: str, given: dict[str, Any], what: str) -> random.Distribution:
    """Return a distribution of a family with its parameters by name."""
    if family not in FAMILIES:
        raise NotFound(
            f"there is no distribution '{family}' for '{what}'{nearest(family, list(FAMILIES))} "
            f"(there are: {', '.join(FAMILIES)})"
        )
    names, needed = FAMILIES[family]
    given = {ALSO.get(name, name): figure for name, figure in given.items()}
    for name in given:
        if name not in names:
            raise InvalidInput(
                f"a {family} distribution has no parameter '{name}'{nearest(name, names)} "
                f"(of '{what}'; it has: {', '.join(names)})"
            )
    missing = [name for name in names[:needed] if name not in given]
    if missing:
        raise InvalidInput(
            f"the {family} distribution of '{what}' lacks {' and '.join(missing)}"
        )
    parameters = {name: _number(figure, f"{what}, {name}") for name, figure in given.items()}
    try:
        made: random.Distribution = getattr(random.Distribution, family)(**parameters)
    except InvalidInput as error:
        raise InvalidInput(f"the distribution of '{what}': {error}") from None
    return made


def _number(value: object, what: str) -> float:
    """Return a value as a finite float."""
    from math import isfinite

    if isinstance(value, (bool, str)) or not hasattr(value, "__float__"):
        raise InvalidInput(
            f"the value of '{what}' is {value!r}; give a number, a text such as "
            "'lognormal(median=300, sigma=0.8)' or a mapping"
        )
    number = float(value)
    if not isfinite(number):
        raise InvalidInput(f"the value of '{what}' is {value!r}; it must be finite")
    return number
