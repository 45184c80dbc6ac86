#include "text/base64.hpp"

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::text;

TEST_CASE("base 64 is RFC 4648's") {  // its section 10
  const char* expected[] = {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
  for (std::size_t n = 0; n <= 6; ++n)
    CHECK(base64(std::string("foobar").substr(0, n)) == expected[n]);
}

TEST_CASE("every digit of base 64 stands for its value, of whatever bytes it is a part") {
  std::string bytes;  // the 6-bit numbers from 0 to 63
  for (unsigned i = 0; i < 64; i += 4) {
    const unsigned three = i << 18 | (i + 1) << 12 | (i + 2) << 6 | (i + 3);
    for (const unsigned shift : {16u, 8u, 0u})
      bytes += static_cast<char>(static_cast<unsigned char>(three >> shift & 255u));
  }
  CHECK(base64(bytes) == "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
}
