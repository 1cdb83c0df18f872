# SPDX-License-Identifier: Apache-2.0
"""Blocks of code in the pages of the documentation, and how each kind is run.

python  in order, in one namespace a page, with warnings as errors.
sh      the lines that start with `attain `, through `python -m attain`.
cpp     the blocks of a page are the body of one function, where `file` is the path of Zhejiang's
        plan and `using namespace attain` holds; includes are moved to the top. A block with
        `int main` is a program of its own. Public headers are there for whoever names a room.
toml, csv  with a file name behind the language: written to the folder in which the others run.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "python" / "attain" / "plans"
EXAMPLES = ROOT / "docs" / "examples"
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```\s*?$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"^```(?:toml|csv) ([\w.-]+)\n(.*?)^```\s*?$", re.MULTILINE | re.DOTALL)
COMPILE = ("-std=c++20", "-O0", "-Wall", "-Wextra", "-Werror", "-Wno-unused-variable")
OPTIONAL = {"plot(": "matplotlib", "to_frame(": "pandas"}


@dataclass(frozen=True)
class Block:
    """A fenced block: the page it is from, the line of its first line, its text."""

    page: str
    line: int
    language: str
    text: str


def blocks(page: Path, language: str) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    name = page.relative_to(ROOT).as_posix() if page.is_relative_to(ROOT) else page.name
    return [
        Block(name, text.count("\n", 0, match.start(2)) + 1, match[1], match[2])
        for match in FENCE.finditer(text)
        if match[1] == language
    ]


def set_up(page: str, folder: Path) -> None:
    """Put the bundled plans, the examples and the files that a page writes out into `folder`."""
    shutil.copytree(PLANS, folder, dirs_exist_ok=True)
    shutil.copytree(EXAMPLES, folder / "docs" / "examples", dirs_exist_ok=True)
    path = ROOT / page
    if path.exists():
        for name, text in NAMED.findall(path.read_text(encoding="utf-8")):
            (folder / name).write_text(text, encoding="utf-8")


def dead_links(page: Path) -> list[str]:
    """Links of a page, outside its code, to files that are not there."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    local = [target for target in targets if "://" not in target]
    return [target for target in local if not (page.parent / target).exists()]


def missing_package(page: list[Block]) -> str:
    """The optional package that a block needs and that is not installed, or nothing."""
    text = "\n".join(block.text for block in page)
    needed = (package for call, package in OPTIONAL.items() if call in text)
    return next((package for package in needed if find_spec(package) is None), "")


def has_chinese_font() -> bool:
    """Whether labels can be Chinese; also where nothing can be plotted."""
    from attain import fonts

    return find_spec("matplotlib") is None or fonts.families_for("知识产权")[1]


def run_python(page: list[Block], folder: Path) -> int:
    """Run the blocks of a page in `folder`; return how many."""
    import attain

    if find_spec("matplotlib"):
        import matplotlib

        matplotlib.use("Agg")
    set_up(page[0].page, folder)
    namespace: dict[str, object] = {"__name__": "__main__"}
    before = Path.cwd()
    os.chdir(folder)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            if not has_chinese_font():
                warnings.simplefilter("ignore", attain.FontHint)
            for block in page:
                padded = "\n" * (block.line - 1) + block.text
                exec(compile(padded, block.page, "exec"), namespace)
            draw_all()
    finally:
        os.chdir(before)
    return len(page)


def draw_all() -> None:
    """Draw every open figure, which warns of missing glyphs, and close it."""
    if "matplotlib.pyplot" in sys.modules:
        import matplotlib.pyplot as plt

        for number in plt.get_fignums():
            plt.figure(number).canvas.draw()
        plt.close("all")


def commands(page: list[Block]) -> list[str]:
    lines = (line.partition("#")[0].strip() for block in page for line in block.text.splitlines())
    return [line for line in lines if line.startswith("attain ")]


def run_commands(page: list[Block], folder: Path) -> int:
    set_up(page[0].page, folder)
    found = commands(page)
    for line in found:
        words = [sys.executable, "-m", "attain", *shlex.split(line)[1:]]
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{page[0].page}: {line}\n{done.stderr}"
        assert done.stdout.strip(), f"{page[0].page}: {line} prints nothing"
    return len(found)


def programs(pages: list[list[Block]]) -> Iterator[tuple[str, str]]:
    """(name, C++ source) of each whole program, then of one program with all other blocks."""
    includes: list[str] = ["#include <attain/attain.hpp>", "#include <iostream>"]
    includes += [
        f"#include <{header.relative_to(ROOT / 'include').as_posix()}>"
        for header in sorted((ROOT / "include" / "attain").glob("*/*.hpp"))
    ]
    functions: list[str] = []
    for page in pages:
        body: list[str] = []
        for block in page:
            if "int main" in block.text:
                yield block.page, f'#line {block.line} "{block.page}"\n{block.text}'
                continue
            lines = block.text.splitlines()
            includes += [line for line in lines if line.startswith("#include")]
            kept = ["" if line.startswith("#include") else line for line in lines]
            body += [f'#line {block.line} "{block.page}"', *kept]
        if body:
            start = f"void page_{len(functions)}([[maybe_unused]] const std::string& file) {{"
            functions.append("\n".join([start, "using namespace attain;", *body, "}"]))
    if functions:
        calls = "".join(f"page_{number}(argv[1]);" for number in range(len(functions)))
        main = f"int main(int, char** argv) {{ {calls} }}"
        yield "all other blocks", "\n".join([*includes, *functions, main, ""])


def run_cpp(pages: list[list[Block]], prefix: Path, folder: Path) -> int:
    """Compile the blocks of all pages against the installed library, and run them."""
    shutil.copytree(PLANS, folder, dirs_exist_ok=True)
    (folder / "python").symlink_to(ROOT / "python")
    library = next(prefix.glob("lib*/**/libattain.a"))
    compiler = os.environ.get("CXX") or "c++"
    for number, (name, text) in enumerate(programs(pages)):
        source = folder / f"program_{number}.cpp"
        source.write_text(text, encoding="utf-8")
        program = source.with_suffix("")
        flags = [*COMPILE, "-isystem", str(prefix / "include")]
        build = [*shlex.split(compiler), *flags, str(source), str(library), "-pthread", "-o"]
        for command in ([*build, str(program)], [str(program), "zhejiang.toml"]):
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"{name}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
    return sum(len(page) for page in pages)
