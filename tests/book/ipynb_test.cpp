#include "book/ipynb.hpp"

#include <nlohmann/json.hpp>

#include "book/read_sample.hpp"
#include "book/sample_records.hpp"
#include "catch.hpp"
#include "text/base64.hpp"

using namespace chalkline;
using namespace chalkline::book;
using Json = nlohmann::json;

namespace {

std::string joined(const Json& lines) {
  std::string text;
  for (const Json& line : lines) text += line.get<std::string>();
  return text;
}

std::string text_of(const record::RunRecord& run, bool with_outputs = true) {
  const sample::ReadLesson read(run);
  return ipynb(read.lesson, read.links, {sample::figure_files(), {}, with_outputs});
}

Json notebook(const record::RunRecord& run, bool with_outputs = true) {
  return Json::parse(text_of(run, with_outputs));
}

Json notebook(const record::RunRecord& run, const FigureFiles& files) {
  const sample::ReadLesson read(run);
  return Json::parse(ipynb(read.lesson, read.links, {files, {}, true}));
}

}  // namespace

TEST_CASE("a notebook says what it is and which kernel runs it") {
  const Json json = notebook(sample::eventful());
  CHECK(json["nbformat"] == 4);
  CHECK(json["nbformat_minor"] == 5);
  CHECK(json["metadata"]["kernelspec"]["name"] == "xcpp20");
  CHECK(json["metadata"]["language_info"]["name"] == "c++");
  CHECK(json["metadata"]["chalkline"]["parameters"]["rho"] == "0.9");
}

TEST_CASE("cells keep their text, tags and titles, and the speaker's notes are left out") {
  const Json cells = notebook(sample::eventful())["cells"];
  REQUIRE(cells.size() == 9);
  CHECK(cells[0]["cell_type"] == "markdown");
  CHECK(joined(cells[0]["source"]) == "# A sample\n\nOne sentence. Another, with $x^2$.");
  CHECK(cells[1]["id"] == "print");
  CHECK(joined(cells[1]["source"]) == "// Print\nstd::puts(\"1\");");
  CHECK(cells[2]["metadata"]["tags"] == Json::array({"predict"}));
  CHECK(cells[3]["metadata"]["jupyter"]["outputs_hidden"] == true);
}

TEST_CASE("a caption follows its figure as Markdown") {
  record::RunRecord captioned = sample::eventful();
  std::get<record::FigureDisplay>(captioned.cells[6].outputs[0]).caption = "Seen from *above*";
  const Json drawn = notebook(captioned)["cells"][5]["outputs"];
  REQUIRE(drawn.size() == 4);
  CHECK(drawn[0]["data"].contains("image/png"));
  CHECK(joined(drawn[1]["data"]["text/markdown"]) == "Seen from *above*");
}

TEST_CASE("of a figure that moves a notebook has the PNG that does, and no SVG before it") {
  record::RunRecord moving = sample::eventful();
  std::get<record::FigureDisplay>(moving.cells[6].outputs[0]).animation = {20, 2.5};
  FigureFiles files = sample::figure_files();
  CHECK(notebook(moving, files)["cells"][5]["outputs"][0]["data"].contains("image/svg+xml"));
  files["1_sample_frames.png"] = "moving";
  const Json drawn = notebook(moving, files)["cells"][5]["outputs"][0];
  CHECK(drawn["data"]["image/png"] == text::base64("moving"));
  CHECK(!drawn["data"].contains("image/svg+xml"));
  CHECK(drawn["metadata"]["image/png"]["width"] == 640);
}

TEST_CASE("outputs are those of the run, in order") {
  const Json cells = notebook(sample::eventful())["cells"];
  CHECK(cells[1]["execution_count"] == 1);
  CHECK(cells[1]["outputs"] ==
        Json::array({{{"output_type", "stream"}, {"name", "stdout"}, {"text", {"1\n"}}}}));
  const Json drawn = cells[5]["outputs"];
  REQUIRE(drawn.size() == 3);
  CHECK(drawn[0]["output_type"] == "display_data");
  CHECK(joined(drawn[0]["data"]["image/svg+xml"]) == sample::figure_files()["1_sample.svg"]);
  CHECK(drawn[0]["data"]["image/png"] == text::base64(sample::figure_files()["1_sample.png"]));
  CHECK(joined(drawn[0]["data"]["text/plain"]) == "Rings around a minimum");
  CHECK(joined(drawn[1]["data"]["text/plain"]) == "[1. 2.]");
  CHECK(joined(drawn[2]["data"]["text/markdown"]) == "| a |\n| --- |\n| 1 |");
  const Json thrown = cells[6]["outputs"];
  CHECK(thrown[0]["output_type"] == "error");
  CHECK(thrown[0]["ename"] == "std::invalid_argument");
  CHECK(thrown[0]["evalue"] == "too small");
  const Json failed = cells[7]["outputs"];
  REQUIRE(failed.size() == 3);
  CHECK(failed[0]["name"] == "stderr");
  CHECK(joined(failed[1]["text"]).find("5000 more bytes") != std::string::npos);
  CHECK(failed[2]["output_type"] == "error");
  CHECK(cells[8]["execution_count"] == nullptr);
  CHECK(cells[8]["outputs"].empty());
}

TEST_CASE("without outputs a notebook is as if it had never been run") {
  const Json without = notebook(sample::eventful(), false);
  for (const Json& cell : without["cells"]) {
    if (cell["cell_type"] != "code") continue;
    CHECK(cell["outputs"].empty());
    CHECK(cell["execution_count"] == nullptr);
  }
}

TEST_CASE("a notebook folds what a prediction hides, solutions, and code that is tagged so") {
  const Json cells = notebook(sample::folding())["cells"];
  REQUIRE(cells.size() == 9);
  CHECK(cells[2]["metadata"]["jupyter"] == Json{{"outputs_hidden", true}});
  CHECK(joined(cells[2]["source"]) == "// Look\nshow(bowl.alt(\"…\"));");
  CHECK(joined(cells[3]["source"]) ==
        "<details><summary>What follows from it</summary>\n\nAs the rings say.\n\n</details>");
  CHECK(!cells[3]["metadata"].contains("jupyter"));
  CHECK(joined(cells[4]["source"]) ==
        "<details><summary>Answer</summary>\n\nYes, round.\n\n</details>");
  CHECK(cells[6]["metadata"]["jupyter"] == Json{{"source_hidden", true}});
  CHECK(cells[6]["outputs"].size() == 1);
  CHECK(joined(cells[8]["source"]) ==
        "<details><summary>Answers</summary>\n\n- Here.\n- There.\n\n</details>");
}

TEST_CASE("a notebook without solutions says nothing of them") {
  const record::RunRecord run = sample::folding();
  const sample::ReadLesson read(run);
  const std::string text =
      ipynb(read.lesson, read.links, {sample::figure_files(), {}, false, /*with_solutions=*/false});
  CHECK(Json::parse(text)["cells"].size() == 7);
  for (const char* answer : {"Yes, round", "There", "Answer"})
    CHECK(text.find(answer) == std::string::npos);
  CHECK(text.find("As the rings say.") != std::string::npos);
}

TEST_CASE("whatever a lesson prints, a notebook is JSON whose texts are printable UTF-8") {
  const std::string text = text_of(sample::dangerous());
  const Json json = Json::parse(text);  // throws if it were not
  CHECK(text.find("\\u0000") == std::string::npos);
  CHECK(text.find("\\u001b") == std::string::npos);
  const std::string prose = joined(json["cells"][0]["source"]);
  CHECK(prose.find("\\<script>") != std::string::npos);
  CHECK(prose.find(" <img") == std::string::npos);
  CHECK(text_of(sample::dangerous()) == text);
}
