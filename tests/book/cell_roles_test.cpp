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

const record::CellRecord question = prose("?", {"predict"}), solution = prose("S", {"solution"}),
                         note = prose("n", {"notes"}), text = prose("So."), run = code("", "f();");

}  // namespace

TEST_CASE("cell_roles: a question hides what the next code puts out, prose or notes between") {
  CHECK(roles({run, question, run, run}) == Roles{"", "q", "1", ""});
  CHECK(roles({question, note, run}) == Roles{"q", "n", "0"});
  CHECK(roles({question, text, run}) == Roles{"q", "", "0"});
  CHECK(roles({question, question, run}) == Roles{"q", "q", "1"});
}

TEST_CASE(
    "cell_roles: prose behind the code that reveals is hidden up to code, question, heading") {
  CHECK(roles({question, run, text, note, text, run, text}) ==
        Roles{"q", "0", "0<1", "n", "0<1", "", ""});
  CHECK(roles({question, run, text, question, run}) == Roles{"q", "0", "0<1", "q", "3"});
  CHECK(roles({question, run, text, prose("## Next\n\nIt."), text}) ==
        Roles{"q", "0", "0<1", "", ""});
  CHECK(roles({question, run, prose("So.\n\n## Next"), text}) == Roles{"q", "0", "0<1", ""});
}

TEST_CASE("cell_roles: a solution belongs to the outputs before it, or is folded by itself") {
  CHECK(roles({question, run, solution}) == Roles{"q", "0", "s0<1"});
  CHECK(roles({question, run, prose("## A\n\nS", {"solution"}), text}) ==
        Roles{"q", "0", "s0<1", "0<1"});
  CHECK(roles({question, solution, text}) == Roles{"q", "s", ""});
  CHECK(roles({text, solution}) == Roles{"", "s"});
  CHECK(roles({prose("?", {"predict", "solution"})}) == Roles{"s"});
}

TEST_CASE("cell_roles: notes are nothing else, and code may be folded") {
  record::CellRecord folded = run, hushed = run;
  folded.written.tags = {"fold"};
  hushed.written.tags = {"notes", "fold"};
  CHECK(roles({prose("n", {"notes", "predict", "solution"}), folded, hushed}) ==
        Roles{"n", "f", "n"});
  CHECK(roles({question, hushed, folded}) == Roles{"q", "n", "f0"});
}
