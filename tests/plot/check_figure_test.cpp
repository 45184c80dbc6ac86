#include "plot/check_figure.hpp"

#include <limits>

#include "catch.hpp"
#include "plot/gnuplot_script.hpp"

using namespace chalkline;
using namespace chalkline::plot;

namespace {

const Matrix grid_x = {{0, 1}, {0, 1}}, grid_y = {{0, 0}, {1, 1}}, grid_z = {{1, 2}, {3, 4}};

}  // namespace

TEST_CASE("what cannot be drawn as the figure says is refused, with what is allowed") {
  const auto refusal = [](const Figure& figure) {
    try {
      gnuplot_script(figure);
    } catch (const std::invalid_argument& error) {
      return std::string(error.what());
    }
    return std::string("drawn");
  };
  CHECK(refusal(Figure("f")) ==
        "Figure 'f': there is nothing to draw; add a layer: .surface(...), .filled_contour(...), "
        ".path(...), .points(...), .line(...) or another one");
  CHECK(refusal(Figure("f").line({1.0}, {1.0}).log_x().x_range(0, 1)) ==
        "Figure 'f': log_x() and x_range(0, 1): a logarithmic axis has no place for zero and "
        "below; its range must begin above 0");
  CHECK(refusal(Figure("f").line({1.0, 2.0}, {-1.0, 0.0}).log_y()) ==
        "Figure 'f': log_y(): no y is above zero, and a logarithmic axis shows no other; leave "
        "log_y() out, or draw values above 0");
  CHECK(refusal(Figure("f").line({1.0}, {1.0}).z_label("height")) ==
        "Figure 'f': z_label 'height' names nothing here; only a surface and the color bar of a "
        "filled contour, a heat map or a scatter have a z");
  CHECK(refusal(Figure("f").line({1.0}, {1.0}).log_y().equal_scales()) ==
        "Figure 'f': equal_scales() needs linear axes; leave it or the logarithmic axis out");
  CHECK(refusal(Figure("f").surface(grid_x, grid_y, grid_z).x_range(2, 3)) ==
        "Figure 'f': x_range shows 2 to 3, but the surface has x from 0 to 1; the range must show "
        "part of it");
  CHECK_THROWS_WITH(Figure("f").surface(grid_x, grid_y, grid_z).log_y(),
                    "Figure 'f': a surface needs linear axes");
  CHECK_THROWS_WITH(Figure("f").log_x().surface(grid_x, grid_y, grid_z),
                    "Figure 'f': a surface needs linear axes");
  CHECK_THROWS_WITH(Figure("f").x_range(1.0, 1.0 + 1e-15),
                    "x_range(1, 1.000000000000001): the ends are so close that numbers between "
                    "them cannot be told apart");
}

TEST_CASE("a search that diverged at once draws empty axes, logarithmic ones too") {
  const double none = std::numeric_limits<double>::quiet_NaN();
  CHECK_NOTHROW(gnuplot_script(Figure("f").line({1.0, 2.0}, {none, none}).log_y()));
  CHECK_NOTHROW(
      gnuplot_script(Figure("f").filled_contour(grid_x, grid_y, grid_z).z_label("height")));
}
