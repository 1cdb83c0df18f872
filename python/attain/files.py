# SPDX-License-Identifier: Apache-2.0
"""Writing a file so that no reader ever sees half of it."""

from __future__ import annotations

import os
from pathlib import Path


def write_atomically(path: str | os.PathLike[str], text: str) -> Path:
    """Write text as UTF-8 to a temporary neighbour, then rename it over `path`.

    Parameters
    ----------
    path
        File to write or replace. Its folder must exist.
    text
        The whole content.

    Returns
    -------
    pathlib.Path
        The path written.

    Raises
    ------
    OSError
        The folder does not exist or cannot be written; `path` is then unchanged.
    """
    import tempfile

    target = Path(path)
    try:
        mode = target.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink()
        raise
    return target
