// The calls that weaving puts into a lesson, and the main function that LESSON_END makes.
#pragma once

#include <cstddef>
#include <string_view>

namespace chalkline::lesson {

/// A lesson's source as it was woven, registered before main() runs.
struct Woven {
  Woven(std::string_view path, std::string_view source, void (*declare_parameters)());
};

/// The cell of this index in the lesson's source begins; the one before it is done.
/// Throws if that one was tagged raises-exception and did not throw.
void begin_cell(std::size_t index);

/// Called in the handler behind a cell tagged raises-exception: tells and records what it threw.
void cell_raised();

/// Runs a lesson as its command line says. Returns the exit status: 0 done, 1 failed, 2 wrong command.
int run_lesson(int argc, char* argv[], void (*body)());

}  // namespace chalkline::lesson
