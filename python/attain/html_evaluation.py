# SPDX-License-Identifier: Apache-2.0
"""An evaluation as an HTML table: outcome or standing of each target, and every progress method."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import floor
from typing import TYPE_CHECKING

from attain.html import bar, names, notes, wrap
from attain.text import MISSING, condition, number, probability, timing

if TYPE_CHECKING:
    from attain.evaluation import Dated, Evaluation, EvaluationRow, Totals

WORDS = {
    "ahead of schedule": "提前实现",
    "faster than expected": "快于预期",
    "as expected": "基本符合",
    "behind": "滞后",
}
LEGEND = (
    "P: share of the way from base to target, the tick: share τ of the time that is over. "
    "Standing by P/τ: 快于预期 from 1.05, 基本符合 from 0.95, else 滞后 (attain's own edges); "
    "提前实现: the target is met. R: observed over required yearly growth (Open SDG, after "
    "Eurostat). CR: where growth so far leads (UN SDG Progress Chart). CS: 0 the base, 10 the "
    "target (UN ESCAP). None of them is a probability."
)


def date(time: float) -> str:
    """Return a point in time as ``2024`` or ``2024-03``."""
    year = floor(time)
    return f"{year}" if time == year else f"{year + 1}-{round(12 * (time - year)):02d}"


def _dated(value: Dated | None) -> str:
    if value is None:
        return MISSING
    return f"{escape(number(value[1]))} <small>{date(value[0])}</small>"


def _asks(row: EvaluationRow) -> str:
    asked = escape(condition(row.comparator, row.value, row.unit, row.event, row.value_max))
    kind = " · soft" if row.soft else " · binding" if row.attribute == "binding" else ""
    return f"{asked}<br><small>{timing(row.event, row.due, row.window)}{kind}</small>"


def _way(row: EvaluationRow) -> str:
    """Return base and latest value, and what stands against the target where that differs."""
    out = MISSING
    if row.base is not None or row.latest is not None:
        out = f"{_dated(row.base)} → {_dated(row.latest)}"
    latest = None if row.latest is None else row.latest[1]
    if row.achieved is not None and row.achieved != latest and row.value is not None:
        out += f"<br><small>achieved {escape(number(row.achieved))} {escape(row.unit)}</small>"
    return out


def _progress(row: EvaluationRow) -> str:
    """Return the share of the way beside the share of the time."""
    if row.methods is None:
        return f"<small>{escape(row.methods_reason)}</small>"
    time = row.methods.time
    if time.completion is None:
        return f"<small>{escape(time.reasons['completion'])}</small>"
    shown = f"P {time.completion:.2f} · τ {time.elapsed:.2f}"
    return f"{shown}{bar(time.completion, time.elapsed)}"


def _figure(value: float | None, digits: int, title: str, below: str | None) -> str:
    """Return a right-aligned cell, with a verdict below and the reason where there is none."""
    shown = MISSING if value is None else f"{value:.{digits}f}"
    line = f"<br><small>{escape(below)}</small>" if below else ""
    return f'<td class="a-right" title="{escape(title)}">{shown}{line}</td>'


def _methods(row: EvaluationRow) -> str:
    """Return the cells of the four methods."""
    found = row.methods
    if found is None:
        growth = row.growth
        made = "" if growth is None or growth.verdict is None else growth.verdict
        rest = "".join(_figure(None, 2, row.methods_reason, None) for _ in range(2))
        return _figure(None, 2, row.methods_reason, None) + _figure(None, 2, "", made) + rest
    time, cagr, unsd, escap = found.time, found.cagr, found.unsd, found.escap
    return (
        _figure(time.pace, 2, time.reasons.get("pace", ""), None)
        + _figure(cagr.ratio, 2, cagr.reasons.get("ratio", ""), cagr.verdict)
        + _figure(unsd.ratio, 2, unsd.reasons.get("ratio", ""), unsd.verdict)
        + _figure(escap.status, 1, escap.reasons.get("status", ""), None)
    )


def _standing(row: EvaluationRow) -> str:
    if row.standing is None:
        # The reason stands among progress already where there is none.
        told = row.methods is None or row.methods.time.completion is None
        return f"<small>{escape(MISSING if told else row.standing_reason)}</small>"
    return f'<b lang="zh">{row.standing_zh}</b><br><small>{escape(row.standing)}</small>'


def _outcome(row: EvaluationRow) -> str:
    """Return the outcome, with the probability where it is not known."""
    out = f'<b lang="zh">{row.outcome_zh}</b> {escape(row.outcome)}'
    if row.reason:
        out += f"<br><small>{escape(row.reason)}</small>"
    if row.probability is not None:
        figure, error = probability(row.probability, row.std_error, row.low, row.high)
        out += f"<br>P {escape(figure)} <small>{error}</small>{bar(row.probability)}"
    return out


def _row(row: EvaluationRow) -> str:
    ratio = _figure(row.ratio, 2, row.ratio_reason, None)
    return (
        f'<tr><td title="{escape(row.quote)}">{names(row.name)} <small>{escape(row.id)}</small>'
        f'</td><td class="a-keep">{_asks(row)}</td><td class="a-keep">{_way(row)}</td>{ratio}'
        f"<td>{_progress(row)}</td>{_methods(row)}<td>{_standing(row)}</td>"
        f"<td>{_outcome(row)}</td></tr>"
    )


def _table(rows: Sequence[EvaluationRow]) -> str:
    heads = (
        "<th>Target 目标</th><th>Asks for 要求</th><th>Base → latest 基期 → 最新</th>"
        '<th class="a-right">Of target<br>完成比</th><th>Progress 进度</th>'
        '<th class="a-right">P/τ<br>时序进度</th><th class="a-right">R</th>'
        '<th class="a-right">CR</th><th class="a-right">CS</th><th>Standing 评价</th>'
        "<th>Outcome 结果</th>"
    )
    body = "".join(_row(row) for row in rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _total(title: str, totals: Totals) -> str:
    """Return the counts of one group in one line; nothing where it is empty."""
    if totals.targets == 0:
        return ""
    words = [f"{WORDS[word]} {word} {n}" for word, n in totals.standing.items() if n]
    reached = f"<b>{totals.reached} of {totals.observed}</b> observed were reached"
    if totals.observed == 0:
        reached = "none observed when due"
    parts = [f"of {totals.targets} targets"]
    if totals.open:
        parts.append(f"{totals.open} open")
    if totals.not_observed:
        parts.append(f"{totals.not_observed} due and not observed")
    if totals.median_ratio is not None:
        parts.append(
            f"achieved/target {totals.smallest_ratio:.2f} to {totals.largest_ratio:.2f}, "
            f"median {totals.median_ratio:.2f}"
        )
    parts += [" · ".join(words)] if words else []
    return (
        f'<div class="a-joint">{escape(title)}: {reached} '
        f'<span class="a-sub">· {escape("; ".join(parts))}</span></div>'
    )


def row_html(row: EvaluationRow) -> str:
    """Return one target as a table of one row."""
    return wrap(_table([row]))


def evaluation_html(evaluation: Evaluation) -> str:
    """Return an evaluation as HTML for a notebook or page; past targets stand below the others."""
    name = evaluation.plan_name
    settings = [f"Evaluation 评估 as of {evaluation.as_of}"]
    if evaluation.base_year is not None:
        settings.append(f"measured from {evaluation.base_year}")
    if evaluation.draws:
        settings.append(f"{evaluation.draws:,} draws, seed {evaluation.seed}")
    groups = (
        ("Headline targets 主要目标", [row for row in evaluation if row.headline]),
        ("Other targets 其他目标", [r for r in evaluation if not r.headline and not r.past]),
        ("Targets due before the plan 上期指标", [row for row in evaluation if row.past]),
    )
    parts = [
        f'<div><span class="a-title">{escape(name.en or evaluation.plan)}</span>'
        f'<span lang="zh">{escape(name.zh)}</span></div>',
        f'<div class="a-sub">{escape(" · ".join(settings))}</div>',
        notes(evaluation.labels),
        _total("Headline targets", evaluation.headline),
        _total("Other targets", evaluation.others),
        _total("Targets due before the plan", evaluation.past),
    ]
    parts += [f"<h4>{title}</h4>{_table(rows)}" for title, rows in groups if rows]
    parts.append(
        f'<div class="a-small">{escape(LEGEND)}<br>attain {escape(evaluation.version)} · plan '
        f"{escape(evaluation.plan_hash[:12])} · data {escape(evaluation.data_hash[:12])}</div>"
    )
    return wrap("".join(parts))
