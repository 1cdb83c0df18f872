// SPDX-License-Identifier: Apache-2.0
#include <attain/random/stream.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <sstream>
#include <string>

#include <attain/core/error.hpp>
#include <attain/core/hash.hpp>
#include <gtest/gtest.h>

namespace attain::random {
namespace {

TEST(stream, is_made_of_seed_and_hashed_name) {
  const stream made = make_stream(42, "invention/2027/noise");
  EXPECT_EQ(made.seed, 42U);
  EXPECT_EQ(made.name, core::stable_hash("invention/2027/noise"));
  EXPECT_EQ(made, make_stream(42, "invention/2027/noise"));
  EXPECT_NE(made, make_stream(43, "invention/2027/noise"));
  EXPECT_NE(made, make_stream(42, "invention/2028/noise"));
}

TEST(stream, needs_a_name) { EXPECT_THROW((void)make_stream(42, ""), invalid_input); }

TEST(stream, prints_itself) {
  std::ostringstream out;
  out << stream{42, 0x1f};
  EXPECT_EQ(out.str(), "stream(seed 42, name 0x000000000000001f)");
}

TEST(stream, names_that_differ_a_little_differ_in_half_of_the_bits) {
  double flipped = 0.0;
  constexpr int pairs = 2000;
  for (int i = 0; i < pairs; ++i) {
    const std::string name = "indicator/" + std::to_string(i) + "/noise";
    const std::string near = "indicator/" + std::to_string(i) + "/noisf";
    flipped += std::popcount(make_stream(1, name).name ^ make_stream(1, near).name);
  }
  // 64 fair bits a pair: standard error 4 / sqrt(pairs).
  EXPECT_NEAR(flipped / pairs, 32.0, 5.0 * 4.0 / std::sqrt(pairs));
}

}  // namespace
}  // namespace attain::random
