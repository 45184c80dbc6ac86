// The lessons of a live course, as they are built at one time.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "book/links.hpp"
#include "live/answers.hpp"
#include "live/figures.hpp"
#include "live/machine.hpp"
#include "live/waiting_lesson.hpp"

namespace chalkline::live {

/// One build of a lesson.
class LessonBuild {
 public:
  explicit LessonBuild(LiveLesson lesson);

  const std::string& name() const { return first_.record.name; }
  const std::filesystem::path& source() const { return source_; }
  const HashedRun& first() const { return first_; }  ///< that its page shows before any run
  const book::Lesson& lesson() const { return lesson_; }
  /// Of the first run, by its file; null if there is none of this name.
  SharedFigure figure(std::string_view file) const;

  WaitingLesson& waiting() const { return *waiting_; }

 private:
  HashedRun first_;
  std::filesystem::path source_;
  book::Lesson lesson_;  // of that record
  std::map<std::string, SharedFigure, std::less<>> figures_;
  std::unique_ptr<WaitingLesson> waiting_;
};

/// Never changes, so that any thread may read it; a lesson built anew makes another one.
class LiveCourse {
 public:
  LiveCourse(std::vector<std::shared_ptr<const LessonBuild>> lessons,
             const MachineOptions& options);

  /// Its number in the order of the book, from 0; as many as there are lessons if there is none.
  std::size_t index_of(std::string_view name) const;
  const std::vector<std::shared_ptr<const LessonBuild>>& lessons() const { return lessons_; }
  const std::vector<CellAnswer>& first_answers(std::size_t lesson) const {
    return first_answers_[lesson];
  }
  AnswerPage page(std::size_t lesson) const;

 private:
  std::vector<std::shared_ptr<const LessonBuild>> lessons_;
  book::Links links_;
  std::vector<std::vector<CellAnswer>> first_answers_;
};

}  // namespace chalkline::live
