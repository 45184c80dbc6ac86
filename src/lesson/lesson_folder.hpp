// Where a lesson finds its own files.
#pragma once

#include <filesystem>
#include <source_location>

namespace chalkline::lesson {

/// The folder of the lesson's file, for data that lies beside it, wherever the lesson is called
/// from: std::ifstream in(lesson_folder() / "data.csv"). Of code that was never woven, and before
/// main() begins, it is the folder of the file that calls, as the compiler was given it.
std::filesystem::path lesson_folder(
    const std::source_location& caller = std::source_location::current());

}  // namespace chalkline::lesson
