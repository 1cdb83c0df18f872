// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/study/attribution.hpp>
#include <attain/study/stress.hpp>

#include <string>

namespace attain::io {

/// What answers hang on as one JSON object (docs/study.md lists its members).
std::string to_json(const study::attribution& a);

/// Assumptions moved, as one JSON object (docs/study.md lists its members).
std::string to_json(const study::stress_table& t);

}  // namespace attain::io
