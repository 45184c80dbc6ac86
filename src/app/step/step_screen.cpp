#include "app/step/step_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "markdown/parse.hpp"
#include "markdown/terminal.hpp"
#include "source/code_highlight.hpp"
#include "text/printable.hpp"
#include "text/terminal_text.hpp"

namespace chalkline::app {
namespace {

constexpr const char *bold = "1", *dim = "2", *red = "31", *cyan = "36";

std::string styled(const std::string& text, const char* code, const text::TerminalStyle& style) {
  return style.color ? fmt::format("\033[{}m{}\033[0m", code, text) : text;
}

std::string at_place(const StepPlace& place) {
  return place.number > place.total ? fmt::format("end of {} cells", place.total)
                                    : fmt::format("cell {} of {}", place.number, place.total);
}

/// A key in the bar, what it does, and how important that is.
struct BarKey {
  std::string key, what;
  int weight;
};

/// The keys of at least this weight, behind three blanks.
std::string listed(const std::vector<BarKey>& keys, int least, bool with_text) {
  std::string text = " ";
  for (const BarKey& key : keys)
    if (key.weight >= least) text += "  " + key.key + (with_text ? " " + key.what : "");
  return text + " ";
}

std::string prose(const std::string& text, const text::TerminalStyle& style) {
  return markdown::to_terminal(markdown::parse(text).document, style);
}

std::string text_of(const record::FigureDisplay& figure, const text::TerminalStyle& style) {
  std::string text = styled("Figure: " + text::printable(figure.title), bold, style) + "\n";
  if (figure.caption) text += prose(*figure.caption, style);
  return text;
}

std::string text_of(const record::ArrayDisplay& array, const text::TerminalStyle&) {
  return text::printable(array.text) + "\n";
}

std::string text_of(const record::MarkdownDisplay& markdown, const text::TerminalStyle& style) {
  return prose(markdown.text, style);
}

}  // namespace

std::string heading(const record::CellRecord& cell, const StepPlace& place,
                    const text::TerminalStyle& style) {
  std::string text = "── " + at_place(place) + " ──";
  if (!cell.written.title.empty()) text += " " + text::printable(cell.written.title) + " ";
  const std::size_t used = text::columns(text);
  for (std::size_t i = used; i < std::min<std::size_t>(style.width, 100); ++i) text += "─";
  return "\n" + styled(text, cyan, style) + "\n";
}

std::string cell_text(const record::CellRecord& cell, const text::TerminalStyle& style) {
  if (cell.written.kind == source::CellKind::markdown) return prose(cell.written.source, style);
  return source::code_to_terminal(cell.written.source, style, cell.written.source_line);
}

std::string folded_text(const record::CellRecord& cell, const text::TerminalStyle& style) {
  std::string text = "an answer, folded: u shows it";
  if (cell.written.kind == source::CellKind::code) {
    const auto ends = std::count(cell.written.source.begin(), cell.written.source.end(), '\n');
    text = ends == 0 ? "a line of code, folded: u shows it"
                     : fmt::format("{} lines of code, folded: u shows them", ends + 1);
  }
  return styled(text, dim, style) + "\n";
}

std::string display_text(const record::Display& display, const text::TerminalStyle& style) {
  return std::visit([&](const auto& one) { return text_of(one, style); }, display);
}

std::string error_text(const record::CellError& error, const text::TerminalStyle& style) {
  const std::string text = (error.expected ? "threw, as expected: " : "") +
                           text::printable(error.type) + ": " + text::printable(error.message);
  return styled(text, error.expected ? dim : red, style) + "\n";
}

std::string duration_text(double seconds) {
  if (seconds < 1.0) return fmt::format("{:.{}f} ms", 1e3 * seconds, seconds < 0.01 ? 1 : 0);
  return fmt::format("{:.1f} s", seconds);
}

std::string parameter_list(const std::vector<record::ParameterRecord>& parameters,
                           const text::TerminalStyle& style) {
  std::size_t width = 0;
  std::vector<std::string> values;
  for (const record::ParameterRecord& one : parameters) {
    values.push_back(
        fmt::format("  {} = {}", one.parameter.name, text::printable(record::to_text(one.value))));
    width = std::max(width, values.back().size());
  }
  std::string text;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const auto& [parameter, value] = parameters[i];
    text += styled(fmt::format("{:<{}}", values[i], width), bold, style);
    text += fmt::format("  {} ({}", text::printable(parameter.description),
                        text::printable(record::allowed(parameter)));
    if (value != parameter.default_value)
      text += ", by default " + text::printable(record::to_text(parameter.default_value));
    text += ")\n";
  }
  return text;
}

std::string waiting_bar(const std::string& lesson, const StepPlace& place, const BarNeeds& needs,
                        std::size_t width) {
  const bool at_end = place.number > place.total;
  std::vector<BarKey> keys = {{"Enter", needs.predicts ? "predict" : "next", 8},
                              {"←", "back", 6},
                              {"r", "again", 4},
                              {"g", "go to", 3},
                              {"a", "all", 5},
                              {"e", "change", 2},
                              {"o", "figure", 1},
                              {"v", "source", 9},
                              {"?", "help", 10},
                              {"q", "quit", 7}};
  if (needs.unfolds) keys.insert(keys.begin() + 1, {"u", "unfold", 8});
  if (at_end)
    std::erase_if(keys, [](const BarKey& key) { return key.key == "Enter" || key.key == "a"; });
  const std::string where = " " + lesson + "  " + at_place(place);
  const auto fits = [&](const std::string& bar) { return text::columns(bar) <= width; };
  constexpr int always = 9;
  for (int least = 1; least <= always; ++least)
    if (std::string bar = where + listed(keys, least, true); fits(bar)) return bar;
  for (const std::string& start : {" " + at_place(place), std::string()})
    for (const bool with_text : {true, false})
      if (std::string bar = start + listed(keys, always, with_text); fits(bar)) return bar;
  return "v ?";
}

std::string running_bar(const std::string& lesson, const StepPlace& place, std::size_t width) {
  const std::string what =
      place.total == 0 ? " starts … " : fmt::format(" {} runs … ", at_place(place));
  const std::string with_key = what + "  Ctrl-C stops it ",
                    with_lesson = " " + lesson + " " + with_key;
  for (const std::string& bar : {with_lesson, with_key})
    if (text::columns(bar) <= width) return bar;
  return what;
}

std::string help_text(bool terminal, std::size_t width) {
  std::vector<std::pair<std::string, std::string>> rows = {
      {"Enter, Space, →, n", "run the cell and go on"},
      {"←, p", "go back, all as it was then"},
      {"r", "run the last cell again"},
      {"g", "go to a cell by its number"},
      {"a", "run all that is left"},
      {"e", "set parameters: NAME=VALUE, several with blanks between"},
      {"o", "open the last figure"},
      {"u", "unfold answers and code"},
      {"v", "view the source in an editor"},
      {"?", "this help"},
      {"q", "quit"}};
  if (terminal) rows.emplace_back("Ctrl-C", "stop the cell, or quit");
  const bool is_wide = width >= 60;
  if (!is_wide) rows[0].first = "Enter";
  const std::size_t indent = is_wide ? 23 : 10, room = std::max(width, indent + 10) - indent - 1;
  std::string text;
  for (const auto& [keys, what] : rows) {
    std::string before = "  " + keys;
    for (const text::Line& line : text::wrap_words({{what}}, room)) {
      before.append(indent - text::columns(before), ' ');
      text += std::exchange(before, "") + text::paint(line, false) + "\n";
    }
  }
  const std::string rest =
      terminal ? "At a question all that you type or paste is your answer; Esc leaves it."
               : "A command a line; g and e take theirs behind them (g 5, e rho=0.9); an empty "
                 "line is n. At a question the next line is your answer.";
  for (const text::Line& line : text::wrap_words({{rest}}, std::max<std::size_t>(width, 11) - 1))
    text += text::paint(line, false) + "\n";
  return text;
}

}  // namespace chalkline::app
