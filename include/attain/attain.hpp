// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The whole library, with the verbs that most programs need in namespace attain:
///
///   const auto plan = attain::load_plan("zhejiang.toml");
///   const auto board = attain::forecast(plan, {.as_of = 2020, .draws = 100'000, .seed = 7});
///   std::cout << board;
///
/// Left out: `random/` and `simulate/` headers beyond those that the verbs need; include them by
/// name to draw or to run programs directly.

#include <attain/calibrate/record.hpp>
#include <attain/core/error.hpp>
#include <attain/decide/criteria.hpp>
#include <attain/decide/information.hpp>
#include <attain/decide/pareto.hpp>
#include <attain/io/assumptions.hpp>
#include <attain/io/attribution.hpp>
#include <attain/io/changed.hpp>
#include <attain/io/evaluation.hpp>
#include <attain/io/evidence.hpp>
#include <attain/io/json.hpp>
#include <attain/io/load_plan.hpp>
#include <attain/io/more_observations.hpp>
#include <attain/io/plan_from_texts.hpp>
#include <attain/io/portfolio.hpp>
#include <attain/io/portfolio_board.hpp>
#include <attain/io/save_plan.hpp>
#include <attain/io/scenario_file.hpp>
#include <attain/io/solution.hpp>
#include <attain/io/text.hpp>
#include <attain/io/with_levers.hpp>
#include <attain/levers/curve.hpp>
#include <attain/levers/defaults.hpp>
#include <attain/levers/examination_centre.hpp>
#include <attain/levers/guarantee_fund.hpp>
#include <attain/levers/shape.hpp>
#include <attain/levers/stations.hpp>
#include <attain/levers/subsidy.hpp>
#include <attain/plans/plan.hpp>
#include <attain/scores/brier.hpp>
#include <attain/scores/conformal.hpp>
#include <attain/scores/coverage.hpp>
#include <attain/scores/crps.hpp>
#include <attain/scores/log_score.hpp>
#include <attain/scores/pit.hpp>
#include <attain/scores/quantile_scores.hpp>
#include <attain/scores/recalibration.hpp>
#include <attain/scores/reliability.hpp>
#include <attain/sensitivity/design.hpp>
#include <attain/sensitivity/distances.hpp>
#include <attain/sensitivity/first_order.hpp>
#include <attain/sensitivity/morris.hpp>
#include <attain/sensitivity/pick_freeze.hpp>
#include <attain/sensitivity/prim.hpp>
#include <attain/sensitivity/shapley.hpp>
#include <attain/series/forecast.hpp>
#include <attain/series/record.hpp>
#include <attain/series/reference.hpp>
#include <attain/simulate/executor.hpp>
#include <attain/study/attribution.hpp>
#include <attain/study/board.hpp>
#include <attain/study/changed.hpp>
#include <attain/study/compare.hpp>
#include <attain/study/compiled.hpp>
#include <attain/study/cost.hpp>
#include <attain/study/evaluate.hpp>
#include <attain/study/evidence.hpp>
#include <attain/study/explain.hpp>
#include <attain/study/forecast.hpp>
#include <attain/study/joint.hpp>
#include <attain/study/paired.hpp>
#include <attain/study/plan_stream.hpp>
#include <attain/study/portfolio.hpp>
#include <attain/study/portfolio_board.hpp>
#include <attain/study/row.hpp>
#include <attain/study/solve.hpp>
#include <attain/study/stress.hpp>
#include <attain/study/sweep.hpp>
#include <attain/version.hpp>

namespace attain {

using io::load_plan;
using io::to_json;
using plans::plan;
using plans::scenario;
using study::board;
using study::compare;
using study::comparison;
using study::evaluate;
using study::evaluate_settings;
using study::evaluation;
using study::evidence_of;
using study::explain;
using study::forecast;
using study::forecast_settings;
using study::merge;
using study::question;
using study::solution;
using study::solve;
using study::sweep;
using study::sweep_design;

}  // namespace attain
