# SPDX-License-Identifier: Apache-2.0
"""Plans compiled once and run many times, as a server does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attain._core import study
from attain.errors import InvalidInput, NotFound
from attain.face import Face, Field
from attain.listing import nearest
from attain.plan_scenarios import WithScenarios
from attain.run import SEED

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from attain._core.study import CompiledAnswer as AnswerValue
    from attain._core.study import CompiledPlan as CompiledValue
    from attain._core.study import Joint
    from attain.scenario import Scenario

BLOCK = 1024


class CompiledAnswer(Face):
    """What a run of a compiled plan gives: probabilities with their error, and joint answers."""

    __slots__ = ("_of",)

    _value: AnswerValue

    seed: Field[int] = Field("Seed of the draws.")
    draws: Field[int] = Field("Number of draws.")

    def __init__(self, value: AnswerValue, of: CompiledPlan) -> None:
        super().__init__(value)
        self._of = of

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self._of, self.draws, self.seed)

    @property
    def scenarios(self) -> list[str]:
        """Names of the scenarios."""
        return self._of.scenarios

    @property
    def targets(self) -> list[str]:
        """Ids of the targets, in the order of the plan."""
        return self._of.targets

    @property
    def probabilities(self) -> np.ndarray[Any, np.dtype[np.float64]]:
        """Probabilities, of shape (scenarios, targets); NaN where a target has none."""
        return self._value.probabilities

    @property
    def std_errors(self) -> np.ndarray[Any, np.dtype[np.float64]]:
        """Monte Carlo errors of `probabilities`, of the same shape."""
        return self._value.std_errors

    @property
    def joint(self) -> Mapping[str, Joint]:
        """Headline targets that have a probability, by scenario: expected number, k of n."""
        return dict(zip(self.scenarios, self._value.joint, strict=True))

    def probability(self, target: str, scenario: str | None = None) -> float | None:
        """Return the probability of a target, None where it has none.

        Parameters
        ----------
        target
            Id of the target.
        scenario
            Name of the scenario; default: the first.

        Raises
        ------
        attain.NotFound
            There is no such target or scenario; the message names the nearest.
        """
        row = _place("scenario", scenario or self.scenarios[0], self.scenarios)
        value = float(self.probabilities[row, _place("target", target, self.targets)])
        return None if value != value else value

    def to_frame(self) -> pd.DataFrame:
        """Return one row a scenario and target as a tidy pandas frame.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.frame import make

        probabilities, errors = self.probabilities, self.std_errors
        return make(
            [
                {
                    "scenario": scenario,
                    "target": target,
                    "probability": float(probabilities[s, t]),
                    "std_error": float(errors[s, t]),
                }
                for s, scenario in enumerate(self.scenarios)
                for t, target in enumerate(self.targets)
            ]
        )

    def _identity(self) -> object:
        return self.draws, self.seed

    def _repr_html_(self) -> str:
        from attain.html import table
        from attain.text import percent

        shares = self.probabilities
        cells = [
            [target, *(percent(float(shares[s, t])) for s in range(len(self.scenarios)))]
            for t, target in enumerate(self.targets)
        ]
        caption = f"{self.draws:,} draws, seed {self.seed}"
        return table(["target", *self.scenarios], cells, caption=caption)

    def __repr__(self) -> str:
        expected = ", ".join(
            f"{name} {joint.expected_reached:.2f} of {joint.assessed}"
            for name, joint in self.joint.items()
        )
        return f"CompiledAnswer, {self.draws:,} draws, seed {self.seed}: expected {expected}"


class CompiledPlan(Face):
    """A plan compiled under scenarios: made once, run many times, from any threads at once.

    Made by `Plan.compile`; immutable, hashable, pickled without the plan.
    """

    __slots__ = ()

    _value: CompiledValue

    plan: Field[str] = Field("Id of the plan.")
    plan_hash: Field[str] = Field("Digest of the plan.")
    as_of: Field[str] = Field("Information cut.")
    targets: Field[list[str]] = Field("Ids of the targets, in the order of the plan.")
    scenarios: Field[list[str]] = Field("Names of the scenarios.")
    digest: Field[str] = Field("Fingerprint of the compiled program.")

    def run(self, *, draws: int = BLOCK, seed: int = SEED, threads: int = 1) -> CompiledAnswer:
        """Count what is reached; other threads of Python go on meanwhile.

        Parameters
        ----------
        draws
            Number of draws; the probabilities are those of a forecast with as many, bit for bit.
            Draws are made 1,024 at a time.
        seed
            Seed of the draws.
        threads
            Threads to run on; a server runs each request on one.

        Raises
        ------
        attain.InvalidInput
            A setting is impossible.
        """
        return CompiledAnswer(self._value.run(draws=draws, seed=seed, threads=threads), self)

    def to_bytes(self) -> bytes:
        """Return bytes that `CompiledPlan.from_bytes` reads, here or on another machine.

        Raises
        ------
        attain.InvalidInput
            A lever has a response in Python: code has no bytes.
        """
        return self._value.to_bytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> CompiledPlan:
        """Read what `to_bytes` wrote.

        Raises
        ------
        attain.InvalidInput
            The bytes are damaged, of another version, or of something else.
        """
        return cls(study.CompiledPlan.from_bytes(data))

    def _identity(self) -> object:
        return self.digest

    def _repr_html_(self) -> str:
        from attain.html import table

        cells = [
            ["plan", self.plan],
            ["as of", self.as_of],
            ["scenarios", ", ".join(self.scenarios)],
            ["targets", str(len(self.targets))],
            ["digest", self.digest],
        ]
        return table(["compiled plan", ""], cells, caption="run(draws=..., seed=...)")

    def __repr__(self) -> str:
        return (
            f"CompiledPlan {self.plan} as of {self.as_of}: {len(self.targets)} targets, "
            f"{', '.join(self.scenarios)}"
        )


class WithCompile(WithScenarios):
    """What of a plan is about compiling it."""

    __slots__ = ()

    def compile(
        self, *scenarios: Scenario | str, as_of: int | str | None = None
    ) -> CompiledPlan:
        """Compile this plan under scenarios, to be run many times.

        Parameters
        ----------
        *scenarios
            Scenarios, or names of those in the plan file. Default: ``trend``.
        as_of
            Information cut, a year or ``"2024-03"``. Default: the year before the plan.

        Raises
        ------
        attain.InvalidInput
            A scenario stands twice or cannot be played.
        attain.MissingInput
            A lever of a scenario needs a figure that no document gives.
        """
        arms = [self._named(scenario) for scenario in scenarios or ("trend",)]
        names = [arm._value.id for arm in arms]
        if len(set(names)) < len(names):
            raise InvalidInput(f"a scenario is given twice: {', '.join(names)}")
        cut = str(self._value.base_year if as_of is None else as_of)
        return CompiledPlan(study.compile(self._value, [arm._value for arm in arms], cut))


def _again(of: CompiledPlan, draws: int, seed: int) -> CompiledAnswer:
    """Return the answer of a run made again: the same bits."""
    return of.run(draws=draws, seed=seed)


def _place(what: str, name: str, names: list[str]) -> int:
    """Return where a name stands."""
    if name not in names:
        raise NotFound(f"there is no {what} '{name}'{nearest(name, names)}")
    return names.index(name)
