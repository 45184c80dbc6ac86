// Results of lessons, kept so that a lesson that has not changed need not run again.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/work_folder.hpp"

namespace chalkline::app {

/// Files by name, without folders, and all that is in them.
using Files = std::map<std::string, std::string, std::less<>>;

/// The store: FOLDER/LESSON/HASH-OF-KEY/ with a result's files and a manifest of them. A result is
/// put in place by one rename, so that it is there whole or not at all, and processes that keep or
/// find the same one do no harm to each other. Trouble with the store is told on standard error and
/// is never an error. May be used by several threads.
class KeptResults {
 public:
  explicit KeptResults(std::filesystem::path folder);

  /// What was kept of `lesson` under `key`, any text that tells all that the result depends on. A
  /// result that is damaged (a file missing, unreadable or other than it was) is removed.
  std::optional<Files> find(const std::string& lesson, const std::string& key);

  /// Keeps a result, in place of an older one under the same key, and drops the lesson's results
  /// that went unused the longest, so that a few remain.
  void keep(const std::string& lesson, const std::string& key, const Files& files);

  /// A folder to run in: in the store, or where that cannot be written among the system's temporary
  /// files.
  std::unique_ptr<base::WorkFolder> work_folder();

  /// How many results of one lesson remain.
  static constexpr std::size_t kept_per_lesson = 8;

 private:
  void warn_once(const std::string& reason);

  std::filesystem::path folder_;
  std::mutex warning_;
  bool warned_ = false;
};

}  // namespace chalkline::app
