# SPDX-License-Identifier: Apache-2.0
"""Back-tests: sources, resuming, nothing from the future, names in mistakes, displays."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import attain
import numpy as np
import pytest
from attain import cli
from test_board_face import check_html, texts

BENCH = Path(__file__).resolve().parents[3] / "shared" / "bench"


def walks(count: int = 12, years: int = 14) -> dict[str, list[float]]:
    """Deterministic series that grow unevenly."""
    out = {}
    for i in range(count):
        level, values = 100.0 + 10 * i, []
        for t in range(years):
            level *= 1.06 + 0.05 * np.sin(1.7 * t + i) + 0.004 * i
            values.append(round(float(level), 3))
        out[f"s{i:02}"] = values
    return out


def small(**more) -> attain.Backtest:
    return attain.backtest(walks(), **{"horizon": 3, "progress": False, **more})


@pytest.fixture(scope="module")
def test() -> attain.Backtest:
    return small()


@pytest.fixture(scope="module")
def panel() -> attain.Backtest:
    return attain.backtest("panel", origins="2016:2018", progress=False)


def test_every_figure_after_an_origin_is_compared(test):
    # 12 series of 14 years, 4 figures before an origin, 3 years ahead: 9 x 3 and 2 and 1.
    assert test.origins == list(range(4, 14))
    assert len(test) == 12 * (8 * 3 + 2 + 1)
    assert test.methods == ["attain", "naive", "drift", "theta", "damped"]
    assert test.coverage(by=None).pooled.count == len(test)
    assert [row["forecasts"] for row in test.scores()] == [len(test)] * 5


def test_the_forecasts_are_those_of_forecast_series(test):
    frame = test.to_frame()
    rows = frame[(frame.series == "s03") & (frame.origin == 9) & (frame.method == "attain")]
    made = attain.forecast_series(walks()["s03"][:9], horizon=3)
    assert (rows["0.5"] * rows.unit).to_numpy() == pytest.approx(made.quantiles[0, :, 2])
    assert (rows["0.975"] * rows.unit).to_numpy() == pytest.approx(made.quantiles[0, :, 4])
    assert (rows.observed * rows.unit).to_numpy() == pytest.approx(walks()["s03"][9:12])


def test_the_naive_score_is_what_it_should_be(test):
    frame = test.to_frame()
    rows = frame[frame.method == "naive"]
    assert test.scores()["naive"]["mae"] == pytest.approx(
        (rows.observed - rows["0.5"]).abs().mean()
    )
    assert test.scores()["naive"]["against"] == 1


def test_later_figures_change_no_earlier_origin(test):
    longer = {name: [*values, 1e6, 5.0] for name, values in walks().items()}
    more = attain.backtest(longer, horizon=3, origins=[6, 8], progress=False).to_frame()
    less = small(origins=[6, 8]).to_frame()
    assert more.equals(less)


def test_the_order_of_series_changes_nothing(test):
    turned = dict(reversed(walks().items()))
    assert attain.backtest(turned, horizon=3, progress=False) == test


def test_an_interrupted_run_goes_on_with_the_same_result(tmp_path, test):
    class StopError(Exception):
        pass

    def stop(done, total, seconds):
        if done > total / 2:
            raise StopError

    with pytest.raises(StopError):
        small(out=tmp_path, progress=stop)
    kept = sorted(tmp_path.glob("origin-*.npz"))
    assert 0 < len(kept) < len(test.origins)
    before = {path: path.stat().st_mtime_ns for path in kept}
    assert small(out=tmp_path) == test
    assert {path: path.stat().st_mtime_ns for path in kept} == before


def test_lost_and_broken_origins_are_made_again(tmp_path, test):
    assert small(out=tmp_path) == test
    files = sorted(tmp_path.glob("origin-*.npz"))
    for path in files[::2]:
        path.unlink()
    files[1].write_bytes(files[1].read_bytes()[:100])
    assert small(out=tmp_path) == test
    assert not list(tmp_path.glob(".origin*"))


def test_a_folder_holds_one_back_test(tmp_path):
    small(out=tmp_path)
    with pytest.raises(attain.InvalidInput, match="another back-test: horizon is 3 there and 2"):
        small(out=tmp_path, horizon=2)
    changed = walks()
    changed["s00"][0] += 1
    with pytest.raises(attain.InvalidInput, match="another back-test: data is"):
        attain.backtest(changed, horizon=3, out=tmp_path, progress=False)


def test_progress_counts_series_to_the_end():
    seen: list[tuple[int, int]] = []
    small(progress=lambda done, total, seconds: seen.append((done, total)))
    assert seen[-1] == (120, 120)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


@pytest.mark.parametrize(
    ("settings", "error", "said"),
    [
        ({"methods": ["thetta"]}, attain.NotFound, "no method 'thetta'; did you mean 'theta'"),
        ({"methods": ["class mean"]}, attain.InvalidInput, "needs series of a class"),
        ({"origins": [2]}, attain.InvalidInput, "from 2 and compare; possible origins: 4 to 13"),
        ({"origins": "soon"}, attain.InvalidInput, "2014:2018; got 'soon'"),
        ({"history": 2}, attain.InvalidInput, "history must be 3 or more"),
        ({"keep": 1}, attain.InvalidInput, "keep must be 3 or more"),
        ({"events": [0.5, 0.5]}, attain.InvalidInput, "one rise twice"),
        ({"events": [-2]}, attain.InvalidInput, "rises such as 0.25"),
        ({"horizon": 0}, attain.InvalidInput, "horizon must be"),
        ({"history": 14}, attain.InvalidInput, "no origin has figures"),
        ({"classes": ["stock.patents"]}, attain.InvalidInput, "a mapping of names"),
        ({"progress": 3}, attain.InvalidInput, "progress may be"),
    ],
)
def test_a_mistake_is_named(settings, error, said):
    with pytest.raises(error, match=said):
        small(**settings)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("pannel", "no source 'pannel'; did you mean 'panel'"),
        ("guangzou", "did you mean 'guangzhou'"),
        ("nowhere.csv", "no file 'nowhere.csv'"),
    ],
)
def test_an_unknown_source_is_answered_with_the_nearest(source, said):
    with pytest.raises(attain.NotFound, match=said):
        attain.backtest(source, progress=False)


def test_statsforecast_is_an_extra(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "statsforecast", None)
    with pytest.raises(attain.MissingInput, match=r"pip install attain\[statsforecast\]"):
        small(methods=["statsforecast:DynamicOptimizedTheta"])


def test_statsforecast_takes_part_where_it_is_installed():
    pytest.importorskip("statsforecast")
    test = small(methods=["naive", "statsforecast:HistoricAverage"], origins=[9, 10])
    assert test.methods == ["attain", "naive", "statsforecast:HistoricAverage"]
    assert all(row["forecasts"] == len(test) for row in test.scores())
    with pytest.raises(attain.NotFound, match="no model 'Thetta'"):
        small(methods=["statsforecast:Thetta"])


def test_events_and_calls_count_what_was_called(test):
    events = test.brier()
    assert [row["event"] for row in events] == ["+25 %", "+50 %", "doubling"]
    called, happened = test._called(0.25, "attain", None)
    assert events["+25 %"]["count"] == len(called) == 12 * 8
    assert events["+25 %"]["score"] == pytest.approx(np.mean((called - happened) ** 2))
    sure = (called >= 0.9) | (called <= 0.1)
    calls = test.calls(0.9, event=0.25)
    assert calls.count == sure.sum()
    assert calls.came == ((called >= 0.9) & happened).sum() + ((called <= 0.1) & ~happened).sum()
    assert test.reliability(event=0.25).between(0).count == len(called)
    with pytest.raises(attain.NotFound, match=r"no event 0\.3"):
        test.reliability(event=0.3)


def test_shown_figures_can_be_limited():
    few = small(keep=4).to_frame()
    rows = few[(few.series == "s03") & (few.origin == 9) & (few.method == "attain")]
    made = attain.forecast_series(walks()["s03"][5:9], horizon=3)
    assert (rows["0.9"] * rows.unit).to_numpy() == pytest.approx(made.quantiles[0, :, 3])


def test_classes_of_series_leave_their_place_out():
    pd = pytest.importorskip("pandas")
    data = {name: pd.Series(values, index=range(2008, 2022)) for name, values in walks(3).items()}
    plain = attain.backtest(data, horizon=2, origins=2016, progress=False)
    lent = attain.backtest(
        data, horizon=2, origins=2016, classes={"s01": "stock.patents"}, progress=False,
        places={"s01": "Zhejiang"},
    )  # fmt: skip
    assert lent.classes == ["stock.patents"]
    a, b = plain.to_frame(), lent.to_frame()
    own = (a.method == "attain") & (a.series == "s01")
    assert not a[own]["0.5"].equals(b[own]["0.5"])
    assert a[~own].drop(columns="class").equals(b[~own].drop(columns="class"))
    assert np.isfinite(b["log_score"]).all()


def test_the_panel_is_tested_by_class_and_origin(panel):
    assert panel.classes == ["flow.counts", "flow.money", "flow.patents", "stock.patents"]
    assert panel.origins == [2016, 2017, 2018]
    five = panel.coverage(horizon=5, group="stock.patents").groups
    assert [group.count for group in five.values()] == [31, 31, 31]
    assert "class mean" in panel.methods
    assert attain.backtest(
        "panel", classes=["stock.patents"], origins=2017, horizon=2, progress=False
    ).classes == ["stock.patents"]
    with pytest.raises(attain.NotFound, match=r"no class 'stock\.patent'"):
        attain.backtest("panel", classes="stock.patent")


def test_the_record_of_the_panel_is_that_of_the_core(panel):
    from attain._core import calibrate

    record = calibrate.builtin_record(group="stock.patents", as_of=2023)
    rows = {
        int(o): (int(n), int(k))
        for o, h, n, k in zip(
            *(record.origins[key] for key in ("origin", "horizon", "count", "inside80")),
            strict=True,
        )
        if h == 5
    }
    for year, group in panel.coverage(horizon=5, group="stock.patents").groups.items():
        assert (group.count, group.inside) == rows[year]


def test_plans_are_tested_without_their_own_place():
    test = attain.backtest("plans", origins="2015:2018", progress=False)
    assert any(name.startswith("guangzhou") for name in test.series)
    assert test.scores()["attain"]["forecasts"] == len(test)
    one = attain.backtest("guangzhou", progress=False)
    assert {name.partition(",")[0] for name in one.series} == {"guangzhou"}
    assert "flow" in " ".join(test.classes)


def test_it_displays_itself(test, panel):
    for one in (test, panel):
        assert len(repr(one)) <= 100
        assert "80 % intervals" in str(one)
        check_html(one._repr_html_())
    assert "stock.patents" in str(panel)
    assert pickle.loads(pickle.dumps(test)) == test
    assert hash(pickle.loads(pickle.dumps(test))) == hash(test)


def test_the_report_is_one_page(tmp_path, panel):
    page = panel.report(tmp_path / "report.html").read_text(encoding="utf-8")
    check_html(page.partition("<body>")[2].partition("</body>")[0])
    assert page.count("<svg") == 3
    assert "2016" in page
    with pytest.raises(attain.InvalidInput, match=r"must end in \.html"):
        panel.report(tmp_path / "report.pdf")


def test_pictures_are_whole(panel):
    from attain.backtest_svg import coverage_svg, reliability_svg

    words = texts(coverage_svg(panel))
    assert {"stock.patents", "2016", "2018", "all"} <= set(words)
    assert "called, %" in texts(reliability_svg(panel.reliability(), "Reliability"))


def test_it_plots(panel):
    pytest.importorskip("matplotlib").use("Agg")
    assert panel.plot().get_ylabel() == "80 % intervals that held, %"
    assert panel.reliability().plot().get_xlim()


def test_json_holds_the_tables(test):
    answer = json.loads(test.to_json())
    assert answer["forecasts"] == len(test)
    assert [row["method"] for row in answer["scores"]] == test.methods
    assert answer["calls"]["level"] == 0.9
    assert sum(r["count"] for r in answer["coverage"] if r["level"] == 0.8) == len(test)


LONG = "unique_id,ds,y\n" + "".join(
    f"{name},{2000 + t},{y}\n" for name, values in walks(3).items() for t, y in enumerate(values)
)


def test_the_command_reads_long_csv_and_writes_a_report(tmp_path, capsys):
    (tmp_path / "mine.csv").write_text(LONG, encoding="utf-8")
    report = tmp_path / "r.html"
    words = ["backtest", str(tmp_path / "mine.csv"), "--horizon", "2", "--origins", "2008:2010"]
    assert cli.main([*words, "--report", str(report), "--out", str(tmp_path / "kept")]) == 0
    out, err = capsys.readouterr()
    assert "mine.csv" in out
    assert "report:" in err
    assert report.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert len(list((tmp_path / "kept").glob("origin-*.npz"))) == 3
    assert cli.main([*words, "--json", "--methods", "naive"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["methods"] == ["attain", "naive"]
    assert answer["origins"] == [2008, 2009, 2010]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("unique_id,ds,y\na,2001,1\na,2001,2\n", "line 3: unique_id 'a' has ds 2001 twice"),
        ("unique_id,ds,y\na,2001,x\n", "line 2, column y: 'x' is no number"),
        ("unique_id,ds,y\na,soon,1\n", "line 2, column ds: 'soon' is no year"),
        ("unique_id,ds,y\na,2001,1\na,2003,1\n", "unique_id 'a' has a gap after 2001"),
        ("unique_id,ds,y\na,2001\n", "line 2: 2 cells, 3 are expected"),
        ("id,year,value\na,2001,1\n", "known forms: unique_id,ds,y"),
        ("series_id,t,year,value,part\na,1,2001,1,train\na,2,2002,2,tst\n", "'tst' is not train"),
        ('V1,V2,V3\n"Y1",1,x\n', "line 2, column V3: 'x' is no number"),
    ],
)
def test_a_mistake_in_a_file_names_line_and_column(tmp_path, capsys, text, said):
    path = tmp_path / "data.csv"
    path.write_text(text, encoding="utf-8")
    assert cli.main(["backtest", str(path), "--no-progress"]) == 2
    assert said in capsys.readouterr().err


def test_m4_files_are_read_and_the_published_table_is_beside(tmp_path, capsys):
    train, test = tmp_path / "Yearly-train.csv", tmp_path / "Yearly-test.csv"
    rows = list(walks(4).items())
    head = '"V1",' + ",".join(f'"V{k}"' for k in range(2, 14)) + "\n"
    lines = []
    for k, (name, values) in enumerate(rows):
        shown = [*values[: 8 - k], *[""] * k]
        lines.append(",".join([f'"{name}"', *map(str, shown)]))
    train.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    lines = [",".join([f'"{name}"', *map(str, values[8:])]) for name, values in rows]
    test.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    held = attain.read_m4(train, test)
    assert list(held.splits) == [8, 7, 6, 5]
    assert "4 yearly series" in repr(held)
    words = ["backtest", str(train), "--test", str(test), "--horizon", "6"]
    assert cli.main(words) == 0
    out = capsys.readouterr().out
    assert "Smyl, S." in out
    assert "13.176" in out
    test.write_text(head + lines[0] + "\n", encoding="utf-8")
    with pytest.raises(attain.InvalidInput, match="has no series 's01'"):
        attain.read_m4(train, test)


@pytest.mark.skipif(not (BENCH / "m3_yearly.csv").is_file(), reason="M3 is not at hand")
def test_on_m3_the_references_are_those_published():
    test = attain.backtest(BENCH / "m3_yearly.csv", horizon=6, methods=["naive", "drift"],
                           progress=False)  # fmt: skip
    table = test.scores()
    # anchors_m3.csv prints four digits.
    for name, crps, mase, msis, cov80, cov95 in (
        ("naive", 2.4886, 3.1717, 39.9762, 0.624, 0.7848),
        ("drift", 2.0574, 2.6318, 31.8714, 0.6685, 0.8147),
    ):
        row = table[name]
        found = [row[key] for key in ("crps", "mae", "interval95", "cov80", "cov95")]
        assert found == pytest.approx([crps, mase, msis, cov80, cov95], abs=6e-5)


@pytest.mark.parametrize("target", ["zj-03", "zj-05"])
def test_a_row_shows_its_record(target):
    row = attain.load_plan("zhejiang").forecast(as_of=2020, draws=1024)[target]
    if target == "zj-05":
        assert not row.calibrated
        with pytest.raises(attain.MissingInput, match="no events to compare with"):
            row.reliability()
        return
    assert row.calibrated_on == 30
    events = {event["rise"]: event for event in row.record.events}
    table = row.reliability(rise=0.25)
    assert table.between(0).count == events[0.25]["count"]
    assert table.between(0).happened == events[0.25]["happened"]
    assert row.reliability().between(0).count == sum(e["count"] for e in events.values())
    lines = dict(row.explain().sections["Calibration record"])
    assert "verdict" in lines
    assert "panel" in lines
    with pytest.raises(attain.NotFound, match=r"no rise 0\.3"):
        row.reliability(rise=0.3)
