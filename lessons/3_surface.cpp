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
         .caption("The same height all around: the lowest point is in the middle.")
         .equal_scales()
         .alt("A bowl in three dimensions, dark blue at the bottom and red at its "
              "four corners."));

// %% [markdown]
// ## Try this
//
// - Sample more finely: `./chalkline run surface -p spacing=0.05`.
// - Open `plots/3_surface.gp`, change the two angles in `set view`, and run `gnuplot`
//   on it.
// - Why are the four corners not equally high? (Look at the last sample.)

// %%
LESSON_END
