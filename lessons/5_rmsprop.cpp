// %% [markdown]
// # RMSProp from scratch
//
// The whole method is built here one statement at a time, and prints the same lines as
// the same program in NumPy. RMSProp keeps, for every coordinate, an average $s$ of its
// squared partial derivatives in which the past fades at the **decay rate** $\rho$, and
// divides the step size $\alpha$ by the root of that average:
//
// $$s^{(t+1)} = \rho \, s^{(t)} + (1 - \rho) \, f'(x^{(t)})^2$$
//
// $$x^{(t+1)} = x^{(t)} - \frac{\alpha}{\epsilon + \sqrt{s^{(t+1)}}} \, f'(x^{(t)})$$
//
// It was never published: Hinton presented it in lecture 6e of his course *Neural
// Networks for Machine Learning* (Tieleman and Hinton, 2012). This lesson runs it on
// the bowl and checks it against the library’s version.

// %% [markdown]
// **You will be able to**
//
// - write RMSProp from memory, and say what each of its four lines is for,
// - follow one update with numbers,
// - read the log of a search.
//
// **You need** lesson 2 for the idea, lesson 3 for the bowl, and NumPy’s manners only
// if you want to compare.

// %% The problem
#include <chalkline/lesson.hpp>

double objective(double x, double y) { return x * x + y * y; }

Vector derivative(double x, double y) { return {x * 2.0, y * 2.0}; }

LESSON_BEGIN

// %% The choices
const unsigned seed = param("seed", 1u, "seed of the random start");
const int n_iter = param("n_iter", 50, "iterations", {.min = 1, .max = 1'000'000});
const double step_size = param("step_size", 0.01, "step size", {.min = open(0.0)});
const double rho = param("rho", 0.99, "decay rate of the average of squares",
                         {.min = 0.0, .max = open(1.0)});

// %% [markdown]
// ## Piece by piece
//
// A search starts somewhere: here at a random point inside the bounds. The generator is
// NumPy's, so that a seed means the same point as it does there.

// %% A random start inside the bounds
const Matrix bounds = {{-1.0, 1.0}, {-1.0, 1.0}};  // (2, 2): each lowest and highest
numpy::RandomState random(seed);
const Vector draw = random.rand(2);
Vector start = xt::zeros<double>({2});
for (std::size_t i = 0; i < 2; ++i)
  start(i) = bounds(i, 0) + draw(i) * (bounds(i, 1) - bounds(i, 0));
show(start);

// %% [markdown]
// The averages begin at zero. Then, in every iteration, the gradient is squared and
// mixed into them.

// %% The average of squared gradients
Vector mean_square = xt::zeros<double>({2});
const Vector gradient = derivative(start(0), start(1));
for (std::size_t i = 0; i < 2; ++i) {
  const double squared = gradient(i) * gradient(i);
  mean_square(i) = (mean_square(i) * rho) + (squared * (1.0 - rho));
}
show(mean_square);

// %% [markdown]
// Each coordinate now has a step size of its own, and the new point is made one
// coordinate at a time.

// %% [markdown] tags=["notes"]
// The one place to stop and think. Let everybody write down a factor; those who have
// seen the cold start in lesson 2 will know. Those who say "more than twice" have
// forgotten what the gradient is divided by.

// %% [markdown] tags=["predict"]
// With seed 1 the start lies more than twice as far from the minimum along $y$ as along
// $x$, and so the slope along $y$ is more than twice as steep. Which of the two
// coordinates moves farther in the first step, and how many times farther?

// %% One step
Vector next = xt::zeros<double>({2});
for (std::size_t i = 0; i < 2; ++i) {
  const double step = step_size / (1e-8 + std::sqrt(mean_square(i)));
  next(i) = start(i) - step * gradient(i);
}
show(next);
const Vector distance = xt::abs(next - start);
show(Markdown("Moved by {:.6f} along $x$ and by {:.6f} along $y$.", distance(0),
              distance(1)));

// %% [markdown] tags=["solution"]
// Both move equally far, by $\alpha / \sqrt{1 - \rho}$: the gradient is divided by its
// own size, so that nothing but its sign is left. That is the cold start of lesson 2.

// %% [markdown]
// ## The whole

// %% RMSProp in one function
struct Solution {
  Vector x;
  double value;
  int first_zero;  // the first line that shows 0.00000, or -1
};

const auto rmsprop = [&](auto f, auto f_prime, const Matrix& box, int iterations,
                         double alpha, double decay) {
  const Vector uniform = random.rand(2);
  Vector x = xt::zeros<double>({2});
  for (std::size_t i = 0; i < 2; ++i)
    x(i) = box(i, 0) + uniform(i) * (box(i, 1) - box(i, 0));
  Vector average = xt::zeros<double>({2});
  double value = f(x(0), x(1));
  int first_zero = -1;
  for (int t = 0; t < iterations; ++t) {
    const Vector g = f_prime(x(0), x(1));
    for (std::size_t i = 0; i < 2; ++i)
      average(i) = (average(i) * decay) + (g(i) * g(i) * (1.0 - decay));
    for (std::size_t i = 0; i < 2; ++i)
      x(i) = x(i) - alpha / (1e-8 + std::sqrt(average(i))) * g(i);
    value = f(x(0), x(1));
    std::cout << '>' << t << " f(" << numpy::array_print(x)
              << ") = " << numpy::fixed(value, 5) << '\n';
    if (first_zero < 0 && numpy::fixed(value, 5) == "0.00000") first_zero = t;
  }
  return Solution{x, value, first_zero};
};

// %% Run it
random.seed(seed);
const Solution best = rmsprop(objective, derivative, bounds, n_iter, step_size, rho);
std::cout << "Done!\n"
          << "f(" << numpy::array_print(best.x) << ") = " << numpy::fixed(best.value, 6)
          << '\n';

show(best.first_zero < 0
         ? Markdown("None of the {} lines shows a value of 0.00000.", n_iter)
         : Markdown("`>{}` is the first line that shows a value of 0.00000.",
                    best.first_zero));

// %% [markdown]
// Another seed starts elsewhere and may need more iterations or fewer.
//
// ## The same, vectorized
//
// The loops over the coordinates were written out to be read. The library’s `RMSProp`
// takes arrays of any length and updates them in one pass over memory, in the same
// order of operations, so it must agree to the last bit.

// %% Compare with the library
const optimize::RMSProp optimizer({.step_size = step_size, .rho = rho});
const optimize::Outcome library =
    optimize::minimize(optimize::bowl(), optimizer, start, n_iter);
if (library.status == optimize::Status::diverged) {
  std::cout << "RMSProp of the library: " << optimize::message(library) << '\n';
} else {
  std::cout << "RMSProp of the library: f(" << numpy::array_print(library.x)
            << ") = " << numpy::fixed(library.value, 6)
            << (library.x == best.x && library.value == best.value
                    ? ", equal to the last bit\n"
                    : ", NOT EQUAL\n");
}

// %% [markdown]
// ## Summary
//
// RMSProp is four lines a coordinate: gradient, square, average, step. The first step
// has the same length along every coordinate, and fifty iterations bring it from the
// start of seed 1 to a value of about $10^{-8}$. The plain loops and the library’s
// arrays agree to the last bit, since they add and multiply in the same order.

// %% [markdown]
// ## Try this
//
// 1. Start elsewhere: `./chalkline run rmsprop -p seed=3`, and
//    `./chalkline run rmsprop -p seed=7`. Which line is the first to show 0.00000?
// 2. Forget faster: `./chalkline run rmsprop -p rho=0.9`. The first step is shorter
//    now. Is the end nearer to the minimum, or farther from it?
// 3. With `./chalkline run rmsprop -p step_size=0.007` the last line shows 0.00002.
//    Find the smallest `step_size` of four decimals whose last line still shows
//    0.00000.

// %% [markdown] tags=["solution"]
// 1. With seed 3 it is `>29`: the start at $(0.10, 0.42)$ is near, and the first step
//    already brings $x$ to 0.002. With seed 7, from $(-0.85, 0.56)$, none of the fifty
//    lines shows it; the last is still at 0.00271.
// 2. Farther: 0.000508 instead of $1.6 \cdot 10^{-8}$. The first step is 0.032 instead
//    of 0.1: the average is filled sooner, so the search gets less of the cold start
//    that takes the one above a good part of its way.
// 3. 0.0078. With 0.0077 the last line shows 0.00001.

// %% [markdown]
// ## Read on
//
// - Hinton, [lecture
//   6e](https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf), from
//   slide 26 on: where RMSProp comes from.
// - Ruder, [An overview of gradient descent optimization
//   algorithms](https://arxiv.org/abs/1609.04747) (2016): its relatives, one formula
//   each.
// - Kochenderfer and Wheeler, [Algorithms for
//   optimization](https://algorithmsbook.com/optimization/) (2019), chapter 5: the same
//   method among its neighbors.

// %%
LESSON_END
