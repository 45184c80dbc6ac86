// What code says in words of its figures, by which it tells what they show.
#pragma once

#include <string>
#include <string_view>

namespace chalkline::source {

/// The code with "…" in the place of each text between the parentheses of `.alt(...)` and
/// `.caption(...)`, and as many lines as before. Code that no lexer can read stays as it is.
std::string without_figure_words(std::string_view code);

}  // namespace chalkline::source
