#include "book/cell_roles.hpp"

#include "book/sample_records.hpp"
#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::book;
using sample::code;
using sample::prose;

namespace {

/// Of each cell: n note, q question, s solution, f folded, behind it the cell whose question hides
/// it and after < that which shows it.
std::vector<std::string> roles(const std::vector<record::CellRecord>& cells) {
  std::vector<std::string> all;
  for (const CellRole& role : cell_roles(sample::record(cells))) {
    std::string text = std::string(role.is_note ? "n" : "") + (role.is_question ? "q" : "") +
                       (role.is_solution ? "s" : "") + (role.is_folded ? "f" : "");
    if (role.question) text += std::to_string(*role.question);
    if (role.reveal) text += "<" + std::to_string(*role.reveal);
    all.push_back(text);
  }
  return all;
}

using Roles = std::vector<std::string>;

const record::CellRecord a_question = prose("?", {"predict"}), solution = prose("S", {"solution"}),
                         note = prose("n", {"notes"}), some_prose = prose("So."),
                         some_code = code("", "f();");

}  // namespace

TEST_CASE("cell_roles: a question hides what the next code puts out, prose or notes between") {
  CHECK(roles({some_code, a_question, some_code, some_code}) == Roles{"", "q", "1", ""});
  CHECK(roles({a_question, note, some_code}) == Roles{"q", "n", "0"});
  CHECK(roles({a_question, some_prose, some_code}) == Roles{"q", "", "0"});
  CHECK(roles({a_question, a_question, some_code}) == Roles{"q", "q", "1"});
}

TEST_CASE(
    "cell_roles: prose behind the code that reveals is hidden up to code, question, heading") {
  CHECK(roles({a_question, some_code, some_prose, note, some_prose, some_code, some_prose}) ==
        Roles{"q", "0", "0<1", "n", "0<1", "", ""});
  CHECK(roles({a_question, some_code, some_prose, a_question, some_code}) ==
        Roles{"q", "0", "0<1", "q", "3"});
  CHECK(roles({a_question, some_code, some_prose, prose("## Next\n\nIt."), some_prose}) ==
        Roles{"q", "0", "0<1", "", ""});
  CHECK(roles({a_question, some_code, prose("So.\n\n## Next"), some_prose}) ==
        Roles{"q", "0", "0<1", ""});
}

TEST_CASE("cell_roles: a solution belongs to the outputs before it, or is folded by itself") {
  CHECK(roles({a_question, some_code, solution}) == Roles{"q", "0", "s0<1"});
  CHECK(roles({a_question, some_code, prose("## A\n\nS", {"solution"}), some_prose}) ==
        Roles{"q", "0", "s0<1", "0<1"});
  CHECK(roles({a_question, solution, some_prose}) == Roles{"q", "s", ""});
  CHECK(roles({some_prose, solution}) == Roles{"", "s"});
  CHECK(roles({prose("?", {"predict", "solution"})}) == Roles{"s"});
}

TEST_CASE("cell_roles: notes are nothing else, and code may be folded") {
  record::CellRecord folded = some_code, hushed = some_code;
  folded.written.tags = {"fold"};
  hushed.written.tags = {"notes", "fold"};
  CHECK(roles({prose("n", {"notes", "predict", "solution"}), folded, hushed}) ==
        Roles{"n", "f", "n"});
  CHECK(roles({a_question, hushed, folded}) == Roles{"q", "n", "f0"});
}
