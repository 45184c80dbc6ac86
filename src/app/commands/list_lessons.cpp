#include "app/commands/list_lessons.hpp"

#include <utility>

#include "base/child_process.hpp"
#include "book/lesson.hpp"
#include "text/printable.hpp"

namespace chalkline::app {

std::vector<record::LessonDescription> describe_lessons(const std::vector<LessonProgram>& lessons) {
  std::vector<record::LessonDescription> descriptions;
  for (const LessonProgram& lesson : lessons) {
    const base::ChildResult result = base::run_captured(lesson.program, {"--describe"});
    if (result.status != 0) {
      throw std::runtime_error(lesson.id + " cannot be described (exit status " +
                               std::to_string(result.status) + ")\n" + result.errors);
    }
    descriptions.push_back(record::lesson_description_from_json(result.output));
  }
  return descriptions;
}

std::vector<record::ListedLesson> list_lessons(const std::vector<LessonProgram>& lessons) {
  std::vector<record::LessonDescription> descriptions = describe_lessons(lessons);
  std::vector<record::ListedLesson> listed;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const record::RunRecord record =
        record::record_before_run(lessons[i].id, read_source(lessons[i]));
    const book::Lesson lesson = book::read_lesson(record);
    listed.push_back({std::move(descriptions[i]), markdown::plain_text(lesson.title),
                      markdown::plain_text(lesson.summary)});
  }
  return listed;
}

std::string list_text(const std::vector<record::ListedLesson>& lessons) {
  std::string text;
  for (const record::ListedLesson& lesson : lessons) {
    text += lesson.description.name + "  " + lesson.title + "\n";
    for (const record::Parameter& parameter : lesson.description.parameters) {
      text += "    " + parameter.name + " = " + record::to_text(parameter.default_value) + "  " +
              parameter.description + " (" + record::allowed(parameter) + ")\n";
    }
  }
  return text::printable(text);
}

}  // namespace chalkline::app
