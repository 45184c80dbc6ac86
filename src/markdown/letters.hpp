#pragma once

namespace chalkline::markdown {

/// Whether a byte is one of ASCII's letters.
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace chalkline::markdown
