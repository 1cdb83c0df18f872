# SPDX-License-Identifier: Apache-2.0
"""Fonts that have Chinese characters, for matplotlib pictures."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from typing import Any

KNOWN = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "Microsoft YaHei",
    "SimHei",
    "DengXian",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "Noto Sans CJK JP",
    "Noto Sans CJK TC",
    "Arial Unicode MS",
)

_FILES = re.compile(
    r"NotoSans(CJK|SC)|SourceHanSans|PingFang|msyh|simhei|wqy-|DroidSansFallback", re.IGNORECASE
)

HINT = (
    "no installed font has Chinese characters, so the picture is labelled in English; "
    "on Debian: apt-get install fonts-wqy-microhei"
)


class FontHint(UserWarning):
    """No installed font has the Chinese characters of a picture. Shown once."""


_hinted = False


def hint() -> None:
    """Warn, once in a process, that Chinese labels are left out and how to get them."""
    global _hinted
    if not _hinted:
        _hinted = True
        warnings.warn(HINT, FontHint, stacklevel=2)


@lru_cache(maxsize=64)
def _characters(path: str) -> frozenset[int]:
    from matplotlib.font_manager import get_font

    return frozenset(get_font(path).get_charmap())


def _path(family: str) -> str | None:
    """Return the file of an installed family, or None."""
    from matplotlib.font_manager import fontManager

    return next((entry.fname for entry in fontManager.ttflist if entry.name == family), None)


def _users() -> list[str]:
    """Return the families of the user's own setting that are installed."""
    import matplotlib

    settings: Any = matplotlib.rcParams
    families: list[str] = []
    for family in settings["font.family"]:
        families += settings.get(f"font.{family}", [family])
    return [family for family in families if _path(family)]


def _rescan() -> bool:
    """Add font files installed since matplotlib made its list; return whether any was added."""
    from matplotlib.font_manager import findSystemFonts, fontManager

    added = False
    known = {entry.fname for entry in fontManager.ttflist}
    for path in findSystemFonts():
        if path not in known and _FILES.search(path):
            try:
                fontManager.addfont(path)
                added = True
            except (OSError, RuntimeError):
                continue
    return added


def families_for(text: str) -> tuple[list[str], bool]:
    """Choose font families for a text: the user's own first, then a known one with Chinese.

    Parameters
    ----------
    text
        Everything that will be drawn.

    Returns
    -------
    families : list of str
        Families in order of preference, for the ``family`` of a matplotlib text.
    complete : bool
        Whether they cover every character. If not, leave Chinese out and call `hint`.
    """
    wanted = {ord(c) for c in text if not c.isspace()}
    users = _users()[:2]
    missing = wanted - _covered(users)
    if not missing:
        return users, True
    for _ in range(2):
        for family in KNOWN:
            path = _path(family)
            if path is not None and missing <= _characters(path):
                return [*users, family], True
        if not _rescan():
            break
    return users, False


def _covered(families: list[str]) -> set[int]:
    covered: set[int] = set()
    for family in families:
        path = _path(family)
        if path is not None:
            covered |= _characters(path)
    return covered
