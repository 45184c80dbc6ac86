// Where the figures of a run go, so that trying something leaves the published ones alone.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "record/parameter.hpp"
#include "record/run_options.hpp"

namespace chalkline::record {

/// The folder for figures of runs other than the published one.
std::filesystem::path tries_folder(const std::filesystem::path& plots);

/// The options' own folder, made absolute; without one `plots`, or its tries_folder() if a
/// parameter, the formats, the palette or the scale are others than those of a run without options.
/// `parameters` are the lesson's. Throws ParameterError for a parameter that it does not have or
/// a value that is refused.
std::filesystem::path figure_folder(const std::filesystem::path& plots, const RunOptions& options,
                                    const std::vector<Parameter>& parameters);

/// To be called before figures are written into `folder`: makes it if it is the tries_folder(),
/// with a .gitignore by which git takes no notice of it. Throws std::system_error if that is
/// impossible.
void prepare_figure_folder(const std::filesystem::path& folder, const std::filesystem::path& plots);

/// A sentence for whoever tries something, after the first figure in `folder`; empty if that is not
/// the tries_folder().
std::string note_on_figure_folder(const std::filesystem::path& folder,
                                  const std::filesystem::path& plots);

}  // namespace chalkline::record
