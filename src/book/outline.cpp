#include "book/outline.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "markdown/html.hpp"
#include "source/cell_marker.hpp"
#include "source/tags.hpp"

namespace chalkline::book {
namespace {

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

std::vector<markdown::Heading> headings(const record::CellRecord& cell) {
  markdown::HeadingIds ids;
  return markdown::markdown_to_html(cell.written.source, ids).headings;
}

std::string unique(const std::string& wanted, std::set<std::string>& taken) {
  std::string id = wanted;
  for (int n = 2; !taken.insert(id).second; ++n) id = wanted + "-" + std::to_string(n);
  return id;
}

/// Where a sentence ends: after . ! or ? before a blank, but not within a formula, code or
/// brackets.
std::size_t sentence_end(std::string_view text) {
  int depth = 0;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '$' || c == '`') {
      quote = c;
    } else if (c == '(' || c == '[') {
      ++depth;
    } else if (c == ')' || c == ']') {
      --depth;
    } else if (depth == 0 && (c == '.' || c == '!' || c == '?') && text.substr(i + 1, 1) == " ") {
      return i + 1;
    }
  }
  return text.size();
}

}  // namespace

std::string first_paragraph(const std::string& markdown) {
  std::istringstream lines(markdown);
  std::string paragraph;
  for (std::string line; std::getline(lines, line);) {
    const std::string_view text = source::trim(line);
    if (text.empty() || text.starts_with('#')) {
      if (!paragraph.empty()) break;
      continue;
    }
    paragraph.append(paragraph.empty() ? "" : " ").append(text);
  }
  return paragraph;
}

std::vector<CellOutline> outline(const record::RunRecord& record) {
  std::vector<CellOutline> places;
  std::set<std::string> taken;
  int level = 1;
  bool asked = false;
  for (const record::CellRecord& cell : record.cells) {
    CellOutline place;
    std::string name = cell.written.title;
    if (cell.written.kind == source::CellKind::markdown) {
      const std::vector<markdown::Heading> own = headings(cell);
      if (name.empty())
        name = own.empty() ? markdown::markdown_to_plain(first_paragraph(cell.written.source))
                           : own.front().text;
      if (!own.empty()) level = own.back().level;
    } else {
      place.is_answer = asked;
    }
    if (!cell.written.has_tag(source::notes_tag)) asked = cell.written.has_tag(source::predict_tag);
    place.title_level = std::min(level + 1, 6);
    place.id = unique(slug(name.empty() ? cell.written.source : name), taken);
    places.push_back(std::move(place));
  }
  return places;
}

bool has_title_heading(const record::RunRecord& record) {
  for (const record::CellRecord& cell : record.cells) {
    if (cell.written.kind != source::CellKind::markdown || cell.written.has_tag(source::notes_tag))
      continue;
    for (const markdown::Heading& heading : headings(cell)) {
      if (heading.level == 1) return true;
    }
  }
  return false;
}

std::string first_sentence(const record::RunRecord& record) {
  for (const record::CellRecord& cell : record.cells) {
    if (cell.written.kind != source::CellKind::markdown || cell.written.has_tag(source::notes_tag))
      continue;
    const std::string paragraph = first_paragraph(cell.written.source);
    if (paragraph.empty()) continue;
    std::string sentence = paragraph.substr(0, sentence_end(paragraph));
    if (sentence.ends_with(':')) sentence.back() = '.';  // what it announces does not follow
    return sentence;
  }
  return "";
}

}  // namespace chalkline::book
