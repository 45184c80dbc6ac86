// %% [markdown]
// # Walking downhill
//
// Gradient descent looks for the lowest point of an **objective** (also called target)
// function with nothing but its first derivatives. At every point the **gradient**
// $\nabla f(x)$ points straight uphill, so each **iterate** is the last one, moved a
// little the other way:
//
// $$x^{(t+1)} = x^{(t)} - \alpha \, \nabla f(x^{(t)})$$
//
// The number $\alpha$ is the **step size**, or learning rate. It is the one thing to
// choose besides the starting point, and this lesson is about choosing it badly and
// well.

// %% A long valley
// f(x, y) = 0.1 x^2 + 2 y^2 is a bowl, twenty times more curved along y than along x.
#include <chalkline/lesson.hpp>

// Of numbers or of arrays.
auto objective(const auto& x, const auto& y) { return 0.1 * x * x + 2.0 * y * y; }

Vector gradient(double x, double y) { return {0.2 * x, 4.0 * y}; }

struct Search {
  Vector x, y, value;  // each (n_iter + 1): the start and every iterate
};

Search gradient_descent(double x, double y, double step_size, int n_iter) {
  Search path{xt::zeros<double>({n_iter + 1}), xt::zeros<double>({n_iter + 1}),
              xt::zeros<double>({n_iter + 1})};
  for (int t = 0; t <= n_iter; ++t) {
    path.x(t) = x;
    path.y(t) = y;
    path.value(t) = objective(x, y);
    const Vector uphill = gradient(x, y);
    x = x - step_size * uphill(0);
    y = y - step_size * uphill(1);
  }
  return path;
}

LESSON_BEGIN

// %% [markdown] tags=["predict"]
// Three searches start at $(-4.5, 1.2)$ and make 30 iterations with the step sizes
// 0.03, 0.4 and 0.505. Which one ends lowest? And does the largest, only a quarter more
// than the second, end lower or higher than the smallest?

// %% Three step sizes, one start
const int n_iter =
    param("n_iter", 30, "iterations of each search", {.min = 1, .max = 1000});
const double too_small =
    param("too_small", 0.03, "a step size that crawls", {.min = open(0.0), .max = 1.0});
const double about_right = param("about_right", 0.4, "a step size that arrives",
                                 {.min = open(0.0), .max = 1.0});
const double too_large = param("too_large", 0.505, "a step size that overshoots",
                               {.min = open(0.0), .max = 1.0});

const Search small = gradient_descent(-4.5, 1.2, too_small, n_iter);
const Search right = gradient_descent(-4.5, 1.2, about_right, n_iter);
const Search large = gradient_descent(-4.5, 1.2, too_large, n_iter);

for (const auto& [step_size, path] :
     {std::pair{too_small, small}, {about_right, right}, {too_large, large}}) {
  std::printf("step size %-5g  f = %-9.4g  after %d iterations at (%.3g, %.3g)\n",
              step_size, path.value(n_iter), n_iter, path.x(n_iter), path.y(n_iter));
}

// %% Where the three searches go
const auto [grid_x, grid_y] =
    numpy::meshgrid(numpy::arange(-5.0, 5.01, 0.1), numpy::arange(-2.0, 2.01, 0.05));
const auto label = [](const char* text, double step_size) {
  return fmt::format("{} {:g}", text, step_size);
};
// Each step size has its color in every figure.
const char *color_of_small = "black", *color_of_right = "blue", *color_of_large = "red";

show(
    Figure("Three step sizes in a long valley")
        .name("paths")
        .filled_contour(grid_x, grid_y, objective(grid_x, grid_y), {.levels = 25})
        .path(large.x, large.y,
              {.label = label("too large,", too_large), .color = color_of_large})
        .path(small.x, small.y,
              {.label = label("too small,", too_small), .color = color_of_small})
        .path(right.x, right.y,
              {.label = label("about right,", about_right), .color = color_of_right})
        .points({-4.5}, {1.2}, {.label = "start", .color = "orange"})
        .points({0.0}, {0.0},
                {.label = "minimum", .color = "yellow", .marker = plot::Marker::plus})
        .x_label("x")
        .y_label("y")
        .z_label("f(x, y)")
        .equal_scales()
        .caption("Across the valley the ground is steep, along it almost level: no one "
                 "step size suits both.")
        .alt("Three paths from the same start on a stretched bowl: one creeps along "
             "the valley and stops far from the center, one crosses the valley floor "
             "a few times and reaches it, one bounces between the walls."));

// %% What each one gained
const Vector iteration = numpy::arange(0.0, n_iter + 1.0, 1.0);

show(Figure("The value after each iteration")
         .name("values")
         .line(iteration, small.value,
               {.label = label("too small,", too_small), .color = color_of_small})
         .line(iteration, right.value,
               {.label = label("about right,", about_right), .color = color_of_right})
         .line(iteration, large.value,
               {.label = label("too large,", too_large), .color = color_of_large})
         .x_label("iteration")
         .y_label("f(x, y)")
         .log_y()
         .caption("A straight line falls by the same factor in each iteration.")
         .alt("Value over iteration on a logarithmic scale: the small step falls "
              "slowly, the right one falls fast, the large one falls at first and "
              "then climbs."));

// %% [markdown]
// ## Why there is a limit
//
// Along y the gradient is $4y$, so one iteration multiplies y by $1 - 4\alpha$. For
// $\alpha < 0.25$ it shrinks from one side; up to 0.5 it shrinks while changing sign at
// every step; beyond 0.5 it grows, and no number of iterations helps. Along x the
// factor is $1 - 0.2\alpha$, so the same $\alpha$ that is nearly too much for y is slow
// for x. One step size cannot suit both: the next lesson gives each coordinate its own.
//
// ## Try this
//
// - Find the step size that ends lowest: `./chalkline run 1 -p about_right=0.45`. Is it
//   the largest that still converges?
// - Set `too_large=0.5` exactly. What does y do, and why does x still converge?
// - Give the small step more time: `-p n_iter=400`. Does it catch up?

// %%
LESSON_END
