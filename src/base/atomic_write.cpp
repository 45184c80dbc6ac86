#include "base/atomic_write.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "base/descriptor.hpp"
#include "base/interrupt.hpp"
#include "base/read_file.hpp"
#include "base/write_all.hpp"

namespace chalkline::base {
namespace {

namespace fs = std::filesystem;

constexpr const char* temporary_prefix = ".chalkline-write-";

bool is_locked_by_another(const Descriptor& file) {
  return ::flock(file.number(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

bool has_a_name(const Descriptor& file) {
  struct stat status {};
  return ::fstat(file.number(), &status) == 0 && status.st_nlink > 0;
}

// A file with a name of its own in the folder; removed unless it was renamed. It is locked: one
// that nobody holds was left behind by a process that was killed.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& folder) {
    bool is_lost = true;  // to another process, which has taken it for one left behind
    while (is_lost) {
      name_ = folder / (std::string(temporary_prefix) + "XXXXXX");
      const int file = ::mkostemp(name_.data(), O_CLOEXEC);
      made_ = file >= 0;
      file_ = Descriptor(file);
      is_lost = file_ && (is_locked_by_another(file_) || !has_a_name(file_));
    }
    if (!file_) return;
    const int copy = ::fcntl(file_.number(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    lock_ = Descriptor(copy);
  }
  ~TemporaryFile() {
    if (made_) ::unlink(name_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  bool is_open() const { return file_ && lock_; }

  bool write(std::string_view bytes) { return write_all(file_.number(), bytes); }

  // As a file made by open() would be: for whom the umask allows.
  bool set_permissions(mode_t mode) {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return ::fchmod(file_.number(), mode & ~mask) == 0;
  }

  bool rename_to(const std::filesystem::path& target) {
    if (!file_.close()) return false;
    if (::rename(name_.c_str(), target.c_str()) != 0) return false;
    made_ = false;
    return true;
  }

 private:
  std::string name_;
  Descriptor file_;
  Descriptor lock_;  // the same file, until it has its name
  bool made_ = false;
};

/// Removes a file that is not being written, if it can be opened: if it is this user's.
void remove_if_abandoned(const fs::path& file) {
  const Descriptor open(::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (open && ::flock(open.number(), LOCK_EX | LOCK_NB) == 0) ::unlink(file.c_str());
}

/// A link is not what it leads to: it is replaced, and that stays as it is.
bool is_write_protected(const fs::path& file) {
  struct stat status {};
  if (::lstat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  return (status.st_mode & 0222) == 0 || ::access(file.c_str(), W_OK) != 0;
}

}  // namespace

void check_may_replace(const fs::path& file, std::string_view bytes) {
  if (!is_write_protected(file) || holds(file, bytes)) return;
  throw std::system_error(EACCES, std::generic_category(),
                          "cannot replace " + file.string() +
                              ", which is write-protected; make it writable or move it away");
}

void remove_abandoned_files(const fs::path& folder) {
  std::error_code ignored;
  const fs::path there = folder.empty() ? "." : folder;
  for (fs::directory_iterator entry(there, ignored), end; entry != end; entry.increment(ignored))
    if (entry->path().filename().string().starts_with(temporary_prefix))
      remove_if_abandoned(entry->path());
}

void atomic_write(const fs::path& file, std::string_view bytes, mode_t mode) {
  remove_abandoned_files(file.parent_path());
  if (holds(file, bytes)) return;
  check_may_replace(file, bytes);
  const InterruptsHeld held;
  TemporaryFile temporary(file.parent_path());
  if (!temporary.is_open() || !temporary.write(bytes) || !temporary.set_permissions(mode) ||
      !temporary.rename_to(file))
    throw_errno("cannot write " + file.string());
}

}  // namespace chalkline::base
