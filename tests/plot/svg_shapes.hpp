// The polygons, lines and markers of an SVG that gnuplot drew.
#pragma once

#include <cstdlib>
#include <regex>
#include <string>
#include <vector>

#include "plot/contour_bands.hpp"
#include "plot/gnuplot_layout.hpp"
#include "plot/gnuplot_process.hpp"
#include "plot/gnuplot_script.hpp"

namespace chalkline::test {

/// In pixels, with the color as "r,g,b"; of a marker its place.
struct SvgShape {
  std::vector<plot::Point> points;
  std::string color;
  double opacity = 1.0;
};

struct SvgShapes {
  std::vector<SvgShape> polygons, lines, markers;
};

inline std::vector<plot::Point> numbers_in_pairs(const std::string& text) {
  std::vector<plot::Point> points;
  static const std::regex pair("(-?[0-9.]+),(-?[0-9.]+)");
  for (std::sregex_iterator at(text.begin(), text.end(), pair), end; at != end; ++at)
    points.push_back({std::stod((*at)[1]), std::stod((*at)[2])});
  return points;
}

inline std::string attribute(const std::string& tag, const std::string& name) {
  const std::regex pattern("[ ]" + name + " ?= ?'([^']*)'");
  std::smatch found;
  return std::regex_search(tag, found, pattern) ? found[1].str() : "";
}

inline std::string color_of(std::string text) {
  std::string color;
  for (const char c : text)
    if ((c >= '0' && c <= '9') || c == ',') color += c;
  return color;
}

/// Of the plotted layers and the legend, without axes.
inline SvgShapes svg_shapes(const std::string& svg) {
  SvgShapes shapes;
  const auto opacity = [](const std::string& text) { return text.empty() ? 1.0 : std::stod(text); };
  const std::size_t first = svg.find("gnuplot_plot_1"), last = svg.rfind("gnuplot_plot_");
  for (std::size_t at = first; (at = svg.find('<', at)) != svg.npos; ++at) {
    const std::string tag = svg.substr(at, svg.find('>', at) - at);
    if (at > last && tag == "</g" && svg.compare(at, 11, "</g>\n\t</g>\n") == 0) break;
    if (tag.starts_with("<polygon"))
      shapes.polygons.push_back({numbers_in_pairs(attribute(tag, "points")),
                                 color_of(attribute(tag, "fill")),
                                 opacity(attribute(tag, "fill-opacity"))});
    if (tag.starts_with("<use"))
      shapes.markers.push_back({numbers_in_pairs(attribute(tag, "transform")),
                                color_of(attribute(tag, "color")),
                                opacity(attribute(tag, "opacity"))});
    if (!tag.starts_with("<path")) continue;
    const std::string path = attribute(tag, "d"), color = color_of(attribute(tag, "stroke"));
    for (std::size_t begin = path.find('M'); begin != path.npos;) {
      const std::size_t end = path.find('M', begin + 1);
      shapes.lines.push_back({numbers_in_pairs(path.substr(begin, end - begin)), color, 1.0});
      begin = end;
    }
  }
  return shapes;
}

/// A figure, drawn, and where its data lies.
struct DrawnFigure {
  explicit DrawnFigure(const plot::Figure& figure)
      : layout(plot::layout(figure)),
        svg(plot::run_gnuplot(plot::terminal_command(figure, plot::Format::svg) +
                              plot::gnuplot_script(figure))),
        shapes(svg_shapes(svg)) {}

  double x(double pixel) const {
    return value(layout.x, (pixel - layout.left) / layout.plot_width);
  }
  double y(double pixel) const {
    return value(layout.y, 1.0 - (pixel - layout.top) / layout.plot_height);
  }
  bool is_inside(const plot::Point& p) const {
    return p.x >= layout.left && p.x <= layout.left + layout.plot_width && p.y >= layout.top &&
           p.y <= layout.top + layout.plot_height;
  }
  /// The shapes that lie in the plotted area: not in the legend.
  std::vector<SvgShape> inside(const std::vector<SvgShape>& all) const {
    std::vector<SvgShape> within;
    for (const SvgShape& s : all)
      if (!s.points.empty() && s.points[0].y < layout.top + layout.plot_height + 1.0)
        within.push_back(s);
    return within;
  }

  plot::Layout layout;
  std::string svg;
  SvgShapes shapes;

 private:
  static double value(const plot::AxisLayout& axis, double part) {
    if (!axis.logarithmic) return axis.low + part * (axis.high - axis.low);
    return axis.low * std::pow(axis.high / axis.low, part);
  }
};

}  // namespace chalkline::test
