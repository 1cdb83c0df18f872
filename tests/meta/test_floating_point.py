# SPDX-License-Identifier: Apache-2.0
"""Equal bits everywhere: no libm whose bits differ between machines, no fast-math, one rule of
contraction. The sources are read, and where a build tree is given its objects and flags too."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from project import ROOT, read, tracked, without_comments, write

# sqrt, fabs, floor and the like are exact by IEEE 754 and stay allowed.
INEXACT = [
    "exp", "exp2", "exp10", "expm1", "log", "log2", "log10", "log1p", "pow", "cbrt", "hypot",
    "sin", "cos", "tan", "sincos", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh",
    "asinh", "acosh", "atanh", "erf", "erfc", "lgamma", "lgamma_r", "tgamma",
]  # fmt: skip
CALL = re.compile(r"(?<![\w>.])(?:std)?::(" + "|".join(INEXACT) + r")[fl]?\s*\(")
SYMBOLS = {name + suffix for name in INEXACT for suffix in ("", "f", "l")}
FAST = re.compile(r"-ffast-math|-Ofast|-funsafe-math-optimizations|-fassociative-math")
SETS = ("baseline", "avx2", "avx512")
KERNELS = tuple(
    f"src/{stem}_{kind}.cpp" for stem in ("random/kernels", "simulate/operations") for kind in SETS
)
WIDE = {
    "avx2": {"-mavx2"},
    "avx512": {f"-mavx512{part}" for part in ("f", "dq", "vl", "bw")},
}

# Files through which no draw and no fit passes.
ALLOWED: set[str] = set()


def libm_calls(root: Path, allowed: set[str]) -> list[str]:
    found = []
    for path in tracked(root):
        inside = path.parts[0] in {"src", "include"} and path.suffix in {".hpp", ".cpp"}
        if not inside or path.as_posix() in allowed:
            continue
        for number, line in enumerate(without_comments(read(root / path)).splitlines(), 1):
            if CALL.search(line):
                found.append(f"{path}:{number} calls libm: {line.strip()}")
    return found


def libm_symbols(listing: str) -> set[str]:
    """The inexact functions among the undefined symbols that `nm -u` lists."""
    names = {line.split()[-1].split("@")[0] for line in listing.splitlines() if " U " in line}
    return names & SYMBOLS


def wrong_flags(commands: list[dict], root: Path) -> list[str]:
    found = []
    inside = [c for c in commands if Path(c["file"]).is_relative_to(root / "src")]
    # What the whole build asks for, as -march=native.
    general = set.intersection(*(set(c["command"].split()) for c in inside)) if inside else set()
    for entry in inside:
        path = Path(entry["file"])
        name, flags = path.relative_to(root).as_posix(), entry["command"].split()
        if "-ffp-contract=off" not in flags or FAST.search(entry["command"]):
            found.append(f"{name} is not built by the rule of contraction")
        levels = [flag for flag in flags if re.fullmatch(r"-O.?", flag)]
        quick = {"-fno-math-errno", "-fno-trapping-math"} <= set(flags)
        if name in KERNELS and not (quick and levels and levels[-1] == "-O3"):
            found.append(f"{name} is not built as a kernel")
        if set_flags(flags) - set_flags(list(general)) != wide_of(name):
            found.append(f"{name} is built for another instruction set")
    return found


def set_flags(flags: list[str]) -> set[str]:
    """What chooses instructions among the flags."""
    return {flag for flag in flags if re.match(r"-m(avx|sse|fma|arch|tune|bmi)", flag)}


def wide_of(name: str) -> set[str]:
    """Flags of the instruction set that the name of a kernel ends with."""
    kind = Path(name).stem.rsplit("_", 1)[-1]
    return WIDE.get(kind, set()) if name in KERNELS else set()


def shared_functions(listing: str, kind: str) -> list[str]:
    """Weak functions of C++, which the linker takes from any object, but those of the namespace
    of the set itself."""
    lines = (line.split() for line in listing.splitlines())
    names = [words[-1] for words in lines if words[-2:-1] == ["W"]]
    return [name for name in names if name.startswith("_Z") and f"{len(kind)}{kind}" not in name]


def build_tree() -> Path:
    build = os.environ.get("ATTAIN_BUILD_TREE")
    if not build:
        pytest.skip("no build tree is given")
    return Path(build)


def test_no_source_calls_libm():
    assert libm_calls(ROOT, ALLOWED) == []


def test_every_file_that_is_allowed_exists():
    assert [name for name in sorted(ALLOWED) if not (ROOT / name).is_file()] == []


def test_no_build_file_asks_for_fast_math():
    files = [
        path
        for path in tracked()
        if path.suffix in {".cmake", ".json", ".toml"} or path.name == "CMakeLists.txt"
    ]
    assert [str(path) for path in files if FAST.search(read(ROOT / path))] == []


def test_no_object_needs_libm():
    objects = sorted(build_tree().glob("CMakeFiles/attain.dir/src/**/*.o"))
    assert objects
    found = {}
    for path in objects:
        source = path.relative_to(build_tree() / "CMakeFiles/attain.dir").as_posix()
        command = ["nm", "-u", str(path)]
        listing = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        names = libm_symbols(listing)
        if names and source.removesuffix(".o") not in ALLOWED:
            found[source] = sorted(names)
    assert found == {}


def test_code_for_wide_sets_stays_where_it_is_called():
    """A function compiled for AVX-512 must not be linked into the rest of the library."""
    objects = [
        path
        for path in sorted(build_tree().glob("CMakeFiles/attain.dir/src/**/*.o"))
        if wide_of(path.relative_to(build_tree() / "CMakeFiles/attain.dir").as_posix()[:-2])
    ]
    assert objects
    found = {}
    for path in objects:
        command, kind = ["nm", str(path)], path.name.split(".")[0].rsplit("_", 1)[-1]
        listing = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        if shared_functions(listing, kind):
            found[path.name] = shared_functions(listing, kind)
    assert found == {}


def test_every_source_is_built_by_the_rule():
    commands = json.loads(read(build_tree() / "compile_commands.json"))
    assert wrong_flags(commands, ROOT) == []


def test_a_call_is_found(tmp_path):
    write(
        tmp_path,
        {
            "src/growth/a.cpp": "auto a = std::exp(x);\nauto b = random::exp(x);  // std::log(x)\n"
            'auto c = ::pow (x, y) + std::sqrt(x) + std::expected(x);\n"'
            'std::sin("\n',
            "src/study/exact.cpp": "std::exp(1);\n",
            "tests/growth/a_test.cpp": "std::exp(1);\n",
        },
    )
    found = [line.split(" ")[0] for line in libm_calls(tmp_path, {"src/study/exact.cpp"})]
    assert found == ["src/growth/a.cpp:1", "src/growth/a.cpp:3"]


def test_a_symbol_is_found():
    listing = "                 U exp\n                 U sqrt\n                 U pow@GLIBC_2.29\n"
    assert libm_symbols(listing) == {"exp", "pow"}


def test_a_wrong_flag_is_found(tmp_path):
    def entry(name: str, flags: str) -> dict:
        return {"file": str(tmp_path / name), "command": f"c++ {flags} -c {name}"}

    right, kernel = "-O1 -ffp-contract=off", "-O3 -fno-math-errno -fno-trapping-math"
    commands = [
        entry("src/a.cpp", right),
        entry("src/b.cpp", "-O2"),
        entry("src/c.cpp", right + " -ffast-math"),
        entry("src/d.cpp", right + " -mavx2"),
        entry(KERNELS[0], right),
        entry(KERNELS[1], f"{right} {kernel} -mavx2"),
        entry(KERNELS[3], f"{right} {kernel}"),
        entry(KERNELS[4], f"{right} {kernel} -mavx2 -mfma"),
        entry("tests/d.cpp", "-O0"),
    ]
    assert [line.split(" ")[0] for line in wrong_flags(commands, tmp_path)] == [
        "src/b.cpp",
        "src/c.cpp",
        "src/d.cpp",
        KERNELS[0],
        KERNELS[4],
    ]


def test_a_shared_function_is_found():
    listing = (
        "0000 W _ZNK3std4spanEv\n0000 T _ZN6attain1fEv\n0000 w __cxa_finalize\n U exp\n"
        "0000 W _ZN6attain6random4avx21fEv\n"
    )
    assert shared_functions(listing, "avx2") == ["_ZNK3std4spanEv"]
