// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include "lever_faces.hpp"
#include "python_response.hpp"

#include <attain/core/check.hpp>

namespace attain::python {

namespace {

using levers::cost;
using levers::delay;
using levers::effect;
using levers::lever;
using levers::operand;
using named_values = std::vector<std::pair<std::string, operand>>;
/// A word of the plan file, or a function and the name it is known by.
using how_it_responds = std::variant<std::string, std::pair<py::function, std::string>>;

levers::response response_of(const how_it_responds& how, const named_values& given) {
  if (const auto* word = std::get_if<std::string>(&how)) return levers::make_response(*word, given);
  const auto& [function, name] = std::get<std::pair<py::function, std::string>>(how);
  core::check_not_empty("response", name);
  levers::custom made;
  for (const auto& [operand_name, value] : given) {
    made.names.push_back(operand_name);
    made.values.push_back(value);
  }
  const auto own = std::make_shared<python_response>(function, name);
  own->set_operands(given.size());
  made.how = own;
  return made;
}

[[noreturn]] void refuse_to_copy(const std::string& name) {
  throw invalid_input({.field = "response",
                       .value = name,
                       .message = "is a Python function, which a copy or a file cannot hold; make "
                                  "the lever anew where it is needed"});
}

named_values operands_of(const effect& e) {
  if (const auto* own = std::get_if<levers::custom>(&e.how)) refuse_to_copy(own->how->name());
  named_values out;
  for (const levers::named_operand& o : levers::operands(e.how)) out.emplace_back(o.name, o.value);
  return out;
}

void bind_delay(py::module_& m) {
  py::class_<delay> c(m, "Delay", "Time between a setting and its effect.");
  c.def_static("fixed", &delay::fixed, "years"_a, "Everything arrives after 0 to 50 years.");
  c.def_static("gamma", &delay::gamma, "years"_a, "shape"_a,
               "Gamma distributed: mean years, shape; Erlang where the shape is whole.");
  c.def_property_readonly("years", &delay::years, "Years, or their mean.");
  c.def_property_readonly(
      "kind",
      [](const delay& d) { return d.kind() == levers::delay_kind::fixed ? "fixed" : "gamma"; },
      "`fixed` or `gamma`.");
  c.def_property_readonly("shape", &delay::shape, "Shape of a gamma delay.");
  c.def(
      "weights", [](const delay& d, int last) { return d.weights(last); }, "last"_a,
      "Shares of a year's effect that arrive 0 to `last` years later.");
  const auto text = [](const delay& d) { return d.none() ? "no delay" : levers::to_string(d); };
  bind_value<delay>(c, text);
  c.def(py::pickle(
      [](const delay& d) {
        return py::make_tuple(d.kind() == levers::delay_kind::gamma, d.years(), d.shape());
      },
      [](const py::tuple& t) {
        const auto years = t[1].cast<double>();
        return t[0].cast<bool>() ? delay::gamma(years, t[2].cast<double>()) : delay::fixed(years);
      }));
}

effect make_effect(std::string indicator, const std::string& channel, const how_it_responds& how,
                   const named_values& operands, operand share, operand take_up,
                   operand additionality, operand leakage, std::optional<operand> at_most,
                   const delay& later, std::string basis) {
  return {.indicator = std::move(indicator),
          .through = meaning("channel", channel, levers::channel_names(), levers::parse_channel),
          .how = response_of(how, operands),
          .reacts = {std::move(share), std::move(take_up), std::move(additionality),
                     std::move(leakage)},
          .at_most = std::move(at_most),
          .later = later,
          .basis = std::move(basis)};
}

void bind_effect(py::module_& m) {
  py::class_<effect> c(m, "Effect", "What a lever does to one indicator.");
  c.def(py::init(&make_effect), py::kw_only(), "indicator"_a, "channel"_a, "response"_a,
        "operands"_a, "share"_a, "take_up"_a, "additionality"_a, "leakage"_a, "at_most"_a,
        "delay"_a, "basis"_a);
  c.def_readonly("indicator", &effect::indicator, "Id of the indicator.");
  c.def_property_readonly(
      "channel", [](const effect& e) { return levers::to_string(e.through); },
      "Where it enters the law of the indicator.");
  c.def_property_readonly(
      "response", [](const effect& e) { return levers::response_name(e.how); },
      "Word of the plan file, or `custom`.");
  c.def_readonly("delay", &effect::later, "Delay.");
  c.def_readonly("basis", &effect::basis, "Where its form and plain numbers come from.");
  c.def(
      "change",
      [](const effect& e, double setting, double reference, const std::vector<double>& values) {
        return levers::change(e, setting, reference, values);
      },
      py::kw_only(), "setting"_a, "reference"_a, "values"_a,
      "What a setting brings against a reference, with a value for each of `operands`.");
  c.def_property_readonly(
      "operands",
      [](const effect& e) {
        named_values out;
        for (const levers::named_operand& o : levers::operands(e))
          out.emplace_back(o.name, o.value);
        return out;
      },
      "Operands of response, capacity and reacting part, in this order.");
  bind_value<effect>(c, [](const effect& e) { return levers::to_string(e); });
  c.def(py::pickle(
      [](const effect& e) {
        const levers::partial& p = e.reacts;
        return py::make_tuple(e.indicator, levers::to_string(e.through),
                              levers::response_name(e.how), operands_of(e), p.share, p.take_up,
                              p.additionality, p.leakage, e.at_most, e.later, e.basis);
      },
      [](const py::tuple& t) {
        return make_effect(t[0].cast<std::string>(), t[1].cast<std::string>(),
                           t[2].cast<std::string>(), t[3].cast<named_values>(),
                           t[4].cast<operand>(), t[5].cast<operand>(), t[6].cast<operand>(),
                           t[7].cast<operand>(), t[8].cast<std::optional<operand>>(),
                           t[9].cast<delay>(), t[10].cast<std::string>());
      }));
}

void bind_cost(py::module_& m) {
  py::class_<cost> c(m, "Cost", "Prices of a lever.");
  const auto make = [](operand capital, operand running, operand each, operand take_up,
                       std::string output, std::string currency, int price_year,
                       std::string basis) {
    return cost{std::move(capital), std::move(running),  std::move(each), std::move(take_up),
                std::move(output),  std::move(currency), price_year,      std::move(basis)};
  };
  c.def(py::init(make), py::kw_only(), "capital"_a = 0.0, "running"_a = 0.0, "each"_a = 0.0,
        "take_up"_a = 1.0, "output"_a = "", "currency"_a, "price_year"_a, "basis"_a = "");
  c.def_readonly("output", &cost::output, "Flow that `each` is paid for.");
  c.def_readonly("currency", &cost::currency, "Currency.");
  c.def_readonly("price_year", &cost::price_year, "Whose prices these are.");
  bind_value<cost>(c, [](const cost& x) { return levers::to_string(x); });
  c.def(py::pickle(
      [](const cost& x) {
        return py::make_tuple(x.capital, x.running, x.each, x.take_up, x.output, x.currency,
                              x.price_year, x.basis);
      },
      [make](const py::tuple& t) {
        return make(t[0].cast<operand>(), t[1].cast<operand>(), t[2].cast<operand>(),
                    t[3].cast<operand>(), t[4].cast<std::string>(), t[5].cast<std::string>(),
                    t[6].cast<int>(), t[7].cast<std::string>());
      }));
}

levers::lever_fields basic_fields(std::string id, core::name name, const std::string& kind,
                                  std::string unit, const std::string& state) {
  const auto states = std::vector<std::string>{"quantified", "described", "existing"};
  return {.id = std::move(id),
          .name = std::move(name),
          .state = meaning("state", state, states, levers::parse_lever_state),
          .kind = meaning("kind of schedule", kind, {"rate", "count", "budget"},
                          levers::parse_schedule_kind),
          .unit = std::move(unit)};
}

lever make_lever(std::string id, core::name name, const std::string& kind, std::string unit,
                 const std::string& state, std::optional<double> start, double low, double high,
                 const settings_by_date& history, const std::optional<settings_by_date>& reference,
                 std::vector<levers::parameter> parameters, std::vector<effect> effects,
                 std::vector<std::string> overlaps, std::string group, std::optional<cost> price,
                 std::string category, std::string note) {
  levers::lever_fields f =
      basic_fields(std::move(id), std::move(name), kind, std::move(unit), state);
  f.start = start;
  f.low = low;
  f.high = high;
  f.history = dated(history);
  f.reference = dated(reference);
  f.parameters = std::move(parameters);
  f.effects = std::move(effects);
  f.overlaps = std::move(overlaps);
  f.group = std::move(group);
  f.price = std::move(price);
  f.category = std::move(category);
  f.note = std::move(note);
  return lever(std::move(f));
}

void bind_own_lever(py::module_& m) {
  py::class_<lever> c(m, "OwnLever", "A lever outside a plan.");
  c.def(py::init(&make_lever), py::kw_only(), "id"_a, "name"_a, "kind"_a, "unit"_a, "state"_a,
        "start"_a, "low"_a, "high"_a, "history"_a, "reference"_a, "parameters"_a, "effects"_a,
        "overlaps"_a, "group"_a, "price"_a, "category"_a, "note"_a);
  c.def(py::init([](const part_of_plan<lever>& l) { return *l; }), "lever"_a,
        "A lever of a plan, without the plan.");
  bind_lever_properties<lever>(c);
  c.def("with_parameter", &lever::with_parameter, "id"_a, "value"_a,
        "This lever with another distribution of one parameter, marked as the user's own.");
  bind_value<lever>(c, [](const lever& l) { return levers::to_string(l); });
  c.def(py::pickle(
      [](const lever& l) {
        const levers::lever_fields& f = l.fields();
        return py::make_tuple(
            f.id, f.name, levers::to_string(f.kind), f.unit, levers::to_string(f.state), f.start,
            f.low, f.high, by_date(f.history),
            f.reference ? std::optional(by_date(*f.reference)) : std::nullopt, f.parameters,
            f.effects, f.overlaps, f.group, f.price, f.category, f.note);
      },
      [](const py::tuple& t) {
        return make_lever(t[0].cast<std::string>(), t[1].cast<core::name>(),
                          t[2].cast<std::string>(), t[3].cast<std::string>(),
                          t[4].cast<std::string>(), t[5].cast<std::optional<double>>(),
                          t[6].cast<double>(), t[7].cast<double>(), t[8].cast<settings_by_date>(),
                          t[9].cast<std::optional<settings_by_date>>(),
                          t[10].cast<std::vector<levers::parameter>>(),
                          t[11].cast<std::vector<effect>>(), t[12].cast<std::vector<std::string>>(),
                          t[13].cast<std::string>(), t[14].cast<std::optional<cost>>(),
                          t[15].cast<std::string>(), t[16].cast<std::string>());
      }));
}

}  // namespace

void bind_lever_parts(py::module_& m) {
  bind_delay(m);
  bind_effect(m);
  bind_cost(m);
  bind_own_lever(m);
  m.def("response_names", &levers::response_names, "Words of responses.");
  m.def(
      "operands",
      [](const std::string& response) {
        py::list out;
        for (const levers::named_operand& o : levers::operands(levers::default_response(response)))
          out.append(py::make_tuple(o.name, o.low, o.high, o.optional));
        return out;
      },
      "response"_a, "Name, lowest and highest value and whether it may be left out, by operand.");
}

}  // namespace attain::python
