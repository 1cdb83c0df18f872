# SPDX-License-Identifier: Apache-2.0
"""Runs of a model as actions in futures: the table of a sweep turned over, and its design."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attain.columns import chosen, columns_of
from attain.errors import InvalidInput, NotFound
from attain.listing import nearest
from attain.text import number


def crossed(actions: Any, futures: Any) -> list[dict[str, Any]]:
    """Return every action in every future, as a design of `attain.sweep`.

    Parameters
    ----------
    actions
        What is chosen: a mapping of lists (all combinations), or a list of mappings.
    futures
        What is not known, one future a row: a frame, a mapping of columns, a design of
        `attain.indices`, such as ``factors.sample(200)``, or a list of mappings.

    Returns
    -------
    list of dict
        One scenario each; all futures of the first action come first.

    Raises
    ------
    attain.InvalidInput
        There is no action or no future, or a name is in both.

    Examples
    --------
    >>> import attain
    >>> len(attain.decide.crossed({"stations": [430, 700]}, {"stations.capacity": [150, 300, 450]}))
    6
    """
    import itertools

    if isinstance(actions, Mapping):
        for name, values in actions.items():
            if isinstance(values, (str, Mapping)) or not isinstance(values, Iterable):
                raise InvalidInput(f"the actions have {values!r} for '{name}'; give a list")
        combined = itertools.product(*actions.values())
        left = [dict(zip(actions, one, strict=True)) for one in combined]
    else:
        left = [dict(one) for one in actions]
    if hasattr(futures, "factors") and hasattr(futures, "x"):
        futures = dict(zip(futures.factors.names, futures.x.T, strict=True))
    if isinstance(futures, Sequence):
        right = [dict(one) for one in futures]
    else:
        columns = columns_of(futures, what="futures")
        listed = [column.tolist() for column in columns.values()]
        right = [dict(zip(columns, row, strict=True)) for row in zip(*listed, strict=True)]
    if not left or not right:
        raise InvalidInput(f"there are {len(left)} actions and {len(right)} futures")
    for name in left[0]:
        if name in right[0]:
            raise InvalidInput(f"'{name}' is both chosen and not known")
    return [action | future for action in left for future in right]


def turned(
    inputs: Mapping[str, Any], outcomes: Mapping[str, Any], outcome: str | None, by: Any
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return payoffs by action and the inputs of the futures, one value a future.

    Parameters
    ----------
    inputs, outcomes
        Columns of runs.
    outcome
        Which outcome is the payoff.
    by
        Inputs that are chosen; None: those without a point in their name, as levers of a sweep.

    Raises
    ------
    attain.NotFound
        There is no such outcome or input.
    attain.InvalidInput
        An action lacks a future that another one has, or has it twice.
    """
    import numpy as np

    if outcome is None:
        raise InvalidInput(
            f"outcome must name what the runs are judged by (there are: {', '.join(outcomes)})"
        )
    if outcome not in outcomes:
        raise NotFound(f"there is no outcome '{outcome}'{nearest(str(outcome), list(outcomes))}")
    names = [one for one in inputs if "." not in one] if by is None else list(by)
    picked = chosen(inputs, names, what="input")
    rest = {name: column for name, column in inputs.items() if name not in picked}
    if not picked or not rest:
        raise InvalidInput(
            "actions must name inputs that are chosen, and leave at least one that is not known; "
            f"chosen: {', '.join(picked) or 'none'}; not known: {', '.join(rest) or 'none'}"
        )
    titles = titles_of(picked)
    keys = list(zip(*(column.tolist() for column in rest.values()), strict=True))
    futures = {key: k for k, key in enumerate(dict.fromkeys(keys))}
    table: dict[str, Any] = {}
    for title, key, value in zip(titles, keys, outcomes[outcome].tolist(), strict=True):
        column = table.setdefault(title, [None] * len(futures))
        if column[futures[key]] is not None:
            raise InvalidInput(f"action '{title}' was played twice in {_words(rest, key)}")
        column[futures[key]] = value
    for title, column in table.items():
        if None in column:
            key = list(futures)[column.index(None)]
            raise InvalidInput(
                f"action '{title}' was not played in {_words(rest, key)}; every action needs the "
                "same futures: attain.decide.crossed makes such a design"
            )
    columns = zip(*futures, strict=True)
    return (
        {title: np.array(column, dtype=np.float64) for title, column in table.items()},
        {name: np.array(column) for name, column in zip(rest, columns, strict=True)},
    )


def titles_of(inputs: Mapping[str, Any]) -> list[str]:
    """Return each row in words: ``stations 700, grant_subsidy 2021: 0.5``."""
    rows = zip(*(column.tolist() for column in inputs.values()), strict=True)
    return [", ".join(f"{k} {_word(x)}" for k, x in zip(inputs, row, strict=True)) for row in rows]


def _word(value: Any) -> str:
    return value if isinstance(value, str) else number(float(value), 12)


def _words(rest: Mapping[str, Any], key: Sequence[Any]) -> str:
    pairs = zip(rest, key, strict=True)
    return "the future " + ", ".join(f"{name} {_word(value)}" for name, value in pairs)
