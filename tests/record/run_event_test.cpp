#include "record/run_event.hpp"

#include "catch.hpp"
#include "error_text.hpp"

using namespace chalkline;
using namespace chalkline::record;

namespace {

/// Prose, code, prose, code, prose.
RunRecord five_cells() {
  RunRecord record;
  for (const source::CellKind kind :
       {source::CellKind::markdown, source::CellKind::code, source::CellKind::markdown,
        source::CellKind::code, source::CellKind::markdown}) {
    CellRecord cell;
    cell.written.kind = kind;
    record.cells.push_back(cell);
  }
  return record;
}

const auto out = Stream::standard_output;
const auto err = Stream::standard_error;

std::vector<RunStatus> statuses(const RunRecord& record) {
  std::vector<RunStatus> found;
  for (const CellRecord& cell : record.cells) found.push_back(cell.status);
  return found;
}

}  // namespace

TEST_CASE("run_event: every event is read back equal") {
  const RunEvent events[] = {
      RunBegun{five_cells()},
      CellBegun{3},
      Displayed{FigureDisplay{"Bowl", "4_contour", "rings", "from above", {"a.svg"}}},
      Displayed{ArrayDisplay{"[1. 2.]"}},
      Displayed{MarkdownDisplay{"**a**\n"}},
      CellEnded{RunStatus::failed, 0.25, CellError{"std::logic_error", "a\nb", true}},
      CellEnded{},
      RunEnded{RunStatus::failed, "disk full"},
      Noted{"few processes"}};
  for (const RunEvent& event : events) {
    const std::string json = to_json(event);
    INFO(json);
    CHECK(run_event_from_json(json) == event);
    CHECK(json.find('\n') == std::string::npos);
  }
}

TEST_CASE("run_event: what is no event is refused") {
  for (const char* text :
       {"", "[]", "{}", R"({"event": "jump"})", R"({"event": "cell begun", "cell": -1})",
        R"({"event": "displayed", "display": {"type": "stdout", "text": "x"}})"}) {
    INFO(text);
    CHECK_THROWS_AS(run_event_from_json(text), RecordError);
  }
}

TEST_CASE("growing record: outputs come in the order in which they were made") {
  GrowingRecord growing(five_cells());
  growing.apply(CellBegun{1});
  growing.append(out, "a");
  growing.append(out, "b\n");
  growing.append(err, "e");
  growing.apply(Displayed{ArrayDisplay{"[0.]"}});
  growing.append(out, "c");
  growing.apply(CellEnded{RunStatus::done, 0.5, {}});
  const std::vector<Output> expected = {StreamText{out, "ab\n"}, StreamText{err, "e"},
                                        ArrayDisplay{"[0.]"}, StreamText{out, "c"}};
  CHECK(growing.record().cells[1].outputs == expected);
  CHECK(growing.record().cells[1].seconds == 0.5);
}

TEST_CASE("growing record: prose is done once a later cell begins, or the run has ended well") {
  const auto done = RunStatus::done, open = RunStatus::not_run;
  GrowingRecord growing(five_cells());
  growing.apply(CellBegun{1});
  CHECK(statuses(growing.record()) == std::vector{done, open, open, open, open});
  growing.apply(CellEnded{});
  growing.apply(CellBegun{3});
  CHECK(statuses(growing.record()) == std::vector{done, done, done, open, open});
  growing.apply(CellEnded{});
  growing.apply(RunEnded{});
  CHECK(statuses(growing.record()) == std::vector{done, done, done, done, done});
  CHECK(growing.has_ended());
}

TEST_CASE("growing record: a run that breaks off marks the running cell, and no other") {
  GrowingRecord growing(five_cells());
  growing.apply(CellBegun{1});
  growing.append(out, "so far");
  growing.break_off({"signal", "killed", false});
  const RunRecord& record = growing.record();
  CHECK(record.status == RunStatus::failed);
  CHECK(record.cells[1].status == RunStatus::failed);
  CHECK(record.cells[1].error == CellError{"signal", "killed", false});
  CHECK(printed(record.cells[1]) == "so far");
  CHECK(record.cells[3].status == RunStatus::not_run);
  CHECK(!growing.has_ended());
}

TEST_CASE("growing record: what was printed outside of cells belongs to none") {
  GrowingRecord growing(five_cells());
  growing.append(out, "early");
  growing.apply(CellBegun{1});
  growing.apply(CellEnded{});
  growing.append(out, "late");
  for (const CellRecord& cell : growing.record().cells) CHECK(cell.outputs.empty());
}

TEST_CASE(
    "growing record: a cell keeps its first bytes and counts the others, without cutting a "
    "character") {
  GrowingRecord growing(five_cells());
  growing.apply(CellBegun{1});
  growing.append(out, std::string(GrowingRecord::kept_bytes - 1, 'x'));
  growing.append(out, "ü");
  growing.append(out, "y");
  growing.append(err, "z");
  const CellRecord& cell = growing.record().cells[1];
  CHECK(printed(cell).size() == GrowingRecord::kept_bytes - 1);
  CHECK(cell.outputs.size() == 1);
  CHECK(cell.omitted == 4);
  growing.apply(CellEnded{});
  growing.apply(CellBegun{3});
  growing.append(out, "next");
  CHECK(printed(growing.record().cells[3]) == "next");
}

TEST_CASE("growing record: no character is cut, however long and wherever the limit falls") {
  for (const std::string character : {"ü", "→", "𝛼"}) {
    for (std::size_t fit = 0; fit <= character.size(); ++fit) {
      GrowingRecord growing(five_cells());
      growing.apply(CellBegun{1});
      growing.append(out, std::string(GrowingRecord::kept_bytes - fit, 'x') + character + "yz");
      const std::string kept = printed(growing.record().cells[1]);
      const std::size_t whole = fit == character.size() ? fit : 0;
      CHECK(kept.size() == GrowingRecord::kept_bytes - fit + whole);
      CHECK(kept.ends_with(whole > 0 ? character : "x"));
      CHECK(growing.record().cells[1].omitted == character.size() - whole + 2);
    }
  }
}

TEST_CASE("growing record: events that cannot be are refused") {
  GrowingRecord growing(five_cells());
  CHECK_THROWS_AS(growing.apply(CellBegun{5}), RecordError);
  CHECK_THROWS_AS(growing.apply(Displayed{ArrayDisplay{"[]"}}), RecordError);
  CHECK_THROWS_AS(growing.apply(CellEnded{}), RecordError);
}

TEST_CASE("growing record: a run that ends badly after it has ended has failed in its last cell") {
  GrowingRecord growing(five_cells());
  growing.apply(CellBegun{1});
  growing.apply(CellEnded{RunStatus::done, 0.5, {}});
  growing.apply(CellBegun{3});
  growing.apply(CellEnded{RunStatus::done, 0.5, {}});
  growing.apply(RunEnded{RunStatus::done, ""});
  CHECK(growing.break_off({"signal", "killed", false}) == std::size_t{3});
  const RunRecord& record = growing.record();
  CHECK(record.status == RunStatus::failed);
  CHECK(record.cells[1].status == RunStatus::done);
  CHECK(record.cells[3].status == RunStatus::failed);
  CHECK(record.cells[3].error == CellError{"signal", "killed", false});
}

TEST_CASE("growing record: between cells an error belongs to none") {
  GrowingRecord growing(five_cells());
  growing.apply(CellBegun{1});
  growing.apply(CellEnded{RunStatus::done, 0.5, {}});
  CHECK(!growing.break_off({"signal", "killed", false}));
  CHECK(growing.record().status == RunStatus::failed);
  CHECK(growing.record().cells[1].status == RunStatus::done);
}
