// %% [markdown]
// # The bowl from above
//
// Looked at straight down, the bowl becomes a map of colored rings, on which a whole
// search can be drawn. Points of equal height form **contours**, and coloring the bands
// between them gives a **filled contour plot**. For $f(x, y) = x^2 + y^2$ the contours
// are circles around the minimum: the course’s later figures draw the search on this
// map.

// %% [markdown]
// **You will be able to**
//
// - read heights and slopes from a map of contours,
// - draw one, and choose how many bands and which colors it should have.
//
// **You need** lesson 3: the bowl and its samples.

// %% The objective
#include <chalkline/lesson.hpp>

// Of numbers or of arrays.
auto objective(const auto& x, const auto& y) { return x * x + y * y; }

LESSON_BEGIN

// %% Sample both axes
const double spacing =
    param("spacing", 0.1, "distance between samples", {.min = 0.01, .max = 0.5});
const int levels = param("levels", 50, "at most so many bands", {.min = 1, .max = 200});
const Vector axis = numpy::arange(-1.0, 1.0, spacing);
const auto [x, y] = numpy::meshgrid(axis, axis);
const Matrix height = objective(x, y);
std::printf("heights from %.2f to %.2f\n", xt::amin(height)(), xt::amax(height)());

// %% [markdown] tags=["notes"]
// Hikers know contour maps: let one explain to the others where it is steep. Two
// minutes.

// %% [markdown] tags=["predict"]
// All bands have the same height. Are the rings equally wide as well? If not, where are
// they the widest?

// %% Fill the bands
show(Figure("f(x, y) = x² + y² from above")
         .filled_contour(x, y, height, {.levels = levels})
         .x_label("x")
         .y_label("y")
         .z_label("f(x, y)")
         .equal_scales()
         .caption("Rings that crowd together outward: the bowl gets steeper.")
         .alt("Concentric rings, dark blue at the center, orange and red in the "
              "corners. They are wide at the center and narrow outside."));

// %% [markdown] tags=["solution"]
// No: they are widest at the center and become narrower outward. With the values above
// fifty bands between 0 and 2 are 0.04 high each, so the first circle has the radius
// $\sqrt{0.04} = 0.2$, the second is only 0.08 farther out, and at the edge they are
// 0.02 apart. The gradient is long where contours crowd together, and it crosses them
// at a right angle.

// %% [markdown]
// ## Summary
//
// A contour map shows a function of two variables from above: one color, one height.
// Contours that lie close together mean a steep slope. The gradient crosses every
// contour at a right angle, and a search on the map is a line across its rings.

// %% [markdown]
// ## Try this
//
// 1. `./chalkline run contour -p levels=8` shows the bands one by one. How high is
//    each?
// 2. Sampled coarsely, circles turn into polygons:
//    `./chalkline run contour -p spacing=0.4`. Where do their corners lie?
// 3. Other colors: `./chalkline run contour --palette viridis`, `cividis` or `gray`.
//    Which would you choose for a printed page?

// %% [markdown] tags=["solution"]
// 1. 0.25: eight bands from 0 to 2.
// 2. On the lines of the grid. Within each of its squares a contour is drawn as a
//    straight line, so it can turn only where one square meets the next.
// 3. `gray` and `cividis` and `viridis` all become steadily lighter, so they survive a
//    printer without colors; the default runs from dark to light and back to dark, and
//    on gray paper the bottom cannot be told from the rim.

// %% [markdown]
// ## Read on
//
// - Goodfellow, Bengio and Courville, [Deep
//   learning](https://www.deeplearningbook.org/contents/numerical.html) (2016), section
//   4.3: gradients and what their directions mean.

// %%
LESSON_END
