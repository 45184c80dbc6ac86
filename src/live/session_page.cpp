#include "live/session_page.hpp"

#include <algorithm>

#include "book/html_parts.hpp"

namespace chalkline::live {
namespace {

std::string in_query(const std::string& text) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (plain.find(c) != plain.npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', digits[byte / 16], digits[byte % 16]};
  }
  return out;
}

std::string shown_item(const Shown& shown) {
  std::string values;
  for (const auto& [name, value] : shown.parameters)
    values += (values.empty() ? " with " : ", ") + ("<code>" + book::html_text(name) + " = ") +
              book::html_text(value) + "</code>";
  std::string cell = shown.cell.starts_with("cell-") ? shown.cell.substr(5) : shown.cell;
  std::ranges::replace(cell, '-', ' ');
  return "<li><a href=\"" +
         book::html_text(moment_link(shown.lesson, shown.parameters, shown.cell)) + "\">" +
         book::html_text(cell) + "</a>" + values + "</li>\n";
}

std::string row(const std::string& answer, const std::vector<std::size_t>& counts) {
  std::string text = "<tr><th scope=\"row\">" + book::html_text(answer) + "</th>";
  for (const std::size_t count : counts) text += "<td>" + std::to_string(count) + "</td>";
  return text + "</tr>\n";
}

std::size_t count_of(const Tally& tally, const std::string& answer) {
  for (const auto& [text, count] : tally.texts)
    if (text == answer) return count;
  return 0;
}

/// Each answer with how often it was given, round beside round.
std::string tally_rows(const Asked& asked) {
  std::string text;
  std::vector<std::string> answers;
  if (asked.choices) answers = *asked.choices;
  for (const Tally& tally : asked.tallies)
    for (const auto& [answer, count] : tally.texts)
      if (std::ranges::find(answers, answer) == answers.end()) answers.push_back(answer);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    std::vector<std::size_t> counts;
    for (const Tally& tally : asked.tallies)
      counts.push_back(!asked.choices             ? count_of(tally, answers[i])
                       : i < tally.choices.size() ? tally.choices[i]
                                                  : 0);
    text += row(answers[i], counts);
  }
  return text;
}

std::string asked_item(const Asked& asked) {
  const std::string rows = tally_rows(asked);
  const bool has_two = asked.tallies.size() > 1;
  return "<li><a href=\"" + book::html_text(moment_link(asked.lesson, {}, asked.cell)) +
         "\">Question</a>\n" +
         (rows.empty() ? "<p>Nobody answered.</p>\n"
                       : "<div class=\"table\"><table>\n<thead><tr><th scope=\"col\">answer</th>" +
                             std::string(has_two ? "<th scope=\"col\">first round</th><th "
                                                   "scope=\"col\">second round</th>"
                                                 : "<th scope=\"col\">how often</th>") +
                             "</tr></thead>\n<tbody>\n" + rows + "</tbody>\n</table></div>\n") +
         "</li>\n";
}

const std::string& lesson_of(const SessionEntry& entry) {
  return std::visit([](const auto& one) -> const std::string& { return one.lesson; }, entry);
}

}  // namespace

std::string moment_link(const std::string& lesson, const Assignments& parameters,
                        const std::string& cell) {
  std::string query;
  for (const auto& [name, value] : parameters)
    query += (query.empty() ? "?" : "&") + in_query(name) + "=" + in_query(value);
  return in_query(lesson) + ".html" + query + (cell.empty() ? "" : "#" + in_query(cell));
}

std::string session_page(const std::vector<SessionEntry>& session, const CourseFacts& course) {
  std::string text =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta "
      "name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta "
      "name=\"color-scheme\" content=\"light dark\"/>\n<title>The session</title>\n"
      "<link rel=\"stylesheet\" href=\"book.css\"/>\n<link rel=\"icon\" "
      "href=\"icon.svg\" type=\"image/svg+xml\"/>\n</head>\n<body class=\"session\">\n"
      "<main id=\"main\">\n<h1>The session</h1>\n";
  if (session.empty()) text += "<p>Nothing was shown yet.</p>\n";
  std::string lesson;
  for (const SessionEntry& entry : session) {
    if (lesson_of(entry) != lesson) {
      text += lesson.empty() ? "" : "</ol>\n";
      lesson = lesson_of(entry);
      const LessonFacts* facts = course.find(lesson);
      text += "<h2>" + book::html_title(facts ? facts->title : lesson) + "</h2>\n<ol>\n";
    }
    if (const Shown* shown = std::get_if<Shown>(&entry))
      text += shown_item(*shown);
    else
      text += asked_item(std::get<Asked>(entry));
  }
  return text + (lesson.empty() ? "" : "</ol>\n") + "</main>\n</body>\n</html>\n";
}

}  // namespace chalkline::live
