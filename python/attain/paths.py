# SPDX-License-Identifier: Apache-2.0
"""Draws themselves: levels by draw and year, and what each draw reaches."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attain._core import simulate
from attain.face import Face, Field
from attain.plan_scenarios import WithScenarios
from attain.run import DRAWS, SEED

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import xarray

    from attain.scenario import Scenario

LIMIT = 2 << 30
BLOCK = 1024


class Paths(Face):
    """Draws of a forecast, kept in memory. Immutable.

    The same streams as `Plan.forecast`: for equal as-of point, draws and seed, counts over
    `reached` are the counts behind its probabilities, bit for bit.
    """

    __slots__ = ()

    draws: Field[int] = Field("Number of draws.")
    first: Field[int] = Field("Number of the first draw, counted from 0.")
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

    @property
    def nbytes(self) -> int:
        """Bytes that these draws take."""
        years = sum(len(self.years(one)) for one in self.indicators)
        return self.draws * (16 * years + len(self.targets))

    def to_xarray(self, *, scale: str = "printed") -> xarray.Dataset:
        """Return levels over ``draw`` and ``year`` and outcomes over ``draw``, a variable each.

        Outcomes are named ``reached/<target>``. Not a copy, but where indicators have other years
        than the first one: their variable is filled up with NaN.

        Raises
        ------
        attain.MissingInput
            xarray is not installed.
        """
        from attain.paths_export import to_xarray

        return to_xarray(self, scale)

    def to_parquet(self, path: str | os.PathLike[str], *, scale: str = "printed") -> Path:
        """Write a Parquet file: a row a draw, columns ``draw``, ``<indicator>/<year>`` and
        ``reached/<target>``.

        Raises
        ------
        attain.MissingInput
            pyarrow is not installed.
        """
        from attain.paths_export import to_parquet

        return to_parquet(self, path, scale)

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
        limit: int = LIMIT,
        shard: tuple[int, int] = (0, 1),
    ) -> Paths:
        """Keep the draws themselves, to compute what no board shows.

        Parameters
        ----------
        as_of, draws, seed, scenario, threads, progress
            As in `forecast`; scenarios share draws.
        indicators
            Ids whose levels are kept; default: all that are drawn. Outcomes of all targets are
            kept in any case.
        limit
            Most bytes that may be kept. `path_bytes` says how many there will be.
        shard
            ``(k, n)``: only part k of n of the draws, counted from 0; see `path_blocks`.

        Returns
        -------
        Paths
            Levels by draw and year, outcomes by draw.

        Raises
        ------
        attain.InvalidInput
            More than `limit` would be kept; the message names the size. Nothing was taken then.
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
                limit=limit,
                shard=shard,
            )
        return Paths(value)

    def path_bytes(
        self,
        *,
        as_of: int | str | None = None,
        draws: int = DRAWS,
        scenario: Scenario | str = "trend",
        indicators: Sequence[str] | None = None,
    ) -> int:
        """Return how many bytes `paths` would take, without drawing anything.

        Parameters
        ----------
        as_of, draws, scenario, indicators
            As in `paths`.
        """
        plan = self._value
        return simulate.path_bytes(
            plan,
            as_of=str(plan.base_year if as_of is None else as_of),
            scenario=self._named(scenario)._value,
            indicators=list(indicators or ()),
            draws=draws,
        )

    def path_blocks(
        self, *, draws: int = DRAWS, limit: int = 64 << 20, **settings: Any
    ) -> Iterator[Paths]:
        """Give the draws in blocks, in order, each of at most `limit` bytes.

        Parameters
        ----------
        draws
            Number of draws in all.
        limit
            Most bytes of a block; at least 1,024 draws are kept at once.
        **settings
            Other arguments of `paths` but `shard`.

        Yields
        ------
        Paths
            `Paths.first` says which draw is its first one.
        """
        sized = {k: settings[k] for k in ("as_of", "scenario", "indicators") if k in settings}
        size = self.path_bytes(draws=BLOCK, **sized)
        pieces = -(-draws // BLOCK)
        together = max(1, limit // max(1, size))
        parts = -(-pieces // together)
        for part in range(parts):
            yield self.paths(
                draws=draws, limit=max(limit, size), shard=(part, parts), **settings
            )
