#include "app/step/editor.hpp"

#include "catch.hpp"
#include "environment.hpp"
#include "error_text.hpp"

using namespace chalkline;
using namespace chalkline::app;
using test::Environment;
using Words = std::vector<std::string>;

TEST_CASE("a command is taken apart at blanks, but not within quotes") {
  CHECK(words_of("vi") == Words{"vi"});
  CHECK(words_of("  code\t --wait \n") == Words{"code", "--wait"});
  CHECK(words_of("'/opt/my editor/ed' -x \"a b\"c") == Words{"/opt/my editor/ed", "-x", "a bc"});
  CHECK(words_of("emacsclient -a ''") == Words{"emacsclient", "-a", ""});
  CHECK(words_of("\"\" ''") == Words{"", ""});
  CHECK(words_of("a'b'\"c\"d") == Words{"abcd"});
  CHECK(words_of("").empty());
  CHECK(words_of(" \t\n").empty());
}

TEST_CASE("a backslash means what it means to a shell") {
  CHECK(words_of("my\\ editor \\\"x\\'") == Words{"my editor", "\"x'"});
  CHECK(words_of("'a\\b' \"a\\b\" \"a\\\"b\" \"\\\\\"") == Words{"a\\b", "a\\b", "a\"b", "\\"});
  CHECK(words_of("end\\") == Words{"end\\"});
}

TEST_CASE("nothing else means anything") {
  CHECK(words_of("$HOME/ed `id` $(id) ; rm * > x & ~") ==
        Words{"$HOME/ed", "`id`", "$(id)", ";", "rm", "*", ">", "x", "&", "~"});
}

TEST_CASE("a quotation mark that is not closed is an error") {
  for (const char* text : {"'", "vi \"a b", "a'b\"c\""})
    CHECK(error_text<std::runtime_error>([&] { words_of(text); }) ==
          std::string(text) + " has a quotation mark that is not closed");
}

TEST_CASE("any words come back from their quotes") {
  const std::string characters = "ab \t'\"\\$`;";
  std::size_t n = 12345;
  for (int round = 0; round < 2000; ++round) {
    Words words;
    std::string command;
    for (std::size_t i = 0; i < 3; ++i) {
      std::string word, quoted = "'";
      for (std::size_t length = (n = n * 1103515245 + 12345) / 65536 % 6; length > 0; --length) {
        const char c = characters[(n = n * 1103515245 + 12345) / 65536 % characters.size()];
        word += c;
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
      }
      words.push_back(word);
      command += " " + quoted + "'";
    }
    CHECK(words_of(command) == words);
  }
}

TEST_CASE("the editor is the first that is named, else vi") {
  const Environment none{{"VISUAL", nullptr}, {"EDITOR", nullptr}};
  CHECK(editor_name() == "vi");
  const Environment editor{{"EDITOR", "ed"}, {"VISUAL", ""}};
  CHECK(editor_name() == "ed");
  const Environment visual{{"VISUAL", "code --wait"}};
  CHECK(editor_name() == "code --wait");
}

TEST_CASE("a file is opened at a line") {
  const base::Command command = edit_command("code --wait", "/a b/it's.cpp", 12);
  CHECK(command.program == "code");
  CHECK(command.arguments == Words{"--wait", "+12", "/a b/it's.cpp"});
  CHECK_THROWS_AS(edit_command(" ", "file", 1), std::runtime_error);
}
