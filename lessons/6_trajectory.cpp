// %% [markdown]
// # The path to the minimum
//
// The RMSProp run of lesson 5 is drawn on the map of the bowl, iterate by iterate. A
// result says where a search ended, the **trajectory** says how it got there.

// %% [markdown]
// **You will be able to**
//
// - keep every iterate of a search, and draw the path on a map,
// - tell from a path which coordinate arrives first, and why it bends.
//
// **You need** lesson 4, the map, and lesson 5, the method.

// %% The problem
#include <chalkline/lesson.hpp>

// Of numbers or of arrays.
auto objective(const auto& x, const auto& y) { return x * x + y * y; }

Vector derivative(double x, double y) { return {x * 2.0, y * 2.0}; }

LESSON_BEGIN

// %% The choices
const unsigned seed =
    param("seed", 1u, "seed of the random start, while no start is chosen");
// What seed 1 draws; other values choose the start.
const double start_x =
    param("start_x", -0.165955990594852, "x of the start", {.min = -1.0, .max = 1.0});
const double start_y =
    param("start_y", 0.4406489868843162, "y of the start", {.min = -1.0, .max = 1.0});
const int n_iter = param("n_iter", 50, "iterations", {.min = 1, .max = 1'000'000});
const double step_size = param("step_size", 0.01, "step size", {.min = open(0.0)});
const double rho = param("rho", 0.99, "decay rate of the average of squares",
                         {.min = 0.0, .max = open(1.0)});

// %% A random start, unless one is chosen
const Matrix bounds = {{-1.0, 1.0}, {-1.0, 1.0}};  // (2, 2): each lowest and highest
const auto random_start = [&](unsigned its_seed) {
  const Vector draw = numpy::RandomState(its_seed).rand(2);
  Vector drawn = xt::zeros<double>({2});
  for (std::size_t i = 0; i < 2; ++i)
    drawn(i) = bounds(i, 0) + draw(i) * (bounds(i, 1) - bounds(i, 0));
  return drawn;
};
const Vector chosen = {start_x, start_y};
const Vector start = chosen == random_start(1) ? random_start(seed) : chosen;

// %% RMSProp that returns every iterate
const auto rmsprop = [&](auto f_prime, int iterations) {
  double x[] = {start(0), start(1)};
  double mean_square[] = {0.0, 0.0};
  Matrix iterates = xt::zeros<double>({iterations, 2});
  for (int t = 0; t < iterations; ++t) {
    const Vector gradient = f_prime(x[0], x[1]);
    for (std::size_t i = 0; i < 2; ++i) {
      mean_square[i] =
          (mean_square[i] * rho) + (gradient(i) * gradient(i) * (1.0 - rho));
      x[i] = x[i] - step_size / (1e-8 + std::sqrt(mean_square[i])) * gradient(i);
      iterates(t, i) = x[i];
    }
  }
  return iterates;
};

// %% Search
const Matrix iterates = rmsprop(derivative, n_iter);
const Vector path_x = xt::col(iterates, 0);
const Vector path_y = xt::col(iterates, 1);
const Vector first = xt::row(iterates, 0);
const Vector last = xt::row(iterates, -1);
std::cout << "first iterate " << numpy::array_print(first) << '\n'
          << "last iterate  " << numpy::array_print(last) << '\n';
if (!std::isfinite(last(0)) || !std::isfinite(last(1)))
  std::cout << "diverged: a smaller step size may help\n";

// %% [markdown] tags=["notes"]
// Let people draw their path on a printed map, or with a finger on the screen. Then
// show the animation once, and ask why $x$ stops moving so early. Five minutes.

// %% [markdown] tags=["predict"]
// The bowl is round: wherever one stands, straight downhill is straight toward the
// minimum. Does the path of RMSProp point there as well from $(-0.17, 0.44)$, where the
// seed 1 starts?
//
// - [ ] Yes, it is straight.
// - [ ] No, it bends toward the vertical axis and follows that.
// - [ ] No, it bends toward the horizontal axis and follows that.

// %% Draw the path on the contours, and watch it grow
const Vector axis = numpy::arange(-1.0, 1.0, 0.1);
const auto [x, y] = numpy::meshgrid(axis, axis);

const auto map_with = [&](std::size_t n_found) {  // the first so many
  const Vector found_x = xt::view(path_x, xt::range(0, n_found));
  const Vector found_y = xt::view(path_y, xt::range(0, n_found));
  return Figure("RMSProp on f(x, y) = x² + y²")
      .filled_contour(x, y, objective(x, y), {.levels = 50})
      .points({0.0}, {0.0},
              {.label = "minimum", .color = "yellow", .marker = plot::Marker::plus})
      .path(found_x, found_y,
            {.label = "iterates", .color = optimizer_color("RMSProp")})
      .points({start(0)}, {start(1)}, {.label = "start", .color = "orange"})
      .x_label("x")
      .y_label("y")
      .z_label("f(x, y)")
      .equal_scales();
};

show(map_with(path_x.size())
         .caption("The path bends toward an axis before it turns to the minimum.")
         .alt("Dots joined by a line on the contours of the bowl. With the seed 1 the "
              "path cuts from the upper left across to the vertical axis, then runs "
              "down along it to the minimum at the center."));

const auto n_frames = static_cast<std::size_t>(std::min(n_iter, 25));
const auto frame = [&](std::size_t t) {
  return map_with((t + 1) * path_x.size() / n_frames);
};
show(Frames(n_frames, frame, {.seconds = 4})
         .name("walk")
         .caption("Long steps at first, then shorter and shorter ones.")
         .alt("The path on the contours grows from the start toward the minimum at the "
              "center, fast at first, then ever more slowly."));

// %% [markdown] tags=["solution"]
// The path does not point at the minimum. Each coordinate is scaled by its own
// gradients, so at first both move equally far, whichever of them has more way to go:
// the path begins along a diagonal. The one that arrives first waits for the other, and
// from there on the path runs along an axis: with the seed 1 along the vertical one.

// %% [markdown]
// The start itself is not among the iterates, so the line begins where the first step
// ended. That step was the longest: as the average fills up, the steps shrink, and the
// dots crowd together until they cannot be told apart.

// %% [markdown]
// ## Summary
//
// A trajectory is every iterate of a search, in order. RMSProp gives both coordinates
// the same first step, so its path begins along a diagonal and bends to an axis as soon
// as one of them has arrived. The dots show the length of each step: they crowd
// together as the average fills up.

// %% [markdown]
// ## Try this
//
// 1. `./chalkline run trajectory -p seed=4` begins at the right, at $(0.93, 0.09)$.
//    Which coordinate arrives first, and after how many steps?
// 2. `./chalkline run trajectory -p seed=8` begins near a diagonal. Does the path bend?
// 3. `./chalkline run trajectory -p rho=0.5 -p step_size=0.1` forgets almost at once.
//    What does the path do around the minimum, and why can it not stop there?
// 4. `./chalkline run trajectory -p n_iter=5`: how far do five steps get?
// 5. `./chalkline run trajectory -p start_x=-0.8 -p start_y=0.8` chooses the start.
//    From where does the path not bend at all?

// %% [markdown] tags=["solution"]
// 1. $y$: the first step already brings it to $-0.006$, and the path runs along the
//    horizontal axis from then on.
// 2. Hardly: from $(0.75, 0.94)$ both coordinates have nearly the same way to go, so
//    the diagonal leads nearly to the minimum.
// 3. It jumps between $(-0.05, -0.05)$ and $(0.05, 0.05)$ for good. The average
//    remembers only the last gradients, which all have the same size, so the gradient
//    is divided by its own size and every step is 0.1 long, from 0.05 on one side to
//    0.05 on the other. Lesson 12 says how to end it.
// 4. To $(-0.002, 0.170)$: $x$ has arrived, $y$ has not covered two thirds of its way.
// 5. From both diagonals, as here, where the last iterate is $(-0.038, 0.038)$, and
//    from both axes, where one coordinate has nowhere to go.

// %% [markdown]
// ## Read on
//
// - Ruder, [An overview of gradient descent optimization
//   algorithms](https://arxiv.org/abs/1609.04747) (2016), shows the paths of several
//   methods side by side, and so does lesson 8.

// %%
LESSON_END
