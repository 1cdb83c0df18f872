# SPDX-License-Identifier: Apache-2.0
"""Makes the table of class constants from the panel of provinces.

    python python/scripts/make_class_constants.py [--panel FILE] [--output FILE]
    python python/scripts/make_class_constants.py --only CLASS [--as-of Y] [--leave-out P]

The first form writes src/calibrate/data/class_constants.csv (about half a minute on one core); the
second prints the chosen rows. Needs numpy and reads the panel, nothing else. Every row uses panel
years up to its as-of year and never the left-out province. Model and choices: docs/growth.md and
docs/decisions/0002-class-constants.md.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "src/calibrate/data"
HEADER = ("class,as_of,leave_out,n_series,n_origins,mu,mu_sd,tau,s,k_tau,k_s,k_d,nu,r_p,r_n,"
          "cov80,cov95,source,known_from").split(",")
CLASSES = ["stock.patents", "flow.patents", "flow.money", "flow.counts"]
AS_OF = range(2013, 2026)
NONE = "-"

PHI = 0.9
HORIZONS = range(1, 6)
C = {h: PHI * (1 - PHI**h) / (1 - PHI) for h in HORIZONS}
HISTORY = 3            # years of history before an origin
MEMBERS = 10           # series that make a year's common error visible
PRIOR_FREEDOM = 4      # of the scaled inverse chi-square of s_i^2

# Between classes, 5-year log growth is about N(.6, .55^2): hyperprior of mu, and class `any`.
ANY_GROWTH = 0.6 / C[5]
ANY_SPREAD = 0.55 / C[5]
ANY_MEAN_ERROR = 0.06
TAU_SCALE = 0.06

# Priors of the calibration: normal on the logs, Beta(2, 2) on the shares.
LOG_K_SD = 0.4
LOG_KD_MEAN, LOG_KD_SD = math.log(0.05), 0.8
NU_PRIOR = {3: 1.0, 4: 2.0, 5: 3.0, 6: 3.0, 8: 2.0, 12: 1.5, 20: 1.0}
EFFECTIVE_SERIES = 4.0  # what the members of a class are worth whose errors move together
OVERLAP = 3.0           # mean of the horizons: windows of h years overlap
LOG_STEP = 0.02         # lattice of log K
SHARE_STEP = 0.025      # lattice of r_p

# 90 % and 97.5 % points of Student's t
T_POINTS = {3: (1.637744, 3.182446), 4: (1.533206, 2.776445), 5: (1.475884, 2.570582),
            6: (1.439756, 2.446912), 8: (1.396815, 2.306004), 12: (1.356217, 2.178813),
            20: (1.325341, 2.085963)}


@dataclass(frozen=True)
class Panel:
    """Log figures: one row a series, one column a year; NaN where there is none."""

    indicators: tuple[str, ...]
    provinces: tuple[str, ...]
    classes: tuple[str, ...]
    years: tuple[int, ...]
    x: np.ndarray

    def part(self, group: str, last_year: int, leave_out: str) -> tuple[np.ndarray, np.ndarray]:
        """Indicator labels and log figures of one class, cut at a year, without a province."""
        rows = [i for i, (c, p) in enumerate(zip(self.classes, self.provinces))
                if c == group and p != leave_out]
        columns = [j for j, year in enumerate(self.years) if year <= last_year]
        labels = np.array([self.indicators[i] for i in rows])
        return labels, self.x[np.ix_(rows, columns)]


def read_panel(path: Path) -> Panel:
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    years = tuple(int(name) for name in rows[0] if name.isdigit())
    x = np.array([[math.log(max(float(row[str(y)]), 0.5)) if row[str(y)] else math.nan
                   for y in years] for row in rows])
    return Panel(tuple(row["indicator"] for row in rows), tuple(row["province"] for row in rows),
                 tuple(row["class"] for row in rows), years, x)


@dataclass(frozen=True)
class Growth:
    """What the series of a class say at one date."""

    mu: float
    mu_sd: float
    tau: float
    s: float
    r_n: float
    n_series: int
    centre: np.ndarray     # g^ a series, NaN where its history is too short
    variance: np.ndarray   # V
    noise2: np.ndarray     # s_i^2


def posterior_mean(values: np.ndarray, log_density: np.ndarray) -> float:
    weight = np.exp(log_density - log_density.max())
    return float((values * weight).sum() / weight.sum())


def differences(x: np.ndarray):
    """Steps between consecutive figures: series, first column, span, difference."""
    series, first, span, step = [], [], [], []
    for i, row in enumerate(x):
        seen = np.flatnonzero(~np.isnan(row))
        series += [i] * max(0, len(seen) - 1)
        first += seen[:-1].tolist()
        span += np.diff(seen).tolist()
        step += np.diff(row[seen]).tolist()
    return np.array(series), np.array(first), np.array(span, float), np.array(step)


def class_noise(residual2: np.ndarray, freedom: np.ndarray) -> float:
    """s_c: residual mean squares over s_c^2 are F(freedom, 4) under the prior of s_i^2."""
    used = freedom > 0
    mean_square, df = residual2[used] / freedom[used], freedom[used]
    log_s = np.arange(math.log(0.005), math.log(3), 0.01)
    ratio = df * mean_square / (PRIOR_FREEDOM * np.exp(2 * log_s)[:, None])
    density = (-df * log_s[:, None] - (df + PRIOR_FREEDOM) / 2 * np.log1p(ratio)).sum(axis=1)
    density += -((log_s - math.log(0.2)) ** 2) / 2
    return math.exp(posterior_mean(log_s, density))


def common_share(labels, series, first, span, residual) -> float:
    """r_n: share of the yearly noise that all series of an indicator have in common."""
    share = np.arange(SHARE_STEP, 1, SHARE_STEP)
    density = np.log(share) + np.log(1 - share)
    for label in sorted(set(labels.tolist())):
        here = labels[series] == label
        between = within = blocks = members = 0.0
        for start, width in sorted(set(zip(first[here].tolist(), span[here].tolist()))):
            r = residual[here & (first == start) & (span == width)]
            if len(r) < MEMBERS:
                continue
            between += len(r) * r.mean() ** 2
            within += ((r - r.mean()) ** 2).sum()
            blocks, members = blocks + 1, members + len(r)
        if blocks < 2:
            continue
        n, freedom = members / blocks, blocks - 1
        wide = 1 - share + n * share
        scale = (between / wide + within / (1 - share)) / (freedom * n)
        density -= freedom / 2 * (np.log(wide) + (n - 1) * np.log(1 - share) + n * np.log(scale))
    return posterior_mean(share, density)


def class_growth(labels: np.ndarray, x: np.ndarray) -> Growth:
    """Class mean, spread and noise, and every series' shrunk growth (design: default model)."""
    series, first, span, step = differences(x)
    count = len(x)
    n = np.bincount(series, minlength=count).astype(float)
    years = np.bincount(series, span, minlength=count)
    own = np.divide(np.bincount(series, step, minlength=count), years,
                    out=np.full(count, math.nan), where=years > 0)
    deviation = (step - span * own[series]) / np.sqrt(span)
    residual2 = np.bincount(series, deviation**2, minlength=count)
    freedom = np.maximum(n - 1, 0)
    s = class_noise(residual2, freedom)
    noise2 = (PRIOR_FREEDOM * s**2 + residual2) / (PRIOR_FREEDOM + freedom)
    r_n = common_share(labels, series, first, span, deviation / np.sqrt(noise2[series]))

    used = years > 0
    g, v = own[used], noise2[used] / years[used]
    tau = np.arange(0.002, 0.4, 0.002)
    total = tau[:, None] ** 2 + (1 - r_n) * v
    mean = (g / total).sum(axis=1) / (1 / total).sum(axis=1)
    density = -(tau / TAU_SCALE) ** 2 / 2 - 0.5 * (
        np.log(total).sum(axis=1) + ((g - mean[:, None]) ** 2 / total).sum(axis=1)
        + np.log((1 / total).sum(axis=1)))
    spread = posterior_mean(tau, density)
    weight = 1 / (spread**2 + (1 - r_n) * v)
    error2 = 1 / weight.sum() + r_n * s**2 / years[used].mean()
    precision = 1 / error2 + 1 / ANY_SPREAD**2
    mu = ((g * weight).sum() / weight.sum() / error2 + ANY_GROWTH / ANY_SPREAD**2) / precision
    mu_sd = math.sqrt(1 / precision)

    with np.errstate(divide="ignore", invalid="ignore"):
        v_all = noise2 / years
        k = spread**2 / (spread**2 + v_all)
        centre = np.where(years >= HISTORY, mu + k * (own - mu), math.nan)
        variance = k * v_all + (1 - k) ** 2 * mu_sd**2
    return Growth(float(mu), mu_sd, spread, s, r_n, int(used.sum()), centre, variance, noise2)


@dataclass(frozen=True)
class Errors:
    """Forecast errors over rolling origins: one entry a series, origin and horizon."""

    error: np.ndarray
    variance: np.ndarray   # c_h^2 V
    noise2: np.ndarray     # s_i^2 h
    c2: np.ndarray
    weight: np.ndarray
    mean: np.ndarray       # the class-mean error, one entry an indicator, origin and horizon
    mean_parts: np.ndarray  # rows: c^2, common V, common noise, own V, own noise, sum w^2
    origins: int


class Fitter:
    """Constants of the classes of one panel; estimates at origins are kept between rows."""

    def __init__(self, panel: Panel):
        self.panel = panel
        self.growth = lru_cache(maxsize=None)(self._growth)
        self.errors_at = lru_cache(maxsize=None)(self._errors_at)

    def _growth(self, group: str, year: int, leave_out: str) -> Growth:
        return class_growth(*self.panel.part(group, year, leave_out))

    def _errors_at(self, group: str, origin: int, horizon: int, leave_out: str):
        """Errors of the forecasts from `origin`, `horizon` years ahead."""
        labels, x = self.panel.part(group, origin + horizon, leave_out)
        start, end = x[:, -1 - horizon], x[:, -1]
        if np.isnan(start).all() or np.isnan(end).all():
            return None
        growth = self.growth(group, origin, leave_out)
        error = end - start - C[horizon] * growth.centre
        use = ~np.isnan(error)
        if not use.any():
            return None
        means = []
        for label in sorted(set(labels[use].tolist())):
            own = use & (labels == label)
            w = 1 / growth.noise2[own]
            w = w / w.sum()
            v, s2, c2 = growth.variance[own], growth.noise2[own], C[horizon] ** 2
            means.append([(w * error[own]).sum(), c2, c2 * (w * np.sqrt(v)).sum() ** 2,
                          horizon * (w * np.sqrt(s2)).sum() ** 2, c2 * (w**2 * v).sum(),
                          horizon * (w**2 * s2).sum(), (w**2).sum()])
        count = int(use.sum())
        points = np.array([error[use], C[horizon] ** 2 * growth.variance[use],
                           horizon * growth.noise2[use], np.full(count, C[horizon] ** 2),
                           np.full(count, EFFECTIVE_SERIES * len(means) / (OVERLAP * count))])
        return points, np.array(means).T

    def errors(self, group: str, as_of: int, leave_out: str) -> Errors | None:
        found, origins = [], set()
        last = min(as_of, self.panel.years[-1])
        for origin in range(self.panel.years[0] + HISTORY, last):
            for horizon in HORIZONS:
                if origin + horizon <= last:
                    part = self.errors_at(group, origin, horizon, leave_out)
                    if part:
                        found.append(part)
                        origins.add(origin)
        if not found:
            return None
        points = np.concatenate([p for p, _ in found], axis=1)
        means = np.concatenate([m for _, m in found], axis=1)
        return Errors(*points, means[0], means[1:], len(origins))

    def row(self, group: str, as_of: int, leave_out: str) -> list[str]:
        """One row of the table as text."""
        if group == "any":
            return any_row(as_of, leave_out)
        last = min(as_of, self.panel.years[-1])
        growth = self.growth(group, last, leave_out)
        errors = self.errors(group, as_of, leave_out)
        k_tau, k_s, k_d, nu, r_p = calibrate(errors, growth.r_n)
        cov = coverage(errors, (k_tau, k_s, k_d), nu)
        numbers = [growth.mu, growth.mu_sd, growth.tau, growth.s, k_tau, k_s, k_d, nu, r_p,
                   growth.r_n, *cov]
        source = f"yearbook panel of provinces {self.panel.years[0]}-{last}"
        return [group, str(as_of), leave_out, str(growth.n_series),
                str(errors.origins if errors else 0), *(f"{v:.6g}" for v in numbers), source,
                str(last + 1)]


def any_row(as_of: int, leave_out: str) -> list[str]:
    """A class without a panel: the spread between classes, by judgement."""
    tau = math.sqrt(ANY_SPREAD**2 - ANY_MEAN_ERROR**2)
    numbers = [ANY_GROWTH, ANY_MEAN_ERROR, tau, 0.2, 1, 1, 0.05, 5, 0.3, 0.4, 0, 0]
    return ["any", str(as_of), leave_out, "0", "0", *(f"{v:.6g}" for v in numbers),
            "judgement: spread between classes", "2026"]


def log_t_constant(nu: float) -> float:
    return math.lgamma((nu + 1) / 2) - math.lgamma(nu / 2) - 0.5 * math.log(nu * math.pi)


def calibrate(errors: Errors | None, r_n: float) -> tuple[float, float, float, int, float]:
    """K_tau, K_s, K_d, nu and r_p of greatest penalised predictive likelihood on a lattice.

    Two terms, each divided by OVERLAP: the Student t of single errors, where the members of an
    origin and horizon count as EFFECTIVE_SERIES, and the normal of the class-mean error, which
    tells the common part (K_d, r_p, r_n) from the own part.
    """
    best = None
    for nu, prior in NU_PRIOR.items():
        value, point = climb(errors, r_n, nu)
        if best is None or value + math.log(prior) > best[0]:
            best = (value + math.log(prior), point, nu)
    (t, s, d, p), nu = best[1], best[2]
    return (math.exp(LOG_STEP * t), math.exp(LOG_STEP * s),
            math.exp(LOG_KD_MEAN + LOG_STEP * d), nu, SHARE_STEP * p)


def climb(errors: Errors | None, r_n: float, nu: int) -> tuple[float, tuple[int, ...]]:
    """Best lattice point by coordinate steps that halve."""
    def score(point):
        return log_likelihood(errors, r_n, nu, point) + log_prior(point)

    point, step = (0, 0, 0, 20), 16
    value = score(point)
    while step:
        moved = False
        for axis in range(4):
            for sign in (1, -1):
                width = min(step, 4) if axis == 3 else step
                trial = point[:axis] + (point[axis] + sign * width,) + point[axis + 1:]
                if not 0 < trial[3] < round(1 / SHARE_STEP):
                    continue
                other = score(trial)
                if other > value:
                    point, value, moved = trial, other, True
                    break
        if not moved:
            step //= 2
    return value, point


def log_prior(point: tuple[int, ...]) -> float:
    t, s, d, p = point
    share = SHARE_STEP * p
    return (-(LOG_STEP * t / LOG_K_SD) ** 2 / 2 - (LOG_STEP * s / LOG_K_SD) ** 2 / 2
            - (LOG_STEP * d / LOG_KD_SD) ** 2 / 2 + math.log(share) + math.log(1 - share))


def log_likelihood(errors: Errors | None, r_n: float, nu: int, point: tuple[int, ...]) -> float:
    if errors is None:
        return 0.0
    t2, s2 = math.exp(2 * LOG_STEP * point[0]), math.exp(2 * LOG_STEP * point[1])
    d2, r_p = math.exp(2 * (LOG_KD_MEAN + LOG_STEP * point[2])), SHARE_STEP * point[3]
    scale2 = t2 * errors.variance + s2 * errors.noise2 + d2 * errors.c2
    single = (log_t_constant(nu) - 0.5 * np.log(scale2)
              - (nu + 1) / 2 * np.log1p(errors.error**2 / (nu * scale2)))
    # lambda is one per series, so the mean of many keeps its first moment on the common part
    second = nu / (nu - 2)
    first2 = nu / 2 * math.exp(2 * (math.lgamma((nu - 1) / 2) - math.lgamma(nu / 2)))
    c2, common_v, common_n, own_v, own_n, squares = errors.mean_parts
    common = d2 * c2 + r_p * t2 * common_v + r_n * s2 * common_n
    own = (1 - r_p) * t2 * own_v + (1 - r_n) * s2 * own_n
    var = first2 * common + (second - first2) * squares * common + second * own
    mean = -0.5 * (np.log(2 * math.pi * var) + errors.mean**2 / var)
    return float((errors.weight * single).sum() + mean.sum() / OVERLAP)


def coverage(errors: Errors | None, k: tuple[float, float, float], nu: int) -> tuple[float, float]:
    """Share of the errors of the calibration itself inside the 80 % and 95 % intervals."""
    if errors is None:
        return 0.0, 0.0
    scale = np.sqrt(k[0] ** 2 * errors.variance + k[1] ** 2 * errors.noise2
                    + k[2] ** 2 * errors.c2)
    z = np.abs(errors.error) / scale
    return tuple(float((z <= point).mean()) for point in T_POINTS[nu])


def rows(panel: Panel, groups, dates, left_out):
    fitter = Fitter(panel)
    for group in groups:
        for leave_out in left_out:
            for as_of in dates:
                yield fitter.row(group, as_of, leave_out)
            fitter.errors_at.cache_clear()


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--panel", type=Path, default=DATA / "panel.csv")
    parser.add_argument("--output", type=Path, default=DATA / "class_constants.csv")
    parser.add_argument("--only", metavar="CLASS", choices=[*CLASSES, "any"])
    parser.add_argument("--as-of", type=int, choices=AS_OF)
    parser.add_argument("--leave-out", metavar="PROVINCE")
    chosen = parser.parse_args(arguments)
    panel = read_panel(chosen.panel)
    provinces = [NONE, *sorted(set(panel.provinces))]
    if chosen.leave_out and chosen.leave_out not in provinces:
        parser.error(f"no such province: {chosen.leave_out}")
    made = rows(panel, [chosen.only] if chosen.only else [*CLASSES, "any"],
                [chosen.as_of] if chosen.as_of else AS_OF,
                [chosen.leave_out] if chosen.leave_out else provinces)
    if chosen.only or chosen.as_of or chosen.leave_out:
        csv.writer(sys.stdout, lineterminator="\n").writerows([HEADER, *made])
        return
    table = sorted(made, key=lambda r: (([*CLASSES, "any"]).index(r[0]), int(r[1]), r[2]))
    with open(chosen.output, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADER, *table])


if __name__ == "__main__":
    main(sys.argv[1:])
