# SPDX-License-Identifier: Apache-2.0
"""The command line: answers, suggestions, exit codes, what goes to which stream."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import attain
import pytest
from attain import cli

FEW = ("--draws", "2048", "--threads", "1")


def run(*words: str, **more) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "attain", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        **more,
    )


def refused(capsys, *words: str) -> str:
    """Run a command that must be refused; return its one sentence."""
    assert cli.main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("attain: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


def printed(capsys, *words: str) -> str:
    assert cli.main(words) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("forcast", "zhejiang"), "unknown command 'forcast'; did you mean 'forecast'?"),
        (("forecast", "zhejiang", "--draw", "5"), "'--draw'; did you mean '--draws'?"),
        (("forecast", "zhejiang", "--theads=5"), "'--theads'; did you mean '--threads'?"),
        (("forecast", "zhejang"), "bundled plan 'zhejang'; did you mean 'zhejiang'?"),
        (("forecast", "zhejiang", "--scenario", "pla"), "no scenario 'pla'; did you mean 'plan'?"),
        (("compare", "zhejiang", "700 station"), "did you mean '700 stations'?"),
        (("forecast", "zhejiang", "--draws", "many"), "'many' is not a whole number of 1 or more"),
        (("forecast", "zhejiang", "--draws", "0"), "'0' is not a whole number of 1 or more"),
        (("forecast", "zhejiang", "--seed", "-1"), "'-1' is not a whole number from 0 to 2^64 - 1"),
        (("forecast", "zhejiang", "--as-of", "soon"), "soon"),
        (("forecast",), "PLAN"),
        (("forecast", "zhejiang", "--picture", "board.png"), "must end in .svg"),
        (("forecast", "zhejiang", "--picture", "/nowhere/b.svg"), "'/nowhere' does not exist"),
        (("validate", "/nowhere/plan.toml"), "/nowhere/plan.toml"),
        (("validate", "."), "is a folder"),
    ],
)
def test_a_mistake_is_one_sentence_with_the_nearest_name(capsys, words, expected):
    assert expected in refused(capsys, *words)


def test_no_command_shows_the_help(capsys):
    assert cli.main([]) == 2
    assert "forecast" in capsys.readouterr().err


def test_list_names_the_bundled_plans(capsys):
    assert "zhejiang" in printed(capsys, "list")
    answer = json.loads(printed(capsys, "list", "--json"))
    assert answer["attain"] == attain.__version__
    (plan,) = [plan for plan in answer["plans"] if plan["plan"] == "zhejiang"]
    assert plan["period"] == {"start": 2021, "end": 2025}
    assert plan["targets"] == 60
    assert {"trend", "plan", "700 stations"} <= set(plan["scenarios"])


def test_validate_says_what_is_in_a_plan(capsys):
    assert printed(capsys, "validate", "zhejiang").startswith("valid: zhejiang")
    answer = json.loads(printed(capsys, "validate", "zhejiang", "--json"))
    assert answer["valid"] is True
    assert answer["targets"] == 60


def test_validate_prints_its_object_for_a_bad_file_too(capsys, tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text("format = 1\nidd = 'x'\n", encoding="utf-8")
    assert cli.main(["validate", str(bad), "--json"]) == 2
    out, err = capsys.readouterr()
    answer = json.loads(out)
    assert answer["valid"] is False
    assert "bad.toml" in answer["error"]
    assert "bad.toml" in err


def test_forecast_prints_the_board(capsys):
    text = printed(capsys, "forecast", "zhejiang", *FEW)
    assert "zj-03" in text or "Invention patents in force" in text


def test_forecast_json_is_the_boards_own(capsys):
    plan = attain.load_plan("zhejiang")
    board = plan.forecast(as_of=2020, draws=2048, seed=3, threads=1)
    words = ("forecast", "zhejiang", "--as-of", "2020", "--seed", "3", "--json", *FEW)
    assert printed(capsys, *words).rstrip("\n") == board.to_json().rstrip("\n")


def test_forecast_writes_a_picture_besides(capsys, tmp_path):
    picture = tmp_path / "board.svg"
    assert cli.main(["forecast", "zhejiang", "--picture", str(picture), "--json", *FEW]) == 0
    out, err = capsys.readouterr()
    json.loads(out)
    assert str(picture) in err
    assert picture.read_text(encoding="utf-8").startswith("<?xml")


def test_compare_is_against_trend_unless_it_is_named(capsys):
    words = ("compare", "zhejiang", "plan", "700 stations", "--json", *FEW)
    assert json.loads(printed(capsys, *words))["scenarios"] == ["trend", "plan", "700 stations"]
    words = ("compare", "zhejiang", "plan", "trend", "--json", *FEW)
    assert json.loads(printed(capsys, *words))["scenarios"] == ["plan", "trend"]
    assert "700 stations" in printed(capsys, "compare", "zhejiang", "700 stations", *FEW)


def test_an_internal_error_is_one_sentence(capsys, monkeypatch):
    monkeypatch.setattr(cli, "_run", lambda _: 1 / 0)
    assert cli.main(["list"]) == 1
    assert "internal error: ZeroDivisionError" in capsys.readouterr().err


def test_an_interrupt_is_130(capsys, monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", interrupted)
    assert cli.main(["list"]) == 130
    assert capsys.readouterr().err == "attain: interrupted\n"


def test_the_module_runs_as_a_command():
    answer = run("--version")
    assert (answer.returncode, answer.stdout) == (0, f"attain {attain.__version__}\n")
    assert run("forcast").returncode == 2


def test_json_is_utf_8_whatever_the_locale():
    settings = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    answer = run("list", "--json", env=settings)
    names = [plan["name"]["zh"] for plan in json.loads(answer.stdout)["plans"]]
    assert any(name.startswith("浙江") for name in names)


def test_help_is_quick():
    def seconds() -> float:
        start = time.perf_counter()
        assert run("--help").returncode == 0
        return time.perf_counter() - start

    # The best of five: the least disturbed run.
    assert min(seconds() for _ in range(5)) <= 0.3


def test_a_closed_pipe_is_quiet():
    command = [sys.executable, "-m", "attain", "list", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_ends_a_long_forecast():
    command = [sys.executable, "-m", "attain", "forecast", "zhejiang", "--draws", "10_000_000_000"]
    # A job in the background inherits an ignored SIGINT; a terminal's job does not.
    heard = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    waits = []
    for _ in range(3):
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **heard
        ) as process:
            try:
                time.sleep(1.5)
                assert process.poll() is None
                start = time.perf_counter()
                process.send_signal(signal.SIGINT)
                assert process.wait(timeout=20) == 130
                waits.append(time.perf_counter() - start)
                assert process.stderr.read() == b"attain: interrupted\n"
            finally:
                process.kill()
    # 0.2 s to come back, and as much again to end the process; the best of three, so that a busy
    # machine does not decide.
    assert min(waits) < 0.4
