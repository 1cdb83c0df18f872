# SPDX-License-Identifier: Apache-2.0
"""Progress is shown where somebody can see it, after two seconds, and nowhere else."""

from __future__ import annotations

import io
import sys
import types

import attain
import pytest
from attain import progress


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_one_line_after_two_seconds(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.shown(None, what="forecast zhejiang") as report:
        report(1024, 10_000_000, 0.5)
        report(2048, 10_000_000, 1.9)
        assert terminal.getvalue() == ""
        report(4_000_000, 10_000_000, 2.0)
        line = terminal.getvalue()
        assert "forecast zhejiang" in line
        assert " 40 %  2 M draws/s  3 s left" in line
        report(4_100_000, 10_000_000, 2.1)
        assert terminal.getvalue() == line
    assert terminal.getvalue().endswith("\r\x1b[K")
    assert "\n" not in terminal.getvalue()


def test_a_terminal_without_unicode_gets_plain_marks():
    terminal = Terminal()
    terminal.encoding = "ascii"
    progress.Line("forecast", terminal).update(1, 2, 3.0)
    assert terminal.getvalue().isascii()


def test_a_short_run_shows_nothing(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.shown(None, what="forecast") as report:
        report(65536, 65536, 0.3)
    assert terminal.getvalue() == ""


def test_a_pipe_gets_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress.shown(None, what="forecast") as report:
        assert report is None


def test_the_line_is_cleared_after_an_interrupt(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)

    def interrupted():
        with progress.shown(None, what="forecast") as report:
            report(1, 10, 3.0)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_notebook_gets_one_output(monkeypatch):
    outputs: list[list[str]] = []

    class Handle:
        def update(self, shown):
            outputs[0].append(shown)

    def display(shown, display_id):
        assert display_id is True
        outputs.append([shown])
        return Handle()

    ipython = types.ModuleType("IPython")
    ipython.get_ipython = lambda: types.SimpleNamespace(kernel=object())
    shown = types.ModuleType("IPython.display")
    shown.HTML, shown.display = str, display
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    monkeypatch.setitem(sys.modules, "IPython.display", shown)
    with progress.shown(None, what="<b>forecast</b>") as report:
        report(1, 10, 1.0)
        assert outputs == []
        report(4, 10, 2.5)
        report(8, 10, 3.0)
    assert len(outputs) == 1
    assert len(outputs[0]) == 3
    assert "&lt;b&gt;forecast" in outputs[0][0]
    assert "8 of 10 draws in 3 s" in outputs[0][-1]
    assert "<script" not in "".join(outputs[0])


def test_false_is_silent_and_a_callable_is_called():
    with progress.shown(False, what="x") as report:
        assert report is None
    seen = []
    with progress.shown(lambda *done: seen.append(done), what="x") as report:
        report(1, 2, 0.1)
    assert seen == [(1, 2, 0.1)]


def test_a_tqdm_object_is_moved():
    class Bar:
        n, total = 0, None

        def update(self, more):
            self.n += more

    bar = Bar()
    with progress.shown(bar, what="x") as report:
        report(10, 40, 0.1)
        report(40, 40, 0.2)
    assert (bar.n, bar.total) == (40, 40)


def test_anything_else_is_an_error():
    with pytest.raises(attain.InvalidInput, match="progress may be"):
        progress.shown("yes", what="x").__enter__()


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.4, "0 s"), (59.4, "59 s"), (125, "2 min 05 s"), (3840, "1 h 04 min")]
)
def test_durations_read_as_time(seconds, shown):
    assert progress._duration(seconds) == shown
