// Books that lie in their folders as they were published.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/results/kept_results.hpp"

namespace chalkline::app {

/// Remembers which books were published where, and from what. May be asked for any folder.
class PublishedBooks {
 public:
  /// What is remembered is kept in build/kept.
  explicit PublishedBooks(const std::filesystem::path& build) : kept_(build / "kept") {}

  /// How many files the book in `folder` has, if it was made of `made_of`, as text::content_hash()
  /// tells it, and nobody has touched a file of it since. Else none.
  std::optional<std::size_t> files_in(const std::filesystem::path& folder,
                                      const std::string& made_of);

  /// Notes that the book that now lies in `folder` was made of that.
  void note(const std::filesystem::path& folder, const std::string& made_of);

 private:
  KeptResults kept_;
};

}  // namespace chalkline::app
