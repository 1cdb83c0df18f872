# SPDX-License-Identifier: Apache-2.0
"""What matters most: designs and estimators of sensitivity on plain arrays, without a plan.

A design says at which inputs to run a function of your own; an estimator reads what came. Some
estimators read any sample. Every index has a standard error and an interval; every result says
whether it is known well enough. Formulas and sources: docs/sensitivity.md.

>>> import numpy as np
>>> from attain import indices
>>> inputs = indices.factors({"a": "uniform(lo=0, hi=1)", "b": "normal(mean=0, sd=2)"})
>>> design = indices.design(inputs, kind="saltelli", units=512, seed=7)
>>> found = indices.sobol(design, design.x[:, 0] + design.x[:, 1])
>>> found["total"]["b"].value > 0.9
True
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attain._core import sensitivity as _core
from attain.indices_arrays import check_same_rows, checked_sample, outputs_of, policy
from attain.indices_design import Design, Factors, design, factors
from attain.indices_result import Index, Indices, Verdict, plot_convergence

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from attain.runs import Runs
    from attain.sweep_result import Sweep

__all__ = [
    "Design",
    "Factors",
    "Index",
    "Indices",
    "Verdict",
    "delta",
    "design",
    "factors",
    "first_order",
    "morris",
    "pawn",
    "plot_convergence",
    "regional",
    "shapley",
    "sobol",
    "sobol_of",
]


def __dir__() -> list[str]:
    return __all__


def sobol(
    of: Design,
    y: ArrayLike | Sweep,
    *,
    first: str = "saltelli2010",
    total: str = "jansen1999",
    level: float = 0.95,
    resamples: int = 0,
    seed: int = 1,
    nan: str = "error",
) -> Indices:
    """Return Sobol' indices: "first", "total" and, on a design for it, "second".

    Saltelli and others, Computer Physics Communications 181 (2010), 259-270. On a radial design
    "total" alone.

    Parameters
    ----------
    of
        A saltelli or radial design.
    y
        Outputs at ``of.x``, shape ``(rows,)`` or ``(rows, outputs)``; a frame's columns name them.
        Or the result of `attain.sweep` of this very design.
    first
        ``saltelli2010``, ``jansen1999``, ``martinez2011`` or ``janon2014``.
    total
        ``jansen1999``, ``sobol2007``, ``homma1996``, ``martinez2011`` or ``janon2014``.
    level
        Of the intervals.
    resamples
        Bootstraps for the errors; 0: the delta method. Replicated points have no bootstrap.
    seed
        Of the bootstrap.
    nan
        ``error`` names the first row that is no number; ``omit`` leaves out its unit, counted.

    Raises
    ------
    attain.InvalidInput
        Shapes do not fit, an output is no number, or a setting is impossible.
    attain.NotFound
        There is no such estimator; the nearest is named.
    """
    check_same_rows(of.factors.names, of.x, y)
    table, names = outputs_of(y)
    found = _core.pick_freeze(
        of.value, table, first, total, level, policy(nan), resamples, seed
    )
    return Indices(found, names)


def sobol_of(
    players: Sequence[str],
    y: ArrayLike,
    *,
    second_order: bool = False,
    radial: bool = False,
    replicates: int = 1,
    first: str = "saltelli2010",
    total: str = "jansen1999",
    level: float = 0.95,
    resamples: int = 0,
    seed: int = 1,
    nan: str = "error",
) -> Indices:
    """Return Sobol' indices of a design made elsewhere, in the order of rows of SALib.

    Parameters
    ----------
    players
        Names of factors or groups, in the order of the blocks A, AB_1, ..., AB_g, B; with
        `second_order` A, AB_1, ..., AB_g, BA_1, ..., BA_g, B; radial A, AB_1, ..., AB_g.
    y
        Outputs, shape ``(rows,)`` or ``(rows, outputs)``.
    second_order, radial
        Which of these orders.
    replicates
        Equal parts with randomisations of their own, which follow each other; 1 takes units as
        independent, as those of one Sobol' sequence are not.
    first, total, level, resamples, seed, nan
        As in `sobol`.
    """
    table, names = outputs_of(y)
    found = _core.pick_freeze_of(
        list(players), second_order, radial, replicates, table, first, total, level, policy(nan),
        resamples, seed,
    )  # fmt: skip
    return Indices(found, names)


def morris(
    of: Design | Factors,
    y: ArrayLike | Sweep,
    *,
    x: ArrayLike | None = None,
    level: float = 0.95,
    nan: str = "error",
) -> Indices:
    """Return elementary effects: "mu", "mu_star", "sigma"; of groups "mu_star" alone.

    Per unit of each factor's probability scale. Morris, Technometrics 33 (1991), 161-174;
    Campolongo and others, Environmental Modelling and Software 22 (2007), 1509-1518.

    Parameters
    ----------
    of
        A design of trajectories or a radial one; or the factors of trajectories made elsewhere.
    y
        As in `sobol`.
    x
        Inputs, shape ``(rows, factors)``, where `of` is factors.
    level, nan
        As in `sobol`.
    """
    from attain.errors import InvalidInput
    from attain.score_arrays import numbers

    table, names = outputs_of(y)
    if isinstance(of, Design):
        if x is not None:
            raise InvalidInput("x is for factors alone; a design has its own")
        if of.kind not in ("trajectories", "radial"):
            raise InvalidInput(
                f"elementary effects need trajectories or a radial design; got a {of.kind} one"
            )
        if of.replicates > 1:
            raise InvalidInput("elementary effects need monte carlo points")
        inputs, rows, radial = of.value.factors, of.x, of.kind == "radial"
    elif x is None:
        raise InvalidInput("factors alone need x, the inputs of the trajectories")
    else:
        inputs, rows, radial = of.value, numbers("x", x), False
    check_same_rows(inputs.names, rows, y)
    return Indices(_core.morris(inputs, rows, table, radial, level, policy(nan)), names)


def shapley(
    of: Design, y: ArrayLike | Sweep, *, level: float = 0.95, nan: str = "error"
) -> Indices:
    """Return Shapley effects, right for dependent factors: "shapley", "effect", "first", "total".

    "shapley" adds up to 1, "effect" to the variance of y. Owen, SIAM/ASA J. Uncertainty
    Quantification 2 (2014), 245-251; Song, Nelson and Staum, the same 4 (2016), 1060-1083.

    Parameters
    ----------
    of
        A conditional design.
    y, level, nan
        As in `sobol`.
    """
    check_same_rows(of.factors.names, of.x, y)
    table, names = outputs_of(y)
    return Indices(_core.shapley(of.value, table, level, policy(nan)), names)


def first_order(
    x: ArrayLike | Mapping[str, ArrayLike] | Runs | Sweep,
    y: ArrayLike | None = None,
    *,
    names: Sequence[str] | None = None,
    estimator: str = "classes",
    level: float = 0.95,
    nan: str = "error",
    dependence: str = "error",
) -> Indices:
    """Return first-order indices from any sample of independent rows, also of 0/1 outputs.

    Rows of a Sobol' sequence are not independent, and give values that are far off.

    Parameters
    ----------
    x
        Inputs, shape ``(rows, factors)``; a frame, or a mapping of names to columns. Or runs with
        their outcomes: a result of `attain.sweep`, `attain.adapters.Runs`, or the pair
        (experiments, outcomes) of the EMA Workbench. Names, such as schedules, stand for their
        place in alphabetical order.
    y
        Outputs, shape ``(rows,)`` or ``(rows, outputs)``; of runs the name of an outcome or
        several, all by default; of a frame or mapping the column or columns that are outputs.
    names
        Of the columns of an array; ``x1``, ``x2``, ... by default.
    estimator
        ``classes``, or ``rank`` (Gamboa and others, Bernoulli 28 (2022), 2345-2370).
    level, nan
        As in `sobol`; a unit is a row.
    dependence
        ``error`` where two columns go together; ``allow`` to read what each explains alone.

    Raises
    ------
    attain.InvalidInput
        Two columns go together: use groups or Shapley effects.
    """
    sample = checked_sample(x, y, names, dependence)
    found = _core.first_order(
        sample.names, sample.x, sample.y, estimator, level, policy(nan)
    )
    return Indices(found, sample.outputs)


def pawn(
    x: ArrayLike | Mapping[str, ArrayLike] | Runs | Sweep,
    y: ArrayLike | None = None,
    *,
    names: Sequence[str] | None = None,
    slices: int = 10,
    statistic: str = "median",
    level: float = 0.95,
    seed: int = 1,
    nan: str = "error",
    dependence: str = "error",
) -> Indices:
    """Return PAWN indices from any sample: "pawn" with errors, "plain" as it is.

    "pawn" is without the upward bias that sampling noise gives "plain", by a parametric bootstrap.
    Pianosi and Wagener, Environmental Modelling and Software 108 (2018), 33-39.

    Parameters
    ----------
    x, y, names, level, nan, dependence
        As in `first_order`.
    slices
        Slices of each factor, of equal counts.
    statistic
        Over slices: ``median``, ``maximum`` or ``mean``.
    seed
        Of the tables that are drawn for bias and error.
    """
    sample = checked_sample(x, y, names, dependence)
    found = _core.pawn(
        sample.names, sample.x, sample.y, slices, statistic, level, policy(nan), seed
    )
    return Indices(found, sample.outputs)


def delta(
    x: ArrayLike | Mapping[str, ArrayLike] | Runs | Sweep,
    y: ArrayLike | None = None,
    *,
    names: Sequence[str] | None = None,
    classes: int = 8,
    bins: int = 8,
    level: float = 0.95,
    seed: int = 1,
    nan: str = "error",
    dependence: str = "error",
) -> Indices:
    """Return Borgonovo's delta between classes of x and bins of y: "delta", and "plain".

    "delta" is without the upward bias that sampling noise gives "plain", by a parametric bootstrap.
    Borgonovo, Reliability Engineering and System Safety 92 (2007), 771-784; Borgonovo, Hazen and
    Plischke, Risk Analysis 36 (2016), 1871-1895.

    Parameters
    ----------
    x, y, names, level, nan, dependence
        As in `first_order`.
    classes, bins
        Of x and of y, of equal counts; their product at most the number of rows.
    seed
        Of the tables that are drawn for bias and error.
    """
    sample = checked_sample(x, y, names, dependence)
    found = _core.delta(
        sample.names, sample.x, sample.y, classes, bins, level, policy(nan), seed
    )
    return Indices(found, sample.outputs)


def regional(
    x: ArrayLike | Mapping[str, ArrayLike] | Runs | Sweep,
    y: ArrayLike | None = None,
    *,
    names: Sequence[str] | None = None,
    level: float = 0.95,
    nan: str = "error",
    dependence: str = "error",
) -> Indices:
    """Return how far apart each factor's values lie where y is 1 and where it is 0: "distance".

    Hornberger and Spear, J. Environmental Management 12 (1981), 7-18.

    Parameters
    ----------
    x, names, level, nan, dependence
        As in `first_order`.
    y
        0 and 1, or False and True; names as in `first_order`.
    """
    sample = checked_sample(x, y, names, dependence)
    found = _core.regional(sample.names, sample.x, sample.y, level, policy(nan))
    return Indices(found, sample.outputs)
