#include "live/live_course.hpp"

#include <algorithm>
#include <utility>

#include "book/html_parts.hpp"

namespace chalkline::live {

LessonBuild::LessonBuild(LiveLesson lesson)
    : first_(hashed(std::move(lesson.published.record), lesson.published.figures)),
      source_(std::move(lesson.published.path)),
      lesson_(book::read_lesson(first_.record)),
      waiting_(std::make_unique<WaitingLesson>(std::move(lesson.program))) {
  for (const auto& [file, svg] : first_.figures)
    figures_[file] = std::make_shared<const ServedFigure>(svg);
}

SharedFigure LessonBuild::figure(std::string_view file) const {
  const auto found = figures_.find(file);
  return found == figures_.end() ? nullptr : found->second;
}

LiveCourse::LiveCourse(std::vector<std::shared_ptr<const LessonBuild>> lessons,
                       const MachineOptions& options)
    : lessons_(std::move(lessons)), links_(options.course, options.pictures) {
  for (const auto& one : lessons_) links_.add(one->lesson(), one->source());
  for (std::size_t i = 0; i < lessons_.size(); ++i) {
    const HashedRun& first = lessons_[i]->first();
    first_answers_.push_back(
        answers_of(first.record, first.figures, answering_cells(first.record), page(i)));
  }
}

std::size_t LiveCourse::index_of(std::string_view name) const {
  const auto found =
      std::ranges::find_if(lessons_, [&](const auto& one) { return one->name() == name; });
  return static_cast<std::size_t>(found - lessons_.begin());
}

AnswerPage LiveCourse::page(std::size_t lesson) const {
  return {links_, lessons_[lesson]->source(), book::figure_name(lesson + 1, lessons_.size())};
}

}  // namespace chalkline::live
