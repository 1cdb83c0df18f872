# SPDX-License-Identifier: Apache-2.0
"""
What can be changed.
"""
from __future__ import annotations
import attain._core.core
import typing
class Parameter:
    """
    An uncertain quantity of a lever.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def distribution(self) -> str:
        """
        Distribution in words.
        """
    @property
    def evidence(self) -> attain._core.core.Evidence:
        """
        Where it comes from.
        """
    @property
    def id(self) -> str:
        """
        Id within the lever.
        """
    @property
    def median(self) -> float:
        """
        Median.
        """
    @property
    def name(self) -> str:
        """
        What it is.
        """
    @property
    def unit(self) -> str:
        """
        Unit, or empty.
        """
class Lever:
    """
    Something the authority can set.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def category(self) -> str:
        """
        Kind of instrument.
        """
    @property
    def effects(self) -> list[str]:
        """
        What it does, in words.
        """
    @property
    def id(self) -> str:
        """
        Id.
        """
    @property
    def kind(self) -> str:
        """
        `rate` or `count`.
        """
    @property
    def name(self) -> attain._core.core.Name:
        """
        Name.
        """
    @property
    def note(self) -> str:
        """
        Note.
        """
    @property
    def overlaps(self) -> list[str]:
        """
        Levers that are the same instrument in part.
        """
    @property
    def parameters(self) -> list[Parameter]:
        """
        Uncertain quantities with their evidence.
        """
    @property
    def quantity(self) -> str:
        """
        Amount as printed, where it is no schedule.
        """
    @property
    def quote(self) -> str:
        """
        Words of the document.
        """
    @property
    def section(self) -> str:
        """
        Section of the document.
        """
    @property
    def start(self) -> float | None:
        """
        Setting in force at the base year; None: in no document.
        """
    @property
    def state(self) -> str:
        """
        `quantified`, `described` or `existing`.
        """
    @property
    def unit(self) -> str:
        """
        Unit.
        """
