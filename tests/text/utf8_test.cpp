#include "text/utf8.hpp"

#include <fstream>
#include <random>

#include "catch.hpp"
#include "text/printable.hpp"

using namespace chalkline;
using namespace chalkline::text;

namespace {

struct Range {
  unsigned first, last;
};

/// The Unicode Standard's table 3-7, "Well-Formed UTF-8 Byte Sequences".
const std::vector<std::vector<Range>> well_formed = {
    {{0x00, 0x7F}},
    {{0xC2, 0xDF}, {0x80, 0xBF}},
    {{0xE0, 0xE0}, {0xA0, 0xBF}, {0x80, 0xBF}},
    {{0xE1, 0xEC}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xED, 0xED}, {0x80, 0x9F}, {0x80, 0xBF}},
    {{0xEE, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF0, 0xF0}, {0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF1, 0xF3}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF4, 0xF4}, {0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}}};

struct Begun {
  std::size_t length = 0;  ///< how many bytes go together
  bool is_whole = false;   ///< as a character
};

/// What the table says of the start of `bytes`.
Begun at_start(std::string_view bytes) {
  Begun best;
  for (const std::vector<Range>& row : well_formed) {
    std::size_t n = 0;
    for (; n < std::min(row.size(), bytes.size()); ++n) {
      const auto byte = static_cast<unsigned char>(bytes[n]);
      if (byte < row[n].first || byte > row[n].last) break;
    }
    if (n > best.length) best = {n, n == row.size()};
  }
  return best;
}

/// `bytes` with U+FFFD for what the table does not have, as its section 3.9 recommends it.
std::string replaced(std::string_view bytes) {
  std::string out;
  while (!bytes.empty()) {
    const Begun begun = at_start(bytes);
    out += begun.is_whole ? bytes.substr(0, begun.length) : "\uFFFD";
    bytes.remove_prefix(std::max<std::size_t>(begun.length, 1));
  }
  return out;
}

/// Bytes that begin, continue and end characters, or are on the edge of doing so.
std::string random_bytes(std::mt19937& random) {
  const std::string edges =
      "\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5"
      "\xFF";
  std::string bytes;
  for (std::size_t n = random() % 12; n > 0; --n)
    bytes += random() % 4 == 0 ? static_cast<char>(random()) : edges[random() % edges.size()];
  return bytes;
}

std::string from_hex(const std::string& digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  return bytes;
}

}  // namespace

TEST_CASE("every character is written and read again") {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;  // surrogates are none
    std::string text;
    append_utf8(text, c);
    std::size_t at = 0;
    if (next_character(text, at) != c || at != text.size() || unfinished_character(text) != 0)
      FAIL("U+" << std::hex << static_cast<unsigned>(c));
  }
}

TEST_CASE("what is no UTF-8 is replaced as Python replaces it") {
  std::ifstream file(CHALKLINE_TEST_DATA "/python-utf8.csv");
  std::string line;
  std::size_t rows = 0;
  for (std::getline(file, line); std::getline(file, line); ++rows) {
    INFO(line);
    const std::size_t comma = line.find(',');
    CHECK(valid_utf8(from_hex(line.substr(0, comma))) == from_hex(line.substr(comma + 1)));
  }
  CHECK(rows == 153);
}

TEST_CASE("what is no UTF-8 is replaced as the Unicode Standard recommends it") {
  std::mt19937 random(1);
  for (int i = 0; i < 20'000; ++i) {
    const std::string bytes = random_bytes(random);
    if (valid_utf8(bytes) != replaced(bytes)) FAIL(Catch::StringMaker<std::string>::convert(bytes));
  }
}

TEST_CASE("the characters of any bytes make up the bytes") {
  CHECK(characters("").empty());
  CHECK(characters("a→\xE2\x86z") == std::vector<std::string_view>{"a", "→", "\xE2\x86", "z"});
  std::mt19937 random(2);
  for (int i = 0; i < 1'000; ++i) {
    const std::string bytes = random_bytes(random);
    std::string joined;
    for (const std::string_view character : characters(bytes)) joined += character;
    CHECK(joined == bytes);
  }
}

TEST_CASE("an unfinished character is what more bytes can make a whole one") {
  for (const std::string whole : {"é", "→", "퟿", "𝛼", "\U0010FFFF"}) {
    CHECK(unfinished_character("x" + whole) == 0);
    for (std::size_t n = 1; n < whole.size(); ++n) {
      CHECK(unfinished_character("x" + whole.substr(0, n)) == n);
      CHECK(unfinished_character(whole.substr(0, n)) == n);
      CHECK(unfinished_character(whole.substr(0, n) + "x") == 0);
    }
  }
  for (const char* never : {"", "x", "\x80", "\xC0", "\xE0\x80", "\xED\xA0", "\xF4\x90", "\xF5"})
    CHECK(unfinished_character(never) == 0);
}

TEST_CASE("any bytes can be cut where no character is unfinished, and read alike") {
  std::mt19937 random(3);
  for (int i = 0; i < 5'000; ++i) {
    const std::string bytes = random_bytes(random), next = random_bytes(random);
    const std::size_t whole = bytes.size() - unfinished_character(bytes);
    const std::string rest = bytes.substr(whole) + next;
    CHECK(valid_utf8(bytes.substr(0, whole)) + valid_utf8(rest) == valid_utf8(bytes + next));
  }
}

TEST_CASE("a text cut to its whole characters has all that fit") {
  const std::string text = "aé→𝛼";
  const std::vector<std::string> expected = {"",    "a",   "a",   "aé",  "aé", "aé",
                                             "aé→", "aé→", "aé→", "aé→", text, text};
  for (std::size_t limit = 0; limit < expected.size(); ++limit)
    CHECK(whole_characters(text, limit) == expected[limit]);
}
