# SPDX-License-Identifier: Apache-2.0
"""Tables of inputs and outcomes, to and from SALib and the EMA Workbench.

>>> import attain
>>> runs = attain.adapters.Runs({"growth": [0.02, 0.05]}, {"missed": [1, 0]})
>>> attain.adapters.to_salib(runs, bounds={"growth": (0, 0.1)})["names"]
['growth']
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attain._core.random import Distribution
from attain.columns import chosen, columns_of, is_frame
from attain.errors import InvalidInput, NotFound
from attain.listing import nearest
from attain.runs import Runs, need

__all__ = [
    "Runs",
    "distributions",
    "from_ema",
    "from_salib",
    "runs_of",
    "to_ema",
    "to_salib",
]

# What the EMA Workbench adds to the experiments themselves.
EMA_COLUMNS = ("scenario", "policy", "model")


def parts_of(source: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Return inputs and outcomes of runs, of a sweep, or of a pair; None for anything else."""
    if isinstance(source, tuple) and len(source) == 2:
        runs = from_ema(*source)
        return runs.inputs, runs.outcomes
    if not (hasattr(source, "inputs") and hasattr(source, "outcomes")):
        return None
    inputs, outcomes = source.inputs, columns_of(source.outcomes, what="outcomes")
    if isinstance(inputs, Mapping) or is_frame(inputs):
        return columns_of(inputs, what="inputs"), outcomes
    import numpy as np

    columns = columns_of(inputs, list(source.names), what="inputs")
    levels: Mapping[str, Sequence[str]] = getattr(source, "levels", {})
    for name, words in levels.items():
        columns[name] = np.array(words, dtype=object)[columns[name].astype(int)]
    return columns, outcomes


def coded(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return columns as numbers: names by their place in alphabetical order, others as they are."""
    import numpy as np

    found = {}
    for name, column in inputs.items():
        array = np.asarray(column)
        text = array.dtype.kind in "USO" and all(isinstance(one, str) for one in array.tolist())
        found[name] = np.unique(array.astype(str), return_inverse=True)[1] if text else array
    return found


def runs_of(source: Any, *, outcomes: Sequence[str] | None = None) -> Runs:
    """Return inputs and outcomes of a sweep, of a pair of EMA, or of a table.

    Parameters
    ----------
    source
        Result of `attain.sweep`, `Runs`, pair (experiments, outcomes), or frame or mapping.
    outcomes
        Which are outcomes; of a table its columns, which then are no inputs.

    Raises
    ------
    attain.NotFound
        An outcome does not exist; the nearest is named.
    """
    parts = parts_of(source)
    if parts is None:
        if outcomes is None:
            raise InvalidInput("of a table, outcomes must name its columns that are outcomes")
        columns = columns_of(source, what="table")
        found = chosen(columns, outcomes, what="column of the table")
        return Runs({k: x for k, x in columns.items() if k not in found}, found)
    inputs, results = parts
    if outcomes is not None:
        results = chosen(results, outcomes, what="outcome")
    return Runs(inputs, results)


def from_ema(experiments: Any, outcomes: Mapping[str, Any], *, at: int | None = None) -> Runs:
    """Take experiments and outcomes of the EMA Workbench.

    Parameters
    ----------
    experiments
        Its frame. Columns ``scenario`` and ``model`` are left out, ``policy`` where there is only
        one.
    outcomes
        Arrays by name, one row an experiment.
    at
        Which place of a time series to take, such as -1 for the last.

    Raises
    ------
    attain.InvalidInput
        An outcome is a time series and `at` is not given.
    """
    import numpy as np

    columns = columns_of(experiments, what="experiments")
    inputs = {}
    for name, column in columns.items():
        fixed = len(set(column.tolist())) == 1
        if name not in EMA_COLUMNS or (name == "policy" and not fixed):
            kept = column.astype(str) if column.dtype.kind not in "biuf" else column
            inputs[name] = kept
    results = {}
    for name, values in outcomes.items():
        array = np.asarray(values)
        if array.ndim > 1 and at is None:
            raise InvalidInput(
                f"outcome '{name}' is a time series of shape {array.shape}; at= chooses a place"
            )
        results[str(name)] = array if array.ndim == 1 else array[:, at]
    return Runs(inputs, results)


def to_ema(source: Any, *, model: str = "attain", **settings: Any) -> tuple[Any, dict[str, Any]]:
    """Return (experiments, outcomes) as the EMA Workbench takes them.

    Parameters
    ----------
    source, settings
        As `runs_of`.
    model
        What stands in its column ``model``.

    Returns
    -------
    tuple
        A pandas frame, names as categories, with the columns ``scenario``, ``policy`` and
        ``model``; and a dict of arrays.

    Raises
    ------
    attain.MissingInput
        pandas is not installed.
    """
    pandas = need("pandas", "to_ema()", "frame")
    runs = runs_of(source, **settings)
    frame = pandas.DataFrame({k: x.copy() for k, x in runs.inputs.items()})
    for name, column in runs.inputs.items():
        if column.dtype.kind not in "iuf":
            frame[name] = pandas.Categorical(column.astype(str))
    defaults = {"scenario": range(len(runs)), "policy": "None", "model": model}
    for name, value in defaults.items():
        if name not in frame:
            frame[name] = value
    return frame, {name: column.copy() for name, column in runs.outcomes.items()}


def to_salib(
    source: Any = None,
    *,
    bounds: Mapping[str, Sequence[float] | Distribution] | None = None,
    spec: bool = False,
    **settings: Any,
) -> Any:
    """Return SALib's `problem`, or a `ProblemSpec` with samples and results.

    Parameters
    ----------
    source, settings
        Runs, as `runs_of`; None for a problem from `bounds` alone.
    bounds
        Ends of each input, or its distribution; default: the ends of what was run.
    spec
        Return a ``ProblemSpec``.

    Raises
    ------
    attain.InvalidInput
        An input is not a number, or a distribution has no counterpart in SALib.
    attain.MissingInput
        SALib is needed and not installed.
    attain.NotFound
        Bounds name no input; the nearest is named.
    """
    import numpy as np

    if source is None and (bounds is None or spec):
        raise InvalidInput("without runs, bounds are needed, and spec has nothing to hold")
    runs = None if source is None else runs_of(source, **settings)
    asked: dict[str, Any] = dict(bounds or {})
    if runs is not None:
        for name in asked:
            if name not in runs.inputs:
                raise NotFound(f"there is no input '{name}'{nearest(name, list(runs.inputs))}")
        for name, column in runs.inputs.items():
            if column.dtype.kind not in "iuf":
                raise InvalidInput(f"input '{name}' holds names; SALib takes numbers alone")
            asked.setdefault(name, (float(column.min()), float(column.max())))
    names = list(asked) if runs is None else list(runs.inputs)
    written = [_salib(name, asked[name]) for name in names]
    problem = {
        "num_vars": len(names),
        "names": names,
        "bounds": [ends for _, ends in written],
        "dists": [dist for dist, _ in written],
    }
    if runs is not None and runs.outcomes:
        problem["outputs"] = list(runs.outcomes)
    if not spec:
        return problem
    assert runs is not None
    made = need("SALib", "to_salib(spec=True)", "SALib").ProblemSpec(problem)
    made.set_samples(np.column_stack([x.astype(float) for x in runs.inputs.values()]))
    if runs.outcomes:
        made.set_results(np.column_stack([x.astype(float) for x in runs.outcomes.values()]))
    return made


def from_salib(
    problem: Mapping[str, Any], samples: Any = None, results: Any = None
) -> Runs:
    """Take SALib's samples and results.

    Parameters
    ----------
    problem
        A `problem` or a `ProblemSpec`, which may hold samples and results itself.
    samples, results
        Arrays of shape (n, inputs) and (n,) or (n, outputs).

    Raises
    ------
    attain.InvalidInput
        There are no samples or results, or shapes do not go together.
    """
    import numpy as np

    samples = getattr(problem, "samples", None) if samples is None else samples
    results = getattr(problem, "results", None) if results is None else results
    if samples is None or results is None:
        raise InvalidInput("samples and results are needed, given or in the ProblemSpec")
    table = np.asarray(results, dtype=np.float64)
    table = table[:, None] if table.ndim == 1 else table
    names = list(problem.get("outputs") or [])
    if len(names) != table.shape[1]:
        names = ["Y"] if table.shape[1] == 1 else [f"Y{k + 1}" for k in range(table.shape[1])]
    inputs = columns_of(samples, [str(name) for name in problem["names"]], what="samples")
    return Runs(inputs, {str(name): table[:, k] for k, name in enumerate(names)})


def distributions(problem: Mapping[str, Any]) -> dict[str, Distribution]:
    """Return the distributions of SALib's `problem` as attain's, by input.

    Raises
    ------
    attain.InvalidInput
        One has no counterpart: ``unif``, ``norm``, ``lognorm`` and ``triang`` have.
    """
    from math import exp

    kinds = problem.get("dists") or ["unif"] * len(problem["names"])
    out = {}
    for name, kind, ends in zip(problem["names"], kinds, problem["bounds"], strict=True):
        if kind == "unif":
            out[str(name)] = Distribution.uniform(ends[0], ends[1])
        elif kind == "norm":
            out[str(name)] = Distribution.normal(ends[0], ends[1])
        elif kind == "lognorm":
            out[str(name)] = Distribution.lognormal(exp(ends[0]), ends[1])
        elif kind == "triang":
            low, high, place = ends if len(ends) == 3 else (0.0, *ends)
            out[str(name)] = Distribution.triangular(low, low + place * (high - low), high)
        else:
            raise InvalidInput(
                f"input '{name}': attain has no counterpart of '{kind}'; "
                "unif, norm, lognorm and triang have"
            )
    return out


def _salib(name: str, given: Any) -> tuple[str, list[float]]:
    """Return SALib's word and numbers of ends or of a distribution."""
    from math import log

    if not isinstance(given, Distribution):
        low, high = (float(x) for x in given)
        if not low < high:
            raise InvalidInput(f"input '{name}': the bounds must rise; got {low:g} to {high:g}")
        return "unif", [low, high]
    if given.kind == "normal":
        return "norm", [given.mean, given.sd]
    if given.kind == "lognormal":
        sigma = log(given.quantile(0.8413447460685429) / given.median)
        return "lognorm", [log(given.median), sigma]
    if given.kind == "uniform":
        return "unif", [given.quantile(0.0), given.quantile(1.0)]
    if given.kind == "triangular":
        low, high = given.quantile(0.0), given.quantile(1.0)
        mode = 3 * given.mean - low - high
        return "triang", [low, high, (mode - low) / (high - low)]
    raise InvalidInput(
        f"input '{name}': SALib has no counterpart of {given}; "
        "uniform, triangular, normal and lognormal have"
    )
