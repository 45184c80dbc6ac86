#include <iostream>

#include "app/commands/command.hpp"
#include "app/course/lesson_catalog.hpp"
#include "app/results/obtain_lessons.hpp"
#include "base/atomic_write.hpp"
#include "base/interrupt.hpp"
#include "base/read_file.hpp"
#include "book/review.hpp"
#include "record/plain_text.hpp"
#include "record/replay.hpp"
#include "text/text_difference.hpp"

namespace chalkline::app {
namespace {

namespace fs = std::filesystem;

/// Compares what a lesson printed with its golden file, which is renewed if that is wished. Returns
/// whether they agree now.
bool check_output(const record::RunRecord& record, const fs::path& golden, bool accept) {
  const std::string now = record::told_output(record);
  const bool exists = fs::exists(golden);
  const std::string difference = text::text_difference(base::read_file_if_any(golden), now, 40);
  if (exists && difference.empty()) return true;
  if (exists)
    std::cout << record::shown_path(golden)
              << ": the lesson prints something else (- expected, + printed):\n"
              << difference;
  if (record.status != record::RunStatus::done) return false;
  if (accept) {
    fs::create_directories(golden.parent_path());
    base::atomic_write(golden, now);
    std::cerr << "wrote " << record::shown_path(golden) << '\n';
  } else if (!exists) {
    std::cerr << record::shown_path(golden) << " is not there yet: --accept writes what "
              << record.name << " prints\n";
  }
  return accept || !exists;
}

/// Says what is wrong with a lesson; returns whether nothing is.
bool check_lesson(const book::PublishedLesson& lesson, const LessonProgram& program,
                  const fs::path& golden, bool accept) {
  const std::vector<book::Remark> remarks = book::review_lesson(
      source::parse_lesson(program.source.string(), lesson.source), lesson.record);
  for (const book::Remark& remark : remarks)
    std::cout << record::shown_path(program.source) << ':' << remark.line << ": " << remark.text
              << '\n';
  const bool done = lesson.record.status == record::RunStatus::done;
  if (!done && remarks.empty())
    std::cout << record::shown_path(program.source) << ":1: the lesson failed\n";
  return check_output(lesson.record, golden, accept) && remarks.empty() && done;
}

}  // namespace

int check_command(const CheckCommand& command, const Course& course) {
  base::install_interrupt_handler();
  const std::vector<LessonProgram> programs = select_lessons(load_catalog(course), command.lessons);
  LessonResults results(course.build, false);
  const std::vector<book::PublishedLesson> lessons = obtain_lessons(programs, results);
  std::size_t clean = 0;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    clean += check_lesson(lessons[i], programs[i], course.golden(programs[i].id), command.accept);
  }
  std::cout << std::flush;
  std::cerr << clean << " of " << lessons.size() << " lessons are as they should be\n";
  return clean == lessons.size() && std::cout ? 0 : 1;
}

}  // namespace chalkline::app
