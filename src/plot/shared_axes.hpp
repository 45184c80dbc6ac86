// What panels share along their axes. Internal to panels.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plot/panels.hpp"

namespace chalkline::plot {

struct SharedAxes {
  /// The panels with the ranges and ticks that they share, without the labels that another has for
  /// them.
  std::vector<Figure> figures;
  std::vector<bool> x_numbers, y_numbers;  ///< whether each has numbers of its own
  std::optional<std::pair<double, double>> colors = {};
  std::string colors_label = {};
};

/// Throws std::invalid_argument, saying what is wrong, in which panels and what is allowed, where
/// panels cannot share what they are to.
SharedAxes share_axes(const Panels& panels);

/// Throws std::invalid_argument: what is wrong with these panels.
[[noreturn]] void reject(const Panels& panels, const std::string& message);

/// "panel 2 ('The bowl')", of the panel with this index.
std::string panel_text(const Panels& panels, std::size_t index);

}  // namespace chalkline::plot
