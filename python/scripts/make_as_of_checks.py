# SPDX-License-Identifier: Apache-2.0
"""Writes docs/as-of-checks.md: what attain would have said of three places, and what came.

    python python/scripts/make_as_of_checks.py [OUTPUT]

Needs the installed package. Quantiles are the closed form of the model without levers, so the page
has the same numbers on every machine; it changes with the class constants and with the histories
only. `tests/python/test_as_of_checks.py` compares the page with what this script makes.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from attain._core import study
from attain._core.growth import IndicatorEstimate
from attain._core.indicators import Indicator, Observation
from attain.errors import MissingInput
from attain.history import load_history
from attain.text import number, percent

PAGE = Path(__file__).resolve().parents[2] / "docs" / "as-of-checks.md"

# place, as of, years whose last figure is looked at
CHECKS = [
    ("zhejiang", "2020", (2023, 2025)),
    ("guangzhou", "2020", (2023, 2024, 2025)),
    ("huangshi", "2024-03", (2025,)),
]


@dataclass(frozen=True)
class Target:
    """A target of a plan on an indicator of a history, in the indicator's printed unit."""

    id: str
    comparator: str
    value: float
    due: str


# Huangshi's work plan of 30 September 2022: its targets on what the bulletin reports.
TARGETS = {
    ("huangshi", "inventions-per-10k"): Target("hs-01", "at least", 8, "2025"),
    ("huangshi", "trademarks-in-force"): Target("hs-02", "above", 3, "2025"),
}


@dataclass(frozen=True)
class Case:
    """One indicator of one place as of a date, and the estimate made of it."""

    place: str
    as_of: str
    indicator: Indicator
    estimate: IndicatorEstimate

    def quantile(self, at: str, p: float) -> float:
        """Return a quantile of the level at the end of a year or month, printed unit."""
        return self.indicator.from_model(self.estimate.predictive(at).quantile(p))

    def below(self, at: str, value: float) -> float:
        """Return the probability of a level not above `value`."""
        return self.estimate.predictive(at).cdf(self.indicator.to_model(value))

    @property
    def last(self) -> Observation | None:
        """The last figure used; of several of one date the most precise."""
        if self.estimate.last is None:
            return None
        known = [o for o in exact(self.indicator) if time(o.at) <= time(self.as_of)]
        return finest(known, known[-1].at)

    @property
    def refusal(self) -> str:
        """Why nothing can be said of the level, or an empty text."""
        try:
            self.estimate.predictive(self.as_of)
        except MissingInput:
            return self.estimate.reason
        return ""


@dataclass(frozen=True)
class Outcome:
    """A figure that came later, and where the forecast had it."""

    case: Case
    observed: Observation

    @property
    def pit(self) -> float:
        """The probability that the forecast gave to a level not above the one observed."""
        return self.case.below(self.observed.at, self.observed.value)

    def inside(self, share: float) -> bool:
        """Tell whether the figure lies in the central interval of this probability."""
        return abs(self.pit - 0.5) <= share / 2


def exact(indicator: Indicator) -> list[Observation]:
    """Return two-sided levels under the indicator's own definition."""
    return [
        o
        for o in indicator.observations
        if o.kind == "level" and not o.bound and o.definition == indicator.definition
    ]


def time(at: str) -> float:
    """Return the place of "2024" or "2024-03" on the time axis."""
    return int(at[:4]) - 1 + int(at[5:] or 12) / 12


def finest(figures: list[Observation], at: str) -> Observation:
    """Return the figure of a date with most printed digits."""
    return max(
        (o for o in figures if o.at == at), key=lambda o: sum(c.isdigit() for c in o.printed)
    )


def cases(place: str, as_of: str) -> list[Case]:
    """Return the indicators of a place with their estimates."""
    history = load_history(place)
    estimates = study.estimate(history._value, as_of=as_of)
    return [
        Case(history.place, as_of, i, e)
        for i, e in zip(history.indicators, estimates, strict=True)
    ]


def outcomes(case: Case, years: tuple[int, ...]) -> list[Outcome]:
    """Return the last exact figure of each year that came after the as-of date."""
    if case.refusal:
        return []
    later = [o for o in exact(case.indicator) if time(o.at) > time(case.as_of)]
    dates = [[o.at for o in later if int(o.at[:4]) == year] for year in years]
    return [Outcome(case, finest(later, max(ats, key=time))) for ats in dates if ats]


def unscored(case: Case, scored: list[Outcome]) -> str:
    """Return why figures of a case are not scored; empty where all of them are."""
    if case.refusal:
        return f"no forecast: {case.refusal}"
    later = [o for o in case.indicator.observations if time(o.at) > time(case.as_of)]
    if not later:
        return "no later figure"
    own = [o for o in later if o in exact(case.indicator)]
    if own and not any(o.case is case for o in scored):
        return "no figure of the years asked for"
    return "; ".join(described(o, case.indicator) for o in later if o not in own)


def described(figure: Observation, of: Indicator) -> str:
    """Return a figure with what keeps it from being compared."""
    side = {"lower": "at least ", "upper": "at most "}.get(figure.bound, "")
    part = ", part of a year" if figure.kind == "partial_flow" else ""
    own = figure.definition == of.definition
    other = "" if own else f", another definition ({figure.definition})"
    return f"{figure.at}: {side}{figure.printed}{part}{other}"


def table(heads: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def forecast_cells(case: Case, due: str) -> list[str]:
    """Return median and both intervals as text."""
    quantile = {p: number(case.quantile(due, p), 4) for p in (0.025, 0.1, 0.5, 0.9, 0.975)}
    return [
        quantile[0.5],
        f"{quantile[0.1]} – {quantile[0.9]}",
        f"{quantile[0.025]} – {quantile[0.975]}",
    ]


def name_cells(case: Case) -> list[str]:
    """Return place, indicator with its unit, and what the forecast starts from."""
    last, prior = case.last, case.estimate.prior
    group = f"{prior.table}, {prior.series} series" if prior.series else "any, a judgement"
    return [
        case.place,
        f"{case.indicator.name.en}, {case.indicator.unit}",
        group,
        case.as_of,
        f"{number(last.value, 6)} ({last.at})" if last else "",
    ]


HEADS = ["place", "indicator, unit", "class", "as of", "last figure used"]
FORECAST = ["due", "median", "80 % interval", "95 % interval"]


def outcome_table(found: list[Outcome]) -> str:
    """Return the table of forecasts and what came."""
    rows = [
        [
            *name_cells(o.case),
            o.observed.at,
            *forecast_cells(o.case, o.observed.at),
            number(o.observed.value, 6),
            " / ".join("yes" if o.inside(share) else "**no**" for share in (0.8, 0.95)),
            f"{o.pit:.2f}",
        ]
        for o in found
    ]
    return table([*HEADS, *FORECAST, "observed", "in 80 / 95 %", "PIT"], rows)


def open_table(found: list[Case]) -> str:
    """Return forecasts whose outturn is not known yet, with the plan's target."""
    rows = []
    for case in found:
        target = TARGETS.get((case.place.lower(), case.indicator.id))
        due = target.due if target else "2025"
        reached = percent(1 - case.below(due, target.value)) if target else ""
        goal = f"{target.comparator} {number(target.value)} ({target.id})" if target else "none"
        rows.append([*name_cells(case), due, *forecast_cells(case, due), goal, reached])
    return table([*HEADS, *FORECAST, "target", "P(reached)"], rows)


def summary(found: list[Outcome]) -> str:
    """Return how many figures fell inside, by kind of class."""
    rows = []
    for what, panel in (("class with a panel", True), ("class `any`, a judgement", False)):
        own = [o for o in found if (o.case.estimate.prior.series > 0) == panel]
        counts = [f"{sum(o.inside(share) for o in own)} of {len(own)}" for share in (0.8, 0.95)]
        mean = f"{sum(o.pit for o in own) / len(own):.2f}" if own else ""
        rows.append([what, *counts, mean])
    return table(["forecasts by", "in 80 %", "in 95 %", "mean PIT"], rows)


INTRODUCTION = """# As-of checks

What attain would have said of three places from the figures up to a date, and what came. Made by
`python python/scripts/make_as_of_checks.py`; a test compares this page with what the code makes.
The figures: [data.md](data.md).

- Nothing was tuned on these places. The class constants are those of the panel of provinces up to
  the as-of year, without Zhejiang, without Guangdong (for Guangzhou) and without Hubei (for
  Huangshi); a test deletes these rows from the panel and finds the same constants. A class without
  a panel takes `any`, a judgement of 2026.
- Figures of the end of 2020 were published in 2021: "as of 2020" is what could be said then.
- Only figures of one definition are compared, as printed. Intervals are central, from the closed
  form without levers. PIT is the probability given to a level not above the observed one: .5 is the
  median, far below .1 or above .9 a surprise.
- The figures of one place move together, and 2023 and 2025 of one indicator still more: these rows
  are a few independent cases, too few to judge coverage. Read them as examples.
- The growth of trademarks and of the classes without a panel rests on the judgement; wide intervals
  there are meant.

"""
HUANGSHI = """
## Huangshi as of 2024-03

One bulletin is known (the first quarter of 2024), and no later figure of the city. The forecasts
for the plan's last year stand here to be held against what will be published.

"""


def page() -> str:
    """Return the text of docs/as-of-checks.md."""
    text = INTRODUCTION
    all_cases = {place: cases(place, as_of) for place, as_of, _ in CHECKS}
    found = {
        place: [o for case in all_cases[place] for o in outcomes(case, years)]
        for place, _, years in CHECKS
    }
    text += "## In short\n\n" + summary([o for part in found.values() for o in part])
    for place, as_of, years in CHECKS[:2]:
        title = f"{all_cases[place][0].place} as of {as_of}"
        text += f"\n## {title}, against {', '.join(map(str, years))}\n\n"
        text += outcome_table(found[place])
        rest = [(c, unscored(c, found[place])) for c in all_cases[place]]
        text += "\nNot scored:\n\n" + table(
            ["indicator", "why"], [[c.indicator.name.en, why] for c, why in rest if why]
        )
    text += HUANGSHI + open_table([c for c in all_cases["huangshi"] if not c.refusal])
    return text


def main(arguments: list[str]) -> None:
    if len(arguments) > 1:
        raise SystemExit(__doc__)
    output = Path(arguments[0]) if arguments else PAGE
    output.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
