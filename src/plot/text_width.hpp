// How much room text takes in a figure, by the metrics of the figures' font, DejaVu Sans.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chalkline::plot {

/// Whether DejaVu Sans has the character, or it is one that is never seen.
bool font_has(char32_t character);

/// How wide the UTF-8 text, or its widest line, is in a font of so many pixels. Characters that the
/// font lacks count as squares.
double text_width(std::string_view text, double size);

/// How wide the widest of the lines is.
double text_width(const std::vector<std::string>& lines, double size);

/// The text in lines of at most `width` pixels, cut between words, and within a word where that is
/// wider, and at line breaks. No line for a text of blanks, nor before or behind the others.
std::vector<std::string> wrapped(std::string_view text, double width, double size);

}  // namespace chalkline::plot
