# SPDX-License-Identifier: Apache-2.0
"""Payoffs of actions in futures, and the criteria of choice on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attain._core import decide as core
from attain.adapters import coded, parts_of
from attain.columns import chosen, columns_of, word
from attain.decide_runs import turned
from attain.errors import InvalidInput
from attain.tables import Column, Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

BETTER = ("more", "less")


class Criterion(Table):
    """One figure for each action, with its standard error where there is one; says the best.

    Rows have ``action``, ``value``, ``std_error`` and ``best``; of satisficing also ``low`` and
    ``high``, the 95 % interval.
    """

    @property
    def best(self) -> str:
        """Action with the best figure; of a tie the first."""
        return str(next(row["action"] for row in self if row["best"]))

    @property
    def values(self) -> dict[str, float]:
        """Figures by action."""
        return {row["action"]: row["value"] for row in self}


def _criterion(
    title: str, actions: Sequence[str], figures: Sequence[tuple[float, ...]], better: str
) -> Criterion:
    best = (max if better == "more" else min)(
        range(len(actions)), key=lambda a: (figures[a][0], -a if better == "more" else a)
    )
    wide = len(figures[0]) == 4
    columns = [
        Column("action", "action", "text"),
        Column("value", "value", "share" if wide else "figure"),
        Column("std_error", "± s.e.", "share" if wide else "figure"),
        *([Column("low", "95 % from", "share"), Column("high", "to", "share")] if wide else []),
        Column("best", "best", "text"),
    ]
    keys = ("value", "std_error", "low", "high")
    rows = [
        {"action": action}
        | {key: None if x != x else x for key, x in zip(keys, figures[a], strict=False)}
        | {"best": a == best}
        for a, action in enumerate(actions)
    ]
    return Criterion(title, columns, rows)


class Payoffs:
    """What each action brings in each future; made by `payoffs`. Immutable.

    Every action stands in the same futures, so that they are compared future by future.
    """

    __slots__ = ("_core", "_given")

    def __init__(
        self,
        actions: Sequence[str],
        values: NDArray[np.float64],
        weights: NDArray[np.float64] | None,
        better: str,
        parameters: Mapping[str, Any] | None = None,
    ) -> None:
        self._given = (tuple(actions), values, weights, better, dict(parameters or {}))
        self._core = core.PayoffTable(list(actions), values=values, weights=weights, better=better)

    @property
    def actions(self) -> list[str]:
        """Names of the actions, in order."""
        return list(self._given[0])

    @property
    def futures(self) -> int:
        """Number of futures."""
        return self._core.futures

    @property
    def better(self) -> str:
        """``"more"`` or ``"less"``."""
        return self._given[3]

    @property
    def values(self) -> NDArray[np.float64]:
        """Payoffs, shape (actions, futures), read-only."""
        return self._given[1]

    @property
    def parameters(self) -> dict[str, Any]:
        """Of runs the inputs that are not chosen, one value a future; otherwise empty."""
        return dict(self._given[4])

    def expected(self) -> Criterion:
        """Return the mean payoff of each action."""
        return self._made("expected value", self._core.expected())

    def worst(self) -> Criterion:
        """Return the worst payoff of each action; its best is Wald's maximin.

        A worst of a sample has no standard error: more futures can only make it worse.
        """
        return self._made("worst payoff (maximin)", self._core.worst())

    def hurwicz(self, alpha: float = 0.5) -> Criterion:
        """Return alpha worst + (1 - alpha) best; alpha, 0 to 1, is the weight of pessimism."""
        return self._made(f"Hurwicz, pessimism {alpha:g}", self._core.hurwicz(alpha))

    def quantile(self, level: float) -> Criterion:
        """Return what a share 1 - level of the futures exceed (of costs: stay below)."""
        return self._made(f"{100 * level:g} % point, from the bad end", self._core.quantile(level))

    def regret(
        self, *, statistic: str = "max", level: float = 0.9, baseline: str | None = None
    ) -> Criterion:
        """Return the regret of each action; less is better.

        Parameters
        ----------
        statistic
            ``"max"`` (its best action is that of minimax regret), ``"mean"`` or ``"quantile"``
            over the futures. The largest has no standard error.
        level
            Of the quantile.
        baseline
            None: against the best action in the same future (type 1, Savage 1951; Lempert and
            Collins 2007). An action: against that action in the same future (type 2), negative
            where the other is better.

        Raises
        ------
        attain.NotFound
            The statistic or the baseline does not exist.
        """
        word("statistic of regret", statistic, ("max", "mean", "quantile"))
        if baseline is not None:
            chosen(dict.fromkeys(self.actions), [baseline], what="action")
        shown = f"{100 * level:g} % point of" if statistic == "quantile" else statistic
        against = "the best action" if baseline is None else baseline
        figures = self._core.regret(baseline or "", statistic, level)
        return _criterion(f"{shown} regret against {against}", self.actions, figures, "less")

    def regrets(self, *, baseline: str | None = None) -> NDArray[np.float64]:
        """Return the regret in every future, shape (actions, futures)."""
        return self._core.regrets(baseline or "")

    def satisficing(self, threshold: float) -> Criterion:
        """Return the share of futures in which the payoff is at least this (of costs: at most).

        `attain.decide.satisficing` asks for several payoffs at once.
        """
        return satisficing([(self, threshold)])

    def criteria(self, *, alpha: float = 0.5, level: float = 0.9) -> Table:
        """Return every criterion and the action it chooses, one row a criterion."""
        found = {
            "expected value": self.expected(),
            "maximin": self.worst(),
            f"Hurwicz {alpha:g}": self.hurwicz(alpha),
            "minimax regret": self.regret(),
            "mean regret": self.regret(statistic="mean"),
            f"{100 * level:g} % regret": self.regret(statistic="quantile", level=level),
        }
        columns = [
            Column("criterion", "criterion", "text"),
            Column("best", "chooses", "text"),
            *(Column(action, action) for action in self.actions),
        ]
        rows = [{"criterion": name, "best": one.best} | one.values for name, one in found.items()]
        return Table(f"Criteria of choice over {self.futures:,} futures", columns, rows)

    def evpi(self) -> dict[str, float]:
        """Return the expected value of perfect information, the most that any study is worth.

        Returns
        -------
        dict
            ``value``, ``std_error``, ``held_out`` (the uninformed choice learnt on other
            futures), ``held_out_std_error``, in the unit of the payoffs. `value` errs downwards,
            `held_out` upwards.
        """
        return _information(self._core.evpi())

    def evppi(
        self, *parameters: ArrayLike, method: str = "regression", groups: int = 20
    ) -> dict[str, float]:
        """Return the expected value of knowing some parameters, together, and nothing else.

        Parameters
        ----------
        parameters
            One or more arrays with a value for each future.
        method
            ``"regression"``: cubic spline of one, polynomial of several (Strong, Oakley and
            Brennan 2014). ``"partition"``: means in groups of equal size, of one.
        groups
            Of the partition; a parameter with no more values than this is grouped by value.

        Returns
        -------
        dict
            As `evpi`. `value` errs upwards, `held_out` downwards: the truth lies between them on
            average.

        Raises
        ------
        attain.InvalidInput
            Lengths differ, or there are fewer than ten futures for each term.
        """
        from attain.score_arrays import numbers

        word("method", method, ("regression", "partition"))
        columns = [numbers(f"parameter {k}", one) for k, one in enumerate(parameters)]
        return _information(self._core.evppi(columns, method, groups))

    def information(
        self,
        parameters: Any = None,
        *,
        names: Sequence[str] | None = None,
        method: str = "regression",
    ) -> Table:
        """Return what knowing each parameter is worth, the most valuable first.

        Parameters
        ----------
        parameters
            Frame or mapping of columns, or an array of shape (futures, parameters) with `names`.
            None: those of the runs that the payoffs were made of.
        names
            Columns to take.
        method
            As in `evppi`.

        Returns
        -------
        Table
            Rows ``everything`` (EVPI), then one a parameter: ``value``, ``std_error``,
            ``held_out``, ``held_out_std_error``, ``share`` of EVPI.
        """
        if parameters is None and not self._given[4]:
            raise InvalidInput("parameters must be given: these payoffs were not made of runs")
        known = coded(self._given[4]) if parameters is None else parameters
        found = columns_of(known, names, what="parameters")
        whole = self.evpi()
        rows: list[dict[str, Any]] = [
            {"parameter": name} | self.evppi(x, method=method) for name, x in found.items()
        ]
        rows.sort(key=lambda row: -row["value"])
        rows.insert(0, {"parameter": "everything", **whole})
        for row in rows:
            row["share"] = row["value"] / whole["value"] if whole["value"] > 0 else None
        columns = [
            Column("parameter", "knowing", "text"),
            Column("value", "is worth"),
            Column("std_error", "± s.e."),
            Column("held_out", "held out"),
            Column("held_out_std_error", "± s.e."),
            Column("share", "of everything", "share"),
        ]
        return Table(f"Value of information over {self.futures:,} futures", columns, rows)

    def _made(self, title: str, figures: Sequence[tuple[float, ...]]) -> Criterion:
        return _criterion(title, self.actions, figures, self.better)

    def to_frame(self) -> Any:
        """Return a frame with one row a future and one column an action."""
        from attain.frame import make

        return make([dict(zip(self.actions, row, strict=True)) for row in self.values.T.tolist()])

    def __eq__(self, other: object) -> bool:
        return bool(isinstance(other, Payoffs) and self._core == other._core)

    def __hash__(self) -> int:
        return hash(self._core)

    def __reduce__(self) -> tuple[Any, ...]:
        return Payoffs, self._given

    def __repr__(self) -> str:
        return f"Payoffs of {len(self.actions)} actions in {self.futures:,} futures"

    def __str__(self) -> str:
        return str(self.criteria())

    def _repr_html_(self) -> str:
        return self.criteria()._repr_html_()


def _information(figures: Sequence[float]) -> dict[str, float]:
    keys = ("value", "std_error", "held_out", "held_out_std_error")
    return dict(zip(keys, figures, strict=True))


def payoffs(
    values: Any,
    *,
    outcome: str | None = None,
    actions: Sequence[str] | None = None,
    weights: ArrayLike | None = None,
    better: str = "more",
) -> Payoffs:
    """Make payoffs of actions in futures.

    Parameters
    ----------
    values
        Frame or mapping with one column an action and one row a future, or an array of shape
        (futures, actions) with `actions`. Or runs: the result of `attain.sweep`,
        `attain.adapters.Runs`, or a pair of the EMA Workbench; `crossed` makes their design.
    outcome
        Of runs: which outcome is the payoff.
    actions
        Names of the columns of an array; otherwise which columns to take. Of runs: the inputs that
        are chosen, by default the levers of a sweep; all others are what is not known.
    weights
        One a future, not negative, scaled to a sum of 1. None: all alike.
    better
        ``"more"``, or ``"less"`` for costs.

    Raises
    ------
    attain.InvalidInput
        A value is not finite (action and future are named), shapes do not go together, or an
        action of runs lacks a future.
    attain.NotFound
        An action is no column or input, there is no such outcome, or `better` is neither word.
    """
    import numpy as np

    from attain.score_arrays import numbers

    word("direction", better, BETTER)
    runs = parts_of(values)
    parameters: dict[str, Any] = {}
    if runs is not None:
        found, parameters = turned(*runs, outcome, actions)
    elif outcome is not None:
        raise InvalidInput("outcome is for runs; of a table every column is an action")
    else:
        found = columns_of(values, actions, what="payoffs")
    if not found:
        raise InvalidInput("payoffs must have at least one action")
    table = np.stack([numbers(f"payoffs of '{name}'", column) for name, column in found.items()])
    table.setflags(write=False)
    scaled = None if weights is None else numbers("weights", weights)
    return Payoffs(list(found), table, scaled, better, parameters)


def satisficing(requirements: Sequence[tuple[Payoffs, float]]) -> Criterion:
    """Return the share of futures in which every requirement holds (domain criterion).

    Parameters
    ----------
    requirements
        Pairs of payoffs and threshold: at least, of payoffs where less is better at most. All on
        the same actions and futures.

    Returns
    -------
    Criterion
        Shares with their 95 % interval (Wilson).

    Raises
    ------
    attain.InvalidInput
        There is none, or actions, futures or weights differ.
    """
    figures = core.satisficing(
        [table._core for table, _ in requirements], [float(least) for _, least in requirements]
    )
    signs = [f"{'≥' if t.better == 'more' else '≤'} {least:g}" for t, least in requirements]
    title = f"share of futures with {', '.join(signs)}"
    return _criterion(title, requirements[0][0].actions, figures, "more")
