// What is wrong with one layer, whatever else its figure has.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plot/layers.hpp"

namespace chalkline::plot {

/// A number in a message, as short as it tells the number.
std::string number(double value);

/// Throws std::invalid_argument, saying what is wrong, where and what is allowed, for a layer whose
/// shapes or options do not fit.
void check_layer(const Layer& layer);

/// What is wrong with the layers together, and with axes that are logarithmic; nothing if that is
/// so.
std::optional<std::string> wrong_together(const std::vector<Layer>& layers, bool log_x, bool log_y);

}  // namespace chalkline::plot
