# SPDX-License-Identifier: Apache-2.0
"""
What is intended, by when.
"""
from __future__ import annotations
import attain._core.core
import attain._core.indicators
import attain._core.levers
import attain._core.random
import collections.abc
import typing
class Target:
    """
    A dated aim.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def alternative_to(self) -> str:
        """
        Target whose sentence it reads otherwise.
        """
    @property
    def among(self) -> list[str]:
        """
        Indicators of a rank's comparators.
        """
    @property
    def attribute(self) -> str:
        """
        Standing.
        """
    @property
    def comparator(self) -> str | None:
        """
        Comparator; None for an event without a value.
        """
    @property
    def contributes_to(self) -> tuple[str, str, float] | None:
        """
        Plan, target and amount in its unit that this target adds to the plan around it.
        """
    @property
    def data_source(self) -> str:
        """
        Who reports the figure.
        """
    @property
    def due(self) -> int:
        """
        Due year.
        """
    @property
    def event(self) -> str:
        """
        Kind of event.
        """
    @property
    def id(self) -> str:
        """
        Id.
        """
    @property
    def indicator(self) -> str:
        """
        Id of its indicator.
        """
    @property
    def part_of(self) -> str:
        """
        Target of the region or sector around it.
        """
    @property
    def quote(self) -> str:
        """
        Words of the document.
        """
    @property
    def reading(self) -> str:
        """
        Reading chosen.
        """
    @property
    def rejected(self) -> list[str]:
        """
        Readings rejected.
        """
    @property
    def restates(self) -> str:
        """
        Target that it repeats.
        """
    @property
    def section(self) -> str:
        """
        Section of the document.
        """
    @property
    def soft(self) -> bool:
        """
        Only striven for.
        """
    @property
    def stage_of(self) -> str:
        """
        Key that the stages of one indicator share, or empty.
        """
    @property
    def stage_value(self) -> float | None:
        """
        The stage as its table prints it.
        """
    @property
    def value(self) -> float | None:
        """
        Value in the printed unit, growth in percent; None for an event without one.
        """
    @property
    def value_max(self) -> float | None:
        """
        Upper end of a range.
        """
    @property
    def window(self) -> tuple[int, int] | None:
        """
        First and last year, or None.
        """
class Scenario:
    """
    A named set of dated lever settings.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, id: str) -> None:
        ...
    def __repr__(self) -> str:
        ...
    def assume(self, lever: str, parameter: str, value: attain._core.random.Distribution) -> Scenario:
        """
        This scenario with another distribution of one parameter.
        """
    def renamed(self, id: str) -> Scenario:
        """
        The same settings under another id.
        """
    def set(self, lever: str, schedule: collections.abc.Mapping[str, typing.SupportsFloat | typing.SupportsIndex]) -> Scenario:
        """
        This scenario with one lever set.
        """
    @property
    def assumptions(self) -> dict[tuple[str, str], attain._core.random.Distribution]:
        """
        Distributions in place of those of the plan, by lever and parameter.
        """
    @property
    def id(self) -> str:
        """
        Id.
        """
    @property
    def name(self) -> attain._core.core.Name:
        """
        Name in the plan file.
        """
    @property
    def note(self) -> str:
        """
        Note in the plan file.
        """
    @property
    def settings(self) -> dict[str, dict[str, float]]:
        """
        Settings by lever and date.
        """
class Plan:
    """
    A jurisdiction's plan.
    """
    def __eq__(self, other: object, /) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def checked(self, scenario: Scenario) -> Scenario:
        """
        The scenario, if this plan can play it.
        """
    def scenario(self, id: str) -> Scenario:
        """
        A scenario by id.
        """
    @property
    def base_year(self) -> int:
        """
        Year before the first.
        """
    @property
    def data_hash(self) -> str:
        """
        Fingerprint of the observations.
        """
    @property
    def document(self) -> str:
        """
        Title of the source document.
        """
    @property
    def end(self) -> int:
        """
        Last year.
        """
    @property
    def id(self) -> str:
        """
        Id.
        """
    @property
    def indicators(self) -> list[attain._core.indicators.Indicator]:
        """
        Indicators in the order of the file.
        """
    @property
    def levers(self) -> list[attain._core.levers.Lever]:
        """
        Levers in the order of the file.
        """
    @property
    def name(self) -> attain._core.core.Name:
        """
        Name.
        """
    @property
    def place(self) -> str:
        """
        Place.
        """
    @property
    def plan_hash(self) -> str:
        """
        Fingerprint of the plan file.
        """
    @property
    def scenarios(self) -> list[Scenario]:
        """
        Scenarios, `trend` first.
        """
    @property
    def start(self) -> int:
        """
        First year.
        """
    @property
    def targets(self) -> list[Target]:
        """
        Targets in the order of the file.
        """
def differences(first: Scenario, second: Scenario) -> list[tuple[str, str, str]]:
    """
    What differs between two scenarios: lever or `lever.parameter`, the first, the second.
    """
