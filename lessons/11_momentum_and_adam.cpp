// %% [markdown]
// # Momentum and Adam
//
// A ball that rolls crosses a long valley many times faster than gradient descent, and
// Adam gives the ball RMSProp’s steps without RMSProp’s cold start. Both are built here
// one statement at a time, run, and compared with the library’s to the last bit.

// %% [markdown]
// **You will be able to**
//
// - compute a step of momentum, and one of Adam, by hand,
// - predict how much faster momentum is in a long valley,
// - explain what Adam’s bias correction corrects, and what it does not promise.
//
// **You need** [lesson 1](1_gradient_descent.cpp), [lesson 2](2_adaptive_steps.cpp) and
// [lesson 5](5_rmsprop.cpp).

// %% The problem
#include <chalkline/lesson.hpp>

// The course's bowl, f(x, y) = x^2 + y^2 on [-1, 1] x [-1, 1], at x: (2).
double objective(const Vector& x) { return x(0) * x(0) + x(1) * x(1); }

Vector derivative(const Vector& x) { return {x(0) * 2.0, x(1) * 2.0}; }

LESSON_BEGIN

// %% The choices
const unsigned seed = param("seed", 1u, "seed of the random start");
const int n_iter = param("n_iter", 60, "iterations", {.min = 2, .max = 100'000});
const double step_size = param("step_size", 0.02, "step size", {.min = open(0.0)});
const double beta = param("beta", 0.8, "momentum: the share of the velocity that stays",
                          {.min = 0.0, .max = open(1.0)});
const double beta1 = param("beta1", 0.8, "Adam: decay rate of the average gradient",
                           {.min = 0.0, .max = open(1.0)});
const double beta2 = param("beta2", 0.999, "Adam: decay rate of the average square",
                           {.min = 0.0, .max = open(1.0)});

numpy::RandomState random(seed);
const Vector start = -1.0 + random.rand(2) * 2.0;
show(start);

// %% [markdown] tags=["notes"]
// Roll a ball, or a pen, across the table: what does it do that gradient descent does
// not? It goes on, and it overshoots. People expect the second and forget that going on
// adds up. Ten minutes.

// %% [markdown]
// ## The heavy ball
//
// Gradient descent forgets each step as soon as it is made. A heavy ball does not: it
// has a **velocity** $v$, of which a share $\beta$ stays, and every gradient $g$ adds
// to it (Polyak, 1964). The velocity begins at zero:
//
// $$v^{(t+1)} = \beta \, v^{(t)} + g, \qquad g = f'(x^{(t)})$$
//
// $$x^{(t+1)} = x^{(t)} - \alpha \, v^{(t+1)}$$
//
// With $\beta = 0$ that is gradient descent. Here is the first step, piece by piece.

// %% The first step of the ball
Vector velocity = xt::zeros<double>({2});
Vector ball = start;
const Vector first_gradient = derivative(ball);
velocity = velocity * beta + first_gradient;
ball = ball - step_size * velocity;
const Vector first_move = ball - start;
show(first_move);

// %% [markdown] tags=["predict"]
// The velocity began at zero, so that was a step of gradient descent. At the new point
// the gradient is a little smaller. How long will the second step be, compared with the
// first: a little shorter, nearly twice as long, or five times as long?

// %% The second step of the ball
velocity = velocity * beta + derivative(ball);
const Vector second_move = -step_size * velocity;
show(second_move);
std::printf("the second step is %.4g times as long as the first\n",
            second_move(1) / first_move(1));

// %% [markdown] tags=["solution"]
// With the values above, 1.76 times as long: 0.8 of the first step, and 0.96 of it from
// the new gradient.

// %% [markdown]
// Where gradients go on pointing the same way, steps add up, to at most
// $1 / (1 - \beta)$ times what gradient descent would do: a series
// $1 + \beta + \beta^2 + \dots$ Where the gradient changes its sign from step to step,
// new and old cancel. Here is the whole.

// %% Momentum in one function
const auto report = [&](int t, const Vector& x) {  // every tenth iteration
  if (t == 0 || t % 10 == 9 || t + 1 == n_iter)
    std::cout << '>' << t << " f(" << numpy::array_print(x)
              << ") = " << numpy::fixed(objective(x), 5) << '\n';
};
const auto momentum = [&](Vector x, double alpha, double share) {
  Vector v = xt::zeros<double>({2});
  for (int t = 0; t < n_iter; ++t) {
    const Vector g = derivative(x);
    for (std::size_t i = 0; i < 2; ++i) {
      v(i) = v(i) * share + g(i);
      x(i) = x(i) - alpha * v(i);
    }
    report(t, x);
  }
  return x;
};

// %% Run it
const auto compare = [&](const auto& optimizer, const Vector& x) {
  const auto library = optimize::minimize(optimize::bowl(), optimizer, start, n_iter);
  if (library.status == optimize::Status::diverged)
    std::cout << optimizer.name << " of the library: " << optimize::message(library)
              << '\n';
  else
    std::cout << optimizer.name << " of the library: "
              << (library.x == x ? "equal to the last bit\n" : "NOT EQUAL\n");
};
const Vector rolled = momentum(start, step_size, beta);
std::printf("f = %.3g\n", objective(rolled));
compare(optimize::Momentum({.step_size = step_size, .momentum = beta}), rolled);

// %% [markdown] tags=["notes"]
// The idea to keep: momentum takes the root of the condition number. Let people guess
// before the run, then ask why more iterations are counted than computed: the ball must
// first gain speed, and the distance falls like $t \cdot r^t$. Fifteen minutes.

// %% [markdown]
// ## A long valley
//
// A round bowl needs no momentum. A long valley does:
//
// $$f(x, y) = \tfrac{1}{2} \left( \mu \, x^2 + L \, y^2 \right)$$
//
// Its curvature is $\mu = 1$ along $x$ and $L$ along $y$, much larger. Their ratio
// $\kappa = L / \mu$ is the **condition number**. As [lesson 1](1_gradient_descent.cpp)
// says, gradient descent’s best step size is $2 / (\mu + L)$, and then every iteration
// multiplies the distance by the **rate** $(\kappa - 1) / (\kappa + 1)$.

// %% A search in the valley
const double curvature =
    param("curvature", 100.0, "L: the curvature across the valley, where along it is 1",
          {.min = 2.0, .max = 1000.0});

// Every iterate of momentum from (10, 1), the start first: (n + 1, 2).
const auto in_valley = [&](double alpha, double share, int n) {
  Matrix points = xt::zeros<double>({n + 1, 2});
  points(0, 0) = 10.0;
  points(0, 1) = 1.0;
  double v[] = {0.0, 0.0};
  for (int t = 0; t < n; ++t) {
    const double g[] = {points(t, 0), curvature * points(t, 1)};
    for (std::size_t i = 0; i < 2; ++i) {
      v[i] = v[i] * share + g[i];
      points(t + 1, i) = points(t, i) - alpha * v[i];
    }
  }
  return points;
};

// Of every row of points: (n, 2), the distance from the minimum at 0; shape (n).
const auto distances = [](const Matrix& points) {
  return Vector(xt::sqrt(xt::sum(points * points, 1)));
};

// The first iteration after which the distance is at most a thousandth of the start's.
const auto needed = [](const Vector& distance) {
  std::size_t n = 0;
  while (n + 1 < distance.size() && distance(n) > distance(0) / 1000.0) ++n;
  return n;
};

const double plain_step = 2.0 / (1.0 + curvature);
const double plain_rate = (curvature - 1.0) / (curvature + 1.0);
const int long_enough = 200 + static_cast<int>(4.0 * curvature);
const Vector plain = distances(in_valley(plain_step, 0.0, long_enough));
std::printf("gradient descent: step size %.4g, rate %.4f\n", plain_step, plain_rate);
std::printf("a thousandth of the distance after %zu iterations\n", needed(plain));

// %% [markdown] tags=["predict"]
// Momentum has two settings to choose, and gets the best of both. After how many
// iterations will it be as near?
//
// - [ ] about 300
// - [ ] about 150
// - [ ] fewer than 60

// %% Momentum in the valley: computed, measured and drawn
const double root = std::sqrt(curvature);
const double ball_step = std::pow(2.0 / (root + 1.0), 2);
const double ball_share = std::pow((root - 1.0) / (root + 1.0), 2);
const double ball_rate = (root - 1.0) / (root + 1.0);
const Vector heavy = distances(in_valley(ball_step, ball_share, long_enough));
std::printf("momentum: step size %.4g, beta %.4f, rate %.4f\n", ball_step, ball_share,
            ball_rate);
std::printf("a thousandth of the distance after %zu iterations\n", needed(heavy));

const auto measured_rate = [](const Vector& distance) {  // from iteration 100 to 200
  return std::pow(distance(200) / distance(100), 1.0 / 100.0);
};
const auto by_rate = [](double rate) { return std::log(1e-3) / std::log(rate); };
show(Markdown(
    "| | gradient descent | momentum |\n| --- | ---: | ---: |\n"
    "| rate, computed | {:.4f} | {:.4f} |\n| rate, measured late | {:.4f} | {:.4f} |\n"
    "| iterations by the rate | {:.1f} | {:.1f} |\n| iterations counted | {} | {} |\n",
    plain_rate, ball_rate, measured_rate(plain), measured_rate(heavy),
    by_rate(plain_rate), by_rate(ball_rate), needed(plain), needed(heavy)));

const int shown = 150;
const Vector iteration = numpy::arange(0.0, shown + 1.0, 1.0);
const auto beginning = [&](const Vector& distance) {
  Vector part = xt::zeros<double>({shown + 1});
  for (int t = 0; t <= shown; ++t) part(t) = distance(t);
  return part;
};
const auto computed = [&](double rate) {
  return Vector(plain(0) * xt::pow(rate, iteration));
};
const plot::Color plain_color = optimizer_color("gradient descent");
const plot::Color ball_color = optimizer_color("momentum");

show(Figure("The distance from the minimum")
         .name("distance")
         .line(iteration, beginning(plain),
               {.label = "gradient descent", .color = plain_color, .width = 3.0})
         .line(iteration, beginning(heavy),
               {.label = "momentum", .color = ball_color, .width = 3.0})
         .line(iteration, computed(plain_rate),
               {.label = "by the rate alone", .color = "orange", .dashed = true})
         .line(iteration, computed(ball_rate),
               {.label = "by the rate alone", .color = "orange", .dashed = true})
         .horizontal(plain(0) / 1000.0, {.label = "a thousandth of the start"})
         .x_label("iteration")
         .y_label("distance")
         .log_y()
         .caption("Solid: measured. Dashed: what the computed rate alone would give.")
         .alt("Distances on a logarithmic scale over the iterations: those of gradient "
              "descent and momentum, each with the straight line of its rate."));

const Matrix swings = in_valley(ball_step, ball_share, 60);
const double swing = 1.15 * xt::amax(xt::abs(xt::col(swings, 1)))();
const double reach = std::min(12.0, std::max(2.0, swing));
const auto [x, y] = numpy::meshgrid(numpy::linspace(-1.0, 11.0, 61),
                                    numpy::linspace(-reach, reach, 81));
const Matrix height = 0.5 * (x * x + curvature * y * y);
const auto on_map = [&](const char* name, double alpha, double share) {
  const Matrix points = in_valley(alpha, share, 60);
  return Figure(name)
      .filled_contour(x, y, height, {.levels = 12})
      .path(xt::col(points, 0), xt::col(points, 1),
            {.color = optimizer_color(name), .dots = false})
      .points({10.0}, {1.0}, {.label = "start", .color = "orange"})
      .points({0.0}, {0.0},
              {.label = "minimum", .color = "yellow", .marker = plot::Marker::plus})
      .x_label("x")
      .y_label("y")
      .z_label("f(x, y)")
      .x_range(-1.0, 11.0)
      .y_range(-reach, reach)
      .equal_scales();
};

show(Panels("Sixty iterations in the valley", {.columns = 2,
                                               .share_x = true,
                                               .share_y = true,
                                               .share_colors = true,
                                               .share_legend = true})
         .add(on_map("gradient descent", plain_step, 0.0))
         .add(on_map("momentum", ball_step, ball_share))
         .name("paths")
         .caption("Each with its best settings, from the same start.")
         .alt("Two maps of a long valley with a path of sixty iterations each, from a "
              "start near the right end. Both zigzag across the floor."));

// %% [markdown] tags=["solution"]
// With the values above, 48, where gradient descent needs 346.

// %% [markdown]
// The best settings are known (Polyak, 1964; Goh, 2017, shows how they come about):
//
// $$\alpha = \left( \frac{2}{\sqrt{L} + \sqrt{\mu}} \right)^2$$
//
// $$\beta = \left( \frac{\sqrt{\kappa} - 1}{\sqrt{\kappa} + 1} \right)^2$$
//
// $$\text{rate} = \sqrt{\beta} = \frac{\sqrt{\kappa} - 1}{\sqrt{\kappa} + 1}$$
//
// It is the rate of gradient descent with $\sqrt{\kappa}$ in the place of $\kappa$. A
// valley a hundred times as curved across as along is for momentum what one of ten is
// for gradient descent. The rate is only approached, though: with these settings the
// distance falls like $t \cdot r^t$, with the rate $r$, and the factor $t$ costs some
// iterations.

// %% [markdown]
// Both jump from one wall to the other, for their step sizes are as large as the walls
// allow. With the values above the ball even swings out farther at first. But along the
// floor, where all gradients point the same way, its steps add up.

// %% [markdown] tags=["notes"]
// Take the formulas apart: one average for the direction, one for the size. Ask why the
// first average is too small by the very factor that the formula divides by. Then do
// the first step on the board, with numbers. Fifteen minutes.

// %% [markdown]
// ## Adam
//
// Adam (Kingma and Ba, 2015) keeps two averages that fade: $m$ of the gradient, which
// is a velocity, and $v$ of its square, which is RMSProp’s:
//
// $$m^{(t)} = \beta_1 \, m^{(t-1)} + (1 - \beta_1) \, g$$
//
// $$v^{(t)} = \beta_2 \, v^{(t-1)} + (1 - \beta_2) \, g^2$$
//
// Both begin at zero and are too small at first. After $t$ gradients that are all the
// same, $m$ is $(1 - \beta_1^t) \, g$, not $g$. Adam divides by that, and so for $v$:
//
// $$\hat{m} = \frac{m^{(t)}}{1 - \beta_1^t}$$
//
// $$\hat{v} = \frac{v^{(t)}}{1 - \beta_2^t}$$
//
// $$x^{(t)} = x^{(t-1)} - \alpha \, \frac{\hat{m}}{\epsilon + \sqrt{\hat{v}}}$$
//
// This **bias correction** is the news; $\epsilon = 10^{-8}$ guards against a division
// by zero. Here is the first step, piece by piece.

// %% The two averages after the first gradient
const Vector m = (1.0 - beta1) * first_gradient;  // from zero
const Vector v = (1.0 - beta2) * first_gradient * first_gradient;
show(first_gradient);
show(m);
show(v);

// %% [markdown] tags=["predict"]
// RMSProp starts cold: its average of squares begins at zero, too, and its first move
// is $\alpha / \sqrt{1 - \rho}$ in every coordinate, many times its step size. How far
// will Adam move?

// %% The first step of Adam
const Vector m_hat = m / (1.0 - beta1);
const Vector v_hat = v / (1.0 - beta2);
const Vector adam_move = -step_size * m_hat / (1e-8 + xt::sqrt(v_hat));
show(adam_move);
std::printf("Adam:                 %.4g step sizes\n",
            std::abs(adam_move(1)) / step_size);
std::printf("without correction:   %.4g step sizes\n",
            m(1) / std::sqrt(v(1)) * (m(1) > 0.0 ? 1.0 : -1.0));
std::printf("RMSProp, rho = beta2: %.4g step sizes\n", 1.0 / std::sqrt(1.0 - beta2));

// %% [markdown] tags=["solution"]
// By $\alpha$, in every coordinate: after the correction $\hat{m}$ is the gradient and
// $\hat{v}$ its square, and only the sign is left of $g / \sqrt{g^2}$.

// %% [markdown]
// So with Adam $\alpha$ is what it says from the first step on: how far each coordinate
// moves while the gradients agree. Here is the whole.

// %% Adam in one function
// Returns every iterate, the start first: (iterations + 1, 2). Without correction, and
// with beta1 = 0, it is RMSProp.
const auto adam = [&](double alpha, double decay1, double decay2, bool corrected,
                      int iterations) {
  Matrix points = xt::zeros<double>({iterations + 1, 2});
  xt::row(points, 0) = start;
  double mean[] = {0.0, 0.0}, square[] = {0.0, 0.0};
  double power1 = 1.0, power2 = 1.0;  // beta1^t and beta2^t
  for (int t = 0; t < iterations; ++t) {
    const Vector g = derivative(xt::row(points, t));
    power1 *= decay1;
    power2 *= decay2;
    const double mean_part = corrected ? 1.0 - power1 : 1.0;
    const double square_part = corrected ? 1.0 - power2 : 1.0;
    for (std::size_t i = 0; i < 2; ++i) {
      mean[i] = mean[i] * decay1 + g(i) * (1.0 - decay1);
      square[i] = square[i] * decay2 + (g(i) * g(i)) * (1.0 - decay2);
      points(t + 1, i) = points(t, i) - alpha * (mean[i] / mean_part) /
                                            (1e-8 + std::sqrt(square[i] / square_part));
    }
  }
  return points;
};

// %% Run Adam
const Matrix iterates = adam(step_size, beta1, beta2, true, n_iter);
for (int t = 0; t < n_iter; ++t) report(t, xt::row(iterates, t + 1));
const Vector adam_end = xt::row(iterates, n_iter);
std::printf("f = %.3g\n", objective(adam_end));
compare(optimize::Adam({.step_size = step_size, .beta1 = beta1, .beta2 = beta2}),
        adam_end);

// %% [markdown] tags=["notes"]
// The surprise of this part: the correction does not make a search faster. It makes the
// step size mean one thing. Let those who predicted “lower” say why. Ten minutes.

// %% [markdown]
// ## What the correction is for
//
// Without the correction, a search begins with steps that nobody chose. The figure
// shows how far the first twenty go along $y$, as a multiple of the step size.

// %% Draw the moves tags=["fold"]
const double rho =
    param("rho", 0.99, "RMSProp: decay rate of the average square, in the last part",
          {.min = 0.0, .max = open(1.0)});
const int first_moves = 20;
const auto moves = [&](double decay1, double decay2, bool corrected) {
  const Matrix points = adam(step_size, decay1, decay2, corrected, first_moves);
  Vector length = xt::zeros<double>({first_moves});
  for (int t = 0; t < first_moves; ++t)
    length(t) = std::abs(points(t + 1, 1) - points(t, 1)) / step_size;
  return length;
};
const Vector count = numpy::arange(1.0, first_moves + 1.0, 1.0);
const auto of = [](const char* name, const char* label, bool dashed) {
  return plot::LineOptions{
      .label = label, .color = optimizer_color(name), .dashed = dashed};
};

show(Figure("The length of the first moves")
         .name("moves")
         .line(count, moves(0.0, rho, false), of("RMSProp", "RMSProp", true))
         .line(count, moves(0.0, rho, true), of("RMSProp", "RMSProp, corrected", false))
         .line(count, moves(beta1, beta2, true), of("Adam", "Adam", false))
         .line(count, moves(beta1, beta2, false), of("Adam", "Adam, uncorrected", true))
         .horizontal(1.0, {.label = "one step size"})
         .x_label("iteration")
         .y_label("move along y / step size")
         .caption(
             "Solid: corrected, they begin with one step size. Dashed: uncorrected.")
         .alt("Four curves of the length of each move: those of RMSProp and of Adam, "
              "each with bias correction and without it."));

// %% [markdown] tags=["predict"]
// Lesson 5’s run of RMSProp has $\alpha = 0.01$, $\rho = 0.99$ and 50 iterations, and
// ends at $f = 1.56 \cdot 10^{-8}$. With Adam’s correction of the average, will it end
// lower, about there, or higher?

// %% Lesson 5’s RMSProp with and without correction
std::printf("step size   without correction   with correction\n");
for (const double alpha : {0.01, 0.02, 0.05, 0.1, 0.2}) {
  const auto end = [&](bool corrected) {
    return objective(xt::row(adam(alpha, 0.0, 0.99, corrected, 50), 50));
  };
  std::printf("%-11g %-20.3g %.3g\n", alpha, end(false), end(true));
}

// %% [markdown] tags=["solution"]
// Much higher, with the seed above: at $8.66 \cdot 10^{-3}$. The long first steps of
// the cold start had brought lesson 5’s search most of the way.

// %% [markdown]
// The correction is no accelerator. The cold start is a larger step size for the first
// iterations, which here happened to lead the right way. Who wants larger steps can ask
// for them: the table has the corrected search with larger step sizes, too. What the
// correction gives is a step size that means the same in every iteration and with every
// decay rate.

// %% [markdown]
// ## Summary
//
// Momentum adds up gradients that agree and cancels those that do not, and so needs
// about as many iterations in a valley of condition $\kappa$ as gradient descent in one
// of $\sqrt{\kappa}$. Adam divides such an average of gradients by the root of
// RMSProp’s average of squares. Its bias correction takes away the cold start, so that
// the first step is as long as the step size says.

// %% [markdown]
// ## Try this
//
// 1. Steeper walls: `./chalkline run momentum_and_adam -p curvature=400`. How many
//    times more iterations does gradient descent need, how many times more momentum?
// 2. A ball that keeps more: `./chalkline run momentum_and_adam -p beta=0.9`. Does it
//    end nearer to the minimum of the bowl? And with
//    `./chalkline run momentum_and_adam -p beta=0`?
// 3. Adam without its velocity: `./chalkline run momentum_and_adam -p beta1=0`. What is
//    left?
// 4. By hand, then `./chalkline run momentum_and_adam -p beta2=0.99`: how long would
//    Adam’s first step be without correction?

// %% [markdown] tags=["solution"]
// 1. Gradient descent needs 1382 iterations instead of 346, four times as many, and
//    momentum 100 instead of 48, about twice as many: the root of four.
// 2. No: it ends at 0.000199 instead of $1.63 \cdot 10^{-7}$, since it still swings
//    around the minimum. With `beta=0` it is gradient descent and ends at 0.00165. Too
//    much is bad, and so is too little.
// 3. RMSProp with $\rho = \beta_2$ and a corrected average. It ends at
//    $7.27 \cdot 10^{-6}$, Adam at $3.35 \cdot 10^{-7}$.
// 4. $(1 - \beta_1) / \sqrt{1 - \beta_2} = 0.2 / 0.1 = 2$ step sizes.

// %% [markdown]
// ## Read on
//
// - [Goh, *Why momentum really works*](https://distill.pub/2017/momentum/), 2017: the
//   rates derived, with figures to play with.
// - [Kingma and Ba, *Adam*](https://arxiv.org/abs/1412.6980), 2015: section 3 is the
//   bias correction.
// - [Ruder, *An overview of gradient descent optimization
//   algorithms*](https://arxiv.org/abs/1609.04747), 2016: these and their relatives.

// %%
LESSON_END
