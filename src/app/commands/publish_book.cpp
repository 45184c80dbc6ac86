#include "app/commands/publish_book.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <vector>

#include "base/atomic_write.hpp"
#include "base/read_file.hpp"

namespace chalkline::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* list_name = ".chalkline-book";
constexpr const char* list_header =
    "Files of a book, written by chalkline book. The next one removes those it no longer has.";

/// Whether a line of the list is a path that stays below the folder.
bool is_below(const fs::path& path) {
  return path.is_relative() && !path.empty() &&
         std::find(path.begin(), path.end(), "..") == path.end();
}

bool is_there(const fs::path& file) { return fs::exists(fs::symlink_status(file)); }

/// The folder on the way to a file of the book that is a link, and so may lead out of the book;
/// empty if there is none.
fs::path linked_folder(const fs::path& book, const fs::path& file) {
  fs::path folder = book;
  for (const fs::path& name : file.parent_path())
    if (fs::is_symlink(fs::symlink_status(folder /= name))) return folder;
  return {};
}

/// Throws std::runtime_error if a book may not write there.
void check_place(const fs::path& book, const std::string& file, bool is_known) {
  if (const fs::path link = linked_folder(book, file); !link.empty())
    throw std::runtime_error(link.string() +
                             " is a link, and a book writes into no folder but its own: remove it, "
                             "or choose another folder with --out");
  if (!is_known && is_there(book / file))
    throw std::runtime_error(
        (book / file).string() +
        " is there already, and no book wrote it: choose another folder with --out");
}

std::set<std::string> read_list(const fs::path& folder) {
  std::ifstream in(folder / list_name);
  std::set<std::string> paths;
  for (std::string line; std::getline(in, line);)
    if (line != list_header && is_below(line)) paths.insert(line);
  return paths;
}

void write_list(const fs::path& folder, const std::set<std::string>& paths) {
  std::string text = std::string(list_header) + '\n';
  for (const std::string& path : paths) text += path + '\n';
  base::atomic_write(folder / list_name, text);
}

void make_folder(const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (!fs::is_directory(folder))
    throw std::runtime_error("cannot make the folder " + folder.string() +
                             (failed ? ": " + failed.message() : ""));
}

/// Removes a file of an earlier book, and the folders below the book's that are empty then; nothing
/// where a link leads to.
void remove_file(const fs::path& folder, fs::path path) {
  if (!linked_folder(folder, path).empty() || fs::is_directory(fs::symlink_status(folder / path)))
    return;
  std::error_code ignored;
  for (; !path.empty(); path = path.parent_path()) fs::remove(folder / path, ignored);
}

}  // namespace

Published publish_book(const std::map<std::string, std::string>& files, const fs::path& folder) {
  make_folder(folder);
  const std::set<std::string> earlier = read_list(folder);
  std::set<std::string> current, all = earlier;
  std::set<fs::path> folders;
  std::vector<const std::pair<const std::string, std::string>*> changed;
  for (const auto& file : files) {
    const auto& [path, bytes] = file;
    current.insert(path);
    folders.insert((folder / path).parent_path());
    const bool is_link = fs::is_symlink(fs::symlink_status(folder / path));
    if (!is_link && linked_folder(folder, path).empty() && base::holds(folder / path, bytes))
      continue;
    check_place(folder, path, earlier.contains(path));
    changed.push_back(&file);
  }
  std::ranges::for_each(folders, base::remove_abandoned_files);
  all.insert(current.begin(), current.end());
  write_list(folder, all);  // so that what an interrupted call leaves is known to the next one
  Published done{.files = files.size()};
  for (const auto* file : changed) {
    make_folder((folder / file->first).parent_path());
    base::atomic_write(folder / file->first, file->second);
    ++done.written;
  }
  for (const std::string& path : earlier) {
    if (current.contains(path)) continue;
    remove_file(folder, path);
    ++done.removed;
  }
  write_list(folder, current);
  return done;
}

std::set<std::string> files_of_book(const fs::path& folder) {
  std::set<std::string> files = read_list(folder);
  if (!files.empty()) files.insert(list_name);
  return files;
}

}  // namespace chalkline::app
