# SPDX-License-Identifier: Apache-2.0
"""Boxes from a classification tree: leaves in which cases of interest are in the majority."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from attain.discovery import Box
from attain.discovery_box import Figures, Input, Limit
from attain.errors import MissingInput

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def cart(
    inputs: Sequence[Input],
    columns: Sequence[Any],
    hits: NDArray[np.bool_],
    asked: dict[str, Any],
    outcome: str,
    noun: str,
) -> tuple[list[Box], dict[str, Any]]:
    """Return the boxes of a tree, the one with the most cases of interest first, and its settings.

    The tree (Breiman and others 1984, by scikit-learn) has leaves of at least `min_mass` of the
    cases and weighs both kinds of cases alike; a leaf is a box where cases of interest are denser
    than in the whole table. Leaves of trees on other cases are other boxes, so there are no held-out
    figures.

    Raises
    ------
    attain.MissingInput
        scikit-learn is not installed.
    """
    import numpy as np

    try:
        from sklearn.tree import (  # type: ignore[import-untyped, import-not-found, unused-ignore]
            DecisionTreeClassifier,
        )
    except ImportError as error:
        raise MissingInput(
            "method='cart' needs scikit-learn, which is not installed; "
            "run: pip install attain[discover]"
        ) from error
    table, meaning = [], []
    for j, (one, x) in enumerate(zip(inputs, columns, strict=True)):
        if one.kind == "category":
            for k in range(len(one.categories)):
                table.append((x == k).astype(np.float64))
                meaning.append((j, k))
        else:
            table.append(x)
            meaning.append((j, -1))
    matrix = np.column_stack(table)
    tree = DecisionTreeClassifier(
        min_samples_leaf=max(1, int(np.ceil(asked["min_mass"] * len(hits)))),
        class_weight="balanced",
        random_state=asked["seed"] % 2**32,
    ).fit(matrix, hits)
    shape: Any = tree.tree_
    found: list[Box] = []

    def descend(node: int, limits: tuple[Limit, ...], rows: Any) -> None:
        if shape.children_left[node] < 0:
            cases, inside = int(rows.sum()), int(hits[rows].sum())
            if cases and inside / cases > hits.mean():
                figures = Figures(cases, inside, len(hits), int(hits.sum()))
                found.append(Box(limits, figures, None, (), 0, None, outcome, noun))
            return
        feature, at = int(shape.feature[node]), float(shape.threshold[node])
        j, category = meaning[feature]
        # The tree compares in single precision.
        below = matrix[:, feature].astype(np.float32) <= at
        for child, is_left in ((shape.children_left, True), (shape.children_right, False)):
            moved = _moved(limits[j], category, at, is_left)
            descend(
                int(child[node]),
                (*limits[:j], moved, *limits[j + 1 :]),
                rows & (below if is_left else ~below),
            )

    descend(0, tuple(Limit(one) for one in inputs), np.ones(len(hits), dtype=np.bool_))
    found.sort(key=lambda box: -box.figures.hits)
    settings = {key: asked[key] for key in ("min_mass", "boxes", "seed")}
    return found[: asked["boxes"]], settings


def _moved(limit: Limit, category: int, at: float, is_left: bool) -> Limit:
    """Return a limit narrowed by one split."""
    one = limit.input
    if category >= 0:
        count = len(one.categories)
        gone = {category} if is_left else set(range(count)) - {category}
        return Limit(one, None, None, tuple(sorted(gone | set(limit.without))))
    from math import ceil, floor

    if is_left:
        high = float(floor(at)) if one.kind == "integer" else at
        return Limit(one, limit.low, high if limit.high is None else min(high, limit.high))
    low = float(ceil(at)) if one.kind == "integer" else at
    return Limit(one, low if limit.low is None else max(low, limit.low), limit.high)
