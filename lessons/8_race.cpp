// %% [markdown]
// # A fair race
//
// Five optimizers run down one bent valley, and settings that are rarely told decide
// who wins, and so does the start. Once the rules are fair, there is an answer, with a
// spread: for this valley and this budget.

// %% [markdown]
// **You will be able to**
//
// - choose rules under which optimizers can be compared,
// - say what such a comparison cost, and what it leaves open,
// - read a median with its quartiles, and a table of places.
//
// **You need** [lesson 2](2_adaptive_steps.cpp) and [lesson 7](7_many_starts.cpp).
// Momentum and Adam have [a lesson of their own](11_momentum_and_adam.cpp); here it is
// enough to know which settings they have.

// %% [markdown] tags=["notes"]
// Ask for rules before you show these: what must be equal for a race to be fair? Most
// people say the start and the number of iterations, few say the effort that went into
// the settings. Ten minutes for the first race, fifteen for the second.

// %% [markdown]
// ## The rules
//
// Every optimizer gets the same start and the same **budget** of gradients. It also
// gets the settings that suit it best, found by a **sweep**: each is tried, and judged
// by the highest value in the last quarter of its run, so that a lucky last step does
// not win. A run that diverges never wins. A best step size at the edge of the sweep
// proves only that the range was too narrow, so it is reported.
//
// All five have a step size $\alpha$. Momentum has the share $\beta$ of its velocity
// that stays, RMSProp the share $\rho$ of its average, Adam one of each: $\beta_1$ and
// $\beta_2$. Gradient descent and AdaGrad have nothing else to choose.

// %% The contestants
#include <algorithm>
#include <array>
#include <chalkline/lesson.hpp>
#include <limits>
#include <set>
#include <stdexcept>

struct Setting {
  double step_size, decay, decay2;  // 0 where an optimizer has no such decay rate
};

// Searches with the optimizer of that name. If it diverges, the path ends early.
optimize::Trajectory search(const std::string& name, const Setting& s,
                            const optimize::Objective& problem, const Vector& start,
                            int budget) {
  optimize::Trajectory path(budget);
  const auto with = [&](const auto& optimizer) {
    optimize::minimize(problem, optimizer, start, budget, path);
  };
  const double a = s.step_size;
  if (name == "gradient descent") with(optimize::GradientDescent({.step_size = a}));
  if (name == "momentum")
    with(optimize::Momentum({.step_size = a, .momentum = s.decay}));
  if (name == "AdaGrad") with(optimize::AdaGrad({.step_size = a}));
  if (name == "RMSProp") with(optimize::RMSProp({.step_size = a, .rho = s.decay}));
  if (name == "Adam")
    with(optimize::Adam({.step_size = a, .beta1 = s.decay, .beta2 = s.decay2}));
  return path;
}

const double diverged = 1e300;  // stands for the value of a search that diverged

// The highest of the last n values of a search.
double highest(const optimize::Trajectory& path, int budget, int n) {
  const Vector values = path.values();
  if (values.size() < static_cast<std::size_t>(budget)) return diverged;
  return std::min(diverged, *std::max_element(values.end() - n, values.end()));
}

// %% The sweep
// Step sizes from smallest to largest with each pair of decay rates.
std::vector<Setting> settings(double smallest, double largest, int per_decade,
                              const std::vector<std::array<double, 2>>& decays) {
  const long sizes = 1 + std::lround(per_decade * std::log10(largest / smallest));
  std::vector<Setting> all;
  for (const auto& [decay, decay2] : decays)
    for (long k = 0; k < sizes; ++k)
      all.push_back({smallest * std::pow(10.0, static_cast<double>(k) / per_decade),
                     decay, decay2});
  return all;
}

// The setting that stays lowest to the end, in the median over starts: (n, 2).
Setting sweep(const std::string& name, const std::vector<Setting>& tried,
              const optimize::Objective& problem, const Matrix& starts, int budget) {
  Setting best = tried.front();
  double lowest = std::numeric_limits<double>::infinity();
  Vector scores = xt::zeros<double>({starts.shape(0)});
  for (const Setting& s : tried) {
    for (std::size_t k = 0; k < scores.size(); ++k)
      scores(k) = highest(search(name, s, problem, xt::row(starts, k), budget), budget,
                          (budget + 3) / 4);
    const double score = numpy::median(scores);
    if (score < lowest) best = s;
    lowest = std::min(lowest, score);
  }
  return best;
}

LESSON_BEGIN

// %% The course
const auto chosen = param(
    "objective", "rosenbrock", "what to minimize",
    {"bowl", "scaled_quadratic", "rosenbrock", "himmelblau", "beale", "rastrigin"});
const int budget =
    param("budget", 200, "gradients of each search", {.min = 1, .max = 10'000});
const double start_x = param("start_x", -1.2, "x of the first race's start",
                             {.min = -100.0, .max = 100.0});
const double start_y =
    param("start_y", 1.0, "y of the first race's start", {.min = -100.0, .max = 100.0});
const optimize::Objective problem = optimize::objective_by_name(chosen);
const Matrix one_start = {{start_x, start_y}};  // (1, 2)
show(Markdown("Minimize ${}$ ({}).", problem.formula, problem.citation));

// %% The settings of the first race
const double smallest = param("smallest", 1e-4, "the sweep's smallest step size",
                              {.min = 1e-12, .max = 1.0});
const double largest =
    param("largest", 10.0, "the sweep's largest step size, at least the smallest",
          {.min = 1e-12, .max = 1e6});
const double momentum =
    param("momentum", 0.9, "momentum: what stays of the velocity, in the first race",
          {.min = 0.0, .max = open(1.0)});
const double rho = param("rho", 0.99, "RMSProp: decay rate, in the first race",
                         {.min = 0.0, .max = open(1.0)});
const double beta1 =
    param("beta1", 0.9, "Adam: decay rate of the gradient, in the first race",
          {.min = 0.0, .max = open(1.0)});
const double beta2 =
    param("beta2", 0.999, "Adam: decay rate of the square, in the first race",
          {.min = 0.0, .max = open(1.0)});
if (largest < smallest)
  throw std::invalid_argument("largest must be at least smallest");

// %% How results are told tags=["fold"]
const std::string names[] = {"gradient descent", "momentum", "AdaGrad", "RMSProp",
                             "Adam"};

const auto decays_text = [](const std::string& name, const Setting& s) {
  if (name == "momentum") return fmt::format("momentum {:g}", s.decay);
  if (name == "RMSProp") return fmt::format("rho {:g}", s.decay);
  if (name == "Adam") return fmt::format("betas {:g}, {:g}", s.decay, s.decay2);
  return std::string("none");
};
const auto value_text = [](double value) {
  return value < diverged ? fmt::format("{:.3g}", value) : std::string("diverged");
};
const auto edge_text = [&](const Setting& s) {
  const bool on_edge = s.step_size < smallest * 1.001 || s.step_size > largest / 1.001;
  return on_edge ? "  (edge of the sweep)" : "";
};
// The place of entry k: 1 + how many are lower.
const auto place = [](const Vector& values, std::size_t k) {
  return 1 + std::count_if(values.begin(), values.end(),
                           [&](double v) { return v < values(k); });
};

// %% [markdown]
// ## The first race
//
// One start, and decay rates as one finds them in textbooks. Only the step size is
// swept, four to each power of ten.

// %% One start, step sizes swept
const std::array<double, 2> textbook[] = {
    {0.0, 0.0}, {momentum, 0.0}, {0.0, 0.0}, {rho, 0.0}, {beta1, beta2}};

Vector first_end = xt::zeros<double>({5});
std::vector<Setting> first_best;
for (std::size_t k = 0; k < 5; ++k) {
  const auto tried = settings(smallest, largest, 4, {textbook[k]});
  first_best.push_back(sweep(names[k], tried, problem, one_start, budget));
  first_end(k) = highest(
      search(names[k], first_best[k], problem, {start_x, start_y}, budget), budget, 1);
}
std::printf("%-17s %-18s %-10s %-12s %s\n", "", "decay rates", "step size",
            "f at the end", "place");
for (std::size_t k = 0; k < 5; ++k)
  std::printf("%-17s %-18s %-10.3g %-12s %ld%s\n", names[k].c_str(),
              decays_text(names[k], first_best[k]).c_str(), first_best[k].step_size,
              value_text(first_end(k)).c_str(), place(first_end, k),
              edge_text(first_best[k]));

// %% [markdown] tags=["predict"]
// Now only RMSProp’s $\rho$ changes: 0.9, 0.98, 0.99, 0.995 and 0.999. Its step size is
// swept anew for each. Will its place among the five change, and how will its value: by
// a few percent, by a factor of ten, or by a factor of a thousand?

// %% The same race with other values of rho
Vector end = first_end;
for (const double other : {0.9, 0.98, 0.99, 0.995, 0.999}) {
  const auto tried = settings(smallest, largest, 4, {{other, 0.0}});
  const Setting best = sweep("RMSProp", tried, problem, one_start, budget);
  end(3) =
      highest(search("RMSProp", best, problem, {start_x, start_y}, budget), budget, 1);
  std::printf("rho %-6g step size %-8.3g f = %-10s place %ld\n", other, best.step_size,
              value_text(end(3)).c_str(), place(end, 3));
}

// %% [markdown] tags=["solution"]
// With the values above, RMSProp is second, fourth or last, and its value changes by a
// factor of more than a thousand, back and forth: 1.04 for 0.9, 0.000654 for 0.99,
// 0.357 for 0.995, 0.000703 for 0.999.

// %% [markdown]
// Whoever sets the decay rates can set the order. And where a value jumps back and
// forth as $\rho$ grows, as it does with the values above, that is no property of
// $\rho$: from a single start, some runs are lucky. So the first race was not fair,
// twice over.

// %% [markdown] tags=["notes"]
// The prediction that pays: nearly everyone expects a smooth change with $\rho$. Then
// ask what could be changed so that luck no longer decides, and wait for “more starts”.

// %% [markdown]
// ## The second race
//
// - The sweep tries decay rates as well: twelve of them (for Adam, twelve pairs) with
//   each step size. An optimizer without one gets twelve times as many step sizes, so
//   that all have about the same number of tries.
// - A setting must do well from many starts: random ones within the bounds of the
//   problem, and the median over them counts.
// - Settings chosen on some starts tend to look better there than elsewhere, since luck
//   had a say in the choice. So the race itself is run from other starts.

// %% Many starts, everything swept
const int seed = param("seed", 1, "of the random starts", {.min = 0});
const int tuning_starts = param(
    "tuning_starts", 20, "starts that settings are tried on", {.min = 1, .max = 100});
const int starts =
    param("starts", 25, "other starts, for the race", {.min = 1, .max = 1000});

numpy::RandomState random(seed);
const auto draw = [&](int n) {
  Matrix points = random.rand(n, 2);
  for (std::size_t i = 0; i < 2; ++i)
    xt::col(points, i) =
        problem.bounds(i, 0) +
        xt::col(points, i) * (problem.bounds(i, 1) - problem.bounds(i, 0));
  return points;
};
const Matrix tuning = draw(tuning_starts), track = draw(starts);  // (n, 2) each

std::vector<std::array<double, 2>> single, pairs;
for (const double decay :
     {0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999})
  single.push_back({decay, 0.0});
for (const double b1 : {0.8, 0.9, 0.95})
  for (const double b2 : {0.8, 0.9, 0.99, 0.999}) pairs.push_back({b1, b2});

std::vector<Setting> best;
Matrix ends = xt::zeros<double>({std::size_t{5}, track.shape(0)});
std::vector<Matrix> values;  // of each optimizer: (starts, budget)
std::size_t tries = 0;
for (std::size_t k = 0; k < 5; ++k) {
  const bool has_one = names[k] == "momentum" || names[k] == "RMSProp";
  const auto tried = names[k] == "Adam" ? settings(smallest, largest, 4, pairs)
                     : has_one          ? settings(smallest, largest, 4, single)
                               : settings(smallest, largest, 4 * 12, {{0.0, 0.0}});
  tries = std::max(tries, tried.size());
  best.push_back(sweep(names[k], tried, problem, tuning, budget));
  values.push_back(diverged * xt::ones<double>({starts, budget}));
  for (std::size_t i = 0; i < track.shape(0); ++i) {
    const auto path = search(names[k], best[k], problem, xt::row(track, i), budget);
    const Vector value = path.values();
    for (std::size_t t = 0; t < value.size(); ++t) values[k](i, t) = value(t);
    ends(k, i) = highest(path, budget, 1);
  }
}

// %% [markdown] tags=["predict"]
// Who ends lowest in the median after 200 gradients in Rosenbrock’s bent valley? And
// from how many of the 25 starts will it be first: from nearly all, from three of four,
// or from half?

// %% Who ends where, and at what price
std::printf("%-17s %-18s %-10s %-35s %s\n", "", "", "", "f at the end: quartiles,",
            "starts that");
std::printf("%-17s %-18s %-10s %-11s %-11s %-11s %s\n", "", "decay rates", "step size",
            "lower", "median", "upper", "diverged");
for (std::size_t k = 0; k < 5; ++k) {
  const Vector row = xt::row(ends, k);
  const Vector q = numpy::percentile(row, {25.0, 50.0, 75.0});
  std::printf("%-17s %-18s %-10.3g %-11s %-11s %-11s %ld%s\n", names[k].c_str(),
              decays_text(names[k], best[k]).c_str(), best[k].step_size,
              value_text(q(0)).c_str(), value_text(q(1)).c_str(),
              value_text(q(2)).c_str(), std::count(row.begin(), row.end(), diverged),
              edge_text(best[k]));
}
std::printf("\nfrom %-3d starts   1st  2nd  3rd  4th  5th\n", starts);
for (std::size_t k = 0; k < 5; ++k) {
  int times[5] = {};
  for (int i = 0; i < starts; ++i) ++times[place(xt::col(ends, i), k) - 1];
  std::printf("%-17s %4d %4d %4d %4d %4d\n", names[k].c_str(), times[0], times[1],
              times[2], times[3], times[4]);
}

const Vector medians = numpy::median(ends, 1);
const auto winner = static_cast<std::size_t>(numpy::argmin(medians));
long wins = 0;
std::set<std::string> orders;
for (int i = 0; i < starts; ++i) {
  const Vector column = xt::col(ends, i);
  wins += place(column, winner) == 1;
  orders.insert(numpy::array_print(numpy::argsort(column)));
}
const double searches = static_cast<double>(tries) * tuning_starts;
show(Markdown(
    "The lowest median is that of {}, which is first from {} of {} starts; these end "
    "in {} order{} of the five. The price: up to {} settings an optimizer, "
    "from {} start{}, with {} gradients each. That is {:.0f} times what one search "
    "costs, to prepare for it.",
    names[winner], wins, starts, orders.size(), orders.size() == 1 ? "" : "s", tries,
    tuning_starts, tuning_starts == 1 ? "" : "s", budget, searches));

Vector at_starts = xt::zeros<double>({starts});
for (int i = 0; i < starts; ++i) at_starts(i) = problem(xt::row(track, i));
const double top = 10.0 * numpy::percentile(at_starts, 100.0);
const Vector n = numpy::arange(1.0, budget + 1.0, 1.0);

std::vector<Matrix> quartiles;  // of each optimizer: (3, budget)
double bottom = top / 100.0;
for (const Matrix& runs : values) {
  quartiles.push_back(numpy::percentile(runs, {25.0, 50.0, 75.0}, 0));
  bottom = std::min(bottom, quartiles.back()(0, static_cast<std::size_t>(budget) - 1));
}
const auto panel = [&](const std::string& title) {
  return Figure(title)
      .x_label("gradients")
      .y_label("f")
      .log_y()
      .y_range(std::max(bottom, 1e-16), top);
};
Panels spreads("The value from many starts",
               {.columns = 3, .share_x = true, .share_y = true, .share_legend = true});
Figure medians_alone = panel("all medians");
for (std::size_t k = 0; k < 5; ++k) {
  const plot::Color color = optimizer_color(names[k]);
  const Vector middle = xt::row(quartiles[k], 1);
  spreads.add(
      panel(names[k])
          .band(n, xt::row(quartiles[k], 0), xt::row(quartiles[k], 2), {.color = color})
          .line(n, middle, {.color = color}));
  medians_alone.line(n, middle, {.label = names[k], .color = color});
}
show(
    spreads.add(medians_alone)
        .name("values")
        .caption("A line is the median over the starts, a band their middle half.")
        .alt(
            "Five panels, one an optimizer, with the same logarithmic axis: the median "
            "of the value over the gradients, within a band for half of the starts. A "
            "sixth panel shows the five medians together."));

// %% [markdown] tags=["solution"]
// With the values above, Adam: its median is 0.00638, and it is first from 18 of the 25
// starts.

// %% [markdown] tags=["notes"]
// Read the two tables aloud once. The first says how far apart the optimizers are, the
// second how sure one can be. Who diverges from some starts may still have a good
// median: ask whether they would use it.

// %% [markdown]
// A median alone would hide how much the starts matter. The figure shows both: the line
// is the median over the starts, the band holds the middle half of them.

// %% [markdown]
// ## The paths
//
// How do they get there? Here are five paths from one start, the first race’s, with the
// settings of the second race. The gray lines are where $f$ is 1, 10, 100 and 1000.

// %% Draw the paths tags=["fold"]
const auto axis = [&](std::size_t i) {  // as far as the bounds, and the start
  const double low = std::min(problem.bounds(i, 0), one_start(0, i));
  const double high = std::max(problem.bounds(i, 1), one_start(0, i));
  return numpy::linspace(low, high, 101);
};
const Vector across = axis(0), up = axis(1);
const auto [x, y] = numpy::meshgrid(across, up);
const Matrix height = optimize::on_grid(problem, x, y);

// Coordinate j of the start and of every iterate.
const auto with_start = [&](const optimize::Trajectory& path, std::size_t j) {
  Vector all = xt::zeros<double>({path.size() + 1});
  all(0) = one_start(0, j);
  const Matrix points = path.points();
  for (std::size_t t = 0; t < path.size(); ++t) all(t + 1) = points(t, j);
  return all;
};
const auto minimum = [&](std::size_t j) {
  return Vector(xt::view(problem.minimizers, xt::all(), j));
};

Panels paths("Five paths from one start",
             {.columns = 3, .share_x = true, .share_y = true, .share_legend = true});
for (std::size_t k = 0; k < 5; ++k) {
  const auto path = search(names[k], best[k], problem, {start_x, start_y}, budget);
  paths.add(
      Figure(fmt::format("{}: {}", names[k], value_text(highest(path, budget, 1))))
          .contour_lines(x, y, height,
                         {.levels = {1.0, 10.0, 100.0, 1000.0}, .color = "gray"})
          .path(with_start(path, 0), with_start(path, 1),
                {.color = optimizer_color(names[k]), .dots = false})
          .points({start_x}, {start_y}, {.label = "start", .color = "orange"})
          .points(minimum(0), minimum(1),
                  {.label = "minimum", .color = "yellow", .marker = plot::Marker::plus})
          .x_range(across(0), across(100))
          .y_range(up(0), up(100))
          .x_label("x")
          .y_label("y")
          .equal_scales());
}
show(
    paths.name("paths")
        .caption("One path a panel, on the same map; its title says where $f$ ends.")
        .alt(
            "Five maps of the objective with the same start, each with the path of one "
            "optimizer until its budget runs out."));

// %% [markdown]
// The order that the titles tell need not be that of the medians: one start is one
// draw, even with the best of rules.

// %% [markdown]
// ## Summary
//
// A race is fair when all get the same budget, for the search and for finding their
// settings, and when the settings are chosen on other starts than those that count. Its
// result is a median with a spread, not a name. And it holds for one problem and one
// budget: another valley, another order.

// %% [markdown]
// ## Try this
//
// 1. Another problem: `./chalkline run race -p objective=himmelblau`. What becomes of
//    the winner in Rosenbrock’s valley, and how much do the places mean here?
// 2. Other starts: `./chalkline run race -p seed=2`. Whose place stays, and whose was
//    luck?
// 3. A tenth of the budget: `./chalkline run race -p budget=20`. Who is good at the
//    beginning?
// 4. Settings chosen on one start: `./chalkline run race -p tuning_starts=1`. Whom does
//    it hurt most?

// %% [markdown] tags=["solution"]
// 1. Adam is fourth or fifth from 24 of the 25 starts. But with all except RMSProp,
//    three of four runs at least end below $10^{-17}$, at the minimum for every
//    purpose, and places among numbers of that size mean little. Momentum’s best share
//    is 0, which makes it gradient descent. RMSProp’s median, 2.64, is the one that
//    matters.
// 2. Adam’s: it is first from 23 of the 25 starts. RMSProp, which was last from 11
//    starts, is last from 2 now, and gradient descent and momentum diverge from 10 and
//    12 starts.
// 3. AdaGrad has the lowest median, 0.57, and momentum is first or second most often,
//    from 15 of the 25 starts. Adam is last from 12, with a median of 2.53.
// 4. Gradient descent: it diverges from 20 of the 25 other starts. Momentum diverges
//    from 8, and AdaGrad’s best step size is the edge of the sweep.

// %% [markdown]
// ## Read on
//
// - [Goodfellow, Bengio and Courville, *Deep
//   Learning*](https://www.deeplearningbook.org/contents/optimization.html), 2016,
//   section 8.5: which optimizer to choose, and why nobody knows for sure.
// - [Ruder, *An overview of gradient descent optimization
//   algorithms*](https://arxiv.org/abs/1609.04747), 2016: all five, and their settings.

// %%
LESSON_END
