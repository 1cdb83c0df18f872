# SPDX-License-Identifier: Apache-2.0
"""All benchmarks, one after the other, each in a process of its own, and their ratios in one table.

    python benchmarks/run.py [--only NAME ...] [--leave-out NAME ...] [--quick] [--rounds N]
                             [--json FILE] [--page]

Every script of this folder that measures with `ratio` is run; `--list` names them. attain and its
peers do the same work in one run, in turns. What is not installed is named, as is a script that
fails. `--json` keeps every figure; `--page` also writes the tables of docs/benchmarks.md.
To have all peers: pip install numba openturns SALib ema_workbench pysd statsforecast pandas
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import page
import ratio

HERE = Path(__file__).resolve().parent
PEERS = ("numpy", "numba", "openturns", "SALib", "ema_workbench", "pysd", "statsforecast")


def scripts() -> list[str]:
    """Names of the scripts that measure with `ratio`, without ending."""
    return sorted(
        path.stem
        for path in HERE.glob("*.py")
        if path.stem not in ("page", "ratio", "run")
        and "ratio.Report(" in path.read_text(encoding="utf-8")
    )


def known(names: list[str], option: str) -> list[str]:
    """Return names of scripts; end with the valid ones for another."""
    wrong = [name for name in names if name not in scripts()]
    if wrong:
        sys.exit(f"{option} {wrong[0]}: there is no such script ({', '.join(scripts())})")
    return names


def run(name: str, options: argparse.Namespace, into: Path) -> dict[str, Any]:
    """Run one script and return its report, or what went wrong."""
    command = [sys.executable, str(HERE / f"{name}.py"), "--json", str(into)]
    if options.quick:
        command.append("--quick")
    if options.rounds:
        command += ["--rounds", str(options.rounds)]
    start = time.perf_counter()
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    if into.is_file():
        found: dict[str, Any] = json.loads(into.read_text(encoding="utf-8"))
    else:
        last = (done.stderr.strip().splitlines() or ["no word of it"])[-1]
        found = {"script": f"{name}.py", "failed": last}
        print(f"{name}.py failed ({done.returncode}): {last}")
    found["seconds"] = time.perf_counter() - start
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="only these scripts")
    parser.add_argument("--leave-out", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--list", action="store_true", help="name the scripts and end")
    parser.add_argument("--quick", action="store_true", help="less work, to see that all runs")
    parser.add_argument("--rounds", type=int, help="rounds in turns; default: each script's own")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    parser.add_argument("--page", action="store_true", help="write the tables of the results page")
    options = parser.parse_args()
    if options.list:
        print("\n".join(scripts()))
        return 0
    names = known(options.only, "--only") or scripts()
    names = [name for name in names if name not in known(options.leave_out, "--leave-out")]
    whole: dict[str, Any] = {
        "machine": ratio.machine(),
        "date": ratio.today(),
        "quick": options.quick,
        "versions": ratio.versions(("attain", *PEERS)),
        "reports": [],
    }
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            print(f"== {name}", flush=True)
            whole["reports"].append(run(name, options, Path(folder) / f"{name}.json"))
            print(flush=True)
    print(page.summary(whole))
    if options.json:
        text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
        options.json.write_text(text, encoding="utf-8")
    if options.page:
        page.write(whole)
    failed = [r for r in whole["reports"] if "failed" in r]
    missed = [
        x
        for r in whole["reports"]
        if "failed" not in r
        for x in ratio.judged(r)
        if not options.quick and ratio.missed(x)
    ]
    return int(bool(failed or missed))


if __name__ == "__main__":
    sys.exit(main())
