#include "app/results/obtain_lessons.hpp"

#include <utility>

#include "app/results/lesson_pool.hpp"
#include "app/results/lesson_without_run.hpp"
#include "base/read_file.hpp"

namespace chalkline::app {

std::vector<book::PublishedLesson> obtain_lessons(const std::vector<LessonProgram>& lessons,
                                                  LessonResults& results) {
  record::RunOptions options;
  options.formats = {"svg", "png", "apng", "csv"};
  const std::vector<record::RunOptions> each(lessons.size(), options);
  LessonPool pool(results, lessons, each);
  std::vector<book::PublishedLesson> published;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    if (!lessons[i].fault.empty()) {
      published.push_back(lesson_without_run(lessons[i], "does not build", lessons[i].fault));
      continue;
    }
    LessonResult result = pool.take(i);
    if (pool.interrupted()) throw std::runtime_error("interrupted");
    if (!result.record) {
      const std::string reason =
          result.errors.empty() ? "exit status " + std::to_string(result.status) : result.errors;
      published.push_back(lesson_without_run(lessons[i], "does not begin", reason));
      continue;
    }
    published.push_back({std::move(*result.record), std::move(result.figures),
                         base::read_file(lessons[i].program.string() + ".cpp"), lessons[i].source});
  }
  return published;
}

}  // namespace chalkline::app
