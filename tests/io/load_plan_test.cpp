// SPDX-License-Identifier: Apache-2.0
#include "io/plan_files.hpp"

#include <attain/io/load_plan.hpp>

#include <attain/core/csv.hpp>
#include <attain/core/error.hpp>
#include <attain/core/text.hpp>

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <map>

namespace {

using attain::core::problem;
using attain::plans::source_text;
using namespace attain::test;

std::vector<problem> problems_of_text(const std::string& text) {
  return problems_of([&] {
    attain::io::plan_from_texts({"plan.toml", text},
                                {"minimal.csv", content(good / "minimal.csv")});
  });
}

std::vector<problem> problems_of_file(const fs::path& file) {
  if (file.extension() == ".toml") return problems_of([&] { attain::load_plan(file); });
  return problems_of([&] {
    attain::io::plan_from_texts({"minimal.toml", content(good / "minimal.toml")},
                                {file.string(), content(file)});
  });
}

/// Without the folder of the tree, which differs from machine to machine.
std::string portable(std::string text) {
  const std::string folder = bad.string() + "/";
  for (std::size_t at; (at = text.find(folder)) != std::string::npos;)
    text.erase(at, folder.size());
  return text;
}

using expectations = std::map<std::string, std::vector<problem>>;

expectations expected_problems() {
  const fs::path file = bad / "expected.csv";
  expectations all;
  for (const attain::core::csv_row& row :
       attain::core::read_csv(file.string(), content(file),
                              {"file", "line", "field", "value", "message", "nearest", "in"}))
    all[row.cells[0]].push_back({.file = row.cells[row.cells[6].empty() ? 0 : 6],
                                 .line = std::stoi(row.cells[1]),
                                 .field = row.cells[2],
                                 .value = row.cells[3],
                                 .message = row.cells[4],
                                 .nearest = row.cells[5]});
  return all;
}

TEST(BadPlans, EachEndsInTheExpectedProblems) {
  for (const auto& [name, expected] : expected_problems()) {
    std::vector<problem> found = problems_of_file(bad / name);
    for (problem& p : found) {
      p.file = portable(p.file);
      p.message = portable(p.message);
    }
    ASSERT_EQ(found.size(), expected.size()) << name;
    for (std::size_t i = 0; i < found.size(); ++i)
      EXPECT_EQ(to_string(found[i]), to_string(expected[i]));
    EXPECT_EQ(found, expected) << name;
  }
}

TEST(BadPlans, EveryFileHasAnExpectation) {
  const expectations all = expected_problems();
  EXPECT_GE(all.size(), 30U);
  for (const fs::directory_entry& entry : fs::directory_iterator(bad)) {
    const std::string name = entry.path().filename().string();
    if (name != "expected.csv" && name != "good.csv") {
      EXPECT_EQ(all.count(name), 1U) << name;
    }
  }
}

struct hostile {
  const char* what;
  std::string text;
  int line;
  std::string value;
  std::string message;
};

TEST(HostilePlans, AreRefusedBeforeTheyCostMemoryOrTime) {
  const std::string head = "format = 1\n";
  const std::string deep = "must have at most 64 brackets inside one another";
  const std::vector<hostile> all{
      {"stray byte", head + "id = \"\xFF\"", 2, "byte 255", "is not valid UTF-8"},
      {"overlong", head + "id = \"\xC0\x80\"", 2, "byte 192", "is not valid UTF-8"},
      {"surrogate", head + "id = \"\xED\xA0\x80\"", 2, "byte 237", "is not valid UTF-8"},
      {"beyond Unicode", "\xF4\x90\x80\x80", 1, "byte 244", "is not valid UTF-8"},
      {"cut character", head + "\n# \xE4\xB8", 3, "byte 228", "is not valid UTF-8"},
      {"NUL", head + std::string("id = \"a\0\"", 9), 2, "U+0000", "holds a control character"},
      {"NUL in a comment", head + std::string("#\0", 2), 2, "U+0000", "holds a control character"},
      {"bell", head + "# \a", 2, "U+0007", "holds a control character"},
      {"lone carriage return", "format = 1\rid = 2\n", 1, "U+000D", "holds a control character"},
      {"delete", "# \x7F", 1, "U+007F", "holds a control character"},
      {"100,000 brackets", head + "x = " + repeated("[", 100'000), 2, "", deep},
      {"brackets over lines", head + "x = " + repeated("[\n", 70), 66, "", deep},
      {"tables in tables", "x = " + repeated("{ a = ", 1'000), 1, "", deep},
      {"100,000 dots", repeated("a.", 100'000) + "a = 1", 1, "",
       "must have at most 30 dots in a key"},
      {"dots of a line", "x = [" + repeated("1.5, ", 201) + "]", 1, "",
       "must have at most 200 dots in a line"},
      {"tables by dots", repeated("[" + repeated("a.", 30) + "a]\n", 13'000), 12'904, "",
       "must have at most 400000 values"},
      {"many values", head + "x = [" + repeated("1,", 400'000) + "]", 2, "",
       "must have at most 400000 values"},
      {"deep by dots and lists",
       "x = " + repeated("[{ " + repeated("a.", 20) + "a =\n", 31) + "1" + repeated("}]", 31), 1,
       "", ""},
      {"huge", head + "# " + std::string(8'000'000, 'x'), 0, "8000013",
       "must be at most 8000000 bytes"},
      {"empty", "", 0, "", "holds no plan: it has no key"},
      {"only a comment", "# nothing\n", 0, "", "holds no plan: it has no key"},
      {"bracket and end", "[", 1, "[", ""},
      {"half a table header", "[[[", 1, "[[[", ""},
      {"infinite text", head + "id = \"\"\"" + repeated("a\n", 1'000'000), 0, "", ""},
  };
  for (const hostile& h : all) {
    const std::vector<problem> found = problems_of_text(h.text);
    ASSERT_GE(found.size(), 1U) << h.what;
    EXPECT_EQ(found[0].file, "plan.toml") << h.what;
    if (!h.message.empty()) {
      EXPECT_EQ(found[0].message, h.message) << h.what;
      EXPECT_EQ(found[0].line, h.line) << h.what;
      EXPECT_EQ(found[0].value, h.value) << h.what;
    }
  }
}

TEST(HostilePlans, ManyMistakesStopAtFifty) {
  std::string text = minimal();
  for (int i = 0; i < 30'000; ++i) text += attain::core::cat("key", i, " = 1\n");
  EXPECT_EQ(problems_of_text(text).size(), 50U);
  std::string targets = minimal();
  const std::string target = targets.substr(targets.find("[[target]]"));
  for (int i = 0; i < 3'000; ++i) targets += replaced(target, "\"patents\"", "\"patnets\"");
  EXPECT_EQ(problems_of_text(targets).size(), 50U);
}

TEST(HostilePlans, BracketsAndDotsInTextsAndCommentsDoNotCount) {
  const std::string many = repeated("[{.", 300);
  std::string text = replaced(minimal(), "quote = \"", "quote = \"" + many + "\\\"" + many);
  text = replaced(text, "section = \"Table 1\"", "section = '" + repeated(".", 300) + "'");
  text = replaced(text, "better =", "note = \"\"\"" + many + "\n\"\" " + many + "\"\"\"\nbetter =");
  text = "# " + many + "\n" + text;
  EXPECT_EQ(problems_of_text(text), std::vector<problem>{});
}

TEST(HostilePlans, FoldersMissingFilesAndPipesAreNamed) {
  const scratch folder;
  const auto message = [](const fs::path& file) {
    const std::vector<problem> found = problems_of([&] { attain::load_plan(file); });
    return found.empty() ? "" : to_string(found[0]);
  };
  const std::string at = folder.path().string();
  EXPECT_EQ(message(folder.path()), at + ": is a folder, not a file");
  EXPECT_EQ(message(folder.path() / "no.toml"), at + "/no.toml: there is no such file");
  EXPECT_EQ(message(""), "there is no such file");
  EXPECT_EQ(message(folder.write("empty.toml", "")),
            at + "/empty.toml: holds no plan: it has no key");
  EXPECT_EQ(message(folder.write("huge.toml", std::string(9'000'000, '#'))),
            at + "/huge.toml: must be at most 8000000 bytes, found \"9000000\"");
  const fs::path pipe = folder.path() / "pipe.toml";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(message(pipe), pipe.string() + ": is not a regular file");
  const fs::path plan =
      folder.write("plan.toml", replaced(minimal(), "\"minimal.csv\"", "\"pipe.toml\""));
  EXPECT_EQ(message(plan), plan.string() + ":8: observations: " + pipe.string() +
                               ": is not a regular file, found \"pipe.toml\"");
}

TEST(HostilePlans, ObservationsStandBesideThePlan) {
  for (const char* name : {"/etc/passwd", "../minimal.csv", "..", ".", "a/b.csv", "a\\\\b.csv"}) {
    const std::string text =
        replaced(minimal(), "\"minimal.csv\"", attain::core::cat("\"", name, "\""));
    const std::vector<problem> found = problems_of_text(text);
    ASSERT_EQ(found.size(), 1U) << name;
    EXPECT_EQ(found[0].message, "must be the name of a file beside the plan, without a folder");
  }
}

TEST(GoodPlans, TheBundledPlanLoads) {
  const attain::plans::plan p = attain::load_plan(root / "python/attain/plans/zhejiang.toml");
  EXPECT_GE(p.indicators().size(), 16U);
  EXPECT_GE(p.targets().size(), 16U);
  EXPECT_GE(p.levers().size(), 2U);
  EXPECT_EQ(p.base_year(), 2020);
  EXPECT_EQ(p.indicator_of("zj-03").unit().scale(), 10'000);
  EXPECT_EQ(p.record()->reached(), 11);
}

TEST(GoodPlans, AHistoryHasNoTargets) {
  const attain::plans::plan p = attain::load_plan(good / "history.toml");
  EXPECT_TRUE(p.targets().empty());
  EXPECT_TRUE(p.levers().empty());
  ASSERT_EQ(p.indicators().size(), 1U);
  EXPECT_EQ(p.indicators(), attain::load_plan(good / "minimal.toml").indicators());
  const std::string text = content(good / "history.toml");
  const std::string said = replaced(text, "kind = \"history\"", "kind = \"plan\"");
  EXPECT_EQ(problems_of_text(said).size(), 1U) << "a plan needs a target";
}

TEST(GoodPlans, TextsGiveTheSamePlan) {
  for (const fs::path& file : {good / "minimal.toml", good / "full.toml", good / "history.toml",
                               good / "words.toml", root / "python/attain/plans/zhejiang.toml"}) {
    const attain::plans::plan p = attain::load_plan(file);
    EXPECT_EQ(attain::io::plan_from_texts(p.parts().definition, p.parts().observations,
                                          p.parts().lever_table),
              p);
  }
}

TEST(GoodPlans, WindowsLineEndsAndByteOrderMarkMakeNoDifference) {
  const auto windows = [](const std::string& text) {
    std::string out = "\xEF\xBB\xBF";
    for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return out;
  };
  const std::string csv = content(good / "minimal.csv");
  const attain::plans::plan a = attain::io::plan_from_texts({"a.toml", minimal()}, {"a.csv", csv});
  const attain::plans::plan b =
      attain::io::plan_from_texts({"a.toml", windows(minimal())}, {"a.csv", windows(csv)});
  EXPECT_EQ(a.indicators(), b.indicators());
  EXPECT_EQ(a.targets(), b.targets());
}

TEST(GoodPlans, EveryKeyArrives) {
  const attain::plans::plan p = attain::load_plan(good / "full.toml");
  EXPECT_EQ(p.parts().inside, std::vector<std::string>{"Linzhou"});
  EXPECT_EQ(p.indicator_of("coverage").range().set_size(), 89);
  EXPECT_EQ(p.indicator_of("satisfaction").range().high(), 100);
  EXPECT_EQ(p.indicator_of("stations").law().delivered_by, "stations");
  EXPECT_EQ(p.indicator_of("stations").law().completion,
            attain::random::distribution::triangular(.5, 1, 1.2));
  EXPECT_EQ(p.target_of("grants-sum").fields().years, (attain::plans::window{2021, 2025}));
  EXPECT_EQ(p.target_of("marks-again").fields().restates, "marks");
  EXPECT_FALSE(p.target_of("satisfaction").has_number());
  const attain::levers::lever_fields& subsidy = p.lever_of("subsidy").fields();
  EXPECT_EQ(subsidy.start, std::nullopt);
  EXPECT_EQ(attain::levers::to_string(*subsidy.reference), "{2021 = 0.4, 2023-07 = 0.2}");
  EXPECT_EQ(subsidy.parameters[1].from.causal, attain::core::causal_mark::U);
  EXPECT_EQ(subsidy.effects[0].later, attain::levers::delay::fixed(1.5));
  const auto& how = std::get<attain::levers::elasticity>(subsidy.effects[0].how);
  EXPECT_EQ(std::get<std::string>(how.exponent), "elasticity");
  EXPECT_EQ(std::get<double>(subsidy.effects[0].reacts.share), 1);
}

TEST(GoodPlans, AScenarioStandsOnAnotherAndANumberIsTheValueAtTheEnd) {
  const attain::plans::plan p = attain::load_plan(good / "full.toml");
  EXPECT_EQ(to_string(p.scenario_of("plan")), "scenario \"plan\", stations {2025 = 50}");
  EXPECT_EQ(to_string(p.scenario_of("both")),
            "scenario \"both\", courses {2023 = 8, 2024-06 = 10}, stations {2025 = 50}");
}

TEST(GoodPlans, ObservationsAreInBaseUnitsAndInOrderOfTime) {
  using attain::indicators::bound;
  using attain::indicators::observation_kind;
  const attain::plans::plan p = attain::load_plan(good / "full.toml");
  const auto& marks = p.indicator_of("marks").observations();
  ASSERT_EQ(marks.size(), 5U);
  std::vector<std::string> dates;
  for (const auto& o : marks) dates.push_back(to_string(o.at));
  EXPECT_EQ(dates, (std::vector<std::string>{"2015", "2018", "2019-06", "2020", "2020"}));
  EXPECT_EQ(marks[3].value, 30'000);
  EXPECT_EQ(marks[3].resolution, 1'000);
  EXPECT_EQ(marks[3].printed, "3 万件");
  EXPECT_EQ(marks[3].quote, "marks | 3, rounded");
  EXPECT_EQ(marks[3].line, 2);
  EXPECT_EQ(marks[2].source, "Bulletin \"June\"");
  EXPECT_EQ(marks[4].kind, observation_kind::growth);
  EXPECT_DOUBLE_EQ(marks[4].value, .15);
  EXPECT_DOUBLE_EQ(marks[4].resolution, .01);
  EXPECT_EQ(marks[4].side, bound::lower);
  EXPECT_EQ(marks[4].from, 2015);
  EXPECT_EQ(marks[0].known_from, std::nullopt);
  EXPECT_EQ(p.indicator_of("grants").observations()[0].kind, observation_kind::partial_flow);
  EXPECT_DOUBLE_EQ(p.indicator_of("coverage").observations()[0].value, .775);
}

TEST(GoodPlans, TheExampleOfTheReferenceLoads) {
  const std::string page = content(root / "docs/plan-file.md");
  const auto block = [&](const std::string& kind) {
    const std::size_t from = page.find("```" + kind + "\n") + kind.size() + 4;
    return page.substr(from, page.find("```", from) - from);
  };
  const attain::plans::plan p =
      attain::io::plan_from_texts({"plan.toml", block("toml")}, {"plan.csv", block("csv")});
  EXPECT_EQ(p.targets().size(), 1U);
  EXPECT_EQ(p.levers().size(), 1U);
  EXPECT_EQ(p.indicators()[0].observations().size(), 3U);
}

}  // namespace
