#include "record/plain_text.hpp"

namespace chalkline::record {
namespace {

namespace fs = std::filesystem;

std::string text_of(const FigureDisplay& figure) {
  if (figure.files.empty()) return "figure " + figure.name;
  const fs::path first = figure.files.front();
  std::string text = "wrote " + shown_path(first);
  for (std::size_t i = 1; i < figure.files.size(); ++i) {
    const fs::path file = figure.files[i];
    const std::string stem = first.stem().string(), name = file.filename().string();
    text += " " + (name.starts_with(stem) ? name.substr(stem.size()) : file.extension().string());
  }
  return text;
}

std::string text_of(const ArrayDisplay& array) { return array.text; }
std::string text_of(const MarkdownDisplay& markdown) { return markdown.text; }

}  // namespace

std::string shown_path(const fs::path& file) {
  std::error_code failed;
  const fs::path relative = fs::relative(file, failed);
  return failed || relative.empty() || *relative.begin() == ".." ? file.string()
                                                                 : relative.string();
}

std::string plain_text(const Display& display) {
  std::string text = std::visit([](const auto& one) { return text_of(one); }, display);
  if (!text.ends_with('\n')) text += '\n';
  return text;
}

std::string plain_text(const CellError& error, const std::string& place) {
  return place + (error.expected ? "threw, as expected: " : "") + error.message + '\n';
}

std::string place_of_cell(const std::string& path, std::size_t index, std::size_t line,
                          const std::string& title) {
  const std::string shown_title = title.empty() ? "" : " (" + title + ")";
  return path + ":" + std::to_string(line) + ": cell " + std::to_string(index + 1) + shown_title +
         ": ";
}

}  // namespace chalkline::record
