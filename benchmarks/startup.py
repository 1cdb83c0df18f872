# SPDX-License-Identifier: Apache-2.0
"""Time of `import attain` beside `import numpy`, each in fresh interpreters, in turns.

python benchmarks/startup.py [--rounds N]

The time is that of the import statement, without the start of Python. Also: whether `import attain`
loads a large package that only some calls need.
"""

from __future__ import annotations

import os
import subprocess
import sys

import ratio

HEAVY = ("pandas", "matplotlib", "pyarrow", "IPython", "scipy", "xarray")

IMPORT = """
import time
start = time.perf_counter()
import {package}
print(time.perf_counter() - start)
"""


def output(script: str) -> str:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout


def seconds(package: str) -> float:
    return float(output(IMPORT.format(package=package)))


def heavy(package: str) -> list[str]:
    """Large packages that an import brings with it."""
    script = f"import sys, {package}\nprint(*[m for m in {HEAVY!r} if m in sys.modules])"
    return output(script).split()


def main() -> int:
    options = ratio.options(__doc__, rounds=15)
    if options.quick:
        options.rounds = min(options.rounds, 3)
    report = ratio.Report(__doc__, options, packages=["numpy"])
    packages = ("numpy", "attain")
    taken = {package: ratio.Times([], []) for package in packages}
    for package in packages:
        seconds(package)
    for _ in range(options.rounds):
        for package in packages:
            taken[package].wall.append(seconds(package))
    for package, times in taken.items():
        report.times(f"import {package}", times)
    report.ratio(taken, "attain", "numpy", name="import attain / import numpy", at_most=1.5)
    best = min(taken["attain"].wall) / min(taken["numpy"].wall)
    report.values("the same, best of each", [best], at_most=1.5)
    loaded = heavy("attain")
    report.note(f"import attain loads none of {', '.join(HEAVY)}" if not loaded else
                f"import attain loads {', '.join(loaded)}")
    report.figure("of them loaded", len(loaded), "packages", at_most=0)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
