#include "app/results/shown_text.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>
#include <variant>

#include "text/content_hash.hpp"

namespace chalkline::app {
namespace {

constexpr std::string_view mark = "::", figure_mark = ":: figure ";

/// The first line of `text` with its line end, taken off.
std::string_view take_whole_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n') + 1);  // npos + 1 is 0
  const std::string_view taken = line.empty() ? text : line;
  text.remove_prefix(taken.size());
  return taken;
}

/// Whether a printed line begins as those of displays do, or as one with more colons.
bool looks_marked(std::string_view line) {
  const std::size_t colons = std::min(line.find_first_not_of(':'), line.size());
  return colons >= mark.size() &&
         (colons == line.size() || line[colons] == ' ' || line[colons] == '\n');
}

class ShownText {
 public:
  void add(const record::StreamText& printed) { printed_ += printed.text; }

  void add(const record::ArrayDisplay& array) { display("array", array.text); }

  void add(const record::MarkdownDisplay& markdown) { display("markdown", markdown.text); }

  void add(const record::FigureDisplay& figure) { add(figure, ""); }

  void add(const record::FigureDisplay& figure, const std::string& hash) {
    display("figure " + figure.name + (hash.empty() ? "" : " " + hash), figure.caption);
  }

  std::string text() {
    end_printed();
    return std::move(text_);
  }

 private:
  void display(const std::string& what, const std::optional<std::string>& content) {
    end_printed();
    if (!text_.empty() && !text_.ends_with('\n')) text_ += "\n:: no line end\n";
    text_ += ":: " + what + "\n";
    if (!content) return;
    std::string_view rest = *content;
    for (bool goes_on = true; goes_on;) {
      const std::string_view line = take_whole_line(rest);
      goes_on = line.ends_with('\n');
      text_ += mark;
      if (!line.empty() && line != "\n") text_.append("   ").append(line);
      if (!text_.ends_with('\n')) text_ += '\n';
    }
  }

  void end_printed() {
    for (std::string_view rest = printed_; !rest.empty();) {
      const std::string_view line = take_whole_line(rest);
      if (looks_marked(line)) text_ += ':';
      text_ += line;
    }
    printed_.clear();
  }

  std::string text_;
  std::string printed_;  // since the last display; a line may come in pieces
};

std::string script_hash(const std::string& figure, const Files& figures) {
  const auto script = figures.find(figure + ".gp");
  return script == figures.end() ? "" : text::content_hash(script->second);
}

bool is_standard_error(const record::Output& output) {
  const auto* text = std::get_if<record::StreamText>(&output);
  return text && text->stream == record::Stream::standard_error;
}

}  // namespace

std::string shown_text(const record::RunRecord& record, const Files& figures) {
  ShownText shown;
  for (const record::CellRecord& cell : record.cells)
    for (const record::Output& output : cell.outputs) {
      if (is_standard_error(output)) continue;
      if (const auto* figure = std::get_if<record::FigureDisplay>(&output)) {
        shown.add(*figure, script_hash(figure->name, figures));
      } else {
        std::visit([&](const auto& one) { shown.add(one); }, output);
      }
    }
  return shown.text();
}

std::string shown_text(const record::CellRecord& cell) {
  ShownText shown;
  for (const record::Output& output : cell.outputs)
    std::visit([&](const auto& one) { shown.add(one); }, output);
  return shown.text();
}

std::map<std::string, std::string> script_hashes(const std::string& shown) {
  std::map<std::string, std::string> hashes;
  for (std::string_view rest = shown; !rest.empty();) {
    const std::string_view line = take_whole_line(rest);
    if (!line.starts_with(figure_mark)) continue;
    std::istringstream words{std::string(line.substr(figure_mark.size()))};
    std::string name, hash;
    if (words >> name >> hash) hashes[name] = hash;
  }
  return hashes;
}

}  // namespace chalkline::app
