#include "base/read_file.hpp"

#include <unistd.h>

#include "catch.hpp"
#include "error_text.hpp"
#include "open_descriptors.hpp"
#include "own_processes.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;

TEST_CASE("a file is read whole, whatever its size and bytes") {
  const TemporaryFolder folder;
  for (const std::size_t size : {0, 1, 4095, 4096, 4097, 3'000'000}) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * i % 256);
    write_file(folder.path() / "file", bytes);
    CHECK(base::read_file(folder.path() / "file") == bytes);
    CHECK(base::read_file_if_any(folder.path() / "file") == bytes);
    CHECK(base::holds(folder.path() / "file", bytes));
    CHECK(!base::holds(folder.path() / "file", bytes + "x"));
    if (size > 0) {
      bytes[size / 2] = static_cast<char>(bytes[size / 2] ^ 1);
      CHECK(!base::holds(folder.path() / "file", bytes));
    }
  }
}

TEST_CASE("a file whose size the system does not tell is read whole, too") {
  CHECK(base::read_file("/proc/self/status").starts_with("Name:"));
  CHECK(base::read_file("/proc/self/maps").size() > 1000);
}

TEST_CASE("a file that cannot be read is named with the reason, or is as good as empty") {
  const TemporaryFolder folder;
  const auto before = test::open_descriptors();
  const std::string none = (folder.path() / "none").string(), in = folder.path().string();
  CHECK(error_text<std::runtime_error>([&] { base::read_file(none); }) ==
        "cannot read " + none + ": No such file or directory");
  CHECK(error_text<std::runtime_error>([&] { base::read_file(in); }) ==
        "cannot read " + in + ": Is a directory");
  CHECK(base::read_file_if_any(none).empty());
  CHECK(!base::holds(none, ""));
  CHECK(!base::holds(in, ""));
  CHECK(test::open_descriptors() == before);
}

TEST_CASE("without a descriptor left that is the reason") {
  CHECK(test::in_copy_of_its_own([] {
          return error_text<std::runtime_error>([] {
                   const test::FewDescriptors few(0);
                   base::read_file("/etc/passwd");
                 }) == "cannot read /etc/passwd: Too many open files"
                     ? 0
                     : 1;
        }).value_or(0) == 0);
}
