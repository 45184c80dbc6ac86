#include "app/results/shown_text.hpp"

#include <random>
#include <set>

#include "catch.hpp"
#include "sanitized.hpp"
#include "text/content_hash.hpp"

using namespace chalkline;
using namespace chalkline::app;

namespace {

using Outputs = std::vector<record::Output>;

record::StreamText to_output(const std::string& text) {
  return {record::Stream::standard_output, text};
}
record::StreamText to_errors(const std::string& text) {
  return {record::Stream::standard_error, text};
}

record::FigureDisplay figure(const std::string& name,
                             const std::optional<std::string>& caption = std::nullopt) {
  return {.title = "T", .name = name, .alt = "", .caption = caption, .files = {name + ".gp"}};
}

/// Of a run whose cells put out these.
std::string shown(const std::vector<Outputs>& cells, const Files& figures = {}) {
  record::RunRecord record;
  for (const Outputs& outputs : cells) record.cells.push_back({.outputs = outputs});
  return shown_text(record, figures);
}

}  // namespace

TEST_CASE("what a lesson prints that shows nothing is its shown text, byte for byte") {
  CHECK(shown({}).empty());
  CHECK(shown({{to_output("a")},
               {},
               {to_output("b\n\n \tc\r\n"), to_errors("no"), to_output("\xff\x1b[0m d")}}) ==
        "ab\n\n \tc\r\n\xff\x1b[0m d");
  CHECK(shown({{to_output(": a\n:b\n::std\n :: c\n")}}) == ": a\n:b\n::std\n :: c\n");
}

TEST_CASE("displays stand in their order between what is printed, each line marked") {
  CHECK(shown({{to_output("w =\n"), record::ArrayDisplay{"[[1.]\n [2.]]"}},
               {record::MarkdownDisplay{"*a*\n\nb\n"}, to_output("end\n")}}) ==
        "w =\n:: array\n::   [[1.]\n::    [2.]]\n"
        ":: markdown\n::   *a*\n::\n::   b\n::\nend\n");
}

TEST_CASE("a figure stands with its name, its script's hash and its caption") {
  const Files files = {{"1_one_a.gp", "plot x\n"}};
  const std::string hash = text::content_hash("plot x\n");
  CHECK(shown({{figure("1_one_a", "*up*"), figure("1_one_b")}}, files) ==
        ":: figure 1_one_a " + hash + "\n::   *up*\n:: figure 1_one_b\n");
  CHECK(script_hashes(shown({{to_output(":: figure 1_fake 1234\n"), figure("1_one_a")}}, files)) ==
        std::map<std::string, std::string>{{"1_one_a", hash}});
}

TEST_CASE("a printed line without an end is told from one with an end") {
  const record::ArrayDisplay array{"[1.]"};
  CHECK(shown({{to_output("w ="), array}}) == "w =\n:: no line end\n:: array\n::   [1.]\n");
  CHECK(shown({{to_output("w ="), array}}) != shown({{to_output("w =\n"), array}}));
}

TEST_CASE("no two runs that a reader sees differently have one shown text") {
  // Pieces that are most likely to be taken for each other.
  const std::vector<std::string> pieces = {"::",
                                           ":",
                                           " ",
                                           "\n",
                                           "a",
                                           "array",
                                           "markdown",
                                           "   ",
                                           ":: array\n",
                                           "::   ",
                                           ":: no line end\n",
                                           "figure"};
  std::mt19937 random(1);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  const auto some_text = [&] {
    std::string text;
    for (std::size_t n = below(4); n > 0; --n) text += pieces[below(pieces.size())];
    return text;
  };
  std::map<std::string, std::string> seen;  // what the run was, by its text
  for (std::size_t i = 0; i < test::fewer(100'000); ++i) {
    Outputs outputs;
    std::string run, printed;
    const auto end_printed = [&] {
      if (!printed.empty()) run += "print " + printed + '\0';
      printed.clear();
    };
    for (std::size_t n = below(4); n > 0; --n) {
      const std::string text = some_text();
      const std::size_t kind = below(4);
      if (kind == 0) {
        printed += text;
        outputs.push_back(to_output(text));
        continue;
      }
      end_printed();
      run += std::to_string(kind) + text + '\0';
      if (kind == 1) outputs.push_back(record::ArrayDisplay{text});
      if (kind == 2) outputs.push_back(record::MarkdownDisplay{text});
      if (kind == 3) outputs.push_back(figure("f", text));
    }
    end_printed();
    const auto [at, is_new] = seen.emplace(shown({outputs}), run);
    INFO(at->first);
    REQUIRE((is_new || at->second == run));
  }
}

TEST_CASE("of one cell its standard error is part, and no hash of a figure") {
  record::CellRecord cell;
  cell.outputs = {to_output("a\n"), to_errors("b\n"), figure("f")};
  CHECK(shown_text(cell) == "a\nb\n:: figure f\n");
}
