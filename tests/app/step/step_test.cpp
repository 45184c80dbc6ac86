// `chalkline step` without a terminal: whole sessions, a command a line.
#include <algorithm>
#include <filesystem>

#include "app/step/step_home.hpp"
#include "base/child_process.hpp"
#include "catch.hpp"
#include "contains.hpp"
#include "own_processes.hpp"

using namespace chalkline;
using test::StepHome;

namespace {

/// Runs a session with these lines on standard input.
base::ChildResult session(const StepHome& home, const std::string& lines,
                          const std::string& options = "") {
  write_file(home.path() / "lines", lines);
  std::string command;
  for (const std::string& variable : home.environment()) command += "export '" + variable + "'; ";
  command += "cd '" + home.path().string() + "'; exec ./chalkline step all " + options + " <lines";
  return base::run_captured("/bin/sh", {"-c", command});
}

using chalkline::test::contains;

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at) ++n;
  return n;
}

const std::string to_the_end = "n\nn\nn\nn\nmany\nn\nn\nn\n";
const std::string to_cell_8 = "g 8\nmany\n";

}  // namespace

TEST_CASE("a session shows each cell, and what it prints once it has run") {
  const StepHome home;
  const base::ChildResult result = session(home, to_the_end);
  INFO(result.output << result.errors);
  CHECK(result.status == 0);
  CHECK(result.errors.empty());
  CHECK(home.counted() == "123456");
  for (int i = 1; i <= 9; ++i)
    CHECK(count(result.output, "cell " + std::to_string(i) + " of 9 ") == 1);
  CHECK(contains(result.output, "A lesson to step through\n"));
  CHECK(contains(result.output, "33  numbers.push_back(2);\n"));
  CHECK(
      contains(result.output, "show(Vector{rho, 1.0});\nYour prediction:\n3 numbers\n[0.5 1. ]\n"));
  CHECK(contains(result.output, "fifth, 4 numbers\nat 5\n"));
}

TEST_CASE(
    "nothing but what the terminal is to show reaches it: no escape code, with or without color") {
  const StepHome home;
  const base::ChildResult result = session(home, to_the_end);
  CHECK(result.output.find('\033') == std::string::npos);
  CHECK(contains(result.output, "rho 0.5, red\n"));
}

TEST_CASE("the end of input ends a session cleanly wherever it comes, and nothing is left") {
  std::string lines;
  for (const std::string step : {"n\n", "", "g 6\n", "x\n", "n", "\n", "a\n", "p\n"}) {
    lines += step;
    const StepHome home;
    CHECK(session(home, lines).status == 0);
    CHECK(home.processes().empty());
    CHECK(std::filesystem::is_empty(home.temporary()));
  }
}

TEST_CASE("an empty line is n, and a command that does not exist is told") {
  const StepHome home;
  const base::ChildResult result = session(home, "\n  \nx\nn n\ng\n0\ng 10\ng 1x\nq\nn\n");
  CHECK(contains(result.output, "cell 3 of 9"));
  CHECK(!contains(result.output, "cell 4 of 9"));
  CHECK(contains(result.output, "There is no command \"x\""));
  CHECK(contains(result.output, "There is no command \"n n\""));
  for (const char* wrong : {"\"0\"", "\"10\"", "\"1x\""})
    CHECK(contains(result.output, std::string("There is no cell ") + wrong + ", only 1 to 9."));
}

TEST_CASE(
    "back means back: variables and open files are what they were, and no cell before runs again") {
  const StepHome home;
  const base::ChildResult result = session(home, to_cell_8 + "n\np\nn\np\np\nn\nn\n");
  INFO(result.output);
  CHECK(home.counted() ==
        "123455"
        "45");
  CHECK(count(result.output, "fifth, 4 numbers\nat 5\n") == 3);
  CHECK(contains(result.output, "← back before cell 8"));
}

TEST_CASE("going back from the end, over many cells and again, restores each state") {
  const StepHome home;
  const base::ChildResult result = session(home, "a\nmany\na\ng 4\na\ng 3\na\n");
  INFO(result.output);
  CHECK(result.status == 0);
  CHECK(home.counted() ==
        "123456"
        "23456"
        "123456");
  CHECK(count(result.output, "\n2 numbers\n") == 3);
  CHECK(count(result.output, "\n4 numbers, rho 0.5, ") == 3);
}

TEST_CASE(
    "where memory is short there are fewer checkpoints, and going back says what runs again") {
  const StepHome home;
  std::vector<std::string> words = test::own_processes();
  if (words.empty()) {
    WARN("not tested: no processes of a user's own on this system (unshare)");
    return;
  }
  write_file(home.path() / "meminfo", "MemTotal: 4000 kB\nMemAvailable: 2000 kB\n");
  write_file(home.path() / "lines", "g 5\nthree\np\nq\n");
  std::string command = "cd '" + home.path().string() + "'; mount --bind meminfo /proc/meminfo; ";
  for (const std::string& variable : home.environment()) command += "export '" + variable + "'; ";
  words.insert(words.end(), {"sh", "-c", command + "exec ./chalkline step all <lines"});
  const base::ChildResult result = base::run_captured(words[0], {words.begin() + 1, words.end()});
  INFO(result.output << result.errors);
  CHECK(contains(result.output, "no checkpoint is kept here: 2 cells are run again, unseen"));
  CHECK(home.counted() ==
        "123"
        "12");
}

TEST_CASE("r runs the last cell again from the state before it") {
  const StepHome home;
  const base::ChildResult result = session(home, "g 4\nr\nr\nn\n");
  CHECK(home.counted() == "1112");
  CHECK(count(result.output, "\none\n") == 3);
  CHECK(contains(session(home, "r\nq\n").output, "No cell has run yet"));
}

TEST_CASE("a cell that fails leaves the student before it, with everything as it was") {
  const auto [how, told] =
      GENERATE(table<std::string, std::string>({{"segfault", "killed by signal 11"},
                                                {"exit", "exit status 3"},
                                                {"throws", "std::runtime_error: unplanned"}}));
  const StepHome home;
  const base::ChildResult result = session(home, to_cell_8 + "n\nn\np\nn\nn\n", "-p how=" + how);
  INFO(result.output);
  CHECK(result.status == 1);
  CHECK(count(result.output, told) == 3);
  CHECK(count(result.output, "fifth, 4 numbers\nat 5\n") == 3);
  CHECK(contains(result.output, "cell 8 failed; you stand before it again"));
  CHECK(!contains(result.output, "cell 9 of 9"));
  CHECK(home.counted() ==
        "123455"
        "45");
  CHECK(home.processes().empty());
}

TEST_CASE("a failure that was mended is none: the last run of a cell decides") {
  const StepHome home;
  const base::ChildResult result =
      session(home, to_cell_8 + "n\ne how=well\nn\nn\n", "-p how=throws");
  INFO(result.output);
  CHECK(result.status == 0);
  CHECK(contains(result.output, "how = well (it was throws)"));
  CHECK(contains(result.output, "≠ differs from before"));
}

TEST_CASE(
    "a process that a cell left in the background does not outlive the session, nor going back") {
  const StepHome home;
  const base::ChildResult result = session(home, to_cell_8 + "n\n", "-p how=background");
  CHECK(contains(result.output, "background\n"));
  CHECK(home.processes().empty());
}

TEST_CASE(
    "a cell that leaves a thread running can be left backwards: what comes before it runs again, "
    "unseen") {
  const StepHome home;
  const base::ChildResult result = session(home, to_cell_8 + "n\nn\np\nn\n", "-p how=thread");
  INFO(result.output);
  CHECK(result.status == 0);
  CHECK(home.counted() ==
        "123456"
        "56");
  CHECK(count(result.output, "fifth, 4 numbers") == 1);
  CHECK(count(result.output, "\n4 numbers, rho 0.5") == 2);
}

TEST_CASE("a changed parameter runs all up to the current cell again and marks what differs") {
  const StepHome home;
  const base::ChildResult result = session(home, to_cell_8 + "e rho=0.25\nn\nn\n");
  INFO(result.output);
  CHECK(home.counted() ==
        "1234"
        "1234"
        "56");
  CHECK(contains(
      result.output,
      "rho = 0.25 (it was 0.5)\n= cell 3 (Set up) is the same as before\n= cell 4 (Change it) is "
      "the same as before\n"
      "≠ cell 6 (Change it again) differs from before:\n3 numbers\n[0.25 1.  ]\n= cell 7"));
  CHECK(contains(result.output, "rho 0.25"));
  CHECK(count(result.output, "Your prediction:") == 1);
}

TEST_CASE("cells that run again later are marked, too, if they differ from before") {
  const StepHome home;
  const base::ChildResult result = session(home, "a\nmany\na\np\np\ne rho=0.25\na\n");
  INFO(result.output);
  CHECK(contains(result.output, "4 numbers, rho 0.25, red\n"));
  CHECK(count(result.output, "≠ differs from before") == 1);
}

TEST_CASE("a bad value is refused with what is allowed, and nothing has changed") {
  const StepHome home;
  const base::ChildResult result =
      session(home, "g 4\ne rho=1\ne roh=0.1\ne rho\ne rho=0.1 how=never\nn\n\n \nmany\n");
  INFO(result.output);
  CHECK(contains(result.output, "0 <= rho < 1"));
  CHECK(contains(result.output, "roh"));
  CHECK(contains(result.output, "NAME=VALUE"));
  CHECK(contains(result.output, "segfault"));
  CHECK(contains(result.output, "[0.5 1. ]"));
  CHECK(home.counted() == "123");
}

TEST_CASE("e alone lists the parameters: values, what is allowed, descriptions") {
  const StepHome home;
  const base::ChildResult result = session(home, "e\ne rho=0.25\ne\n");
  CHECK(contains(result.output, "  rho = 0.5   a number (0 <= rho < 1)\n"));
  CHECK(contains(result.output, "  rho = 0.25  a number (0 <= rho < 1, by default 0.5)\n"));
}

TEST_CASE("a result stays hidden until there is a prediction, which is then shown beside it") {
  const StepHome home;
  const base::ChildResult hidden = session(home, "g 6\n\n   \n");
  CHECK(contains(hidden.output, "How many numbers are there now?"));
  CHECK(!contains(hidden.output, "\n3 numbers"));
  CHECK(home.counted() == "12");
  const base::ChildResult shown = session(home, "g 6\n\nthree, \033[1mI think\n");
  CHECK(contains(shown.output, "\n3 numbers\n[0.5 1. ]\nYou predicted: three, ␛[1mI think\n"));
}

TEST_CASE("what a prediction hides comes after it, and its answer needs no key") {
  const StepHome home(CHALKLINE_BUILD_DIR "/test_lessons/folds");
  const base::ChildResult hidden = session(home, "a\n", "--show none");
  INFO(hidden.output << hidden.errors);
  CHECK(contains(hidden.output, "What is the sum of 2 and 3?"));
  CHECK(!contains(hidden.output, "five"));
  const base::ChildResult jumped = session(home, "g 7\n", "--show none");
  CHECK(!contains(jumped.output, "five"));
  const base::ChildResult shown = session(home, "n\nn\nfive, I say\nn\nn\n", "--show none");
  INFO(shown.output);
  for (const char* told : {"The caption tells five.", "Bars, of which the last is five high.",
                           "The prose tells five.", "The answer tells five."})
    CHECK(count(shown.output, told) == 1);
}

TEST_CASE("u shows folded code and an answer to exercises, which are not shown before") {
  const StepHome home(CHALKLINE_BUILD_DIR "/test_lessons/folds");
  const std::string to_code = "g 3\n5\ng 8\n";
  const base::ChildResult folded = session(home, to_code + "n\nn\nn\nn\n", "--show none");
  INFO(folded.output << folded.errors);
  CHECK(contains(folded.output, " Draw it "));
  CHECK(contains(folded.output, "2 lines of code, folded: u shows them\n"));
  CHECK(!contains(folded.output, "const int drawn"));
  CHECK(contains(folded.output, "\ndrawn 1\n"));
  CHECK(contains(folded.output, "an answer, folded: u shows it\n"));
  CHECK(!contains(folded.output, "Nine"));
  CHECK(contains(folded.output, "\nlast\n"));
  const base::ChildResult code = session(home, to_code + "u\n", "--show none");
  CHECK(contains(code.output, "33  const int drawn = 1;\n34  std::printf"));
  CHECK(!contains(code.output, "\ndrawn 1\n"));
  const base::ChildResult answer = session(home, to_code + "n\nn\nu\nn\nu\n", "--show none");
  INFO(answer.output);
  CHECK(count(answer.output, "Nine") == 2);  // also from the prose or code behind it
  CHECK(contains(session(home, "u\n", "--show none").output, "Nothing is folded here.\n"));
}

TEST_CASE("the line after a question is the answer, whatever command it might be") {
  for (const std::string answer : {"q", "a", "p", "?", "e rho=0.1", "g 1"}) {
    const StepHome home;
    const base::ChildResult result = session(home, "n\nn\nn\nn\n" + answer + "\nq\nn\n");
    INFO(result.output);
    CHECK(contains(result.output, "\n3 numbers\n[0.5 1. ]\nYou predicted: " + answer + "\n"));
    CHECK(home.counted() == "123");
  }
}

TEST_CASE("an exception in a second thread costs its cell, and is told as text") {
  for (const char* how : {"throw_in_thread", "throw_in_noexcept"}) {
    const StepHome home(CHALKLINE_BUILD_DIR "/test_lessons/faults");
    const base::ChildResult result =
        session(home, "a\np\nn\nn\n", std::string("-p how=") + how + " --show none");
    INFO(result.output << result.errors);
    CHECK(result.status == 1);
    CHECK(count(result.output, "std::runtime_error: a title ␛]0;evil␇") == 2);
    CHECK(count(result.output, "cell 4 failed; you stand before it again") == 2);
    CHECK(!contains(result.output + result.errors, "terminate called"));
    CHECK(!contains(result.output + result.errors, "\033"));
  }
}

TEST_CASE("the teacher's notes are not shown") {
  const StepHome home;
  CHECK(!contains(session(home, to_the_end).output, "Only the teacher"));
}

TEST_CASE("help lists every key, and v says where the source is") {
  const StepHome home;
  const base::ChildResult result = session(home, "?\ng 4\nv\n");
  for (const char* key : {"Enter, Space", "\n  r ", "\n  g ", "\n  a ", "\n  e ", "\n  o ",
                          "\n  v ", "\n  ? ", "\n  q "})
    CHECK(contains(result.output, key));
  CHECK(contains(result.output, "tests/lesson/lessons/steps.cpp:32\n"));
}

TEST_CASE("a figure is drawn into a folder that is gone at the end, or stays where --out says") {
  const StepHome home(CHALKLINE_BUILD_DIR "/test_lessons/probe");
  const base::ChildResult result = session(home, "o\na\no\n");
  INFO(result.output << result.errors);
  CHECK(contains(result.output, "There is no figure yet."));
  CHECK(contains(result.output, "Figure: A line\nStraight up\nA rising line\n"));
  CHECK(contains(result.output, "The figure is in " + home.temporary().string()));
  CHECK(std::filesystem::is_empty(home.temporary()));
  const base::ChildResult kept = session(home, "a\n", "--out figures --format svg");
  CHECK(kept.status == 0);
  for (const char* file : {"probe.gp", "probe.png", "probe.svg"})
    CHECK(std::filesystem::exists(home.path() / "figures" / file));
}

TEST_CASE("pictures go to a pipe only if the user asks for them") {
  const StepHome home(CHALKLINE_BUILD_DIR "/test_lessons/probe");
  CHECK(!contains(session(home, "a\n").output, "\033"));
  CHECK(contains(session(home, "a\n", "--show=sixel").output, "\033P"));
  CHECK(contains(session(home, "a\n", "--show=kitty").output, "\033_G"));
  CHECK(contains(session(home, "a\n", "--show=blocks").output, "▀"));
}

TEST_CASE("a wrong command is status 2 before anything runs") {
  const StepHome home;
  for (const char* options : {"-p rho=1", "-p roh=1", "--show=pixels", "--palette pink"}) {
    const base::ChildResult result = session(home, "a\n", options);
    CHECK(result.status == 2);
    CHECK(result.output.empty());
    CHECK(!result.errors.empty());
  }
  CHECK(home.counted().empty());
}

TEST_CASE("a lesson that cannot be started is told, with what it said") {
  const StepHome home("/bin/false");
  const base::ChildResult result = session(home, "n\n");
  CHECK(result.status == 1);
  CHECK(contains(result.errors, "could not be started"));
}

TEST_CASE("a reader of the output who leaves ends the session, and nothing is left") {
  const StepHome home;
  std::string command;
  for (const std::string& variable : home.environment()) command += "export '" + variable + "'; ";
  command += "cd '" + home.path().string() +
             "'; { ./chalkline step all -p how=print; echo $? >status; } | head -n 1; wait";
  write_file(home.path() / "lines", "a\nmany\na\np\nn\np\nn\np\nn\n");
  base::run_captured("/bin/sh",
                     {"-c", "exec <'" + (home.path() / "lines").string() + "'; " + command});
  CHECK(read_file(home.path() / "status") == "1\n");
  CHECK(home.processes().empty());
  CHECK(std::filesystem::is_empty(home.temporary()));
}
