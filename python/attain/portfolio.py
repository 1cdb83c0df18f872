# SPDX-License-Identifier: Apache-2.0
"""Several plans: one joint board on the same draws, and what places add to the place around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

from attain._core import study
from attain.board import Board
from attain.errors import InvalidInput, NotFound
from attain.face import Field
from attain.listing import nearest
from attain.plan import Plan, load_plan
from attain.result import Result
from attain.run import DRAWS, SEED
from attain.text import MISSING, number, percent, shorten

if TYPE_CHECKING:
    import pandas as pd

    from attain._core.study import Joint
    from attain._core.study import Portfolio as PortfolioValue


class PlansBoard(Result):
    """Boards of several plans from the same draws, and answers about all of them."""

    __slots__ = ("_boards",)

    _kind = "joint board"
    _value: PortfolioValue

    version: Field[str] = Field("Version of attain that made it.")
    as_of: Field[str] = Field("Information cut, one for all plans.")
    seed: Field[int] = Field("Seed of the draws.")
    draws: Field[int] = Field("Number of draws.")
    labels: Field[list[str]] = Field("Warnings, with the plan in front.")
    joint: Field[Joint] = Field("Headline targets of all plans: expected number reached, k of n.")
    nested: Field[list[dict[str, Any]]] = Field(
        "Places inside others: ``plan``, ``within``, and whether that plan is here, ``loaded``."
    )

    def __init__(self, value: PortfolioValue) -> None:
        super().__init__(value)
        self._boards = {board.plan: Board(board) for board in value.boards}

    def __getitem__(self, plan: str | int) -> Board:
        """Return the board of a plan by its id or position.

        Raises
        ------
        attain.NotFound
            There is no such plan; the message names the nearest.
        """
        if isinstance(plan, int):
            return list(self._boards.values())[plan]
        if plan not in self._boards:
            known = list(self._boards)
            raise NotFound(f"there is no board of plan '{plan}'{nearest(plan, known)}")
        return self._boards[plan]

    def __iter__(self) -> Iterator[Board]:
        return iter(self._boards.values())

    def __len__(self) -> int:
        return len(self._boards)

    def contributions(self) -> pd.DataFrame:
        """Return what targets add to targets of the plan around, one row each.

        Columns: ``plan``, ``target``, ``amount`` and ``unit``; ``to_plan`` and ``to_target``;
        ``additions``, what that target asks for beyond its base year; ``share`` of them, 0 to 1;
        ``rest``, what all others must bring; ``probability`` of the contributing target; and
        ``reason`` where there is no share. Arithmetic on the two targets, no forecast.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.frame import make

        return make(list(self._value.contributions))

    def to_frame(self) -> pd.DataFrame:
        """Return all boards as one tidy pandas frame, the plan in the first column.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        import json

        from attain.frame import board_records, make

        records: list[dict[str, Any]] = []
        for board in json.loads(self.to_json())["boards"]:
            records += [{"plan": board["plan"], **record} for record in board_records(board)]
        return make(records)

    def to_json(self) -> str:
        """Return the documented JSON object, as ``attain forecast A B --json`` prints it."""
        return study.portfolio_json(self._value)

    def _title(self) -> str:
        return ", ".join(self._boards)

    def _identity(self) -> object:
        return tuple(self._boards), self.as_of, self.seed, self.draws

    def __repr__(self) -> str:
        joint = self.joint
        text = f"Boards of {', '.join(self._boards)} as of {self.as_of}: "
        text += f"{joint.expected_reached:.2f} of {joint.assessed} expected reached"
        return shorten(text, 100)

    def _text(self, width: int) -> str:
        return study.portfolio_text(self._value, width)

    def _repr_html_(self) -> str:
        return _html(self)


class Plans:
    """Several plans, to be forecast together.

    Parameters
    ----------
    plans
        Plans with different ids.
    """

    __slots__ = ("_plans",)

    def __init__(self, plans: Sequence[Plan]) -> None:
        self._plans = {plan.id: plan for plan in plans}
        if not plans:
            raise InvalidInput("at least one plan is needed")
        if len(self._plans) < len(plans):
            ids = [plan.id for plan in plans]
            twice = next(id for id in ids if ids.count(id) > 1)
            raise InvalidInput(f"plan '{twice}' is given twice")

    @property
    def ids(self) -> list[str]:
        """Ids in the order given."""
        return list(self._plans)

    def _repr_html_(self) -> str:
        from attain.html import names, wrap

        rows = "".join(
            f"<tr><td>{names(plan.name)} <small>{escape(plan.id)}</small></td>"
            f"<td>{plan.start}–{plan.end}</td><td class=\"a-right\">{len(plan.targets)}</td>"
            f"<td class=\"a-right\">{len(plan.levers)}</td></tr>"
            for plan in self
        )
        return wrap(
            "<table><thead><tr><th>Plan 规划</th><th>Years</th><th>Targets 目标</th>"
            f"<th>Levers 政策工具</th></tr></thead><tbody>{rows}</tbody></table>"
        )

    def __getitem__(self, plan: str | int) -> Plan:
        """Return a plan by its id or position.

        Raises
        ------
        attain.NotFound
            There is no such plan; the message names the nearest.
        """
        if isinstance(plan, int):
            return list(self._plans.values())[plan]
        if plan not in self._plans:
            raise NotFound(f"there is no plan '{plan}'{nearest(plan, self.ids)}")
        return self._plans[plan]

    def __iter__(self) -> Iterator[Plan]:
        return iter(self._plans.values())

    def __len__(self) -> int:
        return len(self._plans)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Plans) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self._plans))

    def forecast(
        self,
        *,
        as_of: int | str | None = None,
        draws: int = DRAWS,
        seed: int = SEED,
        threads: int | None = None,
        scenario: str = "trend",
        progress: Any = None,
    ) -> PlansBoard:
        """Ask how probable the targets of all plans are, on the same draws.

        Every figure of a plan equals that of its forecast alone.

        Parameters
        ----------
        as_of
            One information cut for all. Default: the earliest of the years before the plans.
        scenario
            Name of a scenario; a plan without it stays on ``trend``, and a label says so.
        draws, seed, threads, progress
            As in `attain.Plan.forecast`.

        Raises
        ------
        attain.NotFound
            No plan has this scenario.
        attain.InvalidInput
            A setting is impossible.
        """
        from attain.progress import shown

        with shown(progress, what=f"forecast {', '.join(self.ids)}") as report:
            value = study.forecast_together(
                [plan._value for plan in self],
                as_of=None if as_of is None else str(as_of),
                scenario=scenario,
                draws=draws,
                seed=seed,
                threads=0 if threads is None else threads,
                progress=report,
            )
        return PlansBoard(value)

    def __repr__(self) -> str:
        return shorten(f"{len(self)} plans: {', '.join(self.ids)}", 100)


def load_plans(names_or_paths: Sequence[str | PathLike[str]]) -> Plans:
    """Load several plans, each as `attain.load_plan` does.

    Parameters
    ----------
    names_or_paths
        Bundled names or paths, such as ``["zhejiang", "wenzhou", "gongshu"]``.

    Raises
    ------
    attain.NotFound, attain.InvalidInput
        As `attain.load_plan`; also where a plan is given twice or none is.
    """
    if isinstance(names_or_paths, (str, PathLike)):
        raise InvalidInput(
            f"load_plans takes a list of names; for one plan: load_plan({fspath(names_or_paths)!r})"
        )
    return Plans([load_plan(name) for name in names_or_paths])


def _html(plans: PlansBoard) -> str:
    """Return all plans in one table, contributions, then the board of each, folded."""
    from attain import wording
    from attain.html import names, notes, wrap
    from attain.html_board import board_html

    def line(title: str, joint: Joint) -> str:
        counts = [joint.reached_with(p) for p in (0.9, 0.5, 0.1)]
        cells = "".join(
            f'<td class="a-right">{MISSING if count is None else count}</td>' for count in counts
        )
        expected = (
            f"{joint.expected_reached:.2f} ± {joint.expected_reached_std_error:.2f}"
            if joint.assessed
            else MISSING
        )
        return (
            f'<tr><td>{title}</td><td class="a-right">{joint.headline}</td>'
            f'<td class="a-right">{joint.assessed}</td><td class="a-right">{expected}</td>'
            f"{cells}<td>{escape(joint.all_in_words)}</td></tr>"
        )

    rows = [line(f"{names(b.plan_name)} <small>{escape(b.plan)}</small>", b.joint) for b in plans]
    rows.append(line("<b>all plans together</b>", plans.joint))
    places = "; ".join(f"{n['plan']} lies within {n['within']}" for n in plans.nested)
    boards = "".join(
        f"<details><summary><b>{escape(board.plan_name.en or board.plan)}</b> · "
        f"{escape(wording.expected(board.joint))}</summary>{board_html(board._value)}</details>"
        for board in plans
    )
    return wrap(
        f'<div class="a-sub">{len(plans)} plans on the same draws · as of {plans.as_of} · '
        f"{plans.draws:,} draws, seed {plans.seed}</div><table><thead><tr><th>Plan 规划</th>"
        '<th class="a-right">headline</th><th class="a-right">assessed</th>'
        '<th class="a-right">expected reached</th><th class="a-right">with 90 %</th>'
        '<th class="a-right">50 %</th><th class="a-right">10 %</th><th>all</th></tr></thead>'
        f'<tbody>{"".join(rows)}</tbody></table>'
        f'<div class="a-small">{escape(places)}</div>{_contributions(plans)}{notes(plans.labels)}'
        + boards
    )


def _contributions(plans: PlansBoard) -> str:
    """Return the table of contributions, empty where there are none."""
    lines = [
        "<tr>"
        f"<td>{escape(str(one['name.en'] or one['name.zh']))} <small>{escape(one['target'])}"
        f'</small></td><td class="a-right">{number(one["amount"])} {escape(one["unit"])}</td>'
        f"<td>{escape(one['to_plan'])} {escape(one['to_target'])}</td>"
        f'<td class="a-right">{number(one["additions"])}</td>'
        f'<td class="a-right">{percent(one["share"])}</td>'
        f'<td class="a-right">{number(one["rest"])}</td><td>{escape(one["reason"])}</td></tr>'
        for one in plans._value.contributions
    ]
    if not lines:
        return ""
    return (
        "<table><thead><tr><th>Contribution</th><th class='a-right'>amount</th><th>to</th>"
        "<th class='a-right'>its additions</th><th class='a-right'>share</th>"
        "<th class='a-right'>the rest must bring</th><th></th></tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table>"
    )
