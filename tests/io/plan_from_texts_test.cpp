// SPDX-License-Identifier: Apache-2.0
#include "io/plan_files.hpp"

#include <attain/core/text.hpp>
#include <attain/io/load_plan.hpp>
#include <attain/io/plan_from_texts.hpp>

#include <gtest/gtest.h>

namespace {

using namespace attain::test;
using attain::core::problem;
using attain::indicators::formula_kind;
using attain::indicators::observation;
using attain::plans::event_kind;
using attain::random::distribution;

attain::plans::plan words() { return attain::load_plan(good / "words.toml"); }

const attain::plans::target_fields& target(const attain::plans::plan& p, const char* id) {
  return p.target_of(id).fields();
}

TEST(Words, RecordsPartsAndTheTableOfLevers) {
  const attain::plans::plan p = words();
  EXPECT_EQ(p.parts().within, "lin-province");
  ASSERT_EQ(p.parts().records.size(), 2U);
  EXPECT_EQ(p.record()->of(), 11);
  EXPECT_EQ(p.parts().records[1].known_from(), 2023);
  ASSERT_EQ(p.parts().parts.size(), 2U);
  EXPECT_TRUE(p.parts().parts[0].exact);
  EXPECT_FALSE(p.parts().parts[1].exact);
  EXPECT_EQ(p.parts().parts[0].of, (std::vector<std::string>{"patents-digital", "patents-other"}));
  EXPECT_EQ(p.lever_of("stations").fields().category, "service_station");
  EXPECT_EQ(p.lever_of("stations").fields().quantity, "20;50 家");
  const attain::levers::lever_fields& fund = p.lever_of("fund").fields();
  EXPECT_EQ(fund.state, attain::levers::lever_state::existing);
  EXPECT_EQ(fund.name, (attain::core::name{"风险池", "Risk fund"}));
  EXPECT_EQ(fund.quantity, "4000;2000 万元");
  EXPECT_EQ(fund.overlaps, (std::vector<std::string>{"stations", "court"}));
  EXPECT_EQ(p.lever_of("court").fields().name.en, "");
}

TEST(Words, LawsOfIndicators) {
  const attain::plans::plan p = words();
  const auto law = [&](const char* id) { return p.indicator_of(id).law(); };
  EXPECT_EQ(law("centre").chance, distribution::uniform(.1, .4));
  EXPECT_EQ(law("centre").approval, distribution::beta(8, 2));
  EXPECT_EQ(law("centre").approval_evidence.source, "Judgement.");
  EXPECT_EQ(law("counties").chance, std::nullopt);
  EXPECT_EQ(law("stations").completion, std::nullopt);
  EXPECT_EQ(law("density").derived->kind(), formula_kind::ratio);
  EXPECT_EQ(law("density").derived->per(), 10'000);
  EXPECT_EQ(law("filings-total").derived->from(), 2021);
  EXPECT_EQ(law("filings-in-force").derived->attrition(), distribution::beta(2, 38));
  EXPECT_EQ(law("both").derived->kind(), formula_kind::sum);
  EXPECT_EQ(law("patents-other").derived->kind(), formula_kind::remainder);
}

TEST(Words, BoundsAndElicitedLevelsAreInBaseUnits) {
  const attain::plans::plan p = words();
  const attain::indicators::indicator& patents = p.indicator_of("patents");
  EXPECT_EQ(patents.cap().at(2020), 400'000);
  EXPECT_EQ(patents.cap().at(2025), 605'000);
  EXPECT_EQ(patents.floor().at(2030), 10'000);
  const auto& elicited = p.indicator_of("patents-digital").elicited();
  ASSERT_TRUE(elicited);
  EXPECT_EQ(elicited->year(), 2020);
  EXPECT_EQ(elicited->low(), 55'000);
  EXPECT_EQ(elicited->high(), 70'000);
}

TEST(Words, EventsOfTargets) {
  const attain::plans::plan p = words();
  EXPECT_EQ(target(p, "added").event, event_kind::added);
  EXPECT_EQ(target(p, "doubled").event, event_kind::total_growth);
  EXPECT_EQ(target(p, "rise").event, event_kind::rise);
  EXPECT_EQ(target(p, "fall").event, event_kind::fall);
  EXPECT_EQ(target(p, "steady-rise").event, event_kind::steady_rise);
  EXPECT_EQ(target(p, "steady-fall").event, event_kind::steady_fall);
  EXPECT_EQ(target(p, "rank").event, event_kind::rank);
  EXPECT_EQ(target(p, "rank").among.size(), 2U);
  EXPECT_EQ(target(p, "hold-rank").event, event_kind::hold_rank);
  EXPECT_EQ(target(p, "range").value_max, 1);
}

TEST(Words, RelationsOfTargets) {
  const attain::plans::plan p = words();
  EXPECT_TRUE(p.is_past(p.target_of("past")));
  EXPECT_EQ(target(p, "past").data_source, "Statistics bureau");
  EXPECT_EQ(target(p, "doubled").alternative_to, "growth");
  EXPECT_EQ(target(p, "rise").part_of, "growth");
  EXPECT_EQ(target(p, "pledge-2023").staged, (attain::plans::stage{"pledge", 180}));
  EXPECT_FALSE(p.is_headline(p.target_of("pledge-2022")));
  EXPECT_TRUE(p.is_headline(p.target_of("pledge-2023")));
  EXPECT_EQ(target(p, "density").contributes,
            (attain::plans::contribution{"lin-province", "pr-12", 2.5}));
}

/// The plan of `minimal.toml` with another table of observations; its indicator is counted in 件
/// and printed in 万件.
attain::plans::plan with_table(const std::string& table) {
  return attain::io::plan_from_texts({"minimal.toml", minimal()}, {"table.csv", table});
}

std::vector<observation> figures(const std::string& table) {
  return with_table(table).indicators()[0].observations();
}

std::string first_problem(const std::string& table) {
  const std::vector<problem> found = problems_of([&] { with_table(table); });
  return found.empty() ? "none" : to_string(found[0]);
}

TEST(Observations, FourColumnsAreEnough) {
  const std::vector<observation> all =
      figures("value,source,year,indicator\n16.06,Gazette,2019,patents\n");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].kind, attain::indicators::observation_kind::level);
  EXPECT_DOUBLE_EQ(all[0].value, 160'600);
  EXPECT_DOUBLE_EQ(all[0].resolution, 100);
  EXPECT_EQ(all[0].definition, "yearbook");
  EXPECT_EQ(all[0].printed, "16.06 万件");
  EXPECT_EQ(all[0].known_from, std::nullopt);
}

struct written_number {
  const char* cell;
  const char* unit;
  double value;
  double step;
};

TEST(Observations, NumbersAsTheyArePrinted) {
  const std::vector<written_number> all{
      {"20", "", 200'000, 10'000},
      {"20.0", "万件", 200'000, 1'000},
      {"133605", "件", 133'605, 1},
      {"\"133,605\"", "件", 133'605, 1},
      {"\"1,133,605.25\"", "件", 1'133'605.25, .01},
      {"２０．５", "", 205'000, 1'000},
      {"＋１３３，６０５", "件", 133'605, 1},
      {"20万", "", 200'000, 10'000},
      {"20.5 万", "件", 205'000, 1'000},
      {"0.2亿", "件", 20'000'000, 10'000'000},
      {"1.3e5", "件", 130'000, 10'000},
      {" 20　", "", 200'000, 10'000},
      {".5", "", 5'000, 1'000},
  };
  for (const written_number& n : all) {
    const std::vector<observation> found = figures(attain::core::cat(
        "indicator,year,value,unit,source\npatents,2020,", n.cell, ",", n.unit, ",Plan\n"));
    ASSERT_EQ(found.size(), 1U) << n.cell;
    EXPECT_DOUBLE_EQ(found[0].value, n.value) << n.cell;
    EXPECT_DOUBLE_EQ(found[0].resolution, n.step) << n.cell;
  }
}

TEST(Observations, WhatCouldBeTwoNumbersIsRefused) {
  const auto message = [](const std::string& cell, const std::string& unit, char separator) {
    std::string table = "indicator,year,value,unit,source\npatents,2020,@,#,Plan\n";
    std::replace(table.begin(), table.end(), ',', separator);
    table = replaced(replaced(table, "@", cell), "#", unit);
    const std::vector<problem> found = problems_of([&] { with_table(table); });
    return found.size() == 1 ? found[0].message : attain::core::cat(found.size(), " problems");
  };
  const std::string ambiguous =
      "is ambiguous: write decimals as 1.5 and thousands as 1234 or 1,234";
  EXPECT_EQ(message("\"1,5\"", "", ','), ambiguous);
  EXPECT_EQ(message("\"1,2345\"", "", ','), ambiguous);
  EXPECT_EQ(message("\"12,34,567\"", "", ','), ambiguous);
  EXPECT_EQ(message("\"0,123\"", "", ','), ambiguous);
  EXPECT_EQ(message("１，５", "", ','), ambiguous);
  EXPECT_EQ(message("\"1.234,5\"", "", ','),
            "mixes separators: write the decimals behind a point, 1234.5");
  EXPECT_EQ(message("1,234", "", ';'),
            "is ambiguous in a table separated by semicolons: write 1.234 or 1234");
  EXPECT_EQ(message("1,234,567", "", ';'), "0 problems");
  EXPECT_EQ(message("1 234", "", ','), "must be a finite number");
  EXPECT_EQ(message("1.234.567", "", ','), "must be a finite number");
  EXPECT_EQ(message("20 件", "", ','), "must be a finite number");
  EXPECT_EQ(message("0x20", "", ','), "must be a finite number");
  EXPECT_EQ(message("1e999", "", ','), "must be a finite number");
  EXPECT_EQ(message("二十", "", ','), "must be a finite number");
  EXPECT_EQ(message("20万", "万件", ','), "must not hold 万 or 亿 where the unit is 万件");
}

/// What Excel and Numbers write: byte order mark, CRLF, semicolons or tabs, empty columns and rows
/// at the edges.
TEST(Observations, TablesOfSpreadsheetsLoad) {
  const std::vector<observation> plain =
      figures("indicator,year,value,source\npatents,2019,16.06,Gazette\npatents,2020,20,Plan\n");
  for (const std::string& table :
       {std::string("\xEF\xBB\xBFindicator,year,value,source\r\npatents,2019,16.06,Gazette\r\n"
                    "patents,2020,20,Plan\r\n"),
        std::string("\xEF\xBB\xBFindicator;year;value;source\r\npatents;2019;16.06;Gazette\r\n"
                    "patents;2020;20;Plan\r\n"),
        std::string("indicator\tyear\tvalue\tsource\npatents\t2019\t16.06\tGazette\n"
                    "patents\t2020\t20\tPlan"),
        std::string("indicator,year,value,source,,\npatents,2019,16.06,Gazette,,\n"
                    "patents,２０２０,20,Plan,,\n,,,,,\n,,,,,\n")})
    EXPECT_EQ(figures(table), plain) << table;
}

TEST(Observations, ALineBreakInACellReadsTheSameFromWindows) {
  const auto table = [](const char* end) {
    return attain::core::cat("indicator,year,value,source,quote", end,
                             "patents,2019,16.06,Gazette,\"two", end, "lines\"", end);
  };
  EXPECT_EQ(figures(table("\r\n")), figures(table("\n")));
  EXPECT_EQ(figures(table("\r\n"))[0].quote, "two\nlines");
}

TEST(Observations, OtherEncodingsAreNamed) {
  const std::string how =
      "; save it as UTF-8 (in Excel: \"CSV UTF-8\", in an editor: encoding UTF-8)";
  // 来源 in GBK.
  EXPECT_EQ(first_problem("indicator,year,value,source\npatents,2020,20,\xC0\xB4\xD4\xB4\n"),
            "table.csv:2: is not valid UTF-8 but looks like GBK, the code page of Chinese Windows" +
                how + ", found \"byte 192\"");
  EXPECT_EQ(first_problem(std::string("\xFF\xFEi\0n\0d\0", 8)),
            "table.csv:1: is not UTF-8" + how + ", found \"UTF-16\"");
  EXPECT_EQ(first_problem(std::string("\0i\0n\0d\0i", 8)),
            "table.csv:1: is not UTF-8" + how + ", found \"UTF-16\"");
}

TEST(Observations, HeadersSayWhatIsMissing) {
  EXPECT_EQ(first_problem("indicator,year,value\n"),
            "table.csv:1: header: lacks the column \"source\"");
  EXPECT_EQ(first_problem("indicator,year,year,value,source\n"),
            "table.csv:1: header column 3: stands twice, found \"year\"");
  EXPECT_EQ(first_problem("indicator,year;value,source\n"),
            "table.csv:1: header: must be separated by one of comma, semicolon and tab, not by "
            "several, found \"indicator,year;value,source\"");
  EXPECT_EQ(first_problem("indicator，year，value，source\n"),
            "table.csv:1: header: must be separated by commas, not by full-width commas, found "
            "\"indicator，year，value，source\"");
}

TEST(AllProblems, OfAllFilesAreReportedTogether) {
  const std::string plan = replaced(
      replaced(content(good / "words.toml"), "statistic = \"stock\"", "statistic = \"stok\""),
      "event = \"added\"", "event = \"addded\"");
  const std::string levers = replaced(content(good / "words-levers.csv"), "existing", "exiting");
  const std::string table = replaced(content(good / "words.csv"), "16.06", "16x");
  const std::vector<problem> found = problems_of([&] {
    attain::io::plan_from_texts({"p.toml", plan}, {"o.csv", table}, {"l.csv", levers});
  });
  std::vector<std::string> files;
  for (const problem& p : found) files.push_back(p.file);
  EXPECT_EQ(files, (std::vector<std::string>{"p.toml", "p.toml", "l.csv", "o.csv"}));
  EXPECT_EQ(found[2].nearest, "existing");
  EXPECT_EQ(found[3].field, "value");
}

TEST(AllProblems, EveryTargetThatContradictsItsIndicatorIsNamed) {
  std::string plan = minimal();
  const std::string target = plan.substr(plan.find("[[target]]"));
  plan =
      replaced(plan, "value = 30", "value = 0") +
      replaced(replaced(target, "id = \"patents\"", "id = \"again\""), "value = 30", "value = -1");
  const std::vector<problem> found = problems_of([&] {
    attain::io::plan_from_texts({"p.toml", plan}, {"o.csv", content(good / "minimal.csv")});
  });
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].field, "target \"patents\".value");
  EXPECT_EQ(found[1].field, "target \"again\".value");
  EXPECT_GT(found[1].line, found[0].line);
}

TEST(LeverTables, AreGivenWhereThePlanNamesThem) {
  const std::string plan = content(good / "words.toml");
  const std::string table = content(good / "words.csv");
  const auto message = [](const std::vector<problem>& found) {
    return found.size() == 1 ? to_string(found[0]) : attain::core::cat(found.size(), " problems");
  };
  const std::vector<problem> missing = problems_of([&] {
    attain::io::plan_from_texts({"p.toml", plan}, {"o.csv", table});
  });
  ASSERT_GE(missing.size(), 1U);
  EXPECT_EQ(to_string(missing[0]),
            "p.toml:11: levers: names a table that was not given, found \"words-levers.csv\"");
  EXPECT_EQ(message(problems_of([&] {
              attain::io::plan_from_texts({"p.toml", minimal()},
                                          {"o.csv", content(good / "minimal.csv")},
                                          {"l.csv", content(good / "words-levers.csv")});
            })),
            "p.toml: levers: is missing: a table of levers was given");
}

struct wrong_row {
  const char* from;
  const char* to;
  const char* problem;
};

TEST(LeverTables, EachMistakeIsPlaced) {
  const std::vector<wrong_row> all{
      {"existing", "quantified",
       "l.csv:2: state: must be described or existing: a lever with effects is a [[lever]], found "
       "\"quantified\""},
      {"fund,风险池,Risk fund", "fund,,", "l.csv:2: zh: needs zh or en"},
      {"stations; court", "stations; cuort",
       "l.csv:2: overlaps: names nothing in this plan, found \"cuort\"; did you mean \"court\"?"},
      {"\ncourt,", "\nstations,",
       "l.csv:3: id: stands twice, first on line 385 of the plan file, found \"stations\""},
      {"id,zh,en", "id,en,cn",
       "l.csv:1: header column 3: is not a known column, found \"cn\"; did you mean \"en\"?"},
  };
  for (const wrong_row& w : all) {
    const std::vector<problem> found = problems_of([&] {
      attain::io::plan_from_texts(
          {"p.toml", content(good / "words.toml")}, {"o.csv", content(good / "words.csv")},
          {"l.csv", replaced(content(good / "words-levers.csv"), w.from, w.to)});
    });
    std::vector<std::string> of_table;
    for (const problem& p : found)
      if (p.file == "l.csv") of_table.push_back(to_string(p));
    ASSERT_FALSE(of_table.empty()) << w.problem;
    EXPECT_EQ(of_table[0], w.problem);
  }
}

}  // namespace
