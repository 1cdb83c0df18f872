# SPDX-License-Identifier: Apache-2.0
"""Compiled values in plain Python, for faces that need rows no bundled plan has.

Figures are those of Zhejiang's plan (2020 value, 2025 target) with probabilities from a
closed-form random walk, so pictures look as they do with the real module.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from statistics import NormalDist
from typing import Any

import numpy as np

LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95]


@dataclass(frozen=True)
class Name:
    zh: str
    en: str


@dataclass(frozen=True, eq=False)
class Fan:
    years: list[float]
    values: Any
    levels: list[float] = field(default_factory=lambda: list(LEVELS))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Fan)
            and self.years == other.years
            and bool(np.array_equal(self.values, other.values))
        )


@dataclass(frozen=True)
class Row:
    id: str
    name: Name
    value: float | None
    unit: str
    probability: float | None
    fan: Fan | None = None
    indicator: str = ""
    event: str = "level"
    comparator: str = ">="
    due: int = 2025
    window: tuple[int, int] | None = None
    attribute: str = "expected"
    soft: bool = False
    headline: bool = True
    state: str = "modelled"
    reason: str = ""
    needs: str = ""
    std_error: float | None = None
    low: float | None = None
    high: float | None = None
    quantiles: dict[str, float] | None = None
    last_observation: tuple[float, float] | None = None
    required_growth: float | None = None
    observed_growth: float | None = None
    base_rate: float | None = 1.0
    plan_probability: float | None = None
    plan_std_error: float | None = None
    calibration: str = "class constants of 31 provinces to 2020"
    calibrated_on: int = 31
    flagged: bool = False
    observations: list[tuple[float, float]] = field(default_factory=list)
    value_max: float | None = None
    role: str = "headline"
    restates: str | None = None
    alternative_to: str | None = None
    part_of: str | None = None
    stage: tuple[str, float] | None = None
    data_source: str = ""
    class_growth: float | None = 0.177
    fitted_growth: float | None = None
    break_even_growth: float | None = None
    break_even_share: float | None = None
    start_for_even: tuple[int, float] | None = None
    standing: str | None = None
    standing_zh: str | None = None
    standing_reason: str = "no time is over"
    completion: float | None = None
    elapsed: float | None = None
    first_year: int | None = None
    crossed_by: list[tuple[int, float]] = field(default_factory=list)
    reversal: float | None = None
    reversal_std_error: float | None = None
    elicited: bool = False
    reading: str = ""
    rejected: list[str] = field(default_factory=list)
    section: str = "一(三)3"
    quote: str = "有效发明专利数量(万件) | 20 | 30 | 预期性"

    @property
    def calibrated(self) -> bool:
        return self.calibrated_on > 0


@dataclass(frozen=True)
class Joint:
    headline: int = 16
    assessed: int = 14
    expected_reached: float = 7.6
    expected_reached_std_error: float = 0.011
    all: float | None = 0.0031
    all_std_error: float | None = 0.0002
    all_is_upper_bound: bool = True
    all_in_words: str = "not assessable; at most 0.310 %"
    at_least: list[float] = field(default_factory=list)
    stages: list[dict[str, Any]] = field(default_factory=list)

    def reached_with(self, probability: float) -> int | None:
        """Return the most targets that are reached together with a probability."""
        counts = [k for k, chance in enumerate(self.at_least) if chance >= probability]
        return counts[-1] if counts else None


@dataclass(frozen=True)
class Board:
    rows: list[Row]
    joint: Joint = field(default_factory=Joint)
    version: str = "0.1.0"
    plan: str = "zhejiang"
    plan_name: Name = Name("浙江省知识产权发展“十四五”规划", "Zhejiang IP development, 14th plan")
    plan_hash: str = "6f1e0c4ab2d94c5f8a7711d2c3b4a596"
    data_hash: str = "0d9b8c7a6f5e4d3c2b1a09f8e7d6c5b4"
    as_of: str = "2020"
    scenario: str = "trend"
    method: str = "monte carlo"
    seed: int = 7
    draws: int = 65536
    design: str = "philox"
    labels: list[str] = field(default_factory=list)
    has_plan_scenario: bool = True
    past_targets: list[str] = field(default_factory=list)
    base_rate_records: list[dict[str, object]] = field(
        default_factory=lambda: [
            {
                "reached": 11,
                "of": 11,
                "low": 0.741,
                "high": 1.0,
                "what": "targets of the last plan",
                "source": "its table",
                "warning": "Survivorship.",
            }
        ]
    )
    base_rate_record: dict[str, object] | None = field(
        default_factory=lambda: {"reached": 11, "of": 11, "low": 0.741, "high": 1.0}
    )


@dataclass(frozen=True)
class ComparisonRow:
    id: str
    name: Name
    unit: str
    due: int
    probabilities: list[float | None]
    std_errors: list[float | None]
    differences: list[float | None]
    difference_std_errors: list[float | None]
    level_differences: list[float | None]
    level_difference_std_errors: list[float | None]
    better: list[float | None]
    better_std_errors: list[float | None] = field(default_factory=lambda: [None, 0.001, 0.001])
    first_years: list[int | None] = field(default_factory=lambda: [2024, 2023, None])
    crossed: list[float | None] = field(default_factory=lambda: [0.9, 0.92, 0.4])
    crossed_std_errors: list[float | None] = field(default_factory=lambda: [0.001] * 3)
    year_differences: list[float | None] = field(default_factory=lambda: [None, 0.0, 0.0])
    year_difference_std_errors: list[float | None] = field(default_factory=lambda: [None, 0.0, 0.0])


COST: dict[str, Any] = {
    "total": None, "difference": None, "currency": "", "price_year": 0, "discount": 0.0,
    "unpriced": ["stations"], "missing": "no price for lever stations", "levers": [],
    "per_point": {}, "per_target": None,
}  # fmt: skip


@dataclass(frozen=True)
class ComparisonJoint:
    expected_reached: list[float]
    std_errors: list[float]
    differences: list[float]
    difference_std_errors: list[float]
    more: list[float] = field(default_factory=lambda: [0.0, 0.1, 0.0])
    more_std_errors: list[float] = field(default_factory=lambda: [0.0, 0.001, 0.0])
    fewer: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.2])
    fewer_std_errors: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.001])


@dataclass(frozen=True)
class Comparison:
    scenarios: list[str]
    rows: list[ComparisonRow]
    joint: ComparisonJoint
    assumptions: list[str]
    plan: str = "zhejiang"
    plan_name: Name = Name("浙江省知识产权发展“十四五”规划", "Zhejiang IP development, 14th plan")
    plan_hash: str = "6f1e0c4ab2d94c5f8a7711d2c3b4a596"
    data_hash: str = "0d9b8c7a6f5e4d3c2b1a09f8e7d6c5b4"
    as_of: str = "2020"
    seed: int = 7
    draws: int = 100_000
    version: str = "0.1.0"
    discount: float = 0.0
    costs: list[dict[str, Any]] = field(default_factory=lambda: [COST, COST, COST])


# id, Chinese, English, unit, value of 2020, target of 2025, drift, spread of the drift
# fmt: off
ZHEJIANG = [
    ("zj-01", "每万人高价值发明专利拥有量",
     "High-value invention patents held per 10,000 inhabitants", "件", 11.1, 17, 0.11, 0.05),
    ("zj-02", "海外发明专利授权量",
     "Overseas invention patents granted", "件", 3000, 5000, 0.12, 0.12),
    ("zj-03", "有效发明专利数量",
     "Invention patents in force", "万件", 20, 30, 0.125, 0.035),
    ("zj-04", "三大重大产业有效发明专利数量",
     "Invention patents in force in the three major industries "
     "(digital economy, life & health, new materials)",
     "万件", 9, 15, 0.12, 0.05),
    ("zj-05", "有效注册商标量",
     "Registered trademarks in force", "万件", 300, 400, 0.13, 0.04),
    ("zj-06", "马德里国际注册商标拥有量",
     "Madrid international trademark registrations held", "件", 5900, 7500, 0.07, 0.06),
    ("zj-07", "作品著作权登记量",
     "Copyright registrations of works", "万件", 2.5, 4.2, 0.1, 0.13),
    ("zj-08", "地理标志有效量",
     "Geographical indications in force", "件", 376, 450, 0.03, 0.04),
    ("zj-09", "知识产权质押融资金额",
     "IP pledge financing amount", "亿元", 602, 1000, 0.16, 0.2),
    ("zj-10", "专利权转让、许可数量",
     "Patent assignments and licences", "万件", 3.5, 10, 0.1, 0.14),
    ("zj-11", "国家级知识产权保护平台数量",
     "National-level IP protection platforms", "家", 5, 15, 0.15, 0.12),
    ("zj-12", "商业秘密保护示范基地",
     "Trade-secret protection demonstration bases", "家", 250, 500, 0.12, 0.11),
    ("zj-13", "知识产权示范县(市、区)覆盖率",
     "Coverage of IP demonstration counties (cities, districts)", "%", 77.5, 90, 0.02, 0.02),
    ("zj-14", "知识产权示范优势企业",
     "IP demonstration and advantage enterprises", "家", 455, 1000, 0.13, 0.1),
    ("zj-15", "知识产权服务业集聚区",
     "IP-service-industry agglomeration areas", "家", 13, 30, 0.14, 0.12),
    ("zj-16", "商标品牌指导服务站",
     "Trademark-brand guidance service stations", "家", 204, 500, 0.2, 0.05),
]
# fmt: on
HISTORY = {
    "zj-03": [(2015, 7.06), (2016, 9.0), (2017, 11.0), (2018, 13.0), (2019, 15.9)],
    "zj-05": [(2016, 118.6), (2017, 148.7), (2018, 195.5), (2019, 250.2)],
    "zj-13": [(2020, 76.4)],
}


def fan_of(start: float, base: int, due: int, drift: float, spread: float, cap: float) -> Fan:
    """Return the quantiles of a log random walk with uncertain drift, capped."""
    years = [float(y) for y in range(base, due + 1)]
    z = [NormalDist().inv_cdf(level) for level in LEVELS]
    values = np.array(
        [
            [
                min(cap, start * math.exp(drift * h + q * spread * math.sqrt(h + 0.5 * h * h)))
                for h in range(len(years))
            ]
            for q in z
        ]
    )
    return Fan(years, values)


def make_row(entry: tuple[Any, ...], **changes: Any) -> Row:
    """Return one modelled row; keyword arguments replace its fields."""
    ident, zh, en, unit, start, target, drift, spread = entry
    fan = fan_of(start, 2020, 2025, drift, spread, 100.0 if unit == "%" else math.inf)
    sd = spread * math.sqrt(5 + 12.5)
    p = 1 - NormalDist(drift * 5, sd).cdf(math.log(target / start))
    error = math.sqrt(p * (1 - p) / 65536)
    row = Row(
        id=ident,
        indicator=ident,
        name=Name(zh, en),
        value=target,
        unit=unit,
        probability=p,
        std_error=error,
        low=p - 1.96 * error,
        high=p + 1.96 * error,
        fan=fan,
        quantiles={
            str(level): float(v) for level, v in zip(LEVELS, fan.values[:, -1], strict=True)
        },
        last_observation=(2020, start),
        required_growth=(target / start) ** 0.2 - 1,
        observed_growth=0.19 if ident in ("zj-03", "zj-05") else None,
        observations=[*HISTORY.get(ident, []), (2020, start)],
        calibrated_on=31 if ident in ("zj-03", "zj-05") else 0,
    )
    return replace(row, **changes)


def rows() -> list[Row]:
    """Return Zhejiang's sixteen rows, with one row of each state among them."""
    made = [make_row(entry) for entry in ZHEJIANG]
    made[4] = replace(made[4], plan_probability=made[4].probability, plan_std_error=0.001)
    made[12] = replace(made[12], state="modelled from class growth")
    made[14] = no_number(made[14])
    made[15] = replace(no_number(made[15]), plan_probability=0.812, plan_std_error=0.0015)
    return made


def no_number(row: Row) -> Row:
    """Return a row as it is where only a base rate can be given."""
    return replace(
        row,
        state="base rate only",
        probability=None,
        std_error=None,
        low=None,
        high=None,
        quantiles=None,
        fan=None,
        calibrated_on=0,
        reason="a count of 13 with no year-by-year record and no comparable place",
        needs="two or more year-end counts before 2020 under one definition",
    )


def make_board(**changes: Any) -> Board:
    """Return Zhejiang's board; keyword arguments replace its fields."""
    made = rows()
    reached = [r.probability for r in made if r.probability is not None]
    counts = [1.0]
    for p in reached:
        counts = [
            (counts[k] * (1 - p) if k < len(counts) else 0) + (counts[k - 1] * p if k else 0)
            for k in range(len(counts) + 1)
        ]
    at_least = [sum(counts[k:]) for k in range(len(counts))]
    joint = Joint(expected_reached=sum(reached), at_least=at_least)
    return replace(Board(made, joint), **changes)


def make_comparison() -> Comparison:
    """Return trend against two scenarios, one of which moves only the trademarks."""
    made = []
    for row in rows():
        p = row.probability
        touched = row.id in ("zj-01", "zj-03", "zj-04")
        stations = row.id == "zj-05"
        none = p is None
        made.append(
            ComparisonRow(
                id=row.id,
                name=row.name,
                unit=row.unit,
                due=row.due,
                probabilities=[
                    p,
                    None if none else max(0.0, p - 0.083 * touched),
                    None if none else min(1.0, p + 0.0412 * stations),
                ],
                std_errors=[row.std_error] * 3,
                differences=[
                    None if none else 0.0,
                    None if none else -0.083 * touched,
                    None if none else 0.0412 * stations,
                ],
                difference_std_errors=[
                    None if none else 0.0,
                    None if none else 0.0009 * touched,
                    None if none else 0.0006 * stations,
                ],
                level_differences=[None if none else 0.0, -0.041 * touched, 0.012 * stations],
                level_difference_std_errors=[0.0, 0.0002 * touched, 0.0001 * stations],
                better=[0.0, 0.03 * touched, 0.97 * stations],
            )
        )
    return Comparison(
        scenarios=["trend", "subsidy ends", "700 stations"],
        rows=made,
        joint=ComparisonJoint(
            [9.1, 8.85, 9.14], [0.01] * 3, [0.0, -0.249, 0.0412], [0.0, 0.0021, 0.0006]
        ),
        assumptions=["grant_subsidy: start rate 0.5 is the user's own assumption (U)"],
    )
