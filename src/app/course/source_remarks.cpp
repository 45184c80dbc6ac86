#include "app/course/source_remarks.hpp"

#include <exception>

#include "record/plain_text.hpp"
#include "text/printable.hpp"

namespace chalkline::app {

std::string source_remarks(const std::vector<LessonProgram>& lessons) {
  std::string text;
  for (const LessonProgram& lesson : lessons) {
    try {
      for (const source::Remark& remark : read_source(lesson).remarks)
        text += record::shown_path(lesson.source) + ":" + std::to_string(remark.line) + ": " +
                remark.text + "\n";
    } catch (const std::exception&) {
      continue;
    }
  }
  return text::printable(text);
}

}  // namespace chalkline::app
