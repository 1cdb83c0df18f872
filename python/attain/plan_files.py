# SPDX-License-Identifier: Apache-2.0
"""Where plan files and histories are found."""

from __future__ import annotations

from pathlib import Path

from attain.listing import nearest


def bundled(kind: str = "plans") -> dict[str, Path]:
    """Return the files that come with the package, `plans` or `histories`, by name."""
    from importlib import resources

    folder = resources.files("attain") / kind
    if not folder.is_dir():
        return {}
    files = (Path(str(entry)) for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {path.stem: path for path in sorted(files)}


def nearest_file(path: Path) -> str:
    """Return a hint at a plan file beside the one asked for."""
    try:
        beside = [entry.name for entry in path.parent.iterdir() if entry.suffix == ".toml"]
    except OSError:
        return ""
    return nearest(path.name, beside)
