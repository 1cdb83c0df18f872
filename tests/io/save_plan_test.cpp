// SPDX-License-Identifier: Apache-2.0
#include "io/plan_files.hpp"

#include <attain/io/load_plan.hpp>
#include <attain/io/save_plan.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace attain::test;
using attain::io::plan_from_texts;
using attain::io::plan_texts;
using attain::io::save_plan;
using attain::io::texts_of;
using attain::plans::plan;
using attain::plans::plan_parts;

/// Every plan file that loads: those of the tests and those that come with attain.
std::vector<fs::path> plan_files() {
  std::vector<fs::path> files;
  for (const fs::path& folder :
       {good, root / "python/attain/plans", root / "python/attain/histories"})
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
      if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

/// The parts of `p` as somebody would write them in C++: without texts, and, since only a file has
/// lines and printed figures, without these.
plan_parts built(const plan& p) {
  plan_parts parts = p.parts();
  parts.definition = parts.observations = parts.lever_table = {};
  for (attain::indicators::indicator& i : parts.indicators) {
    attain::indicators::indicator_fields f{i.id(),     i.name(),     i.definition(),  i.what(),
                                           i.better(), i.law(),      i.note(),        i.cap(),
                                           i.floor(),  i.elicited(), i.observations()};
    for (attain::indicators::observation& o : f.observations) {
      o.line = 0;
      o.printed.clear();
    }
    i = attain::indicators::indicator(f, i.unit(), i.range());
  }
  return parts;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

template <class Call>
std::string refusal(Call call) {
  const std::vector<problem> found = problems_of(call);
  return found.empty() ? "accepted" : to_string(found[0]);
}

TEST(Saved, APlanIsEqualWithEqualFingerprintsAndItsFilesTheSame) {
  for (const fs::path& file : plan_files()) {
    const scratch folder;
    const plan p = attain::load_plan(file);
    const fs::path saved = save_plan(p, folder.path() / file.filename());
    const plan again = attain::load_plan(saved);
    EXPECT_EQ(again, p) << file;
    EXPECT_EQ(again.plan_hash(), p.plan_hash()) << file;
    EXPECT_EQ(again.data_hash(), p.data_hash()) << file;
    for (const std::string& name : names_in(folder.path()))
      EXPECT_EQ(content(folder.path() / name), content(file.parent_path() / name)) << name;
  }
}

TEST(Saved, ItStandsBesideItsTablesAndNothingElse) {
  const scratch folder;
  const plan p = attain::load_plan(good / "words.toml");
  EXPECT_EQ(save_plan(p, folder.path()), folder.path() / "linzhou.toml");
  EXPECT_EQ(names_in(folder.path()),
            (std::vector<std::string>{"linzhou.toml", "words-levers.csv", "words.csv"}));
}

TEST(Saved, WindowsTextsStayAsTheyAre) {
  const scratch folder;
  const auto windows = [](std::string text) {
    std::string out = "\xEF\xBB\xBF";
    for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return out;
  };
  const std::string definition = windows(minimal());
  folder.write("p.toml", definition);
  folder.write("minimal.csv", windows(content(good / "minimal.csv")));
  const plan p = attain::load_plan(folder.path() / "p.toml");
  EXPECT_EQ(p.indicators(), attain::load_plan(good / "minimal.toml").indicators());
  save_plan(p, folder.path() / "q.toml", {.overwrite = true});
  EXPECT_EQ(content(folder.path() / "q.toml"), definition);
}

TEST(Saved, NothingIsReplacedUnlessAsked) {
  const scratch folder;
  const plan p = attain::load_plan(good / "minimal.toml");
  const fs::path table = folder.write("minimal.csv", "mine");
  const fs::path file = folder.path() / "minimal.toml";
  EXPECT_EQ(refusal([&] { save_plan(p, file); }),
            table.string() + ": is there already; set overwrite to replace it");
  EXPECT_EQ(names_in(folder.path()), (std::vector<std::string>{"minimal.csv"}));
  EXPECT_EQ(content(table), "mine");
  save_plan(p, file, {.overwrite = true});
  EXPECT_EQ(attain::load_plan(file), p);
  EXPECT_EQ(names_in(folder.path()), (std::vector<std::string>{"minimal.csv", "minimal.toml"}));
}

TEST(Saved, WhereItCannotBeWrittenIsSaid) {
  const scratch folder;
  const plan p = attain::load_plan(good / "minimal.toml");
  const fs::path nowhere = folder.path() / "nowhere";
  EXPECT_EQ(refusal([&] { save_plan(p, nowhere / "p.toml"); }),
            nowhere.string() + ": there is no such folder");
  EXPECT_EQ(refusal([&] { save_plan(p, nowhere); }),
            nowhere.string() + ": there is no such folder");
  const fs::path file = folder.write("file", "");
  EXPECT_EQ(refusal([&] { save_plan(p, file); }), file.string() + ": is a file, not a folder");
  fs::create_directory(folder.path() / "minimal.csv");
  EXPECT_EQ(refusal([&] { save_plan(p, folder.path(), {.overwrite = true}); }),
            (folder.path() / "minimal.csv").string() + ": is a folder, not a file");
}

TEST(Saved, TheFileThatTakesATablesPlaceIsRefused) {
  const scratch folder;
  const plan p = plan_from_texts({"p.toml", replaced(minimal(), "minimal.csv", "q.toml")},
                                 {"q.toml", content(good / "minimal.csv")});
  const fs::path file = folder.path() / "q.toml";
  EXPECT_EQ(refusal([&] { save_plan(p, file); }),
            file.string() + ": is also the name of a table of the plan");
}

TEST(Written, PartsComeBackItemByItem) {
  for (const fs::path& file : plan_files()) {
    const plan_parts parts = built(attain::load_plan(file));
    const plan_texts texts = texts_of(plan(parts));
    const plan_parts again = built(plan_from_texts(texts.definition, texts.observations));
    EXPECT_EQ(again.records, parts.records) << file;
    EXPECT_EQ(again.parts, parts.parts) << file;
    EXPECT_EQ(again.indicators, parts.indicators) << file;
    EXPECT_EQ(again.targets, parts.targets) << file;
    EXPECT_EQ(again.levers, parts.levers) << file;
    EXPECT_EQ(again.scenarios, parts.scenarios) << file;
    EXPECT_EQ(again, parts) << file;
  }
}

TEST(Written, APlanOfPartsIsSavedAndLoaded) {
  const scratch folder;
  const plan_parts parts = built(attain::load_plan(good / "full.toml"));
  const fs::path file = save_plan(plan(parts), folder.path());
  EXPECT_EQ(file.filename(), "lin.toml");
  EXPECT_EQ(names_in(folder.path()), (std::vector<std::string>{"lin.csv", "lin.toml"}));
  EXPECT_EQ(built(attain::load_plan(file)), parts);
}

TEST(Written, TextsWithEveryCharacterComeBack) {
  plan_parts parts = built(attain::load_plan(good / "minimal.toml"));
  attain::plans::target_fields f = parts.targets[0].fields();
  f.quote = "a \"quote\", a \\ and\na line\tand 有效";
  f.reading = "''' \"\"\"";
  parts.targets[0] = attain::plans::target(f);
  const plan_texts texts = texts_of(plan(parts));
  EXPECT_EQ(built(plan_from_texts(texts.definition, texts.observations)), parts);
}

TEST(Written, WhatPlanFilesHaveNoWordForIsRefused) {
  plan_parts parts = built(attain::load_plan(good / "words.toml"));
  for (attain::indicators::indicator& i : parts.indicators) {
    if (i.id() != "filings-in-force") continue;
    attain::indicators::indicator_fields f{i.id(),     i.name(),     i.definition(),  i.what(),
                                           i.better(), i.law(),      i.note(),        i.cap(),
                                           i.floor(),  i.elicited(), i.observations()};
    f.law.derived =
        attain::indicators::formula(attain::indicators::formula_kind::stock, {"filings"}, 1, {},
                                    attain::random::distribution::beta(2, 2, 0, .5), {});
    i = attain::indicators::indicator(f, i.unit(), i.range());
  }
  EXPECT_EQ(refusal([&] { texts_of(plan(parts)); }),
            "distribution: has no word in a plan file, found \"beta(a=2, b=2, lo=0, hi=0.5)\"");
}

}  // namespace
