#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/command.hpp"
#include "app/lesson_catalog.hpp"
#include "app/obtain_lessons.hpp"
#include "app/publish_book.hpp"
#include "base/interrupt.hpp"
#include "notebook/book.hpp"

namespace chalkline {
namespace {

struct BookCommand {
  std::string out;
  BookOptions options;
  bool without_outputs = false;
  bool fresh = false;
};

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

int make(const BookCommand& command, const Course& course) {
  install_interrupt_handler();
  LessonResults results(course.build, command.fresh);
  const std::vector<PublishedLesson> lessons = obtain_lessons(load_catalog(course), results);
  const std::filesystem::path out = command.out.empty() ? course.folder / "book" : std::filesystem::path(command.out);
  BookOptions options = command.options;
  if (options.title.empty()) options.title = course_title(course);
  options.with_outputs = !command.without_outputs;
  const Published done = publish_book(make_book(lessons, options), out);
  std::cerr << out.string() << "/index.html: " << lessons.size() << " lessons, " << done.files << " files, "
            << done.written << " of them new or changed";
  std::cerr << (done.removed ? ", " + std::to_string(done.removed) + " old ones removed\n" : "\n");
  return report_failures(lessons);
}

}  // namespace

void add_book_command(CLI::App& app, Action& action) {
  CLI::App* book =
      app.add_subcommand("book", "publish every lesson: a web site, Jupyter notebooks and Markdown");
  const auto command = std::make_shared<BookCommand>();
  book->add_option("--out", command->out, "folder of the book, made if missing (default: book/)")
      ->type_name("DIR");
  book->add_option("--title", command->options.title, "of the first page (default: the course's)")->type_name("TEXT");
  book->add_flag("--no-outputs", command->without_outputs,
                 "notebooks without outputs, for handing out in class");
  book->add_flag("--fresh", command->fresh, "run every lesson, also one that has not changed since it ran");
  book->add_flag("--times", command->options.with_times,
                 "say on the pages how long cells took; these differ from run to run");
  book->footer(
      "The folder then holds index.html, and of each lesson a page (.html) with its speaker's notes "
      "(_notes.html), a notebook\n"
      "(.ipynb), a Markdown file (.md), the lesson (.cpp), and in figures/ its figures (.svg, .png, .gp) and "
      "the points of\n"
      "their paths (.csv). It needs no server and no network. Files of an earlier book that are no longer "
      "part of it are\n"
      "removed, others never. A failed lesson is published with its error, and makes the exit status 1.");
  book->callback([command, &action] {
    action = [command](const Course& course) { return make(*command, course); };
  });
}

}  // namespace chalkline
