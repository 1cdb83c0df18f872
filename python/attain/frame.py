# SPDX-License-Identifier: Apache-2.0
"""Results as tidy pandas frames."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attain.errors import MissingInput

if TYPE_CHECKING:
    import pandas as pd

    from attain._core.study import Comparison as ComparisonValue

NESTED = {
    "name": ("zh", "en"),
    "quantiles": ("0.05", "0.25", "0.5", "0.75", "0.95"),
    "last_observation": ("year", "value"),
    "stage": ("of", "printed"),
    "start_for_even": ("year", "value"),
    "standing": ("zh", "en", "completion", "elapsed", "reason"),
}
DROPPED = ("base_rate_record", "calibration_record", "crossed_by")


def make(records: list[dict[str, Any]]) -> pd.DataFrame:
    """Return a frame of records; columns without any value are numbers."""
    try:
        import pandas
    except ImportError as error:
        raise MissingInput(
            "to_frame() needs pandas, which is not installed; run: pip install attain[frame]"
        ) from error
    frame = pandas.DataFrame.from_records(records)
    for column in frame.columns[frame.isna().all()]:
        frame[column] = frame[column].astype("float64")
    return frame


def board_records(board: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the targets of a board's JSON object as flat records, nested names joined by dots."""
    records = []
    for target in board["targets"]:
        record: dict[str, Any] = {}
        for key, value in target.items():
            if key in NESTED:
                record |= {f"{key}.{part}": (value or {}).get(part) for part in NESTED[key]}
            elif key not in DROPPED:
                record[key] = value
        records.append(record)
    return records


def board_frame(text: str) -> pd.DataFrame:
    """Return the targets of a board's JSON object as a frame."""
    return make(board_records(json.loads(text)))


def comparison_frame(comparison: ComparisonValue) -> pd.DataFrame:
    """Return one row for each target and scenario."""
    return make(
        [
            {
                "id": row.id,
                "name.zh": row.name.zh,
                "name.en": row.name.en,
                "unit": row.unit,
                "due": row.due,
                "scenario": scenario,
                "probability": row.probabilities[k],
                "std_error": row.std_errors[k],
                "difference": row.differences[k],
                "difference_std_error": row.difference_std_errors[k],
                "level_difference": row.level_differences[k],
                "level_difference_std_error": row.level_difference_std_errors[k],
                "better": row.better[k],
                "better_std_error": row.better_std_errors[k],
                "first_year": row.first_years[k],
                "crossed": row.crossed[k],
                "crossed_std_error": row.crossed_std_errors[k],
                "year_difference": row.year_differences[k],
                "year_difference_std_error": row.year_difference_std_errors[k],
            }
            for row in comparison.rows
            for k, scenario in enumerate(comparison.scenarios)
        ]
    )
