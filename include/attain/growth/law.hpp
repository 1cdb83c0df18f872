// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <attain/growth/counting.hpp>
#include <attain/growth/delivery.hpp>
#include <attain/growth/derived.hpp>
#include <attain/growth/hazard.hpp>
#include <attain/growth/trend.hpp>

#include <concepts>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace attain::growth {

/// What a growth law is: a comparable, printable value with a name and the channels through which
/// levers may act on it.
///
/// | expression              | meaning                                      |
/// |-------------------------|----------------------------------------------|
/// | `law_name<L>`           | the word that plan files use                 |
/// | `law_channels<L>`       | names of the channels it declares            |
/// | `to_string(l)`, `l == m`| a face, equality                             |
template <class L>
inline constexpr std::string_view law_name = "";
template <>
inline constexpr std::string_view law_name<trend> = "trend";
template <>
inline constexpr std::string_view law_name<delivery> = "delivery";
template <>
inline constexpr std::string_view law_name<hazard> = "hazard";
template <>
inline constexpr std::string_view law_name<derived> = "derived";
/// Chosen by the fit for small counts; plan files say `trend`.
template <>
inline constexpr std::string_view law_name<counting> = "counting";

template <class L>
inline const std::vector<std::string> law_channels = {};
template <>
inline const std::vector<std::string> law_channels<trend> = {"growth",    "level",   "inflow",
                                                             "attrition", "ceiling", "delay"};
/// Of a stock that follows from its inflow; other formulas have none.
template <>
inline const std::vector<std::string> law_channels<derived> = {"inflow", "attrition", "delay"};

template <class L>
concept growth_law = std::regular_invocable < std::equal_to<L>,
const L&,
    const L& > &&std::is_copy_constructible_v<L> && !law_name<L>.empty() && requires(const L& l) {
  { to_string(l) } -> std::convertible_to<std::string>;
};

static_assert(growth_law<trend> && growth_law<delivery> && growth_law<hazard> &&
              growth_law<derived> && growth_law<counting>);

/// Any law that the compiler of programs knows.
using any_law = std::variant<trend, delivery, hazard, derived, counting>;

std::string to_string(const any_law& law);

/// Channels that the law named in a plan file declares. @throws not_found for an unknown name.
const std::vector<std::string>& channels_of(const std::string& law);

}  // namespace attain::growth
