# SPDX-License-Identifier: Apache-2.0
"""Sweeps as tidy tables: pandas, xarray, Parquet and CSV."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attain.errors import InvalidInput, MissingInput
from attain.sweep_figures import SCENARIO_FIGURES, TARGET_FIGURES

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd
    import xarray

    from attain.sweep_result import Sweep


def _missing(verb: str, package: str, extra: str) -> MissingInput:
    return MissingInput(
        f"{verb} needs {package}, which is not installed; run: pip install attain[{extra}]"
    )


def pyarrow_for(verb: str) -> Any:
    """Return pyarrow, which has no types of its own.

    Raises
    ------
    attain.MissingInput
        It is not installed; `verb` is named.
    """
    from importlib import import_module

    try:
        return import_module("pyarrow")
    except ImportError as error:
        raise _missing(verb, "pyarrow", "sweep") from error


def write_parquet(table: Any, path: str | os.PathLike[str]) -> Path:
    """Write a pyarrow table; the file appears whole or not at all."""
    from importlib import import_module

    parquet: Any = import_module("pyarrow.parquet")
    return written(path, ".parquet", lambda file: parquet.write_table(table, file))


def _levels(sweep: Sweep, name: str) -> tuple[npt.NDArray[np.intp], list[str]] | None:
    """Return the places and the texts of an input that is no number; None for numbers."""
    import numpy as np

    if name not in sweep.levels:
        return None
    column = sweep.inputs[:, sweep.names.index(name)]
    return column.astype(np.intp), sweep.levels[name]


def columns(sweep: Sweep) -> dict[str, Any]:
    """Return the columns of the tidy table, one row for each scenario and target.

    Texts are pairs of places and words; all others are arrays.
    """
    import numpy as np

    targets, n = sweep.targets, len(sweep)
    made: dict[str, Any] = {"scenario": np.repeat(sweep.scenarios, len(targets))}
    for k, name in enumerate(sweep.names):
        found = _levels(sweep, name)
        if found is None:
            made[name] = np.repeat(sweep.inputs[:, k], len(targets))
        else:
            made[name] = (np.repeat(found[0], len(targets)), found[1])
    made["target"] = (np.tile(np.arange(len(targets)), n), targets)
    for figure in TARGET_FIGURES:
        made[figure] = np.stack([sweep.figure(one, figure) for one in targets], axis=1).ravel()
    for figure in SCENARIO_FIGURES:
        made[figure] = np.repeat(sweep.figure(None, figure), len(targets))
    return made


def to_frame(sweep: Sweep) -> pd.DataFrame:
    """Return the tidy table as a pandas frame; texts are categories."""
    try:
        import pandas
    except ImportError as error:
        raise _missing("to_frame()", "pandas", "frame") from error
    return pandas.DataFrame(
        {
            name: pandas.Categorical.from_codes(column[0], column[1])
            if isinstance(column, tuple)
            else column
            for name, column in columns(sweep).items()
        },
        copy=False,
    )


def to_xarray(sweep: Sweep) -> xarray.Dataset:
    """Return the outcomes over scenario and target, with the inputs as coordinates."""
    try:
        import xarray
    except ImportError as error:
        raise _missing("to_xarray()", "xarray", "sweep") from error
    import numpy as np

    inputs = {}
    for k, name in enumerate(sweep.names):
        found = _levels(sweep, name)
        column = sweep.inputs[:, k] if found is None else np.array(found[1])[found[0]]
        inputs[name] = ("scenario", column)
    figures: dict[str, Any] = {
        figure: (
            ("scenario", "target"),
            np.stack([sweep.figure(one, figure) for one in sweep.targets], axis=1),
        )
        for figure in TARGET_FIGURES
    }
    for figure in SCENARIO_FIGURES:
        figures[figure] = ("scenario", sweep.figure(None, figure))
    where = {"scenario": sweep.scenarios, "target": sweep.targets, **inputs}
    return xarray.Dataset(figures, coords=where, attrs={"attain": _settings(sweep)})


def to_arrow(sweep: Sweep) -> Any:
    """Return the tidy table as a pyarrow table; texts are dictionaries."""
    pyarrow = pyarrow_for("to_arrow()")
    arrays = {
        name: pyarrow.DictionaryArray.from_arrays(pyarrow.array(column[0]), column[1])
        if isinstance(column, tuple)
        else pyarrow.array(column)
        for name, column in columns(sweep).items()
    }
    return pyarrow.table(arrays).replace_schema_metadata({"attain": _settings(sweep)})


def to_parquet(sweep: Sweep, path: str | os.PathLike[str]) -> Path:
    """Write the tidy table as a Parquet file."""
    return write_parquet(to_arrow(sweep), path)


def to_csv(sweep: Sweep, path: str | os.PathLike[str]) -> Path:
    """Write the tidy table as a CSV file, figures in full, nothing where there is none."""
    import csv

    def cells(column: Any) -> list[Any]:
        if isinstance(column, tuple):
            return [column[1][place] for place in column[0].tolist()]
        return ["" if value != value else value for value in column.tolist()]

    def write(file: str) -> None:
        made = columns(sweep)
        with Path(file).open("w", encoding="utf-8", newline="") as stream:
            rows = csv.writer(stream, lineterminator="\n")
            rows.writerow(made)
            rows.writerows(zip(*(cells(column) for column in made.values())))

    return written(path, ".csv", write)


def _settings(sweep: Sweep) -> str:
    """Return what decides the result, as JSON."""
    settings = {key: value for key, value in sweep.settings.items() if key != "columns"}
    return json.dumps(settings, ensure_ascii=False)


def written(path: str | os.PathLike[str], ending: str, write: Any) -> Path:
    """Let `write` fill a temporary neighbour, then rename it to `path`."""
    target = Path(path)
    if target.suffix.lower() != ending:
        raise InvalidInput(f"cannot write '{path}': the ending must be {ending}")
    temporary = target.parent / f".{target.name}.{os.getpid()}"
    try:
        write(str(temporary))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return target
