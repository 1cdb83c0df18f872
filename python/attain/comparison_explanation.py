# SPDX-License-Identifier: Apache-2.0
"""What a comparison rests on: levers, parameters, evidence, and how much of the spread is whose."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from attain.explanation import Explanation, Sections
from attain.text import MISSING, percent

if TYPE_CHECKING:
    import pandas as pd

MARKS = {
    "A": "A, causal, many studies",
    "B": "B, causal",
    "C": "C, no causal identification",
    "J": "J, judgement",
    "U": "U, your own",
}


class ComparisonExplanation(Explanation):
    """What a comparison rests on, with the shares of variance by parameter and evidence mark.

    A share is a total sensitivity index: the part of the variance that would go, on average, if all
    but this were known. Shares of parameters that work together overlap and add up to more than 1.
    `of_effect` is of what the scenario adds to the log level at the due date, `of_level` of that
    level itself, where history and noise carry the rest.

    Parameters
    ----------
    id
        What is explained: the names of the scenarios.
    sections
        Headed lines, without the shares.
    evidence
        One JSON object a scenario, as ``study.evidence_of`` gives it.
    """

    __slots__ = ("_evidence", "_plain")

    def __init__(self, id: str, sections: Sections, evidence: Sequence[str]) -> None:
        self._evidence = tuple(evidence)
        self._plain = tuple(sections)
        shares = [section for text in evidence for section in _sections(json.loads(text))]
        super().__init__(id, [*sections[:3], *shares, *sections[3:]])

    def __reduce__(self) -> tuple[Any, ...]:
        return ComparisonExplanation, (self._id, self._plain, self._evidence)

    @property
    def shares(self) -> list[dict[str, Any]]:
        """Shares of variance, one dict a scenario, target and parameter."""
        return [record for text in self._evidence for record in _records(json.loads(text))]

    @property
    def marks(self) -> list[dict[str, Any]]:
        """Shares of variance by evidence mark, one dict a scenario, target and mark."""
        return [record for text in self._evidence for record in _mark_records(json.loads(text))]

    def to_frame(self) -> pd.DataFrame:
        """Return `shares` as a tidy pandas frame.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.frame import make

        return make(self.shares)

    def to_json(self) -> str:
        """Return the documented JSON object, the bytes of ``attain compare --explain --json``."""
        from attain import __version__

        record = {
            "attain": __version__,
            "scenarios": self._id,
            "sections": [
                {"title": title, "lines": [list(line) for line in lines]}
                for title, lines in self._plain
            ],
            "evidence": [json.loads(text) for text in self._evidence],
        }
        return json.dumps(record, ensure_ascii=False, indent=2)


def _share(one: dict[str, Any], name: str) -> str:
    """Return a share with its error: ``61 % ± 2``."""
    value, error = one[name], one[f"{name}_std_error"]
    if value is None:
        return MISSING
    decimals = 0 if (error or 0) >= 0.005 else 1
    return f"{percent(value, decimals)} ± {100 * (error or 0):.{decimals}f}"


def _counted(count: int) -> str:
    """Return a number of parameters in words."""
    return f"{count} parameter" if count == 1 else f"{count} parameters"


def _sections(table: dict[str, Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return headed lines of the shares of one scenario, a heading for each target."""
    out = []
    for row in table["targets"]:
        name = row["name"]["en"] or row["name"]["zh"]
        lines = [
            (
                one["what"],
                f"{_share(one, 'of_effect')} of the effect's variance, {_share(one, 'of_level')} "
                f"of the level's; {one['causal']}, {one['distribution']}"
                + ("; hindsight" if one["hindsight"] else ""),
            )
            for one in row["parameters"]
        ]
        lines += [
            (
                f"all {MARKS.get(one['causal'], one['causal'])}",
                f"{_share(one, 'of_effect')} of the effect's variance, {_share(one, 'of_level')} "
                f"of the level's ({_counted(one['parameters'])})",
            )
            for one in row["marks"]
        ]
        lines.append(
            ("history and noise", f"{_share(row, 'rest')} of the level's variance, without levers")
        )
        out.append((f"Variance of {row['id']}, {name}, in {table['scenario']}", lines))
    return out


def _records(table: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the shares of one scenario as flat records."""
    keys = ("what", "name", "unit", "distribution", "causal", "read", "source", "known_from")
    figures = ("hindsight", "of_effect", "of_effect_std_error", "of_level", "of_level_std_error")
    return [
        {"scenario": table["scenario"], "target": row["id"]}
        | {key: one[key] for key in (*keys, *figures)}
        for row in table["targets"]
        for one in row["parameters"]
    ]


def _mark_records(table: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the shares by mark of one scenario as flat records."""
    return [
        {"scenario": table["scenario"], "target": row["id"], **one}
        for row in table["targets"]
        for one in row["marks"]
    ]
