// Notices that a file was saved, by whatever way an editor saves it.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "base/descriptor.hpp"

namespace chalkline::app {

/// Watches a file through its folder, since many editors write another file and rename it.
class FileWatch {
 public:
  /// Throws std::system_error if the folder cannot be watched.
  explicit FileWatch(const std::filesystem::path& file);

  /// Can be read (poll) once the folder has changed since drain(); perhaps not this file of it.
  int descriptor() const { return descriptor_.number(); }

  /// Takes all that has happened so far. True if the file was written, came or went. Throws
  /// std::runtime_error if its folder is gone.
  bool drain();

 private:
  std::filesystem::path folder_;
  std::string name_;
  base::Descriptor descriptor_;
};

}  // namespace chalkline::app
