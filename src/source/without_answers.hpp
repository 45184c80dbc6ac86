// A lesson's file as it is handed out to be worked on.
#pragma once

#include <string>
#include <string_view>

namespace chalkline::source {

/// The file of a lesson without its prose that is for the teacher, and so may hold answers:
/// solutions and notes. Of a text that is no lesson, in which they could not be told from the rest,
/// nothing but a comment that says so.
std::string without_answers(std::string_view text);

}  // namespace chalkline::source
