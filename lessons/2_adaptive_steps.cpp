// %% [markdown]
// # A step size for every coordinate
//
// AdaGrad (Duchi, Hazan and Singer, 2011) keeps, for each coordinate, the sum of its
// squared partial derivatives so far, and divides the step size by its root:
//
// $$s^{(t+1)} = s^{(t)} + g^2, \qquad x^{(t+1)} = x^{(t)} - \frac{\alpha}{\epsilon + \sqrt{s^{(t+1)}}} \, g, \qquad g = f'(x^{(t)})$$
//
// A coordinate with steep slopes gets small steps, a flat one large steps;
// $\epsilon = 10^{-8}$ only guards against a division by zero. The weak point is in the
// sum: it never falls. Every gradient ever seen keeps the brakes on, and the search can
// come to rest long before the minimum.
//
// RMSProp (Tieleman and Hinton, 2012) replaces the sum by an average that forgets. A
// share $\rho$ of the old average stays, and the newest square fills the rest:
//
// $$s^{(t+1)} = \rho \, s^{(t)} + (1 - \rho) \, g^2$$
//
// What happened more than a few times $1 / (1 - \rho)$ iterations ago no longer counts.
// The root of this mean of squares gave the method its name.

// %% One search for both rules
#include <chalkline/lesson.hpp>

enum class Rule { adagrad, rmsprop };

struct Search {
  Matrix step;   // (n_iter, 2): the step size in force for each coordinate
  Matrix point;  // (n_iter, 2): the iterate after each update
  Vector value;  // (n_iter)
};

// f(x, y) = 0.1 x^2 + 2 y^2 from (-4.5, 1.2), its gradient (0.2 x, 4 y).
Search search(Rule rule, int n_iter, double step_size, double rho) {
  Search result{xt::zeros<double>({n_iter, 2}), xt::zeros<double>({n_iter, 2}),
                xt::zeros<double>({n_iter})};
  double x[] = {-4.5, 1.2};
  double s[] = {0.0, 0.0};
  for (int t = 0; t < n_iter; ++t) {
    const double gradient[] = {0.2 * x[0], 4.0 * x[1]};
    for (std::size_t i = 0; i < 2; ++i) {
      const double squared = gradient[i] * gradient[i];
      s[i] =
          rule == Rule::adagrad ? s[i] + squared : s[i] * rho + squared * (1.0 - rho);
      result.step(t, i) = step_size / (1e-8 + std::sqrt(s[i]));
      x[i] = x[i] - result.step(t, i) * gradient[i];
      result.point(t, i) = x[i];
    }
    result.value(t) = 0.1 * x[0] * x[0] + 2.0 * x[1] * x[1];
  }
  return result;
}

LESSON_BEGIN

// %% [markdown] tags=["predict"]
// In the same long valley as in the first lesson, both rules get the same step size and
// the same 200 iterations. By what factor will RMSProp end lower than AdaGrad: about 1,
// about a thousand, or more than a million?

// %% Run both
const int n_iter =
    param("n_iter", 200, "iterations of each search", {.min = 2, .max = 100'000});
const double step_size =
    param("step_size", 0.05, "step size of both rules", {.min = open(0.0)});
const double rho =
    param("rho", 0.99, "decay rate: the share of the old average that stays",
          {.min = 0.0, .max = open(1.0)});

const Search adagrad = search(Rule::adagrad, n_iter, step_size, rho);
const Search rmsprop = search(Rule::rmsprop, n_iter, step_size, rho);
std::printf("after %d iterations: AdaGrad f = %.3g, RMSProp f = %.3g\n", n_iter,
            adagrad.value(n_iter - 1), rmsprop.value(n_iter - 1));

// %% The step that each coordinate gets
const Vector iteration = numpy::arange(1.0, n_iter + 1.0, 1.0);

show(Figure("The step size in force, coordinate by coordinate")
         .name("steps")
         .line(iteration, xt::col(adagrad.step, 0),
               {.label = "AdaGrad, x (flat)", .color = optimizer_color("AdaGrad")})
         .line(iteration, xt::col(adagrad.step, 1),
               {.label = "AdaGrad, y (steep)",
                .color = optimizer_color("AdaGrad"),
                .dashed = true})
         .line(iteration, xt::col(rmsprop.step, 0),
               {.label = "RMSProp, x (flat)", .color = optimizer_color("RMSProp")})
         .line(iteration, xt::col(rmsprop.step, 1),
               {.label = "RMSProp, y (steep)",
                .color = optimizer_color("RMSProp"),
                .dashed = true})
         .x_label("iteration")
         .y_label("step size / (1e-8 + √s)")
         .log_y()
         .caption(
             "Both take longer steps along the flat coordinate; only RMSProp's grow "
             "again.")
         .alt("Four lines over the iterations on a logarithmic scale: AdaGrad's two "
              "steps only fall, RMSProp's two fall at first and rise as the gradients "
              "shrink."));

// %% [markdown]
// AdaGrad's lines can only go down. RMSProp's go up as the slopes flatten out: far from
// a minimum it is careful, near it, it is bold. The values tell what that is worth.

// %% What it buys
show(Figure("AdaGrad stalls, RMSProp arrives")
         .name("values")
         .line(iteration, adagrad.value,
               {.label = "AdaGrad", .color = optimizer_color("AdaGrad")})
         .line(iteration, rmsprop.value,
               {.label = "RMSProp", .color = optimizer_color("RMSProp")})
         .x_label("iteration")
         .y_label("f(x, y)")
         .log_y()
         .caption("AdaGrad's steps shrink for good, and so does its progress.")
         .alt("Value over iteration on a logarithmic scale: AdaGrad flattens out "
              "early, RMSProp falls by many orders of magnitude."));

// %% [markdown]
// ## The cold start
//
// The average starts at $s^{(0)} = 0$, so after the first gradient it is only
// $(1 - \rho) \, g^2$, far below $g^2$ itself. The first move is therefore
//
// $$\frac{\alpha}{\epsilon + \sqrt{(1 - \rho) \, g^2}} \, |g| \approx \frac{\alpha}{\sqrt{1 - \rho}}$$
//
// whatever the gradient is, as long as it is not zero. With the tutorial's
// $\alpha = 0.01$ and $\rho = 0.99$ that makes 0.1: the first step is ten times the
// step size, in every coordinate. The cell below measures it.

// %% [markdown] tags=["predict"]
// Then the second gradient comes, which is nearly the same as the first. Will the
// second move be shorter than the first, equal, or longer? By how much?

// %% Measure the first move
const Search tutorial = search(Rule::rmsprop, 2, 0.01, 0.99);
const double start[] = {-4.5, 1.2};
for (int i = 0; i < 2; ++i) {
  std::printf("%c: first move %.8f, second %.8f, step size 0.01\n", i == 0 ? 'x' : 'y',
              std::abs(tutorial.point(0, i) - start[i]),
              std::abs(tutorial.point(1, i) - tutorial.point(0, i)));
}

// %% [markdown]
// ## Try this
//
// - Give AdaGrad a larger step: `./chalkline run 2 -p step_size=1`. Who wins now, and
//   what is the price for RMSProp?
// - Forget faster: `-p rho=0.9 -p n_iter=300`. RMSProp arrives sooner, and then hovers.
//   What keeps it from settling?
// - With `rho=0` nothing is remembered and every step has the same length. How far
//   apart are the two lines of RMSProp then?

// %%
LESSON_END
