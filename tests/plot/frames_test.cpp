#include "plot/frames.hpp"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <functional>
#include <limits>
#include <set>

#include "catch.hpp"
#include "contains.hpp"
#include "error_text.hpp"
#include "grids.hpp"
#include "plot/gnuplot_layout.hpp"
#include "plot/gnuplot_script.hpp"
#include "plot/layer_geometry.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

namespace {

Figure line_to(double end) { return Figure("f").line({0.0, end}, {0.0, end * end}); }

Figure growing(std::size_t t) { return line_to(static_cast<double>(t + 1)); }

std::string message_of(const std::function<void()>& call) {
  return error_text<std::exception>(call);
}

std::string error(std::size_t n, double seconds) {
  return message_of([&] { Frames(n, growing, {.seconds = seconds}); });
}

using chalkline::test::contains;

/// What the axes and the color bar of all frames show, if that is the same.
std::string shown(const Frames& frames) {
  std::set<std::string> shown;
  for (const Figure& figure : frames.figures()) {
    const std::string script = gnuplot_script(figure);
    std::string settings;
    for (const char* what : {"set xrange", "set yrange", "set zrange", "set cbrange", "set xtics",
                             "set ytics", "set cbtics", "set palette", "set lmargin"})
      if (const auto at = script.find(what); at != std::string::npos)
        settings += script.substr(at, script.find('\n', at) + 1 - at);
    shown.insert(settings);
  }
  return shown.size() == 1 ? *shown.begin() : "";
}

Figure bands(double scale) {
  const auto s = course_bowl();
  return Figure("bowl").filled_contour(s.x, s.y, Matrix(scale * s.z), {.levels = 10});
}

}  // namespace

TEST_CASE("frames are the figures of 0, 1, ... in order, and take the time that is given") {
  const Frames frames(3,
                      [](std::size_t t) {
                        return Figure("t = " + std::to_string(t)).line({0.0, 1.0}, {0.0, 1.0});
                      },
                      {.seconds = 2.5});
  REQUIRE(frames.figures().size() == 3);
  CHECK(frames.figures()[1].title() == "t = 1");
  CHECK(frames.last().title() == "t = 2");
  CHECK(frames.seconds() == 2.5);
}

TEST_CASE("name, alternative text and caption are those of the last frame until others are given") {
  const auto figure = [](std::size_t t) {
    const std::string number = std::to_string(t);
    return growing(t).name("n" + number).alt("alt " + number).caption("caption " + number);
  };
  Frames frames(2, figure);
  CHECK(frames.last().name() == "n1");
  CHECK(frames.last().alt() == "alt 1");
  CHECK(frames.last().caption() == "caption 1");
  frames.name("walk").alt("down").caption("Down.");
  CHECK(frames.last().name() == "walk");
  CHECK(frames.last().alt() == "down");
  CHECK(frames.last().caption() == "Down.");
  CHECK(contains(message_of([&] { frames.name("a/b"); }), "letters, digits, - and _"));
}

TEST_CASE("how many frames there may be and how fast they may follow is said") {
  CHECK(error(0, 4.0) == "Frames: n is 0; at least one frame is needed");
  CHECK(error(Frames::most, 10.0).empty());
  CHECK(contains(error(Frames::most + 1, 10.0), "n is 201; allowed is 1 to 200, since each"));
  CHECK(contains(error(static_cast<std::size_t>(-1), 4.0), "n is negative"));
  for (const double seconds : {0.0, -1.0, 60.5, std::nan(""), HUGE_VAL})
    CHECK(contains(error(2, seconds), "; allowed is above 0, up to 60"));
  CHECK(error(2, 60.0).empty());
  CHECK(error(50, 1.0).empty());
  CHECK(contains(error(51, 1.0), "51 frames in 1 seconds are more than the 50 a second"));
  CHECK(contains(message_of([] { Frames(2, nullptr); }), "no function"));
}

TEST_CASE("what goes wrong while a frame is made names the frame and keeps its kind") {
  const auto throws = [](const auto& what) {
    return [what](std::size_t t) -> Figure {
      if (t == 2) throw what;
      return growing(t);
    };
  };
  CHECK_THROWS_AS(Frames(5, throws(std::invalid_argument("no"))), std::invalid_argument);
  CHECK_THROWS_AS(Frames(5, throws(std::runtime_error("no"))), std::runtime_error);
  CHECK(message_of([&] { Frames(5, throws(std::runtime_error("no"))); }) ==
        "Frames: frame 3 of 5: no");
  CHECK_THROWS_AS(Frames(5, throws(7)), int);  // what is no error is none of ours
  const auto empty = [](std::size_t t) { return t == 1 ? Figure("none") : growing(t); };
  CHECK(contains(message_of([&] { Frames(3, empty); }),
                 "Frames: frame 2 of 3: Figure 'none': there is nothing to draw"));
}

TEST_CASE("axes without a range show what all frames have, and a range that is given stays") {
  const Frames frames(4, growing);
  const std::string same = shown(frames);
  REQUIRE(!same.empty());
  CHECK(same == shown(Frames(1, [](std::size_t) { return line_to(4.0); })));
  const std::string given =
      shown(Frames(4, [](std::size_t t) { return growing(t).x_range(0.0, 2.0); }));
  CHECK(contains(given, "set xrange [0:2]\n"));
  CHECK(!shown(Frames(4, [](std::size_t t) {
           return Figure("f").log_y().line({0.0, 1.0},
                                           {1.0, std::pow(10.0, -static_cast<double>(t))});
         })).empty());
}

TEST_CASE("color bars, levels and the heights of surfaces are the same in all frames") {
  const auto contour = [](std::size_t t) { return bands(static_cast<double>(t + 1)); };
  CHECK(contains(shown(Frames(3, contour)), "set cbrange [0:6]\n"));
  const auto surface = [](std::size_t t) {
    const auto s = course_bowl();
    return Figure("s").surface(s.x, s.y, Matrix(static_cast<double>(t + 1) * s.z));
  };
  CHECK(contains(shown(Frames(3, surface)), "set zrange [0:6]\n"));
  const auto dots = [](std::size_t t) {
    const Vector values{1.0, static_cast<double>(t + 2)};
    return Figure("d").scatter({0.0, 1.0}, {0.0, 1.0}, {.color_by = values});
  };
  CHECK(contains(shown(Frames(3, dots)), "set cbrange [1:4]\n"));
  const auto tiny = [](std::size_t t) { return bands(1e-295 * static_cast<double>(t + 1)); };
  CHECK(!shown(Frames(2, tiny)).empty());
  const auto logarithmic = [](std::size_t t) { return bands(static_cast<double>(t + 1)).log_z(); };
  CHECK(!shown(Frames(2, logarithmic)).empty());
}

TEST_CASE("lengths of arrows and areas of dots mean the same in all frames") {
  const Vector at = {0.0, 1.0, 2.0, 3.0};
  const auto figure = [&](std::size_t t) {
    const double part = t == 3 ? 0.0 : 1.0 / static_cast<double>(1 + t);
    return Figure("f")
        .arrows(at, at, Vector(part * (at + 1.0)), Vector(0.0 * at))
        .scatter(at, at, {.size = 2.0, .size_by = Vector(part * (at + 1.0))});
  };
  const Frames frames(4, figure);
  const auto arrows = [&](std::size_t t) {
    return std::get<Arrows>(frames.figures()[t].layers()[0]);
  };
  const auto dots = [&](std::size_t t) {
    return std::get<Scatter>(frames.figures()[t].layers()[1]);
  };
  REQUIRE(arrows(0).options.scale);
  const Figure first = figure(0);
  CHECK(*arrows(0).options.scale == arrow_scale(std::get<Arrows>(first.layers()[0])));
  for (std::size_t t = 1; t < 4; ++t) CHECK(arrows(t).options.scale == arrows(0).options.scale);
  CHECK(dots(0).options.size == 2.0);
  CHECK(dots(1).options.size == Approx(2.0 * std::sqrt(0.5)));
  const Frames given(
      2, [&](std::size_t) { return Figure("f").arrows(at, at, at, at, {.scale = 0.5}); });
  CHECK(std::get<Arrows>(given.last().layers()[0]).options.scale == 0.5);
}

TEST_CASE("frames that are alike are drawn as one figure is") {
  const auto alone = [](const Figure& figure) {
    const Frames frames(3, [&](std::size_t) { return figure; });
    return gnuplot_script(frames.figures()[1]) == gnuplot_script(figure);
  };
  const auto s = course_bowl();
  CHECK(alone(line_to(3.0)));
  CHECK(alone(bands(1.0).equal_scales()));
  CHECK(alone(bands(0.37)));
  CHECK(alone(bands(1.0).log_z()));
  CHECK(alone(Figure("s").surface(s.x, s.y, s.z).path3({0.0}, {0.0}, {3.0}).y_range(-0.5, 0.5)));
}

TEST_CASE("labels of lines stand in one legend, wherever the lines end") {
  const Frames frames(3, [](std::size_t t) {
    return Figure("f").line({0.0, static_cast<double>(t + 1)}, {0.0, 1.0}, {.label = "value"});
  });
  for (const Figure& figure : frames.figures()) CHECK(!layout(figure).legend.at_ends);
  CHECK(layout(Figure("f").line({0.0, 1.0}, {0.0, 1.0}, {.label = "value"})).legend.at_ends);
}

TEST_CASE("frames that would jump are refused, with what is to be alike") {
  const auto message = [](const std::function<Figure(std::size_t)>& figure) {
    return message_of([&] { Frames(3, figure); });
  };
  CHECK(contains(message([](std::size_t t) { return growing(t).size(400, t == 2 ? 301 : 300); }),
                 "frame 3 of 3: it is 400 x 301 pixels and the first 400 x 300"));
  CHECK(contains(message([](std::size_t t) {
                   return t == 0 ? growing(t) : growing(t).line({0.0}, {0.0}, {.label = "new"});
                 }),
                 "frame 2 of 3: the legend has: new; that of the first has: none"));
  CHECK(contains(
      message([](std::size_t t) { return growing(t).x_range(0.0, static_cast<double>(t + 1)); }),
      "frame 2 of 3: its x axis shows other values"));
  CHECK(!message([](std::size_t t) { return t == 1 ? bands(1.0) : growing(t); }).empty());
  CHECK(!message([](std::size_t t) {
           return t == 1 ? Figure("f").log_y().line({1.0}, {1.0}) : growing(t);
         }).empty());
}

TEST_CASE("the script of a frame is that of the figure alone, whatever the frames before it have") {
  const auto s = course_bowl();
  const auto map = [&](int levels, double scale = 1.0) {
    return Figure("f").filled_contour(s.x, s.y, Matrix(scale * s.z), {.levels = levels});
  };
  const auto lines = [&](ContourLinesOptions options) {
    return Figure("f").contour_lines(s.x, s.y, s.z, std::move(options));
  };
  Matrix z = s.z, negative = s.z;
  z(0, 0) = 0.0, negative(0, 0) = -0.0;
  const std::vector<Figure> figures = {
      map(10),
      map(10).path({0.0, 0.5}, {0.0, 0.5}),
      map(10).path({0.0, 0.5}, {0.0, 0.6}),
      map(20),
      map(20, 2.0),
      map(20).path({0.0}, {0.0}, {.label = "a"}).contour_lines(s.x, s.y, s.z),
      map(20).path({0.0}, {0.5}, {.label = "a"}).contour_lines(s.x, s.y, s.z),
      Figure("f").line({0.0, 1.0}, {0.0, 1.0}).filled_contour(s.x, s.y, s.z),
      Figure("f").filled_contour(s.x, s.y, s.z).line({0.0, 1.0}, {0.0, 1.0}),
      Figure("f").band({0.0, 1.0}, {0.0, 1.0}, {1.0, 2.0}).contour_lines(s.x, s.y, s.z),
      Figure("f").band({0.0, 1.0}, {0.0, 1.0}, {1.0, 2.0}).contour_lines(s.x, s.y, s.z),
      lines({}),
      lines({.levels = {0.5}}),
      lines({.levels = {0.5}, .color = "red"}),
      lines({.levels = {0.5}, .color = "red"}).points({0.0}, {0.0}),
      lines({.levels = {0.5}, .color = "red", .dashed = true}),
      lines({.levels = {0.5}, .label = "half"}),
      Figure("f").heat_map(s.x, s.y, s.z),
      Figure("f").heat_map(s.x, s.y, s.z).points({0.0}, {0.0}),
      Figure("f").heat_map(s.x, s.y, s.z, {.opacity = 0.5}),
      Figure("f").surface(s.x, s.y, z),
      Figure("f").surface(s.x, s.y, z).x_range(-0.5, 0.5),
      Figure("f").surface(s.x, s.y, z).path3({0.0, 0.5}, {0.0, 0.5}, {0.0, 0.5}),
      Figure("f").surface(s.x, s.y, negative).path3({0.0, 0.5}, {0.0, 0.5}, {0.0, 0.5}),
      Figure("f").text(0.0, 0.0, "a").contour_lines(s.x, s.y, s.z),
      Figure("f").points({0.0}, {0.0}).contour_lines(s.x, s.y, s.z)};
  for (const Palette palette : {Palette::jet, Palette::gray}) {
    const std::vector<std::string> scripts = gnuplot_scripts(figures, palette);
    REQUIRE(scripts.size() == figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i) {
      INFO("figure " << i);
      CHECK(scripts[i] == gnuplot_script(figures[i], palette));
    }
  }
}

TEST_CASE("a map that stays behind what moves costs little from the second frame on") {
  const auto s = sample(himmelblau, 150, 150, -5.0, 5.0, -5.0, 5.0);
  const auto seconds_of = [&](std::size_t n) {
    const std::vector<Figure> figures(
        n, Figure("f").filled_contour(s.x, s.y, s.z).contour_lines(s.x, s.y, s.z));
    double fastest = 1e9;
    for (int i = 0; i < 3; ++i) {
      const std::clock_t begin = std::clock();
      gnuplot_scripts(figures);
      fastest = std::min(fastest, static_cast<double>(std::clock() - begin));
    }
    return fastest;
  };
  CHECK(seconds_of(11) < 6.0 * seconds_of(1));
}
