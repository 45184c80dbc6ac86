// %% [markdown]
// # Downhill
// A search in a bowl, with a parameter of every kind.

// %% The bowl
#include <chalkline/lesson.hpp>
#include <stdexcept>

LESSON_BEGIN

// %% The choices
const double start_x = param("start_x", 1.5, "x of the start", {.min = -2.0, .max = 2.0});
const double start_y = param("start_y", 1.0, "y of the start", {.min = -2.0, .max = 2.0});
const double step_size = param("step_size", 0.1, "step size", {.min = open(0.0)});
const double rho = param("rho", 0.5, "what stays", {.min = 0.0, .max = open(1.0)});
const int n_iter = param("n_iter", 5, "iterations", {.min = 1, .max = 10'000});
const int turns = param("turns", 1, "turns; the fourth is one too many", {.min = 1, .max = 4});
const unsigned seed = param("seed", 1u, "seed of nothing");
const bool is_marked = param("is_marked", true, "mark the minimum");
const auto method = param("method", "plain", "how to search", {"plain", "momentum"});

// %% What was chosen
std::printf("%s from (%g, %g), seed %u\n", method.c_str(), start_x, start_y, seed);

// %% [markdown] tags=["predict"]
// Which way does the search go?
//
// - [ ] straight to the minimum
// - [ ] in a curve
// - [ ] nowhere

// %% The search
Matrix path = xt::zeros<double>({n_iter + 1, 2});
double x = start_x, y = start_y, velocity_x = 0.0, velocity_y = 0.0;
for (int i = 0; i <= n_iter; ++i) {
  path(i, 0) = x, path(i, 1) = y;
  velocity_x = (method == "plain" ? 0.0 : rho * velocity_x) - step_size * 2.0 * x;
  velocity_y = (method == "plain" ? 0.0 : rho * velocity_y) - step_size * 6.0 * y;
  x += velocity_x, y += velocity_y;
}
std::printf("ends at (%.4g, %.4g) after %d iterations\n", x, y, n_iter);
auto figure = Figure("Downhill")
                  .x_range(-2.0, 2.0)
                  .y_range(-2.0, 2.0)
                  .path(xt::col(path, 0), xt::col(path, 1), {.label = "the search"})
                  .points(Vector{start_x}, Vector{start_y}, {.label = "start"})
                  .alt("A path from the start to the middle");
if (is_marked) figure.points(Vector{0.0}, Vector{0.0}, {.label = "minimum"});
show(figure);

// %% Turns
if (turns == 4) throw std::runtime_error("It turned too often.");
std::printf("turned %d times\n", turns);

// %% The last word
std::puts("the end");

// %%
LESSON_END
