// Lessons that are worked on while they are served: a file that is saved is built and run anew.
#pragma once

#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "app/course/course.hpp"
#include "app/course/lesson_catalog.hpp"
#include "app/results/lesson_results.hpp"
#include "base/descriptor.hpp"
#include "book/book.hpp"

namespace chalkline::app {

/// What is told, on the watch's own thread.
struct LessonNews {
  /// Lesson `i` was built anew and ran.
  std::function<void(std::size_t i, book::PublishedLesson lesson)> built;
  /// It does not build, or does not begin: why, as the compiler says it.
  std::function<void(std::size_t i, const std::string& message)> failed;
};

class LessonWatch {
 public:
  /// Watches from now on. All but `news` must outlive this.
  LessonWatch(const Course& course, const std::vector<LessonProgram>& lessons,
              LessonResults& results, LessonNews news);
  ~LessonWatch();
  LessonWatch(const LessonWatch&) = delete;
  LessonWatch& operator=(const LessonWatch&) = delete;

 private:
  class Watching;
  base::Descriptor end_;  // an eventfd
  std::thread thread_;
};

}  // namespace chalkline::app
