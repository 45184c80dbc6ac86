#include "base/standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <iostream>
#include <utility>

#include "base/descriptor.hpp"
#include "base/write_all.hpp"

namespace chalkline::base {
namespace {

void write_out(std::string_view text) {
  if (!write_all(STDOUT_FILENO, text)) throw_errno("could not write to standard output");
}

/// Has no buffer, so that nothing is left to be written later, where nobody would notice a failure.
class Unbuffered : public std::streambuf {
  int_type overflow(int_type character) override {
    if (traits_type::eq_int_type(character, traits_type::eof())) return traits_type::not_eof(0);
    const char byte = traits_type::to_char_type(character);
    write_out({&byte, 1});
    return character;
  }
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    write_out({text, static_cast<std::size_t>(size)});
    return size;
  }
};

}  // namespace

CheckedOutput::CheckedOutput()
    : buffer_(std::make_unique<Unbuffered>()), before_(std::cout.rdbuf(buffer_.get())) {
  std::cout.exceptions(std::ios::badbit);  // makes it throw what the buffer throws
  std::cerr.tie(nullptr);                  // which is needless now, and would throw as well
}

CheckedOutput::~CheckedOutput() {
  std::cout.exceptions(std::ios::goodbit);
  std::cout.rdbuf(before_);  // clears the state, too
  std::cerr.tie(&std::cout);
}

void open_missing_streams() {
  // open() returns the lowest number that is free, which is that of the stream.
  for (const auto& [stream, mode] :
       {std::pair{STDIN_FILENO, O_RDONLY}, {STDOUT_FILENO, O_RDONLY}, {STDERR_FILENO, O_WRONLY}})
    if (::fcntl(stream, F_GETFD) < 0 && ::open("/dev/null", mode) != stream) ::_exit(1);
}

}  // namespace chalkline::base
