#include "base/descriptor.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/write_all.hpp"

namespace chalkline::base {

void throw_errno(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

Descriptor::Descriptor(int number) : number_(number) {
  if (number < 0 || number > STDERR_FILENO) return;
  number_ = ::fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  const int reason = errno;
  ::close(number);
  errno = reason;
}

bool Descriptor::close() { return number_ < 0 || ::close(std::exchange(number_, -1)) == 0; }

Descriptor copy_of(int descriptor) {
  Descriptor copy(::fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
  if (!copy) throw_errno("cannot copy a file descriptor");
  return copy;
}

Pipe make_pipe() {
  int ends[2] = {-1, -1};
  const int failed = ::pipe2(ends, O_CLOEXEC);
  Pipe pipe{Descriptor(ends[0]), Descriptor(ends[1])};
  if (failed || !pipe.from || !pipe.to) throw_errno("cannot make a pipe");
  return pipe;
}

SocketPair make_socket_pair() {
  int ends[2] = {-1, -1};
  const int failed = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
  SocketPair pair{Descriptor(ends[0]), Descriptor(ends[1])};
  if (failed || !pair.here || !pair.there) throw_errno("cannot make a socket");
  return pair;
}

Descriptor memory_file() {
  Descriptor file(::memfd_create("input", MFD_CLOEXEC));
  if (!file) throw_errno("cannot make a file in memory");
  return file;
}

void rewrite(const Descriptor& file, std::string_view text) {
  if (::ftruncate(file.number(), 0) != 0 || ::lseek(file.number(), 0, SEEK_SET) != 0 ||
      !write_all(file.number(), text) || ::lseek(file.number(), 0, SEEK_SET) != 0)
    throw_errno("cannot write a file");
}

void set_nonblocking(const Descriptor& descriptor) {
  ::fcntl(descriptor.number(), F_SETFL, O_NONBLOCK);
}

}  // namespace chalkline::base
