# SPDX-License-Identifier: Apache-2.0
"""Which action to choose: payoffs of actions in many futures, and what they say.

Sees numbers, never a model. `payoffs` takes what each action brings in each future; its methods
give regret, satisficing, maximin, Hurwicz, expected value and the value of information, each with
the error of the number of futures. `crossed` makes the design of a sweep whose result can be
judged so. `pareto` says which alternatives no other one dominates.

>>> import attain
>>> table = attain.decide.payoffs({"safe": [4, 4, 4, 4], "bold": [2, 6, 5, 4]})
>>> table.regret().best
'bold'
"""

from attain.decide_payoffs import Criterion, Payoffs, payoffs, satisficing
from attain.decide_runs import crossed
from attain.pareto import Front, pareto

__all__ = ["Criterion", "Front", "Payoffs", "crossed", "pareto", "payoffs", "satisficing"]


def __dir__() -> list[str]:
    return __all__
