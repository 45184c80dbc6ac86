// The signs that printers use, where authors type those that a keyboard has.
#pragma once

#include <string>
#include <string_view>

#include "markdown/tree.hpp"

namespace chalkline::markdown {

/// "It's -5" as “It’s −5”: quotation marks and apostrophes bend as what is around them tells, and a
/// hyphen before a number, at the beginning of a word, is a minus. `before` is the character before
/// the text, of which only counts whether it is a blank or opens something.
std::string typographic(std::string_view text, char before = ' ');

/// The same of prose, apart from code and formulas.
Node typographic(Node prose);

}  // namespace chalkline::markdown
