// Open files of this process, closed when nobody needs them any longer.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace chalkline::base {

/// A file descriptor, or none (-1). Never 0, 1 or 2: a program that was started without them would
/// take another file for its standard streams, so that what is opened as one of these becomes
/// another number.
class Descriptor {
 public:
  Descriptor() = default;
  /// Takes over what a system call returned: a descriptor with FD_CLOEXEC, or -1. errno stays.
  explicit Descriptor(int number);
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }

  explicit operator bool() const { return number_ >= 0; }
  int number() const { return number_; }
  /// False, with errno, if what was written before did not reach the disk. None is open then.
  bool close();

 private:
  int number_ = -1;
};

/// A copy for this process alone of a descriptor, which may be 0, 1 or 2. Throws std::system_error.
Descriptor copy_of(int descriptor);

struct Pipe {
  Descriptor from, to;
};

/// Throws std::system_error.
Pipe make_pipe();

/// Two ends of a stream. Throws std::system_error.
struct SocketPair {
  Descriptor here, there;
};
SocketPair make_socket_pair();

/// Reading from it returns at once (EAGAIN) where there is nothing.
void set_nonblocking(const Descriptor& descriptor);

/// An empty file without a name, in memory. Throws std::system_error.
Descriptor memory_file();

/// Makes the text all that a file has, to be read from its beginning. Throws std::system_error.
void rewrite(const Descriptor& file, std::string_view text);

/// Throws std::system_error with errno: `what`, and why.
[[noreturn]] void throw_errno(const std::string& what);

}  // namespace chalkline::base
