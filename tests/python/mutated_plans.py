# SPDX-License-Identifier: Apache-2.0
"""Plan files with one thing wrong, and the loading of all of them under limits.

As a program: loads the mutants of a seed, prints one JSON object a line. The memory that the
process may still take is limited to `MEGABYTES`.
"""

from __future__ import annotations

import json
import random
import re
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import attain
from attain._core import io

ROOT = Path(__file__).resolve().parents[2]
MEGABYTES = 200


@dataclass
class Texts:
    """The three texts of a plan, as bytes: a mutant need not be UTF-8."""

    plan: bytes
    table: bytes
    levers: bytes


def of_plan(change: Callable[[str, random.Random], str]) -> Callable[[Texts, random.Random], Texts]:
    """Return the mutation that changes the plan file as a text."""

    def mutate(texts: Texts, choice: random.Random) -> Texts:
        changed = change(texts.plan.decode("utf-8"), choice)
        return Texts(changed.encode("utf-8", "surrogateescape"), texts.table, texts.levers)

    return mutate


def of_table(
    change: Callable[[str, random.Random], str],
) -> Callable[[Texts, random.Random], Texts]:
    """Return the mutation that changes the observations as a text."""

    def mutate(texts: Texts, choice: random.Random) -> Texts:
        changed = change(texts.table.decode("utf-8"), choice)
        return Texts(texts.plan, changed.encode("utf-8", "surrogateescape"), texts.levers)

    return mutate


def any_line(pattern: str, replace: Callable[[re.Match[str], random.Random], str]):
    """Return the mutation of one line, chosen among those that match."""

    def change(text: str, choice: random.Random) -> str:
        found = list(re.finditer(pattern, text, re.MULTILINE))
        if not found:
            return text
        match = choice.choice(found)
        return text[: match.start()] + replace(match, choice) + text[match.end() :]

    return change


KEY = r"^([a-z_]+) = (.*)$"
WRONG = ("true", "[]", "[[[]]]", "{}", "{ a = { b = 1 } }", "2021-01-01", '"x"', "-1", "1e308", "0")
HUGE = ("1e308", "9223372036854775807", "-9223372036854775808", "1" + "0" * 400, "4.9e-324")


def cut(text: str, choice: random.Random) -> str:
    """Return the text without its end."""
    return text[: choice.randrange(len(text))]


def twice(text: str, choice: random.Random) -> str:
    """Return the text with one item twice."""
    kind = choice.choice(["indicator", "target"])
    begin = text.index(f"\n[[{kind}]]")
    end = text.find("\n[[", begin + 3)
    return text + text[begin : end if end > 0 else len(text)] + "\n"


def circle(text: str, choice: random.Random) -> str:
    """Return the text with two indicators that are each the sum of the other."""
    made = ""
    for own, other in (("c-1", "c-2"), ("c-2", "c-1")):
        made += (
            f'\n[[indicator]]\nid = "{own}"\nname = {{ en = "x" }}\nunit = "x"\nscale = 1\n'
            f'base_unit = "x"\nstatistic = "stock"\nsupport = "positive"\nbetter = "up"\n'
            f'law = "derived"\nderived = "sum"\nof = ["{other}", "c-3"]\ndefinition = "x"\n'
        )
    derived = 'law = "derived"\nderived = "sum"\nof = ["c-2", "c-3"]'
    third = made.split("\n\n")[0].replace(derived, 'law = "trend"\nclass = "stock.x"')
    return text + made + "\n" + third.replace('"c-1"', '"c-3"') + "\n"


def chain(text: str, choice: random.Random) -> str:
    """Return the text with 19,000 indicators, each the running total of the one behind it."""
    derived = 'law = "derived"\nderived = "running_total"\nof = ["d-{}"]\nfrom = 2021'
    laws = [derived.format(k + 1) for k in range(18_999)] + ['law = "trend"\nclass = "flow.x"']
    return text + "".join(
        f'\n[[indicator]]\nid = "d-{k}"\nname = {{ en = "x" }}\nunit = "x"\nscale = 1\n'
        f'base_unit = "x"\nstatistic = "flow"\nsupport = "positive"\nbetter = "up"\n{law}\n'
        f'definition = "x"\n'
        for k, law in enumerate(laws)
    )


def many_targets(count: int, whole: bool) -> Callable[[str, random.Random], str]:
    """Return the mutation that adds `count` targets."""

    def change(text: str, choice: random.Random) -> str:
        if not whole:
            return text + "\n[[target]]" * count
        begin = text.index("\n[[target]]")
        end = text.find("\n[[", begin + 3)
        one = text[begin : end if end > 0 else len(text)]
        return text + "".join(
            re.sub(r'^id = ".*"$', f'id = "t-{k}"', one, flags=re.MULTILINE) for k in range(count)
        )

    return change


def deep(mark: str) -> Callable[[str, random.Random], str]:
    """Return the mutation that nests a value 100 deep."""
    ends = {"[": "]", "{ a = ": " }"}

    def change(text: str, choice: random.Random) -> str:
        return f"x = {mark * 100}1{ends[mark] * 100}\n" + text

    return change


def spoilt(text: str, choice: random.Random) -> str:
    """Return the text with one byte that is not UTF-8."""
    at = choice.randrange(len(text))
    return text[:at] + chr(0xDC80 + choice.randrange(0x7F)) + text[at:]


def noise(text: str, choice: random.Random) -> str:
    """Return the text with a few characters replaced."""
    letters = list(text)
    for _ in range(5):
        letters[choice.randrange(len(letters))] = choice.choice('"[]{}=,.#\n 0é万\\')
    return "".join(letters)


def cell(values: tuple[str, ...]) -> Callable[[str, random.Random], str]:
    """Return the mutation of one cell of a table."""

    def change(text: str, choice: random.Random) -> str:
        lines = text.splitlines()
        if len(lines) < 2:
            return text + choice.choice(values) + "\n"
        row = choice.randrange(1, len(lines))
        cells = lines[row].split(",")
        cells[choice.randrange(len(cells))] = choice.choice(values)
        lines[row] = ",".join(cells)
        return "\n".join(lines) + "\n"

    return change


CELLS = (
    "nan", "inf", "-1", "1e999", "１２", "1,5", '"1,5"', "20万", '"', "2o20", "", "万件", "x" * 5000
)  # fmt: skip


def furlongs(text: str, choice: random.Random) -> str:
    """Return a table with a figure in a unit that nothing is counted in."""
    rows = [row.split(",") for row in text.splitlines()[:2]]
    indicator = dict(zip(*rows)).get("indicator", "none") if len(rows) == 2 else "none"
    return f"indicator,year,value,unit,source\n{indicator},2020,1,furlong,x\n"


def line(pattern: str, replacement: str):
    """Return the mutation of one line of the plan file to a fixed text."""
    return of_plan(any_line(pattern, lambda match, choice: match.expand(replacement)))


def words(pattern: str, values: tuple[str, ...]):
    """Return the mutation of the value of one key of the plan file to one of `values`."""
    return of_plan(any_line(pattern, lambda match, choice: f"{match[1]} = {choice.choice(values)}"))


def encoded(texts: Texts, choice: random.Random) -> Texts:
    """Return the plan file in GBK."""
    plan = texts.plan.decode("utf-8").encode("gbk", "replace")
    return Texts(plan, texts.table, texts.levers)


def wide(texts: Texts, choice: random.Random) -> Texts:
    """Return the observations in UTF-16."""
    return Texts(texts.plan, texts.table.decode("utf-8").encode("utf-16"), texts.levers)


def short_levers(texts: Texts, choice: random.Random) -> Texts:
    """Return the table of levers without its end."""
    return Texts(texts.plan, texts.table, texts.levers[: choice.randrange(len(texts.levers) + 1)])


def plan_as(plan: bytes):
    """Return the mutation to a fixed plan file."""
    return lambda texts, choice: Texts(plan, texts.table, texts.levers)


def table_as(change: Callable[[str], str]):
    """Return the mutation of the observations without any choice."""
    return of_table(lambda text, choice: change(text))


# Name, change, and whether it must end in an error; otherwise a plan is right too.
MUTATIONS: list[tuple[str, Callable[[Texts, random.Random], Texts], bool]] = [
    ("deleted line", line(KEY, ""), False),
    ("wrong type", words(KEY, WRONG), False),
    ("huge number", words(r"^(value|scale|size|due) = .*$", HUGE), False),
    ("not a number", words(r"^(value|scale) = .*$", ("nan", "inf")), True),
    ("swapped years", line(r"start = (\d+), end = (\d+)", r"start = \2, end = \1"), True),
    ("year 9999", line(r"^due = .*$", "due = 9999"), True),
    ("negative scale", line(r"^scale = (.*)$", r"scale = -\1"), True),
    ("unknown key", line(KEY, r"\1x = \2"), True),
    ("unknown word", words(r'^(event|law|support) = ".*"$', ('"other"',)), True),
    ("no such indicator", line(r'^indicator = ".*"$', 'indicator = "nowhere"'), True),
    ("doubled id", of_plan(twice), True),
    ("circle", of_plan(circle), True),
    ("long chain", of_plan(chain), False),
    ("a million targets", of_plan(many_targets(1_000_000, False)), True),
    ("190,000 targets", of_plan(many_targets(190_000, False)), True),
    ("20,000 targets", of_plan(many_targets(20_000, True)), True),
    ("10,000 targets", of_plan(many_targets(10_000, True)), False),
    ("lists in lists", of_plan(deep("[")), True),
    ("tables in tables", of_plan(deep("{ a = ")), True),
    ("many values", of_plan(lambda text, choice: text + "\nx = [" + "1," * 390_000 + "]"), True),
    ("cut off", of_plan(cut), False),
    ("no UTF-8", of_plan(spoilt), True),
    ("noise", of_plan(noise), False),
    ("GBK", encoded, True),
    ("UTF-16", wide, True),
    ("empty", plan_as(b""), True),
    ("table: empty", table_as(lambda text: ""), True),
    ("table: cell", of_table(cell(CELLS)), False),
    ("table: unknown unit", of_table(furlongs), True),
    ("table: cut off", of_table(cut), False),
    ("table: noise", of_table(noise), False),
    ("table: no UTF-8", of_table(spoilt), True),
    ("table: millions of rows", table_as(lambda text: text + ",\n" * 7_000_000), True),
    ("table: millions of cells", table_as(lambda text: text + "," * 15_000_000), True),
    ("table: 15 MB in a cell", table_as(lambda text: text + '"' + "x" * 15_000_000), True),
    ("levers: cut off", short_levers, False),
    ("levers: another table", lambda t, c: Texts(t.plan, t.table, t.table), False),
]


def sources() -> list[Texts]:
    """Return the texts of the bundled plans and of those of the tests."""
    found = []
    for path in sorted((ROOT / "python/attain/plans").glob("*.toml")):
        found.append(path)
    found += [ROOT / f"tests/io/good_plans/{name}.toml" for name in ("full", "words", "levers")]
    out = []
    for path in found:
        text = path.read_bytes()
        beside = {
            key: re.search(rf'^{key} = "(.*)"', text.decode("utf-8"), re.MULTILINE)
            for key in ("observations", "levers")
        }
        tables = [
            (path.parent / match[1]).read_bytes() if match else b"" for match in beside.values()
        ]
        out.append(Texts(text, *tables))
    return out


def mutants(seed: int, count: int):
    """Yield name, texts and "must fail" of `count` mutants, every mutation in turn."""
    choice = random.Random(seed)
    plans = sources()
    for k in range(count):
        name, change, fails = MUTATIONS[k % len(MUTATIONS)]
        texts = choice.choice(plans)
        yield f"{k}: {name}", change(texts, choice), fails


def load(folder: Path, texts: Texts) -> dict[str, object]:
    """Return what came of loading texts from files in `folder`."""
    named = re.search(rb'^levers = "([^"/\\:]+)"', texts.plan, re.MULTILINE)
    table = re.search(rb'^observations = "([^"/\\:]+)"', texts.plan, re.MULTILINE)
    for match, content in ((named, texts.levers), (table, texts.table)):
        if match and match[1].isascii() and len(match[1]) < 200 and b"\0" not in match[1]:
            (folder / match[1].decode()).write_bytes(content)
    (folder / "plan.toml").write_bytes(texts.plan)
    begin = time.process_time()
    try:
        io.load_plan(str(folder / "plan.toml"))
        outcome, message = "valid", ""
    except attain.Error as error:
        outcome, message = "error", str(error)
    except BaseException as error:
        outcome, message = f"raised {type(error).__name__}", str(error)
    seconds = time.process_time() - begin
    return {"outcome": outcome, "message": message[:2000], "seconds": seconds}


def limit_memory() -> None:
    """Let the process take `MEGABYTES` more than it has."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MEGABYTES * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def main() -> None:
    """Load the mutants of a seed, each in the folder given."""
    seed, count, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    for name, texts, fails in mutants(seed, count):
        before = resource.getrlimit(resource.RLIMIT_AS)
        limit_memory()
        found = load(folder, texts)
        resource.setrlimit(resource.RLIMIT_AS, before)
        print(json.dumps({"name": name, "fails": fails, **found}), flush=True)


if __name__ == "__main__":
    main()
