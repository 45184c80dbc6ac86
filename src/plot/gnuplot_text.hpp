// Text that can only ever be text to gnuplot.
#pragma once

#include <string>
#include <string_view>

namespace chalkline::plot {

/// A string literal of gnuplot showing the UTF-8 text as it stands: single quotes, in which gnuplot
/// expands nothing, or double quotes with octal codes where the text has an apostrophe. Control
/// characters become spaces, bytes that are not UTF-8 become U+FFFD, and ]]> gets an invisible
/// character before its end.
std::string text_literal(std::string_view text);

/// The text for use behind a `#`: one line, without the characters that gnuplot looks for even
/// there.
std::string comment(std::string_view text);

}  // namespace chalkline::plot
