#include "text/content_hash.hpp"

#include "catch.hpp"

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

TEST_CASE("a content that comes in pieces has the hash of the whole, whatever the pieces") {
  CHECK(ContentHash().digits() == content_hash(""));
  std::string bytes(5000, 'a');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * i % 251);
  for (const std::size_t step : {1, 7, 256, 1023, 5000}) {
    ContentHash hash;
    for (std::size_t i = 0; i < bytes.size(); i += step) {
      hash.add(std::string_view(bytes).substr(i, step));
      if (i == 0)
        CHECK(hash.digits() == content_hash(bytes.substr(0, step)));  // to be gone on with
    }
    CHECK(hash.digits() == content_hash(bytes));
  }
}
