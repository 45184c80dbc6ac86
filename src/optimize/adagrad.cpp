#include "optimize/adagrad.hpp"

#include <cmath>

#include "optimize/elementwise.hpp"
#include "optimize/hyperparameter.hpp"
#include "optimize/shape_check.hpp"

namespace chalkline::optimize {

AdaGrad::AdaGrad(const Hyperparameters& hyperparameters) : hyperparameters_(hyperparameters) {
  require_positive(name, "step_size", hyperparameters_.step_size);
  require_not_negative(name, "epsilon", hyperparameters_.epsilon);
}

CHALKLINE_ALSO_FOR_AVX2
void AdaGrad::step(Vector& x, const Vector& gradient) {
  require_gradient_of(name, x, gradient);
  require_state_for(name, x, squared_sum_);
  const double step_size = hyperparameters_.step_size;
  const double epsilon = hyperparameters_.epsilon;
  const double* g = gradient.data();
  double* s = squared_sum_.data();
  double* at = x.data();
  for_each_element(x.size(), [=](std::size_t i) {
    s[i] = s[i] + g[i] * g[i];
    at[i] = at[i] - (step_size / (epsilon + std::sqrt(s[i]))) * g[i];
  });
}

Vector AdaGrad::effective_step() const {
  return hyperparameters_.step_size / (hyperparameters_.epsilon + xt::sqrt(squared_sum_));
}

}  // namespace chalkline::optimize
