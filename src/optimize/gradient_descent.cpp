#include "optimize/gradient_descent.hpp"

#include "optimize/elementwise.hpp"
#include "optimize/hyperparameter.hpp"
#include "optimize/shape_check.hpp"

namespace chalkline::optimize {

GradientDescent::GradientDescent(const Hyperparameters& hyperparameters)
    : hyperparameters_(hyperparameters) {
  require_positive(name, "step_size", hyperparameters_.step_size);
}

void GradientDescent::step(Vector& x, const Vector& gradient) {
  require_gradient_of(name, x, gradient);
  const double step_size = hyperparameters_.step_size;
  const double* g = gradient.data();
  double* at = x.data();
  for_each_element(x.size(), [=](std::size_t i) { at[i] = at[i] - step_size * g[i]; });
}

}  // namespace chalkline::optimize
