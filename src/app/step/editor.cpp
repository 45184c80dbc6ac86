#include "app/step/editor.hpp"

#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <utility>

namespace chalkline::app {
namespace {

/// Whether a backslash within this kind of quotes (0: none) only says that what follows it is meant
/// as it stands.
bool is_taken_off(char quote, std::string_view rest) {
  if (rest.empty() || quote == '\'') return false;
  return quote == 0 || std::string_view("\"\\$`").find(rest[0]) != std::string_view::npos;
}

}  // namespace

std::vector<std::string> words_of(std::string_view command) {
  std::vector<std::string> words;
  std::optional<std::string> word;  // an empty one may stand in quotes
  char quote = 0;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (quote == 0 && (c == ' ' || c == '\t' || c == '\n')) {
      if (word) words.push_back(*std::exchange(word, std::nullopt));
      continue;
    }
    if (!word) word.emplace();
    if (c == quote) {
      quote = 0;
    } else if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
    } else if (c == '\\' && is_taken_off(quote, command.substr(i + 1))) {
      *word += command[++i];
    } else {
      *word += c;
    }
  }
  if (quote != 0)
    throw std::runtime_error(std::string(command) + " has a quotation mark that is not closed");
  if (word) words.push_back(*word);
  return words;
}

std::string editor_name() {
  for (const char* variable : {"VISUAL", "EDITOR"})
    if (const char* value = std::getenv(variable); value && *value) return value;
  return "vi";
}

base::Command edit_command(std::string_view editor, const std::filesystem::path& file,
                           std::size_t line) {
  std::vector<std::string> words = words_of(editor);
  if (words.empty()) throw std::runtime_error("the name of the editor is blank");
  words.insert(words.end(), {"+" + std::to_string(line), file.string()});
  return {.program = words.front(), .arguments = {words.begin() + 1, words.end()}};
}

}  // namespace chalkline::app
