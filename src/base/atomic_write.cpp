#include "base/atomic_write.hpp"

#include <fcntl.h>
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

// A file with a name of its own in the folder; removed unless it was renamed.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& target)
      : name_(target.parent_path() / ("." + target.filename().string() + ".XXXXXX")) {
    const int file = ::mkostemp(name_.data(), O_CLOEXEC);
    made_ = file >= 0;
    file_ = Descriptor(file);
  }
  ~TemporaryFile() {
    if (made_) ::unlink(name_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  bool is_open() const { return static_cast<bool>(file_); }

  bool write(std::string_view bytes) { return write_all(file_.number(), bytes); }

  // As a file made by open() would be: readable by whom the umask allows.
  bool set_permissions() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return ::fchmod(file_.number(), 0666 & ~mask) == 0;
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
  bool made_ = false;
};

/// A link is not what it leads to: it is replaced, and that stays as it is.
bool is_write_protected(const std::filesystem::path& file) {
  struct stat status {};
  if (::lstat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  return (status.st_mode & 0222) == 0 || ::access(file.c_str(), W_OK) != 0;
}

}  // namespace

void check_may_replace(const std::filesystem::path& file, std::string_view bytes) {
  if (!is_write_protected(file) || holds(file, bytes)) return;
  throw std::system_error(EACCES, std::generic_category(),
                          "cannot replace " + file.string() +
                              ", which is write-protected; make it writable or move it away");
}

void atomic_write(const std::filesystem::path& file, std::string_view bytes) {
  if (holds(file, bytes)) return;
  check_may_replace(file, bytes);
  const InterruptsHeld held;
  TemporaryFile temporary(file);
  if (!temporary.is_open() || !temporary.write(bytes) || !temporary.set_permissions() ||
      !temporary.rename_to(file))
    throw_errno("cannot write " + file.string());
}

}  // namespace chalkline::base
