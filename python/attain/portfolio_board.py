# SPDX-License-Identifier: Apache-2.0
"""Many plans, one after the other on the same draws: one row a plan, and all together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import islice
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from attain._core import study
from attain.errors import InvalidInput
from attain.face import Field
from attain.plan import Plan
from attain.result import Result
from attain.run import DRAWS, SEED, processors
from attain.text import MISSING, percent, shorten

if TYPE_CHECKING:
    import pandas as pd

    from attain._core.study import Joint
    from attain._core.study import PortfolioBoard as PortfolioBoardValue

BATCH = 64
SHOWN = 200


class PortfolioBoard(Result):
    """One row a plan, and answers about all plans together, from the same draws."""

    __slots__ = ("_seconds",)

    _kind = "portfolio board"
    _value: PortfolioBoardValue

    version: Field[str] = Field("Version of attain that made it.")
    scenario: Field[str] = Field("Scenario that was asked for.")
    seed: Field[int] = Field("Seed of the draws.")
    draws: Field[int] = Field("Number of draws.")
    asked: Field[int] = Field("Plans that were handed in.")
    complete: Field[bool] = Field("Whether every plan was taken up; False after Ctrl-C.")
    refused: Field[list[dict[str, str]]] = Field("Plans without a row: ``plan`` and ``reason``.")
    labels: Field[list[str]] = Field("Warnings.")
    ids: Field[list[str]] = Field("Ids of the plans in the order given.")
    targets: Field[Joint] = Field("Headline targets of all plans: expected number, k of n.")
    plans: Field[Joint] = Field(
        "Plans in place of targets: reached where all assessed headline targets of a plan are."
    )
    spread: Field[float] = Field("Standard deviation of the number of targets reached.")
    independent_spread: Field[float] = Field("The same if plans were independent of one another.")

    def __init__(self, value: PortfolioBoardValue, seconds: float | None = None) -> None:
        super().__init__(value)
        self._seconds = seconds

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._value, self._seconds)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def seconds(self) -> float | None:
        """Time that the run took; no part of the value. None of merged boards."""
        return self._seconds

    @property
    def seconds_per_plan(self) -> float | None:
        """Seconds of the run over plans done."""
        done = len(self) + len(self.refused)
        return None if self.seconds is None or done == 0 else self.seconds / done

    def quantile(self, p: float) -> int:
        """Return the number of targets reached in all plans that a share `p` of draws stays within.

        Raises
        ------
        attain.InvalidInput
            `p` is not between 0 and 1.
        """
        return self._value.quantile(p)

    def merge(self, *others: PortfolioBoard) -> PortfolioBoard:
        """Return this board and those of other plans on the same draws as one: exact.

        Raises
        ------
        attain.InvalidInput
            Draws, seed or scenario differ, or a plan stands in two of them.
        """
        values = [board._value for board in (self, *others)]
        return PortfolioBoard(study.merge_portfolio_boards(values))

    def to_frame(self, of: Literal["plans", "targets"] = "plans") -> pd.DataFrame:
        """Return one row a plan, or one row a target of each plan, as a tidy pandas frame.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.frame import make

        if of not in ("plans", "targets"):
            raise InvalidInput(f"to_frame(of={of!r}): may be 'plans' or 'targets'")
        value = self._value
        return make(value.plan_records() if of == "plans" else value.target_records())

    def to_json(self) -> str:
        """Return the documented JSON object, as ``attain forecast-many --json`` prints it."""
        return study.portfolio_board_json(self._value)

    def cost_text(self) -> str:
        """Return what the run took: ``3,000 plans in 105.2 s, 35.1 ms a plan``."""
        done = len(self) + len(self.refused)
        each = self.seconds_per_plan
        if self.seconds is None or each is None:
            return f"{done:,} plans"
        return f"{done:,} plans in {self.seconds:.1f} s, {1e3 * each:.1f} ms a plan"

    def _title(self) -> str:
        return f"{len(self):,} plans"

    def _identity(self) -> object:
        return tuple(self.ids), self.seed, self.draws, self.scenario

    def __repr__(self) -> str:
        targets = self.targets
        text = f"{len(self):,} plans: {targets.expected_reached:,.2f} of {targets.assessed:,} "
        text += "expected reached"
        if not self.complete:
            text += f"; {self.labels[0]}"
        return shorten(text, 100)

    def _text(self, width: int) -> str:
        return study.portfolio_board_text(self._value, width)

    def _repr_html_(self) -> str:
        return _html(self)


def forecast_many(
    plans: str | PathLike[str] | Iterable[Plan | str | PathLike[str]],
    *,
    as_of: int | str | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    threads: int | None = None,
    scenario: str = "trend",
    on_error: Literal["raise", "list"] = "raise",
    progress: Any = None,
) -> PortfolioBoard:
    """Forecast any number of plans on the same draws, holding only the plans in work.

    Every figure of a plan equals that of its forecast alone. Memory is that of one plan for each
    thread, one row a plan and 8 bytes a draw: 3,000 plans with 10^5 draws stay within 200 MB.
    Ctrl-C returns the board of the plans done, with `complete` False; where none is done it raises.

    Parameters
    ----------
    plans
        A folder, whose plan files ``*.toml`` are taken in order of their names; or plans, names of
        bundled plans and paths in any mixture, also from a generator, whose plans are let go again.
    as_of
        One information cut for all. Default: the year before each plan.
    draws, seed, threads
        As in `attain.Plan.forecast`; threads take whole plans.
    scenario
        Name of a scenario; a plan without it stays on ``trend``, and a label says so.
    on_error
        ``"raise"``: a plan that cannot be read or played ends the run. ``"list"``: it is listed
        under `refused` with the reason, and the others go on.
    progress
        As in `attain.Plan.forecast`, in plans.

    Returns
    -------
    PortfolioBoard

    Raises
    ------
    attain.NotFound
        A folder, file or bundled plan does not exist, or no plan has this scenario.
    attain.InvalidInput, attain.MissingInput
        A setting is impossible; a plan cannot be played, or is given twice; the message names it.
    """
    from attain.progress import shown

    if on_error not in ("raise", "list"):
        raise InvalidInput(f"on_error={on_error!r}: may be 'raise' or 'list'")
    source = _source(plans)
    stream = study.PlanStream(
        as_of=None if as_of is None else str(as_of),
        scenario=scenario,
        draws=draws,
        seed=seed,
        threads=processors() if threads is None else threads,
        list_refused=on_error == "list",
    )
    started = time.perf_counter()
    with shown(progress, what="forecast plans", unit="plans") as report:
        try:
            _feed(stream, source, report, started)
        except KeyboardInterrupt:
            if not stream.board().ids:
                raise
    return PortfolioBoard(stream.board(), time.perf_counter() - started)


def _source(plans: Any) -> Iterable[Any]:
    """Return the plans that are meant: the files of a folder, or what was given."""
    if isinstance(plans, Plan):
        raise InvalidInput("forecast_many takes many plans; for one: plan.forecast(...)")
    if not isinstance(plans, (str, PathLike)):
        return plans  # type: ignore[no-any-return]
    folder = Path(plans)
    if not folder.is_dir():
        from attain.errors import NotFound

        raise NotFound(f"there is no folder '{fspath(plans)}'; for one plan: load_plan(...)")
    found = sorted(folder.glob("*.toml"))
    if not found:
        raise InvalidInput(f"the folder '{fspath(plans)}' has no plan file, which ends in .toml")
    return found


def _item(plan: Any) -> Any:
    """Return what the compiled stream takes: a plan, or the path of its file."""
    if isinstance(plan, Plan):
        return plan._value
    if not isinstance(plan, (str, PathLike)):
        raise InvalidInput(f"forecast_many takes plans, names and paths, not {plan!r}")
    path = Path(plan)
    if path.suffix == ".toml" and path.is_file():
        return fspath(path)
    from attain.plan import load_plan

    return load_plan(plan)._value


def _feed(
    stream: study.PlanStream,
    source: Iterable[Any],
    report: Callable[[int, int, float], object] | None,
    started: float,
) -> None:
    """Hand plans over: all at once where their number is known, else in batches."""
    if isinstance(source, Sequence):
        stream.add([_item(plan) for plan in source], progress=report)
        return
    done = 0

    def offset(now: int, total: int, _: float) -> None:
        if report is not None:
            report(done + now, done + total, time.perf_counter() - started)

    waiting: Iterator[Any] = iter(source)
    while batch := [_item(plan) for plan in islice(waiting, BATCH)]:
        stream.add(batch, progress=None if report is None else offset)
        done += len(batch)


def _html(board: PortfolioBoard) -> str:
    """Return all plans together and one row a plan, the first of many."""
    from attain.html import notes, wrap

    def count(value: int | None) -> str:
        return MISSING if value is None else f"{value:,}"

    def line(title: str, one: dict[str, Any]) -> str:
        expected = (
            f"{one['expected_reached']:,.2f} ± {one['expected_reached_std_error']:.2f}"
            if one["assessed"]
            else MISSING
        )
        counts = "".join(
            f'<td class="a-right">{count(one[key])}</td>'
            for key in ("with_90", "with_50", "with_10")
        )
        bound = "≤ " if one["all"] is not None and one["assessed"] < one["headline"] else ""
        return (
            f'<tr><td>{title}</td><td class="a-right">{one["headline"]:,}</td>'
            f'<td class="a-right">{one["assessed"]:,}</td><td class="a-right">{expected}</td>'
            f'{counts}<td class="a-right">{bound}{percent(one["all"])}</td></tr>'
        )

    targets, plans = board.targets, board.plans
    together = {
        "headline": targets.headline,
        "assessed": targets.assessed,
        "expected_reached": targets.expected_reached,
        "expected_reached_std_error": targets.expected_reached_std_error,
        "all": targets.all,
        **{f"with_{k}": targets.reached_with(k / 100) for k in (90, 50, 10)},
    }
    records = board._value.plan_records()
    rows = [line("<b>all plans together 合计</b>", together)]
    for one in records[:SHOWN]:
        name = escape(str(one["name.en"] or one["name.zh"]))
        rows.append(line(f"{name} <small>{escape(one['plan'])}</small>", one))
    rest = (
        f'<div class="a-small">{len(records) - SHOWN:,} more plans: to_frame()</div>'
        if len(records) > SHOWN
        else ""
    )
    words = (
        f"standard deviation {board.spread:,.1f}, were plans independent "
        f"{board.independent_spread:,.1f}; all assessed targets are reached in "
        f"{plans.expected_reached:,.1f} of {plans.assessed:,} plans"
        if targets.assessed
        else "no target has a probability"
    )
    return wrap(
        f'<div class="a-sub">{len(board):,} plans on the same draws · scenario '
        f"{escape(board.scenario)} · {board.draws:,} draws, seed {board.seed}</div>"
        f'<div class="a-small">{escape(words)}</div>'
        "<table><thead><tr><th>Plan 规划</th>"
        '<th class="a-right">headline</th><th class="a-right">assessed</th>'
        '<th class="a-right">expected reached</th><th class="a-right">with 90 %</th>'
        '<th class="a-right">50 %</th><th class="a-right">10 %</th>'
        '<th class="a-right">all</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>{rest}{notes(board.labels)}"
    )
