# SPDX-License-Identifier: Apache-2.0
"""Progress of long work: shown by itself after two seconds, where somebody can see it.

A terminal gets one line on standard error, a notebook one output with a display id. Nothing is
shown where neither is there, so logs and pipes stay clean. No further package is needed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from attain.errors import InvalidInput

Report = Callable[[int, int, float], object]
"""Called with what is done, what is to do in all (draws, series) and seconds since the start."""

WAIT = 2.0
STEP = 0.2


def _count(value: float) -> str:
    """Return a count in three digits: 65.5 k, 1.20 M."""
    for limit, suffix in ((1e9, " G"), (1e6, " M"), (1e3, " k")):
        if value >= limit:
            return f"{value / limit:.3g}{suffix}"
    return f"{value:.3g}"


def _duration(seconds: float) -> str:
    """Return a duration: 8 s, 2 min 05 s, 1 h 04 min."""
    whole = int(seconds + 0.5)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"


def describe(done: int, total: int, seconds: float, unit: str = "draws") -> str:
    """Return share done, rate and time left as text."""
    share = done / total if total else 0.0
    rate = done / seconds if seconds > 0 else 0.0
    left = _duration((total - done) / rate) + " left" if rate > 0 else "starting"
    return f"{100 * share:3.0f} %  {_count(rate)} {unit}/s  {left}"


class Line:
    """One line on a terminal, rewritten in place and cleared at the end."""

    def __init__(self, what: str, stream: Any, unit: str = "draws") -> None:
        self._what = what
        self._unit = unit
        self._stream = stream
        self._shown = False
        self._plain = "utf" not in str(getattr(stream, "encoding", "") or "").lower()

    def update(self, done: int, total: int, seconds: float) -> None:
        """Rewrite the line."""
        import shutil

        share = done / total if total else 0.0
        full = round(24 * share)
        marks = "#" * full + "." * (24 - full) if self._plain else "━" * full + "─" * (24 - full)
        text = f"{self._what}  {marks}  {describe(done, total, seconds, self._unit)}"
        room = shutil.get_terminal_size((100, 24)).columns - 1
        self._stream.write("\r\x1b[K" + text[:room])
        self._stream.flush()
        self._shown = True

    def close(self, done: int, total: int, seconds: float) -> None:
        """Clear the line."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


class Cell:
    """One output of a notebook cell, updated by its display id."""

    def __init__(self, what: str, unit: str = "draws") -> None:
        self._what = what
        self._unit = unit
        self._handle: Any = None

    def _show(self, share: float, text: str) -> None:
        from html import escape

        from IPython.display import HTML, display

        bar = (
            '<span style="display:inline-block;vertical-align:middle;width:14em;height:.45em;'
            'border-radius:.3em;background:rgba(127,127,127,.25)"><span style="display:block;'
            f"height:100%;width:{100 * share:.1f}%;border-radius:.3em;background:#3d7fc1"
            '"></span></span>'
        )
        shown = HTML(  # type: ignore[no-untyped-call]
            '<div style="font-size:.9em;font-variant-numeric:tabular-nums">'
            f"{escape(self._what)} {bar} {escape(text)}</div>"
        )
        if self._handle is None:
            self._handle = display(shown, display_id=True)  # type: ignore[no-untyped-call]
        else:
            self._handle.update(shown)

    def update(self, done: int, total: int, seconds: float) -> None:
        """Update the output."""
        share = done / total if total else 0.0
        self._show(share, describe(done, total, seconds, self._unit))

    def close(self, done: int, total: int, seconds: float) -> None:
        """Leave one sentence in the output."""
        if self._handle is not None:
            share = done / total if total else 0.0
            self._show(share, f"{done:,} of {total:,} {self._unit} in {_duration(seconds)}")


def in_notebook() -> bool:
    """Return whether a Jupyter kernel runs this code; loads nothing."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return shell is not None and hasattr(shell, "kernel")


class Automatic:
    """Shows nothing for two seconds, then a line or a cell at most five times a second."""

    def __init__(self, face: Line | Cell) -> None:
        self._face = face
        self._next = WAIT
        self._last = (0, 0, 0.0)

    def __call__(self, done: int, total: int, seconds: float) -> None:
        self._last = (done, total, seconds)
        if seconds >= self._next:
            self._next = seconds + STEP
            self._face.update(done, total, seconds)

    def close(self) -> None:
        """End the display."""
        self._face.close(*self._last)


def _tqdm(bar: Any) -> Report:
    """Return a report that moves a tqdm object."""

    def report(done: int, total: int, seconds: float) -> None:
        if bar.total != total:
            bar.total = total
        bar.update(done - bar.n)

    return report


@contextmanager
def shown(progress: Any, *, what: str, unit: str = "draws") -> Iterator[Report | None]:
    """Give the callable that reports progress, and end its display afterwards.

    Parameters
    ----------
    progress
        None: automatic. False: nothing. A callable ``(done, total, seconds)`` or an object with
        ``update``, ``n`` and ``total`` such as ``tqdm()``.
    what
        Words before the bar.
    unit
        What is counted.

    Raises
    ------
    attain.InvalidInput
        `progress` is none of these.
    """
    if progress is False:
        yield None
    elif progress is None or progress is True:
        face: Line | Cell
        if in_notebook():
            face = Cell(what, unit)
        elif sys.stderr is not None and sys.stderr.isatty():
            face = Line(what, sys.stderr, unit)
        else:
            yield None
            return
        automatic = Automatic(face)
        try:
            yield automatic
        finally:
            automatic.close()
    elif all(hasattr(progress, name) for name in ("update", "n", "total")):
        yield _tqdm(progress)
    elif callable(progress):
        yield progress
    else:
        raise InvalidInput(
            f"progress may be None, False, a callable or a tqdm object; got {progress!r}"
        )
