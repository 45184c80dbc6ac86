// A figure that was thinned shows what it shows with all of its data, pixel by pixel.
#include <array>
#include <random>
#include <sstream>

#include "catch.hpp"
#include "error_text.hpp"
#include "grids.hpp"
#include "plot/gnuplot_process.hpp"
#include "plot/gnuplot_script.hpp"
#include "plot/picture.hpp"
#include "plot/save_figure.hpp"
#include "sanitized.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

namespace {

Picture drawn(const Figure& figure, const std::string& script) {
  return read_png(run_gnuplot(terminal_command(figure, Format::png, 1) + script));
}

/// How much two pictures differ.
struct Difference {
  double mean = 0.0;  ///< of a channel's 255 levels
  double seen = 0.0;  ///< the part of the pixels in which a channel differs by more than an eighth
};

Difference picture_difference(const Picture& a, const Picture& b) {
  REQUIRE(a.pixels.size() == b.pixels.size());
  Difference all;
  for (std::size_t i = 0; i < a.pixels.size(); i += 3) {
    int most = 0;
    for (std::size_t k = i; k < i + 3; ++k) {
      const int here = std::abs(int{a.pixels[k]} - int{b.pixels[k]});
      most = std::max(most, here);
      all.mean += here;
    }
    all.seen += most > 32;
  }
  all.mean /= static_cast<double>(a.pixels.size());
  all.seen /= static_cast<double>(a.pixels.size()) / 3.0;
  return all;
}

/// A script with all points in the place of those that were left.
std::string with_all_points(std::string script, const Vector& x, const Vector& y) {
  std::ostringstream points;
  points.precision(17);
  for (std::size_t i = 0; i < x.size(); ++i) points << x(i) << ' ' << y(i) << '\n';
  const std::size_t begin = script.find('\n', script.find("$points <<EOD")) + 1;
  return script.replace(begin, script.find("EOD\n", begin) - begin, points.str());
}

/// The same of pluses or crosses, whose bars are in one block, or two where they have rims.
std::string with_all_bars(std::string script, const Vector& x, const Vector& y) {
  std::size_t begin = 0;
  while ((begin = script.find("$markers", begin)) < script.find("\nplot ")) {
    begin = script.find('\n', begin) + 1;
    std::istringstream first(script.substr(begin));
    double at_x = 0.0, at_y = 0.0;
    std::array<std::array<double, 2>, 2> bars{};  // how far they go
    for (auto& [dx, dy] : bars) first >> at_x >> at_y >> dx >> dy;
    std::ostringstream all;
    all.precision(12);
    for (std::size_t i = 0; i < x.size(); ++i)
      for (const auto& [dx, dy] : bars)
        all << x(i) - dx / 2.0 << ' ' << y(i) - dy / 2.0 << ' ' << dx << ' ' << dy << '\n';
    const std::string text = all.str();
    script.replace(begin, script.find("EOD\n", begin) - begin, text);
    begin += text.size();
  }
  return script;
}

std::pair<Vector, Vector> cloud(std::size_t n) {
  Vector x = Vector::from_shape({n}), y = x;
  std::mt19937 engine(5);
  std::normal_distribution<double> normal;
  for (std::size_t i = 0; i < n; ++i) x(i) = normal(engine), y(i) = normal(engine);
  return {x, y};
}

double noise(double x, double y) {
  static std::mt19937 engine(1);
  return x * 0.0 + y * 0.0 + std::normal_distribution<double>()(engine);
}

}  // namespace

TEST_CASE("markers of any kind, thinned, are the same picture as all of them") {
  const auto [x, y] = cloud(6'000);
  for (const Marker marker : {Marker::circle, Marker::plus, Marker::cross, Marker::square,
                              Marker::diamond, Marker::triangle})
    for (const char* color : {"blue", "yellow"})
      for (const double size : {0.3, 1.0}) {
        const Figure figure =
            Figure("f").points(x, y, {.color = Color(color), .marker = marker, .size = size});
        const std::string script = gnuplot_script(figure);
        const bool has_bars = marker == Marker::plus || marker == Marker::cross;
        const std::string all =
            has_bars ? with_all_bars(script, x, y) : with_all_points(script, x, y);
        const Difference d = picture_difference(drawn(figure, script), drawn(figure, all));
        INFO(static_cast<int>(marker)
             << ' ' << color << ' ' << size << ": mean " << d.mean << ", seen " << d.seen << ", "
             << script.size() << " of " << all.size() << " bytes");
        CHECK(script.size() < all.size());
        CHECK(d.mean < 0.5);
        CHECK(d.seen < 0.002);
      }
}

TEST_CASE("markers on a logarithmic axis are thinned as they are seen") {
  auto [x, y] = cloud(20'000);
  for (double& v : y) v = std::pow(10.0, 3.0 * v);
  y(7) = -1.0;
  y(9) = 0.0;
  const Figure figure = Figure("f").points(x, y).log_y();
  const std::string script = gnuplot_script(figure);
  const Difference d =
      picture_difference(drawn(figure, script), drawn(figure, with_all_points(script, x, y)));
  INFO("mean " << d.mean << ", seen " << d.seen);
  CHECK(d.seen < 0.002);
}

TEST_CASE("a fine grid is the same picture as one that is just fine enough") {
  for (const auto& [name, function] :
       {std::pair{"himmelblau", &himmelblau}, {"rastrigin", &rastrigin}, {"saddle", &saddle}}) {
    const auto figure_of = [f = function](std::size_t n) {
      const Samples s = sample(f, n, n, -3, 3, -3, 3);
      return Figure("f").filled_contour(s.x, s.y, s.z, {.levels = 20});
    };
    const Figure fine = figure_of(1000), enough = figure_of(540);
    const Difference d = picture_difference(drawn(fine, gnuplot_script(fine)),
                                            drawn(enough, gnuplot_script(enough)));
    INFO(name << ": mean " << d.mean << ", seen " << d.seen);
    CHECK(d.mean < 1.0);
    CHECK(d.seen < 0.005);
    if (test::sanitized) break;
  }
}

TEST_CASE("few points are all written, with all of their digits") {
  const auto [x, y] = cloud(2'000);
  const std::string script = gnuplot_script(Figure("f").points(x, y));
  std::istringstream points(script.substr(script.find("$points <<EOD\n") + 14));
  for (std::size_t i = 0; i < x.size(); ++i) {
    double u = 0.0, v = 0.0;
    REQUIRE(points >> u >> v);
    REQUIRE(u == x(i));
    REQUIRE(v == y(i));
  }
}

TEST_CASE("a million points and grids of 2,000 x 2,000, even of noise, make files that open") {
  const TemporaryFolder folder;
  const std::size_t points = test::sanitized ? 50'000 : 1'000'000;
  const std::size_t n = test::sanitized ? 600 : 2000, n_noise = test::sanitized ? 200 : 2000;
  const auto [x, y] = cloud(points);
  const Samples bowl = sample(saddle, n, n, -1, 1, -1, 1),
                wild = sample(noise, n_noise, n_noise, -1, 1, -1, 1);
  const std::vector<Figure> figures = {
      Figure("points").points(x, y),
      Figure("crosses").points(x, y, {.marker = Marker::cross, .size = 0.2}),
      Figure("contour").filled_contour(bowl.x, bowl.y, bowl.z),
      Figure("points on noise").filled_contour(wild.x, wild.y, wild.z).points(x, y),
      Figure("surface").surface(bowl.x, bowl.y, bowl.z)};
  const std::string count = std::to_string(points), side = std::to_string(n);
  CHECK(has(gnuplot_script(figures[0]), "# of " + count + " points those that show: "));
  CHECK(has(gnuplot_script(figures[2]),
            "# of " + side + " x " + side + " samples as many as show: "));
  for (const Figure& figure : figures) {
    const auto files = save_figure(figure, folder.path(), "f",
                                   {.formats = {Format::svg, Format::png, Format::pdf}});
    for (const auto& file : files) {
      INFO(figure.title() << ": " << file.filename().string());
      const bool is_map = has(figure.title(), "noise") || figure.title() == "points";
      CHECK(std::filesystem::file_size(file) < (is_map ? 25'000'000 : 8'000'000));
    }
  }
}
