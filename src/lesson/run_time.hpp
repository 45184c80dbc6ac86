// The calls that weaving puts into a lesson, and the main function that LESSON_END makes.
#pragma once

#include <cstddef>
#include <string_view>

namespace chalkline::lesson {

/// What a woven lesson was made of, registered before main() runs: its path, the fingerprint of its
/// code, its parameters.
struct Woven {
  Woven(std::string_view path, std::string_view fingerprint, void (*declare_parameters)());
};

/// This code cell of the lesson begins, counted from 0; the one before it is done. Throws if that
/// one was tagged raises-exception and did not throw, or if what it printed could not be written.
void begin_cell(std::size_t code_cell);

/// Called in the handler behind a cell tagged raises-exception: keeps what it threw.
void cell_raised();

/// Runs a lesson as its command line says; `plots` is where its figures go unless that says
/// otherwise. Returns the exit status: 0 done, 1 failed, 2 wrong command.
int run_lesson(int argc, char* argv[], void (*body)(), const char* plots);

}  // namespace chalkline::lesson
