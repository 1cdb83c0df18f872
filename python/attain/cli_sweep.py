# SPDX-License-Identifier: Apache-2.0
"""The command ``attain sweep``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from attain import cli_output as out
from attain.cli_parser import UsageError
from attain.sweep import sweep
from attain.sweep_study import Study

SETTINGS = ("as_of", "draws", "seed", "discount", "chunk", "threads")


def run_sweep(options: argparse.Namespace) -> None:
    """Play the scenarios of a study file."""
    k, n = _shard(options.shard)
    if options.table is not None:
        out.check_file("--table", options.table, (".csv", ".parquet"))
    study = Study(options.study)
    given = {name: getattr(options, name) for name in SETTINGS}
    settings: dict[str, Any] = study.settings | {
        name: value for name, value in given.items() if value is not None
    }
    found = sweep(
        study.plan,
        study.design,
        on=study.on,
        out=options.out,
        executor=options.executor,
        shard=(k - 1, n),
        resume=options.resume,
        **settings,
    )
    out.write(found.to_json() if options.json else str(found))
    if options.table is not None:
        parquet = Path(options.table).suffix.lower() == ".parquet"
        (found.to_parquet if parquet else found.to_csv)(options.table)
        print(f"table: {options.table}", file=sys.stderr)


def _shard(text: str) -> tuple[int, int]:
    """Return which part of how many, counted from 1."""
    first, slash, second = text.partition("/")
    if slash and first.isdecimal() and second.isdecimal() and 1 <= int(first) <= int(second):
        return int(first), int(second)
    raise UsageError(f"--shard is K/N with 1 <= K <= N, such as 2/8; got '{text}'")
