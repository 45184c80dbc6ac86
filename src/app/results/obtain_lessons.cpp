#include "app/results/obtain_lessons.hpp"

#include <utility>

#include "app/results/lesson_pool.hpp"
#include "app/results/lesson_without_run.hpp"
#include "base/read_file.hpp"

namespace chalkline::app {

record::RunOptions run_options_of_book() {
  record::RunOptions options;
  options.formats = {"svg", "png", "apng", "csv"};
  return options;
}

book::PublishedLesson published_lesson(const LessonProgram& lesson, LessonResult result) {
  if (!result.record) {
    const std::string reason =
        result.errors.empty() ? "exit status " + std::to_string(result.status) : result.errors;
    return lesson_without_run(lesson, "does not begin", reason);
  }
  return {std::move(*result.record), std::move(result.figures),
          base::read_file(lesson.program.string() + ".cpp"), lesson.source};
}

std::vector<book::PublishedLesson> obtain_lessons(const std::vector<LessonProgram>& lessons,
                                                  LessonResults& results) {
  const std::vector<record::RunOptions> each(lessons.size(), run_options_of_book());
  LessonPool pool(results, lessons, each);
  std::vector<book::PublishedLesson> published;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    if (!lessons[i].fault.empty()) {
      published.push_back(lesson_without_run(lessons[i], "does not build", lessons[i].fault));
      continue;
    }
    LessonResult result = pool.take(i);
    if (pool.interrupted()) throw std::runtime_error("interrupted");
    published.push_back(published_lesson(lessons[i], std::move(result)));
  }
  return published;
}

}  // namespace chalkline::app
