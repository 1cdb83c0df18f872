// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pybind.hpp"

#include <attain/progress/methods.hpp>

namespace attain::python {

/// Puts a figure into `out`: its number, or None and its reason among the reasons.
inline void put(py::dict& out, py::dict& reasons, const char* name, const progress::figure& f) {
  out[name] = f.value;
  if (!f) reasons[name] = f.reason;
}

template <class Word>
py::object word_of(const std::optional<Word>& word) {
  return word ? py::object(py::str(progress::to_string(*word))) : py::none();
}

inline py::dict dict_of(const progress::time_progress& p) {
  py::dict out, reasons;
  put(out, reasons, "completion", p.completion);
  put(out, reasons, "geometric", p.geometric);
  out["elapsed"] = p.elapsed;
  put(out, reasons, "pace", p.pace);
  out["standing"] = word_of(p.words);
  out["standing_zh"] = p.words ? py::object(py::str(progress::in_chinese(*p.words))) : py::none();
  if (!p.words) reasons["standing"] = p.reason;
  out["reasons"] = reasons;
  return out;
}

inline py::dict dict_of(const progress::cagr_progress& p) {
  py::dict out, reasons;
  put(out, reasons, "observed", p.observed);
  put(out, reasons, "required", p.required);
  put(out, reasons, "ratio", p.ratio);
  out["verdict"] = word_of(p.verdict);
  out["reasons"] = reasons;
  return out;
}

inline py::dict dict_of(const progress::unsd_progress& p) {
  py::dict out, reasons;
  put(out, reasons, "expected", p.expected);
  put(out, reasons, "ratio", p.ratio);
  out["verdict"] = word_of(p.verdict);
  out["reasons"] = reasons;
  return out;
}

inline py::dict dict_of(const progress::escap_status& p) {
  py::dict out, reasons;
  put(out, reasons, "status", p.status);
  out["line"] = p.line;
  out["reasons"] = reasons;
  return out;
}

inline py::dict dict_of(const progress::cagr_trend& p) {
  py::dict out, reasons;
  put(out, reasons, "growth", p.growth);
  out["factor"] = p.factor;
  out["verdict"] = word_of(p.verdict);
  out["reasons"] = reasons;
  return out;
}

inline py::dict dict_of(const progress::unsd_trend& p) {
  py::dict out, reasons;
  put(out, reasons, "growth", p.growth);
  out["verdict"] = word_of(p.verdict);
  out["reasons"] = reasons;
  return out;
}

inline py::dict dict_of(const progress::methods& m) {
  py::dict out;
  out["time"] = dict_of(m.time);
  out["cagr"] = dict_of(m.cagr);
  out["unsd"] = dict_of(m.unsd);
  out["escap"] = dict_of(m.escap);
  return out;
}

}  // namespace attain::python
