#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chalkline::text {

/// The words of `text` as they are compared: of letters alone, small ones, without accents, digits
/// and what joins them. A capital behind a small letter begins a word, too: two of "speakerNotes".
std::vector<std::string> folded_words(std::string_view text);

}  // namespace chalkline::text
