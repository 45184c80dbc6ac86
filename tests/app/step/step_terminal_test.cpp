// `chalkline step` on a terminal: real keys through a pseudo-terminal, and what then stands on the
// screen.
#include <signal.h>

#include <sstream>
#include <thread>

#include "app/step/step_home.hpp"
#include "catch.hpp"
#include "contains.hpp"
#include "pty.hpp"
#include "text/printable.hpp"

using namespace chalkline;
using test::Pty;
using test::StepHome;

namespace {

const std::string no_graphics = "\033[?62;22c", left = "\033[D", right = "\033[C";

using chalkline::test::contains;

/// What a terminal would show: without the codes for colors, and without lines that were erased.
std::string plain(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\033[") == 0) {
      i = text.find_first_not_of("0123456789;?", i + 2);
      if (text[i] == 'J') result.erase(result.rfind('\n') + 1);
    } else if (text[i] != '\r') {
      result += text[i];
    }
  }
  return result;
}

class Terminal {
 public:
  explicit Terminal(const StepHome& home, const std::string& options = "",
                    const std::string& answer = no_graphics, unsigned short columns = 100)
      : pty_(columns, 40), before_(pty_.attributes()), app_(start(home, options)) {
    pty_.until("\033[c");
    pty_.type(answer);
  }

  Pty& pty() { return pty_; }
  base::Child& app() { return app_; }
  void type(const std::string& keys) { pty_.type(keys); }
  std::string until(const std::string& text) { return plain("\n" + pty_.until(text)); }
  std::string until_one_of(const std::vector<std::string>& texts) {
    return plain("\n" + pty_.until_one_of(texts));
  }

  /// Types keys and waits until the bar says so, e.g. "cell 4 of 9".
  std::string type_until(const std::string& keys, const std::string& place,
                         const std::string& after = "   ") {
    type(keys);
    return until(place + after);
  }

  /// Waits for the end; returns the exit status, or 128 + the signal.
  int wait() { return app_.wait(); }

  bool is_as_it_was() const {
    const termios now = pty_.attributes();
    return now.c_lflag == before_.c_lflag && now.c_iflag == before_.c_iflag &&
           now.c_oflag == before_.c_oflag;
  }

 private:
  base::Child start(const StepHome& home, const std::string& options) {
    std::vector<std::string> environment = home.environment();
    environment.insert(environment.end(),
                       {"TERM=xterm-256color", "NO_COLOR=", "DISPLAY=", "COLORTERM="});
    return pty_.start(
        {"/bin/sh", "-c",
         "unset DISPLAY WAYLAND_DISPLAY; exec " + home.program().string() + " step all " + options},
        environment);
  }

  Pty pty_;
  termios before_;
  base::Child app_;
};

/// Whether all processes of a home end; they are given the time.
bool all_end(const StepHome& home) {
  for (int tries = 0; tries < 1000; ++tries) {
    if (home.processes().empty()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

const std::string keys_to_cell_8 = "g8\rthree\r";

}  // namespace

TEST_CASE(
    "lesson 5 with real keys: forwards, six cells back, another rho, forwards to the end, quit") {
  const StepHome home(CHALKLINE_BUILD_DIR "/lessons/5_rmsprop");
  Terminal terminal(home);
  terminal.until("cell 1 of ");
  terminal.until("cell 1 of ");
  const int last = std::stoi(terminal.until("   "));
  const auto place = [last](int number) {
    return (number > last ? "end of " : "cell " + std::to_string(number) + " of ") +
           std::to_string(last) + (number > last ? " cells   " : "   ");
  };
  int number = 1;
  const auto forwards = [&] {
    std::string shown;
    while (number <= last) {
      terminal.type(number % 2 == 0 ? "\r" : " ");
      shown += terminal.until_one_of({place(number + 1), "Your prediction: "});
      if (shown.ends_with("Your prediction: ")) {
        number += 2;
        terminal.type("the same\r");
        shown += terminal.until(place(number + 1));
      }
      ++number;
    }
    return shown;
  };
  const std::string first = forwards();
  CHECK(contains(first, "\n[-0.16595599  0.44064899]\n"));
  CHECK(contains(first, "You predicted: the same\n"));
  CHECK(contains(first, "\n>49 f([-5.45667355e-23  1.25022522e-04]) = 0.00000\nDone!\n"));
  CHECK(contains(first, "equal to the last bit\n"));

  for (int back = 0; back < 6; ++back)
    CHECK(contains(terminal.type_until(left, place(--number), ""), "← back "));
  terminal.type("e");
  CHECK(contains(terminal.until("changes nothing): "), "rho = 0.99  "));
  terminal.type("rho=0.9\r");
  const std::string changed = terminal.until(place(number));
  CHECK(contains(changed, "rho = 0.9 (it was 0.99)\n"));
  CHECK(contains(changed, "(A random start inside the bounds) is the same as before\n"));
  CHECK(contains(
      changed,
      "(The average of squared gradients) differs from before:\n[0.01101656 0.07766861]\n"));

  CHECK(contains(forwards(), "equal to the last bit\n"));
  terminal.type("q");
  CHECK(terminal.wait() == 0);
  CHECK(terminal.is_as_it_was());
  CHECK(home.processes().empty());
  CHECK(std::filesystem::is_empty(home.temporary()));
}

TEST_CASE("every key for next and back works without Enter") {
  const StepHome home;
  Terminal terminal(home);
  terminal.until("cell 1 of 9   ");
  terminal.type_until("\r", "cell 2 of 9");
  terminal.type_until(" ", "cell 3 of 9");
  CHECK(contains(terminal.type_until(right, "cell 4 of 9"), "\none\n"));
  terminal.type("n");
  CHECK(contains(terminal.until("Your prediction: "), "\n2 numbers\n"));
  terminal.type_until("\033", "cell 6 of 9");
  CHECK(contains(terminal.type_until(left, "cell 4 of 9"), "back before cell 4"));
  terminal.type_until("p", "cell 3 of 9");
  terminal.type("q");
  CHECK(terminal.wait() == 0);
  CHECK(terminal.is_as_it_was());
  CHECK(home.processes().empty());
  CHECK(std::filesystem::is_empty(home.temporary()));
  CHECK(home.counted() == "12");
}

TEST_CASE("a prediction is typed, corrected and shown beside the result") {
  const StepHome home;
  Terminal terminal(home);
  terminal.type("g6\r");
  terminal.until("Your prediction: ");
  terminal.type("\r");
  terminal.type("foux\x7Fr, \xC3\xBC\x7F I say\r");
  const std::string shown = terminal.until("cell 7 of 9   ");
  CHECK(contains(shown, "\n3 numbers\n"));
  CHECK(contains(shown, "You predicted: four,  I say\n"));
}

TEST_CASE("Escape or Ctrl-C leaves a question without an answer, and the result stays hidden") {
  const StepHome home;
  Terminal terminal(home);
  terminal.type("g6\r");
  for (const char* key : {"\033", "\003", "\004"}) {
    terminal.until("Your prediction: ");
    terminal.type("fo");
    CHECK(contains(terminal.type_until(key, "cell 6 of 9", "   Enter predict"), "stays hidden"));
    terminal.type("n");
  }
  terminal.until("Your prediction: ");
  CHECK(home.counted() == "12");
}

TEST_CASE("at a question every letter belongs to the answer, also those that are commands") {
  for (const std::string answer : {"a", "q", "p", "?", "v", "r g e o n", "all of it quits"}) {
    const StepHome home;
    Terminal terminal(home);
    terminal.type("g6\r");
    terminal.until("Your prediction: ");
    terminal.type(answer);
    terminal.until("Your prediction: " + answer);
    CHECK(home.counted() == "12");
    CHECK(contains(terminal.type_until("\r", "cell 7 of 9"), "You predicted: " + answer + "\n"));
    CHECK(home.counted() == "123");
  }
}

TEST_CASE("a question is asked with what it is about, and no key typed at it is a command") {
  for (const std::string answer : {"a", "q", "n", "p"}) {
    const StepHome home;
    Terminal terminal(home);
    terminal.type_until("g4\r", "cell 4 of 9");
    terminal.type("n");
    const std::string shown = terminal.until("Your prediction: ");
    CHECK(contains(shown, "How many numbers are there now?"));
    CHECK(contains(shown, "numbers.push_back(3);"));
    CHECK(contains(terminal.type_until(answer + "\r", "cell 7 of 9"),
                   "You predicted: " + answer + "\n"));
    CHECK(home.counted() == "123");
  }
}

TEST_CASE("help breaks no word and fits in its window") {
  for (const auto& [columns, most] :
       {std::pair<unsigned short, std::size_t>{40, 15}, {60, 23}, {80, 23}, {120, 23}}) {
    const StepHome home;
    Terminal terminal(home, "", no_graphics, columns);
    terminal.until("cell 1 of 9   ");
    const std::string shown = terminal.type_until("?", "cell 1 of 9   ", "");
    const std::string help =
        shown.substr(shown.find("  Enter"), shown.rfind('\n') - shown.find("  Enter"));
    INFO(columns << ":\n" << help);
    std::istringstream lines(help), words(help);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) CHECK(text::columns(line) < columns);
    CHECK(count <= most);
    std::string joined;
    for (std::string word; words >> word;) joined += word + " ";
    for (const char* text : {"e set parameters: NAME=VALUE, several with blanks between o open",
                             "At a question all that you type or paste is your answer; Esc leaves"})
      CHECK(contains(joined, text));
  }
}

TEST_CASE("left alone, a question says how it is answered and left") {
  const StepHome home;
  for (const unsigned short columns : std::initializer_list<unsigned short>{50, 80, 120}) {
    Terminal terminal(home, "", no_graphics, columns);
    terminal.type("g6\r");
    terminal.until("Your prediction:    Enter answers  Esc leaves it");
  }
}

TEST_CASE("a long answer scrolls, so that its end is always seen") {
  const StepHome home;
  Terminal terminal(home, "", no_graphics, 40);
  terminal.type("g6\r");
  terminal.until("Your prediction: ");
  terminal.type("one two three four five six seven eight nine ten");
  terminal.until("…ree four five six seven eight nine ten");
  CHECK(contains(terminal.type_until("\r", "cell 7 of 9"), "You predicted: one two three four"));
}

TEST_CASE("what is pasted at a question is one answer, whether the terminal marks it or not") {
  for (const auto& [before, after] : {std::pair{"\033[200~", "\033[201~"}, std::pair{"", ""}}) {
    const StepHome home;
    Terminal terminal(home);
    terminal.type("g6\r");
    terminal.until("Your prediction: ");
    terminal.type(std::string(before) + "a\rquit\nq \033[31m\rlast" + after);
    terminal.until("last");
    CHECK(home.counted() == "12");
    const std::string shown = terminal.type_until("\r", "cell 7 of 9");
    CHECK(contains(shown, "You predicted: a quit q "));
    CHECK(home.counted() == "123");
  }
}

TEST_CASE("what is pasted elsewhere is no command") {
  const StepHome home;
  Terminal terminal(home);
  terminal.until("cell 1 of 9   ");
  CHECK(contains(terminal.type_until("\033[200~q\r\033[201~", "cell 1 of 9"),
                 "What is pasted is no command"));
  terminal.type("g");
  terminal.until("Go to cell (1 to 9):");
  terminal.type_until("\033[200~3\033[201~\r", "cell 3 of 9");
  terminal.type("q");
  CHECK(terminal.wait() == 0);
}

TEST_CASE("keys for help and source stand in the bar of any window, and none is wider than it") {
  for (const unsigned short columns :
       std::initializer_list<unsigned short>{24, 30, 40, 50, 64, 80, 100, 120}) {
    const StepHome home;
    Terminal terminal(home, "", no_graphics, columns);
    std::string bar;
    do {  // until the lesson has started
      terminal.pty().until("\033[7m");
      bar = plain("\n" + terminal.pty().until("\033[0m"));
      INFO(columns << ": " << bar);
      CHECK(text::columns(bar.substr(1)) < columns);
    } while (contains(bar, "…"));
    INFO(columns << ": " << bar);
    CHECK(contains(bar, "v "));
    CHECK(contains(bar, "? "));
  }
}

TEST_CASE("parameters are listed and changed, bad values are asked for again") {
  const StepHome home;
  Terminal terminal(home);
  terminal.type_until("g4\r", "cell 4 of 9");
  terminal.type("e");
  CHECK(contains(terminal.until("changes nothing): "), "rho = 0.5  "));
  terminal.type("rho=7\r");
  terminal.until("0 <= rho < 1");
  terminal.until("changes nothing): ");
  terminal.type_until("rho=0.75\r", "cell 4 of 9");
  terminal.type("e");
  CHECK(contains(terminal.until("changes nothing): "), "rho = 0.75  "));
  terminal.type_until("\r", "cell 4 of 9");
}

TEST_CASE("Ctrl-C ends the cell that runs and no more, where none runs it quits") {
  const StepHome home;
  Terminal terminal(home, "-p how=loop");
  terminal.type_until(keys_to_cell_8, "cell 8 of 9");
  terminal.type("n");
  terminal.until("at 5");
  const std::string ended = terminal.type_until("\003", "cell 8 of 9");
  CHECK(contains(ended, "cell 8 was interrupted"));
  CHECK(!contains(ended, "chalkline: interrupted"));
  terminal.type_until("p", "cell 7 of 9");
  terminal.type("\003");
  CHECK(terminal.wait() == 0);
  CHECK(terminal.is_as_it_was());
  CHECK(home.processes().empty());
}

TEST_CASE(
    "kill -9 of the program leaves no process of the lesson, not even one in the background") {
  const StepHome home;
  Terminal terminal(home, "-p how=background");
  terminal.type_until(keys_to_cell_8, "cell 8 of 9");
  terminal.type_until("n", "cell 9 of 9");
  CHECK(home.processes().size() > 6);
  terminal.app().send(SIGKILL);
  CHECK(terminal.wait() == 128 + SIGKILL);
  CHECK(all_end(home));
}

TEST_CASE("kill -9 ends an endless cell, too") {
  const StepHome home;
  Terminal terminal(home, "-p how=rude_loop");
  terminal.type_until(keys_to_cell_8, "cell 8 of 9");
  terminal.type("n");
  terminal.until("at 5");
  terminal.app().send(SIGKILL);
  terminal.wait();
  CHECK(all_end(home));
}

TEST_CASE("a signal that ends the program puts the terminal back and leaves nothing") {
  const int signal = GENERATE(SIGTERM, SIGHUP, SIGINT);
  const StepHome home;
  Terminal terminal(home);
  terminal.type_until("g4\r", "cell 4 of 9");
  CHECK(!terminal.is_as_it_was());
  terminal.app().send(signal);
  CHECK(terminal.wait() == 1);
  CHECK(terminal.is_as_it_was());
  CHECK(home.processes().empty());
  CHECK(std::filesystem::is_empty(home.temporary()));
}

TEST_CASE("a crash of the program puts the terminal back") {
  const int signal = GENERATE(SIGSEGV, SIGABRT, SIGFPE);
  const StepHome home;
  Terminal terminal(home);
  terminal.type_until("g4\r", "cell 4 of 9");
  terminal.app().send(signal);
  CHECK(terminal.wait() != 0);
  CHECK(terminal.is_as_it_was());
  CHECK(all_end(home));
}

TEST_CASE(
    "Ctrl-Z gives the terminal to the shell as it was, also while a cell runs, and fg takes it "
    "again") {
  const StepHome home;
  Pty pty(100, 40);
  const std::string shell =
      "set -m; stty -a >before; $STEP step all -p how=loop; stty -a >between; echo stopped; fg; "
      "stty -a >again; echo stopped; fg; stty -a >after; echo over";
  std::vector<std::string> environment = home.environment();
  environment.insert(environment.end(), {"TERM=xterm", "STEP=" + home.program().string()});
  base::Child child =
      pty.start({"/bin/sh", "-c", "cd " + home.path().string() + "; " + shell}, environment);
  pty.until("\033[c");
  pty.type(no_graphics);
  pty.until("cell 1 of 9   ");
  pty.type("\032");
  pty.until("stopped");
  pty.until("cell 1 of 9   ");
  pty.type(keys_to_cell_8);
  pty.until("cell 8 of 9   ");
  pty.type("n");
  pty.until("runs");
  pty.type("\032");
  pty.until("stopped");
  pty.until("runs");
  pty.type("\003");
  pty.until("was interrupted");
  pty.until("cell 8 of 9   ");
  pty.type("q");
  pty.until("over");
  child.wait();
  const std::string before = read_file(home.path() / "before");
  for (const char* name : {"between", "again", "after"})
    CHECK(read_file(home.path() / name) == before);
  CHECK(home.processes().empty());
}

TEST_CASE("the bar is never wider than the window, which may change") {
  const StepHome home;
  Terminal terminal(home, "", no_graphics, 90);
  terminal.until("cell 1 of 9   ");
  terminal.until("\033[0m");
  terminal.pty().resize(30, 20);
  terminal.until("\033[7m");
  const std::string narrow = terminal.until("\033[0m");
  CHECK(contains(narrow, " cell 1 of 9   v  ? "));
  std::size_t characters = 0;
  for (const char c : narrow.substr(1))
    characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  CHECK(characters <= 29);
}

TEST_CASE(
    "a terminal that answers nothing, or that it has no graphics, gets blocks, one that has them "
    "gets "
    "those") {
  const StepHome home(CHALKLINE_BUILD_DIR "/test_lessons/probe");
  for (const auto& [answer, expected] : std::vector<std::pair<std::string, std::string>>{
           {no_graphics, "▀"},
           {"\033[?62;4c", "\033P0;1q"},
           {"\033_Gi=31;OK\033\\\033[?62c", "\033_Ga=T"},
           {"", "▀"}}) {
    Terminal terminal(home, "", answer);
    terminal.type("a");
    terminal.pty().until("Figure: ");
    const std::string shown = terminal.pty().until("end of ");
    CHECK(contains(shown, expected));
    for (const char* other : {"▀", "\033P", "\033_G"})
      CHECK((contains(expected, other) || !contains(shown, other)));
  }
}

TEST_CASE("NO_COLOR and a dumb terminal get no colors, and no pictures") {
  const StepHome home(CHALKLINE_BUILD_DIR "/test_lessons/probe");
  for (const char* variable : {"NO_COLOR=1", "TERM=dumb"}) {
    Pty pty;
    const bool dumb = std::string(variable) == "TERM=dumb";
    std::vector<std::string> environment = home.environment();
    environment.insert(environment.end(), {"TERM=xterm", variable});
    base::Child app =
        pty.start({"/bin/sh", "-c",
                   "unset DISPLAY WAYLAND_DISPLAY; exec " + home.program().string() + " step all"},
                  environment);
    if (!dumb) {
      pty.until("\033[c");
      pty.type(no_graphics);
    }
    pty.until("cell 1 of ");
    pty.type("aq");
    const std::string shown = pty.until("end of ");
    CHECK(!contains(shown, "m▀"));
    CHECK(!contains(shown, "\033[3"));
    CHECK(!contains(shown, "\033[7m"));
    if (dumb) CHECK(!contains(shown, "\033"));
    app.wait();
  }
}

TEST_CASE(
    "long output is bounded on the screen, and all of it is in a file as long as one is there") {
  const StepHome home;
  Terminal terminal(home, "-p how=print");
  terminal.type_until(keys_to_cell_8, "cell 8 of 9");
  const std::string shown = terminal.type_until("n", "cell 9 of 9");
  CHECK(contains(shown, "line 97\n… 4882 lines left out …\nline 4980\n"));
  CHECK(contains(shown, "line 4999\n"));
  const std::size_t at = shown.find(home.temporary().string());
  REQUIRE(at != std::string::npos);
  const std::string file = shown.substr(at, shown.find(".txt", at) + 4 - at);
  CHECK(contains(read_file(file), "\nline 98\n"));
  CHECK(contains(read_file(file), "\nline 4979\n"));
}

/// A home whose VISUAL is a shell script of these lines.
void set_editor(const StepHome& home, const std::string& lines) {
  const auto editor = home.path() / "editor";
  write_file(editor, "#!/bin/sh\n" + lines);
  std::filesystem::permissions(editor, std::filesystem::perms::owner_all);
  setenv("VISUAL", editor.c_str(), 1);
}

TEST_CASE("v hands the terminal to the editor, at the cell's line, and takes it back") {
  const StepHome home;
  set_editor(home, "stty -a >" + (home.path() / "stty").string() + "\necho \"$@\" >" +
                       (home.path() / "told").string() + "\n");
  Terminal terminal(home);
  unsetenv("VISUAL");
  terminal.type_until("g4\r", "cell 4 of 9");
  CHECK(!contains(terminal.type_until("v", "cell 4 of 9"), "has changed"));
  CHECK(read_file(home.path() / "told").starts_with("+32 "));
  CHECK(contains(read_file(home.path() / "told"), "tests/lesson/lessons/steps.cpp\n"));
  CHECK(contains(read_file(home.path() / "stty"), " icanon"));
  terminal.type("n");
  terminal.until("Your prediction: ");
}

TEST_CASE("an editor may have blanks in its name and arguments, and no shell reads them") {
  const StepHome home;
  set_editor(home, "for one; do echo \"<$one>\"; done >" + (home.path() / "told").string() + "\n");
  std::filesystem::create_directory(home.path() / "my editors");
  std::filesystem::rename(home.path() / "editor", home.path() / "my editors" / "editor");
  const std::string name = "'" + home.path().string() + "/my editors/editor' --wait '' $HOME;x";
  setenv("VISUAL", name.c_str(), 1);
  Terminal terminal(home);
  unsetenv("VISUAL");
  terminal.type_until("g4\r", "cell 4 of 9");
  terminal.type_until("v", "cell 4 of 9");
  CHECK(read_file(home.path() / "told").starts_with("<--wait>\n<>\n<$HOME;x>\n<+32>\n</"));
}

TEST_CASE("an editor that is not there, or fails, is told with the place of the source") {
  for (const auto& [editor, told] : std::vector<std::pair<std::string, std::string>>{
           {"no-such-editor -x",
            "cannot run no-such-editor: No such file or directory. The source"},
           {"vi 'x", "vi 'x has a quotation mark that is not closed. The source"},
           {"false", "false did not end well. The source"}}) {
    const StepHome home;
    setenv("VISUAL", editor.c_str(), 1);
    Terminal terminal(home);
    unsetenv("VISUAL");
    terminal.type_until("g4\r", "cell 4 of 9");
    const std::string shown = terminal.type_until("v", "cell 4 of 9");
    CHECK(contains(shown, told));
    CHECK(contains(shown, "lessons/steps.cpp:32\n"));
    terminal.type("n");
    terminal.until("Your prediction: ");
  }
}

TEST_CASE("Ctrl-C and Ctrl-Z in the editor are the editor's, and fg brings it back") {
  const StepHome home;
  // What is read is asked for again where the trap has come between.
  const std::string read =
      "while [ -z \"$word\" ]; do read word; done; echo \"got $word\"; word=\n";
  set_editor(home, "trap 'echo caught' INT; echo edits\n" + read + read);
  Pty pty(100, 40);
  std::vector<std::string> environment = home.environment();
  environment.insert(environment.end(), {"TERM=xterm", "STEP=" + home.program().string()});
  base::Child shell = pty.start(
      {"/bin/bash", "--norc", "-c",
       "set -m; cd " + home.path().string() + "; $STEP step all; echo stopped; fg; echo over"},
      environment);
  unsetenv("VISUAL");
  pty.until("\033[c");
  pty.type(no_graphics);
  pty.until("cell 1 of 9   ");
  pty.type("v");
  pty.until("edits");
  pty.type("\003");
  pty.until("caught");
  pty.type("one\n");
  pty.until("got one");
  pty.type("\032");
  pty.until("stopped");
  pty.type("two\n");
  pty.until("got two");
  pty.until("cell 1 of 9   ");
  pty.type("q");
  pty.until("over");
  CHECK(shell.wait() == 0);
  CHECK(home.processes().empty());
}

TEST_CASE("v says that a source which was changed in the editor is not what runs") {
  const StepHome home;
  const auto source = home.path() / "steps.cpp";
  write_file(source, read_file(CHALKLINE_SOURCE_DIR "/tests/lesson/lessons/steps.cpp"));
  write_file(home.path() / "lessons.txt", source.string() + "\n");
  set_editor(home, "echo '// more' >>\"$2\"\n");
  Terminal terminal(home);
  unsetenv("VISUAL");
  terminal.type_until("g4\r", "cell 4 of 9");
  CHECK(contains(terminal.type_until("v", "cell 4 of 9"), "The source has changed."));
}
