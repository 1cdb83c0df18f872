# SPDX-License-Identifier: Apache-2.0
"""10^6 draws x 16 indicators x 5 years: attain, numpy, numba, OpenTURNS and a bare loop in C++.

python benchmarks/million_draws.py [--draws N] [--rounds N] [--quick] [--json FILE]

The work is that of numpy_by_hand.py, whose two versions run here too. `numba`: as one writes it,
a parallel loop over draws with np.random, levels kept, np.quantile; `numba in buckets`: what one
writes after a day with a profiler, numpy's SFC64 in compiled loops, buckets as attain counts them.
`OpenTURNS`: a joint distribution, a symbolic function of its samples, quantiles by component;
`OpenTURNS and numpy`: its samples and quantiles, formulas by numpy. Both run a tenth of the draws,
and their times count ten times. OpenTURNS has its own pool of threads, so it runs on one thread and
on two, as attain does. `bare loop`: benchmarks/bare_loop, built here for AVX2 and for
AVX-512 with fused multiply-add allowed.
Every version's probabilities are checked against attain's first: 4 standard errors.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import NormalDist

import attain
import numpy as np
import ratio
from attain import _core
from numpy_by_hand import (
    BLOCK,
    GAIN,
    GAIN_SD,
    INDICATORS,
    LEVELS,
    PHI,
    REACH,
    WIDTH,
    YEARS,
    by_attain,
    by_hand_blocks,
    by_hand_whole,
    check,
    laws,
    write_plan,
)

ROOT = Path(__file__).parents[1]
NODES = -8.3125 + np.arange(1065) / 64  # of tabulated Student-t scales, in standard normals
SETS = {
    "AVX2": ["-mavx2", "-mfma"],
    "AVX-512": ["-mfma", *(f"-mavx512{part}" for part in ("f", "dq", "vl", "bw"))],
}
TENTH = 10


def build(folder: Path, report: ratio.Report) -> dict[str, Path]:
    """The bare loop for each instruction set that this machine has."""
    compiler = shutil.which("c++")
    flags = Path("/proc/cpuinfo").read_text(encoding="utf-8") if compiler else ""
    found = {}
    for name, needed in SETS.items():
        if not compiler or not all(flag.removeprefix("-m") in flags for flag in needed):
            report.missing(f"bare loop, {name}", "no compiler, or no such instructions")
            continue
        found[name] = folder / f"bare_loop_{name}"
        command = [
            compiler, "-std=c++20", "-O3", "-fno-math-errno", "-fno-trapping-math",
            "-ffp-contract=fast", "-mprefer-vector-width=512", "-w", *needed,
            f"-I{ROOT / 'include'}", f"-I{ROOT / 'src'}", "-pthread",
            str(ROOT / "benchmarks" / "bare_loop" / "bare_loop.cpp"), "-o", str(found[name]),
        ]  # fmt: skip
        subprocess.run(command, check=True)
    return found


def table_of(by_class) -> str:
    """What the bare loop reads: the laws, each with its scales at the nodes."""
    lines = []
    for number, group in enumerate(by_class):
        for law in group:
            d = _core.random.Distribution.t_scale(law.nu)
            at = [NormalDist().cdf(z) for z in NODES]
            scales = [d.quantile(min(max(p, 1e-16), 1 - 1e-16)) for p in at]
            values = [
                law.start, law.start_error, law.growth, law.growth_sd, law.noise, law.surprise,
                law.shared_growth, law.shared_noise, law.lever, law.goal,
            ]  # fmt: skip
            lines.append(" ".join([str(number), *(repr(float(v)) for v in [*values, *scales])]))
    return "\n".join(lines) + "\n"


def by_bare_loop(program: Path, table: str, draws: int, seed: int, threads: int):
    command = [str(program), str(draws), str(threads), str(seed)]
    found = subprocess.run(command, input=table, text=True, capture_output=True, check=True)
    values = np.array(found.stdout.split(), dtype=float)
    n = len(INDICATORS)
    quantiles = np.exp(values[2 * n + 1 :].reshape(n, YEARS, len(LEVELS)).swapaxes(1, 2))
    return values[:n] / draws, quantiles, values[n : 2 * n + 1] / draws


def fields_of(by_class):
    """Laws as rows, and their groups."""
    rows = np.array([tuple(law) for group in by_class for law in group])
    return rows, np.array([k for k, group in enumerate(by_class) for _ in group])


def numba_version(by_class):
    """As one writes it: a parallel loop over draws that keeps all levels."""
    import numba

    fields, groups = fields_of(by_class)
    steps = np.cumsum(PHI ** np.arange(1, YEARS + 1))

    @numba.njit(parallel=True, fastmath=True)
    def play(draws, levels, reached):
        for i in numba.prange(draws):
            shared = np.empty(YEARS + 2)
            gain = GAIN + GAIN_SD * np.random.standard_normal()
            group = -1
            for k in range(len(fields)):
                if groups[k] != group:
                    group = groups[k]
                    for z in range(YEARS + 2):
                        shared[z] = np.random.standard_normal()
                (start, start_error, growth, growth_sd, noise, surprise, nu, share, together,
                 lever, goal) = fields[k]  # fmt: skip
                scale = np.sqrt(nu / np.random.chisquare(nu))
                own = np.sqrt(share) * shared[0] + np.sqrt(1 - share) * np.random.standard_normal()
                slope = growth_sd * own + surprise * shared[1]
                total = start_error * np.random.standard_normal()
                x = 0.0
                for year in range(YEARS):
                    total += noise * (
                        np.sqrt(1 - together) * np.random.standard_normal()
                        + np.sqrt(together) * shared[2 + year]
                    )
                    x = start + steps[year] * growth + scale * (total + steps[year] * slope)
                    x += (year + 1) * lever * gain
                    levels[k, year, i] = x
                reached[i] += x >= goal

    def run(draws: int, seed: int, threads: int):
        numba.set_num_threads(threads)
        levels = np.empty((len(fields), YEARS, draws))
        reached = np.zeros(draws, dtype=np.int64)
        play(draws, levels, reached)
        hits = (levels[:, -1] >= fields[:, -1:]).mean(axis=1)
        quantiles = np.exp([np.quantile(x, LEVELS, axis=1) for x in levels])
        return hits, quantiles, np.bincount(reached, minlength=len(fields) + 1) / draws

    return run


def numba_in_buckets(by_class):
    """Compiled loops that count buckets and keep nothing else."""
    import numba

    fields, groups = fields_of(by_class)
    steps = np.cumsum(PHI ** np.arange(1, YEARS + 1))
    buckets = round(2 * REACH / WIDTH)

    @numba.njit(nogil=True, fastmath=True)
    def part(rng, draws, counts, hits, joint):
        shared = np.empty(YEARS + 2)
        for _ in range(draws):
            gain = GAIN + GAIN_SD * rng.standard_normal()
            reached = 0
            group = -1
            for k in range(len(fields)):
                if groups[k] != group:
                    group = groups[k]
                    for z in range(YEARS + 2):
                        shared[z] = rng.standard_normal()
                (start, start_error, growth, growth_sd, noise, surprise, nu, share, together,
                 lever, goal) = fields[k]  # fmt: skip
                scale = np.sqrt(nu / rng.chisquare(nu))
                own = np.sqrt(share) * shared[0] + np.sqrt(1 - share) * rng.standard_normal()
                slope = growth_sd * own + surprise * shared[1]
                total = start_error * rng.standard_normal()
                x = 0.0
                for year in range(YEARS):
                    total += noise * (
                        np.sqrt(1 - together) * rng.standard_normal()
                        + np.sqrt(together) * shared[2 + year]
                    )
                    x = start + steps[year] * growth + scale * (total + steps[year] * slope)
                    x += (year + 1) * lever * gain
                    place = int((x - (start - REACH)) / WIDTH)
                    counts[k, year, min(max(place, 0), buckets - 1)] += 1
                if x >= goal:
                    reached += 1
                    hits[k] += 1
            joint[reached] += 1

    def run(draws: int, seed: int, threads: int):
        def one(number: int):
            counts = np.zeros((len(fields), YEARS, buckets), dtype=np.int32)
            hits = np.zeros(len(fields), dtype=np.int64)
            joint = np.zeros(len(fields) + 1, dtype=np.int64)
            rng = np.random.Generator(np.random.SFC64([seed, number]))
            mine = draws * (number + 1) // threads - draws * number // threads
            part(rng, mine, counts, hits, joint)
            return counts, hits, joint

        with ThreadPoolExecutor(threads) as pool:
            found = list(pool.map(one, range(threads)))
        counts, hits, joint = (sum(each) for each in zip(*found, strict=True))
        below = np.cumsum(counts, axis=2)
        quantiles = np.empty((len(fields), len(LEVELS), YEARS))
        for k, law in enumerate(fields):
            for year in range(YEARS):
                place = np.searchsorted(below[k, year], np.array(LEVELS) * draws)
                quantiles[k, :, year] = np.exp(law[0] - REACH + WIDTH * (place + 0.5))
        return hits / draws, quantiles, joint / draws

    return run


def openturns_version(by_class):
    """Joint distribution and symbolic function of all 157 numbers, made once."""
    import openturns as ot

    steps = np.cumsum(PHI ** np.arange(1, YEARS + 1))
    names, marginals, formulas, goals = ["gain"], [ot.Normal(GAIN, GAIN_SD)], [], []
    for g, group in enumerate(by_class):
        names += [f"c{g}_{z}" for z in range(YEARS + 2)]
        marginals += [ot.Normal()] * (YEARS + 2)
        for i, law in enumerate(group):
            names += [*(f"o{g}_{i}_{z}" for z in range(YEARS + 2)), f"q{g}_{i}"]
            marginals += [*[ot.Normal()] * (YEARS + 2), ot.ChiSquare(law.nu)]
            slope = (
                f"({law.growth_sd * np.sqrt(law.shared_growth)}*c{g}_0"
                f"+{law.growth_sd * np.sqrt(1 - law.shared_growth)}*o{g}_{i}_0"
                f"+{law.surprise}*c{g}_1)"
            )
            noise = ""
            for year in range(YEARS):
                noise += (
                    f"+{law.noise * np.sqrt(law.shared_noise)}*c{g}_{2 + year}"
                    f"+{law.noise * np.sqrt(1 - law.shared_noise)}*o{g}_{i}_{2 + year}"
                )
                formulas.append(
                    f"{law.start + steps[year] * law.growth}+sqrt({law.nu}/q{g}_{i})"
                    f"*({steps[year]}*{slope}+{law.start_error}*o{g}_{i}_1{noise})"
                    f"+{(year + 1) * law.lever}*gain"
                )
            goals.append(law.goal)
    joint = ot.JointDistribution(marginals)
    functions = {}  # a function is made for the number of threads that holds when it is made
    last = range(YEARS - 1, len(formulas), YEARS)

    def run(draws: int, seed: int, threads: int):
        ot.TBB.SetThreadsNumber(threads)
        if threads not in functions:
            functions[threads] = ot.SymbolicFunction(names, formulas)
        ot.RandomGenerator.SetSeed(seed)
        levels = functions[threads](joint.getSample(draws))
        found = np.array([levels.computeQuantilePerComponent(p) for p in LEVELS])
        quantiles = np.exp(found.reshape(len(LEVELS), len(goals), YEARS).swapaxes(0, 1))
        hit = np.asarray(levels.getMarginal(list(last))) >= goals
        reached = np.bincount(hit.sum(axis=1), minlength=len(goals) + 1) / draws
        return hit.mean(axis=0), quantiles, reached

    return run


def by_openturns_and_numpy(by_class, draws: int, seed: int, threads: int):
    """Samples of independent normals and chi-squares, levels by numpy."""
    import openturns as ot

    ot.TBB.SetThreadsNumber(threads)
    ot.RandomGenerator.SetSeed(seed)
    steps = np.cumsum(PHI ** np.arange(1, YEARS + 1))

    def normals(columns: int):
        return np.asarray(ot.Normal(columns).getSample(draws))

    gain = GAIN + GAIN_SD * normals(1)[:, 0]
    hits, quantiles, reached = [], [], np.zeros(draws, dtype=np.int64)
    for group in by_class:
        shared = normals(YEARS + 2)
        for law in group:
            own = normals(YEARS + 2)
            chi = np.asarray(ot.ChiSquare(law.nu).getSample(draws))[:, 0]
            scale = np.sqrt(law.nu / chi)
            slope = law.growth_sd * (
                np.sqrt(law.shared_growth) * shared[:, 0]
                + np.sqrt(1 - law.shared_growth) * own[:, 0]
            )
            slope += law.surprise * shared[:, 1]
            noise = np.sqrt(law.shared_noise) * shared[:, 2:]
            noise += np.sqrt(1 - law.shared_noise) * own[:, 2:]
            x = np.cumsum(noise, axis=1)
            x *= law.noise
            x += slope[:, None] * steps + (law.start_error * own[:, 1])[:, None]
            x *= scale[:, None]
            x += law.start + steps * law.growth
            x += np.arange(1, YEARS + 1) * (law.lever * gain)[:, None]
            levels = ot.Sample(x)
            found = [levels.computeQuantilePerComponent(p) for p in LEVELS]
            quantiles.append(np.exp(np.array(found)))
            hit = x[:, -1] >= law.goal
            hits.append(hit.mean())
            reached += hit
    joint = np.bincount(reached, minlength=len(INDICATORS) + 1) / draws
    return np.array(hits), np.array(quantiles), joint


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--draws", type=int, default=1_000_000)
    options = ratio.options(__doc__, parser=parser)
    draws = min(options.draws, 100 * BLOCK // 10) if options.quick else options.draws
    report = ratio.Report(
        __doc__, options, packages=["numpy", "numba", "openturns"], settings={"draws": draws}
    )
    by_class = laws()
    with tempfile.TemporaryDirectory() as folder:
        plan = attain.load_plan(write_plan(Path(folder)))
        calls = {
            "attain, 1 thread": lambda: by_attain(plan, draws, 7, 1),
            "attain, 2 threads": lambda: by_attain(plan, draws, 7, 2),
            "numpy": lambda: by_hand_whole(by_class, draws, 7, 1),
            "numpy in blocks": lambda: by_hand_blocks(by_class, draws, 7, 1),
        }
        table = table_of(by_class)
        for name, program in build(Path(folder), report).items():
            for threads in (1, 2):
                calls[f"bare loop, {name}, {threads} thread{'s' * (threads > 1)}"] = (
                    lambda program=program, threads=threads: by_bare_loop(
                        program, table, draws, 7, threads
                    )
                )
        if report.has("numba"):
            for name, make in (("numba", numba_version), ("numba in buckets", numba_in_buckets)):
                compiled = make(by_class)
                for threads, words in ((1, "1 thread"), (2, "2 threads")):
                    calls[f"{name}, {words}"] = lambda compiled=compiled, threads=threads: compiled(
                        draws, 7, threads
                    )
        own = calls["attain, 1 thread"]()
        for name, call in calls.items():
            if not name.startswith("attain"):
                check(call(), own, draws, name)
        if report.has("openturns"):
            some = draws // TENTH
            joint = openturns_version(by_class)
            for threads, words in ((1, "1 thread"), (2, "2 threads")):
                calls[f"OpenTURNS, {words}"] = lambda threads=threads: joint(some, 7, threads)
                calls[f"OpenTURNS and numpy, {words}"] = (
                    lambda threads=threads: by_openturns_and_numpy(by_class, some, 7, threads)
                )
            for name in calls:
                if name.startswith("OpenTURNS"):
                    check(calls[name](), own, some, name)
        times = report.in_turns(calls)
    one, two = "attain, 1 thread", "attain, 2 threads"
    report.ratio(times, "numpy", one, at_least=4)
    report.ratio(times, "numpy", two, at_least=7)
    report.ratio(times, "numpy in blocks", one)
    report.ratio(times, one, two, at_least=1.9)
    report.ratio(times, "numba, 1 thread", one, at_least=5)
    report.ratio(times, "numba, 2 threads", two, at_least=5)
    report.ratio(times, "numba in buckets, 1 thread", one)
    report.ratio(times, "numba in buckets, 2 threads", two)
    for words, call in (("1 thread", one), ("2 threads", two)):
        report.ratio(times, f"OpenTURNS, {words}", call, scale=TENTH, at_least=40)
        report.ratio(times, f"OpenTURNS and numpy, {words}", call, scale=TENTH)
    for name in SETS:
        bound = 1.5 if name == "AVX-512" else None
        report.ratio(times, one, f"bare loop, {name}, 1 thread", at_most=bound)
        report.ratio(times, two, f"bare loop, {name}, 2 threads", at_most=bound)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
