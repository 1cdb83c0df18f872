# SPDX-License-Identifier: Apache-2.0
"""Evaluation: outcomes, progress methods and the probability beside them."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

import attain
from attain import progress_methods
from attain.cli import main

DATA = Path(__file__).parent / "data"
STAGES = DATA / "wenzhou_stages.csv"
PUBLISHED = {"base": 6.3, "base_year": 2020, "latest": 9.4, "latest_year": 2022, "target": 12}


@pytest.fixture(scope="module")
def zhejiang():
    return attain.load_plan("zhejiang")


@pytest.fixture(scope="module")
def stages():
    """Wenzhou with the stages of its table as if they were outturns."""
    plan = attain.load_plan("wenzhou").with_observations(STAGES)
    return plan.evaluate(as_of=2025, draws=0)


def test_the_published_case():
    found = progress_methods.all_methods(**PUBLISHED, due=2025)
    assert found.time.completion == pytest.approx(0.54, abs=0.005)
    assert found.time.elapsed == 0.4
    assert found.time.pace == pytest.approx(1.36, abs=0.005)
    assert found.time.standing == "faster than expected"
    assert found.time.standing_zh == "快于预期"
    assert found.cagr.ratio == pytest.approx(1.61, abs=0.005)
    assert found.cagr.verdict == found.unsd.verdict.removeprefix("met or ") == "on track"
    assert found.escap.status == pytest.approx(10 * 3.1 / 5.7)
    assert progress_methods.cagr_ratio(**PUBLISHED, due=2025) == found.cagr


def test_an_undefined_figure_says_why():
    found = progress_methods.all_methods(**PUBLISHED | {"base": None}, due=2025)
    assert found.time.pace is None
    assert found.time.reasons["pace"] == "the base value is unknown"
    zero = progress_methods.all_methods(**PUBLISHED | {"base": 0}, due=2025)
    assert (zero.cagr.ratio, zero.time.completion) == (None, 9.4 / 12)
    assert zero.cagr.reasons["ratio"] == "the base value is zero"
    with pytest.raises(attain.InvalidInput, match="due: must lie after"):
        progress_methods.time_proportional(**PUBLISHED, due=2019)
    with pytest.raises(attain.NotFound, match="more"):
        progress_methods.time_proportional(**PUBLISHED, due=2025, wanted="mor")


def test_without_a_target():
    course = {"base": 90, "base_year": 2020, "latest": 90.54, "latest_year": 2021}
    assert progress_methods.cagr_without_target(**course).verdict == "acceleration needed"
    assert progress_methods.cagr_without_target(**course, limit=100).verdict == "on track"
    assert progress_methods.unsd_without_target(**course).verdict == "fair progress"
    assert progress_methods.limit_factor(100, 100) == 0


def test_the_past_period_of_zhejiang(zhejiang):
    found = zhejiang.evaluate(as_of=2020, draws=0)
    past = found.past
    assert (past.reached, past.observed, past.targets) == (11, 11, 11)
    assert past.smallest_ratio == pytest.approx(1.08, abs=0.005)
    assert past.median_ratio == pytest.approx(1.47, abs=0.005)
    # The document rounds the turnover of 2020 to 1400 亿元 (6.36), the yearbook prints 1403.3228.
    assert past.largest_ratio == pytest.approx(1403.3228 / 220, abs=0.0001)
    assert found["zj-27"].achieved == pytest.approx(22, abs=0.001)
    assert {row.outcome_zh for row in found if row.past} == {"已实现"}


def test_zhejiang_at_the_end(zhejiang):
    row = zhejiang.evaluate(as_of=2025, draws=0)["zj-01"]
    assert (row.outcome, row.achieved, row.value) == ("reached", 24.3, 17)
    assert row.latest == (2025, 24.3)
    assert row.standing == "ahead of schedule"


def test_huangshi_in_a_month():
    found = attain.load_plan("huangshi").evaluate(as_of="2024-03", draws=1024)
    assert found.as_of == "2024-03"
    assert all(row.latest is None or row.latest[0] <= 2023.25 for row in found)
    assert {row.outcome for row in found if row.value is not None and row.due > 2023} == {"open"}
    assert any(row.latest == (2023.25, row.latest[1]) for row in found if row.latest)
    assert all(row.outcome_zh and (row.standing or row.standing_reason) for row in found)


def test_stages_as_outturns_reproduce_the_table(stages):
    staged = [row for row in stages if row.id.endswith(("-2022", "-2023", "-2024"))]
    assert len(staged) == 57
    assert {row.outcome for row in staged} == {"reached"}
    assert {row.ratio for row in staged} == {1}


def test_meeting_every_stage_fails_strict_targets(stages):
    missed = {row.id for row in stages if row.outcome == "missed" and row.comparator}
    assert missed == {"wz-21", "wz-31", "wz-35", "wz-41"}  # of keys wz-01, 08, 11, 17
    assert {stages[key].comparator for key in missed} == {">"}
    assert {stages[key].ratio for key in missed} == {1}
    assert {stages[key].standing_zh for key in missed} == {"滞后"}


def test_outturns_as_rows(zhejiang, tmp_path):
    rows = [{"indicator": "zj-02", "year": 2025, "value": 7000.0, "source": "a \"b\", c"}]
    by_list = zhejiang.with_observations(rows)
    assert by_list.evaluate(as_of=2025, draws=0)["zj-02"].outcome == "reached"
    assert zhejiang.evaluate(as_of=2025, draws=0)["zj-02"].outcome != "reached"
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame([*rows, {"indicator": "zj-06", "year": 2025, "value": 7000.5}])
    frame["source"] = frame["source"].fillna("s")
    assert zhejiang.with_observations(frame).data_hash != by_list.data_hash
    table = tmp_path / "outturns.csv"
    table.write_text("indicator;year;value;source\nzj-02;2025;7000;s\n", encoding="utf-8")
    assert zhejiang.with_observations(table).evaluate(as_of=2025, draws=0)["zj-02"].ratio == 1.4
    assert by_list.plan_hash == zhejiang.plan_hash
    assert pickle.loads(pickle.dumps(by_list)) == by_list


def test_mistakes_in_outturns_are_named(zhejiang):
    with pytest.raises(attain.InvalidInput, match=r"observations given:2: indicator.*zj-02"):
        zhejiang.with_observations(
            [{"indicator": "zj-2", "year": 2025, "value": 1, "source": "s"}]
        )
    with pytest.raises(attain.InvalidInput, match="list of dicts"):
        zhejiang.with_observations({"indicator": "zj-02"})
    with pytest.raises(attain.InvalidInput, match="dict"):
        zhejiang.with_observations([1])
    with pytest.raises(attain.Error):
        zhejiang.with_observations("no such file.csv")


def test_the_probability_of_the_forecast_beside(zhejiang):
    found = zhejiang.evaluate(as_of=2022, draws=1024, seed=3)
    board = zhejiang.forecast(as_of=2022, draws=1024, seed=3)
    row = found["zj-03"]
    assert (row.probability, row.std_error) == (
        board["zj-03"].probability,
        board["zj-03"].std_error,
    )
    assert row.methods.time.pace > 1.05
    assert pickle.loads(pickle.dumps(found)) == found
    assert pickle.loads(pickle.dumps(row)) == row
    assert zhejiang.evaluate(as_of=2022, draws=0)["zj-03"].probability is None


def test_it_displays_itself(stages, zhejiang):
    found = zhejiang.evaluate(as_of=2022, draws=1024)
    row = found["zj-03"]
    for text in (str(found), found._repr_html_(), repr(row), row._repr_html_()):
        assert "提前实现" in text
    html = stages._repr_html_()
    for word in ("已实现", "未实现", "无数据", "Headline targets"):
        assert word in html
    assert "<script" not in html
    assert repr(stages).startswith("Evaluation of wenzhou as of 2025: reached ")


def test_frame_and_json_agree(zhejiang):
    pytest.importorskip("pandas")
    found = zhejiang.evaluate(as_of=2022, draws=1024)
    targets = json.loads(found.to_json())["targets"]
    frame = found.to_frame().set_index("id")
    assert list(frame.index) == [target["id"] for target in targets]
    assert frame.loc["zj-03", "time.pace"] == found["zj-03"].methods.time.pace
    assert frame.loc["zj-03", "latest.value"] == found["zj-03"].latest[1]
    assert len(frame) == len(zhejiang.targets)


def test_saving(zhejiang, tmp_path):
    found = zhejiang.evaluate(as_of=2022, draws=0)
    for ending in ("html", "txt", "json"):
        path = found.save(tmp_path / f"evaluation.{ending}")
        assert "zj-03" in path.read_text(encoding="utf-8")
    with pytest.raises(attain.InvalidInput, match=r"\.html"):
        found.save(tmp_path / "evaluation.pdf")


def test_the_command(zhejiang, capfd):
    words = ["evaluate", "wenzhou", "--as-of", "2025", "--outturns", str(STAGES), "--draws", "0"]
    assert main([*words, "--json"]) == 0
    shown = json.loads(capfd.readouterr().out)
    assert shown["draws"] == 0
    assert {target["id"] for target in shown["targets"] if target["outcome"] == "missed"} >= {
        "wz-21",
        "wz-41",
    }
    assert main(["evaluate", "zhejiang", "--as-of", "2020", "--draws", "0"]) == 0
    assert "Past targets: reached 11 of 11 observed" in capfd.readouterr().out
    assert main(["evaluate", "zhejiang", "--outturns", "no.csv"]) == 2
    assert main(["evaluate", "zhejiang", "--as-of", "soon"]) == 2
    assert main(["evaluate", "zhejiang", "--outturn", "no.csv"]) == 2
    assert "--outturns" in capfd.readouterr().err
