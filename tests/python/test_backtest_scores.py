# SPDX-License-Identifier: Apache-2.0
"""Scores of a back-test beside a reference method."""

from __future__ import annotations

import attain
import pytest
from test_backtest import small


def test_scores_are_held_against_a_method_that_was_tested():
    both = small(methods=["naive", "drift"])
    assert both.scores(reference="naive") == both.scores()
    with pytest.raises(attain.NotFound, match="did you mean 'drift'"):
        both.scores(reference="drfit")
    alone = small(methods=["theta"])
    assert alone.scores() == alone.scores(reference="attain")
