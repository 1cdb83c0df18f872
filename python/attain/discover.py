# SPDX-License-Identifier: Apache-2.0
"""When is a target missed? Scenario discovery on any table, or on the draws of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attain._core import sensitivity as core
from attain.columns import columns_of, is_frame, word
from attain.discovery import Box, Discovery, Found
from attain.discovery_box import Figures, Input, Limit, Step
from attain.errors import InvalidInput, NotFound
from attain.listing import nearest

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

RULES = ("youden", "f1", "density", "coverage")


def discover(
    source: Any,
    *,
    outcome: str | ArrayLike | None = None,
    target: str | None = None,
    above: float | None = None,
    below: float | None = None,
    inputs: Sequence[str] | None = None,
    units: Mapping[str, str] | None = None,
    method: str = "prim",
    rule: str = "youden",
    at_least: float | None = None,
    boxes: int = 1,
    peel: float = 0.05,
    paste: float = 0.01,
    min_mass: float = 0.05,
    drop_above: float = 0.05,
    folds: int = 5,
    resamples: int = 20,
    seed: int = 1,
    **run: Any,
) -> Discovery:
    """Look for boxes of inputs in which cases of interest are dense.

    Parameters
    ----------
    source
        A frame, a mapping of columns, an array with `inputs` as names, the result of
        `attain.sweep`, or a pair (inputs, outcomes) as of the EMA Workbench. Or a plan or
        scenario, with `target`: then its draws are the cases, missing the target is of interest,
        and the inputs are what is not known: growth, parameters of levers.
    outcome
        Cases of interest: a column of the table, or an array of True and False. A column of
        other numbers needs `above` or `below`.
    target
        Of a plan: id of the target.
    above, below
        The outcome is of interest where it is above, or below, this value.
    inputs
        Columns that may be limited; default: all others. Of an array its names.
    units
        Units by input, for sentences.
    method
        ``"prim"``, or ``"cart"`` (a classification tree; needs scikit-learn: extra `discover`).
    rule
        Which box on the trajectory is best: ``"youden"`` (coverage less the share of other cases
        in the box), ``"f1"``, ``"density"`` or ``"coverage"`` (at least `at_least` of it, and then
        as much as there is of the other).
    at_least
        Of rules ``"density"`` and ``"coverage"``.
    boxes
        How many are looked for, each among the cases that the earlier ones leave.
    peel, paste, min_mass
        Share of the box that a peel takes, that a paste gives back, least share of all cases.
    drop_above
        Limits with a larger quasi-p are given up.
    folds, resamples, seed
        Of the cross-validation behind the held-out figures, and of the halves of the cases on
        which the search is repeated for stability.
    **run
        Of a plan: ``as_of``, ``draws``, ``scenario``, ``threads`` as in `Plan.forecast`, and
        ``noise=True`` to let the years' noise be an input too. `seed` is then the run's too.

    Returns
    -------
    Discovery

    Raises
    ------
    attain.InvalidInput
        A value is missing (input and row are named), no case or every case is of interest, or
        settings are out of range.
    attain.NotFound
        A column, target, rule or method does not exist; the nearest is named.
    attain.MissingInput
        scikit-learn is needed and not installed.
    """
    word("method", method, ("prim", "cart"))
    word("rule", rule, RULES)
    if (rule in ("density", "coverage")) != (at_least is not None):
        raise InvalidInput(
            f"rule '{rule}' needs at_least, the least {rule}"
            if at_least is None
            else f"at_least belongs to the rules density and coverage; rule is '{rule}'"
        )
    noun = "cases of interest"
    if _is_of_plan(source):
        from attain.discovery_plan import draws_of

        if target is None or outcome is not None or above is not None or below is not None:
            raise InvalidInput("of a plan, name the target, and no outcome, above or below")
        columns, hits, said, noun, units, notes = draws_of(source, target, inputs, seed, units, run)
    else:
        if run or target is not None:
            unknown = next(iter(run), "target")
            names = [name for name in (discover.__kwdefaults__ or {}) if name != "target"]
            raise InvalidInput(f"a table has no setting '{unknown}'{nearest(unknown, names)}")
        columns, hits, said = _of_table(source, outcome, above, below, inputs)
        notes = []
    described = [_input(name, x, (units or {}).get(name, "")) for name, x in columns.items()]
    for name in units or {}:
        if name not in columns:
            raise NotFound(f"units: there is no input '{name}'{nearest(name, list(columns))}")
    settings: dict[str, Any] = {
        "peel": peel,
        "paste": paste,
        "min_mass": min_mass,
        "rule": rule,
        "at_least": 0.0 if at_least is None else at_least,
        "drop_above": drop_above,
        "boxes": boxes,
        "folds": folds,
        "resamples": resamples,
        "seed": seed,
    }
    coded = [_codes(one, x) for one, x in zip(described, columns.values(), strict=True)]
    if method == "cart":
        from attain.discovery_cart import cart

        found, settings = cart(described, coded, hits, settings, said, noun)
    else:
        answer = core.prim(
            names=[one.name for one in described],
            kinds=[one.kind for one in described],
            columns=coded,
            hits=hits,
            **settings,
        )
        found = [_box(one, described, said, noun) for one in answer]
    return Discovery(
        Found(
            method,
            said,
            noun,
            tuple(described),
            len(hits),
            int(hits.sum()),
            tuple(found),
            tuple(settings.items()),
            tuple(notes),
        )
    )


def _is_of_plan(source: Any) -> bool:
    from attain.plan import Plan
    from attain.scenario import Scenario

    return isinstance(source, (Plan, Scenario))


def _of_table(
    source: Any,
    outcome: Any,
    above: float | None,
    below: float | None,
    inputs: Sequence[str] | None,
) -> tuple[dict[str, Any], Any, str]:
    """Return the inputs, the cases of interest and how they are said."""
    import numpy as np

    from attain.adapters import parts_of

    if outcome is None:
        raise InvalidInput("outcome must name a column or be an array of True and False")
    parts = parts_of(source)
    by_name = isinstance(outcome, str)
    if parts is not None:
        columns, outcomes = parts
    elif is_frame(source) or isinstance(source, Mapping):
        columns = columns_of(source, what="table")
        outcomes = columns
    else:
        columns = columns_of(source, inputs, what="table")
        outcomes = {}
    if by_name:
        if outcome not in outcomes:
            raise NotFound(f"there is no outcome '{outcome}'{nearest(outcome, list(outcomes))}")
        values, said = np.asarray(outcomes[outcome]), str(outcome)
    else:
        values, said = np.asarray(outcome), "of interest"
    if inputs is not None:
        columns = columns_of(columns, inputs, what="table")
    elif by_name:
        columns = {name: x for name, x in columns.items() if name != outcome}
    if not columns:
        raise InvalidInput("the table must have at least one input beside the outcome")
    rows = len(next(iter(columns.values())))
    if values.shape != (rows,):
        raise InvalidInput(f"outcome must have shape ({rows},), one a row; got {values.shape}")
    return columns, *_interest(values, said, above, below)


def _interest(
    values: Any, said: str, above: float | None, below: float | None
) -> tuple[Any, str]:
    """Return which cases are of interest, and the words for it."""
    import numpy as np

    from attain.score_arrays import numbers, truths

    if above is not None and below is not None:
        raise InvalidInput("name above or below, not both")
    if above is None and below is None:
        if values.dtype != np.bool_ and not np.isin(numbers("outcome", values), (0.0, 1.0)).all():
            raise InvalidInput("outcome has other values than 0 and 1; name above or below")
        return truths("outcome", values), said
    known = numbers("outcome", values)
    if above is not None:
        return known > above, f"{said} above {above:g}"
    assert below is not None
    return known < below, f"{said} below {below:g}"


def _input(name: str, values: Any, unit: str) -> Input:
    """Return name, kind and range of a column."""
    import numpy as np

    if values.dtype.kind in "iu":
        return Input(name, "integer", float(values.min()), float(values.max()), unit=unit)
    if values.dtype.kind == "f":
        finite = values[np.isfinite(values)]
        ends = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
        return Input(name, "real", *ends, unit=unit)
    for row, value in enumerate(values.tolist()):
        if value is None or value != value:
            raise InvalidInput(f'input "{name}", row {row}: a value is missing')
    found = tuple(sorted({str(value) for value in values.tolist()}))
    return Input(name, "category", 0, len(found) - 1, found, unit)


def _codes(one: Input, values: Any) -> Any:
    """Return a column as numbers, categories by their place."""
    import numpy as np

    if one.kind != "category":
        return np.asarray(values, dtype=np.float64)
    place = {name: float(k) for k, name in enumerate(one.categories)}
    return np.array([place[str(value)] for value in values.tolist()])


def _box(found: dict[str, Any], inputs: Sequence[Input], outcome: str, noun: str) -> Box:
    """Return a box of the compiled search."""

    def limits(raw: Sequence[Any], full: bool = False) -> tuple[Limit, ...]:
        return tuple(
            Limit(
                one,
                low,
                high,
                tuple(without),
                found["quasi_p"][j] if full else None,
                found["stability"][j] if full and found["stability"] else None,
            )
            for j, (one, (low, high, without)) in enumerate(zip(inputs, raw, strict=True))
        )

    steps = tuple(
        Step(kind, inputs[j].name if j >= 0 else "", limits(raw), Figures(*figures))
        for kind, j, raw, figures in [*found["peels"], *found["refined"]]
    )
    held = Figures(*found["held_out"])
    return Box(
        limits(found["limits"], True),
        Figures(*found["figures"]),
        held if held.all_cases else None,
        steps,
        found["chosen"],
        found["overlap"] if found["stability"] else None,
        outcome,
        noun,
    )
