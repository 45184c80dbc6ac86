// Secrets that tell people apart: of cookies, of the teacher's link, of a room.
#pragma once

#include <string>
#include <string_view>

namespace chalkline::live {

/// So many random letters of `alphabet`, which has at most 256. Throws std::system_error.
std::string random_letters(std::size_t count, std::string_view alphabet);

/// 32 hexadecimal digits that nobody guesses.
std::string random_token();

/// Six capital letters to be read aloud and typed: none of them is taken for a digit.
std::string random_room_code();

/// Whether two texts are the same, in a time that tells nothing of where they differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace chalkline::live
