// %% [markdown]
// # Names of one's own
// What a lesson builds from scratch bears the names that the field gives it, as the library does.

// %% The lesson's own
#include <chalkline/lesson.hpp>

struct Point {
  double x, y;
};
struct Line {
  Point from, to;
};
enum class Color { red, green };
enum class Marker { small, large };
struct Axis {};
struct Layer {};
struct Status {};
struct Outcome {
  double x;
};
struct Objective {
  double operator()(double x) const { return x * x; }
};
struct Trajectory {
  std::vector<double> points;
};
class RMSProp {
 public:
  void step(double& x, double gradient) {
    s_ = s_ * 0.9 + gradient * gradient * (1.0 - 0.9);
    x = x - 0.01 / (1e-8 + std::sqrt(s_)) * gradient;
  }

 private:
  double s_ = 0.0;
};
struct Adam : RMSProp {};
struct AdaGrad {};
struct Momentum {};
struct GradientDescent {};

Outcome minimize(const Objective& f, RMSProp optimizer, double x, int n_iter) {
  for (int t = 0; t < n_iter; ++t) optimizer.step(x, 2.0 * x);
  return {f(x) > 0.0 ? x : 0.0};
}
double rmsprop(double x) { return minimize(Objective(), RMSProp(), x, 1).x; }
double rosenbrock(double x, double y) {
  return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
}
double bowl(double x) { return x * x; }
std::string message(const Outcome&) { return "mine"; }
std::string text(int n) { return std::to_string(n); }
int printed = 0, allowed = 1, record = 2, base = 3, source = 4;

LESSON_BEGIN

// %% Beside the library's
const Line line{{0.0, 0.0}, {1.0, 1.0}};
const Color color = Color::green;
Trajectory trajectory;
trajectory.points.push_back(rmsprop(1.0));
Adam adam;
double x = 1.0;
adam.step(x, 2.0);

const optimize::RMSProp optimizer({.step_size = 0.01, .rho = 0.9});
optimize::Trajectory iterates;
const optimize::Objective objective = optimize::bowl(1);
const auto outcome = optimize::minimize(objective, optimizer, Vector{1.0}, 1, iterates);
const bool equal = outcome.x(0) == trajectory.points[0] && outcome.x(0) == x;
std::printf("%s %d\n", equal ? "equal" : "not equal", color == Color::green && line.to.x == 1.0);
std::printf("%g %g %s %s\n", rosenbrock(1.0, 1.0), bowl(2.0), message(Outcome{}).c_str(),
            text(printed + allowed + record + base + source).c_str());
show(Figure("Both")
         .line({0.0, 1.0}, {0.0, 1.0}, {.label = "a line"})
         .points({0.5}, {0.5}, {.marker = plot::Marker::plus})
         .alt("A line"));

// %%
LESSON_END
