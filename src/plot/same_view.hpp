// What the frames of an animation have in common, so that nothing but the drawing moves.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "plot/figure.hpp"

namespace chalkline::plot {

/// "frame 3 of 40", for i = 2.
std::string frame_place(std::size_t i, std::size_t n);

/// The figures with room for what each of them has: axes without a range, surfaces and color bars
/// show all of it. Throws std::invalid_argument, which names the frame, for one that cannot be
/// drawn as it says, or that comes out at another size, with other axes or another legend than the
/// first.
std::vector<Figure> in_same_view(std::vector<Figure> figures);

/// The last of them as it is there, without whether the others come out like it.
Figure last_in_same_view(std::vector<Figure> figures);

}  // namespace chalkline::plot
