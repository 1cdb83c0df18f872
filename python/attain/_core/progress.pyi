# SPDX-License-Identifier: Apache-2.0
"""
Deterministic progress formulas.
"""
from __future__ import annotations
import typing
def all_methods(*, base: typing.SupportsFloat | typing.SupportsIndex | None, base_year: typing.SupportsFloat | typing.SupportsIndex, latest: typing.SupportsFloat | typing.SupportsIndex, latest_year: typing.SupportsFloat | typing.SupportsIndex, target: typing.SupportsFloat | typing.SupportsIndex, due: typing.SupportsFloat | typing.SupportsIndex, wanted: str, met: bool | None, faster: typing.SupportsFloat | typing.SupportsIndex, behind: typing.SupportsFloat | typing.SupportsIndex, percentage_point: typing.SupportsFloat | typing.SupportsIndex | None) -> typing.Any:
    """
    What every method says, one dict a method.
    """
def cagr_without_target(*, base: typing.SupportsFloat | typing.SupportsIndex | None, base_year: typing.SupportsFloat | typing.SupportsIndex, latest: typing.SupportsFloat | typing.SupportsIndex, latest_year: typing.SupportsFloat | typing.SupportsIndex, wanted: str, limit: typing.SupportsFloat | typing.SupportsIndex | None) -> typing.Any:
    """
    Open SDG's class of an indicator without a target.
    """
def limit_factor(base: typing.SupportsFloat | typing.SupportsIndex, limit: typing.SupportsFloat | typing.SupportsIndex) -> float:
    """
    Factor C of Open SDG's edges near a natural limit.
    """
def unsd_without_target(*, base: typing.SupportsFloat | typing.SupportsIndex | None, base_year: typing.SupportsFloat | typing.SupportsIndex, latest: typing.SupportsFloat | typing.SupportsIndex, latest_year: typing.SupportsFloat | typing.SupportsIndex, wanted: str, limit: typing.SupportsFloat | typing.SupportsIndex | None) -> typing.Any:
    """
    The Progress Chart's class of an indicator without a target.
    """
