#include "app/obtain_lessons.hpp"

#include <stdlib.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <future>
#include <iterator>
#include <stdexcept>
#include <thread>

#include "app/child_process.hpp"

namespace chalkline {
namespace {

namespace fs = std::filesystem;

/// A folder that is removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "chalkline-book-XXXXXX").string();
    if (!mkdtemp(name.data()))
      throw std::runtime_error("cannot make a folder in " + fs::temp_directory_path().string());
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return bytes;
}

PublishedLesson run(const LessonProgram& lesson) {
  const TemporaryFolder folder;
  const fs::path record = folder.path() / "record.json", figures = folder.path() / "figures";
  const ChildResult result = run_captured(
      lesson.program, {"--record", record.string(), "--out", figures.string(), "--format", "svg,png,csv"});
  if (!fs::exists(record))
    throw std::runtime_error(lesson.id + " left no record (exit status " + std::to_string(result.status) +
                             ")\n" + result.errors);
  PublishedLesson published{run_record_from_json(read(record)), {}, read(lesson.program.string() + ".cpp")};
  if (fs::is_directory(figures))
    for (const fs::path& file : fs::directory_iterator(figures))
      published.figures[file.filename().string()] = read(file);
  return published;
}

}  // namespace

std::vector<PublishedLesson> obtain_lessons(const std::vector<LessonProgram>& lessons) {
  std::vector<PublishedLesson> published(lessons.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i; (i = next++) < lessons.size();) published[i] = run(lessons[i]);
  };
  std::vector<std::future<void>> workers;
  const std::size_t cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, lessons.size());
  for (std::size_t i = 0; i < cores; ++i) workers.push_back(std::async(std::launch::async, work));
  for (std::future<void>& worker : workers) worker.get();
  return published;
}

}  // namespace chalkline
