# SPDX-License-Identifier: Apache-2.0
"""Sensitivity, discovery, decision, sweeps: a typo names the nearest, a seed gives equal results.

Every public function of `attain.indices`, `attain.decide` and `attain.adapters`, of `discover`,
`sensitivity`, `stress`, `allocate` and `sweep` with each of its words.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from toy_budget import toy_plan

import attain
from attain import decide, indices

SPREADS = {"growth": "normal(mean=0, sd=1)", "uptake": "uniform(lo=0, hi=1)"}
RUN = {"as_of": 2020, "draws": 2048}
MONEY = {"budget": 100e6, "currency": "CNY", "price_year": 2020, "steps": 3}


@lru_cache(maxsize=None)
def plan() -> attain.Plan:
    return attain.load_plan("zhejiang")


@lru_cache(maxsize=None)
def toy() -> attain.Plan:
    return toy_plan()


@lru_cache(maxsize=None)
def design(kind: str = "saltelli") -> indices.Design:
    return indices.design(SPREADS, kind=kind, units=64, second_order=kind == "saltelli")


def y(kind: str = "saltelli") -> Any:
    return design(kind).x @ [1.0, 2.0]


def table() -> dict[str, Any]:
    x = indices.factors(SPREADS).sample(256).x
    return {"growth": x[:, 0], "uptake": x[:, 1], "missed": (x.sum(axis=1) < 0.2).astype(float)}


def plain() -> tuple[Any, Any]:
    x = indices.factors(SPREADS).sample(256).x
    return dict(zip(SPREADS, x.T, strict=True)), x @ [1.0, 2.0]


@lru_cache(maxsize=None)
def payoffs() -> decide.Payoffs:
    rng = np.random.default_rng(3)
    return decide.payoffs({"stations": rng.normal(size=100), "subsidy": rng.normal(size=100)})


@lru_cache(maxsize=None)
def swept() -> attain.Sweep:
    grid = {"stations": [430, 700], "stations.capacity": [150.0, 300.0, 450.0]}
    return attain.sweep(plan(), grid, as_of=2020, draws=512)


@lru_cache(maxsize=None)
def hangs() -> attain.Sensitivity:
    return attain.sensitivity(plan(), of="zj-05", by="group", **RUN)


@lru_cache(maxsize=None)
def moved() -> attain.Stress:
    return attain.stress(plan(), of="zj-05", **RUN)


def front(**objectives: Any) -> decide.Front:
    return decide.pareto({"a": {"cost": 1, "reach": 2}, "b": {"cost": 2, "reach": 3}}, objectives)


def sobol(**settings: Any) -> indices.Indices:
    return indices.sobol(design(), y(), **settings)


def found() -> indices.Indices:
    return sobol()


def discovered(**settings: Any) -> attain.Discovery:
    return attain.discover(table(), **{"outcome": "missed", "resamples": 1, **settings})


def missed(**settings: Any) -> attain.Discovery:
    return attain.discover(plan(), **{"target": "zj-03", "resamples": 1, **RUN, **settings})


TYPOS: list[tuple[str, Callable[[], object], str]] = [
    # attain.indices
    ("sobol first", lambda: sobol(first="saltelli210"), "saltelli2010"),
    ("sobol total", lambda: sobol(total="jansen199"), "jansen1999"),
    ("sobol nan", lambda: sobol(nan="omitt"), "omit"),
    ("sobol_of first", lambda: indices.sobol_of(["a", "b"], y(), first="janon201",
                                                second_order=True), "janon2014"),
    ("sobol_of total", lambda: indices.sobol_of(["a", "b"], y(), total="homma199",
                                                second_order=True), "homma1996"),
    ("sobol_of nan", lambda: indices.sobol_of(["a"], y(), nan="eror"), "error"),
    ("design kind", lambda: indices.design(SPREADS, kind="saltely"), "saltelli"),
    ("design points", lambda: indices.design(SPREADS, points="monte carl"), "monte carlo"),
    ("factors spread", lambda: indices.factors({"a": "normall(mean=0, sd=1)"}), "normal"),
    ("factors groups", lambda: indices.factors(SPREADS, groups={"grwth": "g"}), "growth"),
    ("factors correlation", lambda: indices.factors(
        SPREADS, correlation={("growth", "uptke"): 0.5}), "uptake"),
    ("sample points", lambda: indices.factors(SPREADS).sample(8, points="latin hypercub"),
     "latin hypercube"),
    ("morris nan", lambda: indices.morris(design("trajectories"), y("trajectories"), nan="omi"),
     "omit"),
    ("shapley nan", lambda: indices.shapley(design("conditional"), y("conditional"), nan="omi"),
     "omit"),
    ("first_order estimator", lambda: indices.first_order(*plain(), estimator="clases"), "classes"),
    ("first_order dependence", lambda: indices.first_order(*plain(), dependence="alow"), "allow"),
    ("first_order outcome", lambda: indices.first_order(swept(), "zj_05"), "zj-05"),
    ("first_order column", lambda: indices.first_order(table(), "mised"), "missed"),
    ("pawn statistic", lambda: indices.pawn(*plain(), statistic="medain"), "median"),
    ("pawn nan", lambda: indices.pawn(*plain(), nan="omi"), "omit"),
    ("delta outcome", lambda: indices.delta(table(), ["mised"]), "missed"),
    ("regional dependence", lambda: indices.regional(table(), "missed", dependence="alow"),
     "allow"),
    ("indices measure", lambda: found()["totl"], "total"),
    ("indices factor", lambda: found()["total"]["grwth"], "growth"),
    ("indices output", lambda: indices.sobol(
        design(), np.stack([y(), -y()], axis=1))["total", "y11"], "y1"),
    ("indices plot", lambda: found().plot(measures=["totl"]), "total"),
    ("convergence plot", lambda: indices.plot_convergence({64: found()}, measure="totl"), "total"),
    # attain.discover
    ("discover method", lambda: discovered(method="prmi"), "prim"),
    ("discover rule", lambda: discovered(rule="youdn"), "youden"),
    ("discover outcome", lambda: discovered(outcome="mised"), "missed"),
    ("discover inputs", lambda: discovered(inputs=["grwth"]), "growth"),
    ("discover units", lambda: discovered(units={"grwth": "%"}), "growth"),
    ("discover setting", lambda: discovered(foldz=3), "folds"),
    ("discover target", lambda: missed(target="zj_03"), "zj-03"),
    ("discover run", lambda: missed(drawz=64), "draws"),
    ("discover scenario", lambda: missed(scenario="trnd"), "trend"),
    ("discover sweep", lambda: attain.discover(swept(), outcome="zj_05", below=0.5), "zj-05"),
    # attain.decide
    ("payoffs better", lambda: decide.payoffs({"a": [1.0]}, better="mor"), "more"),
    ("payoffs actions", lambda: decide.payoffs(table(), actions=["grwth"]), "growth"),
    ("payoffs outcome", lambda: decide.payoffs(swept(), outcome="zj_05"), "zj-05"),
    ("payoffs inputs", lambda: decide.payoffs(swept(), outcome="zj-05", actions=["statons"]),
     "stations"),
    ("regret statistic", lambda: payoffs().regret(statistic="mena"), "mean"),
    ("regret baseline", lambda: payoffs().regret(baseline="subsdy"), "subsidy"),
    ("regrets baseline", lambda: payoffs().regrets(baseline="subsdy"), "subsidy"),
    ("criterion action", lambda: payoffs().expected()["subsdy"], "subsidy"),
    ("criteria", lambda: payoffs().criteria()["maxmin"], "maximin"),
    ("evppi method", lambda: payoffs().evppi(np.arange(100.0), method="regresion"), "regression"),
    ("information names", lambda: payoffs().information(table(), names=["grwth"]), "growth"),
    ("information method", lambda: payoffs().information(
        {"a": np.arange(100.0)}, method="partitoin"), "partition"),
    ("pareto objective", lambda: front(csot="less", reach="more"), "cost"),
    ("pareto direction", lambda: front(cost="les"), "less"),
    ("pareto setting", lambda: front(cost={"better": "less", "epsilom": 1}), "epsilon"),
    ("pareto alternative", lambda: decide.pareto(swept(), {"zj_05": "more"}), "zj-05"),
    # attain.sensitivity
    ("sensitivity of", lambda: attain.sensitivity(plan(), of="zj_05", **RUN), "zj-05"),
    ("sensitivity by", lambda: attain.sensitivity(plan(), by="layr", **RUN), "layer"),
    ("sensitivity method", lambda: attain.sensitivity(plan(), method="sobl", **RUN), "sobol"),
    ("plan.sensitivity scenario", lambda: plan().sensitivity(scenario="trnd", **RUN), "trend"),
    ("shares target", lambda: hangs().shares("zj_05"), "zj-05"),
    ("shares by", lambda: hangs().shares("zj-05", by="grop"), "group"),
    ("shares factor", lambda: hangs()["zj-05"]["own grwth"], "own growth"),
    ("sensitivity plot", lambda: hangs().plot("zj_05"), "zj-05"),
    ("sensitivity years", lambda: hangs().plot_years("zj-05", by="grop"), "group"),
    ("sensitivity convergence", lambda: hangs().plot_convergence("zj-05", by="grop"), "group"),
    # attain.stress
    ("stress of", lambda: attain.stress(plan(), of="zj_05", **RUN), "zj-05"),
    ("plan.stress scenario", lambda: plan().stress(scenario="trnd", **RUN), "trend"),
    ("stress assumption", lambda: moved()["own grwth of zj-05"], "own growth of zj-05"),
    ("stress plot", lambda: moved().plot("zj_05"), "zj-05"),
    # plan.allocate
    ("allocate levers", lambda: toy().allocate(levers=["advise"], **MONEY), "advice"),
    ("allocate exclusive", lambda: toy().allocate(exclusive=[["advice", "brnds"]], **MONEY),
     "brands"),
    ("allocate maximise", lambda: toy().allocate(maximise="expcted", **MONEY), "expected"),
    ("allocate weights", lambda: toy().allocate(maximise={"zj_05": 1.0}, **MONEY), "zj-05"),
    ("allocate method", lambda: toy().allocate(method="greddy", **MONEY), "greedy"),
    ("allocate on", lambda: toy().allocate(on="trnd", **MONEY), "trend"),
    # attain.sweep
    ("sweep lever", lambda: attain.sweep(plan(), {"statons": [430]}), "stations"),
    ("sweep parameter", lambda: attain.sweep(plan(), {"stations.capcity": [150]}),
     "stations.capacity"),
    ("sweep on", lambda: attain.sweep(plan(), {"stations": [430]}, on="trnd"), "trend"),
    ("sweep executor", lambda: attain.sweep(plan(), {"stations": [430]}, executor="thread"),
     "threads"),
    ("sweep target", lambda: swept().figure("zj_05"), "zj-05"),
    ("sweep figure", lambda: swept().figure("zj-05", "std_eror"), "std_error"),
    # attain.adapters
    ("runs_of", lambda: attain.adapters.runs_of(swept(), outcomes=["expectd"]), "expected"),
    ("to_salib", lambda: attain.adapters.to_salib(swept(), bounds={"statons": (0, 1)}), "stations"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "meant"), [one[1:] for one in TYPOS], ids=[t[0] for t in TYPOS])
def test_a_typo_is_an_error_with_the_nearest_name(call: Callable[[], object], meant: str) -> None:
    with pytest.raises((attain.NotFound, attain.InvalidInput)) as error:
        call()
    assert f"'{meant}'" in str(error.value) or f'"{meant}"' in str(error.value)
    assert "did you mean" in str(error.value)


SEEDED: dict[str, Callable[[int], Any]] = {
    "design": lambda seed: indices.design(SPREADS, units=64, seed=seed),
    "latin hypercube": lambda seed: indices.design(
        SPREADS, points="latin hypercube", units=64, seed=seed
    ),
    "sample": lambda seed: indices.factors(SPREADS).sample(64, seed=seed),
    "bootstrap": lambda seed: indices.sobol(design(), y(), resamples=20, seed=seed),
    "discover": lambda seed: discovered(seed=seed, resamples=3),
    "discover draws": lambda seed: missed(seed=seed),
    "sensitivity": lambda seed: attain.sensitivity(plan(), of="zj-05", seed=seed, **RUN),
    "stress": lambda seed: attain.stress(plan(), of="zj-05", seed=seed, **RUN),
    "allocate": lambda seed: toy().allocate(
        seed=seed, levers=["advice", "brands"], method="greedy", as_of=2020, draws=1024, **MONEY
    ),
    "sweep": lambda seed: attain.sweep(plan(), {"stations": [700]}, seed=seed, **RUN),
}


@pytest.mark.parametrize("name", SEEDED)
def test_equal_seeds_give_equal_results_and_others_do_not(name: str) -> None:
    once, again, other = (SEEDED[name](seed) for seed in (7, 7, 8))
    assert once == again
    assert hash(once) == hash(again)
    assert once != other


THREADED: dict[str, Callable[[int], Any]] = {
    "discover": lambda threads: missed(threads=threads),
    "sensitivity": lambda threads: attain.sensitivity(plan(), of="zj-05", threads=threads, **RUN),
    "stress": lambda threads: attain.stress(plan(), of="zj-05", threads=threads, **RUN),
    "sweep": lambda threads: attain.sweep(plan(), {"stations": [600, 700]}, threads=threads, **RUN),
}


@pytest.mark.parametrize("name", THREADED)
def test_threads_change_no_bit(name: str) -> None:
    assert THREADED[name](1) == THREADED[name](2)
