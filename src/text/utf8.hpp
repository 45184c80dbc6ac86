#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chalkline::text {

/// What stands for bytes that are no UTF-8.
inline constexpr char32_t replacement_character = 0xFFFD;

/// The character at text[at], and moves `at` behind it; U+FFFD for each run of bytes that begins a
/// character and does not end it, as browsers and Python have it. `at` must be less than the size.
char32_t next_character(std::string_view text, std::size_t& at);

void append_utf8(std::string& out, char32_t character);

}  // namespace chalkline::text
