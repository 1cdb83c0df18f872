# SPDX-License-Identifier: Apache-2.0
"""Finished chunks of a sweep on disk, so that an interrupted one goes on where it was."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attain.errors import Error, InvalidInput
from attain.files import write_atomically

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MANIFEST = "sweep.json"
DESIGN = "design.npy"


def digest(*parts: bytes) -> str:
    """Return 16 hexadecimal digits of the SHA-256 of some bytes."""
    from hashlib import sha256

    total = sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "little"))
        total.update(part)
    return total.hexdigest()[:16]


class Store:
    """A folder with a manifest, the design and one file for each finished chunk of scenarios.

    A chunk's name holds a digest of everything that decides its content. Every file appears whole
    or not at all, so that what is there is right.

    Parameters
    ----------
    folder
        Made where it is not there.
    manifest
        Everything that decides the result, as JSON values.
    design
        One row a scenario.

    Raises
    ------
    attain.InvalidInput
        The folder holds another sweep; the first setting that differs is named.
    attain.Error
        The folder cannot be written.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        manifest: dict[str, Any],
        design: npt.NDArray[np.float64],
    ) -> None:
        self.folder = Path(folder)
        self.manifest = manifest
        self._design = design
        text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
        self._key = text.encode()
        path = self.folder / MANIFEST
        found = read_manifest(self.folder) if path.is_file() else None
        if found is not None:
            check_same(self.folder, found, json.loads(text))
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not (self.folder / DESIGN).is_file():
                save_array(self.folder / DESIGN, design)
            if found is None:
                write_atomically(path, text)
        except OSError as error:
            raise Error(self._cannot(error)) from error

    def _cannot(self, error: OSError) -> str:
        done = len(list(self.folder.glob("chunk-*.npy"))) if self.folder.is_dir() else 0
        return (
            f"the sweep cannot be written to '{self.folder}': {error.strerror or error}; "
            f"{done} chunks are there, whole, and another call with this folder goes on from them"
        )

    @property
    def chunks(self) -> list[tuple[int, int]]:
        """First and last row (exclusive) of every chunk."""
        rows, size = self.manifest["scenarios"], self.manifest["chunk"]
        return [(first, min(first + size, rows)) for first in range(0, rows, size)]

    def path(self, first: int, last: int) -> Path:
        """Return the file of a chunk."""
        key = digest(self._key, repr((first, last)).encode(), self._design[first:last].tobytes())
        return self.folder / f"chunk-{first // self.manifest['chunk']:06d}-{key}.npy"

    def load(self, first: int, last: int) -> npt.NDArray[np.float64] | None:
        """Return a finished chunk; None where there is none that can be read."""
        import numpy as np

        try:
            found: npt.NDArray[np.float64] = np.load(self.path(first, last))
        except (OSError, ValueError, EOFError):
            return None
        shape = (last - first, len(self.manifest["columns"]))
        return found if found.shape == shape and found.dtype == np.float64 else None

    def save(self, first: int, last: int, outcomes: npt.NDArray[np.float64]) -> None:
        """Write a finished chunk; the file appears whole or not at all.

        Raises
        ------
        attain.Error
            The disk is full or the folder cannot be written; what was there is left as it was.
        """
        try:
            save_array(self.path(first, last), outcomes)
        except OSError as error:
            raise Error(self._cannot(error)) from error


def tidy(store: Store) -> None:
    """Remove what killed processes left of chunks that are there by now."""
    for left in store.folder.glob(".chunk-*.npy.*"):
        if (store.folder / left.name[1:].rpartition(".")[0]).is_file():
            left.unlink(missing_ok=True)


def save_array(path: Path, array: npt.NDArray[np.float64]) -> None:
    """Write an array to a temporary neighbour, then rename it to `path`."""
    from io import BytesIO

    import numpy as np

    # Written by Python itself: numpy does not say why a write came short.
    content = BytesIO()
    np.save(content, array)
    temporary = path.parent / f".{path.name}.{os.getpid()}"
    try:
        with temporary.open("wb") as stream:
            stream.write(content.getbuffer())
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a folder.

    Raises
    ------
    attain.InvalidInput
        There is none, or it is no manifest of a sweep.
    """
    path = folder / MANIFEST
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InvalidInput(f"'{folder}' holds no sweep: there is no {MANIFEST}") from error
    except (OSError, ValueError) as error:
        raise InvalidInput(f"'{path}' is no manifest of a sweep: {error}") from error
    if not isinstance(found, dict) or "format" not in found:
        raise InvalidInput(f"'{path}' is no manifest of a sweep")
    return found


def check_same(folder: Path, found: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Raise, with the first setting that differs, unless two manifests are equal."""
    for key in dict.fromkeys([*wanted, *found]):
        if found.get(key) != wanted.get(key):
            there, here = (json.dumps(one.get(key), ensure_ascii=False) for one in (found, wanted))
            raise InvalidInput(
                f"the folder '{folder}' holds another sweep: {key} is {there[:80]} there and "
                f"{here[:80]} here; choose another folder"
            )
