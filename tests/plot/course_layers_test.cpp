// What a course draws: looked up in the picture, by place and color.
#include <algorithm>
#include <cmath>
#include <map>

#include "catch.hpp"
#include "grids.hpp"
#include "numpy/arange.hpp"
#include "numpy/histogram.hpp"
#include "numpy/linspace.hpp"
#include "plot/figure.hpp"
#include "plot/picture.hpp"
#include "plot/svg_shapes.hpp"
#include "plot/svg_texts.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

namespace {

const std::string first = "10,85,214", second = "0,167,137", red = "213,94,0";

/// The colors of a figure's PNG at places in data units.
class Pixels {
 public:
  explicit Pixels(const Figure& figure)
      : layout_(layout(figure)),
        picture_(
            read_png(run_gnuplot(terminal_command(figure, Format::png) + gnuplot_script(figure)))),
        scale_(picture_.width / layout_.width) {}

  Rgb at(double x, double y) const {
    return picture_.at(
        static_cast<int>((layout_.left + layout_.x.part(x) * layout_.plot_width) * scale_),
        static_cast<int>((layout_.top + (1.0 - layout_.y.part(y)) * layout_.plot_height) * scale_));
  }
  const Picture& picture() const { return picture_; }

 private:
  Layout layout_;
  Picture picture_;
  double scale_;
};

bool near(Rgb a, Rgb b, int slack = 2) {
  return std::abs(a.red - b.red) <= slack && std::abs(a.green - b.green) <= slack &&
         std::abs(a.blue - b.blue) <= slack;
}

Rgb blend(Rgb color, double opacity) {
  const auto mixed = [&](std::uint8_t c) {
    return static_cast<std::uint8_t>(std::lround(255.0 - opacity * (255.0 - c)));
  };
  return {mixed(color.red), mixed(color.green), mixed(color.blue)};
}

/// Left, right, bottom and top, in data units.
struct Sides {
  double left, right, bottom, top;
};
Sides sides(const DrawnFigure& drawn, const SvgShape& polygon) {
  Sides s{1e300, -1e300, 1e300, -1e300};
  for (const Point& p : polygon.points) {
    s.left = std::min(s.left, drawn.x(p.x)), s.right = std::max(s.right, drawn.x(p.x));
    s.bottom = std::min(s.bottom, drawn.y(p.y)), s.top = std::max(s.top, drawn.y(p.y));
  }
  return s;
}

std::string error_of(const std::function<void(Figure&)>& change) {
  Figure figure("f");
  try {
    change(figure);
    gnuplot_script(figure);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a bar stands at its label, from zero to its height") {
  const DrawnFigure drawn(Figure("f").bars({"a", "b", "c"}, {3.0, -1.0, 2.0}));
  const auto bars = drawn.inside(drawn.shapes.polygons);
  REQUIRE(bars.size() == 3);
  const double heights[] = {3.0, -1.0, 2.0};
  for (std::size_t i = 0; i < 3; ++i) {
    const Sides s = sides(drawn, bars[i]);
    const auto at = static_cast<double>(i);
    CHECK(s.left == Approx(at - 0.4).margin(0.01));
    CHECK(s.right == Approx(at + 0.4).margin(0.01));
    CHECK(s.bottom == Approx(std::min(heights[i], 0.0)).margin(0.02));
    CHECK(s.top == Approx(std::max(heights[i], 0.0)).margin(0.02));
    CHECK(bars[i].color == first);
  }
  const SvgPicture texts = svg_texts(drawn.svg);
  for (const char* label : {"a", "b", "c"}) CHECK(texts.shows(label));
  CHECK(layout(Figure("f").bars({"a"}, {3.0})).y.low == 0.0);
  CHECK(layout(Figure("f").bars({"a"}, {-3.0})).y.high == 0.0);
}

TEST_CASE("bars that are added again stand beside the first, each series in its color") {
  const DrawnFigure drawn(Figure("f")
                              .bars({10, 20}, {1, 2}, {.label = "one"})
                              .bars({10, 20}, {3, 4}, {.label = "two"}));
  const auto bars = drawn.inside(drawn.shapes.polygons);
  REQUIRE(bars.size() == 4);
  CHECK(sides(drawn, bars[0]).left == Approx(6.0).margin(0.1));
  CHECK(sides(drawn, bars[0]).right == Approx(10.0).margin(0.1));
  CHECK(sides(drawn, bars[2]).left == Approx(10.0).margin(0.1));
  CHECK(sides(drawn, bars[2]).right == Approx(14.0).margin(0.1));
  CHECK(bars[0].color == first);
  CHECK(bars[2].color == second);
  CHECK(drawn.shapes.polygons.size() == 6);  // with two samples in the legend
}

TEST_CASE("a histogram's bars are NumPy's bins and counts, or densities") {
  Vector values = Vector::from_shape({200});
  for (std::size_t i = 0; i < 200; ++i) values(i) = std::sin(static_cast<double>(i * i));
  const auto expected = numpy::histogram(values, 7);
  const DrawnFigure drawn(Figure("f").histogram(values, {.bins = 7}));
  const auto bars = drawn.inside(drawn.shapes.polygons);
  REQUIRE(bars.size() == 7);
  for (std::size_t i = 0; i < 7; ++i) {
    const Sides s = sides(drawn, bars[i]);
    CHECK(s.left == Approx(expected.edges(i)).margin(0.01));
    CHECK(s.right == Approx(expected.edges(i + 1)).margin(0.01));
    CHECK(s.bottom == Approx(0.0).margin(0.5));
    CHECK(s.top == Approx(static_cast<double>(expected.counts(i))).margin(0.5));
  }
  const Figure density = Figure("f").histogram(values, {.bins = 7, .density = true});
  CHECK(std::get<Histogram>(density.layers()[0]).heights == expected.density());
  // The shortest bar shows on a logarithmic axis, too.
  const DrawnFigure log(Figure("f").histogram({1, 2, 2, 2, 2, 2}, {.bins = 2}).log_y());
  CHECK(log.inside(log.shapes.polygons).size() == 2);
  CHECK(log.layout.y.low < 0.7);
}

TEST_CASE("bars narrower than a pixel fill each column of pixels as high as the highest in it") {
  Vector values = Vector::from_shape({3000});
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double u = std::fmod(0.618033988749895 * static_cast<double>(i), 1.0);
    values(i) = std::log(u + 1e-4) + std::sin(static_cast<double>(i * i));
  }
  const Figure figure = Figure("f").histogram(values, {.bins = 10'000, .color = "black"});
  const auto& histogram = std::get<Histogram>(figure.layers()[0]);
  const Layout l = layout(figure);
  const Pixels pixels(figure);
  // The highest of the bars that a column of pixels of the SVG has; the PNG has two for each.
  std::map<int, double> highest;
  for (std::size_t i = 0; i < histogram.heights.size(); ++i) {
    const double middle = (histogram.edges(i) + histogram.edges(i + 1)) / 2.0;
    double& most = highest[static_cast<int>(l.left + l.x.part(middle) * l.plot_width)];
    most = std::max(most, histogram.heights(i));
  }
  int filled = 0;
  for (const auto& [column, height] : highest) {
    const double part = (column + 0.5 - l.left) / l.plot_width;
    if (part < 0.01 || part > 0.99) continue;
    const double x = l.x.low + part * (l.x.high - l.x.low);
    INFO("column " << column << " of height " << height);
    if (height > 0.0) CHECK(pixels.at(x, 0.5 * height).red < 150);
    const auto next = highest.find(column + 1), before = highest.find(column - 1);
    if ((next == highest.end() || next->second <= height) &&
        (before == highest.end() || before->second <= height))
      CHECK(pixels.at(x, height + 0.05 * l.y.high).red > 200);
    filled += height > 0.0;
  }
  CHECK(filled > 200);
  CHECK(gnuplot_script(figure).size() < 60'000);
}

TEST_CASE("bars in the thousands show, up and down, in whatever order they are given") {
  Vector x = Vector::from_shape({5000}), heights = x;
  for (std::size_t i = 0; i < 5000; ++i) {
    x(i) = static_cast<double>((i * 1607) % 5000);
    heights(i) = x(i) < 2500.0 ? 1.0 : -2.0;
  }
  const Figure figure = Figure("f").bars(x, heights, {.label = "many", .color = "black"});
  const Pixels pixels(figure);
  for (const double at : {100.0, 1234.0, 2400.0}) CHECK(pixels.at(at, 0.5).red < 20);
  for (const double at : {2600.0, 3456.0, 4900.0}) CHECK(pixels.at(at, -1.5).red < 20);
  CHECK(pixels.at(1000.0, -0.5).red > 200);
  CHECK(pixels.at(4000.0, 0.5).red > 200);
  const std::string svg =
      run_gnuplot(terminal_command(figure, Format::svg) + gnuplot_script(figure));
  CHECK(svg_texts(svg).shows("many"));
  CHECK(svg.size() < 30'000);
}

TEST_CASE(
    "names that do not fit side by side are read from below, all of them as long as they can") {
  for (const std::size_t n : {2, 5, 12, 20, 33, 60}) {
    std::vector<std::string> names;
    Vector heights = Vector::from_shape({n});
    for (std::size_t i = 0; i < n; ++i) {
      names.push_back("Category " + std::to_string(100 + i));
      heights(i) = 1.0 + static_cast<double>(i % 7);
    }
    for (const bool has_label : {false, true}) {
      Figure figure = Figure("f").bars(Labels(names), heights, {.label = "height"});
      if (has_label) figure.x_label("what they are called");
      const DrawnFigure drawn(figure);
      const SvgPicture picture = svg_texts(drawn.svg);
      const auto shown = std::count_if(names.begin(), names.end(),
                                       [&](const auto& name) { return picture.shows(name); });
      INFO(n << " names, of which show " << shown);
      CHECK(drawn.layout.x.upright == (n > 8 && n < 34));
      if (n > 8 && n < 34) CHECK(shown == static_cast<std::ptrdiff_t>(n));
      CHECK(drawn.layout.x.ticks.major.size() >= std::min<std::size_t>(n, 4));
      check_readable(picture);
    }
  }
}

TEST_CASE("bars that all have no height leave an empty frame that stands on zero") {
  const auto range_of_y = [](const Figure& figure) { return layout(figure).y; };
  for (const Figure& figure :
       {Figure("f").bars(std::vector<std::string>{"a", "b"}, std::vector<double>{0.0, 0.0}),
        Figure("f").bars(std::vector<std::string>{"a"}, std::vector<double>{std::nan("")}),
        Figure("f").histogram({1.0, 2.0}, {.range = {{5.0, 6.0}}}),
        Figure("f").histogram({1.0, 2.0}, {.range = {{5.0, 6.0}}, .density = true})}) {
    CHECK(range_of_y(figure).low == 0.0);
    CHECK(range_of_y(figure).high > 0.0);
  }
}

TEST_CASE("a line at a value crosses the whole picture there, or none does") {
  const Figure figure =
      Figure("f").line({0, 10}, {0, 10}).horizontal(4).vertical(7, {.color = "red"});
  const DrawnFigure drawn(figure);
  REQUIRE(drawn.shapes.lines.size() == 3);
  const auto& across = drawn.shapes.lines[1].points;
  CHECK(drawn.x(across.front().x) == Approx(drawn.layout.x.low).margin(0.02));
  CHECK(drawn.x(across.back().x) == Approx(drawn.layout.x.high).margin(0.02));
  CHECK(drawn.y(across.front().y) == Approx(4.0).margin(0.02));
  CHECK(drawn.y(across.back().y) == Approx(4.0).margin(0.02));
  CHECK(drawn.x(drawn.shapes.lines[2].points.front().x) == Approx(7.0).margin(0.02));
  CHECK(drawn.shapes.lines[2].color == red);
  CHECK(has(drawn.svg, "stroke-dasharray"));
  CHECK(layout(Figure("f").line({0, 1}, {0, 1}).horizontal(50)).y.high > 50.0);
  const DrawnFigure without(Figure(figure).y_range(5, 10));
  CHECK(without.shapes.lines.size() == 2);
}

TEST_CASE("dashes are as long in a PNG as in an SVG") {
  const Figure figure = Figure("f").horizontal(0, {.color = "black", .width = 2.0}).x_range(0, 1);
  const Pixels pixels(figure);
  int changes = 0;
  bool dark = false;
  for (double x = 0.01; x < 0.99; x += 0.0005) {
    const bool now = pixels.at(x, 0.0).red < 128;
    changes += now != dark;
    dark = now;
  }
  // A dash and a gap of a line with this width are 10 pixels of the SVG long, with two changes.
  const double expected = 2.0 * 0.98 * layout(figure).plot_width / 10.0;
  CHECK(changes == Approx(expected).margin(4.0));
}

TEST_CASE("words stand at their place, inside the picture, and an arrow ends where it points to") {
  const DrawnFigure drawn(
      Figure("f")
          .line({0, 10}, {0, 10})
          .text(5, 5, "in the middle")
          .text(10, 10, "at the very end of everything", {.anchor = Anchor::left})
          .text(2, 8, "look", {.color = "red", .points_to = {{2, 2}}}));
  const SvgPicture texts = svg_texts(drawn.svg);
  const auto find = [&](const std::string& words) {
    for (const SvgText& t : texts.texts)
      if (t.text == words) return t;
    FAIL(words << " is missing");
    return texts.texts.front();
  };
  const SvgText middle = find("in the middle");
  CHECK(drawn.x((middle.left + middle.right) / 2.0) == Approx(5.0).margin(0.05));
  CHECK(drawn.y((middle.top + middle.bottom) / 2.0) == Approx(5.0).margin(0.15));
  const SvgText end = find("at the very end of everything");
  CHECK(end.right < drawn.layout.left + drawn.layout.plot_width);
  CHECK(end.top > drawn.layout.top);
  find("look");
  const auto heads = drawn.shapes.polygons;
  REQUIRE(!heads.empty());
  CHECK(heads[0].color == red);
  CHECK(drawn.x(heads[0].points[0].x) == Approx(2.0).margin(0.05));
  CHECK(drawn.y(heads[0].points[0].y) == Approx(2.0).margin(0.12));  // ends just before it
  CHECK(drawn.y(heads[0].points[0].y) > 2.0);
}

TEST_CASE("what words say is never read as commands") {
  const DrawnFigure drawn(Figure("f").line({0, 1}, {0, 1}).text(0.5, 0.5, "'; `date` \"\\n @x %g"));
  CHECK(svg_texts(drawn.svg).shows("'; `date` \"\\n @x %g"));
}

TEST_CASE("a band fills what is between its curves, and has a gap where there are none") {
  const double nan = std::nan("");
  const Figure figure = Figure("f").band({0, 1, 2, 3, 4, 5}, {0, 0, nan, 1, 1, 1},
                                         {2, 2, 2, 3, 3, 3}, {.color = "red", .opacity = 0.5});
  const Pixels pixels(figure);
  CHECK(near(pixels.at(0.5, 1.1), blend(Color("red").rgb(), 0.5)));
  CHECK(near(pixels.at(4.5, 2.9), blend(Color("red").rgb(), 0.5)));
  CHECK(near(pixels.at(2.1, 1.6), {255, 255, 255}));
  CHECK(near(pixels.at(4.5, 0.6), {255, 255, 255}));
  const DrawnFigure log(Figure("f").band({1, 2}, {-1, 0}, {10, 100}).log_y().y_range(1, 1000));
  REQUIRE(log.shapes.polygons.size() == 1);  // down to the axis
  CHECK(sides(log, log.shapes.polygons[0]).bottom == Approx(1.0).epsilon(0.02));
}

TEST_CASE("error bars go from lo to hi with a cap at each end that shows") {
  const DrawnFigure drawn(
      Figure("f").error_bars({1, 2}, {5, 6}, {4, 2}, {7, 9}, {.color = "red"}).y_range(3, 10));
  const auto& lines = drawn.shapes.lines;
  REQUIRE(lines.size() == 5);  // two stems and three caps: one end is out of sight
  CHECK(drawn.y(lines[0].points[0].y) == Approx(4.0).margin(0.02));
  CHECK(drawn.y(lines[0].points[1].y) == Approx(7.0).margin(0.02));
  CHECK(drawn.x(lines[0].points[0].x) == Approx(1.0).margin(0.01));
  CHECK(drawn.y(lines[3].points[0].y) == Approx(3.0).margin(0.02));
  REQUIRE(drawn.shapes.markers.size() == 2);
  CHECK(drawn.y(drawn.shapes.markers[1].points[0].y) == Approx(6.0).margin(0.02));
}

TEST_CASE("in a PNG, too, caps reach as far to the left as to the right") {
  const Figure figure = Figure("f").error_bars({1}, {5}, {4}, {7}, {.color = "red", .width = 4});
  const Picture picture =
      read_png(run_gnuplot(terminal_command(figure, Format::png) + gnuplot_script(figure)));
  const auto middle = [&](int row) {  // of what is red there; 0 if nothing is
    int first = 0, last = 0;
    for (int column = 0; column < picture.width; ++column) {
      if (!(picture.at(column, row) == Color("red").rgb())) continue;
      if (first == 0) first = column;
      last = column;
    }
    return (first + last) / 2.0;
  };
  std::vector<double> middles;
  for (int row = 0; row < picture.height; ++row)
    if (const double here = middle(row); here > 0.0) middles.push_back(here);
  REQUIRE(middles.size() > 50);
  const auto [least, most] = std::minmax_element(middles.begin(), middles.end());
  CHECK(*most - *least <= 1.0);
}

TEST_CASE("lines of a level are where the function has it, with their value") {
  const Samples s = sample(bowl, 41, 41, -2.0, 2.0, -2.0, 2.0);
  const DrawnFigure drawn(Figure("f")
                              .contour_lines(s.x, s.y, s.z, {.levels = {1.0, 2.25}, .labels = true})
                              .equal_scales());
  REQUIRE(drawn.shapes.lines.size() == 2);
  const double radius[] = {1.0, 1.5};
  for (std::size_t i = 0; i < 2; ++i)
    for (const Point& p : drawn.shapes.lines[i].points)
      CHECK(std::hypot(drawn.x(p.x), drawn.y(p.y)) == Approx(radius[i]).margin(0.01));
  const SvgPicture texts = svg_texts(drawn.svg);
  CHECK(texts.shows("2.25"));
}

TEST_CASE("an arrow ends at its place plus its step, and the longest do not touch") {
  const DrawnFigure drawn(
      Figure("f").arrows({0, 1, 5}, {0, 1, 5}, {1, 0, 0}, {0, 2, 0}, {.color = "red", .scale = 1}));
  REQUIRE(drawn.shapes.polygons.size() == 2);  // the one without length is left out
  CHECK(drawn.x(drawn.shapes.polygons[0].points[0].x) == Approx(1.0).margin(0.02));
  CHECK(drawn.y(drawn.shapes.polygons[0].points[0].y) == Approx(0.0).margin(0.02));
  CHECK(drawn.y(drawn.shapes.polygons[1].points[0].y) == Approx(3.0).margin(0.02));
  const DrawnFigure field(
      Figure("f").arrows({0, 1, 2, 0, 1, 2, 0, 1, 2}, {0, 0, 0, 1, 1, 1, 2, 2, 2},
                         {1e6, 1, 1, 1, 1, 1, 1, 1, 1}, {0, 0, 0, 0, 0, 0, 0, 0, 0}));
  REQUIRE(!field.shapes.polygons.empty());
  CHECK(field.x(field.shapes.polygons[0].points[0].x) == Approx(0.9).margin(0.02));
}

TEST_CASE("a scatter's dots have the color and the area that their values ask for") {
  const DrawnFigure drawn(Figure("f").scatter(
      {1, 2, 3}, {1, 2, 3},
      {.color_by = {0.0, 0.5, 1.0}, .size_by = {4.0, 1.0, 0.0}, .opacity = 0.5}));
  REQUIRE(drawn.shapes.markers.size() == 2);
  CHECK(drawn.shapes.markers[0].color == "0,0,128");  // jet's lower end
  CHECK(drawn.shapes.markers[0].opacity == Approx(0.5).margin(0.01));
  CHECK(drawn.x(drawn.shapes.markers[1].points[0].x) == Approx(2.0).margin(0.02));
  std::vector<double> scales;
  const std::regex scale("use [^>]*scale\\(([0-9.]+)\\)");
  for (std::sregex_iterator at(drawn.svg.begin(), drawn.svg.end(), scale), end; at != end; ++at)
    scales.push_back(std::stod((*at)[1]));
  REQUIRE(scales.size() == 2);
  CHECK(scales[0] == Approx(2.0 * scales[1]).epsilon(0.02));
  CHECK(drawn.layout.has_color_bar());
}

TEST_CASE("two hundred thousand dots make a file that opens") {
  Vector x = Vector::from_shape({200'000}), y = x;
  for (std::size_t i = 0; i < x.size(); ++i) {
    x(i) = std::fmod(static_cast<double>(i) * 0.618033988749895, 1.0);
    y(i) = std::fmod(static_cast<double>(i) * 0.754877666246693, 1.0);
  }
  CHECK(gnuplot_script(Figure("f").scatter(x, y)).size() < 3'000'000);
}

TEST_CASE("a heat map paints a flat cell around every sample, and classes have a legend") {
  const Samples s = sample(asymmetric, 4, 3, 0.0, 3.0, 0.0, 2.0);
  const Pixels pixels(Figure("f").heat_map(s.x, s.y, s.z));
  const Layout l = layout(Figure("f").heat_map(s.x, s.y, s.z));
  CHECK(l.x.low == -0.5);
  CHECK(l.y.high == 2.5);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 4; ++j) {
      const Rgb expected = color(Palette::jet, l.z.part(s.z(i, j)));
      for (const double dx : {-0.4, 0.4})
        for (const double dy : {-0.4, 0.4})
          CHECK(near(pixels.at(s.x(i, j) + dx, s.y(i, j) + dy), expected, 3));
    }
  const Matrix x = {{0, 1}, {0, 1}}, y = {{0, 0}, {1, 1}}, z = {{0, 1}, {1, std::nan("")}};
  const Figure classes =
      Figure("f").heat_map(x, y, z, {.classes = {"cats", "dogs"}, .opacity = 0.5});
  const Pixels colors(classes);
  CHECK(near(colors.at(0, 0), blend(Color("blue").rgb(), 0.5)));
  CHECK(near(colors.at(1, 0), blend(Color("red").rgb(), 0.5)));
  CHECK(near(colors.at(1, 1), {255, 255, 255}));
  const DrawnFigure drawn(classes);
  CHECK(!drawn.layout.has_color_bar());
  CHECK(svg_texts(drawn.svg).shows("cats"));
  CHECK(svg_texts(drawn.svg).shows("dogs"));
}

TEST_CASE("a million cells make a file that opens") {
  const Samples s = sample(rastrigin, 1000, 1000, -5.0, 5.0, -5.0, 5.0);
  CHECK(gnuplot_script(Figure("f").heat_map(s.x, s.y, s.z)).size() < 4'000'000);
  Samples classes = s;
  for (double& z : classes.z) z = std::floor(std::fmod(std::fabs(z), 3.0));
  const std::string script = gnuplot_script(
      Figure("f").heat_map(classes.x, classes.y, classes.z, {.classes = {"a", "b", "c"}}));
  CHECK(script.size() < 4'000'000);
}

TEST_CASE("on a logarithmic color scale every power of ten has its share") {
  const Matrix x = {{0, 1, 2}, {0, 1, 2}}, y = {{0, 0, 0}, {1, 1, 1}},
               z = {{1, 10, 100}, {1, 10, -5}};
  const Figure map = Figure("f").heat_map(x, y, z).log_z();
  const Pixels pixels(map);
  CHECK(near(pixels.at(1, 0), color(Palette::jet, 0.5), 3));
  CHECK(near(pixels.at(2, 1), {255, 255, 255}));
  const DrawnFigure drawn(
      Figure("f").filled_contour(x, y, {{1, 10, 100}, {1, 10, 100}}, {.levels = 2}).log_z());
  CHECK(drawn.layout.z.low == Approx(1.0));
  CHECK(drawn.layout.z.high == Approx(100.0));
  CHECK(svg_texts(drawn.svg).shows("10¹"));
  const Pixels bands(
      Figure("f").filled_contour(x, y, {{1, 10, 100}, {1, 10, 100}}, {.levels = 2}).log_z());
  CHECK(near(bands.at(0.9, 0.5), color(Palette::jet, 0.25)));
  CHECK(near(bands.at(1.1, 0.5), color(Palette::jet, 0.75)));
}

TEST_CASE("ticks stand where they are wanted, with the words that are wanted") {
  const DrawnFigure drawn(Figure("f")
                              .line({0, 10}, {0, 1})
                              .x_ticks({0, 4, 12}, {"begin", "a long name for the middle", "end"})
                              .y_ticks({0, 0.25}));
  const SvgPicture texts = svg_texts(drawn.svg);
  CHECK(drawn.layout.x.high > 12.0);
  for (const char* label : {"begin", "end", "0", "0.25"}) CHECK(texts.shows(label));
  CHECK(!texts.shows("0.5"));
  for (const SvgText& t : texts.texts)
    if (t.text == "begin") CHECK(drawn.x((t.left + t.right) / 2.0) == Approx(0.0).margin(0.05));
}

TEST_CASE("a percent sign in a tick's label is one, and one that gnuplot would cut is refused") {
  const DrawnFigure drawn(
      Figure("f").line({0, 2}, {0, 1}).x_ticks({0, 1, 2}, {"50%", "%g %s", "100% or 5%d"}));
  const SvgPicture texts = svg_texts(drawn.svg);
  for (const char* label : {"50%", "%g %s", "100% or 5%d"}) CHECK(texts.shows(label));
  const auto with_bar = [](const std::string& label) {
    return error_of([&](Figure& f) { f.bars({label}, {1}); });
  };
  CHECK(with_bar(std::string(60, 'x') + "%").find("percent") != std::string::npos);
  CHECK(with_bar(std::string(60, 'x')).empty());
}

TEST_CASE(
    "ticks that somebody chose have whole words and short numbers, or none for want of room") {
  const Vector places = numpy::linspace(0.0, 10.0, 101), tenths = numpy::arange(-1.0, 1.05, 0.1);
  const Layout dense = layout(Figure("f").line({0, 10}, {0, 10}).x_ticks(places).y_ticks(places));
  for (const AxisLayout& axis : {dense.x, dense.y}) {
    REQUIRE(axis.ticks.major.size() > 3);
    for (std::size_t i = 0; i < axis.ticks.major.size(); ++i) {
      CHECK(axis.ticks.major[i].label.find('\n') == std::string::npos);
      CHECK(axis.ticks.major[i].label.size() <= 4);
    }
  }
  const auto& ticks = dense.y.ticks.major;
  CHECK((ticks[1].value - ticks[0].value) / (dense.y.high - dense.y.low) * dense.plot_height > 14);
  CHECK(dense.x.ticks.major.size() + dense.x.ticks.minor.size() == 101);
  const Layout sums = layout(Figure("f").line({-1, 1}, {0, 1}).y_ticks(tenths));
  for (const Tick& tick : sums.y.ticks.major) CHECK(tick.label.size() <= 6);  // a minus has three
  const Layout close = layout(Figure("f").line({0, 1}, {0, 1}).x_ticks({1.0, 1.0 + 1e-15}));
  CHECK(close.x.ticks.major[0].label == "1");
}

TEST_CASE("a figure has the size that is asked for, whatever it shows") {
  const Samples s = sample(bowl, 11, 11, -2.0, 2.0, -1.0, 1.0);
  for (const Figure& figure :
       {Figure("A title").line({0, 1}, {0, 1}, {.label = "a"}).x_label("x").y_label("y"),
        Figure("Bars").bars({"a", "b"}, {1, 2}),
        Figure("Equal").filled_contour(s.x, s.y, s.z).equal_scales(),
        Figure("Space").surface(s.x, s.y, s.z).x_label("x").z_label("z")})
    for (const auto& [width, height] : {std::pair{400, 300}, {1000, 500}, {500, 1000}}) {
      INFO(figure.title() << " " << width << " x " << height);
      const DrawnFigure drawn(Figure(figure).size(width, height));
      const SvgPicture picture = svg_texts(drawn.svg);
      CHECK(picture.width == width);
      CHECK(picture.height == height);
      for (const SvgText& t : picture.texts) {
        INFO(t.text);
        CHECK(t.left >= 0.0);
        CHECK(t.right <= width);
        CHECK(t.top >= 0.0);
        CHECK(t.bottom <= height);
      }
    }
  CHECK(has(error_of([](Figure& f) {
              f.line({0, 1}, {0, 1}).y_label("y").x_label("x").size(160, 160);
            }),
            "size(160, 160) leaves no room"));
}

TEST_CASE("a path in space shows where the surface does not hide it") {
  const Samples s = sample(bowl, 21, 21, -1.0, 1.0, -1.0, 1.0);
  const auto dots = [&](double x, double y, double z) {
    const DrawnFigure drawn(Figure("f").surface(s.x, s.y, s.z).points3({x}, {y}, {z}));
    return drawn.shapes.markers.size();
  };
  CHECK(dots(0.0, 0.9, 0.81) == 2);   // on the wall at the back: inside and rim
  CHECK(dots(0.0, -0.95, 0.9) == 0);  // on the wall in front
  CHECK(dots(0.0, 0.0, 1.9) == 2);    // above all
  CHECK(dots(0.0, 0.9, 0.2) == 0);    // below the wall at the back
  const Pixels pixels(
      Figure("f").surface(s.x, s.y, s.z).points3({0}, {0.9}, {0.81}, {.color = "#ff00ff"}));
  int seen = 0;  // over the surface
  for (int y = 0; y < pixels.picture().height; ++y)
    for (int x = 0; x < pixels.picture().width; ++x)
      seen += pixels.picture().at(x, y) == Rgb{255, 0, 255};
  CHECK(seen > 100);
  const DrawnFigure drawn(
      Figure("f").surface(s.x, s.y, s.z).path3({0, 0}, {0.9, -0.9}, {0.81, 0.81}, {.dots = false}));
  CHECK(!drawn.shapes.lines.empty());
}

TEST_CASE("the dots of a path in space stand out from the surface, like its line") {
  const Samples s = sample(bowl, 21, 21, -1.0, 1.0, -1.0, 1.0);
  const auto dots = [&](const char* color) {
    const DrawnFigure drawn(Figure("f")
                                .surface(s.x, s.y, s.z)
                                .path3({0, 0.1}, {0.9, 0.9}, {0.81, 0.82}, {.color = color}));
    std::vector<std::string> colors;
    for (const auto& marker : drawn.shapes.markers) colors.push_back(marker.color);
    return colors;
  };
  for (const auto& colors : {dots("#111111"), dots("#fafafa")}) {
    REQUIRE(colors.size() == 4);  // the casing of both, then both
    CHECK(colors[0] == colors[1]);
    CHECK(colors[2] == colors[3]);
    CHECK(colors[0] != colors[2]);
  }
  CHECK(dots("#00a789").size() == 6);  // neither light nor dark: one casing does not do
}

TEST_CASE("what does not fit together is told in a sentence") {
  const Matrix x = {{0, 1}, {0, 1}}, y = {{0, 0}, {1, 1}}, z = {{0, 1}, {2, 3}};
  const auto check = [](const std::function<void(Figure&)>& change, const std::string& part) {
    const std::string error = error_of(change);
    INFO(error);
    CHECK(has(error, part));
  };
  check([](Figure& f) { f.bars({"a", "b"}, {1}); }, "bars: there are 2 labels and 1 heights");
  check([](Figure& f) { f.bars({1, 1}, {1, 2}); }, "bars: two bars stand at x = 1");
  check([](Figure& f) { f.bars({1, 2}, {1, 2}).bars({1, 3}, {1, 2}); }, "need the same labels");
  check([](Figure& f) { f.bars({1, 2}, {1, 2}).log_x(); }, "bars need a linear x axis");
  check([](Figure& f) { f.histogram({}); }, "histogram: there are no values");
  check([](Figure& f) { f.histogram({1}, {.bins = 0}); }, "histogram: bins is 0; allowed is 1");
  check([](Figure& f) { f.histogram({1, std::nan("")}); }, "nan or infinite");
  check([](Figure& f) { f.band({1, 2}, {1, 2}, {1}); }, "band: x has 2, lo has 2, hi has 1 values");
  check([](Figure& f) { f.band({1}, {2}, {1}); }, "band: lo[0] = 2 is above hi[0] = 1");
  check([](Figure& f) { f.band({2, 1}, {0, 0}, {1, 1}); }, "x must not decrease");
  check([](Figure& f) { f.band({1}, {0}, {1}, {.opacity = 0}); }, "opacity is 0; allowed is more");
  check([](Figure& f) { f.error_bars({1}, {1}, {0}, {1, 2}); }, "error_bars: x has 1");
  check([](Figure& f) { f.arrows({1}, {1}, {1}, {1}, {.scale = 0}); }, "scale is 0; it must be");
  check([](Figure& f) { f.scatter({1}, {1}, {.color_by = {1, 2}}); }, "x has 1, color_by has 2");
  check([](Figure& f) { f.scatter({1}, {1}, {.color = "red", .color_by = {1}}); }, "both set");
  check([](Figure& f) { f.scatter({1}, {1}, {.size_by = {-1}}); }, "a size is 0 or more");
  check(
      [&](Figure& f) {
        f.heat_map(x, y, z, {.classes = {"a", "b"}});
      },
      "heat_map: z[1, 0] = 2 is none of the 2 classes");
  check([&](Figure& f) { f.heat_map(x, y, z).filled_contour(x, y, z); }, "one color bar");
  check([&](Figure& f) { f.heat_map(x, y, z).log_x(); }, "a heat map needs linear axes");
  check([&](Figure& f) { f.contour_lines(x, y, z).log_y(); }, "contour lines need linear axes");
  const auto lines = [&](std::vector<double> levels) {
    return [=](Figure& f) { f.contour_lines(x, y, z, {.levels = levels}); };
  };
  check(lines({7}), "no line is at the level 7, since z goes from 0 to 3; choose levels between");
  check(lines({-1, 0, 4}), "no line is at the levels -1, 0, 4, since z goes from 0 to 3");
  check([&](Figure& f) { f.contour_lines(x, y, 0.0 * z); }, "contour_lines: z is 0 everywhere");
  CHECK(error_of(lines({-1, 2})).empty());
  CHECK(error_of(lines({3})).empty());
  check([](Figure& f) { f.horizontal(std::nan("")); }, "its place is nan; it must be finite");
  check([](Figure& f) { f.text(0, 0, " "); }, "text: the text is empty");
  check([](Figure& f) { f.path3({0}, {0}, {0}); }, "add .surface(...)");
  check([&](Figure& f) { f.surface(x, y, z).line({0}, {0}); }, "nothing that is flat");
  check([](Figure& f) { f.line({0}, {0}).log_z(); }, "log_z() is about colors");
  check([&](Figure& f) { f.filled_contour(x, y, -1.0 - z).log_z(); }, "no z is above zero");
  check([](Figure& f) { f.line({0}, {0}).x_ticks({1, 0}); }, "places must be finite and increase");
  check([](Figure& f) { f.line({0}, {0}).y_ticks({1}, {"a", "b"}); }, "1 places and 2 labels");
  check([](Figure& f) { f.line({0}, {0}).size(10, 10); }, "size(10, 10): allowed is 160 to 4000");
}
