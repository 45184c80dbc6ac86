#include "app/step/step_console.hpp"

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::app;

TEST_CASE("commands are one letter, g and e with an argument") {
  CHECK(parse_command("n") == StepCommand{StepAction::next});
  CHECK(parse_command("") == StepCommand{StepAction::next});
  CHECK(parse_command(" \t\r") == StepCommand{StepAction::next});
  CHECK(parse_command(" p \r") == StepCommand{StepAction::back});
  CHECK(parse_command("g 5") == StepCommand{StepAction::go_to, "5"});
  CHECK(parse_command("g") == StepCommand{StepAction::go_to});
  CHECK(parse_command("e  rho=0.9  seed=3 ") == StepCommand{StepAction::change, "rho=0.9  seed=3"});
  CHECK(parse_command("?") == StepCommand{StepAction::help});
}

TEST_CASE("what is no command is told as it was typed") {
  for (const char* line : {"x", "next", "g5", "5", "\xC3\xBC", "q now"})
    CHECK(parse_command(line) == StepCommand{StepAction::unknown, line});
}
