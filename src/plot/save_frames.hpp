// Draws an animation into files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "plot/frames.hpp"
#include "plot/save_figure.hpp"

namespace chalkline::plot {

/// How the names of an animation's own files end before the format: "NAME_frames.png".
inline constexpr const char* frames_suffix = "_frames";

/// As save_figure does it: the last frame into folder/stem.svg, .png, .pdf as asked, and all
/// frames, beside an SVG, into folder/stem_frames.svg, which moves, and as apng into
/// stem_frames.png, which moves, too. Those of the PNG have half of its pixels along each side:
/// they are many. Where all of them would make an SVG of more than 1 MB or a PNG of more than 4,
/// every second is left out, or more, but never the last. folder/stem.gp draws the last frame and
/// all of them; stem.csv has the data of every frame. What fails names its frame.
std::vector<std::filesystem::path> save_frames(const Frames& frames,
                                               const std::filesystem::path& folder,
                                               const std::string& stem,
                                               const SaveOptions& options = {});

}  // namespace chalkline::plot
