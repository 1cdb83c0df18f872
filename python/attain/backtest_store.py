# SPDX-License-Identifier: Apache-2.0
"""Finished origins of a back-test on disk, so that an interrupted one goes on where it was."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from attain.backtest_cases import CASE_COLUMNS, SCORE_COLUMNS, Scored
from attain.errors import InvalidInput
from attain.files import write_atomically

MANIFEST = "backtest.json"


class Store:
    """A folder with a manifest and one file for each finished origin.

    Parameters
    ----------
    folder
        Made where it is not there.
    settings
        Everything that decides the result, as JSON values.

    Raises
    ------
    attain.InvalidInput
        The folder holds another back-test; the first setting that differs is named.
    """

    def __init__(self, folder: str | os.PathLike[str], settings: dict[str, Any]) -> None:
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.settings = settings
        path = self.folder / MANIFEST
        if path.is_file():
            self._check(json.loads(path.read_text(encoding="utf-8")))
        else:
            text = json.dumps(settings, ensure_ascii=False, indent=2) + "\n"
            write_atomically(path, text)

    def _check(self, found: Any) -> None:
        if not isinstance(found, dict):
            raise InvalidInput(f"'{self.folder / MANIFEST}' is no manifest of a back-test")
        for key in dict.fromkeys([*self.settings, *found]):
            if found.get(key) != self.settings.get(key):
                raise InvalidInput(
                    f"the folder '{self.folder}' holds another back-test: {key} is "
                    f"{found.get(key)!r} there and {self.settings.get(key)!r} here; "
                    "choose another folder"
                )

    def _path(self, origin: int) -> Path:
        return self.folder / f"origin-{origin}.npz"

    def load(self, origin: int) -> Scored | None:
        """Return a finished origin; None where there is none that can be read."""
        try:
            with self._path(origin).open("rb") as stream, np.load(stream) as file:
                methods = [str(name) for name in file["methods"]]
                return Scored(
                    {key: file[f"case {key}"] for key in CASE_COLUMNS},
                    {m: {k: file[f"{m} / {k}"] for k in SCORE_COLUMNS} for m in methods},
                    {m: file[f"{m} / events"] for m in methods},
                    file["happened"],
                )
        except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile):
            return None

    def save(self, origin: int, scored: Scored) -> None:
        """Write a finished origin; the file appears whole or not at all."""
        columns: dict[str, Any] = {f"case {key}": scored.cases[key] for key in CASE_COLUMNS}
        for method, scores in scored.methods.items():
            columns |= {f"{method} / {key}": scores[key] for key in SCORE_COLUMNS}
            columns[f"{method} / events"] = scored.events[method]
        columns["happened"] = scored.happened
        columns["methods"] = np.array(list(scored.methods))
        temporary = self.folder / f".origin-{origin}.{os.getpid()}.npz"
        try:
            with temporary.open("wb") as stream:
                np.savez(stream, **columns)
            temporary.replace(self._path(origin))
        finally:
            temporary.unlink(missing_ok=True)
