#include <iostream>

#include "app/commands/command.hpp"
#include "app/commands/publish_book.hpp"
#include "app/commands/published_books.hpp"
#include "app/course/build_course.hpp"
#include "app/course/lesson_catalog.hpp"
#include "app/course/source_remarks.hpp"
#include "app/results/obtain_lessons.hpp"
#include "base/interrupt.hpp"
#include "base/read_file.hpp"
#include "book/book.hpp"
#include "text/content_hash.hpp"
#include "text/printable.hpp"

namespace chalkline::app {
namespace {

/// Says which lessons failed. Returns the exit status.
int report_failures(const std::vector<book::PublishedLesson>& lessons) {
  int status = 0;
  for (const book::PublishedLesson& lesson : lessons) {
    if (lesson.record.status == record::RunStatus::done) continue;
    status = 1;
    std::cerr << "chalkline: " << lesson.record.name << " failed; its page says where\n";
  }
  return status;
}

/// Says of which pictures pages show no more than a link.
void report_pictures(const std::vector<book::PublishedLesson>& lessons) {
  for (const book::PublishedLesson& lesson : lessons)
    for (const std::string& address : book::pictures_elsewhere(lesson))
      std::cerr << "chalkline: " << lesson.record.name << ": the picture "
                << text::printable(address)
                << " lies on another host, so its page has a link to it; --external-pictures shows "
                   "it\n";
}

/// Makes the book, unless it lies in the folder already.
Published publish(const std::vector<book::PublishedLesson>& lessons,
                  const book::BookOptions& options, const Course& course,
                  const std::filesystem::path& out) {
  PublishedBooks books(course.build);
  const std::string made_of = book::content_of_book(lessons, options) + " by " +
                              text::content_hash(base::read_file("/proc/self/exe"));
  if (const std::optional<std::size_t> files = books.files_in(out, made_of))
    return {.files = *files};
  const Published done = publish_book(book::make_book(lessons, options), out);
  books.note(out, made_of);
  return done;
}

}  // namespace

int book_command(const BookCommand& command, const Course& course) {
  base::install_interrupt_handler();
  LessonResults results(course.build, command.fresh);
  std::vector<LessonProgram> programs = load_catalog(course);
  build_lessons(course, programs);
  std::cerr << source_remarks(programs) << std::flush;
  const std::vector<book::PublishedLesson> lessons = obtain_lessons(programs, results);
  const std::filesystem::path out =
      command.out.empty() ? course.folder / "book" : std::filesystem::path(command.out);
  book::BookOptions options = command.options;
  options.course_title = course_title(course);
  options.introduction_path = course.introduction();
  options.introduction = base::read_file_if_any(course.introduction());
  if (command.external_pictures)
    options.pictures = book::Pictures::of_any_host;
  else
    report_pictures(lessons);
  options.with_outputs = options.with_solutions = !command.without_outputs;
  options.course = course.folder;
  const Published done = publish(lessons, options, course, out);
  std::cerr << out.string() << "/index.html: " << lessons.size()
            << (lessons.size() == 1 ? " lesson, " : " lessons, ") << done.files << " files, "
            << done.written << " of them new or changed";
  std::cerr << (done.removed ? ", " + std::to_string(done.removed) + " old ones removed\n" : "\n");
  return report_failures(lessons);
}

}  // namespace chalkline::app
