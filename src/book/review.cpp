#include "book/review.hpp"

#include <algorithm>
#include <string_view>

#include "formula/formula.hpp"
#include "source/parameter_use.hpp"

namespace chalkline::book {
namespace {

using markdown::Kind;
using markdown::Node;
using markdown::Remark;
using Remarks = std::vector<Remark>;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

/// Why a node of prose is not shown as it stands; empty if it is.
std::string fault_of(const Lesson& lesson, const Node& node, const Links& links) {
  if (node.kind == Kind::formula || node.kind == Kind::display_formula) {
    try {
      formula::formula_to_mathml(node.text, false);
    } catch (const formula::FormulaError& error) {
      return "the formula $" + node.text + "$ cannot be shown: " + error.what();
    }
  }
  if (node.kind == Kind::code_block && node.text == "math" && !is_blank(markdown::code_of(node)))
    return "the formula in this block cannot be shown: it holds $$ or a backtick";
  if (node.kind != Kind::link && node.kind != Kind::image) return "";
  const Destination destination = links.find(lesson, node.text);
  if (destination.kind != Destination::Kind::nowhere) return "";
  const std::string what = node.kind == Kind::image ? "the picture " : "the link to ";
  return what + (node.text.empty() ? "\"" + markdown::plain_text(node) + "\"" : node.text) +
         " leads nowhere: " + destination.reason;
}

/// Calls add(line, text) for every fault of the prose, by its own lines.
template <class Add>
void review_prose(const Lesson& lesson, const markdown::Prose& prose, const Links& links, Add add) {
  for (const Remark& remark : prose.remarks) add(remark.line, remark.text);
  markdown::for_each_node(prose.document, [&](const Node& node) {
    const std::string fault = fault_of(lesson, node, links);
    if (!fault.empty()) add(node.line, fault);
  });
}

/// Prose may introduce the code after it; notes are kept from the reader, so they introduce
/// nothing.
void review_introductions(const Lesson& lesson, Remarks& remarks) {
  bool introduced = false;
  for (std::size_t i = 0; i < lesson.places.size(); ++i) {
    const source::Cell& cell = lesson.written(i);
    if (lesson.places[i].is_note) continue;
    const bool is_prose = cell.kind == source::CellKind::markdown;
    const bool is_empty = is_blank(cell.title) && is_blank(cell.source);
    if (is_empty) {
      remarks.push_back({cell.line, "this cell is empty"});
    } else if (!is_prose && !introduced && is_blank(cell.title)) {
      remarks.push_back(
          {cell.line,
           "this cell has neither a title nor prose before it: // %% Title, or a [markdown] cell"});
    }
    introduced = is_prose && !is_empty;
  }
}

void review_outputs(const Lesson& lesson, std::size_t i, const Links& links, Remarks& remarks) {
  const record::CellRecord& cell = lesson.record.cells[i];
  const std::size_t line = cell.written.line;
  for (std::size_t k = 0; k < cell.outputs.size(); ++k) {
    const auto* figure = std::get_if<record::FigureDisplay>(&cell.outputs[k]);
    if (figure && is_blank(figure->alt))
      remarks.push_back({line, "the figure \"" + figure->title +
                                   "\" has no text for readers who cannot see it: .alt(\"what it "
                                   "shows\")"});
    review_prose(lesson, lesson.prose[i].outputs[k], links,
                 [&](std::size_t, const std::string& text) {
                   remarks.push_back({line, text});
                 });
  }
}

void review_parameters(const source::LessonSource& source, const record::RunRecord& record,
                       Remarks& remarks) {
  for (const record::ParameterRecord& known : record.parameters) {
    const auto call = std::find_if(
        source.parameters.begin(), source.parameters.end(),
        [&](const source::ParameterCall& c) { return c.name == known.parameter.name; });
    if (!is_blank(known.parameter.description) || call == source.parameters.end()) continue;
    remarks.push_back({call->line, "the parameter " + call->name + " has no description"});
  }
  for (const source::ParameterCall& call : source::unused_parameters(source)) {
    remarks.push_back({call.line, "nothing uses the parameter " + call.name});
  }
}

}  // namespace

Remarks review_lesson(const source::LessonSource& source, const Lesson& lesson,
                      const Links& links) {
  Remarks remarks;
  for (const source::Remark& remark : source.remarks) remarks.push_back({remark.line, remark.text});
  if (!lesson.has_title_heading)
    remarks.push_back(
        {1, "the lesson has no title: a [markdown] cell that begins with // # Title"});
  review_introductions(lesson, remarks);
  review_parameters(source, lesson.record, remarks);
  for (std::size_t i = 0; i < lesson.places.size(); ++i) {
    const record::CellRecord& cell = lesson.record.cells[i];
    review_prose(lesson, lesson.prose[i].text, links,
                 [&](std::size_t line, const std::string& text) {
                   remarks.push_back({cell.written.source_line + line - 1, text});
                 });
    review_outputs(lesson, i, links, remarks);
    if (cell.status == record::RunStatus::failed && cell.error)
      remarks.push_back({cell.written.line, "this cell failed: " + cell.error->message});
  }
  std::ranges::stable_sort(remarks, {}, &Remark::line);
  return remarks;
}

}  // namespace chalkline::book
