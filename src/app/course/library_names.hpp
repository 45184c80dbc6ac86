// Names in a compiler's messages as a lesson writes them.
#pragma once

#include <string>

namespace chalkline::app {

/// `text` with ' for the typographic quotation marks of g++.
std::string ascii_quotes(std::string text);

/// A message in which types are called as in a lesson (Vector, Figure, std::string), without what
/// they stand for, and a static assertion is its sentence alone.
std::string in_lesson_words(std::string text);

}  // namespace chalkline::app
