#include "app/list_lessons.hpp"

#include "app/child_process.hpp"

namespace chalkline {

std::vector<LessonDescription> describe_lessons(const std::vector<LessonProgram>& lessons) {
  std::vector<LessonDescription> descriptions;
  for (const LessonProgram& lesson : lessons) {
    const ChildResult result = run_captured(lesson.program, {"--describe"});
    if (result.status != 0) {
      throw std::runtime_error(lesson.id + " cannot be described (exit status " + std::to_string(result.status) + ")\n" + result.errors);
    }
    descriptions.push_back(lesson_description_from_json(result.output));
  }
  return descriptions;
}

std::string list_text(const std::vector<LessonDescription>& lessons) {
  std::string text;
  for (const LessonDescription& lesson : lessons) {
    text += lesson.name + "  " + lesson.title + '\n';
    for (const Parameter& parameter : lesson.parameters) {
      text += "    " + parameter.name + " = " + to_text(parameter.default_value) + "  " + parameter.description + " (" +
              allowed(parameter) + ")\n";
    }
  }
  return text;
}

}  // namespace chalkline
