// What resembles a marker, a type or a tag is told of, and what might be a note is one.
#include "source/marker_doubts.hpp"

#include "catch.hpp"
#include "contains.hpp"
#include "source/tags.hpp"

using namespace chalkline::source;

namespace {

LessonSource parse_body(const std::string& body) {
  return parse_lesson("1_try.cpp", "LESSON_BEGIN\n// %% First\nf();\n" + body + "\nLESSON_END\n");
}

/// The cell that `marker` begins.
Cell cell_of(const std::string& marker) {
  const LessonSource lesson = parse_body(marker + "\n// Text");
  REQUIRE(lesson.cells.size() == 2);
  return lesson.cells[1];
}

/// All that is told of a lesson; an error with "error: " before it.
std::string told(const std::string& body) {
  std::string text;
  try {
    for (const Remark& remark : parse_body(body).remarks)
      text += std::to_string(remark.line) + ": " + remark.text + "\n";
  } catch (const LessonError& error) {
    text = "error: " + std::to_string(error.line()) + ": " + error.reason();
  }
  return text;
}

using chalkline::test::contains;

/// Whether what a reader is shown of "SECRET" below this line is nothing, and it is told of.
bool is_kept_and_told(const std::string& line, const std::string& below = "// SECRET") {
  const std::string told_of = told(line + "\n" + below);
  if (told_of.empty()) return false;
  if (told_of.starts_with("error: 4: ")) return true;
  if (told_of.find("4: ") != 0) return false;
  for (const Cell& cell : parse_body(line + "\n" + below).cells)
    if (contains(cell.source, "SECRET") && !cell.has_tag(notes_tag)) return false;
  return true;
}

/// Whether readers are shown it, and nothing is told.
bool is_published_silently(const std::string& line, const std::string& below = "// Text") {
  const std::string body = line + "\n" + below;
  return told(body).empty() && !parse_body(body).cells.back().has_tag(notes_tag);
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
  CHECK(contains(told("// %% tags=[\"slow\"]\ng();"),
                 "4: unknown tag \"slow\"; those that mean something are fold, notes, predict, "
                 "raises-exception and solution"));
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
        "// x = a[md]", "// [Markdown guide](https://a.b)", "// - [the markdown notes][a]",
        "auto s = \"// %%[markdown] tags=[notes]\";", "// %"}) {
    INFO(text);
    CHECK(told(text).empty());
  }
  CHECK(told("// %% [markdown]\n// ```cpp\n// // %% [markdown] tags=[\"notes\"]\n// ```").empty());
}

TEST_CASE("marker_doubts: a word for the teacher's own is one in whatever form it stands") {
  for (const std::string word : {"notes",
                                 "note",
                                 "Notes",
                                 "NOTE",
                                 "speaker",
                                 "speakers",
                                 "teacher",
                                 "Teacher",
                                 "instructor",
                                 "lecturer",
                                 "presenter",
                                 "Notizen",
                                 "Notiz",
                                 "Lehrer",
                                 "Lehrerin",
                                 "Dozent",
                                 "Dozentin",
                                 "Sprecher",
                                 "enseignant",
                                 "professeur",
                                 "pr\xC3\xA9sentateur",
                                 "notas",
                                 "nota",
                                 "docente",
                                 "profesor",
                                 "appunti",
                                 "notities",
                                 "anteckningar",
                                 "notater",
                                 "pozn\xC3\xA1mky",
                                 "\xD0\x97\xD0\xB0\xD0\xBC\xD0\xB5\xD1\x82\xD0\xBA\xD0\xB8",
                                 "\xE6\x95\x99\xE5\xB8\x88",
                                 "speakernotes",
                                 "speaker_notes",
                                 "speakerNotes",
                                 "speaker-notes",
                                 "notes2",
                                 "teachers",
                                 "noets",
                                 "spaeker",
                                 "teahcer",
                                 "\xEF\xBD\x8E\xEF\xBD\x8F\xEF\xBD\x94\xEF\xBD\x85",
                                 "private",
                                 "Private",
                                 "hidden",
                                 "hide",
                                 "secret",
                                 "confidential",
                                 "draft",
                                 "skip",
                                 "solution",
                                 "Solutions",
                                 "answer",
                                 "internal",
                                 "geheim",
                                 "L\xC3\xB6sung",
                                 "corrig\xC3\xA9",
                                 "borrador",
                                 "bozza"}) {
    for (const std::string form : {"[markdown] W",
                                   "[Markdown] W",
                                   "W [markdown]",
                                   "[markdown] (W)",
                                   "[markdown] **W**",
                                   "[markdown] ## W",
                                   "[markdown] _W_",
                                   "[markdown] My title (W)",
                                   "[markdown] W: a title",
                                   "[markdown] for the W",
                                   "[markdown] W only",
                                   "[markdown] tags W",
                                   "[markdown] tags is W",
                                   "[markdown] tagged W",
                                   "[markdown] W, predict",
                                   "[markdown] W=true",
                                   "[markdown] W = 1",
                                   "[markdown] \"W\"",
                                   "[markdown] <!-- W -->",
                                   "[markdown] tags=[\"W\"]",
                                   "[markdown] tags=[\"predict\", \"W\"]",
                                   "[markdown] {\"W\": true}",
                                   "[markdown] {W: true}",
                                   "[markdown] slideshow={\"slide_type\": \"W\"}",
                                   "[markdown] vscode={\"W\": true}",
                                   "[markdown] W=true tags=[\"predict\"]",
                                   "[markdown] [W]",
                                   "[W]",
                                   "[markdown W]",
                                   "[markdown, W]",
                                   "[W markdown]",
                                   "[ markdown ] W",
                                   "(markdown) W",
                                   "markdown W",
                                   "md W",
                                   "W markdown",
                                   "W",
                                   "(W)",
                                   "tags=[\"W\"]",
                                   "[markdwon] W"}) {
      std::string marker = form;
      marker.replace(marker.find('W'), 1, word);
      INFO(marker);
      if (word == "notes" && contains(form, "tags=")) continue;  // what is right
      if (word == "solution" && form.starts_with("[markdown] tags=")) continue;
      CHECK(is_kept_and_told("// %% " + marker));
    }
    for (const std::string form :
         {"// [markdown] W", "// [Markdown] W", "// %%[markdown] W", "// %%[md] for the W",
          "// %%W", "// %%% W", "/// %% W", "// %%[markdown] W=true", "// [markdown] W=true",
          "// + [markdown] W", "// [ markdown ] W", "// [markdown, W]", "// -- [md] W",
          "// % [markdown] W", "//%% [markdown] W"}) {
      std::string line = form;
      line.replace(line.find('W'), 1, word);
      INFO(line);
      CHECK(is_kept_and_told(line));
    }
  }
}

TEST_CASE("marker_doubts: a sentence in a marker says for whom a cell is") {
  for (const std::string title : {"Notes for the teacher",
                                  "my notes",
                                  "For the teacher only",
                                  "Teacher only",
                                  "for the speaker",
                                  "Speaker notes",
                                  "(speaker notes)",
                                  "## Speaker notes",
                                  "not for students",
                                  "Not for the students!",
                                  "do not show",
                                  "Don't publish",
                                  "for me",
                                  "For me only",
                                  "keep private",
                                  "hidden from readers",
                                  "This is a draft",
                                  "A title - teacher's notes",
                                  "visible=false",
                                  "visible = False",
                                  "active=\"\"",
                                  "audience=\"me\"",
                                  "show: false",
                                  "public=false",
                                  "n o t e s",
                                  "visible=0",
                                  "Exercise 2, answers",
                                  "Answer key",
                                  "hide-me=true",
                                  "x=\"y\""})
    for (const std::string form : {"// %% [markdown] ", "// %%[markdown] ", "// [markdown] "}) {
      INFO(form << title);
      CHECK(is_kept_and_told(form + title));
    }
}

TEST_CASE("marker_doubts: prose with a tag or metadata that nothing is known of is kept back") {
  for (const std::string tag :
       {"for-me", "lecture", "exam", "only-2024", "\xE7\xA7\x98\xE5\xAF\x86", "x", "hide-cell"}) {
    INFO(tag);
    const std::string marker = "// %% [markdown] tags=[\"" + tag + "\"]";
    CHECK(is_kept_and_told(marker));
    CHECK(contains(told(marker + "\n// x"), "and if not remove the tag"));
  }
  for (const std::string metadata :
       {"{\"visible\": false}", "{\"role\": \"ta\"}", "editable=true for=\"staff\"",
        "jupyter={\"source_hidden\": true}", "slideshow={\"slide_type\": \"skip\"}",
        "slideshow={\"slide_type\": \"notes\"}"}) {
    INFO(metadata);
    CHECK(is_kept_and_told("// %% [markdown] " + metadata));
  }
  CHECK(
      contains(told("// %% [markdown] tags=[\"margin\"]\n// x"), "unknown tag \"margin\"; those"));
  CHECK(!cell_of("// %% [markdown] tags=[\"margin\"]").has_tag(notes_tag));
}

TEST_CASE("marker_doubts: what is no word for a note is published without a word") {
  for (const std::string title : {"A title",
                                  "Notation",
                                  "The notebook",
                                  "Footnotes",
                                  "What it denotes",
                                  "Two nodes",
                                  "None",
                                  "Why it is not convex",
                                  "A hidden layer",
                                  "The solution of the problem",
                                  "Skip connections",
                                  "Internal state of the optimizer",
                                  "y = a x",
                                  "Start at x = 0",
                                  "The set {1, 2}",
                                  "Over [0, 1]",
                                  "Votes and knots",
                                  "The interval",
                                  "Drift",
                                  "What it teaches",
                                  "Step 2: go",
                                  "Remove the mean",
                                  "Secrets of the valley",
                                  "Lecture 3",
                                  "Private equity",
                                  "For the reader",
                                  "For all students",
                                  "Noise",
                                  "Na\xC3\xAFve steps",
                                  "Show it",
                                  ""})
    for (const std::string form : {"// %% [markdown] ", "// %% [md] ", "// %% "}) {
      INFO(form << title);
      CHECK(is_published_silently(form + title));
      if (form == "// %% ") CHECK(is_published_silently(form + title, "f();  // Text"));
    }
  for (const std::string metadata :
       {"tags=[]", "tags=[\"predict\"]", "slideshow={\"slide_type\": \"slide\"}",
        "slideshow={\"slide_type\": \"fragment\"}", "slideshow={\"slide_type\": \"-\"}",
        "editable=false", "deletable=false editable=true", "collapsed=true", "scrolled=false",
        "{\"editable\": true, \"id\": \"a1b2\"}", "lines_to_next_cell=2", "cell_marker='\"'",
        "jupyter={\"source_hidden\": false}", "vscode={\"languageId\": \"cpp\"}", "id=\"a1\"",
        "colab={\"base_uri\": \"https://localhost:8080\"} id=\"x\""}) {
    INFO(metadata);
    CHECK(is_published_silently("// %% [markdown] " + metadata));
    CHECK(is_published_silently("// %% [markdown] A title " + metadata));
  }
  for (const std::string metadata : {"slideshow={\"slide_type\": \"skip\"}",
                                     "jupyter={\"source_hidden\": true}", "{\"hide_input\": true}"})
    CHECK(is_published_silently("// %% A title " + metadata, "f();"));
}

TEST_CASE("marker_doubts: a heading in the cell is no marker") {
  for (const std::string below :
       {"// # Notes on the method", "// ## Speaker notes", "// # Solution", "// Teacher",
        "// `tags=[\"notes\"]` makes a note"})
    CHECK(is_published_silently("// %% [markdown]", below));
}

TEST_CASE("marker_doubts: code may have a title about notes, comments alone may not") {
  for (const std::string title : {"Notes on the method", "Read the notes", "The teacher's bowl",
                                  "Solution", "The answer", "Hidden layers", "markdown output"}) {
    INFO(title);
    CHECK(is_published_silently("// %% " + title, "f();"));
    CHECK(is_published_silently("// %% " + title, "// First\n#define X 1"));
  }
  for (const std::string title :
       {"Notes on the method", "Read the notes", "The teacher's bowl", "Solution", "[lecture]"}) {
    INFO(title);
    CHECK(is_kept_and_told("// %% " + title));
    CHECK(is_kept_and_told("// %% " + title, "/* SECRET */"));
    CHECK(contains(told("// %% " + title + "\n// x"), "comments and no code; since this may be"));
  }
  for (const std::string marker :
       {"Notes", "Speaker notes", "For the teacher only", "hidden=true", "[markdown notes]",
        "tags=[\"solution\"]", "{\"private\": true}"})
    CHECK(is_kept_and_told("// %% " + marker, "f();  // SECRET"));
  CHECK(contains(told("// %% markdown\n// x"), "comments and no code; did you mean [markdown]"));
  CHECK(!cell_of("// %% tags=[\"hide-input\"]").has_tag(predict_tag));
  CHECK(!parse_body("// %% tags=[\"hide-input\"]\ng();").cells.back().has_tag(notes_tag));
}

TEST_CASE("marker_doubts: tags below the marker, where they mean nothing, are an error") {
  for (const std::string line :
       {"// tags=[\"notes\"]", "// tags = [\"x\"]", "//tags: [\"notes\"]",
        "// {\"tags\": [\"notes\"]}", "// slideshow={\"slide_type\": \"notes\"}"})
    CHECK(contains(told("// %% [markdown]\n" + line), "error: 5: tags and other metadata belong"));
  CHECK(told("// %% [markdown]\n// ```\n// tags=[\"notes\"]\n// ```").empty());
}

TEST_CASE("marker_doubts: what is one stays one, and nothing is told of it") {
  for (const std::string marker :
       {"[markdown] Speaker notes tags=[\"notes\"]", "[markdown] tags=[\"notes\"] x=true",
        "[markdown] tags=[\"notes\"] slideshow={\"slide_type\": \"notes\"}"}) {
    CHECK(cell_of("// %% " + marker).has_tag(notes_tag));
    CHECK(told("// %% " + marker + "\n// x").empty());
  }
  CHECK(told("// %% [markdown] tags=[\"notes\", \"x\"]\n// x") ==
        "4: unknown tag \"x\" (those that mean something are fold, notes, predict, "
        "raises-exception and solution)\n");
}

TEST_CASE("marker_doubts: a solution is published as one, whatever its title says of it") {
  for (const std::string marker :
       {"[markdown] tags=[\"solution\"]", "[markdown] Solution tags=[\"solution\"]",
        "Answers (hidden) [md] tags=[\"solution\"]", "[markdown] {\"tags\": [\"solution\"]}"}) {
    INFO(marker);
    CHECK(is_published_silently("// %% " + marker));
    CHECK(cell_of("// %% " + marker).has_tag(solution_tag));
  }
}

TEST_CASE("marker_doubts: no typing error publishes a solution as plain prose") {
  const std::string marker = "// %% [markdown] tags=[\"solution\"]", tag = "solution";
  const std::size_t at = marker.find(tag);
  for (std::size_t i = 0; i < tag.size(); ++i)
    for (const std::string with : {"", "x", "N", "-", "ss"}) {
      const std::string wrong = std::string(marker).replace(at + i, 1, with);
      INFO(wrong);
      CHECK((is_kept_and_told(wrong) || cell_of(wrong).has_tag(solution_tag)));
    }
  for (std::size_t i = 6; i < at; ++i)
    for (const std::string with : {"", "x", "N", "-", "]"}) {
      const std::string wrong = std::string(marker).replace(i, 1, with);
      INFO(wrong);
      const bool is_solution = told(wrong + "\n// SECRET").empty();
      CHECK((is_solution || is_kept_and_told(wrong)));
    }
  CHECK(contains(told("// %% [markdown] tags=[\"soluton\"]\n// x"),
                 "unknown tag \"soluton\" (did you mean solution?); since this may be a note"));
  CHECK(
      contains(told("// %% [markdown] Solution\n// x"), "tags=[\"solution\"] if it is an answer"));
  CHECK(is_kept_and_told("// %% [markdown] Teacher's notes tags=[\"solution\"]"));
}

TEST_CASE("marker_doubts: tags that mean nothing where they stand are told") {
  CHECK(told("// %% tags=[\"fold\"]\ng();").empty());
  CHECK(contains(told("// %% [markdown] tags=[\"fold\"]\n// x"),
                 "4: fold is for code cells, and this is a [markdown] cell"));
  CHECK(contains(told("// %% tags=[\"solution\"]\ng();"),
                 "4: solution is for [markdown] cells, and this is a code cell, which readers are "
                 "not shown"));
  for (const std::string marker :
       {"// %% tags=[\"solution\"]", "// %% [Markdown] tags=[\"solution\"]",
        "// %% [markdwon] Try tags=[\"solution\"]"})
    CHECK(is_kept_and_told(marker, "g();  // SECRET"));
  CHECK(contains(told("// %% [markdown] tags=[\"predict\", \"solution\"]\n// x"),
                 "4: a cell is either a question or its answer"));
  CHECK(is_kept_and_told("// %% [markdown] tags=[\"bold\"]"));  // near fold, which prose cannot be
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
        for (const Cell& cell : parse_body(before + line + "\n// SECRET").cells) {
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
