# SPDX-License-Identifier: Apache-2.0
"""Makes the tables of class constants and of their calibration record from the panel of provinces.

    python python/scripts/make_class_constants.py [--panel FILE] [--output FOLDER]
    python python/scripts/make_class_constants.py --only CLASS [--as-of Y] [--leave-out P]

The first form writes class_constants.csv, class_record.csv and class_events.csv to
src/calibrate/data (about a quarter of a minute on one core); the second prints the chosen rows of
the constants. The work is done by attain itself (calibrate/learn.hpp, rolling.hpp, record.hpp),
which therefore must be installed; build again afterwards, because the tables are compiled in. Every
row uses panel years up to its as-of year and never the place left out. Model and choices:
docs/calibrate.md, docs/decisions/0002-class-constants.md and 0005-calibration-by-back-test.md.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import Any

from attain._core import calibrate

DATA = Path(__file__).resolve().parents[2] / "src/calibrate/data"
NAME = "yearbook panel of provinces"
CLASSES = ["stock.patents", "flow.patents", "flow.money", "flow.counts"]
AS_OF = range(2013, 2026)
NONE = "-"


def cells(row: dict[str, Any]) -> list[str]:
    """Six digits are more than the data can tell."""
    return [f"{v:.6g}" if isinstance(v, float) else str(v) for v in row.values()]


def learnt(
    panel: calibrate.Panel, classes: list[str], dates: list[int], left_out: list[str]
) -> list[dict[str, Any]]:
    places = [[] if name == NONE else [name] for name in left_out]
    rows: list[dict[str, Any]] = []
    known = [name for name in classes if name != "any"]
    if known:
        rows += calibrate.learn(panel, classes=known, as_of=dates, leave_out=places)
    if "any" in classes:
        rows += [
            calibrate.judged_constants(year) | {"leave_out": name}
            for year in dates
            for name in left_out
        ]
    order = [*CLASSES, "any"]
    return sorted(rows, key=lambda r: (order.index(r["class"]), r["as_of"], r["leave_out"]))


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(rows[0])
        table.writerows(cells(row) for row in rows)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--panel", type=Path, default=DATA / "panel.csv")
    parser.add_argument("--output", type=Path, default=DATA)
    parser.add_argument("--only", metavar="CLASS", choices=[*CLASSES, "any"])
    parser.add_argument("--as-of", type=int, choices=AS_OF)
    parser.add_argument("--leave-out", metavar="PLACE")
    chosen = parser.parse_args(arguments)
    panel = calibrate.Panel.parse(
        name=NAME, file=chosen.panel.name, text=chosen.panel.read_text(encoding="utf-8")
    )
    places = [NONE, *panel.all_places]
    if chosen.leave_out and chosen.leave_out not in places:
        parser.error(f"no such place: {chosen.leave_out}")
    rows = learnt(
        panel,
        [chosen.only] if chosen.only else [*CLASSES, "any"],
        [chosen.as_of] if chosen.as_of else list(AS_OF),
        [chosen.leave_out] if chosen.leave_out else places,
    )
    if chosen.only or chosen.as_of or chosen.leave_out:
        csv.writer(sys.stdout, lineterminator="\n").writerows([rows[0], *map(cells, rows)])
        return
    scores, events = calibrate.record_tables(panel, calibrate.roll(panel))
    write(chosen.output / "class_constants.csv", rows)
    (chosen.output / "class_record.csv").write_text(scores, encoding="utf-8")
    (chosen.output / "class_events.csv").write_text(events, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
