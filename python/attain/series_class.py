# SPDX-License-Identifier: Apache-2.0
"""Series of a known class: a Student t on the log scale from the constants of the class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from attain._core import calibrate, growth
from attain._core import scores as core
from attain.errors import InvalidInput, MissingInput, NotFound
from attain.listing import nearest

if TYPE_CHECKING:
    from attain.series_data import Histories, Numbers


@dataclass(frozen=True)
class ClassForecasts:
    """Forecasts of n series, H years ahead; centre and scale of the logarithms."""

    log_centre: Numbers
    log_scale: Numbers
    nu: Numbers

    @property
    def centre(self) -> Numbers:
        """Medians, shape (n, H)."""
        return np.asarray(np.exp(self.log_centre))

    def quantiles(self, levels: Numbers) -> Numbers:
        """Quantiles, shape (n, H, levels)."""
        kinds, place = np.unique(self.nu, return_inverse=True)
        standard = np.array(
            [
                [growth.Predictive(location=0, scale=1, nu=nu).quantile(p) for p in levels.tolist()]
                for nu in kinds.tolist()
            ]
        )
        spread = self.log_scale[..., None] * standard[place][:, None, :]
        return np.asarray(np.exp(self.log_centre[..., None] + spread))

    def cdf(self, y: Numbers) -> Numbers:
        """P(Y <= y), shape (n, H)."""
        shape = self.log_centre.shape
        above = y.ravel() > 0
        found = np.zeros(above.shape)
        nu = np.broadcast_to(self.nu[:, None], shape).ravel()
        found[above] = core.cdf_student_t(
            self.log_centre.ravel()[above],
            self.log_scale.ravel()[above],
            nu[above],
            np.log(y.ravel()[above]),
        )
        return found.reshape(shape)

    def exceedance(self, y: Numbers) -> Numbers:
        """P(Y >= y), shape (n, H)."""
        return 1 - self.cdf(y)

    def draws(self, count: int, *, seed: int, names: list[str]) -> Numbers:
        """Raise: paths of a class share surprises, which a plan's forecast draws."""
        raise MissingInput(
            f"series {names[0]!r} has a class, and series of a class share surprises; joint paths "
            "come from the forecast of a plan, draws here from series without a class"
        )


def forecast_class(
    histories: Histories, horizon: int, group: str, places: Mapping[str, str]
) -> tuple[ClassForecasts, str]:
    """Return forecasts by the class constants up to each series' last year, and their record.

    Raises
    ------
    attain.NotFound
        There is no such class; the nearest is named.
    attain.InvalidInput
        The data have no years, or a value is not above 0.
    """
    known = [name for name in calibrate.classes() if name != "any"]
    if group not in known:
        raise NotFound(
            f"there is no class '{group}'{nearest(group, known)} (classes: {', '.join(known)})"
        )
    if histories.last is None:
        raise InvalidInput(
            f"series {histories.names[0]!r} has a class and needs years: constants are cut at its "
            "last year; give a pandas Series with years as index, or a long frame"
        )
    wrong = np.flatnonzero(histories.values <= 0)
    if len(wrong):
        k = int(wrong[0])
        raise InvalidInput(
            f"{histories.where(k)}: {histories.values[k]:g} must be above 0 for class '{group}'"
        )
    centre, scale, nu, used, count, record = calibrate.class_forecast(
        histories.values,
        histories.starts,
        histories.last,
        horizon=horizon,
        group=group,
        places=[places.get(name, "") for name in histories.names],
    )
    said = f"calibrated on {count} series, {record}" if count else record
    return ClassForecasts(centre, scale, nu), f"{said}; constants of {used}"
