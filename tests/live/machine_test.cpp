// Runs by waiting lessons: the same as by the lessons' own programs, whatever goes wrong.
#include "live/machine.hpp"

#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <set>

#include "base/process.hpp"
#include "book/themed_svg.hpp"
#include "catch.hpp"
#include "live/served_lessons.hpp"
#include "open_descriptors.hpp"
#include "own_processes.hpp"
#include "plot/fake_gnuplot.hpp"
#include "sanitized.hpp"

using namespace chalkline;
using namespace chalkline::test;
using live::RunEnd;

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Tells the processes that this test starts from those of others that run at the same time.
const std::string& own_mark() {
  static const std::string mark = [] {
    const std::string number = std::to_string(::getpid());
    ::setenv("CHALKLINE_TEST_MARK", number.c_str(), 1);
    return "CHALKLINE_TEST_MARK=" + number;
  }();
  return mark;
}

/// The processes, but those that have ended, of this name.
std::vector<pid_t> processes_called(const std::string& name) {
  std::vector<pid_t> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const pid_t process = std::atoi(entry.path().filename().c_str());
    std::ifstream in(entry.path() / "comm"), environment(entry.path() / "environ");
    const std::string variables{std::istreambuf_iterator<char>(environment), {}};
    std::string comm;
    if (process > 0 && std::getline(in, comm) && comm == name && has(variables, own_mark()) &&
        runs(process))
      found.push_back(process);
  }
  return found;
}

/// Waits until there are so many of them.
bool comes_to(const std::string& name, std::size_t count) {
  for (int tries = 0; tries < 5000; ++tries) {
    if (processes_called(name).size() == count) return true;
    ::usleep(1000);
  }
  return false;
}

live::RunRequest greedy(const std::string& what) {
  own_mark();  // before any process is started
  return {.lesson = "greedy", .parameters = {{"what", what}}};
}

/// The answers of a run by itself, on the page of a book of this lesson alone.
std::vector<live::CellAnswer> answers_alone(const live::LiveLesson& lesson,
                                            const std::vector<std::string>& assignments) {
  live::LiveLesson alone = lesson;
  const std::filesystem::path path = lesson.published.path;
  alone.published = run_alone(lesson.program, assignments);
  alone.published.path = path;
  const std::string name = alone.published.record.name;
  return live::Machine({std::move(alone)}).first_answers(name);
}

void check_same(const std::vector<live::CellAnswer>& expected, const Answers& got) {
  CHECK(got.cells().size() == expected.size());
  for (const live::CellAnswer& one : expected) {
    INFO("cell " << one.cell);
    REQUIRE(got.cells().count(one.cell) == 1);
    const live::CellAnswer& other = got.cells().at(one.cell);
    CHECK(other.html == one.html);
    CHECK(other == one);
  }
}

}  // namespace

TEST_CASE("a waiting lesson answers as its program does, byte for byte") {
  const std::map<std::string, live::Assignments> tries = {{"1_gradient_descent", {}},
                                                          {"6_trajectory", {{"rho", "0.9"}}},
                                                          {"8_race", {{"seed", "2"}}},
                                                          {"9_your_own_lesson", {}}};
  for (const auto& [name, parameters] : tries) {
    INFO(name);
    if (test::sanitized && name == "8_race") continue;  // its searches take longer than a run may
    const live::LiveLesson lesson = course_lesson(name);
    live::Machine machine({lesson});
    const auto defaults = ask(machine, {.lesson = name});
    CHECK(defaults->wait().message.empty());
    CHECK(defaults->wait().status == RunEnd::Status::done);
    check_same(machine.first_answers(name), *defaults);
    CHECK(!machine.first_answers(name).empty());
    std::vector<std::string> words;
    for (const auto& [parameter, value] : parameters) words.push_back(parameter + "=" + value);
    const auto tried = ask(machine, {.lesson = name, .parameters = parameters});
    CHECK(tried->wait().status == RunEnd::Status::done);
    check_same(answers_alone(lesson, words), *tried);
  }
}

TEST_CASE("every figure that an answer shows is served, as the book has it, and packed") {
  const live::LiveLesson lesson = course_lesson("6_trajectory");
  live::Machine machine({lesson});
  const auto answers = ask(machine, {.lesson = "6_trajectory"});
  REQUIRE(answers->wait().status == RunEnd::Status::done);
  std::size_t figures = 0;
  const std::string html = answers->html();
  for (std::size_t at = html.find("figures/"); at != html.npos;
       at = html.find("figures/", at + 1)) {
    const std::size_t begin = at + 8, end = html.find_first_of("\"#", begin);
    const std::string file = html.substr(begin, end - begin);
    INFO(file);
    const live::SharedFigure figure = machine.figure(file);
    REQUIRE(figure);
    CHECK(figure->gzip().size() < figure->svg().size() / 2);
    CHECK(figure->gzip().substr(0, 2) == "\x1f\x8b");
    const bool is_published = std::ranges::any_of(lesson.published.figures, [&](const auto& one) {
      return book::themed_svg(one.second) == figure->svg();
    });
    CHECK(is_published);
    ++figures;
  }
  CHECK(figures >= 2);
  CHECK(!machine.figure("6_trajectory.svg"));
  CHECK(!machine.figure("../6_trajectory.svg"));
}

TEST_CASE("only the cells that differ from what is known are told") {
  live::Machine machine({test_lesson("greedy")});
  live::RunRequest request{.lesson = "greedy", .parameters = {{"level", "0.25"}}};
  for (const live::CellAnswer& one : machine.first_answers("greedy"))
    request.known[one.cell] = one.hash;
  const auto first = ask(machine, request);
  CHECK(first->wait().status == RunEnd::Status::done);
  CHECK(first->cells().size() == 2);  // what is printed, and the figure
  for (const auto& [cell, answer] : first->cells()) request.known[cell] = answer.hash;
  const auto again = ask(machine, request);
  CHECK(again->wait().status == RunEnd::Status::done);
  CHECK(again->cells().empty());
}

TEST_CASE("an unknown lesson, an unknown parameter and a value that is not allowed are refused") {
  live::Machine machine({test_lesson("greedy")});
  const auto refused = [&](const live::RunRequest& request) {
    const auto answers = ask(machine, request);
    CHECK(answers->wait().status == RunEnd::Status::refused);
    CHECK(answers->cells().empty());
    return answers->wait();
  };
  CHECK(has(refused({.lesson = "nothing"}).message, "nothing"));
  CHECK(refused({.lesson = "greedy", .parameters = {{"levle", "1"}}}).parameter == "levle");
  const RunEnd end = refused({.lesson = "greedy", .parameters = {{"level", "2"}}});
  CHECK(end.parameter == "level");
  CHECK(has(end.message, "0 <= level <= 1"));
  CHECK(refused({.lesson = "greedy", .parameters = {{"level", "0.5 "}, {"what", "a\nb"}}})
            .parameter != "");
}

TEST_CASE(
    "a run that takes too much is ended, is told what is allowed, and nothing is left of it") {
  live::MachineOptions options{.workers = 2};
  options.student.time = std::chrono::seconds(8);
  live::Machine machine({test_lesson("greedy")}, options);
  const auto message_of = [&](const std::string& what) {
    const auto answers = ask(machine, greedy(what));
    const RunEnd& end = answers->wait();
    INFO(what << ": " << end.message);
    CHECK(end.status == RunEnd::Status::failed);
    CHECK(has(answers->html(), "first 0.5"));
    CHECK(has(answers->html(), "Not run, since a cell before it failed"));
    return end.message;
  };
  CHECK(has(message_of("cpu"), "more than 2 s"));
  if (!sanitized) CHECK(has(message_of("memory"), "more than 512 MiB"));
  CHECK(has(message_of("text"), "more than 1 MiB"));
  CHECK(has(message_of("time"), "longer than 8 s"));
  CHECK(comes_to("greedy", 1));  // which waits
  CHECK(ask(machine, greedy("nothing"))->wait().status == RunEnd::Status::done);
}

TEST_CASE("a figure of too long a script is not drawn, and ends the run") {
  live::MachineOptions options;
  options.student.script = 500;
  live::Machine machine({test_lesson("greedy")}, options);
  const auto answers = ask(machine, greedy("nothing"));
  CHECK(answers->wait().status == RunEnd::Status::failed);
  CHECK(has(answers->wait().message, "draw fewer points"));
  INFO(answers->html());
  CHECK(has(answers->html(), "draw fewer points"));
}

TEST_CASE(
    "a gnuplot that hangs, talks, dies or draws nothing fails its figure, and the next works") {
  for (const auto& [commands, part] : std::vector<std::pair<std::string, std::string>>{
           {"while :; do :; done", "longer than 5 s"},
           {"echo nonsense >&2; while read line; do :; done", "nonsense"},
           {"kill -9 $$", "killed by signal 9"},
           {"exit 0", "drew nothing"},
           {"echo no picture; exit 0", "no picture"}}) {
    INFO(commands);
    live::Machine machine({test_lesson("greedy")}, {.workers = 2});
    {
      const FakeGnuplot fake(commands);
      const auto answers = ask(machine, greedy("nothing"));
      CHECK(answers->wait().status == RunEnd::Status::failed);
      INFO(answers->wait().message);
      CHECK((has(answers->wait().message, part) || part == "no picture"));
    }
    CHECK(ask(machine, greedy("nothing"))->wait().status == RunEnd::Status::done);
  }
}

TEST_CASE("an animation comes whole, or as its last frame where that is asked for") {
  const live::LiveLesson lesson = course_lesson("6_trajectory");
  live::Machine machine({lesson});
  live::RunRequest request{.lesson = "6_trajectory", .parameters = {{"rho", "0.9"}}};
  const auto whole = ask(machine, request);
  CHECK(whole->wait().status == RunEnd::Status::done);
  request.films = false;
  const auto still = ask(machine, request);
  CHECK(still->wait().status == RunEnd::Status::done);
  CHECK(has(whole->html(), "data-film=\"figures/"));
  CHECK(!has(still->html(), "data-film"));
  std::size_t same = 0;
  for (const auto& [cell, answer] : whole->cells())
    for (std::size_t i = 0; i < answer.figures.size(); ++i) {
      if (!answer.figures[i].animation) continue;
      const record::FigureDisplay& last = still->cells().at(cell).figures.at(i);
      const live::SharedFigure a = machine.figure(answer.figures[i].name + ".svg"),
                               b = machine.figure(last.name + ".svg");
      REQUIRE((a && b));
      CHECK(a->svg() == b->svg());
      ++same;
    }
  CHECK(same == 1);
}

TEST_CASE("a lesson that crashes, exits, throws or garbles its events answers that it did") {
  live::Machine machine({test_lesson("greedy")});
  const auto answer_to = [&](const std::string& what, const std::string& part) {
    const auto answers = ask(machine, greedy(what));
    const RunEnd end = answers->wait();
    INFO(what << ": " << end.message);
    CHECK(end.status == RunEnd::Status::failed);
    CHECK(has(end.message, part));
    CHECK(has(answers->html(), "This cell failed"));
  };
  answer_to("crash", "killed by signal 6");
  answer_to("exit", "exit status 3");
  answer_to("throw", "it has enough");
  answer_to("descriptors", "file descriptor");
  answer_to("late", "after the last cell");
  CHECK(ask(machine, greedy("nothing"))->wait().status == RunEnd::Status::done);
}

TEST_CASE("what a run starts ends with it") {
  live::Machine machine({test_lesson("greedy")});
  CHECK(ask(machine, greedy("processes"))->wait().status == RunEnd::Status::done);
  CHECK(comes_to("greedy-child", 0));
}

TEST_CASE("a waiting lesson that was killed is started again") {
  live::Machine machine({test_lesson("greedy")});
  for (int i = 0; i < 3; ++i) {
    CHECK(ask(machine, greedy("nothing"))->wait().status == RunEnd::Status::done);
    const std::vector<pid_t> waiting = processes_called("greedy");
    REQUIRE(waiting.size() == 1);
    base::send_signal(waiting[0], SIGKILL);
  }
  const auto answers = ask(machine, greedy("nothing"));
  CHECK(answers->wait().status == RunEnd::Status::done);
  CHECK(has(answers->html(), "last"));
}

TEST_CASE("a run whose waiting lesson is killed meanwhile is tried again") {
  live::Machine machine({test_lesson("greedy")});
  live::RunRequest request = greedy("cpu");
  const auto answers = ask(machine, request);
  REQUIRE(comes_to("greedy", 2));
  const std::vector<pid_t> both = processes_called("greedy");
  base::send_signal(std::min(both[0], both[1]), SIGKILL);
  CHECK(has(answers->wait().message, "more than 2 s"));
}

TEST_CASE("a program that cannot wait answers with the reason") {
  live::LiveLesson lesson = test_lesson("greedy");
  const TemporaryFolder folder;
  const auto ends = [&](const std::filesystem::path& program) {
    lesson.program = program;
    live::Machine machine({lesson});
    const auto answers = ask(machine, greedy("nothing"));
    CHECK(answers->wait().status == RunEnd::Status::failed);
    return answers->wait().message;
  };
  CHECK(has(ends(folder.path() / "missing"), "missing"));
  const std::filesystem::path script = folder.path() / "script";
  write_file(script, "#!/bin/sh\necho it is out of order >&2\nexit 4\n");
  std::filesystem::permissions(script, std::filesystem::perms::owner_all);
  CHECK(ends(script) == "it is out of order");
  write_file(script, "#!/bin/sh\nexit 4\n");
  CHECK(has(ends(script), "exit status 4"));
  write_file(script, "#!/bin/sh\nkill -9 $$\n");
  CHECK(has(ends(script), "signal 9"));
}

TEST_CASE("of one person the newest wish counts, and a long run gives way to it") {
  live::Machine machine({test_lesson("greedy")});
  live::RunRequest request = greedy("cpu");
  request.person = "a";
  const auto begin = std::chrono::steady_clock::now();
  const auto running = ask(machine, request);
  REQUIRE(comes_to("greedy", 2));
  const auto waiting = ask(machine, request);
  request.parameters = {{"level", "0.75"}};
  const auto newest = ask(machine, request);
  CHECK(waiting->wait().status == RunEnd::Status::superseded);
  CHECK(running->wait().status == RunEnd::Status::superseded);
  CHECK(newest->wait().status == RunEnd::Status::done);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::milliseconds(1900));
  CHECK(has(newest->html(), "first 0.75"));
}

TEST_CASE("a teacher does not wait for students") {
  live::Machine machine({test_lesson("greedy")}, {.workers = 2});
  std::vector<std::shared_ptr<Answers>> students;
  for (int i = 0; i < 5; ++i) {
    live::RunRequest request = greedy("cpu");
    request.person = "student " + std::to_string(i);
    students.push_back(ask(machine, request));
  }
  REQUIRE(comes_to("greedy", 2));
  live::RunRequest request = greedy("nothing");
  request.is_teacher = true;
  CHECK(ask(machine, request)->wait().status == RunEnd::Status::done);
  CHECK(!students[0]->has_ended());
}

TEST_CASE("a lesson that was built anew is run by its new program, and the old one ends") {
  live::LiveLesson lesson = test_lesson("greedy");
  live::Machine machine({lesson});
  CHECK(ask(machine, greedy("nothing"))->wait().status == RunEnd::Status::done);
  const std::vector<pid_t> before = processes_called("greedy");
  REQUIRE(before.size() == 1);
  live::RunRequest request = greedy("cpu");
  request.person = "another";
  const auto long_run = ask(machine, request);
  REQUIRE(comes_to("greedy", 2));
  lesson.build = 2;
  machine.replace(lesson);
  CHECK(runs(before[0]));  // for the run that it has
  CHECK(has(long_run->wait().message, "2 s"));
  CHECK(ask(machine, greedy("nothing"))->wait().status == RunEnd::Status::done);
  CHECK(comes_to_an_end(before[0]));
  CHECK(comes_to("greedy", 1));
}

TEST_CASE("a machine leaves nothing behind: no process, no file, no open file") {
  { live::Machine warm({test_lesson("greedy")}); }
  const live::LiveLesson lesson = test_lesson("greedy");
  // What the lesson itself left comes here only where this is a container's first process.
  while (base::reap_ended_child() || errno != ECHILD) ::usleep(1000);
  const auto before = open_descriptors();
  const auto files = [] {
    std::set<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator("/dev/shm"))
      names.insert(file.path().filename());
    return names;
  };
  const auto files_before = files();
  std::shared_ptr<Answers> unfinished;
  {
    live::Machine machine({lesson});
    CHECK(ask(machine, greedy("nothing"))->wait().status == RunEnd::Status::done);
    unfinished = ask(machine, greedy("cpu"));
    REQUIRE(comes_to("greedy", 2));
  }
  CHECK(unfinished->wait().status != RunEnd::Status::done);
  CHECK(comes_to("greedy", 0));
  CHECK(!base::reap_ended_child());
  CHECK(errno == ECHILD);
  CHECK(files() == files_before);
  CHECK(open_descriptors() == before);
}
