// Whatever the numbers, layers are drawn inside the frame or refused with a sentence.
#include <cmath>
#include <filesystem>
#include <random>

#include "catch.hpp"
#include "plot/figure.hpp"
#include "plot/svg_shapes.hpp"
#include "plot/svg_texts.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

namespace {

class RandomLayers {
 public:
  explicit RandomLayers(unsigned seed) : bits_(seed) {}

  Figure next() {
    Figure figure("f");
    const bool space = below(8) == 0;
    for (int i = 0; i < 1 + below(3); ++i) space ? in_space(figure, i) : in_plane(figure);
    if (!space && below(4) == 0) figure.log_x();
    if (!space && below(4) == 0) figure.log_y();
    if (below(6) == 0) figure.log_z();
    if (below(5) == 0) figure.x_range(-1.0, 2.0);
    if (below(5) == 0) figure.y_range(0.5, 3.0);
    if (below(5) == 0) figure.size(300 + below(900), 250 + below(900));
    if (below(6) == 0) figure.x_ticks({0, 1, 2}, {"zero", "one", "two and a half or so"});
    return figure;
  }

 private:
  int below(int n) { return static_cast<int>(bits_() % static_cast<unsigned>(n)); }
  double part() { return static_cast<double>(bits_()) / 4294967296.0; }

  double value() {
    const int kind = below(40);
    if (kind == 0) return std::nan("");
    if (kind == 1) return -INFINITY;
    if (kind == 2) return 1e308;
    if (kind == 3) return 0.0;
    return (part() - 0.3) * std::pow(10.0, spread_ * part());
  }

  Vector row(std::size_t n) {
    Vector v = Vector::from_shape({n});
    for (double& x : v) x = value();
    return v;
  }
  Vector increasing(std::size_t n) {
    Vector v = Vector::from_shape({n});
    double at = part() - 0.5;
    for (double& x : v) x = at += 0.01 + part();
    return v;
  }
  Vector above(const Vector& low) {
    Vector v = low;
    for (double& x : v) x += part();
    return v;
  }

  struct Samples {
    Matrix x, y, z;
  };
  Samples samples() {
    const Vector x = increasing(7), y = increasing(5);
    Samples s{Matrix::from_shape({5, 7}), Matrix::from_shape({5, 7}), Matrix::from_shape({5, 7})};
    for (std::size_t i = 0; i < 5; ++i)
      for (std::size_t j = 0; j < 7; ++j) s.x(i, j) = x(j), s.y(i, j) = y(i), s.z(i, j) = value();
    return s;
  }

  void in_space(Figure& figure, int i) {
    const std::size_t n = 1 + static_cast<std::size_t>(below(5));
    const Samples s = samples();
    if (i == 0)
      figure.surface(s.x, s.y, s.z);
    else if (below(2))
      figure.path3(row(n), row(n), row(n));
    else
      figure.points3(row(n), row(n), row(n), {.marker = Marker::plus});
  }

  void in_plane(Figure& figure) {
    spread_ = below(3) ? 1.0 : 5.0;
    const std::size_t n = 1 + static_cast<std::size_t>(below(9));
    const std::string label = below(2) ? "a label" : "";
    const Vector low = row(n);
    const Samples s = samples();
    switch (below(12)) {
      case 0:
        figure.horizontal(part(), {.label = label});
        break;
      case 1:
        figure.vertical(part(), {.label = label});
        break;
      case 2:
        figure.text(value(), value(), "some words of any length at all",
                    {.anchor = Anchor::right, .points_to = {{value(), value()}}});
        break;
      case 3:
        figure.band(increasing(n), low, above(low), {.label = label});
        break;
      case 4:
        figure.error_bars(row(n), row(n), low, above(low), {.label = label});
        break;
      case 5:
        figure.histogram(row(n), {.bins = 1 + below(20), .label = label});
        break;
      case 6:
        figure.bars(increasing(n), row(n), {.label = label});
        break;
      case 7:
        figure.contour_lines(s.x, s.y, s.z, {.labels = below(2) == 0, .label = label});
        break;
      case 8:
        figure.arrows(row(n), row(n), row(n), row(n), {.label = label});
        break;
      case 9:
        figure.scatter(row(n), row(n), {.label = label, .color_by = row(n)});
        break;
      case 10:
        figure.heat_map(s.x, s.y, s.z);
        break;
      default:
        figure.line(row(n), row(n), {.label = label, .dashed = true});
    }
  }

  std::mt19937 bits_;
  double spread_ = 1.0;
};

}  // namespace

TEST_CASE("layers of random numbers are drawn inside the frame, or refused in a sentence") {
  RandomLayers random(7);
  const TemporaryFolder folder;
  std::vector<Figure> figures;
  std::string script;
  int refused = 0;
  while (figures.size() < 150) {
    try {
      const Figure figure = random.next();
      script += "reset\n" + terminal_command(figure, Format::svg) + "set output '" +
                (folder.path() / std::to_string(figures.size())).string() + ".svg'\n" +
                gnuplot_script(figure);
      figures.push_back(figure);
    } catch (const std::invalid_argument& error) {
      INFO(error.what());
      CHECK(std::string(error.what()).size() > 20);
      ++refused;
    }
  }
  CHECK(refused < 1000);
  CHECK(run_gnuplot(script + "set output\nset print '-'\nprint 'done'\n") == "done\n");
  for (std::size_t i = 0; i < figures.size(); ++i) {
    INFO("figure " << i << "\n" << gnuplot_script(figures[i]).substr(0, 3000));
    const std::string svg = read_file(folder.path() / (std::to_string(i) + ".svg"));
    const Layout l = layout(figures[i]);
    for (const SvgText& text : svg_texts(svg).texts) {
      INFO(text.text);
      CHECK(text.left >= 0.0);
      CHECK(text.right <= l.width);
      CHECK(text.top >= 0.0);
      CHECK(text.bottom <= l.height);
    }
    if (l.three_d) continue;
    const SvgShapes shapes = svg_shapes(svg);
    for (const auto* kind : {&shapes.polygons, &shapes.lines})
      for (const SvgShape& shape : *kind)
        for (const Point& p : shape.points) {
          CHECK(p.x >= l.left - 1.5);
          CHECK(p.x <= std::max(l.left + l.plot_width, l.legend.left + l.legend.width) + 1.5);
          CHECK(p.y >= l.top - 1.5);
          CHECK(p.y <= l.height);
        }
  }
}
