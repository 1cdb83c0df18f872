# SPDX-License-Identifier: Apache-2.0
"""Write the type stubs of the compiled module: python/attain/_core/*.pyi.

Runs pybind11-stubgen on the installed package and mends what type checkers refuse in its output:
exceptions that the module registers, pickling methods, `__all__`.

    python python/scripts/make_stubs.py [--check]

With `--check` nothing is written; the exit code is 1 where the committed stubs differ.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

STUBS = Path(__file__).resolve().parents[1] / "attain" / "_core"
LICENCE = "# SPDX-License-Identifier: Apache-2.0\n"
ERRORS = '''
class Error(Exception):
    """Base of attain's errors."""
class InvalidInput(Error, ValueError):
    """Input that breaks a rule; names the place, the value, the nearest valid name."""
class NotFound(Error, KeyError):
    """A name that does not exist; names the nearest one."""
class MissingInput(Error, ValueError):
    """A figure that only the user can give."""
'''


def mended(name: str, text: str) -> str:
    """Return the text of one stub file as type checkers accept it."""
    text = re.sub(r"^__all__.*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"^    def __[gs]etstate__\(.*\n(        .*\n)+", "", text, flags=re.MULTILINE)
    text = re.sub(r"(version(?:__)?: [\w.]*(?:\[str\])?) = '[0-9.]+'", r"\1", text)
    text = re.sub(r"arg0: typing\.Any\) -> bool", "other: object, /) -> bool", text)
    text = re.sub(r"-> list:", "-> list[typing.Any]:", text)
    text = re.sub(r"abc\.Callable(?![\[\w])", "abc.Callable[..., typing.Any]", text)
    text = re.sub(r"-> dict:", "-> dict[str, typing.Any]:", text)
    text = re.sub(r"list\[dict\]", "list[dict[str, typing.Any]]", text)
    if name == "core.pyi":
        text = re.sub(r"^from attain import \w+\n", "", text, flags=re.MULTILINE)
        text += ERRORS.lstrip("\n")
    return LICENCE + text


def made(folder: Path) -> dict[str, str]:
    """Return the stubs of the installed module, by file name."""
    subprocess.run(
        [sys.executable, "-m", "pybind11_stubgen", "attain._core", "-o", str(folder)],
        check=True,
        capture_output=True,
    )
    files = sorted((folder / "attain" / "_core").glob("*.pyi"))
    return {file.name: mended(file.name, file.read_text(encoding="utf-8")) for file in files}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    check = parser.parse_args().check
    with tempfile.TemporaryDirectory() as folder:
        stubs = made(Path(folder))
    if check:
        old = {file.name: file.read_text(encoding="utf-8") for file in STUBS.glob("*.pyi")}
        differing = sorted(name for name in {*old, *stubs} if old.get(name) != stubs.get(name))
        if differing:
            print(f"stubs differ from the module: {', '.join(differing)}; run {Path(__file__).name}")
        return 1 if differing else 0
    STUBS.mkdir(exist_ok=True)
    for name, text in stubs.items():
        (STUBS / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
