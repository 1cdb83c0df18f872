# SPDX-License-Identifier: Apache-2.0
"""Makes the pictures and the tables of docs/backtest.md from the back-test of the panel.

python python/scripts/make_backtest_pictures.py [--check]

The text between the lines `<!-- made: NAME -->` and `<!-- end -->` of the page is replaced.
--check changes nothing and says what is not current, with exit code 1.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

import attain
from attain.backtest_svg import coverage_svg, reliability_svg
from attain.backtest_text import coverage_cells

DOCS = Path(__file__).resolve().parents[2] / "docs"
ORIGINS = "2014:2018"
YEARS = 5


def table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.strip() for cell in line) + " |" for line in lines)


def scores(test: attain.Backtest) -> str:
    heads = ["class", *(f"{name}" for name in test.methods)]
    rows = []
    for group in test.classes:
        found = test.scores(horizon=YEARS, group=group)
        rows.append([group, *(f"{found[name]['crps']:.3f}" for name in test.methods)])
    return table(heads, rows)


def events(test: attain.Backtest) -> str:
    heads = ["class", "event", "forecasts", "happened", "called on average", "Brier", "base rate's"]
    rows = []
    for group in test.classes:
        for row in test.brier(group=group):
            rows.append(
                [
                    group,
                    row["event"],
                    f"{row['count']}",
                    f"{100 * row['happened']:.0f} %",
                    f"{100 * row['called']:.0f} %",
                    f"{row['score']:.3f}",
                    f"{row['base']:.3f}",
                ]
            )
    return table(heads, rows)


def parts(test: attain.Backtest) -> dict[str, str]:
    calls = str(test.calls(0.9))
    return {
        "coverage": table(*coverage_cells(test, YEARS)),
        "scores": scores(test),
        "events": events(test),
        "calls": f"{calls[0].upper()}{calls[1:]}.",
    }


def page(text: str, made: dict[str, str]) -> str:
    for name, part in made.items():
        mark = re.compile(rf"(<!-- made: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        text, count = mark.subn(lambda m, part=part: f"{m[1]}\n{part}\n\n{m[2]}", text)
        if count != 1:
            raise SystemExit(f"docs/backtest.md has {count} places for '{name}'")
    return text


def files() -> dict[Path, str]:
    test = attain.backtest("panel", origins=ORIGINS, progress=False)
    text = (DOCS / "backtest.md").read_text(encoding="utf-8")
    title = f"What was called, and what happened: origins {ORIGINS.replace(':', '-')}"
    return {
        DOCS / "pictures/coverage-by-origin.svg": coverage_svg(test),
        DOCS / "pictures/reliability.svg": reliability_svg(test.reliability(), title),
        DOCS / "backtest.md": page(text, parts(test)),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = []
    for path, text in files().items():
        if check:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                stale.append(path.name)
        else:
            path.write_text(text, encoding="utf-8")
    if stale:
        print(f"not current: {', '.join(stale)}; run python/scripts/make_backtest_pictures.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
