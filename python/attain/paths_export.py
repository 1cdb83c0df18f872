# SPDX-License-Identifier: Apache-2.0
"""Draws as xarray datasets and Parquet files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attain.errors import MissingInput
from attain.sweep_export import pyarrow_for, write_parquet

if TYPE_CHECKING:
    import xarray

    from attain.paths import Paths


def to_xarray(paths: Paths, scale: str) -> xarray.Dataset:
    """Return levels over draw and year, outcomes over draw."""
    try:
        import xarray
    except ImportError as error:
        raise MissingInput(
            "to_xarray() needs xarray, which is not installed; run: pip install attain[sweep]"
        ) from error
    import numpy as np

    years = sorted({year for one in paths.indicators for year in paths.years(one)})
    variables: dict[str, Any] = {}
    for one in paths.indicators:
        levels = paths.levels(one, scale=scale)
        own = paths.years(one)
        if own != years:
            filled = np.full((paths.draws, len(years)), np.nan)
            filled[:, [years.index(year) for year in own]] = levels
            levels = filled
        unit = paths.unit(one) if scale == "printed" else "model scale"
        variables[one] = (("draw", "year"), levels, {"units": unit})
    for target in paths.targets:
        variables[f"reached/{target}"] = ("draw", paths.reached(target))
    draws = np.arange(paths.first, paths.first + paths.draws)
    return xarray.Dataset(
        variables, coords={"draw": draws, "year": years}, attrs={"seed": paths.seed}
    )


def to_parquet(paths: Paths, path: str | os.PathLike[str], scale: str) -> Path:
    """Write a row a draw."""
    import numpy as np

    pyarrow = pyarrow_for("to_parquet()")
    draws = np.arange(paths.first, paths.first + paths.draws)
    columns: dict[str, Any] = {"draw": pyarrow.array(draws)}
    for one in paths.indicators:
        levels = paths.levels(one, scale=scale)
        for k, year in enumerate(paths.years(one)):
            columns[f"{one}/{year}"] = pyarrow.array(levels[:, k])
    for target in paths.targets:
        columns[f"reached/{target}"] = pyarrow.array(paths.reached(target))
    table = pyarrow.table(columns).replace_schema_metadata({"attain.seed": str(paths.seed)})
    return write_parquet(table, path)
