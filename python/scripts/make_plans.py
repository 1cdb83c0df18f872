# SPDX-License-Identifier: Apache-2.0
"""Makes the bundled plans from the rows of the five documents.

    python python/scripts/make_plans.py SOURCES [OUTPUT]

SOURCES is a folder with `plans/targets.csv`, `plans/levers.csv`, `plans/history.csv` and
`observations/jurisdictions.csv`; OUTPUT defaults to python/attain/plans. For each plan three files
are written: the TOML file, its observations and its table of levers (docs/plan-file.md). Numbers
and quotations are copied from the rows; what had to be decided is read from `plan_readings/`:

<plan>.toml        what is written by hand: heading, records, parts, levers that act, scenarios,
                   and for Zhejiang the 16 indicators and targets of table 2
indicators.csv     one line for each indicator that a row speaks of: statistic, support, law, class,
                   definition, unit where the row prints none of the quantity, note
targets.csv        one line where the event does not follow from the row's own statistic, or where
                   the words leave a choice; lines with a `base` are second readings of that row
observations.csv   where observations come from: `history` (a bundled history, all rows of one
                   indicator), `plan` (a row of history.csv), `source` (a row of jurisdictions.csv),
                   `zero` (a count of new ones, 0 before the plan by definition)

Lines that fit no row, and rows that no line decides, are errors.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import plan_levers
import plan_observations
import plan_rows

FOLDER = Path(__file__).resolve().parent / "plan_readings"
PLANS = {
    "zhejiang": "Zhejiang province",
    "guangzhou": "Guangzhou city",
    "wenzhou": "Wenzhou city",
    "huangshi": "Huangshi city",
    "gongshu": "Gongshu district (Hangzhou)",
}
SECTIONS = ("indicators", "targets", "levers", "scenarios")
BARE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """Return the rows of a CSV file by column."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(value: Any) -> str:
    """Return a value as TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        pairs = (f"{key if set(key) <= BARE else written(key)} = {written(v)}"
                 for key, v in value.items())
        return f"{{ {', '.join(pairs)} }}"
    return repr(value)


def table(kind: str, item: dict[str, Any]) -> str:
    """Return an item as a TOML table of a list."""
    lines = [f"{key} = {written(value)}" for key, value in item.items()]
    return "\n".join([f"\n[[{kind}]]", *lines]) + "\n"


def split(text: str) -> tuple[str, list[str]]:
    """Return the heading of a hand-written file and its four sections with their titles."""
    cuts = [text.index(f"\n# --- {name} ") for name in SECTIONS]
    parts = [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return text[: cuts[0]], parts


def targets_of(name: str, rows: list[Row], hand: set[str],
               items: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the targets that the rows of a plan become, second readings behind their row."""
    lines = read(FOLDER / "targets.csv")
    readings = {line["id"]: line for line in lines if not line["base"]}
    seconds: dict[str, list[Row]] = {}
    for line in lines:
        if line["base"]:
            seconds.setdefault(line["base"], []).append(line)
    start = 2021 if name in ("zhejiang", "guangzhou") else 2022
    out = []
    for row in rows:
        stages = [r for r in rows if plan_rows.is_stage(row) and plan_rows.is_stage(r)
                  and r["indicator_key"] == row["indicator_key"] and r["id"] <= row["id"]]
        own = [] if row["id"] in hand else [readings.get(row["id"], {})]
        for reading in own + seconds.get(row["id"], []):
            item = items[reading.get("indicator") or row["indicator_key"]]
            out.append(plan_rows.target_of(row, item, reading, (start, 2025), stages))
    return out


def check_used(rows: list[Row]) -> None:
    """Refuse lines of the tables of readings that speak of no row."""
    ids, keys = {r["id"] for r in rows}, {r["indicator_key"] for r in rows}
    for line in read(FOLDER / "targets.csv"):
        if (line["base"] or line["id"]) not in ids:
            raise SystemExit(f"no row for {line['id']} of targets.csv")
    known = {line["id"] for line in read(FOLDER / "indicators.csv")}
    for name in known - keys:
        if name.removesuffix("-yearly") not in keys:
            raise SystemExit(f"no row for {name} of indicators.csv")


def make_plan(name: str, sources: Path) -> dict[str, str]:
    """Return the three files of a plan by file name."""
    rows = [r for r in read(sources / "plans/targets.csv") if r["jurisdiction"] == PLANS[name]]
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    heading, parts = split(text)
    by_hand = plan_levers.items_of(text)
    first = {r["indicator_key"]: r for r in reversed(rows)}
    made = {}
    for line in read(FOLDER / "indicators.csv"):
        row = first.get(line["id"].removesuffix("-yearly"))
        if row:
            made[line["id"]] = plan_rows.indicator_of(row, line)
    if missing := set(first) - set(made) - set(by_hand["indicator"]):
        raise SystemExit(f"no line for {sorted(missing)} in indicators.csv")
    items = by_hand["indicator"] | made
    targets = targets_of(name, rows, set(by_hand["target"]), items)
    levers = [r for r in read(sources / "plans/levers.csv") if r["jurisdiction"] == PLANS[name]]
    acting, others = plan_levers.levers_of(levers, by_hand)
    parts[0] += "".join(table("indicator", item) for item in made.values())
    parts[1] += "".join(table("target", item) for item in targets)
    parts[2] += "".join(table("lever", item) for item in acting)
    observed = plan_observations.observations_of(name, items, sources)
    return {
        f"{name}.toml": heading + "".join(parts),
        f"{name}.csv": cells([plan_observations.COLUMNS, *observed]),
        f"{name}-levers.csv": cells([plan_levers.COLUMNS, *others]),
    }


def cells(rows: list[list[str]]) -> str:
    """Return rows as CSV."""
    import io

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def main(arguments: list[str]) -> None:
    if len(arguments) not in (1, 2):
        raise SystemExit(__doc__)
    root = Path(__file__).resolve().parents[2]
    sources = Path(arguments[0])
    output = Path(arguments[1]) if len(arguments) == 2 else root / "python/attain/plans"
    check_used(read(sources / "plans/targets.csv"))
    for name in PLANS:
        for file, text in make_plan(name, sources).items():
            (output / file).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
