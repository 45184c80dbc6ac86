#include "app/course/file_watch.hpp"

#include <sys/inotify.h>
#include <unistd.h>

#include <stdexcept>

namespace chalkline::app {
namespace {

constexpr std::uint32_t saved = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE;
constexpr std::uint32_t folder_gone = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT;

}  // namespace

FileWatch::FileWatch(const std::filesystem::path& file)
    : folder_(std::filesystem::absolute(file).parent_path()),
      name_(file.filename().string()),
      descriptor_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  if (!descriptor_ || ::inotify_add_watch(descriptor_.number(), folder_.c_str(),
                                          saved | folder_gone | IN_ONLYDIR) < 0)
    base::throw_errno("cannot watch " + folder_.string());
}

bool FileWatch::drain() {
  bool changed = false;
  alignas(inotify_event) char buffer[16384];
  for (ssize_t size; (size = ::read(descriptor_.number(), buffer, sizeof buffer)) > 0;) {
    for (ssize_t at = 0; at < size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer + at);
      if (event->mask & folder_gone) throw std::runtime_error(folder_.string() + " is gone");
      if ((event->mask & IN_Q_OVERFLOW) || (event->len > 0 && event->name == name_)) changed = true;
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
    }
  }
  return changed;
}

}  // namespace chalkline::app
