#include "book/markdown_export.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "markdown/for_reader.hpp"
#include "markdown/write.hpp"
#include "text/overprinted.hpp"
#include "text/printable.hpp"

namespace chalkline::book {
namespace {

using markdown::Kind;
using markdown::Node;
using Nodes = std::vector<Node>;

Node text_node(const std::string& text) {
  std::string line = text::printable(text);
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return {.kind = Kind::text, .text = std::move(line)};
}

Node block(Kind kind, Nodes children) { return {.kind = kind, .children = std::move(children)}; }

Node heading(int level, Nodes children) {
  return {.kind = Kind::heading,
          .number = static_cast<unsigned>(level),
          .children = std::move(children)};
}

Node code_block(const std::string& code, const std::string& language) {
  Node node{.kind = Kind::code_block, .text = language};
  node.children.push_back({.kind = Kind::text, .text = text::printable(code)});
  return node;
}

/// What a cell put out, block by block.
class OutputWriter {
 public:
  explicit OutputWriter(Nodes& blocks) : blocks_(blocks) {}

  void put(const record::Output& output, const Node& prose) {
    if (const auto* text = std::get_if<record::StreamText>(&output))
      blocks_.push_back(code_block(text::overprinted(text->text), "text"));
    if (const auto* array = std::get_if<record::ArrayDisplay>(&output))
      blocks_.push_back(code_block(array->text, "text"));
    if (const auto* figure = std::get_if<record::FigureDisplay>(&output)) put(*figure);
    std::ranges::copy(prose.children, std::back_inserter(blocks_));
  }

  /// The name is followed by a block with the message.
  void put(const record::CellError& error) {
    Nodes line = {text_node("Threw, as expected: ")};
    if (!error.expected) line = {block(Kind::strong, {text_node("Failed")}), text_node(": ")};
    line.push_back({.kind = Kind::code, .text = text_node(error.type).text});
    blocks_.push_back(block(Kind::paragraph, std::move(line)));
    blocks_.push_back(code_block(error.message, "text"));
  }

  void put_remark(const std::string& remark) {
    blocks_.push_back(block(Kind::paragraph, {block(Kind::emphasis, {text_node(remark)})}));
  }

 private:
  /// The title stands in the picture; a caption follows as prose.
  void put(const record::FigureDisplay& figure) {
    const std::string ending = figure.animation ? "_frames.png" : ".svg";  // which moves
    Node image{.kind = Kind::image, .text = "figures/" + figure.name + ending};
    image.children.push_back(text_node(figure.alt.empty() ? figure.title : figure.alt));
    blocks_.push_back(block(Kind::paragraph, {std::move(image)}));
  }

  Nodes& blocks_;
};

/// Everything but what is folded is one document, so that no two lists run into each other.
class Exporter {
 public:
  Exporter(const Lesson& lesson, const Links& links, bool with_solutions)
      : lesson_(lesson), links_(links), with_solutions_(with_solutions) {}

  std::string write() {
    if (!lesson_.has_title_heading) blocks_.push_back(lesson_.title);
    for (std::size_t i = 0; i < lesson_.places.size(); ++i) {
      const CellRole& role = lesson_.roles[i];
      if (role.is_note || (role.is_solution && !with_solutions_)) continue;
      if (!role.reveal) unfold();
      if (lesson_.written(i).kind == source::CellKind::code) {
        put_code(i);
      } else {
        if (role.is_folded_answer()) fold(answer_title(lesson_.prose[i].text));
        if (role.reveal && !is_folded_) fold("What follows from it");
        put_prose(lesson_.prose[i].text.document);
      }
    }
    unfold();
    blocks_.push_back({.kind = Kind::rule});
    put_parameters();
    const record::Versions& versions = lesson_.record.versions;
    blocks_.push_back(block(Kind::paragraph,
                            {text_node("Made with Chalkline " + versions.chalkline + ", gnuplot " +
                                       versions.gnuplot + ", " + versions.compiler + ".")}));
    flush();
    return std::move(text_);
  }

 private:
  /// What is put from here on is folded, until unfold().
  void fold(const std::string& summary) {
    flush();
    put_html("<details><summary>" + summary + "</summary>");
    is_folded_ = true;
  }

  void unfold() {
    if (!is_folded_) return;
    flush();
    put_html("</details>");
    is_folded_ = false;
  }

  void flush() {
    const std::string written = markdown::to_markdown(
        block(Kind::document, std::exchange(blocks_, {})), markdown::Reader::code_host);
    if (!written.empty()) put_html(written);
  }

  void put_html(const std::string& html) { text_ += (text_.empty() ? "" : "\n") + html + "\n"; }

  Node for_host(const Node& prose) const {
    return markdown::for_reader(links_.prose(lesson_, prose, Form::markdown),
                                markdown::Reader::code_host);
  }

  void put_prose(const Node& prose) {
    Node hosted = for_host(prose);
    std::ranges::move(hosted.children, std::back_inserter(blocks_));
  }

  void put_code(std::size_t i) {
    const source::Cell& cell = lesson_.written(i);
    const CellPlace& place = lesson_.places[i];
    if (!cell.title.empty()) blocks_.push_back(heading(place.title_level, {text_node(cell.title)}));
    const CellRole& role = lesson_.roles[i];
    if (role.is_folded)
      fold(cell.title.empty() ? "Code" : "Code: " + text::escape_html(text_node(cell.title).text));
    blocks_.push_back(code_block(open_code(lesson_, i), "cpp"));
    unfold();
    if (role.question && !with_solutions_) return;  // it would answer the question
    Nodes outputs = outputs_of(i);
    if (role.question && !outputs.empty()) fold("What it puts out");
    std::ranges::move(outputs, std::back_inserter(blocks_));
  }

  Nodes outputs_of(std::size_t i) const {
    const record::CellRecord& cell = lesson_.record.cells[i];
    Nodes blocks;
    OutputWriter writer(blocks);
    for (std::size_t k = 0; k < cell.outputs.size(); ++k)
      writer.put(cell.outputs[k], for_host(lesson_.prose[i].outputs[k].document));
    if (cell.omitted > 0)
      writer.put_remark("... and " + std::to_string(cell.omitted) + " more bytes, not kept.");
    if (cell.error) writer.put(*cell.error);
    if (cell.status == record::RunStatus::not_run)
      writer.put_remark("Not run, since a cell before it failed.");
    return blocks;
  }

  static Node row(const std::vector<std::string>& texts, bool is_header) {
    Node row{.kind = Kind::row};
    for (const std::string& text : texts) {
      Node cell{.kind = Kind::cell, .is_header = is_header};
      if (!text.empty()) cell.children.push_back(text_node(text));
      row.children.push_back(std::move(cell));
    }
    return row;
  }

  void put_parameters() {
    if (lesson_.parameters.empty()) return;
    Nodes rows = {row({"parameter", "value", "allowed", ""}, true)};
    for (const auto& [parameter, value] : lesson_.parameters)
      rows.push_back(row({parameter.name, record::to_text(value), record::allowed(parameter),
                          parameter.description},
                         false));
    blocks_.push_back(block(Kind::table, std::move(rows)));
  }

  const Lesson& lesson_;
  const Links& links_;
  bool with_solutions_;
  Nodes blocks_;  // that are still to be written
  std::string text_;
  bool is_folded_ = false;  // what is put now
};

}  // namespace

std::string markdown_export(const Lesson& lesson, const Links& links, bool with_solutions) {
  return Exporter(lesson, links, with_solutions).write();
}

}  // namespace chalkline::book
