#include "book/review.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

#include "formula/formula.hpp"
#include "source/parameter_use.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

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

/// Prose may introduce the code after it; notes are kept from the reader and answers are folded, so
/// they introduce nothing.
void review_introductions(const Lesson& lesson, Remarks& remarks) {
  bool introduced = false;
  for (std::size_t i = 0; i < lesson.places.size(); ++i) {
    const source::Cell& cell = lesson.written(i);
    if (lesson.roles[i].is_note || lesson.roles[i].is_solution) continue;
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

/// Whether a heading of this text begins exercises.
bool begins_exercises(const std::string& heading) {
  const std::vector<std::string> words = text::folded_words(heading);
  const auto is = [&](std::size_t i, std::string_view word) {
    return i < words.size() && words[i] == word;
  };
  return is(0, "exercise") || is(0, "exercises") ||
         (is(0, "try") && (is(1, "this") || is(1, "it")));
}

/// Reads which questions and exercises are answered, and what solutions answer.
class AnswerReview {
 public:
  AnswerReview(const Lesson& lesson, Remarks& remarks) : lesson_(lesson), remarks_(remarks) {}

  void run() {
    for (std::size_t i = 0; i < lesson_.roles.size(); ++i) {
      const CellRole& role = lesson_.roles[i];
      if (role.is_note) continue;
      if (lesson_.written(i).kind == source::CellKind::code)
        asked_ = role.question;
      else if (role.is_solution)
        read_solution(i);
      else
        read_prose(i);
    }
    end_exercises();
    for (const auto& [question, is_answered] : questions_)
      if (!is_answered)
        add(lesson_.written(question).line,
            "this prediction has no answer: a [markdown] cell tags=[\"solution\"] behind the code "
            "that reveals it");
  }

 private:
  struct Exercises {
    unsigned level;
    std::size_t line;
    std::string title;
    bool are_answered = false;
  };

  void add(std::size_t line, std::string text) { remarks_.push_back({line, std::move(text)}); }

  void read_solution(std::size_t i) {
    if (!asked_ && !exercises_)
      add(lesson_.written(i).line,
          "this solution answers nothing: before it stands neither a question, tags=[\"predict\"], "
          "nor a part \"Try this\" or \"Exercises\"");
    if (asked_) questions_[*asked_] = true;
    if (exercises_) exercises_->are_answered = true;
  }

  void read_prose(std::size_t i) {
    const std::size_t first_line = lesson_.written(i).source_line;
    markdown::for_each_node(lesson_.prose[i].text.document, [&](const Node& node) {
      if (node.kind != Kind::heading) return;
      asked_.reset();
      if (exercises_ && node.number <= exercises_->level) end_exercises();
      const std::string title = markdown::plain_text(node);
      if (!exercises_ && begins_exercises(title))
        exercises_ = Exercises{node.number, first_line + node.line - 1, title};
    });
    if (!lesson_.roles[i].is_question) return;
    asked_ = i;
    questions_[i] = false;
  }

  void end_exercises() {
    if (exercises_ && !exercises_->are_answered)
      add(exercises_->line, "\"" + exercises_->title +
                                "\" has no answers: a [markdown] cell tags=[\"solution\"] at its "
                                "end");
    exercises_.reset();
  }

  const Lesson& lesson_;
  Remarks& remarks_;
  std::map<std::size_t, bool> questions_;  // whether they are answered
  std::optional<std::size_t> asked_;       // the question that a solution here would answer
  std::optional<Exercises> exercises_;     // among which a solution here would stand
};

/// The index shows a lesson's first sentence.
void review_first_sentence(const Lesson& lesson, Remarks& remarks) {
  constexpr std::size_t longest = 160;
  const std::size_t length = text::characters(markdown::plain_text(lesson.summary)).size();
  if (length > longest)
    remarks.push_back({lesson.summary_line, "the first sentence, which the index shows, has " +
                                                std::to_string(length) + " characters; at most " +
                                                std::to_string(longest) + " are read at a glance"});
  if (!lesson.summary_is_whole)
    remarks.push_back({lesson.summary_line,
                       "the first sentence, which the index shows, ends with a colon, and what it "
                       "announces does not follow there: end it with a full stop"});
}

/// A page shows lines of this length without scrolling.
void review_line_lengths(const source::Cell& cell, Remarks& remarks) {
  constexpr std::size_t longest = 88;
  std::istringstream in(cell.source);
  std::size_t number = cell.source_line;
  for (std::string line; std::getline(in, line); ++number) {
    const std::size_t columns = text::columns(line);
    if (columns > longest)
      remarks.push_back({number, "this line of code has " + std::to_string(columns) +
                                     " columns; pages have room for " + std::to_string(longest)});
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
  review_first_sentence(lesson, remarks);
  review_introductions(lesson, remarks);
  AnswerReview(lesson, remarks).run();
  review_parameters(source, lesson.record, remarks);
  for (std::size_t i = 0; i < lesson.places.size(); ++i) {
    const record::CellRecord& cell = lesson.record.cells[i];
    review_prose(lesson, lesson.prose[i].text, links,
                 [&](std::size_t line, const std::string& text) {
                   remarks.push_back({cell.written.source_line + line - 1, text});
                 });
    review_outputs(lesson, i, links, remarks);
    const bool is_shown_code =
        cell.written.kind == source::CellKind::code && !lesson.roles[i].is_note;
    if (is_shown_code) review_line_lengths(cell.written, remarks);
    if (cell.status == record::RunStatus::failed && cell.error)
      remarks.push_back({cell.written.line, "this cell failed: " + cell.error->message});
  }
  std::ranges::stable_sort(remarks, {}, &Remark::line);
  return remarks;
}

std::vector<Remark> review_introduction(const Lesson& introduction, const Links& links) {
  Remarks remarks;
  for (const CellProse& prose : introduction.prose)
    review_prose(introduction, prose.text, links, [&](std::size_t line, const std::string& text) {
      remarks.push_back({line, text});
    });
  std::ranges::stable_sort(remarks, {}, &Remark::line);
  return remarks;
}

}  // namespace chalkline::book
