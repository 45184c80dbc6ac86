#include "base/open_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

namespace chalkline::base {

namespace fs = std::filesystem;

OpenFolder::OpenFolder(const fs::path& path)
    : path_(path),
      descriptor_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) {}

fs::path OpenFolder::path() const {
  return "/proc/self/fd/" + std::to_string(descriptor_.number());
}

bool OpenFolder::is_still_there() const {
  struct stat open {
  }, named{};
  return ::fstat(descriptor_.number(), &open) == 0 && ::stat(path_.c_str(), &named) == 0 &&
         open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

bool OpenFolder::is_own() const {
  struct stat open {};
  return ::fstat(descriptor_.number(), &open) == 0 && open.st_uid == ::geteuid();
}

bool OpenFolder::lock() const { return ::flock(descriptor_.number(), LOCK_EX | LOCK_NB) == 0; }

void OpenFolder::touch() const { ::futimens(descriptor_.number(), nullptr); }

}  // namespace chalkline::base
