// Puts a book into its folder.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace chalkline::app {

/// What publishing did.
struct Published {
  std::size_t files = 0, written = 0, removed = 0;
};

/// Writes the files, given by their paths below `folder`, which is made if it is missing; a file
/// that holds its bytes already is left alone. A list in the folder, `.chalkline-book`, tells which
/// files are a book's: those that the new one no longer has are removed, and no other file is ever
/// removed. Throws std::runtime_error, before anything is touched, if a file would be replaced that
/// no book wrote; and if a file cannot be written.
Published publish_book(const std::map<std::string, std::string>& files,
                       const std::filesystem::path& folder);

/// The files of the book in a folder by their paths below it, its list among them; none if no book
/// lies there.
std::set<std::string> files_of_book(const std::filesystem::path& folder);

}  // namespace chalkline::app
