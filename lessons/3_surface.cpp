// %% [markdown]
// # The bowl
//
// The test problem of this course is a round bowl, drawn here in three dimensions, with
// a search that walks down its wall. It is the sum of squares, $f(x, y) = x^2 + y^2$,
// for $-1 \le x, y \le 1$. Its minimum is $f(0, 0) = 0$, which makes it easy to see how
// well a search did, and its derivative is $(2x, 2y)$. Before searching it, look at it.

// %% [markdown]
// **You will be able to**
//
// - sample a function of two variables on a grid,
// - draw it as a surface, and turn the picture,
// - say where a picture of samples differs from the function.
//
// **You need** functions of two variables; lesson 1 helps with the second half.

// %% The objective
#include <chalkline/lesson.hpp>

// Of numbers or of arrays.
auto objective(const auto& x, const auto& y) { return x * x + y * y; }

LESSON_BEGIN

// %% Sample both axes
const double spacing =
    param("spacing", 0.1, "distance between samples", {.min = 0.02, .max = 0.5});
const Vector axis = numpy::arange(-1.0, 1.0, spacing);
const auto [x, y] = numpy::meshgrid(axis, axis);
std::printf("%zu samples on each axis, from %g to %g\n", axis.size(), axis(0),
            axis(axis.size() - 1));

// %% [markdown]
// `arange` leaves out its end, so the last sample lies short of 1, and so does the
// picture. `meshgrid` turns the two axes into two tables, one with the x and one with
// the y of every sample, and the objective takes the tables as they are.

// %% Draw the surface
show(Figure("f(x, y) = x² + y²")
         .surface(x, y, objective(x, y))
         .x_label("x")
         .y_label("y")
         .z_label("f(x, y)")
         .caption("The same slope all around: the lowest point is in the middle.")
         .equal_scales()
         .alt("A bowl in three dimensions, dark blue at the bottom. Its four corners "
              "are orange to red; the one at (-1, -1) is the highest."));

// %% [markdown] tags=["notes"]
// Ask for the height at a corner before you show the surface: 2. Then let people find
// out why only one corner of the picture has it. Three minutes.

// %% [markdown]
// ## Downhill
//
// What starts at the rim and keeps stepping straight downhill gets lower and lower. The
// front of the bowl is cut away here, so that the bottom can be seen.

// %% [markdown] tags=["notes"]
// Play it once without a word, then ask the question below again: why do the dots crowd
// together? Step through the first five frames with the arrow keys.

// %% [markdown] tags=["predict"]
// Each step is a tenth of the slope, nineteen times in a row. Are the steps equally
// long, or do they become longer or shorter on the way? Does the search arrive?

// %% Watch a search walk down
constexpr std::size_t n_steps = 20;
const double step_size = 0.1;
Vector walk_x = xt::zeros<double>({n_steps}), walk_y = walk_x;
walk_x(0) = -0.8;
walk_y(0) = axis(axis.size() - 1);
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
      .y_range(-0.2, walk_y(0))
      .equal_scales();
};

show(Frames(n_steps, bowl_at, {.seconds = 4})
         .name("downhill")
         .caption("Each step is a tenth of the slope, so the steps shrink.")
         .alt("The bowl in three dimensions, cut open. Dots joined by a line run down "
              "its wall from the rim, in ever shorter steps, to the lowest point."));

// %% [markdown] tags=["solution"]
// They become shorter: the slope is $(2x, 2y)$, so it shrinks with the distance from
// the minimum, and each step leaves eight tenths of that distance. The search comes as
// close as one likes, but never quite arrives: after 19 steps $0.8^{19}$ of the way is
// left, about a seventieth.

// %% [markdown]
// ## Summary
//
// A surface is drawn from samples, and shows what lies between them as flat pieces. The
// bowl $x^2 + y^2$ falls toward its minimum from everywhere, and its slope shrinks on
// the way. So do the steps of a search that follows the slope.

// %% [markdown]
// ## Try this
//
// 1. Sample more finely: `./chalkline run surface -p spacing=0.05`. How many samples
//    are there on each axis now, and where is the last one?
// 2. Why are the four corners not equally high? Look at the last sample.
// 3. Run `./chalkline run surface`, open `plots/3_surface.gp` in an editor, change the
//    two angles in `set view`, and run `gnuplot` on it. From which angles can the
//    lowest point not be seen?

// %% [markdown] tags=["solution"]
// 1. 40 on each axis instead of 20, and the last at 0.95: the picture stops half as far
//    from 1 as before.
// 2. The samples go from $-1$ to 0.9. So the corner at $(-1, -1)$ has the height 2, two
//    corners have $1 + 0.81 = 1.81$, and the one at $(0.9, 0.9)$ only 1.62.
// 3. With a first angle close to 90 one looks from the side, and the front wall hides
//    the bottom. At 0 one looks straight down: that is the map of the next lesson.

// %% [markdown]
// ## Read on
//
// - Kochenderfer and Wheeler, [Algorithms for
//   optimization](https://algorithmsbook.com/optimization/) (2019), appendix B, lists
//   the functions that searches are tested on.

// %%
LESSON_END
