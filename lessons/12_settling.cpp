// %% [markdown]
// # Why RMSProp cannot settle
//
// You will see what RMSProp does after it has reached a minimum: it does not stay, and
// how far off it ends can be computed. The reason is what makes RMSProp strong, that
// its average of squares forgets. A step size that falls is the remedy, and how it
// should fall is the last part of this lesson.

// %% [markdown]
// **You will be able to**
//
// - explain why an average that forgets keeps the steps from vanishing,
// - compute how far from a minimum RMSProp ends,
// - choose a schedule for the step size that brings it all the way.
//
// **You need** [lesson 5](5_rmsprop.cpp) for RMSProp, and from [lesson
// 1](1_gradient_descent.cpp) that gradient descent climbs where the step size is above
// 2 divided by the curvature.

// %% [markdown] tags=["notes"]
// Ask first where a search should be after ten times as many iterations as it needs to
// arrive. Nearly everybody expects it at the minimum, to all digits. Let the figure
// speak: first the dive, then the way back. About 10 minutes.

// %% [markdown]
// ## The end of a search
//
// The valley is that of lesson 2, $f(x, y) = 0.1 \, x^2 + 2 \, y^2$: its curvature, the
// second derivative, is 0.2 along $x$ and 4 along $y$. RMSProp treats each coordinate
// on its own,
//
// $$s \leftarrow \rho \, s + (1 - \rho) \, g^2$$
//
// $$x \leftarrow x - \frac{\alpha}{\epsilon + \sqrt{s}} \, g$$
//
// and in this valley $g$ depends on one coordinate alone. So the search can be written
// for one coordinate, and done twice. The step size is a function of the iteration: for
// now it always returns the same.

// %% RMSProp along one coordinate
#include <algorithm>
#include <chalkline/lesson.hpp>

struct Walk {
  Vector x;     // (n_iter): the iterate after each update
  Vector step;  // (n_iter): the step size in force, alpha / (epsilon + sqrt(s))
};

// Where f is c / 2 * (x - minimum)^2, and step_size(t) the step size of iteration t.
template <class StepSize>
Walk rmsprop(double c, double minimum, double start, const StepSize& step_size,
             double rho, int n_iter) {
  Walk walk{xt::zeros<double>({n_iter}), xt::zeros<double>({n_iter})};
  double x = start, s = 0.0;
  for (int t = 0; t < n_iter; ++t) {
    const double g = c * (x - minimum);
    s = s * rho + g * g * (1.0 - rho);
    walk.step(t) = step_size(t) / (1e-8 + std::sqrt(s));
    x = x - walk.step(t) * g;
    walk.x(t) = x;
  }
  return walk;
}

constexpr double curvature_x = 0.2, curvature_y = 4.0;
constexpr double start_x = -4.5, start_y = 1.2;

LESSON_BEGIN

// %% Four hundred iterations
const double step_size =
    param("step_size", 0.1, "step size alpha", {.min = 1e-3, .max = 10.0});
const double rho =
    param("rho", 0.9, "decay rate: the share of the old average that stays",
          {.min = 0.0, .max = open(1.0)});
const int n_iter =
    param("n_iter", 400, "iterations of each search", {.min = 20, .max = 100'000});
const double center =
    param("center", 0.0, "x of the minimum", {.min = -100.0, .max = 100.0});

const auto constant = [&](int) { return step_size; };
const Walk x = rmsprop(curvature_x, center, start_x, constant, rho, n_iter);
const Walk y = rmsprop(curvature_y, 0.0, start_y, constant, rho, n_iter);
const Vector distance_x = xt::abs(x.x - center), distance_y = xt::abs(y.x);

// %% [markdown] tags=["predict"]
// The search starts at $(-4.5, 1.2)$ with the step size 0.1. About 60 iterations take
// $x$ and $y$ to within 0.1 of the minimum, and it is given 400. **How far from the
// minimum is each at the end,** and which is nearer: $x$, along which the valley is
// flat, or $y$, along which it is steep?

// %% How far each coordinate is from the minimum, and where tags=["fold"]
for (const auto& [name, d] : {std::pair("x", distance_x), std::pair("y", distance_y)}) {
  const std::ptrdiff_t nearest = numpy::argmin(d);
  std::printf("%s: %.2e from the minimum after %td iterations, then up to %.3f,\n",
              name, d(nearest), nearest + 1,
              *std::max_element(d.begin() + nearest, d.end()));
  std::printf("   and after the last two of %d: %.6f, %.6f\n", n_iter, d(n_iter - 2),
              d(n_iter - 1));
}

const Vector iteration = numpy::arange(1.0, n_iter + 1.0, 1.0);
const plot::Color color = optimizer_color("RMSProp");

show(Figure("How far each coordinate is from the minimum")
         .name("distance")
         .line(iteration, distance_x, {.label = "x (flat)", .color = color})
         .line(iteration, distance_y,
               {.label = "y (steep)", .color = color, .dashed = true})
         .horizontal(step_size / 2.0, {.label = "half a step size"})
         .x_label("iteration")
         .y_label("distance")
         .log_y()
         .caption("Follow each coordinate past its lowest point.")
         .alt("Two curves on a logarithmic scale, one for each coordinate, with a "
              "horizontal line at half a step size for comparison."));

const double reach = 1.2 * step_size;
const auto [map_x, map_y] =
    numpy::meshgrid(numpy::linspace(center - reach, center + reach, 81),
                    numpy::linspace(-reach, reach, 81));
const Matrix height = 0.1 * (map_x - center) * (map_x - center) + 2.0 * map_y * map_y;
const auto last = [&](const Vector& a) {
  return Vector(xt::view(a, xt::range(n_iter - 20, n_iter)));
};

show(Figure("The last twenty iterates")
         .name("cycle")
         .contour_lines(map_x, map_y, height, {.color = "#a0a8b4"})
         .path(last(x.x), last(y.x), {.label = "RMSProp", .color = color})
         .points({center}, {0.0},
                 {.label = "minimum", .color = "yellow", .marker = plot::Marker::plus})
         .x_label("x")
         .y_label("y")
         .x_range(center - reach, center + reach)
         .y_range(-reach, reach)
         .equal_scales()
         .caption("The valley is twenty times as steep along $y$. Compare how far the "
                  "search jumps along either axis.")
         .alt("Level lines of the long valley around its minimum, and the path of the "
              "last twenty iterates."));

// %% [markdown] tags=["solution"]
// Neither is nearer. With the values above, both coordinates come within $10^{-18}$ of
// the minimum, and go back to 0.05, half a step size, where they stay. On the way they
// pass 0.22 and 0.18, about twice the step size.

// %% [markdown]
// Nothing has gone wrong in the arithmetic. The library’s RMSProp does the same, to the
// last bit:

// %% Compare with the library
optimize::RMSProp library({.step_size = step_size, .rho = rho});
Vector at = {start_x, start_y};
bool equal = true;
for (int t = 0; t < n_iter; ++t) {
  library.step(at, {curvature_x * (at(0) - center), curvature_y * at(1)});
  equal = equal && at(0) == x.x(t) && at(1) == y.x(t);
}
std::printf("RMSProp of the library: %d iterates, %s\n", n_iter,
            equal ? "equal to the last bit" : "NOT EQUAL");

// %% [markdown] tags=["notes"]
// Let the room find the feedback: what happens to s when the gradients shrink, and to
// the step when s shrinks? Draw the loop on the board. The surprise is that the balance
// is lesson 1’s edge of divergence, reached without anybody choosing it. About 10
// minutes.

// %% [markdown]
// ## Why: the average forgets
//
// Gradient descent settles because its moves, $\alpha g$, vanish with the gradient.
// RMSProp moves by $\alpha g / \sqrt{s}$, a ratio. When the gradients become small, $s$
// forgets the large ones and becomes small as well, and the ratio does not vanish.
//
// Where does it end? Suppose that a coordinate jumps from $a$ to $-a$ and back. With
// the curvature $c$ its gradient is $c \, a$ or $-c \, a$, so $g^2$ is always the same,
// and the average of what is always the same is just that: $s = c^2 a^2$. Each move is
// then
//
// $$\frac{\alpha}{\sqrt{s}} \, |g| = \frac{\alpha}{c \, a} \, c \, a = \alpha$$
//
// (without $\epsilon$, which is far smaller). A move of $\alpha$ that leads from $a$ to
// $-a$ means $a = \alpha / 2$. The curvature has canceled, and $\rho$ never occurred.
// (Only with $\rho = 0$, without any memory, is every move $\alpha$ long wherever it
// begins, and the jumps may lie off center.)

// %% [markdown] tags=["predict"]
// The **step size in force**, $\alpha / (\epsilon + \sqrt{s})$, is what a coordinate’s
// gradient is multiplied by. **What is it in the end** along $x$, where the curvature
// is 0.2, and along $y$, where it is 4? Compare it with the largest that gradient
// descent could take there.

// %% The step size in force tags=["fold"]
const auto in_force = [&](const char* name, double c, const Walk& walk) {
  const double last_step = walk.step(n_iter - 1);
  std::printf("%s: curvature %3.1f, step size in force %.4g, product %.4g\n", name, c,
              last_step, c * last_step);
};
in_force("x", curvature_x, x);
in_force("y", curvature_y, y);
const Vector product_x = curvature_x * x.step, product_y = curvature_y * y.step;

show(Figure("The step size in force, times the curvature")
         .name("in_force")
         .line(iteration, product_x, {.label = "x (flat)", .color = color})
         .line(iteration, product_y,
               {.label = "y (steep)", .color = color, .dashed = true})
         .horizontal(2.0, {.label = "edge: 2"})
         .x_label("iteration")
         .y_label("step size in force × curvature")
         .log_y()
         .caption("Below the line a coordinate approaches the minimum, above it the "
                  "coordinate moves away.")
         .alt("Two curves on a logarithmic scale, one for each coordinate, with a "
              "horizontal line at 2 for comparison."));

// %% [markdown] tags=["solution"]
// It is $2 / c$, so with the values above 10 along $x$ and 0.5 along $y$: exactly the
// edge up to which gradient descent goes down. In the cycle
// $\sqrt{s} = c \, \alpha / 2$, and $\alpha / \sqrt{s} = 2 / c$.

// %% [markdown]
// This is a **feedback**. Multiplied by the curvature, a step size in force below 2
// makes the coordinate approach its minimum, as it did for gradient descent. So the
// gradients shrink, $s$ forgets, and the step size grows. Above 2 the coordinate moves
// away, the gradients grow, $s$ grows, and the step size shrinks. The only balance is
// on the edge.
//
// It is reached late, since $\sqrt{s}$ forgets slowly: it cannot fall by more than the
// factor $\sqrt{\rho}$ in an iteration. While it falls, the coordinate runs far ahead
// into its dive. When the step size has grown far beyond the edge at last, the
// coordinate comes back, and meets an average that knows of no large gradients any
// more: the **cold start** of lesson 2 once again, a burst that carries it beyond the
// cycle.
//
// AdaGrad’s sum never forgets, so its step size in force never grows: it settles.

// %% [markdown] tags=["notes"]
// The derivation says that rho and the curvature do not matter; here it is put to the
// test. People expect the cycle to shrink when more is averaged. It is the burst that
// changes, and it grows. About 5 minutes.

// %% [markdown]
// ## How large is it?
//
// A claim about a cycle should survive being measured. The next cell starts searches at
// eleven places with nine step sizes and three decay rates, lets each run until it no
// longer changes, and notes two things: the largest distance after the dive, which is
// the **burst**, and the distance at the end, which is the **cycle**.

// %% Measure bursts and cycles
struct Late {
  double burst;  // the largest distance after the closest approach, of all starts
  double least_cycle, greatest_cycle;  // the distance at the end, of all starts
};

const auto measure = [](double alpha, double decay) {
  const int enough = static_cast<int>(6.0 / alpha + 60.0 / (1.0 - decay));
  Late late{0.0, HUGE_VAL, 0.0};
  for (const double start : numpy::linspace(4.0, 5.0, 11)) {
    const auto same = [&](int) { return alpha; };
    const Vector d = xt::abs(rmsprop(1.0, 0.0, start, same, decay, enough).x);
    const double burst = *std::max_element(d.begin() + numpy::argmin(d), d.end());
    late.burst = std::max(late.burst, burst);
    late.least_cycle = std::min(late.least_cycle, d(enough - 1));
    late.greatest_cycle = std::max(late.greatest_cycle, d(enough - 1));
  }
  return late;
};

const Vector alphas = numpy::logspace(-3.0, -1.0, 9);
const std::vector<double> decays = {0.5, 0.9, 0.99};
Matrix burst = xt::zeros<double>({3, 9});  // one row for each decay rate
Matrix cycle = xt::zeros<double>({3, 9});
std::string sizes =
    "| $\\rho$ | cycle / $\\alpha$ | burst / $\\alpha$ | $1 / \\sqrt{1 - \\rho}$ |\n"
    "| ---: | ---: | ---: | ---: |\n";
for (std::size_t i = 0; i < 3; ++i) {
  double least = HUGE_VAL, greatest = 0.0, farthest = 0.0;  // in step sizes
  for (std::size_t k = 0; k < 9; ++k) {
    const Late late = measure(alphas(k), decays[i]);
    burst(i, k) = late.burst;
    cycle(i, k) = late.greatest_cycle;
    least = std::min(least, late.least_cycle / alphas(k));
    greatest = std::max(greatest, late.greatest_cycle / alphas(k));
    farthest = std::max(farthest, late.burst / alphas(k));
  }
  sizes += fmt::format("| {} | {:.4f} to {:.4f} | up to {:.2f} | {:.2f} |\n", decays[i],
                       least, greatest, farthest, 1.0 / std::sqrt(1.0 - decays[i]));
}

// %% [markdown] tags=["predict"]
// The derivation says that the cycle depends on the step size alone. **And the burst:**
// does it become larger with a larger step size, with a $\rho$ nearer to 1, with both?

// %% Against the step size and against the memory tags=["fold"]
show(Markdown(sizes));

const std::vector<double> memory = {2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0};
Vector burst_of_memory = xt::zeros<double>({7}), cycle_of_memory = burst_of_memory;
for (std::size_t k = 0; k < 7; ++k) {
  const Late late = measure(0.01, 1.0 - 1.0 / memory[k]);
  burst_of_memory(k) = late.burst;
  cycle_of_memory(k) = late.greatest_cycle;
}

Figure of_step("the step size"), of_memory("the memory, at step size 0.01");
const char* const grays[] = {"#868e99", "#5b6472", "#22262e"};
for (std::size_t i = 3; i-- > 0;)
  of_step.path(alphas, xt::row(burst, i),
               {.label = fmt::format("burst, ρ = {}", decays[i]), .color = grays[i]});
of_step.path(alphas, xt::row(cycle, 1), {.label = "cycle, each ρ", .color = color})
    .x_label("step size")
    .y_label("distance from the minimum")
    .log_x()
    .log_y();
of_memory.path(memory, burst_of_memory, {.label = "burst", .color = grays[1]})
    .path(memory, cycle_of_memory, {.label = "cycle", .color = color})
    .x_label("1 / (1 − ρ)")
    .y_label("distance from the minimum")
    .log_x()
    .log_y();
show(Panels("What sets the size of burst and cycle", {.columns = 2, .share_y = true})
         .add(of_step)
         .add(of_memory)
         .name("sizes")
         .caption("The step size moves both, the memory only the burst.")
         .alt("Two panels on logarithmic axes. Left, over the step size, four parallel "
              "rising lines: the cycle below, the bursts of three decay rates above. "
              "Right, over the memory, the burst rises and the cycle is flat."));

// %% [markdown] tags=["solution"]
// With both. The step size makes burst and cycle larger, in proportion: on logarithmic
// axes the slope is 1. The cycle is half a step size in all 297 searches, whatever
// $\rho$. The burst goes up to about three quarters of $\alpha / \sqrt{1 - \rho}$, the
// length of a first step from a cold start.

// %% [markdown]
// So a small step size means a small cycle, and a long way to it: moves are hardly
// longer than the step size, except after a cold start. To be fast and to arrive, the
// step size has to fall on the way.

// %% [markdown] tags=["notes"]
// Let them vote before the table. The cosine’s last value impresses; the last column
// shows that just before the end it was no better than 1/t. About 10 minutes.

// %% [markdown]
// ## A step size that falls
//
// A **schedule** says which step size each iteration $t = 0, \dots, n - 1$ uses. Two
// are common:
//
// $$\alpha_t = \frac{\alpha}{1 + t / \tau}$$
//
// $$\alpha_t = \frac{\alpha}{2} \left(1 + \cos \frac{\pi t}{n}\right)$$
//
// The first stays near $\alpha$ for about $\tau$ iterations and then falls like $1/t$.
// The second needs to know the number of iterations $n$, and is 0 after the last one.

// %% Four schedules
const double tau = param("tau", 20.0, "iterations before the schedule 1/t brakes",
                         {.min = 1.0, .max = 1e6});

struct Run {
  const char* name;
  plot::Color color;
  Vector step_size, value;  // (n_iter)
  double product;           // curvature times step size in force, mean of the last 20
};

const auto run = [&](const char* name, plot::Color curve, const auto& schedule) {
  const Walk wx = rmsprop(curvature_x, center, start_x, schedule, rho, n_iter);
  const Walk wy = rmsprop(curvature_y, 0.0, start_y, schedule, rho, n_iter);
  Run result{name, curve, xt::zeros<double>({n_iter}), xt::zeros<double>({n_iter}),
             curvature_y * xt::mean(last(wy.step))()};
  for (int t = 0; t < n_iter; ++t) result.step_size(t) = schedule(t);
  result.value = 0.1 * (wx.x - center) * (wx.x - center) + 2.0 * wy.x * wy.x;
  return result;
};
const std::vector<Run> runs = {
    run("constant", color, constant),
    run("constant, a tenth", "gray", [&](int) { return step_size / 10.0; }),
    run("1/t", "#9a5b00", [&](int t) { return step_size / (1.0 + t / tau); }),
    run("cosine", "#7a4fd0",
        [&](int t) { return step_size / 2.0 * (1.0 + std::cos(M_PI * t / n_iter)); })};

// %% [markdown] tags=["predict"]
// Four searches from the same start: with a constant $\alpha$, a constant
// $\alpha / 10$, $1/t$ and cosine. **Which ends lowest, and which highest?**

// %% Schedules and values tags=["fold"]
std::string table =
    "| step size | $f$ at the end | highest $f$ of the last fifth | "
    "step size in force × curvature ($y$) |\n| --- | ---: | ---: | ---: |\n";
for (const Run& r : runs)
  table += fmt::format(
      "| {} | {:.2g} | {:.2g} | {:.2f} |\n", r.name, r.value(n_iter - 1),
      *std::max_element(r.value.end() - n_iter / 5, r.value.end()), r.product);
show(Markdown(table));

Figure schedules("the step size"), values("the value");
for (const Run& r : runs) {
  schedules.line(iteration, r.step_size, {.label = r.name, .color = r.color});
  values.line(iteration, r.value, {.label = r.name, .color = r.color});
}
schedules.x_label("iteration").y_label("step size").log_y();
values.x_label("iteration").y_label("f(x, y)").log_y();

show(Panels("Four schedules from one start",
            {.columns = 2, .share_x = true, .share_legend = true})
         .add(schedules)
         .add(values)
         .name("schedules")
         .caption("Compare where each value stops falling with what its step size does "
                  "there.")
         .alt("Two panels over the iterations on logarithmic scales: the step sizes of "
              "four schedules, and the values of the searches that use them."));

// %% [markdown] tags=["solution"]
// With the values above, cosine ends lowest by far, at $2 \cdot 10^{-32}$, and the
// tenth of the step size highest, at 0.034: it has not arrived. The constant one is in
// its cycle, at 0.0052. $1/t$ is at $1.1 \cdot 10^{-5}$ and would go on falling. Over
// the last fifth, cosine was no better than $1/t$: it wins at the very end.

// %% [markdown]
// Why does cosine end so low? With $1/t$ the step size falls so slowly that $\sqrt{s}$
// can follow: the product in the last column stays 2, and the cycle goes on while it
// shrinks, at the distance $\alpha_t / 2$. The cosine falls at the end by a larger
// factor in each iteration than $\sqrt{s}$ can. Then the product drops below 2, there
// is no cycle any more, and RMSProp converges as gradient descent does below its edge.

// %% [markdown]
// ## Summary
//
// RMSProp’s average forgets large gradients, so its step size in force grows until it
// is on the edge of stability, 2 divided by the curvature. There each coordinate jumps
// from one side of its minimum to the other at half a step size, whatever the curvature
// and the decay rate. A step size that falls makes the cycle shrink, and one that falls
// faster than the average forgets ends it.

// %% [markdown]
// ## Try this
//
// 1. Twice the step size: `./chalkline run settling -p step_size=0.2`. How far from the
//    minimum are $x$ and $y$ at the end?
// 2. A longer memory: `./chalkline run settling -p rho=0.99 -p n_iter=3000`. Which
//    numbers in the first output change a lot, and which do not?
// 3. Move the minimum: `./chalkline run settling -p center=1`. Now $x$ settles. What
//    stops it, and why not before?
// 4. Brake sooner: `./chalkline run settling -p tau=5`. Is it better to begin braking
//    early?

// %% [markdown] tags=["solution"]
// 1. Both are 0.1 away, half of the new step size; the product of step size in force
//    and curvature is 2 as before.
// 2. The dive is much deeper, $3 \cdot 10^{-202}$ for $x$, and the burst larger, 0.557
//    instead of 0.219. The distance at the end is 0.05 as before.
// 3. Near 1 the computer’s numbers are $2 \cdot 10^{-16}$ apart, so in its dive, which
//    went down to $10^{-20}$, $x$ becomes exactly 1. There the gradient is exactly 0,
//    and no step size makes a move of it. Near 0 numbers are far denser; there it takes
//    a $\rho$ such as 0.999 to dive as deep as the smallest of them,
//    $5 \cdot 10^{-324}$. It is luck: where gradients come with noise, as in the next
//    lesson, they are never exactly 0.
// 4. No: it ends at 0.32 instead of $1.1 \cdot 10^{-5}$, higher than all others, since
//    the step size falls before $x$ has arrived.

// %% [markdown]
// ## Read on
//
// - [Goodfellow et al., chapter
//   8](https://www.deeplearningbook.org/contents/optimization.html), section 8.3: why
//   step sizes have to fall where gradients are noisy.
// - [Hinton, lecture
//   6e](https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf):
//   RMSProp as it was introduced.
// - [Ruder 2016](https://arxiv.org/abs/1609.04747): an overview that compares schedules
//   and adaptive step sizes.

// %%
LESSON_END
