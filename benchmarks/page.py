# SPDX-License-Identifier: Apache-2.0
"""Write the tables of docs/benchmarks.md from the figures that `run.py --json` kept.

python benchmarks/page.py FIGURES.json [FIGURES.json ...]

Of several files a later one replaces the scripts that it has. What stands on the page outside the
two marked lines is left as it is.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import ratio

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
FIRST = "<!-- tables: written by benchmarks/page.py -->"
LAST = "<!-- end of tables -->"


def verdict(entry: dict[str, Any]) -> str:
    """Return whether a bound is kept."""
    if not ratio.bound(entry):
        return ""
    return "missed" if ratio.missed(entry) else "kept"


def rows_of(report: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """Return what, value, bound and verdict of every ratio and figure of a report."""
    return [
        (entry["name"], ratio.value(entry), ratio.bound(entry), verdict(entry))
        for entry in ratio.judged(report)
    ]


def measured(whole: dict[str, Any]) -> list[dict[str, Any]]:
    return [report for report in whole["reports"] if "failed" not in report]


def summary(whole: dict[str, Any]) -> str:
    """Return all ratios of a run as text, then what is missing."""
    lines = ["All ratios (median, least to greatest of the rounds)"]
    for report in measured(whole):
        lines.append(f"{report['script']}: {report['title']}")
        lines += [
            f"  {name:58} {value:28} {bound:14} {said}".rstrip()
            for name, value, bound, said in rows_of(report)
        ]
        lines += [f"  {entry['name']}: {entry['reason']}" for entry in report["missing"]]
    lines += [f"{r['script']} failed: {r['failed']}" for r in whole["reports"] if "failed" in r]
    versions = ", ".join(f"{name} {version}" for name, version in whole["versions"].items())
    return "\n".join([*lines, f"{whole['date']}; {whole['machine']}; {versions}"])


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def tables(whole: dict[str, Any]) -> str:
    """Return the tables as Markdown."""
    lines = [
        FIRST,
        "",
        f"Measured on {whole['date']}; {whole['machine']}.",
        ", ".join(f"{name} {version}" for name, version in whole["versions"].items()) + ".",
        "",
        "| what | median (least to greatest) | wanted | |",
        "|---|---|---|---|",
    ]
    for report in measured(whole):
        name = report["script"].removesuffix(".py")
        lines.append(f"| **{name}**: {cell(report['title'].rstrip('.'))} | | | |")
        lines += [f"| {' | '.join(cell(part) for part in row)} |" for row in rows_of(report)]
    lines += ["", "Seconds, and what each run was without:", ""]
    for report in measured(whole):
        name = report["script"].removesuffix(".py")
        settings = ", ".join(f"{key} {value}" for key, value in report["settings"].items())
        times = "; ".join(
            f"{entry['name']} {ratio.spread(entry['seconds'])}" for entry in report["times"]
        )
        parts = [part for part in (settings, times) if part]
        parts += [f"{entry['name']}: {entry['reason']}" for entry in report["missing"]]
        parts += report["notes"]
        lines.append(f"- `{name}`: {'. '.join(parts)}.")
    failed = [report for report in whole["reports"] if "failed" in report]
    lines += [f"- `{report['script']}` failed: {report['failed']}" for report in failed]
    return "\n".join([*lines, "", LAST])


def write(whole: dict[str, Any]) -> None:
    """Put the tables into the page, in the place of those that are there."""
    text = PAGE.read_text(encoding="utf-8")
    before, found, rest = text.partition(FIRST)
    _, end, after = rest.partition(LAST)
    if not (found and end):
        sys.exit(f"{PAGE} has no lines '{FIRST}' and '{LAST}'")
    PAGE.write_text(before + tables(whole) + after, encoding="utf-8")
    print(f"written: {PAGE}")


def joined(wholes: list[dict[str, Any]]) -> dict[str, Any]:
    """Return several runs as one: head and versions of the last, of each script the last report."""
    out = dict(wholes[-1])
    reports = {report["script"]: report for whole in wholes for report in whole["reports"]}
    out["reports"] = [reports[script] for script in sorted(reports)]
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("figures", nargs="+", type=Path)
    found = parser.parse_args().figures
    write(joined([json.loads(path.read_text(encoding="utf-8")) for path in found]))


if __name__ == "__main__":
    main()
