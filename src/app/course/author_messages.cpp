#include "app/course/author_messages.hpp"

#include <algorithm>
#include <fstream>
#include <optional>

#include "app/course/library_names.hpp"
#include "app/course/library_words.hpp"
#include "text/replace_all.hpp"

namespace chalkline::app {
namespace {

namespace fs = std::filesystem;

bool is_expansion(const CompilerNote& note) {
  return note.text.starts_with("in expansion of macro") ||
         note.text.starts_with("expanded from macro");
}

/// A call that led to the message, as clang tells it.
bool is_call(const CompilerNote& note) {
  return note.text.starts_with("in instantiation of ") || note.text.starts_with("while ") ||
         note.text.starts_with("in call to ") || is_expansion(note);
}

std::optional<Place> first_of_author(const std::vector<Place>& places, const LessonFile& lesson) {
  const auto found = std::ranges::find_if(
      places, [&](const Place& place) { return lesson.is_of_author(place.file); });
  return found == places.end() ? std::nullopt : std::optional(*found);
}

/// The author's call that led to a message which stands elsewhere.
std::optional<Place> call_that_led(const CompilerMessage& message, const LessonFile& lesson) {
  std::vector<Place> places = message.led_here;
  for (const CompilerNote& note : message.notes)
    if (is_call(note)) places.push_back(note.place);
  return first_of_author(places, lesson);
}

/// The line of a lesson as g++ shows it, with a mark below the column.
std::vector<std::string> code_at(const Place& place, const LessonFile& lesson) {
  if (fs::path(place.file) != lesson.source) return {};
  std::ifstream in(lesson.source);
  std::string line;
  for (std::size_t i = 0; i < place.line; ++i)
    if (!std::getline(in, line)) return {};
  text::replace_all(line, "\r", "");
  std::string shown;
  for (const char c : line) shown.append(c == '\t' ? 8 - shown.size() % 8 : 1, c == '\t' ? ' ' : c);
  std::string number = std::to_string(place.line);
  if (number.size() < 5) number.insert(0, 5 - number.size(), ' ');
  std::vector<std::string> code = {number + " | " + shown};
  if (place.column > 0)
    code.push_back(std::string(number.size(), ' ') + " | " +
                   std::string(std::min(place.column - 1, shown.size()), ' ') + "^");
  return code;
}

/// "FILE:1:2: error: sentence", colored as g++ does it if the compiler's line is colored.
std::string heading(const Place& place, const CompilerMessage& message, const std::string& sentence,
                    const LessonFile& lesson) {
  std::string at = lesson.shown_as(place.file) + ":" + std::to_string(place.line) + ":";
  if (place.column > 0) at += std::to_string(place.column) + ":";
  if (message.heading.find('\x1B') == std::string::npos)
    return at + " " + message.severity + ": " + sentence;
  const std::string color = message.is_error() ? "\x1B[01;31m\x1B[K" : "\x1B[01;35m\x1B[K";
  return "\x1B[01m\x1B[K" + at + "\x1B[m\x1B[K " + color + message.severity + ": \x1B[m\x1B[K" +
         sentence;
}

/// What the compiler shows of the code, without the types that it writes below if they are long.
std::vector<std::string> code_shown(const Place& place, const LessonFile& lesson) {
  std::vector<std::string> code = place.code;
  if (code.empty()) code = code_at(place, lesson);
  const auto is_long = [](const std::string& line) {
    const std::string plain = without_colors(line);
    return plain.find("chalkline") != plain.npos || plain.find(" {aka ") != plain.npos ||
           plain.size() > 150;
  };
  if (code.size() > 2 && std::any_of(code.begin() + 2, code.end(), is_long)) code.resize(2);
  return code;
}

void add_notes(AuthorMessage& told, const CompilerMessage& message, const LessonFile& lesson) {
  bool wanted = false;
  for (const CompilerNote& note : message.notes) {
    const bool explains = note.text.starts_with("  ");  // the note before
    if (!explains)
      wanted = lesson.is_of_author(note.place.file) && !is_call(note) &&
               note.text.find("suggested alternative") == note.text.npos &&
               !note.text.starts_with("there ");  // are so many candidates
    if (!wanted || !lesson.is_of_author(note.place.file)) continue;
    std::string line = note.heading;
    text::replace_all(line, note.place.file, lesson.shown_as(note.place.file));
    told.lines.push_back(line);
    told.lines.insert(told.lines.end(), note.place.code.begin(), note.place.code.end());
  }
}

}  // namespace

bool LessonFile::is_of_author(const std::string& file) const {
  const std::string folder = source.parent_path().string() + "/";
  return file == source.string() || fs::path(file).lexically_normal().string().starts_with(folder);
}

std::string LessonFile::shown_as(const std::string& file) const {
  if (file == source.string()) return shown;
  if (!is_of_author(file)) return file;
  const fs::path beside = fs::path(file).lexically_relative(source.parent_path());
  return (fs::path(shown).parent_path() / beside).string();
}

AuthorMessage author_message(const CompilerMessage& message, const LessonFile& lesson) {
  AuthorMessage told{.place = message.place, .is_error = message.is_error()};
  const bool stands_there = lesson.is_of_author(message.place.file);
  auto led = stands_there ? std::nullopt : call_that_led(message, lesson);
  told.is_of_author = stands_there || led;
  if (!told.is_of_author) led = first_of_author(message.included_by, lesson);
  if (led) told.place = *led;
  const std::string sentence = sentence_of(message);
  std::string line = message.heading;
  if (sentence != message.text || led)
    line = heading(told.place, message, sentence, lesson);
  else
    text::replace_all(line, message.place.file, lesson.shown_as(message.place.file));
  told.lines = {line};
  const std::vector<std::string> code = code_shown(told.place, lesson);
  told.lines.insert(told.lines.end(), code.begin(), code.end());
  if (stands_there) add_notes(told, message, lesson);
  return told;
}

}  // namespace chalkline::app
