#include "text/escape_sequence.hpp"

#include <string>

#include "catch.hpp"

using namespace chalkline::text;

TEST_CASE("a sequence is found whole, wherever it is cut before") {
  for (const std::string sequence : {"\033[m", "\033[1;31m", "\033[?25h", "\033[2 q", "\033(B",
                                     "\033]0;t\a", "\033]8;;u\033\\"}) {
    CHECK(escape_sequence(sequence + "a").size == sequence.size());
    CHECK(unfinished_sequence("a" + sequence) == 0);
    for (std::size_t size = 1; size < sequence.size(); ++size) {
      INFO(sequence.substr(1, size - 1));
      CHECK(escape_sequence(sequence.substr(0, size)).size == 0);
      CHECK(unfinished_sequence("\033[0ma" + sequence.substr(0, size)) == size);
    }
  }
  CHECK(escape_sequence("\033[1;31mred").parameters == "1;31");
  CHECK(escape_sequence("\033[1;31mred").command == 'm');
}

TEST_CASE("what goes on too long, or holds what cannot belong to it, is no sequence") {
  for (const std::string& text : {std::string(), std::string("a"), std::string("\033x"),
                                  std::string("\033[1\n"), "\033[" + std::string(1000, '1'),
                                  "\033]" + std::string(9000, 'a'), std::string("\033]a\nb")}) {
    CHECK(escape_sequence(text + "m\a").size == 0);
    CHECK(unfinished_sequence(text) == 0);
  }
}
