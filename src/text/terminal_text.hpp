// Text with looks, laid out in lines of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::text {

/// How text looks: the parameters of a terminal's escape code, such as "1;36"; empty for plain.
using Look = std::string;

/// Text of one look.
struct Run {
  std::string text;
  Look look = {};
};

/// What fits into one line of a terminal.
struct Line {
  std::vector<Run> runs = {};
  std::size_t width = 0;  ///< columns
};

Look combine(const Look& a, std::string_view b);

/// Words in lines of at most `width` columns; a wider word is cut. Blanks are single, "\n" ends a
/// line, and there is at least one line.
std::vector<Line> wrap_words(const std::vector<Run>& runs, std::size_t width);

/// Lines as they are, ended by "\n" only; what is wider than `width` goes on in the next one.
std::vector<Line> cut_lines(const std::vector<Run>& runs, std::size_t width);

/// `text` in an escape code and back to plain; as it is without color or look.
std::string paint(const std::string& text, std::string_view look, bool color);
std::string paint(const Line& line, bool color);

}  // namespace chalkline::text
