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


NUMBER: Type = {"type": "number"}
TEXT: Type = {"type": "string", "minLength": 1, "maxLength": 400}
LONG: Type = {"type": "string", "minLength": 1, "maxLength": 4000}
SCENARIO: Type = {"type": "string", "minLength": 1, "maxLength": 64}
FLAG: Type = {"type": "boolean"}
WHOLE: Type = {"type": "integer"}
ID, YEAR, FILE = ref("id"), ref("year"), ref("file")
DISTRIBUTION, EVIDENCE, NAME = ref("distribution"), ref("evidence"), ref("name")
OPERAND: Type = {"type": ["number", "string"]}
DATE = "^[0-9]{4}(-[0-9]{2})?$"
SCHEDULE: Type = {
    "anyOf": [
        NUMBER,
        {"type": "object", "patternProperties": {DATE: NUMBER}, "additionalProperties": False},
    ]
}
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

EVENTS = """level every_year sum added growth total_growth rise fall steady_rise steady_fall rank
hold_rank no_number""".split()
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
            "place": TEXT,
            "inside": items(TEXT),
            "within": ID,
            "period": record(["start", "end"], start=YEAR, end=YEAR),
            "document": TEXT,
            "observations": FILE,
            "levers": FILE,
            "soft": FLAG,
            "base_rate": items(ref("base_rate")),
            "indicator": items(ref("indicator"), 1),
            "target": items(ref("target"), 1),
            "lever": items(ref("lever")),
            "scenario": items(ref("scenario")),
            "parts": items(ref("parts")),
        },
    ),
    "base_rate": (
        "## `[[base_rate]]`",
        {
            "reached": {"type": "integer", "minimum": 0},
            "of": {"type": "integer", "minimum": 1},
            "what": LONG,
            "source": LONG,
            "known_from": YEAR,
            "warning": LONG,
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
            "unit": {"type": "string", "minLength": 1, "maxLength": 64},
            "scale": {"type": "number", "exclusiveMinimum": 0},
            "base_unit": {"type": "string", "minLength": 1, "maxLength": 64},
            "statistic": one_of(*STATISTICS),
            "support": one_of("positive", "count", "share", "score", "real"),
            "low": NUMBER,
            "high": NUMBER,
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
            "completion": DISTRIBUTION,
            "completion_evidence": EVIDENCE,
            "chance": DISTRIBUTION,
            "chance_evidence": EVIDENCE,
            "approval": DISTRIBUTION,
            "approval_evidence": EVIDENCE,
            "derived": one_of("ratio", "sum", "running_total", "stock", "remainder"),
            "of": items(ID, 1),
            "per": {"type": "number", "exclusiveMinimum": 0},
            "from": YEAR,
            "attrition": DISTRIBUTION,
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
            "soft": FLAG,
            "headline": FLAG,
            "restates": ID,
            "alternative_to": ID,
            "part_of": ID,
            "stage_of": ID,
            "stage_value": NUMBER,
            "contributes_to": record(
                ["plan", "target", "amount"], plan=ID, target=ID, amount=NUMBER
            ),
            "data_source": TEXT,
            "section": TEXT,
            "quote": LONG,
            "reading": LONG,
            "rejected": items(LONG),
        },
    ),
    "lever": (
        "## `[[lever]]`",
        {
            "id": ID,
            "name": NAME,
            "state": one_of("quantified", "described", "existing"),
            "kind": one_of("rate", "count"),
            "unit": {"type": "string", "maxLength": 64},
            "start": NUMBER,
            "low": NUMBER,
            "high": NUMBER,
            "reference": {"anyOf": [{"const": "hold"}, *SCHEDULE["anyOf"]]},
            "category": TEXT,
            "quantity": TEXT,
            "section": TEXT,
            "quote": LONG,
            "overlaps": items(ID),
            "note": LONG,
            "parameter": items(ref("parameter")),
            "effect": items(ref("effect")),
        },
    ),
    "parameter": (
        "`[[lever.parameter]]`",
        {
            "id": ID,
            "name": TEXT,
            "unit": {"type": "string", "minLength": 1, "maxLength": 64},
            "distribution": DISTRIBUTION,
            **DEFINITIONS["evidence"]["properties"],
        },
    ),
    "effect": (
        "`[[lever.effect]]`",
        {
            "indicator": ID,
            "channel": one_of("growth", "level"),
            "response": one_of("elasticity", "log_effect", "support"),
            "elasticity": OPERAND,
            "share": OPERAND,
            "take_up": OPERAND,
            "effect": OPERAND,
            "capacity": OPERAND,
            "additionality": OPERAND,
            "stock": OPERAND,
            "delay": {"type": "number", "minimum": 0, "maximum": 50},
            "basis": LONG,
        },
    ),
    "scenario": (
        "## `[[scenario]]`",
        {
            "id": SCENARIO,
            "name": NAME,
            "on": SCENARIO,
            "set": {"type": "object", "additionalProperties": SCHEDULE},
            "note": LONG,
        },
    ),
}


def rows(page: str, start: str) -> dict[str, tuple[str, bool]]:
    """Return description and "may be left out" of the keys between `start` and the next part."""
    begin = page.index(f"\n{start}") + 1
    stop = re.search(r"\n(## |`\[\[)", page[begin + 3 :])
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
