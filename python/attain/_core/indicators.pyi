# SPDX-License-Identifier: Apache-2.0
"""
What is measured and what was observed.
"""
from __future__ import annotations
import attain._core.core
import typing
class Observation:
    """
    One figure as a source states it.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def at(self) -> str:
        """
        End of the reference period, "2020" or "2024-03".
        """
    @property
    def bound(self) -> str:
        """
        Empty, `lower` or `upper`.
        """
    @property
    def definition(self) -> str:
        """
        Id of what was counted.
        """
    @property
    def kind(self) -> str:
        """
        `level`, `partial_flow`, `sum` or `growth`.
        """
    @property
    def known_from(self) -> int | None:
        """
        Year of publication or None.
        """
    @property
    def printed(self) -> str:
        """
        As printed.
        """
    @property
    def quote(self) -> str:
        """
        Words or cells that it was read from.
        """
    @property
    def source(self) -> str:
        """
        Source.
        """
    @property
    def start(self) -> int | None:
        """
        First year of a sum, base year of a growth, else None.
        """
    @property
    def url(self) -> str:
        """
        Address of the source.
        """
    @property
    def value(self) -> float:
        """
        In the indicator's printed unit; a growth as a share.
        """
class Indicator:
    """
    A measured quantity.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def from_model(self, x: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        The value in the printed unit of a point of the model scale.
        """
    def to_model(self, value: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        A value in the printed unit on the model scale: the log of an amount.
        """
    @property
    def base_unit(self) -> str:
        """
        Base unit.
        """
    @property
    def better(self) -> str:
        """
        `up` or `down`.
        """
    @property
    def cap(self) -> dict[int, float]:
        """
        Upper bound by year, printed unit; empty without one.
        """
    @property
    def definition(self) -> str:
        """
        Definition id that targets mean.
        """
    @property
    def delivered_by(self) -> str:
        """
        Lever that builds it, or empty.
        """
    @property
    def elicited(self) -> tuple[int, float, float, str] | None:
        """
        Year, low, high (printed unit) and source of a level that its user believes, or None.
        """
    @property
    def floor(self) -> dict[int, float]:
        """
        Lower bound by year, printed unit; empty without one.
        """
    @property
    def formula(self) -> str:
        """
        How it follows from others, in words; empty unless derived.
        """
    @property
    def group(self) -> str:
        """
        Class of the prior, statistic.domain.
        """
    @property
    def id(self) -> str:
        """
        Id.
        """
    @property
    def law(self) -> str:
        """
        Growth law.
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
    def observations(self) -> list[Observation]:
        """
        Observations in order of time, as-of cut not applied.
        """
    @property
    def scale(self) -> float:
        """
        Base units in one printed unit.
        """
    @property
    def statistic(self) -> str:
        """
        Kind of number.
        """
    @property
    def support(self) -> str:
        """
        Values it can take.
        """
    @property
    def unit(self) -> str:
        """
        Unit as printed.
        """
