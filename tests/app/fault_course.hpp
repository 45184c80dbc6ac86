// A course whose lessons are all the one of the tests that can fail in every way (how=...).
#pragma once

#include <filesystem>
#include <string>

#include "temporary_folder.hpp"

namespace chalkline::test {

/// Chalkline itself, with such a course as its own.
class FaultCourse {
 public:
  explicit FaultCourse(int lessons) {
    namespace fs = std::filesystem;
    fs::create_directories(build() / "lessons");
    fs::create_directories(path() / "lessons");
    fs::copy_file(CHALKLINE_BUILD_DIR "/chalkline", program());
    write_file(build() / "course.txt", path().string() + "\nFaults\n");
    const fs::path lesson = CHALKLINE_BUILD_DIR "/test_lessons/faults";
    std::string list;
    for (int i = 1; i <= lessons; ++i) {
      const std::string id = std::to_string(i) + "_faults";
      fs::create_symlink(lesson, build() / "lessons" / id);
      fs::create_symlink(lesson.string() + ".cpp", build() / "lessons" / (id + ".cpp"));
      fs::copy_file(lesson.string() + ".cpp", path() / "lessons" / (id + ".cpp"));
      list += (path() / "lessons" / (id + ".cpp")).string() + "\n";
    }
    write_file(build() / "lessons.txt", list);
  }

  const std::filesystem::path& path() const { return folder_.path(); }
  std::filesystem::path build() const { return path() / "build"; }
  std::filesystem::path program() const { return build() / "chalkline"; }

 private:
  TemporaryFolder folder_;
};

}  // namespace chalkline::test
