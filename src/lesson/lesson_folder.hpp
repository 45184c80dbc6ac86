// Where a lesson finds its own files.
#pragma once

#include <filesystem>

namespace chalkline::lesson {

/// The folder of the lesson's file, for data that lies beside it, wherever the lesson is called
/// from: std::ifstream in(lesson_folder() / "data.csv"). Of code that was never woven, and before
/// main() begins, it is that of the file of the call, as the compiler was given it.
/// (std::source_location is unknown to clang 14, which many editors ask.)
std::filesystem::path lesson_folder(const char* caller = __builtin_FILE());

}  // namespace chalkline::lesson
