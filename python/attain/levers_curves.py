# SPDX-License-Identifier: Apache-2.0
"""What a lever does by its setting and by year, over the spread of its parameters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Union

from attain._core import levers
from attain._core.levers import EffectPath, OwnLever, ResponseCurve
from attain.levers_parts import Dates, dates

if TYPE_CHECKING:
    from attain._core.levers import Lever

AnyLever = Union[OwnLever, "Lever"]
"""A lever of a plan, or one made by `attain.levers`."""


def _alone(lever: AnyLever) -> OwnLever:
    """Return a lever without its plan."""
    return lever if isinstance(lever, OwnLever) else OwnLever(lever)


def response_curve(
    lever: AnyLever,
    settings: Iterable[float],
    *,
    reference: float,
    effect: int = 0,
    plan: str = "",
    draws: int = 4096,
    seed: int = 7,
) -> ResponseCurve:
    """Return quantiles of what each setting brings against `reference`, once it stands.

    Parameters
    ----------
    lever
        A lever with an effect.
    settings
        Settings, within the admissible ones of the lever.
    reference
        Setting that they are compared with.
    effect
        Place among the lever's effects, from 0.
    plan
        Id of a plan: the draws are those of its forecasts with the same seed.
    draws, seed
        Draws of the parameters, 1 to 1,000,000, and their seed.

    Returns
    -------
    ResponseCurve
        ``settings`` of shape (n,) and ``quantiles`` of shape (n, 5): 5, 25, 50, 75 and 95 %, in
        log points; months for channel ``delay``; for a judgement the utilisation. Both are views
        that cannot be written to. Quantiles are linear between order statistics (Hyndman and Fan,
        Am. Stat. 50 (1996), 361-365, type 7).

    Raises
    ------
    attain.InvalidInput
        A setting is not admissible, or the lever has no such effect.
    """
    return levers.response_curve(
        _alone(lever), list(settings), reference=reference, effect=effect, plan=plan, draws=draws,
        seed=seed,
    )


def effect_over_time(
    lever: AnyLever,
    schedule: Dates,
    *,
    first: int,
    last: int,
    start: float | None = None,
    since: float | None = None,
    reference: Dates | None = None,
    effect: int = 0,
    plan: str = "",
    draws: int = 4096,
    seed: int = 7,
) -> EffectPath:
    """Return quantiles of what a schedule brings against a reference, year by year.

    Parameters
    ----------
    lever
        A lever with an effect.
    schedule
        Settings by date.
    first, last
        Years, at most 201. Before `first` nothing differs.
    start
        Setting in force before the first date; by default the lever's.
    since
        Point of time that the schedule starts at; by default the end of the year before `first`.
    reference
        Settings by date of the reference; by default `start` is held.
    effect, plan, draws, seed
        As in `response_curve`.

    Returns
    -------
    EffectPath
        ``years``, ``settings`` and ``reference`` at year ends, each of shape (n,), and
        ``quantiles`` of shape (n, 5): on growth accumulated log points of the level at the end of
        the year, elsewhere log points of the year; months saved for channel ``delay``.

    Raises
    ------
    attain.MissingInput
        Neither `start` nor the lever says what is in force.
    attain.InvalidInput
        A date is not after `since`, or the lever has no such effect.
    """
    from attain.errors import MissingInput

    in_force = lever.start if start is None else start
    if in_force is None:
        raise MissingInput(f"lever {lever.id}: the setting in force is in no document; give start")
    return levers.effect_over_time(
        _alone(lever), dates(schedule), since=first - 1 if since is None else since, start=in_force,
        reference=dates(reference or {}), reference_start=in_force, first=first, last=last,
        effect=effect, plan=plan, draws=draws, seed=seed,
    )
