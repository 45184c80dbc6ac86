#include "base/descriptor.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "catch.hpp"
#include "open_descriptors.hpp"
#include "own_processes.hpp"

using namespace chalkline;
using namespace chalkline::base;
using test::open_descriptors;

namespace {

bool closes_on_exec(const Descriptor& descriptor) {
  return (fcntl(descriptor.number(), F_GETFD) & FD_CLOEXEC) != 0;
}

int open_null() { return open("/dev/null", O_RDWR | O_CLOEXEC); }

}  // namespace

TEST_CASE("a descriptor is closed with its object, once, wherever it has gone") {
  const auto before = open_descriptors();
  {
    Descriptor first(open_null()), second(open_null());
    CHECK(open_descriptors().size() == before.size() + 2);
    Descriptor moved = std::move(first);
    CHECK(!first);
    CHECK(moved);
    moved = std::move(second);
    moved = Descriptor();
    CHECK(!moved);
  }
  CHECK(open_descriptors() == before);
}

TEST_CASE("closing tells whether it was open, and a second time does nothing") {
  Descriptor descriptor(open_null());
  const int number = descriptor.number();
  CHECK(descriptor.close());
  CHECK(fcntl(number, F_GETFD) < 0);
  CHECK(descriptor.close());
  CHECK(Descriptor().close());
  CHECK(!Descriptor(-1));
}

TEST_CASE("pipes and sockets carry bytes, and no program inherits them") {
  Pipe pipe = make_pipe();
  SocketPair pair = make_socket_pair();
  for (const Descriptor* end : {&pipe.from, &pipe.to, &pair.here, &pair.there})
    CHECK(closes_on_exec(*end));
  char byte = 0;
  REQUIRE(write(pipe.to.number(), "p", 1) == 1);
  REQUIRE(read(pipe.from.number(), &byte, 1) == 1);
  CHECK(byte == 'p');
  REQUIRE(send(pair.there.number(), "s", 1, MSG_NOSIGNAL) == 1);
  REQUIRE(read(pair.here.number(), &byte, 1) == 1);
  CHECK(byte == 's');
  set_nonblocking(pipe.from);
  CHECK(read(pipe.from.number(), &byte, 1) < 0);
  CHECK(errno == EAGAIN);
}

TEST_CASE("a copy is another descriptor of the same file, for this process alone") {
  const Pipe pipe = make_pipe();
  const Descriptor copy = copy_of(pipe.to.number());
  CHECK(copy.number() != pipe.to.number());
  CHECK(closes_on_exec(copy));
  CHECK_THROWS_AS(copy_of(-1), std::system_error);
}

TEST_CASE("what is opened never takes the place of a standard stream") {
  CHECK(test::in_copy([] {
          for (int stream = 0; stream < 3; ++stream) close(stream);
          const Pipe pipe = make_pipe();
          const SocketPair pair = make_socket_pair();
          const Descriptor null(open_null());
          for (const Descriptor* one : {&pipe.from, &pipe.to, &pair.here, &pair.there, &null})
            if (one->number() < 3 || !closes_on_exec(*one)) return 1;
          for (int stream = 0; stream < 3; ++stream)
            if (fcntl(stream, F_GETFD) >= 0) return 2;
          return 0;
        }) == 0);
}

TEST_CASE("short of descriptors a clear error comes, and nothing stays open") {
  for (const int spare : {0, 1}) {
    CHECK(test::in_copy_of_its_own([spare] {
            const auto before = open_descriptors();
            for (const auto& make : {+[] { make_pipe(); }, +[] { make_socket_pair(); }}) {
              try {
                const test::FewDescriptors few(spare);
                make();
                return 1;
              } catch (const std::system_error& error) {
                if (error.code() != std::errc::too_many_files_open) return 2;
              }
            }
            return open_descriptors() == before ? 0 : 3;
          }).value_or(0) == 0);
  }
}

TEST_CASE("an error says what could not be done, and why") {
  errno = ENOENT;
  CHECK_THROWS_WITH(throw_errno("cannot open it"), "cannot open it: No such file or directory");
}
