#include "app/course/lesson_catalog.hpp"

#include <algorithm>
#include <fstream>

#include "base/read_file.hpp"

namespace chalkline::app {
namespace {

LessonProgram lesson_program(const std::filesystem::path& source,
                             const std::filesystem::path& folder) {
  const std::string id = source.stem();
  const auto digits = id.find_first_not_of("0123456789");
  const bool numbered = digits != 0 && digits != std::string::npos && id[digits] == '_';
  return {id, numbered ? id.substr(0, digits) : "", numbered ? id.substr(digits + 1) : id,
          folder / id, source};
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

std::vector<LessonProgram> load_catalog(const std::filesystem::path& build) {
  std::ifstream list(build / "lessons.txt");
  std::vector<LessonProgram> catalog;
  for (std::string source; std::getline(list, source);) {
    if (!source.empty()) catalog.push_back(lesson_program(source, build / "lessons"));
  }
  if (catalog.empty())
    throw std::runtime_error("no lessons in " + build.string() +
                             "; `chalkline new NAME` writes one");
  std::sort(catalog.begin(), catalog.end(), comes_before);
  return catalog;
}

std::vector<LessonProgram> load_catalog(const Course& course) {
  build_course(course);
  return load_catalog(course.build);
}

std::vector<LessonProgram> select_lessons(const std::vector<LessonProgram>& catalog,
                                          const std::vector<std::string>& words) {
  std::vector<bool> wanted(catalog.size());
  for (const std::string& word : words) {
    bool known = false;
    for (std::size_t i = 0; i < catalog.size(); ++i) {
      const LessonProgram& lesson = catalog[i];
      if (word != "all" && word != lesson.id && word != lesson.name && word != lesson.number)
        continue;
      wanted[i] = known = true;
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
