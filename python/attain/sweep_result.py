# SPDX-License-Identifier: Apache-2.0
"""What a sweep found: inputs and outcomes as arrays, tables and files."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attain._core import study
from attain.errors import InvalidInput, NotFound
from attain.listing import nearest
from attain.result import Result
from attain.sweep_figures import SCENARIO_FIGURES, TARGET_FIGURES
from attain.text import shorten

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd
    import xarray

    from attain._core.plans import Plan as PlanValue
    from attain.scenario import Scenario
    from attain.sweep_design import Design

    Array = npt.NDArray[np.float64]


class Sweep(Result):
    """Scenarios and what comes of them, one row a scenario. Immutable.

    Made by `attain.sweep` or `Sweep.open`. Row k of `inputs` and of every outcome is scenario
    `scenarios[k]`, counted from 0.
    """

    __slots__ = ("_columns", "_design", "_manifest", "_rows", "_table")

    _kind = "sweep"

    def __init__(
        self,
        plan: PlanValue | None,
        manifest: dict[str, Any],
        design: Design | None,
        rows: npt.NDArray[np.int64],
        inputs: Array,
        table: Array,
    ) -> None:
        super().__init__(plan)
        for array in (rows, inputs, table):
            array.setflags(write=False)
        self._manifest = manifest
        self._design = (design, inputs)
        self._rows = rows
        self._table = table
        self._columns = {name: k for k, name in enumerate(manifest["columns"])}

    @classmethod
    def _of(
        cls,
        plan: PlanValue,
        design: Design,
        manifest: dict[str, Any],
        tables: dict[tuple[int, int], Array],
    ) -> Sweep:
        return cls(plan, manifest, design, *_joined(manifest, design.values, tables))

    @classmethod
    def open(cls, folder: str | os.PathLike[str]) -> Sweep:
        """Return what a folder holds: all chunks that are there.

        Raises
        ------
        attain.InvalidInput
            The folder holds no sweep, or a file in it is damaged.
        """
        import numpy as np

        from attain.sweep_store import DESIGN, Store, read_manifest

        path = Path(folder)
        manifest = read_manifest(path)
        try:
            values = np.load(path / DESIGN)
        except (OSError, ValueError, EOFError) as error:
            raise InvalidInput(f"'{path / DESIGN}' cannot be read: {error}") from error
        store = Store(path, manifest, values)
        tables = {}
        for chunk in store.chunks:
            found = store.load(*chunk)
            if found is not None:
                tables[chunk] = found
        return cls(None, manifest, None, *_joined(manifest, values, tables))

    @classmethod
    def merge(
        cls, folders: Sequence[str | os.PathLike[str]], *, out: str | os.PathLike[str]
    ) -> Sweep:
        """Put the shards of one sweep into one folder, which then equals that of the whole.

        Parameters
        ----------
        folders
            Folders of shards.
        out
            Folder of the whole; made where it is not there.

        Raises
        ------
        attain.InvalidInput
            The folders do not hold one sweep.
        """
        import numpy as np

        from attain.sweep_store import DESIGN, Store, check_same, read_manifest

        if not folders:
            raise InvalidInput("merge needs at least one folder")
        manifests = [read_manifest(Path(one)) for one in folders]
        for folder, found in zip(folders, manifests):
            check_same(Path(folder), found, manifests[0])
        values = np.load(Path(folders[0]) / DESIGN)
        whole = Store(out, manifests[0], values)
        for folder in folders:
            part = Store(folder, manifests[0], values)
            for chunk in part.chunks:
                found_chunk = part.load(*chunk)
                if found_chunk is not None and whole.load(*chunk) is None:
                    whole.save(*chunk, found_chunk)
        return cls.open(out)

    @property
    def plan(self) -> str:
        """Id of the plan."""
        return str(self._manifest["plan"])

    @property
    def as_of(self) -> str:
        """Information cut."""
        return str(self._manifest["as_of"])

    @property
    def draws(self) -> int:
        """Draws of each scenario."""
        return int(self._manifest["draws"])

    @property
    def seed(self) -> int:
        """Seed of the draws."""
        return int(self._manifest["seed"])

    @property
    def settings(self) -> dict[str, Any]:
        """All that decides the result: version, digests, settings actually used, columns."""
        return dict(self._manifest)

    @property
    def complete(self) -> bool:
        """Whether all scenarios of the design are there."""
        return len(self._rows) == int(self._manifest["scenarios"])

    @property
    def scenarios(self) -> npt.NDArray[np.int64]:
        """Places of the scenarios in the design, counted from 0: shape (n,)."""
        return self._rows

    @property
    def names(self) -> list[str]:
        """Names of the inputs."""
        return [str(one["name"]) for one in self._manifest["inputs"]]

    @property
    def inputs(self) -> Array:
        """Inputs: shape (n, inputs), read-only. Schedules and distributions as their place in
        `levels`.
        """
        return self._design[1]

    @property
    def levels(self) -> dict[str, list[str]]:
        """Schedules or distributions of the inputs that are no numbers, by name."""
        inputs = self._manifest["inputs"]
        return {one["name"]: list(one["levels"]) for one in inputs if one["levels"]}

    @property
    def targets(self) -> list[str]:
        """Ids of the targets, in the order of the plan."""
        return [name[: -len("/probability")] for name in self._columns if "/probability" in name]

    @property
    def outcomes(self) -> Mapping[str, Array]:
        """Outcomes by name, each of shape (n,), read-only.

        The probability of each target that has one in some scenario, by its id; ``expected``, the
        mean number of headline targets reached; ``cost``, where every lever set has a price.
        """
        import numpy as np

        found = {target: self.figure(target, "probability") for target in self.targets}
        found |= {name: self.figure(None, name) for name in ("expected", "cost")}
        return {name: column for name, column in found.items() if not np.isnan(column).all()}

    @property
    def std_errors(self) -> Mapping[str, Array]:
        """Standard errors of the outcomes, by the same names, each of shape (n,), read-only."""
        targets = set(self.targets)
        return {
            name: self.figure(name, "std_error")
            if name in targets
            else self.figure(None, f"{name}_std_error")
            for name in self.outcomes
        }

    def figure(self, target: str | None, name: str = "probability") -> Array:
        """Return one figure of all scenarios: shape (n,), read-only, not a copy.

        Parameters
        ----------
        target
            Id of a target; None for figures of the scenario.
        name
            Of a target ``probability``, ``std_error``, ``low``, ``high`` (95 %), ``q05``, ``q25``,
            ``q50``, ``q75``, ``q95`` of the level in the due year, printed unit. Of a scenario
            ``assessed``, ``expected``, ``expected_std_error``, ``all``, ``all_std_error``,
            ``cost``, ``cost_std_error``. NaN where there is none.

        Raises
        ------
        attain.NotFound
            There is no such target or figure; the message names the nearest.
        """
        if target is not None and target not in self.targets:
            raise NotFound(f"the sweep has no target '{target}'{nearest(target, self.targets)}")
        known = SCENARIO_FIGURES if target is None else TARGET_FIGURES
        if name not in known:
            raise NotFound(
                f"there is no figure '{name}'{nearest(name, known)} (there are: {', '.join(known)})"
            )
        return self._table[:, self._columns[name if target is None else f"{target}/{name}"]]

    def scenario(self, row: int) -> Scenario:
        """Return the scenario of a row, to be forecast or compared.

        Raises
        ------
        attain.MissingInput
            The sweep was opened from a folder, which does not hold the plan.
        attain.NotFound
            There is no such row.
        """
        from attain.errors import MissingInput
        from attain.scenario import Scenario

        design = self._design[0]
        if design is None:
            raise MissingInput("a sweep opened from a folder has no plan; call attain.sweep again")
        if not -len(self._rows) <= row < len(self._rows):
            raise NotFound(f"the sweep has {len(self._rows)} rows; there is no row {row}")
        made = study.sweep_scenario(
            self._value, design.on._value, design.specs, design.values, int(self._rows[row])
        )
        return Scenario(self._value, made)

    def to_frame(self) -> pd.DataFrame:
        """Return a tidy pandas frame: one row for each scenario and target.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.sweep_export import to_frame

        return to_frame(self)

    def to_xarray(self) -> xarray.Dataset:
        """Return a dataset over ``scenario`` and ``target``, with the inputs as coordinates.

        Raises
        ------
        attain.MissingInput
            xarray is not installed.
        """
        from attain.sweep_export import to_xarray

        return to_xarray(self)

    def to_arrow(self) -> Any:
        """Return the rows of `to_frame` as a pyarrow table, with the settings as metadata.

        Raises
        ------
        attain.MissingInput
            pyarrow is not installed.
        """
        from attain.sweep_export import to_arrow

        return to_arrow(self)

    def to_parquet(self, path: str | os.PathLike[str]) -> Path:
        """Write the rows of `to_frame` as a Parquet file; equal sweeps give equal bytes.

        Raises
        ------
        attain.MissingInput
            pyarrow is not installed; `to_csv` needs nothing.
        """
        from attain.sweep_export import to_parquet

        return to_parquet(self, path)

    def to_csv(self, path: str | os.PathLike[str]) -> Path:
        """Write the rows of `to_frame` as a CSV file, figures in full."""
        from attain.sweep_export import to_csv

        return to_csv(self, path)

    def to_json(self) -> str:
        """Return the settings and, for each outcome, its range and where its ends are."""
        from attain.sweep_display import ranges

        summary = {
            "kind": "sweep",
            **{key: value for key, value in self._manifest.items() if key != "columns"},
            "done": len(self._rows),
            "complete": self.complete,
            "outcomes": ranges(self),
        }
        return json.dumps(summary, ensure_ascii=False, indent=2)

    def _title(self) -> str:
        return f"sweep of {self.plan}"

    def __repr__(self) -> str:
        from attain.sweep_display import heading

        return shorten(heading(self), 100)

    def _text(self, width: int) -> str:
        from attain.sweep_display import as_text

        return as_text(self)

    def _repr_html_(self) -> str:
        from attain.sweep_display import as_html

        return as_html(self)

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sweep):
            return NotImplemented
        return (
            self._manifest == other._manifest
            and self._rows.tobytes() == other._rows.tobytes()
            and self._table.tobytes() == other._table.tobytes()
        )

    __hash__ = Result.__hash__

    def _identity(self) -> object:
        return json.dumps(self._manifest, sort_keys=True), len(self._rows)

    def __reduce__(self) -> tuple[Any, ...]:
        design, inputs = self._design
        return Sweep, (self._value, self._manifest, design, self._rows, inputs, self._table)


def _joined(
    manifest: dict[str, Any], values: Array, tables: dict[tuple[int, int], Array]
) -> tuple[npt.NDArray[np.int64], Array, Array]:
    """Return the rows that are there, their inputs and their outcomes, in order."""
    import numpy as np

    if not tables:
        none = np.empty((0, len(manifest["columns"])))
        return np.empty(0, dtype=np.int64), values[:0].copy(), none
    ranges = sorted(tables)
    rows = np.concatenate([np.arange(*one, dtype=np.int64) for one in ranges])
    whole = len(rows) == len(values)
    table = tables[ranges[0]] if len(ranges) == 1 else np.concatenate([tables[k] for k in ranges])
    return rows, values if whole else values[rows], table
