#include "app/commands/list_lessons.hpp"

#include "base/child_process.hpp"

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

std::string list_text(const std::vector<record::LessonDescription>& lessons) {
  std::string text;
  for (const record::LessonDescription& lesson : lessons) {
    text += lesson.name + "  " + lesson.title + '\n';
    for (const record::Parameter& parameter : lesson.parameters) {
      text += "    " + parameter.name + " = " + record::to_text(parameter.default_value) + "  " +
              parameter.description + " (" + record::allowed(parameter) + ")\n";
    }
  }
  return text;
}

}  // namespace chalkline::app
