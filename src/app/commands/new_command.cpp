#include <algorithm>
#include <iostream>

#include "app/commands/command.hpp"
#include "app/commands/new_lesson.hpp"
#include "app/course/lesson_catalog.hpp"
#include "base/atomic_write.hpp"

namespace chalkline::app {
namespace {

namespace fs = std::filesystem;

bool is_lesson(const fs::path& file) { return file.extension() == ".cpp"; }

/// "7" of "7_many_starts"; empty if it has no number.
std::string number_of(const std::string& id) {
  const std::size_t digits = id.find_first_not_of("0123456789");
  return digits != std::string::npos && digits > 0 && digits < 10 && id[digits] == '_'
             ? id.substr(0, digits)
             : "";
}

int next_number(const fs::path& lessons) {
  int last = 0;
  for (const fs::path& file : fs::directory_iterator(lessons)) {
    const std::string number = is_lesson(file) ? number_of(file.stem()) : "";
    if (!number.empty()) last = std::max(last, std::stoi(number));
  }
  return last + 1;
}

void check_name(const std::string& name) {
  const std::string allowed = "abcdefghijklmnopqrstuvwxyz0123456789_";
  const std::string word = number_of(name).empty() ? name : name.substr(name.find('_') + 1);
  const bool begins_well = !word.empty() && word[0] >= 'a' && word[0] <= 'z';
  if (begins_well && name.size() <= 60 && word != "all" &&
      word.find_first_not_of(allowed) == std::string::npos)
    return;
  throw UsageError(
      "\"" + name +
      "\" cannot be a lesson's name: it takes a letter and then letters, digits and _, all of them"
      " small, 60 at most, with or without a number before it: newton, 9_newton (all is no name)");
}

/// "Line search" for line_search.
std::string title_of(const std::string& word) {
  std::string title = word;
  std::replace(title.begin(), title.end(), '_', ' ');
  title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at; (at = text.find(from)) != std::string::npos;)
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace

int new_command(const std::string& name, const Course& course) {
  check_name(name);
  const fs::path lessons = course.folder / "lessons";
  fs::create_directories(lessons);
  const std::string number = number_of(name);
  const std::string id = number.empty() ? std::to_string(next_number(lessons)) + "_" + name : name;
  const std::string word = id.substr(id.find('_') + 1);
  for (const fs::path& file : fs::directory_iterator(lessons)) {
    const std::string there = file.stem();
    const bool same_number = !number.empty() && number_of(there) == number;
    const bool same_word =
        there == word || (!number_of(there).empty() && there.substr(there.find('_') + 1) == word);
    if (is_lesson(file) && (same_number || same_word))
      throw UsageError(file.string() + " is there already; choose another name");
  }
  const fs::path file = lessons / (id + ".cpp");
  base::atomic_write(file, replaced(new_lesson_text, "TITLE", title_of(word)));
  const std::string chalkline = course.own ? "./chalkline " : "chalkline ";
  try {
    std::cout << file.string() << '\n';
  } catch (...) {  // who asked does not learn its name, and may ask again
    std::error_code ignored;
    fs::remove(file, ignored);
    throw;
  }
  std::cerr << "Next: " << chalkline << "run " << word << ", edit the file, " << chalkline
            << "check " << word << '\n';
  return 0;
}

}  // namespace chalkline::app
