#include "app/commands/watch_lesson.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <iostream>
#include <optional>
#include <utility>

#include "app/commands/list_lessons.hpp"
#include "app/course/build_course.hpp"
#include "app/course/build_messages.hpp"
#include "app/course/file_watch.hpp"
#include "app/course/source_remarks.hpp"
#include "app/results/lesson_results.hpp"
#include "app/results/run_difference.hpp"
#include "base/child_process.hpp"
#include "base/descriptor.hpp"
#include "base/read_file.hpp"
#include "record/figure_folder.hpp"
#include "record/plain_text.hpp"
#include "text/printable.hpp"

namespace chalkline::app {
namespace {

namespace fs = std::filesystem;

int interrupts = -1;  // an eventfd

/// From now on Ctrl-C only makes `interrupts` readable.
void note_interrupts() {
  if ((interrupts = eventfd(0, EFD_CLOEXEC)) < 0) base::throw_errno("cannot watch for Ctrl-C");
  struct sigaction note {};
  note.sa_handler = [](int) { eventfd_write(interrupts, 1); };
  note.sa_flags = SA_RESTART;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &note, nullptr);
}

bool can_be_read(int descriptor, int milliseconds) {
  pollfd ready{descriptor, POLLIN, 0};
  return poll(&ready, 1, milliseconds) > 0;
}

/// Control characters that come from a lesson are made visible.
void print(const std::string& text) { std::cout << text::printable(text) << std::flush; }

class Watcher {
 public:
  Watcher(const Course& course, const LessonProgram& lesson, const record::RunOptions& options)
      : course_(course),
        lesson_(lesson),
        asked_(options),
        options_(options),
        shown_(record::shown_path(lesson.source)),
        watch_(lesson.source),
        either_(epoll_create1(EPOLL_CLOEXEC)),
        results_(course.build) {
    if (!either_) base::throw_errno("cannot wait for a save or Ctrl-C");
    for (int descriptor : {interrupts, watch_.descriptor()}) {
      epoll_event event{EPOLLIN, {.fd = descriptor}};
      epoll_ctl(either_.number(), EPOLL_CTL_ADD, descriptor, &event);
    }
  }

  void watch() {
    print("watching " + shown_ + "; Ctrl-C ends this\n");
    saved_ = true;
    while (!interrupted()) {
      if (!saved_) {
        can_be_read(either_.number(), -1);
        called_off();
        continue;
      }
      settle();
      saved_ = false;
      take_up();
    }
  }

 private:
  static bool interrupted() { return can_be_read(interrupts, 0); }

  /// Whether what is being done is no longer wanted: the file was saved meanwhile, or the user has
  /// had enough.
  bool called_off() {
    if (watch_.drain()) saved_ = true;
    return saved_ || interrupted();
  }

  /// Waits until an editor that saves in several steps, or twice, is done.
  void settle() {
    do watch_.drain();
    while (can_be_read(watch_.descriptor(), 30));
  }

  void take_up() {
    std::string text;
    try {
      text = base::read_file(lesson_.source);
    } catch (const std::exception&) {
      last_text_.clear();
      if (std::exchange(gone_, true)) return;
      return print(shown_ + " is gone; waiting for it to come back\n");
    }
    gone_ = false;
    if (text == last_text_) return;
    print(last_ ? "-- saved; building ...\n" : "building ...\n");
    try {
      if (build()) {
        settle_folder();
        show(results_.obtain(lesson_, options_, call_off_));
      }
    } catch (const std::exception& error) {
      print(std::string(error.what()) + "\n");
    }
    last_text_ = called_off() ? "" : text;
  }

  /// False if there is nothing to run; then that is said.
  bool build() {
    set_up_course(course_);
    std::vector<LessonProgram> lessons = {lesson_};
    build_lessons(course_, lessons, call_off_);
    if (called_off()) return false;
    print(as_shown_on(STDOUT_FILENO, lessons[0].fault));
    if (!lessons[0].fault.empty()) return false;
    print(source_remarks({lesson_}));
    print(as_shown_on(STDOUT_FILENO, compiler_remarks(lesson_)));
    return true;
  }

  /// Figures go elsewhere than the published ones if a parameter has not its default, as the lesson
  /// now has it.
  void settle_folder() {
    const std::vector<record::Parameter> parameters =
        asked_.parameters.empty() ? std::vector<record::Parameter>()
                                  : describe_lesson(lesson_).description.parameters;
    const fs::path folder = record::figure_folder(course_.plots(), asked_, parameters);
    options_.out = folder.string();
  }

  void put_figures(const Files& figures) {
    if (figures.empty()) return;
    record::prepare_figure_folder(options_.out, course_.plots());
    write_figures(figures, options_.out);
    const std::string note = record::note_on_figure_folder(options_.out, course_.plots());
    if (note != std::exchange(note_, note) && !note.empty()) print(note + "\n");
  }

  void show(LessonResult result) {
    if (called_off()) return;
    try {
      put_figures(result.figures);
    } catch (const std::exception& error) {
      print(std::string(error.what()) + "\n");
    }
    if (!result.record) return print(result.errors);
    if (last_) {
      const std::string difference = run_difference(*last_, result, shown_, options_.out);
      print(difference.empty() ? "nothing that the lesson puts out has changed\n" : difference);
    }
    if (result.status != 0) {
      if (!last_) print(result.errors);
      print("the lesson failed\n");
    } else if (!last_) {
      print("the lesson runs to its end\n");
    }
    last_ = std::move(result);
  }

  const Course& course_;
  const LessonProgram& lesson_;
  record::RunOptions asked_, options_;  // as the user typed them; with a folder for figures
  std::string shown_;
  std::string note_;  // on the folder of the last figures
  FileWatch watch_;
  base::Descriptor either_;  // readable if there may be a save or an interrupt
  LessonResults results_;
  base::CallOff call_off_{either_.number(), [this] { return called_off(); }};
  bool saved_ = false, gone_ = false;
  std::string last_text_;  // the lesson's file as it was built last
  std::optional<LessonResult> last_;
};

}  // namespace

int watch_lesson(const Course& course, const LessonProgram& lesson,
                 const record::RunOptions& options) {
  note_interrupts();
  Watcher(course, lesson, options).watch();
  return 0;
}

}  // namespace chalkline::app
