#include "app/course/lesson_catalog.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>

#include "app/course/build_course.hpp"
#include "app/course/lesson_files.hpp"
#include "base/read_file.hpp"

namespace chalkline::app {
namespace {

LessonProgram lesson_program(const std::filesystem::path& source,
                             const std::filesystem::path& folder) {
  const std::string id = source.stem();
  const std::string number = lesson_number(id);
  return {id, number, number.empty() ? id : id.substr(id.find('_') + 1), folder / id, source};
}

/// The lines of a file that say something.
std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

bool is_called(const LessonProgram& lesson, const std::string& word) {
  if (word.empty()) return false;
  return word == "all" || word == lesson.id || word == lesson.name ||
         without_leading_zeros(word) == lesson.number;
}

// By number as a number, then by name; lessons without a number come last.
bool comes_before(const LessonProgram& a, const LessonProgram& b) {
  const auto key = [](const LessonProgram& lesson) {
    return std::tuple(lesson.number.empty(), lesson.number.size(), lesson.number, lesson.name);
  };
  return key(a) < key(b);
}

}  // namespace

source::LessonSource read_source(const LessonProgram& lesson) {
  return source::parse_lesson(lesson.source.string(),
                              base::read_file(lesson.program.string() + ".cpp"));
}

std::vector<std::string> lesson_patterns(const Course& course) {
  std::vector<std::string> lines = lines_of(course.build / "course.txt");
  lines.erase(lines.begin(), lines.begin() + std::min<std::ptrdiff_t>(2, std::ssize(lines)));
  return lines;
}

std::vector<std::filesystem::path> lessons_with_targets(const std::filesystem::path& build) {
  const std::vector<std::string> lines = lines_of(build / "lessons.txt");
  return {lines.begin(), lines.end()};
}

std::vector<LessonProgram> load_catalog(const std::filesystem::path& build) {
  std::vector<LessonProgram> catalog;
  for (const std::filesystem::path& source : lessons_with_targets(build))
    catalog.push_back(lesson_program(source, build / "lessons"));
  if (catalog.empty())
    throw std::runtime_error("no lessons in " + build.string() +
                             "; `chalkline new NAME` writes one");
  std::sort(catalog.begin(), catalog.end(), comes_before);
  return catalog;
}

std::vector<LessonProgram> load_catalog(const Course& course) {
  set_up_course(course);
  const LessonFiles files = find_lesson_files(lesson_patterns(course));
  for (const auto& sentences : {files.left_out, shared_numbers(files.lessons)})
    for (const std::string& sentence : sentences) std::cerr << "chalkline: " << sentence << '\n';
  return load_catalog(course.build);
}

std::vector<LessonProgram> select_lessons(const std::vector<LessonProgram>& catalog,
                                          const std::vector<std::string>& words) {
  std::vector<bool> wanted(catalog.size());
  for (const std::string& word : words) {
    bool known = false;
    for (std::size_t i = 0; i < catalog.size(); ++i) {
      if (is_called(catalog[i], word)) wanted[i] = known = true;
    }
    if (known) continue;
    std::string message = "no lesson is called \"" + word + "\"; there are:";
    for (const LessonProgram& lesson : catalog) message += "\n  " + lesson.id;
    throw UsageError(message);
  }
  std::vector<LessonProgram> selected;
  for (std::size_t i = 0; i < catalog.size(); ++i) {
    if (wanted[i]) selected.push_back(catalog[i]);
  }
  return selected;
}

}  // namespace chalkline::app
