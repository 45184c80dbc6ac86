#include "plot/figure.hpp"

#include <limits>

#include "catch.hpp"
#include "error_text.hpp"
#include "grids.hpp"
#include "plot/save_figure.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

namespace {

template <class Add>
std::string refusal(Add add) {
  Figure figure("f");
  return error_text<std::invalid_argument>([&] { add(figure); });
}

}  // namespace

TEST_CASE("a figure keeps what it is given") {
  const auto s = course_bowl();
  const Figure f = Figure("The bowl")
                       .filled_contour(s.x, s.y, s.z, {.levels = 10})
                       .path(Vector{0.0, 1.0}, Vector{1.0, 0.0}, {.label = "way", .color = "white"})
                       .name("bowl-2")
                       .alt("rings")
                       .x_label("x")
                       .y_label("y")
                       .z_label("f")
                       .equal_scales();
  CHECK(f.title() == "The bowl");
  CHECK(f.name() == "bowl-2");
  CHECK(f.alt() == "rings");
  CHECK(f.z_axis().label == "f");
  CHECK(f.has_equal_scales());
  REQUIRE(f.layers().size() == 2);
  CHECK(std::get<Path>(f.layers()[1]).options.color->rgb() == Rgb{255, 255, 255});
}

TEST_CASE("a grid of wrong shapes is refused with the shapes") {
  const auto s = sample(bowl, 4, 3, 0, 1, 0, 1);
  const Matrix other = sample(bowl, 3, 4, 0, 1, 0, 1).z;
  for (const auto& text : {refusal([&](Figure& f) { f.surface(s.x, s.y, other); }),
                           refusal([&](Figure& f) { f.filled_contour(s.x, s.y, other); })}) {
    CHECK(has(text, "3 x 4"));
    CHECK(has(text, "4 x 3"));
  }
  const Matrix empty = Matrix::from_shape({0, 0}), row = Matrix::from_shape({1, 4});
  CHECK(has(refusal([&](Figure& f) { f.filled_contour(empty, empty, empty); }), "at least 2 x 2"));
  CHECK(has(refusal([&](Figure& f) { f.surface(row, row, row); }), "1 x 4"));
}

TEST_CASE("a grid that does not increase, or lies in ij order, is refused") {
  auto s = sample(bowl, 4, 3, 0, 1, 0, 1);
  CHECK(refusal([&](Figure& f) { f.filled_contour(s.x, s.y, s.z); }).empty());
  const auto square = sample(bowl, 4, 4, 0, 1, 0, 1);
  CHECK(
      has(refusal([&](Figure& f) { f.filled_contour(square.y, square.x, square.z); }), "x[0, 1]"));
  auto x = s.x;
  for (std::size_t i = 0; i < 3; ++i) x(i, 2) = x(i, 1);
  CHECK(has(refusal([&](Figure& f) { f.filled_contour(x, s.y, s.z); }), "x[0, 2]"));
  auto y = s.y;
  y(1, 2) = not_a_number;
  CHECK(has(refusal([&](Figure& f) { f.surface(s.x, y, s.z); }), "y[1, 2]"));
}

TEST_CASE("a grid without a finite value is refused") {
  auto s = sample([](double, double) { return not_a_number; }, 3, 3, 0, 1, 0, 1);
  CHECK(has(refusal([&](Figure& f) { f.filled_contour(s.x, s.y, s.z); }), "no finite value"));
}

TEST_CASE("curves of different lengths, empty ones and wrong options are refused") {
  CHECK(has(refusal([&](Figure& f) {
              f.path(Vector{1.0, 2.0}, Vector{1.0});
            }),
            "x has 2 values and y has 1"));
  CHECK(has(refusal([&](Figure& f) { f.line(Vector{}, Vector{}); }), "no points"));
  CHECK(
      has(refusal([&](Figure& f) { f.points(Vector{1.0}, Vector{1.0}, {.size = 0.0}); }), "size"));
  CHECK(has(refusal([&](Figure& f) { f.line(Vector{1.0}, Vector{1.0}, {.width = not_a_number}); }),
            "width"));
  const auto s = course_bowl();
  CHECK(has(refusal([&](Figure& f) { f.filled_contour(s.x, s.y, s.z, {.levels = 0}); }),
            "levels is 0; allowed is 1 to 1000"));
}

TEST_CASE("numbers that are refused are told as short as they are written") {
  CHECK(has(error_text<std::invalid_argument>([] { Figure("f").y_range(1.5, 0.0); }),
            "y_range(1.5, 0): both ends"));
  CHECK(has(error_text<std::invalid_argument>([] { Figure("f").x_range(1e-9, -1e30); }),
            "x_range(1e-09, -1e+30): both ends"));
  CHECK(has(refusal([&](Figure& f) { f.line(Vector{1.0}, Vector{1.0}, {.width = 100.1}); }),
            "width is 100.1; allowed is more than 0 up to 100"));
  auto s = sample([](double, double) { return 1.0; }, 2, 2, 0, 1, 0, 1);
  s.x(0, 1) = -0.25;
  CHECK(has(refusal([&](Figure& f) { f.surface(s.x, s.y, s.z); }), "x[0, 1] = -0.25 is out"));
}

TEST_CASE("a refused layer leaves the figure as it was") {
  const auto s = course_bowl();
  Figure f = Figure("f").surface(s.x, s.y, s.z);
  CHECK(has(error_text<std::invalid_argument>([&] { f.line(Vector{1.0}, Vector{1.0}); }),
            "a surface goes together with path3 and points3"));
  CHECK(f.layers().size() == 1);
  Figure log = Figure("log").log_y();
  CHECK(has(error_text<std::invalid_argument>([&] { log.filled_contour(s.x, s.y, s.z); }),
            "linear axes"));
  CHECK(log.layers().empty());
}

TEST_CASE("names, ranges and colors are checked") {
  for (const char* name : {"", "a/b", "..", "a b", "x\n", "é"})
    CHECK(has(error_text<std::invalid_argument>([&] { Figure("f").name(name); }),
              "allowed are letters"));
  CHECK(has(error_text<std::invalid_argument>([] { Figure("f").x_range(1.0, 1.0); }), "x_range"));
  CHECK(has(error_text<std::invalid_argument>([] { Figure("f").y_range(0.0, not_a_number); }),
            "y_range"));
  CHECK(Color("#12aBff").rgb() == Rgb{0x12, 0xab, 0xff});
  for (const char* text : {"", "reddish", "#12345", "#1234567", "#12345g", "red'; system('true')"})
    CHECK(has(error_text<std::invalid_argument>([&] { Color c(text); }), "#rrggbb"));
}

TEST_CASE("a path or line without a finite point is no error, and draws nothing") {
  const Vector missing = {not_a_number, not_a_number};
  const Figure figure = Figure("diverged").path(missing, missing).line(Vector{0.0, 1.0}, missing);
  const TemporaryFolder folder;
  CHECK(save_figure(figure, folder.path(), "diverged").size() == 3);
}

TEST_CASE("a logarithmic axis holds values that are as far apart as doubles can be") {
  const Figure figure = Figure("far apart").line(Vector{0.0, 1.0}, Vector{1e-299, 1e299}).log_y();
  const TemporaryFolder folder;
  CHECK(save_figure(figure, folder.path(), "far").size() == 3);
}
