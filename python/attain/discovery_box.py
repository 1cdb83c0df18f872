# SPDX-License-Identifier: Apache-2.0
"""What scenario discovery found: inputs, limits, boxes, their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from attain.text import number, percent


@dataclass(frozen=True)
class Input:
    """An input of a table: name, kind, range, and how it is said."""

    name: str
    kind: str
    low: float
    high: float
    categories: tuple[str, ...] = ()
    unit: str = ""

    def figure(self, value: float) -> str:
        """Return a value with its unit."""
        return f"{self.rounded(value)} {self.unit}".strip()

    def rounded(self, value: float) -> str:
        """Return a value to about a hundredth of the range, small ones to two digits."""
        from math import floor, log10

        span = abs(self.high - self.low)
        if self.kind == "integer" or span == 0 or value == 0:
            return number(value, 6)
        decimals = 2 - floor(log10(span))
        if abs(value) > span / 1000:
            decimals = max(decimals, 1 - floor(log10(abs(value))))
        return number(round(value, decimals) + 0.0, 6)


@dataclass(frozen=True)
class Figures:
    """Counts of a box: cases and cases of interest in it and in all."""

    cases: int
    hits: int
    all_cases: int
    all_hits: int

    @property
    def coverage(self) -> float:
        """Share of the cases of interest that lie in the box."""
        return self.hits / self.all_hits if self.all_hits else 0.0

    @property
    def density(self) -> float:
        """Share of the cases in the box that are of interest."""
        return self.hits / self.cases if self.cases else 0.0

    @property
    def mass(self) -> float:
        """Share of all cases that lie in the box."""
        return self.cases / self.all_cases if self.all_cases else 0.0


@dataclass(frozen=True)
class Limit:
    """What a box asks of one input: low <= x <= high, or one of some categories."""

    input: Input
    low: float | None = None
    high: float | None = None
    without: tuple[int, ...] = ()
    quasi_p: float | None = None
    stability: tuple[Any, ...] | None = None

    @property
    def is_restricted(self) -> bool:
        """Whether it asks anything."""
        return self.low is not None or self.high is not None or bool(self.without)

    @property
    def allowed(self) -> tuple[str, ...]:
        """Categories that the box holds."""
        return tuple(c for k, c in enumerate(self.input.categories) if k not in self.without)

    @property
    def words(self) -> str:
        """The limit in words, such as ``growth is below 5 %``."""
        name, figure = self.input.name, self.input.figure
        if self.input.kind == "category":
            kept, left = self.allowed, len(self.without)
            if len(kept) == 1:
                return f"{name} is {kept[0]}"
            if left == 1:
                return f"{name} is not {self.input.categories[self.without[0]]}"
            return f"{name} is {', '.join(kept[:-1])} or {kept[-1]}"
        whole = self.input.kind == "integer"
        if self.low is not None and self.high is not None:
            if self.low == self.high:
                return f"{name} is {figure(self.low)}"
            return f"{name} is between {self.input.rounded(self.low)} and {figure(self.high)}"
        if self.high is not None:
            return f"{name} is {'at most' if whole else 'below'} {figure(self.high)}"
        if self.low is not None:
            return f"{name} is {'at least' if whole else 'above'} {figure(self.low)}"
        return f"{name} is anything"

    def admits(self, values: Any) -> Any:
        """Return which values, an array, the limit lets in."""
        import numpy as np

        if self.input.kind == "category":
            return np.isin(np.asarray(values).astype(str), self.allowed)
        x = np.asarray(values, dtype=np.float64)
        inside = np.ones(x.shape, dtype=np.bool_)
        if self.low is not None:
            inside &= x >= self.low
        if self.high is not None:
            inside &= x <= self.high
        return inside

    def record(self) -> dict[str, Any]:
        """Return the limit as plain figures."""
        low_share, high_share, without, *ends = self.stability or (None,) * 7
        lower, upper = ends[:2], ends[2:]
        out: dict[str, Any] = {
            "input": self.input.name,
            "unit": self.input.unit,
            "kind": self.input.kind,
            "low": self.low,
            "high": self.high,
            "categories": list(self.allowed) if self.without else None,
            "quasi_p": self.quasi_p,
            "low_share": low_share,
            "low_from": lower[0],
            "low_to": lower[1],
            "high_share": high_share,
            "high_from": upper[0],
            "high_to": upper[1],
            "without_share": without,
        }
        return out


@dataclass(frozen=True)
class Step:
    """One box on the way to another: what was done, and to which input."""

    kind: str
    input: str
    limits: tuple[Limit, ...]
    figures: Figures

    def record(self, at: int, chosen: int) -> dict[str, Any]:
        """Return the step as plain figures."""
        return {
            "step": at,
            "kind": self.kind,
            "input": self.input,
            "coverage": self.figures.coverage,
            "density": self.figures.density,
            "mass": self.figures.mass,
            "restricted": sum(limit.is_restricted for limit in self.limits),
            "chosen": at == chosen,
        }


def joined(parts: list[str]) -> str:
    """Return ``a``, ``a and b``, ``a, b and c``."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def shares(figures: Figures, noun: str) -> str:
    """Return ``71 % of the misses, 64 % dense``."""
    return f"{percent(figures.coverage, 0)} of the {noun}, {percent(figures.density, 0)} dense"
