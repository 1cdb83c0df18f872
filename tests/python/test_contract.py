# SPDX-License-Identifier: Apache-2.0
"""The contract of draws and boards, as a user of Python and the command line meets it."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from importlib import resources
from pathlib import Path

import pytest

import attain
from attain._core import io, study

DRAWS = 65536
SEED = 7


def command(*words: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "attain", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        **options,
    )


@pytest.fixture(scope="module")
def plan() -> attain.Plan:
    return attain.load_plan("zhejiang")


@pytest.fixture(scope="module")
def board(plan: attain.Plan) -> attain.Board:
    return plan.forecast(as_of=2020, draws=DRAWS, seed=SEED, threads=1)


@pytest.fixture(scope="module")
def texts() -> tuple[str, str]:
    folder = resources.files("attain") / "plans"
    return (
        (folder / "zhejiang.toml").read_text(encoding="utf-8"),
        (folder / "zhejiang.csv").read_text(encoding="utf-8"),
    )


def loaded(toml: str, csv: str) -> attain.Plan:
    """Return the plan of two texts."""
    folder = resources.files("attain") / "plans"
    name = "zhejiang-levers.csv"
    levers = (folder / name).read_text(encoding="utf-8")
    return attain.Plan(io.plan_from_texts("zhejiang.toml", toml, "zhejiang.csv", csv, name, levers))


def test_any_number_of_threads_gives_the_same_bytes_on_the_command_line(board: attain.Board) -> None:
    digests = set()
    for threads in ("1", "2", "8"):
        done = command(
            "forecast", "zhejiang", "--as-of", "2020", "--draws", str(DRAWS), "--seed", str(SEED),
            "--threads", threads, "--json",
        )
        assert done.returncode == 0, done.stderr
        digests.add(hashlib.sha256(done.stdout.encode()).hexdigest())
    assert digests == {hashlib.sha256(board.to_json().encode()).hexdigest()}


def test_shards_merge_to_the_same_bytes_in_any_order(plan: attain.Plan, board: attain.Board) -> None:
    parts = [
        plan.forecast(as_of=2020, draws=DRAWS, seed=SEED, shard=(part, 4)) for part in range(4)
    ]
    for order in itertools.permutations(parts):
        assert attain.merge(*order).to_json() == board.to_json()


def test_parts_that_share_draws_are_not_merged(plan: attain.Plan) -> None:
    part = plan.forecast(as_of=2020, draws=4096, seed=SEED, shard=(1, 4))
    assert any("part of a run" in label for label in part.labels)
    with pytest.raises(attain.InvalidInput, match="same draws"):
        attain.merge(part, part)
    with pytest.raises(attain.InvalidInput, match="fewer shards"):
        plan.forecast(as_of=2020, draws=1024, seed=SEED, shard=(0, 2))


def test_more_draws_keep_the_first_ones(plan: attain.Plan, board: attain.Board) -> None:
    first_half = plan.forecast(as_of=2020, draws=2 * DRAWS, seed=SEED, shard=(0, 2))
    assert first_half.to_json() == board.to_json()


def test_rows_after_the_as_of_year_change_only_the_data_hash(
    texts: tuple[str, str], board: attain.Board
) -> None:
    toml, csv = texts
    lines = csv.splitlines(keepends=True)
    year = lines[0].split(",").index("year")
    import csv as reader

    kept = [lines[0]]
    kept += [line for line in lines[1:] if int(next(reader.reader([line]))[year]) <= 2020]
    assert len(kept) < len(lines)
    shorter = loaded(toml, "".join(kept)).forecast(as_of=2020, draws=DRAWS, seed=SEED)
    one, other = json.loads(board.to_json()), json.loads(shorter.to_json())
    assert one.pop("data_hash") != other.pop("data_hash")
    assert one == other


def test_another_indicator_changes_no_other_target(
    texts: tuple[str, str], board: attain.Board
) -> None:
    toml, csv = texts
    extra = """
[[indicator]]
id = "extra"
name = { zh = "另一项", en = "One more" }
unit = "件"
scale = 1
base_unit = "件"
statistic = "stock"
support = "positive"
better = "up"
law = "trend"
class = "stock.patents"
definition = "own"

[[target]]
id = "extra"
indicator = "extra"
event = "level"
comparator = ">="
value = 10
due = 2025
attribute = "none"
section = "-"
quote = "-"
"""
    row = "extra,own,level,,2020,,8,件,1,,2021,made up for this test,,\n"
    more = loaded(toml + extra, csv + row).forecast(as_of=2020, draws=DRAWS, seed=SEED)
    assert more["extra"].probability is not None
    for one in board:
        assert more[one.id].probability == one.probability
        assert more[one.id].quantiles == one.quantiles


def test_a_target_raised_raises_no_growth(texts: tuple[str, str], board: attain.Board) -> None:
    toml, csv = texts
    assert toml.count("value = 30\n") >= 1
    raised = loaded(toml.replace("value = 30\n", "value = 40\n", 1), csv)
    changed = raised.forecast(as_of=2020, draws=DRAWS, seed=SEED)
    assert [row.quantiles for row in changed] == [row.quantiles for row in board]


def test_everything_pickles_to_an_equal_value(plan: attain.Plan, board: attain.Board) -> None:
    compared = attain.compare(
        plan.trend, plan.scenario("subsidy ends"), as_of=2020, draws=4096, seed=SEED
    )
    for value in (
        plan, plan.trend, plan.scenario("subsidy ends"), board, board["zj-03"],
        board["zj-03"].fan, compared, compared["zj-03"], plan.indicators[0], plan.targets[0],
        plan.levers[0], plan.levers[0].parameters[0].evidence, board.joint, board["zj-01"].name,
        plan.indicators["zj-03"].observations[0],
    ):
        assert pickle.loads(pickle.dumps(value)) == value


def test_a_lever_at_its_reference_changes_nothing_at_all(plan: attain.Plan) -> None:
    still = plan.scenario("still").set("stations", {2025: 204})
    held = plan.scenario("held").set("grant_subsidy", {2021: 0.5})
    compared = attain.compare(plan.trend, still, held, as_of=2020, draws=8192, seed=SEED)
    for row in compared:
        for k in (1, 2):
            if row.differences[k] is not None and row.id != "zj-16":
                assert row.differences[k] == 0.0
                assert row.difference_std_errors[k] == 0.0
                assert row.level_differences[k] == 0.0


def test_a_rate_that_no_document_gives_is_asked_for(plan: attain.Plan) -> None:
    ends = plan.scenario("ends").set("grant_subsidy", {2025: 0.0})
    with pytest.raises(attain.MissingInput, match=r"grant_subsidy.*no document.*2021"):
        attain.compare(plan.trend, ends, as_of=2020)


@pytest.mark.skipif(os.name != "posix", reason="sends itself a signal")
def test_ctrl_c_returns_at_once(plan: attain.Plan) -> None:
    # A job in the background inherits an ignored SIGINT; a terminal's job does not.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    asked = []

    def ask() -> None:
        asked.append(time.perf_counter())
        os.kill(os.getpid(), signal.SIGINT)

    waits = []
    try:
        for wait in (0.05, 0.2, 0.4):
            timer = threading.Timer(wait, ask)
            timer.start()
            with pytest.raises(KeyboardInterrupt):
                plan.forecast(as_of=2020, draws=2**34, seed=SEED, threads=2, progress=False)
            waits.append(time.perf_counter() - asked[-1])
            timer.join()
    finally:
        signal.signal(signal.SIGINT, before)
    # .2 s is what a user notices; the best of three keeps a busy machine out of the test.
    assert min(waits) < 0.2
    assert max(waits) < 2


def test_a_report_that_raises_stops_the_work(plan: attain.Plan) -> None:
    def report(done: int, total: int, seconds: float) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        plan.forecast(as_of=2020, draws=2**34, seed=SEED, progress=report)


def test_two_forecasts_run_in_two_threads(plan: attain.Plan, board: attain.Board) -> None:
    made: list[attain.Board] = []
    both = [
        threading.Thread(
            target=lambda: made.append(plan.forecast(as_of=2020, draws=DRAWS, seed=SEED))
        )
        for _ in range(2)
    ]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert [b.to_json() for b in made] == [board.to_json()] * 2


def test_the_example_program_prints_the_same_bytes(board: attain.Board) -> None:
    program = os.environ.get("ATTAIN_EXAMPLE")
    if not program:
        pytest.skip("ATTAIN_EXAMPLE does not name the C++ example")
    path = Path(str(resources.files("attain") / "plans" / "zhejiang.toml"))
    done = subprocess.run(
        [program, str(path), "--json"], capture_output=True, timeout=120, check=True
    )
    assert done.stdout.decode() == board.to_json()


def test_impossible_settings_are_named(plan: attain.Plan) -> None:
    for bad in ({"draws": 0}, {"draws": -5}, {"threads": -1}, {"shard": (4, 4)}, {"as_of": 20}):
        with pytest.raises(attain.Error):
            plan.forecast(**{"as_of": 2020, "draws": 1024, **bad})
    with pytest.raises(attain.NotFound, match="exact"):
        plan.forecast(method="exacct")
    assert study.forecast.__doc__
