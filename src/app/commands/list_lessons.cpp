#include "app/commands/list_lessons.hpp"

#include <chrono>
#include <utility>

#include "app/course/compiler_messages.hpp"
#include "app/results/lesson_without_run.hpp"
#include "base/child_process.hpp"
#include "book/lesson.hpp"
#include "text/printable.hpp"

namespace chalkline::app {
namespace {

/// A program that is asked for its parameters runs no cell.
constexpr std::chrono::seconds time_to_describe{10};

}  // namespace

Described describe_lesson(const LessonProgram& lesson) {
  if (!lesson.fault.empty()) return {{lesson.id, {}}, without_colors(lesson.fault)};
  const std::string silent = lesson.id + " does not tell its parameters";
  const base::ChildResult result = base::run_captured(
      {.program = lesson.program, .arguments = {"--describe"}}, {.time_limit = time_to_describe});
  if (result.timed_out)
    return {{lesson.id, {}},
            silent + " within 10 s: something waits before the lesson's cells begin\n"};
  if (result.status != 0)
    return {{lesson.id, {}},
            result.errors.empty()
                ? silent + " (exit status " + std::to_string(result.status) + ")\n"
                : result.errors};
  try {
    return {record::lesson_description_from_json(result.output)};
  } catch (const record::RecordError&) {
    return {{lesson.id, {}}, silent + ": something prints before the lesson's cells begin\n"};
  }
}

std::vector<record::ListedLesson> list_lessons(const std::vector<LessonProgram>& lessons) {
  std::vector<record::ListedLesson> listed;
  for (const LessonProgram& program : lessons) {
    Described described = describe_lesson(program);
    const record::RunRecord record =
        described.fault.empty() ? record::record_before_run(program.id, read_source(program))
                                : lesson_without_run(program, "", "").record;
    const book::Lesson lesson = book::read_lesson(record);
    listed.push_back({std::move(described.description), markdown::plain_text(lesson.title),
                      markdown::plain_text(lesson.summary), std::move(described.fault)});
  }
  return listed;
}

std::string list_text(const std::vector<record::ListedLesson>& lessons) {
  std::string text;
  for (const record::ListedLesson& lesson : lessons) {
    text += lesson.description.name + "  " + lesson.title +
            (lesson.fault.empty() ? "\n" : "  (cannot run)\n");
    for (const record::Parameter& parameter : lesson.description.parameters) {
      text += "    " + parameter.name + " = " + record::to_text(parameter.default_value) + "  " +
              parameter.description + " (" + record::allowed(parameter) + ")\n";
    }
  }
  return text::printable(text);
}

}  // namespace chalkline::app
