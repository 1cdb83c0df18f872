# SPDX-License-Identifier: Apache-2.0
"""Which alternatives no other one dominates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attain._core import decide as core
from attain.adapters import parts_of
from attain.columns import columns_of, word
from attain.decide_payoffs import BETTER
from attain.decide_runs import titles_of
from attain.errors import InvalidInput, NotFound
from attain.listing import nearest
from attain.tables import Column, Table

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Front(Table):
    """Alternatives and which of them are efficient; made by `attain.decide.pareto`.

    Rows have ``name``, one figure and one ``<objective> std_error`` an objective, ``efficient``,
    ``uncertain`` (the standing may be the other one within 95 % errors) and ``dominated_by``.
    """

    _objectives: tuple[tuple[str, str, float], ...] = ()

    @property
    def efficient(self) -> list[str]:
        """Names that no other one dominates, in order."""
        return [row["name"] for row in self if row["efficient"]]

    @property
    def uncertain(self) -> list[str]:
        """Names whose standing more draws could change."""
        return [row["name"] for row in self if row["uncertain"]]

    def plot(self, *, ax: Axes | None = None) -> Axes:
        """Draw the first objective against the second, with 95 % errors.

        Raises
        ------
        attain.InvalidInput
            There is only one objective.
        attain.MissingInput
            matplotlib is not installed.
        """
        from attain.plot_decide import plot_front

        return plot_front(self, ax=ax)


def pareto(alternatives: Any, objectives: Mapping[str, Any], *, name: str = "name") -> Front:
    """Say which alternatives no other one dominates.

    One dominates another if it is nowhere worse by more than epsilon and somewhere better by more
    than epsilon; alternatives that tie stay both.

    Parameters
    ----------
    alternatives
        Mapping of names to figures by objective, each a number or (number, standard error); or a
        frame or mapping of columns with one row an alternative, column `name`, and standard errors
        in columns ``<objective> std_error`` where there are any. Or runs, such as the result of
        `attain.sweep`, whose scenarios are the alternatives, with their errors.
    objectives
        By name ``"more"`` or ``"less"``, or ``{"better": "more", "epsilon": .01}``.
    name
        Column of the names.

    Returns
    -------
    Front

    Raises
    ------
    attain.NotFound
        A figure is missing; the nearest name is given.
    attain.InvalidInput
        Figures are not finite, errors negative, names twice.
    """
    import numpy as np

    asked = objectives_of(objectives)
    listed = _listed(alternatives, name)
    values, errors = [], []
    for title, figures in listed.items():
        for objective, _, _ in asked:
            if objective not in figures:
                hint = nearest(objective, list(figures))
                raise NotFound(f"alternative '{title}' has no figure '{objective}'{hint}")
            value, error = figures[objective]
            values.append(value)
            errors.append(error)
    places = core.pareto_front(
        [one[0] for one in asked],
        [one[1] for one in asked],
        [one[2] for one in asked],
        list(listed),
        np.array(values, dtype=np.float64),
        np.array(errors, dtype=np.float64),
    )
    titles = list(listed)
    rows = []
    for title, (efficient, uncertain, above) in zip(titles, places, strict=True):
        row: dict[str, Any] = {"name": title}
        for objective, _, _ in asked:
            row[objective], row[f"{objective} std_error"] = listed[title][objective]
        row |= {"efficient": efficient, "uncertain": uncertain}
        rows.append(row | {"dominated_by": ", ".join(titles[k] for k in above)})
    columns = [Column("name", "alternative", "text")]
    for objective, better, _ in asked:
        columns.append(Column(objective, f"{objective} ({better})"))
        if any(row[f"{objective} std_error"] for row in rows):
            columns.append(Column(f"{objective} std_error", "± s.e."))
    columns += [
        Column("efficient", "efficient", "text"),
        Column("uncertain", "uncertain", "text"),
        Column("dominated_by", "dominated by", "text"),
    ]
    number = sum(row["efficient"] for row in rows)
    front = Front(f"{number} of {len(rows)} alternatives are efficient", columns, rows)
    front._objectives = tuple(asked)
    return front


def _listed(alternatives: Any, name: str) -> dict[str, dict[str, tuple[float, float]]]:
    """Return (value, standard error) by alternative and figure."""
    if isinstance(alternatives, Mapping) and alternatives:
        if all(isinstance(one, Mapping) for one in alternatives.values()):
            return {
                str(title): {key: _pair(title, key, x) for key, x in figures.items()}
                for title, figures in alternatives.items()
            }
    columns = _of_runs(alternatives, name) or columns_of(alternatives, what="alternatives")
    if name not in columns:
        raise NotFound(f"alternatives have no column '{name}'{nearest(name, list(columns))}")
    out: dict[str, dict[str, tuple[float, float]]] = {}
    none = [0.0] * len(columns[name])
    for k, title in enumerate(columns[name]):
        if str(title) in out:
            raise InvalidInput(f"alternative '{title}' is there twice")
        out[str(title)] = {
            key: (float(x[k]), float(columns.get(f"{key} std_error", none)[k]))
            for key, x in columns.items()
            if key != name and not key.endswith(" std_error") and x.dtype.kind in "iuf"
        }
    return out


def _of_runs(source: Any, name: str) -> dict[str, Any]:
    """Return outcomes of runs with their errors and the inputs in words as names; else empty."""
    import numpy as np

    runs = parts_of(source)
    if runs is None:
        return {}
    errors = getattr(source, "std_errors", {})
    found = {f"{key} std_error": column for key, column in errors.items()}
    return {name: np.array(titles_of(runs[0]), dtype=object)} | runs[1] | found


def _pair(title: Any, key: str, figure: Any) -> tuple[float, float]:
    """Return value and standard error of one figure."""
    try:
        value, error = figure if isinstance(figure, (tuple, list)) else (figure, 0.0)
        return float(value), float(error)
    except (TypeError, ValueError):
        raise InvalidInput(
            f"'{key}' of alternative '{title}' must be a number or (number, standard error); "
            f"got {figure!r}"
        ) from None


def objectives_of(objectives: Mapping[str, Any]) -> list[tuple[str, str, float]]:
    """Return name, direction and epsilon of each objective.

    Raises
    ------
    attain.NotFound
        A setting or a direction is unknown; the nearest is named.
    """
    out = []
    for name, asked in objectives.items():
        setting = {"better": asked} if isinstance(asked, str) else dict(asked)
        for key in setting:
            word(f"setting of '{name}'", key, ("better", "epsilon"))
        better = word(f"direction of '{name}'", setting.get("better"), BETTER)
        out.append((str(name), better, float(setting.get("epsilon", 0.0))))
    return out
