// A folder that is held open.
#pragma once

#include <filesystem>

#include "base/descriptor.hpp"

namespace chalkline::base {

/// Not a link to one. What is read through it is of that folder, even if its name has come to mean
/// another one.
class OpenFolder {
 public:
  /// Not open, with errno, if that is impossible.
  explicit OpenFolder(const std::filesystem::path& path);

  bool is_open() const { return static_cast<bool>(descriptor_); }
  /// By which its files are found.
  std::filesystem::path path() const;
  bool is_still_there() const;
  bool is_own() const;
  /// False if another process has locked it.
  bool lock() const;
  /// It was used now.
  void touch() const;
  Descriptor release() { return std::move(descriptor_); }

 private:
  std::filesystem::path path_;
  Descriptor descriptor_;
};

}  // namespace chalkline::base
