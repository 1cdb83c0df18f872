// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/io/load_plan.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

/// The bundled plan of Zhejiang, as it is and with changed texts.
namespace attain::test {

inline std::string content_of(const std::string& name) {
  std::ifstream in(std::string(ATTAIN_SOURCE_DIR) + "/python/attain/plans/" + name,
                   std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

inline std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

inline plans::plan plan_from(const std::string& definition, const std::string& observations) {
  return io::plan_from_texts({"zhejiang.toml", definition}, {"zhejiang.csv", observations},
                             {"zhejiang-levers.csv", content_of("zhejiang-levers.csv")});
}

inline const plans::plan& zhejiang() {
  static const plans::plan plan =
      plan_from(content_of("zhejiang.toml"), content_of("zhejiang.csv"));
  return plan;
}

/// Every parameter of the levers at its middle.
inline const plans::plan& zhejiang_with_fixed_levers() {
  std::string text = content_of("zhejiang.toml");
  text = with(text, "{ normal = { mean = -0.35, sd = 0.1 } }", "{ fixed = { value = -0.35 } }");
  text = with(text, "{ beta = { a = 2, b = 2 } }", "{ fixed = { value = 0.5 } }");
  text = with(text, "{ lognormal = { median = 300, sigma = 0.8 } }", "{ fixed = { value = 300 } }");
  text = with(text, "{ beta = { a = 2.8, b = 11.2 } }", "{ fixed = { value = 0.2 } }");
  static const plans::plan plan = plan_from(text, content_of("zhejiang.csv"));
  return plan;
}

/// The plan with one of its targets and that target's indicator, without levers.
inline plans::plan only(const std::string& id) {
  plans::plan_parts parts = zhejiang().parts();
  parts.targets = {zhejiang().target_of(id)};
  parts.indicators = {zhejiang().indicator_of(parts.targets[0].indicator())};
  parts.levers.clear();
  parts.scenarios.clear();
  parts.parts.clear();
  return plans::plan(std::move(parts));
}

}  // namespace attain::test
