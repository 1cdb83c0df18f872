# SPDX-License-Identifier: Apache-2.0
"""The faces of results: look-up, display, escaping, files, pickling."""

from __future__ import annotations

import builtins
import pickle
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import attain
import fake_core as fake
import pytest
from attain import fan, html, svg_board, text
from attain.html_comparison import comparison_html

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
HOSTILE = "<script>alert('x')</script>\"><img src=http://x.example onerror=y>&amp; ]]>"
VOID = {"br", "meta", "img", "line", "circle", "rect", "polygon", "polyline"}


class Checker(HTMLParser):
    """Collects open tags and everything that could run or load something."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "img", "iframe", "link", "object"}:
            self.bad.append(tag)
        self.bad += [name for name, _ in attrs if name.startswith("on") or name in {"src", "href"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def check_html(markup: str) -> None:
    checker = Checker()
    checker.feed(markup)
    checker.close()
    assert checker.open == []
    assert checker.bad == []
    assert "http" not in markup.replace("http://www.w3.org/2000/svg", "").replace(
        "http://x.example", ""
    )
    assert "url(" not in markup


def texts(picture: str) -> list[str]:
    """The texts of an SVG picture, which must be well-formed XML."""
    root = ET.fromstring(picture)
    return [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]


@pytest.fixture
def board() -> attain.Board:
    return attain.Board(fake.make_board())


def one_row(**changes: object) -> attain.Board:
    row = fake.make_row(fake.ZHEJIANG[2], **changes)
    return attain.Board(fake.make_board(rows=[row]))


def results() -> list[object]:
    board = attain.Board(fake.make_board())
    comparison = attain.Comparison(fake.make_comparison())
    explanation = attain.Explanation("zj-03", [("Target", [("asks for", "≥ 30 万件")])])
    return [board, *board, board["zj-03"].fan, comparison, *comparison, explanation]


@pytest.mark.parametrize("result", results(), ids=lambda result: type(result).__name__)
def test_every_result_displays_itself(result):
    assert text.display_width(repr(result)) <= 100
    assert "object at 0x" not in repr(result)
    check_html(result._repr_html_())


@pytest.mark.parametrize("result", results(), ids=lambda result: type(result).__name__)
def test_every_result_survives_pickling(result):
    again = pickle.loads(pickle.dumps(result))
    assert again == result
    assert hash(again) == hash(result)


def test_a_row_is_found_by_id_and_position(board):
    assert board["zj-03"].name.en == "Invention patents in force"
    assert board[2] == board["zj-03"]
    assert len(board) == 16
    assert "zj-03" in board
    with pytest.raises(attain.NotFound, match="no target 'zj-3'; did you mean 'zj-"):
        board["zj-3"]


def test_results_are_read_only(board):
    with pytest.raises(AttributeError, match=r"Row\.probability is read-only"):
        board["zj-03"].probability = 1.0


def test_equal_values_have_equal_faces(board):
    assert board == attain.Board(fake.make_board())
    assert board != attain.Board(fake.make_board(seed=8))
    assert board != "board"
    assert board["zj-01"] != board["zj-02"]


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_the_picture_names_every_target(board, theme):
    words = texts(board.svg(theme=theme))
    for row in board:
        assert row.id in words
    assert "7.6 of 14" in words
    assert any("65,536 draws, seed 7" in line for line in words)
    check_html(board.svg(theme=theme).partition("?>")[2])


def test_an_unknown_theme_is_an_error(board):
    with pytest.raises(attain.InvalidInput, match="theme may be"):
        board.svg(theme="sepia")


def test_hostile_texts_are_escaped():
    rows = [
        fake.make_row(
            fake.ZHEJIANG[2],
            name=fake.Name(HOSTILE, HOSTILE),
            unit=HOSTILE,
            quote=HOSTILE,
            calibration=HOSTILE,
            state=state,
            reason=HOSTILE,
            needs=HOSTILE,
            probability=p,
        )
        for state, p in (("modelled", 0.5), (HOSTILE, None))
    ]
    rows[1] = replace(rows[1], id=HOSTILE)
    value = fake.make_board(
        rows=rows, labels=[HOSTILE], plan_name=fake.Name(HOSTILE, HOSTILE), scenario=HOSTILE
    )
    board = attain.Board(value)
    check_html(board._repr_html_())
    check_html(html.page(value.plan_name, board._repr_html_()))
    texts(board.svg())
    comparison = fake.make_comparison()
    row = replace(comparison.rows[0], name=fake.Name(HOSTILE, HOSTILE), id=HOSTILE)
    check_html(
        comparison_html(
            replace(comparison, rows=[row], scenarios=[HOSTILE] * 3, assumptions=[HOSTILE])
        )
    )
    explanation = attain.Explanation(HOSTILE, [(HOSTILE, [(HOSTILE, HOSTILE)])])
    check_html(explanation._repr_html_())


def test_long_names_are_cut_in_the_picture_and_whole_in_the_page():
    name = fake.Name("知识产权" * 40, "Invention patents " * 20)
    board = one_row(name=name)
    drawn = [line for line in texts(board.svg()) if "patents" in line and "±" not in line]
    assert len(drawn) == 2
    assert drawn[1].endswith("…")
    # em_width is an estimate, good to about 5 %
    assert max(12.5 * text.em_width(line) for line in drawn) <= svg_board.ASKS - svg_board.NAME
    assert name.en.strip() in board._repr_html_()
    assert text.display_width(repr(board[0])) <= 100


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"probability": 1.0, "std_error": 0.0, "low": 0.99994, "high": 1.0}, "> 99.994 %"),
        ({"probability": 0.0, "std_error": 0.0, "low": 0.0, "high": 0.00006}, "< 0.006 %"),
        ({"probability": 0.8731, "std_error": 0.0013, "low": 0.87, "high": 0.88}, "87.3 %"),
        ({"probability": 1.0, "std_error": 0.0, "low": 1.0, "high": 1.0}, "100.0 %"),
        ({"probability": 0.5, "std_error": None, "low": None, "high": None}, "50.0 %"),
    ],
)
def test_probabilities_are_rounded_to_their_error(changes, shown):
    board = one_row(**changes)
    assert shown in texts(board.svg())
    assert shown.replace("<", "&lt;").replace(">", "&gt;") in board._repr_html_()


@pytest.mark.parametrize("state", ["base rate only", "no number", "not assessable"])
def test_a_row_without_probability_says_why_and_what_it_needs(state):
    row = fake.no_number(fake.make_row(fake.ZHEJIANG[14]))
    board = attain.Board(fake.make_board(rows=[replace(row, state=state)]))
    page = board._repr_html_()
    assert state in page
    assert text.STATES[state] in page
    assert row.needs in page
    assert row.reason in page
    assert any(line.startswith(state) for line in texts(board.svg()))
    assert any(line.startswith("needs ") for line in texts(board.svg()))


def test_a_row_with_nothing_at_all_still_displays():
    row = replace(
        fake.no_number(fake.make_row(fake.ZHEJIANG[0])),
        value=None,
        unit="",
        observations=[],
        last_observation=None,
        base_rate=None,
        required_growth=None,
        needs="",
        reason="",
        name=fake.Name("", ""),
        state="no number",
    )
    joint = fake.Joint(headline=1, assessed=0, all=None, all_std_error=None, at_least=[1.0])
    board = attain.Board(fake.make_board(rows=[row], joint=joint))
    check_html(board._repr_html_())
    assert "none of 1 headline targets has a probability" in texts(board.svg())
    with pytest.raises(attain.MissingInput, match="cannot be drawn"):
        board[0].plot()


def beside(k: int, **changes: object) -> fake.Row:
    row = replace(fake.make_row(fake.ZHEJIANG[k]), headline=False)
    return replace(row, id=f"{row.id}-beside", **changes)


def test_rows_beside_the_headline_are_counted_and_shown_below():
    rows = [
        fake.make_row(fake.ZHEJIANG[2]),
        beside(2, role="stage", stage=("zj-03", 25.0)),
        beside(3, role="restatement", restates="zj-03"),
        beside(4, role="alternative", alternative_to="zj-05"),
        replace(fake.no_number(beside(5, role="unnumbered")), event="steady_rise", value=None),
    ]
    board = attain.Board(fake.make_board(rows=rows, past_targets=["zj-17", "zj-18"]))
    page = board._repr_html_()
    check_html(page)
    words = texts(board.svg())
    counted = "earlier stages: 1, restatements: 1, second readings: 1, without a number: 1"
    assert counted in page
    assert any(counted in line for line in words)
    for row in rows:
        assert row.id in page
        assert row.id in words
    for said in ("stage of zj-03", "restates zj-03", "2nd reading of zj-05"):
        assert said in page
        assert any(said.startswith(line.rstrip("…")) for line in words)
    assert "2 targets were due before the plan" in page
    assert "<details>" in page


def test_a_row_says_how_it_stands_when_it_is_crossed_and_what_breaks_even():
    row = fake.make_row(
        fake.ZHEJIANG[2],
        standing="faster than expected",
        standing_zh="快于预期",
        completion=0.54,
        elapsed=0.4,
        break_even_growth=0.084,
        first_year=2023,
        crossed_by=[(2022, 0.2), (2023, 0.6)],
        reversal=0.031,
    )
    board = attain.Board(fake.make_board(rows=[row]))
    page = board._repr_html_()
    words = " ".join(texts(board.svg()))
    for said in ("快于预期", "faster than expected", "even 8.4 %", "crossed by 2023, lost again 3.1 %"):
        assert said in page
        assert said in words
    assert "54 % of the way, 40 % of the time" in page


def test_a_row_without_a_base_says_from_where_the_chance_is_even():
    row = replace(
        fake.no_number(fake.make_row(fake.ZHEJIANG[2])),
        observations=[],
        last_observation=None,
        start_for_even=(2020, 18.25),
    )
    board = attain.Board(fake.make_board(rows=[row]))
    said = "an even chance if it stood at ≥ 18.25 万件 in 2020"
    assert said in board._repr_html_()
    assert said in " ".join(texts(board.svg()))


def test_every_record_of_past_targets_stands_with_its_interval_and_warning(board):
    for words in (board._repr_html_(), " ".join(texts(board.svg()))):
        assert "11 of 11 reached (95 %: 74–100 %): targets of the last plan" in words
        assert "Survivorship." in words


def test_a_board_without_rows_displays():
    board = attain.Board(fake.make_board(rows=[]))
    check_html(board._repr_html_())
    texts(board.svg())


@pytest.mark.parametrize("event", ["level", "every_year", "sum"])
def test_each_event_says_what_it_asks(event):
    board = one_row(event=event, window=(2021, 2025), attribute="binding", soft=False)
    words = {"level": "by 2025", "every_year": "each year 2021–2025", "sum": "over 2021–2025"}
    page = board._repr_html_()
    assert words[event] in page
    assert "binding" in page
    # A sum over years is no level, so it has no line in the fan.
    assert ("a-goal" in page.split("</style>")[1]) == (event != "sum")


def test_the_fan_looks_as_it_did():
    entry = ("x-01", "指标", "Indicator", "件", 10, 15, 0.1, 0.1)
    quantiles = [[10.0, 9.0], [10.0, 11.0], [10.0, 12.0], [10.0, 14.0], [10.0, 17.0]]
    row = fake.make_row(
        entry,
        fan=fake.Fan([2020.0, 2025.0], fake.np.array(quantiles)),
        observations=[(2018, 7.5), (2019, 9.0), (2020, 10.0)],
        last_observation=(2020, 10.0),
    )
    drawn = fan.marks(row, fan.Box(0, 0, 100, 40), fan.Span(2018, 2025), "2020")
    golden = GOLDEN / "fan.svg"
    assert drawn.replace("><", ">\n<") + "\n" == golden.read_text(encoding="utf-8")


def test_the_explanation_reads_as_it_did():
    sections = [
        ("Target", [("asks for", "≥ 30 万件 by 2025"), ("section", "一(三)3")]),
        ("Growth", [("weight of the prior", "0.62"), ("peers", "thirty provinces " * 12)]),
    ]
    written = str(attain.Explanation("zj-03", sections))
    assert written + "\n" == (GOLDEN / "explanation.txt").read_text(encoding="utf-8")
    assert max(map(text.display_width, written.splitlines())) <= 100


def test_a_saved_file_appears_whole(board, tmp_path):
    picture = board.save(tmp_path / "board.svg")
    assert picture.read_text(encoding="utf-8") == board.svg()
    page = board.save(str(tmp_path / "board.html"))
    check_html(page.read_text(encoding="utf-8").partition(">")[2])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["board.html", "board.svg"]


def test_a_failed_save_leaves_the_old_file(board, tmp_path, monkeypatch):
    target = tmp_path / "board.svg"
    target.write_text("old")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        board.save(target)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["board.svg"]


def test_an_unknown_ending_is_named(board, tmp_path):
    with pytest.raises(attain.InvalidInput, match=r"'\.png'.*\.svg, \.html, \.txt or \.json"):
        board.save(tmp_path / "board.png")


def test_a_missing_pandas_is_named(monkeypatch):
    known = builtins.__import__

    def without_pandas(name, *rest, **more):
        if name == "pandas":
            raise ImportError(name)
        return known(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_pandas)
    with pytest.raises(attain.MissingInput, match=r"pip install attain\[frame\]"):
        attain.Comparison(fake.make_comparison()).to_frame()


def test_a_comparison_frame_is_tidy():
    pytest.importorskip("pandas")
    frame = attain.Comparison(fake.make_comparison()).to_frame()
    assert len(frame) == 16 * 3
    assert {"id", "scenario", "probability", "difference", "better"} <= set(frame.columns)
    assert (frame.loc[frame.scenario == "trend", "difference"].dropna() == 0).all()


def test_exact_zero_differences_are_shown_as_zero():
    page = attain.Comparison(fake.make_comparison())["zj-02"]._repr_html_()
    assert page.count('class="a-same"') == 2
    assert text.difference(0.0, 0.0) == "0"
    assert text.difference(-0.083, 0.0009) == "−8.30 ± 0.09"
    assert text.difference(None, None) == text.MISSING
