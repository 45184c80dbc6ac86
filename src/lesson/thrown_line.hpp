// Where in the lesson's file an exception came from.
#pragma once

#include <cstddef>
#include <exception>
#include <string>

namespace chalkline::lesson {

/// The line of `file` that was running when `error` was thrown, in this thread; 0 if none was, or
/// if the program was built without line numbers or there is no addr2line.
std::size_t thrown_line(const std::exception& error, const std::string& file);

}  // namespace chalkline::lesson
