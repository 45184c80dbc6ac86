#include "terminal/terminal_graphics.hpp"

#include <thread>

#include "catch.hpp"
#include "pty.hpp"

using namespace chalkline;
using namespace chalkline::terminal;
using namespace std::chrono_literals;

namespace {

const std::string kitty_yes = "\033_Gi=31;OK\033\\",
                  kitty_no = "\033_Gi=31;ENOTSUPPORTED: no\033\\";

struct Asked {
  TerminalGraphics graphics;
  std::string typed, question;
};

/// Asks a terminal that gives this answer as soon as it has been asked.
Asked ask(const std::string& answer, std::chrono::milliseconds patience = 10s) {
  setenv("TERM", "xterm-256color", 1);
  test::Pty pty;
  Asked asked;
  std::thread terminal([&] {
    asked.question = pty.until("\033[c");
    pty.type(answer);
  });
  asked.graphics = ask_terminal(pty.slave(), pty.slave(), patience, asked.typed);
  terminal.join();
  return asked;
}

}  // namespace

TEST_CASE("a terminal's answers are understood, together and alone") {
  CHECK(parse_answer(kitty_yes + "\033[?62;4;22c").graphics == TerminalGraphics{true, true});
  CHECK(parse_answer("\033[?62;22c").graphics == TerminalGraphics{});
  CHECK(parse_answer("\033[?4c").graphics == TerminalGraphics{false, true});
  CHECK(parse_answer("\033[?64;14;44c").graphics == TerminalGraphics{});
  CHECK(parse_answer(kitty_no + "\033[?1;2c").graphics == TerminalGraphics{});
  CHECK(parse_answer("\033[?1;2c").complete);
}

TEST_CASE("an answer that has not all come is not complete, wherever it breaks off") {
  const std::string all = kitty_yes + "\033[?62;4c";
  for (std::size_t n = 0; n < all.size(); ++n) CHECK(!parse_answer(all.substr(0, n)).complete);
  CHECK(parse_answer(all).complete);
}

TEST_CASE("keys pressed while the terminal answers are not lost") {
  const TerminalAnswer answer = parse_answer("n" + kitty_yes + " \033[C\033[?62c" + "q");
  CHECK(answer.typed == "n \033[Cq");
  CHECK(answer.complete);
}

TEST_CASE("a terminal is asked, and what it answers holds") {
  CHECK(ask(kitty_yes + "\033[?62c").graphics == TerminalGraphics{true, false});
  CHECK(ask("\033[?65;1;4c").graphics == TerminalGraphics{false, true});
  const Asked asked = ask("n\033[?1;2cn");
  CHECK(asked.graphics == TerminalGraphics{});
  CHECK(asked.typed == "nn");
  CHECK(asked.question.find("\033_G") != std::string::npos);
}

TEST_CASE("a terminal that answers nothing, or half, has no graphics, and what was typed is kept") {
  CHECK(ask("", 100ms).graphics == TerminalGraphics{});
  CHECK(ask(kitty_yes, 100ms).graphics == TerminalGraphics{});
  CHECK(ask("q", 100ms).typed == "q");
}

TEST_CASE("asking leaves the terminal as it was") {
  setenv("TERM", "xterm", 1);
  test::Pty pty;
  const termios before = pty.attributes();
  pty.type("\033[?62c");
  std::string typed;
  ask_terminal(pty.slave(), pty.slave(), 10s, typed);
  const termios after = pty.attributes();
  CHECK(after.c_lflag == before.c_lflag);
  CHECK(after.c_iflag == before.c_iflag);
}

TEST_CASE("nothing is sent where there is no terminal, or one that understands nothing") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  std::string typed;
  setenv("TERM", "xterm", 1);
  CHECK(ask_terminal(ends[0], ends[1], 10s, typed) == TerminalGraphics{});
  for (const char* kind : {"dumb", "linux", ""}) {
    test::Pty pty;
    setenv("TERM", kind, 1);
    CHECK(ask_terminal(pty.slave(), pty.slave(), 10s, typed) == TerminalGraphics{});
    pty.type("end\n");
    CHECK(pty.until("end") == "end");
  }
  close(ends[0]);
  close(ends[1]);
}
