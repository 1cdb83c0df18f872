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
def load_plan(path: str) -> attain._core.plans.Plan:
    """
    Read a plan file and the observations beside it.
    """
def plan_from_texts(file_name: str, toml_text: str, csv_name: str, csv_text: str) -> attain._core.plans.Plan:
    """
    A plan from texts; file names appear in messages only.
    """
