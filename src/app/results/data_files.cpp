#include "app/results/data_files.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace chalkline::app {
namespace {

namespace fs = std::filesystem;

/// Whether it is hidden, or an editor or an office program made it for a moment: name~ (most),
/// #name# (Emacs), 4913 (Vim), ~$name and name.tmp (Office), name___jb_tmp___ (JetBrains).
bool is_temporary(std::string_view name) {
  return name.starts_with('.') || name.starts_with('#') || name.starts_with("~$") ||
         name.ends_with('~') || name.ends_with(".tmp") || name.ends_with("___jb_tmp___") ||
         name.ends_with("___jb_old___") || name == "4913";
}

bool is_code(const fs::path& file) {
  const std::string extension = file.extension().string();
  return extension == ".cpp" || extension == ".hpp" || extension == ".h";
}

bool lies_below(const fs::path& path, const fs::path& folder) {
  const fs::path relative = path.lexically_normal().lexically_relative(folder.lexically_normal());
  return !relative.empty() && *relative.begin() != "..";
}

/// The files of a folder of lessons, read once.
class Reader {
 public:
  Reader(const fs::path& lessons, const fs::path& build)
      : lessons_(lessons), build_(fs::weakly_canonical(build, ignored_)) {
    struct stat now {};
    if (::stat(lessons.c_str(), &now) != 0 || !is_new(now)) return;
    read_folder(lessons, lies_below(build, lessons), false);
  }

  std::string text() const {
    std::string text;
    for (const std::string& line : lines_) text += line + '\n';
    return text;
  }

 private:
  /// In the order of their names, so that a folder that is met twice is always the same one's.
  void read_folder(const fs::path& folder, bool has_build, bool is_linked) {
    std::vector<fs::path> paths;
    fs::directory_iterator entry(folder, fs::directory_options::skip_permission_denied, ignored_);
    for (; !ignored_ && entry != fs::directory_iterator(); entry.increment(ignored_)) {
      if (is_linked && !may_read_more()) return;
      if (!is_temporary(entry->path().filename().string())) paths.push_back(entry->path());
    }
    ignored_.clear();
    std::ranges::sort(paths, {}, [](const fs::path& path) { return path.native(); });
    for (const fs::path& path : paths) read_path(path, has_build, is_linked);
  }

  void read_path(const fs::path& path, bool has_build, bool is_linked) {
    struct stat now {};
    if (::stat(path.c_str(), &now) != 0) return;
    const bool is_introduction = path == lessons_ / "README.md";
    if (S_ISREG(now.st_mode) && !is_code(path) && !is_introduction)
      lines_.insert(line_of(path, now));
    if (!S_ISDIR(now.st_mode) || has_build) return;
    if (!fs::is_symlink(path, ignored_)) {
      if (is_new(now)) read_folder(path, false, is_linked);
      return;
    }
    lines_.insert(name_of(path) + " leads to " + id_of(now));
    const fs::path target = fs::canonical(path, ignored_);
    const bool holds_build = target.empty() || lies_below(build_, target);
    if (is_new(now)) read_folder(path, holds_build, true);
  }

  /// Folders that are linked may be anything, such as a disk.
  bool may_read_more() {
    if (++linked_ <= most_linked) return true;
    lines_.insert("more at " +
                  std::to_string(std::chrono::system_clock::now().time_since_epoch().count()));
    return false;
  }

  /// Links may go round, or lead twice to one folder.
  bool is_new(const struct stat& folder) {
    return read_.emplace(folder.st_dev, folder.st_ino).second;
  }

  std::string name_of(const fs::path& path) const {
    return path.lexically_relative(lessons_).string();
  }

  static std::string id_of(const struct stat& now) {
    return std::to_string(now.st_dev) + ' ' + std::to_string(now.st_ino);
  }

  std::string line_of(const fs::path& file, const struct stat& now) const {
    return name_of(file) + ' ' + std::to_string(now.st_size) + ' ' +
           std::to_string(now.st_mtim.tv_sec) + '.' + std::to_string(now.st_mtim.tv_nsec) + ' ' +
           std::to_string(now.st_ino);
  }

  std::error_code ignored_;
  const fs::path lessons_, build_;
  std::set<std::string> lines_;
  std::set<std::pair<dev_t, ino_t>> read_;
  std::size_t linked_ = 0;  // how many entries linked folders had so far
};

}  // namespace

std::string data_files(const fs::path& lessons, const fs::path& build) {
  return Reader(lessons, build).text();
}

}  // namespace chalkline::app
