# SPDX-License-Identifier: Apache-2.0
"""What a board says about a row and about all rows together, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attain.text import MISSING, STATES, condition, number, percent, probability, timing

if TYPE_CHECKING:
    from attain._core.study import Board, ChangedRow, Joint, Row

ROLES = {
    "soft": "only striven for",
    "stage": "earlier stages",
    "restatement": "restatements",
    "alternative": "second readings",
    "unnumbered": "without a number",
    "aside": "set aside",
}


def asks(row: Row | ChangedRow) -> tuple[str, str]:
    """Return what a target asks for and by when, with a mark for soft and binding ones."""
    asked = condition(row.comparator, row.value, row.unit, row.event, row.value_max)
    kind = " · soft" if row.soft else " · binding" if row.attribute == "binding" else ""
    return asked, timing(row.event, row.due, row.window) + kind


def relation(row: Row) -> str:
    """Return what a row that is no headline is to the plan."""
    if row.role == "stage" and row.stage is not None:
        return f"stage of {row.stage[0]}"
    if row.role == "restatement":
        return f"restates {row.restates}"
    if row.role == "alternative":
        return f"2nd reading of {row.alternative_to}"
    if row.role == "soft":
        return "strives 力争"
    if row.role == "unnumbered":
        return "no number"
    return f"part of {row.part_of}" if row.part_of else "aside"


def standing(row: Row) -> str:
    """Return how a row stands by the figures, or an empty string: ``快于预期 faster than expected``."""
    return f"{row.standing_zh} {row.standing}" if row.standing else ""


def progress(row: Row) -> str:
    """Return the share of the way against the share of the time, where both are known."""
    if row.completion is None or row.elapsed is None:
        return ""
    return f"{percent(row.completion, 0)} of the way, {percent(row.elapsed, 0)} of the time"


def even_start(row: Row) -> str:
    """Return from which unobserved level the chance would be even, or an empty string."""
    if row.start_for_even is None:
        return ""
    year, value = row.start_for_even
    sign = "≤" if row.comparator in ("<=", "<") else "≥"
    text = f"an even chance if it stood at {sign} {number(value)} {row.unit} in {year}"
    return f"{text} (class growth {percent(row.class_growth, 0)} a year)"


def crossing(row: Row) -> str:
    """Return when half of the draws have crossed the target and how often it is lost again."""
    if not row.crossed_by:
        return ""
    year = f"crossed by {row.first_year}" if row.first_year else f"crossed after {row.due}"
    if row.reversal is None or row.reversal < 0.0005:
        return year
    return f"{year}, lost again {percent(row.reversal)}"


def state(row: Row) -> str:
    """Return the state of a row in both languages."""
    return f"{row.state} {STATES.get(row.state, '')}".strip()


def answer(row: Row) -> str:
    """Return the probability of a row with its error, or the state of one that has none."""
    if row.probability is None:
        return state(row)
    return " ".join(probability(row.probability, row.std_error, row.low, row.high)).strip()


def expected(joint: Joint) -> str:
    """Return the expected number of headline targets reached, or that there is none."""
    if joint.headline <= 0:
        return "no headline target"
    if joint.assessed <= 0:
        return f"none of {joint.headline} headline targets has a probability"
    return (
        f"{joint.expected_reached:.1f} of {joint.assessed} targets with a probability expected "
        "to be reached"
    )


def distribution(joint: Joint) -> str:
    """Return how many are reached together with 90, 50 and 10 %, or an empty string."""
    counts = [joint.reached_with(p) for p in (0.9, 0.5, 0.1)]
    if any(count is None for count in counts):
        return ""
    return "at least {} with 90 %, {} with 50 %, {} with 10 %".format(*counts)


def all_of(joint: Joint) -> str:
    """Return the chance of all headline targets in words, a bound where some are unassessable."""
    counted = f"all {joint.headline} headline targets"
    if joint.headline <= 0:
        return ""
    if joint.all is None or joint.assessed <= 0:
        return f"{counted}: not assessable" if joint.assessed <= 0 else counted
    figure, error = probability(joint.all, joint.all_std_error)
    figure = f"{figure} {error}".strip()
    if joint.all_is_upper_bound:
        missing = joint.headline - joint.assessed
        return f"{counted}: not assessable, {missing} have no probability; at most {figure}"
    return f"{counted}: {figure}"


def stages(joint: Joint) -> str:
    """Return the chance that all stages of each staged indicator are reached."""
    known = [f"{one['of']} {one['in_words']}" for one in joint.stages if one["all"] is not None]
    open_ones = [str(one["of"]) for one in joint.stages if one["all"] is None]
    if open_ones:
        known.append(f"not assessable: {', '.join(open_ones)}")
    return f"all stages reached: {'; '.join(known)}" if known else ""


def counts(rows: Sequence[Row]) -> str:
    """Return how many rows of each kind are no headline: ``earlier stages: 12``."""
    found = [(word, sum(row.role == role for row in rows)) for role, word in ROLES.items()]
    return ", ".join(f"{word}: {count}" for word, count in found if count)


def others(board: Board) -> list[Row]:
    """Return the rows that joint answers leave out, kind by kind."""
    order = list(ROLES)
    rows = [row for row in board.rows if not row.headline]
    return sorted(rows, key=lambda row: order.index(row.role) if row.role in order else 0)


def past(board: Board) -> str:
    """Return how many targets were due before the plan, and where they are shown."""
    count = len(board.past_targets)
    if not count:
        return ""
    some = "target was" if count == 1 else "targets were"
    return f"{count} {some} due before the plan: attain evaluate {board.plan} shows what came"


def records(board: Board) -> list[str]:
    """Return every record of comparable targets with its interval, source and warning."""
    out = []
    for record in board.base_rate_records:
        low, high = (100 * float(str(record[end])) for end in ("low", "high"))
        text = (
            f"{record['reached']} of {record['of']} reached (95 %: {low:.0f}–{high:.0f} %): "
            f"{record['what']}"
        )
        out.append(f"{text}. {record['warning']}".strip() if record["warning"] else text)
    return out


def growths(row: Row) -> tuple[str, str, str]:
    """Return growth a year: needed, made, and for an even chance (or of the class)."""
    if row.break_even_growth is not None:
        third = f"even {percent(row.break_even_growth)}"
    else:
        third = f"class {percent(row.class_growth)}" if row.class_growth is not None else ""
    made = percent(row.observed_growth) if row.observed_growth is not None else MISSING
    return percent(row.required_growth), made, third
