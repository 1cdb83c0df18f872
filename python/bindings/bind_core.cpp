// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include <attain/core/error.hpp>
#include <attain/core/evidence.hpp>
#include <attain/core/name.hpp>

namespace attain::python {

namespace {

/// An exception class that attain's own base and a built-in one share.
template <class Error>
py::object bind_error(py::module_& m, const char* name, const py::object& bases, const char* doc) {
  py::exception<Error> type(m, name, bases);
  type.doc() = doc;
  type.attr("__module__") = "attain";
  py::register_exception_translator([](std::exception_ptr p) {
    if (!p) return;
    try {
      std::rethrow_exception(p);
    } catch (const Error& e) {
      const py::object cls = py::module_::import("attain._core.core")
                                 .attr(std::is_same_v<Error, invalid_input>   ? "InvalidInput"
                                       : std::is_same_v<Error, not_found>     ? "NotFound"
                                       : std::is_same_v<Error, missing_input> ? "MissingInput"
                                                                              : "Error");
      PyErr_SetObject(cls.ptr(), py::str(e.what()).ptr());
    }
  });
  return type;
}

}  // namespace

void bind_core(py::module_& m) {
  const auto builtin = [](PyObject* type) { return py::reinterpret_borrow<py::object>(type); };
  const py::object base =
      bind_error<error>(m, "Error", builtin(PyExc_Exception), "Base of attain's errors.");
  bind_error<invalid_input>(m, "InvalidInput", py::make_tuple(base, builtin(PyExc_ValueError)),
                            "Input that breaks a rule; names the place, the value, the nearest "
                            "valid name.");
  const py::object unknown =
      bind_error<not_found>(m, "NotFound", py::make_tuple(base, builtin(PyExc_KeyError)),
                            "A name that does not exist; names the nearest one.");
  // KeyError shows its message in quotation marks; a sentence needs none.
  unknown.attr("__str__") = builtin(PyExc_Exception).attr("__str__");
  bind_error<missing_input>(m, "MissingInput", py::make_tuple(base, builtin(PyExc_ValueError)),
                            "A figure that only the user can give.");

  py::class_<core::name> name(m, "Name", "A name in Chinese and English.");
  name.def(py::init([](std::string zh, std::string en) {
             return core::name{std::move(zh), std::move(en)};
           }),
           py::kw_only(), "zh"_a = "", "en"_a = "");
  name.def_readonly("zh", &core::name::zh, "Chinese name.");
  name.def_readonly("en", &core::name::en, "English name.");
  bind_value<core::name>(name, [](const core::name& n) { return core::to_string(n); });
  name.def("__str__", [](const core::name& n) { return core::to_string(n); });
  name.def(py::pickle([](const core::name& n) { return py::make_tuple(n.zh, n.en); },
                      [](const py::tuple& t) {
                        return core::name{t[0].cast<std::string>(), t[1].cast<std::string>()};
                      }));

  py::class_<core::evidence> evidence(m, "Evidence", "Where a number comes from.");
  evidence.def_property_readonly(
      "read", [](const core::evidence& e) { return core::to_string(e.read); },
      "`source`, `secondary` or `assumed`.");
  evidence.def_property_readonly(
      "causal", [](const core::evidence& e) { return core::to_string(e.causal); },
      "A, B, C, J or U: how well an effect is identified.");
  evidence.def_readonly("source", &core::evidence::source, "Source in words.");
  evidence.def_readonly("known_from", &core::evidence::known_from, "Year of publication or None.");
  bind_value<core::evidence>(evidence, [](const core::evidence& e) { return core::to_string(e); });
  evidence.def(py::pickle(
      [](const core::evidence& e) {
        return py::make_tuple(core::to_string(e.read), core::to_string(e.causal), e.source,
                              e.known_from);
      },
      [](const py::tuple& t) {
        return core::evidence{core::parse_reading(t[0].cast<std::string>()).value(),
                              core::parse_causal_mark(t[1].cast<std::string>()).value(),
                              t[2].cast<std::string>(), t[3].cast<std::optional<int>>()};
      }));
}

}  // namespace attain::python
