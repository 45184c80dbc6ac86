#include "record/figure_folder.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/atomic_write.hpp"
#include "record/plain_text.hpp"

namespace chalkline::record {
namespace {

namespace fs = std::filesystem;

/// The script is always written, and an animated PNG is a file more of the same run.
std::set<std::string> formats_of(const RunOptions& options) {
  std::set<std::string> formats(options.formats.begin(), options.formats.end());
  formats.insert("gp");
  formats.erase("apng");
  return formats;
}

bool have_defaults(const std::vector<std::string>& assignments,
                   const std::vector<Parameter>& parameters) {
  std::map<std::string, bool> is_default;  // the last assignment counts
  for (const std::string& assignment : assignments) {
    const auto [name, text] = split_assignment(assignment);
    const Parameter& parameter = find_parameter(parameters, name);
    is_default[name] = parse_value(parameter, text) == parameter.default_value;
  }
  return std::all_of(is_default.begin(), is_default.end(),
                     [](const auto& one) { return one.second; });
}

}  // namespace

fs::path tries_folder(const fs::path& plots) { return plots / "tries"; }

fs::path figure_folder(const fs::path& plots, const RunOptions& options,
                       const std::vector<Parameter>& parameters) {
  if (!options.out.empty()) return fs::absolute(options.out);
  const RunOptions published;
  const bool is_published =
      options.palette == published.palette && options.scale == published.scale &&
      formats_of(options) == formats_of(published) && have_defaults(options.parameters, parameters);
  return is_published ? plots : tries_folder(plots);
}

void prepare_figure_folder(const fs::path& folder, const fs::path& plots) {
  if (folder != tries_folder(plots)) return;
  std::error_code ignored;  // the file cannot be written then, which says why
  fs::create_directories(folder, ignored);
  base::atomic_write(folder / ".gitignore", "*\n");
}

std::string note_on_figure_folder(const fs::path& folder, const fs::path& plots) {
  if (folder != tries_folder(plots)) return "";
  return "figures with other parameters, formats or colors than the published ones go to " +
         shown_path(folder) + "; " + shown_path(plots) + " stays as it is";
}

}  // namespace chalkline::record
