// %% [markdown]
// # A fair race
//
// Which optimizer is best? The question has no answer until the rules are fixed. Here
// they are: the same start, the same **budget** of gradient evaluations for each, and
// each with the step size that suits it best, found by a **sweep** over a range that is
// the same for all. A step size is judged by the highest value in the last quarter of
// its run, so that a lucky last step does not win. And a best step size at the edge of
// the range proves only that the range was too narrow, so it is reported.

// %% The contestants
#include <algorithm>
#include <chalkline/lesson.hpp>
#include <limits>
#include <stdexcept>

struct Entry {
  std::string name;
  double step_size;  // the best of the sweep
  bool on_edge;      // it is the smallest or largest that was tried
  double value;      // where the search ended with it
  optimize::Trajectory trajectory;
};

// Runs an optimizer with each step size and keeps the one whose values stay lowest to
// the end; a diverging run never wins.
template <class Optimizer>
Entry sweep(const std::string& name, const optimize::Objective& problem,
            const Vector& start, int budget, const Vector& step_sizes) {
  Entry best{name, step_sizes(0), true, std::nan(""), optimize::Trajectory()};
  double lowest = std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < step_sizes.size(); ++k) {
    const Optimizer optimizer({.step_size = step_sizes(k)});
    optimize::Trajectory trajectory(budget);
    const auto run = optimize::minimize(problem, optimizer, start, budget, trajectory);
    if (run.status == optimize::Status::diverged) continue;
    const Vector values = trajectory.values();
    const double score =
        *std::max_element(values.end() - (budget + 3) / 4, values.end());
    if (score >= lowest) continue;
    lowest = score;
    best = {name, step_sizes(k), k == 0 || k + 1 == step_sizes.size(), run.value,
            trajectory};
  }
  return best;
}

LESSON_BEGIN

// %% The course
const auto chosen = param(
    "objective", "rosenbrock", "what to minimize",
    {"bowl", "scaled_quadratic", "rosenbrock", "himmelblau", "beale", "rastrigin"});
const int budget = param("budget", 200, "gradient evaluations of each run",
                         {.min = 1, .max = 100'000});
const double start_x = param("start_x", -1.2, "x of the start");
const double start_y = param("start_y", 1.0, "y of the start");
const optimize::Objective problem = optimize::objective_by_name(chosen);
const Vector start = {start_x, start_y};
show(Markdown("Minimize ${}$ ({}) from ({:g}, {:g}).", problem.formula,
              problem.citation, start_x, start_y));

// %% [markdown] tags=["predict"]
// Gradient descent, momentum, AdaGrad, RMSProp and Adam each bring their best step
// size. Who ends lowest after 200 gradients in Rosenbrock's bent valley, and who last?

// %% A step size for each, four to a decade
const double smallest = param("smallest", 1e-4, "the sweep's smallest step size",
                              {.min = 1e-12, .max = 1.0});
const double largest =
    param("largest", 1.0, "the sweep's largest step size, at least the smallest",
          {.min = 1e-12, .max = 1e6});
if (largest < smallest)
  throw std::invalid_argument("largest must be at least smallest");
const long tried = 1 + std::lround(4.0 * std::log10(largest / smallest));
Vector step_sizes = xt::zeros<double>({tried});
for (int k = 0; k < tried; ++k) step_sizes(k) = smallest * std::pow(10.0, 0.25 * k);

const Entry entries[] = {
    sweep<optimize::GradientDescent>("gradient descent", problem, start, budget,
                                     step_sizes),
    sweep<optimize::Momentum>("momentum", problem, start, budget, step_sizes),
    sweep<optimize::AdaGrad>("AdaGrad", problem, start, budget, step_sizes),
    sweep<optimize::RMSProp>("RMSProp", problem, start, budget, step_sizes),
    sweep<optimize::Adam>("Adam", problem, start, budget, step_sizes)};

std::string table =
    "| optimizer | best step size | value at the end |\n| --- | ---: | ---: |\n";
for (const Entry& e : entries) {
  std::printf("%-16s step size %-9.3g f = %-10.3g%s\n", e.name.c_str(), e.step_size,
              e.value,
              e.on_edge ? " (the edge of the sweep: a wider one may do better)" : "");
  table += fmt::format("| {} | {:.3g}{} | {:.3g} |\n", e.name, e.step_size,
                       e.on_edge ? " (edge of the sweep)" : "", e.value);
}
show(Markdown(table));

// %% [markdown]
// ## The paths
//
// The map shows $\sqrt{f}$ rather than $f$: it has the same contours and minima, but
// the floor of a valley is not drowned by its walls.

// %% Draw the paths
const auto& bounds = problem.bounds;  // (2, 2): lowest and highest of each coordinate
const auto axis = [&](std::size_t i) {
  const double step = (bounds(i, 1) - bounds(i, 0)) / 96.0;
  return numpy::arange(bounds(i, 0), bounds(i, 1) + step / 2.0, step);
};
const auto [x, y] = numpy::meshgrid(axis(0), axis(1));
const Matrix height = xt::sqrt(optimize::on_grid(problem, x, y));

Figure paths(fmt::format("Five optimizers on {}", problem.name));
paths.name("paths").filled_contour(x, y, height, {.levels = 25});
for (const Entry& e : entries) {
  const optimize::Trajectory& t = e.trajectory;
  if (t.size() == 0) continue;  // every step size diverged
  paths.path(t.coordinate(0), t.coordinate(1),
             {.label = e.name, .color = optimizer_color(e.name)});
}
const auto coordinate = [&](std::size_t j) {
  return Vector(xt::view(problem.minimizers, xt::all(), j));
};
paths.points({start_x}, {start_y}, {.label = "start", .color = "orange"});
paths.points(coordinate(0), coordinate(1),
             {.label = "minimum", .color = "yellow", .marker = plot::Marker::plus});
paths.alt(
    "Five paths from one start on the contours of the objective, each ending "
    "where its budget ran out.");
paths.caption(
    "Whoever turns into the floor of the valley has most of the way still ahead.");
show(paths.x_label("x").y_label("y").z_label("√f").equal_scales());

// %% Value over iteration
Figure values("The value after each gradient");
values.name("values").x_label("gradient evaluations").y_label("f").log_y();
values.caption("A value that jumps belongs to a step that was too long.");
values.alt(
    "Five curves of the value over the gradient evaluations on a logarithmic "
    "scale.");
for (const Entry& e : entries) {
  if (e.trajectory.size() == 0) continue;
  const Vector value = e.trajectory.values();
  const Vector n = numpy::arange(1.0, static_cast<double>(value.size()) + 1.0, 1.0);
  values.line(n, value, {.label = e.name, .color = optimizer_color(e.name)});
}
show(values);

// %% [markdown]
// The order at the finish is an order for this objective, this start and this budget,
// no more. What the race leaves out should be kept in mind, too: every optimizer here
// got 17 runs to find its step size, and in practice that search is part of the price.
//
// ## Try this
//
// - Another objective: `./chalkline run race -p objective=beale`. Does the order stay?
// - Two step sizes lie on the edge of the sweep. Widen it: `-p largest=10`. Who gains
//   most?
// - A tenth of the budget: `-p budget=20`. Who is good at the beginning?
// - `-p objective=rastrigin` has many minima. Which one does each find, and is the best
//   step size still meaningful?

// %%
LESSON_END
