// %% [markdown]
// # The bowl
//
// The test problem of this course is the sum of squares, $f(x, y) = x^2 + y^2$, for
// $-1 \le x, y \le 1$. Its minimum is $f(0, 0) = 0$, which makes it easy to see how
// well a search did, and its derivative is $(2x, 2y)$. Before searching it, look at it.

// %% The objective
#include <chalkline/lesson.hpp>

// Of numbers or of arrays.
auto objective(const auto& x, const auto& y) { return x * x + y * y; }

LESSON_BEGIN

// %% Sample both axes every 0.1
const double spacing =
    param("spacing", 0.1, "distance between samples", {.min = 0.02, .max = 0.5});
const Vector axis = numpy::arange(-1.0, 1.0, spacing);
const auto [x, y] = numpy::meshgrid(axis, axis);
std::printf("%zu samples on each axis, from %g to %g\n", axis.size(), axis(0),
            axis(axis.size() - 1));

// %% [markdown]
// `arange` leaves out its end, so the last sample is near 0.9 and the picture stops a
// little short of 1. `meshgrid` turns the two axes into two tables, one with the x and
// one with the y of every sample, and the objective takes the tables as they are.

// %% Draw the surface
show(Figure("f(x, y) = x² + y²")
         .surface(x, y, objective(x, y))
         .x_label("x")
         .y_label("y")
         .z_label("f(x, y)")
         .caption("The same slope all around: the lowest point is in the middle.")
         .equal_scales()
         .alt("A bowl in three dimensions, dark blue at the bottom and red at its "
              "four corners."));

// %% [markdown]
// ## Downhill
//
// What starts at the rim and keeps stepping straight downhill comes to the lowest point.
// The slope is $(2x, 2y)$, so it shrinks on the way, and the steps with it. The front of
// the bowl is cut away here, so that the bottom can be seen.

// %% Watch a search walk down
constexpr std::size_t n_steps = 20;
const double step_size = 0.1;
Vector walk_x = xt::zeros<double>({n_steps}), walk_y = walk_x;
walk_x(0) = -0.8;
walk_y(0) = 0.9;
for (std::size_t t = 1; t < n_steps; ++t) {
  walk_x(t) = walk_x(t - 1) - step_size * 2.0 * walk_x(t - 1);
  walk_y(t) = walk_y(t - 1) - step_size * 2.0 * walk_y(t - 1);
}

const auto bowl_at = [&](std::size_t t) {
  const Vector u = xt::view(walk_x, xt::range(0, t + 1));
  const Vector v = xt::view(walk_y, xt::range(0, t + 1));
  return Figure("Downhill on f(x, y) = x² + y²")
      .surface(x, y, objective(x, y))
      .path3(u, v, objective(u, v), {.width = 3.0})
      .x_label("x")
      .y_label("y")
      .z_label("f(x, y)")
      .y_range(-0.2, 0.9)
      .equal_scales();
};

show(
    Frames(n_steps, bowl_at, {.seconds = 4})
        .name("downhill")
        .caption("Each step is a tenth of the slope, so the steps shrink.")
        .alt(
            "The bowl in three dimensions, cut open. Dots joined by a line run down its "
            "wall from the rim, in ever shorter steps, to the lowest point."));

// %% [markdown]
// ## Try this
//
// - Sample more finely: `./chalkline run surface -p spacing=0.05`.
// - Open `plots/3_surface.gp`, change the two angles in `set view`, and run `gnuplot`
//   on it.
// - Why are the four corners not equally high? (Look at the last sample.)

// %%
LESSON_END
