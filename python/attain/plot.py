# SPDX-License-Identifier: Apache-2.0
"""The fan of one target as a matplotlib picture.

matplotlib is loaded on the first call. Global settings (rcParams) are never changed: fonts are
given to each text, chosen by `attain.fonts`.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attain import fan
from attain.errors import InvalidInput, MissingInput
from attain.text import COMPARATORS, number, probability, unit_in_english

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain._core.study import Board, Row
    from attain.row import Row as RowFace

LANGUAGES = ("both", "zh", "en")
GREY = "#6b7280"


def need_matplotlib() -> None:
    """Raise `attain.MissingInput` where matplotlib is not installed."""
    try:
        import matplotlib.pyplot
    except ImportError as error:
        raise MissingInput(
            "plot() needs matplotlib, which is not installed; run: pip install attain[plot]"
        ) from error
    assert matplotlib.pyplot


def save_svg(axes: Axes, path: str | PathLike[str]) -> Path:
    """Write the figure of some axes as SVG, whole or not at all; equal figures, equal bytes."""
    from io import StringIO

    import matplotlib
    import matplotlib.pyplot as plt
    from matplotlib.figure import Figure

    from attain.files import write_atomically

    figure = axes.get_figure(root=True)
    assert isinstance(figure, Figure)
    text = StringIO()
    with matplotlib.rc_context({"svg.hashsalt": "attain"}):
        figure.savefig(text, format="svg", metadata={"Date": None})
    plt.close(figure)
    return write_atomically(path, text.getvalue())


def new_axes(ax: Axes | None, width: float, height: float) -> Axes:
    """Return the axes given, or those of a new figure of this size in inches.

    Raises
    ------
    attain.MissingInput
        matplotlib is not installed.
    """
    need_matplotlib()
    import matplotlib.pyplot as plt

    if ax is not None:
        return ax
    _, made = plt.subplots(figsize=(width, height), layout="constrained")
    return made


def check_language(language: str) -> None:
    """Raise `attain.InvalidInput` for an unknown language."""
    if language not in LANGUAGES:
        raise InvalidInput(f"language may be 'both', 'zh' or 'en'; got {language!r}")


def labels(english: str, chinese: str, unit: str, language: str) -> tuple[str, str, list[str]]:
    """Return the title, the unit and the font families that can draw both.

    Where no font has the Chinese characters, title and unit are in English and the reader is
    told once how to get one.
    """
    from attain import fonts

    wanted = {"both": (chinese, english), "zh": (chinese,), "en": (english,)}[language]
    title = "\n".join(part for part in wanted if part) or english or chinese
    shown = unit_in_english(unit) if language == "en" and unit_in_english(unit) else unit
    families, complete = fonts.families_for(title + shown)
    if complete:
        return title, shown, families
    fonts.hint()
    return _drawable(english or "target"), _drawable(unit_in_english(unit)), families


def _drawable(text: str) -> str:
    """Return a text with characters outside Latin replaced by a question mark."""
    return "".join(c if ord(c) < 0x250 else "?" for c in text)


def chance(row: Row) -> str:
    """Return the answer of a row in a few words."""
    if row.probability is None:
        return str(row.state)
    figure, error = probability(row.probability, row.std_error, row.low, row.high)
    return f"P = {figure} {error}".strip()


def plot_row(row: RowFace, board: Board, *, ax: Axes | None, language: str) -> Axes:
    """Draw observations, fan, target and probability of one target.

    Parameters
    ----------
    row
        A row of a board.
    board
        The compiled board the row belongs to.
    ax
        Axes to draw on, or None for a new figure.
    language
        ``"both"``, ``"zh"`` or ``"en"``.

    Returns
    -------
    matplotlib.axes.Axes
    """
    check_language(language)
    axes = new_axes(ax, 6.6, 4.1)
    title, unit, families = labels(row.name.en, row.name.zh, row.unit, language)
    ink = axes.xaxis.label.get_color()
    _draw_fan(axes, row._value)
    _draw_past(axes, row._value, ink)
    _draw_target(axes, row._value, board.as_of, unit, families)
    axes.axvline(fan.year_of(board.as_of), color=GREY, lw=0.8, alpha=0.5, zorder=0)
    axes.set_ylabel(unit, family=families)
    axes.set_title(title, family=families, loc="left", fontsize="large", pad=22)
    note = f"{chance(row._value)}  ·  as of {board.as_of}  ·  scenario {board.scenario}"
    axes.text(
        0,
        1.02,
        note,
        transform=axes.transAxes,
        fontsize="medium",
        color=GREY,
        ha="left",
        va="bottom",
        family=families,
        parse_math=False,
    )
    axes.title.set_parse_math(False)
    _dress(axes, row._value, board)
    return axes


def _draw_fan(axes: Axes, row: Row) -> None:
    if row.fan is None or not len(row.fan.years):
        return
    years, lines = fan.quantile_lines(row)
    count = len(lines)
    for k, alpha, name in ((0, 0.20, "90 % band"), (1, 0.34, "50 % band")):
        if count - 1 - k > k:
            axes.fill_between(
                years, lines[k], lines[count - 1 - k], color=fan.BLUE, alpha=alpha, lw=0, label=name
            )
    axes.plot(years, lines[count // 2], color=fan.BLUE, lw=2, label="median")


def _draw_past(axes: Axes, row: Row, ink: Any) -> None:
    seen = sorted(row.observations)
    if not seen:
        return
    times, values = [time for time, _ in seen], [value for _, value in seen]
    if len(set(times)) == len(times) and len(times) > 1:
        axes.plot(times, values, color=ink, lw=1, alpha=0.5, zorder=2)
    axes.plot(times, values, "o", color=ink, ms=4, zorder=3, label="observed")


def _draw_target(axes: Axes, row: Row, as_of: str, unit: str, families: list[str]) -> None:
    level = fan.target_level(row)
    if level is None:
        return
    start = row.window[0] if row.event == "every_year" and row.window else fan.year_of(as_of)
    sign = COMPARATORS.get(row.comparator or "", "")
    asked = f"{sign} {number(level, 6)} {unit}".strip()
    axes.plot([start, row.due], [level, level], color=fan.TARGET, lw=1.4, ls=(0, (4, 2.5)))
    axes.plot([row.due], [level], "o", color=fan.TARGET, ms=5, zorder=4)
    axes.annotate(
        asked,
        (row.due, level),
        xytext=(8, 0),
        textcoords="offset points",
        va="center",
        color=fan.TARGET,
        family=families,
        annotation_clip=False,
        parse_math=False,
    )


def _dress(axes: Axes, row: Row, board: Board) -> None:
    """Set limits, whole years as ticks, and a key without a frame."""
    from matplotlib.ticker import FuncFormatter

    times = [time for time, _ in row.observations]
    span = fan.span_of([row], board.as_of)
    start = min([span.start, *times])
    axes.set_xlim(start - 0.4, span.end + 0.4)
    ticks = fan.Span(start, span.end).ticks(10)
    axes.set_xticks(ticks, [str(year) for year in ticks])
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, 4)))
    scale = fan.Scale(row, fan.Box(0, 0, 1, 1), fan.Span(start, span.end))
    axes.set_ylim(*scale.limits)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", alpha=0.25, lw=0.6)
    axes.set_axisbelow(True)
    axes.legend(
        loc="upper left",
        bbox_to_anchor=(-0.02, -0.08),
        ncols=4,
        frameon=False,
        fontsize="small",
        handlelength=1.6,
        columnspacing=1.6,
        borderaxespad=0.3,
    )
