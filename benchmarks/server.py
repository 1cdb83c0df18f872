# SPDX-License-Identifier: Apache-2.0
"""Small forecasts as a server gives them: compiled once or for each, on 1 and 2 threads.

python benchmarks/server.py [--plan NAME] [--draws N] [--requests N]

One request is the probability of every target of a plan under scenarios `trend` and `plan` from
1,024 draws, with a seed of its own. `compiled`: a `CompiledPlan` is run. `again`: the plan is
compiled for each request. `forecast`: a whole board, with quantiles and labels, for each. Threads
are those of Python; attain lets go of the interpreter while it runs.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor

import attain
import ratio


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--plan", default="zhejiang")
    parser.add_argument("--draws", type=int, default=1024)
    parser.add_argument("--requests", type=int, default=1000, help="of each version and round")
    options = ratio.options(__doc__, parser=parser)
    if options.quick:
        options.requests = 40
    plan = attain.load_plan(options.plan)
    compiled = plan.compile("trend", "plan")
    settings = {"plan": options.plan, "draws": options.draws, "requests": options.requests}
    report = ratio.Report(__doc__, options, settings=settings)
    few = max(options.requests // 20, 10)  # what takes long is asked less often

    def run(seed: int) -> object:
        return compiled.run(draws=options.draws, seed=seed).probabilities

    def again(seed: int) -> object:
        return plan.compile("trend", "plan").run(draws=options.draws, seed=seed).probabilities

    def forecast(seed: int) -> object:
        return plan.forecast(draws=options.draws, seed=seed, threads=1, progress=False)

    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(2) as two:
        times = report.in_turns(
            {
                "compiled, 1 thread": lambda: list(one.map(run, range(options.requests))),
                "compiled, 2 threads": lambda: list(two.map(run, range(options.requests))),
                "again": lambda: list(one.map(again, range(few))),
                "forecast": lambda: list(one.map(forecast, range(few))),
            }
        )
    one_thread = "compiled, 1 thread"
    report.ratio(times, one_thread, "compiled, 2 threads")
    for name in ("again", "forecast"):
        report.ratio(times, name, one_thread, scale=options.requests / few,
                     name=f"{name} / {one_thread}, a request")
    for name in (one_thread, "compiled, 2 threads"):
        report.figure(f"requests a second, {name}", options.requests / min(times[name].wall), "/s")
    data = compiled.to_bytes()
    report.figure("bytes of the compiled plan", len(data) / 1024, "KiB")
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
