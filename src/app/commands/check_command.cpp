#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "app/commands/command.hpp"
#include "app/course/build_course.hpp"
#include "app/course/build_messages.hpp"
#include "app/course/lesson_catalog.hpp"
#include "app/results/lesson_without_run.hpp"
#include "app/results/obtain_lessons.hpp"
#include "app/results/sanitized_run.hpp"
#include "app/results/shown_text.hpp"
#include "base/atomic_write.hpp"
#include "base/interrupt.hpp"
#include "base/read_file.hpp"
#include "book/introduction.hpp"
#include "book/review.hpp"
#include "record/plain_text.hpp"
#include "text/content_hash.hpp"
#include "text/printable.hpp"
#include "text/text_difference.hpp"

namespace chalkline::app {
namespace {

namespace fs = std::filesystem;

/// Of a lesson.
struct Golden {
  fs::path file;
  fs::path plots;  ///< the course's figures
  bool accept;     ///< renew it
};

/// How the scripts of figures differ from those in `plots`, where these are the ones that the
/// golden file was made of.
std::string script_differences(const std::string& expected, const book::PublishedLesson& lesson,
                               const fs::path& plots) {
  std::string text;
  for (const auto& [figure, hash] : script_hashes(expected)) {
    const std::string name = figure + ".gp";
    const auto now = lesson.figures.find(name);
    const std::string before = base::read_file_if_any(plots / name);
    if (now == lesson.figures.end() || text::content_hash(before) != hash) continue;
    const std::string difference = text::text_difference(before, now->second);
    if (difference.empty()) continue;
    text += record::shown_path(plots / name) + ": the lesson draws something else:\n" + difference;
  }
  return text;
}

void accept(const std::string& shown, const fs::path& golden) {
  fs::create_directories(golden.parent_path());
  base::atomic_write(golden, shown);
  std::cerr << "wrote " << record::shown_path(golden) << '\n';
}

/// Compares what a lesson shows with its golden file, which is renewed if that is wished. Returns
/// whether they agree now.
bool check_output(const book::PublishedLesson& lesson, const Golden& golden) {
  const std::string now = shown_text(lesson.record, lesson.figures);
  const bool exists = fs::exists(golden.file),
             done = lesson.record.status == record::RunStatus::done;
  const std::string expected = base::read_file_if_any(golden.file);
  if (exists && expected == now) return true;
  if (exists) {
    std::cout << record::shown_path(golden.file)
              << ": the lesson shows something else (- expected, + shown):\n"
              << text::printable(text::text_difference(expected, now, 40) +
                                 script_differences(expected, lesson, golden.plots));
  } else if (done && !golden.accept) {
    std::cout << record::shown_path(lesson.path) << ":1: there is no golden file "
              << record::shown_path(golden.file)
              << " yet, so no change of what the lesson shows is noticed; --accept writes it\n";
  }
  if (!done || !golden.accept) return false;
  accept(now, golden.file);
  return true;
}

void tell(const fs::path& file, const std::vector<markdown::Remark>& remarks) {
  for (const markdown::Remark& remark : remarks)
    std::cout << record::shown_path(file) << ':' << remark.line << ": "
              << text::printable(remark.text) << '\n';
}

/// Says what is wrong with what introduces the course; returns whether nothing is.
bool check_introduction(const Course& course, book::Links links) {
  const record::RunRecord record =
      book::introduction_record(base::read_file_if_any(course.introduction()));
  const book::Lesson introduction = book::read_lesson(record);
  links.add_prose(introduction, course.introduction());
  const std::vector<markdown::Remark> remarks = book::review_introduction(introduction, links);
  tell(course.introduction(), remarks);
  return remarks.empty();
}

/// Says what is wrong with a lesson; returns whether nothing is.
bool check_lesson(const book::PublishedLesson& published, const book::Lesson& lesson,
                  const book::Links& links, const Golden& golden) {
  const fs::path& path = published.path;
  const std::vector<markdown::Remark> remarks =
      book::review_lesson(source::parse_lesson(path.string(), published.source), lesson, links);
  tell(path, remarks);
  const bool done = lesson.record.status == record::RunStatus::done;
  if (!done && remarks.empty()) std::cout << record::shown_path(path) << ":1: the lesson failed\n";
  return check_output(published, golden) && remarks.empty() && done;
}

/// Says what the sanitizers find in a lesson; returns whether that is nothing.
bool check_memory(const Course& course, const LessonProgram& lesson) {
  const std::vector<Finding> findings = sanitized_run(course, lesson);
  for (const Finding& finding : findings)
    std::cout << record::shown_path(lesson.source) << ':' << finding.line << ": "
              << text::printable(finding.text) << '\n';
  return findings.empty();
}

/// The same of a lesson that may not even build.
bool check_program(const LessonProgram& program, const book::PublishedLesson& published,
                   const book::Lesson& lesson, const book::Links& links, const Golden& golden) {
  std::cout << as_shown_on(STDOUT_FILENO, program.fault);
  if (!program.fault.empty()) return false;
  const std::string remarks = compiler_remarks(program);
  std::cout << as_shown_on(STDOUT_FILENO, remarks);
  return check_lesson(published, lesson, links, golden) && remarks.empty();
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
  const bool is_introduced = !others.empty() || check_introduction(course, links);
  std::size_t clean = 0;
  for (std::size_t i = 0; i < published.size(); ++i) {
    const bool as_it_should_be =
        check_program(programs[i], published[i], lessons[i], links,
                      {course.golden(lessons[i].record.name), course.plots(), command.accept});
    const bool sound =
        !command.sanitize || !programs[i].fault.empty() || check_memory(course, programs[i]);
    clean += as_it_should_be && sound;
  }
  std::cout << std::flush;
  std::cerr << clean << " of " << published.size() << " lessons are as they should be\n";
  return is_introduced && clean == published.size() && std::cout ? 0 : 1;
}

}  // namespace chalkline::app
