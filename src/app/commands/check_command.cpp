#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "app/commands/command.hpp"
#include "app/course/build_course.hpp"
#include "app/course/build_messages.hpp"
#include "app/course/lesson_catalog.hpp"
#include "app/results/lesson_without_run.hpp"
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
  const std::string now = record::standard_output_of(record);
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
bool check_lesson(const book::PublishedLesson& published, const book::Lesson& lesson,
                  const book::Links& links, const fs::path& golden, bool accept) {
  const fs::path& path = published.path;
  const std::vector<markdown::Remark> remarks =
      book::review_lesson(source::parse_lesson(path.string(), published.source), lesson, links);
  for (const markdown::Remark& remark : remarks)
    std::cout << record::shown_path(path) << ':' << remark.line << ": " << remark.text << '\n';
  const bool done = lesson.record.status == record::RunStatus::done;
  if (!done && remarks.empty()) std::cout << record::shown_path(path) << ":1: the lesson failed\n";
  return check_output(lesson.record, golden, accept) && remarks.empty() && done;
}

/// The same of a lesson that may not even build.
bool check_program(const LessonProgram& program, const book::PublishedLesson& published,
                   const book::Lesson& lesson, const book::Links& links, const fs::path& golden,
                   bool accept) {
  std::cout << as_shown_on(STDOUT_FILENO, program.fault);
  if (!program.fault.empty()) return false;
  const std::string remarks = compiler_remarks(program);
  std::cout << as_shown_on(STDOUT_FILENO, remarks);
  return check_lesson(published, lesson, links, golden, accept) && remarks.empty();
}

/// The lessons that no one asked for: others may lead to them.
std::vector<book::PublishedLesson> unasked(const std::vector<LessonProgram>& catalog,
                                           const std::vector<book::PublishedLesson>& asked) {
  std::vector<book::PublishedLesson> others;
  for (const LessonProgram& program : catalog) {
    const bool is_asked = std::ranges::any_of(
        asked, [&](const book::PublishedLesson& lesson) { return lesson.path == program.source; });
    if (!is_asked) others.push_back(lesson_without_run(program, "", ""));
  }
  return others;
}

}  // namespace

int check_command(const CheckCommand& command, const Course& course) {
  base::install_interrupt_handler();
  const std::vector<LessonProgram> catalog = load_catalog(course);
  LessonResults results(course.build, false);
  std::vector<LessonProgram> programs = select_lessons(catalog, command.lessons);
  build_lessons(course, programs);
  const std::vector<book::PublishedLesson> published = obtain_lessons(programs, results);
  const std::vector<book::PublishedLesson> others = unasked(catalog, published);
  std::vector<book::Lesson> lessons;
  for (const auto* some : {&published, &others})
    for (const book::PublishedLesson& lesson : *some)
      lessons.push_back(book::read_lesson(lesson.record));
  book::Links links(course.folder);
  for (std::size_t i = 0; i < lessons.size(); ++i)
    links.add(lessons[i],
              i < published.size() ? published[i].path : others[i - published.size()].path);
  std::size_t clean = 0;
  for (std::size_t i = 0; i < published.size(); ++i)
    clean += check_program(programs[i], published[i], lessons[i], links,
                           course.golden(lessons[i].record.name), command.accept);
  std::cout << std::flush;
  std::cerr << clean << " of " << published.size() << " lessons are as they should be\n";
  return clean == published.size() && std::cout ? 0 : 1;
}

}  // namespace chalkline::app
