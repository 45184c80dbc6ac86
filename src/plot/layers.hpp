// What a figure is made of, and the options of each kind of layer. Figure's methods make them.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "../numpy/array.hpp"
#include "color.hpp"

namespace chalkline::plot {

enum class Marker { circle, square, diamond, triangle, plus, cross };

struct FilledContourOptions {
  int levels = 50;  ///< at most so many bands, 1 to 1000; their edges are round numbers
};
struct PathOptions {
  std::string label = {};           ///< shown in the legend; empty: not shown
  std::optional<Color> color = {};  ///< none: the next of the figure's colors
  bool dots = true;                 ///< mark every point
  double width = 1.5;               ///< of the line, in points
};
struct PointsOptions {
  std::string label = {};
  std::optional<Color> color = {};
  Marker marker = Marker::circle;
  double size = 1.0;  ///< 1 is the marker of a start or a minimum
};
struct LineOptions {
  std::string label = {};
  std::optional<Color> color = {};
  double width = 2.0;  ///< in points
  bool dashed = false;
};

// Shapes and meanings are those of the Figure method of the same name.
struct Surface {
  Matrix x, y, z;
};
struct FilledContour {
  Matrix x, y, z;
  FilledContourOptions options = {};
};
struct Path {
  Vector x, y;
  PathOptions options = {};
};
struct Points {
  Vector x, y;
  PointsOptions options = {};
};
struct Line {
  Vector x, y;
  LineOptions options = {};
};

using Layer = std::variant<Surface, FilledContour, Path, Points, Line>;

}  // namespace chalkline::plot
