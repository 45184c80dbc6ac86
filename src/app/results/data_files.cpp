#include "app/results/data_files.hpp"

#include <sys/stat.h>

#include <set>
#include <string_view>

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

std::string line_of(const fs::path& file, const fs::path& folder) {
  struct stat now {};
  if (::stat(file.c_str(), &now) != 0 || !S_ISREG(now.st_mode)) return "";
  return file.lexically_relative(folder).string() + ' ' + std::to_string(now.st_size) + ' ' +
         std::to_string(now.st_mtim.tv_sec) + '.' + std::to_string(now.st_mtim.tv_nsec) + ' ' +
         std::to_string(now.st_ino);
}

}  // namespace

std::string data_files(const fs::path& lessons, const fs::path& build) {
  const bool has_build = lies_below(build, lessons);
  std::set<std::string> lines;
  std::error_code failed;
  fs::recursive_directory_iterator entry(lessons, fs::directory_options::skip_permission_denied,
                                         failed);
  for (; !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed)) {
    const fs::path& path = entry->path();
    const bool is_left_out = is_temporary(path.filename().string());
    if (is_left_out || has_build) entry.disable_recursion_pending();
    if (is_left_out || is_code(path)) continue;
    if (const std::string line = line_of(path, lessons); !line.empty()) lines.insert(line);
  }
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

}  // namespace chalkline::app
