# SPDX-License-Identifier: Apache-2.0
"""
Files in and out.
"""
from __future__ import annotations
import attain._core.levers
import attain._core.plans
import attain._core.study
import collections.abc
import typing
class Assumption:
    """
    A number of a plan that nobody observed.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def causal(self) -> str:
        """
        Evidence mark; empty for a plain number.
        """
    @property
    def editable(self) -> bool:
        """
        False: shown only.
        """
    @property
    def id(self) -> str:
        """
        Where it stands, e.g. `lever.parameter`.
        """
    @property
    def known_from(self) -> int | None:
        """
        Year of publication, or None.
        """
    @property
    def read(self) -> str:
        """
        How the source was read; empty for a plain number.
        """
    @property
    def source(self) -> str:
        """
        Where it comes from.
        """
    @property
    def unit(self) -> str:
        """
        Unit, or empty.
        """
    @property
    def value(self) -> str:
        """
        A number or a distribution, as in a plan file.
        """
    @property
    def what(self) -> str:
        """
        What it is.
        """
def assumptions(plan: attain._core.plans.Plan) -> list[Assumption]:
    """
    Every assumption of a plan.
    """
def assumptions_csv(plan: attain._core.plans.Plan) -> str:
    """
    Every assumption of a plan as CSV.
    """
def board_json(board: attain._core.study.Board) -> str:
    """
    A board as one JSON object.
    """
def board_text(board: attain._core.study.Board, width: typing.SupportsInt | typing.SupportsIndex) -> str:
    """
    A board as a table of `width` columns.
    """
def comparison_json(comparison: attain._core.study.Comparison) -> str:
    """
    A comparison as one JSON object.
    """
def comparison_text(comparison: attain._core.study.Comparison, width: typing.SupportsInt | typing.SupportsIndex) -> str:
    """
    A comparison as a table of `width` columns.
    """
def evaluation_json(evaluation: attain._core.study.Evaluation) -> str:
    """
    An evaluation as one JSON object.
    """
def evaluation_text(evaluation: attain._core.study.Evaluation, width: typing.SupportsInt | typing.SupportsIndex) -> str:
    """
    An evaluation as a table of `width` columns.
    """
def load_assumptions(plan: attain._core.plans.Plan, path: str) -> attain._core.plans.Plan:
    """
    A plan with the values of an edited table in a file.
    """
def load_plan(path: str) -> attain._core.plans.Plan:
    """
    Read a plan file and the tables beside it.
    """
def load_scenarios(plan: attain._core.plans.Plan, path: str) -> list[attain._core.plans.Scenario]:
    """
    Scenarios of a plan from a file of their own.
    """
def plan_from_texts(file_name: str, toml_text: str, csv_name: str, csv_text: str, lever_csv_name: str = '', lever_csv_text: str = '') -> attain._core.plans.Plan:
    """
    A plan from texts; file names appear in messages only.
    """
def save_plan(plan: attain._core.plans.Plan, to: str, *, overwrite: bool = False) -> str:
    """
    Write a plan file and its tables beside one another; the path of the plan file.
    """
def save_scenarios(path: str, plan: attain._core.plans.Plan, scenarios: collections.abc.Sequence[attain._core.plans.Scenario], *, overwrite: bool = False) -> None:
    """
    Write scenarios of a plan to a file, whole or not at all.
    """
def scenarios_text(plan: attain._core.plans.Plan, scenarios: collections.abc.Sequence[attain._core.plans.Scenario]) -> str:
    """
    The text of a scenario file.
    """
def with_assumptions(plan: attain._core.plans.Plan, file_name: str, text: str) -> attain._core.plans.Plan:
    """
    A plan with the values of an edited table; the file name appears in messages only.
    """
def with_levers(plan: attain._core.plans.Plan, levers: collections.abc.Sequence[attain._core.levers.OwnLever]) -> attain._core.plans.Plan:
    """
    A plan with levers added, or replaced where the id is the same.
    """
def with_observations(plan: attain._core.plans.Plan, csv_name: str, csv_text: str) -> attain._core.plans.Plan:
    """
    A plan with the rows of a further table of observations; the name appears in messages.
    """
def with_observations_file(plan: attain._core.plans.Plan, path: str) -> attain._core.plans.Plan:
    """
    The same from a file.
    """
