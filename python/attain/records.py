# SPDX-License-Identifier: Apache-2.0
"""Tables that a user gives as a frame or as dicts, as the text of a CSV table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attain.errors import InvalidInput


def records_of(rows: Any, word: str) -> list[dict[Any, Any]]:
    """Return a frame or a list of dicts as a list of dicts.

    Raises
    ------
    attain.InvalidInput
        `rows` is neither.
    """
    records = rows.to_dict("records") if hasattr(rows, "to_dict") else rows
    if isinstance(records, (str, bytes, dict)) or not hasattr(records, "__iter__"):
        raise InvalidInput(
            f"{word}s are the path of a CSV file, a pandas frame or a list of dicts; "
            f"got {type(rows).__name__}"
        )
    listed = list(records)
    for record in listed:
        if not isinstance(record, dict):
            raise InvalidInput(f"each {word} is a dict; got {type(record).__name__}")
    return listed


def records_csv(rows: Any, word: str, columns: Sequence[str]) -> str:
    """Return a frame or a list of dicts as the text of a CSV table.

    None and NaN are empty cells; whole numbers are written without a point.

    Parameters
    ----------
    rows
        A pandas frame or a list of dicts.
    word
        What a row is, for messages.
    columns
        Head of a table without rows.

    Raises
    ------
    attain.InvalidInput
        `rows` is neither.
    """
    import csv
    from io import StringIO

    records = records_of(rows, word)
    heads: list[str] = []
    for record in records:
        heads += [str(name) for name in record if str(name) not in heads]
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads if records else columns)
    for record in records:
        writer.writerow([_cell(record.get(name)) for name in heads])
    return out.getvalue()


def _cell(value: Any) -> str:
    """Return a value as the cell of a table; NaN and pandas' NA are empty."""
    if value is None or str(value) in ("nan", "NaN", "<NA>", "NaT"):
        return ""
    if str(value) in ("True", "False"):
        return "yes" if value else "no"
    if isinstance(value, float):
        from decimal import Decimal

        text = format(Decimal(repr(float(value))), "f")
        return text[:-2] if text.endswith(".0") else text
    return str(value)
