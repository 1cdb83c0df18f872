// SPDX-License-Identifier: Apache-2.0
#include <attain/core/hash.hpp>

#include <gtest/gtest.h>

#include <bitset>
#include <cstdint>
#include <set>
#include <string>

namespace attain::core {
namespace {

/// Finaliser of SplitMix64, written out once more.
std::uint64_t finalised(std::uint64_t z) {
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

TEST(hash, the_finaliser_is_that_of_splitmix64) {
  // First output of SplitMix64 with seed 0, as its authors' program prints it.
  EXPECT_EQ(finalised(0x9E3779B97F4A7C15U), 0xE220A8397B1DCDAFU);
}

TEST(hash, stable_hash_is_fnv1a_64_with_the_finaliser) {
  // Published vectors of FNV-1a, 64 bits (test_fnv.c of its authors).
  EXPECT_EQ(stable_hash(""), finalised(0xCBF29CE484222325U));
  EXPECT_EQ(stable_hash("a"), finalised(0xAF63DC4C8601EC8CU));
  EXPECT_EQ(stable_hash("foobar"), finalised(0x85944171F73967E8U));
}

TEST(hash, digest_is_fnv1a_128) {
  // Published vectors of FNV-1a, 128 bits (test_fnv.c of its authors; Go, hash/fnv).
  EXPECT_EQ(digest(""), "6c62272e07bb014262b821756295c58d");
  EXPECT_EQ(digest("a"), "d228cb696f1a8caf78912b704e4a8964");
  EXPECT_EQ(digest("ab"), "08809544bbab1be95aa0733055b69a62");
  EXPECT_EQ(digest("abc"), "a68d622cec8b5822836dbc7977af7f3b");
}

TEST(hash, bytes_above_127_and_zero_bytes_count) {
  EXPECT_NE(stable_hash("\x80"), stable_hash("\xFF"));
  EXPECT_NE(stable_hash(std::string_view("\0", 1)), stable_hash(""));
  EXPECT_NE(digest(std::string_view("a\0b", 3)), digest("a"));
}

TEST(hash, names_of_indicators_and_years_do_not_collide) {
  std::set<std::uint64_t> hashes;
  std::set<std::string> digests;
  for (int i = 0; i < 100; ++i) {
    for (int year = 1900; year < 2100; ++year) {
      const std::string name = "noise/zj-" + std::to_string(i) + "/" + std::to_string(year);
      hashes.insert(stable_hash(name));
      digests.insert(digest(name));
    }
  }
  EXPECT_EQ(hashes.size(), 20000U);
  EXPECT_EQ(digests.size(), 20000U);
}

TEST(hash, one_character_changes_about_half_of_the_bits) {
  double changed = 0;
  const int pairs = 4000;
  for (int i = 0; i < pairs; ++i) {
    const std::string stem = "indicator-" + std::to_string(i);
    changed += static_cast<double>(
        std::bitset<64>(stable_hash(stem + "a") ^ stable_hash(stem + "b")).count());
  }
  // 64 fair bits have standard deviation 4, so the mean of 4000 pairs has .063; five of them.
  EXPECT_NEAR(changed / pairs, 32, .32);
}

}  // namespace
}  // namespace attain::core
