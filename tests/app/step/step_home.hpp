// A home with the real chalkline and lessons of the tests, and a file in which the lesson `steps`
// counts its cells.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "temporary_folder.hpp"

namespace chalkline::test {

class StepHome {
 public:
  explicit StepHome(const std::filesystem::path& lesson = CHALKLINE_BUILD_DIR
                    "/test_lessons/steps") {
    namespace fs = std::filesystem;
    fs::create_directory(folder_.path() / "lessons");
    fs::copy_file(CHALKLINE_BUILD_DIR "/chalkline", program());
    fs::create_symlink(lesson, folder_.path() / "lessons" / lesson.filename());
    const bool of_the_course = lesson.parent_path().filename() == "lessons";
    const std::string sources = std::string(CHALKLINE_SOURCE_DIR) +
                                (of_the_course ? "/lessons/" : "/tests/lesson/lessons/");
    write_file(folder_.path() / "lessons.txt", sources + lesson.filename().string() + ".cpp\n");
    fs::create_directory(temporary());
  }

  std::filesystem::path program() const { return folder_.path() / "chalkline"; }
  /// Where this home's programs make temporary files.
  std::filesystem::path temporary() const { return folder_.path() / "tmp"; }
  const std::filesystem::path& path() const { return folder_.path(); }

  /// The cells that ran, a digit each, in their order.
  std::string counted() const { return std::filesystem::exists(count()) ? read_file(count()) : ""; }

  /// What makes a program use this home; all processes that it starts have it in their environment.
  std::vector<std::string> environment() const {
    return {"CHALKLINE_TEST_COUNT=" + count().string(), "TMPDIR=" + temporary().string()};
  }

  /// The processes that run now and belong to this home.
  std::vector<pid_t> processes() const {
    std::vector<pid_t> found;
    std::error_code failed;
    for (const auto& process : std::filesystem::directory_iterator("/proc", failed)) {
      std::ifstream file(process.path() / "environ", std::ios::binary);
      std::ostringstream environment;
      environment << file.rdbuf();  // nothing of a process that has just ended
      if (environment.str().find(count().string()) != std::string::npos)
        found.push_back(std::stoi(process.path().filename()));
    }
    return found;
  }

 private:
  std::filesystem::path count() const { return folder_.path() / "count"; }
  TemporaryFolder folder_;
};

}  // namespace chalkline::test
