// What the fuzzers begin with and what they found, read by the compiler that everything else is
// built with.
#include <filesystem>

#include "catch.hpp"
#include "formula/formula.hpp"
#include "markdown/html.hpp"
#include "markdown/parse.hpp"
#include "markdown/write.hpp"
#include "record/run_record.hpp"
#include "source/weave.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;

namespace {

/// Calls read(text) with every file of a corpus. Returns how many there were.
template <class Read>
std::size_t for_each_file(const std::string& corpus, Read read) {
  std::size_t files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(CHALKLINE_SOURCE_DIR "/tests/fuzz/corpus/" + corpus)) {
    INFO(entry.path());
    CHECK_NOTHROW(read(read_file(entry.path())));
    ++files;
  }
  return files;
}

}  // namespace

TEST_CASE("every lesson of the fuzzer's corpus can be woven or is refused") {
  const auto read = [](const std::string& text) {
    try {
      source::weave(source::parse_lesson("lesson.cpp", text));
    } catch (const source::LessonError&) {
    }
  };
  CHECK(for_each_file("lesson", read) > 2);
}

TEST_CASE("every record of the fuzzer's corpus is refused or comes back from JSON as it was") {
  const auto read = [](const std::string& text) {
    try {
      const record::RunRecord record = record::run_record_from_json(text);
      if (record::run_record_from_json(record::to_json(record)) != record)
        throw std::runtime_error("it came back as another");
    } catch (const record::RecordError&) {
    }
  };
  CHECK(for_each_file("record", read) > 0);
}

TEST_CASE(
    "every text of the fuzzer's corpus is Markdown, is written as what it was read as, and its "
    "formulas are rendered or refused") {
  const auto read = [](const std::string& text) {
    const markdown::Node document = markdown::parse(text).document;
    markdown::to_html(document);
    for (const auto reader : {markdown::Reader::code_host, markdown::Reader::jupyter})
      if (!(markdown::parse(markdown::to_markdown(document, reader)).document == document))
        throw std::runtime_error("it came back as another");
    markdown::for_each_node(document, [](const markdown::Node& node) {
      if (node.kind != markdown::Kind::formula) return;
      try {
        formula::formula_to_mathml(node.text, false);
      } catch (const formula::FormulaError&) {
      }
    });
  };
  CHECK(for_each_file("markdown", read) > 0);
}
