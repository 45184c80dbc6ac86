#include "book/lesson.hpp"

#include <algorithm>
#include <set>

#include "markdown/address.hpp"
#include "markdown/first_sentence.hpp"
#include "markdown/html.hpp"
#include "markdown/typography.hpp"
#include "source/figure_words.hpp"
#include "source/parameter_use.hpp"

namespace chalkline::book {
namespace {

using markdown::Kind;
using markdown::Node;

constexpr std::size_t longest_slug =
    48;  // leaves room within 64 for a number that tells it from others

/// "What it buys!" as what-it-buys, cut after a whole word.
std::string slug(std::string_view text) {
  std::string words;
  for (const char c : text) {
    const bool is_upper = c >= 'A' && c <= 'Z', is_lower = c >= 'a' && c <= 'z',
               is_digit = c >= '0' && c <= '9';
    if (is_upper || is_lower || is_digit) {
      words += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!words.empty() && words.back() != '-') {
      words += '-';
    }
  }
  if (words.size() > longest_slug) {
    words.resize(longest_slug);
    if (const auto last = words.rfind('-'); last != std::string::npos) words.resize(last);
  }
  while (words.ends_with('-')) words.pop_back();
  return words.empty() ? "cell" : words;
}

std::string unique(const std::string& wanted, std::set<std::string>& taken) {
  std::string id = wanted;
  for (int n = 2; !taken.insert(id).second; ++n) id = wanted + "-" + std::to_string(n);
  return id;
}

markdown::Prose read_output(const record::Output& output) {
  if (const auto* markdown = std::get_if<record::MarkdownDisplay>(&output))
    return markdown::parse(markdown->text);
  const auto* figure = std::get_if<record::FigureDisplay>(&output);
  return figure && figure->caption ? markdown::parse(*figure->caption) : markdown::Prose();
}

std::vector<CellProse> read_prose(const record::RunRecord& record) {
  std::vector<CellProse> prose;
  for (const record::CellRecord& cell : record.cells) {
    CellProse& own = prose.emplace_back();
    if (cell.written.kind == source::CellKind::markdown)
      own.text = markdown::parse(cell.written.source);
    for (const record::Output& output : cell.outputs) own.outputs.push_back(read_output(output));
  }
  return prose;
}

std::vector<CellPlace> place_cells(const record::RunRecord& record,
                                   const std::vector<CellProse>& prose) {
  std::vector<CellPlace> places;
  std::set<std::string> taken;
  int level = 1;
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    const source::Cell& cell = record.cells[i].written;
    CellPlace place;
    const auto headings = markdown::headings_of(prose[i].text.document);
    if (!headings.empty()) level = headings.back().level;
    place.title_level = std::min(level + 1, 6);
    std::string name = cell.title.empty() ? first_words(prose[i].text) : cell.title;
    place.id = unique(slug(name.empty() ? cell.source : name), taken);
    places.push_back(std::move(place));
  }
  return places;
}

/// Gives every part of the lesson's page its id.
void name_parts_of_page(Lesson& lesson) {
  markdown::HeadingIds ids, host_ids;
  for (const char* taken : {"main", "project", "theme", "projector", "lesson", "curtain",
                            "search-field", "search-title", "keys-title", "large-title"})
    ids.make(taken);
  for (const CellPlace& place : lesson.places) ids.make("cell-" + place.id);
  const auto add = [&](const markdown::Heading& heading, bool in_contents) {
    lesson.headings.push_back({heading, host_ids.make(heading.text), in_contents});
  };
  for (std::size_t i = 0; i < lesson.places.size(); ++i) {
    CellPlace& place = lesson.places[i];
    if (lesson.roles[i].is_note) continue;
    for (const auto& heading : markdown::name_headings(lesson.prose[i].text.document, ids))
      add(heading, !lesson.roles[i].is_solution);
    const source::Cell& cell = lesson.written(i);
    if (cell.kind == source::CellKind::code && !cell.title.empty()) {
      place.title_id = ids.make(cell.title);
      add({place.title_level, cell.title, place.title_id}, true);
    }
    for (markdown::Prose& output : lesson.prose[i].outputs)
      for (const auto& heading : markdown::name_headings(output.document, ids)) add(heading, false);
  }
  lesson.about_id = ids.make("about");
}

/// The same of the page of its notes, on which notes and answers belong to the cell before them.
void name_parts_of_notes(Lesson& lesson) {
  markdown::HeadingIds ids;
  for (const char* taken : {"main", "live", "theme", "clock", "elapsed", "position", "next"})
    ids.make(taken);
  for (std::size_t i = 0; i < lesson.places.size(); ++i) {
    CellPlace& place = lesson.places[i];
    const bool is_note = lesson.roles[i].is_note;
    const bool is_of_slide_before = is_note || lesson.roles[i].is_folded_answer();
    if (!is_of_slide_before || i == 0) place.notes_id = ids.make("notes-" + place.id);
    if (is_note) markdown::name_headings(lesson.prose[i].text.document, ids);
  }
}

void count_figures(Lesson& lesson) {
  std::size_t next = 1;
  for (std::size_t i = 0; i < lesson.places.size(); ++i) {
    lesson.places[i].first_figure = next;
    if (lesson.roles[i].is_note) continue;
    for (const record::Output& output : lesson.record.cells[i].outputs)
      if (std::holds_alternative<record::FigureDisplay>(output)) ++next;
  }
}

void find_parameters(Lesson& lesson) {
  std::set<std::string> hushed;
  for (std::size_t i = 0; i < lesson.places.size(); ++i)
    if (lesson.roles[i].is_note)
      for (const std::string& name : source::parameters_of(lesson.written(i))) hushed.insert(name);
  for (const record::ParameterRecord& one : lesson.record.parameters)
    if (!hushed.contains(one.parameter.name)) lesson.parameters.push_back(one);
}

/// The first heading of the first level; null if there is none.
const Node* find_title(const Node& node) {
  if (node.kind == Kind::heading && node.number == 1) return &node;
  for (const Node& child : node.children)
    if (const Node* found = find_title(child)) return found;
  return nullptr;
}

bool tells_what_it_is_about(const CellRole& role) {
  return !role.is_question && !role.is_solution && !role.reveal;
}

void find_title_and_summary(Lesson& lesson) {
  std::string name;
  for (std::size_t i = 0; i < lesson.places.size(); ++i) {
    if (lesson.roles[i].is_note) continue;
    if (name.empty()) name = lesson.written(i).title;
    const Node& document = lesson.prose[i].text.document;
    const Node* title = lesson.has_title_heading ? nullptr : find_title(document);
    if (title) lesson.title = *title;
    lesson.has_title_heading = lesson.has_title_heading || title;
    if (!lesson.summary.children.empty() || !tells_what_it_is_about(lesson.roles[i])) continue;
    if (const Node* paragraph = markdown::first_paragraph(document)) {
      lesson.summary = markdown::first_sentence(*paragraph);
      lesson.summary_is_whole = markdown::ends_within(*paragraph);
      lesson.summary_line = lesson.written(i).source_line + paragraph->line - 1;
    }
  }
  if (lesson.has_title_heading) return;
  lesson.title = {.kind = Kind::heading, .number = 1};
  lesson.title.children = {{.kind = Kind::text, .text = name.empty() ? lesson.record.name : name}};
}

}  // namespace

Lesson read_lesson(const record::RunRecord& record) {
  std::vector<CellProse> prose = read_prose(record);
  std::vector<CellPlace> places = place_cells(record, prose);
  Lesson lesson{record, std::move(prose), std::move(places), cell_roles(record)};
  name_parts_of_page(lesson);
  name_parts_of_notes(lesson);
  count_figures(lesson);
  find_title_and_summary(lesson);
  find_parameters(lesson);
  return lesson;
}

std::string open_code(const Lesson& lesson, std::size_t cell) {
  const std::string& code = lesson.written(cell).source;
  return lesson.roles[cell].question ? source::without_figure_words(code) : code;
}

std::string answer_title(const markdown::Prose& prose) {
  const bool is_list = std::ranges::any_of(prose.document.children, [](const Node& block) {
    const bool is_any_list = block.kind == Kind::bullet_list || block.kind == Kind::ordered_list;
    return is_any_list && block.children.size() > 1;
  });
  return is_list ? "Answers" : "Answer";
}

std::string first_words(const markdown::Prose& prose) {
  const auto headings = markdown::headings_of(prose.document);
  if (!headings.empty()) return headings.front().text;
  const Node* paragraph = markdown::first_paragraph(prose.document);
  return markdown::plain_text(paragraph ? *paragraph : prose.document);
}

std::string title_html(const Lesson& lesson) {
  return markdown::inner_html(markdown::typographic(
      markdown::with_addresses(lesson.title, [](const Node&) { return std::nullopt; })));
}

}  // namespace chalkline::book
