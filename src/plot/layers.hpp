// What a figure is made of, and the options of each kind of layer. Figure's methods make them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../numpy/array.hpp"
#include "color.hpp"
#include "values.hpp"

namespace chalkline::plot {

enum class Marker { circle, square, diamond, triangle, plus, cross };
/// Which end of a text stands at its place: with `left` the text begins there.
enum class Anchor { left, center, right };

struct FilledContourOptions {
  int levels = 50;  ///< at most so many bands, 1 to 1000; their edges are round numbers
  bool operator==(const FilledContourOptions&) const = default;
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
struct ReferenceOptions {
  std::string label = {};
  Color color = "gray";
  double width = 1.5;  ///< in points
  bool dashed = true;
};
struct TextOptions {
  Color color = "black";
  Anchor anchor = Anchor::center;  ///< which part of the text stands at its place
  std::optional<std::pair<double, double>> points_to = {};  ///< an arrow's tip: {x, y}
};
struct BandOptions {
  std::string label = {};
  std::optional<Color> color = {};
  double opacity = 0.3;  ///< more than 0, up to 1
};
struct ErrorBarsOptions {
  std::string label = {};
  std::optional<Color> color = {};
  double width = 1.5;  ///< of the lines, in points
  bool dots = true;    ///< mark every value
};
struct HistogramOptions {
  int bins = 10;                                        ///< of equal width, 1 to 10,000
  std::optional<std::pair<double, double>> range = {};  ///< none: from the least value to the
                                                        ///< greatest; values outside do not count
  bool density = false;  ///< heights so that the bars' areas make 1, instead of counts
  std::string label = {};
  std::optional<Color> color = {};
  double opacity = 0.8;
};
struct BarsOptions {
  std::string label = {};
  std::optional<Color> color = {};
  double width = 0.8;  ///< of all that stand at one place, in parts of the places' distance
};
struct ContourLinesOptions {
  std::vector<double> levels = {};  ///< none: about ten, at round numbers
  bool labels = false;              ///< writes each level on its line
  std::string label = {};           ///< shown in the legend
  Color color = "black";
  double width = 1.2;
  bool dashed = false;
  bool operator==(const ContourLinesOptions&) const = default;
};
struct ArrowsOptions {
  std::string label = {};
  Color color = "black";
  double width = 1.2;
  std::optional<double> scale = {};  ///< none: so that the longest arrow just reaches the next one
};
struct ScatterOptions {
  std::string label = {};
  std::optional<Color> color = {};
  Values color_by = {};  ///< (n), shown by the palette and a color bar
  double size = 0.6;     ///< of a marker; 1 is that of a start or a minimum
  Values size_by = {};   ///< (n), 0 or more: areas in this proportion, the largest of size `size`
  double opacity = 0.7;
};
struct HeatMapOptions {
  std::vector<std::string> classes = {};  ///< names for z = 0, 1, 2...; then the legend shows them
                                          ///< instead of a color bar
  double opacity = 1.0;                   ///< of the colors, on white
  bool operator==(const HeatMapOptions&) const = default;
};
struct Path3Options {
  Color color = "black";
  bool dots = true;
  double width = 2.0;
};
struct Points3Options {
  Color color = "yellow";
  Marker marker = Marker::circle;
  double size = 1.0;
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

struct Reference {
  bool horizontal;  ///< or vertical
  double at;
  ReferenceOptions options = {};
};
struct Text {
  double x, y;
  std::string text;
  TextOptions options = {};
};
struct Band {
  Vector x, low, high;
  BandOptions options = {};
};
struct ErrorBars {
  Vector x, y, low, high;
  ErrorBarsOptions options = {};
};
struct Histogram {
  Vector values;
  Vector edges, heights;  ///< (bins + 1), (bins): as NumPy counts them
  HistogramOptions options = {};
};
struct Bars {
  Vector x, heights;
  std::vector<std::string> labels;  ///< of the places; empty: numbers stand along the axis
  BarsOptions options = {};
};
struct ContourLines {
  Matrix x, y, z;
  ContourLinesOptions options = {};
};
struct Arrows {
  Vector x, y, dx, dy;
  ArrowsOptions options = {};
};
struct Scatter {
  Vector x, y, color_by, size_by;  ///< the last two may be empty
  ScatterOptions options = {};
};
struct HeatMap {
  Matrix x, y, z;
  HeatMapOptions options = {};
};
struct Path3 {
  Vector x, y, z;
  Path3Options options = {};
};
struct Points3 {
  Vector x, y, z;
  Points3Options options = {};
};

using Layer =
    std::variant<Surface, FilledContour, Path, Points, Line, Reference, Text, Band, ErrorBars,
                 Histogram, Bars, ContourLines, Arrows, Scatter, HeatMap, Path3, Points3>;

}  // namespace chalkline::plot
