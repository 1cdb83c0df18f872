# SPDX-License-Identifier: Apache-2.0
"""What forecast_series answers: quantiles, probabilities and paths of yearly series."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attain import _core
from attain.errors import InvalidInput, NotFound
from attain.listing import nearest
from attain.text import MISSING, number, shorten, text_table

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike

    from attain.series_data import Histories, Numbers, Years
    from attain.series_parts import Settings

SHOWN = 20


class SeriesForecast:
    """Forecasts of one or more yearly series; made by `attain.forecast_series`.

    ``forecast["name"]`` and ``forecast[0]`` give the forecast of one of them. Figures are in the
    unit of the data.
    """

    __slots__ = ("_asked", "_draws", "_histories", "_parts", "_quantiles", "_seed")

    def __init__(
        self,
        histories: Histories,
        asked: Settings,
        *,
        draws: Numbers | None = None,
        seed: int = 0,
    ) -> None:
        from attain.series_parts import parts_of

        self._histories = histories
        self._asked = asked
        self._parts = parts_of(histories, asked)
        self._quantiles: Numbers | None = None
        self._draws = draws
        self._seed = seed

    @property
    def horizon(self) -> int:
        """Years ahead."""
        return self._asked.horizon

    @property
    def names(self) -> list[str]:
        """Names of the series, in the order given."""
        return list(self._histories.names)

    @property
    def levels(self) -> tuple[float, ...]:
        """Probability levels of the quantiles, 0 to 1."""
        return self._asked.levels

    @property
    def years(self) -> Years:
        """Years forecast, shape (series, horizon); years ahead where the data have no years."""
        import numpy as np

        ahead = np.arange(1, self.horizon + 1, dtype=np.int64)
        last = self._histories.last
        return (np.zeros(len(self), dtype=np.int64) if last is None else last)[:, None] + ahead

    @property
    def quantiles(self) -> Numbers:
        """Quantiles, shape (series, horizon, levels)."""
        import numpy as np

        if self._quantiles is None:
            wanted = np.array(self._asked.levels)
            found = self._gather(lambda part: part.made.quantiles(wanted))
            found.flags.writeable = False
            self._quantiles = found
        return self._quantiles

    @property
    def draws(self) -> Numbers | None:
        """Joint paths, shape (series, draws, horizon); None where none were asked for."""
        return self._draws

    @property
    def supports(self) -> dict[str, str]:
        """What the values of each series were taken to be, by name: ``positive`` and so on."""
        return {self._histories.names[i]: p.support for p in self._parts for i in p.rows.tolist()}

    @property
    def calibration(self) -> str:
        """What the spread was calibrated on, in a sentence for each model used."""
        from attain.series_record import sentence

        return "; ".join(dict.fromkeys(sentence(part, self._histories, self.horizon) for part in self._parts))

    def with_draws(self, count: int, *, seed: int = 0) -> SeriesForecast:
        """Return the same forecast with `count` joint paths of every series."""
        names = self._histories.names
        found = self._gather(
            lambda part: part.made.draws(
                count, seed=seed, names=[names[i] for i in part.rows.tolist()]
            )
        )
        made = SeriesForecast.__new__(SeriesForecast)
        made._histories, made._asked, made._parts = self._histories, self._asked, self._parts
        made._quantiles, made._draws, made._seed = self._quantiles, found, seed
        return made

    def probability(
        self, threshold: ArrayLike, *, at: int | None = None, below: bool = False
    ) -> Any:
        """Return the probability that a threshold is reached.

        Parameters
        ----------
        threshold
            Value to reach, or one a series.
        at
            The year, or the number of years ahead where the data have none; by default the end
            of the horizon.
        below
            True: the probability of being at or below the threshold.

        Returns
        -------
        float or numpy.ndarray
            A float for one series, else shape (series,): P(Y >= threshold), 0 to 1.

        Raises
        ------
        attain.InvalidInput
            `at` is not a year forecast for every series, or `threshold` has another length.
        """
        import numpy as np

        asked = np.asarray(threshold, dtype=np.float64)
        if asked.shape not in ((), (len(self),)) or not np.isfinite(asked).all():
            raise InvalidInput(f"threshold needs one number, or one for each of {len(self)} series")
        hit = self.years == (self.years[:, -1:] if at is None else int(at))
        if not hit.any(axis=1).all():
            i = int(np.flatnonzero(~hit.any(axis=1))[0])
            first, last = self.years[i, 0], self.years[i, -1]
            raise InvalidInput(
                f"at={at} is not forecast for series {self.names[i]!r} ({first}-{last})"
            )
        whole = np.repeat(np.broadcast_to(asked, (len(self),))[:, None], self.horizon, axis=1)
        whole = np.ascontiguousarray(whole)
        chances = self._gather(
            lambda part: (part.made.cdf if below else part.made.exceedance)(whole[part.rows])
        )
        found = chances[hit]
        return float(found[0]) if len(self) == 1 else found

    def __len__(self) -> int:
        return len(self._histories)

    def __getitem__(self, key: int | str) -> SeriesForecast:
        if isinstance(key, str):
            if key not in self._histories.names:
                raise NotFound(f"there is no series '{key}'{nearest(key, self.names)}")
            key = self._histories.names.index(key)
        if not -len(self) <= key < len(self):
            raise IndexError(f"there are {len(self)} series; got position {key}")
        return self._one(key % len(self))

    def _one(self, i: int) -> SeriesForecast:
        from dataclasses import replace

        part = next(part for part in self._parts if i in part.rows)
        asked = replace(self._asked, classes=part.group or None)
        draws = None if self._draws is None else self._draws[i : i + 1]
        return SeriesForecast(self._histories.take([i]), asked, draws=draws, seed=self._seed)

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self._histories, self._asked, self._draws, self._seed)

    def _gather(self, call: Any) -> Numbers:
        from attain.series_parts import gathered

        return gathered(self._parts, len(self), call)

    def to_frame(self) -> pd.DataFrame:
        """Return a long frame: unique_id, ds, h, one column a level, then one a draw.

        Level columns are named by the level as text: ``"0.1"``. ``attrs["attain"]`` says which
        version and which supports were used and what the spread was calibrated on.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.series_frame import forecast_frame

        return forecast_frame(self)

    def made(self) -> dict[str, str]:
        """Return how the forecast was made: version, supports, calibration, seed of draws."""
        count: dict[str, int] = {}
        for part in self._parts:
            count[part.support] = count.get(part.support, 0) + len(part.rows)
        said = {
            "version": _core.__version__,
            "support": ", ".join(f"{kind}: {n} series" for kind, n in count.items()),
            "calibration": self.calibration,
        }
        if self._draws is not None:
            said["draws"] = f"{self._draws.shape[1]} with seed {self._seed}"
        return said

    def plot(self, *, ax: Axes | None = None) -> Axes:
        """Draw the history and the fan of one series.

        Raises
        ------
        attain.InvalidInput
            There is more than one series: choose one as in ``forecast["a"].plot()``.
        attain.MissingInput
            matplotlib is not installed.
        """
        from attain.plot_series import plot_series

        if len(self) != 1:
            raise InvalidInput(
                f"there are {len(self)} series; draw one of them: "
                f"forecast[{self.names[0]!r}].plot()"
            )
        return plot_series(self, self._histories, ax=ax)

    def _cells(self) -> tuple[list[str], list[list[str]]]:
        """Return the heads and the cells of the display."""
        shown = [f"{100 * level:g} %" for level in self._asked.levels]
        head = "year" if self._histories.last is not None else "years ahead"
        if len(self) == 1:
            rows = zip(self.years[0].tolist(), self.quantiles[0].tolist(), strict=True)
            return [head, *shown], [[str(year), *map(number, row)] for year, row in rows]
        heads = ["series", "values", "last", "taken as", head, *shown]
        supports = self.supports
        cells = []
        for i, name in enumerate(self.names[:SHOWN]):
            past = self._histories.series(i)
            last = number(float(past[-1])) if len(past) else MISSING
            row = self.quantiles[i, -1].tolist()
            year = str(int(self.years[i, -1]))
            cells.append([name, str(len(past)), last, supports[name], year, *map(number, row)])
        return heads, cells

    def __repr__(self) -> str:
        what = f"'{self.names[0]}'" if len(self) == 1 else f"{len(self)} series"
        return shorten(f"SeriesForecast of {what}, {self.horizon} years ahead", 100)

    def __str__(self) -> str:
        heads, cells = self._cells()
        more = f"\n… and {len(self) - SHOWN} more" if len(self) > SHOWN else ""
        return f"{self!r}\n{text_table(heads, cells)}{more}\n{self._foot()}"

    def _foot(self) -> str:
        said = self.made()
        return f"taken as {said['support']} · {said['calibration']} · attain {said['version']}"

    def _repr_html_(self) -> str:
        from html import escape

        from attain.html import table

        heads, cells = self._cells()
        more = f" · {len(self) - SHOWN} more not shown" if len(self) > SHOWN else ""
        foot = f'<div class="attain"><div class="a-small">{escape(self._foot())}</div></div>'
        return table(heads, cells, caption=f"{self!r}{more}") + foot

    def __eq__(self, other: object) -> bool:
        import numpy as np

        if not isinstance(other, SeriesForecast):
            return NotImplemented
        return (
            self.names == other.names
            and self._asked.levels == other._asked.levels
            and np.array_equal(self._histories.values, other._histories.values)
            and np.array_equal(self.years, other.years)
            and np.array_equal(self.quantiles, other.quantiles)
        )

    def __hash__(self) -> int:
        return hash((tuple(self.names), self.horizon, self._asked.levels))


def _again(
    histories: Histories, asked: Settings, draws: Numbers | None, seed: int
) -> SeriesForecast:
    """Make a forecast again from its histories and settings; forecasts are not stored."""
    return SeriesForecast(histories, asked, draws=draws, seed=seed)
