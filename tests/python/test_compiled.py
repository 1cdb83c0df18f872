# SPDX-License-Identifier: Apache-2.0
"""Plans compiled once: the figures of a forecast, threads, bytes, the example of a server."""

from __future__ import annotations

import importlib.util
import json
import pickle
import threading
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attain
import numpy as np
import pytest

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "server.py"


@pytest.fixture(scope="module")
def plan() -> attain.Plan:
    return attain.load_plan("zhejiang")


@pytest.fixture(scope="module")
def compiled(plan) -> attain.CompiledPlan:
    return plan.compile("trend", "plan", as_of=2020)


def test_figures_are_those_of_the_forecast(plan, compiled):
    board = plan.forecast(as_of=2020, draws=4096, seed=3)
    answer = compiled.run(draws=4096, seed=3)
    for row in board:
        assert answer.probability(row.id) == row.probability
        if row.plan_probability is not None:
            assert answer.probability(row.id, "plan") == row.plan_probability
    joint = answer.joint["trend"]
    assert joint.expected_reached == board.joint.expected_reached
    assert joint.at_least == board.joint.at_least
    assert answer.probabilities.shape == (2, len(plan.targets))
    assert np.isnan(answer.std_errors).sum() == np.isnan(answer.probabilities).sum()


def test_threads_of_a_host_get_the_bits_of_each_alone(compiled):
    seeds = range(16)
    alone = [compiled.run(seed=seed) for seed in seeds]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda seed: compiled.run(seed=seed), seeds)) == alone
    assert compiled.run(draws=70_000, threads=2) == compiled.run(draws=70_000)


def test_bytes_carry_it(compiled):
    data = compiled.to_bytes()
    back = attain.CompiledPlan.from_bytes(data)
    assert back == compiled
    assert hash(back) == hash(compiled)
    assert pickle.loads(pickle.dumps(compiled)) == compiled
    answer = compiled.run(seed=5)
    assert pickle.loads(pickle.dumps(answer)) == answer
    assert back.run(seed=5) == answer
    for at in range(0, len(data), len(data) // 40):
        damaged = bytearray(data)
        damaged[at] ^= 16
        with pytest.raises(attain.InvalidInput):
            attain.CompiledPlan.from_bytes(bytes(damaged))
    with pytest.raises(attain.InvalidInput):
        attain.CompiledPlan.from_bytes(b"")


def test_faces(compiled):
    assert repr(compiled).startswith("CompiledPlan zhejiang as of 2020")
    assert compiled.scenarios == ["trend", "plan"]
    answer = compiled.run()
    assert "1,024 draws" in repr(answer)
    assert "zj-03" in answer._repr_html_()
    assert compiled.digest in compiled._repr_html_()
    frame = answer.to_frame()
    assert len(frame) == 2 * len(compiled.targets)
    assert set(frame.columns) == {"scenario", "target", "probability", "std_error"}


def test_mistakes(plan, compiled):
    with pytest.raises(attain.NotFound, match="did you mean"):
        compiled.run().probability("zj-3")
    with pytest.raises(attain.NotFound, match="trend"):
        compiled.run().probability("zj-03", "trends")
    with pytest.raises(attain.NotFound):
        plan.compile("nothing")
    with pytest.raises(attain.InvalidInput, match="twice"):
        plan.compile("trend", "trend")
    with pytest.raises(attain.InvalidInput, match="draws"):
        compiled.run(draws=0)


def test_the_example_of_a_server_answers_several_at_once(compiled):
    found = importlib.util.spec_from_file_location("server", EXAMPLE)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    with module.serve(port=0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"

        def ask(seed: int) -> object:
            with urllib.request.urlopen(f"{address}/zj-03?seed={seed}") as answer:
                return json.load(answer)

        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(ask, range(4)))
        server.shutdown()
    expected = [compiled.run(seed=seed).probability("zj-03") for seed in range(4)]
    assert [answer["trend"] for answer in answers] == expected
