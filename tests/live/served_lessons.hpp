// Lessons as a machine is given them, and what it answers.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/child_process.hpp"
#include "book/book.hpp"
#include "live/machine.hpp"
#include "temporary_folder.hpp"

namespace chalkline::test {

/// What a lesson's program does by itself, with SVGs.
inline book::PublishedLesson run_alone(const std::filesystem::path& program,
                                       const std::vector<std::string>& assignments = {}) {
  const TemporaryFolder folder;
  const std::filesystem::path record = folder.path() / "record.json";
  std::vector<std::string> words = {"--format", "svg",          "--out", folder.path().string(),
                                    "--record", record.string()};
  for (const std::string& one : assignments) words.insert(words.end(), {"-p", one});
  base::run_captured(program, words);
  book::PublishedLesson lesson;
  lesson.record = record::run_record_from_json(read_file(record));
  for (const auto& file : std::filesystem::directory_iterator(folder.path()))
    if (file.path().extension() != ".json")
      lesson.figures[file.path().filename()] = read_file(file.path());
  lesson.path = program.string() + ".cpp";
  lesson.source = read_file(lesson.path);
  return lesson;
}

inline live::LiveLesson course_lesson(const std::string& name) {
  const std::filesystem::path program = CHALKLINE_BUILD_DIR "/lessons/" + name;
  live::LiveLesson lesson{.published = run_alone(program), .program = program};
  lesson.published.path = CHALKLINE_SOURCE_DIR "/lessons/" + name + ".cpp";
  return lesson;
}

inline live::LiveLesson test_lesson(const std::string& name) {
  const std::filesystem::path program = CHALKLINE_BUILD_DIR "/test_lessons/" + name;
  return {.published = run_alone(program), .program = program};
}

/// What came of a request.
class Answers {
 public:
  void take(live::CellAnswer answer) {
    const std::lock_guard lock(turn_);
    cells_[answer.cell] = std::move(answer);
  }
  void end(live::RunEnd end) {
    const std::lock_guard lock(turn_);
    end_ = std::move(end);
    ended_.notify_all();
  }
  const live::RunEnd& wait() {
    std::unique_lock lock(turn_);
    ended_.wait(lock, [this] { return end_.has_value(); });
    return *end_;
  }
  bool has_ended() {
    const std::lock_guard lock(turn_);
    return end_.has_value();
  }
  const std::map<std::size_t, live::CellAnswer>& cells() const { return cells_; }
  std::string html() const {
    std::string all;
    for (const auto& [cell, answer] : cells_) all += answer.html;
    return all;
  }

 private:
  std::mutex turn_;
  std::condition_variable ended_;
  std::map<std::size_t, live::CellAnswer> cells_;
  std::optional<live::RunEnd> end_;
};

/// Asks; what comes of it is there once it was waited for.
inline std::shared_ptr<Answers> ask(live::Machine& machine, live::RunRequest request) {
  auto answers = std::make_shared<Answers>();
  machine.run(
      std::move(request), [answers](live::CellAnswer cell) { answers->take(std::move(cell)); },
      [answers](live::RunEnd end) { answers->end(std::move(end)); });
  return answers;
}

}  // namespace chalkline::test
