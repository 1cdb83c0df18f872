# SPDX-License-Identifier: Apache-2.0
"""
Errors, names, evidence.
"""
from __future__ import annotations
import typing
class Name:
    """
    A name in Chinese and English.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, zh: str = '', en: str = '') -> None:
        ...
    def __repr__(self) -> str:
        ...
    def __str__(self) -> str:
        ...
    @property
    def en(self) -> str:
        """
        English name.
        """
    @property
    def zh(self) -> str:
        """
        Chinese name.
        """
class Evidence:
    """
    Where a number comes from.
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
        A, B, C, J or U: how well an effect is identified.
        """
    @property
    def known_from(self) -> int | None:
        """
        Year of publication or None.
        """
    @property
    def read(self) -> str:
        """
        `source`, `secondary` or `assumed`.
        """
    @property
    def source(self) -> str:
        """
        Source in words.
        """
class Error(Exception):
    """Base of attain's errors."""
class InvalidInput(Error, ValueError):
    """Input that breaks a rule; names the place, the value, the nearest valid name."""
class NotFound(Error, KeyError):
    """A name that does not exist; names the nearest one."""
class MissingInput(Error, ValueError):
    """A figure that only the user can give."""
