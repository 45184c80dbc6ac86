// Where a lesson finds its own files.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace chalkline::lesson {

/// The path of a file or folder, which serves as a std::string and as a std::filesystem::path.
/// (That header alone would take every lesson a fifth of its time to compile.)
class FilePath : public std::string {
 public:
  explicit FilePath(std::string path) : std::string(std::move(path)) {}
  const std::string& string() const { return *this; }
  /// `name` in this folder.
  FilePath operator/(std::string_view name) const;
};

/// The folder of the lesson's file, for data that lies beside it, wherever the lesson is called
/// from: std::ifstream in(lesson_folder() / "data.csv"). Of code that was never woven, and before
/// main() begins, it is that of the file of the call, as the compiler was given it.
/// (std::source_location is unknown to clang 14, which many editors ask.)
FilePath lesson_folder(const char* caller = __builtin_FILE());

}  // namespace chalkline::lesson
