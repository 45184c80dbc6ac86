#include <iostream>

#include "app/command.hpp"
#include "app/lesson_catalog.hpp"
#include "app/obtain_lessons.hpp"
#include "app/publish_book.hpp"
#include "base/interrupt.hpp"
#include "notebook/book.hpp"

namespace chalkline {
namespace {

/// Says which lessons failed. Returns the exit status.
int report_failures(const std::vector<PublishedLesson>& lessons) {
  int status = 0;
  for (const PublishedLesson& lesson : lessons) {
    if (lesson.record.status == RunStatus::done) continue;
    status = 1;
    std::cerr << "chalkline: " << lesson.record.name << " failed; its page says where\n";
  }
  return status;
}

}  // namespace

int book_command(const BookCommand& command, const Course& course) {
  install_interrupt_handler();
  LessonResults results(course.build, command.fresh);
  const std::vector<PublishedLesson> lessons = obtain_lessons(load_catalog(course), results);
  const std::filesystem::path out = command.out.empty() ? course.folder / "book" : std::filesystem::path(command.out);
  BookOptions options = command.options;
  if (options.title.empty()) options.title = course_title(course);
  options.with_outputs = !command.without_outputs;
  const Published done = publish_book(make_book(lessons, options), out);
  std::cerr << out.string() << "/index.html: " << lessons.size() << (lessons.size() == 1 ? " lesson, " : " lessons, ") << done.files << " files, "
            << done.written << " of them new or changed";
  std::cerr << (done.removed ? ", " + std::to_string(done.removed) + " old ones removed\n" : "\n");
  return report_failures(lessons);
}

}  // namespace chalkline
