// SPDX-License-Identifier: Apache-2.0
#include <attain/core/bytes.hpp>

#include "core/raised.hpp"

#include <limits>

namespace attain::core {
namespace {

enum class kind { one, two };

struct inner {
  int number = 0;
  std::string text = {};
  friend bool operator==(const inner&, const inner&) = default;
};

template <class A>
void fields(A& a, inner& v) {
  a(v.number, v.text);
}

struct outer {
  bool yes = false;
  double real = 0;
  kind which = kind::one;
  std::uint64_t name = 0;
  std::vector<inner> all = {};
  friend bool operator==(const outer&, const outer&) = default;
};

template <class A>
void fields(A& a, outer& v) {
  a(v.yes, v.real, v.which, v.name, v.all);
}

outer example() { return {true, -0.1, kind::two, ~std::uint64_t{0}, {{-7, "a b\n"}, {3, ""}}}; }

std::string bytes_of(const outer& v) {
  byte_writer out;
  out.item(v);
  return out.take();
}

outer back(std::string_view bytes) {
  byte_reader in("test", bytes);
  outer v;
  in.item(v);
  in.finish();
  return v;
}

TEST(bytes, give_back_what_was_written) {
  EXPECT_EQ(back(bytes_of(example())), example());
  outer v = example();
  v.real = std::numeric_limits<double>::infinity();
  v.all.clear();
  EXPECT_EQ(back(bytes_of(v)), v);
}

TEST(bytes, are_little_endian) {
  byte_writer out;
  out.item(258);
  EXPECT_EQ(out.take(), std::string("\2\1\0\0\0\0\0\0", 8));
}

TEST(bytes, cut_short_or_too_long_are_refused) {
  const std::string good = bytes_of(example());
  for (std::size_t n = 0; n < good.size(); ++n)
    test::refused([&] { back(std::string_view(good).substr(0, n)); });
  test::refused([&] { back(good + "x"); });
}

TEST(bytes, a_length_beyond_the_bytes_is_refused_before_memory_is_taken) {
  byte_writer out;
  out.item(std::uint64_t{1} << 60);
  const std::string bytes = out.take();
  byte_reader in("test", bytes);
  std::vector<double> all;
  EXPECT_NE(test::refused([&] { in.item(all); }).find("too early"), std::string::npos);
}

TEST(bytes, sealed_ones_open_with_their_own_name_only) {
  const std::string s = sealed("kind 1\n", "payload");
  EXPECT_EQ(opened("it", "kind 1\n", s), "payload");
  test::refused([&] { opened("it", "kind 2\n", s); });
  test::refused([&] { opened("it", "kind 1\n", s.substr(0, 20)); });
  for (std::size_t k = 0; k < s.size(); ++k) {
    std::string bad = s;
    bad[k] = static_cast<char>(bad[k] ^ 4);
    test::refused([&] { opened("it", "kind 1\n", bad); });
  }
}

}  // namespace
}  // namespace attain::core
