#include "base/standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <iostream>

#include "base/descriptor.hpp"
#include "catch.hpp"
#include "error_text.hpp"
#include "own_processes.hpp"

using namespace chalkline;
using namespace chalkline::base;

namespace {

void replace_output(const char* file, int mode) {
  const Descriptor open(::open(file, mode | O_CLOEXEC));
  dup2(open.number(), STDOUT_FILENO);
}

}  // namespace

TEST_CASE("what cannot be written to standard output is thrown where it is written, each time") {
  CHECK(test::in_copy([] {
          replace_output("/dev/full", O_WRONLY);
          const CheckedOutput checked;
          for (int i = 0; i < 2; ++i) {
            const std::string error =
                error_text<std::system_error>([] { std::cout << "text" << std::endl; });
            std::cout.clear();
            if (error != "could not write to standard output: No space left on device") return 1;
          }
          std::cerr << std::flush;  // is not kept from anything by this
          return std::cerr ? 0 : 2;
        }) == 0);
}

TEST_CASE(
    "checked output comes at once and in order, and standard output is as before afterwards") {
  Pipe pipe = make_pipe();
  std::fflush(nullptr);  // a copy would write it, too
  CHECK(test::in_copy([&] {
          dup2(pipe.to.number(), STDOUT_FILENO);
          {
            const CheckedOutput checked;
            std::cout << "number " << 7 << ' ' << std::string(1000, 'x');
            if (write(STDOUT_FILENO, "|", 1) != 1) return 1;
          }
          std::cout << "end" << std::flush;
          return std::cout ? 0 : 2;
        }) == 0);
  pipe.to.close();
  std::string written(2000, ' ');
  written.resize(static_cast<std::size_t>(
      std::max<ssize_t>(read(pipe.from.number(), written.data(), written.size()), 0)));
  CHECK(written == "number 7 " + std::string(1000, 'x') + "|end");
}

TEST_CASE("no file takes the place of a stream that is missing") {
  for (int missing = 1; missing < 8; ++missing) {
    INFO(missing);
    CHECK(test::in_copy([missing] {
            for (int stream = 0; stream < 3; ++stream)
              if (missing >> stream & 1) close(stream);
            open_missing_streams();
            char byte = 0;
            if ((missing & 1) && read(STDIN_FILENO, &byte, 1) != 0) return 1;
            if ((missing & 2) && (write(STDOUT_FILENO, "x", 1) >= 0 || errno != EBADF)) return 2;
            if ((missing & 4) && write(STDERR_FILENO, "x", 1) != 1) return 3;
            return open("/dev/null", O_RDONLY) > STDERR_FILENO ? 0 : 4;
          }) == 0);
  }
}

TEST_CASE("streams that are there stay what they are") {
  CHECK(test::in_copy([] {
          replace_output("/dev/full", O_WRONLY);
          open_missing_streams();
          return write(STDOUT_FILENO, "x", 1) < 0 && errno == ENOSPC ? 0 : 1;
        }) == 0);
}
