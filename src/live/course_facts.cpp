#include "live/course_facts.hpp"

#include <algorithm>

namespace chalkline::live {

const LessonFacts* CourseFacts::find(const std::string& lesson) const {
  const auto found = std::ranges::find(lessons, lesson, &LessonFacts::name);
  return found == lessons.end() ? nullptr : &*found;
}

LessonFacts* CourseFacts::find(const std::string& lesson) {
  const auto found = std::ranges::find(lessons, lesson, &LessonFacts::name);
  return found == lessons.end() ? nullptr : &*found;
}

const QuestionFacts* find_question(const LessonFacts& lesson, const std::string& id) {
  const auto found = std::ranges::find(lesson.questions, id, &QuestionFacts::id);
  return found == lesson.questions.end() ? nullptr : &*found;
}

}  // namespace chalkline::live
