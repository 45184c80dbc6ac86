#include "lesson/lesson_folder.hpp"

#include "lesson/state.hpp"

namespace chalkline::lesson {

std::filesystem::path lesson_folder(const char* caller) {
  const std::filesystem::path& file = state().file;
  return std::filesystem::absolute(file.empty() ? caller : file).parent_path();
}

}  // namespace chalkline::lesson
