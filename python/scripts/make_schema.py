# SPDX-License-Identifier: Apache-2.0
"""Write the JSON Schema of plan files: keys and words from docs/plan-file.md, types from here.

    python python/scripts/make_schema.py [--check]
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/plan-file.md"
SCHEMA = ROOT / "python/attain/schema/plan.schema.json"

Type = dict[str, Any]

COMMENT = (
    "For editors with taplo (Even Better TOML): the first line of a plan file is "
    "#:schema <path of this file>, which `attain validate --schema` prints. The schema knows keys "
    "and kinds of values; `attain validate` also checks what they say together."
)


def ref(name: str) -> Type:
    """Return a reference to a definition."""
    return {"$ref": f"#/$defs/{name}"}


def one_of(*words: str) -> Type:
    """Return one of some words."""
    return {"enum": list(words)}


def record(required: list[str], **properties: Type) -> Type:
    """Return an inline table that has no other keys."""
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def items(of: Type, least: int = 0) -> Type:
    """Return a list."""
    return {"type": "array", "items": of, **({"minItems": least} if least else {})}


def many(of: Type, keys: str) -> dict[str, Type]:
    """Return several keys of one type."""
    return {key: of for key in keys.split()}


NUMBER: Type = {"type": "number"}
TEXT: Type = {"type": "string", "minLength": 1, "maxLength": 400}
LONG: Type = {"type": "string", "minLength": 1, "maxLength": 4000}
SHORT: Type = {"type": "string", "minLength": 1, "maxLength": 64}
FLAG: Type = {"type": "boolean"}
WHOLE: Type = {"type": "integer"}
ID, YEAR, FILE = ref("id"), ref("year"), ref("file")
DISTRIBUTION, EVIDENCE, NAME = ref("distribution"), ref("evidence"), ref("name")
OPERAND: Type = {"type": ["number", "string"]}
DATE = "^[0-9]{4}(-[0-9]{2})?$"
SPAN: Type = {"first": ref("year"), "last": ref("year")}
DATED: Type = {
    "type": "object",
    "patternProperties": {DATE: NUMBER},
    "additionalProperties": False,
    "minProperties": 1,
}
SHAPE: Type = {
    **record(
        [],
        phase_out=record(["from", "first", "last"], **{"from": NUMBER}, **SPAN),
        ramp=record(["from", "to", "first", "last"], **{"from": NUMBER}, to=NUMBER, **SPAN),
        build_out=record(["start", "each", "first", "last"], start=NUMBER, each=NUMBER, **SPAN),
        yearly_budget=record(["amount", "first", "last"], amount=NUMBER, **SPAN),
    ),
    "minProperties": 1,
    "maxProperties": 1,
}
SCHEDULE: Type = {"anyOf": [NUMBER, DATED, SHAPE]}
LINE: Type = {
    "anyOf": [
        NUMBER,
        {
            "type": "object",
            "patternProperties": {"^[0-9]{4}$": NUMBER},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}

DEFINITIONS: dict[str, Type] = {
    "id": {"type": "string", "pattern": "^[a-z0-9_.-]{1,64}$"},
    "year": {"type": "integer", "minimum": 1800, "maximum": 2200},
    "file": {"type": "string", "pattern": r"^[^/\\:]{1,255}$"},
    "name": {**record([], zh=TEXT, en=TEXT), "minProperties": 1},
    "distribution": {
        **record(
            [],
            fixed=record(["value"], value=NUMBER),
            normal=record(["mean", "sd"], mean=NUMBER, sd=NUMBER),
            lognormal=record(["median", "sigma"], median=NUMBER, sigma=NUMBER),
            uniform=record(["low", "high"], low=NUMBER, high=NUMBER),
            triangular=record(["low", "mode", "high"], low=NUMBER, mode=NUMBER, high=NUMBER),
            beta=record(["a", "b"], a=NUMBER, b=NUMBER),
        ),
        "minProperties": 1,
        "maxProperties": 1,
    },
    "evidence": record(
        ["causal", "read"],
        causal=one_of("A", "B", "C", "J", "U"),
        read=one_of("source", "secondary", "assumed"),
        source=LONG,
        known_from=YEAR,
    ),
}

MARKS: Type = DEFINITIONS["evidence"]["properties"]
EVENTS = """level every_year sum added growth total_growth rise fall steady_rise steady_fall rank
hold_rank no_number""".split()
LISTS = "base_rate lever scenario parts interaction total_effect break".split()
CHANNELS = "growth level inflow attrition ceiling delay".split()
RESPONSES = """elasticity log_effect points hill log_saturation coverage support guarantee
judgement""".split()
OPERANDS = """elasticity most claims effect points half steepness scale bend rate capacity stock
reach multiple legal_cap losses term flow full at_most share take_up additionality leakage"""
STATISTICS = "stock flow cumulative ratio share score index milestone".split()

# Headings of the page, or the words before a table, and the types of the keys below them.
SECTIONS: dict[str, tuple[str, dict[str, Type]]] = {
    "plan": (
        "## The plan",
        {
            "format": {"const": 1},
            "kind": one_of("plan", "history"),
            "id": ID,
            "name": NAME,
            **many(TEXT, "place document"),
            "inside": items(TEXT),
            "within": ID,
            "period": record(["start", "end"], start=YEAR, end=YEAR),
            **many(FILE, "observations levers"),
            "soft": FLAG,
            **{key: items(ref(key), 1) for key in ("indicator", "target")},
            **{key: items(ref(key)) for key in LISTS},
        },
    ),
    "base_rate": (
        "## `[[base_rate]]`",
        {
            "reached": {"type": "integer", "minimum": 0},
            "of": {"type": "integer", "minimum": 1},
            **many(LONG, "what source warning"),
            "known_from": YEAR,
        },
    ),
    "parts": (
        "## `[[parts]]`",
        {"whole": ID, "of": items(ID, 1), "exact": FLAG, "note": LONG},
    ),
    "indicator": (
        "## `[[indicator]]`",
        {
            "id": ID,
            "name": NAME,
            **many(SHORT, "unit base_unit"),
            **many({"type": "number", "exclusiveMinimum": 0}, "scale per"),
            "statistic": one_of(*STATISTICS),
            "support": one_of("positive", "count", "share", "score", "real"),
            **many(NUMBER, "low high"),
            "size": {"type": "integer", "minimum": 1},
            "better": one_of("up", "down"),
            "law": one_of("trend", "delivery", "hazard", "derived"),
            "definition": TEXT,
            "note": LONG,
            "class": ID,
            "cap": LINE,
            "floor": LINE,
            "elicited": record(
                ["year", "low", "high", "source"], year=YEAR, low=NUMBER, high=NUMBER, source=LONG
            ),
            "delivered_by": ID,
            **many(DISTRIBUTION, "completion chance approval attrition"),
            **many(EVIDENCE, "completion_evidence chance_evidence approval_evidence"),
            "derived": one_of("ratio", "sum", "running_total", "stock", "remainder"),
            "of": items(ID, 1),
            "from": YEAR,
            "attrition_evidence": EVIDENCE,
        },
    ),
    "target": (
        "## `[[target]]`",
        {
            "id": ID,
            "indicator": ID,
            "event": one_of(*EVENTS),
            "comparator": one_of(">=", ">", "<=", "<", "==", "range"),
            "value": NUMBER,
            "value_max": NUMBER,
            "due": YEAR,
            "window": {**items(YEAR), "minItems": 2, "maxItems": 2},
            "among": items(ID),
            "attribute": one_of("expected", "binding", "none"),
            **many(FLAG, "soft headline"),
            **many(ID, "restates alternative_to part_of stage_of"),
            "stage_value": NUMBER,
            "contributes_to": record(
                ["plan", "target", "amount"], plan=ID, target=ID, amount=NUMBER
            ),
            **many(TEXT, "data_source section"),
            **many(LONG, "quote reading"),
            "rejected": items(LONG),
        },
    ),
    "lever": (
        "## `[[lever]]`",
        {
            "id": ID,
            "name": NAME,
            "state": one_of("quantified", "described", "existing"),
            "kind": one_of("rate", "count", "budget"),
            "unit": {"type": "string", "maxLength": 64},
            **many(NUMBER, "start low high"),
            "history": {"anyOf": [DATED, SHAPE]},
            "group": ID,
            "reference": {"anyOf": [{"const": "hold"}, *SCHEDULE["anyOf"]]},
            **many(TEXT, "category quantity section"),
            **many(LONG, "quote note"),
            "overlaps": items(ID),
            "parameter": items(ref("parameter")),
            "effect": items(ref("effect")),
            "cost": ref("cost"),
        },
    ),
    "parameter": (
        "`[[lever.parameter]]`",
        {
            "id": ID,
            "name": TEXT,
            "unit": SHORT,
            "distribution": DISTRIBUTION,
            **MARKS,
        },
    ),
    "effect": (
        "`[[lever.effect]]`",
        {
            "indicator": ID,
            "channel": one_of(*CHANNELS),
            "response": one_of(*RESPONSES),
            **many(OPERAND, OPERANDS),
            "delay": {
                "anyOf": [
                    {"type": "number", "minimum": 0, "maximum": 50},
                    record(["gamma"], gamma=record(["years", "shape"], years=NUMBER, shape=NUMBER)),
                ]
            },
            "basis": LONG,
        },
    ),
    "cost": (
        "`[lever.cost]`",
        {
            **many(OPERAND, "capital running each take_up"),
            "output": ID,
            "currency": SHORT,
            "price_year": YEAR,
            "basis": LONG,
        },
    ),
    "interaction": (
        "## `[[interaction]]`",
        {
            "indicator": ID,
            "levers": {**items(ID), "minItems": 2, "maxItems": 2},
            "strength": DISTRIBUTION,
            **MARKS,
        },
    ),
    "total_effect": (
        "## `[[total_effect]]`",
        {
            "indicator": ID,
            "channel": one_of(*CHANNELS),
            "distribution": DISTRIBUTION,
            **MARKS,
        },
    ),
    "break": (
        "## `[[break]]`",
        {
            "indicator": ID,
            "date": {"anyOf": [YEAR, {"type": "string", "pattern": DATE}]},
            **many(DISTRIBUTION, "step slope"),
            "lever": ID,
            **MARKS,
            "note": LONG,
        },
    ),
    "scenario": (
        "## `[[scenario]]`",
        {
            "id": SHORT,
            "name": NAME,
            "on": SHORT,
            "set": {"type": "object", "additionalProperties": SCHEDULE},
            "assume": {
                "type": "object",
                "additionalProperties": {"anyOf": [NUMBER, DISTRIBUTION]},
            },
            "note": LONG,
        },
    ),
}


def rows(page: str, start: str) -> dict[str, tuple[str, bool]]:
    """Return description and "may be left out" of the keys between `start` and the next part."""
    begin = page.index(f"\n{start}") + 1
    stop = re.search(r"\n(## |`\[)", page[begin + 3 :])
    part = page[begin : begin + 3 + stop.start()] if stop else page[begin:]
    found: dict[str, tuple[str, bool]] = {}
    for table in re.findall(r"\| key \| meaning \|\n\|---\|---\|\n((?:\|.*\n)+)", part):
        for row in table.splitlines():
            keys, words = (cell.strip() for cell in row[1:-1].split(" | ", 1))
            for key in re.findall(r"`([a-z_]+)`", keys):
                found[key] = (re.sub(r"[`]", "", words.strip()), keys.endswith("*o*"))
    return found


def table(page: str, name: str) -> Type:
    """Return the schema of one kind of table; its keys are those of the page, in its order."""
    start, types = SECTIONS[name]
    described = rows(page, start)
    if set(described) != set(types):
        raise SystemExit(f"{name}: page and types differ in {set(described) ^ set(types)}")
    needed = [key for key, (_, optional) in described.items() if not optional]
    return {
        **record(needed),
        "properties": {
            key: {
                "description": words,
                **{k: v for k, v in types[key].items() if not (optional and k == "minLength")},
            }
            for key, (words, optional) in described.items()
        },
    }


def schema(page: str) -> Type:
    """Return the whole schema."""
    definitions = {name: table(page, name) for name in SECTIONS if name != "plan"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": COMMENT,
        "title": "attain plan file",
        **table(page, "plan"),
        "$defs": {**DEFINITIONS, **definitions},
    }


def written(whole: Type) -> str:
    """Return the schema as JSON with one key of a plan file a line."""

    def nested(value: Any, depth: int) -> str:
        pad = " " * depth
        if not isinstance(value, dict) or (depth > 0 and "properties" not in value):
            is_group = isinstance(value, dict) and all(isinstance(v, dict) for v in value.values())
            if not (is_group and depth < 4 and len(value) > 1):
                return json.dumps(value, ensure_ascii=False)
        lines = [
            f"{pad} {json.dumps(key, ensure_ascii=False)}: {nested(inner, depth + 1)}"
            for key, inner in value.items()
        ]
        return "{\n" + ",\n".join(lines) + f"\n{pad}}}"

    return nested(whole, 0) + "\n"


def main() -> int:
    """Write the schema, or only compare with `--check`."""
    text = written(schema(PAGE.read_text(encoding="utf-8")))
    if "--check" in sys.argv[1:]:
        same = SCHEMA.read_text(encoding="utf-8") == text
        print("schema and page agree" if same else "run python/scripts/make_schema.py")
        return 0 if same else 1
    SCHEMA.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
