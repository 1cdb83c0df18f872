# SPDX-License-Identifier: Apache-2.0
"""Time of `import attain` beside `import numpy`, each in fresh interpreters, in turns.

python benchmarks/startup.py [--rounds N]

The time is that of the import statement, without the start of Python.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from statistics import median

IMPORT = """
import time
start = time.perf_counter()
import {package}
print(time.perf_counter() - start)
"""


def milliseconds(package: str) -> float:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", IMPORT.format(package=package)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return 1e3 * float(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    packages = ("numpy", "attain")
    taken: dict[str, list[float]] = {package: [] for package in packages}
    for package in packages:
        milliseconds(package)
    for _ in range(options.rounds):
        for package in packages:
            taken[package].append(milliseconds(package))
    for package, times in taken.items():
        print(f"import {package:7} best {min(times):6.1f} ms, median {median(times):6.1f} ms")
    print(
        f"attain / numpy: best {min(taken['attain']) / min(taken['numpy']):.2f}, "
        f"median {median(taken['attain']) / median(taken['numpy']):.2f}"
    )


if __name__ == "__main__":
    main()
