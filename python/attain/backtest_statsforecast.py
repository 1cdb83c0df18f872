# SPDX-License-Identifier: Apache-2.0
"""Models of the optional package statsforecast as methods of a back-test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from attain.errors import InvalidInput, MissingInput, NotFound
from attain.listing import nearest

if TYPE_CHECKING:
    from attain.series_data import Histories, Numbers

PREFIX = "statsforecast:"
WIDTH95 = 2 * 1.959963984540054


def model_of(method: str) -> Any:
    """Return a model of statsforecast by ``statsforecast:Name``.

    Raises
    ------
    attain.MissingInput
        The package is not installed.
    attain.NotFound
        It has no model of this name; the nearest is named.
    """
    from importlib import import_module

    try:
        models = import_module("statsforecast.models")
    except ImportError as error:
        raise MissingInput(
            f"method '{method}' needs statsforecast, which is not installed; "
            "run: pip install attain[statsforecast]"
        ) from error
    name = method.removeprefix(PREFIX)
    known = [word for word in vars(models) if word[:1].isupper()]
    if name not in known:
        raise NotFound(f"statsforecast has no model '{name}'{nearest(name, known)}")
    kind = getattr(models, name)
    for settings in ({"season_length": 1}, {}):
        try:
            return kind(**settings)
        except TypeError:
            continue
    raise InvalidInput(f"the model '{name}' of statsforecast needs settings of its own")


def forecast(method: str, past: Histories, horizon: int) -> tuple[Numbers, Numbers]:
    """Return mean and standard deviation, each of shape (series, horizon).

    The deviation is the width of the model's own 95 % interval over 2 x 1.96. A series on which
    the model fails gets NaN.
    """
    model = model_of(method)
    centre = np.full((len(past), horizon), np.nan)
    scale = np.full((len(past), horizon), np.nan)
    for i in range(len(past)):
        try:
            made = model.forecast(y=past.series(i).copy(), h=horizon, level=[95])
        except Exception:
            continue
        width = (np.asarray(made["hi-95"]) - np.asarray(made["lo-95"])) / WIDTH95
        good = np.isfinite(width) & (width > 0)
        centre[i], scale[i] = np.where(good, made["mean"], np.nan), np.where(good, width, np.nan)
    return centre, scale
