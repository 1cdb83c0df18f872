# SPDX-License-Identifier: Apache-2.0
"""The table of target kinds in docs/targets.md holds in the bundled plans."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "python" / "attain" / "plans"
NAMES = {"zj": "zhejiang", "gz": "guangzhou", "wz": "wenzhou", "hs": "huangshi", "gs": "gongshu"}
TABLE = (ROOT / "docs" / "targets.md").read_text(encoding="utf-8")


def _items() -> tuple[dict[str, dict], dict[str, dict], dict[str, dict]]:
    """Targets by id, indicators by id, whole plans by name."""
    targets: dict[str, dict] = {}
    indicators: dict[str, dict] = {}
    plans: dict[str, dict] = {}
    for name in NAMES.values():
        plan = tomllib.loads((PLANS / f"{name}.toml").read_text(encoding="utf-8"))
        plans[name] = plan
        targets.update({target["id"]: target for target in plan["target"]})
        indicators.update({item["id"]: item for item in plan["indicator"]})
    return targets, indicators, plans


TARGETS, INDICATORS, PLAN_FILES = _items()


def _of(target: str) -> dict:
    return INDICATORS[TARGETS[target]["indicator"]]


def _is(target: str, **wanted: object) -> bool:
    found = TARGETS[target]
    return all(found.get(key) == value for key, value in wanted.items())


def _observed(target: str) -> bool:
    plan = NAMES[target[:2]]
    table = (PLANS / f"{plan}.csv").read_text(encoding="utf-8-sig")
    return re.search(rf"^{re.escape(TARGETS[target]['indicator'])},", table, re.MULTILINE) is not None


def _stages(key: str) -> list[dict]:
    found = [target for target in TARGETS.values() if target.get("stage_of") == key]
    return sorted(found, key=lambda target: target["due"])


KINDS = {
    1: lambda: _is("zj-03", event="level") and _observed("zj-03"),
    2: lambda: _is("hs-02", event="level") and _is("gs-03", event="level"),
    3: lambda: _of("zj-01")["statistic"] == "ratio" and _of("zj-20")["statistic"] == "ratio",
    4: lambda: _of("zj-02")["statistic"] == "flow" and _is("gs-02", event="level"),
    5: lambda: _is("hs-13", event="every_year") and _is("gs-05", event="every_year"),
    6: lambda: _is("gz-09", event="level")
    and any(t.get("alternative_to") == "gz-09" for t in TARGETS.values()),
    7: lambda: _is("hs-05", event="sum") and TARGETS["wz-30"]["event"] == "sum",
    8: lambda: [t["value"] for t in _stages("wz-11")] == [100, 150, 200],
    9: lambda: len(_stages("wz-01")) == 3,
    10: lambda: [t["value"] for t in _stages("wz-03")] == [3000, 6000, 10000]
    and [t["value"] for t in _stages("wz-04")] == [6.5, 7.5, 8.5],
    11: lambda: _is("hs-03", event="added") and _is("wz-14-2022", event="sum"),
    12: lambda: _is("gz-03", event="growth", value=6) and _is("zj-45", event="growth", value=15),
    13: lambda: _is("wz-26", event="total_growth", value=10, window=[2022, 2025]),
    14: lambda: _is("zj-35", event="total_growth", value=100),
    15: lambda: _of("gz-05")["support"] == "share" and _of("zj-13")["support"] == "share",
    16: lambda: _of("zj-41")["law"] == "hazard" and _of("zj-41")["size"] == 11,
    17: lambda: _is("zj-40", event="level", comparator="==", value=0),
    18: lambda: _of("gz-11")["support"] == "score" and _of("gs-09")["support"] == "score",
    19: lambda: _is("gz-14", event="steady_rise") and _is("hs-11", event="steady_rise"),
    20: lambda: _is("wz-51", event="fall") and TARGETS["gz-38"]["event"] in ("fall", "no_number"),
    21: lambda: _is("wz-27", event="hold_rank"),
    22: lambda: _of("hs-04")["size"] == 1 and _of("gs-07")["law"] == "hazard",
    23: lambda: _is("wz-58", comparator="range", value=1, value_max=2),
    24: lambda: any(
        set(parts["of"]) == {"zj-49", "zj-50", "zj-51"} for parts in PLAN_FILES["zhejiang"]["parts"]
    ),
    25: lambda: "part_of" in TARGETS["zj-46"] or "part_of" in TARGETS["zj-52"],
    26: lambda: PLAN_FILES["wenzhou"]["within"] == "zhejiang"
    and any("contributes_to" in target for target in PLAN_FILES["wenzhou"]["target"]),
    27: lambda: TARGETS["wz-59"]["indicator"] == _stages("wz-12")[0]["indicator"]
    and TARGETS["wz-59"]["event"] != _stages("wz-12")[0]["event"],
    28: lambda: _is("wz-21", comparator=">") and _is("zj-50", soft=True),
    29: lambda: TARGETS["zj-17"]["due"] < PLAN_FILES["zhejiang"]["period"]["start"],
    30: lambda: _is("zj-01", attribute="expected") and "data_source" in TARGETS["gz-01"],
    31: lambda: _is("zj-42", soft=True),
    32: lambda: bool(TARGETS["hs-05"].get("reading")),
}


def test_the_table_has_all_kinds_and_its_examples_exist():
    rows = re.findall(r"^\| (\d+) \|(.*)\|$", TABLE, re.MULTILINE)
    assert [int(number) for number, _ in rows] == sorted(KINDS) == list(range(1, 33))
    for number, text in rows:
        named = re.findall(r"`((?:zj|gz|wz|hs|gs)-[\d-]+)`", text)
        assert named, f"row {number} names no example"
        assert not set(named) - set(TARGETS), f"row {number}"


@pytest.mark.parametrize("kind", KINDS)
def test_kind(kind):
    assert KINDS[kind]()
