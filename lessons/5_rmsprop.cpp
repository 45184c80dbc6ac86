// %% [markdown]
// # RMSProp from scratch
//
// RMSProp keeps, for every coordinate, an average $s$ of its squared partial
// derivatives in which the past fades at the **decay rate** $\rho$, and divides the
// step size $\alpha$ by the root of that average:
//
// $$s^{(t+1)} = \rho \, s^{(t)} + (1 - \rho) \, f'(x^{(t)})^2$$
//
// $$x^{(t+1)} = x^{(t)} - \frac{\alpha}{\epsilon + \sqrt{s^{(t+1)}}} \, f'(x^{(t)})$$
//
// It was never published: Hinton presented it in lecture 6e of his course *Neural
// Networks for Machine Learning* (Tieleman and Hinton, 2012). This lesson builds it one
// statement at a time, runs it on the bowl, and checks it against the library's
// version.

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

// %% [markdown] tags=["predict"]
// The start lies more than twice as far from the minimum along $y$ as along $x$, and so
// the slope along $y$ is more than twice as steep. Which of the two coordinates moves
// farther in the first step, and how many times farther?

// %% One step
Vector next = xt::zeros<double>({2});
for (std::size_t i = 0; i < 2; ++i) {
  const double step = step_size / (1e-8 + std::sqrt(mean_square(i)));
  next(i) = start(i) - step * gradient(i);
}
show(next);

// %% [markdown]
// Both coordinates moved by the same distance, $\alpha / \sqrt{1 - \rho}$: that is the
// cold start of the lesson on adaptive steps.
//
// ## The whole

// %% RMSProp in one function
struct Solution {
  Vector x;
  double value;
};

const auto rmsprop = [&](auto f, auto f_prime, const Matrix& box, int iterations,
                         double alpha, double decay) {
  const Vector uniform = random.rand(2);
  Vector x = xt::zeros<double>({2});
  for (std::size_t i = 0; i < 2; ++i)
    x(i) = box(i, 0) + uniform(i) * (box(i, 1) - box(i, 0));
  Vector average = xt::zeros<double>({2});
  double value = f(x(0), x(1));
  for (int t = 0; t < iterations; ++t) {
    const Vector g = f_prime(x(0), x(1));
    for (std::size_t i = 0; i < 2; ++i)
      average(i) = (average(i) * decay) + (g(i) * g(i) * (1.0 - decay));
    for (std::size_t i = 0; i < 2; ++i)
      x(i) = x(i) - alpha / (1e-8 + std::sqrt(average(i))) * g(i);
    value = f(x(0), x(1));
    std::cout << '>' << t << " f(" << numpy::array_print(x)
              << ") = " << numpy::fixed(value, 5) << '\n';
  }
  return Solution{x, value};
};

// %% Run it
random.seed(seed);
const Solution best = rmsprop(objective, derivative, bounds, n_iter, step_size, rho);
std::cout << "Done!\n"
          << "f(" << numpy::array_print(best.x) << ") = " << numpy::fixed(best.value, 6)
          << '\n';

// %% [markdown]
// With the choices above, `>33` is the first line that shows a value of 0.00000: some
// 33 iterations are enough to come close. Another seed starts elsewhere and may need
// more or fewer.
//
// ## The same, vectorized
//
// The loops over the coordinates were written out to be read. The library's `RMSProp`
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
// ## Try this
//
// - Start elsewhere: `./chalkline run rmsprop -p seed=7`. Which line is the first to
//   show 0.00000?
// - Forget faster: `-p rho=0.9`. The first step is shorter now, yet is the end nearer
//   to the minimum?
// - Look for the largest `step_size` whose last line still shows 0.00000.

// %%
LESSON_END
