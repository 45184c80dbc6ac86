// What resembles a marker, a type or a tag is told of, and what might be a note is one.
#include "source/marker_doubts.hpp"

#include "catch.hpp"
#include "source/tags.hpp"

using namespace chalkline::source;

namespace {

LessonSource parse(const std::string& body) {
  return parse_lesson("1_try.cpp", "LESSON_BEGIN\n// %% First\nf();\n" + body + "\nLESSON_END\n");
}

/// The cell that `marker` begins.
Cell cell_of(const std::string& marker) {
  const LessonSource lesson = parse(marker + "\n// Text");
  REQUIRE(lesson.cells.size() == 2);
  return lesson.cells[1];
}

/// All that is told of a lesson; an error with "error: " before it.
std::string told(const std::string& body) {
  std::string text;
  try {
    for (const Remark& remark : parse(body).remarks)
      text += std::to_string(remark.line) + ": " + remark.text + "\n";
  } catch (const LessonError& error) {
    text = "error: " + std::to_string(error.line()) + ": " + error.reason();
  }
  return text;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("marker_doubts: notes are read as Jupytext reads them") {
  for (const std::string marker :
       {"// %% [markdown] tags=[\"notes\"]", "// %% [markdown] tags = [\"notes\"]",
        "// %% [markdown]   tags =[ 'notes' ]", "// %% [md] {\"tags\": [\"notes\"]}",
        "//%% [markdown] {'tags': ['notes']}", "// %% [markdown] A title tags=[\"notes\"]",
        "// %% A title [markdown] tags=[\"notes\"]", "// %% A [markdown] title tags=[\"notes\"]",
        "// %% [markdown] tags=[\"predict\", \"notes\"]", "// %% [markdown] tags=[\" notes\"]",
        "// %% [markdown] editable=true tags=[\"notes\"]", "// %%\t[markdown]\ttags=[\"notes\"]",
        "// %% [markdown] tags=[\"notes\"] slideshow={\"slide_type\": \"slide\"}",
        "// %% [markdown] {\"editable\": false, \"tags\": [\"notes\"], \"x\": [1, {\"y\": null}]}",
        "// %% [markdown]tags=[\"notes\"]", "// %% [markdown]{\"tags\": [\"notes\"]}"}) {
    INFO(marker);
    const Cell cell = cell_of(marker);
    CHECK(cell.kind == CellKind::markdown);
    CHECK(cell.has_tag(notes_tag));
    CHECK(told(marker + "\n// Text").empty());
  }
}

TEST_CASE("marker_doubts: the title stands on either side of the type") {
  for (const std::string marker :
       {"// %% [markdown] A title", "// %% A title [markdown]", "// %% A [md] title",
        "// %% [md] A title {\"tags\": []}", "// %% A title [markdown] tags = []"}) {
    INFO(marker);
    CHECK(cell_of(marker).title == "A title");
    CHECK(cell_of(marker).kind == CellKind::markdown);
  }
}

TEST_CASE("marker_doubts: what only resembles metadata is a title") {
  for (const std::string title :
       {"y = a x", "The set {1, 2}", "The set {'a', 'b'}", "x = [1, 2]", "metatags=[x]", "{}",
        "Over [0, 1]", "Tags: what they are", "name = \"x\"", "a [x] b [ab] c"}) {
    INFO(title);
    CHECK(cell_of("// %% " + title).title == title);
    CHECK(told("// %% " + title).empty());
  }
}

TEST_CASE("marker_doubts: what might be a note is one, and told") {
  for (const std::string marker : {"[markdown] tags=[\"Notes\"]",
                                   "[markdown] tags=[\"note\"]",
                                   "[markdown] tags=[\"NOTES\"]",
                                   "[markdown] tags=[\"speaker-notes\"]",
                                   "[markdown] tags=[\"noets\"]",
                                   "[markdown] tags=[\"speaker\"]",
                                   "[markdown] tags=[\"x\", \"Note\"]",
                                   "[Markdown] tags=[\"Notes\"]",
                                   "[Markdown] tags=[\"notes\"]",
                                   "[markdwon] tags=[\"note\"]",
                                   "[notes]",
                                   "[Note] A title",
                                   "[markdown] notes",
                                   "Notes [markdown]",
                                   "[markdown] slideshow={\"slide_type\": \"notes\"}",
                                   "[markdown] {\"notes\": true}",
                                   "{\"tags\": [\"note\"]}",
                                   "[markdown] \"tags\": [\"notes\"]",
                                   "[markdown] {tags: notes",
                                   "[markdown] (tags=[\"notes\"])",
                                   "tags=[\"note\"]"}) {
    INFO(marker);
    const std::string body = "// %% " + marker + "\n// Text";
    const std::string remarks = told(body);
    CHECK(contains(remarks, "4: "));
    CHECK((contains(remarks, "error: ") || cell_of("// %% " + marker).has_tag(notes_tag)));
  }
}

TEST_CASE("marker_doubts: tags that are not written as tags are an error, whatever they hold") {
  for (const std::string metadata :
       {"tag=[\"notes\"]", "Tags=[\"notes\"]", "tags: [\"notes\"]", "tags=\"notes\"", "tags=notes",
        "tags=('notes',)", "tags=[\"notes\"", "tags=notes]", "{\"tags\": [\"notes\"]",
        "{\"tag\": [\"notes\"]}", "{\"tags\": \"notes\"}", "{\"tags\": [\"notes\"]} more"})
    CHECK(told("// %% [markdown] " + metadata + "\n// Text") ==
          "error: 4: malformed tags: write tags=[\"a\", \"b\"] at the end of the marker");
}

TEST_CASE("marker_doubts: an unknown tag or type is told, with the near one, and shown") {
  const std::string tag = told("// %% tags=[\"raises-exeption\"]\ng();");
  CHECK(contains(tag, "4: unknown tag \"raises-exeption\"; did you mean raises-exception?"));
  CHECK(contains(told("// %% [markdown] tags=[\"Predict\"]"), "did you mean predict?"));
  CHECK(contains(told("// %% tags=[\"slow\"]\ng();"), "those that mean something are notes, "));
  CHECK(contains(told("// %% [Markdown]\n// Text"), "4: [Markdown] is no type of a cell; did you"));
  CHECK(contains(told("// %% Intro [mardown]\n// Text"), "did you mean [markdown]?"));
  CHECK(contains(told("// %% [html] Intro\n// Text"), "[html] is no type of a cell; those with"));
  for (const std::string marker : {"// %% tags=[\"slow\"]", "// %% [Markdown]", "// %% [html] A"})
    CHECK(!cell_of(marker).has_tag(notes_tag));
  CHECK(contains(told("// %% tags=[\"notes\"]\ng();"), "notes is for [markdown] cells"));
  CHECK(contains(told("// %% tags=[\"predict\"]\ng();"), "predict is for [markdown] cells"));
}

TEST_CASE("marker_doubts: a comment that resembles a marker is told where it stands") {
  for (const std::string line :
       {"// %%[markdown]", "//%%[markdown] A title", "// %%% Deeper", "// %%x", "/// %% Three",
        "//! %% x", "/* %% x */", "// %%Title", "f();  // %% behind code", "// [markdown] Text",
        "// Text [md]", "/* [Markdown] */", "// see the [markdown] here"}) {
    INFO(line);
    CHECK(contains(told("\n" + line), "5: this comment "));
    CHECK(!contains(told("\n" + line), "error"));
    if (line[0] == '/')
      CHECK(contains(told("/*\n" + line.substr(2) + (line[1] == '*' ? "" : "\n*/")), "5: this"));
  }
  CHECK(contains(told("// %% [markdown]\n// Text\n// %%Title"), "6: this comment begins with %%"));
}

TEST_CASE("marker_doubts: a comment that might begin a note is an error") {
  for (const std::string line :
       {"// %%[markdown] tags=[\"notes\"]", "// %%notes", "//%%[markdown] Notes",
        "// %%% [markdown] tags=[\"x\"]", "/// %% [markdown] tags=[\"notes\"]",
        "// [markdown] tags=[\"notes\"]", "// % [markdown] {\"tags\": [\"notes\"]}",
        "/* %% [markdown] tags=[\"notes\"] */"}) {
    INFO(line);
    CHECK(contains(told(line), "error: 4: this comment"));
    if (line[1] == '/') CHECK(contains(told("// %% [md]\n// Text\n" + line), "error: 6: "));
  }
}

TEST_CASE("marker_doubts: what is no marker is not told") {
  for (const std::string text :
       {"// 100 %% of it", "// a [link][markdown]", "// [markdown](https://a.b)",
        "// [markdown]: https://a.b", "// `// %% [markdown] tags=[\"notes\"]` begins one",
        "// x = a[md]", "auto s = \"// %%[markdown] tags=[notes]\";", "// %"}) {
    INFO(text);
    CHECK(told(text).empty());
  }
  CHECK(told("// %% [markdown]\n// ```cpp\n// // %% [markdown] tags=[\"notes\"]\n// ```").empty());
}

TEST_CASE("marker_doubts: no typing error publishes a note") {
  const std::string marker = "// %% [markdown] tags=[\"notes\"]";
  std::vector<std::string> wrong;
  for (std::size_t i = 0; i < marker.size(); ++i) {
    for (const std::string with : {"", " ", "x", "N", "%", "[", "]", "\"", "=", "/"}) {
      wrong.push_back(std::string(marker).replace(i, 1, with));
      wrong.push_back(std::string(marker).insert(i, with));
    }
    if (i + 1 < marker.size()) std::swap((wrong.emplace_back(marker))[i], wrong.back()[i + 1]);
  }
  std::size_t published = 0;
  for (const std::string& line : wrong) {
    for (const std::string before : {"// %% [markdown]\n// Text\n", ""}) {
      try {
        for (const Cell& cell : parse(before + line + "\n// SECRET").cells) {
          if (cell.has_tag(notes_tag) || !contains(cell.source, "SECRET")) continue;
          ++published;
          WARN("published after " << line);
        }
      } catch (const LessonError&) {
      }
    }
  }
  CHECK(published == 0);
}
