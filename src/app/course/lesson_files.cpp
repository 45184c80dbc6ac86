#include "app/course/lesson_files.hpp"

#include <glob.h>

#include <algorithm>
#include <map>

#include "record/plain_text.hpp"
#include "text/names.hpp"
#include "text/printable.hpp"

namespace chalkline::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* digits = "0123456789";

/// The same rule stands in chalkline_lesson_files() of ChalklineLessons.cmake.
bool can_be_name(const std::string& id) {
  const std::string first = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
  const std::string number = lesson_number(id);
  const std::string word = number.empty() ? id : id.substr(id.find('_') + 1);
  return !id.empty() && first.find(id[0]) != std::string::npos &&
         id.find_first_not_of(first + ".+-") == std::string::npos && word != "all" &&
         id != "woven" && id != "sanitized";  // folders beside the programs
}

std::string on_one_line(std::string path) {
  std::ranges::replace(path, '\n', '?');
  return text::printable(path);
}

std::vector<fs::path> matches(const std::vector<std::string>& patterns) {
  std::vector<fs::path> files;
  for (const std::string& pattern : patterns) {
    glob_t found{};
    if (glob(pattern.c_str(), 0, nullptr, &found) == 0)
      files.insert(files.end(), found.gl_pathv, found.gl_pathv + found.gl_pathc);
    globfree(&found);
  }
  std::ranges::sort(files, {}, [](const fs::path& file) { return file.string(); });
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

}  // namespace

std::string without_leading_zeros(const std::string& number) {
  return number.substr(std::min(number.find_first_not_of('0'), number.size() - 1));
}

std::string lesson_number(const std::string& id) {
  const auto end = id.find_first_not_of(digits);
  if (end == 0 || end == std::string::npos || id[end] != '_') return "";
  return without_leading_zeros(id.substr(0, end));
}

LessonFiles find_lesson_files(const std::vector<std::string>& patterns) {
  LessonFiles files;
  std::map<std::string, fs::path> first;
  for (const fs::path& file : matches(patterns)) {
    std::error_code failed;
    if (file.extension() != ".cpp") continue;
    const std::string shown = on_one_line(record::shown_path(file)) + " is left out: ";
    if (!fs::exists(file, failed)) {
      files.left_out.push_back(shown + "it is a link to a file that is not there");
    } else if (fs::is_directory(file, failed)) {
      files.left_out.push_back(shown + "it is a folder");
    } else if (!fs::is_regular_file(file, failed)) {
      files.left_out.push_back(shown + "it is no file that can be read again");
    } else if (!can_be_name(file.stem())) {
      files.left_out.push_back(
          shown +
          "a lesson's name takes English letters, digits, _, -, + and ., "
          "with a letter, a digit or _ first (all, woven and sanitized are no names)");
    } else if (const auto [at, is_new] = first.emplace(file.filename(), file); !is_new) {
      files.left_out.push_back(shown + "it has the name of " + record::shown_path(at->second));
    } else {
      files.lessons.push_back(file);
    }
  }
  return files;
}

std::vector<std::string> shared_numbers(const std::vector<fs::path>& lessons) {
  std::map<std::string, std::vector<std::string>> names;
  for (const fs::path& lesson : lessons) {
    const std::string number = lesson_number(lesson.stem());
    if (!number.empty()) names[number].push_back(record::shown_path(lesson));
  }
  std::vector<std::string> sentences;
  for (const auto& [number, files] : names)
    if (files.size() > 1)
      sentences.push_back(text::joined(files, " and ") + " have one number, " + number +
                          ": rename all but one");
  return sentences;
}

}  // namespace chalkline::app
