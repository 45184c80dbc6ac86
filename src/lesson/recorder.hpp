// Runs a lesson in a child process and keeps what each of its cells wrote to standard output.
#pragma once

#include <filesystem>
#include <functional>

namespace chalkline::lesson {

/// Runs `run` in a child process, passes its standard output on as it comes, and writes the completed RunRecord to
/// `file`. Whatever writes to the child's standard output is kept: printf, std::cout, or a process that it started.
/// A lesson that crashes or exits leaves a record all the same, with its cell marked. Returns the exit status.
int run_recorded(const std::function<int()>& run, const std::filesystem::path& file);

}  // namespace chalkline::lesson
