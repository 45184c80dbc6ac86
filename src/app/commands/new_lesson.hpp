// The lesson that `chalkline new` writes. TITLE stands for its own.
#pragma once

namespace chalkline::app {

inline constexpr const char* new_lesson_text = R"lesson(// %% [markdown]
// # TITLE
// To walk downhill on a curve $f(x)$ takes its slope alone. Every iteration moves $x$ a
// little against the slope, by the **step size** $\alpha$ times its value:
//
// $$x^{(t+1)} = x^{(t)} - \alpha \, f'(x^{(t)})$$

// %% The problem
#include <chalkline/lesson.hpp>

double f(double x) { return x * x; }
double slope(double x) { return 2.0 * x; }

LESSON_BEGIN

// %% The choices
const double start =
    param("start", 2.0, "where the search begins", {.min = -10.0, .max = 10.0});
const double step_size = param("step_size", 0.2, "how far each iteration goes",
                               {.min = open(0.0), .max = 1.0});

// %% The search
const int n_iter = 10;
Vector x = xt::zeros<double>({n_iter + 1});  // the start and every iterate
x(0) = start;
for (int t = 0; t < n_iter; ++t) x(t + 1) = x(t) - step_size * slope(x(t));
std::printf("after %d iterations f(%.4f) = %.6f\n", n_iter, x(n_iter), f(x(n_iter)));

// %% The way it goes
show(Figure("Every iterate")
         .path(numpy::arange(0.0, n_iter + 1.0, 1.0), x)
         .x_label("iteration")
         .y_label("x")
         .alt("A curve that falls quickly at first and then levels out at the "
              "minimum."));

// %% [markdown]
// ## Try this
//
// - A longer step: `-p step_size=0.9`. Why does $x$ change its sign?
// - Which `step_size` arrives in a single iteration?

// %% [markdown] tags=["solution"]
// - Each iteration multiplies $x$ by $1 - 2 \alpha = -0.8$: it jumps over the minimum,
//   to the other side, and still comes nearer.
// - `-p step_size=0.5`, where that factor is 0.

// %%
LESSON_END
)lesson";

}  // namespace chalkline::app
