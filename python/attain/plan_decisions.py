# SPDX-License-Identifier: Apache-2.0
"""The verbs of a plan about what matters most and where money goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from attain.errors import InvalidInput, NotFound
from attain.listing import nearest
from attain.run import DRAWS, SEED
from attain.scenario import Scenario
from attain.solution import WithSolve

if TYPE_CHECKING:
    from attain.allocation import Allocation
    from attain.plan import Plan
    from attain.plan_sensitivity import Sensitivity
    from attain.plan_stress import Stress

MOST_STEPS = 200


class WithDecisions(WithSolve):
    """Sensitivity, stress and allocation of a plan."""

    __slots__ = ()

    def sensitivity(self, *, scenario: Scenario | str = "trend", **how: Any) -> Sensitivity:
        """Ask what the answers of a scenario hang on; see `attain.sensitivity`.

        Parameters
        ----------
        scenario
            A scenario, or the name of one in the plan file.
        **how
            ``of``, ``method``, ``by``, ``tolerance`` and settings of the run.
        """
        from attain.plan_sensitivity import sensitivity

        return sensitivity(self._named(scenario), **how)

    def stress(self, *, scenario: Scenario | str = "trend", **how: Any) -> Stress:
        """Move each assumption to the ends of its range; see `attain.stress`.

        Parameters
        ----------
        scenario
            A scenario, or the name of one in the plan file.
        **how
            ``of``, ``point`` and settings of the run.
        """
        from attain.plan_stress import stress

        return stress(self._named(scenario), **how)

    def allocate(
        self,
        *,
        budget: float,
        currency: str,
        price_year: int,
        maximise: str | Mapping[str, float] = "expected",
        levers: Sequence[str] | None = None,
        exclusive: Sequence[Sequence[str]] = (),
        on: Scenario | str = "trend",
        method: str = "auto",
        steps: int = 10,
        as_of: int | str | None = None,
        draws: int = DRAWS,
        seed: int = SEED,
        threads: int | None = None,
        discount: float = 0.0,
    ) -> Allocation:
        """Spend a budget on priced levers so that most is reached.

        The settings of every lever are played on the same draws, levers that act on the same
        targets in all combinations. Then the best choice within the budget is taken, and the curve
        of what each budget brings is played with it.

        Parameters
        ----------
        budget
            Money beyond the scenario `on`, discounted to the end of the plan's base year.
        currency, price_year
            Of the budget: ``"CNY"``, ``2020``. They have to be those of the price list.
        maximise
            ``"expected"``: the expected number of headline targets reached. ``"all"``: the
            probability of all assessed ones together. Or weights by target.
        levers
            Ids of quantified levers that may be used; None: all of the plan.
        exclusive
            Groups of levers of which at most one may be moved.
        on
            Scenario that the spending starts from, or its name.
        method
            ``"greedy"``: the largest gain per money first, for continuous levers of falling
            returns. ``"exact"``: a mixed-integer program, for whole units and exclusive projects;
            needs the extra ``decide``. ``"auto"``: exact where a lever comes in whole units or
            returns rise.
        steps
            Settings of each lever to choose from; whole units all of them where they are no more.
        as_of, draws, seed, threads
            As in `forecast`.
        discount
            Yearly rate of costs.

        Returns
        -------
        Allocation
            Settings, spending by year, the curve with the gain per million, equal and proportional
            split beside, each with its error.

        Raises
        ------
        attain.MissingInput
            A lever has no price (all of them are named), or the solver is not installed.
        attain.InvalidInput
            The budget is in another currency or other prices than the price list; too many
            combinations; a lever whose cost falls as it rises.
        attain.NotFound
            No such lever, target or scenario; the message names the nearest.
        """
        from attain.allocate import METHODS, Player, goal_of
        from attain.allocate_run import allocated

        if method not in METHODS:
            raise InvalidInput(
                f"method may be 'auto', 'greedy' or 'exact'; got {method!r}"
                f"{nearest(str(method), METHODS)}"
            )
        if not (isinstance(budget, (int, float)) and 0 < budget < float("inf")):
            raise InvalidInput(f"a budget is an amount above 0; got {budget!r}")
        if not 1 <= steps <= MOST_STEPS:
            raise InvalidInput(f"steps may be 1 to {MOST_STEPS}; got {steps}")
        known = [one.id for one in self.levers if str(one.state).endswith("quantified")]
        chosen = known if levers is None else list(levers)
        for group in [chosen, *exclusive]:
            for id in group:
                if id not in known:
                    raise NotFound(f"there is no quantified lever '{id}'{nearest(str(id), known)}")
        if not chosen:
            raise InvalidInput(f"plan '{self._value.id}' has no quantified lever to spend on")
        run: dict[str, Any] = {"as_of": as_of, "draws": draws, "seed": seed, "threads": threads}
        run |= {"discount": discount, "progress": False}
        plan = cast("Plan", self)
        player = Player(self._named(on), goal_of(plan, maximise), chosen, run)
        return allocated(
            plan,
            player,
            budget=float(budget),
            currency=currency,
            price_year=price_year,
            exclusive=[list(group) for group in exclusive],
            method=method,
            steps=steps,
        )
