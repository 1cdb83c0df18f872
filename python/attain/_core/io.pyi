# SPDX-License-Identifier: Apache-2.0
"""
Files in and out.
"""
from __future__ import annotations
import attain._core.plans
import attain._core.study
import typing
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
def load_plan(path: str) -> attain._core.plans.Plan:
    """
    Read a plan file and the tables beside it.
    """
def plan_from_texts(file_name: str, toml_text: str, csv_name: str, csv_text: str, lever_csv_name: str = '', lever_csv_text: str = '') -> attain._core.plans.Plan:
    """
    A plan from texts; file names appear in messages only.
    """
def save_plan(plan: attain._core.plans.Plan, to: str, *, overwrite: bool = False) -> str:
    """
    Write a plan file and its tables beside one another; the path of the plan file.
    """
def with_observations(plan: attain._core.plans.Plan, csv_name: str, csv_text: str) -> attain._core.plans.Plan:
    """
    A plan with the rows of a further table of observations; the name appears in messages.
    """
def with_observations_file(plan: attain._core.plans.Plan, path: str) -> attain._core.plans.Plan:
    """
    The same from a file.
    """
