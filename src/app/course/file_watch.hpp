// Notices that a file was saved, by whatever way an editor saves it.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/descriptor.hpp"

namespace chalkline::app {

/// Watches a file through its folder, since many editors write another file and rename it, and the
/// folder through those above it, since it may go and come back.
class FileWatch {
 public:
  /// Throws std::system_error if neither the folder nor one above it can be watched.
  explicit FileWatch(const std::filesystem::path& file);

  /// Can be read (poll) once the folder, or one above it, has changed since drain(); perhaps not
  /// this file.
  int descriptor() const { return descriptor_.number(); }

  /// Takes all that has happened so far. True if the file was written, came or went, or its folder
  /// did.
  bool drain();

 private:
  /// Watches the folder, or the nearest one above it that is there.
  void watch_folders();
  /// False if there is no such folder.
  bool add(const std::filesystem::path& folder, bool nearest);
  bool take_events();

  std::filesystem::path folder_;
  std::string name_;
  base::Descriptor descriptor_;
  std::vector<int> watches_;  // of the folders that are there, the nearest to the file first
  bool folder_is_there_ = false;
  bool folders_changed_ = false;
};

}  // namespace chalkline::app
