#include "lesson/planes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "catch.hpp"
#include "plot/gnuplot_process.hpp"
#include "plot/gnuplot_script.hpp"
#include "plot/grids.hpp"
#include "plot/svg_shapes.hpp"

using namespace chalkline;
using namespace chalkline::test;
using plot::Figure;
using record::FigureDisplay;
using record::Plane;

namespace {

using Parameters = std::vector<record::ParameterRecord>;

FigureDisplay planes_of(const auto& figure, const Parameters& parameters = {}) {
  FigureDisplay display;
  lesson::add_planes(display, figure, parameters);
  return display;
}

double part(const record::AxisRange& axis, double value) {
  if (!axis.logarithmic) return (value - axis.low) / (axis.high - axis.low);
  return (std::log(value) - std::log(axis.low)) / (std::log(axis.high) - std::log(axis.low));
}

plot::Point pixel(const Plane& plane, double x, double y) {
  return {plane.left + plane.width * part(plane.x, x),
          plane.top + plane.height * (1.0 - part(plane.y, y))};
}

std::vector<SvgShape> drawn_markers(const auto& figure) {
  return svg_shapes(
             plot::run_gnuplot(plot::terminal_command(plot::canvas_of(figure), plot::Format::svg) +
                               plot::gnuplot_script(figure)))
      .markers;
}

/// Whether gnuplot drew a marker there, as exactly as an SVG tells.
void check_marker(const std::vector<SvgShape>& markers, const Plane& plane, double x, double y) {
  const plot::Point place = pixel(plane, x, y);
  double nearest = 1e9;
  for (const SvgShape& marker : markers)
    nearest = std::min(
        nearest, std::hypot(marker.points.at(0).x - place.x, marker.points.at(0).y - place.y));
  INFO("(" << x << ", " << y << ") at pixel " << place.x << ", " << place.y);
  CHECK(nearest <= 0.05);
}

/// For markers at these places, between which the axes reach.
void check_places(const Figure& plain, double x, double y, double other_x, double other_y) {
  Figure figure = plain;
  figure.points({x, other_x}, {y, other_y});
  const FigureDisplay display = planes_of(figure);
  REQUIRE(display.planes.size() == 1);
  const auto markers = drawn_markers(figure);
  check_marker(markers, display.planes[0], x, y);
  check_marker(markers, display.planes[0], other_x, other_y);
}

Parameters start(double x, double y) {
  return {{record::declare_parameter("start_x", 0.0, ""), x},
          {record::declare_parameter("start_y", 0.0, ""), y}};
}

const record::Handle start_handle{0, "start_x", "start_y"};

}  // namespace

TEST_CASE("planes: a figure's plane is where gnuplot draws it") {
  check_places(Figure("Linear"), -3.3, 0.017, 8.9, 0.033);
  check_places(Figure("A title that is long enough to be broken into two lines or even more of "
                      "them where the figure is narrow")
                   .x_label("x")
                   .y_label("y")
                   .size(333, 444),
               1.0, 2.0, 3.0, 5.0);
  check_places(Figure("Logarithmic").log_x().log_y(), 1e-7, 3.0, 0.2, 5000.0);
  check_places(Figure("Half").log_y().x_range(-2.0, 5.0), 1.0, 1e-300, 2.0, 1e300);
  check_places(Figure("Equal").equal_scales(), -1.7, 0.2, 3.1, 0.9);
  check_places(Figure("Equal and tall").equal_scales(), 0.2, -1.7, 0.9, 8.1);
  check_places(Figure("Ranges").equal_scales().x_range(-1.0, 2.0).y_range(0.0, 0.5), -0.77, 0.1,
               1.93, 0.45);
}

TEST_CASE("planes: ranges are in the data's units, whatever the ticks and the script say") {
  check_places(Figure("Offset"), 1e6 + 0.125, 5e-7, 1e6 + 0.75, 9e-7);
  check_places(Figure("Huge"), 1e300, -1e305, 9e300, 1.5e308);
  check_places(Figure("Tiny"), 1e-300, 1.0, 9e-300, 2.0);
  const auto huge = planes_of(Figure("Huge").points({1e300, 9e300}, {-1e305, 1.5e308}));
  CHECK(huge.planes.at(0).y.high > 1.5e308);
}

TEST_CASE("planes: a map's axes and a color bar are minded") {
  const auto s = course_bowl();
  Figure figure("Map");
  figure.filled_contour(s.x, s.y, s.z).equal_scales().points({0.5}, {-0.25});
  const FigureDisplay display = planes_of(figure);
  REQUIRE(display.planes.size() == 1);
  check_marker(drawn_markers(figure), display.planes[0], 0.5, -0.25);
  CHECK(display.planes[0].x.low == s.x(0, 0));
  const plot::Canvas canvas = plot::canvas_of(figure);
  CHECK(display.width == canvas.width);
  CHECK(display.height == canvas.height);
}

TEST_CASE("planes: panels have one each, but surfaces none") {
  const auto s = course_bowl();
  plot::Panels panels("All", {.columns = 2});
  panels.add(Figure("A").points({1.0, 2.0}, {30.0, 40.0}));
  panels.add(Figure("Bowl").surface(s.x, s.y, s.z));
  panels.add(Figure("B").points({-5.0, 3.0}, {1e-9, 1e9}).log_y());
  panels.add(Figure("C").points({1e6 + 1.0, 1e6 + 2.0}, {0.5, 1.1}).equal_scales());
  const FigureDisplay display = planes_of(panels, start(3.0, 1.0));
  REQUIRE(display.planes.size() == 3);
  const auto markers = drawn_markers(panels);
  check_marker(markers, display.planes[0], 1.0, 30.0);
  check_marker(markers, display.planes[1], -5.0, 1e-9);
  check_marker(markers, display.planes[1], 3.0, 1e9);
  check_marker(markers, display.planes[2], 1e6 + 2.0, 1.1);
  CHECK(display.handles.empty());
  CHECK(planes_of(Figure("Bowl").surface(s.x, s.y, s.z)) == FigureDisplay{});
}

TEST_CASE("planes: a layer of one point with the values of two parameters is a handle") {
  const Parameters parameters = start(0.5, -0.25);
  const Figure line = Figure("F").line({0.0, 1.0}, {0.0, 1.0});
  CHECK(planes_of(line, parameters).handles.empty());
  CHECK(planes_of(Figure(line).points({0.5}, {-0.25}), parameters).handles ==
        std::vector{start_handle});
  CHECK(planes_of(Figure(line).points({0.5}, {-0.25}).points({0.5}, {-0.25}), parameters).handles ==
        std::vector{start_handle});
  CHECK(planes_of(Figure(line).points({0.5, 0.5}, {-0.25, -0.25}), parameters).handles.empty());
  CHECK(planes_of(Figure(line).path({0.5}, {-0.25}), parameters).handles.empty());
  CHECK(planes_of(Figure(line).points({0.5}, {0.25}), parameters).handles.empty());
}

TEST_CASE("planes: each panel has its own handles, in units of its data") {
  const auto s = course_bowl();
  plot::Panels panels;
  panels.add(Figure("Bowl").surface(s.x, s.y, s.z));
  panels.add(Figure("A").points({1.0}, {2.0}));
  panels.add(Figure("B").points({1e300}, {-1e300}));
  CHECK(planes_of(panels, start(1e300, -1e300)).handles ==
        std::vector{record::Handle{1, "start_x", "start_y"}});
}

TEST_CASE("planes: what no double tells is left out") {
  const double largest = std::numeric_limits<double>::max();
  CHECK(planes_of(Figure("F").points({1.0, 2.0}, {-largest, largest})).planes.empty());
  CHECK(planes_of(Figure("F").points({1.0, 2.0}, {0.0, largest})).planes.empty());
}
