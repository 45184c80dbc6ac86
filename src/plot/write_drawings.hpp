// Puts what was drawn into files, all of it or none.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace chalkline::plot {

struct Drawing {
  std::string ending;  ///< of the file's name, behind what its drawings have in common: ".svg"
  std::string bytes;
};

/// Makes the folder if it is missing and writes folder/stem.ending for each. Returns the paths.
/// Throws std::runtime_error or std::system_error; what can be known before is, so that older files
/// are then untouched.
std::vector<std::filesystem::path> write_drawings(const std::vector<Drawing>& drawings,
                                                  const std::filesystem::path& folder,
                                                  const std::string& stem);

/// What is told of a picture that could not be made: which one, and why. Not the folder, which may
/// be a temporary one, while books and golden files keep what is told.
std::string not_drawn(const std::string& kind, const std::string& title, const std::string& stem,
                      std::string why);

}  // namespace chalkline::plot
