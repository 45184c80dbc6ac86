#include "base/work_folder.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "base/open_folder.hpp"

namespace chalkline::base {
namespace {

namespace fs = std::filesystem;

constexpr const char* work_prefix = ".chalkline-work-";

}  // namespace

void remove_abandoned_folders(const fs::path& parent) {
  std::error_code ignored;  // whoever else is removing it will do as well
  for (fs::directory_iterator entry(parent, ignored), end; entry != end; entry.increment(ignored)) {
    if (!entry->path().filename().string().starts_with(work_prefix)) continue;
    const OpenFolder folder(entry->path());
    if (folder.is_open() && folder.is_own() && folder.lock())
      fs::remove_all(entry->path(), ignored);
  }
}

WorkFolder::WorkFolder(const fs::path& parent) {
  fs::create_directories(parent);
  remove_abandoned_folders(parent);
  while (!lock_) {
    std::string name = (parent / work_prefix).string() + "XXXXXX";
    if (!::mkdtemp(name.data())) throw_errno("cannot write " + parent.string());
    path_ = name;
    // Another process may take it for an abandoned one until it is locked.
    OpenFolder folder(path_);
    if (!folder.is_open() && errno != ENOENT) {
      const std::error_code reason(errno, std::generic_category());
      ::rmdir(name.c_str());
      throw std::system_error(reason, "cannot open " + name);
    }
    if (folder.is_open() && folder.lock() && folder.is_still_there()) lock_ = folder.release();
  }
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace chalkline::base
