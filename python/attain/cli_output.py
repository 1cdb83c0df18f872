# SPDX-License-Identifier: Apache-2.0
"""What the command line prints: text for people, one JSON object for programs."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attain import __version__
from attain.errors import InvalidInput
from attain.plan import Plan
from attain.text import display_width, shorten


def write(text: str) -> None:
    """Print text as UTF-8 whatever the locale, ended by one newline."""
    data = text if text.endswith("\n") else text + "\n"
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data)
        return
    sys.stdout.flush()
    buffer.write(data.encode("utf-8"))
    buffer.flush()


def check_file(option: str, path: str, endings: Sequence[str]) -> None:
    """Raise `attain.InvalidInput` before any work where a file could not be written."""
    target = Path(path)
    if target.suffix.lower() not in endings:
        raise InvalidInput(f"{option} '{path}' must end in {endings[0]}")
    if not target.parent.is_dir():
        raise InvalidInput(f"{option} '{path}': the folder '{target.parent}' does not exist")


def _summary(plan: Plan) -> dict[str, Any]:
    """Return what is in a plan."""
    return {
        "plan": plan.id,
        "name": {"zh": plan.name.zh, "en": plan.name.en},
        "place": plan.place,
        "period": {"start": plan.start, "end": plan.end},
        "plan_hash": plan.plan_hash,
        "data_hash": plan.data_hash,
        "indicators": len(plan.indicators),
        "targets": len(plan.targets),
        "levers": plan.levers.ids,
        "scenarios": plan.scenarios.ids,
    }


def _dumps(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def list_json(plans: Sequence[Plan]) -> str:
    """Return the bundled plans as a JSON object."""
    return _dumps({"attain": __version__, "plans": [_summary(plan) for plan in plans]})


def list_text(plans: Sequence[Plan]) -> str:
    """Return the bundled plans, one a line."""
    width = max((display_width(plan.id) for plan in plans), default=0)
    lines = [
        f"{plan.id:<{width}}  {plan.start}-{plan.end}  {len(plan.targets):>3} targets  "
        f"{plan.name.en or plan.name.zh}"
        for plan in plans
    ]
    return "\n".join(shorten_line(line) for line in lines) or "no plan is bundled"


def shorten_line(line: str, width: int = 100) -> str:
    """Cut a line to a width without touching its inner spaces."""
    return line if display_width(line) <= width else line[:2] + shorten(line[2:], width - 2)


def valid_json(path: str, plan: Plan) -> str:
    """Return that a plan file is valid, and what is in it, as a JSON object."""
    return _dumps({"attain": __version__, "file": path, "valid": True, **_summary(plan)})


def invalid_json(path: str, message: str) -> str:
    """Return the mistakes in a plan file and its tables, one a line of `message`, as JSON."""
    return _dumps(
        {
            "attain": __version__,
            "file": path,
            "valid": False,
            "error": message,
            "problems": message.splitlines(),
        }
    )


def schema_path() -> str:
    """Return the path of the JSON Schema of plan files."""
    from importlib import resources

    return str(resources.files("attain") / "schema" / "plan.schema.json")


def _states(plan: Plan) -> str:
    """Return how many levers act, were there before, or are described."""
    count = Counter(lever.state for lever in plan.levers)
    return f" ({', '.join(f'{n} {state}' for state, n in count.items())})" if count else ""


def valid_text(plan: Plan) -> str:
    """Return that a plan file is valid, and what is in it, in three lines."""
    return (
        f"valid: {plan.id}, {plan.name.en or plan.name.zh}, {plan.start}-{plan.end}\n"
        f"{len(plan.indicators)} indicators, {len(plan.targets)} targets, "
        f"{len(plan.levers)} levers{_states(plan)}, "
        f"scenarios: {', '.join(plan.scenarios.ids)}\n"
        f"plan {plan.plan_hash}, data {plan.data_hash}"
    )
