# SPDX-License-Identifier: Apache-2.0
"""Draws themselves: levels by draw and year, and what each draw reaches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from attain._core import simulate
from attain.face import Face, Field
from attain.plan_scenarios import WithScenarios
from attain.run import DRAWS, SEED

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from attain.scenario import Scenario


class Paths(Face):
    """Draws of a forecast, kept in memory. Immutable.

    The same streams as `Plan.forecast`: for equal as-of point, draws and seed, counts over
    `reached` are the counts behind its probabilities, bit for bit.
    """

    __slots__ = ()

    draws: Field[int] = Field("Number of draws.")
    seed: Field[int] = Field("Seed of the draws.")
    indicators: Field[list[str]] = Field("Ids of the indicators that are drawn.")
    targets: Field[list[str]] = Field("Ids of the targets that have a probability.")
    headline: Field[list[str]] = Field("Of them those that joint answers are about.")

    def years(self, indicator: str) -> list[int]:
        """Years that are drawn: those after the last observation.

        Raises
        ------
        attain.NotFound
            The indicator is not among `indicators`.
        """
        years: list[int] = self._value.years(indicator)
        return years

    def unit(self, indicator: str) -> str:
        """Printed unit of an indicator."""
        unit: str = self._value.unit(indicator)
        return unit

    def levels(self, indicator: str, *, scale: str = "printed") -> npt.NDArray[np.float64]:
        """Levels of an indicator, read-only and not a copy.

        Parameters
        ----------
        indicator
            Its id.
        scale
            ``"printed"``: in the printed unit. ``"model"``: where events are judged, the logarithm
            of base units for amounts, the logit for shares and scores.

        Returns
        -------
        numpy.ndarray
            Shape (draws, years).

        Raises
        ------
        attain.NotFound
            The indicator or the scale is unknown.
        """
        from attain.errors import NotFound

        if scale not in ("printed", "model"):
            raise NotFound(f"no scale named {scale!r}; there are: printed, model")
        levels: npt.NDArray[np.float64]
        levels = self._value.levels(indicator, scaled=scale == "model")
        return levels

    def reached(self, target: str) -> npt.NDArray[np.bool_]:
        """Whether each draw reaches a target: shape (draws,), read-only and not a copy.

        Raises
        ------
        attain.NotFound
            The target has no probability or does not exist.
        """
        import numpy as np

        outcomes: npt.NDArray[np.bool_] = self._value.reached(target).view(np.bool_)
        return outcomes

    def __repr__(self) -> str:
        return (
            f"Paths: {self.draws} draws of {len(self.indicators)} indicators and "
            f"{len(self.targets)} targets, seed {self.seed}"
        )


class WithPaths(WithScenarios):
    """The verb of a plan that keeps draws."""

    __slots__ = ()

    def paths(
        self,
        *,
        as_of: int | str | None = None,
        draws: int = DRAWS,
        seed: int = SEED,
        scenario: Scenario | str = "trend",
        indicators: Sequence[str] | None = None,
        threads: int | None = None,
        progress: Any = None,
    ) -> Paths:
        """Keep the draws themselves, to compute what no board shows.

        Parameters
        ----------
        as_of, draws, seed, scenario, threads, progress
            As in `forecast`; scenarios share draws.
        indicators
            Ids whose levels are kept; default: all that are drawn. Outcomes of all targets are
            kept in any case.

        Returns
        -------
        Paths
            Levels by draw and year, outcomes by draw.

        Raises
        ------
        attain.InvalidInput
            More than 2 GiB would be kept; the message names the size.
        attain.NotFound
            An indicator is unknown.
        """
        from attain.progress import shown

        plan, arm = self._value, self._named(scenario)
        with shown(progress, what=f"paths of {plan.id}") as report:
            value = simulate.run_paths(
                plan,
                as_of=str(plan.base_year if as_of is None else as_of),
                scenario=arm._value,
                indicators=list(indicators or ()),
                draws=draws,
                seed=seed,
                threads=0 if threads is None else threads,
                progress=report,
            )
        return Paths(value)
