// A folder for the files of one run.
#pragma once

#include <filesystem>

#include "base/descriptor.hpp"

namespace chalkline::base {

/// A folder that no other process uses; it is removed at the end of its life.
class WorkFolder {
 public:
  /// Makes one in `parent`, and removes those there that killed calls of this user left behind.
  /// Throws std::system_error if that is impossible.
  explicit WorkFolder(const std::filesystem::path& parent);
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  // Held on the folder: one that nobody holds was left behind by a process that was killed.
  Descriptor lock_;
};

/// Removes the work folders that calls which were killed left behind, as far as that is possible.
void remove_abandoned_folders(const std::filesystem::path& parent);

}  // namespace chalkline::base
