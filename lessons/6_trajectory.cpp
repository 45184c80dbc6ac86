// %% [markdown]
// # The path to the minimum
//
// A result says where a search ended, the **trajectory** says how it got there. This
// lesson runs RMSProp once more, keeps every solution on the way, and draws them on the
// map of the bowl.

// %% The problem
#include <chalkline/lesson.hpp>

// Of numbers or of arrays.
auto objective(const auto& x, const auto& y) { return x * x + y * y; }

Vector derivative(double x, double y) { return {x * 2.0, y * 2.0}; }

LESSON_BEGIN

// %% The choices
const unsigned seed = param("seed", 1u, "seed of the random start");
const int n_iter = param("n_iter", 50, "iterations", {.min = 1, .max = 1'000'000});
const double step_size = param("step_size", 0.01, "step size", {.min = open(0.0)});
const double rho = param("rho", 0.99, "decay rate of the average of squares",
                         {.min = 0.0, .max = open(1.0)});

// %% A random start
const Matrix bounds = {{-1.0, 1.0}, {-1.0, 1.0}};  // (2, 2): each lowest and highest
const Vector draw = numpy::RandomState(seed).rand(2);
Vector start = xt::zeros<double>({2});
for (std::size_t i = 0; i < 2; ++i)
  start(i) = bounds(i, 0) + draw(i) * (bounds(i, 1) - bounds(i, 0));

// %% RMSProp that returns every solution
const auto rmsprop = [&](auto f_prime, int iterations) {
  double x[] = {start(0), start(1)};
  double mean_square[] = {0.0, 0.0};
  Matrix solutions = xt::zeros<double>({iterations, 2});
  for (int t = 0; t < iterations; ++t) {
    const Vector gradient = f_prime(x[0], x[1]);
    for (std::size_t i = 0; i < 2; ++i) {
      mean_square[i] =
          (mean_square[i] * rho) + (gradient(i) * gradient(i) * (1.0 - rho));
      x[i] = x[i] - step_size / (1e-8 + std::sqrt(mean_square[i])) * gradient(i);
      solutions(t, i) = x[i];
    }
  }
  return solutions;
};

// %% Search
const Matrix solutions = rmsprop(derivative, n_iter);
const Vector path_x = xt::col(solutions, 0);
const Vector path_y = xt::col(solutions, 1);
const Vector first = xt::row(solutions, 0);
const Vector last = xt::row(solutions, -1);
std::cout << "first solution " << numpy::array_print(first) << '\n'
          << "last solution  " << numpy::array_print(last) << '\n';

// %% [markdown] tags=["predict"]
// The bowl is round: wherever one stands, straight downhill is straight toward the
// minimum. Does the path of RMSProp point there as well? If not, which way does it
// bend?

// %% Draw the path on the contours
const Vector axis = numpy::arange(-1.0, 1.0, 0.1);
const auto [x, y] = numpy::meshgrid(axis, axis);

show(Figure("RMSProp on f(x, y) = x² + y²")
         .filled_contour(x, y, objective(x, y), {.levels = 50})
         .points({0.0}, {0.0},
                 {.label = "minimum", .color = "yellow", .marker = plot::Marker::plus})
         .path(path_x, path_y,
               {.label = "solutions", .color = optimizer_color("RMSProp")})
         .points({start(0)}, {start(1)}, {.label = "start", .color = "orange"})
         .x_label("x")
         .y_label("y")
         .z_label("f(x, y)")
         .equal_scales()
         .caption("The path bends toward an axis before it turns to the minimum.")
         .alt("Dots joined by a line on the contours of the bowl: from the "
              "upper left the path first cuts across to the axis, then runs down "
              "along it to the minimum at the center."));

// %% [markdown]
// The start itself is not among the solutions, so the line begins where the first step
// ended. That step was the longest: as the average fills up, the steps shrink, and the
// dots crowd together until they cannot be told apart.
//
// The path does not point at the minimum. Each coordinate is scaled by its own
// gradients, so at first both move equally far, whichever of them has more way to go.
// The one that arrives first waits for the other.
//
// Now the same once more as it happened: every frame shows the solutions found so far.

// %% Watch the search walk down
const auto n_frames = static_cast<std::size_t>(std::min(n_iter, 25));

const auto map_at = [&](std::size_t t) {
  const auto n_found = (t + 1) * path_x.size() / n_frames;
  const Vector found_x = xt::view(path_x, xt::range(0, n_found));
  const Vector found_y = xt::view(path_y, xt::range(0, n_found));
  return Figure("RMSProp on f(x, y) = x² + y²")
      .filled_contour(x, y, objective(x, y), {.levels = 50})
      .points({0.0}, {0.0},
              {.label = "minimum", .color = "yellow", .marker = plot::Marker::plus})
      .path(found_x, found_y,
            {.label = "solutions", .color = optimizer_color("RMSProp")})
      .points({start(0)}, {start(1)}, {.label = "start", .color = "orange"})
      .x_label("x")
      .y_label("y")
      .z_label("f(x, y)")
      .equal_scales();
};

show(Frames(n_frames, map_at, {.seconds = 4})
         .name("walk")
         .caption("Long steps at first, then shorter and shorter ones.")
         .alt("The path on the contours grows from the start at the upper left to the "
              "minimum at the center, fast at first, then ever more slowly."));

// %% [markdown]
// ## Try this
//
// - `./chalkline run trajectory -p seed=3`: a start from another corner.
// - `-p rho=0.5 -p step_size=0.1` forgets almost at once. What does the path do around
//   the minimum, and why can it not stop there?
// - `-p n_iter=5`: how far do five steps get?

// %%
LESSON_END
