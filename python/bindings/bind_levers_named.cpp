// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include "lever_faces.hpp"

#include <attain/levers/defaults.hpp>
#include <attain/levers/examination_centre.hpp>
#include <attain/levers/guarantee_fund.hpp>
#include <attain/levers/shape.hpp>
#include <attain/levers/stations.hpp>
#include <attain/levers/subsidy.hpp>

namespace attain::python {

namespace {

using levers::delay;
using levers::prices;
using levers::quantity;

levers::channel channel_of(const std::string& word) {
  return meaning("channel", word, levers::channel_names(), levers::parse_channel);
}

/// What every named lever is told by name, put into its settings.
template <class Settings>
Settings labelled(std::string id, core::name name, std::string indicator,
                  std::optional<double> start, const std::optional<settings_by_date>& reference,
                  double high, const prices& price, std::string basis) {
  Settings s;
  s.id = std::move(id);
  s.name = std::move(name);
  s.indicator = std::move(indicator);
  s.start = start;
  s.reference = dated(reference);
  s.high = high;
  s.price = price;
  s.basis = std::move(basis);
  return s;
}

#define ATTAIN_LABEL                                                                     \
  std::string id, core::name name, std::string indicator, std::optional<double> start,   \
      const std::optional<settings_by_date>&reference, double high, const prices &price, \
      std::string basis
#define ATTAIN_LABEL_VALUES                                                            \
  std::move(id), std::move(name), std::move(indicator), start, reference, high, price, \
      std::move(basis)
#define ATTAIN_LABEL_NAMES                                                                       \
  py::kw_only(), "id"_a, "name"_a, "indicator"_a, "start"_a, "reference"_a, "high"_a, "price"_a, \
      "basis"_a

void bind_prices(py::module_& m) {
  py::class_<prices> c(m, "Prices", "Prices of a named lever.");
  c.def(py::init([](const quantity& capital, const quantity& running, const quantity& each,
                    std::string output, std::string currency, int price_year, std::string basis) {
          return prices{capital,    running,         each, std::move(output), std::move(currency),
                        price_year, std::move(basis)};
        }),
        py::kw_only(), "capital"_a = py::none(), "running"_a = py::none(), "each"_a = py::none(),
        "output"_a = "", "currency"_a = "", "price_year"_a = 0, "basis"_a = "");
}

void bind_subsidies(py::module_& m) {
  m.def(
      "subsidy",
      [](ATTAIN_LABEL, const std::string& of, const std::string& channel,
         const quantity& elasticity, const quantity& take_up, const quantity& leakage,
         const quantity& eligible, const quantity& most, const quantity& claims,
         const delay& later) {
        auto s = labelled<levers::subsidy_settings>(ATTAIN_LABEL_VALUES);
        s.of = meaning("right", of, levers::right_names(), levers::parse_right);
        s.through = channel_of(channel);
        s.elasticity = elasticity;
        s.take_up = take_up;
        s.leakage = leakage;
        s.eligible = eligible;
        s.most = most;
        s.claims = claims;
        s.later = later;
        return levers::subsidy(s);
      },
      ATTAIN_LABEL_NAMES, "of"_a, "channel"_a, "elasticity"_a, "take_up"_a, "leakage"_a,
      "eligible"_a, "most"_a, "claims"_a, "delay"_a, "A subsidy of official fees.");
  m.def(
      "interest_subsidy",
      [](ATTAIN_LABEL, const quantity& elasticity, const quantity& take_up, const delay& later) {
        auto s = labelled<levers::interest_subsidy_settings>(ATTAIN_LABEL_VALUES);
        s.elasticity = elasticity;
        s.take_up = take_up;
        s.later = later;
        return levers::interest_subsidy(s);
      },
      ATTAIN_LABEL_NAMES, "elasticity"_a, "take_up"_a, "delay"_a, "An interest subsidy.");
}

void bind_institutions(py::module_& m) {
  m.def(
      "stations",
      [](ATTAIN_LABEL, const settings_by_date& history, const std::string& channel,
         const quantity& capacity, const quantity& stock, const quantity& reach,
         const quantity& additionality, const delay& maturity) {
        auto s = labelled<levers::stations_settings>(ATTAIN_LABEL_VALUES);
        s.history = dated(history);
        s.through = channel_of(channel);
        s.capacity = capacity;
        s.stock = stock;
        s.reach = reach;
        s.additionality = additionality;
        s.maturity = maturity;
        return levers::stations(s);
      },
      ATTAIN_LABEL_NAMES, "history"_a, "channel"_a, "capacity"_a, "stock"_a, "reach"_a,
      "additionality"_a, "maturity"_a, "Service stations.");
  m.def(
      "examination_centre",
      [](ATTAIN_LABEL, const settings_by_date& history, const quantity& months,
         const quantity& eligible, const quantity& capacity, const delay& later) {
        auto s = labelled<levers::examination_centre_settings>(ATTAIN_LABEL_VALUES);
        s.history = dated(history);
        s.months = months;
        s.eligible = eligible;
        s.capacity = capacity;
        s.later = later;
        return levers::examination_centre(s);
      },
      ATTAIN_LABEL_NAMES, "history"_a, "months"_a, "eligible"_a, "capacity"_a, "delay"_a,
      "A protection and examination centre.");
  m.def(
      "guarantee_fund",
      [](ATTAIN_LABEL, const settings_by_date& history, std::string unit, const quantity& multiple,
         const quantity& legal_cap, const quantity& losses, const quantity& term,
         const quantity& flow, const quantity& additionality) {
        auto s = labelled<levers::guarantee_fund_settings>(ATTAIN_LABEL_VALUES);
        s.history = dated(history);
        s.unit = std::move(unit);
        s.multiple = multiple;
        s.legal_cap = legal_cap;
        s.losses = losses;
        s.term = term;
        s.flow = flow;
        s.additionality = additionality;
        return levers::guarantee_fund(s);
      },
      ATTAIN_LABEL_NAMES, "history"_a, "unit"_a, "multiple"_a, "legal_cap"_a, "losses"_a, "term"_a,
      "flow"_a, "additionality"_a, "A risk-compensation fund.");
}

void bind_shapes(py::module_& m) {
  m.def(
      "ramp",
      [](double from, double to, int first, int last) {
        return by_date(levers::ramp(from, to, first, last));
      },
      py::kw_only(), "start"_a, "to"_a, "first"_a, "last"_a, "Equal yearly steps of a rate.");
  m.def(
      "phase_out",
      [](double from, int first, int last) {
        return by_date(levers::phase_out(from, first, last));
      },
      py::kw_only(), "start"_a, "first"_a, "last"_a, "A ramp to nothing.");
  m.def(
      "build_out",
      [](double start, double each, int first, int last) {
        return by_date(levers::build_out(start, each, first, last));
      },
      py::kw_only(), "start"_a, "each"_a, "first"_a, "last"_a, "`each` more every year.");
  m.def(
      "yearly_budget",
      [](double amount, int first, int last, int end) {
        return by_date(levers::yearly_budget(amount, first, last, end));
      },
      py::kw_only(), "amount"_a, "first"_a, "last"_a, "end"_a,
      "An amount in every year, nothing after the last.");
}

}  // namespace

void bind_named_levers(py::module_& m) {
  bind_prices(m);
  bind_subsidies(m);
  bind_institutions(m);
  bind_shapes(m);
  m.def("default_parameters", &levers::default_parameters, "Every row of the evidence table.");
  m.def("default_parameter", &levers::default_parameter, "id"_a, "One row of the evidence table.");
}

}  // namespace attain::python
