# SPDX-License-Identifier: Apache-2.0
"""Saved draws: joint answers computed from them in numpy are those of the board."""

from __future__ import annotations

import attain
import numpy as np
import pytest

DRAWS = 20_000


@pytest.fixture(scope="module")
def plan():
    return attain.load_plan("zhejiang")


@pytest.fixture(scope="module")
def kept(plan):
    return plan.paths(as_of=2020, draws=DRAWS, seed=11)


@pytest.fixture(scope="module")
def board(plan):
    return plan.forecast(as_of=2020, draws=DRAWS, seed=11)


def test_shares_of_draws_are_the_probabilities(kept, board):
    shown = [row.id for row in board.rows if row.probability is not None]
    assert set(shown) <= set(kept.targets), "past targets are on no board"
    for target in shown:
        probability = board[target].probability
        assert np.count_nonzero(kept.reached(target)) == round(probability * DRAWS)
        assert np.count_nonzero(kept.reached(target)) / DRAWS == probability


def test_joint_answers_are_those_of_the_board_bit_for_bit(kept, board):
    number = sum(kept.reached(target).astype(int) for target in kept.headline)
    joint = board.joint
    assert len(kept.headline) == joint.assessed
    assert np.count_nonzero(number == joint.assessed) / DRAWS == joint.all
    for k, share in enumerate(joint.at_least):
        assert np.count_nonzero(number >= k) / DRAWS == share


def test_levels_decide_the_outcomes_and_have_the_quantiles_of_the_board(kept, board):
    levels = kept.levels("zj-03")
    years = kept.years("zj-03")
    assert levels.shape == (DRAWS, len(years))
    at = years.index(2025)
    wanted = board["zj-03"].value
    # On the model scale the comparison is the one that was made.
    scaled = kept.levels("zj-03", scale="model")[:, at]
    # Two roundings apart: its own exponential and a factor in place of a division.
    assert np.allclose(np.exp(scaled) / 1e4, levels[:, at], rtol=1e-14)
    assert np.array_equal(scaled >= np.log(wanted * 1e4), kept.reached("zj-03"))


def test_arrays_are_views_that_nobody_can_change(kept):
    levels = kept.levels("zj-03")
    assert not levels.flags.owndata
    with pytest.raises(ValueError, match="read-only"):
        levels[0, 0] = 1
    assert np.shares_memory(levels, kept.levels("zj-03"))
    assert kept.unit("zj-03") == "万件"


def test_what_is_chosen_changes_no_draw(plan, kept):
    one = plan.paths(as_of=2020, draws=DRAWS, seed=11, indicators=["zj-03"], threads=1)
    assert one.indicators == ["zj-03"]
    assert np.array_equal(one.levels("zj-03"), kept.levels("zj-03"))
    assert one.targets == kept.targets
    assert "20000 draws of 1 indicators" in repr(one)


def test_mistakes_are_named(plan, kept):
    with pytest.raises(attain.InvalidInput, match=r"GiB of paths, the limit is 2 GiB"):
        plan.paths(as_of=2020, draws=2**33)
    with pytest.raises(attain.NotFound, match="zj-03"):
        plan.paths(as_of=2020, draws=10, indicators=["zj-3"])
    with pytest.raises(attain.NotFound, match="zj-99"):
        kept.reached("zj-99")
    with pytest.raises(attain.NotFound, match="no scale"):
        kept.levels("zj-03", scale="log")


def test_scenarios_share_draws():
    plan = attain.load_plan("zhejiang")
    more = plan.scenario("more").set("stations", {2025: 700})
    trend, other = plan.paths(draws=512), plan.paths(draws=512, scenario=more)
    assert (trend.levels("zj-03") == other.levels("zj-03")).all()
    assert (other.levels("zj-05")[:, -1] > trend.levels("zj-05")[:, -1]).all()


def test_blocks_are_the_draws_in_order(plan):
    settings = {"as_of": 2020, "indicators": ["zj-03"]}
    whole = plan.paths(draws=3000, **settings)
    size = plan.path_bytes(draws=1024, **settings)
    blocks = list(plan.path_blocks(draws=3000, limit=size, **settings))
    assert [one.first for one in blocks] == [0, 1024, 2048]
    assert sum(one.draws for one in blocks) == 3000
    assert all(one.nbytes <= size for one in blocks)
    levels = np.concatenate([one.levels("zj-03") for one in blocks])
    assert np.array_equal(levels, whole.levels("zj-03"))
    reached = np.concatenate([one.reached("zj-03") for one in blocks])
    assert np.array_equal(reached, whole.reached("zj-03"))


def test_memory_is_stated_before_it_is_used(plan):
    size = plan.path_bytes(draws=4096, as_of=2020)
    assert plan.paths(draws=4096, as_of=2020, limit=size).nbytes == size
    with pytest.raises(attain.InvalidInput, match=r"would keep .* the limit is"):
        plan.paths(draws=4096, as_of=2020, limit=size - 1)


def test_paths_go_to_xarray_and_parquet(plan, tmp_path):
    pytest.importorskip("xarray", reason="xarray is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import pyarrow.parquet

    kept = plan.paths(draws=1000, as_of=2020, indicators=["zj-03"])
    data = kept.to_xarray()
    assert np.shares_memory(data["zj-03"].values, kept.levels("zj-03"))
    assert data["zj-03"].attrs["units"] == kept.unit("zj-03")
    table = pyarrow.parquet.read_table(kept.to_parquet(tmp_path / "paths.parquet"))
    assert np.array_equal(table["zj-03/2025"].to_numpy(), kept.levels("zj-03")[:, -1])
    assert np.array_equal(table["reached/zj-03"].to_numpy(), kept.reached("zj-03"))
