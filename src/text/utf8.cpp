#include "text/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace chalkline::text {
namespace {

/// How many bytes the character at the start of `bytes` has; 0 if there is none.
std::size_t decode(std::string_view bytes, utf8proc_int32_t& character) {
  const auto* first = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
  const utf8proc_ssize_t n =
      utf8proc_iterate(first, static_cast<utf8proc_ssize_t>(bytes.size()), &character);
  return n > 0 ? static_cast<std::size_t>(n) : 0;
}

/// Whether more bytes could make `bytes` one character. Those behind the second may be any
/// continuation bytes, and what may be second goes up to the last of them or down to the first.
bool begins_character(std::string_view bytes) {
  utf8proc_int32_t ignored;
  return std::ranges::any_of(std::array{"\x80\x80\x80", "\xBF\xBF\xBF"}, [&](const char* rest) {
    return decode(std::string(bytes) + rest, ignored) > bytes.size();
  });
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
  if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80)
    return ++at, byte;  // most
  const std::string_view rest = text.substr(at);
  utf8proc_int32_t character = 0;
  if (const std::size_t length = decode(rest, character)) {
    at += length;
    return static_cast<char32_t>(character);
  }
  std::size_t length = std::min<std::size_t>(3, rest.size());
  while (length > 1 && !begins_character(rest.substr(0, length))) --length;
  at += length;
  return replacement_character;
}

std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    next_character(text, at);
    all.push_back(text.substr(begin, at - begin));
  }
  return all;
}

std::size_t unfinished_character(std::string_view text) {
  std::size_t length = std::min<std::size_t>(3, text.size());
  while (length > 0 && !begins_character(text.substr(text.size() - length))) --length;
  return length;
}

std::string_view whole_characters(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  const std::string_view beginning = text.substr(0, limit);
  return beginning.substr(0, limit - unfinished_character(beginning));
}

void append_utf8(std::string& out, char32_t character) {
  std::array<utf8proc_uint8_t, 4> bytes;
  const auto n = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes.data());
  out.append(bytes.begin(), bytes.begin() + n);
}

}  // namespace chalkline::text
