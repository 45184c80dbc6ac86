#include "app/run_lessons.hpp"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <optional>
#include <thread>

#include "app/child_process.hpp"
#include "app/list_lessons.hpp"

namespace chalkline {
namespace {

volatile sig_atomic_t interrupted = 0;

bool has_parameter(const LessonDescription& lesson, const std::string& name) {
  return std::any_of(lesson.parameters.begin(), lesson.parameters.end(), [&](const Parameter& p) { return p.name == name; });
}

/// For each lesson the assignments to parameters that it has; every one is checked against every lesson that has it.
std::vector<RunOptions> options_of_each(const std::vector<LessonProgram>& lessons, const RunOptions& options) {
  std::vector<RunOptions> each(lessons.size(), options);
  if (options.parameters.empty()) return each;
  const std::vector<LessonDescription> descriptions = describe_lessons(lessons);
  std::vector<Parameter> all;
  for (const LessonDescription& lesson : descriptions) all.insert(all.end(), lesson.parameters.begin(), lesson.parameters.end());
  for (RunOptions& own : each) own.parameters.clear();
  for (const std::string& assignment : options.parameters) {
    const auto [name, text] = split_assignment(assignment);
    find_parameter(all, name);
    for (std::size_t i = 0; i < lessons.size(); ++i) {
      if (!has_parameter(descriptions[i], name)) continue;
      parse_value(find_parameter(descriptions[i].parameters, name), text);
      each[i].parameters.push_back(assignment);
    }
  }
  return each;
}

/// Runs lessons on all cores; results are fetched in the order of the lessons.
class Pool {
 public:
  Pool(const std::vector<LessonProgram>& lessons, const std::vector<RunOptions>& options)
      : lessons_(lessons), options_(options), results_(lessons.size()) {
    const std::size_t workers = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, lessons.size());
    for (std::size_t i = 0; i < workers; ++i) threads_.emplace_back([this] { work(); });
  }
  ~Pool() {
    for (std::thread& thread : threads_) thread.join();
  }

  /// Waits for lesson i.
  const ChildResult& result(std::size_t i) {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&] { return results_[i].has_value(); });
    return *results_[i];
  }

 private:
  void work() {
    for (std::size_t i; (i = next_++) < lessons_.size();) {
      ChildResult result{1, "", "interrupted before it began\n"};
      try {
        if (!interrupted) result = run_captured(lessons_[i].program, to_arguments(options_[i]));
      } catch (const std::exception& error) {
        result.errors = std::string(error.what()) + "\n";
      }
      const std::lock_guard lock(mutex_);
      results_[i] = std::move(result);
      done_.notify_all();
    }
  }

  const std::vector<LessonProgram>& lessons_;
  const std::vector<RunOptions>& options_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::condition_variable done_;
  std::vector<std::optional<ChildResult>> results_;
  std::vector<std::thread> threads_;
};

/// A line on the terminal that says how far the run is; nothing where there is no terminal.
class Progress {
 public:
  explicit Progress(std::size_t total) : total_(total), shown_(isatty(STDERR_FILENO) && !std::getenv("CI")) {}
  ~Progress() { clear(); }
  void show(std::size_t number, const std::string& lesson) {
    if (shown_) std::cerr << "\r\033[K[" << number << '/' << total_ << "] " << lesson << std::flush;
  }
  void clear() {
    if (shown_) std::cerr << "\r\033[K" << std::flush;
  }

 private:
  std::size_t total_;
  bool shown_;
};

/// Ctrl-C reaches the lessons, too; this process goes on just long enough to say what was done.
void finish_what_runs_on_interrupt() {
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted = 1; };
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

int run_lessons(const std::vector<LessonProgram>& lessons, const RunOptions& options) {
  const std::vector<RunOptions> each = options_of_each(lessons, options);
  if (lessons.size() == 1) {
    std::vector<std::string> arguments = to_arguments(each[0]);
    arguments.push_back("--supervise");
    become(lessons[0].program, arguments);
  }
  finish_what_runs_on_interrupt();
  std::string failed;
  std::size_t failures = 0;
  {
    Pool pool(lessons, each);
    Progress progress(lessons.size());
    for (std::size_t i = 0; i < lessons.size(); ++i) {
      progress.show(i + 1, lessons[i].id);
      const ChildResult& result = pool.result(i);
      progress.clear();
      std::cerr << "== " << lessons[i].id << std::endl;
      std::cout << result.output << std::flush;
      std::cerr << result.errors << std::flush;
      if (result.status == 0) continue;
      ++failures;
      failed += "\n  " + lessons[i].id + " (exit status " + std::to_string(result.status) + ")";
    }
  }
  std::cerr << lessons.size() - failures << " of " << lessons.size() << " lessons done";
  std::cerr << (failures ? "; failed:" + failed : "") << std::endl;
  if (!std::cout) throw std::runtime_error("could not write to standard output");
  return failures ? 1 : 0;
}

}  // namespace chalkline
