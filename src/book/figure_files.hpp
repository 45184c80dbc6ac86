// A run's figures as they are published: name and bytes of each file.
#pragma once

#include <map>
#include <string>

namespace chalkline::book {

/// The files of figures by their names without a folder, e.g. "6_trajectory.svg".
using FigureFiles = std::map<std::string, std::string, std::less<>>;

}  // namespace chalkline::book
