# SPDX-License-Identifier: Apache-2.0
"""Plan files: saved and loaded again, all mistakes at once, and the schema for editors."""

from __future__ import annotations

import importlib.util
import json
import pickle
import re
from pathlib import Path
from types import ModuleType

import jsonschema  # comes with nbclient
import pytest

import attain
from attain import cli
from attain._core import io

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10; comes with mypy
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[2]
GOOD = ROOT / "tests/io/good_plans"
PACKAGE = ROOT / "python/attain"
PLANS = sorted(
    path for folder in (PACKAGE / "plans", PACKAGE / "histories", GOOD)
    for path in folder.glob("*.toml")
)  # fmt: skip
RELATIONS = ("interaction", "total_effect", "break")


def schema() -> dict:
    """Return the schema that the package ships."""
    text = (PACKAGE / "schema/plan.schema.json").read_text(encoding="utf-8")
    return json.loads(text)


def tables() -> dict[str, dict]:
    """Return the tables of a plan file by name, the file itself as ''."""
    whole = schema()
    kinds = ("base_rate", "parts", "indicator", "target", "lever", "scenario", *RELATIONS)
    found = {kind: whole["$defs"][kind] for kind in kinds}
    found |= {f"lever.{kind}": whole["$defs"][kind] for kind in ("parameter", "effect", "cost")}
    return {"": whole, **found}


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_plan_files_keep_to_the_schema(path):
    checker = jsonschema.Draft202012Validator(schema())
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [error.message for error in checker.iter_errors(data)] == []


def test_the_schema_is_one_and_refuses_other_keys_and_values():
    jsonschema.Draft202012Validator.check_schema(schema())
    checker = jsonschema.Draft202012Validator(schema())
    data = tomllib.loads((GOOD / "minimal.toml").read_text(encoding="utf-8"))
    for change in (
        lambda d: d["indicator"][0].update(scaling=1),
        lambda d: d["indicator"][0].update(support="positiv"),
        lambda d: d["target"][0].update(due="2025"),
        lambda d: d["target"][0].pop("quote"),
        lambda d: d.update(observations="../elsewhere.csv"),
    ):
        changed = json.loads(json.dumps(data))
        change(changed)
        assert not checker.is_valid(changed)


def test_the_schema_is_written_from_the_page():
    made = script("make_schema")
    page = (ROOT / "docs/plan-file.md").read_text(encoding="utf-8")
    text = (PACKAGE / "schema/plan.schema.json").read_text(encoding="utf-8")
    assert made.written(made.schema(page)) == text


def script(name: str) -> ModuleType:
    """Return a script of the project as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / f"python/scripts/{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def known_to_the_loader(table: str, key: str) -> bool:
    """Return whether the loader takes `key` in one of the tables `table` for one of its own."""
    new = table.startswith("lever.") or table in RELATIONS or not table and key in RELATIONS
    name = "levers" if new else "words" if table == "parts" else "full"
    text, data = (
        (GOOD / f"{name}{end}").read_text(encoding="utf-8") for end in (".toml", ".csv")
    )
    if not table:
        return f"\n[[{key}]]" in text or known_behind("", text, data, key)
    line = f"\n[{table}]\n" if table == "lever.cost" else f"\n[[{table}]]\n"
    places = [match.end() for match in re.finditer(re.escape(line), text)]
    assert places
    return any(known_behind(text[:place], text[place:], data, key) for place in places)


def known_behind(head: str, tail: str, data: str, key: str) -> bool:
    """Return whether the loader takes `key` between two halves of a plan file for its own."""
    if re.search(rf"^{key} = ", tail.split("\n[[", maxsplit=1)[0], re.MULTILINE):
        return True
    with pytest.raises(attain.InvalidInput) as caught:
        io.plan_from_texts("p.toml", f"{head}{key} = [[]]\n{tail}", "o.csv", data)
    line = head.count("\n") + 1
    problem = rf"^p\.toml:{line}: ([^\n]*\.)?{key}: is not a known key"
    return re.search(problem, str(caught.value), re.MULTILINE) is None


def test_the_loader_knows_every_key_of_the_schema():
    assert not known_to_the_loader("indicator", "other")
    for table, kind in tables().items():
        for key in kind["properties"]:
            assert known_to_the_loader(table, key), f"{table}.{key}"


def test_the_schema_knows_every_key_of_the_loader():
    whole = json.dumps(schema())
    getter = r"(?:text|texts|number|whole|year|flag|table|tables|find|has|require|choice|id|line)"
    call = rf'(?:optional_|read_)?{getter}\((?:in, )?"([a-z_]+)"'
    for name in ("plan", "indicator", "law", "target", "lever", "values", "scenario", "relation", "schedule"):
        source = (ROOT / f"src/io/read_{name}.cpp").read_text(encoding="utf-8")
        keys = set(re.findall(call, source))
        assert keys
        assert [key for key in keys if f'"{key}": ' not in whole] == [], name


def test_every_description_is_there():
    for table, kind in tables().items():
        for key, value in kind["properties"].items():
            assert value["description"], f"{table}.{key}"


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_saved_plan_is_equal(path, tmp_path):
    plan = attain.load_plan(path) if path.parent.name != "histories" else attain.Plan(
        io.load_plan(str(path)))  # fmt: skip
    saved = plan.save(tmp_path / "copy.toml")
    again = attain.Plan(io.load_plan(str(saved)))
    assert again == plan
    assert (again.plan_hash, again.data_hash) == (plan.plan_hash, plan.data_hash)
    assert saved.read_bytes() == path.read_bytes()
    assert pickle.loads(pickle.dumps(again._value)) == plan._value


def test_saving_replaces_nothing_unless_told(tmp_path):
    plan = attain.load_plan(GOOD / "words.toml")
    assert plan.save(tmp_path) == tmp_path / "linzhou.toml"
    with pytest.raises(attain.InvalidInput, match="words.csv: is there already; set overwrite"):
        plan.save(tmp_path)
    plan.save(tmp_path, overwrite=True)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["linzhou.toml", "words-levers.csv", "words.csv"]
    with pytest.raises(attain.InvalidInput, match="there is no such folder"):
        plan.save(tmp_path / "nowhere" / "p.toml")


def test_a_plan_from_excel_on_chinese_windows_loads(tmp_path):
    def windows(text: str) -> bytes:
        return text.replace("\n", "\r\n").encode("utf-8-sig")

    text = (GOOD / "minimal.toml").read_text(encoding="utf-8")
    (tmp_path / "p.toml").write_bytes(windows(text))
    table = "indicator;year;value;unit;source;quote\n"
    table += 'patents;2019;"160,609.0";件;年鉴;\npatents;２０２０;20万;;规划;"两\n行"\n;;;;;\n'
    (tmp_path / "minimal.csv").write_bytes(windows(table))
    plan = attain.load_plan(tmp_path / "p.toml")
    values = [observation.value for observation in plan.indicators["patents"].observations]
    assert values == [16.0609, 20]  # in 万件
    (tmp_path / "minimal.csv").write_bytes(table.encode("gbk"))
    with pytest.raises(attain.InvalidInput, match="looks like GBK"):
        attain.load_plan(tmp_path / "p.toml")
    (tmp_path / "minimal.csv").write_bytes(table.encode("utf-16"))
    with pytest.raises(attain.InvalidInput, match="UTF-8"):
        attain.load_plan(tmp_path / "p.toml")


def test_validate_reports_every_mistake_of_every_file(tmp_path, capsys):
    words = (GOOD / "words.toml").read_text(encoding="utf-8")
    (tmp_path / "p.toml").write_text(
        words.replace('event = "added"', 'event = "addded"'), encoding="utf-8"
    )
    levers = (GOOD / "words-levers.csv").read_text(encoding="utf-8")
    (tmp_path / "words-levers.csv").write_text(
        levers.replace("existing", "exiting"), encoding="utf-8"
    )
    table = (GOOD / "words.csv").read_text(encoding="utf-8")
    (tmp_path / "words.csv").write_text(
        table.replace("16.06", '"1,6"').replace("2020,population", "2o20,population"),
        encoding="utf-8",
    )
    assert cli.main(["validate", str(tmp_path / "p.toml")]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[1].rpartition("/")[2] for line in lines] == [
        "p.toml",
        "words-levers.csv",
        "words.csv",
        "words.csv",
    ]
    assert 'did you mean "added"?' in lines[0]
    assert cli.main(["validate", str(tmp_path / "p.toml"), "--json"]) == 2
    assert len(json.loads(capsys.readouterr().out)["problems"]) == 4


def test_validate_prints_where_the_schema_is(capsys):
    assert cli.main(["validate", "--schema"]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.name == "plan.schema.json" and path.is_file()
    assert cli.main(["validate"]) == 2
    assert cli.main(["validate", "zhejiang", "--schema"]) == 2
