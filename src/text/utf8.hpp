#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::text {

/// What stands for bytes that are no UTF-8.
inline constexpr char32_t replacement_character = 0xFFFD;

/// The character at text[at], and moves `at` behind it; U+FFFD for each run of bytes that begins a
/// character and does not end it, as browsers and Python have it. `at` must be less than the size.
char32_t next_character(std::string_view text, std::size_t& at);

/// The bytes of each character that next_character() finds in `text`.
std::vector<std::string_view> characters(std::string_view text);

/// How many bytes at the end of `text` begin a character whose other bytes may be still to come.
std::size_t unfinished_character(std::string_view text);

/// The longest beginning of `text` that has at most `limit` bytes and does not cut a character.
std::string_view whole_characters(std::string_view text, std::size_t limit);

void append_utf8(std::string& out, char32_t character);

}  // namespace chalkline::text
