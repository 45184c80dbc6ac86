#include "text/content_hash.hpp"

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::text;

TEST_CASE("a content's hash is XXH3's") {  // as `xxhsum -H128` prints it
  CHECK(content_hash("") == "99aa06d3014798d86001c324468d497f");
  CHECK(content_hash("chalk\n") == "838920de1231417f964a2e26ec9f6562");
}

TEST_CASE("contents that differ in one bit, or in their length only, differ in their hash") {
  const std::string text(1000, 'a');
  std::string flipped = text;
  flipped[500] = static_cast<char>(flipped[500] ^ 1);
  CHECK(content_hash(text) != content_hash(flipped));
  CHECK(content_hash(std::string(1, '\0')) != content_hash(std::string(2, '\0')));
}

TEST_CASE("a file's hash is that of its content, however long it is") {
  const TemporaryFolder folder;
  for (const std::size_t size : {0, 1, 131071, 131072, 131073, 1000000}) {
    std::string bytes(size, 'a');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * i % 251);
    write_file(folder.path() / "file", bytes);
    CHECK(file_hash(folder.path() / "file") == content_hash(bytes));
  }
  CHECK_THROWS_AS(file_hash(folder.path() / "none"), std::runtime_error);
  CHECK_THROWS_AS(file_hash(folder.path()), std::runtime_error);
}
