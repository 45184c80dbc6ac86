#include "app/live/lesson_watch.hpp"

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

#include <memory>
#include <utility>

#include "app/course/build_course.hpp"
#include "app/course/compiler_messages.hpp"
#include "app/course/file_watch.hpp"
#include "app/results/obtain_lessons.hpp"
#include "base/read_file.hpp"

namespace chalkline::app {
namespace {

constexpr int settled_after = 40;  // milliseconds without another event

bool is_readable(int descriptor, int milliseconds) {
  pollfd ready{descriptor, POLLIN, 0};
  return ::poll(&ready, 1, milliseconds) > 0;
}

}  // namespace

/// What the thread does.
class LessonWatch::Watching {
 public:
  Watching(const Course& course, const std::vector<LessonProgram>& lessons, LessonResults& results,
           LessonNews news, int end)
      : course_(course), results_(results), news_(std::move(news)), end_(end) {
    either_ = base::Descriptor(::epoll_create1(EPOLL_CLOEXEC));
    if (!either_) base::throw_errno("cannot watch the lessons");
    add(end);
    for (const LessonProgram& lesson : lessons) {
      watched_.push_back({lesson, std::make_unique<FileWatch>(lesson.source),
                          base::read_file_if_any(lesson.source)});
      add(watched_.back().file->descriptor());
    }
  }

  void watch() {
    while (!has_ended()) {
      if (!is_readable(either_.number(), -1)) continue;
      note_saved();
      while (is_readable(either_.number(), settled_after) && !has_ended()) note_saved();
      for (std::size_t i = 0; i < watched_.size() && !has_ended(); ++i)
        if (std::exchange(watched_[i].is_saved, false)) take_up(i);
    }
  }

 private:
  struct Watched {
    LessonProgram lesson;
    std::unique_ptr<FileWatch> file;
    std::string text;  // as it was built last
    bool is_saved = false;
  };

  void add(int descriptor) {
    epoll_event event{EPOLLIN, {.fd = descriptor}};
    ::epoll_ctl(either_.number(), EPOLL_CTL_ADD, descriptor, &event);
  }

  bool has_ended() const { return is_readable(end_, 0); }

  void note_saved() {
    for (Watched& one : watched_)
      if (one.file->drain()) one.is_saved = true;
  }

  /// Whether what is being done with the lesson is no longer wanted.
  bool is_called_off(std::size_t i) {
    note_saved();
    return watched_[i].is_saved || has_ended();
  }

  void take_up(std::size_t i) {
    Watched& one = watched_[i];
    const std::string text = base::read_file_if_any(one.lesson.source);
    if (text.empty() || text == one.text) return;
    one.text = text;
    try {
      build(i);
    } catch (const std::exception& error) {
      news_.failed(i, error.what());
    }
    if (is_called_off(i)) one.text.clear();
  }

  void build(std::size_t i) {
    const base::CallOff call_off{either_.number(), [this, i] { return is_called_off(i); }};
    std::vector<LessonProgram> one = {watched_[i].lesson};
    one[0].fault.clear();
    set_up_course(course_);
    build_lessons(course_, one, call_off);
    if (is_called_off(i)) return;
    if (!one[0].fault.empty()) return news_.failed(i, without_colors(one[0].fault));
    LessonResult result = results_.obtain(one[0], run_options_of_book(), call_off);
    if (is_called_off(i)) return;
    if (!result.record) return news_.failed(i, result.errors);
    news_.built(i, published_lesson(one[0], std::move(result)));
  }

  const Course& course_;
  LessonResults& results_;
  LessonNews news_;
  int end_;
  base::Descriptor either_;
  std::vector<Watched> watched_;
};

LessonWatch::LessonWatch(const Course& course, const std::vector<LessonProgram>& lessons,
                         LessonResults& results, LessonNews news)
    : end_(::eventfd(0, EFD_CLOEXEC)) {
  if (!end_) base::throw_errno("cannot watch the lessons");
  auto watching =
      std::make_shared<Watching>(course, lessons, results, std::move(news), end_.number());
  thread_ = std::thread([watching] { watching->watch(); });
}

LessonWatch::~LessonWatch() {
  ::eventfd_write(end_.number(), 1);
  thread_.join();
}

}  // namespace chalkline::app
