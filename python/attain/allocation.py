# SPDX-License-Identifier: Apache-2.0
"""The result of `attain.Plan.allocate`: settings, spending by year, and what more would bring."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from attain.columns import chosen
from attain.recorded import Record
from attain.tables import Column, Table
from attain.text import MISSING, money, number, shorten, text_table

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from attain.scenario import Scenario

MILLION = 1e6
GOALS = {
    "expected": "expected headline targets",
    "all": "P(all assessed headline targets)",
    "weights": "weighted probability",
}


@dataclass(frozen=True)
class Spending:
    """One way to spend a budget.

    `settings` are those of the levers, `value` is what is maximised, `gain` that less the start;
    `cost` is beyond the start, discounted to the end of the plan's base year; `by_year` is
    undiscounted, by lever and year. Errors are standard errors of the paired draws; of P(all) and
    of weighted goals they are upper bounds.
    """

    name: str
    settings: dict[str, float]
    value: float
    value_error: float
    gain: float
    gain_error: float
    cost: float
    cost_error: float
    by_year: dict[str, dict[int, float]]


class Allocation(Record):
    """Where the money goes. Made by `attain.Plan.allocate`."""

    __slots__ = ("_scenario",)

    _kind = "allocation"

    def __init__(self, value: dict[str, Any], scenario: Scenario) -> None:
        super().__init__(value)
        self._record = value
        self._scenario = scenario

    def __reduce__(self) -> tuple[Any, ...]:
        return Allocation, (self._record, self._scenario)

    @property
    def scenario(self) -> Scenario:
        """The scenario of the best allocation, to be forecast or compared."""
        return self._scenario

    @property
    def best(self) -> Spending:
        """The best allocation of the budget."""
        return self._spending("best")

    @property
    def settings(self) -> dict[str, float]:
        """Setting of each lever: a count's at the plan's end, others from the first open year."""
        return dict(self._record["ways"][1]["settings"])

    @property
    def method(self) -> str:
        """``greedy`` or ``exact``."""
        return str(self._record["solver"])

    @property
    def budget(self) -> float:
        """Money beyond the scenario started from, in `currency` and prices of `price_year`."""
        return float(self._record["budget"])

    @property
    def currency(self) -> str:
        """Currency of all amounts."""
        return str(self._record["currency"])

    @property
    def price_year(self) -> int:
        """Year whose prices amounts are in."""
        return int(self._record["price_year"])

    @property
    def notes(self) -> list[str]:
        """Steps of the search, what was left out, what a reader must know of the run."""
        return list(self._record["notes"])

    @property
    def ways(self) -> Table:
        """The start, the best allocation, equal and proportional split, side by side."""
        columns = (
            Column("name", "way", "text"),
            Column("cost", "cost", "money"),
            Column("cost_error", "±", "money"),
            Column("value", GOALS[self._record["goal"]]),
            Column("value_error", "±"),
            Column("gain", "gain"),
            Column("gain_error", "±"),
        )
        return Table("ways to spend the budget", columns, self._record["ways"])

    @property
    def spending(self) -> Table:
        """Spending of the best allocation by year, undiscounted, one row a lever."""
        best = self._record["ways"][1]
        years = sorted({year for amounts in best["by_year"].values() for year in amounts})
        columns = (
            Column("lever", "lever", "text"),
            Column("setting", "setting"),
            Column("unit", "unit", "text"),
            *(Column(year, year, "money") for year in years),
            Column("total", "total", "money"),
        )
        rows = [
            {
                "lever": lever,
                "setting": best["settings"][lever],
                "unit": self._record["units"][lever],
                "total": sum(best["by_year"].get(lever, {}).values()),
                **best["by_year"].get(lever, {}),
            }
            for lever in best["settings"]
        ]
        return Table(f"spending by year, {self._money}", columns, rows)

    @property
    def curve(self) -> Table:
        """What each budget brings, and what the last million of it brought.

        `marginal` is the gain per million of currency against the point before, with its error.
        """
        columns = (
            Column("budget", "budget", "money"),
            Column("cost", "spent", "money"),
            Column("value", GOALS[self._record["goal"]]),
            Column("value_error", "±"),
            Column("gain", "gain"),
            Column("gain_error", "±"),
            Column("marginal", "per million"),
            Column("marginal_error", "±"),
        )
        return Table("the curve against the budget", columns, self._record["curve"])

    @property
    def _money(self) -> str:
        return f"{self.currency} in prices of {self.price_year}"

    def __getitem__(self, way: str) -> Spending:
        """Return one way: ``start``, ``best``, ``equal split`` or ``proportional split``."""
        return self._spending(way)

    def _spending(self, way: str) -> Spending:
        known = {str(one["name"]): one for one in self._record["ways"]}
        one = dict(chosen(known, [way], what="way")[way])
        one["by_year"] = {
            lever: {int(year): amount for year, amount in amounts.items()}
            for lever, amounts in one["by_year"].items()
        }
        return Spending(**one)

    def to_json(self) -> str:
        """Return the documented JSON object, the same bytes as ``attain allocate --json``."""
        return json.dumps(self._record, ensure_ascii=False, indent=2) + "\n"

    def to_frame(self) -> pd.DataFrame:
        """Return the curve as a tidy pandas frame, with the setting of each lever.

        Raises
        ------
        attain.MissingInput
            pandas is not installed.
        """
        from attain.frame import make

        records = []
        for point in self._record["curve"]:
            record = {key: value for key, value in point.items() if key != "settings"}
            records.append(record | {f"setting.{k}": x for k, x in point["settings"].items()})
        return make(records)

    def plot(self, *, ax: Axes | None = None, language: str = "both") -> Axes:
        """Draw what each budget brings, with the split rules beside the best allocation.

        Parameters
        ----------
        ax
            Axes to draw on; new ones by default.
        language
            ``"both"``, ``"zh"`` or ``"en"``: the language of the names.

        Raises
        ------
        attain.MissingInput
            matplotlib is not installed.
        """
        from attain.plot_allocation import plot_allocation

        return plot_allocation(self, ax=ax, language=language)

    def plot_spending(self, *, ax: Axes | None = None, language: str = "both") -> Axes:
        """Draw the spending of the best allocation by year, one colour a lever."""
        from attain.plot_allocation import plot_spending

        return plot_spending(self, ax=ax, language=language)

    @property
    def sentence(self) -> str:
        """The answer in one sentence."""
        best = self.best
        units = self._record["units"]
        what = ", ".join(
            f"{number(x)} {units[lever] if units[lever] != '1' else ''}".strip() + f" of {lever}"
            for lever, x in best.settings.items()
            if best.by_year.get(lever) and any(best.by_year[lever].values())
        )
        return (
            f"{money(best.cost)} of {money(self.budget)} {self._money} on {what or 'nothing'} "
            f"bring {number(best.gain, 3)} ± {number(best.gain_error, 2)} more "
            f"{GOALS[self._record['goal']]}"
        )

    def _title(self) -> str:
        return f"allocate {self._record['plan']}"

    def __repr__(self) -> str:
        return shorten(f"Allocation: {self.sentence}", 100)

    def _tables(self) -> list[tuple[str, list[str], list[list[str]]]]:
        shown = []
        for table in (self.ways, self.spending, self.curve):
            heads, cells = table.cells()
            shown.append((table._title, heads, [[c or MISSING for c in row] for row in cells]))
        return shown

    def _text(self, width: int) -> str:
        lines = [self.sentence, *self.notes]
        for title, heads, rows in self._tables():
            lines += ["", title, text_table(heads, rows)]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from html import escape

        from attain.html import notes, table

        parts = [f'<div class="a-title">{escape(self.sentence)}</div>', notes(self.notes)]
        parts += [table(heads, rows, caption=title) for title, heads, rows in self._tables()]
        return "".join(parts)


def spending_record(name: str, settings: dict[str, float], played: Any) -> dict[str, Any]:
    """Return the record of one way to spend."""
    one = Spending(
        name,
        settings,
        played.value,
        played.value_error,
        played.gain,
        played.gain_error,
        played.cost,
        played.cost_error,
        {},
    )
    record = asdict(one)
    record["by_year"] = {
        lever: {str(year): amount for year, amount in amounts.items()}
        for lever, amounts in played.by_year.items()
    }
    return record
