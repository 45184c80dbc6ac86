#include "app/course/file_watch.hpp"

#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace chalkline::app {
namespace {

constexpr std::uint32_t saved = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE;
constexpr std::uint32_t came = IN_CREATE | IN_MOVED_TO;
constexpr std::uint32_t gone = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT;

}  // namespace

FileWatch::FileWatch(const std::filesystem::path& file)
    : folder_(std::filesystem::absolute(file).parent_path()),
      name_(file.filename().string()),
      descriptor_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  if (!descriptor_) base::throw_errno("cannot watch " + folder_.string());
  watch_folders();
  take_events();
}

void FileWatch::watch_folders() {
  do {
    for (const int watch : watches_) ::inotify_rm_watch(descriptor_.number(), watch);
    watches_.clear();
    folder_is_there_ = add(folder_, true);
    if (!folder_is_there_ && errno != ENOENT && errno != ENOTDIR)
      base::throw_errno("cannot watch " + folder_.string());
    for (std::filesystem::path above = folder_; above != above.root_path();)
      add(above = above.parent_path(), watches_.empty());
    if (watches_.empty()) base::throw_errno("cannot watch " + folder_.string());
    folders_changed_ = false;
    // One that came before the watch on the folder above it was there goes unnoticed.
  } while (!folder_is_there_ && std::filesystem::is_directory(folder_));
}

bool FileWatch::add(const std::filesystem::path& folder, bool nearest) {
  const std::uint32_t events = folder == folder_ ? saved | gone : nearest ? came | gone : gone;
  const int watch = ::inotify_add_watch(descriptor_.number(), folder.c_str(), events | IN_ONLYDIR);
  if (watch >= 0) watches_.push_back(watch);
  return watch >= 0;
}

bool FileWatch::drain() {
  bool changed = take_events();
  while (folders_changed_) {
    const bool was_there = folder_is_there_;
    watch_folders();
    changed |= was_there || folder_is_there_;
    take_events();
  }
  return changed;
}

/// True if the file was written, came or went.
bool FileWatch::take_events() {
  bool changed = false;
  alignas(inotify_event) char buffer[16384];
  for (ssize_t size; (size = ::read(descriptor_.number(), buffer, sizeof buffer)) > 0;) {
    for (ssize_t at = 0; at < size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer + at);
      const bool of_folder = folder_is_there_ && !watches_.empty() && event->wd == watches_[0];
      if (event->mask & IN_Q_OVERFLOW) {
        changed = folders_changed_ = true;
      } else if ((event->mask & gone) || ((event->mask & came) && !folder_is_there_)) {
        folders_changed_ |= std::ranges::find(watches_, event->wd) != watches_.end();
      } else if (of_folder && event->len > 0 && event->name == name_) {
        changed = true;
      }
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
    }
  }
  return changed;
}

}  // namespace chalkline::app
