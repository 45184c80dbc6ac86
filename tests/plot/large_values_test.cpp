// Finite numbers of whatever size are drawn where they belong.
#include <cmath>
#include <functional>
#include <limits>
#include <random>

#include "catch.hpp"
#include "error_text.hpp"
#include "grids.hpp"
#include "plot/figure.hpp"
#include "svg_shapes.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

namespace {

constexpr double largest = std::numeric_limits<double>::max(),
                 smallest = std::numeric_limits<double>::denorm_min();

/// Every kind of layer, drawn of numbers up to about 17 times `unit`.
std::vector<std::function<Figure(double unit)>> kinds() {
  const auto grid = [](double unit) {
    Samples s = sample([](double x, double y) { return 1.7 * x * y - 4.13 * x + 0.37 * y + 0.11; },
                       5, 4, 0.0, 4.0, -2.0, 2.0);
    s.x *= unit, s.y *= unit, s.z *= unit / 2.0;
    return s;
  };
  return {
      [](double u) {
        return Figure("f").path({0.0, 1.0, 2.0}, {-9.0 * u, 17.0 * u, 3.0 * u});
      },
      [](double u) {
        return Figure("f").line({u, 2.0 * u}, {0.0, 17.0 * u});
      },
      [](double u) {
        return Figure("f").points({3.0 * u, 17.0 * u}, {-17.0 * u, 1.0});
      },
      [](double u) {
        return Figure("f").points({0.0, 1.0}, {0.0, u}).horizontal(16.0 * u);
      },
      [](double u) { return Figure("f").text(3.0 * u, 17.0 * u, "here").points({0}, {0}); },
      [](double u) {
        return Figure("f").band({0, 1}, {-3.0 * u, u}, {2.0 * u, 17.0 * u});
      },
      [](double u) {
        return Figure("f").error_bars({0, 1}, {u, u}, {-9.0 * u, 0.0}, {9.0 * u, 17.0 * u});
      },
      [](double u) {
        return Figure("f").histogram({u, 2.0 * u, 3.0 * u, 17.0 * u}, {.bins = 4});
      },
      [](double u) {
        return Figure("f").bars({"a", "b"}, {17.0 * u, -3.0 * u});
      },
      [](double u) {
        return Figure("f").bars({0.0, 8.0 * u}, {1.0, 2.0});
      },
      [](double u) {
        return Figure("f").arrows({0, 9.0 * u}, {0, 1}, {u, 2.0 * u}, {1, 1});
      },
      [](double u) {
        return Figure("f").scatter({0, 1}, {u, 17.0 * u}, {.color_by = {3.0 * u, 17.0 * u}});
      },
      [](double u) {
        return Figure("f").line({0, 1}, {0, 1}).y_range(-17.0 * u, 17.0 * u);
      },
      [](double u) {
        return Figure("f").line({0, 1}, {0, u}).y_ticks({0.0, 17.0 * u});
      },
      [=](double u) {
        const Samples s = grid(u);
        return Figure("f").filled_contour(s.x, s.y, s.z, {.levels = 6});
      },
      [=](double u) {
        const Samples s = grid(u);
        return Figure("f").heat_map(s.x, s.y, s.z);
      },
      [=](double u) {
        const Samples s = grid(u);
        return Figure("f").contour_lines(s.x, s.y, s.z, {.levels = {-2.0 * u, 3.0 * u}});
      },
      [=](double u) {
        const Samples s = grid(u);
        return Figure("f").contour_lines(s.x, s.y, s.z);
      },
  };
}

void check_alike(const std::vector<SvgShape>& a, const std::vector<SvgShape>& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].color == b[i].color);
    REQUIRE(a[i].points.size() == b[i].points.size());
    for (std::size_t k = 0; k < a[i].points.size(); ++k) {
      CHECK(a[i].points[k].x == Approx(b[i].points[k].x).margin(0.3));
      CHECK(a[i].points[k].y == Approx(b[i].points[k].y).margin(0.3));
    }
  }
}

}  // namespace

TEST_CASE("numbers near the largest double are drawn as smaller ones are, whatever the layer") {
  std::size_t kind = 0;
  for (const auto& figure : kinds()) {
    INFO("kind " << kind++);
    const DrawnFigure large(figure(1e307)), small(figure(1e200));
    CHECK(large.layout.plot_width == small.layout.plot_width);
    check_alike(large.shapes.lines, small.shapes.lines);
    check_alike(large.shapes.polygons, small.shapes.polygons);
    check_alike(large.shapes.markers, small.shapes.markers);
  }
}

TEST_CASE("on a logarithmic axis every double above zero has its place") {
  std::mt19937 bits(5);
  const auto any = [&] {
    const double decade = -323.0 + 631.25 * (static_cast<double>(bits()) / 4294967296.0);
    return std::pow(10.0, decade);
  };
  for (int i = 0; i < 40; ++i) {
    Vector v = {any(), any(), any(), any()};
    if (i % 4 == 0) v(1) = largest;
    if (i % 4 == 1) v(2) = smallest;
    if (i % 8 == 1) v(3) = 1e308;
    INFO(v(0) << " " << v(1) << " " << v(2) << " " << v(3));
    const DrawnFigure drawn(Figure("f").points(v, v).log_x().log_y());
    const auto markers = drawn.inside(drawn.shapes.markers);
    REQUIRE(markers.size() == 4);
    // In whatever unit: places follow each other as the logarithms do.
    std::size_t low = 0, high = 0;
    for (std::size_t k = 0; k < 4; ++k)
      low = v(k) < v(low) ? k : low, high = v(k) > v(high) ? k : high;
    const double decades = std::log10(v(high)) - std::log10(v(low));
    const Point first = markers[low].points[0], last = markers[high].points[0];
    for (std::size_t k = 0; k < 4; ++k) {
      const double part = (std::log10(v(k)) - std::log10(v(low))) / decades;
      const Point at = markers[k].points[0];
      CHECK(at.x >= drawn.layout.left - 0.1);
      CHECK(at.y <= drawn.layout.top + drawn.layout.plot_height + 0.1);
      CHECK(at.x == Approx(first.x + part * (last.x - first.x)).margin(1.5));
      CHECK(at.y == Approx(first.y + part * (last.y - first.y)).margin(1.5));
    }
  }
}

TEST_CASE("a line to what is far out of sight leaves the picture on its way there") {
  const DrawnFigure drawn(
      Figure("f").line({0.0, 1.0, 2.0}, {-largest, largest, 0.0}).y_range(-1.0, 1.0));
  const auto lines = drawn.inside(drawn.shapes.lines);
  REQUIRE(!lines.empty());
  double top = -1.0, bottom = 1.0;
  for (const Point& p : lines[0].points) {
    const double x = drawn.x(p.x), y = drawn.y(p.y);
    const bool is_on_its_way = std::fabs(x - 0.5) < 0.01 || std::fabs(x - 2.0) < 0.01;
    CHECK(is_on_its_way);
    if (x < 1.0) top = std::max(top, y), bottom = std::min(bottom, y);
  }
  CHECK(top > 0.99);
  CHECK(bottom < -0.99);
}

TEST_CASE("ranges and ticks of any size have labels that say what they show") {
  const auto labels = [](const Figure& figure) {
    std::string all;
    const Layout l = layout(figure);
    for (const Tick& tick : l.y.ticks.major) all += tick.label + " ";
    return all + l.y.ticks.common;
  };
  CHECK(labels(Figure("f").line({0, 1}, {0, 1.5e308})) == "0.0 0.2 0.4 0.6 0.8 1.0 1.2 1.4 ×10³⁰⁸");
  CHECK(has(labels(Figure("f").line({0, 1}, {1e-320, 1e308}).log_y()), "10³⁰⁰"));
  CHECK(has(labels(Figure("f").line({0, 1}, {1e307, 1.5e308}).log_y()), "10³⁰⁸"));
}

TEST_CASE("levels of a logarithmic color scale that are no doubles are refused") {
  const Figure figure = Figure("f")
                            .filled_contour({{0, 1}, {0, 1}}, {{0, 0}, {1, 1}},
                                            {{1e-320, 1.0}, {1.0, 1e308}}, {.levels = 3})
                            .log_z();
  CHECK(has(error_text<std::invalid_argument>([&] { layout(figure); }), "choose more levels"));
}
