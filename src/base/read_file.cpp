#include "base/read_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <exception>

#include "base/descriptor.hpp"

namespace chalkline::base {
namespace {

/// Appends all that can be read. The size is only where to begin: a file may grow, or be one of
/// /proc that has none.
bool read_all(int descriptor, std::string& bytes) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return false;
  bytes.resize(static_cast<std::size_t>(status.st_size) + 1);
  std::size_t size = 0;
  for (ssize_t n = 1; n != 0; size += static_cast<std::size_t>(n)) {
    if (size == bytes.size()) bytes.resize(2 * size);
    do n = ::read(descriptor, bytes.data() + size, bytes.size() - size);
    while (n < 0 && errno == EINTR);
    if (n < 0) return false;
  }
  bytes.resize(size);
  return true;
}

}  // namespace

std::string read_file(const std::filesystem::path& file) {
  const Descriptor open(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  std::string bytes;
  if (!open || !read_all(open.number(), bytes)) throw_errno("cannot read " + file.string());
  return bytes;
}

std::string read_file_if_any(const std::filesystem::path& file) {
  try {
    return read_file(file);
  } catch (const std::exception&) {
    return "";
  }
}

bool holds(const std::filesystem::path& file, std::string_view bytes) {
  try {
    return std::filesystem::file_size(file) == bytes.size() && read_file(file) == bytes;
  } catch (const std::exception&) {  // not there, or not readable
    return false;
  }
}

}  // namespace chalkline::base
