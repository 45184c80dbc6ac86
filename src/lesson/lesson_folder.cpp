#include "lesson/lesson_folder.hpp"

#include <filesystem>

#include "lesson/state.hpp"

namespace chalkline::lesson {

namespace fs = std::filesystem;

FilePath FilePath::operator/(std::string_view name) const {
  return FilePath((fs::path(string()) / name).string());
}

FilePath lesson_folder(const char* caller) {
  const fs::path& file = state().file;
  return FilePath(fs::absolute(file.empty() ? caller : file).parent_path().string());
}

}  // namespace chalkline::lesson
