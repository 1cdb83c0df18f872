# SPDX-License-Identifier: Apache-2.0
"""Ratios of one run: what every script of this folder measures with.

    import ratio

    def main() -> int:
        options = ratio.options(__doc__)             # --rounds, --quick, --json; parser= adds more
        report = ratio.Report(__doc__, options, packages=["numpy", "numba"])
        calls = {"attain": by_attain, "numpy by hand": by_hand}
        if report.has("numba"):                      # else "not installed" stands in the report
            calls["numba"] = by_numba
        times = report.in_turns(calls)               # warm-up, then rounds in which they take turns
        report.ratio(times, "numpy by hand", "attain", at_least=4)
        report.ratio(times, "numba", "attain", at_least=5)
        report.figure("peak memory of 10^8 draws", 31.5, "MiB", at_most=300)
        return report.finish()                       # prints; writes the JSON; 1: a bound is missed

A ratio is taken round by round, so that what slows the machine slows both sides; its median, least
and greatest are reported. Pairs that are not in `times` because a package is missing are left out
by `ratio`, never silently: `has` has noted them. Quick runs shrink the work, and the report says
so.
`benchmarks/run.py` runs the scripts of this folder and collects their JSON.
`main` is called as `sys.exit(main())` and returns what `finish` does.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple


class Times(NamedTuple):
    """Seconds of one version, round by round."""

    wall: list[float]
    processor: list[float]  # of all threads of this process


def spread(values: Iterable[float]) -> str:
    """Median, least and greatest."""
    found = sorted(values)
    return f"{short(median(found))} ({short(found[0])} to {short(found[-1])})"


def short(value: float) -> str:
    """Three digits, without exponent."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    digits = max(0, 2 - int(f"{abs(value):e}".partition("e")[2]))
    return f"{value:.{digits}f}"


def options(
    doc: str | None, *, parser: argparse.ArgumentParser | None = None, rounds: int = 5
) -> argparse.Namespace:
    """Options that all scripts have, beside those that `parser` brings."""
    first = (doc or "").strip().splitlines()[0]
    own = parser or argparse.ArgumentParser(description=first, allow_abbrev=False)
    own.add_argument("--rounds", type=int, default=rounds, help="rounds in turns")
    own.add_argument("--quick", action="store_true", help="less work, to see that all still runs")
    own.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as JSON")
    found = own.parse_args()
    if found.rounds < 1:
        own.error(f"--rounds is {found.rounds}, must be at least 1")
    return found


class Report:
    """What one script measured. `packages` are the ones whose versions matter."""

    def __init__(
        self,
        doc: str | None,
        options: argparse.Namespace,
        *,
        packages: Iterable[str] = (),
        settings: Mapping[str, Any] | None = None,
    ) -> None:
        self.options = options
        self.packages = ["attain", *(p for p in packages if p != "attain")]
        lines = (doc or "").strip().splitlines()
        self.found: dict[str, Any] = {
            "script": Path(sys.argv[0]).name,
            "title": lines[0] if lines else "",
            "quick": bool(options.quick),
            "rounds": options.rounds,
            "settings": dict(settings or {}),
            "times": [],
            "ratios": [],
            "figures": [],
            "missing": [],
            "notes": [],
        }

    def has(self, package: str, *, distribution: str | None = None) -> bool:
        """Whether `package` can be imported; notes it as not installed where it cannot."""
        if importlib.util.find_spec(package):
            return True
        self.missing(package, f"not installed: pip install {distribution or package}")
        return False

    def missing(self, name: str, reason: str) -> None:
        """A peer, or an instruction set, that this run is without."""
        self.found["missing"].append({"name": name, "reason": reason})

    def note(self, text: str) -> None:
        self.found["notes"].append(text)

    def in_turns(
        self,
        calls: Mapping[str, Callable[[], object]],
        *,
        rounds: int | None = None,
        warm_up: bool = True,
        of: str = "",
    ) -> dict[str, Times]:
        """Times of all versions, which take turns in every round. `of` names the work."""
        times = {name: Times([], []) for name in calls}
        for number in range(-1 if warm_up else 0, rounds or self.options.rounds):
            for name, call in calls.items():
                start, used = time.perf_counter(), time.process_time()
                call()
                used, wall = time.process_time() - used, time.perf_counter() - start
                if number >= 0:
                    times[name].wall.append(wall)
                    times[name].processor.append(used)
        for name, taken in times.items():
            self.times(name, taken, of=of)
        return times

    def times(self, name: str, taken: Times, *, of: str = "") -> None:
        """Times that were measured elsewhere, as in a process of their own."""
        self.found["times"].append(
            {"name": name, "of": of, "seconds": taken.wall, "processor": taken.processor}
        )

    def ratio(
        self,
        times: Mapping[str, Times],
        over: str,
        under: str,
        *,
        name: str = "",
        scale: float = 1,
        at_least: float | None = None,
        at_most: float | None = None,
    ) -> float | None:
        """Median of time `over` by time `under`, times `scale`; None where one is missing."""
        if over not in times or under not in times:
            return None
        pairs = zip(times[over].wall, times[under].wall, strict=True)
        values = [scale * a / b for a, b in pairs]
        return self.values(
            name or f"{over} / {under}", values, at_least=at_least, at_most=at_most
        )

    def values(
        self,
        name: str,
        values: list[float],
        *,
        at_least: float | None = None,
        at_most: float | None = None,
    ) -> float:
        """A ratio of which each round gave a value."""
        self.found["ratios"].append(
            {
                "name": name,
                "median": median(values),
                "least": min(values),
                "greatest": max(values),
                "at_least": at_least,
                "at_most": at_most,
            }
        )
        return median(values)

    def figure(
        self,
        name: str,
        value: float,
        unit: str,
        *,
        at_least: float | None = None,
        at_most: float | None = None,
    ) -> None:
        """A figure that is no ratio of times: memory, a rate."""
        self.found["figures"].append(
            {"name": name, "value": value, "unit": unit, "at_least": at_least, "at_most": at_most}
        )

    def finish(self) -> int:
        """Prints the report, writes the JSON; 1 where a bound is missed in a run that is not quick.

        Bounds are those of the full work: a quick run shows them and does not judge.
        """
        self.found["machine"] = machine()
        self.found["date"] = today()
        self.found["versions"] = {"python": platform.python_version(), **versions(self.packages)}
        print(text(self.found))
        if self.options.json:
            whole = json.dumps(self.found, ensure_ascii=False, indent=1) + "\n"
            self.options.json.write_text(whole, encoding="utf-8")
        return int(not self.found["quick"] and any(missed(x) for x in judged(self.found)))


def judged(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Ratios and figures."""
    return [*found["ratios"], *found["figures"]]


def missed(entry: Mapping[str, Any]) -> bool:
    """Whether an entry is on the wrong side of its bound."""
    value = entry["median"] if "median" in entry else entry["value"]
    low, high = entry["at_least"], entry["at_most"]
    return (low is not None and value < low) or (high is not None and value > high)


def bound(entry: Mapping[str, Any]) -> str:
    """Its bound in words, empty without one."""
    if entry["at_least"] is not None:
        return f"at least {entry['at_least']:g}"
    return "" if entry["at_most"] is None else f"at most {entry['at_most']:g}"


def value(entry: Mapping[str, Any]) -> str:
    """Its value with spread or unit."""
    if "median" in entry:
        return spread([entry["least"], entry["median"], entry["greatest"]])
    return f"{short(entry['value'])} {entry['unit']}".rstrip()


def text(found: Mapping[str, Any]) -> str:
    """A report as it is printed."""
    lines = [f"{found['title']} ({found['script']}{', quick' if found['quick'] else ''})"]
    if found["settings"]:
        lines.append("  " + ", ".join(f"{k} {v}" for k, v in found["settings"].items()))
    for entry in found["times"]:
        tail = f" [{entry['of']}]" if entry["of"] else ""
        lines.append(f"  {entry['name']:34} {spread(entry['seconds'])} s{tail}")
    for entry in judged(found):
        wanted = bound(entry)
        verdict = "" if found["quick"] else ": missed" if missed(entry) else ": kept"
        tail = f"   wanted {wanted}{verdict}" if wanted else ""
        lines.append(f"  {entry['name']:34} {value(entry)}{tail}")
    lines += [f"  {entry['name']}: {entry['reason']}" for entry in found["missing"]]
    lines += [f"  {note}" for note in found["notes"]]
    lines.append(f"  {found['date']}; {found['machine']}")
    lines.append("  " + ", ".join(f"{k} {v}" for k, v in found["versions"].items()))
    return "\n".join(lines)


def today() -> str:
    return datetime.datetime.now(datetime.timezone.utc).date().isoformat()


def versions(packages: Iterable[str]) -> dict[str, str]:
    """Versions of what is installed."""
    found = {}
    for package in packages:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found


def machine() -> str:
    """Processor, threads that this process may use, widest instruction set, system."""
    model, flags = platform.processor() or platform.machine(), set()
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            key, _, rest = line.partition(":")
            if key.strip() == "model name":
                model = rest.strip()
            if key.strip() == "flags":
                flags = set(rest.split())
                break
    except OSError:
        pass
    wide = next((n for f, n in (("avx512f", "AVX-512"), ("avx2", "AVX2")) if f in flags), "")
    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    parts = [model, f"{threads} processors", wide, f"{platform.system()}"]
    return ", ".join(part for part in parts if part)
