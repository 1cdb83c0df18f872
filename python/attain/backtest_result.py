# SPDX-License-Identifier: Apache-2.0
"""What a back-test found: coverage, scores, events and how they came out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attain.errors import InvalidInput, NotFound
from attain.listing import nearest
from attain.tables import Table
from attain.text import percent, shorten

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from attain.backtest_cases import Scored
    from attain.scores import Coverage, Reliability

BAND = (0.7, 0.9)
GROUPS = ("origin", "class", "horizon", "series")


@dataclass(frozen=True)
class Calls:
    """Events called with great confidence either way, and how many came as called."""

    level: float
    count: int
    came: int
    mean: float
    interval: tuple[float, float] | None

    @property
    def share(self) -> float | None:
        """Share that came as called; None where none was called so."""
        return self.came / self.count if self.count else None

    def __str__(self) -> str:
        if not self.count or self.interval is None:
            return f"no event was called {100 * self.level:g} % or more (either way)"
        low, high = (100 * end for end in self.interval)
        return (
            f"of {self.count:,} events called {100 * self.level:g} % or more (either way, "
            f"{percent(self.mean)} on average), {self.came:,} came as called: "
            f"{percent(self.share)} ({low:.1f}–{high:.1f} %)"
        )

    def _repr_html_(self) -> str:
        return f"<div>{self}</div>"


class Backtest:
    """Forecasts from past years held against what came; made by `attain.backtest`.

    It displays itself: coverage by origin year, scores by method, events.
    """

    __slots__ = {
        "_scored": "Cases and scores.",
        "groups": "Class of each series, empty where there is none.",
        "name": "What was tested.",
        "origins": "Years forecast from.",
        "series": "Names of the series, in alphabetical order.",
        "settings": "Everything that decides the result: version, data, methods and so on.",
        "unit": "What scores are counted in.",
    }  # fmt: skip

    groups: list[str]
    name: str
    origins: list[int]
    series: list[str]
    settings: dict[str, Any]
    unit: str

    def __init__(self, scored: Scored, **fields: Any) -> None:
        self._scored = scored
        for key, value in fields.items():
            setattr(self, key, value)

    @classmethod
    def made(
        cls, source: Any, scored: Scored, settings: dict[str, Any], origins: list[int]
    ) -> Backtest:
        """Return the result with cases in one order, whatever the order of the series was."""
        import numpy as np

        from attain.backtest_cases import ordered

        names = list(source.series)
        rank = np.argsort(np.argsort(np.array(names, dtype=object), kind="stable"))
        order = sorted(range(len(names)), key=lambda i: rank[i])
        seen = set(np.unique(scored.cases["origin"]).tolist())
        return cls(
            ordered(scored, rank),
            name=source.name,
            settings=settings,
            origins=[year for year in origins if year in seen],
            series=[names[i] for i in order],
            groups=[source.groups[i] for i in order],
            unit=source.unit,
        )

    def __reduce__(self) -> tuple[Any, ...]:
        fields = {key: getattr(self, key) for key in self.__slots__ if key != "_scored"}
        return _again, (self._scored, fields)

    @property
    def methods(self) -> list[str]:
        """Methods compared, attain's own first."""
        return list(self._scored.methods)

    @property
    def horizon(self) -> int:
        """Most years ahead."""
        return int(self.settings["horizon"])

    @property
    def classes(self) -> list[str]:
        """Classes that were tested, in alphabetical order; empty where there are none."""
        at = {self.groups[i] for i in set(self._scored.cases["series"].tolist())}
        return sorted(group for group in at if group)

    def __len__(self) -> int:
        return len(self._scored)

    def _check(self, method: str, horizon: int | None, group: str | None) -> NDArray[np.bool_]:
        """Return which cases are meant."""
        import numpy as np

        if method not in self.methods:
            raise NotFound(f"no method '{method}' was tested{nearest(method, self.methods)}")
        cases = self._scored.cases
        rows = np.isfinite(self._scored.methods[method]["middle"])
        if horizon is not None:
            if not 1 <= horizon <= self.horizon:
                raise InvalidInput(f"horizon must be from 1 to {self.horizon}; got {horizon!r}")
            rows &= cases["horizon"] == horizon
        if group is not None:
            if group not in self.classes:
                raise NotFound(f"no class '{group}' was tested{nearest(group, self.classes)}")
            rows &= np.array([g == group for g in self.groups])[cases["series"]]
        return rows

    def _labels(self, by: str | Sequence[str] | None, rows: Any) -> Any:
        """Return a label for each case meant; None for no groups."""
        import numpy as np

        if by is None:
            return None
        keys = [by] if isinstance(by, str) else list(by)
        columns = []
        for key in keys:
            if key not in GROUPS:
                raise InvalidInput(f"by may be {', '.join(GROUPS)}, or several; got {key!r}")
            if key in ("origin", "horizon"):
                columns.append(self._scored.cases[key][rows])
            else:
                names = np.array(self.groups if key == "class" else self.series)
                columns.append(names[self._scored.cases["series"][rows]])
        if len(columns) == 1:
            return columns[0]
        return np.array([" · ".join(map(str, row)) for row in zip(*columns, strict=True)])

    def coverage(
        self,
        level: float = 0.8,
        *,
        by: str | Sequence[str] | None = "origin",
        method: str = "attain",
        horizon: int | None = None,
        group: str | None = None,
    ) -> Coverage:
        """Return how many outcomes lay inside their intervals, by origin year or otherwise.

        Parameters
        ----------
        level
            0.8 or 0.95.
        by
            ``"origin"``, ``"class"``, ``"horizon"``, ``"series"``, or several of them.
        method
            One of `methods`.
        horizon
            Years ahead; all by default.
        group
            Class; all by default.
        """
        from attain import scores

        ends = {0.8: ("low80", "high80"), 0.95: ("low95", "high95")}.get(level)
        if ends is None:
            raise InvalidInput(f"level may be 0.8 or 0.95; got {level!r}")
        rows = self._check(method, horizon, group)
        found = self._scored.methods[method]
        observed = self._scored.cases["observed"][rows]
        low, high = (found[end][rows] for end in ends)
        return scores.coverage(low, high, observed, by=self._labels(by, rows))

    def scores(
        self,
        *,
        reference: str | None = None,
        horizon: int | None = None,
        group: str | None = None,
    ) -> Table:
        """Return mean scores by method; smaller is better.

        ``crps`` is that of 99 quantiles, ``mae`` the error of the median (with series of your own
        the MASE), ``interval95`` the interval score (with series of your own MSIS), all in
        `unit`. ``against`` is the CRPS over that of `reference` on the forecasts both have; by
        default of ``"naive"``, or of attain itself where that was not tested.

        Raises
        ------
        attain.NotFound
            `reference` was not tested; the nearest method is named.
        """
        from attain.backtest_scores import score_table

        if reference is None:
            reference = "naive" if "naive" in self.methods else "attain"
        self._check(reference, horizon, group)
        meant = {name: self._check(name, horizon, group) for name in self.methods}
        return score_table(self, self._scored, meant, reference)

    def brier(self, *, method: str = "attain", group: str | None = None) -> Table:
        """Return the Brier score of every event with its five terms (`attain.scores.brier`).

        ``base`` is the score of always calling the share that happened, which nobody knew
        beforehand; ``skill`` is 1 - score / base.
        """
        from attain.backtest_scores import brier_table

        return brier_table(self, self._scored, self._check(method, None, group), method)

    def _called(self, event: float | None, method: str, group: str | None) -> tuple[Any, Any]:
        """Return the probabilities of events and whether they happened."""
        import numpy as np

        rows = self._check(method, None, group)
        rises = list(self.settings["events"])
        if event is not None and float(event) not in rises:
            known = ", ".join(f"{rise:g}" for rise in rises)
            raise NotFound(f"no event {event!r} was judged (events: {known})")
        which = range(len(rises)) if event is None else [rises.index(float(event))]
        called = self._scored.events[method][rows][:, list(which)].ravel(order="F")
        happened = self._scored.happened[rows][:, list(which)].ravel(order="F")
        there = np.isfinite(called) & (happened >= 0)
        return called[there], happened[there] == 1

    def reliability(
        self,
        *,
        event: float | None = None,
        method: str = "attain",
        group: str | None = None,
        bins: int = 10,
    ) -> Reliability:
        """Return what became of events by the probability they were given; ``.plot()`` draws it.

        Parameters
        ----------
        event
            Rise, e.g. 0.25; all by default.
        method, group
            Method, and class (all by default).
        bins
            Number of equal bins.
        """
        from attain import scores

        called, happened = self._called(event, method, group)
        if not len(called):
            raise InvalidInput("no event can be judged: no forecast reaches that far")
        return scores.reliability(called, happened, bins=bins)

    def calls(
        self,
        level: float = 0.9,
        *,
        event: float | None = None,
        method: str = "attain",
        group: str | None = None,
    ) -> Calls:
        """Return how many events called with `level` or more, either way, came as called."""
        import numpy as np

        from attain._core import scores as core

        if not 0.5 <= level < 1:
            raise InvalidInput(f"level must be from 0.5 to 1; got {level!r}")
        called, happened = self._called(event, method, group)
        sure = np.where(called >= 0.5, called, 1 - called)
        came = np.where(called >= 0.5, happened, ~happened)
        rows = sure >= level
        if not rows.any():
            return Calls(level, 0, 0, float("nan"), None)
        table = core.Reliability(sure[rows], came[rows], np.array([0.0, 1.0]))
        one = table.between(0, 1)
        return Calls(level, one.count, one.happened, float(one.mean_probability or 0), one.interval)

    def to_frame(self) -> pd.DataFrame:
        """Return one row for each forecast and method, in `unit`.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.backtest_scores import case_frame

        return case_frame(self, self._scored)

    def to_json(self) -> str:
        """Return settings and results as a JSON object, that of ``attain backtest --json``."""
        from attain.backtest_text import backtest_json

        return backtest_json(self)

    def report(self, path: str | os.PathLike[str]) -> Path:
        """Write one HTML page with pictures and tables that loads nothing from outside.

        Returns
        -------
        pathlib.Path
            The path written; the file appears whole or not at all.
        """
        from attain.backtest_report import report
        from attain.files import write_atomically

        target = Path(path)
        if target.suffix.lower() not in (".html", ".htm"):
            raise InvalidInput(f"the report '{target}' must end in .html")
        return write_atomically(target, report(self))

    def plot(self, *, ax: Axes | None = None, horizon: int | None = None) -> Axes:
        """Draw the coverage of 80 % intervals by origin year and class.

        Raises
        ------
        attain.MissingInput
            matplotlib is not installed.
        """
        from attain.plot_backtest import plot_coverage

        return plot_coverage(self, ax=ax, horizon=horizon)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Backtest):
            return NotImplemented
        return self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash((self.name, self.settings["data"], tuple(self.origins)))

    def __repr__(self) -> str:
        span = f"{self.origins[0]}-{self.origins[-1]}" if len(self.origins) > 1 else self.origins[0]
        text = f"Backtest of {self.name}: {len(self):,} forecasts, origins {span}"
        return shorten(text, 100)

    def __str__(self) -> str:
        from attain.backtest_text import backtest_text

        return backtest_text(self)

    def _repr_html_(self) -> str:
        from attain.backtest_report import fragment

        return fragment(self)


def _again(scored: Scored, fields: dict[str, Any]) -> Backtest:
    return Backtest(scored, **fields)
