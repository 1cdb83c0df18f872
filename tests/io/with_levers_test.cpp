// SPDX-License-Identifier: Apache-2.0
#include "io/plan_files.hpp"

#include <attain/io/load_plan.hpp>
#include <attain/io/more_observations.hpp>
#include <attain/io/save_plan.hpp>
#include <attain/io/with_levers.hpp>

#include <gtest/gtest.h>

#include <memory>

namespace {

using namespace attain::test;
using attain::io::plan_from_texts;
using attain::io::texts_of;
using attain::io::with_levers;
using attain::levers::lever;
using attain::levers::lever_fields;
using attain::plans::plan;
using attain::random::distribution;

plan from_file(const char* name) { return attain::load_plan(good / name); }

plan read_again(const plan& p) {
  const attain::io::plan_texts t = texts_of(p);
  return plan_from_texts(t.definition, t.observations, t.lever_table);
}

lever_fields advisers() {
  lever_fields f;
  f.id = "advisers";
  f.name = {"", "Advisers"};
  f.state = attain::levers::lever_state::quantified;
  f.unit = "people";
  f.start = 0;
  f.parameters = {{.id = "gain",
                   .value = distribution::normal(.001, .0005),
                   .from = {.causal = attain::core::causal_mark::U}}};
  f.effects = {{.indicator = "patents", .how = attain::levers::log_effect{"gain"}}};
  return f;
}

class twice : public attain::levers::user_response {
 public:
  explicit twice(std::string name) : name_(std::move(name)) {}
  std::string name() const override { return name_; }
  void evaluate(double setting, const double* const* operands, double* out, int n) const override {
    for (int d = 0; d < n; ++d) out[d] = 2 * setting * operands[0][d];
  }

 private:
  std::string name_;
};

lever own_lever(const std::string& name) {
  lever_fields f = advisers();
  f.effects[0].how =
      attain::levers::custom{std::make_shared<twice>(name), {"gain"}, {std::string("gain")}};
  return lever(f);
}

template <class Call>
std::string refusal(Call call) {
  const std::vector<problem> found = problems_of(call);
  return found.empty() ? "accepted" : to_string(found[0]);
}

TEST(with_levers, a_lever_is_added_and_its_text_says_so) {
  const plan before = from_file("minimal.toml");
  const plan after = with_levers(before, {lever(advisers())});
  EXPECT_EQ(after.levers().back(), lever(advisers()));
  EXPECT_NE(after.plan_hash(), before.plan_hash());
  EXPECT_EQ(after.data_hash(), before.data_hash());
  EXPECT_EQ(after.indicators(), before.indicators());
  EXPECT_EQ(read_again(after), after);
  EXPECT_EQ(read_again(after).plan_hash(), after.plan_hash());
}

TEST(with_levers, saved_it_is_equal_with_equal_fingerprints) {
  const scratch folder;
  const plan p = with_levers(from_file("levers.toml"), {lever(advisers())});
  const plan again = attain::load_plan(attain::io::save_plan(p, folder.path()));
  EXPECT_EQ(again, p);
  EXPECT_EQ(again.plan_hash(), p.plan_hash());
  EXPECT_EQ(again.data_hash(), p.data_hash());
  EXPECT_TRUE(fs::exists(folder.path() / "levers.csv"));
}

TEST(with_levers, one_of_the_same_id_takes_its_place) {
  const plan before = from_file("levers.toml");
  lever_fields f = before.lever_of("stations").fields();
  f.start = 210;
  const plan after = with_levers(before, {lever(f)});
  ASSERT_EQ(after.levers().size(), before.levers().size());
  EXPECT_EQ(after.levers()[2].fields().start, 210);
  EXPECT_EQ(after.scenarios(), before.scenarios());
}

TEST(with_levers, a_lever_of_the_table_may_be_replaced) {
  const plan before = from_file("words.toml");
  lever_fields f = before.lever_of("court").fields();
  f.note = "open since 2020";
  const plan after = with_levers(before, {lever(f)});
  EXPECT_EQ(after.lever_of("court").fields().note, "open since 2020");
  EXPECT_EQ(after.levers().size(), before.levers().size());
  EXPECT_TRUE(after.parts().lever_table.text.empty());
  EXPECT_EQ(read_again(after), after);
}

TEST(with_levers, what_the_plan_has_already_changes_nothing) {
  for (const char* file : {"full.toml", "words.toml", "levers.toml"}) {
    const plan before = from_file(file);
    const plan after = with_levers(before, before.levers());
    EXPECT_EQ(after, before) << file;
    EXPECT_EQ(after.plan_hash(), before.plan_hash()) << file;
    EXPECT_EQ(with_levers(before, {}), before) << file;
  }
}

TEST(with_levers, every_plan_that_comes_with_attain_takes_one) {
  for (const fs::directory_entry& entry : fs::directory_iterator(root / "python/attain/plans")) {
    if (entry.path().extension() != ".toml") continue;
    const plan before = attain::load_plan(entry.path());
    lever_fields f = advisers();
    f.effects[0].indicator = before.targets().front().indicator();
    for (const attain::indicators::indicator& i : before.indicators())
      if (i.law().law == "trend" && i.range().is_log()) f.effects[0].indicator = i.id();
    const plan after = with_levers(before, {lever(f)});
    EXPECT_EQ(after.levers().size(), before.levers().size() + 1) << entry.path();
    EXPECT_EQ(after.targets(), before.targets()) << entry.path();
    EXPECT_EQ(after.indicators(), before.indicators()) << entry.path();
    EXPECT_EQ(read_again(after), after) << entry.path();
  }
}

TEST(with_levers, what_breaks_a_rule_is_refused) {
  const plan p = from_file("minimal.toml");
  EXPECT_EQ(refusal([&] {
              with_levers(p, {lever(advisers()), lever(advisers())});
            }),
            "levers: stands twice: ids are unique, found \"advisers\"");
  lever_fields f = advisers();
  f.effects[0].indicator = "patens";
  EXPECT_NE(refusal([&] { with_levers(p, {lever(f)}); }).find("did you mean \"patents\"?"),
            std::string::npos);
  f = advisers();
  f.parameters[0].value = distribution::gamma(2, 100);
  EXPECT_EQ(refusal([&] { with_levers(p, {lever(f)}); }),
            "lever \"advisers\".parameter \"gain\".distribution: has no word in a plan file, found "
            "\"gamma(shape=2, rate=100)\"");
}

TEST(with_levers, a_response_of_the_users_own_works_and_cannot_be_saved) {
  const plan before = from_file("minimal.toml");
  const plan p = with_levers(before, {own_lever("twice as much")});
  EXPECT_EQ(p.levers().size(), 1U);
  EXPECT_NE(p.plan_hash(), before.plan_hash());
  EXPECT_NE(p.plan_hash(), with_levers(before, {own_lever("half as much")}).plan_hash());
  EXPECT_EQ(p.plan_hash(), with_levers(before, {own_lever("twice as much")}).plan_hash());
  const std::string said =
      "lever \"advisers\".effect.response: is a function of the user's own: a plan file has no "
      "word for it, so the plan can neither be saved nor sent elsewhere, found \"twice as much\"";
  const scratch folder;
  EXPECT_EQ(refusal([&] { texts_of(p); }), said);
  EXPECT_EQ(refusal([&] { attain::io::save_plan(p, folder.path()); }), said);
  EXPECT_EQ(refusal([&] { attain::io::check_savable(p); }), said);
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(with_levers, a_plan_with_an_own_response_takes_more_levers_and_figures) {
  const plan p = with_levers(from_file("minimal.toml"), {own_lever("twice as much")});
  lever_fields f = advisers();
  f.id = "others";
  const plan more = with_levers(p, {lever(f)});
  EXPECT_EQ(more.levers().size(), 2U);
  const plan later = attain::io::with_observations(
      more, attain::plans::source_text{
                "later.csv", "indicator,year,value,unit,source\npatents,2021,21.5,,Yearbook\n"});
  EXPECT_EQ(later.levers(), more.levers());
  EXPECT_EQ(later.indicator_of("patents").observations().size(),
            p.indicator_of("patents").observations().size() + 1);
  EXPECT_NE(later.data_hash(), more.data_hash());
  EXPECT_EQ(later.plan_hash(), more.plan_hash());
  // Without it the plan has words again.
  lever_fields plain = advisers();
  EXPECT_EQ(read_again(with_levers(more, {lever(plain)})).levers().size(), 2U);
}

TEST(with_levers, a_plan_of_parts_stays_one) {
  attain::plans::plan_parts parts = from_file("minimal.toml").parts();
  parts.definition = parts.observations = {};
  const plan p = with_levers(plan(parts), {lever(advisers())});
  EXPECT_TRUE(p.parts().definition.text.empty());
  EXPECT_EQ(p.levers().size(), 1U);
}

}  // namespace
