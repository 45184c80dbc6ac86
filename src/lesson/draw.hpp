// Draws the lesson's figures.
#pragma once

#include <string>

namespace chalkline::lesson {

/// What gnuplot writes for the script: the caller's, if this program was started by one who draws,
/// or else one that this thread keeps; of the last scripts each is drawn once. May be called by any
/// thread. Throws plot::GnuplotError.
std::string draw(const std::string& script);

}  // namespace chalkline::lesson
