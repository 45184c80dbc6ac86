// %% [markdown]
// # A step size for every coordinate
//
// Two rules give each coordinate a step size of its own, and what they remember of past
// gradients decides where each gets stuck. **AdaGrad** (Duchi, Hazan and Singer, 2011)
// keeps, for each coordinate, the sum $s$ of its squared partial derivatives so far,
// and divides the step size by its root:
//
// $$s^{(t+1)} = s^{(t)} + g^2, \qquad x^{(t+1)} = x^{(t)} - \frac{\alpha}{\epsilon + \sqrt{s^{(t+1)}}} \, g, \qquad g = f'(x^{(t)})$$
//
// So each coordinate has a step size of its own; $\epsilon = 10^{-8}$ only guards
// against a division by zero.
//
// **RMSProp** (Tieleman and Hinton, 2012) replaces the sum by an average that forgets.
// A share $\rho$ of the old average stays, and the newest square fills the rest:
//
// $$s^{(t+1)} = \rho \, s^{(t)} + (1 - \rho) \, g^2$$
//
// What happened more than a few times $1 / (1 - \rho)$ iterations ago no longer counts.
// The root of this mean of squares gave the method its name.

// %% [markdown]
// **You will be able to**
//
// - write AdaGrad and RMSProp, and say what their $s$ remembers,
// - predict on which landscapes AdaGrad stalls, and where it is the better choice,
// - explain why RMSProp’s first step is so much longer than its step size.
//
// **You need** lesson 1: the gradient, the step size, and the long valley.

// %% One search for both rules, and two landscapes
#include <chalkline/lesson.hpp>

// f(x, y) = a[0] x^2 + a[1] y^2 + b (x^4 + y^4), and where its searches start.
struct Landscape {
  double a[2], b, start[2];
};
const Landscape valley = {{0.1, 2.0}, 0.0, {-4.5, 1.2}};
const Landscape walls = {{0.05, 0.05}, 1.0, {-5.0, -4.0}};

enum class Rule { adagrad, rmsprop };

struct Search {
  Matrix s;      // (n_iter, 2): what the rule remembers of each coordinate
  Matrix step;   // (n_iter, 2): the step size in force for each coordinate
  Matrix point;  // (n_iter, 2): the iterate after each update
  Vector value;  // (n_iter)
};

Search search(Rule rule, const Landscape& f, int n_iter, double step_size, double rho) {
  Search result{xt::zeros<double>({n_iter, 2}), xt::zeros<double>({n_iter, 2}),
                xt::zeros<double>({n_iter, 2}), xt::zeros<double>({n_iter})};
  double x[] = {f.start[0], f.start[1]};
  double s[] = {0.0, 0.0};
  for (int t = 0; t < n_iter; ++t) {
    for (std::size_t i = 0; i < 2; ++i) {
      const double gradient = 2.0 * f.a[i] * x[i] + 4.0 * f.b * x[i] * x[i] * x[i];
      const double squared = gradient * gradient;
      s[i] =
          rule == Rule::adagrad ? s[i] + squared : s[i] * rho + squared * (1.0 - rho);
      const double step = step_size / (1e-8 + std::sqrt(s[i]));
      x[i] = x[i] - step * gradient;
      result.s(t, i) = s[i];
      result.step(t, i) = step;
      result.point(t, i) = x[i];
      result.value(t) += f.a[i] * x[i] * x[i] + f.b * x[i] * x[i] * x[i] * x[i];
    }
  }
  return result;
}

LESSON_BEGIN

// %% The choices
const int n_iter =
    param("n_iter", 200, "iterations in the valley", {.min = 4, .max = 10'000});
const int n_walls =
    param("n_walls", 1000, "iterations between the walls", {.min = 4, .max = 10'000});
const double step_size = param(
    "step_size", 0.05, "step size of both rules in the valley", {.min = open(0.0)});
const double rho =
    param("rho", 0.99, "decay rate: the share of the old average that stays",
          {.min = 0.0, .max = open(1.0)});

// %% [markdown]
// ## What the rules do in the long valley
//
// Both rules search the valley of lesson 1, $f(x, y) = 0.1 x^2 + 2 y^2$, flat along $x$
// and twenty times as steep along $y$. The **step size in force** is what the gradient
// is multiplied by in the end: $\alpha / (\epsilon + \sqrt{s})$.

// %% [markdown] tags=["notes"]
// Have the room draw four curves before the reveal: the step size in force over the
// iterations, along x and along y, for both rules. Nearly nobody draws the fall of
// RMSProp at the beginning; the cold start at the end of this lesson explains it.

// %% [markdown] tags=["predict"]
// Which coordinate has the larger step size in force, the flat $x$ or the steep $y$?
// And do these step sizes grow or shrink as the search goes on: AdaGrad’s, and
// RMSProp’s?

// %% The step size that each coordinate gets
const Search adagrad = search(Rule::adagrad, valley, n_iter, step_size, rho);
const Search rmsprop = search(Rule::rmsprop, valley, n_iter, step_size, rho);
std::printf("step size in force along x: first, smallest, last\n");
for (const auto& [name, run] : {std::pair{"AdaGrad", adagrad}, {"RMSProp", rmsprop}}) {
  const Vector along_x = xt::col(run.step, 0);
  const auto least = numpy::argmin(along_x);
  std::printf("%s  %.3f, %.3f at iteration %zu, %.3f\n", name, along_x(0),
              along_x(least), least + 1, along_x(n_iter - 1));
}
std::printf("after %d iterations: AdaGrad f = %.3g, RMSProp f = %.3g\n", n_iter,
            adagrad.value(n_iter - 1), rmsprop.value(n_iter - 1));

const Vector iteration = numpy::arange(1.0, n_iter + 1.0, 1.0);
const plot::Color blue = optimizer_color("RMSProp"), red = optimizer_color("AdaGrad");

show(Figure("The step size in force, coordinate by coordinate")
         .name("steps")
         .line(iteration, xt::col(rmsprop.step, 0),
               {.label = "RMSProp, x (flat)", .color = blue})
         .line(iteration, xt::col(rmsprop.step, 1),
               {.label = "RMSProp, y (steep)", .color = blue, .dashed = true})
         .line(iteration, xt::col(adagrad.step, 0),
               {.label = "AdaGrad, x (flat)", .color = red})
         .line(iteration, xt::col(adagrad.step, 1),
               {.label = "AdaGrad, y (steep)", .color = red, .dashed = true})
         .x_label("iteration")
         .y_label("step size / (1e-8 + √s)")
         .log_y()
         .caption("AdaGrad’s step sizes only fall. RMSProp’s fall at first, while its "
                  "average fills up, and can grow again after that.")
         .alt("Four curves over the iterations on a logarithmic scale. RMSProp’s two "
              "begin high, fall within some thirty iterations and then rise slowly; "
              "AdaGrad’s two fall throughout, ever more slowly. The flat coordinate "
              "has the larger step size of both."));

// %% [markdown] tags=["solution"]
// The flat coordinate has the larger step size in force, with both rules. With the
// values above RMSProp’s step size along $x$ begins at 0.556, its largest, falls to
// 0.221 in iteration 26, and is back at 0.502 in the end: first the average fills up,
// then the slopes flatten out and the average follows. AdaGrad’s can only fall, from
// 0.056 to 0.005: what its sum has seen stays in it.

// %% [markdown]
// ## Which one is faster?
//
// With one step size for both this is no fair question: AdaGrad’s $s$ is a sum and
// RMSProp’s an average, so the same $\alpha$ means a much shorter step for AdaGrad. Let
// each have the step size that suits it best, then. And let there be a second
// landscape, on which both start at a steep place:
//
// $$f(x, y) = \frac{x^2 + y^2}{20} + x^4 + y^4$$
//
// From $(-5, -4)$ the fourth powers are walls with slopes of hundreds. Near the center
// only a shallow bowl is left, with slopes of a tenth and less.

// %% [markdown] tags=["notes"]
// The question to keep open until the reveal: is there a step size with which AdaGrad
// does well on both landscapes? Somebody will say "just make it larger". That is right
// for the valley.

// %% [markdown] tags=["predict"]
// Each rule gets 21 step sizes, from 0.001 to 100, on each landscape. On which of the
// two is AdaGrad at its best as good as RMSProp at its best, or better? On which is it
// worse?

// %% Sweep the step size
// The highest value in the last quarter of a run: a lucky last step does not count.
const auto score = [](const Search& run) {
  const auto n = run.value.size();
  const double worst = xt::amax(xt::view(run.value, xt::range(n - n / 4, n)))();
  return std::isfinite(worst) ? worst : std::nan("");
};
const Vector tried = numpy::logspace(-3.0, 2.0, 21);

const auto sweep = [&](const char* where, const Landscape& f, int iterations) {
  Vector of_adagrad = xt::zeros_like(tried), of_rmsprop = of_adagrad;
  for (std::size_t k = 0; k < tried.size(); ++k) {
    of_adagrad(k) = score(search(Rule::adagrad, f, iterations, tried(k), rho));
    of_rmsprop(k) = score(search(Rule::rmsprop, f, iterations, tried(k), rho));
  }
  for (const auto& [name, scores] :
       {std::pair{"AdaGrad", of_adagrad}, {"RMSProp", of_rmsprop}}) {
    const Vector known = xt::where(xt::isnan(scores), 1e300, scores);
    const auto k = numpy::argmin(known);
    const bool on_edge = k == 0 || k + 1 == static_cast<std::ptrdiff_t>(tried.size());
    std::printf("%s: %s is best with step size %.3g%s, f = %.2g\n", where, name,
                tried(k), on_edge ? " (the edge of the sweep)" : "", known(k));
  }
  // An exact 0 has no place on a logarithmic scale: below the frame it is as good.
  return Figure(fmt::format("{}, {} iterations", where, iterations))
      .line(tried, xt::maximum(of_adagrad, 1e-300), {.label = "AdaGrad", .color = red})
      .line(tried, xt::maximum(of_rmsprop, 1e-300), {.label = "RMSProp", .color = blue})
      .x_label("step size α")
      .y_label("f(x, y) at the end")
      .log_x()
      .log_y()
      .y_range(1e-16, 1e4);
};

show(Panels("The end of each search, step size by step size",
            {.columns = 2, .share_y = true, .share_legend = true})
         .add(sweep("valley", valley, n_iter))
         .add(sweep("walls", walls, n_walls))
         .name("sweep")
         .caption(
             "The lowest point of a curve is the rule at its best. Curves that leave "
             "the frame go lower still.")
         .alt("Two panels with the value at the end over the step size, both axes "
              "logarithmic. In the valley both rules fall below the frame, AdaGrad "
              "with every step size from about 1 on, RMSProp also with some that are "
              "shorter. Between the walls AdaGrad’s curve has its lowest "
              "point at about 0.0003, RMSProp’s near 1e-11."));

// %% [markdown] tags=["solution"]
// In the valley AdaGrad at its best is unsurpassed: after the first moves the slopes
// only shrink, so the sum stops growing, and the step size in force stays at a value
// that is just right. Between the walls, with the values above, none of its step sizes
// ends below 0.00034, while RMSProp’s best ends at $5 \cdot 10^{-12}$. It is slow
// there, not lost: with ten times the iterations it arrives.
//
// So AdaGrad is the better one where the slopes only ever become smaller. It also is
// where gradients are sparse, for which it was made: a coordinate that is seldom moved
// keeps its long steps.

// %% [markdown]
// ## What is remembered
//
// The reason can be seen in $s$ itself.

// %% [markdown] tags=["predict"]
// Between the walls the first slope along $x$ is about 500. At the end it is less than
// 0.1. What does AdaGrad’s $s$ look like over the iterations, and RMSProp’s?

// %% Look at s
const Search sum = search(Rule::adagrad, walls, n_walls, 1.0, rho);
const Search average = search(Rule::rmsprop, walls, n_walls, 1.0, rho);
const Vector long_iteration = numpy::arange(1.0, n_walls + 1.0, 1.0);
std::printf("s of x with step size 1, first and last\n");
std::printf("AdaGrad  %.3g, %.3g\n", sum.s(0, 0), sum.s(n_walls - 1, 0));
std::printf("RMSProp  %.3g, %.3g\n", average.s(0, 0), average.s(n_walls - 1, 0));

show(Figure("What is remembered of the walls")
         .name("memory")
         .line(long_iteration, xt::col(sum.s, 0), {.label = "AdaGrad, x", .color = red})
         .line(long_iteration, xt::col(sum.s, 1),
               {.label = "AdaGrad, y", .color = red, .dashed = true})
         .line(long_iteration, xt::col(average.s, 0),
               {.label = "RMSProp, x", .color = blue})
         .line(long_iteration, xt::col(average.s, 1),
               {.label = "RMSProp, y", .color = blue, .dashed = true})
         .x_label("iteration")
         .y_label("s")
         .log_y()
         .caption("The sum never forgets the wall. The average forgets it at the "
                  "decay rate.")
         .alt("Four curves on a logarithmic scale. AdaGrad’s two stay level, near "
              "400,000 and 90,000. RMSProp’s two rise to some thousands in the first "
              "iterations and then fall along straight lines by four orders of "
              "magnitude."));

// %% [markdown] tags=["solution"]
// AdaGrad’s $s$ of $x$ jumps to more than $500^2$ in the first iterations and hardly
// changes after them: a thousand iterations later every step along $x$ is still divided
// by more than 500, on a ground where the slopes are a tenth. RMSProp’s rises only as
// far as its average takes it, and then loses the share $1 - \rho$ of the old squares
// in each iteration, which is a straight line on a logarithmic scale. This is what
// Goodfellow, Bengio and Courville (2016) say of AdaGrad: gradients from before the
// search reaches a bowl shrink its steps too much within it.

// %% [markdown]
// ## The cold start
//
// The average starts at $s^{(0)} = 0$, so after the first gradient it is only
// $(1 - \rho) \, g^2$, far below $g^2$ itself. The first move is therefore
//
// $$\frac{\alpha}{\epsilon + \sqrt{(1 - \rho) \, g^2}} \, |g| \approx \frac{\alpha}{\sqrt{1 - \rho}}$$
//
// whatever the gradient is, as long as it is not zero. With $\alpha = 0.01$ and
// $\rho = 0.99$, as in lesson 5, that makes 0.1: the first step is ten times the step
// size, in every coordinate. The cell below measures it.

// %% [markdown] tags=["predict"]
// Then the second gradient comes, which is nearly the same as the first. Will the
// second move be shorter than the first, equal, or longer? By how much?

// %% Measure the first moves
const Search first_two = search(Rule::rmsprop, valley, 2, 0.01, 0.99);
for (std::size_t i = 0; i < 2; ++i) {
  const double first = std::abs(first_two.point(0, i) - valley.start[i]);
  const double second = std::abs(first_two.point(1, i) - first_two.point(0, i));
  std::printf("%c: first move %.8f, second %.8f, ratio %.3f\n", "xy"[i], first, second,
              second / first);
}

// %% [markdown] tags=["solution"]
// Shorter, by nearly a third. Two equal gradients make $s = (1 - \rho^2) \, g^2$, about
// twice as much as one, so the move shrinks to $1 / \sqrt{1 + \rho} \approx 0.709$ of
// the first; it shrinks a little more since the second gradient is a little smaller.
// The steep $y$ loses more of its slope with the first move, hence the smaller ratio.

// %% [markdown]
// ## Summary
//
// AdaGrad and RMSProp divide the step size by the root of past squared gradients, one
// coordinate at a time. AdaGrad’s sum suits slopes that only fall, and keeps the steps
// short after a steep beginning; RMSProp’s average forgets it within a few times
// $1 / (1 - \rho)$ iterations. Because the average starts at zero, RMSProp’s first move
// is $1 / \sqrt{1 - \rho}$ times its step size.

// %% [markdown]
// ## Try this
//
// 1. Give both a larger step in the valley: `./chalkline run 2 -p step_size=1`. Who
//    ends lower now?
// 2. Forget faster: `./chalkline run 2 -p rho=0.9`. Between the walls RMSProp ends
//    higher than before. What keeps it from settling?
// 3. Remember longer: `./chalkline run 2 -p rho=0.999`. Why is RMSProp now hardly
//    better than AdaGrad between the walls?

// %% [markdown] tags=["solution"]
// 1. AdaGrad, at $7.42 \cdot 10^{-24}$; RMSProp ends at $8.95 \cdot 10^{-10}$. Its
//    first move is ten step sizes long, and it hovers about the minimum at the end.
// 2. RMSProp’s best now ends at $2.8 \cdot 10^{-6}$ instead of $5 \cdot 10^{-12}$, with
//    a step size of only 0.01. Near the minimum the average follows the shrinking
//    slopes, so the step in force grows until it is too long, and the search is thrown
//    back. Lesson 12 looks into it.
// 3. A memory of about $1 / (1 - \rho) = 1000$ iterations is as long as the run: the
//    walls are still remembered at its end. RMSProp’s best is 0.00021, AdaGrad’s
//    0.00034. The average has to forget faster than the budget runs out.

// %% [markdown]
// ## Read on
//
// - Duchi, Hazan and Singer, [Adaptive subgradient
//   methods](https://jmlr.org/papers/v12/duchi11a.html) (2011): AdaGrad, and why it was
//   made for sparse gradients.
// - Hinton, [lecture
//   6e](https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf): the
//   slides that introduced RMSProp.
// - Goodfellow, Bengio and Courville, [Deep learning, chapter
//   8](https://www.deeplearningbook.org/contents/optimization.html) (2016), section
//   8.5.

// %%
LESSON_END
