# SPDX-License-Identifier: Apache-2.0
"""docs/backtest.md, its tables and its pictures are what the code makes now."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python/scripts"))

import make_backtest_pictures as maker  # noqa: E402


def test_page_and_pictures_are_current():
    stale = [
        path.name
        for path, text in maker.files().items()
        if path.read_text(encoding="utf-8") != text
    ]
    assert stale == [], "make them again: python python/scripts/make_backtest_pictures.py"
