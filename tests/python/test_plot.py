# SPDX-License-Identifier: Apache-2.0
"""Pictures by matplotlib: what is drawn, in which fonts, without touching global settings."""

from __future__ import annotations

import builtins
import io
import warnings
from dataclasses import replace

import attain
import fake_core as fake
import pytest
from attain import fonts

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("Agg")
plt = pytest.importorskip("matplotlib.pyplot")


@pytest.fixture(autouse=True)
def _closed():
    yield
    plt.close("all")


@pytest.fixture
def board() -> attain.Board:
    return attain.Board(fake.make_board())


@pytest.fixture
def no_chinese_font(monkeypatch):
    monkeypatch.setattr(fonts, "KNOWN", ())
    monkeypatch.setattr(fonts, "_rescan", lambda: False)
    monkeypatch.setattr(fonts, "_hinted", False)


def drawn(axes) -> str:
    """Draw the picture, which warns about every missing glyph, and return its texts."""
    axes.figure.savefig(io.BytesIO(), format="png")
    texts = [axes.get_title(loc="left"), axes.get_ylabel(), *(t.get_text() for t in axes.texts)]
    return "\n".join([*texts, *(label.get_text() for label in axes.get_yticklabels())])


def has_chinese_font() -> bool:
    return fonts.families_for("知识产权")[1]


def test_a_row_shows_target_probability_and_both_names(board):
    if not has_chinese_font():
        pytest.skip("no font with Chinese characters is installed")
    words = drawn(board["zj-03"].plot())
    for expected in ("有效发明专利数量", "Invention patents in force", "≥ 30 万件", "93.3 % ± 0.1"):
        assert expected in words


def test_all_names_are_drawn_without_a_warning(board):
    if not has_chinese_font():
        pytest.skip("no font with Chinese characters is installed")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for row in board:
            drawn(row.plot())
        drawn(attain.Comparison(fake.make_comparison()).plot())


def test_the_given_axes_are_used_and_settings_untouched(board):
    before = dict(matplotlib.rcParams)
    figure, axes = plt.subplots()
    assert board["zj-05"].plot(ax=axes, language="en") is axes
    comparison = attain.Comparison(fake.make_comparison())
    assert comparison.plot(ax=figure.add_subplot(), language="en") in figure.axes
    assert dict(matplotlib.rcParams) == before


def test_without_a_chinese_font_labels_are_english_and_the_hint_comes_once(board, no_chinese_font):
    with pytest.warns(attain.FontHint, match="apt-get install fonts-wqy-microhei"):
        words = drawn(board["zj-03"].plot())
    drawn(board["zj-05"].plot())
    assert "Invention patents in force" in words
    assert "10,000 items" in words
    assert "有" not in words


def test_a_comparison_without_a_chinese_font_is_english(no_chinese_font):
    with pytest.warns(attain.FontHint):
        words = drawn(attain.Comparison(fake.make_comparison()).plot())
    assert "有" not in words


def test_the_users_own_font_comes_first(board):
    with matplotlib.rc_context({"font.family": ["DejaVu Serif"]}):
        axes = board["zj-03"].plot(language="en")
    assert axes._left_title.get_fontfamily()[0] == "DejaVu Serif"


def test_dollars_are_not_mathematics():
    row = fake.make_row(fake.ZHEJIANG[2], name=fake.Name("", "price $ of $x_{$"), unit="$")
    assert "price $ of" in drawn(attain.Board(fake.make_board(rows=[row]))[0].plot())


@pytest.mark.parametrize("event", ["every_year", "sum"])
def test_windows_are_drawn(event):
    row = fake.make_row(fake.ZHEJIANG[1], event=event, window=(2021, 2025))
    axes = attain.Board(fake.make_board(rows=[row]))[0].plot(language="en")
    assert any("≥ 5,000" in text.get_text() for text in axes.texts) == (event == "every_year")


def test_a_row_without_a_model_shows_what_was_observed():
    row = fake.no_number(fake.make_row(fake.ZHEJIANG[14]))
    axes = attain.Board(fake.make_board(rows=[row]))[0].plot(language="en")
    assert "base rate only" in drawn(axes)
    nothing = replace(row, observations=[], last_observation=None)
    with pytest.raises(attain.MissingInput, match="it would need two or more year-end counts"):
        attain.Board(fake.make_board(rows=[nothing]))[0].plot()


def test_a_comparison_leaves_out_what_has_no_probability():
    axes = attain.Comparison(fake.make_comparison()).plot(language="en", unmoved=True)
    assert len(axes.get_yticks()) == 14
    assert "difference of probability" in axes.get_xlabel()


def test_an_unknown_language_is_an_error(board):
    with pytest.raises(attain.InvalidInput, match="'both', 'zh' or 'en'"):
        board["zj-03"].plot(language="de")


def test_a_missing_matplotlib_is_named(board, monkeypatch):
    known = builtins.__import__

    def without_matplotlib(name, *rest, **more):
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return known(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_matplotlib)
    with pytest.raises(attain.MissingInput, match=r"pip install attain\[plot\]"):
        board["zj-03"].plot()
