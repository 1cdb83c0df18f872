# SPDX-License-Identifier: Apache-2.0
"""What scenarios cost: by lever and year, in total, and for what they gain."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attain.errors import MissingInput
from attain.result import Result
from attain.tables import Column, Table
from attain.text import display_width, money, shorten

if TYPE_CHECKING:
    import pandas as pd

    from attain._core.study import Comparison as ComparisonValue

HOW = (
    "give each a [lever.cost] in the plan file with capital, running or each, currency and "
    "price_year, or price=attain.levers.cost(...) in Python; a price of 0 has to be written"
)


class Cost(Result):
    """Costs of the scenarios of a comparison. Made by `attain.Comparison.cost`.

    Every lever that any of the scenarios sets is counted in all of them, at its reference where one
    does not set it. Paid at each year's end, in prices of `price_year`; totals are discounted to
    the end of the plan's base year. Errors are those of the simulation: a price or an output that
    is drawn.
    """

    __slots__ = ("_record",)

    _kind = "cost"
    _value: ComparisonValue

    def __init__(self, value: ComparisonValue) -> None:
        from attain._core import io

        super().__init__(value)
        whole = json.loads(io.comparison_json(value))
        costs = whole["costs"]
        reason = next((one["missing"] for one in costs if one["missing"]), "")
        if reason:
            unpriced = any(one["unpriced"] for one in costs)
            raise MissingInput(f"{reason.partition(':')[0]}; {HOW}" if unpriced else reason)
        self._record = {
            "attain": whole["attain"],
            "plan": whole["plan"],
            "plan_hash": whole["plan_hash"],
            "as_of": whole["as_of"],
            "draws": whole["draws"],
            "seed": whole["seed"],
            "targets": {one["id"]: one for one in whole["targets"]},
            "costs": costs,
        }

    @property
    def currency(self) -> str:
        """Currency of all amounts; empty where no lever costs anything."""
        return next((one["currency"] for one in self._record["costs"] if one["currency"]), "")

    @property
    def price_year(self) -> int | None:
        """Year whose prices the amounts are in."""
        found: int | None = next(
            (one["price_year"] for one in self._record["costs"] if one["price_year"]), None
        )
        return found

    @property
    def discount(self) -> float:
        """Yearly rate that totals are discounted with."""
        return float(self._record["costs"][0]["discount"])

    @property
    def scenarios(self) -> list[str]:
        """Names of the scenarios; the first is the reference."""
        return [one["scenario"] for one in self._record["costs"]]

    @property
    def by_year(self) -> Table:
        """Amount of each lever in each year, undiscounted, one row each."""
        rows = [
            {
                "scenario": one["scenario"],
                "lever": lever["lever"],
                "name": lever["name"]["en"] or lever["name"]["zh"],
                "year": year,
                "amount": amount,
                "std_error": error,
            }
            for one in self._record["costs"]
            for lever in one["levers"]
            for year, amount, error in zip(
                lever["years"], lever["amounts"], lever["std_errors"], strict=True
            )
        ]
        columns = (
            Column("scenario", "scenario", "text"),
            Column("lever", "lever", "text"),
            Column("name", "name", "text"),
            Column("year", "year", "text"),
            Column("amount", "amount", "money"),
            Column("std_error", "±", "money"),
        )
        return Table(f"Cost by lever and year, {self._unit()}, undiscounted", columns, rows)

    @property
    def totals(self) -> Table:
        """Total of each scenario, discounted, and its difference against the first."""
        keys = ("scenario", "total", "total_std_error", "difference", "difference_std_error")
        rows = [
            {key: one[key] for key in keys}
            | {
                "per_target": (one["per_target"] or {}).get("value"),
                "per_target_std_error": (one["per_target"] or {}).get("std_error"),
            }
            for one in self._record["costs"]
        ]
        columns = (
            Column("scenario", "scenario", "text"),
            Column("total", "total", "money"),
            Column("total_std_error", "±", "money"),
            Column("difference", "difference", "money"),
            Column("difference_std_error", "±", "money"),
            Column("per_target", "per expected target", "money"),
            Column("per_target_std_error", "±", "money"),
        )
        rate = f"discounted with {100 * self.discount:g} % a year"
        return Table(f"Cost of each scenario, {self._unit()}, {rate}", columns, rows)

    @property
    def per_point(self) -> Table:
        """Cost of one percentage point of probability, by scenario and target.

        ``certain`` says whether the 95 % interval of the gain excludes 0; where it does not, the
        cost has no upper bound and its error no meaning.
        """
        targets = self._record["targets"]
        names = self.scenarios
        rows = []
        for k, one in enumerate(self._record["costs"]):
            for point in one["per_point"]:
                target = targets[point["target"]]
                gain = target["scenarios"][k]
                rows.append(
                    {
                        "scenario": names[k],
                        "target": point["target"],
                        "name": target["name"]["en"] or target["name"]["zh"],
                        "gain": gain["difference"],
                        "gain_std_error": gain["difference_std_error"],
                        "value": point["value"],
                        "std_error": point["std_error"] if point["certain"] else None,
                        "certain": point["certain"],
                    }
                )
        columns = (
            Column("scenario", "scenario", "text"),
            Column("target", "target", "text"),
            Column("name", "name", "text"),
            Column("gain", "gain, points", "share"),
            Column("gain_std_error", "±", "share"),
            Column("value", "cost per point", "money"),
            Column("std_error", "±", "money"),
            Column("certain", "gain certain", "text"),
        )
        return Table(f"Cost of a percentage point of probability, {self._unit()}", columns, rows)

    def to_frame(self) -> pd.DataFrame:
        """Return `by_year` as a pandas frame; `totals` and `per_point` have frames of their own.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        return self.by_year.to_frame()

    def to_json(self) -> str:
        """Return one JSON object: the run and ``costs`` as in ``attain compare --json``."""
        record = {key: value for key, value in self._record.items() if key != "targets"}
        return json.dumps(record, ensure_ascii=False, indent=2)

    def _unit(self) -> str:
        """Return currency and price year."""
        return f"{self.currency} of {self.price_year}" if self.currency else "no cost"

    def _years(self) -> Table:
        """Return costs with a column for each year, to be shown."""
        years = sorted({row["year"] for row in self.by_year})
        rows: dict[tuple[str, str], dict[str, Any]] = {}
        for row in self.by_year:
            key = (row["scenario"], row["lever"])
            line = rows.setdefault(key, {"scenario": key[0], "lever": shorten(key[1], 40)})
            line[str(row["year"])] = _amount(row["amount"], row["std_error"])
        columns = [Column("scenario", "scenario", "text"), Column("lever", "lever", "text")]
        columns += [Column(str(year), str(year), "text") for year in years]
        title = f"Cost by lever and year, {self._unit()}, undiscounted"
        return Table(title, columns, list(rows.values()))

    def _tables(self) -> list[Table]:
        """Return the tables that are shown, empty ones left out."""
        return [one for one in (self._years(), self.totals, self.per_point) if len(one)]

    def _title(self) -> str:
        return f"cost, {self._record['plan']}"

    def _identity(self) -> object:
        return tuple(self.scenarios), self.discount

    def __repr__(self) -> str:
        totals = ", ".join(
            f"{row['scenario']} {money(row['total'])}" for row in self.totals
        )
        return shorten(f"Cost in {self._unit()}: {totals}", 100)

    def _text(self, width: int) -> str:
        return "\n\n".join(
            "\n".join(_cut(line, width) for line in str(one).splitlines()) for one in self._tables()
        )

    def _repr_html_(self) -> str:
        return "".join(one._repr_html_() for one in self._tables())


def _amount(value: float, error: float) -> str:
    """Return an amount with its error."""
    if value == 0 and not error:
        return "0"
    return f"{money(value)} ± {money(error, 2)}" if error else money(value)


def _cut(line: str, width: int) -> str:
    """Return a line cut to a width with its inner spaces kept."""
    if display_width(line) <= width:
        return line
    while display_width(line) > width - 1:
        line = line[:-1]
    return line.rstrip() + "…"
