#include "terminal/terminal.hpp"

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::terminal;

namespace {

std::vector<Key> keys(std::string bytes, bool all_there = true) {
  std::vector<Key> all;
  for (Key key; take_key(bytes, key, all_there);) all.push_back(key);
  return all;
}

Key character(const std::string& text) { return {KeyKind::character, text}; }

}  // namespace

TEST_CASE("keys are told apart in what a terminal sends") {
  CHECK(keys("n\r \033[C\033[D\033OC\x7F\x03\x1A\x04") ==
        std::vector<Key>{character("n"),
                         {KeyKind::enter},
                         character(" "),
                         {KeyKind::right},
                         {KeyKind::left},
                         {KeyKind::right},
                         {KeyKind::backspace},
                         {KeyKind::ctrl_c},
                         {KeyKind::ctrl_z},
                         {KeyKind::end_of_input}});
}

TEST_CASE("the marks around what is pasted are keys, what stands between is as if typed") {
  CHECK(keys("\033[200~a\r\033[201~") ==
        std::vector<Key>{
            {KeyKind::paste_begin}, character("a"), {KeyKind::enter}, {KeyKind::paste_end}});
}

TEST_CASE("keys of several bytes are one key each, known or not") {
  CHECK(keys("é∇") == std::vector<Key>{character("é"), character("∇")});
  CHECK(keys("\033[1;5C\033[15~\033[A") == std::vector<Key>(3, Key{KeyKind::other}));
}

TEST_CASE("a key that has not all come is waited for, a lone Escape is one") {
  for (const char* part : {"\033", "\033[", "\033[1;", "\xE2\x88"})
    CHECK(keys(part, false).empty());
  CHECK(keys("\xE2\x88", true) == std::vector<Key>{character("\xE2\x88")});
  CHECK(keys("\xE2\x88x\xC0\xE2\x88\x87", false) ==
        std::vector<Key>{character("\xE2\x88"), character("x"), character("\xC0"), character("∇")});
  CHECK(keys("\033", true) == std::vector<Key>{{KeyKind::escape}});
}
