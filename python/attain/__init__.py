# SPDX-License-Identifier: Apache-2.0
"""attain: how probable is it that each dated target of a plan is reached in time?

>>> import attain
>>> plan = attain.load_plan("zhejiang")
>>> board = plan.forecast(as_of=2020)
>>> board["zj-03"].event
'level'

Importing attain loads neither pandas nor matplotlib nor IPython; each is loaded by the call
that needs it.
"""

try:
    from attain import _core
except ImportError as _missing:
    if not isinstance(_missing, ModuleNotFoundError) and "_core" not in str(_missing):
        raise
    raise ImportError(
        "attain's compiled module (attain._core) is missing; did you forget to build it? "
        "In the source folder: pip install ."
    ) from _missing

from attain import adapters, decide, indices, levers, progress_methods, scores
from attain.allocation import Allocation
from attain.assumptions import Assumptions
from attain.backtest import backtest
from attain.backtest_result import Backtest, Calls
from attain.board import Board, merge
from attain.changed import Changed, ChangedRow
from attain.comparison import Comparison, compare
from attain.comparison_explanation import ComparisonExplanation
from attain.compiled import CompiledAnswer, CompiledPlan
from attain.competitions import HeldOut, read_m3, read_m4
from attain.cost import Cost
from attain.diff import Diff, diff
from attain.discover import discover
from attain.discovery import Discovery
from attain.errors import Error, InvalidInput, MissingInput, NotFound
from attain.evaluation import Evaluation, EvaluationRow, Totals
from attain.explanation import Explanation
from attain.fonts import FontHint
from attain.plan import Plan, list_plans, load_plan
from attain.plan_sensitivity import Sensitivity, sensitivity
from attain.plan_stress import Stress, stress
from attain.portfolio import Plans, PlansBoard, load_plans
from attain.portfolio_board import PortfolioBoard, forecast_many
from attain.row import Fan, Row
from attain.scenario import Scenario
from attain.series import forecast_series
from attain.series_forecast import SeriesForecast
from attain.solution import Solution
from attain.sweep import sweep
from attain.sweep_result import Sweep

__version__: str = _core.__version__

__all__ = [
    "Allocation",
    "Assumptions",
    "Backtest",
    "Board",
    "Calls",
    "Changed",
    "ChangedRow",
    "Comparison",
    "ComparisonExplanation",
    "CompiledAnswer",
    "CompiledPlan",
    "Cost",
    "Diff",
    "Discovery",
    "Error",
    "Evaluation",
    "EvaluationRow",
    "Explanation",
    "Fan",
    "FontHint",
    "HeldOut",
    "InvalidInput",
    "MissingInput",
    "NotFound",
    "Plan",
    "Plans",
    "PlansBoard",
    "PortfolioBoard",
    "Row",
    "Scenario",
    "Sensitivity",
    "SeriesForecast",
    "Solution",
    "Stress",
    "Sweep",
    "Totals",
    "__version__",
    "adapters",
    "backtest",
    "compare",
    "decide",
    "diff",
    "discover",
    "forecast_many",
    "forecast_series",
    "indices",
    "levers",
    "list_plans",
    "load_plan",
    "load_plans",
    "merge",
    "progress_methods",
    "read_m3",
    "read_m4",
    "scores",
    "sensitivity",
    "stress",
    "sweep",
]


def __dir__() -> list[str]:
    return __all__
