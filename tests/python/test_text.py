# SPDX-License-Identifier: Apache-2.0
"""Figures and units in words."""

from __future__ import annotations

import pytest
from attain import text


@pytest.mark.parametrize(
    ("value", "shown"),
    [(17, "17"), (5000.0, "5,000"), (11.1, "11.1"), (0.00342, "0.00342"), (float("nan"), "–")],
)
def test_figures_read_as_printed(value, shown):
    assert text.number(value) == shown


def test_units_have_english_where_they_are_common():
    assert text.unit_in_english("万件") == "10,000 items"
    assert text.unit_in_english("亿元") == "100 million yuan"
    assert text.unit_in_english("%") == "%"
    assert text.unit_in_english("星级") == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [(42_294_817.3, "42,290,000"), (-1234.5, "-1,234"), (12.5, "12.5"), (0.0, "0"), (None, "–")],
)
def test_amounts_of_money_are_written_out(value, shown):
    assert text.money(value) == shown
