#include "optimize/gradient_descent.hpp"

#include "optimize/hyperparameter.hpp"
#include "optimize/shape_check.hpp"

namespace chalkline {

GradientDescent::GradientDescent(const Hyperparameters& hyperparameters) : hyperparameters_(hyperparameters) {
  require_positive(name, "step_size", hyperparameters_.step_size);
}

void GradientDescent::step(Vector& x, const Vector& gradient) {
  require_gradient_of(name, x, gradient);
  const double step_size = hyperparameters_.step_size;
  const std::size_t n = x.size();
  const double* g = gradient.data();
  double* at = x.data();
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) at[i] = at[i] - step_size * g[i];
}

}  // namespace chalkline
