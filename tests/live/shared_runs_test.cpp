#include "live/shared_runs.hpp"

#include <deque>
#include <set>

#include "catch.hpp"

using namespace chalkline::live;

namespace {

/// Runs that a test lets go on when it likes.
struct ByHand {
  struct Asked {
    RunRequest request;
    std::function<void(CellAnswer)> on_cell;
    std::function<void(RunEnd)> on_end;
  };
  std::vector<Asked> asked = {};
  std::deque<std::function<void()>> posted = {};
  std::set<std::string> gone = {};
  std::string told = {};  // what everybody was told, in order
  SharedRuns runs{[this](RunRequest request, auto on_cell, auto on_end) {
                    asked.push_back({std::move(request), on_cell, on_end});
                  },
                  [this](std::function<void()> task) { posted.push_back(std::move(task)); },
                  [this](const std::string& file) { return !gone.contains(file); }};

  void ask(const std::string& person, const std::string& rho, bool teaches = false,
           const std::string& known = "", std::size_t build = 1) {
    RunRequest request{.lesson = "5", .parameters = {{"rho", rho}}, .person = person};
    request.is_teacher = teaches;
    if (!known.empty()) request.known[2] = known;
    runs.run(
        request, build,
        [this, person](const CellAnswer& answer) { told += person + ":" + answer.hash + " "; },
        [this, person](const RunEnd& end) {
          told += person + (end.status == RunEnd::Status::done ? ":done " : ":not ");
        });
  }

  void cell(std::size_t run, const std::string& hash) {
    asked.at(run).on_cell({2, hash, "", {{.title = "", .name = hash, .alt = ""}}});
    settle();
  }
  void end(std::size_t run, RunEnd::Status status = RunEnd::Status::done) {
    asked.at(run).on_end({.status = status});
    settle();
  }
  void settle() {
    for (; !posted.empty(); posted.pop_front()) posted.front()();
  }
  std::string take() { return std::exchange(told, ""); }
};

}  // namespace

TEST_CASE("Who asks for what is being run, or was, is told that") {
  ByHand room;
  room.ask("a", "0.9");
  room.cell(0, "h");
  room.ask("b", "0.9");
  room.ask("c", "0.9", false, "h");
  CHECK(room.asked.size() == 1);
  CHECK(room.asked[0].request.known.empty());
  room.end(0);
  CHECK(room.take() == "a:h b:h a:done b:done c:done ");
  room.ask("d", "0.9");
  room.ask("e", "0.9", true, "h");
  CHECK(room.take() == "d:h d:done e:done ");
  CHECK(room.asked.size() == 1);
}

TEST_CASE("Other values, another build and a figure that is gone are run") {
  ByHand room;
  room.ask("a", "0.9");
  room.cell(0, "h");
  room.end(0);
  room.ask("b", "0.8");
  CHECK(room.asked.size() == 2);
  room.ask("c", "0.9", false, "", 2);
  CHECK(room.asked.size() == 3);
  room.gone = {"h.svg"};
  room.ask("d", "0.9");
  CHECK(room.asked.size() == 4);
}

TEST_CASE("A teacher does not wait for a student's run, students do for his") {
  ByHand room;
  room.ask("a", "0.9");
  room.ask("t", "0.9", true);
  REQUIRE(room.asked.size() == 2);
  CHECK(room.asked[1].request.is_teacher);
  room.ask("s", "0.7", true);
  room.ask("b", "0.7");
  CHECK(room.asked.size() == 3);
}

TEST_CASE("Nobody waits for two runs, and those who asked along get theirs") {
  ByHand room;
  room.ask("a", "0.9");
  room.ask("b", "0.9");
  room.ask("a", "0.8");
  CHECK(room.take() == "a:not ");
  room.end(0, RunEnd::Status::superseded);
  REQUIRE(room.asked.size() == 3);
  CHECK(room.asked[2].request.person == "b");
  CHECK(room.asked[2].request.parameters.at("rho") == "0.9");
  room.cell(2, "h");
  room.end(2);
  room.end(1);
  CHECK(room.take() == "b:h b:done a:done ");
}

TEST_CASE("What failed is run again when it is asked for again") {
  ByHand room;
  room.ask("a", "0.9");
  room.end(0, RunEnd::Status::failed);
  room.ask("b", "0.9");
  CHECK(room.asked.size() == 2);
}
