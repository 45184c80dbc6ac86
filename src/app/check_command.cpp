#include <iostream>

#include "app/command.hpp"
#include "app/lesson_catalog.hpp"
#include "app/obtain_lessons.hpp"
#include "base/atomic_write.hpp"
#include "base/interrupt.hpp"
#include "base/read_file.hpp"
#include "notebook/lesson_review.hpp"
#include "notebook/plain_text.hpp"
#include "notebook/text_difference.hpp"

namespace chalkline {
namespace {

namespace fs = std::filesystem;

std::string printed(const RunRecord& record) {
  std::string text;
  for (const CellRecord& cell : record.cells) text += chalkline::printed(cell);
  return text;
}

/// Compares what a lesson printed with its golden file, which is renewed if that is wished. Returns whether they agree now.
bool check_output(const RunRecord& record, const fs::path& golden, bool accept) {
  const std::string now = printed(record);
  const bool exists = fs::exists(golden);
  const std::string difference = text_difference(read_file_if_any(golden), now, 40);
  if (exists && difference.empty()) return true;
  if (exists) std::cout << shown_path(golden) << ": the lesson prints something else (- expected, + printed):\n" << difference;
  if (record.status != RunStatus::done) return false;
  if (accept) {
    fs::create_directories(golden.parent_path());
    atomic_write(golden, now);
    std::cerr << "wrote " << shown_path(golden) << '\n';
  } else if (!exists) {
    std::cerr << shown_path(golden) << " is not there yet: --accept writes what " << record.name << " prints\n";
  }
  return accept || !exists;
}

/// Says what is wrong with a lesson; returns whether nothing is.
bool check_lesson(const PublishedLesson& lesson, const LessonProgram& program, const fs::path& golden, bool accept) {
  const std::vector<Remark> remarks = review_lesson(parse_lesson(program.source.string(), lesson.source), lesson.record);
  for (const Remark& remark : remarks) std::cout << shown_path(program.source) << ':' << remark.line << ": " << remark.text << '\n';
  const bool done = lesson.record.status == RunStatus::done;
  if (!done && remarks.empty()) std::cout << shown_path(program.source) << ":1: the lesson failed\n";
  return check_output(lesson.record, golden, accept) && remarks.empty() && done;
}

}  // namespace

int check_command(const CheckCommand& command, const Course& course) {
  install_interrupt_handler();
  const std::vector<LessonProgram> programs = select_lessons(load_catalog(course), command.lessons);
  LessonResults results(course.build, false);
  const std::vector<PublishedLesson> lessons = obtain_lessons(programs, results);
  std::size_t clean = 0;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    clean += check_lesson(lessons[i], programs[i], course.golden(programs[i].id), command.accept);
  }
  std::cout << std::flush;
  std::cerr << clean << " of " << lessons.size() << " lessons are as they should be\n";
  return clean == lessons.size() && std::cout ? 0 : 1;
}

}  // namespace chalkline
