// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/levers/parameter.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace attain::levers {

/// Parameters whose size some evidence speaks of, as src/levers/data/lever_evidence.csv has them:
/// id ("stations.additionality"), distribution, source with page or DOI, mark and the year since
/// which it could be known. What no study gives a size of is not in the table.
const std::vector<parameter>& default_parameters();

/// @throws not_found with the nearest id.
const parameter& default_parameter(const std::string& id);

/// Reads such a table: columns id, name, unit, distribution ("normal -0.35 0.1"), causal, read,
/// source, known_from. @throws invalid_input naming `file`, line and column.
std::vector<parameter> read_parameters(const std::string& file, std::string_view csv);

}  // namespace attain::levers
