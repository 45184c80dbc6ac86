// %% [markdown]
// # Walking downhill
//
// Three searches leave the same point in a long valley, each with another step size,
// and fare very differently. All use **gradient descent**, which looks for the lowest
// point of an **objective** (also called target) function with nothing but its first
// derivatives. At every point the **gradient** $\nabla f(x)$ points straight uphill, so
// each **iterate** is the last one, moved a little the other way:
//
// $$x^{(t+1)} = x^{(t)} - \alpha \, \nabla f(x^{(t)})$$
//
// The number $\alpha$ is the **step size**, or learning rate. It is the one thing to
// choose besides the starting point, and this lesson is about choosing it badly and
// well.

// %% [markdown]
// **You will be able to**
//
// - write gradient descent in ten lines,
// - say from the curvatures of an objective which step sizes converge, and which one
//   converges fastest,
// - read a map of contours with a path on it.
//
// **You need** partial derivatives, and loops in any programming language.

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

// %% Three step sizes, one start
const int n_iter =
    param("n_iter", 30, "iterations of each search", {.min = 1, .max = 1000});
const double start_x =
    param("start_x", -4.5, "x of the start", {.min = -5.0, .max = 5.0});
const double start_y =
    param("start_y", 1.2, "y of the start", {.min = -2.0, .max = 2.0});
const double step_size_a =
    param("step_size_a", 0.03, "the first step size", {.min = open(0.0), .max = 0.6});
const double step_size_b =
    param("step_size_b", 0.4, "the second step size", {.min = open(0.0), .max = 0.6});
const double step_size_c =
    param("step_size_c", 0.505, "the third step size", {.min = open(0.0), .max = 0.6});

const Search a = gradient_descent(start_x, start_y, step_size_a, n_iter);
const Search b = gradient_descent(start_x, start_y, step_size_b, n_iter);
const Search c = gradient_descent(start_x, start_y, step_size_c, n_iter);

// %% [markdown]
// A **contour map** shows the valley from above: all points of one color lie at about
// the same height, as the color bar tells, and the closer together the colors change,
// the steeper is the slope. Lesson 4 draws such a map piece by piece. On it a search is
// a **path**, with a dot for every iterate.

// %% [markdown] tags=["notes"]
// Draw the valley in the air first, long and narrow. Let the room vote on both
// questions before the reveal; many expect that the largest step size, hardly larger
// than the second, does nearly as well. Ten minutes with the discussion.

// %% [markdown] tags=["predict"]
// Three searches start at $(-4.5, 1.2)$, with the step sizes 0.03, 0.4 and 0.505
// (unless you have changed them). Which one ends lowest? And does the third, only a
// quarter larger than the second, end lower or higher than the first?

// %% Where the three searches go, and what each one gains
for (const auto& [step_size, path] :
     {std::pair{step_size_a, a}, {step_size_b, b}, {step_size_c, c}}) {
  std::printf("step size %-5g  f = %-9.4g  after %d iterations at (%.3g, %.3g)\n",
              step_size, path.value(n_iter), n_iter, path.x(n_iter), path.y(n_iter));
}

const auto [grid_x, grid_y] =
    numpy::meshgrid(numpy::arange(-5.0, 5.01, 0.1), numpy::arange(-2.0, 2.01, 0.05));
const auto label = [](double step_size) {
  return fmt::format("step size {:g}", step_size);
};
// Each search has its color in every figure.
const char *color_of_a = "black", *color_of_b = "blue", *color_of_c = "red";

show(Figure("Three step sizes in a long valley")
         .name("paths")
         .filled_contour(grid_x, grid_y, objective(grid_x, grid_y), {.levels = 25})
         .path(c.x, c.y, {.label = label(step_size_c), .color = color_of_c})
         .path(a.x, a.y, {.label = label(step_size_a), .color = color_of_a})
         .path(b.x, b.y, {.label = label(step_size_b), .color = color_of_b})
         .points({start_x}, {start_y}, {.label = "start", .color = "orange"})
         .points({0.0}, {0.0},
                 {.label = "minimum", .color = "yellow", .marker = plot::Marker::plus})
         .x_label("x")
         .y_label("y")
         .z_label("f(x, y)")
         .equal_scales()
         .caption("Across the valley the ground is steep, along it almost level: no "
                  "one step size suits both.")
         .alt("Three paths from the same start on the contours of a long valley. With "
              "step sizes 0.03, 0.4 and 0.505 one creeps along the floor and stops far "
              "from the center, one crosses the floor a few times and then follows it "
              "nearly to the center, one bounces between the walls, ever higher."));

const Vector iteration = numpy::arange(0.0, n_iter + 1.0, 1.0);

Figure values("The value after each iteration");
if (a.value(0) > 0.0) values.log_y();  // from the minimum all stay at 0
show(values.name("values")
         .line(iteration, a.value, {.label = label(step_size_a), .color = color_of_a})
         .line(iteration, b.value, {.label = label(step_size_b), .color = color_of_b})
         .line(iteration, c.value, {.label = label(step_size_c), .color = color_of_c})
         .x_label("iteration")
         .y_label("f(x, y)")
         .caption("A straight line falls by the same factor in each iteration.")
         .alt("Value over iteration on a logarithmic scale. With the step sizes 0.03, "
              "0.4 and 0.505 one curve falls slowly, one fast, and one falls at first "
              "and then climbs."));

// %% [markdown] tags=["solution"]
// With the values above the second ends lowest, at $f = 0.0136$. The third ends highest
// of all, at 9.45: higher than the first, which crawled to 1.41, and higher than the
// start, which lies at 4.9. Beyond a certain step size more is not a little worse but
// hopeless, and the rest of this lesson finds out where that is.

// %% [markdown]
// ## Why there is a limit
//
// Along $y$ the gradient is $4y$, so one iteration multiplies $y$ by $1 - 4\alpha$. For
// $\alpha < 0.25$ it shrinks from one side; from there up to 0.5 it shrinks while
// changing sign at every step; beyond 0.5 it grows, and no number of iterations helps.
// Along $x$ the factor is $1 - 0.2\alpha$, so the same $\alpha$ that is nearly too much
// for $y$ is slow for $x$.
//
// What was 0.2 and 4 here are for any smooth objective the smallest and the largest
// **curvature** at the minimum, $\mu$ and $L$. In each iteration the part of the
// distance that lies along one of them is multiplied by $1 - \alpha\mu$ or by
// $1 - \alpha L$. The slower one decides in the long run, so the **rate** is
//
// $$r(\alpha) = \max(|1 - \alpha\mu|, \; |1 - \alpha L|)$$
//
// - It is below 1 as long as $1 - \alpha L > -1$, that is for $\alpha < 2 / L$. This is
//   the edge beyond which the search diverges.
// - It is smallest where both parts are equal, $1 - \alpha\mu = \alpha L - 1$, that is
//   for $\alpha = 2 / (\mu + L)$. The best rate is then $(\kappa - 1) / (\kappa + 1)$,
//   where $\kappa = L / \mu$ is the **condition number**: how many times as curved the
//   most curved direction is as the flattest.

// %% [markdown] tags=["notes"]
// Ask what happens to the best rate when the valley becomes a hundred times as long
// ($\kappa = 2000$), and let people put numbers in. The point to take home is that the
// edge $2/L$ and the best step size lie close together.

// %% [markdown] tags=["predict"]
// Before the formulas are put to the test: here $\mu = 0.2$ and $L = 4$. How large is
// the best step size, and by what factor does it shrink the distance to the minimum in
// each iteration?
//
// - [ ] about 0.1
// - [ ] about 0.5
// - [ ] about 0.9

// %% The rate, computed and measured
const double mu = 0.2, L = 4.0;
const double best = 2.0 / (mu + L), edge = 2.0 / L, kappa = L / mu;
const auto rate = [&](double step_size) {
  return std::max(std::abs(1.0 - step_size * mu), std::abs(1.0 - step_size * L));
};
// Of 200 iterations, the mean factor per iteration in the second hundred.
const auto measured = [](double step_size) {
  const Search s = gradient_descent(-4.5, 1.2, step_size, 200);
  const double before = std::hypot(s.x(100), s.y(100));
  return std::pow(std::hypot(s.x(200), s.y(200)) / before, 0.01);
};

const Vector some = numpy::linspace(0.02, 0.58, 29);
const Vector fine = numpy::linspace(0.0, 0.6, 601);
Vector rates = xt::zeros_like(fine), measurements = xt::zeros_like(some);
for (std::size_t i = 0; i < fine.size(); ++i) rates(i) = rate(fine(i));
for (std::size_t i = 0; i < some.size(); ++i) measurements(i) = measured(some(i));

std::printf("condition number %g\n", kappa);
std::printf("edge 2 / L = %g\n", edge);
std::printf("best step size 2 / (mu + L) = %.4f\n", best);
std::printf("best rate (kappa - 1) / (kappa + 1) = %.6f, measured %.6f\n",
            (kappa - 1.0) / (kappa + 1.0), measured(best));

show(Figure("By what factor an iteration shrinks the distance")
         .name("rate")
         .line(fine, rates, {.label = "computed", .color = "purple"})
         .points(some, measurements, {.label = "measured", .color = "purple"})
         .vertical(best, {.label = "best, 2 / (μ + L)", .color = "green"})
         .vertical(edge, {.label = "edge, 2 / L", .color = "gray"})
         .x_label("step size α")
         .y_label("rate")
         .caption("Shortly before the edge the search is fastest.")
         .alt("The rate over the step size: a straight line falls slowly from 1 to "
              "0.905 at step size 0.476, then a steep one climbs to 1 at 0.5 and "
              "beyond. Measured dots lie on the lines."));

// %% [markdown] tags=["solution"]
// The best step size is $2 / 4.2 \approx 0.476$, and the factor is about 0.9, exactly
// $19 / 21$: even the best step size leaves nine tenths of the distance in each
// iteration, because the valley is twenty times steeper across than along.

// %% [markdown]
// ## Summary
//
// Gradient descent repeats one line: the iterate moves against the gradient, by the
// step size. Step sizes below $2 / L$ converge, $2 / (\mu + L)$ converges fastest, and
// how fast that is depends on the condition number alone. One step size cannot suit a
// steep and a flat direction at once: the next lesson gives each coordinate its own.

// %% [markdown]
// ## Try this
//
// 1. Which of 0.45, 0.46 and 0.47 ends lowest after 30 iterations?
//    `./chalkline run 1 -p step_size_a=0.45 -p step_size_b=0.46 -p step_size_c=0.47` Is
//    it the best step size of the formula?
// 2. `./chalkline run 1 -p step_size_c=0.5` sits exactly on the edge. What does $y$ do,
//    and what does $x$?
// 3. Give the small step more time: `./chalkline run 1 -p n_iter=400`. Does it catch up
//    with what the second had after 30 iterations?
// 4. `./chalkline run 1 -p start_y=0` starts on the floor of the valley. What has
//    become of the step size that was too large?

// %% [markdown] tags=["solution"]
// 1. 0.46 ends lowest, with $f = 0.006271$; 0.45 ends at 0.007066 and 0.47 at 0.006765.
//    The formula’s 0.476 is the fastest in the long run. Thirty iterations are a short
//    run, in which it still counts how far along each direction the search began.
// 2. $y$ is multiplied by $-1$ in every iteration: it jumps between 1.2 and $-1.2$
//    forever, and is back at 1.2 after 30. $x$ goes on shrinking by the factor 0.9, to
//    $-0.191$.
// 3. Nearly: after 400 iterations it is at $f = 0.01643$, and the second was at 0.0136
//    after 30. By then the second is at $2 \cdot 10^{-29}$.
// 4. It ends lowest, at $f = 0.003404$: where $y = 0$ there is no slope along $y$ that
//    a step could be too large for. From a hair beside the floor it would climb in the
//    end.

// %% [markdown]
// ## Read on
//
// - [Why momentum really works](https://distill.pub/2017/momentum/) (Goh, 2017) lets
//   you drag the step size and the condition number with the mouse.
// - Kochenderfer and Wheeler, [Algorithms for
//   optimization](https://algorithmsbook.com/optimization/) (2019), chapters 4 and 5,
//   choose the step size anew in every iteration.

// %%
LESSON_END
