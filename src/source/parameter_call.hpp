#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "source/cpp_lexer.hpp"
#include "source/lesson_source.hpp"

namespace chalkline::source {

/// The call `param("name", ...)`, with any chalkline:: before it, whose `param` is tokens[at];
/// nothing if this is another `param`, such as a member. Throws LexError if its name is no plain
/// string or it holds a directive.
std::optional<ParameterCall> find_parameter_call(const std::vector<Token>& tokens, std::size_t at);

}  // namespace chalkline::source
