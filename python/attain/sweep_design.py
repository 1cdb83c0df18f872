# SPDX-License-Identifier: Apache-2.0
"""Designs of a sweep: a grid, a table or a sampler becomes rows of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from attain.distribution import as_distribution
from attain.errors import InvalidInput, NotFound
from attain.listing import nearest
from attain.schedule import dated

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from attain._core.random import Distribution
    from attain.scenario import Scenario

Spec = tuple[str, str, "list[dict[str, float]]", "list[Distribution]"]
"""What the core reads of an input: lever, parameter or "", schedules, distributions."""


@dataclass(frozen=True)
class Input:
    """One input of a sweep.

    `name` is ``"stations"`` or ``"stations.capacity"``; `levels` the schedules or distributions
    that its column counts from 0, as text, empty where the column holds numbers.
    """

    name: str
    lever: str
    parameter: str
    schedules: tuple[tuple[tuple[str, float], ...], ...] = ()
    distributions: tuple[Distribution, ...] = ()

    @property
    def levels(self) -> list[str]:
        """The schedules or distributions as text."""
        schedules = [", ".join(f"{d}: {v:g}" for d, v in one) for one in self.schedules]
        return schedules + [str(one) for one in self.distributions]

    @property
    def spec(self) -> Spec:
        """The input as the core reads it."""
        schedules = [dict(one) for one in self.schedules]
        return self.lever, self.parameter, schedules, list(self.distributions)


@dataclass(frozen=True)
class Design:
    """Scenarios as rows of `values`, shape (rows, inputs), on top of the scenario `on`."""

    on: Scenario
    inputs: tuple[Input, ...]
    values: npt.NDArray[np.float64]

    @property
    def specs(self) -> list[Spec]:
        """The inputs as the core reads them."""
        return [one.spec for one in self.inputs]


def as_design(on: Scenario, given: Any, rows: int | None = None) -> Design:
    """Return the rows of a grid, a table or a sampler, checked.

    Parameters
    ----------
    on
        Scenario that every row starts from.
    given
        A mapping of sequences (all combinations, the last input fastest); a pandas frame, a numpy
        record array or a sequence of mappings (one scenario a row); ``(names, array)`` or an
        object with ``names`` and ``values``; a design of `attain.indices`, the inputs of
        `attain.adapters.Runs` or a ``ProblemSpec`` of SALib with samples; or an object with
        ``sample(n)`` that gives one, as the factors of `attain.indices` have.
    rows
        `n` of a sampler.

    Raises
    ------
    attain.NotFound
        An input is no lever or parameter of the plan; the message names the nearest.
    attain.InvalidInput
        The design has no rows, or a value is impossible.
    """
    import numpy as np

    samples = getattr(given, "samples", None)  # of SALib, whose ProblemSpec is a mapping too
    if samples is not None:
        given = (list(given["names"]), samples)
    elif hasattr(given, "sample") and not hasattr(given, "columns"):
        if rows is None:
            raise InvalidInput("a sampler needs the number of scenarios: sweep(..., n=1000)")
        given = given.sample(rows)
        rows = None
    if rows is not None:
        raise InvalidInput("n is for samplers; a grid or a table has its own rows")
    if isinstance(given, Mapping):
        columns = _grid(on, given)
    else:
        columns = _table(given)
    if not columns:
        raise InvalidInput("a sweep needs at least one input, such as {'stations': [430, 700]}")
    inputs, values = [], []
    for name, column in columns.items():
        made, numbers = _input(on, name, column)
        inputs.append(made)
        values.append(numbers)
    if len(values[0]) == 0:
        raise InvalidInput("the design of a sweep has no rows")
    table = np.ascontiguousarray(np.column_stack(values), dtype=np.float64)
    table.setflags(write=False)
    return Design(on, tuple(inputs), table)


def _grid(on: Scenario, grid: Mapping[Any, Any]) -> dict[str, list[Any]]:
    """Return the columns of all combinations, the last input fastest."""
    import itertools

    levels = {}
    for name, column in grid.items():
        if isinstance(column, (str, Mapping)) or not isinstance(column, Iterable):
            raise InvalidInput(
                f"the grid has {column!r} for '{name}'; give a list of values, such as [{column!r}]"
            )
        levels[str(name)] = list(column)
        if not levels[str(name)]:
            raise InvalidInput(f"the grid has no value for '{name}'")
    combinations = list(itertools.product(*(range(len(one)) for one in levels.values())))
    return {
        name: [column[row[k]] for row in combinations]
        for k, (name, column) in enumerate(levels.items())
    }


def _table(given: Any) -> dict[str, Any]:
    """Return the columns of a table."""
    import numpy as np

    if hasattr(given, "factors") and hasattr(given, "x"):
        given = (given.factors.names, given.x)
    if isinstance(getattr(given, "inputs", None), Mapping):
        return dict(given.inputs)
    if hasattr(given, "columns") and hasattr(given, "iloc"):
        return {str(name): given[name].to_numpy() for name in given.columns}
    names = getattr(getattr(given, "dtype", None), "names", None)
    if names:
        return {name: given[name] for name in names}
    if hasattr(given, "names") and hasattr(given, "values"):
        given = (list(given.names), given.values)
    if isinstance(given, tuple) and len(given) == 2:
        first, second = given
        if isinstance(first, np.ndarray) and first.ndim == 2:
            first, second = second, first
        array = np.asarray(second, dtype=np.float64)
        if array.ndim != 2 or array.shape[1] != len(first):
            raise InvalidInput(
                f"the design has {len(first)} names and an array of shape {array.shape}; "
                "it must be (rows, names)"
            )
        if len(set(first)) != len(first):
            raise InvalidInput("two columns of the design have one name")
        return {str(name): array[:, k] for k, name in enumerate(first)}
    if isinstance(given, Sequence) and given and all(isinstance(row, Mapping) for row in given):
        keys = list(given[0])
        for number, row in enumerate(given, 1):
            if set(row) != set(keys):
                odd = sorted(set(row) ^ set(keys), key=str)
                raise InvalidInput(
                    f"row {number} of the table differs from row 1 in its inputs: {odd[0]!r}"
                )
        return {str(key): [row[key] for row in given] for key in keys}
    raise InvalidInput(
        "a design is a mapping of lists, a frame, a record array, a list of mappings, "
        f"(names, array) or an object with sample(n); got {type(given).__name__}"
    )


def _input(on: Scenario, name: str, column: Any) -> tuple[Input, npt.NDArray[np.float64]]:
    """Return an input and its column of numbers, checked against the plan."""
    import numpy as np

    lever, dot, parameter = name.partition(".")
    _check_name(on, name)
    array = column if isinstance(column, np.ndarray) else None
    if array is None or array.dtype.kind not in "iuf":
        items = list(column)
        plain = all(
            hasattr(one, "__float__") and not isinstance(one, (bool, np.bool_)) for one in items
        )
        if not plain:
            return _levels(on, name, items)
        array = np.array([float(one) for one in items])
    numbers = array.astype(np.float64)
    bad = np.flatnonzero(~np.isfinite(numbers))
    if len(bad):
        raise InvalidInput(f"row {bad[0] + 1} of the design has no finite value of '{name}'")
    if len(numbers):
        for value in {float(numbers.min()), float(numbers.max())}:
            on.assume(name, value) if dot else on.set(lever, value)
    return Input(name, lever, parameter), numbers


def _levels(
    on: Scenario, name: str, items: list[Any]
) -> tuple[Input, npt.NDArray[np.float64]]:
    """Return an input whose column counts schedules or distributions, in order of appearance."""
    import numpy as np

    lever, dot, parameter = name.partition(".")
    places: dict[Any, int] = {}
    distributions: list[Distribution] = []
    numbers = np.empty(len(items))
    for row, item in enumerate(items):
        key: Any
        if dot:
            value = as_distribution(item, name)
            key = str(value)
            if key not in places:
                on.assume(name, value)
                distributions.append(value)
        else:
            key = tuple(dated(item, lever, on._plan.end).items())
            if key not in places:
                on.set(lever, dict(key))
        numbers[row] = places.setdefault(key, len(places))
    if dot:
        return Input(name, lever, parameter, distributions=tuple(distributions)), numbers
    return Input(name, lever, parameter, schedules=tuple(places)), numbers


def _check_name(on: Scenario, name: str) -> None:
    """Raise unless the name is a lever or a parameter of the plan."""
    known = []
    for one in on._plan.levers:
        if one.state == "quantified":
            known.append(one.id)
            known += [f"{one.id}.{parameter.id}" for parameter in one.parameters]
    if name not in known:
        levers = ", ".join(one for one in known if "." not in one) or "none"
        raise NotFound(
            f"plan '{on._plan.id}' has no input '{name}'{nearest(name, known)} "
            f"(quantified levers: {levers})"
        )
