// %% [markdown]
// # The bowl from above
//
// Looked at straight down, a surface becomes a map. Points of equal height form
// **contours**, and coloring the bands between them gives a **filled contour plot**.
// For $f(x, y) = x^2 + y^2$ the contours are circles around the minimum: the course's
// later figures draw the search on this map.

// %% The objective
#include <chalkline/lesson.hpp>

// Of numbers or of arrays.
auto objective(const auto& x, const auto& y) { return x * x + y * y; }

LESSON_BEGIN

// %% Sample both axes every 0.1
const double spacing =
    param("spacing", 0.1, "distance between samples", {.min = 0.01, .max = 0.5});
const int levels = param("levels", 50, "at most so many bands", {.min = 1, .max = 200});
const Vector axis = numpy::arange(-1.0, 1.0, spacing);
const auto [x, y] = numpy::meshgrid(axis, axis);
const Matrix height = objective(x, y);
std::printf("heights from %.2g to %.2g\n", xt::amin(height)(), xt::amax(height)());

// %% Fill fifty bands
show(Figure("f(x, y) = x² + y² from above")
         .filled_contour(x, y, height, {.levels = levels})
         .x_label("x")
         .y_label("y")
         .z_label("f(x, y)")
         .equal_scales()
         .caption("Rings that crowd together outward: the bowl gets steeper.")
         .alt("Concentric rings, dark blue at the center, red in the corners."));

// %% [markdown]
// Fifty bands between 0 and 2 are 0.04 high each. Where the bowl is steep they are
// narrow, at the bottom they are wide: a gradient is long where contours crowd
// together, and it crosses them at a right angle.
//
// ## Try this
//
// - `./chalkline run contour -p levels=8` shows the bands one by one.
// - Sampled coarsely, circles turn into polygons: `-p spacing=0.4`. Where do their
//   corners lie?
// - Other colors: `--palette viridis`, `cividis` or `gray`. Which would you choose for
//   a printed page?

// %%
LESSON_END
